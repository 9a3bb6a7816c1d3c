// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The layout of a routine in time, as `show --timeline` prints it: sides, sets and rounds, and the
 * forms of work. Every expected timeline is written by hand from the format's rules. */
#include "routine_builder.h"

#include "base/array.h"
#include "session_log.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

/* ---- sides, sets, rounds ---- */

static void a_hold_ends_with_three_pips_and_sounds_halfway(void **state)
{
    (void)state;
    timeline_expect(routine_of(step_of("Squat", work_hold(SECONDS(30)))), "0.000 prepare Squat\n"
                                                                          "2.000 pip 3\n"
                                                                          "3.000 pip 2\n"
                                                                          "4.000 pip 1\n"
                                                                          "5.000 work Squat\n"
                                                                          "20.000 halfway halfway\n"
                                                                          "32.000 pip 3\n"
                                                                          "33.000 pip 2\n"
                                                                          "34.000 pip 1\n"
                                                                          "35.000 done Test\n");
}

static void by_set_switches_in_each_set_and_rests_between_sets(void **state)
{
    (void)state;
    Step step = step_short("Quad");
    step.side = SIDES_EACH;
    step.sets = 2;
    step.switch_gap = step.rest = SECONDS(1);
    timeline_expect(routine_of(step), "0.000 work Quad, left, set 1 of 2\n"
                                      "1.000 switch to the right side\n"
                                      "2.000 work Quad, right, set 1 of 2\n"
                                      "3.000 rest set 2 of 2 comes next\n"
                                      "4.000 work Quad, left, set 2 of 2\n"
                                      "5.000 switch to the right side\n"
                                      "6.000 work Quad, right, set 2 of 2\n"
                                      "7.000 done Test\n");
}

static void by_side_finishes_one_leg_with_no_rest_before_the_switch(void **state)
{
    (void)state;
    Step step = step_short("Heel drop");
    step.side = SIDES_EACH;
    step.first = SIDE_RIGHT;
    step.order = ORDER_BY_SIDE;
    step.sets = 2;
    step.switch_gap = step.rest = SECONDS(1);
    timeline_expect(routine_of(step), "0.000 work Heel drop, right, set 1 of 2\n"
                                      "1.000 rest set 2 of 2 comes next\n"
                                      "2.000 work Heel drop, right, set 2 of 2\n"
                                      "3.000 switch to the left side\n"
                                      "4.000 work Heel drop, left, set 1 of 2\n"
                                      "5.000 rest set 2 of 2 comes next\n"
                                      "6.000 work Heel drop, left, set 2 of 2\n"
                                      "7.000 done Test\n");
}

static void one_side_or_both_rest_between_sets_and_never_switch(void **state)
{
    (void)state;
    Routine *routine = routine_new();
    for (int order = ORDER_BY_SET; order <= ORDER_BY_SIDE; order++) {
        Step both = step_short("Squat");
        both.sets = 2;
        both.rest = SECONDS(1);
        both.order = (Order)order;
        Step right = both;
        right.name = "Lunge";
        right.side = SIDES_RIGHT;
        routine_add(routine, both);
        routine_add(routine, right);
    }
    timeline_expect(routine, "0.000 work Squat, set 1 of 2\n"
                             "1.000 rest set 2 of 2 comes next\n"
                             "2.000 work Squat, set 2 of 2\n"
                             "3.000 work Lunge, right, set 1 of 2\n"
                             "4.000 rest set 2 of 2 comes next\n"
                             "5.000 work Lunge, right, set 2 of 2\n"
                             "6.000 work Squat, set 1 of 2\n"
                             "7.000 rest set 2 of 2 comes next\n"
                             "8.000 work Squat, set 2 of 2\n"
                             "9.000 work Lunge, right, set 1 of 2\n"
                             "10.000 rest set 2 of 2 comes next\n"
                             "11.000 work Lunge, right, set 2 of 2\n"
                             "12.000 done Test\n");
}

static void the_prepare_says_which_side_begins(void **state)
{
    (void)state;
    Routine *routine = routine_new();
    Step step = step_of("Lunge", work_every(2, SECONDS(0.5)));
    step.prepare = SECONDS(1);
    step.switch_gap = 0;
    step.side = SIDES_EACH;
    routine_add(routine, step);
    step.side = SIDES_RIGHT;
    routine_add(routine, step);
    step.side = SIDES_ALTERNATE;
    routine_add(routine, step);
    step.work = work_time(SECONDS(1));
    routine_add(routine, step);
    timeline_expect(routine, "0.000 prepare Lunge, left side first\n"
                             "1.000 work Lunge, left\n"
                             "1.000 rep 1 of 2\n"
                             "1.500 rep 2 of 2\n"
                             "2.000 work Lunge, right\n"
                             "2.000 rep 1 of 2\n"
                             "2.500 rep 2 of 2\n"
                             "3.000 prepare Lunge, right side\n"
                             "4.000 work Lunge, right\n"
                             "4.000 rep 1 of 2\n"
                             "4.500 rep 2 of 2\n"
                             "5.000 prepare Lunge, left side first\n"
                             "6.000 work Lunge\n"
                             "6.000 rep 1 of 2, left\n"
                             "6.500 rep 2 of 2, right\n"
                             "7.000 prepare Lunge\n"
                             "8.000 work Lunge\n"
                             "9.000 done Test\n");
}

static void alternating_reps_change_side_without_a_gap(void **state)
{
    (void)state;
    Step step = step_of("Knee hug", work_every(3, SECONDS(2)));
    step.prepare = 0;
    step.side = SIDES_ALTERNATE;
    step.first = SIDE_RIGHT;
    step.sets = 2;
    step.rest = SECONDS(1);
    timeline_expect(routine_of(step), "0.000 work Knee hug, set 1 of 2\n"
                                      "0.000 rep 1 of 3, right\n"
                                      "2.000 rep 2 of 3, left\n"
                                      "4.000 rep 3 of 3, right\n"
                                      "6.000 rest set 2 of 2 comes next\n"
                                      "7.000 work Knee hug, set 2 of 2\n"
                                      "7.000 rep 1 of 3, right\n"
                                      "9.000 rep 2 of 3, left\n"
                                      "11.000 rep 3 of 3, right\n"
                                      "13.000 done Test\n");
}

static void a_repeat_lays_its_steps_out_in_full_and_rests_between_rounds(void **state)
{
    (void)state;
    Routine *routine = routine_new();
    Step steps[2] = {step_short("Skip"), step_short("March")};
    steps[0].prepare = SECONDS(1);
    steps[1].sets = 2;
    steps[1].rest = SECONDS(1);
    routine_add_repeat(routine, 2, SECONDS(2), steps, 2);
    routine_add(routine, step_short("Walk"));
    timeline_expect(routine, "0.000 prepare Skip\n"
                             "1.000 work Skip, round 1 of 2\n"
                             "2.000 work March, set 1 of 2, round 1 of 2\n"
                             "3.000 rest set 2 of 2 comes next\n"
                             "4.000 work March, set 2 of 2, round 1 of 2\n"
                             "5.000 rest round 2 of 2 comes next\n"
                             "6.000 pip 1\n"
                             "7.000 prepare Skip\n"
                             "8.000 work Skip, round 2 of 2\n"
                             "9.000 work March, set 1 of 2, round 2 of 2\n"
                             "10.000 rest set 2 of 2 comes next\n"
                             "11.000 work March, set 2 of 2, round 2 of 2\n"
                             "12.000 work Walk\n"
                             "13.000 done Test\n");
}

static void what_has_no_length_has_no_line(void **state)
{
    (void)state;
    Step step = step_short("Quad");
    step.side = SIDES_EACH;
    step.sets = 2;
    step.switch_gap = step.rest = 0;
    timeline_expect(routine_of(step), "0.000 work Quad, left, set 1 of 2\n"
                                      "1.000 work Quad, right, set 1 of 2\n"
                                      "2.000 work Quad, left, set 2 of 2\n"
                                      "3.000 work Quad, right, set 2 of 2\n"
                                      "4.000 done Test\n");
}

/* ---- forms of work ---- */

static void a_tempo_begins_with_the_lowering(void **state)
{
    (void)state;
    Step step = step_of("Heel drop", work_tempo(2, SECONDS(3), SECONDS(1), SECONDS(1.5), 0));
    step.prepare = 0;
    timeline_expect(routine_of(step), "0.000 work Heel drop\n"
                                      "0.000 rep 1 of 2\n"
                                      "3.000 phase pause\n"
                                      "4.000 phase raise\n"
                                      "5.500 rep 2 of 2\n"
                                      "8.500 phase pause\n"
                                      "9.500 phase raise\n"
                                      "11.000 done Test\n");
}

static void a_tempo_that_begins_up_raises_pauses_lowers_pauses(void **state)
{
    (void)state;
    Step step = step_of("Bridge", work_tempo(2, SECONDS(2), SECONDS(0.5), SECONDS(1), SECONDS(3)));
    step.prepare = 0;
    step.work.begins_up = true;
    timeline_expect(routine_of(step), "0.000 work Bridge\n"
                                      "0.000 rep 1 of 2\n"
                                      "1.000 phase top\n"
                                      "4.000 phase lower\n"
                                      "6.000 phase pause\n"
                                      "6.500 rep 2 of 2\n"
                                      "7.500 phase top\n"
                                      "10.500 phase lower\n"
                                      "12.500 phase pause\n"
                                      "13.000 done Test\n");
}

static void a_phase_of_nothing_is_left_out_even_the_first(void **state)
{
    (void)state;
    Step step = step_of("Raise", work_tempo(2, 0, 0, SECONDS(1), SECONDS(2)));
    step.prepare = 0;
    timeline_expect(routine_of(step), "0.000 work Raise\n"
                                      "0.000 rep 1 of 2\n"
                                      "1.000 phase top\n"
                                      "3.000 rep 2 of 2\n"
                                      "4.000 phase top\n"
                                      "6.000 done Test\n");
}

static void repeated_holds_have_pips_of_their_own_and_no_halfway(void **state)
{
    (void)state;
    Step step = step_of("Calf", work_holds(2, SECONDS(20)));
    step.prepare = 0;
    timeline_expect(routine_of(step), "0.000 work Calf\n"
                                      "0.000 rep 1 of 2\n"
                                      "17.000 pip 3\n"
                                      "18.000 pip 2\n"
                                      "19.000 pip 1\n"
                                      "20.000 release release\n"
                                      "21.000 pip 1\n"
                                      "22.000 rep 2 of 2\n"
                                      "39.000 pip 3\n"
                                      "40.000 pip 2\n"
                                      "41.000 pip 1\n"
                                      "42.000 done Test\n");
}

static void alternating_holds_without_release_follow_each_other(void **state)
{
    (void)state;
    Step step = step_of("Dead bug", work_holds(3, SECONDS(2)));
    step.prepare = step.release = 0;
    step.side = SIDES_ALTERNATE;
    timeline_expect(routine_of(step), "0.000 work Dead bug\n"
                                      "0.000 rep 1 of 3, left\n"
                                      "1.000 pip 1\n"
                                      "2.000 rep 2 of 3, right\n"
                                      "3.000 pip 1\n"
                                      "4.000 rep 3 of 3, left\n"
                                      "5.000 pip 1\n"
                                      "6.000 done Test\n");
}

static void waits_take_no_planned_time(void **state)
{
    (void)state;
    Routine *routine = routine_new();
    Step paced = step_of("Squat", work_self_paced(12));
    paced.prepare = 0;
    paced.side = SIDES_EACH;
    paced.sets = 2;
    paced.switch_gap = paced.rest = SECONDS(1);
    step_add_cue(routine, &paced, (Cue){.say = "Slowly"});
    Step ready = step_of("Easy walk", work_ready());
    step_add_cue(routine, &ready, (Cue){.say = "Jog", .at = CUE_AT_OFFSET, .offset = SECONDS(60)});
    ready.prepare = SECONDS(1);
    routine_add_repeat(routine, 2, SECONDS(1), (Step[]){paced, ready}, 2);
    static const char expected[] =
        "0.000 wait Squat, left, set 1 of 2, 12 reps at your own pace, round 1 of 2\n"
        "0.000 cue Slowly\n"
        "0.000 switch to the right side\n"
        "1.000 wait Squat, right, set 1 of 2, 12 reps at your own pace, round 1 of 2\n"
        "1.000 cue Slowly\n"
        "1.000 rest set 2 of 2 comes next\n"
        "2.000 wait Squat, left, set 2 of 2, 12 reps at your own pace, round 1 of 2\n"
        "2.000 cue Slowly\n"
        "2.000 switch to the right side\n"
        "3.000 wait Squat, right, set 2 of 2, 12 reps at your own pace, round 1 of 2\n"
        "3.000 cue Slowly\n"
        "3.000 prepare Easy walk\n"
        "4.000 wait Easy walk, round 1 of 2\n"
        "4.000 cue Jog\n"
        "4.000 rest round 2 of 2 comes next\n"
        "5.000 wait Squat, left, set 1 of 2, 12 reps at your own pace, round 2 of 2\n"
        "5.000 cue Slowly\n"
        "5.000 switch to the right side\n"
        "6.000 wait Squat, right, set 1 of 2, 12 reps at your own pace, round 2 of 2\n"
        "6.000 cue Slowly\n"
        "6.000 rest set 2 of 2 comes next\n"
        "7.000 wait Squat, left, set 2 of 2, 12 reps at your own pace, round 2 of 2\n"
        "7.000 cue Slowly\n"
        "7.000 switch to the right side\n"
        "8.000 wait Squat, right, set 2 of 2, 12 reps at your own pace, round 2 of 2\n"
        "8.000 cue Slowly\n"
        "8.000 prepare Easy walk\n"
        "9.000 wait Easy walk, round 2 of 2\n"
        "9.000 cue Jog\n"
        "9.000 done Test\n";
    timeline_expect(routine, expected);
}

/* ---- the rest ---- */

static void steps_are_counted_once_and_visits_each_round(void **state)
{
    (void)state;
    Routine *routine = routine_new();
    Step steps[2] = {step_short("A"), step_short("B")};
    steps[1].core = true;
    routine_add_repeat(routine, 2, SECONDS(1), steps, 2);
    routine_add(routine, step_short("C"));
    Timeline *timeline = timeline_build(routine);
    static const int indexes[] = {0, 1, 1, 0, 1, 2}, visits[] = {0, 1, 1, 2, 3, 4};
    assert_int_equal(timeline->count, 6);
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(timeline->segments[i].step_index, indexes[i]);
        assert_int_equal(timeline->segments[i].visit, visits[i]);
    }
    assert_int_equal(timeline->visits, 5);
    assert_int_equal(timeline->total, SECONDS(6));
    assert_int_equal(timeline->core_total, SECONDS(3)); /* B, the rest between rounds, B */
    timeline_free(timeline);
    routine_drop(routine);
}

static void a_text_that_is_too_long_is_cut_between_characters(void **state)
{
    (void)state;
    Step step = step_short("Größe");
    step.side = SIDES_LEFT;
    Routine *routine = routine_of(step);
    Timeline *timeline = timeline_build(routine);
    static const char *const cut[] = {"",    "G",    "Gr",    "Gr",      "Grö",
                                      "Grö", "Größ", "Größe", "Größe, ", "Größe, l"};
    static const size_t capacities[] = {1, 2, 3, 4, 5, 6, 7, 8, 10, 11};
    for (size_t i = 0; i < COUNT_OF(cut); i++) {
        char text[16];
        timeline_describe(&timeline->segments[0], NULL, text, capacities[i]);
        assert_string_equal(text, cut[i]);
    }
    timeline_free(timeline);
    routine_drop(routine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hold_ends_with_three_pips_and_sounds_halfway),
        cmocka_unit_test(by_set_switches_in_each_set_and_rests_between_sets),
        cmocka_unit_test(by_side_finishes_one_leg_with_no_rest_before_the_switch),
        cmocka_unit_test(one_side_or_both_rest_between_sets_and_never_switch),
        cmocka_unit_test(the_prepare_says_which_side_begins),
        cmocka_unit_test(alternating_reps_change_side_without_a_gap),
        cmocka_unit_test(a_repeat_lays_its_steps_out_in_full_and_rests_between_rounds),
        cmocka_unit_test(what_has_no_length_has_no_line),
        cmocka_unit_test(a_tempo_begins_with_the_lowering),
        cmocka_unit_test(a_tempo_that_begins_up_raises_pauses_lowers_pauses),
        cmocka_unit_test(a_phase_of_nothing_is_left_out_even_the_first),
        cmocka_unit_test(repeated_holds_have_pips_of_their_own_and_no_halfway),
        cmocka_unit_test(alternating_holds_without_release_follow_each_other),
        cmocka_unit_test(waits_take_no_planned_time),
        cmocka_unit_test(steps_are_counted_once_and_visits_each_round),
        cmocka_unit_test(a_text_that_is_too_long_is_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
