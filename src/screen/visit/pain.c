// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Pain as one number from 0 to 10, with what the routine's bands make of it (docs/sources.md, the
 * pain-monitoring model). Told in words; the colour says nothing more. */
#include "screen/visit/check_in.h"

#include "terminal/bigtext.h"
#include "terminal/keys.h"
#include "terminal/scale.h"

#include <stdio.h>

#define NUMBER_ROWS 9
#define LEAST_NUMBER_ROWS 5

enum { ACT_DONE = 1, ACT_RATE, ACT_SKIP, ACT_BACK, ACT_HELP };

static const KeyTable pain_keys = {"Keys",
                                   (const KeyRow[]){
                                       {ACT_DONE, {'\n'}, "done", "done"},
                                       {ACT_RATE, {'0'}, "to 9, arrows", "how much"},
                                       {ACT_SKIP, {'s'}, "skip", "not said this time"},
                                       {ACT_BACK, {'q', 27}, "leave", "leave, without an answer"},
                                       {ACT_HELP, {'?'}, "keys", "this help"},
                                       {0},
                                   }};

/* The number itself, large, where there is room. */
static void draw_number(Page *page, int level, Style style)
{
    char number[16];
    int rows = page->last - page->row - 2;
    rows = rows < NUMBER_ROWS ? rows : NUMBER_ROWS;
    snprintf(number, sizeof number, "%d", level);
    if (level >= 0 && rows >= LEAST_NUMBER_ROWS && bigtext_width(number, rows) <= page->cells)
        bigtext_draw(page->row + 1, page->left, rows, number, style);
}

static void draw(const PainQuestion *ask, int level, int *scale_row, int *scale_column)
{
    static const char *const ends = "0 none, 10 the worst you can imagine";
    char was[64], title[128];
    snprintf(title, sizeof title, "%s?", ask->asks);
    Page page = page_begin(title, ask->below);
    *scale_row = page.row++;
    *scale_column = page.left;
    if (page.cells >= SCALE_CELLS)
        scale_draw(*scale_row, page.left, level, ask->before);
    page_text(&page, STYLE_DIM, ends);
    page_gap(&page);
    if (page.cells < SCALE_CELLS && level >= 0) {
        snprintf(was, sizeof was, "%d", level);
        page_text(&page, STYLE_TITLE, was);
    }
    if (ask->before >= 0) {
        snprintf(was, sizeof was, "Before: %d", ask->before);
        page_text(&page, STYLE_CALM, was);
    }
    if (level >= 0)
        page_text(&page, level >= ask->ease ? STYLE_WARN : STYLE_TITLE,
                  ask->words[level >= ask->stop   ? 2
                             : level >= ask->ease ? 1
                                                  : 0]);
    draw_number(&page, level, level >= ask->ease ? STYLE_ACCENT : STYLE_CALM);
    keys_footer(&pain_keys, terminal_rows() - 1, ~0u);
}

End pain_show(Visit *visit, const PainQuestion *ask, PainAnswer *answer)
{
    int asked = answer->level;
    KeysHelp help = {0};
    for (;;) {
        int row, column;
        draw(ask, asked, &row, &column);
        keys_help_draw(&help, &pain_keys, "");
        terminal_expect(EXPECT_PAIN);
        Input input = page_wait(visit->live, row, column + (asked > 0 ? asked * 3 : 0) + 1, true);
        if (input.kind == INPUT_END)
            return END_GONE;
        if (keys_help_take(&help, &pain_keys, &input))
            continue;
        int clicked = scale_at(row, column, &input);
        if (clicked >= 0)
            asked = clicked;
        if (clicked >= 0 || scale_take(&input, true, &asked))
            continue;
        int action = keys_action(&pain_keys, &input);
        if (action == ACT_HELP)
            help = (KeysHelp){.up = true};
        if (action == ACT_BACK)
            return END_LEFT;
        if (action == ACT_DONE || action == ACT_SKIP) {
            answer->level = action == ACT_SKIP ? -1 : asked;
            return END_DONE;
        }
    }
}
