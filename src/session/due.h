// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Is a step, a group there on a day? By the days of its plan, the days of the week, and what the
 * log says is owed. Pure. */
#ifndef LIMBER_SESSION_DUE_H
#define LIMBER_SESSION_DUE_H

#include "routine/model.h"

/* A day of a plan. */
typedef struct {
    Day day;  /* from 0; below 0: not known, and all is there */
    Day date; /* the same in the calendar; below 0: not known, and every day of the week counts */
} PlanDay;

/* Which of a routine's steps and blocks with `times` of their own are owed, by their places in the
 * file. */
typedef struct {
    const bool *steps, *blocks;
} Owed;

/* How much of what a file says of days counts: the next one where nothing would be left. */
typedef enum { DUE_ALL, DUE_BUT_TIMES, DUE_DAYS_ALONE, DUE_ANY_DAY, DUE_LEVELS } DueLevel;

/* Why something is not there, in words ("from day 15 on", "Mon, Wed", "every 3 days"), in the
 * arena; NULL: it is. owed: is it, as far as it has times of its own? */
const char *due_absence(Arena *arena, const DueDays *due, PlanDay day, bool owed, DueLevel level);

/* The first level by which a step is there. owed NULL: all are. */
DueLevel due_level(const Routine *routine, PlanDay day, const Owed *owed);

/* The day of the plan (from 0) nearest to one on which a step is there by `days`: that day, else
 * the last one before it, else the first one after it; below 0: there is none. */
Day due_nearest(const Routine *routine, Day day);

/* Is a step there by days and weekdays, in its block? */
bool due_has_steps(const Routine *routine, PlanDay day);

/* How often the steps that are there by days and weekdays are asked for, by the `times` of the most
 * frequent one; false: some has no times of its own, or none is there. */
bool due_most_often(const Routine *routine, PlanDay day, Frequency *times);

/* Is `a` less often than `b`? */
bool due_rarer(Frequency a, Frequency b);

/* On which days it is there: "days 1 to 14, Mon, Wed, every 3 days"; "" for every day. */
const char *due_words(Arena *arena, const DueDays *due);

/* Has some step or group of the routine days of its own? times: of the kind that the log knows? */
bool due_differs(const Routine *routine, bool times);

#endif
