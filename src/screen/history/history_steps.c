// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What was held of what was prescribed, a bar for each step and side. */
#include "screen/history/history_screen.h"

#include <stdio.h>

#define WIDE 76 /* columns: name and bar in one line */
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

/* The lines of a step; in wide windows its name stands before its first side. */
static void draw_step(Lines *lines, const char *name, const Ns *planned, const Ns *held)
{
    const Box *box = lines->box;
    bool wide = box->columns >= WIDE, named = false;
    int names = wide ? box->columns * 30 / 100 : 2;
    for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++) {
        if (planned[side] == 0)
            continue;
        style_set(STYLE_TITLE);
        if (!named && in_view(lines))
            put_text(box->row + lines->line, box->column, wide ? names - 2 : box->columns, name);
        style_set(STYLE_TEXT);
        lines->line += !named && !wide;
        named = true;
        if (in_view(lines))
            draw_side(lines, box->column + names, box->columns - names, (Side)side, planned[side],
                      held[side]);
        lines->line++;
    }
    lines->line += named && box->rows >= 14;
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
    int most = write_steps(history, box, box->rows) - box->rows; /* below the box: only counted */
    browse->detail = *box;
    if (browse->scroll > most)
        browse->scroll = most > 0 ? most : 0;
    write_steps(history, box, -browse->scroll);
    if (browse->scroll < most) {
        style_set(STYLE_KEY);
        put_text(box->row + box->rows - 1, box->column + box->columns, 1,
                 terminal_unicode() ? "↓" : "v");
        style_set(STYLE_TEXT);
    }
}
