// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The figure of an exercise: poses, each an angle for every limb, and what it stands at. What is
 * drawn of it is for the room `figure`. */
#ifndef LIMBER_ROUTINE_FIGURE_H
#define LIMBER_ROUTINE_FIGURE_H

#include "base/clock.h"

#include <stdbool.h>
#include <stddef.h>

/* The segments of the figure, each with an absolute angle: degrees, 0 straight down, positive
 * counter-clockwise (forward, where the figure faces right). L and R are the body's own sides;
 * the working side is drawn as R. */
typedef enum {
    LIMB_TORSO,
    LIMB_HEAD,
    LIMB_UPPER_ARM_L,
    LIMB_FOREARM_L,
    LIMB_HAND_L,
    LIMB_UPPER_ARM_R,
    LIMB_FOREARM_R,
    LIMB_HAND_R,
    LIMB_THIGH_L,
    LIMB_SHANK_L,
    LIMB_FOOT_L,
    LIMB_THIGH_R,
    LIMB_SHANK_R,
    LIMB_FOOT_R,
    LIMB_COUNT
} Limb;

typedef enum {
    JOINT_PELVIS,
    JOINT_NECK,
    JOINT_CROWN,
    JOINT_HIP_L,
    JOINT_HIP_R,
    JOINT_KNEE_L,
    JOINT_KNEE_R,
    JOINT_ANKLE_L,
    JOINT_ANKLE_R,
    JOINT_TOE_L,
    JOINT_TOE_R,
    JOINT_SHOULDER_L,
    JOINT_SHOULDER_R,
    JOINT_ELBOW_L,
    JOINT_ELBOW_R,
    JOINT_WRIST_L,
    JOINT_WRIST_R,
    JOINT_HAND_L,
    JOINT_HAND_R,
    JOINT_COUNT
} Joint;

/* What turns about the spine: away from the viewer or to him. */
typedef enum { TURN_HIPS, TURN_SHOULDERS, TURN_HEAD, TURN_COUNT } Turn;

typedef struct {
    const char *name;
    double angle[LIMB_COUNT];  /* degrees, absolute */
    double scale[LIMB_COUNT];  /* foreshortening, 1 where not said */
    double bend, bend_chest;   /* of the low and of the upper back: + rounded, - hollowed */
    double tilt;               /* of the hips in a front view, degrees: + lifts the left one */
    double turn[TURN_COUNT];   /* about the spine, degrees: + to the body's left */
    double belly;              /* how far it is risen, 0 to 1 */
    double light;              /* of one that travels: 0 at the toes, 1 at the crown; NaN: none */
    double pelvis_x, pelvis_y; /* body height = 100, y up, the floor at 0 */
    Joint pinned;              /* the joint that this pose holds at (at_x, at_y) */
    double at_x, at_y;
    double breath; /* how full the chest is, 0 to 1; motion alone sets it */
    bool swapped;  /* left and right have changed places: the left side works */
} Pose;

typedef enum { VIEW_SIDE, VIEW_FRONT } FigureView;
typedef enum { CLOSE_UP_NONE, CLOSE_UP_FEET, CLOSE_UP_LEGS } CloseUp;
typedef enum { MOTION_HOLD, MOTION_CYCLE, MOTION_SWING } FigureMotion;

/* What the figure stands at, lies on or pulls. In a file: the word, then its measures, as in
 * `wall x=34`, `step x=4..30 h=12`, `strap handR-toeR`, `mat seen from above`. Heights and places
 * in hundredths of the body's height; NaN where the file says none. */
typedef enum {
    PROP_MAT,
    PROP_WALL,
    PROP_STEP,
    PROP_CHAIR_SEAT,
    PROP_CHAIR_BACK,
    PROP_STOOL,
    PROP_RAIL,
    PROP_ROLLER,
    PROP_BALL,
    PROP_ROLL,
    PROP_TOWEL,
    PROP_CUSHION,
    PROP_STRAP,
    PROP_BAND,
    PROP_KIND_COUNT
} PropKind;

typedef struct {
    PropKind kind;
    double x, x_end; /* where it stands, and its far edge (x=4..30) */
    double y, height, radius;
    bool from_above; /* the mat, in a figure seen from above */
    bool behind, far_side;
    Joint from, to;    /* of a strap or band; `to` is JOINT_COUNT where it ends at a point */
    double to_x, to_y; /* that point */
} FigureProp;

typedef struct {
    FigureView view;
    CloseUp close_up; /* what fills the picture, instead of the whole figure */
    FigureMotion motion;
    Ns period;    /* of a cycle or a swing */
    Joint pinned; /* of poses that name none of their own */
    FigureProp *props;
    size_t prop_count;
    Pose *poses; /* two or more */
    size_t pose_count;
    bool from_above; /* a front view of someone on a mat: there is no floor below */
    bool both_sides; /* mirroring changes nothing: both sides work together */
    bool alternates; /* drawn for the right side, it moves right and left in turn */
} Figure;

#endif
