// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The scene: a figure as a short list of shapes, far ones first, each with its ink. Every canvas
 * (braille, blocks, ASCII, SVG) draws the same scene. */
#ifndef LIMBER_FIGURE_SCENE_H
#define LIMBER_FIGURE_SCENE_H

#include "figure/skeleton.h"
#include "routine/region.h"

/* What a shape is drawn with; later ones win where two meet in one cell. Of the body the far limbs,
 * the trunk with the head, and the near limbs, each lighter than what is behind it. */
typedef enum {
    INK_NONE,
    INK_FLOOR,
    INK_MAT,   /* one that is seen from above */
    INK_GHOST, /* the body in a pose that it has left */
    INK_PROP,
    INK_FAR,
    INK_TRUNK,
    INK_NEAR,
    INK_ACCENT,
    INK_ARROW,
    INK_COUNT
} Ink;

/* A capsule: a line between two points with a radius at each end. With clear > 0 it first clears a
 * rim of that width around itself, so that a near limb stands out from what is behind it. */
typedef struct {
    Point from, to;
    double from_radius, to_radius;
    double clear;
    Ink ink;
    Ink inside; /* of a rim alone (ink INK_NONE): what is drawn inside it */
    bool fine;  /* left out where it is smaller than a dot */
    bool box;   /* no capsule but all that lies between the two points, to their corners */
} Shape;

#define SCENE_MAX_SHAPES 240
#define FLOOR_LEVEL (-2.1) /* the middle of its line: feet have soles below the ankle's 0 */
#define FLOOR_THICKNESS 0.3

typedef struct {
    Shape shapes[SCENE_MAX_SHAPES];
    size_t count;
    Point low, high; /* the box that holds all poses, the same on both sides of x = 0 */
    bool grounded;   /* there is a floor, its line at FLOOR_LEVEL */
} Scene;

/* The shapes that are there, not the room for the most. */
void scene_copy(Scene *to, const Scene *from);

/* The scene of a pose: props, far limbs, torso and head, near limbs, and over them the regions that
 * are stretched. mirrored: the other side works. The box is the same for every pose and side of a
 * figure, so that the picture does not jump. */
Scene scene_build(const Figure *figure, const Pose *pose, RegionSet feel, bool mirrored);

/* A scene of no shapes yet, with the box that holds all poses of the figure. */
Scene scene_empty(const Figure *figure);

/* The scene for a picture that stands still: the last pose, behind it the first as a ghost, and an
 * arrow that shows the way from one to the other, with a head at either end where it is gone there
 * and back. The box grows by what the arrow takes. swapped: the limbs have changed sides
 * (pose_swap). */
Scene scene_build_still(const Figure *figure, bool swapped, RegionSet feel, bool mirrored);

/* Gives a scene the box of another of the same figure, mirrored as it is, so that both are drawn on
 * one scale. */
void scene_share_box(Scene *scene, const Scene *other, bool mirrored);

#endif
