// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Joint limits of the figure: what no human joint does is an error in a file. The ranges are those
 * of an adult's joints with some room (flexion minus, extension plus), as textbooks of joint
 * measurement give them (general knowledge); a rounded spine widens the hip's and shoulder's. */
#include "routine/figure_limits.h"

#include "base/array.h"

#include <math.h>

#define ROUND_BODY 360

typedef struct {
    const char *joint;
    Limb limb, from; /* the angle between them is judged */
    double turn;     /* added to it */
    double least, most;
    bool widened; /* by the pose's bend */
} JointLimit;

/* hip = thigh - (torso - 180); knee = thigh - shank; ankle = foot - shank - 90;
 * shoulder = upper arm - (torso - 180); elbow = forearm - upper arm. */
static const JointLimit limits[] = {
    {"left hip", LIMB_THIGH_L, LIMB_TORSO, 180, -40, 160, true},
    {"right hip", LIMB_THIGH_R, LIMB_TORSO, 180, -40, 160, true},
    {"left knee", LIMB_THIGH_L, LIMB_SHANK_L, 0, -8, 165, false},
    {"right knee", LIMB_THIGH_R, LIMB_SHANK_R, 0, -8, 165, false},
    {"left ankle", LIMB_FOOT_L, LIMB_SHANK_L, -90, -95, 50, false},
    {"right ankle", LIMB_FOOT_R, LIMB_SHANK_R, -90, -95, 50, false},
    {"left shoulder", LIMB_UPPER_ARM_L, LIMB_TORSO, 180, -80, 195, true},
    {"right shoulder", LIMB_UPPER_ARM_R, LIMB_TORSO, 180, -80, 195, true},
    {"left elbow", LIMB_FOREARM_L, LIMB_UPPER_ARM_L, 0, -8, 158, false},
    {"right elbow", LIMB_FOREARM_R, LIMB_UPPER_ARM_R, 0, -8, 158, false},
};

#define TURNED 30 /* degrees, from which on a hip or shoulder is seen from another side */

/* Seen at a slant angles are no guide: where a segment is drawn short, or the trunk turned. */
static bool foreshortened(const Pose *pose, const JointLimit *limit)
{
    bool hip = limit->limb == LIMB_THIGH_L || limit->limb == LIMB_THIGH_R;
    if (limit->from == LIMB_TORSO && fabs(pose->turn[hip ? TURN_HIPS : TURN_SHOULDERS]) >= TURNED)
        return true;
    return pose->scale[limit->limb] < 0.95 || pose->scale[limit->from] < 0.95;
}

/* Is some turn of `angle` between least and most? */
static bool within(double angle, double least, double most)
{
    double middle = (least + most) / 2;
    return fabs(remainder(angle - middle, ROUND_BODY)) <= (most - least) / 2 + 0.01;
}

const char *figure_limit_broken(const Figure *figure, const Pose *pose, double *angle)
{
    if (figure->view != VIEW_SIDE) /* seen from the front, angles are of spreading, not bending */
        return NULL;
    for (size_t i = 0; i < COUNT_OF(limits); i++) {
        const JointLimit *limit = &limits[i];
        double room = limit->widened ? fmax(fabs(pose->bend), fabs(pose->bend_chest)) : 0;
        *angle = pose->angle[limit->limb] - pose->angle[limit->from] + limit->turn;
        if (!foreshortened(pose, limit) &&
            !within(*angle, limit->least - room, limit->most + room)) {
            *angle = remainder(*angle, ROUND_BODY);
            return limit->joint;
        }
    }
    return NULL;
}
