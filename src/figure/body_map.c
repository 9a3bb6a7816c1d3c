// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Lays the body out as dots, 2 × 4 to a cell whatever the canvas; gives each cell to the spot that
 * most of its dots lie in, and sees that no spot goes without. Drawing (body_map_draw.c) then looks
 * at cells alone. */
#include "figure/body_map.h"

#include "base/arena.h"
#include "figure/body_map_parts.h"
#include "figure/raster_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- laying out ---- */

#define HEIGHT 100.0  /* body units: the crown, and a little air */
#define GAP 2.5       /* between the views */
#define WIDEST 1.2    /* a low window may widen the body so far: more cells for the knees */
#define LEAST_ROWS 13 /* of a body in which a knee can be told from a thigh */
#define MOST_ROWS_LESS 2
#define NOTHING (-1) /* of a dot: outside the body; from BODY_SPOTS on: no region of it */

static const double half_widths[BODY_VIEWS] = {17.0, 17.0, 13.6};

typedef struct {
    double scale_x, scale_y; /* dots a body unit */
    int middle[BODY_VIEWS];  /* cells: the middle of each view is a border between two cells */
} Fit;

static Fit fit_views(int rows, int columns)
{
    double width = GAP * (BODY_VIEWS - 1);
    for (int i = 0; i < BODY_VIEWS; i++)
        width += 2 * half_widths[i];
    double most_y = rows * 4 / HEIGHT, most_x = columns * 2 / width;
    Fit fit = {.scale_y = fmin(most_y, most_x)};
    fit.scale_x = fmin(most_x, fit.scale_y * WIDEST);
    double left = (columns - width * fit.scale_x / 2) / 2;
    for (int i = 0; i < BODY_VIEWS; i++) {
        fit.middle[i] = (int)lround(left + half_widths[i] * fit.scale_x / 2);
        left += (2 * half_widths[i] + GAP) * fit.scale_x / 2;
    }
    return fit;
}

static int region_of(const char *id)
{
    for (int i = 0; i < REGION_COUNT; i++)
        if (strcmp(region_at(i)->id, id) == 0)
            return i;
    return 0;
}

/* Her side at the viewer's right (x > 0) or left of a view. */
static Side side_at(BodyView view, bool right)
{
    return right == (view == BODY_FRONT) ? SIDE_LEFT : SIDE_RIGHT;
}

/* A view's shapes with what they stand for on either half: BODY_SPOTS or a spot. */
typedef struct {
    Shape shape;
    int spot[2]; /* left of the middle, right of it */
} PlacedShape;

#define MOST_SHAPES 32

static size_t place_shapes(BodyView view, PlacedShape placed[MOST_SHAPES])
{
    size_t count;
    const BodyShape *shapes = body_shapes(view, &count);
    for (size_t i = 0; i < count && i < MOST_SHAPES; i++) {
        const BodyShape *it = &shapes[i];
        int region = it->region ? region_of(it->region) : -1;
        placed[i].shape = (Shape){.from = {it->x, it->y},
                                  .to = {it->to_x, it->to_y},
                                  .from_radius = it->radius,
                                  .to_radius = it->to_radius,
                                  .ink = INK_NEAR};
        for (int right = 0; right < 2; right++) {
            bool paired = region >= 0 && region_at(region)->paired;
            Side side = paired ? side_at(view, right) : SIDE_NONE;
            placed[i].spot[right] = region < 0 ? BODY_SPOTS : body_spot_of(region, side);
        }
    }
    return count;
}

/* What lies at a point of a view: NOTHING, BODY_SPOTS, or a spot. A region does not grow beyond
 * the body, whose shapes come first. */
static int spot_at_point(const PlacedShape *placed, size_t count, double x, double y)
{
    int found = NOTHING;
    for (size_t i = 0; i < count; i++) {
        const Shape *shape = &placed[i].shape;
        double reach = fmax(shape->from_radius, shape->to_radius);
        bool far = y > fmax(shape->from.y, shape->to.y) + reach ||
                   y < fmin(shape->from.y, shape->to.y) - reach;
        if (!far && (placed[i].spot[0] == BODY_SPOTS || found != NOTHING) &&
            shape_outside(shape, fabs(x), y) <= 0)
            found = placed[i].spot[x > 0];
    }
    return found;
}

/* Columns of cells that a view covers, within the map. */
static void view_columns(const Fit *fit, BodyView view, int columns, int *left, int *right)
{
    int half = (int)ceil(half_widths[view] * fit->scale_x / 2);
    *left = fit->middle[view] - half > 0 ? fit->middle[view] - half : 0;
    *right = fit->middle[view] + half < columns ? fit->middle[view] + half : columns;
}

typedef struct {
    unsigned char of[BODY_SPOTS + 1]; /* dots of each spot in a cell; the last: of the body alone */
} DotCount;

/* What is sampled: a view, its shapes, where it stands. */
typedef struct {
    const PlacedShape *shapes;
    size_t count;
    double scale_x, scale_y;
    int middle;
} Sampled;

/* Looks at the 8 dots of a cell; counts them and sets those that are of the body. */
static void sample_cell(BodyMap *map, const Sampled *view, int row, int column, DotCount *counts)
{
    int cell = row * map->columns + column;
    for (int i = 0; i < 8; i++) {
        double x = (column * 2 + i / 4 + 0.5 - view->middle * 2) / view->scale_x;
        double y = (map->rows * 4 - (row * 4 + i % 4 + 0.5)) / view->scale_y;
        int found = spot_at_point(view->shapes, view->count, x, y);
        if (found == NOTHING)
            continue;
        map->dots[cell] |= (unsigned char)(1u << i);
        counts[cell].of[found]++;
    }
}

static void sample_view(BodyMap *map, const Fit *fit, BodyView view, DotCount *counts)
{
    PlacedShape placed[MOST_SHAPES];
    Sampled sampled = {placed, place_shapes(view, placed), fit->scale_x, fit->scale_y,
                       fit->middle[view]};
    int left, right, top = map->rows;
    view_columns(fit, view, map->columns, &left, &right);
    for (int row = 0; row < map->rows; row++)
        for (int column = left; column < right; column++) {
            sample_cell(map, &sampled, row, column, counts);
            if (map->dots[row * map->columns + column] && row < top)
                top = row;
        }
    map->views[view].left = left;
    map->views[view].right = right;
    map->views[view].middle = fit->middle[view];
    map->views[view].top = top;
}

/* The spot that most of a cell's dots lie in, where it has at least two. */
static signed char leading_spot(unsigned dots, const DotCount *count)
{
    int best = 0;
    for (int spot = 1; dots && spot < BODY_SPOTS; spot++)
        if (count->of[spot] > count->of[best])
            best = spot;
    return (signed char)(count->of[best] >= 2 ? best : BODY_NO_SPOT);
}

static int cells_of(const BodyMap *map, int spot)
{
    int count = 0;
    for (int cell = 0; cell < map->rows * map->columns; cell++)
        count += map->spot[cell] == spot;
    return count;
}

/* Gives a spot that leads nowhere the cell where it has most dots, if its leader can spare it. */
static bool give_a_cell(BodyMap *map, int spot, const DotCount *counts)
{
    int best = -1;
    for (int cell = 0; cell < map->rows * map->columns; cell++) {
        bool more = counts[cell].of[spot] > (best < 0 ? 0 : counts[best].of[spot]);
        if (more && (map->spot[cell] == BODY_NO_SPOT || cells_of(map, map->spot[cell]) > 1))
            best = cell;
    }
    if (best >= 0)
        map->spot[best] = (signed char)spot;
    return best >= 0;
}

/* Finds the cell of each spot that is nearest to the middle of its cells. */
static void find_middles(BodyMap *map)
{
    double row[BODY_SPOTS] = {0}, column[BODY_SPOTS] = {0}, nearest[BODY_SPOTS];
    int count[BODY_SPOTS] = {0};
    for (int cell = 0; cell < map->rows * map->columns; cell++) {
        int spot = map->spot[cell];
        if (spot == BODY_NO_SPOT)
            continue;
        row[spot] += cell / map->columns;
        column[spot] += cell % map->columns;
        count[spot]++;
        nearest[spot] = INFINITY;
    }
    for (int cell = 0; cell < map->rows * map->columns; cell++) {
        int spot = map->spot[cell];
        if (spot == BODY_NO_SPOT)
            continue;
        double far = hypot(cell / map->columns - row[spot] / count[spot],
                           (cell % map->columns - column[spot] / count[spot]) / 2);
        if (far < nearest[spot] - 1e-9) {
            nearest[spot] = far;
            map->place[spot] = (BodyPlace){cell / map->columns, cell % map->columns};
        }
    }
}

static bool is_body(const BodyMap *map, int dot_row, int dot_column)
{
    if (dot_row < 0 || dot_column < 0 || dot_column >= map->columns * 2)
        return false;
    if (dot_row >= map->rows * 4) /* below the picture the feet go on */
        return true;
    int cell = dot_row / 4 * map->columns + dot_column / 2;
    return map->dots[cell] >> (dot_row % 4 + dot_column % 2 * 4) & 1;
}

/* The dots of the body that have a neighbour outside it. */
static void find_edge(BodyMap *map)
{
    for (int cell = 0; cell < map->rows * map->columns; cell++) {
        for (int i = 0; i < 8; i++) {
            int row = cell / map->columns * 4 + i % 4, column = cell % map->columns * 2 + i / 4;
            if (is_body(map, row, column) &&
                !(is_body(map, row - 1, column) && is_body(map, row + 1, column) &&
                  is_body(map, row, column - 1) && is_body(map, row, column + 1)))
                map->edge[cell] |= (unsigned char)(1u << i);
        }
    }
}

/* Gives every cell its spot; false: a spot is left without one. counts: one for each cell. */
static bool settle_spots(BodyMap *map, DotCount *counts)
{
    int led[BODY_SPOTS] = {0};
    for (int cell = 0; cell < map->rows * map->columns; cell++) {
        map->spot[cell] = leading_spot(map->dots[cell], &counts[cell]);
        if (map->spot[cell] >= 0)
            led[map->spot[cell]]++;
    }
    for (int spot = 0; spot < BODY_SPOTS; spot++)
        if (led[spot] == 0 && !give_a_cell(map, spot, counts))
            return false;
    return true;
}

/* The regions that a cell has beside it or below it are neighbours of its own. */
static void join_neighbours(const BodyMap *map, int cell, RegionSet beside[REGION_COUNT])
{
    int column = cell % map->columns, row = cell / map->columns, spot = map->spot[cell];
    int others[2] = {column + 1 < map->columns ? cell + 1 : -1,
                     row + 1 < map->rows ? cell + map->columns : -1};
    for (int i = 0; i < 2; i++) {
        int other = others[i] >= 0 ? map->spot[others[i]] : BODY_NO_SPOT;
        if (spot == BODY_NO_SPOT || other == BODY_NO_SPOT)
            continue;
        int one = body_spot_at(spot).region, next = body_spot_at(other).region;
        beside[one] |= UINT32_C(1) << next;
        beside[next] |= UINT32_C(1) << one;
    }
}

/* Gives each region the first tone that no neighbour has. */
static void find_tones(BodyMap *map)
{
    RegionSet beside[REGION_COUNT] = {0};
    for (int cell = 0; cell < map->rows * map->columns; cell++)
        join_neighbours(map, cell, beside);
    for (int region = 0; region < REGION_COUNT; region++) {
        unsigned taken = 0;
        for (int other = 0; other < region; other++)
            if (beside[region] >> other & 1)
                taken |= 1u << map->tone[other];
        while (taken >> map->tone[region] & 1 && map->tone[region] + 1 < BODY_TONES)
            map->tone[region]++;
    }
}

static bool lay_out(BodyMap *map, int rows, int columns)
{
    memset(map, 0, sizeof *map);
    map->rows = rows < RASTER_MAX_ROWS ? rows : RASTER_MAX_ROWS;
    map->columns = columns < RASTER_MAX_COLUMNS ? columns : RASTER_MAX_COLUMNS;
    if (map->rows < 1 || map->columns < 1)
        return false;
    Fit fit = fit_views(map->rows, map->columns);
    if (fit.scale_y * HEIGHT < LEAST_ROWS * 4)
        return false;
    DotCount *counts = memory_alloc(sizeof counts[0] * (size_t)(map->rows * map->columns));
    for (int view = 0; view < BODY_VIEWS; view++)
        sample_view(map, &fit, (BodyView)view, counts);
    bool settled = settle_spots(map, counts);
    free(counts);
    if (!settled)
        return false;
    find_middles(map);
    find_edge(map);
    find_tones(map);
    return true;
}

/* Where a spot falls between two rows of cells at one height, it has one of its own at another. */
bool body_map_lay_out(BodyMap *map, int rows, int columns)
{
    bool fits = lay_out(map, rows, columns);
    for (int less = 1; !fits && less <= MOST_ROWS_LESS; less++)
        fits = lay_out(map, rows - less, columns);
    return fits;
}
