// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The log for eyes: a calendar, a year a block, bars, and a table of ratings. What is told by a
 * shade is told by its form too, so that it is read without colour. */
#include "page/log_private.h"

#include "base/text.h"

#include <string.h>

#define BAR_WEEKS 12
#define BAR_CELLS 50

static const char *const shades[] = {"·", "░", "▒", "▓", "█"};
static const char *const ascii_shades[] = {".", "-", "+", "*", "#"};

static const char *shade(int level, bool ascii)
{
    return ascii ? ascii_shades[level] : shades[level];
}

/* ---- the calendar ---- */

/* Names of months over the weeks that hold their first days, where there is room. */
static void print_months(const HistoryWeek *weeks, int count, FILE *out)
{
    char line[HISTORY_WEEKS + 4];
    memset(line, ' ', sizeof line);
    int free_from = 0, end = 0;
    for (int week = 0; week + 3 <= count; week++) {
        Date sunday = date_of_day(weeks[week].monday + 6);
        if (sunday.day > 7 || week < free_from)
            continue;
        memcpy(line + week, month_short(sunday.month), 3);
        end = week + 3;
        free_from = week + 4;
    }
    fprintf(out, "      %.*s\n", end, line);
}

/* The weeks from one on; HISTORY_WEEKS of them at most. */
static void print_block(const LogPage *page, int from, int count, bool ascii, FILE *out)
{
    const History *history = page->history;
    print_months(history->weeks + from, count, out);
    for (int weekday = 0; weekday < 7; weekday++) {
        fprintf(out, "  %-3.3s ", weekday % 2 == 0 ? weekday_name(weekday) : "");
        for (int week = from; week < from + count; week++) {
            const HistoryDay *day = &history->days[week * 7 + weekday];
            if (day->day <= page->plan.today)
                fputs(shade(history_level(day->held), ascii), out);
        }
        fputc('\n', out);
    }
}

static bool is_empty(const HistoryWeek *weeks, int count)
{
    for (int i = 0; i < count; i++)
        if (weeks[i].held > 0)
            return false;
    return true;
}

/* A span of more than a year is cut from its end on; years of nothing are passed over. */
static void print_calendar(const LogPage *page, bool ascii, FILE *out)
{
    const History *history = page->history;
    int weeks = history->week_count, count = (weeks - 1) % HISTORY_WEEKS + 1;
    fputs("\nMinutes of work a day\n\n", out);
    for (int from = 0; from < weeks; from += count, count = HISTORY_WEEKS) {
        char monday[MOMENT_BYTES];
        if (weeks > HISTORY_WEEKS && is_empty(history->weeks + from, count))
            continue;
        if (weeks > HISTORY_WEEKS)
            fprintf(out, "%s  From %s on\n", from > 0 ? "\n" : "",
                    day_format(history->weeks[from].monday, monday, sizeof monday));
        print_block(page, from, count, ascii, out);
    }
    fprintf(out, "\n  %s none  %s under 5  %s under 10  %s under 20  %s 20 or more\n",
            shade(0, ascii), shade(1, ascii), shade(2, ascii), shade(3, ascii), shade(4, ascii));
}

/* ---- weeks ---- */

static void print_bar(int halves, bool ascii, FILE *out)
{
    for (int i = 0; i < halves / 2; i++)
        fputs(ascii ? "#" : "█", out);
    if (halves % 2 && !ascii)
        fputs("▌", out);
}

static void print_weeks(const History *history, bool ascii, FILE *out)
{
    int count = history->week_count < BAR_WEEKS ? history->week_count : BAR_WEEKS;
    const HistoryWeek *weeks = history->weeks + history->week_count - count;
    Ns most = 0;
    for (int i = 0; i < count; i++)
        if (weeks[i].held > most)
            most = weeks[i].held;
    fputs("\nMinutes of work a week, from its Monday on\n\n", out);
    int first = 0; /* no row of nothing before the first session */
    while (first < count - 1 && weeks[first].held == 0)
        first++;
    for (int i = first; i < count; i++) {
        char monday[MOMENT_BYTES];
        int halves =
            (int)(2 * BAR_CELLS * (weeks[i].held / NS_PER_S) / (history_axis(most) / NS_PER_S));
        long long minutes = (weeks[i].held + 30 * NS_PER_S) / (60 * NS_PER_S);
        fprintf(out, "  %s ", day_format(weeks[i].monday, monday, sizeof monday));
        if (weeks[i].held > 0 && minutes == 0)
            fputs("   <1", out);
        else
            fprintf(out, "%5lld", minutes);
        fputs(weeks[i].held > 0 ? " " : "", out);
        print_bar(weeks[i].held > 0 && halves == 0 ? 1 : halves, ascii, out);
        fputc('\n', out);
    }
}

/* ---- tightness ---- */

static void print_pair(double before, double after, bool ascii, FILE *out)
{
    char first[16], second[16];
    if (before < 0 && after < 0)
        fprintf(out, "  %-12s", "");
    else
        fprintf(out, "  %4s %s %-4s ", log_words_mean(before, first, sizeof first),
                ascii ? ">" : "→", log_words_mean(after, second, sizeof second));
}

static void print_tightness(const LogPage *page, bool ascii, FILE *out)
{
    const History *history = page->history;
    int cells = 8;
    char name[128];
    if (history->tightness_count == 0)
        return;
    for (size_t i = 0; i < history->tightness_count; i++) {
        int width = text_width(log_words_region_side(&history->tightness[i], name, sizeof name));
        cells = width > cells ? width : cells;
    }
    fprintf(out, "\nTightness, out of 10, before %s after: means of four weeks\n\n",
            ascii ? ">" : "→");
    fprintf(out, "  %*s  %-12s  %-12s\n", cells, "", "the first", "the last");
    for (size_t i = 0; i < history->tightness_count; i++) {
        const TightnessSeries *series = &history->tightness[i];
        Trend trend = log_words_trend(series, page->plan.today);
        log_words_region_side(series, name, sizeof name);
        fprintf(out, "  %s%*s", name, cells - text_width(name), "");
        print_pair(trend.first_before, trend.first_after, ascii, out);
        if (trend.apart) {
            print_pair(trend.last_before, trend.last_after, ascii, out);
            fprintf(out, "  %s", log_words_trend_word(&trend));
        }
        fputc('\n', out);
    }
}

void log_print_glyphs(const LogPage *page, bool ascii, FILE *out)
{
    log_page_totals(page, out);
    print_calendar(page, ascii, out);
    print_weeks(page->history, ascii, out);
    print_tightness(page, ascii, out);
    log_print_sides(page, out);
    log_print_pains(page, out);
    log_print_scales(page, out);
    log_print_loads(page, out);
    log_print_latest(page, out);
}
