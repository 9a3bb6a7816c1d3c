// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* One question on which all rests: is it due on a day, with what was done up to it? */
#include "session/rhythm.h"

#include "routine/weekdays.h"

Rhythm rhythm_of_routine(const Routine *routine, Day first)
{
    Date from = routine->prescription.from, until = routine->prescription.until;
    bool by_days = routine->prescription.schedule_count > 1 || due_differs(routine, false);
    return (Rhythm){.times = routine->prescription.times,
                    .schedule = routine->prescription.schedule,
                    .count = routine->prescription.schedule_count,
                    .from = from.year > 0 ? day_of_date(from)
                            : by_days     ? first
                                          : RHYTHM_NEVER,
                    .until = until.year > 0 ? day_of_date(until) : 0,
                    .routine = by_days || due_differs(routine, true) ? routine : NULL};
}

bool rhythm_asks(const Rhythm *rhythm)
{
    return rhythm->count > 0 || rhythm->times.times > 0;
}

static Day plan_day(const Rhythm *rhythm, Day day)
{
    return rhythm->from == RHYTHM_NEVER ? 0 : day - rhythm->from;
}

Schedule rhythm_on(const Rhythm *rhythm, Day day)
{
    static const Schedule nothing;
    Schedule asked = {.times = rhythm->times};
    Day number = plan_day(rhythm, day);
    if (number < 0 || (rhythm->until != 0 && day > rhythm->until))
        return nothing;
    if (rhythm->count > 0)
        asked = nothing;
    for (size_t i = 0; i < rhythm->count && rhythm->schedule[i].after_days <= number; i++)
        asked = rhythm->schedule[i];
    if (asked.weekdays && !weekdays_have(asked.weekdays, day))
        return nothing;
    if (rhythm->routine && !due_has_steps(rhythm->routine, (PlanDay){number, day}))
        return nothing;
    Frequency most;
    if (rhythm->by_steps && rhythm->routine && asked.times.times > 0 &&
        due_most_often(rhythm->routine, (PlanDay){number, day}, &most) &&
        due_rarer(most, asked.times))
        return (Schedule){.times = most};
    return asked.times.period_days > 0 ? asked : nothing;
}

int rhythm_day_most(Frequency times)
{
    return times.period_days > 0 ? (times.times + times.period_days - 1) / times.period_days : 0;
}

int rhythm_most_on(const Rhythm *rhythm, Day day)
{
    int most = rhythm_day_most(rhythm_on(rhythm, day).times);
    if (most == 0)
        most = rhythm_day_most(rhythm->count > 0 ? rhythm->schedule[0].times : rhythm->times);
    return most > 0 ? most : 1;
}

static Day monday_of(Day day)
{
    return day - day_of_week(day);
}

int rhythm_week_wanted(const Rhythm *rhythm, Day day)
{
    int sevenths = 0;
    for (Day at = monday_of(day); at < monday_of(day) + WEEKDAYS; at++) {
        Schedule asked = rhythm_on(rhythm, at);
        if (asked.times.period_days == WEEKDAYS)
            sevenths += asked.weekdays ? WEEKDAYS : asked.times.times;
    }
    return (sevenths + WEEKDAYS - 1) / WEEKDAYS;
}

RhythmDone rhythm_done(const Rhythm *rhythm, const Day *done, size_t count, Day day)
{
    RhythmDone sum = {.last = RHYTHM_NEVER};
    Day monday = monday_of(day);
    int of_day = 0;
    for (size_t i = count; i > 0; i--) { /* the newest first: seldom more than a week of them */
        if (done[i - 1] > day)
            continue;
        if (sum.last == RHYTHM_NEVER)
            sum.last = done[i - 1];
        if (done[i - 1] < monday)
            break;
        sum.on_day += done[i - 1] == day;
        of_day = i < count && done[i] == done[i - 1] ? of_day + 1 : 1;
        sum.in_week += of_day <= rhythm_most_on(rhythm, done[i - 1]);
    }
    return sum;
}

/* Days from one to the next one. */
static int pace(Frequency times)
{
    if (times.period_days != WEEKDAYS)
        return times.period_days;
    return times.times >= WEEKDAYS ? 1 : WEEKDAYS / times.times;
}

/* How many the days that are left of the week can take, this one included. */
static int room_left(const Rhythm *rhythm, Day day)
{
    int room = 0;
    for (Day at = day; at < monday_of(day) + WEEKDAYS; at++)
        room += rhythm_day_most(rhythm_on(rhythm, at).times);
    return room;
}

static bool rested(Frequency times, const RhythmDone *sum, Day day)
{
    return sum->last == RHYTHM_NEVER || sum->last == day || day - sum->last >= pace(times);
}

bool rhythm_is_due(const Rhythm *rhythm, const RhythmDone *sum, Day day)
{
    Schedule asked = rhythm_on(rhythm, day);
    if (asked.times.times == 0 || sum->on_day >= rhythm_day_most(asked.times))
        return false;
    if (asked.weekdays)
        return true;
    if (asked.times.period_days != WEEKDAYS)
        return rested(asked.times, sum, day);
    int open = rhythm_week_wanted(rhythm, day) - sum->in_week;
    int before = open + sum->on_day; /* as the day began */
    return open > 0 && (rested(asked.times, sum, day) || before >= room_left(rhythm, day));
}

Day rhythm_waits_since(const Rhythm *rhythm, const RhythmDone *sum, Day day)
{
    Schedule asked = rhythm_on(rhythm, day);
    Day since = day;
    if (asked.times.times > 0 && sum->last != RHYTHM_NEVER)
        since = sum->last + pace(asked.times);
    if (rhythm->from != RHYTHM_NEVER && (sum->last == RHYTHM_NEVER || since < rhythm->from))
        since = rhythm->from;
    while (since < day && rhythm_on(rhythm, since).times.times == 0)
        since++;
    return since < day ? since : day;
}

bool rhythm_is_overdue(const Rhythm *rhythm, const RhythmDone *sum, Day day)
{
    Schedule asked = rhythm_on(rhythm, day);
    if (asked.weekdays)
        return false;
    if (asked.times.period_days != WEEKDAYS)
        return rhythm_waits_since(rhythm, sum, day) < day;
    int open = rhythm_week_wanted(rhythm, day) - sum->in_week;
    return open + sum->on_day > room_left(rhythm, day);
}

/* Done whenever it was due and there, is it owed on the day? */
static bool owed_as_planned(Arena *arena, const DueDays *due, PlanDay day)
{
    Day first = day.date - day.day,
        *done = arena_alloc(arena, (size_t)(day.day + 1) * sizeof *done);
    Rhythm rhythm = {.times = due->times, .from = first};
    size_t count = 0;
    for (Day at = first; at < day.date; at++) {
        RhythmDone sum = rhythm_done(&rhythm, done, count, at);
        PlanDay then = {at - first, at};
        if (!due_absence(arena, due, then, true, DUE_ALL) && rhythm_is_due(&rhythm, &sum, at))
            done[count++] = at;
    }
    RhythmDone sum = rhythm_done(&rhythm, done, count, day.date);
    return due->times.times == 0 || rhythm_is_due(&rhythm, &sum, day.date);
}

const Owed *rhythm_owed(Arena *arena, const Routine *routine, PlanDay day)
{
    if (day.day < 0 || !due_differs(routine, true))
        return NULL;
    size_t steps = 0, number = 0;
    for (size_t i = 0; i < routine->block_count; i++)
        steps += routine->blocks[i].count;
    bool *of_steps = arena_alloc(arena, steps + 1);
    bool *of_blocks = arena_alloc(arena, routine->block_count + 1);
    for (size_t i = 0; i < routine->block_count; i++) {
        const Block *block = &routine->blocks[i];
        of_blocks[i] = owed_as_planned(arena, &block->due, day);
        for (size_t j = 0; j < block->count; j++)
            of_steps[number++] = owed_as_planned(arena, &block->steps[j].due, day);
    }
    Owed *owed = arena_alloc(arena, sizeof *owed);
    *owed = (Owed){of_steps, of_blocks};
    return owed;
}
