// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Draws canvas cells through ncurses, one character each, clipped to the window. */
#include "terminal/cells.h"

#include "terminal/ncurses.h"

#include <wchar.h>

#define MOST_RUN 64 /* cells at once */

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

/* The cells from the first on that are drawn in its ink, at most `most`: put in one call. Returns
 * how many. */
static int put_run(int row, int column, const CanvasCell *cells, int most)
{
    wchar_t run[RASTER_MAX_COLUMNS];
    int length = 0;
    while (length < most && length < RASTER_MAX_COLUMNS && cells[length].code != ' ' &&
           cells[length].ink == cells[0].ink) {
        run[length] = (wchar_t)cells[length].code;
        length++;
    }
    cells_put(row, column, run, length);
    return length;
}

void cells_draw(int row, int column, int rows, int columns, const CanvasCell *cells,
                const Style *styles, size_t style_count)
{
    for (int y = 0; y < rows; y++) {
        for (int x = 0; x < columns;) {
            const CanvasCell *cell = &cells[y * columns + x];
            if (cell->code == ' ') {
                x++;
                continue;
            }
            style_set(styles[cell->ink < style_count ? cell->ink : 0]);
            x += put_run(row + y, column + x, cell, columns - x);
        }
    }
    style_set(STYLE_TEXT);
}

bool cells_are_blank(const Box *box)
{
    for (int row = box->row; row < box->row + box->rows; row++) {
        for (int column = box->column; column < box->column + box->columns; column++) {
            cchar_t cell;
            wchar_t text[CCHARW_MAX + 1];
            attr_t attributes;
            short pair;
            if (mvin_wch(row, column, &cell) == ERR ||
                getcchar(&cell, text, &attributes, &pair, NULL) == ERR || text[0] != L' ')
                return false;
        }
    }
    return true;
}
