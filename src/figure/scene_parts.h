/* The parts of a scene that are not the body: props and regions. Private to the figure room. */
#ifndef LIMBER_FIGURE_SCENE_PARTS_H
#define LIMBER_FIGURE_SCENE_PARTS_H

#include "figure/scene.h"

void scene_add_line(Scene *scene, Point from, Point to, double radius, Ink ink);
void scene_add_limb(Scene *scene, Point from, Point to, double from_radius, double to_radius,
                    Ink ink);

/* Adds the floor and the figure's props; straps and bands follow the skeleton. */
void props_add(Scene *scene, const Figure *figure, const Skeleton *skeleton);

/* Grows the scene's box by what stands still of the props. */
void props_grow_box(Scene *scene, const Figure *figure,
                    void (*grow)(Scene *scene, Point point, double margin));

/* Adds a stripe of accent ink for each region in feel, on the near limbs and the trunk. */
void regions_add(Scene *scene, const Figure *figure, const Skeleton *skeleton, RegionSet feel);

#endif
