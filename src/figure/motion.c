// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Blends poses: the way through all of them, how it is eased, the same on the other side, and the
 * breath of a figure that holds. Which of them a moment shows is figure_moment.c's. */
#include "figure/motion.h"

#include "figure/skeleton.h"
#include "figure/stance.h"

#include <math.h>

#define BREATH_IN (4 * NS_PER_S) /* slow breathing calms (a 2018 review; S24) */
#define BREATH (10 * NS_PER_S)
#define BREATH_LEVELS 2
#define BREATH_TICK (NS_PER_S / 4)
#define CHEST_STEPS 4 /* of a breath to a beat, which the eye follows */

static double ease(double part)
{
    return (1 - cos(part * M_PI)) / 2;
}

static double mix(double a, double b, double part)
{
    return a + (b - a) * part;
}

/* The short way round, so that a limb never spins through the body. */
static double mix_angle(double a, double b, double part)
{
    double turn = remainder(b - a, 360);
    return fabs(b - a) <= 200 ? mix(a, b, part) : a + turn * part;
}

Pose pose_blend(const Figure *figure, const Pose *a, const Pose *b, double part)
{
    Pose pose = *a;
    for (int i = 0; i < LIMB_COUNT; i++) {
        pose.angle[i] = mix_angle(a->angle[i], b->angle[i], part);
        pose.scale[i] = mix(a->scale[i], b->scale[i], part);
    }
    pose.bend = mix(a->bend, b->bend, part);
    pose.bend_chest = mix(a->bend_chest, b->bend_chest, part);
    pose.tilt = mix(a->tilt, b->tilt, part);
    pose.belly = mix(a->belly, b->belly, part);
    pose.light = mix(a->light, b->light, part);
    for (int i = 0; i < TURN_COUNT; i++)
        pose.turn[i] = mix(a->turn[i], b->turn[i], part);
    pose.pelvis_x = mix(a->pelvis_x, b->pelvis_x, part);
    pose.pelvis_y = mix(a->pelvis_y, b->pelvis_y, part);
    stance_blend(figure, a, b, part, &pose);
    return pose;
}

/* ---- the other side ---- */

/* Pairs of limbs and of joints: the right one for the left and the left one for the right. */
static int other_limb(int limb)
{
    if (limb >= LIMB_THIGH_R || (limb >= LIMB_UPPER_ARM_R && limb < LIMB_THIGH_L))
        return limb - 3;
    return limb >= LIMB_UPPER_ARM_L ? limb + 3 : limb;
}

static Joint other_joint(Joint joint)
{
    if (joint == JOINT_COUNT || joint < JOINT_HIP_L)
        return joint;
    return (joint - JOINT_HIP_L) % 2 == 0 ? joint + 1 : joint - 1;
}

Pose pose_swap(const Figure *figure, const Pose *pose)
{
    Pose swapped = *pose;
    bool front = figure->view == VIEW_FRONT;
    for (int i = 0; i < LIMB_COUNT; i++) {
        double angle = pose->angle[other_limb(i)];
        swapped.angle[i] = front ? (i <= LIMB_HEAD ? 360 - angle : -angle) : angle;
        swapped.scale[i] = pose->scale[other_limb(i)];
    }
    for (int i = 0; i < TURN_COUNT; i++)
        swapped.turn[i] = -pose->turn[i];
    swapped.pinned = other_joint(pose->pinned);
    if (front) {
        swapped.at_x = -pose->at_x;
        swapped.pelvis_x = -pose->pelvis_x;
        swapped.tilt = -pose->tilt;
    }
    swapped.swapped = !pose->swapped;
    return swapped;
}

/* ---- the way ---- */

Pose motion_place(const Figure *figure, double place)
{
    double way = place * (double)(figure->pose_count - 1);
    size_t index = (size_t)way;
    if (index >= figure->pose_count - 1)
        return figure->poses[figure->pose_count - 1];
    return pose_blend(figure, &figure->poses[index], &figure->poses[index + 1],
                      way - (double)index);
}

double motion_part(double part)
{
    return ease(part);
}

double motion_turn(const Figure *figure, double turn)
{
    /* legs that take turns swing through the middle without a stop */
    if (figure->alternates && figure->motion == MOTION_SWING)
        return sin(turn * M_PI);
    return ease(turn < 0.5 ? turn * 2 : (1 - turn) * 2);
}

int motion_steps(const Figure *figure, double grain)
{
    double way[JOINT_COUNT] = {0}, longest = 0;
    Skeleton from = skeleton_of(figure, &figure->poses[0]);
    for (size_t i = 1; i < figure->pose_count; i++) {
        Skeleton to = skeleton_of(figure, &figure->poses[i]);
        for (int joint = 0; joint < JOINT_COUNT; joint++) {
            way[joint] += hypot(to.joint[joint].x - from.joint[joint].x,
                                to.joint[joint].y - from.joint[joint].y);
            longest = fmax(longest, way[joint]);
        }
        from = to;
    }
    return (int)ceil(longest / grain) + 1;
}

double motion_breath(Ns elapsed)
{
    Ns at = elapsed / BREATH_TICK * BREATH_TICK % BREATH;
    double full = at < BREATH_IN
                      ? ease((double)at / (double)BREATH_IN)
                      : 1 - ease((double)(at - BREATH_IN) / (double)(BREATH - BREATH_IN));
    return round(full * BREATH_LEVELS) / BREATH_LEVELS;
}

Ns motion_breath_change(Ns elapsed)
{
    double now = motion_breath(elapsed);
    Ns next = (elapsed / BREATH_TICK + 1) * BREATH_TICK;
    while (motion_breath(next) == now)
        next += BREATH_TICK;
    return next - elapsed;
}

double motion_chest(double from, double to, Ns elapsed, Ns length)
{
    Ns step = length / CHEST_STEPS > 0 ? length / CHEST_STEPS : 1, past = elapsed / step;
    double part = past < CHEST_STEPS ? (double)past / CHEST_STEPS : 1;
    return from + (to - from) * part;
}

Ns motion_chest_change(Ns elapsed, Ns length)
{
    Ns step = length / CHEST_STEPS > 0 ? length / CHEST_STEPS : 1;
    return step - elapsed % step;
}
