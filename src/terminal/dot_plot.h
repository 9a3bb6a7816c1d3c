// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Lines over time as dots of braille, two across and four down in a cell: solid and dotted, so that
 * they are told apart without colour. Where there is only ASCII a line is made of its letter. Pure:
 * values in, cells out. */
#ifndef LIMBER_TERMINAL_DOT_PLOT_H
#define LIMBER_TERMINAL_DOT_PLOT_H

#include "figure/raster.h"

typedef struct {
    double at, value;
} DotPoint;

typedef struct {
    const DotPoint *points; /* in order of `at` */
    size_t count;
    bool dotted;
    Ink ink;
    char letter; /* in ASCII; where two lines meet stands '&' */
} DotSeries;

typedef struct {
    double from, to;    /* of `at`: the left and the right edge; from below to */
    double least, most; /* of values: the lowest and the highest dot */
    double gap;         /* a line breaks between points that are farther apart */
    const DotSeries *series;
    size_t count;
} DotPlot;

/* Fills rows × columns cells. A grid (INK_FLOOR) marks the least value, the middle and the most. A
 * point without neighbours is drawn two dots wide. Points outside the edges are left out. */
void dot_plot_draw(const DotPlot *plot, bool ascii, int rows, int columns, CanvasCell *cells);

/* The row of cells, from the top, in which a value lies. */
int dot_plot_row(const DotPlot *plot, double value, bool ascii, int rows);

#endif
