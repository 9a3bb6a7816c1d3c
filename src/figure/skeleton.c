// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Forward kinematics of the figure. A segment of length l at absolute angle a ends at
 * (l sin a, -l cos a) from where it starts: 0 degrees is straight down, 90 is forward. The torso
 * runs up from the pelvis (180 is upright), limbs run outward from hips and shoulders. Lengths are
 * close to the standard body-segment tables (general knowledge). */
#include "figure/skeleton.h"

#include "base/array.h"

#include <math.h>

#define HIP_HALF_WIDTH 5.0      /* front view */
#define SHOULDER_HALF_WIDTH 9.0 /* front view */
#define FRONT_FOOT 0.45         /* a foot that points at the viewer */
#define BEND_OFFSET 0.45        /* of a third of the spine, per degree of bend */

static const double lengths[LIMB_COUNT] = {
    [LIMB_TORSO] = 30,     [LIMB_HEAD] = 15,   [LIMB_UPPER_ARM_L] = 18.5,
    [LIMB_FOREARM_L] = 16, [LIMB_HAND_L] = 7,  [LIMB_UPPER_ARM_R] = 18.5,
    [LIMB_FOREARM_R] = 16, [LIMB_HAND_R] = 7,  [LIMB_THIGH_L] = 24.5,
    [LIMB_SHANK_L] = 24.5, [LIMB_FOOT_L] = 13, [LIMB_THIGH_R] = 24.5,
    [LIMB_SHANK_R] = 24.5, [LIMB_FOOT_R] = 13,
};

/* Each limb hangs from one joint and ends in another, in an order in which `from` is known. */
static const struct {
    Limb limb;
    Joint from, to;
} chain[] = {
    {LIMB_TORSO, JOINT_PELVIS, JOINT_NECK},
    {LIMB_HEAD, JOINT_NECK, JOINT_CROWN},
    {LIMB_UPPER_ARM_L, JOINT_SHOULDER_L, JOINT_ELBOW_L},
    {LIMB_FOREARM_L, JOINT_ELBOW_L, JOINT_WRIST_L},
    {LIMB_HAND_L, JOINT_WRIST_L, JOINT_HAND_L},
    {LIMB_UPPER_ARM_R, JOINT_SHOULDER_R, JOINT_ELBOW_R},
    {LIMB_FOREARM_R, JOINT_ELBOW_R, JOINT_WRIST_R},
    {LIMB_HAND_R, JOINT_WRIST_R, JOINT_HAND_R},
    {LIMB_THIGH_L, JOINT_HIP_L, JOINT_KNEE_L},
    {LIMB_SHANK_L, JOINT_KNEE_L, JOINT_ANKLE_L},
    {LIMB_FOOT_L, JOINT_ANKLE_L, JOINT_TOE_L},
    {LIMB_THIGH_R, JOINT_HIP_R, JOINT_KNEE_R},
    {LIMB_SHANK_R, JOINT_KNEE_R, JOINT_ANKLE_R},
    {LIMB_FOOT_R, JOINT_ANKLE_R, JOINT_TOE_R},
};

static Point along(Point from, double length, double degrees)
{
    double radians = degrees * M_PI / 180;
    return (Point){from.x + length * sin(radians), from.y - length * cos(radians)};
}

static double length_of(const Figure *figure, const Pose *pose, Limb limb)
{
    bool front_foot = figure->view == VIEW_FRONT && (limb == LIMB_FOOT_L || limb == LIMB_FOOT_R);
    return lengths[limb] * pose->scale[limb] * (front_foot ? FRONT_FOOT : 1);
}

double skeleton_facing(const Figure *figure, const Pose *pose, Turn part)
{
    return figure->view == VIEW_FRONT ? pose->turn[part] : 90 + pose->turn[part];
}

/* Hips or shoulders: beside the middle as far as they are seen from the front. */
static void spread(Skeleton *skeleton, double facing, Joint middle, Joint left, Joint right,
                   double half_width, double tilt)
{
    Point at = skeleton->joint[middle];
    double width = half_width * cos(facing * M_PI / 180);
    skeleton->joint[left] = along(at, width, 90 + tilt);
    skeleton->joint[right] = along(at, -width, 90 + tilt);
}

static void move_all(Skeleton *skeleton, double dx, double dy)
{
    Point *loose[] = {&skeleton->waist, &skeleton->chest, &skeleton->head};
    for (int i = 0; i < JOINT_COUNT; i++) {
        skeleton->joint[i].x += dx;
        skeleton->joint[i].y += dy;
    }
    for (int i = 0; i < 3; i++) {
        loose[i]->x += dx;
        loose[i]->y += dy;
    }
}

/* The spine is a curve of three parts. */
static void bend_spine(Skeleton *skeleton, const Pose *pose)
{
    Point pelvis = skeleton->joint[JOINT_PELVIS], neck = skeleton->joint[JOINT_NECK];
    double across = pose->angle[LIMB_TORSO] + 90;
    Point low = {pelvis.x + (neck.x - pelvis.x) / 3, pelvis.y + (neck.y - pelvis.y) / 3};
    Point high = {neck.x - (neck.x - pelvis.x) / 3, neck.y - (neck.y - pelvis.y) / 3};
    skeleton->waist = along(low, pose->bend * BEND_OFFSET, across);
    skeleton->chest = along(high, pose->bend_chest * BEND_OFFSET, across);
}

Point skeleton_spine(const Skeleton *skeleton, double part)
{
    Point points[] = {skeleton->joint[JOINT_PELVIS], skeleton->waist, skeleton->chest,
                      skeleton->joint[JOINT_NECK]};
    double at = fmin(fmax(part, 0), 1) * 3;
    int from = at < 2 ? (int)at : 2;
    Point a = points[from], b = points[from + 1];
    return (Point){a.x + (b.x - a.x) * (at - from), a.y + (b.y - a.y) * (at - from)};
}

Skeleton skeleton_of(const Figure *figure, const Pose *pose)
{
    Skeleton skeleton = {0};
    double lean = pose->angle[LIMB_TORSO] - 180;
    bool upright = fabs(lean) < 60;
    skeleton.joint[JOINT_PELVIS] = (Point){pose->pelvis_x, pose->pelvis_y};
    spread(&skeleton, skeleton_facing(figure, pose, TURN_HIPS), JOINT_PELVIS, JOINT_HIP_L,
           JOINT_HIP_R, HIP_HALF_WIDTH, (upright ? 0 : lean) + pose->tilt);
    for (size_t i = 0; i < COUNT_OF(chain); i++) {
        Limb limb = chain[i].limb;
        skeleton.joint[chain[i].to] =
            along(skeleton.joint[chain[i].from], length_of(figure, pose, limb), pose->angle[limb]);
        if (limb == LIMB_TORSO)
            spread(&skeleton, skeleton_facing(figure, pose, TURN_SHOULDERS), JOINT_NECK,
                   JOINT_SHOULDER_L, JOINT_SHOULDER_R, SHOULDER_HALF_WIDTH, lean);
    }
    bend_spine(&skeleton, pose);
    double crown = length_of(figure, pose, LIMB_HEAD);
    skeleton.head = along(skeleton.joint[JOINT_NECK], crown - HEAD_RADIUS, pose->angle[LIMB_HEAD]);
    if (pose->pinned != JOINT_COUNT)
        move_all(&skeleton, pose->at_x - skeleton.joint[pose->pinned].x,
                 pose->at_y - skeleton.joint[pose->pinned].y);
    return skeleton;
}
