// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What tells the motion in a picture that stands still: the pose that it began in as a ghost behind
 * the body, and an arrow (scene_arrow.c) along the way of what tells it best: the joint that goes
 * farthest, or the whole body. */
#include "figure/scene.h"

#include "base/array.h"
#include "figure/motion.h"
#include "figure/scene_parts.h"

#include <math.h>
#include <string.h>

#define LEAST_WAY 2.5  /* a joint that moves less tells nothing */
#define CORE_LEAST 6.0 /* where the whole body goes at least so far, its middle tells it best */
#define CORE_PART 0.6  /* and not much less far than any of its ends */
#define LEG_PART 0.3   /* a leg that works and goes so far tells it better than a hand */
#define TOES_PART 0.25 /* of a hop: in a heel raise they stay */

/* Where a motion is looked for: the ends of limbs tell more than what lies in their middle. */
static const struct {
    Joint joint;
    double weight;
    bool feet; /* seen in a close-up too */
} joints[] = {
    {JOINT_HAND_R, 1.0, false},  {JOINT_HAND_L, 1.0, false}, {JOINT_TOE_R, 1.0, true},
    {JOINT_ANKLE_R, 1.15, true}, {JOINT_KNEE_R, 1.0, true},  {JOINT_ANKLE_L, 1.1, false},
    {JOINT_KNEE_L, 0.75, false}, {JOINT_CROWN, 0.9, false},  {JOINT_PELVIS, 0.8, false},
    {JOINT_ELBOW_R, 0.7, false},
};

static const double arrow_sizes[] = {
    [CLOSE_UP_NONE] = 1, [CLOSE_UP_FEET] = 0.5, [CLOSE_UP_LEGS] = 0.75};

static Pose pose_at(const Figure *figure, double place, bool swapped)
{
    Pose pose = motion_place(figure, place);
    return swapped ? pose_swap(figure, &pose) : pose;
}

static double distance(Point a, Point b)
{
    return hypot(b.x - a.x, b.y - a.y);
}

/* What is drawn on the way from the first pose to the last. */
typedef struct {
    Skeleton skeleton[WAY_POINTS];
    Point belly[WAY_POINTS], waist[WAY_POINTS];
    bool swapped;
} Film;

static Film film_of(const Figure *figure, bool swapped)
{
    Film film = {.swapped = swapped};
    for (int i = 0; i < WAY_POINTS; i++) {
        Pose pose = pose_at(figure, (double)i / (WAY_POINTS - 1), swapped);
        film.skeleton[i] = skeleton_of(figure, &pose);
        film.waist[i] = film.skeleton[i].waist;
        film.belly[i] = scene_belly(figure, &film.skeleton[i], &pose);
    }
    return film;
}

static Way measured(Way way)
{
    for (int i = 1; i < WAY_POINTS; i++)
        way.length += distance(way.point[i - 1], way.point[i]);
    return way;
}

static Way way_of(const Film *film, Joint joint)
{
    Way way = {.of_arm = joint >= JOINT_SHOULDER_L};
    for (int i = 0; i < WAY_POINTS; i++)
        way.point[i] = film->skeleton[i].joint[joint];
    return measured(way);
}

static Way way_along(const Point points[WAY_POINTS])
{
    Way way = {.length = 0};
    memcpy(way.point, points, sizeof way.point);
    return measured(way);
}

/* Of the leg that works: the right one, in a swapped pose the left. */
static bool is_of_leg(const Film *film, Joint joint)
{
    bool left = (joint - JOINT_HIP_L) % 2 == 0;
    return joint >= JOINT_HIP_L && joint < JOINT_SHOULDER_L && left == film->swapped;
}

/* Of the working leg's joint, or of any, that goes farthest; of length 0 where none goes far enough
 * to tell. */
static Way longest_way(const Figure *figure, const Film *film, bool legs)
{
    Way best = {.length = 0}, waist = way_along(film->waist);
    double most = LEAST_WAY * arrow_sizes[figure->close_up];
    for (size_t i = 0; i < COUNT_OF(joints); i++) {
        Way way = way_of(film, joints[i].joint);
        if (way.length * joints[i].weight <= most ||
            (figure->close_up != CLOSE_UP_NONE && !joints[i].feet) ||
            (legs && !is_of_leg(film, joints[i].joint)))
            continue;
        most = way.length * joints[i].weight;
        best = way;
    }
    bool spine = figure->close_up == CLOSE_UP_NONE && !legs && waist.length > most;
    return spine ? waist : best;
}

/* Does the body's middle tell it best? Where it goes while the feet stay, and where they hop along
 * with it. */
static bool is_of_core(const Figure *figure, const Film *film, double core, double best)
{
    double left = way_of(film, JOINT_ANKLE_L).length, right = way_of(film, JOINT_ANKLE_R).length;
    double toes = fmin(way_of(film, JOINT_TOE_L).length, way_of(film, JOINT_TOE_R).length);
    bool goes = core >= CORE_LEAST && fmax(left, right) < CORE_PART * core;
    bool hops =
        core >= LEAST_WAY && fmin(left, right) >= CORE_PART * core && toes >= TOES_PART * core;
    return figure->close_up == CLOSE_UP_NONE && core >= CORE_PART * best && (goes || hops);
}

/* The way that an arrow tells: of a breath the belly's; where legs work a leg's rather than an
 * arm's. */
static Way telling_way(const Figure *figure, const Film *film, RegionSet feel)
{
    if (figure->poses[0].belly != figure->poses[figure->pose_count - 1].belly)
        return way_along(film->belly);
    Way best = longest_way(figure, film, false), core = way_of(film, JOINT_PELVIS);
    Way leg = longest_way(figure, film, true);
    if (regions_are_on_legs(feel) && best.of_arm && leg.length >= LEG_PART * best.length)
        best = leg;
    return is_of_core(figure, film, core.length, best.length) ? core : best;
}

static void add_ghost(Scene *scene, const Figure *figure, const Pose *pose)
{
    Scene ghost = {.count = 0};
    Skeleton skeleton = skeleton_of(figure, pose);
    scene_add_body(&ghost, figure, &skeleton, pose, 0);
    for (size_t i = 0; i < ghost.count; i++) {
        Shape shape = ghost.shapes[i];
        bool rim = shape.ink == INK_NONE;
        shape.ink = INK_GHOST;
        if (!rim)
            scene_add_shape(scene, shape);
    }
}

Scene scene_build_still(const Figure *figure, bool swapped, RegionSet feel, bool mirrored)
{
    Scene scene;
    Film film = film_of(figure, swapped);
    Pose first = pose_at(figure, 0, swapped), last = pose_at(figure, 1, swapped);
    const Skeleton *body = &film.skeleton[WAY_POINTS - 1];
    Way way = telling_way(figure, &film, feel);
    scene = scene_begin(figure, body);
    if (way.length > 0)
        add_ghost(&scene, figure, &first);
    scene_add_body(&scene, figure, body, &last, feel);
    props_add_held(&scene, figure, body);
    if (way.length > 0) {
        way.size = arrow_sizes[figure->close_up];
        scene_add_arrow(&scene, figure, &way);
    }
    scene_end(&scene, mirrored);
    return scene;
}

/* Mirroring went about the middle of each. */
void scene_share_box(Scene *scene, const Scene *other, bool mirrored)
{
    double shift = other->low.x + other->high.x - scene->low.x - scene->high.x;
    for (size_t i = 0; mirrored && i < scene->count; i++) {
        scene->shapes[i].from.x += shift;
        scene->shapes[i].to.x += shift;
    }
    scene->low = other->low;
    scene->high = other->high;
}
