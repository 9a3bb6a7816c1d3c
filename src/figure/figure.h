/* The figure: from an exercise's poses to points, from points to a picture on a canvas of dots,
 * half blocks, ASCII or SVG. Pure. */
#ifndef LIMBER_FIGURE_FIGURE_H
#define LIMBER_FIGURE_FIGURE_H

#include "routine/exercise.h"

/* Points of the body, in hundredths of its height, y up, the floor at 0. */
typedef struct {
    double x, y;
} Point;

typedef struct {
    Point joint[JOINT_COUNT];
    Point spine;           /* the middle of the torso, off the line by its bend */
    double head_radius;
} Skeleton;

#endif
