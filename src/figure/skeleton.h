// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The skeleton: from a pose's angles to points, by plain forward kinematics. */
#ifndef LIMBER_FIGURE_SKELETON_H
#define LIMBER_FIGURE_SKELETON_H

#include "routine/figure.h"

/* Lengths in hundredths of the body's height; y up, the floor at 0; x to the viewer's right. */
typedef struct {
    double x, y;
} Point;

typedef struct {
    Point joint[JOINT_COUNT];
    Point spine; /* the middle of the torso, off the straight line by the pose's bend */
    Point head;  /* the middle of the head */
} Skeleton;

#define HEAD_RADIUS 6.0

/* The points of a pose. Where the pose pins a joint, that joint is exactly at (at_x, at_y). In a
 * front view the hips and shoulders have their width, and her left is at positive x. */
Skeleton skeleton_of(const Figure *figure, const Pose *pose);

#endif
