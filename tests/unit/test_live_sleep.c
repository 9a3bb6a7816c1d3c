// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A machine that slept in the middle of a hold, and a program that was stopped: nothing of that
 * time counts, and nobody is hurried on. The clocks are the test's own. */
#include "play/live.h"
#include "routine_builder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static Ns awake, asleep; /* since the machine was started */
static Routine *routine;
static Live *live;

/* The C library's, for the whole of this program. */
int clock_gettime(clockid_t clock, struct timespec *out)
{
    *out = clock_timespec(clock == CLOCK_BOOTTIME ? awake + asleep : awake);
    return 0;
}

static void poll_all(void)
{
    Event event;
    while (live_poll(live, &event))
        ;
}

/* As the loop does it: it is never away for long. */
static void pass(Ns time)
{
    for (Ns left = time; left > 0; left -= NS_PER_S / 2) {
        awake += left < NS_PER_S / 2 ? left : NS_PER_S / 2;
        poll_all();
    }
}

/* Ten seconds into a session: a prepare of five, a hold of thirty. */
static int begin(void **state)
{
    (void)state;
    awake = 1000 * NS_PER_S;
    asleep = 0;
    routine = routine_of(step_of("Hold", work_hold(SECONDS(30))));
    LiveOptions options = {.speed = 1};
    live = live_new(routine, &options);
    poll_all();
    pass(SECONDS(10));
    return 0;
}

static int end(void **state)
{
    (void)state;
    live_free(live);
    routine_drop(routine);
    return 0;
}

static void expect_paused_at_five_seconds(const char *note)
{
    PlayerView view = live_view(live);
    assert_int_equal(view.state, PLAYER_PAUSED);
    assert_int_equal(view.elapsed, SECONDS(5));
    assert_string_equal(live_note(live), note);
    live_command(live, COMMAND_PAUSE); /* on, after 3, 2, 1 */
    pass(SECONDS(3));
    pass(SECONDS(24));
    assert_int_equal(live_view(live).state, PLAYER_RUNNING);
    pass(SECONDS(1));
    assert_int_equal(live_view(live).state, PLAYER_FINISHED);
}

static void a_machine_that_slept_finds_the_session_paused(void **state)
{
    (void)state;
    asleep += SECONDS(3 * 3600);
    poll_all();
    expect_paused_at_five_seconds("Paused: away for 3 h 00 min");
}

static void a_program_that_was_stopped_finds_it_paused(void **state)
{
    (void)state;
    awake += SECONDS(90);
    poll_all();
    expect_paused_at_five_seconds("Paused: away for 1:30 min");
}

/* The two clocks are read one after the other. */
static void the_note_says_whole_seconds(void **state)
{
    (void)state;
    asleep += SECONDS(3 * 3600) - 700;
    poll_all();
    expect_paused_at_five_seconds("Paused: away for 3 h 00 min");
}

static void a_stutter_pauses_nothing(void **state)
{
    (void)state;
    asleep += NS_PER_S;
    awake += NS_PER_S;
    poll_all();
    assert_int_equal(live_view(live).state, PLAYER_RUNNING);
    assert_int_equal(live_view(live).elapsed, SECONDS(6));
}

/* Nothing of a still hold is due but the second, which the screen keeps. */
static void without_sound_a_hold_wakes_nobody_more_than_once_a_second(void **state)
{
    (void)state;
    poll_all();
    assert_int_equal(live_timeout(live), NS_PER_S);
}

static void the_wait_that_was_said_is_no_gap(void **state)
{
    (void)state;
    poll_all();
    Ns wait = live_timeout(live);
    awake += wait + SECONDS(1.9);
    poll_all();
    assert_int_equal(live_view(live).state, PLAYER_RUNNING);
    assert_int_equal(live_view(live).elapsed, SECONDS(7.9));
    wait = live_timeout(live);
    awake += wait + SECONDS(2.1);
    poll_all();
    assert_int_equal(live_view(live).state, PLAYER_PAUSED);
    assert_int_equal(live_view(live).elapsed, SECONDS(7.9)); /* nothing lost */
}

static void a_session_that_is_paused_or_over_sleeps_on(void **state)
{
    (void)state;
    live_command(live, COMMAND_PAUSE);
    asleep += SECONDS(60);
    poll_all();
    expect_paused_at_five_seconds("Paused: away for 1 min");
    asleep += SECONDS(60);
    poll_all();
    assert_int_equal(live_view(live).state, PLAYER_FINISHED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_machine_that_slept_finds_the_session_paused, begin, end),
        cmocka_unit_test_setup_teardown(a_program_that_was_stopped_finds_it_paused, begin, end),
        cmocka_unit_test_setup_teardown(the_note_says_whole_seconds, begin, end),
        cmocka_unit_test_setup_teardown(a_stutter_pauses_nothing, begin, end),
        cmocka_unit_test_setup_teardown(without_sound_a_hold_wakes_nobody_more_than_once_a_second,
                                        begin, end),
        cmocka_unit_test_setup_teardown(the_wait_that_was_said_is_no_gap, begin, end),
        cmocka_unit_test_setup_teardown(a_session_that_is_paused_or_over_sleeps_on, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
