// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Pages around a session: see page.h. */
#include "screen/page.h"

#include "screen/ncurses.h"

#define WIDEST 76
#define TALL_ROWS 18 /* from here on there is air between the parts */
#define LONGEST_WAIT (500 * NS_PER_MS)
#define MOST_FDS 8

Page page_begin(const char *title, const char *below)
{
    int cells = COLS - 2 < WIDEST ? COLS - 2 : WIDEST;
    Page page = {.left = (COLS - cells) / 2, .cells = cells};
    bool tall = LINES >= TALL_ROWS;
    page.last = LINES - (tall ? 2 : 1);
    page.row = tall ? 1 : 0;
    erase();
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
    if (LINES >= TALL_ROWS)
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

Input page_wait(Live *live, int cursor_row, int cursor_column, bool cursor)
{
    int fds[MOST_FDS];
    Ns wait = LONGEST_WAIT;
    size_t count = 0;
    if (live) {
        Event event;
        while (live_poll(live, &event))
            ;
        wait = live_timeout(live);
        count = live_fds(live, fds, MOST_FDS);
    }
    terminal_show(cursor_row, cursor_column, cursor);
    return terminal_wait(fds, count, wait);
}
