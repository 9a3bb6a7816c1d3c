// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* An ouch in a session: the set ends, what remains is eased or left out, and the session goes on.
 * Times in the expected lines are worked out by hand. */
#include "routine_builder.h"
#include "session_log.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static const Easing nothing = {0};

/* "Quad", then "Calf": 0-5, left 5-15, switch 15-20, right 20-30; 30-35, 35-45. */
static void open_quad_and_calf(Session *session)
{
    session_open_steps(session, (Step[]){step_quad(), step_calf()}, 2);
}

/* "Thigh": 40 s a side, then "Calf". 0-5, left 5-45, switch 45-50, right 50-90; 90-95, 95-105. */
static void open_thigh_and_calf(Session *session)
{
    Step thigh = step_of("Thigh", work_hold(SECONDS(40)));
    thigh.side = SIDES_EACH;
    session_open_steps(session, (Step[]){thigh, step_calf()}, 2);
}

static void the_set_ends_at_once_and_waits_for_the_answer(void **state)
{
    (void)state;
    Session session;
    open_quad_and_calf(&session);
    session_until(&session, SECONDS(8));
    session_do(&session, COMMAND_OUCH);
    session_until(&session, SECONDS(60));
    session_expect(&session, "0.000 prepare Quad, left side first\n"
                             "2.000 pip 3 [pip]\n"
                             "3.000 pip 2 [pip]\n"
                             "4.000 pip 1 [pip]\n"
                             "5.000 work Quad, left [start]\n"
                             "8.000 ouch\n");
    PlayerView view = session_view(&session);
    assert_true(view.hurt);
    assert_int_equal(view.state, PLAYER_PAUSED);
    assert_int_equal(view.index, 1);
    assert_int_equal(session_result(&session, 1)->done, SECONDS(3));
    assert_true(session_result(&session, 1)->skipped);
    session_do(&session, COMMAND_LONGER);
    session_do(&session, COMMAND_OUCH);
    session_expect(&session, "");
    session_close(&session);
}

static void a_noted_ouch_changes_nothing_that_comes(void **state)
{
    (void)state;
    Session session;
    open_quad_and_calf(&session);
    session_until(&session, SECONDS(8));
    session_ouch(&session, OUCH_NOTED, &nothing);
    session_until(&session, SECONDS(14));
    session_do(&session, COMMAND_BACK); /* the step again, whole */
    session_expect(&session, "0.000 prepare Quad, left side first\n"
                             "2.000 pip 3 [pip]\n"
                             "3.000 pip 2 [pip]\n"
                             "4.000 pip 1 [pip]\n"
                             "5.000 work Quad, left [start]\n"
                             "8.000 ouch\n"
                             "8.000 jumped\n"
                             "8.000 switch to the right side [switch]\n"
                             "10.000 pip 3 [pip]\n"
                             "11.000 pip 2 [pip]\n"
                             "12.000 pip 1 [pip]\n"
                             "13.000 work Quad, right [start]\n"
                             "14.000 jumped\n"
                             "14.000 prepare Quad, left side first\n");
    session_close(&session);
}

static void the_rest_of_an_eased_step_is_half_as_long(void **state)
{
    (void)state;
    Session session;
    open_thigh_and_calf(&session);
    session_until(&session, SECONDS(15));
    session_ouch(&session, OUCH_EASED, &nothing);
    session_until(&session, SECONDS(40));
    session_expect(&session, "0.000 prepare Thigh, left side first\n"
                             "2.000 pip 3 [pip]\n"
                             "3.000 pip 2 [pip]\n"
                             "4.000 pip 1 [pip]\n"
                             "5.000 work Thigh, left [start]\n"
                             "15.000 ouch\n"
                             "15.000 jumped\n"
                             "15.000 switch to the right side [switch]\n"
                             "17.000 pip 3 [pip]\n"
                             "18.000 pip 2 [pip]\n"
                             "19.000 pip 1 [pip]\n"
                             "20.000 work Thigh, right [start]\n"
                             "30.000 halfway halfway [halfway]\n"
                             "37.000 pip 3 [pip]\n"
                             "38.000 pip 2 [pip]\n"
                             "39.000 pip 1 [pip]\n"
                             "40.000 prepare Calf [done]\n");
    const Segment *right = &session.timeline->segments[3];
    assert_int_equal(right->length, SECONDS(20));
    assert_int_equal(right->planned, SECONDS(40));
    assert_true(right->eased && !right->left_out);
    assert_int_equal(session.timeline->total, SECONDS(5 + 40 + 5 + 20 + 5 + 10));
    assert_int_equal(session_view(&session).session_total, session.timeline->total);
    session_close(&session);
}

static void what_is_left_out_takes_no_time_and_makes_no_sound(void **state)
{
    (void)state;
    Session session;
    open_quad_and_calf(&session);
    session_until(&session, SECONDS(8));
    session_ouch(&session, OUCH_LEFT_OUT, &nothing);
    session_until(&session, SECONDS(9));
    session_expect(&session, "0.000 prepare Quad, left side first\n"
                             "2.000 pip 3 [pip]\n"
                             "3.000 pip 2 [pip]\n"
                             "4.000 pip 1 [pip]\n"
                             "5.000 work Quad, left [start]\n"
                             "8.000 ouch\n"
                             "8.000 jumped\n"
                             "8.000 prepare Calf [done]\n");
    assert_int_equal(session.timeline->count, 6);
    assert_int_equal(session.timeline->total, SECONDS(15 + 15));
    assert_int_equal(session_view(&session).session_elapsed, SECONDS(15 + 1));
    assert_false(session_result(&session, 3)->reached);
    assert_int_equal(session.timeline->segments[3].planned, SECONDS(10));
    session_do(&session, COMMAND_BACK);
    session_do(&session, COMMAND_BACK); /* twice: there is nothing to go back to */
    session_expect(&session, "9.000 jumped\n"
                             "9.000 prepare Calf [done]\n"
                             "9.000 jumped\n"
                             "9.000 prepare Calf [done]\n");
    session_close(&session);
}

static void in_the_last_work_the_session_ends_when_the_answer_is_in(void **state)
{
    (void)state;
    Session session;
    session_open_steps(&session, (Step[]){step_calf()}, 1);
    session_until(&session, SECONDS(6));
    session_do(&session, COMMAND_OUCH);
    assert_int_equal(session_view(&session).state, PLAYER_PAUSED);
    session_do(&session, COMMAND_PAUSE);
    session_expect(&session, "0.000 prepare Calf\n"
                             "2.000 pip 3 [pip]\n"
                             "3.000 pip 2 [pip]\n"
                             "4.000 pip 1 [pip]\n"
                             "5.000 work Calf [start]\n"
                             "6.000 ouch\n"
                             "6.000 finished [finish]\n");
    assert_int_equal(session_result(&session, 1)->done, SECONDS(1));
    session_close(&session);
}

static void work_without_a_gap_before_it_is_counted_in(void **state)
{
    (void)state;
    Session session;
    Step step = step_calf();
    step.sets = 2;
    step.rest = 0;
    session_open_steps(&session, (Step[]){step}, 1);
    session_until(&session, SECONDS(6));
    session_ouch(&session, OUCH_EASED, &nothing);
    session_until(&session, SECONDS(9));
    session_expect(&session, "0.000 prepare Calf\n"
                             "2.000 pip 3 [pip]\n"
                             "3.000 pip 2 [pip]\n"
                             "4.000 pip 1 [pip]\n"
                             "5.000 work Calf, set 1 of 2 [start]\n"
                             "6.000 ouch\n"
                             "6.000 jumped\n"
                             "6.000 work Calf, set 2 of 2\n"
                             "6.000 count 3 [pip]\n"
                             "7.000 count 2 [pip]\n"
                             "8.000 count 1 [pip]\n"
                             "9.000 resumed [start]\n");
    session_close(&session);
}

static void an_ouch_in_a_gap_begins_it_anew_or_passes_it_over(void **state)
{
    (void)state;
    Session session;
    open_quad_and_calf(&session);
    session_until(&session, SECONDS(17)); /* in the switch */
    session_ouch(&session, OUCH_EASED, &nothing);
    session_until(&session, SECONDS(22));
    PlayerView view = session_view(&session);
    assert_int_equal(view.index, 3); /* five whole seconds later */
    assert_int_equal(view.elapsed, 0);
    session_close(&session);
    open_quad_and_calf(&session);
    session_until(&session, SECONDS(17));
    session_ouch(&session, OUCH_LEFT_OUT, &nothing);
    view = session_view(&session);
    assert_int_equal(view.index, 4);
    assert_int_equal(view.session_elapsed, SECONDS(15));
    session_close(&session);
}

static void back_begins_with_what_an_ouch_left_of_the_step(void **state)
{
    (void)state;
    Session session;
    open_thigh_and_calf(&session);
    session_until(&session, SECONDS(15));
    session_ouch(&session, OUCH_EASED, &nothing);
    session_until(&session, SECONDS(25)); /* in the right side, 5 s */
    session_do(&session, COMMAND_BACK);
    assert_int_equal(session_view(&session).index, 2); /* the switch: the left is closed */
    session_until(&session, SECONDS(60));
    session_do(&session, COMMAND_BACK);
    session_do(&session, COMMAND_BACK);
    assert_int_equal(session_view(&session).index, 2);
    session_close(&session);
}

static void an_ouch_can_be_taken_back_before_its_answer(void **state)
{
    (void)state;
    Session session;
    open_quad_and_calf(&session);
    session_until(&session, SECONDS(8));
    session_do(&session, COMMAND_OUCH);
    session_do(&session, COMMAND_BACK);
    PlayerView view = session_view(&session);
    assert_false(view.hurt);
    assert_int_equal(view.state, PLAYER_RUNNING);
    assert_int_equal(view.index, 0);
    session_close(&session);
}

static void later_rounds_follow_suit(void **state)
{
    (void)state;
    Session session;
    Routine *routine = routine_new();
    Step thigh = step_of("Thigh", work_hold(SECONDS(40)));
    const Step steps[] = {thigh, step_calf()};
    routine_add_repeat(routine, 2, SECONDS(20), steps, 2);
    session_open(&session, routine);
    /* prepare, thigh, prepare, calf, rest; prepare, thigh, prepare, calf */
    session_until(&session, SECONDS(10));
    session_ouch(&session, OUCH_EASED, &nothing);
    const Segment *segments = session.timeline->segments;
    assert_int_equal(segments[6].length, SECONDS(20));
    assert_false(segments[3].eased || segments[8].eased);
    session_do(&session, COMMAND_NEXT); /* the calf's work */
    session_ouch(&session, OUCH_LEFT_OUT, &nothing);
    assert_true(segments[8].left_out && segments[7].left_out);
    assert_false(segments[4].left_out); /* the thigh comes after it */
    session_do(&session, COMMAND_NEXT);
    session_do(&session, COMMAND_NEXT);
    assert_int_equal(session_view(&session).index, 6);
    session_ouch(&session, OUCH_LEFT_OUT, &nothing);
    assert_int_equal(session_view(&session).state, PLAYER_FINISHED);
    session_close(&session);
}

static void no_round_is_rested_for_that_has_no_work(void **state)
{
    (void)state;
    Session session;
    Routine *routine = routine_new();
    const Step calf = step_calf();
    routine_add_repeat(routine, 3, SECONDS(20), &calf, 1);
    routine_add(routine, step_quad());
    session_open(&session, routine);
    session_until(&session, SECONDS(10));
    session_ouch(&session, OUCH_LEFT_OUT, &nothing);
    assert_int_equal(session_view(&session).index, 8); /* the quad's prepare */
    assert_int_equal(session.timeline->total, SECONDS(15 + 30));
    session_close(&session);
}

static void a_session_can_begin_at_a_later_segment(void **state)
{
    (void)state;
    Session session;
    open_quad_and_calf(&session);
    player_free(session.player);
    const SegmentResult earlier[] = {{.reached = true, .done = SECONDS(5)},
                                     {.reached = true, .done = SECONDS(10)}};
    session.player = player_new_from(session.timeline, 2, earlier, 0);
    session_until(&session, SECONDS(1));
    session_expect(&session, "0.000 switch to the right side [switch]\n");
    assert_int_equal(session_view(&session).session_elapsed, SECONDS(16));
    assert_int_equal(session_result(&session, 1)->done, SECONDS(10));
    assert_false(session_result(&session, 1)->skipped);
    player_free(session.player);
    session.player = player_new_from(session.timeline, 3, NULL, 0);
    session_until(&session, SECONDS(3));
    session_expect(&session, "0.000 work Quad, right\n"
                             "0.000 count 3 [pip]\n"
                             "1.000 count 2 [pip]\n"
                             "2.000 count 1 [pip]\n"
                             "3.000 resumed [start]\n");
    session_close(&session);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_set_ends_at_once_and_waits_for_the_answer),
        cmocka_unit_test(a_noted_ouch_changes_nothing_that_comes),
        cmocka_unit_test(the_rest_of_an_eased_step_is_half_as_long),
        cmocka_unit_test(what_is_left_out_takes_no_time_and_makes_no_sound),
        cmocka_unit_test(in_the_last_work_the_session_ends_when_the_answer_is_in),
        cmocka_unit_test(work_without_a_gap_before_it_is_counted_in),
        cmocka_unit_test(an_ouch_in_a_gap_begins_it_anew_or_passes_it_over),
        cmocka_unit_test(back_begins_with_what_an_ouch_left_of_the_step),
        cmocka_unit_test(an_ouch_can_be_taken_back_before_its_answer),
        cmocka_unit_test(later_rounds_follow_suit),
        cmocka_unit_test(no_round_is_rested_for_that_has_no_work),
        cmocka_unit_test(a_session_can_begin_at_a_later_segment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
