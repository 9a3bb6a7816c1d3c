/* The motion between an exercise's poses: which pose the figure is in at an instant. Pure. */
#ifndef LIMBER_FIGURE_MOTION_H
#define LIMBER_FIGURE_MOTION_H

#include "routine/exercise.h"

/* What the figure is doing. */
typedef enum {
    MOTION_STILL,   /* the last pose, with no movement at all (motion off, or before the start) */
    MOTION_READY,   /* the first pose: getting set */
    MOTION_HOLDING, /* into the last pose, then breathing there */
    MOTION_MOVING   /* through the poses and back, again and again */
} MotionPhase;

/* The figure's own length of one movement there and back: its period, or for a hold, 0. */
Ns motion_period(const Figure *figure);

/* The pose at `elapsed` of a phase. period is one rep's length where the beeps pace it, or 0 for
 * the figure's own. Poses are blended with ease-in-out; the pinned point moves evenly from one
 * pose's place to the next, so that a standing foot does not slide. */
Pose motion_pose(const Figure *figure, MotionPhase phase, Ns elapsed, Ns period);

/* Between two poses: part 0 is a, 1 is b. */
Pose pose_blend(const Figure *figure, const Pose *a, const Pose *b, double part);

#endif
