// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What tells the motion in a picture that stands still: the pose that it began in as a ghost behind
 * the body, and an arrow along the way of the joint that goes farthest, with doubled heads where it
 * is quick. */
#include "figure/scene.h"

#include "base/array.h"
#include "figure/motion.h"
#include "figure/scene_parts.h"

#include <math.h>

#define WAY_POINTS 17
#define LEAST_WAY 2.5   /* a joint that moves less tells nothing */
#define LEAST_ARROW 5.0 /* what the line of a shorter way is drawn as, beside its heads */
#define BESIDE 5.5      /* from the joint to the arrow, which would lie on the limb */
#define HEAD_LENGTH 7.5
#define HEAD_RADIUS_BACK 2.9           /* at its back; its tip is sharp */
#define QUICK_CYCLE (1500 * NS_PER_MS) /* there and back */
#define QUICK_SWING (500 * NS_PER_MS)  /* a step of running; a march takes longer */
#define ARROW_RADIUS 0.9
#define ARROW_RIM 1.0
#define CORE_LEAST 6.0   /* where the whole body goes at least so far, its middle tells it best */
#define CORE_PART 0.6    /* and not much less far than any of its ends */
#define LEAST_HEIGHT 1.5 /* of the arrow above the floor */

/* Where a motion is looked for: the ends of limbs tell more than what lies in their middle. */
static const struct {
    Joint joint;
    double weight;
    bool feet; /* seen in a close-up too */
} joints[] = {
    {JOINT_HAND_R, 1.0, false},  {JOINT_HAND_L, 1.0, false}, {JOINT_TOE_R, 1.0, true},
    {JOINT_ANKLE_R, 1.15, true}, {JOINT_KNEE_R, 1.0, true},  {JOINT_ANKLE_L, 1.1, false},
    {JOINT_KNEE_L, 0.9, false},  {JOINT_CROWN, 0.9, false},  {JOINT_PELVIS, 0.8, false},
};

typedef struct {
    Point point[WAY_POINTS];
    double length;
    double size; /* of its arrow: a close-up shows it larger */
} Way;

static Pose pose_at(const Figure *figure, double place, bool swapped)
{
    Pose pose = motion_place(figure, place);
    return swapped ? pose_swap(figure, &pose) : pose;
}

static double distance(Point a, Point b)
{
    return hypot(b.x - a.x, b.y - a.y);
}

static Way way_of(const Skeleton skeletons[WAY_POINTS], Joint joint)
{
    Way way = {.length = 0};
    for (int i = 0; i < WAY_POINTS; i++) {
        way.point[i] = skeletons[i].joint[joint];
        way.length += i > 0 ? distance(way.point[i - 1], way.point[i]) : 0;
    }
    return way;
}

/* Of the joint that goes farthest; of length 0 where none goes far enough to tell. */
static Way longest_way(const Figure *figure, const Skeleton skeletons[WAY_POINTS])
{
    Way best = {.length = 0};
    double most = LEAST_WAY;
    for (size_t i = 0; i < COUNT_OF(joints); i++) {
        Way way = way_of(skeletons, joints[i].joint);
        if (way.length * joints[i].weight <= most ||
            (figure->close_up != CLOSE_UP_NONE && !joints[i].feet))
            continue;
        most = way.length * joints[i].weight;
        best = way;
    }
    return best;
}

/* The way that an arrow tells: of the body's middle where it goes while the feet stay. */
static Way telling_way(const Figure *figure, const Skeleton skeletons[WAY_POINTS])
{
    Way best = longest_way(figure, skeletons), core = way_of(skeletons, JOINT_PELVIS);
    double feet =
        fmax(way_of(skeletons, JOINT_ANKLE_L).length, way_of(skeletons, JOINT_ANKLE_R).length);
    bool whole = figure->close_up == CLOSE_UP_NONE && core.length >= CORE_LEAST &&
                 core.length >= CORE_PART * best.length && feet < CORE_PART * core.length;
    return whole ? core : best;
}

static Point scaled(Point point, Point about, double factor)
{
    return (Point){about.x + (point.x - about.x) * factor, about.y + (point.y - about.y) * factor};
}

/* The way at `side` of where it is, that far from it; how deep it then comes below where an arrow
 * may be. */
static Way moved(const Way *way, double side, double *deep)
{
    Way moved = *way;
    double dx = way->point[WAY_POINTS - 1].x - way->point[0].x;
    double dy = way->point[WAY_POINTS - 1].y - way->point[0].y, whole = fmax(hypot(dx, dy), 1e-6);
    *deep = 0;
    for (int i = 0; i < WAY_POINTS; i++) {
        moved.point[i].x -= dy / whole * side;
        moved.point[i].y += dx / whole * side;
        *deep = fmax(*deep, LEAST_HEIGHT - moved.point[i].y);
    }
    return moved;
}

/* A way that is too short to be seen is drawn longer, about its middle. */
static void lengthen(Way *way)
{
    double heads = 2 * HEAD_LENGTH * way->size / way->length;
    double factor = fmax(LEAST_ARROW * way->size / way->length, fmax(1 - heads, 0.5));
    Point middle = way->point[WAY_POINTS / 2];
    for (int i = 0; i < WAY_POINTS; i++)
        way->point[i] = scaled(way->point[i], middle, factor);
}

/* Puts a way beside the limb that goes it: on the side that is away from the body's middle, but
 * above the floor. */
static void set_beside(Way *way, const Skeleton *body, bool grounded)
{
    Point pelvis = body->joint[JOINT_PELVIS], neck = body->joint[JOINT_NECK];
    Point core = {(pelvis.x + neck.x) / 2, (pelvis.y + neck.y) / 2};
    double deep, deeper;
    lengthen(way);
    Way left = moved(way, BESIDE * way->size, &deep);
    Way right = moved(way, -BESIDE * way->size, &deeper);
    Point middle = left.point[WAY_POINTS / 2], other = right.point[WAY_POINTS / 2];
    bool goes_left = distance(middle, core) >= distance(other, core);
    if (grounded && deep != deeper)
        goes_left = goes_left ? deep <= fmax(deeper, 0.1) : deeper > fmax(deep, 0.1);
    *way = goes_left ? left : right;
}

/* The head of an arrow whose line comes to `at` from `from`: its tip lies beyond. */
static Point tip_of(Point from, Point at, double size)
{
    double length = fmax(distance(from, at), 1e-6);
    double long_by = HEAD_LENGTH * size / length;
    return (Point){at.x + (at.x - from.x) * long_by, at.y + (at.y - from.y) * long_by};
}

static Shape stroke(Point from, Point to, double from_radius, double to_radius)
{
    return (Shape){.from = from,
                   .to = to,
                   .from_radius = from_radius,
                   .to_radius = to_radius,
                   .ink = INK_ARROW,
                   .inside = INK_ARROW};
}

static Shape head(Point from, Point at, double size)
{
    return stroke(at, tip_of(from, at, size), HEAD_RADIUS_BACK * size, 0.2 * size);
}

static bool is_quick(const Figure *figure)
{
    Ns quick = figure->motion == MOTION_SWING ? QUICK_SWING : QUICK_CYCLE;
    return figure->motion != MOTION_HOLD && figure->period <= quick;
}

/* Where an arrow ends: of a quick one at the second of its heads. */
static Point end_of(Point from, Point at, double size, bool quick)
{
    Point tip = tip_of(from, at, size);
    return quick ? tip_of(from, tip, size) : tip;
}

/* Off the floor, with its heads. */
static void lift(Way *way, bool quick)
{
    const Point *point = way->point, *last = point + WAY_POINTS - 1;
    double low = fmin(end_of(point[1], point[0], way->size, quick).y,
                      end_of(last[-1], last[0], way->size, quick).y);
    for (int i = 0; i < WAY_POINTS; i++)
        low = fmin(low, way->point[i].y);
    for (int i = 0; i < WAY_POINTS && low < LEAST_HEIGHT; i++)
        way->point[i].y += LEAST_HEIGHT - low;
}

/* A rim parts the whole of it from the body: the rim of each part would cut the one before. */
static void add_parts(Scene *scene, const Shape *parts, size_t count, double clear)
{
    for (size_t i = 0; i < count; i++) {
        Shape rim = parts[i];
        rim.clear = clear;
        rim.ink = INK_NONE;
        scene_add_shape(scene, rim);
    }
    for (size_t i = 0; i < count; i++) {
        scene_add_shape(scene, parts[i]);
        scene_grow(scene, parts[i].from, HEAD_RADIUS_BACK);
        scene_grow(scene, parts[i].to, HEAD_RADIUS_BACK);
    }
}

/* The heads at one end; returns how many. */
static size_t add_heads(Shape *parts, Point from, Point at, double size, bool quick)
{
    parts[0] = head(from, at, size);
    if (quick)
        parts[1] = head(from, tip_of(from, at, size), size);
    return quick ? 2 : 1;
}

/* A held pose is gone into; a movement goes there and back. */
static void add_arrow(Scene *scene, const Figure *figure, const Way *way)
{
    const Point *point = way->point;
    Shape parts[WAY_POINTS + 3];
    double radius = ARROW_RADIUS * way->size;
    size_t count = 0;
    bool quick = is_quick(figure);
    for (int i = 1; i < WAY_POINTS; i++)
        parts[count++] = stroke(point[i - 1], point[i], radius, radius);
    count +=
        add_heads(parts + count, point[WAY_POINTS - 2], point[WAY_POINTS - 1], way->size, quick);
    if (figure->motion != MOTION_HOLD)
        count += add_heads(parts + count, point[1], point[0], way->size, quick);
    add_parts(scene, parts, count, ARROW_RIM * way->size);
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

static const double arrow_sizes[] = {
    [CLOSE_UP_NONE] = 1, [CLOSE_UP_FEET] = 0.5, [CLOSE_UP_LEGS] = 0.75};

Scene scene_build_still(const Figure *figure, bool swapped, RegionSet feel, bool mirrored)
{
    Scene scene;
    Skeleton skeletons[WAY_POINTS];
    Pose first = pose_at(figure, 0, swapped), last = pose_at(figure, 1, swapped);
    for (int i = 0; i < WAY_POINTS; i++) {
        Pose pose = pose_at(figure, (double)i / (WAY_POINTS - 1), swapped);
        skeletons[i] = skeleton_of(figure, &pose);
    }
    const Skeleton *body = &skeletons[WAY_POINTS - 1];
    Way way = telling_way(figure, skeletons);
    scene = scene_begin(figure, body);
    if (way.length > 0)
        add_ghost(&scene, figure, &first);
    scene_add_body(&scene, figure, body, &last, feel);
    props_add_held(&scene, figure, body);
    if (way.length > 0) {
        way.size = arrow_sizes[figure->close_up];
        set_beside(&way, body, scene.grounded);
        if (scene.grounded)
            lift(&way, is_quick(figure));
        add_arrow(&scene, figure, &way);
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
