// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The coach's layout. From top to bottom: the routine, its bar, the step's name, the clock, what to
 * mind, what comes next, the keys. Parts that do not fit are left out, the clock last of all; what
 * is left over goes to the clock, and in large windows to the figure. */
#include "screen/coach/coach_layout.h"

#include "terminal/bigtext.h"

#define LEAST_ROWS 6
#define LEAST_COLUMNS 20
#define BAR_ROWS 14     /* windows from this height on show the routine's bar, */
#define NEXT_ROWS 9     /* what comes next, */
#define ROOMY_ROWS 28   /* and space between the parts */
#define WIDE_COLUMNS 72 /* from this width on the figure stands beside the clock */
#define WIDE_ROWS 16
#define TALL_ROWS 36 /* from this height on it stands below */
#define TALL_COLUMNS 30
#define LEAST_CLOCK_ROWS 5 /* its frame included */
#define LEAST_WORD_ROWS 3
#define MOST_WORD_ROWS 7
#define WORD_GAP 3 /* cells between the clock and the words */

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
    at->name = row++;
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

/* ---- the face of the clock ---- */

static int widest_of(const char *const words[2], int rows)
{
    int widest = 0;
    for (int i = 0; i < 2; i++)
        if (words[i] && bigtext_width(words[i], rows) > widest)
            widest = bigtext_width(words[i], rows);
    return widest;
}

static int count_of(const char *const words[2])
{
    return (words[0] != NULL) + (words[1] != NULL);
}

static int line_of(const char *const words[2], int rows)
{
    int cells = -WORD_GAP;
    for (int i = 0; i < 2; i++)
        if (words[i])
            cells += bigtext_width(words[i], rows) + WORD_GAP;
    return cells;
}

/* The clock's height beside words of a height, or 0. */
static int beside(const Box *box, const char *clock, const char *const words[2], int rows)
{
    int stack = count_of(words) * (rows + 1) - 1;
    if (stack > box->rows)
        return 0;
    return bigtext_height(clock, box->columns - widest_of(words, rows) - WORD_GAP, box->rows);
}

/* The clock's height below words of a height, or 0. */
static int below(const Box *box, const char *clock, const char *const words[2], int rows)
{
    return line_of(words, rows) > box->columns
               ? 0
               : bigtext_height(clock, box->columns, box->rows - rows - 1);
}

static void place_beside(ClockFace *face, const Box *box, const char *clock,
                         const char *const words[2], bool right)
{
    int rows = face->word_rows, cells = rows > 0 ? widest_of(words, rows) + WORD_GAP : 0;
    int stack = count_of(words) * (rows + 1) - 1, row = box->row + (box->rows - stack) / 2;
    for (int i = 0; i < 2; i++) {
        int own = words[i] ? bigtext_width(words[i], rows) : 0;
        face->word_row[i] = row;
        face->word_column[i] = right ? box->column + box->columns - own : box->column;
        row += words[i] ? rows + 1 : 0;
    }
    face->clock_cells = bigtext_width(clock, face->clock_rows);
    face->clock_column =
        box->column + (right ? 0 : cells) + (box->columns - cells - face->clock_cells) / 2;
    face->clock_row = box->row + (box->rows - face->clock_rows) / 2;
}

static void place_below(ClockFace *face, const Box *box, const char *clock,
                        const char *const words[2], bool right)
{
    int used = face->word_rows + 1;
    for (int i = 0; i < 2; i++) {
        int own = words[i] ? bigtext_width(words[i], face->word_rows) : 0;
        face->word_row[i] = box->row;
        face->word_column[i] = right == (i == 0) ? box->column + box->columns - own : box->column;
    }
    face->clock_cells = bigtext_width(clock, face->clock_rows);
    face->clock_column = box->column + (box->columns - face->clock_cells) / 2;
    face->clock_row = box->row + used + (box->rows - used - face->clock_rows) / 2;
}

ClockFace clock_face_fit(const Box *box, const char *clock, const char *const words[2], bool right)
{
    ClockFace face = {.clock_rows = bigtext_height(clock, box->columns, box->rows)};
    int alone = face.clock_rows, best = 0;
    bool stands_below = false;
    for (int rows = MOST_WORD_ROWS; count_of(words) > 0 && rows >= LEAST_WORD_ROWS; rows--) {
        int heights[2] = {beside(box, clock, words, rows), below(box, clock, words, rows)};
        if (bigtext_height(words[0] ? words[0] : words[1], box->columns, rows) != rows)
            continue;
        for (int i = 0; i < 2; i++) {
            if (heights[i] <= rows || heights[i] * 10 < alone * 6 || heights[i] + rows <= best)
                continue;
            best = heights[i] + rows;
            face.word_rows = rows;
            face.clock_rows = heights[i];
            stands_below = i == 1;
        }
    }
    if (stands_below)
        place_below(&face, box, clock, words, right);
    else
        place_beside(&face, box, clock, words, right);
    return face;
}
