// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Fitting: what a routine is for this person today. Its doses grown by its own `progress`, what a
 * gate left of it, what stays when time is short, the gentler form after pain, gaps made longer for
 * a person who needs them, and all of it cut to the minutes that there are. A pure function from
 * routine to routine, before layout (but for the library, which reads an exercise when it is first
 * asked for). */
#ifndef LIMBER_SESSION_FIT_H
#define LIMBER_SESSION_FIT_H

#include "routine/library.h"
#include "session/due.h"
#include "session/ease.h"

/* How much of a routine there is time for. */
typedef struct {
    bool core_only; /* the starred steps alone, where there are any */
    int minutes;    /* what it is cut to (session/minutes.h); 0: as many as it takes */
} Extent;

typedef struct {
    Extent extent;
    bool eased;            /* pain before: the core alone, each step eased, nothing that jars */
    PlanDay day;           /* not known: nothing grows, and nothing is left out by its days */
    const Owed *owed;      /* NULL: whatever has times of its own is owed */
    const char *unsettled; /* why pain has not settled ("no answer about pain …"); NULL: it has */
    const GateVerdict *gate; /* NULL: open */
    Library *library;        /* for easier forms; NULL: none */
    Side sore; /* what does each side begins with it where the file leaves that open; SIDE_NONE: as
                  written */
    Ns prepare_least,
        switch_least; /* gaps of the routine are at least so long; work stays as it is */
} Fit;

/* What fitting changed, in lines for the person: "Day 9: Heel drop, 3 sets now", "Left out: Ankle
 * bounces", "For 10 min: 9:48 of 12:07". Gaps and the core alone, which the person asked for, are
 * not in it. */
typedef struct {
    const char **lines; /* in the fitted routine's arena */
    size_t count;
    bool cut; /* by minutes: it would have been longer */
    const char
        *brief; /* where the lines are more than a glance takes in: one for a glance; else NULL */
} FitReport;

/* A routine fitted; free with routine_free. Texts are shared: the original, the library and the
 * verdict outlive it. Where a gate leaves none of the core, the rest of the steps stays; where all
 * there is jars, that does. Only after a closed gate it may have no blocks: nothing to play. report
 * may be NULL.
 *
 * In this order: days, progress, gate, core, easing, gaps, minutes. Of `progress` the last entry
 * whose days have passed counts, and none sooner, nor one whose exercise the gate leaves out. */
Routine *routine_fit(const Routine *routine, const Fit *fit, FitReport *report);

/* Does a gate's verdict (fit->gate) take all that the day has, of which the routine as a whole
 * would have left something? Then there is no session that day. */
bool fit_gate_takes_day(const Routine *routine, const Fit *fit);

/* The days of the plan on which something changes, the first day (0) among them, in order; *count
 * of them, in the arena. */
const Day *fit_stage_days(Arena *arena, const Routine *routine, size_t *count);

/* How long a session of it is at most, as it has grown, where steps have days of their own; else
 * its length as written. */
Ns fit_longest_day(const Routine *routine);

/* Is the routine another one on another day of the week, or while pain has not settled? */
bool fit_differs_by_weekday(const Routine *routine);
bool fit_waits_for_pain(const Routine *routine);

/* The day of the plan on `today`: days since `for.from`, else since the first session (first_known
 * false: there was none, so that today is the first). Before `for.from`, and where the first
 * session lies in the future (a clock that was set back), it is the first too. */
PlanDay fit_plan_day(const Routine *routine, Day today, bool first_known, Day first);

#endif
