// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Ten seconds less, in every form of work. Times in the expected lines are worked out by hand. */
#include "random_routine.h"
#include "routine_builder.h"
#include "session_log.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void open_hold(Session *session, Ns length)
{
    Step step = step_of("Hold", work_hold(length));
    step.prepare = 0;
    session_open_steps(session, &step, 1);
}

static void ten_seconds_less_brings_the_pips_before_the_new_end(void **state)
{
    (void)state;
    Session session;
    open_hold(&session, SECONDS(30));
    session_until(&session, SECONDS(4));
    session_do(&session, COMMAND_SHORTER);
    assert_int_equal(session_view(&session).remaining, SECONDS(16));
    assert_int_equal(session_view(&session).session_total, SECONDS(20));
    session_until(&session, SECONDS(30));
    session_expect(&session, "0.000 work Hold [start]\n"
                             "4.000 shortened\n"
                             "10.000 halfway halfway [halfway]\n"
                             "17.000 pip 3 [pip]\n"
                             "18.000 pip 2 [pip]\n"
                             "19.000 pip 1 [pip]\n"
                             "20.000 finished [finish]\n");
    assert_int_equal(session_result(&session, 0)->done, SECONDS(20));
    assert_int_equal(session_result(&session, 0)->shorter, 1);
    assert_false(session_result(&session, 0)->skipped);
    session_close(&session);
}

static void five_seconds_are_left_at_least(void **state)
{
    (void)state;
    Session session;
    open_hold(&session, SECONDS(30));
    session_until(&session, SECONDS(17));
    session_do(&session, COMMAND_SHORTER);
    assert_int_equal(session_view(&session).remaining, SECONDS(5));
    session_do(&session, COMMAND_SHORTER); /* nothing more */
    session_until(&session, SECONDS(20));
    session_do(&session, COMMAND_SHORTER);
    session_until(&session, SECONDS(30));
    session_expect(&session, "0.000 work Hold [start]\n"
                             "15.000 halfway halfway [halfway]\n"
                             "17.000 shortened\n"
                             "19.000 pip 3 [pip]\n"
                             "20.000 pip 2 [pip]\n"
                             "21.000 pip 1 [pip]\n"
                             "22.000 finished [finish]\n");
    assert_int_equal(session_result(&session, 0)->shorter, 1);
    session_close(&session);
}

static void a_gap_is_shorter_too_and_a_wait_is_not(void **state)
{
    (void)state;
    Session session;
    Step walk = step_of("Walk", work_ready());
    walk.prepare = SECONDS(30);
    session_open_steps(&session, &walk, 1);
    session_do(&session, COMMAND_SHORTER);
    assert_int_equal(session_view(&session).remaining, SECONDS(20));
    session_do(&session, COMMAND_NEXT);
    session_do(&session, COMMAND_SHORTER);
    session_expect(&session, "0.000 prepare Walk\n0.000 shortened\n0.000 jumped\n"
                             "0.000 wait Walk [start]\n");
    session_close(&session);
}

static void paced_reps_lose_those_that_fit_in_ten_seconds(void **state)
{
    (void)state;
    Session session;
    Step step = step_of("Heel drop", work_tempo(5, SECONDS(3), 0, SECONDS(1), 0));
    step.prepare = 0;
    session_open_steps(&session, &step, 1);
    session_until(&session, SECONDS(4.5)); /* 15.5 s are left of 20 */
    session_do(&session, COMMAND_SHORTER);
    assert_int_equal(session_view(&session).reps, 3);
    assert_int_equal(session_view(&session).remaining, SECONDS(7.5));
    session_do(&session, COMMAND_SHORTER); /* without another rep less than five would be left */
    session_until(&session, SECONDS(30));
    session_expect(&session, "0.000 work Heel drop [start]\n"
                             "0.000 rep 1 of 5\n"
                             "3.000 phase raise [tick]\n"
                             "4.000 rep 2 of 5 [beat]\n"
                             "4.500 shortened\n"
                             "7.000 phase raise [tick]\n"
                             "8.000 rep 3 of 3 [beat]\n"
                             "11.000 phase raise [tick]\n"
                             "12.000 finished [finish]\n");
    assert_int_equal(session_result(&session, 0)->reps, 3);
    session_close(&session);
}

static void in_repeated_holds_the_one_under_way_is_shorter(void **state)
{
    (void)state;
    Session session;
    Step step = step_of("Bridge", work_holds(2, SECONDS(20)));
    step.prepare = 0;
    session_open_steps(&session, &step, 1);
    session_until(&session, SECONDS(12));
    session_do(&session, COMMAND_SHORTER); /* eight seconds are left of it: three go */
    assert_int_equal(session_view(&session).mark_length, SECONDS(17));
    session_until(&session, SECONDS(40));
    session_expect(&session, "0.000 work Bridge [start]\n"
                             "0.000 rep 1 of 2\n"
                             "12.000 shortened\n"
                             "14.000 pip 3 [pip]\n"
                             "15.000 pip 2 [pip]\n"
                             "16.000 pip 1 [pip]\n"
                             "17.000 release release [tick]\n"
                             "18.000 pip 1 [pip]\n"
                             "19.000 rep 2 of 2 [beat]\n"
                             "36.000 pip 3 [pip]\n"
                             "37.000 pip 2 [pip]\n"
                             "38.000 pip 1 [pip]\n"
                             "39.000 finished [finish]\n");
    session_close(&session);
}

static void what_was_taken_is_back_when_the_step_is_done_again(void **state)
{
    (void)state;
    Session session;
    open_hold(&session, SECONDS(40));
    session_do(&session, COMMAND_SHORTER);
    session_until(&session, SECONDS(3));
    session_do(&session, COMMAND_SHORTER);
    assert_int_equal(session_view(&session).session_total, SECONDS(20));
    session_do(&session, COMMAND_BACK);
    assert_int_equal(session_view(&session).session_total, SECONDS(40));
    assert_int_equal(session_result(&session, 0)->shorter, 0);
    session_close(&session);
}

static void it_works_while_paused(void **state)
{
    (void)state;
    Session session;
    open_hold(&session, SECONDS(30));
    session_until(&session, SECONDS(10));
    session_do(&session, COMMAND_PAUSE);
    session_do(&session, COMMAND_SHORTER);
    assert_int_equal(session_view(&session).remaining, SECONDS(10));
    session_close(&session);
}

/* More and less as often as one likes: what is under way never ends sooner than five seconds,
 * unless it would have anyway, and never loses a pip that is still to come. */
static void whatever_is_pressed_the_three_pips_lead_to_the_end(void **state)
{
    (void)state;
    for (int i = 0; i < 200; i++) {
        Session session;
        open_hold(&session, SECONDS((double)chance_between(5, 90)));
        Ns now = 0;
        for (int64_t presses = chance_between(1, 8); presses > 0; presses--) {
            Ns left = session_view(&session).remaining;
            bool less = chance_one_in(2);
            session_do(&session, less ? COMMAND_SHORTER : COMMAND_LONGER);
            Ns then = session_view(&session).remaining;
            assert_true(less ? then <= left && (then >= SECONDS(5) || then == left)
                             : then == left + SECONDS(10));
            now += chance_between(0, then - SECONDS(4)) / NS_PER_MS * NS_PER_MS;
            session_until(&session, now);
        }
        Ns end = now + session_view(&session).remaining;
        Event pips[3];
        assert_int_equal(player_upcoming(session.player, end - SECONDS(3.5), end - 1, pips, 3), 3);
        for (int pip = 0; pip < 3; pip++)
            assert_int_equal(pips[pip].at, end - SECONDS(3 - pip));
        session_close(&session);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ten_seconds_less_brings_the_pips_before_the_new_end),
        cmocka_unit_test(five_seconds_are_left_at_least),
        cmocka_unit_test(a_gap_is_shorter_too_and_a_wait_is_not),
        cmocka_unit_test(paced_reps_lose_those_that_fit_in_ten_seconds),
        cmocka_unit_test(in_repeated_holds_the_one_under_way_is_shorter),
        cmocka_unit_test(what_was_taken_is_back_when_the_step_is_done_again),
        cmocka_unit_test(it_works_while_paused),
        cmocka_unit_test_setup(whatever_is_pressed_the_three_pips_lead_to_the_end,
                               chance_start_from_seed),
    };
    return cmocka_run_group_tests(tests, chance_print_seed, NULL);
}
