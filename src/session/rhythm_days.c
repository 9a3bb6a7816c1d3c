// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/rhythm_days.h"

#define LOOKED_BACK 64 /* of what was done: more than a week of any rhythm that fits a day */
#define MOST_A_DAY 8

/* Is a step there, also by the times of its own? */
static bool has_owed_step(const Routine *routine, PlanDay day)
{
    Arena *arena = arena_new();
    const Owed *owed = rhythm_owed(arena, routine, day);
    bool has = !owed || due_level(routine, day, owed) == DUE_ALL;
    arena_free(arena);
    return has;
}

DueDay *rhythm_days(Arena *arena, const Routine *routine, Day begin, Day last, size_t *count)
{
    Rhythm rhythm = rhythm_of_routine(routine, begin);
    Day from = rhythm.from == RHYTHM_NEVER ? begin : rhythm.from;
    Day *done = NULL;
    DueDay *days = NULL;
    size_t done_count = 0;
    *count = 0;
    for (Day day = from; day <= last && rhythm_asks(&rhythm); day++) {
        int times = 0;
        for (; times < MOST_A_DAY; times++) {
            size_t before = done_count < LOOKED_BACK ? 0 : done_count - LOOKED_BACK;
            const Day *recent = done ? done + before : NULL;
            RhythmDone sum = rhythm_done(&rhythm, recent, done_count - before, day);
            if (!rhythm_is_due(&rhythm, &sum, day) ||
                !has_owed_step(routine, (PlanDay){day - from, day}))
                break;
            done = arena_grow(arena, done, done_count, sizeof *done);
            done[done_count++] = day;
        }
        if (times == 0 || day < begin)
            continue;
        days = arena_grow(arena, days, *count, sizeof *days);
        days[(*count)++] = (DueDay){day, times};
    }
    return days;
}
