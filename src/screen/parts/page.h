// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A page: what the screens around a session share. A head, and text that runs down one column in
 * the middle of the window. */
#ifndef LIMBER_SCREEN_PARTS_PAGE_H
#define LIMBER_SCREEN_PARTS_PAGE_H

#include "base/arena.h"
#include "play/visit.h"
#include "terminal/draw.h"

typedef struct {
    int left, cells; /* of the column */
    int row;         /* the next free one */
    int last;        /* the row after the last one for text */
} Page;

/* Clears the window and writes the head: a title, and a line below it (NULL: none). The last row is
 * the footer's; in tall windows the row above it stays empty. */
Page page_begin(const char *title, const char *below);

/* Writes wrapped text as far as it fits; an empty row goes before it where the window is tall. */
void page_text(Page *page, Style style, const char *text);

/* One empty row, where the window is tall. */
void page_gap(Page *page);

/* Lines of a page that scroll where not all of them fit. */
typedef struct {
    Style style; /* STYLE_ALARM: a filled bar as wide as the column */
    const char *text;
} PageLine;

typedef struct {
    Arena *arena; /* of the lines */
    PageLine *lines;
    size_t count, scroll;
} PageLines;

void page_lines_add(PageLines *lines, Style style, const char *text); /* NULL and "": nothing */

/* Draws them from `scroll` on, a gap after each but the dim ones, which belong to the next; true:
 * there are more than are in view. */
bool page_lines_draw(const PageLines *lines, Page *page);

void page_lines_move(PageLines *lines, int by);

#endif
