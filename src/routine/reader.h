// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads a routine file into a Routine, or says everything that is wrong with it. docs/format.md is
 * the law that it enforces. */
#ifndef LIMBER_ROUTINE_READER_H
#define LIMBER_ROUTINE_READER_H

#include "routine/library.h"

/* Reads the file at path, or the routine of the pack that it is (routine/pack_file.h), which is
 * called by the pack's name. Every mistake is added to found, with its place; warnings too. Returns
 * the routine (free with routine_free), or NULL where there was an error. The library outlives the
 * routine: steps point into it. */
Routine *routine_read(const char *path, Library *library, Diagnostics *found);

/* The same of the codes in photos of a sheet of paper (routine/sheet_codes.h). */
Routine *routine_read_scanned(const char *const *paths, size_t count, Library *library,
                              Diagnostics *found);

/* The same from bytes in memory (tests, fuzzing); name stands in the messages. No folder lies
 * beside it. */
Routine *routine_parse(const char *name, const char *bytes, size_t size, Library *library,
                       Diagnostics *found);

/* The same of a file whose text is there already: its name is the path. */
Routine *routine_parse_file(const Source *source, Library *library, Diagnostics *found);

/* The same of a text that was played once, as the log keeps it, for what its head says. An exercise
 * that is not there (any more, or beside a file that is not at hand) is left open: such a step has
 * none. NULL: it was written for another Limber. */
Routine *routine_parse_kept(const char *name, const char *text, Library *library);

void routine_free(Routine *routine); /* NULL is fine */

#endif
