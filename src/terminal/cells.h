// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Puts a canvas of cells (figure/raster.h) on the screen. */
#ifndef LIMBER_TERMINAL_CELLS_H
#define LIMBER_TERMINAL_CELLS_H

#include "figure/raster.h"
#include "terminal/draw.h"

#include <wchar.h>

/* Puts signs, each one cell wide and one that this terminal has, in the style that is set; clipped
 * to the window. */
void cells_put(int row, int column, const wchar_t *signs, int count);

/* The same of blocks that belong together: where a font leaves gaps between full ones, these are
 * filled cells instead. */
void cells_put_solid(int row, int column, const wchar_t *signs, int count);

/* Draws rows × columns cells at row, column; cells of blank are left as they are. styles[ink] is
 * the look of each ink; with style_count 1 all are drawn in the one. */
void cells_draw(int row, int column, int rows, int columns, const CanvasCell *cells,
                const Style *styles, size_t style_count);

#endif
