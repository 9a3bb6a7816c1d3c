// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Ouch as a person meets it: the hold ends at once, a digit and Enter say it all, and the coach
 * says what it does. */
#include "fixture.h"

#include "store/log_reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Into the first hold: nothing is asked before this routine. */
static void start(int rows, int columns, const char *const *environment)
{
    char arguments[400];
    snprintf(arguments, sizeof arguments, "start %s",
             fixture_routine("hurts.yaml", "limber: 1\n"
                                           "title: It may hurt\n"
                                           "when: post-run\n"
                                           "precautions: [Stop where it is sharp.]\n"
                                           "pain: {ease: 4, stop: 6}\n"
                                           "steps:\n"
                                           "  - name: Calf hold\n"
                                           "    hold: 40s\n"
                                           "    sets: 3\n"
                                           "    prepare: 2s\n"
                                           "    feel: [calf-upper]\n"
                                           "  - name: Knee hold\n"
                                           "    hold: 30s\n"
                                           "    prepare: 30s\n"));
    fixture_limber(rows, columns, arguments, environment);
    assert_true(emulator_wait_for("Calf hold"));
    emulator_type("n");
    assert_true(emulator_wait_for("Hold"));
    assert_true(emulator_shows("o ouch"));
}

static void enter_alone_leaves_it_out_with_the_precaution(void **state)
{
    (void)state;
    start(24, 80, NULL);
    emulator_type("o");
    assert_true(emulator_wait_for("Sharp? Stop this one."));
    assert_true(emulator_shows("Front")); /* the body has room */
    emulator_type("\r");
    assert_true(emulator_wait_for("we leave that one out"));
    assert_true(emulator_shows("Stop where it is sharp."));
    assert_true(emulator_wait_for("Knee hold"));
}

static void a_lower_level_eases_and_the_log_knows_where(void **state)
{
    (void)state;
    start(32, 100, NULL);
    emulator_type("o");
    assert_true(emulator_wait_for("Sharp? Stop this one."));
    assert_true(emulator_shows("eft upper calf"));
    assert_string_equal(emulator_row(emulator_row_of("Front") - 1), ""); /* a gap before the body */
    emulator_type("5\r");
    assert_true(emulator_wait_for("Half of it from here"));
    assert_true(emulator_shows("Calf hold"));
    emulator_type("q\r");
    assert_true(emulator_wait_for("steps in full"));
    assert_true(emulator_shows("5 of 10"));
    emulator_type("q");
    assert_int_equal(emulator_wait_end(), 0);

    LogReader *reader = log_reader_new(NULL);
    Arena *arena = arena_new();
    SessionRecord *sessions;
    OuchRecord *ouches;
    LogFilter all = {.from = 0, .to = INT64_MAX};
    size_t count = log_reader_sessions(reader, arena, &all, &sessions);
    assert_int_equal(log_reader_ouches(reader, arena, sessions[count - 1].id, &ouches), 1);
    assert_int_equal(ouches[0].level, 5);
    assert_string_equal(ouches[0].region, "calf-upper");
    assert_int_equal(ouches[0].action, OUCH_EASED);
    arena_free(arena);
    log_reader_free(reader);
}

/* The page after a grave one: nothing but a choice leads on, and what to do stands on it. */
static void expect_stop(const char *keys, const char *words)
{
    emulator_type("o");
    assert_true(emulator_wait_for("Sharp? Stop this one."));
    emulator_type(keys);
    assert_true(emulator_wait_for(words));
    assert_true(emulator_shows("Stop where it is sharp."));
    assert_true(emulator_shows("999"));
    assert_true(emulator_shows("doctor"));
    emulator_type("\r \r n");
    emulator_pump(1500);
    assert_true(emulator_shows(words));
    assert_false(emulator_shows("Knee hold"));
}

static void a_sharp_one_stops_the_clock_until_it_is_said_to_go_on(void **state)
{
    (void)state;
    start(24, 80, NULL);
    expect_stop("1s\r", "Stop. Sharp, numb or electric");
    int row = emulator_row_of("Stop. Sharp");
    assert_true(emulator_cell(row, 5).filled);
    emulator_type("g");
    assert_true(emulator_wait_for("Knee hold"));
    assert_true(emulator_wait_for("Get set"));
}

static void a_strong_one_stops_too_and_the_session_can_end_there(void **state)
{
    (void)state;
    start(24, 80, NULL);
    expect_stop("6\r", "Stop. Pain this strong");
    emulator_type("q");
    assert_true(emulator_wait_for("steps in full"));
    assert_true(emulator_shows("6 of 10"));
    assert_true(emulator_shows("Stopped at once."));
}

static void what_to_do_is_seen_in_a_small_window_without_colour(void **state)
{
    static const char *const environment[] = {"LC_ALL=C", "NO_COLOR=1", NULL};
    (void)state;
    start(12, 40, environment);
    emulator_type("o");
    assert_true(emulator_wait_for("Sharp? Stop this one."));
    emulator_type("s\r");
    assert_true(emulator_wait_for("Stop. Sharp"));
    assert_true(emulator_cell(emulator_row_of("Stop. Sharp"), 3).filled);
    assert_true(emulator_shows("doctor"));
    for (int i = 0; i < 40; i++)
        emulator_resize(1 + i * 7 % 30, 1 + i * 13 % 100);
    emulator_resize(12, 40);
    assert_true(emulator_wait_for("Stop. Sharp"));
    emulator_type("jjjj");
    assert_true(emulator_wait_for("Stop where it is sharp."));
    emulator_type("g");
    assert_true(emulator_wait_for("Knee hold"));
}

/* The set that it ended begins again, with its getting set, and nothing stays paused. */
static void pressed_by_mistake_the_step_begins_again(void **state)
{
    (void)state;
    start(24, 80, NULL);
    assert_true(emulator_shows("set 1 of 3"));
    emulator_type("o");
    assert_true(emulator_wait_for("Sharp? Stop this one."));
    emulator_type("\033");
    assert_true(emulator_wait_gone("Sharp?"));
    assert_true(emulator_wait_for("─ Hold"));
    assert_true(emulator_shows("set 1 of 3"));
    emulator_type("n");
    assert_true(emulator_wait_for("─ Rest"));
    assert_true(emulator_shows("set 2 of 3"));
}

static void the_session_waits_until_it_is_answered(void **state)
{
    (void)state;
    start(24, 80, NULL);
    emulator_type("o");
    assert_true(emulator_wait_for("Sharp? Stop this one."));
    emulator_pump(2500);
    emulator_type("2\r");
    assert_true(emulator_wait_for("Noted."));
    assert_true(emulator_wait_for("Rest"));
}

static void it_works_in_a_small_window_without_utf8(void **state)
{
    static const char *const environment[] = {"LC_ALL=C", NULL};
    (void)state;
    start(12, 40, environment);
    emulator_type("o");
    assert_true(emulator_wait_for("Sharp? Stop this one."));
    for (int i = 0; i < 40; i++)
        emulator_resize(1 + i * 7 % 30, 1 + i * 13 % 100);
    emulator_resize(12, 40);
    assert_true(emulator_wait_for("Sharp? Stop this one."));
    emulator_type("5");
    assert_true(emulator_wait_for("[5]"));
    emulator_type("\r");
    assert_true(emulator_wait_for("Half of it"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, fixture_stop)
    const struct CMUnitTest tests[] = {
        TEST(enter_alone_leaves_it_out_with_the_precaution),
        TEST(a_lower_level_eases_and_the_log_knows_where),
        TEST(a_sharp_one_stops_the_clock_until_it_is_said_to_go_on),
        TEST(a_strong_one_stops_too_and_the_session_can_end_there),
        TEST(what_to_do_is_seen_in_a_small_window_without_colour),
        TEST(pressed_by_mistake_the_step_begins_again),
        TEST(the_session_waits_until_it_is_answered),
        TEST(it_works_in_a_small_window_without_utf8),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
