// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Figures in motion, all that ship: what stands does not slide, limbs keep their length and go
 * through no floor, sides change without a jump, and a hold breathes and does nothing else. */
#include "figure/figure_moment.h"

#include "base/array.h"
#include "figure/skeleton.h"
#include "routine/figure_limits.h"
#include "routine/library.h"
#include "source_files.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define STEPS 60         /* looked at in one movement */
#define SLIDES 0.3       /* a standing joint moves by no more, in hundredths of the body's height */
#define STANDS_STILL 0.6 /* what two poses mean to be in one place */
#define LOWEST (-1.5)
static const FigureDetail whole = {.grain = 0.01}; /* a grain that hides no move */

static Library *library;

static int open_library(void **state)
{
    (void)state;
    library = shipped_library();
    return 0;
}

static int close_library(void **state)
{
    (void)state;
    library_free(library);
    return 0;
}

static const Exercise *exercise_called(const char *id)
{
    Diagnostics *found = diagnostics_new();
    const Exercise *exercise = library_find(library, id, found);
    diagnostics_free(found);
    assert_non_null(exercise);
    return exercise;
}

static void for_each(void (*test)(const Exercise *exercise))
{
    for (const char *const *id = library_ids(library); *id; id++)
        test(exercise_called(*id));
}

static Point joint_at(const Figure *figure, const Pose *pose, Joint joint)
{
    return skeleton_of(figure, pose).joint[joint];
}

static double distance(Point a, Point b)
{
    return hypot(b.x - a.x, b.y - a.y);
}

/* How far a point is off the straight way from a to b. */
static double strayed(Point a, Point b, Point at)
{
    return distance(a, at) + distance(at, b) - distance(a, b);
}

/* ---- stances ---- */

/* The joint that both poses pin stays on the straight way between its two places: where they are
 * the same, it does not move at all. */
static void check_pins(const Exercise *exercise)
{
    const Figure *figure = exercise->figure;
    for (size_t i = 0; i + 1 < figure->pose_count; i++) {
        const Pose *a = &figure->poses[i], *b = &figure->poses[i + 1];
        if (a->pinned == JOINT_COUNT || a->pinned != b->pinned)
            continue;
        Point from = joint_at(figure, a, a->pinned), to = joint_at(figure, b, a->pinned);
        for (int step = 0; step <= STEPS; step++) {
            Pose pose = pose_blend(figure, a, b, (double)step / STEPS);
            Point at = joint_at(figure, &pose, a->pinned);
            if (strayed(from, to, at) > 0.01)
                fail_msg("%s: what is pinned strays by %.2f", exercise->id, strayed(from, to, at));
        }
    }
}

static void what_is_pinned_does_not_slide(void **state)
{
    (void)state;
    for_each(check_pins);
}

/* Feet and knees on the floor, and hands on what they hold. */
static const Joint standing[] = {JOINT_ANKLE_L, JOINT_ANKLE_R, JOINT_TOE_L,   JOINT_TOE_R,
                                 JOINT_KNEE_L,  JOINT_KNEE_R,  JOINT_WRIST_L, JOINT_WRIST_R};

static Limb upper_of(Joint joint)
{
    bool arm = joint >= JOINT_WRIST_L;
    bool left = joint == JOINT_ANKLE_L || joint == JOINT_TOE_L || joint == JOINT_KNEE_L ||
                joint == JOINT_WRIST_L;
    return arm ? (left ? LIMB_UPPER_ARM_L : LIMB_UPPER_ARM_R)
               : (left ? LIMB_THIGH_L : LIMB_THIGH_R);
}

/* Drawn at its full length in a pose? What points at the viewer has no place to be held to. */
static bool drawn_whole(const Pose *pose, Joint joint)
{
    Limb upper = upper_of(joint);
    return pose->scale[upper] >= 0.95 && pose->scale[upper + 1] >= 0.95;
}

/* Is a joint meant to stand from one pose to the next: in one place, and not a knee in the air? */
static bool stands(const Figure *figure, const Pose *a, const Pose *b, Joint joint)
{
    Point from = joint_at(figure, a, joint), to = joint_at(figure, b, joint);
    bool foot_or_hand = joint != JOINT_KNEE_L && joint != JOINT_KNEE_R;
    return distance(from, to) < STANDS_STILL && (foot_or_hand || from.y < 1) &&
           drawn_whole(a, joint) && drawn_whole(b, joint);
}

static void check_stances(const Exercise *exercise)
{
    const Figure *figure = exercise->figure;
    for (size_t i = 0; i + 1 < figure->pose_count && !figure->from_above; i++) {
        const Pose *a = &figure->poses[i], *b = &figure->poses[i + 1];
        for (size_t j = 0; j < COUNT_OF(standing); j++) {
            if (!stands(figure, a, b, standing[j]))
                continue;
            Point from = joint_at(figure, a, standing[j]), to = joint_at(figure, b, standing[j]);
            for (int step = 1; step < STEPS; step++) {
                Pose pose = pose_blend(figure, a, b, (double)step / STEPS);
                double off = strayed(from, to, joint_at(figure, &pose, standing[j])) / 2;
                if (off > SLIDES)
                    fail_msg("%s: joint %d, which stands, slides by %.2f between poses %zu and %zu",
                             exercise->id, standing[j], off, i, i + 1);
            }
        }
    }
}

static void feet_that_stand_and_hands_that_hold_stay_in_place(void **state)
{
    (void)state;
    for_each(check_stances);
}

/* Over a whole cycle, both sides of those that take turns. */
static Pose pose_in_cycle(const Figure *figure, int step)
{
    Pose pose = motion_place(figure, motion_turn(figure, (double)(step % STEPS) / STEPS));
    return figure->alternates && step / STEPS % 2 == 1 ? pose_swap(figure, &pose) : pose;
}

static void check_floor(const Exercise *exercise)
{
    const Figure *figure = exercise->figure;
    for (int step = 0; step <= 2 * STEPS && !figure->from_above; step++) {
        Pose pose = pose_in_cycle(figure, step);
        Skeleton body = skeleton_of(figure, &pose);
        for (int joint = 0; joint < JOINT_COUNT; joint++)
            if (body.joint[joint].y < LOWEST)
                fail_msg("%s: joint %d is %.1f below the floor", exercise->id, joint,
                         -body.joint[joint].y);
    }
}

static void nothing_moves_through_the_floor(void **state)
{
    (void)state;
    for_each(check_floor);
}

/* From one look to the next, a sixtieth of a movement, no joint leaps. */
static void check_leaps(const Exercise *exercise)
{
    const Figure *figure = exercise->figure;
    for (int step = 0; step < 2 * STEPS; step++) {
        Pose before = pose_in_cycle(figure, step), after = pose_in_cycle(figure, step + 1);
        Skeleton from = skeleton_of(figure, &before), to = skeleton_of(figure, &after);
        for (int joint = 0; joint < JOINT_COUNT; joint++)
            if (distance(from.joint[joint], to.joint[joint]) > 16)
                fail_msg("%s: joint %d leaps by %.1f", exercise->id, joint,
                         distance(from.joint[joint], to.joint[joint]));
    }
}

static void nothing_leaps_not_even_where_sides_change(void **state)
{
    (void)state;
    for_each(check_leaps);
}

static void check_lengths(const Exercise *exercise)
{
    const Figure *figure = exercise->figure;
    for (int step = 0; step <= 2 * STEPS; step++) {
        Pose pose = pose_in_cycle(figure, step);
        Skeleton body = skeleton_of(figure, &pose);
        double thigh = distance(body.joint[JOINT_HIP_R], body.joint[JOINT_KNEE_R]);
        double forearm = distance(body.joint[JOINT_ELBOW_L], body.joint[JOINT_WRIST_L]);
        assert_true(fabs(thigh - 24.5 * pose.scale[LIMB_THIGH_R]) < 0.01);
        assert_true(fabs(forearm - 16 * pose.scale[LIMB_FOREARM_L]) < 0.01);
    }
}

static void limbs_keep_their_length_in_motion(void **state)
{
    (void)state;
    for_each(check_lengths);
}

static void check_joints(const Exercise *exercise)
{
    const Figure *figure = exercise->figure;
    for (int step = 0; step <= 2 * STEPS; step++) {
        Pose pose = pose_in_cycle(figure, step);
        double angle;
        const char *joint = figure_limit_broken(figure, &pose, &angle);
        if (joint)
            fail_msg("%s: on the way the %s bends to %.0f degrees", exercise->id, joint, angle);
    }
}

static void no_joint_bends_too_far_on_the_way(void **state)
{
    (void)state;
    for_each(check_joints);
}

/* ---- sides ---- */

static bool same_place(const Figure *figure, const Pose *a, const Pose *b)
{
    Skeleton from = skeleton_of(figure, a), to = skeleton_of(figure, b);
    for (int joint = 0; joint < JOINT_COUNT; joint++)
        if (distance(from.joint[joint], to.joint[joint]) > 0.01)
            return false;
    return true;
}

static void check_swap(const Exercise *exercise)
{
    const Figure *figure = exercise->figure;
    for (size_t i = 0; i < figure->pose_count; i++) {
        Pose once = pose_swap(figure, &figure->poses[i]), twice = pose_swap(figure, &once);
        assert_true(same_place(figure, &figure->poses[i], &twice));
        assert_true(once.swapped && !twice.swapped);
        Point knee = joint_at(figure, &figure->poses[i], JOINT_KNEE_R);
        Point other = joint_at(figure, &once, JOINT_KNEE_L);
        assert_true(fabs(knee.y - other.y) < 0.01);
        if (figure->view == VIEW_SIDE)
            assert_true(fabs(knee.x - other.x) < 0.01); /* it goes on facing the same way */
    }
}

static void the_other_limb_takes_the_same_pose(void **state)
{
    (void)state;
    for_each(check_swap);
}

/* What takes turns starts where the other side ends: its first pose is its own mirror image. */
static void check_turns(const Exercise *exercise)
{
    const Figure *figure = exercise->figure;
    if (!figure->alternates)
        return;
    Pose other = pose_swap(figure, &figure->poses[0]);
    if (!same_place(figure, &figure->poses[0], &other))
        fail_msg("%s leaps where the side changes", exercise->id);
    Pose right = figure_shown(figure, figure->period / 2, &whole).pose;
    Pose left = figure_shown(figure, figure->period * 3 / 2, &whole).pose;
    assert_false(right.swapped);
    assert_true(left.swapped);
    assert_false(same_place(figure, &right, &left));
}

static void what_alternates_moves_right_and_left_in_turn(void **state)
{
    (void)state;
    for_each(check_turns);
}

/* ---- in time ---- */

static Pose pose_at_turn(const Figure *figure, double turn)
{
    return motion_place(figure, motion_turn(figure, turn));
}

static void motion_is_slow_at_its_ends_and_reaches_the_last_pose_in_the_middle(void **state)
{
    (void)state;
    const Figure *squat = exercise_called("bodyweight-squat")->figure;
    Pose start = pose_at_turn(squat, 0), early = pose_at_turn(squat, 0.05);
    Pose middle = pose_at_turn(squat, 0.5), quarter = pose_at_turn(squat, 0.25);
    double way = middle.angle[LIMB_THIGH_R] - start.angle[LIMB_THIGH_R];
    assert_true(same_place(squat, &start, &squat->poses[0]));
    assert_true(same_place(squat, &middle, &squat->poses[squat->pose_count - 1]));
    assert_true((early.angle[LIMB_THIGH_R] - start.angle[LIMB_THIGH_R]) / way < 0.03);
    assert_true(fabs((quarter.angle[LIMB_THIGH_R] - start.angle[LIMB_THIGH_R]) / way - 0.5) < 0.1);
}

static double most_moved(const Figure *figure, const Pose *a, const Pose *b)
{
    Skeleton from = skeleton_of(figure, a), to = skeleton_of(figure, b);
    double most = 0;
    for (int joint = 0; joint < JOINT_COUNT; joint++)
        most = fmax(most, distance(from.joint[joint], to.joint[joint]));
    return most;
}

static void a_step_of_the_motion_is_about_what_the_picture_can_show(void **state)
{
    (void)state;
    const Figure *squat = exercise_called("bodyweight-squat")->figure;
    int coarse = motion_steps(squat, 4), fine = motion_steps(squat, 1);
    assert_true(fine > 2 * coarse);
    for (int i = 0; i < fine; i++) {
        Pose a = motion_place(squat, (double)i / fine);
        Pose b = motion_place(squat, (double)(i + 1) / fine);
        assert_true(most_moved(squat, &a, &b) < 2);
    }
}

static void the_chest_is_full_four_seconds_into_a_breath(void **state)
{
    (void)state;
    assert_true(motion_breath(0) == 0 && motion_breath(4 * NS_PER_S) == 1);
}

/* ---- by itself ---- */

static void what_is_shown_by_itself_is_entered_again_and_stays_as_long_as_it_says(void **state)
{
    (void)state;
    const Figure *hold = exercise_called("wall-calf-straight")->figure;
    const Pose *last = &hold->poses[hold->pose_count - 1];
    FigureMoment there = figure_shown(hold, 2 * NS_PER_S, &whole);
    FigureMoment again = figure_shown(hold, 2 * NS_PER_S + there.until_change, &whole);
    assert_true(same_place(hold, &there.pose, last));
    assert_true(same_place(hold, &again.pose, &hold->poses[0]));
    for (Ns at = 0; at < 10 * NS_PER_S;) {
        FigureMoment now = figure_shown(hold, at, &whole);
        FigureMoment still = figure_shown(hold, at + now.until_change - 1, &whole);
        assert_true(same_place(hold, &now.pose, &still.pose));
        at += now.until_change;
    }
}

/* How many pictures of it there are from 3 s on, for 3 s more, each due when the one before says
 * so; between them the pose stays. */
static int pictures_of(const char *id, double pace)
{
    const Figure *figure = exercise_called(id)->figure;
    FigureDetail detail = {.grain = 0.01, .pace = pace};
    int count = 0;
    for (Ns at = 3 * NS_PER_S; at < 6 * NS_PER_S; count++) {
        FigureMoment now = figure_shown(figure, at, &detail);
        FigureMoment still = figure_shown(figure, at + now.until_change - 1, &detail);
        assert_true(same_place(figure, &now.pose, &still.pose));
        at += now.until_change;
    }
    return count;
}

static void where_it_is_slow_it_has_fewer_pictures(void **state)
{
    (void)state;
    const Figure *squat = exercise_called("bodyweight-squat")->figure;
    assert_int_equal(squat->period, 3 * NS_PER_S);
    assert_int_equal(pictures_of("bodyweight-squat", 0), 24);
    assert_int_in_range(pictures_of("bodyweight-squat", 5), 14, 18);
    /* a swift one keeps those that it needs to be understood */
    assert_int_in_range(pictures_of("high-knees", 5), 18, 24);
}

static void a_breath_changes_fewer_than_four_times_a_second(void **state)
{
    (void)state;
    int changes = 0;
    for (Ns at = 0; at < 10 * NS_PER_S; changes++) {
        Ns stays = motion_breath_change(at);
        assert_true(stays >= NS_PER_S / 4);
        assert_true(motion_breath(at) == motion_breath(at + stays - 1));
        assert_true(motion_breath(at) != motion_breath(at + stays));
        at += stays;
    }
    assert_true(changes >= 2 && changes <= 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_pinned_does_not_slide),
        cmocka_unit_test(feet_that_stand_and_hands_that_hold_stay_in_place),
        cmocka_unit_test(nothing_moves_through_the_floor),
        cmocka_unit_test(nothing_leaps_not_even_where_sides_change),
        cmocka_unit_test(limbs_keep_their_length_in_motion),
        cmocka_unit_test(no_joint_bends_too_far_on_the_way),
        cmocka_unit_test(the_other_limb_takes_the_same_pose),
        cmocka_unit_test(what_alternates_moves_right_and_left_in_turn),
        cmocka_unit_test(motion_is_slow_at_its_ends_and_reaches_the_last_pose_in_the_middle),
        cmocka_unit_test(a_step_of_the_motion_is_about_what_the_picture_can_show),
        cmocka_unit_test(the_chest_is_full_four_seconds_into_a_breath),
        cmocka_unit_test(what_is_shown_by_itself_is_entered_again_and_stays_as_long_as_it_says),
        cmocka_unit_test(where_it_is_slow_it_has_fewer_pictures),
        cmocka_unit_test(a_breath_changes_fewer_than_four_times_a_second),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
