// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Ten seconds more, in every form of work. Times in the expected lines are worked out by hand. */
#include "routine_builder.h"
#include "session_log.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void ten_seconds_more_brings_the_pips_again_before_the_new_end(void **state)
{
    (void)state;
    Session session;
    session_open_steps(&session, (Step[]){step_calf()}, 1);
    session_until(&session, SECONDS(13.5));
    session_do(&session, COMMAND_LONGER);
    assert_int_equal(session_view(&session).remaining, SECONDS(11.5));
    assert_int_equal(session_view(&session).session_total, SECONDS(25));
    session_until(&session, SECONDS(30));
    session_expect(&session, "0.000 prepare Calf\n"
                             "2.000 pip 3 [pip]\n"
                             "3.000 pip 2 [pip]\n"
                             "4.000 pip 1 [pip]\n"
                             "5.000 work Calf [start]\n"
                             "12.000 pip 3 [pip]\n"
                             "13.000 pip 2 [pip]\n"
                             "13.500 extended\n"
                             "15.000 halfway halfway [halfway]\n"
                             "22.000 pip 3 [pip]\n"
                             "23.000 pip 2 [pip]\n"
                             "24.000 pip 1 [pip]\n"
                             "25.000 finished [finish]\n");
    assert_int_equal(session_result(&session, 1)->done, SECONDS(20));
    assert_int_equal(session_result(&session, 1)->longer, 1);
    session_close(&session);
}

static void ten_seconds_more_on_the_very_pip_loses_none_of_the_new_ones(void **state)
{
    (void)state;
    Session session;
    session_open(&session, routine_of(step_calf()));
    session_until(&session, SECONDS(3));
    session_do(&session, COMMAND_LONGER);
    session_until(&session, SECONDS(15));
    session_expect(&session, "0.000 prepare Calf\n"
                             "2.000 pip 3 [pip]\n"
                             "3.000 pip 2 [pip]\n"
                             "3.000 extended\n"
                             "12.000 pip 3 [pip]\n"
                             "13.000 pip 2 [pip]\n"
                             "14.000 pip 1 [pip]\n"
                             "15.000 work Calf [start]\n");
    session_close(&session);
}

static void a_gap_is_lengthened_by_any_time_without_a_word(void **state)
{
    (void)state;
    Session session;
    session_open(&session, routine_of(step_calf()));
    session_until(&session, SECONDS(1.5));
    player_lengthen(session.player, SECONDS(0.7), SECONDS(1.5));
    assert_int_equal(session_view(&session).session_total, SECONDS(15.7));
    session_until(&session, SECONDS(6));
    player_lengthen(session.player, SECONDS(1), SECONDS(6)); /* work is not */
    session_until(&session, SECONDS(12.8));
    session_expect(&session, "0.000 prepare Calf\n"
                             "2.700 pip 3 [pip]\n"
                             "3.700 pip 2 [pip]\n"
                             "4.700 pip 1 [pip]\n"
                             "5.700 work Calf [start]\n"
                             "12.700 pip 3 [pip]\n");
    assert_int_equal(session_result(&session, 0)->longer, 0);
    session_close(&session);
}

static void a_wait_does_not_grow(void **state)
{
    (void)state;
    Routine *routine = routine_of(step_of("Walk", work_ready()));
    Timeline *timeline = timeline_build(routine);
    Segment wait = timeline->segments[1];
    timeline_extend(timeline->arena, &wait, SECONDS(3), SECONDS(10));
    assert_int_equal(wait.length, 0);
    assert_ptr_equal(wait.marks, timeline->segments[1].marks);
    timeline_free(timeline);
    routine_drop(routine);
}

static void a_halfway_to_come_moves_and_one_that_sounded_does_not_come_again(void **state)
{
    (void)state;
    Session session;
    Routine *routine = routine_new();
    Step step = step_of("Hold", work_hold(SECONDS(20)));
    step.prepare = 0;
    step_add_cue(routine, &step, (Cue){.say = "half", .at = CUE_AT_HALFWAY});
    step_add_cue(routine, &step, (Cue){.say = "at 9", .at = CUE_AT_OFFSET, .offset = SECONDS(9)});
    step_add_cue(routine, &step, (Cue){.say = "last 4", .at = CUE_AT_LAST, .offset = SECONDS(4)});
    routine_add(routine, step);
    session_open(&session, routine);
    session_until(&session, SECONDS(9.5));
    session_do(&session, COMMAND_LONGER); /* 30 s: halfway at 15 s */
    session_until(&session, SECONDS(26.5));
    session_do(&session, COMMAND_LONGER); /* 40 s: halfway, at 20 s, is over */
    session_until(&session, SECONDS(40));
    session_expect(&session, "0.000 work Hold [start]\n"
                             "9.000 cue at 9\n"
                             "9.500 extended\n"
                             "15.000 cue half\n"
                             "15.000 halfway halfway [halfway]\n"
                             "26.000 cue last 4\n"
                             "26.500 extended\n"
                             "36.000 cue last 4\n"
                             "37.000 pip 3 [pip]\n"
                             "38.000 pip 2 [pip]\n"
                             "39.000 pip 1 [pip]\n"
                             "40.000 finished [finish]\n");
    session_close(&session);
}

static void a_halfway_that_sounded_stays_silent_when_the_middle_moves_ahead(void **state)
{
    (void)state;
    Session session;
    session_open_steps(&session, (Step[]){step_of("Hold", work_hold(SECONDS(20)))}, 1);
    session_until(&session, SECONDS(15.5)); /* 10.5 s into the hold, just past its middle */
    session_do(&session, COMMAND_LONGER);   /* whose middle is at 15 s now */
    session_do(&session, COMMAND_LONGER);
    session_expect(&session, "0.000 prepare Hold\n"
                             "2.000 pip 3 [pip]\n"
                             "3.000 pip 2 [pip]\n"
                             "4.000 pip 1 [pip]\n"
                             "5.000 work Hold [start]\n"
                             "15.000 halfway halfway [halfway]\n"
                             "15.500 extended\n"
                             "15.500 extended\n");
    session_until(&session, SECONDS(41));
    session_expect(&session, "");
    session_until(&session, SECONDS(43));
    session_expect(&session, "42.000 pip 3 [pip]\n43.000 pip 2 [pip]\n");
    session_close(&session);
}

static void paced_reps_get_the_reps_that_fit_in_ten_seconds(void **state)
{
    (void)state;
    Session session;
    Step step = step_of("Heel drop", work_tempo(2, SECONDS(3), 0, SECONDS(1), 0));
    step.prepare = 0;
    session_open_steps(&session, &step, 1);
    session_until(&session, SECONDS(4.5));
    session_do(&session, COMMAND_LONGER);
    session_until(&session, SECONDS(30));
    session_expect(&session, "0.000 work Heel drop [start]\n"
                             "0.000 rep 1 of 2\n"
                             "3.000 phase raise [tick]\n"
                             "4.000 rep 2 of 2 [beat]\n"
                             "4.500 extended\n"
                             "7.000 phase raise [tick]\n"
                             "8.000 rep 3 of 4 [beat]\n"
                             "11.000 phase raise [tick]\n"
                             "12.000 rep 4 of 4 [beat]\n"
                             "15.000 phase raise [tick]\n"
                             "16.000 finished [finish]\n");
    assert_int_equal(session_result(&session, 0)->reps, 4);
    session_close(&session);
}

static void a_slow_rep_is_added_once(void **state)
{
    (void)state;
    Session session;
    Step step = step_of("Roll", work_every(1, SECONDS(11)));
    step.prepare = 0;
    session_open_steps(&session, &step, 1);
    session_until(&session, SECONDS(2));
    session_do(&session, COMMAND_LONGER);
    session_until(&session, SECONDS(30));
    session_expect(&session, "0.000 work Roll [start]\n"
                             "0.000 rep 1 of 1\n"
                             "2.000 extended\n"
                             "11.000 rep 2 of 2 [beat]\n"
                             "22.000 finished [finish]\n");
    session_close(&session);
}

static void in_repeated_holds_the_one_under_way_is_longer(void **state)
{
    (void)state;
    Session session;
    Step step = step_of("Bridge", work_holds(2, SECONDS(3)));
    step.prepare = 0;
    session_open_steps(&session, &step, 1);
    session_until(&session, SECONDS(2.5));
    session_do(&session, COMMAND_LONGER);
    PlayerView view = session_view(&session);
    assert_int_equal(view.mark_length, SECONDS(13));
    assert_int_equal(view.mark_elapsed, SECONDS(2.5));
    session_until(&session, SECONDS(13));
    session_do(&session, COMMAND_LONGER); /* the release, from its very start */
    assert_true(session_view(&session).in_release);
    session_until(&session, SECONDS(40));
    session_expect(&session, "0.000 work Bridge [start]\n"
                             "0.000 rep 1 of 2\n"
                             "2.000 pip 1 [pip]\n"
                             "2.500 extended\n"
                             "10.000 pip 3 [pip]\n"
                             "11.000 pip 2 [pip]\n"
                             "12.000 pip 1 [pip]\n"
                             "13.000 release release [tick]\n"
                             "13.000 extended\n"
                             "22.000 pip 3 [pip]\n"
                             "23.000 pip 2 [pip]\n"
                             "24.000 pip 1 [pip]\n"
                             "25.000 rep 2 of 2 [beat]\n"
                             "27.000 pip 1 [pip]\n"
                             "28.000 finished [finish]\n");
    session_close(&session);
}

static void what_was_added_is_gone_when_the_step_is_done_again(void **state)
{
    (void)state;
    Session session;
    session_open_steps(&session, (Step[]){step_calf(), step_calf()}, 2);
    session_until(&session, SECONDS(7));
    session_do(&session, COMMAND_LONGER);
    session_until(&session, SECONDS(27)); /* in the second prepare, from 25 s */
    assert_int_equal(session_view(&session).session_elapsed, SECONDS(27));
    assert_int_equal(session_view(&session).session_total, SECONDS(40));
    session_do(&session, COMMAND_LONGER);
    assert_int_equal(session_view(&session).session_total, SECONDS(50));
    session_do(&session, COMMAND_BACK);
    assert_int_equal(session_view(&session).session_total, SECONDS(40));
    assert_int_equal(session_view(&session).session_elapsed, SECONDS(25));
    session_do(&session, COMMAND_BACK);
    assert_int_equal(session_view(&session).session_total, SECONDS(30));
    assert_int_equal(session_view(&session).session_elapsed, 0);
    session_close(&session);
}

static void ten_seconds_more_works_while_paused_and_loses_no_first_cue(void **state)
{
    (void)state;
    Session session;
    Routine *routine = routine_new();
    Step step = step_calf();
    step.prepare = SECONDS(1);
    step_add_cue(routine, &step, (Cue){.say = "Heel down"});
    routine_add(routine, step);
    session_open(&session, routine);
    session_do(&session, COMMAND_PAUSE);
    session_do(&session, COMMAND_NEXT);
    session_do(&session, COMMAND_LONGER);
    session_do(&session, COMMAND_PAUSE);
    session_until(&session, SECONDS(20));
    session_expect(&session, "0.000 prepare Calf\n"
                             "0.000 paused\n"
                             "0.000 jumped\n"
                             "0.000 work Calf\n"
                             "0.000 extended\n"
                             "0.000 count 3 [pip]\n"
                             "1.000 count 2 [pip]\n"
                             "2.000 count 1 [pip]\n"
                             "3.000 resumed [start]\n"
                             "3.000 cue Heel down\n"
                             "13.000 halfway halfway [halfway]\n"
                             "20.000 pip 3 [pip]\n");
    session_close(&session);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ten_seconds_more_brings_the_pips_again_before_the_new_end),
        cmocka_unit_test(ten_seconds_more_on_the_very_pip_loses_none_of_the_new_ones),
        cmocka_unit_test(a_gap_is_lengthened_by_any_time_without_a_word),
        cmocka_unit_test(a_wait_does_not_grow),
        cmocka_unit_test(a_halfway_to_come_moves_and_one_that_sounded_does_not_come_again),
        cmocka_unit_test(a_halfway_that_sounded_stays_silent_when_the_middle_moves_ahead),
        cmocka_unit_test(paced_reps_get_the_reps_that_fit_in_ten_seconds),
        cmocka_unit_test(a_slow_rep_is_added_once),
        cmocka_unit_test(in_repeated_holds_the_one_under_way_is_longer),
        cmocka_unit_test(what_was_added_is_gone_when_the_step_is_done_again),
        cmocka_unit_test(ten_seconds_more_works_while_paused_and_loses_no_first_cue),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
