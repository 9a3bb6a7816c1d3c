// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Boxes and bars: the shapes that the screens share. All are clipped to the window. */
#ifndef LIMBER_TERMINAL_DRAW_H
#define LIMBER_TERMINAL_DRAW_H

#include "terminal/put.h"
#include "terminal/terminal.h"

typedef struct {
    int row, column, rows, columns; /* the frame included */
} Box;

/* Frames that differ in shape, so that a flash is seen without colour too. */
typedef enum { FRAME_ROUND, FRAME_HEAVY, FRAME_DOUBLE, FRAME_DASHED, FRAME_COUNT } FrameKind;

/* Clears the box and draws its frame. */
void draw_box(const Box *box, FrameKind kind, Style style);
void draw_box_title(const Box *box, const char *title, Style style);

/* Text at the right end of the frame's upper edge, if it fits beside a title of so many cells. */
void draw_box_corner(const Box *box, const char *text, int title_cells);

/* A bar of progress, part 0 … 1, one row high. */
void draw_bar(int row, int column, int cells, double part);

/* Text in the middle of cells; returns the column after it. */
int draw_centered(int row, int column, int cells, const char *text);

/* Text that ends at column + cells. */
void draw_right(int row, int column, int cells, const char *text);

#endif
