// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What is owed of steps with `times` of their own, by a real log in a folder of its own. */
#include "log_rows.h"
#include "reading.h"

#include "store/adherence.h"
#include "store/owed.h"
#include "store/today.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define ID "fine" /* of what read_fine reads */

static LogRows rows;
static LogReader *reader;
static int number;

static int open_log(void **state)
{
    (void)state;
    rows = log_rows_new();
    number = 0;
    return 0;
}

static int close_log(void **state)
{
    log_reader_free(reader);
    reader = NULL;
    log_rows_free(&rows);
    return reading_drop(state);
}

/* A set of a step in a session of its own; how: "held", "skipped" (nothing was), "cut" (skipped,
 * after a while), "left" (out, after an ouch). */
static void did(const char *moment, const char *step, const char *exercise, const char *how)
{
    char id[32], quoted[64] = "NULL";
    snprintf(id, sizeof id, "session-%d", ++number);
    if (exercise)
        snprintf(quoted, sizeof quoted, "'%s'", exercise);
    log_rows_session(&rows, id, ID, moment);
    bool skipped = strcmp(how, "skipped") == 0 || strcmp(how, "cut") == 0;
    int held = strcmp(how, "held") == 0 ? 9000 : strcmp(how, "cut") == 0 ? 2000 : 0;
    log_rows_run(&rows,
                 INTO_SEGMENT "SELECT number, 1, 0, '%s', %s, NULL, 1, 1, 1, 9000, %d, 0, 0, %d, "
                              "%d, 0, 0, started + 60, started_offset FROM session WHERE id = '%s'",
                 step, quoted, held, skipped, strcmp(how, "left") == 0, id);
}

/* The first letters of the steps that are owed on a date of a plan that began on 2026-03-23, a
 * Monday; of groups, those of their first steps, small. */
static const char *owed_before(const char *date, int64_t before)
{
    static char names[32];
    size_t count = 0, step = 0;
    Day day = day_of(date), first = day_of("2026-03-23");
    Arena *arena = arena_new();
    log_reader_free(reader);
    reader = log_reader_new(rows.path);
    const Owed *owed = owed_read(reader, arena, routine, (PlanDay){day - first, day}, before);
    assert_non_null(owed);
    for (size_t i = 0; i < routine->block_count; i++) {
        const Block *block = &routine->blocks[i];
        if (block->is_repeat && owed->blocks[i])
            names[count++] = (char)(block->steps[0].name[0] + 'a' - 'A');
        for (size_t j = 0; j < block->count; j++, step++)
            if (!block->is_repeat && owed->steps[step])
                names[count++] = block->steps[j].name[0];
    }
    names[count] = '\0';
    arena_free(arena);
    return names;
}

static const char *owed(const char *date)
{
    return owed_before(date, INT64_MAX);
}

static void a_step_twice_a_day_is_owed_until_it_was_done_twice(void **state)
{
    (void)state;
    read_fine(HEAD "steps: [{name: A, hold: 9s, times: 2/day}, {name: B, hold: 9s}]\n");
    assert_string_equal(owed("2026-11-25"), "AB");
    did("2026-11-25T08:00:00+01:00", "A", NULL, "held");
    assert_string_equal(owed("2026-11-25"), "AB");
    did("2026-11-25T18:00:00+01:00", "A", NULL, "held");
    assert_string_equal(owed("2026-11-25"), "B");
    assert_string_equal(owed("2026-11-26"), "AB");
}

static void each_step_has_its_own_rhythm(void **state)
{
    (void)state;
    read_fine(HEAD "steps: [{name: A, hold: 9s, times: 1/day}, {name: B, hold: 9s, times: every 2 "
                   "days}, {name: C, hold: 9s, times: every 3 days}]\n");
    did("2026-11-23T08:00:00+01:00", "A", NULL, "held");
    did("2026-11-23T08:20:00+01:00", "B", NULL, "held");
    did("2026-11-23T08:40:00+01:00", "C", NULL, "held");
    assert_string_equal(owed("2026-11-23"), "");
    assert_string_equal(owed("2026-11-24"), "A");
    assert_string_equal(owed("2026-11-25"), "AB");
    did("2026-11-26T08:00:00+01:00", "B", NULL, "held"); /* a day late */
    assert_string_equal(owed("2026-11-26"), "AC");
    assert_string_equal(owed("2026-11-27"), "AC");
    assert_string_equal(owed("2026-11-28"), "ABC");
}

static void what_was_skipped_is_still_owed(void **state)
{
    (void)state;
    read_fine(HEAD "steps: [{name: A, hold: 9s, times: 1/day}]\n");
    did("2026-11-25T08:00:00+01:00", "A", NULL, "skipped");
    assert_string_equal(owed("2026-11-25"), "A");
    did("2026-11-25T09:00:00+01:00", "A", NULL, "left");
    assert_string_equal(owed("2026-11-25"), "A");
    did("2026-11-25T10:00:00+01:00", "A", NULL, "cut"); /* it was begun */
    assert_string_equal(owed("2026-11-25"), "");
}

static void a_session_over_midnight_is_of_the_day_it_began_on(void **state)
{
    (void)state;
    read_fine(HEAD "steps: [{name: A, hold: 9s, times: every 2 days}]\n");
    did("2026-11-24T23:58:00+01:00", "A", NULL, "held"); /* in UTC too it is the 24th */
    assert_string_equal(owed("2026-11-25"), "");
    assert_string_equal(owed("2026-11-26"), "A");
    did("2026-11-26T00:05:00+01:00", "A", NULL, "held"); /* in UTC it is the 25th */
    assert_string_equal(owed("2026-11-27"), "");
    assert_string_equal(owed("2026-11-28"), "A");
}

static void days_are_days_where_the_clock_changes(void **state)
{
    (void)state;
    read_fine(HEAD "steps: [{name: A, hold: 9s, times: 2/day}, {name: B, hold: 9s, times: every 2 "
                   "days}]\n");
    /* 29 March has 23 hours, 25 October 25 */
    did("2026-03-29T00:30:00+01:00", "A", NULL, "held");
    did("2026-03-29T23:30:00+02:00", "A", NULL, "held");
    did("2026-03-29T23:40:00+02:00", "B", NULL, "held");
    assert_string_equal(owed("2026-03-29"), "");
    assert_string_equal(owed("2026-03-30"), "A");
    assert_string_equal(owed("2026-03-31"), "AB");
    did("2026-10-25T00:10:00+02:00", "A", NULL, "held");
    did("2026-10-25T23:50:00+01:00", "A", NULL, "held");
    did("2026-10-25T23:55:00+01:00", "B", NULL, "held");
    assert_string_equal(owed("2026-10-25"), "");
    assert_string_equal(owed("2026-10-26"), "A");
    assert_string_equal(owed("2026-10-27"), "AB");
}

static void a_step_is_known_by_its_exercise_and_in_its_later_form(void **state)
{
    (void)state;
    read_fine(HEAD "steps: [{name: A, hold: 9s, times: every 2 days, progress: [{after: 7 days, "
                   "name: Long}]}, {exercise: two-legs, name: B, hold: 9s, times: every "
                   "2 days}]\n");
    did("2026-11-24T08:00:00+01:00", "Long", NULL, "held");
    did("2026-11-24T08:10:00+01:00", "As it was called before", "two-legs", "held");
    assert_string_equal(owed("2026-11-25"), "");
    assert_string_equal(owed("2026-11-26"), "AB");
}

static void a_group_was_done_where_one_of_its_steps_was(void **state)
{
    (void)state;
    read_fine(HEAD "steps: [{repeat: 2, times: every 2 days, steps: [{name: A, hold: 9s}, {name: "
                   "B, hold: 9s}]}, {name: C, hold: 9s}]\n");
    assert_string_equal(owed("2026-11-24"), "aC");
    did("2026-11-24T08:00:00+01:00", "B", NULL, "held");
    assert_string_equal(owed("2026-11-25"), "C");
    assert_string_equal(owed("2026-11-26"), "aC");
}

static void the_session_that_goes_on_is_not_one_before_it(void **state)
{
    (void)state;
    Moment began;
    read_fine(HEAD "steps: [{name: A, hold: 9s, times: 1/day}]\n");
    did("2026-11-25T08:00:00+01:00", "A", NULL, "held");
    assert_true(moment_parse("2026-11-25T08:00:00+01:00", &began));
    assert_string_equal(owed_before("2026-11-25", began.utc_s), "A");
    assert_string_equal(owed_before("2026-11-25", began.utc_s + 1), "");
}

/* ---- a day on which no step is owed ---- */

#define TWO_RHYTHMS                                                                                \
    "limber: 1\ntitle: T\nwhen: any\nfor: {from: 2026-11-23, times: 1/day}\n"                      \
    "steps: [{name: A, hold: 9s, times: every 2 days}, {name: B, hold: 9s, times: every 3 "        \
    "days}]\n"

static TodayItem today_on(const char *date, const Day *done, size_t count)
{
    Day day = day_of(date), first = day_of("2026-11-23");
    log_reader_free(reader);
    reader = log_reader_new(rows.path);
    TodayPlan plan = today_plan(routine, NULL, first);
    plan.open = owed_next(reader, routine, (PlanDay){day - first, day}, INT64_MAX, false);
    TodayItem item = {0};
    today_judge(&plan, done, count, day, &item);
    return item;
}

static void nothing_is_due_on_a_day_on_which_no_step_is_owed(void **state)
{
    (void)state;
    Day done[] = {day_of("2026-11-23"), day_of("2026-11-25")};
    read_fine(TWO_RHYTHMS);
    assert_int_equal(today_on("2026-11-23", NULL, 0).state, TODAY_DUE);
    did("2026-11-23T08:00:00+01:00", "A", NULL, "held");
    did("2026-11-23T08:10:00+01:00", "B", NULL, "held");
    TodayItem item = today_on("2026-11-24", done, 1);
    assert_int_equal(item.state, TODAY_LATER);
    assert_int_equal(item.next, day_of("2026-11-25"));
    assert_int_equal(today_on("2026-11-25", done, 1).state,
                     TODAY_DUE); /* and not since yesterday */
    did("2026-11-25T08:00:00+01:00", "A", NULL, "held");
    item = today_on("2026-11-25", done, 2);
    assert_int_equal(item.state, TODAY_DONE);
    assert_int_equal(item.next, day_of("2026-11-26")); /* of B */
    assert_int_equal(today_on("2026-11-26", done, 2).state, TODAY_DUE);
}

static void after_a_session_the_next_day_is_that_of_the_next_step(void **state)
{
    (void)state;
    Day first = day_of("2026-11-23");
    read_fine(TWO_RHYTHMS);
    log_reader_free(reader);
    reader = log_reader_new(rows.path);
    assert_int_equal(owed_next(reader, routine, (PlanDay){0, first}, INT64_MAX, true), first + 2);
    assert_int_equal(owed_next(reader, routine, (PlanDay){0, first}, INT64_MAX, false), first);
}

static void nothing_counts_as_missed_on_a_day_on_which_no_step_was_owed(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Day first = day_of("2026-11-23"), done[14];
    size_t count = 0;
    AdherenceWeek *weeks;
    read_fine("limber: 1\ntitle: T\nwhen: any\nfor: {from: 2026-11-23, times: 1/day}\n"
              "steps: [{name: A, hold: 9s, times: every 2 days}]\n");
    for (Day day = first; day < first + 14; day += 2)
        done[count++] = day;
    Prescribed prescribed = {.from = first, .rhythm = rhythm_of_routine(routine, first)};
    prescribed.rhythm.by_steps = true;
    size_t week_count =
        adherence_weeks(arena, &prescribed, 1, done, count, first, first + 13, false, &weeks);
    assert_int_equal(week_count, 2);
    assert_true(weeks[0].owed == 3.5 && weeks[1].owed == 3.5);
    assert_true(adherence_share(weeks, week_count) > 0.9);
    arena_free(arena);
}

#define OWED_TEST(name) cmocka_unit_test_setup_teardown(name, open_log, close_log)

int main(void)
{
    const struct CMUnitTest tests[] = {
        OWED_TEST(a_step_twice_a_day_is_owed_until_it_was_done_twice),
        OWED_TEST(each_step_has_its_own_rhythm),
        OWED_TEST(what_was_skipped_is_still_owed),
        OWED_TEST(a_session_over_midnight_is_of_the_day_it_began_on),
        OWED_TEST(days_are_days_where_the_clock_changes),
        OWED_TEST(a_step_is_known_by_its_exercise_and_in_its_later_form),
        OWED_TEST(a_group_was_done_where_one_of_its_steps_was),
        OWED_TEST(the_session_that_goes_on_is_not_one_before_it),
        OWED_TEST(nothing_is_due_on_a_day_on_which_no_step_is_owed),
        OWED_TEST(after_a_session_the_next_day_is_that_of_the_next_step),
        OWED_TEST(nothing_counts_as_missed_on_a_day_on_which_no_step_was_owed),
    };
    return cmocka_run_group_tests_name("owed", tests, reading_open, reading_close);
}
