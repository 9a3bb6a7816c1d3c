// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Looks for the day on which a routine is due next, and says how it stands today. */
#include "store/today.h"

static Rhythm rhythm_of(const TodayPlan *plan)
{
    Rhythm rhythm = plan->rhythm;
    if (!rhythm_asks(&rhythm))
        rhythm.times = (Frequency){1, 1};
    return rhythm;
}

static Day next_due(const Rhythm *rhythm, Day open, const Day *done, size_t count, Day today)
{
    Day first = rhythm->from != RHYTHM_NEVER && rhythm->from > today ? rhythm->from : today;
    if (open > first)
        first = open;
    for (Day day = first; day < today + TODAY_FURTHEST; day++) {
        RhythmDone sum = rhythm_done(rhythm, done, count, day);
        if (rhythm_is_due(rhythm, &sum, day))
            return day;
    }
    return today + TODAY_FURTHEST;
}

/* What the day, or where it is counted by the week the week, asks for. */
static int wanted_of(const Rhythm *rhythm, const TodayItem *item, Day today)
{
    if (item->times.period_days == WEEKDAYS)
        return rhythm_week_wanted(rhythm, today);
    return item->next == today || item->done_today > 0 ? item->times.times : 0;
}

/* The rhythm of the day, else of the next one that has one. */
static Frequency times_of(const Rhythm *rhythm, Day today, Day next)
{
    Frequency times = rhythm_on(rhythm, today).times;
    return times.times > 0 ? times : rhythm_on(rhythm, next).times;
}

/* A day on which no step was owed missed nothing. */
static bool is_overdue(const Rhythm *rhythm, const RhythmDone *sum, Day today)
{
    Rhythm by_steps = *rhythm;
    by_steps.by_steps = true;
    return rhythm_is_overdue(rhythm, sum, today) && rhythm_is_overdue(&by_steps, sum, today);
}

void today_judge(const TodayPlan *plan, const Day *done, size_t count, Day today, TodayItem *item)
{
    while (count > 0 && done[count - 1] > today)
        count--;
    Rhythm rhythm = rhythm_of(plan);
    RhythmDone sum = rhythm_done(&rhythm, done, count, today);
    item->done_today = sum.on_day;
    item->last = sum.last;
    item->since = today;
    item->next = next_due(&rhythm, plan->open, done, count, today);
    item->times = times_of(&rhythm, today, item->next);
    item->done = item->times.period_days == WEEKDAYS ? sum.in_week : sum.on_day;
    if (item->next == today)
        item->state = is_overdue(&rhythm, &sum, today) ? TODAY_OVERDUE : TODAY_DUE;
    else
        item->state = sum.on_day > 0 ? TODAY_DONE : TODAY_LATER;
    if (item->state == TODAY_OVERDUE)
        item->since = rhythm_waits_since(&rhythm, &sum, today);
    item->wanted = wanted_of(&rhythm, item, today);
    item->until = rhythm.until;
    item->ended = rhythm.until != 0 && today > rhythm.until;
    item->review = plan->review;
    item->review_due = plan->review != RHYTHM_NEVER && plan->review <= today;
}

bool today_has_next(const TodayItem *item, Day today)
{
    return item->next > today && item->next < today + TODAY_FURTHEST;
}

bool today_is_due(const TodayItem *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (items[i].state == TODAY_DUE || items[i].state == TODAY_OVERDUE)
            return true;
    return false;
}

const char *today_state_word(TodayState state)
{
    static const char *const words[TODAY_STATES] = {"overdue", "due", "done", "later"};
    return words[state];
}

const char *today_day_words(Day day, Day today, char *out, size_t capacity)
{
    char date[MOMENT_BYTES];
    if (day == today - 1)
        snprintf(out, capacity, "yesterday");
    else if (day == today + 1)
        snprintf(out, capacity, "tomorrow");
    else if (day > today - 7 && day < today + 7)
        snprintf(out, capacity, "%s", weekday_name(day_of_week(day)));
    else
        snprintf(out, capacity, "%s", day_format(day, date, sizeof date));
    return out;
}
