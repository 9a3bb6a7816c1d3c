// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Canvases of terminal cells: a scene as braille dots, solid blocks or ASCII. Pure. */
#ifndef LIMBER_FIGURE_RASTER_H
#define LIMBER_FIGURE_RASTER_H

#include "figure/scene.h"

typedef enum {
    CANVAS_BRAILLE,
    CANVAS_BLOCKS, /* solid: inks differ in their shade */
    CANVAS_ASCII,
    CANVAS_BRAILLE_PLAIN, /* for eyes without colours: inks differ in their texture */
    CANVAS_BLOCKS_PLAIN,  /* and where there are too few for shades */
    CANVAS_COUNT
} CanvasKind;

typedef struct {
    uint32_t code; /* the character; ' ' where it is all of one ink, or nothing is */
    Ink ink;       /* of its foreground; INK_NONE: the terminal's background, on another ink */
    Ink back;      /* of its background, in blocks alone */
} CanvasCell;

/* Is it one of blocks? */
bool raster_is_solid(CanvasKind kind);

#define RASTER_MAX_COLUMNS 160
#define RASTER_MAX_ROWS 60

/* Draws the scene into rows × columns cells (row by row, at most the limits above), as large as
 * fits, standing on the lowest row. The cells are about twice as high as wide. */
void raster_draw(const Scene *scene, CanvasKind kind, int rows, int columns, CanvasCell *cells);

/* The size, in body units, of the smallest move that is seen in that picture. */
double raster_grain(const Scene *scene, int rows, int columns);

#endif
