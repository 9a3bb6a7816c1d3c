// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Going on after a crash or a closed terminal, as a person meets it. */
#include "fixture.h"

#include "store/log_reader.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

static const char broken_text[] = "limber: 1\n"
                                  "title: It breaks off\n"
                                  "when: post-run\n"
                                  "steps:\n"
                                  "  - {name: First hold, hold: 4s, prepare: 0}\n"
                                  "  - {name: Second hold, hold: 30s, prepare: 2s}\n"
                                  "  - {name: Third hold, hold: 30s, prepare: 2s}\n";

static void start(int rows, int columns, const char *const *environment)
{
    char arguments[400];
    snprintf(arguments, sizeof arguments, "start %s", fixture_routine("broken.yaml", broken_text));
    fixture_limber(rows, columns, arguments, environment);
}

/* Has the first step reached the disk? It is written by a thread of its own. */
static bool is_logged(void)
{
    LogReader *reader = log_reader_new(NULL);
    Arena *arena = arena_new();
    SessionRecord *sessions;
    SegmentRecord *segments;
    LogFilter all = {.from = 0, .to = INT64_MAX};
    size_t count = log_reader_sessions(reader, arena, &all, &sessions);
    bool is = count > 0 && log_reader_segments(reader, arena, sessions[0].id, &segments) > 0;
    arena_free(arena);
    log_reader_free(reader);
    return is;
}

static void kill_in_second_step(void)
{
    assert_true(emulator_wait_for("Second hold"));
    assert_true(emulator_wait_for("2 of 3"));
    for (int i = 0; i < 500 && !is_logged(); i++)
        emulator_pump(20);
    kill(emulator_pid(), SIGKILL);
    emulator_wait_end();
}

static void break_off(void)
{
    start(24, 80, NULL);
    kill_in_second_step();
}

static void it_offers_to_go_on_where_it_stopped(void **state)
{
    (void)state;
    break_off();
    start(24, 80, NULL);
    assert_true(emulator_wait_for("Go on where it stopped?"));
    assert_true(emulator_shows("Second hold, step 2 of 3"));
    emulator_type("\r");
    assert_true(emulator_wait_for("2 of 3"));
    assert_true(emulator_shows("Second hold"));
    emulator_type("nnnnn");
    assert_true(emulator_wait_for("steps in full"));
    assert_true(emulator_shows("First hold"));
    emulator_type("q");
    assert_int_equal(emulator_wait_end(), 0);
    start(24, 80, NULL);
    assert_true(emulator_wait_for("First hold"));
}

static void a_new_session_is_one_key_away(void **state)
{
    (void)state;
    break_off();
    start(24, 80, NULL);
    assert_true(emulator_wait_for("Go on where it stopped?"));
    emulator_type("n");
    assert_true(emulator_wait_for("First hold"));
    assert_true(emulator_wait_for("1 of 3"));
}

static void back_leaves_the_offer_for_later(void **state)
{
    (void)state;
    break_off();
    start(24, 80, NULL);
    assert_true(emulator_wait_for("Go on where it stopped?"));
    emulator_type("q");
    assert_int_equal(WEXITSTATUS(emulator_wait_end()), 1);
    start(24, 80, NULL);
    assert_true(emulator_wait_for("Go on where it stopped?"));
}

static void home_offers_it_too(void **state)
{
    (void)state;
    fixture_own_routine("broken.yaml", broken_text);
    fixture_limber(24, 80, "start broken", NULL);
    kill_in_second_step();
    fixture_limber(24, 80, "", NULL);
    assert_true(emulator_wait_for("Go on where it stopped?"));
    emulator_type("\r");
    assert_true(emulator_wait_for("2 of 3"));
    emulator_type("q\r");
    assert_true(emulator_wait_for("steps in full"));
    emulator_type("q");
    assert_true(emulator_wait_for("Limber"));
}

static void it_works_in_a_small_window_without_utf8(void **state)
{
    static const char *const environment[] = {"LC_ALL=C", NULL};
    (void)state;
    break_off();
    start(12, 40, environment);
    assert_true(emulator_wait_for("Second hold, step 2 of 3"));
    assert_true(emulator_shows("Enter go on"));
    assert_true(emulator_shows("n new session"));
    for (int i = 0; i < 40; i++)
        emulator_resize(1 + i * 7 % 30, 1 + i * 13 % 100);
    emulator_resize(12, 40);
    assert_true(emulator_wait_for("Second hold, step 2 of 3"));
}

static void in_a_large_window_the_question_stands_in_it_with_its_answers(void **state)
{
    (void)state;
    break_off();
    start(34, 100, NULL);
    assert_true(emulator_wait_for("Go on where it stopped?"));
    assert_int_in_range(emulator_row_of("Go on where it stopped?"), 5, 12);
    assert_true(emulator_shows("from the beginning; the log keeps that one"));
    emulator_resize(50, 160);
    assert_true(emulator_wait_gone("Go on where it stopped?")); /* in letters of dots */
    assert_true(emulator_wait_for("go on at that step"));
    emulator_click(emulator_row_of("go on at that step"), 60);
    assert_true(emulator_wait_for("2 of 3"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, fixture_stop)
    const struct CMUnitTest tests[] = {
        TEST(it_offers_to_go_on_where_it_stopped),
        TEST(in_a_large_window_the_question_stands_in_it_with_its_answers),
        TEST(a_new_session_is_one_key_away),
        TEST(back_leaves_the_offer_for_later),
        TEST(home_offers_it_too),
        TEST(it_works_in_a_small_window_without_utf8),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
