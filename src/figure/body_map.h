// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The body map: a standing body from the front and from behind, and the soles of its feet, drawn in
 * the manner of the figures. Each of the 30 regions (routine/region.h) is a patch on it, left and
 * right apart: a spot. From the front her left is on the viewer's right, as in a photograph; from
 * behind, and on the soles, it is on the viewer's left.
 *
 * The map is laid out once for a size; from then on a cell belongs to one spot or to none, so that
 * what is drawn, what a click hits and where the arrows go all agree. Pure. */
#ifndef LIMBER_FIGURE_BODY_MAP_H
#define LIMBER_FIGURE_BODY_MAP_H

#include "figure/raster.h"
#include "routine/model.h"

#define BODY_SPOTS 57 /* two for each region, one for what lies in the middle */
#define BODY_NO_SPOT (-1)

typedef struct {
    int region; /* of region_at */
    Side side;  /* SIDE_NONE: in the centre */
} BodySpot;

/* spot 0 … BODY_SPOTS - 1, in the regions' order, left before right. */
BodySpot body_spot_at(int spot);

/* The spot of a region's side, or BODY_NO_SPOT (left of what lies in the centre, say). */
int body_spot_of(int region, Side side);

/* What is shown of a spot: one of these, or a rating 0 … 10. Each has a texture of its own, so that
 * they differ without colour; what is offered has that of its region's tone. A rating grows denser
 * and its number stands in its middle; in ASCII the number fills it. */
enum {
    BODY_PLAIN = -3,   /* nothing is said of it */
    BODY_OFFERED = -2, /* it can be chosen, or is yet to be rated */
    BODY_CHOSEN = -1
};

typedef enum { BODY_FRONT, BODY_BACK, BODY_SOLES, BODY_VIEWS } BodyView;

typedef struct {
    int row, column;
} BodyPlace;

#define BODY_TONES 5

typedef struct {
    int rows, columns;
    struct {
        int left, middle, right, top; /* cells: its edges, the middle, the first row with dots */
    } views[BODY_VIEWS];
    signed char spot[RASTER_MAX_ROWS * RASTER_MAX_COLUMNS];   /* of each cell */
    unsigned char dots[RASTER_MAX_ROWS * RASTER_MAX_COLUMNS]; /* of the body in it: raster's bits */
    unsigned char edge[RASTER_MAX_ROWS * RASTER_MAX_COLUMNS]; /* those of its outline */
    BodyPlace place[BODY_SPOTS];                              /* the middle cell of each spot */
    unsigned char tone[REGION_COUNT]; /* below BODY_TONES: neighbours have different ones */
} BodyMap;

/* Lays the map out in rows × columns cells, as large as fits and in the middle. False: too small
 * for every spot to have a cell of its own; the map is not to be used then. */
bool body_map_lay_out(BodyMap *map, int rows, int columns);

/* Draws it into map->rows × map->columns cells. levels: one for each spot. The inks: INK_FAR for
 * the body, INK_NEAR for what is offered, INK_ACCENT for what is chosen or rated. */
void body_map_draw(const BodyMap *map, CanvasKind kind, const int levels[BODY_SPOTS],
                   CanvasCell *cells);

/* The spot at a cell, or else beside it (a finger is not so exact); BODY_NO_SPOT. */
int body_map_at(const BodyMap *map, int row, int column);

typedef enum { BODY_UP, BODY_DOWN, BODY_LEFT, BODY_RIGHT } BodyDirection;

/* Where an arrow key leads from place `from` of so many: the nearest that lies that way, or `from`
 * itself where none does. With the places of all spots, every one is reached from every other. */
size_t body_map_step(const BodyPlace *places, size_t count, size_t from, BodyDirection direction);

#endif
