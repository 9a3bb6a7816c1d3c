// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The scales on the screen: the questions below each other, and below the one under the cursor its
 * scale with what 0 and 10 mean. A number, Enter, the next; one key skips all. What has no number
 * was not said: it is -1, never 0. */
#include "screen/visit/scales_page.h"

#include "base/text.h"
#include "screen/parts/run.h"
#include "terminal/scale.h"

#include <stdio.h>

enum { ACT_NEXT = 1, ACT_RATE, ACT_SKIP, ACT_UP, ACT_DOWN, ACT_BACK };

static const KeyTable scales_keys = {
    "Keys",
    (const KeyRow[]){
        {ACT_NEXT, {'\n'}, "next", "the next question; after the last one, on"},
        {ACT_RATE, {'0'}, "to 9, arrows", "to 9: how much (10: 1, then 0); Left, Right too"},
        {ACT_SKIP, {'s'}, "skip", "skip all of them this time"},
        {ACT_UP, {TERMINAL_KEY_UP, 'k'}, NULL, "the question above"},
        {ACT_DOWN, {TERMINAL_KEY_DOWN, 'j'}, NULL, "the question below"},
        {ACT_BACK, {'q', 27}, "leave", "leave, without an answer"},
        KEYS_HELP_ROW,
        {0},
    }};

#define STATE_CELLS 6 /* of the number before a question */

typedef struct {
    const ScalesQuestion *question;
    DueScales *due;
    int cursor, top;
    int row_of[ROUTINE_MAX_SCALES]; /* where each was drawn last; -1: nowhere */
    int scale_row, scale_column;    /* -1: there is none */
} Scales;

static int count_of(const Scales *scales)
{
    return (int)scales->due->count;
}

/* What 0 and 10 mean, in a line. */
static void ends_of(const Scale *scale, char *out, size_t capacity)
{
    snprintf(out, capacity, "0 %s, 10 %s", scale->low, scale->high);
}

static int text_cells(int cells)
{
    return cells - STATE_CELLS;
}

static bool shows_scale(int cells)
{
    return text_cells(cells) >= SCALE_CELLS;
}

static int wrapped_rows(const char *text, int cells)
{
    int rows = text_rows(text, text_cells(cells));
    return rows > 0 ? rows : 1;
}

/* The rows of the scale below a question, and of its words. */
static int rows_of_scale(const Scales *scales, int index, int cells)
{
    char ends[256];
    ends_of(scales->due->scales[index], ends, sizeof ends);
    return wrapped_rows(ends, cells) + (shows_scale(cells) ? 1 : 0);
}

static int rows_of(const Scales *scales, int index, int cells)
{
    return wrapped_rows(scales->due->scales[index]->ask, cells) +
           (index == scales->cursor ? rows_of_scale(scales, index, cells) : 0);
}

/* Keeps the question under the cursor in view, whole where it fits. */
static void scroll_to_cursor(Scales *scales, int rows, int cells, int gap)
{
    if (scales->cursor < scales->top)
        scales->top = scales->cursor;
    for (;;) {
        int used = 0;
        for (int i = scales->top; i <= scales->cursor; i++)
            used += rows_of(scales, i, cells) + (i < scales->cursor ? gap : 0);
        if (used <= rows || scales->top >= scales->cursor)
            return;
        scales->top++;
    }
}

/* The number that was said, and the question. */
static void draw_ask(const Scales *scales, int index, Sheet *page)
{
    char state[16];
    int level = scales->due->levels[index];
    bool here = index == scales->cursor;
    const char *none = terminal_unicode() ? "·" : "-";
    int rows = wrapped_rows(scales->due->scales[index]->ask, page->cells);
    int room = page->last - page->row;
    if (level >= 0)
        snprintf(state, sizeof state, "%s %d", here ? ">" : " ", level);
    else
        snprintf(state, sizeof state, "%s %s", here ? ">" : " ", none);
    style_set(here ? STYLE_SELECTED : level >= 0 ? STYLE_CALM : STYLE_DIM);
    put_text(page->row, page->left, STATE_CELLS - 1, state);
    style_set(here ? STYLE_TITLE : STYLE_DIM);
    put_wrapped(page->row, page->left + STATE_CELLS, text_cells(page->cells),
                rows < room ? rows : room, scales->due->scales[index]->ask);
    style_set(STYLE_TEXT);
    page->row += rows;
}

static void draw_scale(Scales *scales, int index, Sheet *page)
{
    char ends[256];
    int left = page->left + STATE_CELLS;
    ends_of(scales->due->scales[index], ends, sizeof ends);
    if (shows_scale(page->cells) && page->row < page->last) {
        scales->scale_row = page->row++;
        scales->scale_column = left;
        scale_draw(scales->scale_row, left, scales->due->levels[index], -1);
    }
    style_set(STYLE_DIM);
    if (page->row < page->last)
        put_wrapped(page->row, left, text_cells(page->cells), page->last - page->row, ends);
    style_set(STYLE_TEXT);
    page->row += wrapped_rows(ends, page->cells);
}

static int all_rows(const Scales *scales, int cells)
{
    int rows = 0;
    for (int i = 0; i < count_of(scales); i++)
        rows += rows_of(scales, i, cells);
    return rows;
}

static void draw_questions(Scales *scales, Sheet *page, int gap, Shown *shown)
{
    for (int i = 0; i < count_of(scales); i++) {
        scales->row_of[i] = -1;
        if (i < scales->top || page->row >= page->last)
            continue;
        scales->row_of[i] = page->row;
        shown->row = i == scales->cursor ? page->row : shown->row;
        draw_ask(scales, i, page);
        if (i == scales->cursor)
            draw_scale(scales, i, page);
        page->row += gap;
    }
}

static void draw(void *screen, Shown *shown)
{
    Scales *scales = screen;
    int cells = sheet_cells(), rows = all_rows(scales, cells);
    int gaps = sheet_gaps(count_of(scales) - 1);
    Sheet page = sheet_begin_short(scales->question->title, scales->question->below, rows + gaps);
    int gap = rows + gaps <= page.last - page.row ? sheet_gaps(1) : 0;
    shown->column = page.left;
    scales->scale_row = -1;
    scroll_to_cursor(scales, page.last - page.row, cells, gap);
    draw_questions(scales, &page, gap, shown);
    shown->cursor = CURSOR_PARKED;
    shown->expect = EXPECT_PAIN;
}

static bool take_level(void *screen, const Input *input)
{
    Scales *scales = screen;
    int *level = &scales->due->levels[scales->cursor];
    int clicked =
        scales->scale_row >= 0 ? scale_at(scales->scale_row, scales->scale_column, input) : -1;
    if (clicked >= 0)
        *level = clicked;
    return clicked >= 0 || scale_take(input, true, level);
}

static void move_by(Scales *scales, int by)
{
    int to = scales->cursor + by, last = count_of(scales) - 1;
    scales->cursor = to < 0 ? 0 : to > last ? last : to;
}

static void click(Scales *scales, const Input *input)
{
    if (input->wheel != 0)
        move_by(scales, input->wheel);
    for (int i = count_of(scales) - 1; input->wheel == 0 && i >= 0; i--)
        if (scales->row_of[i] >= 0 && input->row >= scales->row_of[i] &&
            input->row < terminal_rows() - 1) {
            scales->cursor = i;
            return;
        }
}

static End take(void *screen, int action, const Input *input)
{
    Scales *scales = screen;
    bool last = scales->cursor == count_of(scales) - 1;
    if (action == ACT_BACK)
        return END_LEFT;
    if (action == ACT_SKIP)
        for (int i = 0; i < count_of(scales); i++)
            scales->due->levels[i] = -1;
    if (action == ACT_SKIP || (action == ACT_NEXT && last))
        return END_DONE;
    if (action == 0 && input->kind == INPUT_MOUSE)
        click(scales, input);
    if (action == ACT_NEXT || action == ACT_DOWN || action == ACT_UP)
        move_by(scales, action == ACT_UP ? -1 : 1);
    return END_NOT_YET;
}

static const Screen scales_screen = {
    .keys = &scales_keys, .draw = draw, .take_first = take_level, .take = take};

End scales_show(Visit *visit, ScalesQuestion *question)
{
    Scales scales = {.question = question, .due = question->due};
    return screen_run(&scales_screen, &scales, visit->live);
}
