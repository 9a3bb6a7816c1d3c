// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Fits the routine to each day on which it changes. An entry that waits until pain has settled
 * stands where it would begin. */
#include "page/plan.h"

#include "routine/dose.h"
#include "routine/frequency.h"
#include "routine/reader.h"
#include "routine/weekdays.h"
#include "routine/words.h"
#include "session/fit.h"

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

/* ---- what is done in a stretch ---- */

/* Is what the step has become by an entry that waits until pain has settled, or after one? */
static bool waits_for_pain(const Routine *routine, const Step *now)
{
    for (size_t i = 0; i < routine->block_count; i++)
        for (size_t j = 0; j < routine->blocks[i].count; j++) {
            const Step *step = &routine->blocks[i].steps[j];
            bool waits = false;
            for (size_t k = 0; k < step->stage_count; k++) {
                waits = waits || step->stages[k].if_settled;
                if (memcmp(&step->stages[k].step->place, &now->place, sizeof now->place) == 0)
                    return waits;
            }
        }
    return false;
}

/* Its days of the week and its own rhythm: those of the plan are the stretch's own. */
static const char *with_days(Arena *arena, const char *line, const DueDays *due)
{
    const char *words =
        due_words(arena, &(DueDays){.weekdays = due->weekdays, .times = due->times});
    return *words ? arena_printf(arena, "%s, %s", line, words) : line;
}

static const char *step_words(Arena *arena, const Routine *routine, const Step *step)
{
    char dose[DOSE_BYTES];
    dose_format(step, dose, sizeof dose);
    const char *line = step_is_rest(step) && strcmp(step->name, "Rest") == 0
                           ? arena_string(arena, dose)
                           : arena_printf(arena, "%s: %s", step->name, dose);
    line = with_days(arena, line, &step->due);
    return waits_for_pain(routine, step) ? arena_printf(arena, "%s (once pain has settled)", line)
                                         : line;
}

static const char *group_words(Arena *arena, const Block *block)
{
    char rounds[DOSE_BYTES];
    dose_of_group(block, rounds, sizeof rounds);
    const char *line = !block->name ? arena_string(arena, *rounds ? rounds : "Together")
                       : *rounds    ? arena_printf(arena, "%s, %s", block->name, rounds)
                                    : block->name;
    return arena_printf(arena, "%s:", with_days(arena, line, &block->due));
}

static void add_line(Arena *arena, PlanSpan *span, PlanLine line)
{
    span->lines = arena_grow(arena, span->lines, span->count, sizeof *span->lines);
    span->lines[span->count++] = line;
}

static void add_lines(Arena *arena, const Routine *routine, const Routine *fitted, PlanSpan *span)
{
    for (size_t i = 0; i < fitted->block_count; i++) {
        const Block *block = &fitted->blocks[i];
        if (block->is_repeat)
            add_line(arena, span,
                     (PlanLine){.text = group_words(arena, block),
                                .name = block->name ? block->name : "",
                                .is_group = true});
        for (size_t j = 0; j < block->count; j++)
            add_line(arena, span,
                     (PlanLine){.text = step_words(arena, routine, &block->steps[j]),
                                .name = arena_string(arena, block->steps[j].name),
                                .note = words_of_note(arena, &block->steps[j], routine->language),
                                .in_group = block->is_repeat});
    }
}

static PlanSpan span_of(Arena *arena, const Routine *routine, Day first, Day next)
{
    Fit fit = {.day = {first, -1}};
    PlanSpan span = {0};
    const char *often = "nothing";
    if (due_has_steps(routine, fit.day)) {
        Routine *fitted = routine_fit(routine, &fit, NULL);
        add_lines(arena, routine, fitted, &span);
        routine_free(fitted);
        often = rhythm_words(arena, routine, first);
    }
    span.days = span_words(arena, first, next);
    span.heading = arena_printf(arena, "%s%s%s", span.days, *often ? ": " : "", often);
    return span;
}

/* The day after the last one, from 0; below 0: the plan has no end that is known. */
static Day end_of(const Routine *routine)
{
    Date from = routine->prescription.from, until = routine->prescription.until;
    return from.year > 0 && until.year > 0 ? day_of_date(until) - day_of_date(from) + 1 : -1;
}

PlanSpan *plan_spans(Arena *arena, const Routine *routine, size_t *count)
{
    size_t changes;
    const Day *days = days_of_change(arena, routine, &changes);
    PlanSpan *spans = arena_alloc(arena, (changes + 1) * sizeof *spans);
    Day end = end_of(routine);
    *count = 0;
    for (size_t i = 0; i < changes && (end < 0 || days[i] < end); i++) {
        bool last = i + 1 == changes || (end >= 0 && days[i + 1] >= end);
        spans[(*count)++] = span_of(arena, routine, days[i], last ? end : days[i + 1]);
    }
    return spans;
}
