// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Good steps: every key is kept, every default is filled in, what a step takes from its exercise,
 * and how long a plan is. */
#include "reading.h"

#include "base/array.h"
#include "routine/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* ---- steps ---- */

static void every_key_of_a_step_is_kept(void **state)
{
    (void)state;
    const Step *step = read_step(
        "{name: Wall calf, note: Slowly, prepare: 1s, hold: 10s, reps: 3, release: 4s, sets: 2, "
        "rest: 5s, side: each, first: right, order: by-side, switch: 6s, position: step, "
        "feel: [calves], figure: one-leg, voice: calf.ogg, core: true, "
        "cues: [{at: 2s, say: Two, side: left, set: 2}, {last: 3s, say: Three}], "
        "progress: [{after: 7 days, hold: 12s}, {after: 14 days, reps: 4, sets: 3}]}");
    assert_string_equal(step->name, "Wall calf");
    assert_null(step->exercise);
    assert_string_equal(step->note, "Slowly");
    assert_string_equal(step->voice, "calf.ogg");
    assert_string_equal(step->figure, "one-leg");
    assert_int_equal(step->prepare, 1 * S);
    assert_int_equal(step->release, 4 * S);
    assert_int_equal(step->rest, 5 * S);
    assert_int_equal(step->switch_gap, 6 * S);
    assert_int_equal(step->sets, 2);
    assert_int_equal(step->side, SIDES_EACH);
    assert_int_equal(step->first, SIDE_RIGHT);
    assert_int_equal(step->order, ORDER_BY_SIDE);
    assert_int_equal(step->position, POSITION_STEP);
    assert_int_equal(step->feel, regions("calves"));
    assert_true(step->core);
    assert_true(routine->has_core);
}

static void cues_keep_their_time_side_and_set(void **state)
{
    (void)state;
    const Step *step =
        read_step("{name: A, hold: 30s, side: each, sets: 2, cues: [Plain, {at: 0, say: Begin}, "
                  "{at: halfway, say: Half, side: right}, {last: 5s, say: Five, set: 2}]}");
    assert_int_equal(step->cue_count, 4);
    assert_string_equal(step->cues[0].say, "Plain");
    assert_int_equal(step->cues[0].at, CUE_AT_START);
    assert_int_equal(step->cues[1].at, CUE_AT_OFFSET);
    assert_int_equal(step->cues[1].offset, 0);
    assert_int_equal(step->cues[2].at, CUE_AT_HALFWAY);
    assert_int_equal(step->cues[2].side, SIDE_RIGHT);
    assert_int_equal(step->cues[2].set, 0);
    assert_int_equal(step->cues[3].at, CUE_AT_LAST);
    assert_int_equal(step->cues[3].offset, 5 * S);
    assert_int_equal(step->cues[3].set, 2);
}

static void progress_keeps_its_days_and_values(void **state)
{
    (void)state;
    const Step *step =
        read_step("{name: A, reps: 8, hold: 10s, rest: 9s, progress: "
                  "[{after: 1 day, hold: 12s}, {after: 14 days, reps: 10, sets: 3}]}");
    assert_int_equal(step->stage_count, 2);
    const Step *first = step->stages[0].step, *second = step->stages[1].step;
    assert_int_equal(step->stages[0].after_days, 1);
    assert_int_equal(first->work.duration, 12 * S);
    assert_int_equal(first->work.reps, 8);
    assert_int_equal(step->stages[1].after_days, 14);
    assert_int_equal(second->work.duration, 12 * S); /* an earlier entry's stays */
    assert_int_equal(second->work.reps, 10);
    assert_int_equal(second->sets, 3);
    assert_int_equal(second->rest, 9 * S);
}

static void a_step_and_a_group_have_their_days(void **state)
{
    (void)state;
    read_fine(HEAD "steps:\n"
                   "  - {name: A, hold: 9s, days: 1-14, weekdays: [mon, sun]}\n"
                   "  - {name: B, hold: 9s, days: 15-, times: every 3 days}\n"
                   "  - {repeat: 2, days: 8, weekdays: fri, times: 2/day, "
                   "steps: [{name: C, hold: 9s}]}\n");
    const DueDays *a = &step_at(0)->due, *b = &step_at(1)->due, *c = &routine->blocks[2].due;
    assert_int_equal(a->first_day, 1);
    assert_int_equal(a->last_day, 14);
    assert_int_equal(a->weekdays, 1 | 64);
    assert_int_equal(a->times.times, 0);
    assert_int_equal(b->first_day, 15);
    assert_int_equal(b->last_day, 0);
    assert_int_equal(b->times.period_days, 3);
    assert_int_equal(c->first_day, 8);
    assert_int_equal(c->last_day, 8);
    assert_int_equal(c->weekdays, 16);
    assert_int_equal(c->times.times, 2);
}

static void an_entry_may_wait_until_pain_has_settled(void **state)
{
    (void)state;
    read_fine("limber: 1\ntitle: T\nwhen: rehab\nsteps: [{name: A, hold: 9s, progress: "
              "[{after: 7 days, hold: 12s}, {after: 14 days, if: settled, hold: 15s}]}]\n");
    assert_false(step_at(0)->stages[0].if_settled);
    assert_true(step_at(0)->stages[1].if_settled);
}

static void an_entry_changes_the_pace_the_gaps_and_the_words(void **state)
{
    (void)state;
    const Step *step = read_step(
        "{name: A, reps: 8, tempo: 3-1-1-2, note: Slowly, cues: [Old], progress: ["
        "{after: 2 weeks, tempo: 4-0-2, note: Slower, cues: [New, {at: halfway, say: Half}]}, "
        "{after: 21 days, sets: 2, rest: 90s, name: B}]}");
    const Step *first = step->stages[0].step, *second = step->stages[1].step;
    assert_int_equal(step->stages[0].after_days, 14);
    assert_int_equal(work_rep_length(&step->work), 7 * S);
    assert_int_equal(work_rep_length(&first->work), 6 * S); /* no pause at the top any more */
    assert_string_equal(first->note, "Slower");
    assert_int_equal(first->cue_count, 2);
    assert_string_equal(first->cues[0].say, "New");
    assert_string_equal(first->name, "A");
    assert_string_equal(second->name, "B");
    assert_int_equal(second->rest, 90 * S);
    assert_int_equal(second->cue_count, 2);
    assert_int_equal(step->cue_count, 1);
}

static void another_exercise_brings_its_own_name_words_and_picture(void **state)
{
    (void)state;
    const Step *step = read_step(
        "{name: My squat, reps: 8, tempo: 3-1-1, feel: arch, cues: [Mine], note: Kept, "
        "progress: [{after: 7 days, exercise: two-legs, reps: 10}, {after: 14 days, sets: 2}]}");
    const Step *before = step->stages[0].step, *now = step->stages[1].step;
    assert_null(step->exercise);
    assert_string_equal(now->exercise->id, "two-legs");
    assert_ptr_equal(before->exercise, now->exercise);
    assert_ptr_equal(now->drawn, now->exercise);
    assert_string_equal(now->name, "Two legs");
    assert_true(now->work.begins_up);
    assert_int_equal(now->position, POSITION_STEP);
    assert_int_equal(now->feel, regions("quads"));
    assert_int_equal(now->cue_count, 0);
    assert_string_equal(now->note, "Kept");
    assert_int_equal(now->work.reps, 10);
    assert_int_equal(now->sets, 2);
}

static void cues_that_a_shorter_stage_has_no_moment_for_are_left_out_of_it(void **state)
{
    (void)state;
    const Step *step = read_step(
        "{name: A, hold: 30s, sets: 2, cues: [Plain, {at: 25s, say: Late}, {set: 2, say: Two}], "
        "progress: [{after: 7 days, hold: 20s, sets: 1}]}");
    assert_int_equal(step->cue_count, 3);
    assert_int_equal(step->stages[0].step->cue_count, 1);
    assert_string_equal(step->stages[0].step->cues[0].say, "Plain");
}

static void each_form_of_work_is_known(void **state)
{
    (void)state;
    static const struct {
        const char *step;
        WorkForm form;
        Ns length;
    } rows[] = {
        {"{name: A, hold: 30s}", WORK_HOLD, 30 * S},
        {"{name: A, time: 40s}", WORK_TIME, 40 * S},
        {"{name: A, reps: 15, tempo: 3-1-1}", WORK_TEMPO, 75 * S},
        {"{name: A, reps: 1, tempo: 1200-1200-1200}", WORK_TEMPO, 3600 * S},
        {"{name: A, reps: 10, every: 1.2s}", WORK_EVERY, 12 * S},
        {"{name: A, reps: 5, hold: 10s, release: 2s}", WORK_HOLDS, 58 * S},
        {"{name: A, reps: 12}", WORK_SELF_PACED, 0},
        {"{name: A, until: ready}", WORK_READY, 0},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const Step *step = read_step(rows[i].step);
        assert_int_equal(step->work.form, rows[i].form);
        assert_int_equal(work_length(&step->work, step->release), rows[i].length);
    }
}

static void a_tempo_is_lowering_pause_raising_and_top(void **state)
{
    (void)state;
    const Work *work = &read_step("{name: A, reps: 8, tempo: 1.5-0-1-0.25}")->work;
    assert_int_equal(work->tempo[PHASE_LOWER], 1500 * NS_PER_MS);
    assert_int_equal(work->tempo[PHASE_BOTTOM], 0);
    assert_int_equal(work->tempo[PHASE_RAISE], 1 * S);
    assert_int_equal(work->tempo[PHASE_TOP], 250 * NS_PER_MS);
    assert_false(work->begins_up);
    assert_true(read_step("{name: A, reps: 8, tempo: 2-0-2, begins: up}")->work.begins_up);
}

static void gaps_have_their_defaults_by_position(void **state)
{
    (void)state;
    static const struct {
        const char *step;
        int prepare, change;
    } rows[] = {{"{name: A, hold: 9s}", 5, 5},
                {"{name: A, hold: 9s, position: standing}", 5, 5},
                {"{name: A, hold: 9s, position: step}", 8, 5},
                {"{name: A, hold: 9s, position: floor}", 10, 7}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const Step *step = read_step(rows[i].step);
        assert_int_equal(step->prepare, rows[i].prepare * S);
        assert_int_equal(step->switch_gap, rows[i].change * S);
        assert_int_equal(step->rest, 15 * S);
        assert_int_equal(step->release, 2 * S);
        assert_int_equal(step->sets, 1);
    }
}

static void a_steps_own_gap_wins_over_the_files_and_that_over_the_built_in(void **state)
{
    (void)state;
    read_fine(HEAD "defaults: {prepare: 6s, rest: 0, switch: 3s, release: 1s}\nsteps:\n"
                   "  - {name: A, reps: 2, hold: 9s, position: floor, side: each, sets: 2}\n"
                   "  - {name: B, reps: 2, hold: 9s, side: each, sets: 2, prepare: 0, rest: 7s, "
                   "switch: 0, release: 4s}\n");
    assert_int_equal(step_at(0)->prepare, 6 * S);
    assert_int_equal(step_at(0)->rest, 0);
    assert_int_equal(step_at(0)->switch_gap, 3 * S);
    assert_int_equal(step_at(0)->release, 1 * S);
    assert_int_equal(step_at(1)->prepare, 0);
    assert_int_equal(step_at(1)->rest, 7 * S);
    assert_int_equal(step_at(1)->switch_gap, 0);
    assert_int_equal(step_at(1)->release, 4 * S);
}

static void a_repeat_keeps_its_rounds_rest_and_name(void **state)
{
    (void)state;
    read_fine(HEAD "defaults: {rest: 9s}\nsteps:\n"
                   "  - {repeat: 3, rest: 20s, name: Circuit, steps: [{name: A, hold: 9s}, "
                   "{name: B, hold: 9s}]}\n"
                   "  - {repeat: 2, steps: [{name: C, hold: 9s}]}\n"
                   "  - {name: D, hold: 9s}\n");
    assert_int_equal(routine->block_count, 3);
    assert_int_equal(routine->blocks[0].rounds, 3);
    assert_int_equal(routine->blocks[0].rest, 20 * S);
    assert_string_equal(routine->blocks[0].name, "Circuit");
    assert_int_equal(routine->blocks[0].count, 2);
    assert_true(routine->blocks[0].is_repeat);
    assert_int_equal(routine->blocks[1].rest, 0);
    assert_int_equal(routine->blocks[2].rounds, 1);
    assert_false(routine->blocks[2].is_repeat);
}

/* ---- from the exercise ---- */

static void a_step_takes_from_its_exercise_all_but_the_dose(void **state)
{
    (void)state;
    const Step *step = read_step("{exercise: one-leg, hold: 20s}");
    assert_string_equal(step->name, "One leg");
    assert_string_equal(step->exercise->id, "one-leg");
    assert_int_equal(step->side, SIDES_EACH);
    assert_int_equal(step->position, POSITION_FLOOR);
    assert_int_equal(step->prepare, 10 * S);
    assert_int_equal(step->feel, regions("calves") | regions("arch"));
    assert_int_equal(step->cue_count, 2);
    assert_string_equal(step->cues[0].say, "<side> heel down, <other> leg loose.");
    assert_int_equal(step->cues[1].at, CUE_AT_HALFWAY);
    assert_int_equal(step->work.duration, 20 * S);
    assert_int_equal(step->sets, 1); /* two in the dose */
    assert_true(read_step("{exercise: two-legs, reps: 9, tempo: 2-0-2}")->work.begins_up);
}

static void a_steps_own_values_replace_its_exercises_whole(void **state)
{
    (void)state;
    const Step *step = read_step("{exercise: one-leg, name: Mine, hold: 20s, side: left, "
                                 "position: step, feel: [heel], cues: [Mine], figure: two-legs}");
    assert_string_equal(step->name, "Mine");
    assert_int_equal(step->side, SIDES_LEFT);
    assert_int_equal(step->position, POSITION_STEP);
    assert_int_equal(step->feel, regions("heel"));
    assert_int_equal(step->cue_count, 1);
    assert_string_equal(step->figure, "two-legs");
    step = read_step("{exercise: one-leg, hold: 20s, cues: [], feel: []}");
    assert_int_equal(step->cue_count, 0);
    assert_int_equal(step->feel, 0);
    assert_false(
        read_step("{exercise: two-legs, reps: 9, tempo: 2-0-2, begins: down}")->work.begins_up);
}

static void sides_follow_the_language_of_the_text_that_they_stand_in(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    const Step *step = read_step("{exercise: one-leg, hold: 20s}");
    assert_string_equal(words_of_cue(arena, &step->cues[0], SIDE_LEFT, "de"),
                        "Left heel down, right leg loose.");
    step = read_step("{exercise: one-leg, hold: 20s, cues: [<side> vor]}");
    assert_string_equal(words_of_cue(arena, &step->cues[0], SIDE_LEFT, "de"), "Links vor");
    arena_free(arena);
}

static void until_ready_leaves_the_exercises_side_aside(void **state)
{
    (void)state;
    const Step *step = read_step("{exercise: one-leg, until: ready}");
    assert_int_equal(step->side, SIDES_BOTH);
    assert_int_equal(step->sets, 1);
    assert_int_equal(step->cue_count, 1); /* without the one that asks for a side */
}

static void cues_for_a_side_are_left_out_where_time_shares_the_sides(void **state)
{
    (void)state;
    const Step *step = read_step("{exercise: marching, time: 30s}");
    assert_int_equal(step->side, SIDES_ALTERNATE);
    assert_int_equal(step->cue_count, 1);
    assert_string_equal(step->cues[0].say, "Stand tall.");
    assert_int_equal(read_step("{exercise: marching, reps: 30, every: 1s}")->cue_count, 2);
}

static void a_step_for_both_sides_may_become_one_for_each(void **state)
{
    (void)state;
    assert_int_equal(read_step("{exercise: two-legs, reps: 9, side: each}")->side, SIDES_EACH);
}

static void an_author_or_a_physios_template_may_use_a_physios_exercise(void **state)
{
    (void)state;
    static const char steps[] = "steps: [{exercise: physio-drop, reps: 10, tempo: 3-0-1}]\n";
    char text[256];
    snprintf(text, sizeof text, HEAD "author: {name: A. Physio}\n%s", steps);
    read_fine(text);
    snprintf(text, sizeof text, HEAD "physio-only: true\n%s", steps);
    read_fine(text);
}

static void rest_and_order_wait_for_the_sets_that_progress_brings(void **state)
{
    (void)state;
    read_step("{name: A, hold: 30s, side: each, order: by-side, rest: 20s, "
              "progress: [{after: 7 days, sets: 2}]}");
}

static void still_work_that_is_no_stretch_may_be_long_before_a_run(void **state)
{
    (void)state;
    read_fine("limber: 1\ntitle: T\nwhen: pre-run\nsteps:\n"
              "  - {exercise: two-legs, hold: 45s}\n  - {name: Jog, time: 60s}\n");
}

/* ---- measuring ---- */

static void expect_measure(const char *text, bool core_only, size_t expected, Ns expected_total)
{
    size_t segments;
    Ns total;
    read_fine(text);
    routine_measure(routine, core_only, &segments, &total);
    assert_int_equal(segments, expected);
    assert_int_equal(total, expected_total);
}

static void a_plan_is_as_long_as_its_parts(void **state)
{
    (void)state;
    expect_measure(HEAD "steps: [{name: A, hold: 10s}]\n", false, 2, 15 * S);
    expect_measure(HEAD "steps: [{name: A, hold: 10s, prepare: 0}]\n", false, 1, 10 * S);
    /* prepare 5, L switch 5 R rest 15 L switch 5 R */
    expect_measure(HEAD "steps: [{name: A, hold: 10s, side: each, sets: 2}]\n", false, 8, 70 * S);
    /* prepare 5, L rest 15 L switch 5 R rest 15 R */
    expect_measure(HEAD "steps: [{name: A, hold: 10s, side: each, sets: 2, order: by-side}]\n",
                   false, 8, 80 * S);
    /* waits count, and last nothing */
    expect_measure(HEAD "steps: [{name: A, reps: 9, side: each}, {name: B, until: ready}]\n", false,
                   6, 15 * S);
    /* three rounds of prepare 5 and hold 10, two rests of 20 between them */
    expect_measure(HEAD "steps: [{repeat: 3, rest: 20s, steps: [{name: A, hold: 10s}]}]\n", false,
                   8, 85 * S);
}

static void a_routine_is_felt_where_its_steps_are(void **state)
{
    (void)state;
    read_fine(HEAD
              "steps: [{name: A, hold: 9s, feel: arch}, {name: B, hold: 9s, feel: [shins]}]\n");
    assert_int_equal(routine_feel(routine), regions("arch") | regions("shins"));
    read_fine(HEAD "steps: [{name: A, hold: 9s}]\n");
    assert_int_equal(routine_feel(routine), 0);
}

static void progress_may_go_back_to_less(void **state)
{
    (void)state;
    const Step *step =
        read_step("{name: A, hold: 30s, sets: 3, progress: [{after: 7 days, sets: 1}]}");
    assert_int_equal(step->stages[0].step->sets, 1);
}

static void the_core_is_measured_alone(void **state)
{
    (void)state;
    static const char text[] = HEAD "steps:\n  - {name: A, hold: 10s}\n"
                                    "  - {name: B, hold: 20s, core: true}\n";
    expect_measure(text, true, 2, 25 * S);
    expect_measure(text, false, 4, 40 * S);
    expect_measure(HEAD "steps: [{name: A, hold: 10s}]\n", true, 2, 15 * S); /* all stay */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(every_key_of_a_step_is_kept),
        READING_TEST(cues_keep_their_time_side_and_set),
        READING_TEST(progress_keeps_its_days_and_values),
        READING_TEST(a_step_and_a_group_have_their_days),
        READING_TEST(an_entry_may_wait_until_pain_has_settled),
        READING_TEST(an_entry_changes_the_pace_the_gaps_and_the_words),
        READING_TEST(another_exercise_brings_its_own_name_words_and_picture),
        READING_TEST(cues_that_a_shorter_stage_has_no_moment_for_are_left_out_of_it),
        READING_TEST(each_form_of_work_is_known),
        READING_TEST(a_tempo_is_lowering_pause_raising_and_top),
        READING_TEST(gaps_have_their_defaults_by_position),
        READING_TEST(a_steps_own_gap_wins_over_the_files_and_that_over_the_built_in),
        READING_TEST(a_repeat_keeps_its_rounds_rest_and_name),
        READING_TEST(a_step_takes_from_its_exercise_all_but_the_dose),
        READING_TEST(a_steps_own_values_replace_its_exercises_whole),
        READING_TEST(sides_follow_the_language_of_the_text_that_they_stand_in),
        READING_TEST(until_ready_leaves_the_exercises_side_aside),
        READING_TEST(cues_for_a_side_are_left_out_where_time_shares_the_sides),
        READING_TEST(a_step_for_both_sides_may_become_one_for_each),
        READING_TEST(an_author_or_a_physios_template_may_use_a_physios_exercise),
        READING_TEST(rest_and_order_wait_for_the_sets_that_progress_brings),
        READING_TEST(still_work_that_is_no_stretch_may_be_long_before_a_run),
        READING_TEST(a_plan_is_as_long_as_its_parts),
        READING_TEST(a_routine_is_felt_where_its_steps_are),
        READING_TEST(progress_may_go_back_to_less),
        READING_TEST(the_core_is_measured_alone),
    };
    return cmocka_run_group_tests(tests, reading_open, reading_close);
}
