// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Gathers points, puts them in order and merges those of long spans. */
#include "page/report_track.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define WEEK 7

void track_add(Arena *arena, Track *track, double at, double value)
{
    track->points = arena_grow(arena, track->points, track->count, sizeof *track->points);
    track->points[track->count++] = (PlotPoint){at, value, value, value};
}

void track_add_best(Arena *arena, Track *track, double at, double value)
{
    PlotPoint *last = track->count > 0 ? &track->points[track->count - 1] : NULL;
    if (!last || last->at != at)
        track_add(arena, track, at, value);
    else if (value > last->value)
        last->value = last->least = last->most = value;
}

/* The first day of the week or the month of a day. */
static Day period_of(Day day, Points points)
{
    Date date = date_of_day(day);
    date.day = 1;
    return points == POINTS_WEEKS ? day - day_of_week(day) : day_of_date(date);
}

/* Puts the points of each week or month into one. */
static void merge(Track *track, Points points)
{
    size_t merged = 0, in_it = 0;
    Day period = INT64_MIN;
    for (size_t i = 0; i < track->count; i++) {
        PlotPoint point = track->points[i];
        Day its_period = period_of((Day)point.at, points);
        if (its_period != period) {
            period = its_period;
            in_it = 1;
            track->points[merged++] = point;
            continue;
        }
        PlotPoint *mean = &track->points[merged - 1];
        double old = (double)in_it++, now = (double)in_it;
        mean->at = (mean->at * old + point.at) / now;
        mean->value = (mean->value * old + point.value) / now;
        mean->least = point.value < mean->least ? point.value : mean->least;
        mean->most = point.value > mean->most ? point.value : mean->most;
    }
    track->count = merged;
}

/* The mean of the values from … to (in days). */
static double mean_between(const Track *track, double from, double to)
{
    double sum = 0;
    int count = 0;
    for (size_t i = 0; i < track->count; i++) {
        if (track->points[i].at < from || track->points[i].at > to)
            continue;
        sum += track->points[i].value;
        count++;
    }
    return sum / count;
}

static int compare_points(const void *a, const void *b)
{
    double first = ((const PlotPoint *)a)->at, second = ((const PlotPoint *)b)->at;
    return (first > second) - (first < second);
}

void track_finish(Track *track, Points points, double unit)
{
    if (track->count == 0)
        return;
    qsort(track->points, track->count, sizeof *track->points, compare_points);
    for (size_t i = 0; i < track->count; i++) {
        PlotPoint *point = &track->points[i];
        point->value = point->least = point->most = point->value * unit;
        track->most = i == 0 || point->value > track->most ? point->value : track->most;
    }
    double begin = track->points[0].at, end = track->points[track->count - 1].at;
    track->short_span = end - begin < 2 * WEEK;
    track->first = mean_between(track, begin, track->short_span ? begin : begin + WEEK);
    track->last = mean_between(track, track->short_span ? end : end - WEEK, end);
    if (points != POINTS_EACH)
        merge(track, points);
}

/* What has a unit is as exact as it was said; the mean of ratings has a digit behind the point. */
static void put_value(const Track *track, const char *unit, double value, char *out,
                      size_t capacity)
{
    snprintf(out, capacity, *unit ? "%.4g" : track->short_span ? "%.0f" : "%.1f", value);
}

char *track_words(const Track *track, const char *unit, char *out, size_t capacity)
{
    char first[32], last[32];
    *out = '\0';
    if (track->count == 0)
        return out;
    put_value(track, unit, track->first, first, sizeof first);
    put_value(track, unit, track->last, last, sizeof last);
    if (track->count == 1)
        snprintf(out, capacity, "%s%s, once", last, unit);
    else
        snprintf(out, capacity, "%s%s → %s%s", first, unit, last, unit);
    return out;
}
