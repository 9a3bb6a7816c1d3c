// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* ncurses set up on a stream that is no terminal: what it would ask one for is told it here.
 * Private to this room. */
#ifndef LIMBER_TERMINAL_CURSES_H
#define LIMBER_TERMINAL_CURSES_H

#include "terminal/ncurses.h"

#include <stdio.h>

/* The entry to draw with: $TERM's own, or for one that this machine does not know the nearest that
 * it does; NULL: none can move the cursor. A dumb terminal is known, and has nothing near. */
const char *curses_term(void);

/* Opens a screen that writes to output and reads standard input. NULL: no memory. */
SCREEN *curses_open(const char *term, FILE *output);

/* Takes the window's new size; the next frame is drawn whole. Of a window larger than 300 rows by
 * 500 columns the upper left is drawn. */
void curses_take_size(void);

#endif
