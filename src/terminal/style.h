// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The looks (looks.h), set up for the terminal at hand. */
#ifndef LIMBER_TERMINAL_STYLE_H
#define LIMBER_TERMINAL_STYLE_H

#include "terminal/looks.h"

#include <stdbool.h>

void style_set(Style style); /* for what is drawn next on stdscr */

/* For signs in the colour of one style on that of another; false: they look the same, and nothing
 * is set. */
bool style_set_on(Style sign, Style ground);

/* For what is drawn next in the colours of a style turned round: a blank is filled. */
void style_set_reversed(Style style);

/* Are there colours, so that styles differ in them? */
bool style_has_colors(void);

/* … and so many that they differ in shades too? */
bool style_has_shades(void);

/* Of the terminal; auto: as COLORFGBG or the terminal itself says, else dark. */
typedef enum { BACKGROUND_AUTO, BACKGROUND_DARK, BACKGROUND_LIGHT } Background;

/* The colour of a style as 0xRRGGBB, and the terminal's background as it said; -1: not known. */
int style_rgb(Style style);
int style_background(void);

/* ---- for terminal.c ---- */

/* After ncurses has taken the terminal. */
void style_open(bool no_color, Background background);

/* The background is set to another. */
void style_set_background(Background background);

/* Does nobody say what the background is, while the looks depend on it? */
bool style_wants_background(void);

/* What the terminal itself says it is, kept whether they depend on it or not. True: the looks have
 * changed. */
bool style_answer(int rgb);

#endif
