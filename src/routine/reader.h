// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads a routine file into a Routine, or says everything that is wrong with it. docs/format.md is
 * the law that it enforces. */
#ifndef LIMBER_ROUTINE_READER_H
#define LIMBER_ROUTINE_READER_H

#include "routine/exercise.h"
#include "routine/model.h"

/* Reads the file at path. Every mistake is added to found, with its place; warnings too. Returns
 * the routine (free with routine_free), or NULL where there was an error. The library outlives the
 * routine: steps point into it. */
Routine *routine_read(const char *path, Library *library, Diagnostics *found);

/* The same from bytes in memory (tests, fuzzing); name stands in the messages. */
Routine *routine_parse(const char *name, const char *bytes, size_t size, Library *library,
                       Diagnostics *found);

void routine_free(Routine *routine); /* NULL is fine */

/* Looks for the recordings that `voice:` names, beside the routine; what is missing, leaves the
 * folder through a link or is not a plain file is added with the given severity (an error in check,
 * a warning in start). Returns the number found wrong. */
size_t routine_check_recordings(const Routine *routine, Severity severity, Diagnostics *found);

/* Opens the recording of a step for reading; what is wrong with it is added, and -1 returned. */
int routine_open_recording_of(const Routine *routine, const Step *step, Severity severity,
                              Diagnostics *found);

/* Opens a recording beside the routine for reading: a plain file, reached through no link; -1 where
 * it is not one. The caller closes it. */
int routine_open_recording(const Routine *routine, const char *name);

/* Parses a duration (`45`, `1.5s`, `1m30s`, `1:30`). Returns NULL and fills *ns, or returns what is
 * wrong, as a message that follows the key's name ("must be …"). */
const char *duration_parse(const char *text, Ns *ns);

/* "45 s", "1.5 s", "2 min", "1:30 min", "1 h 05 min": as people read it, in capacity bytes. Returns
 * out. */
char *duration_format(Ns ns, char *out, size_t capacity);

/* "0:45", "1:02:03": for clocks. Fractions are dropped. Returns out. */
char *clock_format(Ns ns, char *out, size_t capacity);

#endif
