// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What is really prescribed, laid out: routines as a physio writes them, and their timelines
 * computed a second time here, from the numbers alone and with nothing of the layout's own. */
#include "reading.h"

#include "base/array.h"
#include "routine/reader.h"
#include "session/fit.h"
#include "session/speech.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* ---- the second way: seconds, one line after another ---- */

static FILE *lines;
static double now; /* where the next part begins */

static void line(double at, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void line(double at, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(lines, "%.3f ", at);
    vfprintf(lines, format, args);
    fputc('\n', lines);
    va_end(args);
}

/* The pips of a timed part that ends at `end`. */
static void pips(double length, double end)
{
    int count = length >= 5 ? 3 : length > 1 ? 1 : 0;
    for (int number = count; number > 0; number--)
        line(end - number, "pip %d", number);
}

/* A gap, or a hold or moving time: its line, halfway of what is held, pips. */
static void part(const char *words, double length, bool halfway)
{
    if (length <= 0)
        return;
    line(now, "%s", words);
    if (halfway && length >= 20)
        line(now + length / 2, "halfway halfway");
    pips(length, now + length);
    now += length;
}

/* Reps of phases: the first is the rep's own line; names end with NULL. */
static void paced(const char *words, int reps, const double *lengths, const char *const *names)
{
    line(now, "%s", words);
    for (int rep = 1; rep <= reps; rep++)
        for (int phase = 0; names[phase]; phase++) {
            if (phase == 0)
                line(now, "rep %d of %d", rep, reps);
            else
                line(now, "phase %s", names[phase]);
            now += lengths[phase];
        }
}

static char *expected;
static size_t expected_size;

static void start(void)
{
    free(expected);
    expected = NULL;
    lines = open_memstream(&expected, &expected_size);
    now = 0;
}

/* Holds the timeline of a routine of these steps against the lines. */
static void expect(const char *steps)
{
    char *text = NULL, *laid = NULL;
    size_t size;
    line(now, "done T");
    fclose(lines);
    assert_true(asprintf(&text, HEAD "steps:\n%s", steps) > 0);
    read_fine(text);
    Timeline *timeline = timeline_build(routine);
    FILE *out = open_memstream(&laid, &size);
    timeline_print(timeline, out);
    fclose(out);
    assert_string_equal(laid, expected);
    size_t segments;
    Ns total;
    routine_measure(routine, false, &segments, &total);
    assert_int_equal(segments, timeline->count);
    assert_int_equal(total, timeline->total);
    timeline_free(timeline);
    free(laid);
    free(text);
}

/* ---- a value for each set ---- */

static void each_set_of_a_pyramid_has_its_own_reps_and_load(void **state)
{
    (void)state;
    static const int reps[] = {15, 12, 10};
    static const char *const loads[] = {"10 kg", "12 kg", "12 kg"};
    static const double tempo[] = {3, 1, 2};
    static const char *const phases[] = {"lower", "pause", "raise", NULL};
    char words[80];
    start();
    part("prepare Squat, 10 kg", 5, false);
    for (int set = 0; set < 3; set++) {
        snprintf(words, sizeof words, "rest set %d of 3 comes next%s", set + 1,
                 set == 1 ? ", 12 kg" : "");
        if (set > 0)
            part(words, 90, false);
        snprintf(words, sizeof words, "work Squat, %s, set %d of 3", loads[set], set + 1);
        paced(words, reps[set], tempo, phases);
    }
    expect("  - name: Squat\n    reps: [15, 12, 10]\n    tempo: 3-1-2\n    rest: 90s\n"
           "    load: [10 kg, 12 kg, 12 kg]\n");
}

static void each_set_of_a_plank_has_its_own_length_on_each_side(void **state)
{
    (void)state;
    static const double holds[] = {20, 30.5};
    char words[80];
    start();
    part("prepare Plank, left side first", 5, false);
    for (int set = 0; set < 2; set++) {
        if (set > 0)
            part("rest set 2 of 2 comes next", 15, false);
        for (int side = 0; side < 2; side++) {
            if (side > 0)
                part("switch to the right side", 5, false);
            snprintf(words, sizeof words, "work Plank, %s, set %d of 2", side ? "right" : "left",
                     set + 1);
            part(words, holds[set], true);
        }
    }
    expect("  - {name: Plank, hold: [20s, 30.5s], side: each}\n");
}

static void reps_to_fatigue_wait_for_a_key_in_each_set(void **state)
{
    (void)state;
    start();
    part("prepare Walk, green band", 5, false);
    line(now, "wait Walk, green band, set 1 of 3, 12 reps at your own pace");
    part("rest set 2 of 3 comes next", 15, false);
    line(now, "wait Walk, green band, set 2 of 3, 1 rep at your own pace");
    part("rest set 3 of 3 comes next", 15, false);
    line(now, "wait Walk, green band, set 3 of 3, as many reps as you can");
    expect("  - {name: Walk, reps: [12, 1, max], load: green band}\n");
}

/* ---- breaths ---- */

static void a_pose_is_held_for_breaths_on_each_side(void **state)
{
    (void)state;
    static const double breath[] = {4, 2, 6.5, 1}, usual[] = {4, 6};
    static const char *const phases[] = {"in", "hold", "out", "hold", NULL};
    static const char *const two[] = {"in", "out", NULL};
    start();
    part("prepare Pigeon, left side first", 5, false);
    paced("work Pigeon, left", 5, breath, phases);
    part("switch to the right side", 5, false);
    paced("work Pigeon, right", 5, breath, phases);
    part("prepare Lie down", 10, false);
    paced("work Lie down", 3, usual, two);
    expect("  - {name: Pigeon, breaths: 5, breath: 4-2-6.5-1, side: each}\n"
           "  - {name: Lie down, breaths: 3, position: floor}\n");
}

static void breaths_sound_a_beat_each_and_a_tick_in_between(void **state)
{
    (void)state;
    read_fine(HEAD "steps: [{name: Lie down, breaths: 3, breath: 4-1-6-0, prepare: 0s}]\n");
    Timeline *timeline = timeline_build(routine);
    const Segment *work = &timeline->segments[0];
    assert_int_equal(work->mark_count, 9);
    for (size_t i = 0; i < work->mark_count; i++)
        assert_int_equal(work->marks[i].sound, i == 0       ? SOUND_NONE
                                               : i % 3 == 0 ? SOUND_BEAT
                                                            : SOUND_TICK);
    timeline_free(timeline);
}

/* ---- a rest as a step ---- */

static void a_rest_stands_between_two_exercises(void **state)
{
    (void)state;
    static const double beat[] = {3};
    static const char *const rep[] = {"rep", NULL};
    start();
    part("prepare Squat", 5, false);
    paced("work Squat", 2, beat, rep);
    line(now, "rest Sit down");
    line(now + 270, "cue Get ready.");
    pips(300, now + 300);
    now += 300;
    part("prepare Press", 5, false);
    paced("work Press", 2, beat, rep);
    expect("  - {name: Squat, reps: 2, every: 3s}\n"
           "  - {rest: 5m, name: Sit down, cues: [{last: 30s, say: Get ready.}]}\n"
           "  - {name: Press, reps: 2, every: 3s}\n");
}

static void a_rest_is_no_step_and_belongs_to_the_turn_before_it(void **state)
{
    (void)state;
    read_fine(HEAD "steps:\n  - {name: A, hold: 10s}\n  - {rest: 1m}\n"
                   "  - {name: B, hold: 10s}\n");
    Timeline *timeline = timeline_build(routine);
    const Segment *rest = &timeline->segments[2];
    assert_int_equal(timeline->visits, 2);
    assert_int_equal(rest->kind, SEGMENT_REST);
    assert_int_equal(rest->visit, 0);
    assert_string_equal(rest->step->name, "A");
    assert_false(segment_is_work(rest));
    assert_int_equal(rest[1].sound, SOUND_NONE); /* the rest has sounded */
    timeline_free(timeline);
}

static void the_core_keeps_the_longest_rest_between_two_steps_that_stay(void **state)
{
    (void)state;
    read_fine(HEAD "steps:\n  - {name: A, hold: 10s, core: true}\n  - {rest: 1m}\n"
                   "  - {name: B, hold: 10s}\n  - {rest: 3m}\n"
                   "  - {name: C, hold: 10s, core: true}\n  - {rest: 2m}\n"
                   "  - {name: D, hold: 10s}\n");
    Timeline *timeline = timeline_build(routine);
    size_t segments;
    Ns total;
    routine_measure(routine, true, &segments, &total);
    assert_int_equal(total, (5 + 10 + 180 + 5 + 10) * S);
    assert_int_equal(segments, 5);
    assert_int_equal(timeline->core_total, total);
    Routine *fitted = routine_fit(routine, &(Fit){.extent.core_only = true}, NULL);
    Timeline *core = timeline_build(fitted);
    assert_int_equal(core->total, total);
    assert_int_equal(core->count, segments);
    timeline_free(core);
    routine_free(fitted);
    timeline_free(timeline);
}

/* ---- rounds by side ---- */

/* The rounds of contracting and relaxing on one side. */
static void hold_relax(const char *side)
{
    for (int round = 1; round <= 3; round++) {
        char words[80];
        snprintf(words, sizeof words, "work Contract, %s, round %d of 3", side, round);
        part(words, 6, false);
        part("rest Let go", 2, false);
        snprintf(words, sizeof words, "work Stretch, %s, round %d of 3", side, round);
        part(words, 20, true);
    }
}

static void contracting_and_relaxing_is_done_on_one_side_and_then_on_the_other(void **state)
{
    (void)state;
    start();
    hold_relax("left");
    part("switch to the right side", 7, false);
    hold_relax("right");
    expect("  - repeat: 3\n    side: each\n    steps:\n"
           "      - {name: Contract, hold: 6s, position: floor, prepare: 0s}\n"
           "      - {rest: 2s, name: Let go}\n"
           "      - {name: Stretch, hold: 20s, position: floor, prepare: 0s}\n");
}

static void a_circuit_for_one_leg_begins_on_the_right_and_has_steps_of_both(void **state)
{
    (void)state;
    char words[80];
    start();
    for (int turn = 0; turn < 2; turn++) {
        const char *side = turn ? "left" : "right";
        if (turn > 0)
            part("switch to the left side", 9, false);
        for (int round = 1; round <= 2; round++) {
            snprintf(words, sizeof words, "rest round %d of 2 comes next", round);
            if (round > 1)
                part(words, 30, false);
            snprintf(words, sizeof words, "prepare Hop, %s side", side);
            part(words, 5, false);
            for (int set = 1; set <= 2; set++) {
                if (set > 1)
                    part("rest set 2 of 2 comes next", 4, false);
                snprintf(words, sizeof words, "work Hop, %s, set %d of 2, round %d of 2", side, set,
                         round);
                part(words, 10, false);
            }
            part("prepare Shake", 5, false);
            snprintf(words, sizeof words, "work Shake, round %d of 2", round);
            part(words, 8, false);
        }
    }
    expect("  - repeat: 2\n    side: each\n    first: right\n    switch: 9s\n    rest: 30s\n"
           "    steps:\n      - {name: Hop, time: 10s, sets: 2, rest: 4s}\n"
           "      - {name: Shake, time: 8s, side: both}\n");
}

static void a_side_that_is_spared_is_left_out_of_a_group_by_side(void **state)
{
    (void)state;
    read_fine(HEAD "steps:\n  - repeat: 2\n    side: each\n    steps:\n"
                   "      - {name: Hop, time: 10s, prepare: 0s}\n"
                   "      - {name: Shake, time: 8s, side: both, prepare: 0s}\n");
    routine->blocks[0].steps[0].side = SIDES_RIGHT; /* as a gate leaves it */
    Timeline *timeline = timeline_build(routine);
    size_t segments;
    Ns total;
    routine_measure(routine, false, &segments, &total);
    assert_int_equal(timeline->count, 4);
    assert_int_equal(timeline->total, 36 * S);
    assert_int_equal(segments, 4);
    assert_int_equal(total, 36 * S);
    assert_int_equal(timeline->segments[0].side, SIDE_RIGHT);
    timeline_free(timeline);
}

/* ---- what is made of it ---- */

static const char pyramid[] =
    HEAD "steps:\n  - name: Squat\n    reps: [15, 12, 10]\n    every: 2s\n"
         "    load: [10 kg, 12 kg, 14 kg]\n    progress:\n"
         "      - {after: 7 days, reps: 8}\n"
         "      - {after: 14 days, reps: [12, 10, 8, 6], load: 16 kg}\n";

static void each_set_of_a_pyramid_is_halved_and_keeps_its_load(void **state)
{
    (void)state;
    static const int reps[] = {8, 6, 5};
    static const char *const loads[] = {"10 kg", "12 kg", "14 kg"};
    read_fine(pyramid);
    Routine *fitted = routine_fit(routine, &(Fit){.eased = true}, NULL);
    const Step *step = &fitted->blocks[0].steps[0];
    for (int set = 1; set <= 3; set++) {
        assert_int_equal(step_work(step, set).reps, reps[set - 1]);
        assert_string_equal(step_load(step, set), loads[set - 1]);
    }
    routine_free(fitted);
}

static void a_stage_has_a_list_of_its_own_or_one_value_for_as_many_sets(void **state)
{
    (void)state;
    read_fine(pyramid);
    FitReport report;
    Routine *fitted = routine_fit(routine, &(Fit){.day = {7, -1}}, &report);
    const Step *step = &fitted->blocks[0].steps[0];
    assert_int_equal(step->sets, 3);
    for (int set = 1; set <= 3; set++)
        assert_int_equal(step_work(step, set).reps, 8);
    assert_string_equal(step_load(step, 3), "14 kg");
    routine_free(fitted);
    fitted = routine_fit(routine, &(Fit){.day = {14, -1}}, &report);
    step = &fitted->blocks[0].steps[0];
    assert_int_equal(step->sets, 4);
    assert_int_equal(step_work(step, 4).reps, 6);
    assert_string_equal(step_load(step, 4), "16 kg");
    assert_string_equal(report.lines[0], "Day 15: Squat, 12, 10, 8, 6 reps, one every 2 s, "
                                         "with 16 kg now");
    routine_free(fitted);
}

static void where_time_is_short_the_longest_sets_give_first(void **state)
{
    (void)state;
    read_fine(HEAD "steps:\n  - {name: Plank, hold: [60s, 20s], rest: 5s, core: true}\n"
                   "  - {name: Walk, time: 20s}\n");
    Routine *fitted = routine_fit(routine, &(Fit){.extent.minutes = 1}, NULL);
    const Step *step = &fitted->blocks[0].steps[0];
    assert_int_equal(fitted->block_count, 1);
    assert_int_equal(step->sets, 1);
    assert_int_equal(step_work(step, 1).duration, 55 * S);
    assert_int_equal(step_work(&routine->blocks[0].steps[0], 1).duration, 60 * S);
    routine_free(fitted);
}

static bool is_said(const Speech *speech, const char *words)
{
    for (size_t i = 0; i < speech->count; i++)
        if (strcmp(speech->items[i].text, words) == 0)
            return true;
    return false;
}

static void load_rest_and_round_are_said(void **state)
{
    (void)state;
    read_fine(HEAD "steps:\n  - repeat: 2\n    side: each\n    rest: 10s\n    steps:\n"
                   "      - {name: Squat, time: 30s, sets: 2, load: [10 kg, 12 kg], prepare: 9s}\n"
                   "      - {rest: 2m}\n      - {name: Stretch, hold: 20s, prepare: 0s}\n");
    static const char *const said[] = {"Round 1 of 2: Squat, 10 kilograms, left side",
                                       "Rest. One more set. Now 12 kilograms.", "Rest, 2 minutes.",
                                       "Rest. Round 2 of 2 comes next.", "Other side: right."};
    Timeline *timeline = timeline_build(routine);
    Arena *arena = arena_new();
    Speech speech = speech_build(arena, timeline, SPEECH_FULL);
    for (size_t i = 0; i < COUNT_OF(said); i++)
        if (!is_said(&speech, said[i]))
            fail_msg("not said: %s", said[i]);
    arena_free(arena);
    timeline_free(timeline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(each_set_of_a_pyramid_has_its_own_reps_and_load),
        READING_TEST(each_set_of_a_plank_has_its_own_length_on_each_side),
        READING_TEST(reps_to_fatigue_wait_for_a_key_in_each_set),
        READING_TEST(a_pose_is_held_for_breaths_on_each_side),
        READING_TEST(breaths_sound_a_beat_each_and_a_tick_in_between),
        READING_TEST(a_rest_stands_between_two_exercises),
        READING_TEST(a_rest_is_no_step_and_belongs_to_the_turn_before_it),
        READING_TEST(the_core_keeps_the_longest_rest_between_two_steps_that_stay),
        READING_TEST(contracting_and_relaxing_is_done_on_one_side_and_then_on_the_other),
        READING_TEST(a_circuit_for_one_leg_begins_on_the_right_and_has_steps_of_both),
        READING_TEST(a_side_that_is_spared_is_left_out_of_a_group_by_side),
        READING_TEST(each_set_of_a_pyramid_is_halved_and_keeps_its_load),
        READING_TEST(a_stage_has_a_list_of_its_own_or_one_value_for_as_many_sets),
        READING_TEST(where_time_is_short_the_longest_sets_give_first),
        READING_TEST(load_rest_and_round_are_said),
    };
    return cmocka_run_group_tests_name("what is prescribed", tests, reading_open, reading_close);
}
