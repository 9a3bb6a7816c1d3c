// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The player, left alone and paused: what comes out when, how it waits, stops, goes on and ends.
 * Times in the expected lines are worked out by hand. */
#include "routine_builder.h"
#include "session_log.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

/* ---- time ---- */

static void a_late_poll_delivers_all_that_was_due_at_its_own_time(void **state)
{
    (void)state;
    Session session;
    session_open_steps(&session, (Step[]){step_calf(), step_calf()}, 2);
    session_until(&session, SECONDS(1000));
    session_expect(&session, "0.000 prepare Calf\n"
                             "2.000 pip 3 [pip]\n"
                             "3.000 pip 2 [pip]\n"
                             "4.000 pip 1 [pip]\n"
                             "5.000 work Calf [start]\n"
                             "12.000 pip 3 [pip]\n"
                             "13.000 pip 2 [pip]\n"
                             "14.000 pip 1 [pip]\n"
                             "15.000 prepare Calf [done]\n"
                             "17.000 pip 3 [pip]\n"
                             "18.000 pip 2 [pip]\n"
                             "19.000 pip 1 [pip]\n"
                             "20.000 work Calf [start]\n"
                             "27.000 pip 3 [pip]\n"
                             "28.000 pip 2 [pip]\n"
                             "29.000 pip 1 [pip]\n"
                             "30.000 finished [finish]\n");
    for (size_t i = 0; i < 4; i++) {
        assert_true(session_result(&session, i)->reached && !session_result(&session, i)->skipped);
        assert_int_equal(session_result(&session, i)->done, SECONDS(i % 2 == 0 ? 5 : 10));
    }
    session_close(&session);
}

static void nothing_comes_before_its_time(void **state)
{
    (void)state;
    Session session;
    session_open_steps(&session, (Step[]){step_calf()}, 1);
    session_until(&session, SECONDS(5) - 1);
    assert_int_equal(player_deadline(session.player), SECONDS(5));
    assert_int_equal(session_view(&session).segment->kind, SEGMENT_PREPARE);
    session_until(&session, SECONDS(5));
    assert_int_equal(session_view(&session).segment->kind, SEGMENT_WORK);
    session_close(&session);
}

static void a_session_may_begin_at_any_instant(void **state)
{
    (void)state;
    Routine *routine = routine_new();
    routine_add(routine, step_calf());
    Timeline *timeline = timeline_build(routine);
    Player *player = player_new(timeline, SECONDS(100));
    Event event;
    assert_false(player_poll(player, SECONDS(99), &event));
    assert_true(player_poll(player, SECONDS(100), &event));
    assert_int_equal(event.at, SECONDS(100));
    assert_int_equal(player_deadline(player), SECONDS(102));
    player_free(player);
    timeline_free(timeline);
    routine_drop(routine);
}

/* ---- waiting ---- */

static Step walk(Routine *routine)
{
    Step step = step_of("Walk", work_ready());
    step.prepare = 0;
    step_add_cue(routine, &step, (Cue){.say = "Start"});
    step_add_cue(routine, &step, (Cue){.say = "Jog", .at = CUE_AT_OFFSET, .offset = SECONDS(30)});
    return step;
}

static void a_wait_counts_up_until_a_key_and_still_cues(void **state)
{
    (void)state;
    Session session;
    Routine *routine = routine_new();
    routine_add(routine, walk(routine));
    routine_add(routine, step_calf());
    session_open(&session, routine);
    session_until(&session, SECONDS(20));
    assert_int_equal(session_view(&session).state, PLAYER_WAITING);
    assert_int_equal(session_view(&session).elapsed, SECONDS(20));
    assert_int_equal(session_view(&session).remaining, 0);
    assert_int_equal(session_view(&session).session_elapsed, 0);
    assert_int_equal(player_deadline(session.player), SECONDS(30));
    session_until(&session, SECONDS(45));
    assert_true(player_deadline(session.player) == NS_NEVER);
    session_do(&session, COMMAND_LONGER);
    session_do(&session, COMMAND_NEXT);
    session_until(&session, SECONDS(47));
    session_expect(&session, "0.000 wait Walk [start]\n"
                             "0.000 cue Start\n"
                             "30.000 cue Jog\n"
                             "45.000 jumped\n"
                             "45.000 prepare Calf [done]\n"
                             "47.000 pip 3 [pip]\n");
    assert_int_equal(session_result(&session, 0)->done, SECONDS(45));
    assert_false(session_result(&session, 0)->skipped);
    assert_int_equal(session_result(&session, 0)->longer, 0);
    session_close(&session);
}

static void a_wait_can_be_paused(void **state)
{
    (void)state;
    Session session;
    Routine *routine = routine_new();
    routine_add(routine, walk(routine));
    session_open(&session, routine);
    session_until(&session, SECONDS(20));
    session_do(&session, COMMAND_PAUSE);
    session_until(&session, SECONDS(100));
    session_do(&session, COMMAND_PAUSE);
    session_until(&session, SECONDS(113));
    session_expect(&session, "0.000 wait Walk [start]\n"
                             "0.000 cue Start\n"
                             "20.000 paused\n"
                             "100.000 count 3 [pip]\n"
                             "101.000 count 2 [pip]\n"
                             "102.000 count 1 [pip]\n"
                             "103.000 resumed [start]\n"
                             "113.000 cue Jog\n");
    assert_int_equal(session_view(&session).elapsed, SECONDS(30));
    session_do(&session, COMMAND_NEXT);
    session_expect(&session, "113.000 finished [finish]\n");
    session_close(&session);
}

/* ---- pause ---- */

static void going_on_counts_in_and_continues_exactly_where_it_stopped(void **state)
{
    (void)state;
    Session session;
    session_open_steps(&session, (Step[]){step_calf()}, 1);
    session_until(&session, SECONDS(12.5)); /* 7.5 s into the hold, one pip heard */
    session_do(&session, COMMAND_PAUSE);
    assert_true(player_deadline(session.player) == NS_NEVER);
    session_until(&session, SECONDS(60));
    assert_int_equal(session_view(&session).elapsed, SECONDS(7.5));
    session_do(&session, COMMAND_PAUSE);
    session_until(&session, SECONDS(61.5));
    assert_int_equal(session_view(&session).count_in, 2);
    assert_int_equal(session_view(&session).elapsed, SECONDS(7.5));
    session_until(&session, SECONDS(70));
    session_expect(&session, "0.000 prepare Calf\n"
                             "2.000 pip 3 [pip]\n"
                             "3.000 pip 2 [pip]\n"
                             "4.000 pip 1 [pip]\n"
                             "5.000 work Calf [start]\n"
                             "12.000 pip 3 [pip]\n"
                             "12.500 paused\n"
                             "60.000 count 3 [pip]\n"
                             "61.000 count 2 [pip]\n"
                             "62.000 count 1 [pip]\n"
                             "63.000 resumed [start]\n"
                             "63.500 pip 2 [pip]\n"
                             "64.500 pip 1 [pip]\n"
                             "65.500 finished [finish]\n");
    assert_int_equal(session_result(&session, 1)->done, SECONDS(10));
    session_close(&session);
}

static void what_is_no_work_goes_on_with_its_own_sound(void **state)
{
    (void)state;
    Session session;
    session_open_steps(&session, (Step[]){step_quad()}, 1);
    session_until(&session, SECONDS(16));
    session_expect(&session, "0.000 prepare Quad, left side first\n"
                             "2.000 pip 3 [pip]\n"
                             "3.000 pip 2 [pip]\n"
                             "4.000 pip 1 [pip]\n"
                             "5.000 work Quad, left [start]\n"
                             "12.000 pip 3 [pip]\n"
                             "13.000 pip 2 [pip]\n"
                             "14.000 pip 1 [pip]\n"
                             "15.000 switch to the right side [switch]\n");
    session_do(&session, COMMAND_PAUSE);
    session_do(&session, COMMAND_PAUSE);
    session_until(&session, SECONDS(19));
    session_expect(&session, "16.000 paused\n"
                             "16.000 count 3 [pip]\n"
                             "17.000 count 2 [pip]\n"
                             "18.000 count 1 [pip]\n"
                             "19.000 resumed [switch]\n");
    session_close(&session);
}

static void pausing_while_counting_in_pauses_again(void **state)
{
    (void)state;
    Session session;
    session_open_steps(&session, (Step[]){step_calf()}, 1);
    session_until(&session, SECONDS(1));
    session_do(&session, COMMAND_PAUSE);
    session_do(&session, COMMAND_PAUSE);
    session_until(&session, SECONDS(2.5));
    session_do(&session, COMMAND_PAUSE);
    session_until(&session, SECONDS(50));
    assert_int_equal(session_view(&session).state, PLAYER_PAUSED);
    session_do(&session, COMMAND_PAUSE);
    session_until(&session, SECONDS(54));
    session_expect(&session, "0.000 prepare Calf\n"
                             "1.000 paused\n"
                             "1.000 count 3 [pip]\n"
                             "2.000 count 2 [pip]\n"
                             "2.500 paused\n"
                             "50.000 count 3 [pip]\n"
                             "51.000 count 2 [pip]\n"
                             "52.000 count 1 [pip]\n"
                             "53.000 resumed\n"
                             "54.000 pip 3 [pip]\n");
    session_close(&session);
}

/* ---- the end ---- */

static void finishing_early_keeps_what_was_done(void **state)
{
    (void)state;
    Session session;
    session_open_steps(&session, (Step[]){step_calf(), step_calf()}, 2);
    session_until(&session, SECONDS(9));
    session_do(&session, COMMAND_FINISH);
    PlayerView view = session_view(&session);
    assert_int_equal(view.state, PLAYER_FINISHED);
    assert_int_equal(view.remaining, 0);
    assert_null(view.next);
    assert_int_equal(session_result(&session, 1)->done, SECONDS(4));
    assert_true(session_result(&session, 1)->skipped);
    assert_false(session_result(&session, 2)->reached);
    assert_true(session_result(&session, 2)->skipped);
    session_expect(&session, "0.000 prepare Calf\n"
                             "2.000 pip 3 [pip]\n"
                             "3.000 pip 2 [pip]\n"
                             "4.000 pip 1 [pip]\n"
                             "5.000 work Calf [start]\n"
                             "9.000 finished early [finish]\n");
    session_close(&session);
}

static void a_paused_session_can_be_finished(void **state)
{
    (void)state;
    Session session;
    session_open_steps(&session, (Step[]){step_calf()}, 1);
    session_until(&session, SECONDS(1));
    session_do(&session, COMMAND_PAUSE);
    session_until(&session, SECONDS(9));
    session_do(&session, COMMAND_FINISH);
    session_expect(&session, "0.000 prepare Calf\n"
                             "1.000 paused\n"
                             "9.000 finished early [finish]\n");
    assert_int_equal(session_result(&session, 0)->done, SECONDS(1));
    session_close(&session);
}

static void after_the_end_commands_do_nothing(void **state)
{
    (void)state;
    Session session;
    session_open_steps(&session, (Step[]){step_calf()}, 1);
    session_until(&session, SECONDS(20));
    session_expect(&session, "0.000 prepare Calf\n"
                             "2.000 pip 3 [pip]\n"
                             "3.000 pip 2 [pip]\n"
                             "4.000 pip 1 [pip]\n"
                             "5.000 work Calf [start]\n"
                             "12.000 pip 3 [pip]\n"
                             "13.000 pip 2 [pip]\n"
                             "14.000 pip 1 [pip]\n"
                             "15.000 finished [finish]\n");
    unsigned revision = player_revision(session.player);
    for (int command = COMMAND_PAUSE; command <= COMMAND_FINISH; command++)
        session_do(&session, (Command)command);
    session_expect(&session, "");
    assert_int_equal(player_revision(session.player), revision);
    assert_int_equal(session_view(&session).session_elapsed, SECONDS(15));
    session_close(&session);
}

/* ---- carelessness ---- */

static void events_that_were_not_polled_for_before_a_command_are_not_lost(void **state)
{
    (void)state;
    Session session;
    session_open_steps(&session, (Step[]){step_calf()}, 1);
    player_command(session.player, COMMAND_LONGER, SECONDS(2));
    player_command(session.player, COMMAND_LONGER, SECONDS(12.5));
    player_command(session.player, COMMAND_NEXT, SECONDS(13));
    player_command(session.player, COMMAND_FINISH, SECONDS(20));
    session_until(&session, SECONDS(20));
    session_expect(&session, "0.000 prepare Calf\n"
                             "2.000 pip 3 [pip]\n"
                             "2.000 extended\n"
                             "12.000 pip 3 [pip]\n"
                             "12.500 extended\n"
                             "13.000 jumped\n"
                             "13.000 work Calf [start]\n"
                             "20.000 pip 3 [pip]\n"
                             "20.000 finished early [finish]\n");
    session_close(&session);
}

static void a_command_from_the_past_counts_as_one_from_now(void **state)
{
    (void)state;
    Session session;
    session_open_steps(&session, (Step[]){step_calf()}, 1);
    session_until(&session, SECONDS(5));
    player_command(session.player, COMMAND_NEXT, SECONDS(1));
    session_until(&session, SECONDS(5));
    session_expect(&session, "0.000 prepare Calf\n"
                             "2.000 pip 3 [pip]\n"
                             "3.000 pip 2 [pip]\n"
                             "4.000 pip 1 [pip]\n"
                             "5.000 work Calf [start]\n"
                             "5.000 finished [finish]\n");
    session_close(&session);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_late_poll_delivers_all_that_was_due_at_its_own_time),
        cmocka_unit_test(nothing_comes_before_its_time),
        cmocka_unit_test(a_session_may_begin_at_any_instant),
        cmocka_unit_test(a_wait_counts_up_until_a_key_and_still_cues),
        cmocka_unit_test(a_wait_can_be_paused),
        cmocka_unit_test(going_on_counts_in_and_continues_exactly_where_it_stopped),
        cmocka_unit_test(what_is_no_work_goes_on_with_its_own_sound),
        cmocka_unit_test(pausing_while_counting_in_pauses_again),
        cmocka_unit_test(finishing_early_keeps_what_was_done),
        cmocka_unit_test(a_paused_session_can_be_finished),
        cmocka_unit_test(after_the_end_commands_do_nothing),
        cmocka_unit_test(a_command_from_the_past_counts_as_one_from_now),
        cmocka_unit_test(events_that_were_not_polled_for_before_a_command_are_not_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
