// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* How much of what was prescribed was done. */
#include "store/adherence.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#define MONDAY 20416 /* 2025-11-24 */

static Arena *arena;

static int open_arena(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void assert_near(double value, double expected)
{
    if (fabs(value - expected) > 1e-9)
        print_error("%.12f is not %.12f\n", value, expected);
    assert_true(fabs(value - expected) <= 1e-9);
}

static void a_session_counts_from_half_of_its_steps(void **state)
{
    (void)state;
    SessionRecord session = {.steps = 7, .steps_done = 4, .state = SESSION_STOPPED};
    assert_true(adherence_counts(&session));
    session.steps_done = 3;
    assert_false(adherence_counts(&session));
    session = (SessionRecord){.state = SESSION_DONE};
    assert_false(adherence_counts(&session));
}

static void weeks_begin_on_monday_and_are_cut_at_the_spans_ends(void **state)
{
    (void)state;
    AdherenceWeek *weeks;
    assert_int_equal(day_of_week(MONDAY), 0);
    size_t count = adherence_weeks(arena, NULL, 0, NULL, 0, MONDAY - 2, MONDAY + 8, false, &weeks);
    assert_int_equal(count, 3);
    assert_int_equal(weeks[0].first, MONDAY - 2);
    assert_int_equal(weeks[0].last, MONDAY - 1);
    assert_int_equal(weeks[1].first, MONDAY);
    assert_int_equal(weeks[1].last, MONDAY + 6);
    assert_int_equal(weeks[2].last, MONDAY + 8);
    assert_near(adherence_share(weeks, count), -1); /* nothing was owed */
    assert_int_equal(adherence_weeks(arena, NULL, 0, NULL, 0, 5, 4, false, &weeks), 0);
}

static void missed_days_are_not_made_up_for_by_doing_twice_as_much(void **state)
{
    (void)state;
    Prescribed daily = {MONDAY, {{1, 1}}}, weekly = {MONDAY, {{3, 7}}};
    Day crammed[] = {MONDAY, MONDAY, MONDAY, MONDAY + 1};
    Day many[] = {MONDAY, MONDAY + 1, MONDAY + 2, MONDAY + 3, MONDAY + 4};
    AdherenceWeek *weeks;
    adherence_weeks(arena, &daily, 1, crammed, 4, MONDAY, MONDAY + 6, false, &weeks);
    assert_int_equal(weeks[0].done, 4);
    assert_near(weeks[0].owed, 7);
    assert_near(weeks[0].credited, 2);
    adherence_weeks(arena, &weekly, 1, many, 5, MONDAY, MONDAY + 13, false, &weeks);
    assert_int_equal(weeks[0].done, 5);
    assert_near(weeks[0].owed, 3);
    assert_near(weeks[0].credited, 3);
    assert_near(adherence_share(weeks, 2), 0.5);
}

static void a_day_that_is_not_over_owes_nothing_until_something_is_done(void **state)
{
    (void)state;
    Prescribed daily = {MONDAY, {{2, 1}}};
    Day done[] = {MONDAY, MONDAY, MONDAY + 1};
    AdherenceWeek *weeks;
    adherence_weeks(arena, &daily, 1, done, 2, MONDAY, MONDAY + 1, true, &weeks);
    assert_near(weeks[0].owed, 2);
    adherence_weeks(arena, &daily, 1, done, 3, MONDAY, MONDAY + 1, true, &weeks);
    assert_near(weeks[0].owed, 4);
    assert_near(weeks[0].credited, 3);
}

static void a_new_prescription_counts_from_its_day(void **state)
{
    (void)state;
    Prescribed both[] = {{MONDAY + 1, {{1, 1}}}, {MONDAY + 4, {{1, 2}}}, {MONDAY + 6, {{0, 0}}}};
    AdherenceWeek *weeks;
    adherence_weeks(arena, both, 3, NULL, 0, MONDAY, MONDAY + 6, false, &weeks);
    assert_near(weeks[0].owed, 3 + 2 * 0.5);
}

/* The same sums, day by day and without a walk. */
static void sums_agree_with_a_naive_second_count(void **state)
{
    (void)state;
    unsigned seed = (unsigned)time(NULL);
    print_message("seed %u\n", seed);
    srand(seed);
    for (int round = 0; round < 300; round++) {
        Day done[400];
        size_t done_count = 0;
        Day from = MONDAY - rand() % 10, to = from + rand() % 100;
        Prescribed one = {from + rand() % 5, {{1 + rand() % 4, (int[]){1, 7, 2, 3}[rand() % 4]}}};
        for (Day day = from - 3; day <= to + 3; day++)
            for (int i = rand() % 4; i > 1 && done_count < 400; i--)
                done[done_count++] = day;
        AdherenceWeek *weeks;
        size_t count = adherence_weeks(arena, &one, 1, done, done_count, from, to, false, &weeks);
        double owed = 0, credited = 0;
        for (Day monday = from - day_of_week(from); monday <= to; monday += 7) {
            double week_owed = 0, week_credited = 0;
            for (Day day = monday; day < monday + 7; day++) {
                int today = 0,
                    most = (int)ceil((double)one.rhythm.times.times / one.rhythm.times.period_days);
                if (day < from || day > to || day < one.from)
                    continue;
                for (size_t i = 0; i < done_count; i++)
                    today += done[i] == day;
                week_owed += one.rhythm.times.times / (double)one.rhythm.times.period_days;
                week_credited += today < most ? today : most;
            }
            owed += week_owed;
            credited += fmin(week_owed, week_credited);
        }
        assert_near(adherence_share(weeks, count), owed > 0 ? credited / owed : -1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_session_counts_from_half_of_its_steps),
        cmocka_unit_test(weeks_begin_on_monday_and_are_cut_at_the_spans_ends),
        cmocka_unit_test(missed_days_are_not_made_up_for_by_doing_twice_as_much),
        cmocka_unit_test(a_day_that_is_not_over_owes_nothing_until_something_is_done),
        cmocka_unit_test(a_new_prescription_counts_from_its_day),
        cmocka_unit_test(sums_agree_with_a_naive_second_count),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
