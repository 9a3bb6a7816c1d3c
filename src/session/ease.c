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

static void ease_dose(Step *step)
{
    Work *work = &step->work;
    const WorkRow *row = work_row(work->form);
    if (row->has_duration && (!row->has_reps || work->reps == 1))
        work->duration = half_time(work->duration);
    else
        work->reps = half_reps(work->reps, step->side);
}

Step ease_step(Arena *arena, const Routine *routine, const Step *step, const Easing *easing)
{
    Step eased = *step;
    ease_dose(&eased);
    if (step->exercise)
        form_take(arena, routine, &eased, &step->exercise->easier, easing, false);
    return eased;
}
