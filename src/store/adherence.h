// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* How much of what was prescribed was done, week by week. Pure.
 *
 * A session is done when half of its steps or more were done, whether it was played to its end or
 * left early. A day owes times / period_days sessions (2/day: 2; 3/week: 3/7; every 2 days: 1/2;
 * mon, wed: one on these days), and nothing where the plan has not begun, is over, or has no step
 * that day; with `by_steps` no more than the steps' own times ask for. On one day no more sessions
 * than rhythm_day_most says count towards adherence, and in a week (from Monday) no more than it
 * owes: what was missed is not made up for by doing twice as much later. Days are counted to the
 * end of the span; an unfinished last day (today) owes nothing until a session was done on it. */
#ifndef LIMBER_STORE_ADHERENCE_H
#define LIMBER_STORE_ADHERENCE_H

#include "session/rhythm.h"
#include "store/records.h"

/* What is prescribed from a day on, until the next one's. */
typedef struct {
    Day from;
    Rhythm rhythm;
} Prescribed;

typedef struct {
    Day first, last; /* of the week's days in the span; Monday and Sunday but at its ends */
    double owed;     /* sessions */
    int done;        /* sessions, all of them */
    double credited; /* of them towards what was owed; owed at most */
} AdherenceWeek;

/* Was this session done, as adherence and the list of today count it? */
bool adherence_counts(const SessionRecord *session);

/* The weeks of the days from … to (both counted), in the arena. prescribed and done (the days of
 * the sessions done) are in order of time. open_day: `to` is not over. Returns the count; 0 where
 * from is after to. */
size_t adherence_weeks(Arena *arena, const Prescribed *prescribed, size_t prescribed_count,
                       const Day *done, size_t done_count, Day from, Day to, bool open_day,
                       AdherenceWeek **out);

/* Credited of owed over all weeks, 0 … 1; negative where nothing was owed. */
double adherence_share(const AdherenceWeek *weeks, size_t count);

#endif
