// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The looks' colours on each kind of terminal. Pure. */
#ifndef LIMBER_TERMINAL_STYLE_COLORS_H
#define LIMBER_TERMINAL_STYLE_COLORS_H

#include "terminal/looks.h"

#include <stdbool.h>

/* What a terminal can show. */
typedef enum {
    PALETTE_8,   /* the eight names */
    PALETTE_16,  /* and their bright forms */
    PALETTE_256, /* the fixed cube and greys of xterm */
    PALETTE_TRUE /* any colour: 0xRRGGBB */
} Palette;

#define COLOR_OF_TERMINAL (-1) /* its own text or background */

/* Colours as the palette counts them. */
typedef struct {
    int foreground, background;
    bool bold;
} StyleColors;

StyleColors style_colors(Style style, Palette palette, bool light);

/* Is dark text the one that reads better on a background (0xRRGGBB)? */
bool style_is_light(int rgb);

#endif
