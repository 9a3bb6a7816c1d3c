// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What was held of what was prescribed, a bar for each step and side. */
#include "screen/history/history_screen.h"

#include "base/text.h"

#include <stdio.h>

#define WIDE 75 /* columns: name and bar in one line */
#define SIDE_CELLS 7
#define PART_CELLS 6
#define HELD_CELLS 27
#define BAR_LEAST 6

/* Draws lines from the first in view on; counts all of them. */
typedef struct {
    const Box *box;
    int line; /* the next one's, in the box */
} Lines;

static bool in_view(const Lines *lines)
{
    return lines->line >= 0 && lines->line < lines->box->rows;
}

static void draw_side(const Lines *lines, int column, int cells, Side side, Ns planned, Ns held)
{
    char words[80], part_words[16];
    int row = lines->box->row + lines->line, end = column + cells;
    double part = (double)held / (double)planned;
    bool told = cells >= SIDE_CELLS + BAR_LEAST + PART_CELLS + HELD_CELLS;
    int bar = cells - SIDE_CELLS - PART_CELLS - (told ? HELD_CELLS : 0);
    put_text(row, column, SIDE_CELLS, side == SIDE_NONE ? "both" : side_name(side));
    if (bar > 0)
        draw_bar(row, column + SIDE_CELLS, bar, part < 1 ? part : 1);
    snprintf(part_words, sizeof part_words, "%d %%", log_words_percent(held, planned));
    draw_right(row, column + SIDE_CELLS + bar, PART_CELLS, part_words);
    log_words_held_of(held, planned, words, sizeof words);
    style_set(STYLE_DIM);
    if (told)
        draw_right(row, end - HELD_CELLS, HELD_CELLS, words);
    style_set(STYLE_TEXT);
}

/* The name from the next line on, wrapped into `rows` of them at most; returns how many. */
static int draw_name(const Lines *lines, int cells, int rows, const char *name)
{
    int used = 0;
    style_set(STYLE_TITLE);
    for (; *name && used < rows; used++) {
        Lines at = {lines->box, lines->line + used};
        size_t skip, length = text_wrap(name, cells, &skip);
        char line[256];
        bool last = used + 1 == rows;
        snprintf(line, sizeof line, "%.*s", last ? (int)sizeof line - 1 : (int)length, name);
        if (in_view(&at))
            put_text(at.box->row + at.line, at.box->column, cells, line);
        name += length + skip;
    }
    style_set(STYLE_TEXT);
    return used;
}

/* The lines of a step; in wide windows its name stands before its sides, and goes on in the
 * next line where it must. */
static void draw_step(Lines *lines, const char *name, const Ns *planned, const Ns *held)
{
    const Box *box = lines->box;
    bool wide = box->columns >= WIDE;
    int names = wide ? box->columns * 30 / 100 : 2, sides = 0, gap = box->rows >= 14 ? 1 : 0;
    for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++)
        sides += planned[side] != 0;
    if (sides == 0)
        return;
    int rows = draw_name(lines, wide ? names - 2 : box->columns, wide ? sides + gap : 1, name);
    lines->line += wide ? 0 : 1;
    for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++) {
        if (planned[side] == 0)
            continue;
        if (in_view(lines))
            draw_side(lines, box->column + names, box->columns - names, (Side)side, planned[side],
                      held[side]);
        lines->line++;
    }
    lines->line += (wide && rows > sides ? rows - sides : 0) + gap;
}

static int write_steps(const History *history, const Box *box, int from)
{
    Lines lines = {box, from};
    draw_step(&lines, "All steps", history->planned, history->held);
    for (size_t i = 0; i < history->step_count; i++)
        draw_step(&lines, history->steps[i].step, history->steps[i].planned,
                  history->steps[i].held);
    return lines.line - from;
}

static size_t none(const void *screen)
{
    (void)screen;
    return 0;
}

const BrowseList history_screen_steps = {.count = none}; /* it scrolls as a whole */

void history_screen_steps_draw(HistoryScreen *screen, const Box *box)
{
    const History *history = screen->log.history;
    Browse *browse = &screen->lists[HISTORY_STEPS];
    Box inner = *box;
    inner.columns--;                                                /* a cell before the mark */
    int most = write_steps(history, &inner, box->rows) - box->rows; /* below it: only counted */
    browse->detail = *box;
    if (browse->scroll > most)
        browse->scroll = most > 0 ? most : 0;
    write_steps(history, &inner, -browse->scroll);
    if (browse->scroll < most) {
        style_set(STYLE_KEY);
        put_text(box->row + box->rows - 1, box->column + box->columns, 1,
                 terminal_unicode() ? "↓" : "v");
        style_set(STYLE_TEXT);
    }
}
