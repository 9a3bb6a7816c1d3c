// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What goes along with a routine that is kept or packed: exercises, photos, recordings. For add,
 * check and pack. */
#ifndef LIMBER_COMMAND_ALONG_H
#define LIMBER_COMMAND_ALONG_H

#include "base/copies.h"
#include "base/diagnostic.h"
#include "routine/catalogue.h"
#include "routine/model.h"

typedef enum {
    ALONG_BESIDE, /* the exercises that lie beside it */
    ALONG_ALL     /* those with Limber and the person's own too, as they are today */
} AlongExercises;

/* Looks at all that belongs to the routine. NULL: some of it is wrong, and errors were added; a
 * photo or a recording that is missing is one of the severity given. What lies in its pack and
 * belongs to nothing is a warning. The exercises' texts are in the arena. */
Copies *along_take(Arena *arena, const Routine *routine, AlongExercises exercises, Severity missing,
                   Diagnostics *found);

/* What fits on paper, in the arena: the routine and the exercises that do not ship with Limber. */
Members along_on_paper(Arena *arena, const Routine *routine);

/* The file that is kept or packed: "knee.yaml". */
const char *along_routine_file(Arena *arena, const Routine *routine);

/* Prints what a routine brings: from whom, what is new, what stands in the place of what the person
 * has, and whether a log is in its pack. beside: what comes along; path: as the person wrote it;
 * name: what the routine is kept under; same: it is, just as it is. */
void along_print(const Routine *routine, const Copies *beside, const char *path, const char *name,
                 Catalogue *catalogue, bool same);

#endif
