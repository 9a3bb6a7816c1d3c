// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A file that is written whole or not at all. The bytes go into a file of another name in the same
 * folder; what stood there before is not touched until the new one is on the disk, and then changes
 * places with it in one step. A link is followed: what it names is replaced, and it stays.
 *
 * What is no plain file (a FIFO, a device, a folder) or may not be written is never replaced.
 * SIGINT, SIGTERM, SIGHUP and SIGQUIT leave nothing behind, where they would end the program.
 *
 * All calls come from one thread (the program's). */
#ifndef LIMBER_BASE_WHOLE_FILE_H
#define LIMBER_BASE_WHOLE_FILE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct WholeFile WholeFile;

typedef enum {
    WHOLE_FILE_PRIVATE, /* for its owner alone */
    WHOLE_FILE_SHARED   /* as the umask has it */
} WholeFileRights;      /* of a new file; one that is replaced keeps its own */

/* Begins a file. With replace false, one that is there is left alone (errno EEXIST).
 * NULL: errno says why. */
WholeFile *whole_file_new(const char *path, bool replace, WholeFileRights rights);

/* To write to, and to read and seek in; it stays the file's. */
int whole_file_fd(const WholeFile *file);

/* Puts the file in its place. False: errno says why, and nothing has changed. Frees. */
bool whole_file_finish(WholeFile *file);

/* Gives up: nothing has changed. Frees. */
void whole_file_abandon(WholeFile *file);

/* An errno of these as words: "the disk is full". Static or until the next call. */
const char *whole_file_why(int error);

/* Writes all of the bytes to a descriptor, in as many pieces as it takes; false: errno says why. */
bool whole_file_write(int fd, const char *bytes, size_t size);

#endif
