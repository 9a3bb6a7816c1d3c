// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Puts a step's work, sets and sides into the few words that people use for them. Pure; called by
 * whatever shows a step (show, the preview on home) or an exercise by itself. */
#include "routine/dose.h"

#include <stdio.h>

static const char *const worked_sides[] = {
    [SIDES_BOTH] = "",
    [SIDES_EACH] = ", each side",
    [SIDES_LEFT] = ", left side",
    [SIDES_RIGHT] = ", right side",
    [SIDES_ALTERNATE] = ", side to side",
};

char *dose_format(const Step *step, char *out, size_t capacity)
{
    char work[192], sets[24] = "";
    work_row(step->work.form)->describe(&step->work, work, sizeof work);
    if (step->sets > 1)
        snprintf(sets, sizeof sets, "%d x ", step->sets);
    snprintf(out, capacity, "%s%s%s", sets, work, worked_sides[step->side]);
    return out;
}

char *dose_of_exercise(const Exercise *exercise, char *out, size_t capacity)
{
    if (exercise->typical)
        return dose_format(exercise->typical, out, capacity);
    snprintf(out, capacity, "%s", exercise->dose ? exercise->dose : "");
    return out;
}
