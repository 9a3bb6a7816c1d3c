// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The three kinds of file that `check` knows, and how each is mended. */
#ifndef LIMBER_COMMAND_CHECK_KIND_H
#define LIMBER_COMMAND_CHECK_KIND_H

#include "base/diagnostic.h"
#include "routine/library.h"

typedef enum { CHECK_ROUTINE, CHECK_EXERCISE, CHECK_SETTINGS } CheckKind;

/* What a file is: an exercise in a folder called `exercises`, settings by its name. */
CheckKind check_kind(const char *path);

/* Mends the file at path as far as it needs no guess. show alone: prints the difference to standard
 * output and leaves the file. Else writes it, whole or not at all, and keeps the old one as PATH~.
 * *mended: was there something to mend? Adds what kept it from being read or written to found. */
void check_fix(CheckKind kind, const char *path, Library *library, bool show, bool *mended,
               Diagnostics *found);

#endif
