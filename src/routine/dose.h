// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A dose in words: a step's, as show and the preview print it, and an exercise's typical one. */
#ifndef LIMBER_ROUTINE_DOSE_H
#define LIMBER_ROUTINE_DOSE_H

#include "routine/exercise.h"

/* "2 x 30 s, each side", "3 x 15 reps at 3-1-1, left", "until you are ready": at most capacity
 * bytes, NUL included. Returns out. */
#define DOSE_BYTES 640 /* room for the longest */

char *dose_format(const Step *step, char *out, size_t capacity);

/* "lower 3 s, pause 1 s, raise 1 s": the phases of a rep in the order in which they come; "" where
 * there are no two of them. */
char *dose_phases(const Work *work, char *out, size_t capacity);

/* "3 rounds, left, then right, 5 s to change sides, 20 s rest between them"; "" of a single one. */
char *dose_of_group(const Block *block, char *out, size_t capacity);

/* The same as dose_format of an exercise's typical dose; of one that makes no step, what its file
 * says; "" where it has none. */
char *dose_of_exercise(const Exercise *exercise, char *out, size_t capacity);

#define KG_OF_LB 0.45359237

/* A load that is a number with kg or lb ("12.5 kg", "30lb"), in kilograms. False: it is none. */
bool dose_weight(const char *load, double *kilograms, bool *pounds);

#endif
