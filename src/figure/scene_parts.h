// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The parts of a scene that are not the body: props and regions. Private to the figure room. */
#ifndef LIMBER_FIGURE_SCENE_PARTS_H
#define LIMBER_FIGURE_SCENE_PARTS_H

#include "figure/scene.h"

void scene_add_shape(Scene *scene, Shape shape);
void scene_add_line(Scene *scene, Point from, Point to, double radius, Ink ink);

void scene_add_box(Scene *scene, Point low, Point high, Ink ink);

void scene_grow(Scene *scene, Point point, double margin);

/* A scene is begun with its box and the props, then come bodies, and in the end it is mirrored or
 * not. */
Scene scene_begin(const Figure *figure, const Skeleton *skeleton);
void scene_add_body(Scene *scene, const Figure *figure, const Skeleton *skeleton, const Pose *pose,
                    RegionSet feel);
void scene_end(Scene *scene, bool mirrored);

/* How high the arch is drawn up of a foot that stands flat and is drawn short. */
double scene_dome(const Figure *figure, Point ankle, Point toe);

/* The front of the belly, which a breath raises. */
Point scene_belly(const Figure *figure, const Skeleton *skeleton, const Pose *pose);

/* Where a part of the body goes from the first pose to the last. */
#define WAY_POINTS 25
typedef struct {
    Point point[WAY_POINTS];
    double length;
    bool of_arm;
    double size; /* of its arrow: a close-up shows it larger */
} Way;

/* Adds the arrow of a way to a scene that holds the body, beside what goes it. The box grows by
 * what the arrow takes. */
void scene_add_arrow(Scene *scene, const Figure *figure, const Way *way);

/* Adds the floor and those of the figure's props that lie behind the body. */
void props_add(Scene *scene, const Figure *figure, const Skeleton *skeleton);

/* Adds what stands between the body and its hands: from the front the bar that they hold. */
void props_add_before(Scene *scene, const Figure *figure);

/* Adds what the body holds or presses: straps and bands, which follow the skeleton, balls, cushions
 * and rollers. */
void props_add_held(Scene *scene, const Figure *figure, const Skeleton *skeleton);

/* Grows the scene's box by what stands still of the props. */
void props_grow_box(Scene *scene, const Figure *figure,
                    void (*grow)(Scene *scene, Point point, double margin));

/* Adds a stripe of accent ink for each region in feel on the limbs of a side. */
void regions_add(Scene *scene, const Figure *figure, const Skeleton *skeleton, RegionSet feel,
                 bool left);

/* Is there something in feel, and all of it on the legs? */
bool regions_are_on_legs(RegionSet feel);

/* The same for those on the trunk. */
void trunk_regions_add(Scene *scene, const Figure *figure, const Skeleton *skeleton,
                       RegionSet feel);

#endif
