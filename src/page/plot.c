// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Draws a plot: bands at the back, then the grid, then the lines and, over all, their marks. */
#include "page/plot.h"

#include "base/arena.h"
#include "base/array.h"
#include "page/html.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#define LEFT 20.0 /* of the axis, for its numbers */
#define RIGHT 6.0
#define TOP 6.0
#define BOTTOM 16.0 /* for the dates */
#define MOST_TICKS 6
#define SHORT_SPAN 62 /* days: longer ones are divided at the first of months */
#define CROWDED 5.0   /* pixels between points: below it, marks get smaller */
#define OUCH_RADIUS 2.3

static double x_of(const Plot *plot, double at)
{
    double span = (double)(plot->to - plot->from + 1);
    return LEFT + (at - (double)plot->from) / span * (plot->width - LEFT - RIGHT);
}

static double most_of(const Plot *plot)
{
    return plot->most > 0 ? plot->most : 10;
}

static double y_of(const Plot *plot, double value)
{
    double most = most_of(plot);
    return TOP + (most - value) / most * (plot->height - TOP - BOTTOM);
}

/* ---- bands and grid ---- */

static void write_band(const Plot *plot, const PlotBand *band, int low, int high, const char *look,
                       FILE *out)
{
    double x = x_of(plot, fmax(band->from, (double)plot->from));
    double end = x_of(plot, fmin(band->to, (double)plot->to + 1));
    if (end <= x || high <= low)
        return;
    html_print(out, "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
               look, x, y_of(plot, high), end - x, y_of(plot, low) - y_of(plot, high));
    html_print(out, "<path class=\"edge\" d=\"M%.1f %.1fH%.1f\"/>", x, y_of(plot, low), end);
}

static void write_band_name(const Plot *plot, const char *name, int level, FILE *out)
{
    html_print(out, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%s from %d</text>",
               plot->width - RIGHT - 2, y_of(plot, level) - 2.5, name, level);
}

static void write_bands(const Plot *plot, FILE *out)
{
    for (size_t i = 0; i < plot->band_count; i++) {
        const PlotBand *band = &plot->bands[i];
        write_band(plot, band, band->ease, band->stop, "ease", out);
        write_band(plot, band, band->stop, 10, "stop", out);
    }
}

static void write_band_names(const Plot *plot, FILE *out)
{
    if (plot->band_count == 0)
        return;
    const PlotBand *last = &plot->bands[plot->band_count - 1];
    if (last->ease < last->stop)
        write_band_name(plot, "ease", last->ease, out);
    write_band_name(plot, "stop", last->stop, out);
}

static void write_changes(const Plot *plot, FILE *out)
{
    for (size_t i = 0; i < plot->change_count; i++) {
        double x = x_of(plot, plot->changes[i].at);
        html_print(out, "<path class=\"change\" d=\"M%.1f %.1fV%.1f\"/>", x,
                   y_of(plot, most_of(plot)), y_of(plot, 0));
        html_print(out, "<text x=\"%.1f\" y=\"%.1f\">v%d</text>", x + 3,
                   y_of(plot, most_of(plot)) + 8, plot->changes[i].version);
    }
}

static void write_levels(const Plot *plot, FILE *out)
{
    for (int half = 0; half <= 2; half++) {
        double level = most_of(plot) * half / 2, y = y_of(plot, level);
        html_print(out, "<path class=\"%s\" d=\"M%.1f %.1fH%.1f\"/>", half == 0 ? "axis" : "grid",
                   LEFT, y, plot->width - RIGHT);
        char number[24];
        snprintf(number, sizeof number, "%g", level);
        html_print(out, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 4,
                   y + 3, number);
    }
}

/* ---- dates ---- */

/* Days between two ticks: the shortest of these that gives few enough of them. */
static int tick_step(int64_t days)
{
    static const int steps[] = {1, 2, 7, 14};
    size_t i = 0;
    while (i + 1 < COUNT_OF(steps) && days / steps[i] >= MOST_TICKS)
        i++;
    return steps[i];
}

static void write_date(const Plot *plot, Day day, bool with_year, FILE *out)
{
    Date date = date_of_day(day);
    double x = x_of(plot, (double)day);
    html_print(out, "<path class=\"tick\" d=\"M%.1f %.1fv3\"/>", x, y_of(plot, 0));
    html_print(out, "<text x=\"%.1f\" y=\"%.1f\">%d %s", x, plot->height - 3, date.day,
               month_short(date.month));
    if (with_year)
        html_print(out, " %d", date.year);
    html_print(out, "</text>");
}

/* The next first of a month that counts: every `step` months, from January on. */
static Day next_month(Day day, int step)
{
    Date date = date_of_day(day);
    date.day = 1;
    do {
        date.year += date.month == 12;
        date.month = date.month % 12 + 1;
    } while ((date.month - 1) % step != 0);
    return day_of_date(date);
}

/* The tick after `day`, in days in a short span and in months in a long one. */
static Day next_tick(const Plot *plot, Day day)
{
    static const int month_steps[] = {1, 2, 3, 6, 12};
    int64_t days = plot->to - plot->from + 1;
    if (days <= SHORT_SPAN)
        return day + tick_step(days);
    size_t i = 0;
    while (i + 1 < COUNT_OF(month_steps) && days / (30 * month_steps[i]) > MOST_TICKS)
        i++;
    return next_month(day, month_steps[i]);
}

static void write_dates(const Plot *plot, FILE *out)
{
    int year = 0;
    double free_from = 0; /* where the words of the tick before end */
    for (Day day = plot->from; day <= plot->to; day = next_tick(plot, day)) {
        bool with_year = date_of_day(day).year != year;
        double x = x_of(plot, (double)day), wide = with_year ? 58 : 36;
        if (x < free_from || x + wide > plot->width)
            continue;
        write_date(plot, day, with_year, out);
        year = date_of_day(day).year;
        free_from = x + wide;
    }
}

/* ---- the values ---- */

static const char *const style_names[] = {[PLOT_AFTER] = "after",
                                          [PLOT_BEFORE] = "before",
                                          [PLOT_MORNING] = "morning",
                                          [PLOT_OUCH] = "ouch"};

static void write_mark(PlotStyle style, double x, double y, double r, FILE *out)
{
    switch (style) {
    case PLOT_AFTER:
    case PLOT_BEFORE:
        html_print(out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>", x, y, r);
        return;
    case PLOT_MORNING:
        html_print(out, "<path d=\"M%.1f %.1fl%.1f %.1fl%.1f %.1fl%.1f %.1fz\"/>", x, y - r * 1.3,
                   r * 1.3, r * 1.3, -r * 1.3, r * 1.3, -r * 1.3, -r * 1.3);
        return;
    case PLOT_OUCH:
        html_print(out, "<path d=\"M%.1f %.1fl%.1f %.1fh%.1fz\"/>", x, y - r * 1.4, r * 1.4,
                   r * 2.4, -r * 2.8);
        return;
    }
}

static void write_line(const Plot *plot, const PlotSeries *series, FILE *out)
{
    html_print(out, "<path class=\"line\" d=\"");
    for (size_t i = 0; i < series->count; i++) {
        const PlotPoint *point = &series->points[i];
        bool apart = i == 0 || point->at - series->points[i - 1].at > plot->gap;
        html_print(out, apart ? "M" : "L");
        html_print(out, "%.1f %.1f", x_of(plot, point->at), y_of(plot, point->value));
    }
    html_print(out, "\"/>");
}

static double mark_radius(const Plot *plot, const PlotSeries *series)
{
    double room = (plot->width - LEFT - RIGHT) / (double)(series->count > 0 ? series->count : 1);
    return room < CROWDED ? 1.4 : 2.3;
}

#define MARK_ROOM 5.5  /* pixels from the middle of a mark to that of another beside it */
#define MOST_SHIFTS 10 /* that a mark is moved for it, to either side in turn */

/* Is there a mark at a place? Of the series itself those before the point, where they were drawn.
 */
static bool is_taken(const Plot *plot, const PlotSeries *series, const double *drawn, size_t point,
                     double x, double y)
{
    for (size_t i = 0; i < plot->series_count; i++) {
        const PlotSeries *other = &plot->series[i];
        size_t count = other == series ? point : other->count;
        for (size_t j = 0; j < count; j++)
            if (fabs((other == series ? drawn[j] : x_of(plot, other->points[j].at)) - x) <
                    MARK_ROOM &&
                fabs(y_of(plot, other->points[j].value) - y) < MARK_ROOM)
                return true;
    }
    return false;
}

/* An ouch stands beside the marks of what was said of pain at about that time, never over or under
 * them; where there is no room, at its own place. */
static double ouch_place(const Plot *plot, const PlotSeries *series, const double *drawn,
                         size_t point)
{
    double x = x_of(plot, series->points[point].at), y = y_of(plot, series->points[point].value);
    for (int shift = 0; shift < MOST_SHIFTS; shift++) {
        double aside = x + (shift % 2 == 0 ? -1 : 1) * MARK_ROOM * ((shift + 1) / 2);
        if (aside > LEFT && aside < plot->width - RIGHT &&
            !is_taken(plot, series, drawn, point, aside, y))
            return aside;
    }
    return x;
}

static void write_ouches(const Plot *plot, const PlotSeries *series, FILE *out)
{
    double *drawn = memory_alloc((series->count + 1) * sizeof *drawn);
    html_print(out, "<g class=\"%s\">", style_names[series->style]);
    for (size_t i = 0; i < series->count; i++) {
        drawn[i] = ouch_place(plot, series, drawn, i);
        write_mark(series->style, drawn[i], y_of(plot, series->points[i].value), OUCH_RADIUS, out);
    }
    html_print(out, "</g>\n");
    free(drawn);
}

static void write_series(const Plot *plot, const PlotSeries *series, FILE *out)
{
    double radius = mark_radius(plot, series);
    html_print(out, "<g class=\"%s\">", style_names[series->style]);
    if (series->count > 1)
        write_line(plot, series, out);
    for (size_t i = 0; i < series->count; i++) {
        const PlotPoint *point = &series->points[i];
        double x = x_of(plot, point->at);
        if (point->least < point->most)
            html_print(out, "<path class=\"range\" d=\"M%.1f %.1fV%.1f\"/>", x,
                       y_of(plot, point->least), y_of(plot, point->most));
        write_mark(series->style, x, y_of(plot, point->value), radius, out);
    }
    html_print(out, "</g>\n");
}

void plot_write(const Plot *plot, FILE *out)
{
    html_print(out,
               "<svg class=\"plot\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" height=\"%.0f\" "
               "role=\"img\" aria-labelledby=\"plot-%d plot-%d-words\">\n",
               plot->width, plot->height, plot->width, plot->height, plot->number, plot->number);
    html_print(out, "<title id=\"plot-%d\">%s</title>\n<desc id=\"plot-%d-words\">%s</desc>\n",
               plot->number, plot->title, plot->number, plot->description);
    write_bands(plot, out);
    write_levels(plot, out);
    write_dates(plot, out);
    write_changes(plot, out);
    for (size_t i = 0; i < plot->series_count; i++)
        if (plot->series[i].style == PLOT_OUCH)
            write_ouches(plot, &plot->series[i], out);
        else
            write_series(plot, &plot->series[i], out);
    write_band_names(plot, out);
    html_print(out, "</svg>\n");
}

void plot_key_write(PlotStyle style, FILE *out)
{
    html_print(out,
               "<svg class=\"key\" width=\"26\" height=\"9\" viewBox=\"0 0 26 9\" "
               "aria-hidden=\"true\"><g class=\"%s\">",
               style_names[style]);
    if (style != PLOT_OUCH)
        html_print(out, "<path class=\"line\" d=\"M1 4.5H25\"/>");
    write_mark(style, 13, 4.5, 2.3, out);
    html_print(out, "</g></svg>");
}
