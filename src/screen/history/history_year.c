// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The year: a calendar of minutes a day, what the year came to, and below it the minutes of each
 * week in the same columns. A day's shade is a shape too. */
#include "screen/history/history_screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GUTTER 4      /* cells before the calendar: "Mon " */
#define MARK_CELLS 2  /* after it, for the sign at today */
#define TODAY_CELLS 9 /* the same with the word */
#define BESIDE_CELLS 24
#define CALENDAR_ROWS 8
#define BARS_LEAST 4 /* rows, the title included */

static const char *const shades[] = {"·", "▁", "▃", "▅", "▇"};
static const char *const ascii_shades[] = {".", "-", "+", "*", "#"};
static const Style shade_styles[] = {STYLE_TRACK, STYLE_HEAT_1, STYLE_HEAT_2, STYLE_HEAT_3,
                                     STYLE_HEAT_4};

/* Where the calendar is in the box. */
typedef struct {
    int row, column; /* of the first Monday */
    int pitch;       /* cells from one week to the next */
    int weeks, first_week;
} Calendar;

static Calendar lay_out(const Box *box)
{
    int cells = box->columns - GUTTER - MARK_CELLS;
    Calendar at = {.row = box->row + 1, .column = box->column + GUTTER};
    at.pitch = cells >= 2 * HISTORY_WEEKS ? 2 : 1;
    at.weeks = cells / at.pitch < HISTORY_WEEKS ? cells / at.pitch : HISTORY_WEEKS;
    if (at.weeks < 0)
        at.weeks = 0;
    at.first_week = HISTORY_WEEKS - at.weeks;
    return at;
}

static int week_column(const Calendar *at, int week)
{
    return at->column + (week - at->first_week) * at->pitch;
}

static const char *shade(int level)
{
    return (terminal_unicode() ? shades : ascii_shades)[level];
}

/* ---- the calendar ---- */

/* Names of months over the weeks that hold their first days, where there is room. */
static void draw_months(const History *history, const Calendar *at)
{
    int free_from = at->column, end = at->column + at->weeks * at->pitch;
    style_set(STYLE_DIM);
    for (int week = at->first_week; week < HISTORY_WEEKS; week++) {
        Date sunday = date_of_day(history->weeks[week].monday + 6);
        int column = week_column(at, week);
        if (sunday.day > 7 || column < free_from || column + 3 > end)
            continue;
        put_text(at->row - 1, column, 3, month_short(sunday.month));
        free_from = column + 4;
    }
}

static void draw_day(const HistoryScreen *screen, const Calendar *at, int index)
{
    const HistoryDay *day = &screen->log.history->days[index];
    int level = history_level(day->held);
    int row = at->row + index % 7, column = week_column(at, index / 7);
    style_set(day->day == screen->day ? STYLE_SELECTED : shade_styles[level]);
    put_text(row, column, 1, shade(level));
}

static void draw_calendar(const HistoryScreen *screen, const Box *box, const Calendar *at)
{
    const History *history = screen->log.history;
    Day today = screen->log.plan.today;
    draw_months(history, at);
    for (int i = 0; i < 7; i += 2) {
        char weekday[4];
        snprintf(weekday, sizeof weekday, "%.3s", weekday_name(i));
        put_text(at->row + i, box->column, GUTTER, weekday);
    }
    for (int i = at->first_week * 7; i < HISTORY_DAYS && history->days[i].day <= today; i++)
        draw_day(screen, at, i);
    int after = week_column(at, HISTORY_WEEKS), room = box->column + box->columns - after;
    const char *sign = terminal_unicode() ? "◂" : "<";
    style_set(STYLE_ACCENT);
    put_text(at->row + day_of_week(today), after, 1, sign);
    if (room >= TODAY_CELLS)
        put_text(at->row + day_of_week(today), after + 2, room - 2, "today");
    style_set(STYLE_TEXT);
}

/* What the cursor is on. */
static void draw_day_line(const HistoryScreen *screen, const Box *box, int row)
{
    const History *history = screen->log.history;
    const HistoryDay *day = &history->days[screen->day - history->days[0].day];
    char name[MOMENT_BYTES], held[32], line[160];
    history_screen_day_words(day->day, name, sizeof name);
    if (day->held == 0) /* today something may still come */
        snprintf(line, sizeof line, "%s: %s", name,
                 day->day == screen->log.plan.today ? "nothing done yet" : "a day of rest");
    else if (day->sessions == 0)
        snprintf(line, sizeof line, "%s: %s, no session done", name,
                 log_words_minutes(day->held, held, sizeof held));
    else
        snprintf(line, sizeof line, "%s: %s, %d session%s", name,
                 log_words_minutes(day->held, held, sizeof held), day->sessions,
                 day->sessions == 1 ? "" : "s");
    style_set(STYLE_ACCENT);
    put_text(row, box->column + GUTTER, box->columns - GUTTER, line);
    style_set(STYLE_TEXT);
}

static void draw_legend(const Box *box, int row)
{
    static const char *const wide[] = {"none", "under 5", "under 10", "under 20",
                                       "20 minutes and more"};
    static const char *const narrow[] = {"0", "<5", "<10", "<20", "20+ min"};
    const char *const *words = box->columns >= 70 ? wide : narrow;
    int column = box->column + GUTTER, end = box->column + box->columns;
    for (int level = 0; level < HISTORY_LEVELS; level++) {
        style_set(shade_styles[level]);
        put_text(row, column, end - column, shade(level));
        style_set(STYLE_DIM);
        column += 2 + put_text(row, column + 2, end - column - 2, words[level]) + 2;
    }
    style_set(STYLE_TEXT);
}

/* ---- what it came to ---- */

/* The totals, as `limber log` says them; returns the rows used. */
static int draw_totals(const HistoryScreen *screen, const Box *box)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    int used = 0;
    if (!out)
        memory_fail();
    log_page_totals(&screen->log, out);
    fclose(out);
    for (char *line = strtok(text, "\n"); line && used < box->rows; line = strtok(NULL, "\n"))
        used += put_wrapped(box->row + used, box->column, box->columns, box->rows - used, line);
    free(text);
    return used;
}

/* The streak alone, where there is one row for it. */
static void draw_streak(const HistoryScreen *screen, const Box *box, int row)
{
    const Streak *streak = &screen->log.history->streak;
    char line[96];
    const char *unit = streak->unit == STREAK_WEEKS ? "week" : "day";
    if (streak->current > 0)
        snprintf(line, sizeof line, "%d %s%s in a row, %d at most", streak->current, unit,
                 streak->current == 1 ? "" : "s", streak->best);
    else
        snprintf(line, sizeof line, "A new streak can begin today");
    put_text(row, box->column + GUTTER, box->columns - GUTTER, line);
}

/* ---- the weeks below ---- */

/* A column of a bar: eighths of a cell from the bottom up. */
static void draw_column(int bottom, int column, int eighths)
{
    static const char *const parts[] = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    for (int row = bottom; eighths > 0; row--, eighths -= 8) {
        int part = eighths < 8 ? eighths : 8;
        put_text(row, column, 1, terminal_unicode() ? parts[part] : part > 4 ? "#" : ":");
    }
}

static void draw_weeks(const History *history, const Box *box, const Calendar *at)
{
    int height = box->rows - 1, bottom = box->row + box->rows - 1;
    char most_words[32];
    Ns most = 1;
    for (int week = at->first_week; week < HISTORY_WEEKS; week++)
        most = history->weeks[week].held > most ? history->weeks[week].held : most;
    most = history_axis(most);
    style_set(STYLE_DIM);
    put_text(box->row, box->column + GUTTER, box->columns - GUTTER, "Minutes a week");
    snprintf(most_words, sizeof most_words, "%lld", (long long)(most / (60 * NS_PER_S)));
    put_text(box->row + 1, box->column, GUTTER, most_words);
    put_text(bottom, box->column, GUTTER, "0");
    for (int week = at->first_week; week < HISTORY_WEEKS; week++) {
        Ns held = history->weeks[week].held;
        int eighths = (int)((double)held / (double)most * height * 8 + 0.5);
        style_set(held > 0 ? STYLE_BAR : STYLE_TRACK);
        if (held == 0)
            put_text(bottom, week_column(at, week), 1, shade(0));
        draw_column(bottom, week_column(at, week), held > 0 && eighths == 0 ? 1 : eighths);
    }
    style_set(STYLE_TEXT);
}

/* ---- the page ---- */

/* The totals beside the calendar, where they fit; true: they are drawn. */
static bool draw_totals_beside(const HistoryScreen *screen, const Box *box, const Calendar *at)
{
    int column = week_column(at, HISTORY_WEEKS) + TODAY_CELLS;
    Box beside = {at->row, column, CALENDAR_ROWS - 1, box->column + box->columns - column};
    if (beside.columns < BESIDE_CELLS)
        return false;
    draw_totals(screen, &beside);
    return true;
}

void history_screen_year_draw(const HistoryScreen *screen, const Box *box, int *row, int *column)
{
    Calendar at = lay_out(box);
    int end = box->row + box->rows, next = box->row + CALENDAR_ROWS;
    bool roomy = box->rows >= CALENDAR_ROWS + 4;
    int index = (int)(screen->day - screen->log.history->days[0].day);
    draw_calendar(screen, box, &at);
    if (index / 7 >= at.first_week) {
        *row = at.row + index % 7;
        *column = week_column(&at, index / 7);
    }
    next += roomy;
    if (next < end)
        draw_day_line(screen, box, next++);
    bool beside = draw_totals_beside(screen, box, &at);
    if (!roomy) {
        if (next < end && !beside)
            draw_streak(screen, box, next);
        return;
    }
    draw_legend(box, next++);
    next++;
    Box below = {next, box->column + GUTTER, end - next, box->columns - GUTTER};
    if (!beside && below.rows > 0)
        next += draw_totals(screen, &below) + 1;
    if (end - next >= BARS_LEAST)
        draw_weeks(screen->log.history, &(Box){next, box->column, end - next, box->columns}, &at);
}

Day history_screen_day_at(const HistoryScreen *screen, int row, int column)
{
    Box box = history_screen_body();
    Calendar at = lay_out(&box);
    int across = column - at.column, down = row - at.row;
    if (across < 0 || across >= at.weeks * at.pitch || down < 0 || down >= 7)
        return HISTORY_NONE;
    Day day = screen->log.history->days[(at.first_week + across / at.pitch) * 7 + down].day;
    return day <= screen->log.plan.today ? day : HISTORY_NONE;
}
