// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The plan of a routine from change to change: which weeks are alike, and what is done in them. */
#ifndef LIMBER_PAGE_PLAN_H
#define LIMBER_PAGE_PLAN_H

#include "routine/model.h"

typedef struct {
    const char *text; /* "Heel drop: 3 x 15 reps at 3-1-1, each side, Mon, Wed"; of a group, what is
                         said of it: "Circuit, 3 rounds:" */
    const char *name; /* of the step or the group; "" where it has none */
    const char *note; /* the step's, or NULL */
    bool is_group, in_group;
} PlanLine;

typedef struct {
    const char *heading; /* "Weeks 3 to 4: 3 times a week" */
    const char *days;    /* "Weeks 3 to 4" */
    PlanLine *lines;     /* what is done then; none: nothing is due, and the heading says so */
    size_t count;
} PlanSpan;

/* The stretches of days on which the routine is the same, in order and up to its end; *count of
 * them, one at least, in the arena. */
PlanSpan *plan_spans(Arena *arena, const Routine *routine, size_t *count);

/* "once a week, then 2 times a week from day 8 on"; "" where nothing is said. In the arena. */
const char *plan_rhythm_words(Arena *arena, const Routine *routine);

#endif
