// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Eases a step: first its dose, then its form. */
#include "session/ease.h"

#define LEAST (10 * NS_PER_S)

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

static void ease_work(Work *work, Sides side)
{
    const WorkRow *row = work_row(work->form);
    if (row->has_duration && (!row->has_reps || work->reps == 1))
        work->duration = half_time(work->duration);
    else
        work->reps = half_reps(work->reps, side);
}

static void ease_dose(Arena *arena, Step *step)
{
    ease_work(&step->work, step->side);
    if (!step->set_doses)
        return;
    SetDose *doses = arena_alloc(arena, (size_t)step->sets * sizeof *doses);
    for (int set = 1; set <= step->sets; set++) {
        Work work = step_work(step, set);
        ease_work(&work, step->side);
        doses[set - 1] = (SetDose){work.reps, work.duration, step_load(step, set)};
    }
    step->set_doses = doses;
}

Step ease_step(Arena *arena, const Routine *routine, const Step *step, const Easing *easing)
{
    Step eased = *step;
    if (step_is_rest(step))
        return eased;
    ease_dose(arena, &eased);
    if (step->exercise)
        form_take(arena, routine, &eased, &step->exercise->easier, easing, false);
    return eased;
}
