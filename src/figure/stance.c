// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Keeps in place what stands while poses blend. Angles that go evenly from one pose to another
 * carry hands and feet along curves; here the figure is held at what its poses pin, then feet and
 * hands that stand in both poses are put back by bending their knee or elbow, and feet that step
 * are lifted over the floor. */
#include "figure/stance.h"

#include "base/array.h"
#include "figure/skeleton.h"

#include <math.h>

#define UNSCALED 0.95
#define STAYS 0.6     /* a joint that moves by less between two poses stands */
#define STRAIGHT 0.02 /* sine of a bend that is none */
#define STEPS 3.0     /* a foot that moves by more along the floor is lifted, */
#define STEP_LIFT 3.0 /* so high in the middle of its way */
#define ON_FLOOR 1.5  /* what is higher hangs in the air, and may swing as low */

static double mix(double a, double b, double part)
{
    return a + (b - a) * part;
}

/* Where a joint of a pose is, the pose's own pinned joint held. */
static Point joint_of(const Figure *figure, const Pose *pose, Joint joint)
{
    return skeleton_of(figure, pose).joint[joint];
}

/* ---- what the poses pin ---- */

static void pin(Pose *pose, Joint joint, Point at)
{
    pose->pinned = joint;
    pose->at_x = at.x;
    pose->at_y = at.y;
}

/* The blended pose pinned at `joint`, which goes evenly from its place in a to that in b. */
static void pin_between(const Figure *figure, const Pose *a, const Pose *b, double part,
                        Joint joint, Pose *pose)
{
    Point from = joint_of(figure, a, joint), to = joint_of(figure, b, joint);
    pin(pose, joint, (Point){mix(from.x, to.x, part), mix(from.y, to.y, part)});
}

static bool stays(const Figure *figure, const Pose *a, const Pose *b, Joint joint)
{
    Point from = joint_of(figure, a, joint), to = joint_of(figure, b, joint);
    return hypot(to.x - from.x, to.y - from.y) < STAYS;
}

/* Stands as a does, then as b does; in between the pelvis goes over from one to the other. */
static void go_over(const Figure *figure, const Pose *a, const Pose *b, double part, Pose *pose)
{
    Pose first = *pose, second = *pose;
    pin(&first, a->pinned, (Point){a->at_x, a->at_y});
    pin(&second, b->pinned, (Point){b->at_x, b->at_y});
    Point from = joint_of(figure, &first, JOINT_PELVIS),
          to = joint_of(figure, &second, JOINT_PELVIS);
    double over = (1 - cos(fmin(fmax((part - 0.25) / 0.5, 0), 1) * M_PI)) / 2;
    pin(pose, JOINT_PELVIS, (Point){mix(from.x, to.x, over), mix(from.y, to.y, over)});
}

static void hold_pin(const Figure *figure, const Pose *a, const Pose *b, double part, Pose *pose)
{
    if (a->pinned == JOINT_COUNT || b->pinned == JOINT_COUNT)
        return;
    if (a->pinned == b->pinned || stays(figure, a, b, a->pinned))
        pin_between(figure, a, b, part, a->pinned, pose);
    else if (stays(figure, a, b, b->pinned))
        pin_between(figure, a, b, part, b->pinned, pose);
    else
        go_over(figure, a, b, part, pose);
}

/* ---- hands and feet ---- */

/* A limb of two segments: where it hangs, where it bends, where it ends, and what follows. */
typedef struct {
    Joint root, bend, end, tip;
    Limb upper, lower;
    bool is_leg;
} Chain;

static const Chain chains[] = {
    {JOINT_HIP_L, JOINT_KNEE_L, JOINT_ANKLE_L, JOINT_TOE_L, LIMB_THIGH_L, LIMB_SHANK_L, true},
    {JOINT_HIP_R, JOINT_KNEE_R, JOINT_ANKLE_R, JOINT_TOE_R, LIMB_THIGH_R, LIMB_SHANK_R, true},
    {JOINT_SHOULDER_L, JOINT_ELBOW_L, JOINT_WRIST_L, JOINT_HAND_L, LIMB_UPPER_ARM_L, LIMB_FOREARM_L,
     false},
    {JOINT_SHOULDER_R, JOINT_ELBOW_R, JOINT_WRIST_R, JOINT_HAND_R, LIMB_UPPER_ARM_R, LIMB_FOREARM_R,
     false},
};

static double distance(Point a, Point b)
{
    return hypot(b.x - a.x, b.y - a.y);
}

/* The angle of the way from a to b, as poses give it. */
static double direction(Point a, Point b)
{
    return atan2(b.x - a.x, a.y - b.y) * 180 / M_PI;
}

/* The same angle as `angle`, whole turns apart, that is nearest to `near`. */
static double near_turn(double angle, double near)
{
    return near + remainder(angle - near, 360);
}

static double bend_of(const Pose *pose, const Chain *chain)
{
    return sin((pose->angle[chain->upper] - pose->angle[chain->lower]) * M_PI / 180);
}

/* To which hand the chain bends on its way from a to b: 1 like a knee, -1 like an elbow. */
static double hand_of(const Pose *a, const Pose *b, const Chain *chain)
{
    double bend = bend_of(a, chain) + bend_of(b, chain);
    if (fabs(bend) < STRAIGHT)
        return chain->is_leg ? 1 : -1;
    return bend > 0 ? 1 : -1;
}

/* Bends the chain so that it ends at target. */
static void reach(const Skeleton *skeleton, const Chain *chain, double hand, Point target,
                  Pose *pose)
{
    Point root = skeleton->joint[chain->root], bend = skeleton->joint[chain->bend];
    double upper = distance(root, bend), lower = distance(bend, skeleton->joint[chain->end]);
    double far =
        fmin(fmax(distance(root, target), fabs(upper - lower) + 0.01), upper + lower - 0.01);
    double at_root = acos(fmin(1, (upper * upper + far * far - lower * lower) / (2 * upper * far)));
    double at_end = acos(fmin(1, (lower * lower + far * far - upper * upper) / (2 * lower * far)));
    double way = direction(root, target);
    pose->angle[chain->upper] =
        near_turn(way + hand * at_root * 180 / M_PI, pose->angle[chain->upper]);
    pose->angle[chain->lower] =
        near_turn(way - hand * at_end * 180 / M_PI, pose->angle[chain->lower]);
}

static double lowest(const Skeleton *skeleton, const Chain *chain)
{
    return fmin(skeleton->joint[chain->end].y, skeleton->joint[chain->tip].y);
}

/* Does the foot take a step along the floor? */
static bool steps(const Chain *chain, const Skeleton *a, const Skeleton *b)
{
    return chain->is_leg && fabs(b->joint[chain->end].x - a->joint[chain->end].x) > STEPS;
}

/* How much too low a foot, or a hand that goes along the floor, is in the blended pose. */
static double sunk(const Chain *chain, const Skeleton *a, const Skeleton *b, double part,
                   const Skeleton *now)
{
    double low = fmin(lowest(a, chain), lowest(b, chain));
    bool lifted = low < ON_FLOOR && steps(chain, a, b);
    double lift = lifted ? STEP_LIFT * fmin(1, 2 * sin(part * M_PI)) : 0;
    return fmin(low, ON_FLOOR) + lift - lowest(now, chain);
}

/* Limbs that point at the viewer are left as they are drawn: their lengths are no guide. */
static bool foreshortened(const Pose *a, const Pose *b, const Chain *chain)
{
    const Pose *poses[] = {a, b};
    for (int i = 0; i < 2; i++)
        if (poses[i]->scale[chain->upper] < UNSCALED || poses[i]->scale[chain->lower] < UNSCALED)
            return true;
    return false;
}

/* The two poses that are blended, and their skeletons. */
typedef struct {
    const Pose *a, *b;
    Skeleton from, to;
    double part;
} Way;

static void keep_chain(const Figure *figure, const Chain *chain, const Way *way, Pose *pose)
{
    Skeleton now = skeleton_of(figure, pose);
    Point from = way->from.joint[chain->end], to = way->to.joint[chain->end];
    Point end = now.joint[chain->end];
    double hand = hand_of(way->a, way->b, chain), part = way->part;
    Point tip_from = way->from.joint[chain->tip], tip_to = way->to.joint[chain->tip];
    bool end_stays = distance(from, to) < STAYS, tip_stays = distance(tip_from, tip_to) < STAYS;
    if (end_stays || tip_stays) {
        Point stays = {mix(from.x, to.x, part), mix(from.y, to.y, part)};
        if (!end_stays) { /* it turns about the toes or the fingers */
            Point tip = now.joint[chain->tip];
            stays.x = mix(tip_from.x, tip_to.x, part) - (tip.x - end.x);
            stays.y = mix(tip_from.y, tip_to.y, part) - (tip.y - end.y);
        }
        if (!foreshortened(way->a, way->b, chain))
            reach(&now, chain, hand, stays, pose);
        return;
    }
    bool crawls = lowest(&way->from, chain) < ON_FLOOR && lowest(&way->to, chain) < ON_FLOOR;
    double lift = chain->is_leg || crawls ? sunk(chain, &way->from, &way->to, part, &now) : 0;
    if (lift > 0 && !foreshortened(way->a, way->b, chain))
        reach(&now, chain, hand, (Point){end.x, end.y + lift}, pose);
}

void stance_blend(const Figure *figure, const Pose *a, const Pose *b, double part, Pose *pose)
{
    hold_pin(figure, a, b, part, pose);
    if (part <= 0 || part >= 1 || figure->from_above)
        return;
    Way way = {a, b, skeleton_of(figure, a), skeleton_of(figure, b), part};
    for (size_t i = 0; i < COUNT_OF(chains); i++) {
        const Chain *chain = &chains[i];
        bool pinned =
            pose->pinned == chain->bend || pose->pinned == chain->end || pose->pinned == chain->tip;
        if (!pinned)
            keep_chain(figure, chain, &way, pose);
    }
}
