// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Draws canvas cells through ncurses, one character each, clipped to the window. */
#include "terminal/cells.h"

#include "terminal/ncurses.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define MOST_RUN 64 /* cells at once */
#define FULL_BLOCK L'█'

void cells_put(int row, int column, const wchar_t *signs, int count)
{
    cchar_t blank, run[MOST_RUN];
    attr_t attributes;
    short pair;
    int hidden = column < 0 ? -column : 0, seen = column + count < COLS ? count : COLS - column;
    if (row < 0 || row >= LINES)
        return;
    attr_get(&attributes, &pair, NULL);
    setcchar(&blank, L" ", attributes, pair, NULL);
    for (int from = hidden, length; from < seen; from += length) {
        length = seen - from < MOST_RUN ? seen - from : MOST_RUN;
        for (int i = 0; i < length; i++) {
            run[i] = blank;
            run[i].chars[0] = signs[from + i];
        }
        mvadd_wchnstr(row, column + from, run, length);
    }
}

/* Where blocks come from a font they leave gaps between rows; other terminals draw them themselves.
 */
static bool leaves_gaps(void)
{
    const char *term = getenv("TERM"), *program = getenv("TERM_PROGRAM");
    const char *xterm = getenv("XTERM_VERSION");
    return (xterm && *xterm) || (term && strncmp(term, "rxvt", 4) == 0) ||
           (program && strcmp(program, "Apple_Terminal") == 0);
}

/* The signs from the first on that are alike full blocks or not. */
static int alike(const wchar_t *signs, int count)
{
    int length = 1;
    while (length < count && (signs[length] == FULL_BLOCK) == (signs[0] == FULL_BLOCK))
        length++;
    return length;
}

void cells_put_solid(int row, int column, const wchar_t *signs, int count)
{
    wchar_t blanks[MOST_RUN];
    if (!leaves_gaps()) {
        cells_put(row, column, signs, count);
        return;
    }
    wmemset(blanks, L' ', MOST_RUN);
    for (int from = 0, length; from < count; from += length) {
        bool full = signs[from] == FULL_BLOCK;
        length = alike(signs + from, count - from < MOST_RUN ? count - from : MOST_RUN);
        if (full)
            attr_on(A_REVERSE, NULL);
        cells_put(row, column + from, full ? blanks : signs + from, length);
        if (full)
            attr_off(A_REVERSE, NULL);
    }
}

static bool is_blank(const CanvasCell *cell)
{
    return cell->code == ' ' && cell->back == INK_NONE;
}

/* Sets the style for a cell that is full, which is cheapest as a sign, and says with which. */
static wchar_t set_full(Style style, bool gaps)
{
    if (gaps)
        style_set_reversed(style);
    else
        style_set(style);
    return gaps ? L' ' : FULL_BLOCK;
}

/* Sets the style of a cell, and says with which sign it is drawn. */
static wchar_t set_cell(const CanvasCell *cell, const Style *styles, size_t count, bool gaps)
{
    Style sign = styles[cell->ink < count ? cell->ink : 0];
    Style ground = styles[cell->back < count ? cell->back : 0];
    if (cell->code == ' ')
        return set_full(ground, gaps);
    if (cell->ink != INK_NONE && cell->back != INK_NONE && !style_set_on(sign, ground))
        return set_full(sign, gaps);
    if (cell->back == INK_NONE)
        style_set(sign);
    else if (cell->ink == INK_NONE)
        style_set_reversed(ground);
    return (wchar_t)cell->code;
}

static bool same_inks(const CanvasCell *one, const CanvasCell *other)
{
    return one->ink == other->ink && one->back == other->back &&
           (one->code == ' ') == (other->code == ' ');
}

/* The cells from the first on that are drawn in its style, at most `most`: put in one call. Returns
 * how many. */
static int put_run(int row, int column, const CanvasCell *cells, int most, wchar_t first)
{
    wchar_t run[RASTER_MAX_COLUMNS];
    bool as_they_are = first == (wchar_t)cells[0].code;
    int length = 0;
    while (length < most && length < RASTER_MAX_COLUMNS && !is_blank(&cells[length]) &&
           same_inks(&cells[length], &cells[0])) {
        run[length] = as_they_are ? (wchar_t)cells[length].code : first;
        length++;
    }
    cells_put(row, column, run, length);
    return length;
}

void cells_draw(int row, int column, int rows, int columns, const CanvasCell *cells,
                const Style *styles, size_t style_count)
{
    bool gaps = leaves_gaps();
    for (int y = 0; y < rows; y++) {
        for (int x = 0; x < columns;) {
            const CanvasCell *cell = &cells[y * columns + x];
            if (is_blank(cell)) {
                x++;
                continue;
            }
            wchar_t sign = set_cell(cell, styles, style_count, gaps);
            x += put_run(row + y, column + x, cell, columns - x, sign);
        }
    }
    style_set(STYLE_TEXT);
}
