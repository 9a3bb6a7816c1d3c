// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The report's section on adherence: bars a week, and the same numbers as a table. Spans of more
 * weeks than fit a page go by the month. */
#include "page/html.h"
#include "page/report_table.h"

#define MOST_WEEKS 53
#define TABLE_ROWS 16 /* of a table that stands alone or beside the bars */
#define MOST_TABLES 3 /* side by side */
#define NUMBERED 13.0 /* pixels: narrower bars have no number */
#define FOOT 16.0     /* below the bars, for dates */
#define HEAD 14.0     /* above them, for numbers */

/* The weeks, or where there are too many of them the months (of each week's first day). */
static size_t periods_of(Arena *arena, const PartCount *count, AdherenceWeek **out)
{
    *out = count->weeks;
    if (count->week_count <= MOST_WEEKS)
        return count->week_count;
    AdherenceWeek *months = arena_alloc(arena, count->week_count * sizeof *months);
    size_t months_count = 0;
    int month = 0;
    for (size_t i = 0; i < count->week_count; i++) {
        const AdherenceWeek *week = &count->weeks[i];
        if (months_count == 0 || date_of_day(week->first).month != month) {
            month = date_of_day(week->first).month;
            months[months_count++] = *week;
            continue;
        }
        AdherenceWeek *sum = &months[months_count - 1];
        sum->last = week->last;
        sum->done += week->done;
        sum->owed += week->owed;
        sum->credited += week->credited;
    }
    *out = months;
    return months_count;
}

/* ---- the bars ---- */

static double highest(const AdherenceWeek *periods, size_t count)
{
    double most = 1;
    for (size_t i = 0; i < count; i++) {
        most = periods[i].owed > most ? periods[i].owed : most;
        most = periods[i].done > most ? periods[i].done : most;
    }
    return most;
}

/* The picture: its size, the room of a bar, and the height of one session. */
typedef struct {
    double width, height, wide, unit;
} Bars;

static void print_bar(const AdherenceWeek *period, const Bars *bars, double x, FILE *out)
{
    double base = bars->height - FOOT, wide = bars->wide;
    double done = period->done * bars->unit, owed = period->owed * bars->unit;
    html_print(out, "<rect class=\"done\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
               x + wide * 0.18, base - done, wide * 0.64, done);
    if (period->owed > 0)
        html_print(out,
                   "<rect class=\"owed\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                   x + wide * 0.08, base - owed, wide * 0.84, owed);
    if (wide >= NUMBERED)
        html_print(out, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%d</text>",
                   x + wide / 2, base - (done > owed ? done : owed) - 3, period->done);
}

static void print_dates(const AdherenceWeek *periods, size_t count, const Bars *bars, FILE *out)
{
    size_t step = (size_t)(64 / bars->wide) + 1;
    char day[MOMENT_BYTES];
    for (size_t i = 0; i < count; i += step)
        if (i == 0 || bars->width - (double)i * bars->wide >= 60)
            html_print(out, "<text x=\"%.1f\" y=\"%.1f\">%s</text>", (double)i * bars->wide + 2,
                       bars->height - 4, day_format(periods[i].first, day, sizeof day));
}

static void print_bars(const Page *page, const AdherenceWeek *periods, size_t count, Bars bars,
                       const char *period)
{
    FILE *out = page->out;
    int number = ++*page->plots;
    bars.wide = bars.width / (double)(count > 6 ? count : 6);
    bars.unit = (bars.height - FOOT - HEAD) / highest(periods, count);
    html_print(out,
               "<figure><svg class=\"plot\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" "
               "height=\"%.0f\" role=\"img\" aria-labelledby=\"plot-%d plot-%d-words\">\n"
               "<title id=\"plot-%d\">Sessions done and prescribed, by %s</title>\n",
               bars.width, bars.height, bars.width, bars.height, number, number, number, period);
    html_print(out, "<desc id=\"plot-%d-words\">%zu bars; the table holds their numbers.</desc>\n",
               number, count);
    for (size_t i = 0; i < count; i++)
        print_bar(&periods[i], &bars, (double)i * bars.wide, out);
    html_print(out, "<path class=\"axis\" d=\"M0 %.1fH%.1f\"/>", bars.height - FOOT, bars.width);
    print_dates(periods, count, &bars, out);
    html_print(out,
               "</svg>\n<figcaption>Filled%s: sessions done. Outline: prescribed.</figcaption>"
               "</figure>\n",
               bars.wide >= NUMBERED ? ", and numbers" : "");
}

/* ---- the table ---- */

static void print_rows(const Page *page, const AdherenceWeek *periods, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const AdherenceWeek *period = &periods[i];
        char from[MOMENT_BYTES];
        html_print(page->out,
                   "<tr><th scope=\"row\">%s</th><td class=\"n\">%d</td><td class=\"n\">",
                   day_format(period->first, from, sizeof from), period->done);
        if (period->owed <= 0) {
            html_print(page->out, "–</td><td class=\"n\">–</td></tr>\n");
            continue;
        }
        html_print(page->out, report_is_whole(period->owed) ? "%.0f" : "%.1f", period->owed);
        html_print(page->out, "</td><td class=\"n\">%.0f %%</td></tr>\n",
                   100 * period->credited / period->owed);
    }
}

static void print_tables(const Page *page, const AdherenceWeek *periods, size_t count,
                         const char *const *names)
{
    size_t tables = (count + TABLE_ROWS - 1) / TABLE_ROWS;
    tables = tables > MOST_TABLES ? MOST_TABLES : tables;
    size_t rows = tables > 0 ? (count + tables - 1) / tables : 0;
    for (size_t first = 0; first < count; first += rows) {
        report_open_table(page, "narrow", "Sessions done of those prescribed", names);
        print_rows(page, periods + first, count - first < rows ? count - first : rows);
        report_close_table(page);
    }
}

void report_print_weeks(const Page *page)
{
    static const char *const week_names[] = {"Week from", "#Done", "#Prescribed", "#Adherence",
                                             NULL};
    static const char *const month_names[] = {"From", "#Done", "#Prescribed", "#Adherence", NULL};
    Arena *arena = arena_new();
    AdherenceWeek *periods;
    size_t count = periods_of(arena, page->count, &periods);
    bool weeks = periods == page->count->weeks, beside = count <= TABLE_ROWS;
    html_print(page->out, "<h3>Adherence</h3>\n");
    Bars bars = {.width = PAGE_WIDTH, .height = 112};
    if (beside) {
        bars.width = (PAGE_WIDTH - 24) / 2;
        bars.height = count < 5 ? 112 : 30 + 16 * (double)count; /* as high as the table */
        html_print(page->out, "<div class=\"side\">\n");
    }
    print_bars(page, periods, count, bars, weeks ? "week" : "month");
    if (!beside)
        html_print(page->out, "<div class=\"side\">\n");
    print_tables(page, periods, count, weeks ? week_names : month_names);
    html_print(page->out, "</div>\n");
    arena_free(arena);
}
