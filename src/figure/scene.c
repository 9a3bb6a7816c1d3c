// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A scene and the box that holds it. The near side is the body's right (the working side); the far
 * side is drawn first, dimmer and in a side view a little slimmer (scene_body.c). Regions are
 * stripes along the limb that they lie on. */
#include "figure/scene.h"

#include "figure/motion.h"
#include "figure/scene_parts.h"

#include <math.h>
#include <string.h>

#define MARGIN 4.0
#define HEEL_BEYOND 1.8 /* of the margin about a joint */
#define SEAT_BEYOND 2.5

void scene_add_shape(Scene *scene, Shape shape)
{
    if (scene->count < SCENE_MAX_SHAPES)
        scene->shapes[scene->count++] = shape;
}

void scene_add_line(Scene *scene, Point from, Point to, double radius, Ink ink)
{
    scene_add_shape(
        scene,
        (Shape){.from = from, .to = to, .from_radius = radius, .to_radius = radius, .ink = ink});
}

void scene_add_box(Scene *scene, Point low, Point high, Ink ink)
{
    scene_add_shape(scene, (Shape){.from = low, .to = high, .ink = ink, .box = true});
}

static Point between(Point a, Point b, double part)
{
    return (Point){a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part};
}

void scene_grow(Scene *scene, Point point, double margin)
{
    scene->low.x = fmin(scene->low.x, point.x - margin);
    scene->low.y = fmin(scene->low.y, point.y - margin);
    scene->high.x = fmax(scene->high.x, point.x + margin);
    scene->high.y = fmax(scene->high.y, point.y + margin);
}

static void grow_whole(Scene *scene, const Skeleton *skeleton)
{
    for (int joint = 0; joint < JOINT_COUNT; joint++)
        scene_grow(scene, skeleton->joint[joint], MARGIN);
    for (int side = -1; side <= 1; side++) { /* heels and seat are thicker */
        Point left = skeleton->joint[JOINT_ANKLE_L], right = skeleton->joint[JOINT_ANKLE_R];
        Point pelvis = skeleton->joint[JOINT_PELVIS];
        scene_grow(scene, (Point){left.x + side * HEEL_BEYOND, left.y}, MARGIN);
        scene_grow(scene, (Point){right.x + side * HEEL_BEYOND, right.y}, MARGIN);
        scene_grow(scene, (Point){pelvis.x + side * SEAT_BEYOND, pelvis.y}, MARGIN);
    }
    scene_grow(scene, skeleton->head, HEAD_RADIUS + 1);
}

/* Of a pair of joints the right one is given; the left one comes before it. */
static Joint on_side(Joint right, bool left)
{
    return left ? (Joint)(right - 1) : right;
}

/* The feet with half the shank, or the legs and the hips: of the right side, and of the left where
 * it is seen beside it. */
static void grow_close_up(Scene *scene, const Figure *figure, const Skeleton *skeleton)
{
    bool legs = figure->close_up == CLOSE_UP_LEGS;
    bool both = figure->both_sides || (legs && figure->view == VIEW_FRONT);
    for (int left = 0; left < (both ? 2 : 1); left++) {
        Point knee = skeleton->joint[on_side(JOINT_KNEE_R, left)];
        Point ankle = skeleton->joint[on_side(JOINT_ANKLE_R, left)];
        scene_grow(scene, ankle, MARGIN + 1);
        scene_grow(scene, skeleton->joint[on_side(JOINT_TOE_R, left)], MARGIN);
        scene_grow(scene, between(knee, ankle, 0.45), MARGIN);
        if (legs)
            scene_grow(scene, skeleton->joint[on_side(JOINT_HIP_R, left)], MARGIN + 12);
    }
}

/* The box of all poses; of a figure that takes turns, of both sides. */
static void find_box(Scene *scene, const Figure *figure)
{
    scene->low = (Point){INFINITY, INFINITY};
    scene->high = (Point){-INFINITY, -INFINITY};
    for (size_t i = 0; i < figure->pose_count * 2; i++) {
        Pose pose = figure->poses[i / 2];
        if (i % 2 == 1)
            pose = figure->alternates ? pose_swap(figure, &pose) : pose;
        Skeleton skeleton = skeleton_of(figure, &pose);
        if (figure->close_up == CLOSE_UP_NONE)
            grow_whole(scene, &skeleton);
        else
            grow_close_up(scene, figure, &skeleton);
    }
    if (figure->close_up == CLOSE_UP_NONE)
        props_grow_box(scene, figure, scene_grow);
    scene->low.y = fmin(scene->low.y, FLOOR_LEVEL - 1.6);
    scene->grounded = !figure->from_above;
}

/* About the middle of the box, which stays where it is. */
static void mirror_shapes(Scene *scene)
{
    double twice = scene->low.x + scene->high.x;
    for (size_t i = 0; i < scene->count; i++) {
        scene->shapes[i].from.x = twice - scene->shapes[i].from.x;
        scene->shapes[i].to.x = twice - scene->shapes[i].to.x;
    }
}

void scene_copy(Scene *to, const Scene *from)
{
    memcpy(to->shapes, from->shapes, from->count * sizeof *from->shapes);
    to->count = from->count;
    to->low = from->low;
    to->high = from->high;
    to->grounded = from->grounded;
}

Scene scene_empty(const Figure *figure)
{
    Scene scene = {0};
    find_box(&scene, figure);
    return scene;
}

Scene scene_begin(const Figure *figure, const Skeleton *skeleton)
{
    Scene scene = scene_empty(figure);
    props_add(&scene, figure, skeleton);
    return scene;
}

void scene_end(Scene *scene, bool mirrored)
{
    if (mirrored)
        mirror_shapes(scene);
}

Scene scene_build(const Figure *figure, const Pose *pose, RegionSet feel, bool mirrored)
{
    Skeleton skeleton = skeleton_of(figure, pose);
    Scene scene = scene_begin(figure, &skeleton);
    scene_add_body(&scene, figure, &skeleton, pose, feel);
    props_add_held(&scene, figure, &skeleton);
    scene_end(&scene, mirrored);
    return scene;
}
