// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The frame of the history: its tabs, its footer, and what its pages draw alike. */
#include "screen/history/history_screen.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

#define NUMBERED_COLUMNS 60 /* from here on the tabs show their keys */
#define TITLED_COLUMNS 72
#define FOOT_GAP_ROWS 16
#define HEAD_GAP_ROWS 14

static const char *const page_names[HISTORY_PAGES] = {"Year", "Weeks", "Tightness", "Steps",
                                                      "Sessions"};

/* ---- the tabs ---- */

static void tab_words(HistoryPage page, char *out, size_t capacity)
{
    if (terminal_columns() >= NUMBERED_COLUMNS)
        snprintf(out, capacity, " %d %s ", (int)page + 1, page_names[page]);
    else
        snprintf(out, capacity, " %.*s ", page == HISTORY_TIGHTNESS ? 5 : 9, page_names[page]);
}

/* Where a tab begins. */
static int tab_column(HistoryPage page)
{
    char words[32];
    int column = terminal_columns() >= TITLED_COLUMNS ? 10 : 0;
    for (int before = 0; before < (int)page; before++) {
        tab_words((HistoryPage)before, words, sizeof words);
        column += text_width(words) + (terminal_columns() >= NUMBERED_COLUMNS);
    }
    return column;
}

int history_screen_tab_at(const HistoryScreen *screen, int row, int column)
{
    char words[32];
    for (int page = 0; row == 0 && screen->log.count > 0 && page < HISTORY_PAGES; page++) {
        tab_words((HistoryPage)page, words, sizeof words);
        int from = tab_column((HistoryPage)page);
        if (column >= from && column < from + text_width(words))
            return page;
    }
    return -1;
}

static void draw_tabs(const HistoryScreen *screen)
{
    char words[32];
    style_set(STYLE_TITLE);
    if (terminal_columns() >= TITLED_COLUMNS || screen->log.count == 0)
        put_text(0, 1, terminal_columns() - 2, "History");
    for (int page = 0; screen->log.count > 0 && page < HISTORY_PAGES; page++) {
        int column = tab_column((HistoryPage)page);
        tab_words((HistoryPage)page, words, sizeof words);
        style_set(page == (int)screen->page ? STYLE_SELECTED : STYLE_CALM);
        put_text(0, column, terminal_columns() - column, words);
    }
    style_set(STYLE_TEXT);
}

Box history_screen_body(void)
{
    int head = terminal_rows() >= HEAD_GAP_ROWS ? 2 : 1;
    int foot = terminal_rows() >= FOOT_GAP_ROWS ? 2 : terminal_rows() >= 4 ? 1 : 0;
    return (Box){head, 1, terminal_rows() - head - foot, terminal_columns() - 2};
}

/* ---- what pages share ---- */

void history_screen_bar(int row, int column, int halves)
{
    bool unicode = terminal_unicode();
    style_set(STYLE_BAR);
    for (int i = 0; i < halves / 2; i++)
        put_text(row, column + i, 1, unicode ? "▄" : "#");
    if (halves % 2)
        put_text(row, column + halves / 2, 1, unicode ? "▖" : ":");
    style_set(STYLE_TEXT);
}

char *history_screen_day_words(Day day, char *out, size_t capacity)
{
    Date date = date_of_day(day);
    snprintf(out, capacity, "%.3s %d %s %d", weekday_name(day_of_week(day)), date.day,
             month_short(date.month), date.year);
    return out;
}

/* ---- all of it ---- */

static void draw_nothing(const HistoryScreen *screen, const Box *box)
{
    const char *note = screen->reader ? log_reader_note(screen->reader) : "";
    const char *words =
        *note ? note
              : "Nothing from the last year is here yet. Your next session begins this page.";
    int row = box->row + (box->rows > 6 ? 1 : 0);
    put_wrapped(row, box->column, box->columns, box->row + box->rows - row, words);
}

static void draw_page(HistoryScreen *screen, const Box *box, int *row, int *column)
{
    switch (screen->page) {
    case HISTORY_YEAR:
        history_screen_year_draw(screen, box, row, column);
        break;
    case HISTORY_BY_WEEK:
        history_screen_weeks_draw(screen, box, row, column);
        break;
    case HISTORY_TIGHTNESS:
        history_screen_tightness_draw(screen, box, row, column);
        break;
    case HISTORY_STEPS:
        history_screen_steps_draw(screen, box);
        break;
    default:
        history_screen_sessions_draw(screen, box, row, column);
    }
}

/* What the calendar's signs mean, for windows that have no room for it elsewhere. */
static const char *help_note(const HistoryScreen *screen)
{
    if (screen->page != HISTORY_YEAR)
        return "";
    return terminal_unicode() ? "▁ 1 ▃ 5 ▅ 10 ▇ 20 min" : "- 1 + 5 * 10 # 20 min";
}

void history_screen_draw(HistoryScreen *screen, Shown *shown)
{
    Box body = history_screen_body();
    shown->column = screen->log.count > 0 ? tab_column(screen->page) : 0;
    shown->cursor = CURSOR_PARKED;
    shown->note = help_note(screen);
    if (terminal_rows() < 4)
        shown->footer_row = -1;
    terminal_clear();
    draw_tabs(screen);
    if (screen->log.count == 0)
        draw_nothing(screen, &body);
    else if (body.rows > 0)
        draw_page(screen, &body, &shown->row, &shown->column);
}
