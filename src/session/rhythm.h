// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What is asked for over the days, of a routine or a step, and whether it is due on one. Pure.
 *
 *   N/day         N each day. Due until they are done.
 *   every N days  one, and the next N days after it. Due from that day until it is done.
 *   N/week        N from Monday to Sunday, at most one a day (more than seven a week: as many a day
 *                 as it takes), with rest days between them as far as the week has room: 3/week is
 *                 due again two days later. Due on every day once the days left are just enough. A
 *                 week that asks on some of its days alone asks for its share, rounded up.
 *   mon, wed      one on each of these days, and on no other.
 * Nothing that was missed is owed: a new day, and a new week, begins with its own number. */
#ifndef LIMBER_SESSION_RHYTHM_H
#define LIMBER_SESSION_RHYTHM_H

#include "session/due.h"

#define RHYTHM_NEVER INT64_MIN

typedef struct {
    Frequency times;          /* where there is no schedule; 0/0: nothing is asked for */
    const Schedule *schedule; /* by days after `from` */
    size_t count;
    Day from;               /* RHYTHM_NEVER: long ago */
    Day until;              /* the last day; 0: there is none */
    const Routine *routine; /* on a day without a step of it nothing is asked for; NULL: on all */
    bool by_steps; /* where all its steps have times of their own, no more is asked for than
                      the most frequent of them: for what counts as missed */
} Rhythm;

/* What a routine's `for:` asks for; times 0/0 and no schedule where it says none. first: the day of
 * its first session, from which a plan without `from` is counted; RHYTHM_NEVER: there was none. */
Rhythm rhythm_of_routine(const Routine *routine, Day first);

bool rhythm_asks(const Rhythm *rhythm); /* for anything, on some day? */

/* What a day asks for; times 0: nothing. */
Schedule rhythm_on(const Rhythm *rhythm, Day day);

/* How many of one day count at most: N of N/day; of N/week as many as a day takes (one, where it is
 * no more than seven); else one. */
int rhythm_day_most(Frequency times);

/* The same of a day; where that asks for nothing, as many as the plan's first day takes. */
int rhythm_most_on(const Rhythm *rhythm, Day day);

/* How many the week of `day` asks for, where that day is counted by the week; else 0. */
int rhythm_week_wanted(const Rhythm *rhythm, Day day);

/* What was done as a day sees it. */
typedef struct {
    int on_day;  /* on the day itself */
    int in_week; /* from its Monday up to it, itself included; of a day no more than it takes */
    Day last;    /* the last day on or before it, or RHYTHM_NEVER */
} RhythmDone;

/* done: the days on which it was done, in order, one entry for each time. */
RhythmDone rhythm_done(const Rhythm *rhythm, const Day *done, size_t count, Day day);

bool rhythm_is_due(const Rhythm *rhythm, const RhythmDone *sum, Day day);

/* The steps and groups with times of their own that are owed on a day, had each been done whenever
 * it was due; in the arena, NULL where none has. */
const Owed *rhythm_owed(Arena *arena, const Routine *routine, PlanDay day);

/* Has it been due for longer than the day, or is the week too short for what it asks? */
bool rhythm_is_overdue(const Rhythm *rhythm, const RhythmDone *sum, Day day);

/* The day from which it has been waiting. */
Day rhythm_waits_since(const Rhythm *rhythm, const RhythmDone *sum, Day day);

#endif
