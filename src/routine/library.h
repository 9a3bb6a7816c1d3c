// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The exercises that routines name: a person's own and those that ship. */
#ifndef LIMBER_ROUTINE_LIBRARY_H
#define LIMBER_ROUTINE_LIBRARY_H

#include "routine/exercise.h"

/* The library: the user's exercises before those that ship, each read when first asked for.
 * Not thread-safe. */
typedef struct Library Library;

/* The folders may be NULL or missing. They are copied. */
Library *library_new(const char *user_folder, const char *shipped_folder);
void library_free(Library *library);

/* The exercise called id, or NULL where there is none or its file is bad (its mistakes are added
 * to found, once). Owned by the library. */
const Exercise *library_find(Library *library, const char *id, Diagnostics *found);

/* All ids in alphabetical order, ended by NULL, without reading the files. */
const char *const *library_ids(Library *library);

#endif
