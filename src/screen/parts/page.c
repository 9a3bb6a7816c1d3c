// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Pages around a session: see page.h. */
#include "screen/parts/page.h"

#include "base/text.h"

#define WIDEST 76
#define TALL_ROWS 18 /* from here on there is air between the parts */

Page page_begin(const char *title, const char *below)
{
    int cells = terminal_columns() - 2 < WIDEST ? terminal_columns() - 2 : WIDEST;
    Page page = {.left = (terminal_columns() - cells) / 2, .cells = cells};
    bool tall = terminal_rows() >= TALL_ROWS;
    page.last = terminal_rows() - (tall ? 2 : 1);
    page.row = tall ? 1 : 0;
    terminal_clear();
    style_set(STYLE_TITLE);
    page.row += put_wrapped(page.row, page.left, cells, 2, title);
    style_set(STYLE_DIM);
    if (below && page.row < page.last)
        page.row += put_wrapped(page.row, page.left, cells, 2, below);
    style_set(STYLE_TEXT);
    page_gap(&page);
    return page;
}

void page_gap(Page *page)
{
    if (terminal_rows() >= TALL_ROWS)
        page->row++;
}

void page_text(Page *page, Style style, const char *text)
{
    if (page->row >= page->last)
        return;
    style_set(style);
    page->row += put_wrapped(page->row, page->left, page->cells, page->last - page->row, text);
    style_set(STYLE_TEXT);
}

void page_lines_add(PageLines *lines, Style style, const char *text)
{
    if (!text || !*text)
        return;
    lines->lines = arena_grow(lines->arena, lines->lines, lines->count, sizeof *lines->lines);
    lines->lines[lines->count++] = (PageLine){style, text};
}

/* The words on a filled ground, one cell free on both sides. */
static void draw_alarm(Page *page, const char *text)
{
    int cells = page->cells - 2, rows = text_rows(text, cells), left = page->last - page->row;
    rows = rows < left ? rows : left;
    style_set(STYLE_ALARM);
    for (int row = 0; row < rows; row++)
        for (int i = 0; i < page->cells; i++)
            put_text(page->row + row, page->left + i, 1, " ");
    page->row += put_wrapped(page->row, page->left + 1, cells, rows, text);
    style_set(STYLE_TEXT);
}

bool page_lines_draw(const PageLines *lines, Page *page)
{
    size_t i = lines->scroll;
    int rows = 0;
    for (; i < lines->count && page->row < page->last; i++) {
        const PageLine *line = &lines->lines[i];
        rows = page->row + text_rows(line->text, page->cells);
        if (line->style == STYLE_ALARM)
            draw_alarm(page, line->text);
        else
            page_text(page, line->style, line->text);
        if (line->style != STYLE_DIM)
            page_gap(page);
    }
    return lines->scroll > 0 || i < lines->count || rows > page->last;
}

void page_lines_move(PageLines *lines, int by)
{
    if (by < 0 && lines->scroll > 0)
        lines->scroll--;
    if (by > 0 && lines->scroll + 1 < lines->count)
        lines->scroll++;
}
