// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the log adds up to, as the history shows it: days and weeks, streaks, tightness, pain, and
 * what was held of what was planned. Pure: arrays of records in, values out, in the arena.
 *
 * Every day is the one on the wall clock where the session began (Moment), so that neither a change
 * of the season nor of the time zone moves it. Sessions may come in any order, as a clock that was
 * set back leaves them. One span is counted in every view: the plan's, from `since` to today. Those
 * of days after today are a clock's mistake, and are only said to be there. Minutes are those of
 * work held, whatever became of the session; a session is done as adherence.h counts it. */
#ifndef LIMBER_STORE_HISTORY_H
#define LIMBER_STORE_HISTORY_H

#include "store/adherence.h"
#include "store/log_reader.h"

#define HISTORY_WEEKS 53 /* the last year, and the week under way */
#define HISTORY_DAYS (HISTORY_WEEKS * 7)
#define HISTORY_LEVELS 5
#define HISTORY_NONE INT64_MIN /* a day that there is not */

/* A cell of the calendar. */
typedef struct {
    Day day;
    Ns held;
    int sessions; /* done */
} HistoryDay;

/* A bar. */
typedef struct {
    Day monday;
    Ns held;
    int sessions; /* done */
} HistoryWeek;

/* A session's rating of a region: -1 where it was not said. */
typedef struct {
    Day day;
    int before, after; /* 0 … 10 */
} TightnessPoint;

typedef struct {
    const char *region; /* as the routine names it */
    Side side;          /* SIDE_NONE: in the centre */
    TightnessPoint *points;
    size_t count; /* in order of time */
} TightnessSeries;

/* The answers to one of a routine's own questions, before, after, in the morning and once a week
 * alike: of its points `before` alone is said. */
typedef TightnessSeries ScaleSeries; /* region: the question */

#define LOADS_A_KG 100

/* What was lifted in a step, where that is a number with kg or lb: of its points `before` alone is
 * said, the heaviest set of a session in hundredths of a kilogram. */
typedef struct {
    TightnessSeries heaviest; /* region: the step */
    bool in_pounds;           /* as the newest of them was written */
} LoadSeries;

typedef struct {
    Day day; /* of the session; the morning is the next one's */
    const char *routine;
    int before, after, morning; /* 0 … 10, -1: not said */
} PainPoint;

/* Of one step over all its sessions, by Side. Work that waits for a key has no plan, and is left
 * out. */
typedef struct {
    const char *step;
    const char *exercise; /* or NULL */
    Ns planned[3], held[3];
    int sets[3];  /* planned */
    int left_out; /* sets, after an ouch */
} HistoryStep;

typedef enum { STREAK_DAYS, STREAK_WEEKS } StreakUnit;

/* Sessions in an unbroken row. Days that have one are counted where
 *   nothing is prescribed: up to two days without one break no row;
 *   N/day: a day without one breaks it; every N days: more than N days from one to the next do.
 * With N/week the weeks that had as many as they asked for are counted. A rest day in the plan
 * breaks none, and neither do a day and a week that are not over. */
typedef struct {
    StreakUnit unit;
    int current, best;
    Day since; /* the first day of the current one (of a week: its Monday); HISTORY_NONE: none */
} Streak;

typedef struct {
    size_t sessions, done;
    Ns planned, held; /* of work */
    size_t ouches;
    int days;        /* with a session done */
    Day first, last; /* HISTORY_NONE: no session */
    size_t to_come;  /* sessions of days after today, of which nothing is counted */
} HistoryTotals;

/* What the whole is counted against. */
typedef struct {
    Rhythm rhythm; /* it may ask for nothing; without its `from` it counts from the first session */
    Day today;
    Day since; /* the first day that is counted; the last one is today */
} HistoryPlan;

/* A plan in which nothing is prescribed, with its span: from `since` on, or (HISTORY_NONE) the
 * year, which begins on the Monday 52 weeks before this week's. The one place that says what is
 * counted. */
HistoryPlan history_plan(Day today, Day since);

typedef struct {
    HistoryDay *days;   /* seven of each week; those outside the span are empty */
    HistoryWeek *weeks; /* from that of the span's first day to today's: HISTORY_WEEKS of a year; of
                           a longer span from its first session's on, a year at least */
    int week_count;
    TightnessSeries *tightness; /* as the regions first came up, left before right */
    size_t tightness_count;
    ScaleSeries *scales; /* as the questions first came up */
    size_t scale_count;
    LoadSeries *loads; /* as the steps first came up */
    size_t load_count;
    PainPoint *pains; /* in order of time */
    size_t pain_count;
    HistoryStep *steps; /* as they first came up */
    size_t step_count;
    Ns planned[3], held[3];   /* of all steps, by Side: left against right */
    AdherenceWeek *adherence; /* from plan.from to today; none where nothing is prescribed */
    size_t adherence_count;
    Streak streak;
    HistoryTotals totals;
} History;

/* Counts the sessions of the span; parts of sessions that were not read (LOG_SEGMENTS …) are simply
 * not there. */
History *history_count(Arena *arena, const LoggedSession *sessions, size_t count,
                       const HistoryPlan *plan);

/* done: the days of the sessions done, in order. */
Streak history_streak(const Day *done, size_t count, const HistoryPlan *plan);

/* The shade of a day's minutes: 0 none, 1 under 5 minutes, 2 under 10, 3 under 20, 4 more. */
int history_level(Ns held);

/* The top of an axis for bars of which the longest is so long: round, and ten minutes at least, so
 * that the first minutes are a beginning and no full bar. */
Ns history_axis(Ns most);

/* The mean of a series' ratings of the days from … to; negative: there is none. */
double history_mean(const TightnessSeries *series, RatingWhen when, Day from, Day to);

#endif
