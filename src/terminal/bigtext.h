// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Big text: the digits of the clock and the words beside it, with thin, round strokes at any
 * height. */
#ifndef LIMBER_TERMINAL_BIGTEXT_H
#define LIMBER_TERMINAL_BIGTEXT_H

#include "terminal/style.h"

#include <stdint.h>

#define BIGTEXT_HIGHEST 24 /* rows */

/* The cells that text takes at a height in rows. Known are digits, `:`, `/`, the space, the capital
 * letters of the coach's words (LEFT, SWITCH, READY …), and `<` and `>` as arrows. */
int bigtext_width(const char *text, int rows);

/* The largest height, `most` rows at most, at which text fits in cells; 0: not even the smallest
 * that can be read. */
int bigtext_height(const char *text, int cells, int most);

/* The character (a code point, ' ' for none) of one cell of a sign. */
uint32_t bigtext_cell(char sign, int rows, int row, int column);

/* Draws text at row, column, `rows` rows high, the spaces between its strokes too: in one style
 * throughout, so that a changed digit costs no change of colours but where a font leaves gaps
 * between full blocks. */
void bigtext_draw(int row, int column, int rows, const char *text, Style style);

#endif
