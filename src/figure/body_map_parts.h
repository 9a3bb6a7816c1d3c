// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The shapes of the body map. Private to the figure room. */
#ifndef LIMBER_FIGURE_BODY_MAP_PARTS_H
#define LIMBER_FIGURE_BODY_MAP_PARTS_H

#include "figure/body_map.h"

/* A capsule of one half of a view (x 0 and more: the viewer's right); its mirror image is the other
 * half. In hundredths of the body's height, the ground at y 0. */
typedef struct {
    const char *region; /* NULL: the body itself */
    double x, y, to_x, to_y, radius, to_radius;
} BodyShape;

/* A view's shapes; a later one lies over an earlier one. */
const BodyShape *body_shapes(BodyView view, size_t *count);

#endif
