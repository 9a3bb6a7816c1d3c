// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the canvases share. Private to the figure room. */
#ifndef LIMBER_FIGURE_RASTER_PARTS_H
#define LIMBER_FIGURE_RASTER_PARTS_H

#include "figure/raster.h"

/* A grid of dots with one ink each. */
typedef struct {
    int rows, columns;
    unsigned char *ink; /* row by row */
    bool blocks;
    bool shaded; /* a shape stands out from what is behind it without a rim, but from its like */
} Dots;

/* Draws the scene into dots of the size that is said in them, as large as fits. The caller frees
 * dots->ink. */
void raster_dots(const Scene *scene, Dots *dots);

/* How far (in body units) a point is outside the capsule; negative inside. */
double shape_outside(const Shape *shape, double x, double y);

/* The braille character of a cell's dots: bit row + 4 × column, rows from the top; ' ' for none. */
uint32_t raster_braille(unsigned bits);

/* The cell that comes nearest its dots, each an ink, row by row; textured: where shades do not tell
 * inks apart. */
#define RASTER_BLOCK_ROWS 8
#define RASTER_BLOCK_DOTS (RASTER_BLOCK_ROWS * 4)
CanvasCell raster_block(const unsigned char dots[RASTER_BLOCK_DOTS], bool textured);

#endif
