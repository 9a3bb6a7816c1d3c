// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Joint limits: each joint of each side is named when a pose bends it further than a human one
 * goes, either way, and not before. */
#include "routine/figure_limits.h"

#include "base/array.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const Figure side_view = {.view = VIEW_SIDE};

static Pose standing(void)
{
    Pose pose = {.pinned = JOINT_COUNT};
    for (int i = 0; i < LIMB_COUNT; i++)
        pose.scale[i] = 1;
    pose.angle[LIMB_TORSO] = pose.angle[LIMB_HEAD] = 180;
    pose.angle[LIMB_FOOT_L] = pose.angle[LIMB_FOOT_R] = 90;
    return pose;
}

/* Joints, with the segments that turn with a bend and how far it goes to either side. */
static const struct {
    const char *joint;
    Limb first; /* the segment that the bend turns, and all that hang from it */
    int count;
    double turn; /* of the segment, for a bend of one degree more */
    double least, most;
} joints[] = {
    {"left hip", LIMB_THIGH_L, 3, 1, -40, 160},
    {"right hip", LIMB_THIGH_R, 3, 1, -40, 160},
    {"left knee", LIMB_SHANK_L, 2, -1, -8, 165},
    {"right knee", LIMB_SHANK_R, 2, -1, -8, 165},
    {"left ankle", LIMB_FOOT_L, 1, 1, -95, 50},
    {"right ankle", LIMB_FOOT_R, 1, 1, -95, 50},
    {"left shoulder", LIMB_UPPER_ARM_L, 3, 1, -80, 195},
    {"right shoulder", LIMB_UPPER_ARM_R, 3, 1, -80, 195},
    {"left elbow", LIMB_FOREARM_L, 2, 1, -8, 158},
    {"right elbow", LIMB_FOREARM_R, 2, 1, -8, 158},
};
enum { JOINTS = COUNT_OF(joints) };

static Pose bent(int joint, double degrees)
{
    Pose pose = standing();
    for (int i = 0; i < joints[joint].count; i++)
        pose.angle[(int)joints[joint].first + i] += joints[joint].turn * degrees;
    return pose;
}

static void expect_fine(const Pose *pose)
{
    double angle;
    assert_null(figure_limit_broken(&side_view, pose, &angle));
}

static void expect_broken(int joint, double degrees)
{
    Pose pose = bent(joint, degrees);
    double angle;
    const char *broken = figure_limit_broken(&side_view, &pose, &angle);
    assert_non_null(broken);
    assert_string_equal(broken, joints[joint].joint);
    assert_true(fabs(remainder(angle - degrees, 360)) < 0.01);
}

static void who_stands_is_fine(void **state)
{
    (void)state;
    Pose pose = standing();
    expect_fine(&pose);
}

static void every_joint_bends_as_far_as_a_human_one_and_no_further(void **state)
{
    (void)state;
    for (int i = 0; i < JOINTS; i++) {
        Pose least = bent(i, joints[i].least), most = bent(i, joints[i].most);
        expect_fine(&least);
        expect_fine(&most);
        expect_broken(i, joints[i].least - 1);
        expect_broken(i, joints[i].most + 1);
    }
}

static void a_rounded_back_lets_the_hip_go_further(void **state)
{
    (void)state;
    Pose pose = bent(1, 170);
    expect_broken(1, 170);
    pose.bend = 15;
    expect_fine(&pose);
}

static void what_points_at_the_viewer_is_not_judged(void **state)
{
    (void)state;
    Pose pose = bent(3, -30);
    double angle;
    pose.scale[LIMB_SHANK_R] = 0.5;
    expect_fine(&pose);
    pose.scale[LIMB_SHANK_R] = 1;
    assert_null(figure_limit_broken(&(Figure){.view = VIEW_FRONT}, &pose, &angle));
    assert_non_null(figure_limit_broken(&side_view, &pose, &angle));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_stands_is_fine),
        cmocka_unit_test(every_joint_bends_as_far_as_a_human_one_and_no_further),
        cmocka_unit_test(a_rounded_back_lets_the_hip_go_further),
        cmocka_unit_test(what_points_at_the_viewer_is_not_judged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
