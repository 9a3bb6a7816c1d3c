// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The history on the screen: five pages of what the log adds up to (store/history.h), of which
 * nothing is counted here. What its files share: the loop (history.c), the frame (history_draw.c),
 * and a file for each page. A page draws itself into a box and keeps what it shows of a list. */
#ifndef LIMBER_SCREEN_HISTORY_HISTORY_SCREEN_H
#define LIMBER_SCREEN_HISTORY_HISTORY_SCREEN_H

#include "page/log_page.h"
#include "page/log_words.h"
#include "screen/parts/run.h"
#include "terminal/browse.h"

typedef enum {
    HISTORY_YEAR,
    HISTORY_BY_WEEK,
    HISTORY_TIGHTNESS,
    HISTORY_STEPS,
    HISTORY_SESSIONS,
    HISTORY_PAGES
} HistoryPage;

typedef struct {
    LogReader *reader;
    Arena *arena; /* of all that was read and counted */
    LogPage log;  /* the last year */
    HistoryPage page;
    Day day;                     /* the one under the year's cursor */
    Browse lists[HISTORY_PAGES]; /* weeks and sessions are counted back from the latest */
    const char **regions; /* that were rated, as they first came up; then what was asked, and the
                             steps in which something was lifted */
    size_t region_count, asked_from, loads_from;
    char *detail;   /* the session shown in place of the list, in lines; or NULL */
    int rest_cells; /* of a row of the sessions, for what was not as planned */
} HistoryScreen;

/* Shows the history until the person goes back. reader NULL: there is no log. */
End history_screen_show(LogReader *reader);

/* Draws all of it but the footer. */
void history_screen_draw(HistoryScreen *screen, Shown *shown);

/* The room between the tabs and the footer. */
Box history_screen_body(void);

/* The page whose tab is at a cell of the first row, or -1. */
int history_screen_tab_at(const HistoryScreen *screen, int row, int column);

/* ---- the pages ---- */

extern const BrowseList history_screen_weeks, history_screen_tightness, history_screen_steps,
    history_screen_sessions;

void history_screen_year_draw(const HistoryScreen *screen, const Box *box, int *row, int *column);
void history_screen_weeks_draw(HistoryScreen *screen, const Box *box, int *row, int *column);
void history_screen_tightness_draw(HistoryScreen *screen, const Box *box, int *row, int *column);
void history_screen_steps_draw(HistoryScreen *screen, const Box *box);
void history_screen_sessions_draw(HistoryScreen *screen, const Box *box, int *row, int *column);

/* The day of the calendar at a cell of the screen, or HISTORY_NONE. */
Day history_screen_day_at(const HistoryScreen *screen, int row, int column);

/* Finds the regions that were rated. */
void history_screen_regions(HistoryScreen *screen);

/* Reads the session selected into the detail. */
void history_screen_session_open(HistoryScreen *screen);

/* ---- what pages share ---- */

/* A bar of so many halves of cells, in the styles of progress; ASCII: whole cells. */
void history_screen_bar(int row, int column, int halves);

/* "Wed 25 Nov 2026"; returns out. */
char *history_screen_day_words(Day day, char *out, size_t capacity);

#endif
