// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A sheet: what the pages around a session share. A head, and text that runs down one column in
 * the middle of the window. */
#ifndef LIMBER_SCREEN_PARTS_SHEET_H
#define LIMBER_SCREEN_PARTS_SHEET_H

#include "base/arena.h"
#include "play/visit.h"
#include "terminal/draw.h"

typedef struct {
    int left, cells; /* of the column */
    int row;         /* the next free one */
    int last;        /* the row after the last one for text */
} Sheet;

/* Clears the window and writes the head: a title, and a line below it (NULL: none). The last row is
 * the footer's; in tall windows the row above it stays empty. */
Sheet sheet_begin(const char *title, const char *below);

/* The same for a page that has so many rows below its head, gaps included: where the window is
 * tall, it stands a third of the way down what is left of it, and from SHEET_ROOMY rows on the
 * title is twice as high. */
Sheet sheet_begin_short(const char *title, const char *below, int rows);

#define SHEET_ROOMY 36

/* The cells of the column, in this window. */
int sheet_cells(void);

/* How many rows text takes on a sheet of this window, and a gap between two. */
int sheet_rows(const char *text);
int sheet_gaps(int count);

/* A thin line across the column. */
void sheet_line(Sheet *sheet);

/* Writes wrapped text as far as it fits; an empty row goes before it where the window is tall. */
void sheet_text(Sheet *sheet, Style style, const char *text);

/* One empty row, where the window is tall. */
void sheet_gap(Sheet *sheet);

/* Lines of a page that scroll where not all of them fit. */
typedef struct {
    Style style; /* STYLE_ALARM: a filled bar as wide as the column */
    const char *text;
} SheetLine;

typedef struct {
    Arena *arena; /* of the lines */
    SheetLine *lines;
    size_t count, scroll;
} SheetLines;

void sheet_lines_add(SheetLines *lines, Style style, const char *text); /* NULL and "": nothing */

/* Draws them from `scroll` on, a gap after each but the dim ones, which belong to the next; true:
 * there are more than are in view. */
bool sheet_lines_draw(const SheetLines *lines, Sheet *sheet);

/* The rows that they take, gaps included, where all are in view. */
int sheet_lines_rows(const SheetLines *lines);

void sheet_lines_move(SheetLines *lines, int by);

#endif
