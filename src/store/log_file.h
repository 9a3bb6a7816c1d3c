// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The log's file as the thread keeps it: opened at the first try, set aside where
 * it is damaged, and what waits to be written into it. Not for two threads at once, but for
 * log_file_interrupt. Known to the store alone.
 *
 * What was written of the session under way is kept too: where the file turns out to be damaged or
 * is taken away in the middle of a session, a new one is begun and the session is written into it
 * from its beginning. */
#ifndef LIMBER_STORE_LOG_FILE_H
#define LIMBER_STORE_LOG_FILE_H

#include "store/change.h"

#define LOG_FILE_NOTE_BYTES 256

typedef struct LogFile LogFile;

LogFile *log_file_new(const char *path); /* copied; NULL: there is nowhere to write */
void log_file_free(LogFile *file);

/* Takes a list of batches over; they wait. */
void log_file_add(LogFile *file, Batch *list);

/* Opens the file where it is not open (made where there is something to write), and writes what
 * waits, oldest first, until one fails. False: something still waits, was refused by the tables, or
 * is of a session that was deleted. */
bool log_file_write(LogFile *file);

/* What is wrong, or was (a damaged file set aside), in one line, or "". */
const char *log_file_note(const LogFile *file);

/* Is the file open, and not yet read whole? */
bool log_file_unchecked(const LogFile *file);

/* Reads the open file whole. True: it is damaged; log_file_write sets it aside. */
bool log_file_check(LogFile *file);

/* Ends a log_file_check that another thread is in. */
void log_file_interrupt(LogFile *file);

#endif
