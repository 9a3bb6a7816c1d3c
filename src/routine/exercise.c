// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The words of kinds. */
#include "routine/exercise.h"

const char *const exercise_kind_names[] = {
    [KIND_DYNAMIC] = "dynamic", [KIND_STATIC] = "static",   [KIND_MOBILITY] = "mobility",
    [KIND_MASSAGE] = "massage", [KIND_LOADING] = "loading", [KIND_RELAX] = "relax",
    [KIND_COUNT] = NULL};

const char *exercise_kind_name(ExerciseKind kind)
{
    return exercise_kind_names[kind];
}
