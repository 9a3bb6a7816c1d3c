// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Turns a skeleton into shapes. The near side is the body's right (the working side); the far side
 * is drawn first, dimmer and in a side view a little slimmer. Regions are stripes along the limb
 * that they lie on. */
#include "figure/scene.h"

#include "base/array.h"
#include "figure/motion.h"
#include "figure/scene_parts.h"

#include <math.h>

#define MARGIN 4.0
#define RIM 0.9  /* cleared around limbs, so that they stand out from what is behind them */
#define HEEL 3.2 /* from the ankle back to the heel */
#define FOOT_LENGTH 13.0

void scene_add_shape(Scene *scene, Shape shape)
{
    if (scene->count < SCENE_MAX_SHAPES)
        scene->shapes[scene->count++] = shape;
}

static Shape capsule(Point from, Point to, double from_radius, double to_radius)
{
    return (Shape){.from = from, .to = to, .from_radius = from_radius, .to_radius = to_radius};
}

void scene_add_line(Scene *scene, Point from, Point to, double radius, Ink ink)
{
    Shape line = capsule(from, to, radius, radius);
    line.ink = ink;
    scene_add_shape(scene, line);
}

static Point between(Point a, Point b, double part)
{
    return (Point){a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part};
}

/* A part of a limb: part of the way along it, with a radius at each end. */
typedef struct {
    Joint from, to;
    double begin, end;
    double from_radius, to_radius;
    double forward; /* to the body's front in a side view: the calf lies behind the shin */
} LimbPart;

typedef struct {
    const LimbPart *parts;
    size_t count;
    double rim_from; /* where along the first part the rim begins, so that the limb is joined on */
} LimbShape;

static const LimbPart leg[] = {
    {JOINT_HIP_R, JOINT_KNEE_R, 0, 1, 4.6, 2.9, 0},
    {JOINT_KNEE_R, JOINT_ANKLE_R, 0, 1, 2.8, 1.7, 0},
    {JOINT_KNEE_R, JOINT_ANKLE_R, 0.14, 0.5, 2.5, 1.8, -1.0},
};
static const LimbPart arm[] = {
    {JOINT_SHOULDER_R, JOINT_ELBOW_R, 0, 1, 2.8, 2.0, 0},
    {JOINT_ELBOW_R, JOINT_WRIST_R, 0, 1, 2.0, 1.3, 0},
    {JOINT_WRIST_R, JOINT_HAND_R, 0.1, 0.85, 1.6, 1.3, 0},
};
static const LimbShape leg_shape = {leg, COUNT_OF(leg), 0.35};
static const LimbShape arm_shape = {arm, COUNT_OF(arm), 0.15};

/* Of a pair of joints the right one is given; the left one comes before it. */
static Joint on_side(Joint right, bool left)
{
    return left ? (Joint)(right - 1) : right;
}

static Shape part_shape(const Skeleton *skeleton, const LimbPart *part, bool left, double forward)
{
    Point from = skeleton->joint[on_side(part->from, left)];
    Point to = skeleton->joint[on_side(part->to, left)];
    double dx = to.x - from.x, dy = to.y - from.y, length = fmax(hypot(dx, dy), 1e-6);
    Point a = between(from, to, part->begin), b = between(from, to, part->end);
    double x = -dy / length * part->forward * forward, y = dx / length * part->forward * forward;
    return capsule((Point){a.x + x, a.y + y}, (Point){b.x + x, b.y + y}, part->from_radius,
                   part->to_radius);
}

/* Draws shapes as one: first the rim of all, then all of them, so that none cuts its neighbour. */
static void add_joined(Scene *scene, const Shape *shapes, size_t count, double rim_from, Ink ink)
{
    for (size_t i = 0; i < count; i++) {
        Shape rim = shapes[i];
        if (i == 0) {
            rim.from = between(rim.from, rim.to, rim_from);
            rim.from_radius += (rim.to_radius - rim.from_radius) * rim_from;
        }
        rim.clear = RIM;
        rim.ink = INK_NONE;
        rim.inside = ink;
        scene_add_shape(scene, rim);
    }
    for (size_t i = 0; i < count; i++) {
        Shape shape = shapes[i];
        shape.ink = ink;
        scene_add_shape(scene, shape);
    }
}

/* The left is far in a side view; from the front it is dimmer where it does not work. */
static Ink ink_of(const Figure *figure, bool left)
{
    bool near = !left || (figure->view == VIEW_FRONT && (figure->both_sides || figure->alternates));
    return near ? INK_NEAR : INK_FAR;
}

/* The shapes of a limb, the far one of a side view a little slimmer; returns their count. */
static size_t limb_shapes(const Figure *figure, const Skeleton *skeleton, const LimbShape *limb,
                          bool left, Shape *shapes)
{
    double forward = figure->view == VIEW_SIDE ? 1 : 0, slimmer = left && forward > 0 ? 0.88 : 1;
    for (size_t i = 0; i < limb->count; i++) {
        shapes[i] = part_shape(skeleton, &limb->parts[i], left, forward);
        shapes[i].from_radius *= slimmer;
        shapes[i].to_radius *= slimmer;
    }
    return limb->count;
}

/* The shapes of a foot: in a side view a heel behind the ankle and a sole that is domed where the
 * pose shortens it; from the front a blunt wedge. */
static size_t foot_shapes(const Figure *figure, const Skeleton *skeleton, bool left, Shape *shapes)
{
    Point ankle = skeleton->joint[on_side(JOINT_ANKLE_R, left)];
    Point toe = skeleton->joint[on_side(JOINT_TOE_R, left)];
    double dx = toe.x - ankle.x, dy = toe.y - ankle.y, length = fmax(hypot(dx, dy), 1e-6);
    dx /= length, dy /= length;
    bool side = figure->view == VIEW_SIDE;
    double dome = side && length > 6 ? 0.5 + fmax(0, FOOT_LENGTH - length) * 1.1 : 0;
    Point heel = side ? (Point){ankle.x - HEEL * dx, ankle.y - HEEL * dy} : ankle;
    Point middle = between(ankle, toe, side ? 0.35 : 0.5), ball = between(ankle, toe, 0.8);
    middle.x -= dy * dome;
    middle.y += dx * dome;
    shapes[0] = capsule(ankle, middle, 1.8, 1.6);
    shapes[1] = capsule(heel, middle, side ? 1.5 : 1.8, 1.5);
    shapes[2] = capsule(middle, ball, 1.6, 1.3);
    shapes[3] = capsule(ball, toe, 1.3, 1.0);
    return 4;
}

static void add_leg(Scene *scene, const Figure *figure, const Skeleton *skeleton, bool left)
{
    Shape shapes[8];
    size_t count = limb_shapes(figure, skeleton, &leg_shape, left, shapes);
    count += foot_shapes(figure, skeleton, left, shapes + count);
    add_joined(scene, shapes, count, leg_shape.rim_from, ink_of(figure, left));
}

static void add_arm(Scene *scene, const Figure *figure, const Skeleton *skeleton, bool left)
{
    Shape shapes[4];
    size_t count = limb_shapes(figure, skeleton, &arm_shape, left, shapes);
    add_joined(scene, shapes, count, arm_shape.rim_from, ink_of(figure, left));
}

static Point turned(Point from, double length, double degrees)
{
    double radians = degrees * M_PI / 180;
    return (Point){from.x + length * sin(radians), from.y - length * cos(radians)};
}

/* The head, with a nose where the face is seen from the side. */
static void add_head(Scene *scene, const Figure *figure, const Skeleton *skeleton, const Pose *pose)
{
    Point neck = skeleton->joint[JOINT_NECK], head = skeleton->head;
    Shape shapes[] = {capsule(head, head, HEAD_RADIUS, HEAD_RADIUS), capsule(head, head, 1.4, 0.9)};
    if (figure->view == VIEW_SIDE) {
        Point low = between(head, neck, 0.08);
        double forward = pose->angle[LIMB_HEAD] - 90;
        shapes[1].from = turned(low, HEAD_RADIUS - 0.9, forward);
        shapes[1].to = turned(low, HEAD_RADIUS + 1.5, forward);
    }
    add_joined(scene, shapes, 2, 0, INK_TRUNK);
    scene_add_line(scene, neck, between(neck, head, 0.7), 2.0, INK_TRUNK);
}

static void add_trunk(Scene *scene, const Figure *figure, const Skeleton *skeleton,
                      const Pose *pose)
{
    const Point *joint = skeleton->joint;
    bool front = figure->view == VIEW_FRONT;
    Point chest = between(skeleton->spine, joint[JOINT_NECK], 0.45);
    double breath = front ? 0.5 * pose->breath : pose->breath;
    if (!front)
        chest = turned(chest, 0.5 + breath, pose->angle[LIMB_TORSO] - 90);
    double waist = front ? 5.7 : 4.2, breast = (front ? 7.2 : 4.9) + breath;
    const Shape shapes[] = {
        capsule(joint[JOINT_PELVIS], skeleton->spine, front ? 5.6 : 4.8, waist),
        capsule(skeleton->spine, chest, waist, breast),
        capsule(chest, joint[JOINT_NECK], breast, front ? 3.4 : 2.6),
        capsule(joint[JOINT_SHOULDER_L], joint[JOINT_SHOULDER_R], 2.8, 2.8),
        capsule(joint[JOINT_HIP_L], joint[JOINT_HIP_R], 4.2, 4.2),
    };
    add_joined(scene, shapes, front ? 5 : 3, 0, INK_TRUNK);
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
    scene_grow(scene, skeleton->head, HEAD_RADIUS + 1);
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

/* Both sides are lit where both work, else the working one: the right, in a swapped
 * pose the left. */
static bool is_lit(const Figure *figure, const Pose *pose, bool left)
{
    return figure->both_sides || pose->swapped == left;
}

static RegionSet lit(const Figure *figure, const Pose *pose, RegionSet feel, bool left)
{
    return is_lit(figure, pose, left) ? feel : 0;
}

Scene scene_begin(const Figure *figure, const Skeleton *skeleton)
{
    Scene scene = {0};
    find_box(&scene, figure);
    props_add(&scene, figure, skeleton);
    return scene;
}

void scene_add_body(Scene *scene, const Figure *figure, const Skeleton *skeleton, const Pose *pose,
                    RegionSet feel)
{
    add_leg(scene, figure, skeleton, true);
    regions_add(scene, figure, skeleton, lit(figure, pose, feel, true), true);
    if (figure->view == VIEW_SIDE)
        add_arm(scene, figure, skeleton, true);
    add_trunk(scene, figure, skeleton, pose);
    add_head(scene, figure, skeleton, pose);
    add_leg(scene, figure, skeleton, false);
    regions_add(scene, figure, skeleton, lit(figure, pose, feel, false), false);
    trunk_regions_add(scene, figure, skeleton, feel);
    if (figure->view == VIEW_FRONT)
        add_arm(scene, figure, skeleton, true);
    add_arm(scene, figure, skeleton, false);
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
    scene_end(&scene, mirrored);
    return scene;
}
