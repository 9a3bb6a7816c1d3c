// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Exercise files, which strangers write too: a good one is kept whole, and every mistake of a bad
 * one has its words and its place. Each is written to a file of its own and read outside any
 * library. */
#include "base/array.h"
#include "base/text.h"
#include "routine/dose.h"
#include "routine/exercise_reader.h"

#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define HEAD "limber: 1\nname: N\nkind: static\nside: each\nposition: floor\n"
#define FIGURE HEAD "figure:\n  view: side\n  motion: hold\n"
#define BODY "torso: 180, head: 180, armL: [0, 0], armR: [0, 0], legL: [0, 0, 90], legR: [0, 0, 90]"
#define POSE "    - {" BODY ", pelvis: [0, 50]}\n"
#define POSES "  poses:\n" POSE POSE

static Arena *arena;
static Diagnostics *found;

static int begin(void **state)
{
    (void)state;
    arena = arena_new();
    found = diagnostics_new();
    return 0;
}

static int end(void **state)
{
    (void)state;
    diagnostics_free(found);
    arena_free(arena);
    return 0;
}

static const Exercise *read_text(const char *text)
{
    char path[] = "/tmp/limber-exercise-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), strlen(text));
    close(fd);
    const Exercise *exercise = exercise_read(arena, path, NULL, found);
    unlink(path);
    return exercise;
}

static const Exercise *read_fine(const char *text)
{
    const Exercise *exercise = read_text(text);
    diagnostics_print(found, stderr);
    assert_int_equal(diagnostics_size(found), 0);
    assert_non_null(exercise);
    return exercise;
}

/* ---- good files ---- */

static void every_key_of_an_exercise_is_kept(void **state)
{
    (void)state;
    const Exercise *read = read_fine("limber: 1\n"
                                     "name: Heel drop\n"
                                     "synonyms: [Alfredson drop, calf lowering]\n"
                                     "kind: loading\n"
                                     "side: each\n"
                                     "position: step\n"
                                     "begins: up\n"
                                     "props: [step]\n"
                                     "feel: [calf-upper, arch]\n"
                                     "dose: {reps: 15, tempo: 3-0-1, sets: 3}\n"
                                     "cues: [<side> heel down, {at: 5s, say: Slowly}]\n"
                                     "mistake: Bouncing\n"
                                     "caution: Stop at sharp pain\n"
                                     "easier: {exercise: calf-raise}\n"
                                     "harder: {how: Hold a weight}\n"
                                     "before-run: true\n"
                                     "physio-only: true\n"
                                     "sources: [S15 (Alfredson)]\n");
    assert_string_equal(read->name, "Heel drop");
    assert_int_equal(read->synonym_count, 2);
    assert_string_equal(read->synonyms[1], "calf lowering");
    assert_int_equal(read->kind, KIND_LOADING);
    assert_int_equal(read->side, SIDES_EACH);
    assert_int_equal(read->position, POSITION_STEP);
    assert_true(read->begins_up);
    assert_int_equal(read->prop_count, 1);
    assert_string_equal(read->props[0], "step");
    assert_int_equal(__builtin_popcountll(read->feel), 2);
    assert_string_equal(read->dose, "reps: 15, tempo: 3-0-1, sets: 3");
    assert_int_equal(read->cue_count, 2);
    assert_string_equal(read->cues[0].say, "<side> heel down");
    assert_string_equal(read->mistake, "Bouncing");
    assert_string_equal(read->caution, "Stop at sharp pain");
    assert_string_equal(read->easier.exercise, "calf-raise");
    assert_null(read->easier.how);
    assert_string_equal(read->harder.how, "Hold a weight");
    assert_null(read->harder.exercise);
    assert_true(read->before_run);
    assert_true(read->physio_only);
    assert_int_equal(read->source_count, 1);
    assert_null(read->figure);
}

static void a_short_exercise_has_nothing_it_did_not_say(void **state)
{
    (void)state;
    const Exercise *read = read_fine(HEAD);
    assert_false(read->begins_up);
    assert_false(read->before_run);
    assert_false(read->physio_only);
    assert_int_equal(read->feel, 0);
    assert_int_equal(read->cue_count, 0);
    assert_null(read->dose);
    assert_null(read->figure);
}

static void a_figure_is_kept_whole(void **state)
{
    (void)state;
    const Exercise *read =
        read_fine(HEAD "figure:\n  view: front\n  motion: cycle 2.4s\n  pinned: ankleR\n"
                       "  props: [wall x=-3.5, step x=4..30 h=12, strap handR-toeR, "
                       "\"band kneeL-36,26\", mat seen from above, roller (behind)]\n"
                       "  poses:\n"
                       "    - {name: up, " BODY ", pelvis: [-9, 43.25], at: [4, 0.5], bend: -12, "
                       "scale: {thighL: 0.5}}\n"
                       "    - {name: down, " BODY ", pelvis: [0, 50]}\n");
    const Figure *figure = read->figure;
    assert_int_equal(figure->view, VIEW_FRONT);
    assert_int_equal(figure->motion, MOTION_CYCLE);
    assert_int_equal(figure->period, 2400 * NS_PER_MS);
    assert_int_equal(figure->prop_count, 6);
    assert_float_equal(figure->props[0].x, -3.5, 1e-9);
    assert_true(isnan(figure->props[0].x_end));
    assert_float_equal(figure->props[1].x, 4, 1e-9);
    assert_float_equal(figure->props[1].x_end, 30, 1e-9);
    assert_float_equal(figure->props[1].height, 12, 1e-9);
    assert_int_equal(figure->props[2].from, JOINT_HAND_R);
    assert_int_equal(figure->props[2].to, JOINT_TOE_R);
    assert_int_equal(figure->props[3].to, JOINT_COUNT);
    assert_float_equal(figure->props[3].to_x, 36, 1e-9);
    assert_float_equal(figure->props[3].to_y, 26, 1e-9);
    assert_true(figure->props[4].from_above);
    assert_true(figure->props[5].behind);
    assert_int_equal(figure->pose_count, 2);
    const Pose *up = &figure->poses[0], *down = &figure->poses[1];
    assert_string_equal(up->name, "up");
    assert_float_equal(up->pelvis_y, 43.25, 1e-9);
    assert_float_equal(up->bend, -12, 1e-9);
    assert_float_equal(up->scale[LIMB_THIGH_L], 0.5, 1e-9);
    assert_float_equal(up->scale[LIMB_THIGH_R], 1, 1e-9);
    assert_float_equal(up->angle[LIMB_FOOT_L], 90, 1e-9);
    assert_int_equal(up->pinned, JOINT_ANKLE_R);
    assert_float_equal(up->at_x, 4, 1e-9);
    assert_int_equal(down->pinned, JOINT_COUNT);
}

static void a_figure_may_be_a_close_up_tilt_its_hips_and_change_its_standing_foot(void **state)
{
    (void)state;
    const Exercise *read =
        read_fine(HEAD "figure:\n  view: front\n  close-up: feet\n  motion: hold\n"
                       "  pinned: ankleR\n  poses:\n"
                       "    - {" BODY ", pelvis: [0, 50], at: [1, 0], tilt: -12.5}\n"
                       "    - {" BODY ", pelvis: [0, 50], pinned: toeL, at: [2, 0], "
                       "scale: {footL: 1.8}}\n");
    const Figure *figure = read->figure;
    assert_int_equal(figure->close_up, CLOSE_UP_FEET);
    assert_float_equal(figure->poses[0].tilt, -12.5, 1e-9);
    assert_int_equal(figure->poses[0].pinned, JOINT_ANKLE_R);
    assert_int_equal(figure->poses[1].pinned, JOINT_TOE_L);
    assert_float_equal(figure->poses[1].scale[LIMB_FOOT_L], 1.8, 1e-9);
    assert_false(figure->both_sides || figure->alternates || figure->from_above);
}

static void a_pose_may_bend_its_back_in_two_turn_breathe_and_carry_a_light(void **state)
{
    (void)state;
    const Exercise *read =
        read_fine(HEAD "figure:\n  view: front\n  motion: hold\n  poses:\n"
                       "    - {" BODY ", pelvis: [0, 50], bend: [-14, 6], turn: [-86, -12, 60], "
                       "belly: 1, light: 0.5}\n"
                       "    - {" BODY ", pelvis: [0, 50], bend: 8}\n");
    const Pose *first = &read->figure->poses[0], *second = &read->figure->poses[1];
    assert_float_equal(first->bend, -14, 1e-9);
    assert_float_equal(first->bend_chest, 6, 1e-9);
    assert_float_equal(first->turn[TURN_HIPS], -86, 1e-9);
    assert_float_equal(first->turn[TURN_HEAD], 60, 1e-9);
    assert_float_equal(first->belly, 1, 1e-9);
    assert_float_equal(first->light, 0.5, 1e-9);
    assert_float_equal(second->bend_chest, 8, 1e-9);
    assert_true(isnan(second->light));
}

/* It once was cut at 255 bytes, in the middle of a letter. */
static void a_long_dose_is_kept_whole(void **state)
{
    (void)state;
    char value[161] = "", text[1024], dose[1024];
    for (int i = 0; i < 79; i++)
        strcat(value, "\u00e4");
    snprintf(text, sizeof text, HEAD "dose: {hold: %s, time: %s, reps: %s}\n", value, value, value);
    snprintf(dose, sizeof dose, "hold: %s, time: %s, reps: %s", value, value, value);
    assert_string_equal(read_fine(text)->dose, dose);
}

static void a_dose_that_lacks_a_part_is_kept_as_it_is_written(void **state)
{
    (void)state;
    assert_string_equal(read_fine(HEAD "dose: {every: 1.6s, side: each}\n")->dose,
                        "every: 1.6s, side: each");
}

static void expect_dose_words(const char *dose, const char *words)
{
    char text[512], said[256];
    snprintf(text, sizeof text, HEAD "%s\n", dose);
    assert_string_equal(dose_of_exercise(read_fine(text), said, sizeof said), words);
}

static void a_typical_dose_is_said_as_a_steps_is(void **state)
{
    (void)state;
    expect_dose_words("dose: {hold: 30s, sets: 2, rest: 5s, side: each}",
                      "2 x hold 30 s, each side");
    expect_dose_words("dose: {time: 60s, side: alternate}", "1 min, side to side");
    expect_dose_words("dose: {reps: 15, tempo: 3-0-1, sets: 3}",
                      "3 x 15 reps at 3-0-1, each side"); /* the exercise's own side */
    expect_dose_words("dose: {until: ready}", "until you are ready");
    expect_dose_words("cues: [Up]", "");
}

static void what_goes_from_side_to_side_by_itself_is_not_said_to(void **state)
{
    (void)state;
    char said[256];
    static const char walk[] = "limber: 1\nname: Walk\nkind: dynamic\nside: alternate\n"
                               "position: standing\ndose: {time: 5m}\n";
    assert_string_equal(dose_of_exercise(read_fine(walk), said, sizeof said), "5 min");
}

static void a_dose_that_makes_no_step_is_said_as_it_is_written(void **state)
{
    (void)state;
    expect_dose_words("dose: {hold: long}", "hold: long");
    expect_dose_words("dose: {hold: 30s, time: 30s}", "hold: 30s, time: 30s");
    expect_dose_words("dose: {hold: 30s, side: alternate}", "hold: 30s, side: alternate");
}

/* ---- bad files ---- */

typedef struct {
    const char *text, *said; /* "LINE:COLUMN message" */
} Mistake;

#define NO_PROP "not a prop: 'wall x=34', 'step x=4..30 h=12', 'strap handR-toeR'"

static const Mistake of_head[] = {
    {"name: N\n", "1:1 the file must begin with 'limber: 1'"},
    {"limber: 2\nnome: N\n",
     "1:9 written for version 2 of the format; this Limber reads version 1"},
    {"limber: 1\nkind: static\nside: each\nposition: floor\n", "1:1 an exercise needs 'name'"},
    {"limber: 1\nname: N\nside: each\nposition: floor\n", "1:1 an exercise needs 'kind'"},
    {"limber: 1\nname: N\nkind: static\nposition: floor\n", "1:1 an exercise needs 'side'"},
    {"limber: 1\nname: N\nkind: static\nside: each\n", "1:1 an exercise needs 'position'"},
    {HEAD "hold: 30s\n", "6:1 unknown key 'hold' in an exercise"},
    {HEAD "synonim: a\n", "6:1 unknown key 'synonim'; did you mean 'synonyms'?"},
    {"limber: 1\nname: N\nkind: statc\nside: each\nposition: floor\n",
     "3:7 unknown word 'statc'; did you mean 'static'?"},
    {"limber: 1\nname: N\nkind: static\nside: left\nposition: floor\n",
     "4:7 unknown word 'left'; it must be one of: both, each, alternate"},
    {HEAD "begins: sideways\n", "6:9 unknown word 'sideways'; it must be one of: down, up"},
    {HEAD "feel: [calves, calfs-upper]\n",
     "6:16 unknown region 'calfs-upper'; did you mean 'calf-upper'?"},
    {HEAD "dose: 30s\n", "6:7 'dose' must be a map of keys, not a text"},
    {HEAD "dose: {holds: 30s}\n", "6:8 unknown key 'holds' in 'dose'"},
    {HEAD "dose: {hold: [30s]}\n", "6:14 expected a text, found a list"},
    {HEAD "easier: {}\n", "6:9 needs 'exercise' or 'how', one of them"},
    {HEAD "harder: {exercise: a, how: b}\n", "6:9 needs 'exercise' or 'how', one of them"},
    {HEAD "easier: calf-raise\n", "6:9 'easier' and 'harder' must be a map of keys, not a text"},
    {HEAD "before-run: yes\n", "6:13 unknown word 'yes'; did you mean 'true'?"},
    {"limber: 1\nname: N\nkind: static\nside: both\nposition: floor\ncues: <side> up\n",
     "6:7 '<side>' has no meaning here: both sides work at once"},
};

static const Mistake of_figures[] = {
    {HEAD "figure: standing\n", "6:9 'figure' must be a map of keys, not a text"},
    {HEAD "figure:\n  motion: hold\n" POSES, "7:3 a figure needs 'view'"},
    {HEAD "figure:\n  view: side\n" POSES, "7:3 a figure needs 'motion'"},
    {FIGURE, "7:3 a figure needs 'poses'"},
    {HEAD "figure:\n  view: above\n  motion: hold\n" POSES,
     "7:9 unknown word 'above'; it must be one of: side, front"},
    {HEAD "figure:\n  view: side\n  motion: cycle\n" POSES,
     "8:11 must be 'hold', or 'cycle' or 'swing' with its seconds"},
    {HEAD "figure:\n  view: side\n  motion: swing 0.1s\n" POSES,
     "8:11 must be 'hold', or 'cycle' or 'swing' with its seconds"},
    {HEAD "figure:\n  view: side\n  motion: hold 2s\n" POSES,
     "8:11 must be 'hold', or 'cycle' or 'swing' with its seconds"},
    {FIGURE "  pinned: nose\n" POSES, "9:11 unknown joint 'nose'"},
    {FIGURE "  close-up: hands\n" POSES,
     "9:13 unknown word 'hands'; it must be one of: none, feet, legs"},
    {FIGURE "  props: [wall]\n" POSES, "9:11 " NO_PROP},
    {FIGURE "  props: [tree x=3]\n" POSES, "9:11 " NO_PROP},
    {FIGURE "  props: [wallx=3]\n" POSES, "9:11 " NO_PROP},
    {FIGURE "  props: [wall z=3]\n" POSES, "9:11 " NO_PROP},
    {FIGURE "  props: [wall x=]\n" POSES, "9:11 " NO_PROP},
    {FIGURE "  props: [wall x=1000]\n" POSES, "9:11 " NO_PROP},
    {FIGURE "  props: [wall x=0x10]\n" POSES, "9:11 " NO_PROP},
    {FIGURE "  props: [wall x=1e2]\n" POSES, "9:11 " NO_PROP},
    {FIGURE "  props: [wall x=-nan]\n" POSES, "9:11 " NO_PROP},
    {FIGURE "  props: [wall x=4..]\n" POSES, "9:11 " NO_PROP},
    {FIGURE "  props: [\"wall x=3 \"]\n" POSES, "9:11 " NO_PROP},
    {FIGURE "  props: [\"mat \"]\n" POSES, "9:11 " NO_PROP},
    {FIGURE "  props: [strap]\n" POSES, "9:11 " NO_PROP},
    {FIGURE "  props: [strap handR]\n" POSES, "9:11 " NO_PROP},
    {FIGURE "  props: [strap handR-]\n" POSES, "9:11 " NO_PROP},
    {FIGURE "  props: [\"strap handR-1,\"]\n" POSES, "9:11 " NO_PROP},
    {FIGURE "  props: [strap handR-1]\n" POSES, "9:11 " NO_PROP},
    {FIGURE "  props: [mat, mat, mat, mat, mat, mat, mat, mat, mat]\n" POSES,
     "9:10 more than 8 props"},
    {FIGURE "  poses:\n" POSE, "10:5 'poses' must be a list of 2 to 12 poses"},
    {FIGURE "  poses: none\n", "9:10 'poses' must be a list of 2 to 12 poses"},
    {FIGURE "  poses: [up, down]\n", "9:11 a pose must be a map of keys, not a text"},
    {FIGURE "  poses:\n    - {" BODY "}\n" POSE, "10:7 a pose needs 'pelvis'"},
    {FIGURE "  poses:\n    - {" BODY ", pelvis: 4}\n" POSE,
     "10:103 must be a list of 2 to 2 numbers"},
    {FIGURE "  poses:\n    - {" BODY ", pelvis: [1, 2], bend: x}\n" POSE,
     "10:117 must be a number such as 12 or -7.5"},
    {FIGURE "  poses:\n    - {" BODY ", pelvis: [1, 2], bend: [1, 2, 3]}\n" POSE,
     "10:117 must be a list of 1 to 2 numbers"},
    {FIGURE "  poses:\n    - {" BODY ", pelvis: [1, 2], turn: 40}\n" POSE,
     "10:117 must be a list of 3 to 3 numbers"},
    {FIGURE "  poses:\n    - {" BODY ", pelvis: [1, 2], belly: 1.5}\n" POSE,
     "10:118 must be 0 to 1"},
    {FIGURE "  poses:\n    - {" BODY ", pelvis: [1, 2], light: -1}\n" POSE,
     "10:118 must be 0 to 1"},
    {FIGURE "  poses:\n    - {" BODY ", pelvis: [1, -]}\n" POSE,
     "10:107 must be a number such as 12 or -7.5"},
    {FIGURE "  poses:\n    - {" BODY ", pelvis: [1, 1000000]}\n" POSE,
     "10:107 must be a number such as 12 or -7.5"},
    {FIGURE "  poses:\n    - {" BODY ", pelvis: [1, 2.]}\n" POSE,
     "10:107 must be a number such as 12 or -7.5"},
    {FIGURE "  poses:\n    - {" BODY ", pelvis: [1, 2.1234567]}\n" POSE,
     "10:107 must be a number such as 12 or -7.5"},
    {FIGURE "  poses:\n    - {" BODY ", pelvis: [0, 50], scale: {thigh: 1}}\n" POSE,
     "10:120 unknown segment 'thigh'"},
    {FIGURE "  poses:\n    - {" BODY ", pelvis: [0, 50], scale: {thighL: 1.5}}\n" POSE,
     "10:128 must be 0.05 to 1"},
    {FIGURE "  poses:\n    - {" BODY ", pelvis: [0, 50], scale: {footR: 2.5}}\n" POSE,
     "10:127 must be 0.05 to 2"},
    {FIGURE "  poses:\n    - {" BODY ", pelvis: [0, 50], pinned: nose}\n" POSE,
     "10:120 unknown joint 'nose'"},
    {FIGURE "  poses:\n    - {" BODY ", pelvis: [0, 50], scale: 0.5}\n" POSE,
     "10:119 'scale' must be a map of keys, not a text"},
    {FIGURE "  poses:\n" POSE "    - {torso: 180, head: 180, armL: [0, 0], armR: [0, 0], "
            "legL: [0, 0, 90], legR: [0, 90, 90], pelvis: [0, 50]}\n",
     "11:7 the right knee bends to -90 degrees, which no human one does"},
};

static void expect_first(const Mistake *mistake)
{
    char said[256];
    const Exercise *exercise = read_text(mistake->text);
    if (exercise || diagnostics_size(found) == 0)
        fail_msg("accepted, for '%s':\n%s", mistake->said, mistake->text);
    const Diagnostic *first = diagnostics_at(found, 0);
    snprintf(said, sizeof said, "%d:%d %s", first->place.line, first->place.column, first->message);
    assert_string_equal(said, mistake->said);
}

static void expect_each(const Mistake *mistakes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        expect_first(&mistakes[i]);
        diagnostics_free(found);
        found = diagnostics_new();
    }
}

static void mistakes_of_an_exercise_have_their_words_and_place(void **state)
{
    (void)state;
    expect_each(of_head, COUNT_OF(of_head));
}

static void mistakes_of_a_figure_have_their_words_and_place(void **state)
{
    (void)state;
    expect_each(of_figures, COUNT_OF(of_figures));
}

int main(void)
{
    setlocale(LC_ALL, "");
#define EXERCISE_TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        EXERCISE_TEST(every_key_of_an_exercise_is_kept),
        EXERCISE_TEST(a_short_exercise_has_nothing_it_did_not_say),
        EXERCISE_TEST(a_figure_is_kept_whole),
        EXERCISE_TEST(a_pose_may_bend_its_back_in_two_turn_breathe_and_carry_a_light),
        EXERCISE_TEST(a_figure_may_be_a_close_up_tilt_its_hips_and_change_its_standing_foot),
        EXERCISE_TEST(a_long_dose_is_kept_whole),
        EXERCISE_TEST(a_dose_that_lacks_a_part_is_kept_as_it_is_written),
        EXERCISE_TEST(a_typical_dose_is_said_as_a_steps_is),
        EXERCISE_TEST(what_goes_from_side_to_side_by_itself_is_not_said_to),
        EXERCISE_TEST(a_dose_that_makes_no_step_is_said_as_it_is_written),
        EXERCISE_TEST(mistakes_of_an_exercise_have_their_words_and_place),
        EXERCISE_TEST(mistakes_of_a_figure_have_their_words_and_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
