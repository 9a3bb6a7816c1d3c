// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A scale from 0 to 10 in one row, and the keys that set it: digits (a 0 after a 1 makes 10), and
 * arrows. -1 is what it says before anything was said. */
#ifndef LIMBER_TERMINAL_SCALE_H
#define LIMBER_TERMINAL_SCALE_H

#include "terminal/keyboard.h"

#include <stdbool.h>
#include <stddef.h>

#define SCALE_CELLS 34 /* of the scale drawn */

/* Draws 0 … 10 with the level marked; where it is to be told apart, `was` too (-1: none). */
void scale_draw(int row, int column, int level, int was);

/* Takes a digit, or where arrows is true Left and Right (h and l); false: not for the scale. */
bool scale_take(const Input *input, bool arrows, int *level);

/* The level at a click on the scale that was drawn at row, column; -1: not on it. */
int scale_at(int row, int column, const Input *input);

#endif
