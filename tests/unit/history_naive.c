// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history_naive.h"

#include <string.h>

/* Of the sessions, as they are written. */
static char dates[NAIVE_MOST][MOMENT_BYTES];

void naive_write_dates(const LoggedSession *sessions, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        moment_format(sessions[i].session.started, dates[i], sizeof dates[i]);
        dates[i][10] = '\0';
    }
}

static bool was_done(const SessionRecord *session)
{
    return session->steps_done >= 1 && session->steps_done >= session->steps - session->steps_done;
}

int naive_done_on(const LoggedSession *sessions, size_t count, Day day)
{
    int sum = 0;
    char date[MOMENT_BYTES];
    day_format(day, date, sizeof date);
    for (size_t i = 0; i < count; i++)
        sum += strcmp(dates[i], date) == 0 && was_done(&sessions[i].session);
    return sum;
}

Ns naive_held_on(const LoggedSession *sessions, size_t count, Day day)
{
    Ns sum = 0;
    char date[MOMENT_BYTES];
    day_format(day, date, sizeof date);
    for (size_t i = 0; i < count; i++)
        sum += strcmp(dates[i], date) == 0 ? sessions[i].session.work_held : 0;
    return sum;
}

/* From today back: is the row of days unbroken? */
Streak naive_streak(const int *done, Day first, const HistoryPlan *plan)
{
    Streak streak = {.unit = STREAK_DAYS, .since = HISTORY_NONE};
    int length = (int)(plan->today - first) + 1, empty = 0, row = 0;
    int rests = plan->rhythm.times.times == 0 ? 2 : plan->rhythm.times.period_days - 1;
    for (int i = 0; i < length; i++) { /* best */
        empty = done[i] ? 0 : empty + 1;
        row = empty > rests ? 0 : row + (done[i] > 0);
        if (row > streak.best)
            streak.best = row;
    }
    empty = 0;
    for (int i = length - 1; i >= 0; i--) { /* current: today itself is not over */
        if (done[i] > 0) {
            streak.current++;
            streak.since = first + i;
            empty = 0;
        } else if (i < length - 1 && ++empty > rests)
            break;
    }
    return streak;
}

static bool week_is_met(const int *done, Day first, Day monday, const HistoryPlan *plan, Day from)
{
    int sum = 0, most = plan->rhythm.times.times > 7 ? (plan->rhythm.times.times + 6) / 7 : 1;
    double days = 0;
    for (Day day = monday; day < monday + 7; day++) {
        int of_day = day >= first && day <= plan->today ? done[day - first] : 0;
        sum += of_day < most ? of_day : most;
        days += day >= from;
    }
    return sum > 0 && sum >= plan->rhythm.times.times * days / 7;
}

Streak naive_weeks(const int *done, Day first, const HistoryPlan *plan)
{
    Streak streak = {.unit = STREAK_WEEKS, .since = HISTORY_NONE};
    Day this_week = plan->today - day_of_week(plan->today), from = plan->rhythm.from;
    for (Day day = first; from == HISTORY_NONE && day <= plan->today; day++)
        if (done[day - first])
            from = day;
    if (from == HISTORY_NONE)
        return streak;
    int row = 0;
    for (Day monday = first - day_of_week(first); monday <= this_week; monday += 7) {
        bool met = week_is_met(done, first, monday, plan, from);
        row = met ? row + 1 : monday == this_week ? row : 0;
        if (row > streak.best)
            streak.best = row;
        streak.current = row;
    }
    bool now = week_is_met(done, first, this_week, plan, from);
    if (streak.current > 0)
        streak.since = this_week - 7 * (streak.current - (now ? 1 : 0));
    return streak;
}
