// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The log for ears: the same as sentences, a line each, with no glyph and no columns. */
#include "page/log_private.h"

static void print_week(const LogPage *page, int week, FILE *out)
{
    const HistoryWeek *bar = &page->history->weeks[week];
    char monday[MOMENT_BYTES], held[32];
    if (bar->held == 0 && bar->sessions == 0)
        return;
    fprintf(out, "Week of %s: %s", day_format(bar->monday, monday, sizeof monday),
            log_words_minutes(bar->held, held, sizeof held));
    for (int i = 0; i < 7; i++) {
        const HistoryDay *day = &page->history->days[week * 7 + i];
        if (day->held > 0)
            fprintf(out, "; %s %s", weekday_name(i),
                    log_words_minutes(day->held, held, sizeof held));
    }
    fputs(".\n", out);
}

static void print_ratings(double before, double after, FILE *out)
{
    char text[16];
    if (before >= 0)
        fprintf(out, " before %s", log_words_mean(before, text, sizeof text));
    if (after >= 0)
        fprintf(out, "%s after %s", before >= 0 ? "," : "",
                log_words_mean(after, text, sizeof text));
    if (before < 0 && after < 0)
        fputs(" no rating", out);
}

static void print_series(const TightnessSeries *series, Day today, FILE *out)
{
    char name[128];
    Trend trend = log_words_trend(series, today);
    fprintf(out, "%s: in the first four weeks", log_words_region_side(series, name, sizeof name));
    print_ratings(trend.first_before, trend.first_after, out);
    if (trend.apart) {
        fputs("; in the last four weeks", out);
        print_ratings(trend.last_before, trend.last_after, out);
    }
    if (*log_words_trend_word(&trend))
        fprintf(out, "; %s", log_words_trend_word(&trend));
    fputs(".\n", out);
}

void log_print_plain(const LogPage *page, FILE *out)
{
    log_page_totals(page, out);
    fputs("\nMinutes of work, the latest week first\n", out);
    for (int week = page->history->week_count - 1; week >= 0; week--)
        print_week(page, week, out);
    if (page->history->tightness_count > 0)
        fputs("\nTightness, out of 10\n", out);
    for (size_t i = 0; i < page->history->tightness_count; i++)
        print_series(&page->history->tightness[i], page->plan.today, out);
    log_print_sides(page, out);
    log_print_pains(page, out);
    log_print_scales(page, out);
    log_print_loads(page, out);
    log_print_latest(page, out);
}
