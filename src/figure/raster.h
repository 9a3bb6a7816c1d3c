// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Canvases of terminal cells: a scene as braille dots, half blocks or ASCII. Pure. */
#ifndef LIMBER_FIGURE_RASTER_H
#define LIMBER_FIGURE_RASTER_H

#include "figure/scene.h"

typedef enum {
    CANVAS_BRAILLE,
    CANVAS_BLOCKS,
    CANVAS_ASCII,
    CANVAS_BRAILLE_PLAIN, /* for eyes without colours: inks differ in their texture */
    CANVAS_COUNT
} CanvasKind;

typedef struct {
    uint32_t code; /* the character; ' ' where nothing is */
    Ink ink;       /* of its foreground */
    Ink back;      /* CANVAS_BLOCKS: of the lower half where both halves differ, else INK_NONE */
} CanvasCell;

#define RASTER_MAX_COLUMNS 160
#define RASTER_MAX_ROWS 60

/* Draws the scene into rows × columns cells (row by row, at most the limits above), as large as
 * fits, standing on the lowest row. The cells are about twice as high as wide. */
void raster_draw(const Scene *scene, CanvasKind kind, int rows, int columns, CanvasCell *cells);

/* The size of one dot of that picture, in body units. */
double raster_grain(const Scene *scene, CanvasKind kind, int rows, int columns);

#endif
