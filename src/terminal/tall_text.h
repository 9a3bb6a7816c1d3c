// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Text two rows high, of dots: for a name that is to be read from further away. */
#ifndef LIMBER_TERMINAL_TALL_TEXT_H
#define LIMBER_TERMINAL_TALL_TEXT_H

#include "terminal/style.h"

#define TALL_TEXT_ROWS 2

/* The cells that text takes; -1: there are signs in it that are not known (those of ASCII are), or
 * this terminal has no dots. */
int tall_text_width(const char *text);

/* Draws it at row, column; tall_text_width was not -1. Clipped to the window. */
void tall_text_draw(int row, int column, const char *text, Style style);

#endif
