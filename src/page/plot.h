// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Plots of ratings from 0 to 10 over days, as inline SVG for paper: told apart by lines and marks,
 * never by colour alone. Pure. */
#ifndef LIMBER_PAGE_PLOT_H
#define LIMBER_PAGE_PLOT_H

#include "base/moment.h"

#include <stdio.h>

/* A value at an instant, counted in days since 1970 with a fraction; least and most of what it
 * stands for (equal to value where it stands for itself). */
typedef struct {
    double at, value, least, most;
} PlotPoint;

typedef enum {
    PLOT_AFTER,   /* a line with discs */
    PLOT_BEFORE,  /* dashed, with rings */
    PLOT_MORNING, /* dotted, with diamonds */
    PLOT_OUCH     /* triangles, no line */
} PlotStyle;

typedef struct {
    PlotStyle style;
    const PlotPoint *points; /* in order of time */
    size_t count;
} PlotSeries;

/* A routine's pain bands as they stood in a stretch of days. */
typedef struct {
    double from, to;
    int ease, stop;
} PlotBand;

/* A day on which another version of the routine was taken up. */
typedef struct {
    double at;
    int version;
} PlotChange;

typedef struct {
    Day from, to;         /* both shown */
    double width, height; /* in CSS pixels */
    double most;          /* the axis goes from 0 to it; 0: to 10 */
    double gap;           /* days: a line breaks where longer lies between two points */
    const PlotSeries *series;
    size_t series_count;
    const PlotBand *bands;
    size_t band_count;
    const PlotChange *changes;
    size_t change_count;
    const char *title, *description; /* what the plot shows, and what it says, in words */
    int number;                      /* of the plot on its page: its ids are made of it */
} Plot;

void plot_write(const Plot *plot, FILE *out);

/* A key to a style: the line with its mark, as an <svg> of its own, hidden from those who cannot
 * see it. */
void plot_key_write(PlotStyle style, FILE *out);

#endif
