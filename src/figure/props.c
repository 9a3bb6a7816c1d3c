// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the figure stands at, lies on or pulls: one drawing function a kind of prop,
 * in one table. */
#include "figure/scene_parts.h"

#include <math.h>

#define WALL_HEIGHT 104.0
#define CHAIR_BACK 24.0

typedef void DrawProp(Scene *scene, const FigureProp *prop, const Skeleton *skeleton);

static double or_default(double value, double fallback)
{
    return isnan(value) ? fallback : value;
}

static void line(Scene *scene, double x0, double y0, double x1, double y1, double radius)
{
    scene_add_line(scene, (Point){x0, y0}, (Point){x1, y1}, radius, INK_PROP);
}

static void draw_wall(Scene *scene, const FigureProp *prop, const Skeleton *skeleton)
{
    (void)skeleton;
    double x = prop->x + (prop->behind ? -1.5 : 1.5);
    line(scene, x, FLOOR_LEVEL, x, WALL_HEIGHT, 1.3);
}

static void draw_step(Scene *scene, const FigureProp *prop, const Skeleton *skeleton)
{
    (void)skeleton;
    double top = or_default(prop->height, 10) - 0.9, end = or_default(prop->x_end, prop->x + 24);
    line(scene, prop->x, top, end, top, 0.9);
    line(scene, prop->x, 0, prop->x, top, 0.9);
    line(scene, end, 0, end, top, 0.9);
}

static void draw_seat(Scene *scene, const FigureProp *prop, const Skeleton *skeleton)
{
    draw_step(scene, prop, skeleton);
    if (prop->kind == PROP_CHAIR_SEAT)
        line(scene, prop->x, prop->height, prop->x, prop->height + CHAIR_BACK, 0.9);
}

static void draw_rail(Scene *scene, const FigureProp *prop, const Skeleton *skeleton)
{
    (void)skeleton;
    double height = or_default(prop->height, 60);
    line(scene, prop->x, 0, prop->x, height, 0.8);
    line(scene, prop->x - 3, height, prop->x + 3, height, 0.9);
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

static void draw_strap(Scene *scene, const FigureProp *prop, const Skeleton *skeleton)
{
    Point to =
        prop->to == JOINT_COUNT ? (Point){prop->to_x, prop->to_y} : skeleton->joint[prop->to];
    scene_add_line(scene, skeleton->joint[prop->from], to, 0.7, INK_PROP);
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
    line(scene, left, low, right, low, 0.6);
    line(scene, left, high, right, high, 0.6);
    line(scene, left, low, left, high, 0.6);
    line(scene, right, low, right, high, 0.6);
}

static DrawProp *const draw[PROP_KIND_COUNT] = {
    [PROP_MAT] = draw_mat,         [PROP_WALL] = draw_wall,       [PROP_STEP] = draw_step,
    [PROP_CHAIR_SEAT] = draw_seat, [PROP_CHAIR_BACK] = draw_rail, [PROP_STOOL] = draw_seat,
    [PROP_RAIL] = draw_rail,       [PROP_ROLLER] = draw_roller,   [PROP_BALL] = draw_round,
    [PROP_ROLL] = draw_round,      [PROP_TOWEL] = draw_round,     [PROP_CUSHION] = draw_round,
    [PROP_STRAP] = draw_strap,     [PROP_BAND] = draw_strap,
};

void props_add(Scene *scene, const Figure *figure, const Skeleton *skeleton)
{
    if (!figure->from_above)
        scene_add_line(scene, (Point){scene->low.x, FLOOR_LEVEL},
                       (Point){scene->high.x, FLOOR_LEVEL}, FLOOR_THICKNESS, INK_FLOOR);
    for (size_t i = 0; i < figure->prop_count; i++)
        draw[figure->props[i].kind](scene, &figure->props[i], skeleton);
}

void props_grow_box(Scene *scene, const Figure *figure,
                    void (*grow)(Scene *scene, Point point, double margin))
{
    for (size_t i = 0; i < figure->prop_count; i++) {
        const FigureProp *prop = &figure->props[i];
        if (prop->kind == PROP_STRAP || prop->kind == PROP_BAND || isnan(prop->x))
            continue;
        grow(scene, (Point){prop->x, 0}, 2);
        if (!isnan(prop->x_end))
            grow(scene, (Point){prop->x_end, 0}, 2);
        if (prop->kind == PROP_CHAIR_SEAT)
            grow(scene, (Point){prop->x, prop->height + CHAIR_BACK}, 1);
    }
}
