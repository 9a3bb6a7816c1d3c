// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Puts a step's work, sets and sides into the few words that people use for them. Pure; called by
 * whatever shows a step (show, the preview on home) or an exercise by itself. */
#include "routine/dose.h"

#include "routine/duration.h"

#include <stdio.h>

static void tempo_format(const Work *work, char *out, size_t capacity)
{
    char part[PHASE_COUNT][24];
    for (int phase = 0; phase < PHASE_COUNT; phase++)
        clock_seconds(work->tempo[phase], part[phase], sizeof part[phase]);
    bool has_top = work->tempo[PHASE_TOP] > 0;
    snprintf(out, capacity, "%s-%s-%s%s%s", part[0], part[1], part[2], has_top ? "-" : "",
             has_top ? part[3] : "");
}

static void work_format(const Step *step, char *out, size_t capacity)
{
    const Work *work = &step->work;
    char length[160];
    switch (work->form) {
    case WORK_HOLD:
        duration_format(work->duration, length, sizeof length);
        snprintf(out, capacity, "hold %s", length);
        return;
    case WORK_TIME:
        duration_format(work->duration, out, capacity);
        return;
    case WORK_TEMPO:
        tempo_format(work, length, sizeof length);
        snprintf(out, capacity, "%d reps at %s", work->reps, length);
        return;
    case WORK_EVERY:
        clock_seconds(work->every, length, sizeof length);
        snprintf(out, capacity, "%d reps, one every %s s", work->reps, length);
        return;
    case WORK_HOLDS:
        duration_format(work->duration, length, sizeof length);
        snprintf(out, capacity, "%d holds of %s", work->reps, length);
        return;
    case WORK_SELF_PACED:
        snprintf(out, capacity, "%d reps at your own pace", work->reps);
        return;
    case WORK_READY:
        snprintf(out, capacity, "until you are ready");
        return;
    }
}

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
    work_format(step, work, sizeof work);
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
