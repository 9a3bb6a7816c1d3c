// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Where the same shapes come in every pose of a figure, in the same order, each is followed from
 * place to place. Where they do not, as a far limb comes out from behind a near one, each place is
 * a frame of its own. */
#include "page/player/figure_json.h"

#include "base/arena.h"
#include "figure/motion.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define TENTHS 10
#define BOX (-1) /* in the place of a rim: what lies between the two points */

typedef struct {
    Scene places[FIGURE_PLACES];
    Scene full; /* the last place with a full breath */
} Way;

static Scene scene_at(const Figure *figure, RegionSet feel, bool swapped, double place,
                      double breath)
{
    Pose pose = motion_place(figure, place);
    if (swapped)
        pose = pose_swap(figure, &pose);
    pose.breath = breath;
    return scene_build(figure, &pose, feel, false);
}

static void follow(Way *way, const Figure *figure, RegionSet feel, bool swapped)
{
    for (int i = 0; i < FIGURE_PLACES; i++)
        way->places[i] = scene_at(figure, feel, swapped, (double)i / (FIGURE_PLACES - 1), 0);
    way->full = scene_at(figure, feel, swapped, 1, 1);
}

static void write_tenths(Json *json, double number)
{
    json_whole(json, NULL, llround(number * TENTHS));
}

static void write_points(Json *json, const Shape *shape)
{
    write_tenths(json, shape->from.x);
    write_tenths(json, -shape->from.y);
    write_tenths(json, shape->to.x);
    write_tenths(json, -shape->to.y);
}

static bool same_points(const Shape *a, const Shape *b)
{
    return fabs(a->from.x - b->from.x) + fabs(a->from.y - b->from.y) + fabs(a->to.x - b->to.x) +
               fabs(a->to.y - b->to.y) <
           0.1;
}

static bool stands_still(const Way *way, size_t index)
{
    for (int i = 1; i < FIGURE_PLACES; i++)
        if (!same_points(&way->places[0].shapes[index], &way->places[i].shapes[index]))
            return false;
    return true;
}

static void write_shape(Json *json, const Way *way, size_t index)
{
    const Shape *shape = &way->places[FIGURE_PLACES - 1].shapes[index];
    const Shape *full = &way->full.shapes[index];
    bool breathes = !same_points(shape, full) || shape->from_radius != full->from_radius ||
                    shape->to_radius != full->to_radius;
    json_open_array(json, NULL);
    json_whole(json, NULL, shape->ink);
    json_whole(json, NULL, shape->inside);
    write_tenths(json, shape->box ? BOX : shape->clear);
    write_tenths(json, shape->from_radius);
    write_tenths(json, shape->to_radius);
    for (int i = 0; i < (stands_still(way, index) && !breathes ? 1 : FIGURE_PLACES); i++)
        write_points(json, &way->places[i].shapes[index]);
    if (breathes) {
        write_tenths(json, full->from_radius);
        write_tenths(json, full->to_radius);
        write_points(json, full);
    }
    json_close(json);
}

static bool same_shapes(const Scene *a, const Scene *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (a->shapes[i].ink != b->shapes[i].ink || a->shapes[i].inside != b->shapes[i].inside ||
            a->shapes[i].box != b->shapes[i].box)
            return false;
    return true;
}

static bool can_be_followed(const Way *way)
{
    bool same = true;
    for (int i = 0; i < FIGURE_PLACES; i++)
        same = same && same_shapes(&way->places[i], &way->full);
    return same;
}

/* The shapes of one place, which stand still but for the breath. */
static void write_frame(Json *json, const Scene *scene, const Scene *full)
{
    Way *way = memory_alloc(sizeof *way);
    for (int i = 0; i < FIGURE_PLACES; i++)
        way->places[i] = *scene;
    way->full = same_shapes(scene, full) ? *full : *scene;
    json_open_array(json, NULL);
    for (size_t i = 0; i < scene->count; i++)
        write_shape(json, way, i);
    json_close(json);
    free(way);
}

/* A list of frames: one in which all is followed, or one for each place. */
static void write_shapes(Json *json, const char *key, const Figure *figure, RegionSet feel,
                         bool swapped)
{
    Way *way = memory_alloc(sizeof *way);
    follow(way, figure, feel, swapped);
    bool followed = can_be_followed(way);
    json_open_array(json, key);
    if (followed) {
        json_open_array(json, NULL);
        for (size_t i = 0; i < way->full.count; i++)
            write_shape(json, way, i);
        json_close(json);
    }
    for (int i = 0; i < FIGURE_PLACES && !followed; i++)
        write_frame(json, &way->places[i], i == FIGURE_PLACES - 1 ? &way->full : &way->places[i]);
    json_close(json);
    free(way);
}

static void write_box(Json *json, const Scene *scene)
{
    json_open_array(json, "box");
    write_tenths(json, scene->low.x);
    write_tenths(json, -scene->high.y);
    write_tenths(json, scene->high.x - scene->low.x);
    write_tenths(json, scene->high.y - scene->low.y);
    json_close(json);
}

static void write_inks(Json *json)
{
    static const char *const names[INK_COUNT] = {
        [INK_NONE] = "none",   [INK_FLOOR] = "floor", [INK_MAT] = "mat",     [INK_GHOST] = "ghost",
        [INK_PROP] = "prop",   [INK_FAR] = "far",     [INK_TRUNK] = "trunk", [INK_NEAR] = "near",
        [INK_ACCENT] = "felt", [INK_ARROW] = "arrow"};
    json_open_array(json, "inks");
    for (int ink = 0; ink < INK_COUNT; ink++)
        json_text(json, NULL, names[ink]);
    json_close(json);
}

void figure_json_write(Json *json, const char *key, const Figure *figure, RegionSet feel)
{
    static const char *const motions[] = {
        [MOTION_HOLD] = "hold", [MOTION_CYCLE] = "cycle", [MOTION_SWING] = "swing"};
    Scene last = scene_at(figure, feel, false, 1, 0);
    json_open_object(json, key);
    write_box(json, &last);
    json_text(json, "motion", motions[figure->motion]);
    json_whole(json, "period", figure->period / NS_PER_MS);
    json_flag(json, "both", figure->both_sides);
    json_flag(json, "alternates", figure->alternates);
    json_flag(json, "above", !last.grounded);
    write_inks(json);
    write_shapes(json, "shapes", figure, feel, false);
    if (figure->alternates)
        write_shapes(json, "swapped", figure, feel, true);
    json_close(json);
}
