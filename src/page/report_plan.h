// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a routine prescribes, and what a later version of it has in another way, in the words of
 * `limber show`. Pure; all of it in the caller's arena. */
#ifndef LIMBER_PAGE_REPORT_PLAN_H
#define LIMBER_PAGE_REPORT_PLAN_H

#include "routine/model.h"

/* A stretch of days on which the plan is the same. */
typedef struct {
    const char *heading; /* "Weeks 3 to 4: 3 times a week"; "" of a plan that is always the same */
    const char *days;    /* "Weeks 3 to 4", where it has a heading */
    const char **lines;  /* "Heel drop: 3 x 15 reps at 3-1-1, each side"; of a later stretch those
                            alone that were not so before */
    size_t count;        /* 0: the steps are as before, or, where nothing is due, … */
    bool nothing;        /* … there are none */
} PlanWords;

PlanWords *report_plan_words(Arena *arena, const Routine *routine, size_t *count);

/* What `now` has in another way than `old`, a line each; *count 0: nothing that these words say. */
const char **report_plan_changes(Arena *arena, const Routine *old, const Routine *now,
                                 size_t *count);

/* "2 times a day, from 2026-10-06, until 2026-12-01, review 2026-11-20": the whole rhythm of a plan
 * that grows. */
const char *report_plan_rhythm(Arena *arena, const Routine *routine);

/* The last day on which something is asked for; 0: it goes on. first: the day of its first session,
 * from which a plan without `from` is counted. */
Day report_plan_end(const Routine *routine, Day first);

#endif
