// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Draws capsules into a grid of dots with one ink each, then folds the dots into characters: 2 × 4
 * to a braille cell, 4 × 8 to one of blocks (raster_blocks.c), and for ASCII 2 × 4 again, the
 * character chosen by where the dots lie. */
#include "figure/raster.h"

#include "base/arena.h"
#include "figure/raster_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_RIM 1.5   /* in body units */
#define LEAST_FINE 0.8 /* in dots: the radius of what is left out where it is smaller */

static unsigned char *dot_at(const Dots *dots, int row, int column)
{
    return &dots->ink[row * dots->columns + column];
}

/* Maps body units to dots: dot = offset + unit * scale, y downward. */
typedef struct {
    double scale, offset_x, offset_y;
} Mapping;

/* Dots to a body unit. */
static double fit_scale(const Scene *scene, double rows, double columns)
{
    double width = scene->high.x - scene->low.x, height = scene->high.y - scene->low.y;
    return fmin(rows / height, columns / width);
}

/* Blocks show the floor as a straight line only where it fills the upper part of a row of cells:
 * the scale at which it does, and how far below 0 the picture then ends. */
static double scale_on_ground(const Scene *scene, const Dots *dots, double scale, double *below)
{
    double ground = FLOOR_LEVEL + FLOOR_THICKNESS, deep = ground - scene->low.y;
    double cells = ceil(deep * scale / RASTER_BLOCK_ROWS) * RASTER_BLOCK_ROWS;
    double fitting = fmin(scale, (dots->rows - cells) / (scene->high.y - ground));
    *below = cells / fitting - ground;
    return fitting;
}

static Mapping fit_mapping(const Scene *scene, const Dots *dots)
{
    double scale = fit_scale(scene, dots->rows, dots->columns), below = -scene->low.y;
    if (dots->blocks && scene->grounded)
        scale = scale_on_ground(scene, dots, scale, &below);
    return (Mapping){.scale = scale,
                     .offset_x = dots->columns / 2.0 - (scene->low.x + scene->high.x) / 2 * scale,
                     .offset_y = dots->rows - below * scale};
}

/* A shape's axis, made ready for many points. */
typedef struct {
    double dx, dy, inverse; /* of the square of its length; 0: it has none */
} Axis;

static Axis axis_of(const Shape *shape)
{
    double dx = shape->to.x - shape->from.x, dy = shape->to.y - shape->from.y;
    double square = dx * dx + dy * dy;
    return (Axis){dx, dy, square > 0 ? 1 / square : 0};
}

/* The square of a point's distance from the axis, and the shape's radius where it is nearest. */
static inline double off_axis(const Shape *shape, const Axis *axis, double x, double y,
                              double *radius)
{
    double from_x = x - shape->from.x, from_y = y - shape->from.y;
    double part = (from_x * axis->dx + from_y * axis->dy) * axis->inverse;
    part = part < 0 ? 0 : part > 1 ? 1 : part;
    *radius = shape->from_radius + (shape->to_radius - shape->from_radius) * part;
    double off_x = from_x - axis->dx * part, off_y = from_y - axis->dy * part;
    return off_x * off_x + off_y * off_y;
}

/* How far a point is outside a box; negative inside. */
static double off_box(const Shape *shape, double x, double y)
{
    double wide = fabs(shape->to.x - shape->from.x) / 2;
    double high = fabs(shape->to.y - shape->from.y) / 2;
    double out = fabs(x - (shape->from.x + shape->to.x) / 2) - wide;
    double up = fabs(y - (shape->from.y + shape->to.y) / 2) - high;
    return out > 0 && up > 0 ? hypot(out, up) : fmax(out, up);
}

double shape_outside(const Shape *shape, double x, double y)
{
    if (shape->box)
        return off_box(shape, x, y);
    Axis axis = axis_of(shape);
    double radius, square = off_axis(shape, &axis, x, y, &radius);
    return sqrt(square) - radius; /* hypot is three times as slow */
}

static int clamp_int(double value, int low, int high)
{
    return value < low ? low : value > high ? high : (int)value;
}

/* A rim is never thinner than a dot, but where figures are small it does not eat them up. */
static double rim_of(const Shape *shape, const Mapping *map)
{
    if (shape->fine)
        return shape->clear;
    return shape->clear > 0 ? fmin(fmax(shape->clear, 0.9 / map->scale), MOST_RIM) : 0;
}

/* In dots: a line is never thinner than one, in blocks than what a cell can show. */
static double least_radius(const Dots *dots, const Shape *shape)
{
    if (shape->ink == INK_NONE)
        return 0;
    return !dots->blocks ? 0.5 : shape->ink == INK_ARROW ? 1.8 : 1;
}

/* How far to the left and right a shape reaches in a row: about the near part of its axis. */
static void row_reach(const Shape *shape, const Axis *axis, double y, double reach, double *left,
                      double *right)
{
    double first = 0, last = 1;
    if (axis->dy != 0) {
        double one = (y - reach - shape->from.y) / axis->dy;
        double other = (y + reach - shape->from.y) / axis->dy;
        first = fmax(first, fmin(one, other));
        last = fmin(last, fmax(one, other));
    }
    double begin = shape->from.x + axis->dx * first, end = shape->from.x + axis->dx * last;
    *left = fmin(begin, end) - reach;
    *right = fmax(begin, end) + reach;
}

/* A row of dots as a shape sees it. */
typedef struct {
    const Shape *shape;
    const Axis *axis;
    double x, y, dot; /* of the middle of dot 0, and from dot to dot, in body units */
} Row;

typedef struct {
    int from, to; /* columns, both in it; from > to: none */
} Span;

static bool covers(const Row *row, int column, double margin)
{
    double radius, x = row->x + column * row->dot;
    double square = off_axis(row->shape, row->axis, x, row->y, &radius);
    return square <= (radius + margin) * (radius + margin);
}

/* The dot of a span that lies nearest the shape's axis. */
static int middle_of(const Row *row, Span span)
{
    double part = row->axis->dy != 0 ? (row->y - row->shape->from.y) / row->axis->dy : 0.5;
    double x = row->shape->from.x + row->axis->dx * fmin(fmax(part, 0), 1);
    return clamp_int((x - row->x) / row->dot + 0.5, span.from, span.to);
}

/* The outermost dot that is covered, between one that is and the end of the span. */
static int edge_of(const Row *row, int inside, int end, double margin)
{
    while (inside != end) {
        int between = end < inside ? (inside + end) >> 1 : (inside + end + 1) >> 1;
        if (covers(row, between, margin))
            inside = between;
        else
            end = between + (end < inside ? 1 : -1);
    }
    return inside;
}

/* The dots of a span that a shape, wider by a margin, covers: shapes have no hollows, so that those
 * between the outermost need no look. */
static Span covered(const Row *row, Span span, double margin)
{
    int middle = span.from <= span.to ? middle_of(row, span) : 0;
    if (span.from <= span.to && covers(row, middle, margin))
        return (Span){edge_of(row, middle, span.from, margin),
                      edge_of(row, middle, span.to, margin)};
    while (span.from <= span.to && !covers(row, span.from, margin))
        span.from++;
    while (span.from < span.to && !covers(row, span.to, margin))
        span.to--;
    return span;
}

static void fill(Dots *dots, int row, Span span, Ink ink)
{
    if (span.from <= span.to)
        memset(dot_at(dots, row, span.from), ink, (size_t)(span.to - span.from + 1));
}

/* A rim: of what is in shades it clears only its like, which is seldom there. */
static void clear_rim(Dots *dots, int row, Span span, const Shape *shape)
{
    if (!dots->shaded)
        fill(dots, row, span, INK_NONE);
    if (!dots->shaded || span.from > span.to)
        return;
    unsigned char *at = dot_at(dots, row, span.from), *end = at + (span.to - span.from + 1);
    while ((at = memchr(at, (int)shape->inside, (size_t)(end - at))))
        *at = INK_NONE;
}

/* At least one dot each way. */
static void draw_box(Dots *dots, const Mapping *map, const Shape *shape)
{
    double left = map->offset_x + fmin(shape->from.x, shape->to.x) * map->scale;
    double right = map->offset_x + fmax(shape->from.x, shape->to.x) * map->scale;
    double top = map->offset_y - fmax(shape->from.y, shape->to.y) * map->scale;
    double bottom = map->offset_y - fmin(shape->from.y, shape->to.y) * map->scale;
    Span span = {clamp_int(left + 0.5, 0, dots->columns),
                 clamp_int(fmax(right + 0.5, left + 1.5), 0, dots->columns) - 1};
    int last = clamp_int(fmax(bottom + 0.5, top + 1.5), 0, dots->rows);
    for (int row = clamp_int(top + 0.5, 0, dots->rows); row < last; row++)
        fill(dots, row, span, shape->ink);
}

/* How much a line is drawn thicker than it is. */
static double thickened(const Dots *dots, const Mapping *map, const Shape *shape)
{
    double widest = fmax(shape->from_radius, shape->to_radius);
    return fmax(least_radius(dots, shape) / map->scale - widest, 0);
}

static void draw_capsule(Dots *dots, const Mapping *map, const Shape *shape)
{
    Axis axis = axis_of(shape);
    double clear = rim_of(shape, map);
    double widest = fmax(shape->from_radius, shape->to_radius);
    double thin = thickened(dots, map, shape);
    double reach = widest + fmax(clear, thin), left, right, dot = 1 / map->scale;
    double top = map->offset_y - (fmax(shape->from.y, shape->to.y) + reach) * map->scale;
    double bottom = map->offset_y - (fmin(shape->from.y, shape->to.y) - reach) * map->scale;
    int last_row = clamp_int(bottom + 1, 0, dots->rows);
    for (int at = clamp_int(top, 0, dots->rows); at < last_row; at++) {
        Row row = {shape, &axis, (0.5 - map->offset_x) * dot,
                   (map->offset_y - (at + 0.5)) / map->scale, dot};
        row_reach(shape, &axis, row.y, reach, &left, &right);
        Span span = {clamp_int(left * map->scale + map->offset_x, 0, dots->columns),
                     clamp_int(right * map->scale + map->offset_x + 1, 0, dots->columns) - 1};
        if (clear > thin) {
            span = covered(&row, span, clear);
            clear_rim(dots, at, span, shape);
        }
        if (shape->ink != INK_NONE)
            fill(dots, at, covered(&row, span, thin), shape->ink);
    }
}

/* In blocks the floor grows downward alone, or it would be seen in two rows of cells. */
static void draw_floor(Dots *dots, const Mapping *map, const Shape *shape)
{
    Shape floor = *shape;
    double thin = dots->blocks ? thickened(dots, map, shape) : 0;
    floor.from.y -= thin;
    floor.to.y -= thin;
    draw_capsule(dots, map, &floor);
}

static void draw_shape(Dots *dots, const Mapping *map, const Shape *shape)
{
    if (shape->box)
        draw_box(dots, map, shape);
    else if (shape->ink == INK_FLOOR)
        draw_floor(dots, map, shape);
    else if (!shape->fine || shape->from_radius * map->scale >= LEAST_FINE)
        draw_capsule(dots, map, shape);
}

/* The ink that a cell is drawn in: the one most of its dots have, arrows and accent before all. */
static Ink leading_ink(const int counts[INK_COUNT])
{
    if (counts[INK_ARROW] > 0 || counts[INK_ACCENT] > 0)
        return counts[INK_ARROW] > 0 ? INK_ARROW : INK_ACCENT;
    Ink best = INK_NONE;
    for (int ink = INK_FLOOR; ink < INK_COUNT; ink++)
        if (counts[ink] > 0 && (best == INK_NONE || counts[ink] >= counts[best]))
            best = (Ink)ink;
    return best;
}

/* Is a dot set? A mat is thin, a ghost less so, and where inks are told apart by their texture
 * alone what is felt is woven, and the far side thin too. */
static bool in_texture(unsigned char ink, bool textured, int row, int column)
{
    if (ink == INK_MAT) /* its edge is enough where no colour tells it from a ghost */
        return !textured && row % 4 == 0 && column % 2 == 0;
    if (ink == INK_GHOST)
        return (row + column) % 2 == 0 && row % 2 == 0;
    if (!textured)
        return true;
    if (ink == INK_ACCENT)
        return (row + column) % 2 == 0;
    if (ink == INK_FAR)
        return row % 2 == 0 && (column + row / 2) % 2 == 0;
    return true;
}

/* The dots of one cell as bits, column by column (bit row + 4 × column), and their leading ink. */
static unsigned cell_bits(const Dots *dots, int row, int column, bool textured, Ink *ink)
{
    static const unsigned char none[2] = {INK_NONE, INK_NONE};
    unsigned bits = 0;
    int counts[INK_COUNT] = {0}, empty = 0;
    for (int y = 0; y < 4; y++)
        empty += memcmp(dot_at(dots, row * 4 + y, column * 2), none, sizeof none) == 0;
    *ink = INK_NONE;
    if (empty == 4)
        return 0;
    for (int x = 0; x < 2; x++) {
        for (int y = 0; y < 4; y++) {
            unsigned char dot = *dot_at(dots, row * 4 + y, column * 2 + x);
            if (dot != INK_NONE && in_texture(dot, textured, row * 4 + y, column * 2 + x)) {
                bits |= 1u << (y + 4 * x);
                counts[dot]++;
            }
        }
    }
    *ink = leading_ink(counts);
    return bits;
}

/* Unicode numbers the dots of a cell 1-2-3-7 down the left and 4-5-6-8 down the right. */
uint32_t raster_braille(unsigned bits)
{
    static const unsigned char dot[8] = {0x01, 0x02, 0x04, 0x40, 0x08, 0x10, 0x20, 0x80};
    uint32_t code = 0x2800;
    for (int i = 0; i < 8; i++)
        if (bits & (1u << i))
            code += dot[i];
    return bits ? code : ' ';
}

static uint32_t ascii_code(unsigned bits, Ink ink)
{
    int upper = __builtin_popcount(bits & 0x33), lower = __builtin_popcount(bits & 0xcc);
    int left = __builtin_popcount(bits & 0x0f), right = __builtin_popcount(bits & 0xf0);
    int all = upper + lower;
    if (all == 0)
        return ' ';
    if (ink == INK_FLOOR || ink == INK_ARROW || ink == INK_GHOST)
        return ink == INK_FLOOR ? '_' : ink == INK_ARROW ? '*' : '.';
    if (all >= 6)
        return ink == INK_ACCENT ? '#' : ink == INK_FAR ? ':' : '@';
    if (upper == 0)
        return ink == INK_ACCENT ? '+' : '.';
    if (lower == 0)
        return ink == INK_ACCENT ? '+' : '\'';
    if (left == 0 || right == 0)
        return '|';
    if (ink == INK_ACCENT)
        return '+';
    int falling = __builtin_popcount(bits & 0xc3), rising = __builtin_popcount(bits & 0x3c);
    return falling > rising + 1 ? '\\' : rising > falling + 1 ? '/' : ink == INK_FAR ? ':' : 'o';
}

static CanvasCell block_cell(const Dots *dots, bool textured, int row, int column)
{
    unsigned char cell[RASTER_BLOCK_DOTS];
    for (int y = 0; y < RASTER_BLOCK_ROWS; y++)
        memcpy(cell + y * 4, dot_at(dots, row * RASTER_BLOCK_ROWS + y, column * 4), 4);
    return raster_block(cell, textured);
}

static CanvasCell fold_cell(const Dots *dots, CanvasKind kind, int row, int column)
{
    if (dots->blocks)
        return block_cell(dots, kind == CANVAS_BLOCKS_PLAIN, row, column);
    Ink ink;
    unsigned bits = cell_bits(dots, row, column, kind == CANVAS_BRAILLE_PLAIN, &ink);
    if (ink == INK_MAT && kind == CANVAS_ASCII) /* its edge is enough */
        return (CanvasCell){' ', INK_NONE, INK_NONE};
    uint32_t code = kind == CANVAS_ASCII ? ascii_code(bits, ink) : raster_braille(bits);
    return (CanvasCell){code, ink, INK_NONE};
}

bool raster_is_solid(CanvasKind kind)
{
    return kind == CANVAS_BLOCKS || kind == CANVAS_BLOCKS_PLAIN;
}

/* No larger than needed: every page of memory that is touched for the first time costs the first
 * frame some microseconds. */
static Dots dots_for(CanvasKind kind, int rows, int columns)
{
    int across = raster_is_solid(kind) ? 4 : 2;
    Dots dots = {.rows = clamp_int(rows, 0, RASTER_MAX_ROWS) * 2 * across,
                 .columns = clamp_int(columns, 0, RASTER_MAX_COLUMNS) * across,
                 .blocks = raster_is_solid(kind),
                 .shaded = kind == CANVAS_BLOCKS};
    return dots;
}

double raster_grain(const Scene *scene, int rows, int columns)
{
    return 1 / fit_scale(scene, rows * 4.0, columns * 2.0);
}

void raster_dots(const Scene *scene, Dots *dots)
{
    dots->ink = memory_alloc((size_t)dots->rows * (size_t)dots->columns); /* zeroed: INK_NONE */
    Mapping map = fit_mapping(scene, dots);
    for (size_t i = 0; i < scene->count; i++)
        draw_shape(dots, &map, &scene->shapes[i]);
}

void raster_draw(const Scene *scene, CanvasKind kind, int rows, int columns, CanvasCell *cells)
{
    Dots dots = dots_for(kind, rows, columns);
    raster_dots(scene, &dots);
    for (int row = 0; row < rows; row++)
        for (int column = 0; column < columns; column++)
            cells[row * columns + column] = row < RASTER_MAX_ROWS && column < RASTER_MAX_COLUMNS
                                                ? fold_cell(&dots, kind, row, column)
                                                : (CanvasCell){' ', INK_NONE, INK_NONE};
    free(dots.ink);
}
