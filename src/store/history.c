// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* One pass over the sessions in order of time; each kind of count takes what it needs of each. */
#include "store/history.h"

#include "base/array.h"
#include "store/history_private.h"

#include <stdlib.h>
#include <string.h>

#define NO_PLAN_GAP 3 /* days from one session to the next: two without one between them */

/* ---- order ---- */

static int compare_sessions(const void *a, const void *b)
{
    const LoggedSession *first = *(const LoggedSession *const *)a;
    const LoggedSession *second = *(const LoggedSession *const *)b;
    Day day = moment_day(first->session.started), other = moment_day(second->session.started);
    if (day != other)
        return day < other ? -1 : 1;
    int64_t at = first->session.started.utc_s, at_other = second->session.started.utc_s;
    if (at != at_other)
        return at < at_other ? -1 : 1;
    return first < second ? -1 : first > second;
}

static Day day_of(const LoggedSession *logged)
{
    return moment_day(logged->session.started);
}

static const LoggedSession **in_order(Arena *arena, const LoggedSession *sessions, size_t count)
{
    const LoggedSession **order = arena_alloc(arena, (count + 1) * sizeof(LoggedSession *));
    bool sorted = true;
    for (size_t i = 0; i < count; i++) {
        order[i] = &sessions[i];
        sorted = sorted && (i == 0 || compare_sessions(&order[i - 1], &order[i]) <= 0);
    }
    if (!sorted)
        qsort(order, count, sizeof(LoggedSession *), compare_sessions);
    return order;
}

/* ---- days and weeks ---- */

static Day monday_of(Day day)
{
    return day - day_of_week(day);
}

HistoryPlan history_plan(Day today, Day since)
{
    Day year = monday_of(today) - (HISTORY_WEEKS - 1) * 7;
    return (HistoryPlan){
        .rhythm.from = RHYTHM_NEVER, .today = today, .since = since == HISTORY_NONE ? year : since};
}

/* earliest: the first session's day, or HISTORY_NONE. */
static void lay_out_days(Arena *arena, History *history, const HistoryPlan *plan, Day earliest)
{
    Day year = history_plan(plan->today, HISTORY_NONE).since, first = plan->since;
    if (first < year)
        first = earliest != HISTORY_NONE && earliest < year ? earliest : year;
    first = monday_of(first < plan->today ? first : plan->today);
    history->week_count = (int)((monday_of(plan->today) - first) / 7) + 1;
    size_t weeks = (size_t)history->week_count;
    history->days = arena_alloc(arena, weeks * 7 * sizeof *history->days);
    history->weeks = arena_alloc(arena, weeks * sizeof *history->weeks);
    for (int i = 0; i < history->week_count * 7; i++)
        history->days[i].day = first + i;
    for (int i = 0; i < history->week_count; i++)
        history->weeks[i].monday = first + i * 7;
}

static void add_day(History *history, const SessionRecord *session, Day day)
{
    Day first = history->days[0].day;
    HistoryDay *cell = &history->days[day - first];
    HistoryWeek *week = &history->weeks[(day - first) / 7];
    int done = adherence_counts(session);
    cell->held += session->work_held;
    cell->sessions += done;
    week->held += session->work_held;
    week->sessions += done;
}

static void add_totals(HistoryTotals *totals, const LoggedSession *logged, Day day, Day *last_done)
{
    totals->sessions++;
    totals->planned += logged->session.work_planned;
    totals->held += logged->session.work_held;
    totals->ouches += logged->ouch_count;
    if (totals->first == HISTORY_NONE)
        totals->first = day;
    totals->last = day;
    if (!adherence_counts(&logged->session))
        return;
    totals->done++;
    totals->days += day != *last_done;
    *last_done = day;
}

Ns history_axis(Ns most)
{
    static const int tops[] = {10, 20, 30, 45, 60, 90, 120, 180, 240, 300, 420, 600, 900, 1200};
    const Ns minute = 60 * NS_PER_S, day = 24 * 60 * minute;
    for (size_t i = 0; i < COUNT_OF(tops); i++)
        if (most <= tops[i] * minute)
            return tops[i] * minute;
    return (most + day - 1) / day * day;
}

int history_level(Ns held)
{
    static const int minutes[] = {5, 10, 20};
    int level = held > 0;
    for (size_t i = 0; held > 0 && i < COUNT_OF(minutes); i++)
        level += held >= minutes[i] * 60 * NS_PER_S;
    return level;
}

/* ---- streaks ---- */

static Streak streak_of_days(const Day *done, size_t count, Day gap, Day today)
{
    Streak streak = {.unit = STREAK_DAYS, .since = HISTORY_NONE};
    int row = 0;
    Day since = HISTORY_NONE, last = HISTORY_NONE;
    for (size_t i = 0; i < count && done[i] <= today; i++) {
        if (done[i] == last)
            continue;
        if (row == 0 || done[i] - last > gap) {
            row = 0;
            since = done[i];
        }
        last = done[i];
        if (++row > streak.best)
            streak.best = row;
    }
    if (row > 0 && today - last <= gap) {
        streak.current = row;
        streak.since = since;
    }
    return streak;
}

/* Sessions of the week that count, from done[*at] on: no more of one day than it asks for. */
static int done_in_week(const Day *done, size_t count, size_t *at, Day monday, Day today,
                        const Rhythm *rhythm)
{
    int sum = 0, of_day = 0;
    while (*at < count && done[*at] < monday)
        ++*at;
    for (; *at < count && done[*at] < monday + 7 && done[*at] <= today; ++*at) {
        of_day = *at > 0 && done[*at - 1] == done[*at] ? of_day + 1 : 1;
        sum += of_day <= rhythm_most_on(rhythm, done[*at]);
    }
    return sum;
}

static Rhythm rhythm_from_first(const HistoryPlan *plan, const Day *done, size_t count)
{
    Rhythm rhythm = plan->rhythm;
    if (rhythm.from == RHYTHM_NEVER && count > 0)
        rhythm.from = done[0];
    return rhythm;
}

static Streak streak_of_weeks(const Day *done, size_t count, const HistoryPlan *plan)
{
    Streak streak = {.unit = STREAK_WEEKS, .since = HISTORY_NONE};
    Day this_week = monday_of(plan->today);
    Rhythm rhythm = rhythm_from_first(plan, done, count);
    size_t at = 0;
    for (Day monday = count > 0 ? monday_of(done[0]) : this_week; monday <= this_week;
         monday += 7) {
        int sum = done_in_week(done, count, &at, monday, plan->today, &rhythm);
        int wanted = rhythm_week_wanted(&rhythm, monday);
        if (wanted == 0 && sum == 0 && monday > rhythm.from)
            continue; /* a week in which the plan rests, or after it, breaks no row */
        if (sum > 0 && sum >= wanted) {
            if (streak.current == 0)
                streak.since = monday;
            streak.current++;
        } else if (monday < this_week) {
            streak.current = 0;
            streak.since = HISTORY_NONE;
        }
        if (streak.current > streak.best)
            streak.best = streak.current;
    }
    return streak;
}

Streak history_streak(const Day *done, size_t count, const HistoryPlan *plan)
{
    Rhythm rhythm = rhythm_from_first(plan, done, count);
    if (!rhythm_asks(&rhythm))
        return streak_of_days(done, count, NO_PLAN_GAP, plan->today);
    Day last = rhythm.until != 0 && rhythm.until < plan->today ? rhythm.until : plan->today;
    bool by_weeks = rhythm.count > 1 || rhythm.routine;
    Frequency times = rhythm.count > 0 ? rhythm.schedule[0].times : rhythm.times;
    if (by_weeks || times.period_days == WEEKDAYS)
        return streak_of_weeks(done, count, plan);
    return streak_of_days(done, count, times.period_days, last);
}

/* ---- the whole ---- */

static void count_adherence(Arena *arena, History *history, const Day *done, size_t count,
                            const HistoryPlan *plan)
{
    Rhythm rhythm = rhythm_from_first(plan, done, count);
    Day from = rhythm.from != RHYTHM_NEVER ? rhythm.from : plan->today;
    if (rhythm.routine && from < plan->since)
        from = plan->since; /* its days are counted from its beginning, and shown from here on */
    Prescribed prescribed = {from, rhythm};
    if (rhythm_asks(&rhythm))
        history->adherence_count = adherence_weeks(arena, &prescribed, 1, done, count, from,
                                                   plan->today, true, &history->adherence);
}

/* Leaves the sessions of the span in *order; how many lie after it. */
static size_t keep_span(const LoggedSession ***order, size_t *count, const HistoryPlan *plan)
{
    size_t to_come = 0;
    while (*count > 0 && day_of((*order)[*count - 1]) > plan->today) {
        --*count;
        to_come++;
    }
    while (*count > 0 && day_of(**order) < plan->since) {
        ++*order;
        --*count;
    }
    return to_come;
}

History *history_count(Arena *arena, const LoggedSession *sessions, size_t count,
                       const HistoryPlan *plan)
{
    History *history = arena_alloc(arena, sizeof *history);
    const LoggedSession **order = in_order(arena, sessions, count);
    history->totals.to_come = keep_span(&order, &count, plan);
    Day *done = arena_alloc(arena, (count + 1) * sizeof *done), last_done = HISTORY_NONE;
    HistorySteps steps = {.history = history, .arena = arena};
    size_t done_count = 0;
    history->totals.first = history->totals.last = HISTORY_NONE;
    lay_out_days(arena, history, plan, count > 0 ? day_of(order[0]) : HISTORY_NONE);
    for (size_t i = 0; i < count; i++) {
        const SessionRecord *session = &order[i]->session;
        Day day = day_of(order[i]);
        if (adherence_counts(session))
            done[done_count++] = day;
        add_totals(&history->totals, order[i], day, &last_done);
        add_day(history, session, day);
        history_add_ratings(arena, history, order[i], day);
        history_add_pain(arena, history, order[i], day);
        history_add_scales(arena, history, order[i], day);
        history_add_loads(arena, history, order[i], day);
        history_add_steps(&steps, order[i]);
    }
    history_order_series(history);
    history->streak = history_streak(done, done_count, plan);
    count_adherence(arena, history, done, done_count, plan);
    return history;
}
