// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A scene as pixels with soft edges, for terminals that show true pictures. Pure. */
#ifndef LIMBER_FIGURE_PIXELS_H
#define LIMBER_FIGURE_PIXELS_H

#include "figure/scene.h"

#define PIXEL_PARTS 9
#define PIXELS_MAX_WIDTH 2000
#define PIXELS_MAX_HEIGHT 1600

/* A mix of two inks: so many parts of the second, the rest of the first; the first comes before the
 * second in their order, and where a pixel is of one ink alone it has no parts of a second. */
typedef struct {
    unsigned char first, second, parts;
} Pixel;

/* Draws the scene as large as fits, standing on the lowest row; width and height are at most the
 * limits above. pixels: row by row. */
void pixels_draw(const Scene *scene, int width, int height, Pixel *pixels);

#endif
