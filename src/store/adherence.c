// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Walks through the days of a span and adds up what each owed and what was done on it. */
#include "store/adherence.h"

bool adherence_counts(const SessionRecord *session)
{
    return session->steps_done > 0 && 2 * session->steps_done >= session->steps;
}

static Schedule asked_on(const Prescribed *prescribed, size_t count, Day day)
{
    Schedule asked = {0};
    for (size_t i = 0; i < count && prescribed[i].from <= day; i++)
        asked = rhythm_on(&prescribed[i].rhythm, day);
    return asked;
}

/* Adds a day on which `done` sessions were done. */
static void add_day(AdherenceWeek *week, const Schedule *asked, int done, bool open)
{
    week->done += done;
    if (asked->times.times == 0 || (open && done == 0))
        return;
    int most = rhythm_day_most(asked->times);
    week->owed += asked->weekdays ? 1 : (double)asked->times.times / asked->times.period_days;
    week->credited += done < most ? done : most;
}

size_t adherence_weeks(Arena *arena, const Prescribed *prescribed, size_t prescribed_count,
                       const Day *done, size_t done_count, Day from, Day to, bool open_day,
                       AdherenceWeek **out)
{
    *out = NULL;
    if (from > to)
        return 0;
    size_t capacity = (size_t)((to - from) / 7 + 2), count = 0, next = 0;
    AdherenceWeek *weeks = arena_alloc(arena, capacity * sizeof *weeks);
    while (next < done_count && done[next] < from)
        next++;
    for (Day day = from; day <= to; day++) {
        int today = 0;
        for (; next < done_count && done[next] == day; next++)
            today++;
        if (count == 0 || day_of_week(day) == 0)
            weeks[count++].first = day;
        weeks[count - 1].last = day;
        Schedule asked = asked_on(prescribed, prescribed_count, day);
        add_day(&weeks[count - 1], &asked, today, open_day && day == to);
    }
    for (size_t i = 0; i < count; i++)
        if (weeks[i].credited > weeks[i].owed)
            weeks[i].credited = weeks[i].owed;
    *out = weeks;
    return count;
}

double adherence_share(const AdherenceWeek *weeks, size_t count)
{
    double owed = 0, credited = 0;
    for (size_t i = 0; i < count; i++) {
        owed += weeks[i].owed;
        credited += weeks[i].credited;
    }
    return owed > 0 ? credited / owed : -1;
}
