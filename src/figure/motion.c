/* Blends poses over time. A hold moves in once over 1.5 s and then breathes: the torso sways by one
 * degree, six breaths a minute. Moving figures go through their poses and back over one period. */
#include "figure/motion.h"

#include "figure/skeleton.h"

#include <math.h>

#define MOVE_IN (1500 * NS_PER_MS)
#define BREATH (10 * NS_PER_S) /* 4 s in, 6 s out: slow breathing calms (a 2018 review; S24) */
#define BREATH_DEGREES 1.0

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

/* Where a joint of a pose is, the pose's own pinned joint held. */
static Point joint_of(const Figure *figure, const Pose *pose, Joint joint)
{
    return skeleton_of(figure, pose).joint[joint];
}

Pose pose_blend(const Figure *figure, const Pose *a, const Pose *b, double part)
{
    Pose pose = *a;
    for (int i = 0; i < LIMB_COUNT; i++) {
        pose.angle[i] = mix_angle(a->angle[i], b->angle[i], part);
        pose.scale[i] = mix(a->scale[i], b->scale[i], part);
    }
    pose.bend = mix(a->bend, b->bend, part);
    pose.pelvis_x = mix(a->pelvis_x, b->pelvis_x, part);
    pose.pelvis_y = mix(a->pelvis_y, b->pelvis_y, part);
    if (a->pinned != JOINT_COUNT) {
        Point from = joint_of(figure, a, a->pinned), to = joint_of(figure, b, a->pinned);
        pose.at_x = mix(from.x, to.x, part);
        pose.at_y = mix(from.y, to.y, part);
    }
    return pose;
}

/* part of the way through all poses, 0 the first, 1 the last. */
static Pose pose_through(const Figure *figure, double part)
{
    double place = part * (double)(figure->pose_count - 1);
    size_t index = (size_t)place;
    if (index >= figure->pose_count - 1)
        return figure->poses[figure->pose_count - 1];
    return pose_blend(figure, &figure->poses[index], &figure->poses[index + 1],
                      ease(place - (double)index));
}

static Pose pose_holding(const Figure *figure, Ns elapsed)
{
    if (elapsed < MOVE_IN)
        return pose_through(figure, (double)elapsed / (double)MOVE_IN);
    Pose pose = figure->poses[figure->pose_count - 1];
    double breath = sin(2 * M_PI * (double)((elapsed - MOVE_IN) % BREATH) / (double)BREATH);
    pose.angle[LIMB_TORSO] += BREATH_DEGREES * breath;
    pose.angle[LIMB_HEAD] += BREATH_DEGREES * breath;
    return pose;
}

Ns motion_period(const Figure *figure)
{
    return figure->motion == MOTION_HOLD ? 0 : figure->period;
}

Pose motion_pose(const Figure *figure, MotionPhase phase, Ns elapsed, Ns period)
{
    if (phase == MOTION_READY)
        return figure->poses[0];
    if (phase == MOTION_STILL)
        return figure->poses[figure->pose_count - 1];
    if (phase == MOTION_HOLDING)
        return pose_holding(figure, elapsed);
    if (period <= 0)
        period = motion_period(figure) > 0 ? motion_period(figure) : 3 * NS_PER_S;
    double turn = (double)(elapsed % period) / (double)period;
    return pose_through(figure, turn < 0.5 ? turn * 2 : (1 - turn) * 2);
}
