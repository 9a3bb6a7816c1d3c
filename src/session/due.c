// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Days of a plan and of the week against a day. */
#include "session/due.h"

#include "routine/frequency.h"
#include "routine/weekdays.h"

static const char *days_words(Arena *arena, const DueDays *due)
{
    if (due->last_day == 0)
        return arena_printf(arena, "from day %d on", due->first_day);
    if (due->last_day == due->first_day)
        return arena_printf(arena, "day %d", due->first_day);
    return arena_printf(arena, "days %d to %d", due->first_day, due->last_day);
}

static const char *weekdays_words(Arena *arena, const DueDays *due)
{
    char text[WEEKDAYS_BYTES];
    return arena_string(arena, weekdays_say(due->weekdays, text, sizeof text));
}

static const char *times_words(Arena *arena, const DueDays *due)
{
    char text[FREQUENCY_BYTES];
    return arena_string(arena, frequency_words(due->times, text, sizeof text));
}

static bool in_days(const DueDays *due, PlanDay day)
{
    Day number = day.day + 1;
    return due->first_day == 0 ||
           (number >= due->first_day && (due->last_day == 0 || number <= due->last_day));
}

static bool in_week(const DueDays *due, PlanDay day)
{
    return due->weekdays == 0 || day.date < 0 || weekdays_have(due->weekdays, day.date);
}

const char *due_absence(Arena *arena, const DueDays *due, PlanDay day, bool owed, DueLevel level)
{
    if (day.day < 0)
        return NULL;
    if (level < DUE_ANY_DAY && !in_days(due, day))
        return days_words(arena, due);
    if (level < DUE_DAYS_ALONE && !in_week(due, day))
        return weekdays_words(arena, due);
    if (level < DUE_BUT_TIMES && due->times.times > 0 && !owed)
        return times_words(arena, due);
    return NULL;
}

/* The same as a question. */
static bool is_there(const DueDays *due, PlanDay day, bool owed, DueLevel level)
{
    return day.day < 0 || ((level >= DUE_ANY_DAY || in_days(due, day)) &&
                           (level >= DUE_DAYS_ALONE || in_week(due, day)) &&
                           (level >= DUE_BUT_TIMES || due->times.times == 0 || owed));
}

static bool some_is_there(const Routine *routine, PlanDay day, const Owed *owed, DueLevel level)
{
    size_t number = 0;
    for (size_t i = 0; i < routine->block_count; i++) {
        const Block *block = &routine->blocks[i];
        bool there = is_there(&block->due, day, !owed || owed->blocks[i], level);
        for (size_t j = 0; j < block->count; j++, number++)
            if (there && is_there(&block->steps[j].due, day, !owed || owed->steps[number], level))
                return true;
    }
    return false;
}

DueLevel due_level(const Routine *routine, PlanDay day, const Owed *owed)
{
    DueLevel level = DUE_ALL;
    while (level < DUE_ANY_DAY && !some_is_there(routine, day, owed, level))
        level++;
    return level;
}

/* The first and the last day of a step of a block, from 0; last below first: there is none. */
static void days_of(const Block *block, const Step *step, Day *first, Day *last)
{
    const DueDays *of[] = {&block->due, &step->due};
    *first = 0;
    *last = PLAN_MOST_DAYS;
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        if (of[i]->first_day - 1 > *first)
            *first = of[i]->first_day - 1;
        if (of[i]->last_day > 0 && of[i]->last_day - 1 < *last)
            *last = of[i]->last_day - 1;
    }
}

Day due_nearest(const Routine *routine, Day day)
{
    Day before = -1, after = -1;
    for (size_t i = 0; i < routine->block_count; i++)
        for (size_t j = 0; j < routine->blocks[i].count; j++) {
            Day first, last;
            days_of(&routine->blocks[i], &routine->blocks[i].steps[j], &first, &last);
            if (first <= last && first > day && (after < 0 || first < after))
                after = first;
            if (first <= last && first <= day && last > before)
                before = last < day ? last : day;
        }
    return before >= 0 ? before : after;
}

bool due_has_steps(const Routine *routine, PlanDay day)
{
    return some_is_there(routine, day, NULL, DUE_ALL);
}

bool due_rarer(Frequency a, Frequency b)
{
    return (int64_t)a.times * b.period_days < (int64_t)b.times * a.period_days;
}

/* A step's own rhythm in its block: the rarer of the two; 0/0 where neither has one. */
static Frequency times_of(const Block *block, const Step *step)
{
    Frequency group = block->due.times, own = step->due.times;
    if (group.times == 0 || (own.times > 0 && due_rarer(own, group)))
        return own;
    return group;
}

bool due_most_often(const Routine *routine, PlanDay day, Frequency *times)
{
    *times = (Frequency){0, 1};
    for (size_t i = 0; i < routine->block_count; i++) {
        const Block *block = &routine->blocks[i];
        if (!is_there(&block->due, day, true, DUE_ALL))
            continue;
        for (size_t j = 0; j < block->count; j++) {
            const Step *step = &block->steps[j];
            if (step_is_rest(step) || !is_there(&step->due, day, true, DUE_ALL))
                continue;
            Frequency own = times_of(block, step);
            if (own.times == 0)
                return false;
            if (due_rarer(*times, own))
                *times = own;
        }
    }
    return times->times > 0;
}

const char *due_words(Arena *arena, const DueDays *due)
{
    const char *words[] = {due->first_day > 0 ? days_words(arena, due) : "",
                           due->weekdays ? weekdays_words(arena, due) : "",
                           due->times.times > 0 ? times_words(arena, due) : ""};
    const char *text = "";
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (*words[i])
            text = arena_printf(arena, "%s%s%s", text, *text ? ", " : "", words[i]);
    return text;
}

static bool is_said(const DueDays *due, bool times)
{
    return due->times.times > 0 || (!times && (due->first_day > 0 || due->weekdays));
}

bool due_differs(const Routine *routine, bool times)
{
    for (size_t i = 0; i < routine->block_count; i++) {
        const Block *block = &routine->blocks[i];
        if (is_said(&block->due, times))
            return true;
        for (size_t j = 0; j < block->count; j++)
            if (is_said(&block->steps[j].due, times))
                return true;
    }
    return false;
}
