// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the canvases share. Private to the figure room. */
#ifndef LIMBER_FIGURE_RASTER_PARTS_H
#define LIMBER_FIGURE_RASTER_PARTS_H

#include "figure/scene.h"

/* How far (in body units) a point is outside the capsule; negative inside. */
double shape_outside(const Shape *shape, double x, double y);

/* The braille character of a cell's dots: bit row + 4 × column, rows from the top; ' ' for none. */
uint32_t raster_braille(unsigned bits);

#endif
