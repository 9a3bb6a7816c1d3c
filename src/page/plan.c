// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Fits the routine to each day on which it changes. An entry that waits until pain has settled
 * stands where it would begin. */
#include "page/plan.h"

#include "routine/dose.h"
#include "routine/frequency.h"
#include "routine/reader.h"
#include "routine/weekdays.h"

#include <string.h>

/* The days of the steps' changes, and of the rhythm's. */
static const Day *days_of_change(Arena *arena, const Routine *routine, size_t *count)
{
    const Day *steps = fit_stage_days(arena, routine, count);
    size_t most = *count + routine->prescription.schedule_count;
    Day *days = arena_alloc(arena, (most + 1) * sizeof *days);
    memcpy(days, steps, *count * sizeof *days);
    for (size_t i = 0; i < routine->prescription.schedule_count; i++) {
        Day day = routine->prescription.schedule[i].after_days;
        size_t place = 0;
        while (place < *count && days[place] < day)
            place++;
        if (place < *count && days[place] == day)
            continue;
        memmove(days + place + 1, days + place, (*count - place) * sizeof *days);
        days[place] = day;
        ++*count;
    }
    return days;
}

/* "3 times a week", "Mon, Wed, Fri". */
static const char *schedule_words(Arena *arena, const Schedule *schedule)
{
    char text[WEEKDAYS_BYTES];
    return arena_string(arena, schedule->weekdays
                                   ? weekdays_say(schedule->weekdays, text, sizeof text)
                                   : frequency_words(schedule->times, text, sizeof text));
}

/* The same of a day; "" where nothing is said. */
static const char *rhythm_words(Arena *arena, const Routine *routine, Day day)
{
    const Schedule *now = NULL;
    for (size_t i = 0; i < routine->prescription.schedule_count; i++)
        if (routine->prescription.schedule[i].after_days <= day)
            now = &routine->prescription.schedule[i];
    return now ? schedule_words(arena, now) : "";
}

const char *plan_rhythm_words(Arena *arena, const Routine *routine)
{
    const char *line = "";
    for (size_t i = 0; i < routine->prescription.schedule_count; i++) {
        const Schedule *schedule = &routine->prescription.schedule[i];
        line = arena_printf(arena, "%s%s%s", line, i > 0 ? ", then " : "",
                            schedule_words(arena, schedule));
        if (schedule->after_days > 0)
            line = arena_printf(arena, "%s from day %d on", line, schedule->after_days + 1);
    }
    return line;
}

/* "Days 1 to 14", "From day 15 on"; a week or more of whole ones as weeks. */
static const char *span_words(Arena *arena, Day first, Day next)
{
    if (next < 0)
        return first % 7 == 0 && first > 0
                   ? arena_printf(arena, "From week %d on", (int)(first / 7 + 1))
                   : arena_printf(arena, "From day %d on", (int)first + 1);
    if (first % 7 == 0 && next % 7 == 0)
        return next - first == 7
                   ? arena_printf(arena, "Week %d", (int)(first / 7 + 1))
                   : arena_printf(arena, "Weeks %d to %d", (int)(first / 7 + 1), (int)(next / 7));
    return next - first == 1 ? arena_printf(arena, "Day %d", (int)first + 1)
                             : arena_printf(arena, "Days %d to %d", (int)first + 1, (int)next);
}

const char *plan_step_words(Arena *arena, const Step *step)
{
    char dose[DOSE_BYTES];
    DueDays due = {.weekdays = step->due.weekdays, .times = step->due.times};
    const char *words = due_words(arena, &due);
    if (step_is_rest(step))
        return step->name;
    return arena_printf(arena, "%s: %s%s%s", step->name, dose_format(step, dose, sizeof dose),
                        *words ? ", " : "", words);
}

static PlanSpan span_of(Arena *arena, const Routine *routine, Day first, Day next)
{
    Fit fit = {.day = {first, -1}};
    const char *often = rhythm_words(arena, routine, first);
    return (PlanSpan){.heading = arena_printf(arena, "%s%s%s", span_words(arena, first, next),
                                              *often ? ": " : "", often),
                      .fitted = due_has_steps(routine, fit.day) ? routine_fit(routine, &fit, NULL)
                                                                : NULL};
}

PlanSpan *plan_spans(Arena *arena, const Routine *routine, size_t *count)
{
    const Day *days = days_of_change(arena, routine, count);
    PlanSpan *spans = arena_alloc(arena, (*count + 1) * sizeof *spans);
    for (size_t i = 0; i < *count; i++)
        spans[i] = span_of(arena, routine, days[i], i + 1 < *count ? days[i + 1] : -1);
    return spans;
}

void plan_spans_free(PlanSpan *spans, size_t count)
{
    for (size_t i = 0; i < count; i++)
        routine_free(spans[i].fitted);
}
