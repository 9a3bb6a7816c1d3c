// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The body map's spots: their numbers and names, which one a cell hits, and where arrows lead. */
#include "figure/body_map.h"

#include "base/array.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

BodySpot body_spot_at(int spot)
{
    int region = 0;
    for (; spot >= 0; region++) {
        int sides = region_at(region)->paired ? 2 : 1;
        if (spot < sides)
            return (BodySpot){region, sides == 1 ? SIDE_NONE : spot == 0 ? SIDE_LEFT : SIDE_RIGHT};
        spot -= sides;
    }
    return (BodySpot){0, SIDE_NONE};
}

int body_spot_of(int region, Side side)
{
    int spot = 0;
    for (int i = 0; i < region; i++)
        spot += region_at(i)->paired ? 2 : 1;
    if (region_at(region)->paired != (side != SIDE_NONE))
        return BODY_NO_SPOT;
    return spot + (side == SIDE_RIGHT);
}

/* ---- pointing ---- */

int body_map_at(const BodyMap *map, int row, int column)
{
    static const signed char around[][2] = {{0, 0}, {0, -1}, {0, 1}, {-1, 0}, {1, 0}};
    for (size_t i = 0; i < COUNT_OF(around); i++) {
        int y = row + around[i][0], x = column + around[i][1];
        if (y >= 0 && y < map->rows && x >= 0 && x < map->columns &&
            map->spot[y * map->columns + x] >= 0)
            return map->spot[y * map->columns + x];
    }
    return BODY_NO_SPOT;
}

/* How far a place is in a direction, and how far beside it, in rows (a row is two columns). */
static double ahead(BodyPlace from, BodyPlace to, BodyDirection direction, double *beside)
{
    double down = to.row - from.row, right = (to.column - from.column) / 2.0;
    bool vertical = direction == BODY_UP || direction == BODY_DOWN;
    *beside = fabs(vertical ? right : down);
    double way = vertical ? down : right;
    return direction == BODY_UP || direction == BODY_LEFT ? -way : way;
}

#define CONE 0.7 /* beside, per row ahead; no place is left out with it */

/* How far a place seems: what lies within a cone ahead comes before what lies beside. */
static double distance(double way, double beside)
{
    double far = hypot(way, beside);
    return beside <= CONE * way ? far : far + 1000;
}

size_t body_map_step(const BodyPlace *places, size_t count, size_t from, BodyDirection direction)
{
    size_t best = from;
    double nearest = INFINITY;
    for (size_t i = 0; i < count; i++) {
        double beside, way = ahead(places[from], places[i], direction, &beside);
        if (i != from && way > 0 && distance(way, beside) < nearest) {
            nearest = distance(way, beside);
            best = i;
        }
    }
    return best;
}
