// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Next and back, in every state of a session. Times in the expected lines are worked
 * out by hand. */
#include "routine_builder.h"
#include "session_log.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

/* ---- next ---- */

static void next_ends_the_segment_now(void **state)
{
    (void)state;
    Session session;
    session_open_steps(&session, (Step[]){step_calf()}, 1);
    session_until(&session, SECONDS(1));
    session_do(&session, COMMAND_NEXT);
    session_until(&session, SECONDS(8));
    session_expect(&session, "0.000 prepare Calf\n"
                             "1.000 jumped\n"
                             "1.000 work Calf [start]\n"
                             "8.000 pip 3 [pip]\n");
    assert_int_equal(session_view(&session).session_elapsed, SECONDS(5 + 7));
    session_do(&session, COMMAND_NEXT);
    session_expect(&session, "8.000 finished [finish]\n");
    assert_true(session_result(&session, 0)->reached && session_result(&session, 0)->skipped);
    assert_int_equal(session_result(&session, 0)->done, SECONDS(1));
    assert_true(session_result(&session, 1)->skipped);
    assert_int_equal(session_result(&session, 1)->done, SECONDS(7));
    session_close(&session);
}

static void next_while_paused_moves_on_in_silence_and_stays_paused(void **state)
{
    (void)state;
    Session session;
    Routine *routine = routine_new();
    Step step = step_calf();
    step_add_cue(routine, &step, (Cue){.say = "Heel down"});
    routine_add(routine, step);
    session_open(&session, routine);
    session_until(&session, SECONDS(1));
    session_do(&session, COMMAND_PAUSE);
    session_until(&session, SECONDS(9));
    session_do(&session, COMMAND_NEXT);
    assert_int_equal(session_view(&session).state, PLAYER_PAUSED);
    session_until(&session, SECONDS(20));
    session_do(&session, COMMAND_PAUSE);
    session_until(&session, SECONDS(30));
    session_expect(&session, "0.000 prepare Calf\n"
                             "1.000 paused\n"
                             "9.000 jumped\n"
                             "9.000 work Calf\n"
                             "20.000 count 3 [pip]\n"
                             "21.000 count 2 [pip]\n"
                             "22.000 count 1 [pip]\n"
                             "23.000 resumed [start]\n"
                             "23.000 cue Heel down\n"
                             "30.000 pip 3 [pip]\n");
    session_close(&session);
}

static void next_while_counting_in_moves_and_the_counting_goes_on(void **state)
{
    (void)state;
    Session session;
    session_open_steps(&session, (Step[]){step_calf()}, 1);
    session_until(&session, SECONDS(1));
    session_do(&session, COMMAND_PAUSE);
    session_do(&session, COMMAND_PAUSE);
    session_until(&session, SECONDS(2));
    session_do(&session, COMMAND_NEXT);
    session_until(&session, SECONDS(11));
    session_expect(&session, "0.000 prepare Calf\n"
                             "1.000 paused\n"
                             "1.000 count 3 [pip]\n"
                             "2.000 count 2 [pip]\n"
                             "2.000 jumped\n"
                             "2.000 work Calf\n"
                             "3.000 count 1 [pip]\n"
                             "4.000 resumed [start]\n"
                             "11.000 pip 3 [pip]\n");
    session_close(&session);
}

/* ---- back ---- */

static void back_restarts_the_step_with_its_prepare(void **state)
{
    (void)state;
    Session session;
    session_open_steps(&session, (Step[]){step_calf(), step_quad()}, 2);
    session_until(&session, SECONDS(37)); /* 2 s into Quad's right side */
    session_expect(&session, "0.000 prepare Calf\n"
                             "2.000 pip 3 [pip]\n"
                             "3.000 pip 2 [pip]\n"
                             "4.000 pip 1 [pip]\n"
                             "5.000 work Calf [start]\n"
                             "12.000 pip 3 [pip]\n"
                             "13.000 pip 2 [pip]\n"
                             "14.000 pip 1 [pip]\n"
                             "15.000 prepare Quad, left side first [done]\n"
                             "17.000 pip 3 [pip]\n"
                             "18.000 pip 2 [pip]\n"
                             "19.000 pip 1 [pip]\n"
                             "20.000 work Quad, left [start]\n"
                             "27.000 pip 3 [pip]\n"
                             "28.000 pip 2 [pip]\n"
                             "29.000 pip 1 [pip]\n"
                             "30.000 switch to the right side [switch]\n"
                             "32.000 pip 3 [pip]\n"
                             "33.000 pip 2 [pip]\n"
                             "34.000 pip 1 [pip]\n"
                             "35.000 work Quad, right [start]\n");
    session_do(&session, COMMAND_BACK);
    session_until(&session, SECONDS(39));
    session_expect(&session, "37.000 jumped\n"
                             "37.000 prepare Quad, left side first [done]\n"
                             "39.000 pip 3 [pip]\n");
    assert_true(session_result(&session, 5)->skipped);
    assert_int_equal(session_result(&session, 5)->done, SECONDS(2));
    assert_int_equal(session_result(&session, 3)->done, SECONDS(10));
    session_close(&session);
}

static void back_twice_in_two_seconds_goes_to_the_step_before(void **state)
{
    (void)state;
    Session session;
    session_open_steps(&session, (Step[]){step_calf(), step_calf(), step_calf()}, 3);
    session_until(&session, SECONDS(37)); /* in the third Calf's hold */
    session_do(&session, COMMAND_BACK);
    assert_int_equal(session_view(&session).index, 4);
    session_until(&session, SECONDS(39));
    session_do(&session, COMMAND_BACK);
    assert_int_equal(session_view(&session).index, 2);
    session_do(&session, COMMAND_BACK);
    assert_int_equal(session_view(&session).index, 0);
    session_do(&session, COMMAND_BACK);
    assert_int_equal(session_view(&session).index, 0);
    session_close(&session);
}

static void back_again_after_two_seconds_restarts_the_same_step(void **state)
{
    (void)state;
    Session session;
    session_open_steps(&session, (Step[]){step_calf(), step_calf()}, 2);
    session_until(&session, SECONDS(22));
    session_do(&session, COMMAND_BACK);
    session_until(&session, SECONDS(24) + NS_PER_MS);
    session_do(&session, COMMAND_BACK);
    assert_int_equal(session_view(&session).index, 2);
    session_close(&session);
}

static void next_between_two_backs_makes_the_second_a_restart(void **state)
{
    (void)state;
    Session session;
    session_open_steps(&session, (Step[]){step_calf(), step_calf()}, 2);
    session_until(&session, SECONDS(22));
    session_do(&session, COMMAND_BACK);
    session_do(&session, COMMAND_NEXT);
    session_do(&session, COMMAND_BACK);
    assert_int_equal(session_view(&session).index, 2);
    session_close(&session);
}

static void back_twice_goes_to_the_last_step_of_the_round_before(void **state)
{
    (void)state;
    Session session;
    Routine *routine = routine_new();
    Step steps[2] = {step_calf(), step_quad()};
    routine_add_repeat(routine, 2, SECONDS(10), steps, 2);
    session_open(&session, routine);
    /* Round 1: 0-45, rest 45-55, round 2: Calf 55-70. */
    session_until(&session, SECONDS(61));
    assert_int_equal(session_view(&session).segment->round, 2);
    session_do(&session, COMMAND_BACK);
    session_do(&session, COMMAND_BACK);
    PlayerView view = session_view(&session);
    assert_int_equal(view.segment->round, 1);
    assert_string_equal(view.segment->step->name, "Quad");
    assert_int_equal(view.segment->kind, SEGMENT_PREPARE);
    session_close(&session);
}

static void back_in_the_rest_between_rounds_does_the_last_step_again(void **state)
{
    (void)state;
    Session session;
    Routine *routine = routine_new();
    Step steps[2] = {step_calf(), step_quad()};
    routine_add_repeat(routine, 2, SECONDS(10), steps, 2);
    session_open(&session, routine);
    session_until(&session, SECONDS(50));
    assert_true(session_view(&session).segment->between_rounds);
    session_do(&session, COMMAND_BACK);
    assert_int_equal(session_view(&session).index, 2);
    session_close(&session);
}

static void back_while_paused_stays_paused(void **state)
{
    (void)state;
    Session session;
    session_open_steps(&session, (Step[]){step_calf()}, 1);
    session_until(&session, SECONDS(8));
    session_do(&session, COMMAND_PAUSE);
    session_do(&session, COMMAND_BACK);
    PlayerView view = session_view(&session);
    assert_int_equal(view.state, PLAYER_PAUSED);
    assert_int_equal(view.index, 0);
    assert_int_equal(view.elapsed, 0);
    session_close(&session);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(next_ends_the_segment_now),
        cmocka_unit_test(next_while_paused_moves_on_in_silence_and_stays_paused),
        cmocka_unit_test(next_while_counting_in_moves_and_the_counting_goes_on),
        cmocka_unit_test(back_restarts_the_step_with_its_prepare),
        cmocka_unit_test(back_twice_in_two_seconds_goes_to_the_step_before),
        cmocka_unit_test(back_again_after_two_seconds_restarts_the_same_step),
        cmocka_unit_test(next_between_two_backs_makes_the_second_a_restart),
        cmocka_unit_test(back_twice_goes_to_the_last_step_of_the_round_before),
        cmocka_unit_test(back_in_the_rest_between_rounds_does_the_last_step_again),
        cmocka_unit_test(back_while_paused_stays_paused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
