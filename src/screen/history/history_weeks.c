// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The minutes of each week as bars, the latest first. */
#include "screen/history/history_screen.h"

#include "terminal/list.h"

#include <stdio.h>

#define WIDE 60 /* columns: with the year and the sessions */
#define HELD_CELLS 15
#define SESSIONS_CELLS 13

static void week_words(Day monday, bool wide, char *out, size_t capacity)
{
    Date date = date_of_day(monday);
    if (wide)
        snprintf(out, capacity, "%2d %s %d", date.day, month_short(date.month), date.year);
    else
        snprintf(out, capacity, "%2d %s", date.day, month_short(date.month));
}

static void draw_one(const HistoryWeek *week, const Box *box, int row, Ns most, bool selected)
{
    bool wide = box->columns >= WIDE;
    char words[32], held[32], sessions[32];
    int label = wide ? 14 : 9, after = HELD_CELLS + (wide ? SESSIONS_CELLS : 0);
    int cells = box->columns - label - after - 1, end = box->column + box->columns;
    list_row_ground(&(Box){0, box->column, 0, label - 1}, row, selected);
    week_words(week->monday, wide, words, sizeof words);
    put_text(row, box->column + 2, label - 2, words);
    int halves = cells > 0 ? (int)((double)week->held / (double)most * cells * 2 + 0.5) : 0;
    history_screen_bar(row, box->column + label, week->held > 0 && halves == 0 ? 1 : halves);
    style_set(week->held > 0 ? STYLE_TEXT : STYLE_DIM);
    draw_right(row, end - after, HELD_CELLS,
               week->held > 0 ? log_words_minutes(week->held, held, sizeof held) : "rest");
    snprintf(sessions, sizeof sessions, "%d session%s", week->sessions,
             week->sessions == 1 ? "" : "s");
    style_set(STYLE_DIM);
    if (wide && week->sessions > 0)
        draw_right(row, end - SESSIONS_CELLS, SESSIONS_CELLS, sessions);
    style_set(STYLE_TEXT);
}

/* The top of the axis. */
static Ns most_held(const HistoryWeek *weeks)
{
    Ns most = 1;
    for (int i = 0; i < HISTORY_WEEKS; i++)
        most = weeks[i].held > most ? weeks[i].held : most;
    return history_axis(most);
}

static size_t count_weeks(const void *screen)
{
    (void)screen;
    return HISTORY_WEEKS;
}

static void draw_week(const void *of, const Box *box, size_t back, bool selected)
{
    const HistoryWeek *weeks = ((const HistoryScreen *)of)->log.history->weeks;
    draw_one(&weeks[HISTORY_WEEKS - 1 - back], box, box->row, most_held(weeks), selected);
}

const BrowseList history_screen_weeks = {.count = count_weeks, .draw_row = draw_week};

void history_screen_weeks_draw(HistoryScreen *screen, const Box *box, int *row, int *column)
{
    const HistoryTotals *totals = &screen->log.history->totals;
    char line[128], held[32];
    Box list = {box->row + 1, box->column, box->rows - 1, box->columns};
    snprintf(line, sizeof line, "In all %zu session%s, %s", totals->sessions,
             totals->sessions == 1 ? "" : "s", log_words_minutes(totals->held, held, sizeof held));
    style_set(STYLE_DIM);
    put_text(box->row, box->column + 2, box->columns - 2, line);
    style_set(STYLE_TEXT);
    browse_draw(&screen->lists[HISTORY_BY_WEEK], &history_screen_weeks, screen, &list, row, column);
}
