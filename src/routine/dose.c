// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Puts a step's work, sets and sides into the few words that people use for them. Pure; called by
 * whatever shows a step (show, the preview on home) or an exercise by itself. */
#include "routine/dose.h"

#include "routine/duration.h"

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

/* Where a rep begins with the raising, "pause" alone would not say which one. */
static const char *phase_said(const Work *work, Phase phase)
{
    return phase == PHASE_TOP                         ? "pause at the top"
           : phase == PHASE_BOTTOM && work->begins_up ? "pause at the bottom"
                                                      : phase_words(phase)->name;
}

char *dose_phases(const Work *work, char *out, size_t capacity)
{
    WorkPart parts[WORK_MOST_PARTS];
    const WorkRow *row = work_row(work->form);
    size_t count = row->parts ? row->parts(work, parts) : 0, used = 0;
    *out = '\0';
    for (size_t i = 0; count > 1 && i < count && used < capacity; i++) {
        char length[32];
        used += (size_t)snprintf(out + used, capacity - used, "%s%s %s", i > 0 ? ", " : "",
                                 phase_said(work, parts[i].phase),
                                 duration_format(parts[i].length, length, sizeof length));
    }
    return out;
}

char *dose_of_exercise(const Exercise *exercise, char *out, size_t capacity)
{
    if (exercise->typical)
        return dose_format(exercise->typical, out, capacity);
    snprintf(out, capacity, "%s", exercise->dose ? exercise->dose : "");
    return out;
}
