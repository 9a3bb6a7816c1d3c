// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The body as shapes: limbs, hands, feet, trunk and head. Each limb is one silhouette with a rim
 * around it; the trunk has one only where arms lie behind it, so that legs and head are joined on.
 * Of the far limbs those that the near ones hide are left out: what would peek out says nothing. */
#include "figure/scene_parts.h"

#include "base/array.h"

#include <math.h>

#define ASIDE 0.5      /* of a part whose front is seen so little one side hides the other */
#define FAR_BEGIN 0.12 /* of a far limb: its root lies behind the trunk */
#define RIM 0.9        /* cleared around limbs, so that they stand out from what is behind them */
#define HEEL 3.2       /* from the ankle back to the heel */
#define FOOT_LENGTH 13.0
#define INSTEP 0.5        /* it rises over the straight line, */
#define DOMED 1.1         /* and the arch by so much more for what the foot is shorter */
#define TOES 3.6          /* of a foot on its toes, they lie flat */
#define ON_TOES 3.0       /* so high above them the ankle is then, at least */
#define ON_GROUND 1.2     /* from the ground to toes that stand on it */
#define HIDDEN 2.6        /* a far joint is behind the near one when it is no farther from it */
#define SIDEWAYS 0.5      /* of a face that looks so far to a side the nose is seen */
#define FRONTAL 0.6       /* and of one that looks so far to the viewer the eyes */
#define EYE 0.95          /* its radius */
#define EYES_APART 24.0   /* degrees to either side of where the face looks */
#define BELLY 4.0         /* how far it rises */
#define BELLY_AHEAD 4.2   /* of the spine, without a breath in it */
#define LIGHT_LENGTH 0.09 /* of the light that travels along the body, as a part of it */

typedef struct {
    const Figure *figure;
    const Skeleton *skeleton;
    const Pose *pose;
} Body;

static Shape capsule(Point from, Point to, double from_radius, double to_radius)
{
    return (Shape){.from = from, .to = to, .from_radius = from_radius, .to_radius = to_radius};
}

static Point between(Point a, Point b, double part)
{
    return (Point){a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part};
}

static double distance(Point a, Point b)
{
    return hypot(b.x - a.x, b.y - a.y);
}

static Point turned(Point from, double length, double degrees)
{
    double radians = degrees * M_PI / 180;
    return (Point){from.x + length * sin(radians), from.y - length * cos(radians)};
}

/* Of a pair of joints the right one is given; the left one comes before it. */
static Joint on_side(Joint right, bool left)
{
    return left ? (Joint)(right - 1) : right;
}

/* Draws shapes as one: first the rims of those from `rimmed` on, then all of them, so that none
 * cuts its neighbour. */
static void add_joined(Scene *scene, const Shape *shapes, size_t count, size_t rimmed, Ink ink)
{
    for (size_t i = rimmed; i < count; i++) {
        Shape rim = shapes[i];
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

/* ---- views ---- */

/* How far a part looks to the viewer's right, -1 to 1, and how much of its front or back is seen,
 * -1 (its back) to 1. */
static double sideways(const Body *body, Turn part)
{
    return sin(skeleton_facing(body->figure, body->pose, part) * M_PI / 180);
}

static double frontal(const Body *body, Turn part)
{
    return cos(skeleton_facing(body->figure, body->pose, part) * M_PI / 180);
}

/* From the front a leg that is drawn up lies before the trunk, on either side. */
static bool is_before_trunk(const Body *body, bool left)
{
    double thigh = body->pose->angle[left ? LIMB_THIGH_L : LIMB_THIGH_R];
    return !left || (body->figure->view == VIEW_FRONT && cos(thigh * M_PI / 180) < 0);
}

/* ---- limbs ---- */

/* A part of a limb: part of the way along it, with a radius at each end. */
typedef struct {
    Joint from, to;
    double begin, end;
    double from_radius, to_radius;
    double forward; /* to the body's front in a side view: the calf lies behind the shin */
} LimbPart;

/* The first part begins twice: where it is joined on it has no rim. */
static const LimbPart leg[] = {
    {JOINT_HIP_R, JOINT_KNEE_R, 0, 0.4, 4.6, 3.9, 0},
    {JOINT_HIP_R, JOINT_KNEE_R, 0.35, 1, 4.0, 2.9, 0},
    {JOINT_KNEE_R, JOINT_ANKLE_R, 0, 1, 2.8, 1.7, 0},
    {JOINT_KNEE_R, JOINT_ANKLE_R, 0.14, 0.5, 2.5, 1.8, -1.0},
};
static const LimbPart arm[] = {
    {JOINT_SHOULDER_R, JOINT_ELBOW_R, 0, 0.2, 2.8, 2.64, 0},
    {JOINT_SHOULDER_R, JOINT_ELBOW_R, 0.15, 1, 2.7, 2.0, 0},
    {JOINT_ELBOW_R, JOINT_WRIST_R, 0, 1, 2.0, 1.3, 0},
};

/* Is this limb, which hangs from a joint or from what does, behind the other? Seen from the side
 * the left one is. */
static bool is_far(const Body *body, Joint from, bool left)
{
    return left &&
           fabs(frontal(body, from < JOINT_SHOULDER_L ? TURN_HIPS : TURN_SHOULDERS)) < ASIDE;
}

/* Where a part begins along its limb: of one that goes out from behind the trunk a little farther
 * on. */
static double begin_of(const Body *body, const LimbPart *part, bool left)
{
    bool behind =
        part->from == JOINT_HIP_R ? !is_before_trunk(body, left) : is_far(body, part->from, left);
    bool root = part->from == JOINT_HIP_R || part->from == JOINT_SHOULDER_R;
    return behind && root ? fmax(part->begin, FAR_BEGIN) : part->begin;
}

/* Does the near limb cover this part of the far one? */
static bool hidden(const Body *body, Joint from, Joint to, bool left)
{
    const Point *joint = body->skeleton->joint;
    return is_far(body, from, left) && distance(joint[from - 1], joint[from]) < HIDDEN &&
           distance(joint[to - 1], joint[to]) < HIDDEN;
}

static Shape part_shape(const Body *body, const LimbPart *part, bool left)
{
    Point from = body->skeleton->joint[on_side(part->from, left)];
    Point to = body->skeleton->joint[on_side(part->to, left)];
    double forward = body->figure->view == VIEW_SIDE ? part->forward : 0;
    double dx = to.x - from.x, dy = to.y - from.y, length = fmax(hypot(dx, dy), 1e-6);
    double x = -dy / length * forward, y = dx / length * forward;
    double slimmer = is_far(body, part->from, left) ? 0.88 : 1;
    double begin = begin_of(body, part, left);
    Point a = between(from, to, begin), b = between(from, to, part->end);
    return capsule((Point){a.x + x, a.y + y}, (Point){b.x + x, b.y + y},
                   part->from_radius * slimmer, part->to_radius * slimmer);
}

/* The shapes of a limb's parts that are seen, and whether the first of them is seen too. */
static size_t limb_shapes(const Body *body, const LimbPart *parts, size_t count, bool left,
                          Shape *shapes)
{
    size_t seen = 0;
    for (size_t i = 0; i < count; i++)
        if (!hidden(body, parts[i].from, parts[i].to, left))
            shapes[seen++] = part_shape(body, &parts[i], left);
    return seen;
}

/* The left is far in a side view; from the front it is dimmer where it does not work. */
static Ink ink_of(const Figure *figure, bool left)
{
    bool near = !left || (figure->view == VIEW_FRONT && (figure->both_sides || figure->alternates));
    return near ? INK_NEAR : INK_FAR;
}

/* ---- feet ---- */

/* How high what can be stood on is at a place: the floor, or a step. */
static double ground_at(const Figure *figure, double x)
{
    for (size_t i = 0; i < figure->prop_count; i++) {
        const FigureProp *prop = &figure->props[i];
        if (prop->kind == PROP_STEP && x >= prop->x && x <= prop->x_end)
            return prop->height - FLOOR_LEVEL - FLOOR_THICKNESS;
    }
    return 0;
}

/* Do the toes lie on a rolled towel? */
static bool are_on_towel(const Figure *figure, Point toe)
{
    for (size_t i = 0; i < figure->prop_count; i++) {
        const FigureProp *prop = &figure->props[i];
        if (prop->kind == PROP_TOWEL && fabs(toe.x - prop->x) < prop->radius &&
            fabs(toe.y - prop->y - prop->radius) < TOES)
            return true;
    }
    return false;
}

/* Does the heel hang over the edge of what the toes stand on? */
static bool hangs(const Figure *figure, Point ankle, Point toe)
{
    return ground_at(figure, ankle.x) < ground_at(figure, toe.x) - ON_GROUND && ankle.y < toe.y;
}

/* Where the toes bend: of a foot on its toes, of one whose heel hangs, and of one with its toes on
 * a towel, behind them, else on the straight line. */
static Point ball_of(const Body *body, Point ankle, Point toe)
{
    double ground = ground_at(body->figure, toe.x);
    bool bent = ankle.y - toe.y > ON_TOES || hangs(body->figure, ankle, toe);
    bool stands = fabs(toe.y - ground) < ON_GROUND && bent && !body->figure->from_above;
    if (are_on_towel(body->figure, toe))
        return (Point){toe.x - TOES, ground + 0.2};
    return stands ? (Point){toe.x - TOES, toe.y + 0.2} : between(ankle, toe, 0.72);
}

double scene_dome(const Figure *figure, Point ankle, Point toe)
{
    double ground = ground_at(figure, toe.x), short_by = FOOT_LENGTH - distance(ankle, toe);
    bool flat = fabs(ankle.y - ground) < ON_GROUND && fabs(toe.y - ground) < ON_GROUND;
    return figure->view == VIEW_SIDE && flat ? fmax(0, short_by) * DOMED : 0;
}

/* In a side view a heel behind the ankle and a sole that is domed where the pose shortens it. */
static size_t foot_from_side(const Body *body, Point ankle, Point toe, Shape *shapes)
{
    Point ball = ball_of(body, ankle, toe);
    double length = fmax(distance(ankle, ball), 1e-6), whole = distance(ankle, toe);
    double dx = (ball.x - ankle.x) / length, dy = (ball.y - ankle.y) / length;
    double dome = whole > 6 ? INSTEP + scene_dome(body->figure, ankle, toe) : 0;
    Point heel = {ankle.x - HEEL * dx, ankle.y - HEEL * dy};
    Point middle = between(ankle, ball, 0.5);
    middle.x -= dy * dome;
    middle.y += dx * dome;
    shapes[0] = capsule(ankle, middle, 1.8, 1.6);
    shapes[1] = capsule(heel, middle, 1.5, 1.5);
    shapes[2] = capsule(middle, ball, 1.6, 1.3);
    shapes[3] = capsule(ball, toe, 1.3, 1.0);
    return 4;
}

static size_t foot_shapes(const Body *body, bool left, Shape *shapes)
{
    Point ankle = body->skeleton->joint[on_side(JOINT_ANKLE_R, left)];
    Point toe = body->skeleton->joint[on_side(JOINT_TOE_R, left)];
    if (hidden(body, JOINT_ANKLE_R, JOINT_TOE_R, left))
        return 0;
    if (body->figure->view == VIEW_SIDE)
        return foot_from_side(body, ankle, toe, shapes);
    shapes[0] = capsule(ankle, toe, 1.8, 1.1); /* a blunt wedge */
    return 1;
}

static void add_leg(Scene *scene, const Body *body, bool left)
{
    Shape shapes[COUNT_OF(leg) + 4];
    size_t joined = hidden(body, leg->from, leg->to, left) ? 0 : 1;
    size_t count = limb_shapes(body, leg, COUNT_OF(leg), left, shapes);
    count += foot_shapes(body, left, shapes + count);
    add_joined(scene, shapes, count, joined, ink_of(body->figure, left));
}

/* ---- hands ---- */

/* A palm, fingers that grow thin, and a thumb on the side that is up, or forward. */
static size_t hand_shapes(const Body *body, bool left, Shape *shapes)
{
    Point wrist = body->skeleton->joint[on_side(JOINT_WRIST_R, left)];
    Point tip = body->skeleton->joint[on_side(JOINT_HAND_R, left)];
    Limb hand = left ? LIMB_HAND_L : LIMB_HAND_R;
    double angle = body->pose->angle[hand], length = distance(wrist, tip);
    bool inward = body->figure->view == VIEW_FRONT ? !left : sin(angle * M_PI / 180) > -0.3;
    Point base = between(wrist, tip, 0.25);
    shapes[0] = capsule(between(wrist, tip, 0.1), between(wrist, tip, 0.5), 1.5, 1.6);
    shapes[1] = capsule(between(wrist, tip, 0.5), between(wrist, tip, 0.95), 1.4, 0.8);
    shapes[2] = capsule(base, turned(base, length * 0.5, angle + (inward ? 42 : -42)), 0.9, 0.7);
    return 3;
}

static void add_arm(Scene *scene, const Body *body, bool left)
{
    Shape shapes[COUNT_OF(arm) + 3];
    size_t joined = hidden(body, arm->from, arm->to, left) ? 0 : 1;
    size_t count = limb_shapes(body, arm, COUNT_OF(arm), left, shapes);
    if (!hidden(body, JOINT_WRIST_R, JOINT_HAND_R, left))
        count += hand_shapes(body, left, shapes + count);
    add_joined(scene, shapes, count, joined, ink_of(body->figure, left));
}

/* ---- head and trunk ---- */

/* Two holes in the face, where it is seen from the front. */
static void add_eyes(Scene *scene, const Body *body)
{
    double facing = skeleton_facing(body->figure, body->pose, TURN_HEAD);
    double across = body->pose->angle[LIMB_HEAD] - 90;
    if (cos(facing * M_PI / 180) < FRONTAL)
        return;
    Point middle = turned(body->skeleton->head, 1.0, across + 90);
    for (int side = -1; side <= 1; side += 2) {
        double at = (facing + side * EYES_APART) * M_PI / 180;
        Point eye = turned(middle, sin(at) * HEAD_RADIUS, across);
        Shape hole = capsule(eye, eye, EYE, EYE);
        hole.clear = 0.05;
        hole.inside = INK_TRUNK;
        hole.fine = true;
        scene_add_shape(scene, hole);
    }
}

/* The head, with a nose where the face is seen from the side, on a neck. */
static void add_head(Scene *scene, const Body *body)
{
    Point neck = body->skeleton->joint[JOINT_NECK], head = body->skeleton->head;
    double side = sideways(body, TURN_HEAD), forward = body->pose->angle[LIMB_HEAD] - 90;
    Shape shapes[] = {capsule(neck, between(neck, head, 0.6), 2.7, 2.4),
                      capsule(head, head, HEAD_RADIUS, HEAD_RADIUS), capsule(head, head, 1.4, 0.9)};
    if (fabs(side) > SIDEWAYS) {
        Point low = between(head, neck, 0.08);
        shapes[2].from = turned(low, side * (HEAD_RADIUS - 0.9), forward);
        shapes[2].to = turned(low, side * (HEAD_RADIUS + 1.5), forward);
    }
    add_joined(scene, shapes, 3, 1, INK_TRUNK);
    add_eyes(scene, body);
}

static double mix(double a, double b, double part)
{
    return a + (b - a) * part;
}

/* Shoulder to hip on either side, as far as they are seen from the front. */
static size_t flank_shapes(const Body *body, Shape *shapes)
{
    const Point *joint = body->skeleton->joint;
    for (int i = 0; i < 2; i++) {
        Point shoulder = joint[JOINT_SHOULDER_L + i], hip = joint[JOINT_HIP_L + i];
        Point waist = between(body->skeleton->waist, hip, 0.6);
        shapes[i * 2] = capsule(shoulder, waist, 2.8, 3.0);
        shapes[i * 2 + 1] = capsule(waist, hip, 3.0, 4.6);
    }
    shapes[4] = capsule(joint[JOINT_SHOULDER_L], joint[JOINT_SHOULDER_R], 2.8, 2.8);
    return 5;
}

/* The middle of the chest and of the belly, forward of the spine as the breath fills them. */
static Point forward_of(const Body *body, Point spine, double length)
{
    return turned(spine, sideways(body, TURN_SHOULDERS) * length,
                  body->pose->angle[LIMB_TORSO] - 90);
}

Point scene_belly(const Figure *figure, const Skeleton *skeleton, const Pose *pose)
{
    const Body body = {figure, skeleton, pose};
    return forward_of(&body, skeleton->waist, BELLY_AHEAD + BELLY * pose->belly);
}

static void add_trunk(Scene *scene, const Body *body)
{
    const Skeleton *skeleton = body->skeleton;
    const Point *joint = skeleton->joint;
    double hips = fabs(frontal(body, TURN_HIPS)), chest = fabs(frontal(body, TURN_SHOULDERS));
    double breath = body->pose->breath * mix(1, 0.5, chest), belly = body->pose->belly * BELLY;
    Point breast = forward_of(body, skeleton->chest, 0.5 + breath);
    Point middle = forward_of(body, skeleton->waist, belly);
    double waist = mix(4.2, 5.4, chest), broad = mix(4.9, 7.2, chest) + breath;
    Shape shapes[10] = {
        capsule(joint[JOINT_PELVIS], skeleton->waist, mix(4.8, 5.6, hips), waist),
        capsule(breast, joint[JOINT_NECK], broad, mix(2.8, 3.4, chest)),
    };
    size_t count = 2 + (hips > 0.2 || chest > 0.2 ? flank_shapes(body, shapes + 2) : 0);
    shapes[count++] = capsule(skeleton->waist, breast, waist, broad);
    shapes[count++] = capsule(middle, between(middle, breast, 0.3), waist + 0.2 * belly, waist);
    add_joined(scene, shapes, count, chest < 0.5 ? count - 2 : count, INK_TRUNK);
}

/* A light that goes through the body, from the toes to the crown. */
static void add_light(Scene *scene, const Body *body)
{
    const Point *joint = body->skeleton->joint;
    const Point way[] = {joint[JOINT_TOE_R], joint[JOINT_ANKLE_R], joint[JOINT_KNEE_R],
                         joint[JOINT_HIP_R], joint[JOINT_NECK],    joint[JOINT_CROWN]};
    double whole = 0, done = 0;
    for (size_t i = 1; i < COUNT_OF(way); i++)
        whole += distance(way[i - 1], way[i]);
    double from = body->pose->light * (1 - LIGHT_LENGTH) * whole, to = from + LIGHT_LENGTH * whole;
    for (size_t i = 1; i < COUNT_OF(way); i++) {
        double length = fmax(distance(way[i - 1], way[i]), 1e-6);
        double begin = fmax((from - done) / length, 0), end = fmin((to - done) / length, 1);
        if (begin < end)
            scene_add_line(scene, between(way[i - 1], way[i], begin),
                           between(way[i - 1], way[i], end), 2.4, INK_ACCENT);
        done += length;
    }
}

/* ---- all of it ---- */

/* Both sides are lit where both work, else the working one: the right, in a swapped
 * pose the left. */
static RegionSet lit(const Body *body, RegionSet feel, bool left)
{
    return body->figure->both_sides || body->pose->swapped == left ? feel : 0;
}

static void add_lit_leg(Scene *scene, const Body *body, RegionSet feel, bool left)
{
    add_leg(scene, body, left);
    regions_add(scene, body->figure, body->skeleton, lit(body, feel, left), left);
}

void scene_add_body(Scene *scene, const Figure *figure, const Skeleton *skeleton, const Pose *pose,
                    RegionSet feel)
{
    const Body body = {figure, skeleton, pose};
    bool front = figure->view == VIEW_FRONT, before = is_before_trunk(&body, true);
    if (!before)
        add_lit_leg(scene, &body, feel, true);
    if (!front)
        add_arm(scene, &body, true);
    add_head(scene, &body);
    add_trunk(scene, &body);
    if (before)
        add_lit_leg(scene, &body, feel, true);
    add_lit_leg(scene, &body, feel, false);
    trunk_regions_add(scene, figure, skeleton, feel);
    if (!isnan(pose->light))
        add_light(scene, &body);
    props_add_before(scene, figure);
    if (front)
        add_arm(scene, &body, true);
    add_arm(scene, &body, false);
}
