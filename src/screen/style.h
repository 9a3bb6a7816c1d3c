// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The looks' colours, and setting them up. Private to the screen room; the styles themselves are in
 * terminal.h. */
#ifndef LIMBER_SCREEN_STYLE_H
#define LIMBER_SCREEN_STYLE_H

#include "screen/terminal.h"

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

/* After ncurses has taken the terminal. */
void style_open(bool no_color, ScreenBackground background);

/* Does nobody say what the background is, while the looks depend on it? */
bool style_wants_background(void);

/* What the terminal itself says it is. True: the looks have changed. */
bool style_answer(int rgb);

#endif
