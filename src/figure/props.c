// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the figure stands at, lies on or pulls: one drawing function a kind of prop,
 * in one table. */
#include "figure/scene_parts.h"

#include <math.h>

#define WALL_HEIGHT 104.0
#define WALL_FACE 0.2 /* beyond where it stands */
#define WALL_THICK 4.0
#define CHAIR_BACK 24.0
#define CHAIR_DEEP 18.0
#define SEAT_THICK 1.8
#define LEG_THICK 1.8
#define HOLE 0.9     /* in a roller, */
#define HOLE_OUT 0.5 /* so far out from its middle */
#define ROLL_RIM 0.7
#define KNEE_BACK 3.2 /* from its middle */
#define FOOT_LOOP 3.0 /* from the tip of the toes */
#define LOOP_HALF 1.8
#define RAIL_HALF 5.0

typedef void DrawProp(Scene *scene, const FigureProp *prop, const Skeleton *skeleton);

static double or_default(double value, double fallback)
{
    return isnan(value) ? fallback : value;
}

static void line(Scene *scene, double x0, double y0, double x1, double y1, double radius)
{
    scene_add_line(scene, (Point){x0, y0}, (Point){x1, y1}, radius, INK_PROP);
}

static void box(Scene *scene, double x0, double y0, double x1, double y1)
{
    scene_add_box(scene, (Point){x0, y0}, (Point){x1, y1}, INK_PROP);
}

/* A wall has a thickness, away from the body. */
static void draw_wall(Scene *scene, const FigureProp *prop, const Skeleton *skeleton)
{
    (void)skeleton;
    double face = prop->x + (prop->behind ? -WALL_FACE : WALL_FACE);
    box(scene, face, FLOOR_LEVEL, face + (prop->behind ? -WALL_THICK : WALL_THICK), WALL_HEIGHT);
}

/* Solid, from the floor on. */
static void draw_step(Scene *scene, const FigureProp *prop, const Skeleton *skeleton)
{
    (void)skeleton;
    box(scene, prop->x, FLOOR_LEVEL, or_default(prop->x_end, prop->x + 24),
        or_default(prop->height, 10));
}

static void draw_legs(Scene *scene, double x, double end, double top)
{
    box(scene, x, top - SEAT_THICK, end, top);
    box(scene, x, FLOOR_LEVEL, x + LEG_THICK, top);
    box(scene, end - LEG_THICK, FLOOR_LEVEL, end, top);
}

static void draw_seat(Scene *scene, const FigureProp *prop, const Skeleton *skeleton)
{
    (void)skeleton;
    draw_legs(scene, prop->x, prop->x_end, prop->height);
    if (prop->kind == PROP_CHAIR_SEAT)
        box(scene, prop->x, prop->height, prop->x + LEG_THICK, prop->height + CHAIR_BACK);
}

/* A chair that is held by its back: its seat lies beyond. */
static void draw_chair(Scene *scene, const FigureProp *prop, const Skeleton *skeleton)
{
    (void)skeleton;
    double height = or_default(prop->height, 56), x = prop->x - LEG_THICK / 2;
    draw_legs(scene, x, x + CHAIR_DEEP, height * 0.48);
    box(scene, x, FLOOR_LEVEL, x + LEG_THICK, height);
}

/* From the side a post with a piece of the bar, from the front the bar on two posts. */
static void draw_rail(Scene *scene, const FigureProp *prop, const Skeleton *skeleton)
{
    (void)skeleton;
    double height = or_default(prop->height, 60);
    bool wide = !isnan(prop->x_end);
    double left = wide ? prop->x : prop->x - RAIL_HALF,
           right = wide ? prop->x_end : prop->x + RAIL_HALF;
    line(scene, left, height, right, height, 0.9);
    box(scene, wide ? left : prop->x - 0.8, FLOOR_LEVEL, (wide ? left : prop->x) + 0.8, height);
    if (wide)
        box(scene, right - 0.8, FLOOR_LEVEL, right, height);
}

static void draw_round(Scene *scene, const FigureProp *prop, const Skeleton *skeleton)
{
    (void)skeleton;
    double radius = or_default(prop->radius, 6);
    Point at = {or_default(prop->x, 0), or_default(prop->y, radius)};
    scene_add_line(scene, at, at, radius, INK_PROP);
}

/* The roller lies under the body; seen from above (`h` is its length) it shows its whole length. */
static void draw_roller(Scene *scene, const FigureProp *prop, const Skeleton *skeleton)
{
    if (isnan(prop->height)) {
        draw_round(scene, prop, skeleton);
        return;
    }
    double x = or_default(prop->x, 0), y = or_default(prop->y, 0), half = prop->height / 2;
    line(scene, x, y - half, x, y + half, or_default(prop->radius, 6));
}

/* A rolled towel, with a rim where it lies on a step. */
static void draw_roll(Scene *scene, const FigureProp *prop, const Skeleton *skeleton)
{
    draw_round(scene, prop, skeleton);
    Shape *roll = &scene->shapes[scene->count - 1];
    roll->clear = ROLL_RIM;
    roll->inside = INK_PROP;
}

/* The end of a strap, where it goes round a foot or the back of a knee. */
typedef struct {
    Point at, along; /* a piece of it, across the limb */
} Loop;

static Loop loop_of(const Skeleton *skeleton, Joint joint, Point to)
{
    Point end = skeleton->joint[joint];
    bool knee = joint == JOINT_KNEE_L || joint == JOINT_KNEE_R;
    bool toe = joint == JOINT_TOE_L || joint == JOINT_TOE_R;
    if (!knee && !toe)
        return (Loop){end, {0, 0}};
    Point ankle = skeleton->joint[toe ? joint - 2 : joint];
    double dx = toe ? end.x - ankle.x : end.x - to.x, dy = toe ? end.y - ankle.y : end.y - to.y;
    double length = fmax(hypot(dx, dy), 1e-6), on = toe ? -FOOT_LOOP : KNEE_BACK;
    Point at = {end.x + dx / length * on, end.y + dy / length * on};
    return (Loop){at, {-dy / length * LOOP_HALF, dx / length * LOOP_HALF}};
}

static void draw_loop(Scene *scene, Loop loop)
{
    line(scene, loop.at.x - loop.along.x, loop.at.y - loop.along.y, loop.at.x + loop.along.x,
         loop.at.y + loop.along.y, 0.9);
}

static void draw_strap(Scene *scene, const FigureProp *prop, const Skeleton *skeleton)
{
    bool joined = prop->to != JOINT_COUNT;
    Point end = joined ? skeleton->joint[prop->to] : (Point){prop->to_x, prop->to_y};
    Loop from = loop_of(skeleton, prop->from, end);
    Loop to = joined ? loop_of(skeleton, prop->to, from.at) : (Loop){end, {0, 0}};
    draw_loop(scene, from);
    draw_loop(scene, to);
    scene_add_line(scene, from.at, to.at, 0.7, INK_PROP);
}

static void draw_mat(Scene *scene, const FigureProp *prop, const Skeleton *skeleton)
{
    (void)skeleton;
    if (!prop->from_above) {
        double middle = FLOOR_LEVEL - 0.6; /* its upper side is the floor's */
        line(scene, scene->low.x + 2, middle, scene->high.x - 2, middle, 0.9);
        return;
    }
    double left = scene->low.x + 1, right = scene->high.x - 1;
    double low = scene->low.y + 1, high = scene->high.y - 1;
    scene_add_box(scene, (Point){left, low}, (Point){right, high}, INK_MAT);
    line(scene, left, low, right, low, 0.6);
    line(scene, left, high, right, high, 0.6);
    line(scene, left, low, left, high, 0.6);
    line(scene, right, low, right, high, 0.6);
}

static DrawProp *const draw[PROP_KIND_COUNT] = {
    [PROP_MAT] = draw_mat,         [PROP_WALL] = draw_wall,        [PROP_STEP] = draw_step,
    [PROP_CHAIR_SEAT] = draw_seat, [PROP_CHAIR_BACK] = draw_chair, [PROP_STOOL] = draw_seat,
    [PROP_RAIL] = draw_rail,       [PROP_ROLLER] = draw_roller,    [PROP_BALL] = draw_round,
    [PROP_ROLL] = draw_round,      [PROP_TOWEL] = draw_roll,       [PROP_CUSHION] = draw_round,
    [PROP_STRAP] = draw_strap,     [PROP_BAND] = draw_strap,
};

/* From the front a bar stands before the body, which holds it. */
static bool stands_before(const Figure *figure, const FigureProp *prop)
{
    return figure->view == VIEW_FRONT && prop->kind == PROP_RAIL && !isnan(prop->x_end);
}

/* What goes round limbs or is pressed by them: their rims would part it from them. From above
 * rollers and cushions lie below the body. */
static bool is_held(const Figure *figure, const FigureProp *prop)
{
    static const bool pressed[PROP_KIND_COUNT] = {[PROP_BALL] = true, [PROP_CUSHION] = true};
    bool strap = prop->kind == PROP_STRAP || prop->kind == PROP_BAND;
    bool under = prop->kind == PROP_ROLLER || prop->kind == PROP_ROLL;
    return strap || ((pressed[prop->kind] || under) && !figure->from_above);
}

void props_add(Scene *scene, const Figure *figure, const Skeleton *skeleton)
{
    if (!figure->from_above)
        scene_add_line(scene, (Point){scene->low.x, FLOOR_LEVEL},
                       (Point){scene->high.x, FLOOR_LEVEL}, FLOOR_THICKNESS, INK_FLOOR);
    for (size_t i = 0; i < figure->prop_count; i++)
        if (!stands_before(figure, &figure->props[i]) && !is_held(figure, &figure->props[i]))
            draw[figure->props[i].kind](scene, &figure->props[i], skeleton);
}

void props_add_before(Scene *scene, const Figure *figure)
{
    for (size_t i = 0; i < figure->prop_count; i++)
        if (stands_before(figure, &figure->props[i]))
            draw[figure->props[i].kind](scene, &figure->props[i], NULL);
}

/* A roller under a body that moves over it rolls along half as far, and a hole in it turns. It lies
 * where the figure says in the middle of its way. */
static void roll(Scene *scene, const Figure *figure, const Skeleton *skeleton)
{
    Shape *roller = &scene->shapes[scene->count - 1];
    const Pose *first = figure->poses, *last = first + figure->pose_count - 1;
    double middle = (skeleton_of(figure, first).joint[JOINT_PELVIS].x +
                     skeleton_of(figure, last).joint[JOINT_PELVIS].x) /
                    2;
    double along = (skeleton->joint[JOINT_PELVIS].x - middle) / 2;
    roller->from.x += along;
    roller->to.x = roller->from.x;
    double turn = along / roller->from_radius, out = roller->from_radius * HOLE_OUT;
    Point hole = {roller->from.x + sin(turn) * out, roller->from.y + cos(turn) * out};
    scene_add_shape(scene, (Shape){.from = hole,
                                   .to = hole,
                                   .from_radius = HOLE,
                                   .to_radius = HOLE,
                                   .clear = 0.05,
                                   .inside = INK_PROP,
                                   .fine = true});
}

void props_add_held(Scene *scene, const Figure *figure, const Skeleton *skeleton)
{
    for (size_t i = 0; i < figure->prop_count; i++)
        if (is_held(figure, &figure->props[i])) {
            draw[figure->props[i].kind](scene, &figure->props[i], skeleton);
            if (figure->props[i].kind == PROP_ROLLER)
                roll(scene, figure, skeleton);
        }
}

void props_grow_box(Scene *scene, const Figure *figure,
                    void (*grow)(Scene *scene, Point point, double margin))
{
    for (size_t i = 0; i < figure->prop_count; i++) {
        const FigureProp *prop = &figure->props[i];
        if (prop->kind == PROP_STRAP || prop->kind == PROP_BAND || isnan(prop->x))
            continue;
        double end = prop->kind == PROP_CHAIR_BACK ? prop->x + CHAIR_DEEP : prop->x_end;
        double top = prop->kind == PROP_CHAIR_SEAT ? prop->height + CHAIR_BACK : 0;
        grow(scene, (Point){prop->x, top}, prop->kind == PROP_WALL ? WALL_THICK : 2);
        if (!isnan(end))
            grow(scene, (Point){end, 0}, 2);
    }
}
