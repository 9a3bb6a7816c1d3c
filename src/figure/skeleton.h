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
    Point waist, chest; /* a third and two thirds up the torso, off its line by the pose's bend */
    Point head;         /* the middle of the head */
} Skeleton;

#define HEAD_RADIUS 6.0

/* Where the hips, the shoulders or the head of a pose look, in degrees: 0 to the viewer, 90 to his
 * right, 180 away from him. */
double skeleton_facing(const Figure *figure, const Pose *pose, Turn part);

/* A point of the spine, from the pelvis (0) to the neck (1). */
Point skeleton_spine(const Skeleton *skeleton, double part);

/* The points of a pose. Where the pose pins a joint, that joint is exactly at (at_x, at_y). Hips
 * and shoulders are as wide as they are seen; from the front her left is at positive x. */
Skeleton skeleton_of(const Figure *figure, const Pose *pose);

#endif
