// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Draws canvas cells through ncurses, one character each, clipped to the window. */
#include "terminal/cells.h"

#include "base/array.h"
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

/* Where blocks come from a font they leave gaps between rows, and reach into the cell before their
 * own; other terminals draw them themselves. */
static bool finds_gaps(void)
{
    const char *term = getenv("TERM"), *program = getenv("TERM_PROGRAM");
    const char *xterm = getenv("XTERM_VERSION");
    return (xterm && *xterm) || (term && strncmp(term, "rxvt", 4) == 0) ||
           (program && strcmp(program, "Apple_Terminal") == 0);
}

static bool leaves_gaps(void)
{
    static enum { UNKNOWN, NONE, SOME } gaps;
    if (gaps == UNKNOWN)
        gaps = finds_gaps() ? SOME : NONE;
    return gaps == SOME;
}

/* The sign of what a block leaves free, for blocks along the upper edge: there the gap is. A cell
 * that is filled, with this sign in the colour of the ground, has none. 0: it is drawn as it is. */
static wchar_t counterpart(wchar_t sign)
{
    static const struct {
        wchar_t sign, rest;
    } table[] = {{FULL_BLOCK, L' '}, {L'▀', L'▄'}, {L'▛', L'▗'}, {L'▜', L'▖'}};
    for (size_t i = 0; i < COUNT_OF(table); i++)
        if (table[i].sign == sign)
            return table[i].rest;
    return 0;
}

/* A blank that is bold looks as any other, and is sent again when it is so no more. */
static void mark_blank(int row, int column)
{
    cchar_t cell, mark;
    bool inside = column >= 0 && column < COLS && row >= 0 && row < LINES;
    if (!inside || mvin_wch(row, column, &cell) != OK || cell.chars[0] != L' ' ||
        (cell.attr & A_REVERSE))
        return;
    setcchar(&mark, L" ", A_BOLD, 0, NULL);
    mvadd_wch(row, column, &mark);
}

/* Marks the blanks beside blocks: what these have left in them goes only by sending them again. */
static void mark_beside(int row, int column, int length)
{
    attr_t attributes;
    short pair;
    attr_get(&attributes, &pair, NULL);
    attr_set(A_NORMAL, 0, NULL);
    mark_blank(row, column - 1);
    mark_blank(row, column + length);
    attr_set(attributes, pair, NULL);
}

/* The signs from the first on that are alike: drawn by their counterpart, blank, or neither. */
static int alike(const wchar_t *signs, int count)
{
    int length = 1;
    while (length < count && (counterpart(signs[length]) != 0) == (counterpart(signs[0]) != 0) &&
           (signs[length] == L' ') == (signs[0] == L' '))
        length++;
    return length;
}

void cells_put_solid(int row, int column, const wchar_t *signs, int count)
{
    if (!leaves_gaps()) {
        cells_put(row, column, signs, count);
        return;
    }
    for (int from = 0, length; from < count; from += length) {
        wchar_t run[MOST_RUN];
        bool turned = counterpart(signs[from]) != 0;
        length = alike(signs + from, count - from < MOST_RUN ? count - from : MOST_RUN);
        for (int i = 0; i < length; i++)
            run[i] = turned ? counterpart(signs[from + i]) : signs[from + i];
        if (turned)
            attr_on(A_REVERSE, NULL);
        cells_put(row, column + from, run, length);
        if (turned)
            attr_off(A_REVERSE, NULL);
    }
    for (int i = 0; i < count; i++)
        if (signs[i] != L' ')
            mark_beside(row, column + i, 1);
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

/* A cell as it is drawn: by its counterpart where fonts leave gaps. */
static CanvasCell shown(const CanvasCell *cell, bool gaps)
{
    wchar_t rest = gaps && cell->code != ' ' ? counterpart((wchar_t)cell->code) : 0;
    if (rest == 0 || rest == L' ')
        return *cell;
    return (CanvasCell){.code = (uint32_t)rest, .ink = cell->back, .back = cell->ink};
}

/* The cells from the first on that are drawn in the style of it, at most `most`: put in one call.
 * Returns how many. */
static int put_run(int row, int column, const CanvasCell *cells, int most, wchar_t sign, bool gaps)
{
    wchar_t run[RASTER_MAX_COLUMNS];
    CanvasCell first = shown(&cells[0], gaps);
    bool as_they_are = sign == (wchar_t)first.code;
    int length = 0;
    while (length < most && length < RASTER_MAX_COLUMNS && !is_blank(&cells[length])) {
        CanvasCell next = shown(&cells[length], gaps);
        if (!same_inks(&next, &first))
            break;
        run[length++] = as_they_are ? (wchar_t)next.code : sign;
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
            CanvasCell first = shown(cell, gaps);
            wchar_t sign = set_cell(&first, styles, style_count, gaps);
            int length = put_run(row + y, column + x, cell, columns - x, sign, gaps);
            if (gaps)
                mark_beside(row + y, column + x, length);
            x += length;
        }
    }
    style_set(STYLE_TEXT);
}
