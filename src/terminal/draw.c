// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Frames from box-drawing characters, bars from heavy and light lines; ASCII where there is no
 * more. */
#include "terminal/draw.h"

#include "base/text.h"

/* Corners (top left, top right, bottom left, bottom right), horizontal, vertical. */
static const char *const unicode_frames[FRAME_COUNT][6] = {
    [FRAME_ROUND] = {"╭", "╮", "╰", "╯", "─", "│"},
    [FRAME_HEAVY] = {"┏", "┓", "┗", "┛", "━", "┃"},
    [FRAME_DOUBLE] = {"╔", "╗", "╚", "╝", "═", "║"},
    [FRAME_DASHED] = {"┏", "┓", "┗", "┛", "╍", "╏"},
};
static const char *const ascii_frames[FRAME_COUNT][6] = {
    [FRAME_ROUND] = {"+", "+", "+", "+", "-", "|"},
    [FRAME_HEAVY] = {"#", "#", "#", "#", "#", "#"},
    [FRAME_DOUBLE] = {"#", "#", "#", "#", "=", "#"},
    [FRAME_DASHED] = {"*", "*", "*", "*", "*", "*"},
};

void draw_box(const Box *box, FrameKind kind, Style style)
{
    const char *const *signs = terminal_unicode() ? unicode_frames[kind] : ascii_frames[kind];
    int last_row = box->row + box->rows - 1, last_column = box->column + box->columns - 1;
    style_set(STYLE_TEXT);
    for (int row = box->row + 1; row < last_row; row++)
        put_fill(row, box->column + 1, box->columns - 2, " ");
    style_set(style);
    put_fill(box->row, box->column + 1, box->columns - 2, signs[4]);
    put_fill(last_row, box->column + 1, box->columns - 2, signs[4]);
    for (int row = box->row + 1; row < last_row; row++) {
        put_text(row, box->column, 1, signs[5]);
        put_text(row, last_column, 1, signs[5]);
    }
    put_text(box->row, box->column, 1, signs[0]);
    put_text(box->row, last_column, 1, signs[1]);
    put_text(last_row, box->column, 1, signs[2]);
    put_text(last_row, last_column, 1, signs[3]);
    style_set(STYLE_TEXT);
}

void draw_box_title(const Box *box, const char *title, Style style)
{
    int cells = box->columns - 6;
    if (cells <= 0 || *title == '\0')
        return;
    style_set(style);
    put_text(box->row, box->column + 2, 1, " ");
    int used = put_text(box->row, box->column + 3, cells, title);
    put_text(box->row, box->column + 3 + used, 1, " ");
    style_set(STYLE_TEXT);
}

void draw_box_corner(const Box *box, const char *text, int title_cells)
{
    int cells = text_width(text);
    if (cells == 0 || cells + title_cells + 10 > box->columns)
        return;
    put_text(box->row, box->column + box->columns - cells - 4, 1, " ");
    put_text(box->row, box->column + box->columns - cells - 3, cells, text);
    put_text(box->row, box->column + box->columns - 3, 1, " ");
}

static void put_run(int row, int column, int from, int to, bool done)
{
    style_set(done ? STYLE_BAR : STYLE_TRACK);
    const char *sign = terminal_unicode() ? (done ? "━" : "─") : (done ? "=" : "-");
    put_fill(row, column + from, to - from, sign);
}

void draw_bar(int row, int column, int cells, double part)
{
    int done = (int)(part * cells + 0.5);
    done = done < 0 ? 0 : done > cells ? cells : done;
    put_run(row, column, 0, done, true);
    put_run(row, column, done, cells, false);
    style_set(STYLE_TEXT);
}

int draw_centered(int row, int column, int cells, const char *text)
{
    int width = text_width(text);
    int start = width < cells ? column + (cells - width) / 2 : column;
    return start + put_text(row, start, column + cells - start, text);
}

void draw_right(int row, int column, int cells, const char *text)
{
    int width = text_width(text);
    put_text(row, width < cells ? column + cells - width : column, cells, text);
}
