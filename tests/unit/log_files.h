// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Logs in folders of their own, and what stands in them as plain SQL tells it. */
#ifndef LIMBER_TESTS_LOG_FILES_H
#define LIMBER_TESTS_LOG_FILES_H

#include "store/log.h"

#include <stdint.h>

#define LOG_WAIT (20 * NS_PER_S)

/* A new folder (in memory where there is such a place) and, in it, a path for a log that is not
 * there yet ("…/state/log.db"), good until the next call. log_files_remove removes every folder
 * made so. */
const char *log_files_new(void);
void log_files_remove(void);

/* The folder of a path, good until the next call. */
const char *log_files_folder(const char *path);

void log_files_make_folder(const char *path);             /* where it is not there */
void log_files_write(const char *path, const char *text); /* a file in such a folder */

/* The rows of a query: columns joined with '|', rows with ' / ', NULL as "-"; what SQLite says
 * where it fails. Good until the next call. */
const char *log_files_ask(const char *path, const char *sql);
int log_files_count(const char *path, const char *sql);
void log_files_run(const char *path, const char *sql); /* asserts that it works */

/* Files in the folder of path whose name begins with start. */
int log_files_named(const char *path, const char *start);

/* A routine of a text, called knee; its parts stay until log_files_remove. */
const Routine *log_files_routine(const char *text);

/* A session of it that began on a Wednesday evening, id "" and not yet in the log. */
SessionRecord log_files_session(void);
SegmentRecord log_files_segment(int position);

/* Begins a session, and waits. */
SessionRecord log_files_begin(Log *log);

/* Commits a segment of a session; is it written? */
bool log_files_add(Log *log, const SessionRecord *session, int position);

/* Frees a log; asserts that all was written. */
void log_files_end(Log *log);

/* Plays a session where no log can be written; the line about it must be reason. */
void log_files_assert_not_logged(const char *path, const char *reason);

/* A random seed, printed; LIMBER_SEED sets it. */
uint64_t log_files_seed(void);

#endif
