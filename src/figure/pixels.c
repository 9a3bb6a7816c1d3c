// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Draws three dots each way to a pixel, and mixes what they are drawn with. */
#include "figure/pixels.h"

#include "figure/raster_parts.h"

#include <stdlib.h>
#include <string.h>

#define ACROSS 3 /* dots to a pixel; PIXEL_PARTS is its square */
#define BLOCK 16 /* pixels that are looked at together */

static Pixel of_one(unsigned char ink)
{
    return (Pixel){ink, ink, 0};
}

/* Of more than two inks those that have the fewest dots give way to the most. */
static Pixel mix(const unsigned char dots[PIXEL_PARTS])
{
    int counts[INK_COUNT] = {0}, most = 0, next = -1;
    for (int i = 0; i < PIXEL_PARTS; i++)
        counts[dots[i]]++;
    for (int ink = 0; ink < INK_COUNT; ink++)
        if (counts[ink] > counts[most])
            most = ink;
    for (int ink = 0; ink < INK_COUNT; ink++)
        if (ink != most && counts[ink] > 0 && (next < 0 || counts[ink] > counts[next]))
            next = ink;
    if (next < 0)
        return of_one((unsigned char)most);
    int first = most < next ? most : next, second = most < next ? next : most;
    int parts = second == next ? counts[next] : PIXEL_PARTS - counts[next];
    return (Pixel){(unsigned char)first, (unsigned char)second, (unsigned char)parts};
}

static Pixel pixel_at(const Dots *dots, int row, int column)
{
    const unsigned char *at = &dots->ink[row * ACROSS * dots->columns + column * ACROSS];
    unsigned char own[PIXEL_PARTS];
    for (int y = 0; y < ACROSS; y++)
        memcpy(own + y * ACROSS, at + y * dots->columns, ACROSS);
    return memcmp(own, own + 1, PIXEL_PARTS - 1) == 0 ? of_one(own[0]) : mix(own);
}

/* How many pixels, from one of a row on, nothing is in: most of a picture. */
static int blank_from(const Dots *dots, int row, int column, int width)
{
    static const unsigned char blank[BLOCK * ACROSS] = {INK_NONE};
    int from = column;
    for (; column + BLOCK <= width; column += BLOCK)
        for (int y = 0; y < ACROSS; y++)
            if (memcmp(&dots->ink[(row * ACROSS + y) * dots->columns + column * ACROSS], blank,
                       sizeof blank) != 0)
                return column - from;
    return column - from;
}

static void draw_row(const Dots *dots, int row, int width, Pixel *pixels)
{
    for (int column = 0; column < width;) {
        int blank = blank_from(dots, row, column, width);
        int end = column + blank + BLOCK < width ? column + blank + BLOCK : width;
        memset(pixels + column, 0, (size_t)blank * sizeof *pixels);
        for (column += blank; column < end; column++)
            pixels[column] = pixel_at(dots, row, column);
    }
}

void pixels_draw(const Scene *scene, int width, int height, Pixel *pixels)
{
    Dots dots = {.rows = height * ACROSS, .columns = width * ACROSS, .shaded = true};
    raster_dots(scene, &dots);
    for (int row = 0; row < height; row++)
        draw_row(&dots, row, width, pixels + row * width);
    free(dots.ink);
}
