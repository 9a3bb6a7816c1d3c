// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Pain as one number from 0 to 10, with what the routine's bands make of it (docs/sources.md, the
 * pain-monitoring model). Told in words; the colour says nothing more. */
#include "screen/visit/check_in_page.h"

#include "screen/parts/run.h"
#include "terminal/bigtext.h"
#include "terminal/scale.h"

#include <stdio.h>

#define NUMBER_ROWS 9
#define LEAST_NUMBER_ROWS 5

enum { ACT_DONE = 1, ACT_RATE, ACT_SKIP, ACT_BACK };

static const KeyTable pain_keys = {
    "Keys", (const KeyRow[]){
                {ACT_DONE, {'\n'}, "done", "done"},
                {ACT_RATE, {'0'}, "to 9, arrows", "to 9: how much (10: 1, then 0)"},
                {ACT_SKIP, {'s'}, "skip", "not said this time"},
                {ACT_BACK, {'q', 27}, "leave", "leave, without an answer"},
                KEYS_HELP_ROW,
                {0},
            }};

/* The number itself, large, where there is room. */
static void draw_number(Sheet *page, int level, Style style)
{
    char number[16];
    int rows = page->last - page->row - 2;
    rows = rows < NUMBER_ROWS ? rows : NUMBER_ROWS;
    snprintf(number, sizeof number, "%d", level);
    if (level >= 0 && rows >= LEAST_NUMBER_ROWS && bigtext_width(number, rows) <= page->cells)
        bigtext_draw(page->row + 1, page->left, rows, number, style);
}

typedef struct {
    const PainQuestion *question;
    int level, scale_row, scale_column;
    bool skipped;
} Asking;

/* The band that a level lies in, from 0. */
static int band_of(const PainQuestion *question, int level)
{
    return level >= question->stop ? 2 : level >= question->ease ? 1 : 0;
}

#define BANDS 3

/* "0 to 3: Fine: the routine as it is written."; "" where no level lies in it. */
static void band_words(const PainQuestion *question, int band, char out[256])
{
    const int from[BANDS] = {0, question->ease, question->stop};
    const int to[BANDS] = {question->ease - 1, question->stop - 1, 10};
    out[0] = '\0';
    if (from[band] < to[band])
        snprintf(out, 256, "%d to %d: %s", from[band], to[band], question->words[band]);
    else if (from[band] == to[band])
        snprintf(out, 256, "%d: %s", from[band], question->words[band]);
}

/* What each band means, the one that is chosen bright; where they have no room, that one alone. */
static void write_bands(Sheet *page, const PainQuestion *question, int level)
{
    char words[BANDS][256];
    int rows = 0;
    for (int band = 0; band < BANDS; band++) {
        band_words(question, band, words[band]);
        rows += *words[band] ? sheet_rows(words[band]) : 0;
    }
    bool all = rows <= page->last - page->row;
    for (int band = 0; band < BANDS; band++) {
        bool chosen = level >= 0 && band == band_of(question, level);
        Style style = !chosen ? STYLE_DIM : band > 0 ? STYLE_WARN : STYLE_TITLE;
        if (*words[band] && (all || chosen))
            sheet_text(page, style, all ? words[band] : question->words[band]);
    }
}

static void draw(void *screen, Shown *shown)
{
    static const char *const ends = "0 none, 10 the worst you can imagine";
    Asking *asking = screen;
    const PainQuestion *question = asking->question;
    int level = asking->level, band = band_of(question, level);
    char text[128];
    snprintf(text, sizeof text, "%s?", question->asks);
    Sheet page = sheet_begin(text, question->below);
    asking->scale_row = page.row++;
    asking->scale_column = page.left;
    if (page.cells >= SCALE_CELLS)
        scale_draw(asking->scale_row, page.left, level, question->before);
    sheet_text(&page, STYLE_DIM, ends);
    sheet_gap(&page);
    if (page.cells < SCALE_CELLS && level >= 0) {
        snprintf(text, sizeof text, "%d", level);
        sheet_text(&page, STYLE_TITLE, text);
    }
    if (question->before >= 0) {
        snprintf(text, sizeof text, "Before: %d", question->before);
        sheet_text(&page, STYLE_CALM, text);
    }
    write_bands(&page, question, level);
    draw_number(&page, level, band > 0 ? STYLE_ACCENT : STYLE_CALM);
    shown->row = asking->scale_row;
    shown->column = asking->scale_column + (level > 0 ? level * 3 : 0) + 1;
    shown->cursor = CURSOR_PARKED;
    shown->expect = EXPECT_PAIN;
}

static bool take_level(void *screen, const Input *input)
{
    Asking *asking = screen;
    int clicked = scale_at(asking->scale_row, asking->scale_column, input);
    if (clicked >= 0)
        asking->level = clicked;
    return clicked >= 0 || scale_take(input, true, &asking->level);
}

static End take(void *screen, int action, const Input *input)
{
    Asking *asking = screen;
    (void)input;
    asking->skipped = action == ACT_SKIP;
    return action == ACT_BACK                         ? END_LEFT
           : action == ACT_DONE || action == ACT_SKIP ? END_DONE
                                                      : END_NOT_YET;
}

static const Screen pain_screen = {
    .keys = &pain_keys, .draw = draw, .take_first = take_level, .take = take};

End pain_show(Visit *visit, const PainQuestion *question, PainAnswer *answer)
{
    Asking asking = {.question = question, .level = answer->level};
    End end = screen_run(&pain_screen, &asking, visit->live);
    if (end == END_DONE)
        answer->level = asking.skipped ? -1 : asking.level;
    return end;
}
