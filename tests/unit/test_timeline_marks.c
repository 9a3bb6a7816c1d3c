// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What happens inside a segment, as `show --timeline` prints it: where beeps and cues fall; and
 * what sounds where. Every expected timeline is written by hand from the format's rules. */
#include "routine_builder.h"

#include "base/array.h"
#include "session_log.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

/* ---- beeps and cues ---- */

static void short_segments_have_one_pip_or_none(void **state)
{
    (void)state;
    Routine *routine = routine_new();
    Ns lengths[] = {SECONDS(1), SECONDS(1) + NS_PER_MS, SECONDS(4.999), SECONDS(5)};
    for (int i = 0; i < 4; i++) {
        Step step = step_short("Hold");
        step.work.duration = lengths[i];
        routine_add(routine, step);
    }
    timeline_expect(routine, "0.000 work Hold\n"
                             "1.000 work Hold\n"
                             "1.001 pip 1\n"
                             "2.001 work Hold\n"
                             "6.000 pip 1\n"
                             "7.000 work Hold\n"
                             "9.000 pip 3\n"
                             "10.000 pip 2\n"
                             "11.000 pip 1\n"
                             "12.000 done Test\n");
}

static void halfway_sounds_from_twenty_seconds_and_rounds_down(void **state)
{
    (void)state;
    Routine *routine = routine_new();
    Step step = step_short("Hold");
    step.work = work_hold(SECONDS(19.999));
    routine_add(routine, step);
    step.work = work_time(SECONDS(20.001));
    routine_add(routine, step);
    timeline_expect(routine, "0.000 work Hold\n"
                             "16.999 pip 3\n"
                             "17.999 pip 2\n"
                             "18.999 pip 1\n"
                             "19.999 work Hold\n"
                             "29.999 halfway halfway\n"
                             "37.000 pip 3\n"
                             "38.000 pip 2\n"
                             "39.000 pip 1\n"
                             "40.000 done Test\n");
}

static void cues_come_at_their_times_in_file_order(void **state)
{
    (void)state;
    Routine *routine = routine_new();
    Step step = step_of("Lean", work_hold(SECONDS(20)));
    step.prepare = 0;
    Cue cues[] = {
        {.say = "at 17", .at = CUE_AT_OFFSET, .offset = SECONDS(17)},
        {.say = "first"},
        {.say = "half", .at = CUE_AT_HALFWAY},
        {.say = "last 3", .at = CUE_AT_LAST, .offset = SECONDS(3)},
        {.say = "second (shown)"},
        {.say = "too late", .at = CUE_AT_OFFSET, .offset = SECONDS(20)},
        {.say = "too long", .at = CUE_AT_LAST, .offset = SECONDS(20)},
    };
    for (size_t i = 0; i < COUNT_OF(cues); i++)
        step_add_cue(routine, &step, cues[i]);
    routine_add(routine, step);
    timeline_expect(routine, "0.000 work Lean\n"
                             "0.000 cue first\n"
                             "0.000 cue second (shown)\n"
                             "10.000 cue half\n"
                             "10.000 halfway halfway\n"
                             "17.000 cue at 17\n"
                             "17.000 cue last 3\n"
                             "17.000 pip 3\n"
                             "18.000 pip 2\n"
                             "19.000 pip 1\n"
                             "20.000 done Test\n");
}

static void cues_keep_to_their_side_and_set(void **state)
{
    (void)state;
    Routine *routine = routine_new();
    Step step = step_short("Quad");
    step.side = SIDES_EACH;
    step.sets = 2;
    step.switch_gap = step.rest = 0;
    step_add_cue(routine, &step, (Cue){.say = "<side> knee down, not the <other>"});
    step_add_cue(routine, &step, (Cue){.say = "tight one", .side = SIDE_RIGHT});
    step_add_cue(routine, &step, (Cue){.say = "once more", .set = 2});
    step_add_cue(routine, &step, (Cue){.say = "nearly", .set = 2, .side = SIDE_LEFT});
    routine_add(routine, step);
    timeline_expect(routine, "0.000 work Quad, left, set 1 of 2\n"
                             "0.000 cue Left knee down, not the right\n"
                             "1.000 work Quad, right, set 1 of 2\n"
                             "1.000 cue Right knee down, not the left\n"
                             "1.000 cue tight one\n"
                             "2.000 work Quad, left, set 2 of 2\n"
                             "2.000 cue Left knee down, not the right\n"
                             "2.000 cue once more\n"
                             "2.000 cue nearly\n"
                             "3.000 work Quad, right, set 2 of 2\n"
                             "3.000 cue Right knee down, not the left\n"
                             "3.000 cue tight one\n"
                             "3.000 cue once more\n"
                             "4.000 done Test\n");
}

static void halfway_in_reps_is_the_start_of_the_middle_rep(void **state)
{
    (void)state;
    Routine *routine = routine_new();
    Step step = step_of("Swing", work_every(5, SECONDS(1)));
    step.prepare = 0;
    step_add_cue(routine, &step, (Cue){.say = "half", .at = CUE_AT_HALFWAY});
    routine_add(routine, step);
    step.work = work_holds(2, SECONDS(1));
    routine_add(routine, step);
    timeline_expect(routine, "0.000 work Swing\n"
                             "0.000 rep 1 of 5\n"
                             "1.000 rep 2 of 5\n"
                             "2.000 rep 3 of 5\n"
                             "2.000 cue half\n"
                             "3.000 rep 4 of 5\n"
                             "4.000 rep 5 of 5\n"
                             "5.000 work Swing\n"
                             "5.000 rep 1 of 2\n"
                             "6.000 release release\n"
                             "7.000 pip 1\n"
                             "8.000 rep 2 of 2\n"
                             "8.000 cue half\n"
                             "9.000 done Test\n");
}

static void cues_in_alternating_reps_name_the_side_of_their_rep(void **state)
{
    (void)state;
    Routine *routine = routine_new();
    Step step = step_of("Lunge", work_every(4, SECONDS(2)));
    step.prepare = 0;
    step.side = SIDES_ALTERNATE;
    step_add_cue(routine, &step, (Cue){.say = "<side> foot forward"});
    step_add_cue(routine, &step, (Cue){.say = "weak <side>", .side = SIDE_RIGHT});
    step_add_cue(routine, &step,
                 (Cue){.say = "to the <side>", .at = CUE_AT_LAST, .offset = SECONDS(1)});
    step_add_cue(routine, &step,
                 (Cue){.say = "never", .at = CUE_AT_LAST, .offset = 1, .side = SIDE_LEFT});
    routine_add(routine, step);
    timeline_expect(routine, "0.000 work Lunge\n"
                             "0.000 rep 1 of 4, left\n"
                             "0.000 cue Left foot forward\n"
                             "2.000 rep 2 of 4, right\n"
                             "2.000 cue weak right\n"
                             "4.000 rep 3 of 4, left\n"
                             "6.000 rep 4 of 4, right\n"
                             "7.000 cue to the right\n"
                             "8.000 done Test\n");
}

static void cues_at_the_runners_own_pace_name_the_side_that_begins(void **state)
{
    (void)state;
    Routine *routine = routine_new();
    Step step = step_of("Lunge", work_self_paced(8));
    step.prepare = 0;
    step.side = SIDES_ALTERNATE;
    step.first = SIDE_RIGHT;
    step_add_cue(routine, &step, (Cue){.say = "<side> foot first"});
    routine_add(routine, step);
    timeline_expect(routine, "0.000 wait Lunge, 8 reps at your own pace\n"
                             "0.000 cue Right foot first\n"
                             "0.000 done Test\n");
}

/* ---- sounds ---- */

static void assert_sounds(Routine *routine, const Sound *expected, size_t count)
{
    Timeline *timeline = timeline_build(routine);
    assert_int_equal(timeline->count, count);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(sound_name(timeline->segments[i].sound), sound_name(expected[i]));
    timeline_free(timeline);
    routine_drop(routine);
}

static void each_boundary_sounds_like_what_begins(void **state)
{
    (void)state;
    Routine *routine = routine_new();
    Step step = step_of("Quad", work_hold(SECONDS(30)));
    step.side = SIDES_EACH;
    step.sets = 2;
    routine_add(routine, step);
    routine_add(routine, step_of("Walk", work_ready()));
    static const Sound expected[] = {SOUND_NONE, SOUND_START, SOUND_SWITCH, SOUND_START,
                                     SOUND_REST, SOUND_START, SOUND_SWITCH, SOUND_START,
                                     SOUND_DONE, SOUND_START};
    assert_sounds(routine, expected, COUNT_OF(expected));
}

static void the_prepare_after_a_rounds_rest_is_silent(void **state)
{
    (void)state;
    Step step = step_of("Skip", work_hold(SECONDS(10)));
    Routine *routine = routine_new();
    routine_add_repeat(routine, 2, SECONDS(5), &step, 1);
    routine_add_repeat(routine, 2, 0, &step, 1);
    static const Sound expected[] = {SOUND_NONE, SOUND_START, SOUND_REST, SOUND_NONE, SOUND_START,
                                     SOUND_DONE, SOUND_START, SOUND_DONE, SOUND_START};
    assert_sounds(routine, expected, COUNT_OF(expected));
}

/* Compares the sounds and ears of a step's only segment. */
static void expect_marks(Step step, const Sound *sounds, const Side *sides, size_t count)
{
    step.prepare = 0;
    step.side = SIDES_ALTERNATE;
    Routine *routine = routine_of(step);
    Timeline *timeline = timeline_build(routine);
    const Segment *segment = &timeline->segments[0];
    assert_int_equal(segment->mark_count, count);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(sound_name(segment->marks[i].sound), sound_name(sounds[i]));
        assert_int_equal(segment->marks[i].side, sides[i]);
    }
    timeline_free(timeline);
    routine_drop(routine);
}

static void reps_beat_after_the_first_and_phases_tick(void **state)
{
    (void)state;
    static const Sound sounds[] = {SOUND_NONE, SOUND_TICK, SOUND_BEAT, SOUND_TICK};
    static const Side sides[] = {SIDE_LEFT, SIDE_LEFT, SIDE_RIGHT, SIDE_RIGHT};
    expect_marks(step_of("Lunge", work_tempo(2, SECONDS(1), 0, SECONDS(1), 0)), sounds, sides, 4);
}

static void alternating_holds_lean_to_their_side_and_a_release_to_the_next(void **state)
{
    (void)state;
    static const Sound sounds[] = {SOUND_NONE, SOUND_PIP,  SOUND_TICK,
                                   SOUND_PIP,  SOUND_BEAT, SOUND_PIP};
    static const Side sides[] = {SIDE_LEFT,  SIDE_LEFT,  SIDE_RIGHT,
                                 SIDE_RIGHT, SIDE_RIGHT, SIDE_RIGHT};
    expect_marks(step_of("Dead bug", work_holds(2, SECONDS(2))), sounds, sides, 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_segments_have_one_pip_or_none),
        cmocka_unit_test(halfway_sounds_from_twenty_seconds_and_rounds_down),
        cmocka_unit_test(cues_come_at_their_times_in_file_order),
        cmocka_unit_test(cues_keep_to_their_side_and_set),
        cmocka_unit_test(halfway_in_reps_is_the_start_of_the_middle_rep),
        cmocka_unit_test(cues_in_alternating_reps_name_the_side_of_their_rep),
        cmocka_unit_test(cues_at_the_runners_own_pace_name_the_side_that_begins),
        cmocka_unit_test(each_boundary_sounds_like_what_begins),
        cmocka_unit_test(the_prepare_after_a_rounds_rest_is_silent),
        cmocka_unit_test(reps_beat_after_the_first_and_phases_tick),
        cmocka_unit_test(alternating_holds_lean_to_their_side_and_a_release_to_the_next),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
