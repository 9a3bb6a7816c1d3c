// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The coach's layout. From top to bottom: the routine, its bar, the step's name, the clock, what to
 * mind, what comes next, the keys. Parts that do not fit are left out, the clock last of all; what
 * is left over goes to the clock, and in large windows to the figure. */
#include "screen/coach/coach_layout.h"

#define LEAST_ROWS 6
#define LEAST_COLUMNS 20
#define BAR_ROWS 14     /* windows from this height on show the routine's bar, */
#define NEXT_ROWS 9     /* what comes next, */
#define ROOMY_ROWS 28   /* and space between the parts */
#define WIDE_COLUMNS 72 /* from this width on the figure stands beside the clock */
#define WIDE_ROWS 16
#define TALL_ROWS 36 /* from this height on it stands below, and the name is twice as high */
#define TALL_COLUMNS 30
#define LEAST_CLOCK_ROWS 5 /* its frame included */

bool coach_layout_is_tiny(int rows, int columns)
{
    return rows < LEAST_ROWS || columns < LEAST_COLUMNS;
}

static bool is_wide(int rows, int columns)
{
    return columns >= WIDE_COLUMNS && rows >= WIDE_ROWS;
}

CoachLayout coach_layout_columns(int rows, int columns, bool has_figure)
{
    CoachLayout at = {.left = 1, .cells = columns - 2};
    int figure_columns = columns * 2 / 5;
    if (!has_figure)
        return at;
    if (is_wide(rows, columns)) {
        at.figure =
            (Box){.rows = 1, .column = columns - figure_columns, .columns = figure_columns - 1};
        at.cells = at.figure.column - 3;
    } else if (rows >= TALL_ROWS && columns >= TALL_COLUMNS) {
        at.figure = (Box){.rows = 1, .column = 1, .columns = columns - 2};
    }
    return at;
}

/* The rows that texts get in a window at least, so that the clock seldom changes its size. */
static int usual_text_rows(int rows)
{
    return rows >= 24 ? 4 : rows >= 18 ? 3 : rows >= 11 ? 1 : 0;
}

/* The rows of the texts out of `space` that they share with the clock. */
static int share_rows(int space, int wanted, int usual, bool texts_first)
{
    int clock = texts_first ? LEAST_CLOCK_ROWS : space * 3 / 4;
    int most = space - (clock < LEAST_CLOCK_ROWS ? LEAST_CLOCK_ROWS : clock);
    int rows = wanted > usual ? wanted : usual;
    if (usual == 0)
        return 0;
    return rows < most ? rows : most > usual ? most : usual;
}

void coach_layout_rows(CoachLayout *at, int rows, int columns, int text_rows, bool texts_first)
{
    int gap = rows >= ROOMY_ROWS ? 1 : 0, row = 1;
    at->title = 0;
    at->footer = rows - 1;
    at->bar = rows >= BAR_ROWS ? row++ : -1;
    row += gap;
    at->name = row;
    at->name_rows = rows >= TALL_ROWS ? 2 : 1;
    row += at->name_rows;
    at->next = rows >= NEXT_ROWS ? rows - 2 - gap : -1;
    int last = (at->next >= 0 ? at->next : at->footer) - gap;
    if (at->figure.rows > 0 && is_wide(rows, columns)) {
        at->figure.row = at->name;
        at->figure.rows = last - at->name;
    } else if (at->figure.rows > 0) {
        at->figure.rows = (last - row) * 2 / 5;
        at->figure.row = last - at->figure.rows;
        last = at->figure.row - gap;
    }
    row += gap;
    at->text_rows = share_rows(last - row - gap, text_rows, usual_text_rows(rows), texts_first);
    at->text = last - at->text_rows;
    at->clock = (Box){row, at->left, at->text - row - (at->text_rows > 0 ? gap : 0), at->cells};
}
