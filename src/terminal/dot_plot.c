// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Points become dots, neighbours are joined by a straight walk from dot to dot; a dotted line sets
 * one dot of three on its way. */
#include "terminal/dot_plot.h"

#include <math.h>
#include <stdlib.h>

#define BRAILLE 0x2800
#define DOTTED_EVERY 3
#define GRID_EVERY 8 /* dots */

typedef struct {
    const DotPlot *plot;
    bool ascii;
    int rows, columns;
    int across, down; /* dots of a cell */
    CanvasCell *cells;
} Canvas;

typedef struct {
    int x, y;
} Dot;

static Canvas canvas_of(const DotPlot *plot, bool ascii, int rows, int columns, CanvasCell *cells)
{
    return (Canvas){plot, ascii, rows, columns, ascii ? 1 : 2, ascii ? 1 : 4, cells};
}

static int dot_y(const Canvas *canvas, double value)
{
    const DotPlot *plot = canvas->plot;
    int last = canvas->rows * canvas->down - 1;
    int y = (int)lround((plot->most - value) / (plot->most - plot->least) * last);
    return y < 0 ? 0 : y > last ? last : y;
}

static Dot dot_of(const Canvas *canvas, const DotPoint *point)
{
    const DotPlot *plot = canvas->plot;
    int last = canvas->columns * canvas->across - 1;
    int x = (int)lround((point->at - plot->from) / (plot->to - plot->from) * last);
    return (Dot){x, dot_y(canvas, point->value)};
}

static void set_dot(const Canvas *canvas, Dot dot, Ink ink, char letter)
{
    static const uint8_t bits[4][2] = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    if (dot.x < 0 || dot.x >= canvas->columns * canvas->across || dot.y < 0 ||
        dot.y >= canvas->rows * canvas->down)
        return;
    CanvasCell *cell =
        &canvas->cells[dot.y / canvas->down * canvas->columns + dot.x / canvas->across];
    if (canvas->ascii) {
        bool taken = cell->ink != INK_NONE && cell->ink != INK_FLOOR && cell->ink != ink;
        cell->code = taken ? '&' : (uint32_t)letter;
    } else {
        uint32_t before = cell->code == ' ' || cell->ink == INK_FLOOR ? BRAILLE : cell->code;
        cell->code = before | bits[dot.y % 4][dot.x % 2];
    }
    cell->ink = ink;
}

/* The grid is laid first: what comes later takes its cells over whole. */
static void lay_grid(const Canvas *canvas)
{
    static const uint8_t bits[4] = {0x01, 0x02, 0x04, 0x40};
    for (int i = 0; i < canvas->rows * canvas->columns; i++)
        canvas->cells[i] = (CanvasCell){' ', INK_NONE, INK_NONE};
    const DotPlot *plot = canvas->plot;
    double levels[] = {plot->least, (plot->least + plot->most) / 2, plot->most};
    for (size_t i = 0; i < 3; i++) {
        int y = dot_y(canvas, levels[i]);
        for (int column = 0; column < canvas->columns; column += GRID_EVERY / 2) {
            CanvasCell *cell = &canvas->cells[y / canvas->down * canvas->columns + column];
            uint32_t before = cell->code == ' ' ? BRAILLE : cell->code;
            cell->code = canvas->ascii ? '.' : before | bits[y % 4];
            cell->ink = INK_FLOOR;
        }
    }
}

/* From one dot to the next, the first left out; step counts the dots of the whole line. */
static void join(const Canvas *canvas, const DotSeries *series, Dot from, Dot to, int *step)
{
    int wide = abs(to.x - from.x), high = abs(to.y - from.y);
    int length = wide > high ? wide : high;
    for (int i = 1; i <= length; i++, ++*step) {
        Dot dot = {from.x + (int)lround((double)(to.x - from.x) * i / length),
                   from.y + (int)lround((double)(to.y - from.y) * i / length)};
        if (!series->dotted || canvas->ascii || *step % DOTTED_EVERY == 0)
            set_dot(canvas, dot, series->ink, series->letter);
    }
}

static bool is_inside(const DotPlot *plot, const DotPoint *point)
{
    return point->at >= plot->from && point->at <= plot->to;
}

static bool are_joined(const DotPlot *plot, const DotPoint *one, const DotPoint *next)
{
    return next->at - one->at <= plot->gap && is_inside(plot, one) && is_inside(plot, next);
}

static void draw_series(const Canvas *canvas, const DotSeries *series)
{
    int step = 1;
    bool joined = false; /* to the point before */
    for (size_t i = 0; i < series->count; i++) {
        const DotPoint *point = &series->points[i];
        bool goes_on = i + 1 < series->count && are_joined(canvas->plot, point, point + 1);
        Dot dot = dot_of(canvas, point);
        if (!joined && is_inside(canvas->plot, point)) {
            set_dot(canvas, dot, series->ink, series->letter);
            step = 1;
        }
        if (!joined && !goes_on && !canvas->ascii && is_inside(canvas->plot, point))
            set_dot(canvas, (Dot){dot.x ^ 1, dot.y}, series->ink, series->letter);
        if (goes_on)
            join(canvas, series, dot, dot_of(canvas, point + 1), &step);
        joined = goes_on;
    }
}

void dot_plot_draw(const DotPlot *plot, bool ascii, int rows, int columns, CanvasCell *cells)
{
    Canvas canvas = canvas_of(plot, ascii, rows, columns, cells);
    lay_grid(&canvas);
    for (size_t i = 0; i < plot->count; i++)
        draw_series(&canvas, &plot->series[i]);
}

int dot_plot_row(const DotPlot *plot, double value, bool ascii, int rows)
{
    Canvas canvas = canvas_of(plot, ascii, rows, 1, NULL);
    return dot_y(&canvas, value) / canvas.down;
}
