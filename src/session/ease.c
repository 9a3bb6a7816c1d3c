// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Eases a step: first its dose, then its form. */
#include "session/ease.h"

#include "base/array.h"
#include "routine/library.h"

#include <string.h>

#define LEAST (10 * NS_PER_S)

/* ---- the dose ---- */

static Ns half_time(Ns time)
{
    Ns half = time / 2 - time / 2 % NS_PER_MS;
    Ns least = time < LEAST ? time : LEAST;
    return half > least ? half : least;
}

static int half_reps(int reps, Sides side)
{
    int half = (reps + 1) / 2;
    bool uneven = side == SIDES_ALTERNATE && half % 2 == 1 && half < reps;
    return half + uneven;
}

static void ease_dose(Step *step)
{
    Work *work = &step->work;
    bool one_hold = work->form == WORK_HOLDS && work->reps == 1;
    if (work->form == WORK_HOLD || work->form == WORK_TIME || one_hold)
        work->duration = half_time(work->duration);
    else
        work->reps = half_reps(work->reps, step->side);
}

/* ---- the form ---- */

bool ease_is_jarring(const Exercise *exercise)
{
    static const char *const jarring[] = {"a-skip", "ankle-bounces", "strides"};
    for (size_t i = 0; exercise && i < COUNT_OF(jarring); i++)
        if (strcmp(exercise->id, jarring[i]) == 0)
            return true;
    return false;
}

static const Exercise *find_easier(const Routine *routine, const Step *step, const Easing *easing)
{
    const char *id = step->exercise->easier.exercise;
    if (!id || !easing->library || !gate_keeps_exercise(easing->gate, id))
        return NULL;
    Diagnostics *found = diagnostics_new();
    const Exercise *easier = library_find(easing->library, id, found);
    diagnostics_free(found);
    if (!easier || easier->side != step->exercise->side || ease_is_jarring(easier))
        return NULL;
    if (easier->physio_only && !step->exercise->physio_only)
        return NULL;
    return routine->when != WHEN_PRE_RUN || easier->before_run ? easier : NULL;
}

static void take_exercise(Step *step, const Exercise *easier)
{
    step->exercise = easier;
    step->name = easier->name;
    step->note = step->voice = NULL;
    step->figure = easier->id;
    step->feel = easier->feel;
    step->position = easier->position;
    step->cues = easier->cues;
    step->cue_count = easier->cue_count;
    step->work.begins_up = easier->begins_up;
}

static void add_first_cue(Arena *arena, Step *step, const char *say)
{
    Cue *cues = arena_alloc(arena, (step->cue_count + 1) * sizeof *cues);
    cues[0] = (Cue){.say = say, .at = CUE_AT_START};
    if (step->cue_count > 0)
        memcpy(cues + 1, step->cues, step->cue_count * sizeof *cues);
    step->cues = cues;
    step->cue_count++;
}

Step ease_step(Arena *arena, const Routine *routine, const Step *step, const Easing *easing)
{
    Step eased = *step;
    ease_dose(&eased);
    if (!step->exercise)
        return eased;
    const Exercise *easier = find_easier(routine, step, easing);
    if (easier)
        take_exercise(&eased, easier);
    else if (step->exercise->easier.how)
        add_first_cue(arena, &eased, step->exercise->easier.how);
    return eased;
}
