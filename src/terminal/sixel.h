// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Pixels as sixels, the pictures of the VT340 and of many terminals since. Pure. */
#ifndef LIMBER_TERMINAL_SIXEL_H
#define LIMBER_TERMINAL_SIXEL_H

#include "figure/pixels.h"

#include <stdio.h>

#define SIXEL_BAND 6 /* rows of pixels that are sent together: heights are multiples of it */

/* Writes the picture in at most `registers` colours, 2 at least: where that is too few for all
 * mixes, edges are less soft. rgb: of each ink; INK_NONE's is the background's. */
void sixel_write(const Pixel *pixels, int width, int height, const int rgb[INK_COUNT],
                 int registers, FILE *out);

#endif
