// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The plan of a routine from change to change: which weeks are alike, and what is done in them. */
#ifndef LIMBER_PAGE_PLAN_H
#define LIMBER_PAGE_PLAN_H

#include "session/fit.h"

typedef struct {
    const char *heading; /* "Weeks 3 to 4: 3 times a week", in the arena */
    Routine *fitted;     /* as it is then; NULL: nothing is due */
} PlanSpan;

/* The stretches of days on which the routine is the same, in order; *count of them, one at least,
 * in the arena. */
PlanSpan *plan_spans(Arena *arena, const Routine *routine, size_t *count);
void plan_spans_free(PlanSpan *spans, size_t count);

/* "once a week, then 2 times a week from day 8 on"; "" where nothing is said. In the arena. */
const char *plan_rhythm_words(Arena *arena, const Routine *routine);

/* "Heel drop: 3 x 15 reps at 3-1-1, each side, mon, wed", in the arena. */
const char *plan_step_words(Arena *arena, const Step *step);

#endif
