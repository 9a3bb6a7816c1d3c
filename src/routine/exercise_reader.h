// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads an exercise file by its tables. */
#ifndef LIMBER_ROUTINE_EXERCISE_READER_H
#define LIMBER_ROUTINE_EXERCISE_READER_H

#include "routine/exercise.h"

typedef struct Library Library; /* routine/library.h */

/* Reads one exercise file outside any library (for check). In the arena; NULL after an error. */
const Exercise *exercise_read(Arena *arena, const char *path, Library *library, Diagnostics *found);

/* The same of one whose text is there already. */
const Exercise *exercise_parse(Arena *arena, const Source *source, Library *library,
                               Diagnostics *found);

#endif
