// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* On which days a step is there and a plan asks for something: written out by hand, day by day. */
#include "routine/reader.h"
#include "session/due.h"
#include "session/fit.h"
#include "session/rhythm.h"

#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define MONDAY 18260 /* 2019-12-30 */

/* The first letters of the steps that are there on a day of a plan that began on a Monday. */
static const char *there(Day day, const Owed *owed, const char *unsettled)
{
    static char names[64];
    Fit fit = {.day = {day, MONDAY + day}, .owed = owed, .unsettled = unsettled};
    Routine *fitted = routine_fit(routine, &fit, NULL);
    size_t count = 0;
    for (size_t i = 0; i < fitted->block_count; i++)
        for (size_t j = 0; j < fitted->blocks[i].count; j++)
            names[count++] = fitted->blocks[i].steps[j].name[0];
    names[count] = '\0';
    routine_free(fitted);
    return names;
}

static void steps_are_there_on_their_days_alone(void **state)
{
    (void)state;
    read_fine(HEAD "steps:\n"
                   "  - {name: A, hold: 9s, days: 1-2}\n"
                   "  - {name: B, hold: 9s, days: 3-}\n"
                   "  - {name: C, hold: 9s, weekdays: [mon, thu]}\n"
                   "  - {name: D, hold: 9s}\n"
                   "  - {repeat: 2, days: 4, steps: [{name: E, hold: 9s}, "
                   "{name: F, hold: 9s, weekdays: fri}]}\n");
    static const char *const days[] = {"ACD", "AD", "BD", "BCDE", "BD", "BD", "BD", "BCD"};
    for (Day day = 0; day < 8; day++)
        assert_string_equal(there(day, NULL, NULL), days[day]);
    assert_string_equal(there(-1, NULL, NULL), "ABCDEF"); /* no day: the whole file */
}

static void a_step_with_times_of_its_own_is_there_while_it_is_owed(void **state)
{
    (void)state;
    read_fine(HEAD "steps: [{name: A, hold: 9s, times: 2/week}, {name: B, hold: 9s}]\n");
    bool yes[] = {true, true}, no[] = {false, true};
    assert_string_equal(there(3, &(Owed){yes, yes}, NULL), "AB");
    assert_string_equal(there(3, &(Owed){no, yes}, NULL), "B");
}

static void a_session_on_a_day_without_a_step_has_what_another_day_has(void **state)
{
    (void)state;
    read_fine(HEAD "steps: [{name: A, hold: 9s, days: 1-7, weekdays: mon}, "
                   "{name: B, hold: 9s, days: 8-, weekdays: tue}]\n");
    assert_string_equal(there(0, NULL, NULL), "A");
    assert_string_equal(there(1, NULL, NULL), "A"); /* of its week, not of the next one */
    assert_string_equal(there(7, NULL, NULL), "B");
}

static void what_is_not_there_is_said_with_its_days(void **state)
{
    (void)state;
    read_fine(HEAD "steps: [{name: A, hold: 9s, days: 15-}, {name: B, hold: 9s, weekdays: [wed, "
                   "sun]}, {name: C, hold: 9s}, {name: D, hold: 9s, days: 1-1}]\n");
    FitReport report;
    Routine *fitted = routine_fit(routine, &(Fit){.day = {1, MONDAY + 1}}, &report);
    assert_int_equal(report.count, 1);
    assert_string_equal(report.lines[0], "Not today: A (from day 15 on); B (Wed, Sun); D (day 1)");
    assert_null(report.brief); /* a glance takes it in */
    routine_free(fitted);
    read_fine(HEAD "steps: [{name: A, hold: 9s}, {repeat: 8, days: 5-, steps: [{name: Run, time: "
                   "60s}, {name: Walk, time: 90s}]}, {repeat: 8, days: 9-, steps: [{name: Run, "
                   "time: 60s}, {name: Walk, time: 90s}, {name: Hop, time: 9s}]}]\n");
    fitted = routine_fit(routine, &(Fit){.day = {1, MONDAY + 1}}, &report);
    assert_string_equal(report.lines[0], "Not today: Run and Walk (from day 5 on); Run and 2 more "
                                         "(from day 9 on)");
    routine_free(fitted);
}

static void what_no_glance_takes_in_has_one_short_line_too(void **state)
{
    (void)state;
    read_fine(HEAD "steps: [{name: A, hold: 9s}, {name: A long name of one thing to do, hold: 9s, "
                   "days: 15-}, {name: A long name of another thing, hold: 9s, days: 15-}, {name: "
                   "The long name of a third, hold: 9s, days: 15-}, {name: A fourth of them that "
                   "is long, hold: 9s, days: 15-}]\n");
    FitReport report;
    Routine *fitted = routine_fit(routine, &(Fit){.day = {1, MONDAY + 1}}, &report);
    assert_int_equal(report.count, 1);
    assert_non_null(report.brief);
    assert_string_equal(report.brief, "Today is not as written");
    assert_false(report.cut);
    routine_free(fitted);
}

static void an_entry_that_waits_holds_all_after_it_back_and_says_so(void **state)
{
    (void)state;
    read_fine("limber: 1\ntitle: T\nwhen: rehab\nsteps: [{name: A, hold: 9s, progress: "
              "[{after: 7 days, hold: 12s}, {after: 14 days, if: settled, hold: 15s}, "
              "{after: 21 days, sets: 2}]}]\n");
    static const struct {
        Day day;
        const char *unsettled;
        Ns hold;
        int sets;
        const char *last;
    } cases[] = {
        {6, "it hurt", 9 * S, 1, NULL},
        {13, "it hurt", 12 * S, 1, "Day 14: A, 12 s now"},
        {14, NULL, 15 * S, 1, "Day 15: A, 15 s now"},
        {14, "it hurt", 12 * S, 1, "A: 15 s only once pain has settled (it hurt)"},
        {30, "it hurt", 12 * S, 1, "A: 2 sets, 15 s only once pain has settled (it hurt)"},
        {30, NULL, 15 * S, 2, "Day 31: A, 2 sets, 15 s now"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        FitReport report;
        Fit fit = {.day = {cases[i].day, MONDAY}, .unsettled = cases[i].unsettled};
        Routine *fitted = routine_fit(routine, &fit, &report);
        assert_int_equal(fitted->blocks[0].steps[0].work.duration, cases[i].hold);
        assert_int_equal(fitted->blocks[0].steps[0].sets, cases[i].sets);
        if (cases[i].last)
            assert_string_equal(report.lines[report.count - 1], cases[i].last);
        routine_free(fitted);
    }
}

/* ---- rhythms ---- */

/* On which of the days from the plan's Monday on it is due, when it is done as soon as it is. */
static const char *due_days(const Rhythm *rhythm, int count)
{
    static char marks[64];
    Day done[64];
    size_t done_count = 0;
    for (Day day = MONDAY; day < MONDAY + count; day++) {
        RhythmDone sum = rhythm_done(rhythm, done, done_count, day);
        bool due = rhythm_is_due(rhythm, &sum, day);
        marks[day - MONDAY] = due ? 'x' : '.';
        if (due)
            done[done_count++] = day;
    }
    marks[count] = '\0';
    return marks;
}

static void expect_due(const char *head, const char *expected)
{
    char text[512];
    snprintf(text, sizeof text, HEAD "%s", head);
    read_fine(text);
    Rhythm rhythm = rhythm_of_routine(routine, MONDAY);
    rhythm.from = MONDAY;
    assert_string_equal(due_days(&rhythm, (int)strlen(expected)), expected);
}

#define ONE_STEP "steps: [{name: A, hold: 9s}]\n"

static void a_rhythm_grows_ends_and_keeps_its_weekdays(void **state)
{
    (void)state;
    expect_due("for: {times: [1/week, {after: 7 days, times: 2/week}, {after: 14 days, times: "
               "3/week}]}\n" ONE_STEP,
               "x......x..x...x.x.x..");
    expect_due("for: {times: [mon, wed, fri]}\n" ONE_STEP, "x.x.x..x.x.x..");
    expect_due("for: {times: [{after: 7 days, times: every 2 days}]}\n" ONE_STEP, ".......x.x.x.x");
    expect_due("for: {times: 1/day}\nsteps: [{name: A, hold: 9s, weekdays: [tue, sat]}]\n",
               ".x...x..x...x.");
    expect_due("for: {times: 1/day}\nsteps: [{name: A, hold: 9s, days: 3-5}]\n", "..xxx..");
}

static void nothing_is_asked_for_after_the_last_day(void **state)
{
    (void)state;
    Rhythm rhythm = {.times = {1, 1}, .from = MONDAY, .until = MONDAY + 2};
    assert_string_equal(due_days(&rhythm, 6), "xxx...");
    Rhythm weekly = {.times = {3, 7}, .from = MONDAY, .until = MONDAY + 8};
    assert_int_equal(rhythm_week_wanted(&weekly, MONDAY), 3);
    assert_int_equal(rhythm_week_wanted(&weekly, MONDAY + 7), 1); /* two days of it */
    assert_int_equal(rhythm_week_wanted(&weekly, MONDAY + 14), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(steps_are_there_on_their_days_alone),
        READING_TEST(a_step_with_times_of_its_own_is_there_while_it_is_owed),
        READING_TEST(a_session_on_a_day_without_a_step_has_what_another_day_has),
        READING_TEST(what_is_not_there_is_said_with_its_days),
        READING_TEST(what_no_glance_takes_in_has_one_short_line_too),
        READING_TEST(an_entry_that_waits_holds_all_after_it_back_and_says_so),
        READING_TEST(a_rhythm_grows_ends_and_keeps_its_weekdays),
        READING_TEST(nothing_is_asked_for_after_the_last_day),
    };
    return cmocka_run_group_tests(tests, reading_open, reading_close);
}
