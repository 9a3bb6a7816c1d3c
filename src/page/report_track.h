// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Values over time as the report plots and sums them up: tightness, pain, loads, reps. Pure. */
#ifndef LIMBER_PAGE_REPORT_TRACK_H
#define LIMBER_PAGE_REPORT_TRACK_H

#include "base/arena.h"
#include "page/plot.h"

#include <stdbool.h>

/* What a point of a plot stands for: the longer the span, the more. */
typedef enum { POINTS_EACH, POINTS_WEEKS, POINTS_MONTHS } Points;

/* Values over time: each for itself, or the means of weeks or months where the span is long. */
typedef struct {
    PlotPoint *points;
    size_t count;
    double first, last; /* the means of the first seven days and of the last; where two weeks do not
                           lie between its ends, its first and its last value */
    double most;        /* of all values */
    bool short_span;    /* so it is */
} Track;

void track_add(Arena *arena, Track *track, double at, double value);

/* The same of a session's best: of those of one instant, one after another, the greatest stays. */
void track_add_best(Arena *arena, Track *track, double at, double value);

/* Puts the points in order, each multiplied by unit, sums them up and merges them as `points` says.
 * Once, after the last was added. */
void track_finish(Track *track, Points points, double unit);

/* "6.1 → 3.9", "6 → 4", "6, once" with a unit behind each (" kg"; "": none); "" where nothing was
 * said. Returns out. */
char *track_words(const Track *track, const char *unit, char *out, size_t capacity);

#endif
