// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The body map on the screen (figure/body_map.h): a cursor that goes from region to region, the
 * name of the one under it in words, and what is said of each. Where the box is too small for the
 * picture, the same as a list. Three uses: to point at one region (where does it hurt?), to pick
 * several (what is tight?), to rate some from 0 to 10 (a check-in).
 *
 *     BodyMapItem items[BODY_SPOTS];
 *     BodyMapView view = {BODY_MAP_POINT, items, body_map_items(items)};
 *     … body_map_view_draw(&view, &box, &row, &column);
 *     … body_map_view_take(&view, &input);  then view.cursor is the item pointed at
 */
#ifndef LIMBER_SCREEN_PARTS_BODY_MAP_VIEW_H
#define LIMBER_SCREEN_PARTS_BODY_MAP_VIEW_H

#include "figure/body_map.h"
#include "terminal/browse.h"

/* What the cursor can stand on: a side of a region, or of a group of them. */
typedef struct {
    const char *label; /* "Upper calf", "Calves" (a Region's or a RegionName's) */
    RegionSet regions;
    Side side; /* SIDE_NONE: in the centre */
    int level; /* BODY_OFFERED, BODY_CHOSEN, or a rating 0 … 10 */
} BodyMapItem;

typedef enum {
    BODY_MAP_POINT, /* the cursor is the choice */
    BODY_MAP_PICK,  /* a click chooses what is under it, and again lets go of it */
    BODY_MAP_RATE   /* up and down walk the items in their order; left, right and digits rate */
} BodyMapUse;

typedef struct {
    BodyMapUse use;
    BodyMapItem *items; /* the owner's */
    size_t count;       /* 1 at least */
    size_t cursor;
    const char *least, *most; /* BODY_MAP_RATE: what 0 and 10 mean, "loose" … "stiff"; or NULL */
    const char *most_brief;   /* in a narrow window; or NULL */
    /* kept here for the next call: */
    Box box; /* where it was drawn last */
    bool listed;
    bool one_typed; /* a 0 now makes it 10 */
    Browse list;    /* of the items, where they are listed */
} BodyMapView;

/* Fills in every side of every region, offered; returns how many (BODY_SPOTS). */
size_t body_map_items(BodyMapItem items[BODY_SPOTS]);

/* Draws into the box (5 rows and 24 columns at least to be of use); says where to
 * park the cursor. */
void body_map_view_draw(BodyMapView *view, const Box *box, int *cursor_row, int *cursor_column);

/* The map alone, to look at: levels of each spot (body_map.h). False: the box is too small. */
bool body_map_view_still(const Box *box, const int levels[BODY_SPOTS]);

typedef enum {
    BODY_MAP_IGNORED, /* not for the map: the screen's own keys */
    BODY_MAP_MOVED,   /* or tried to */
    BODY_MAP_CHANGED, /* the level of the item under the cursor is another */
    BODY_MAP_PRESSED  /* BODY_MAP_POINT: the item under the cursor was clicked */
} BodyMapAnswer;

/* Takes a key (arrows, hjkl, Tab, Page Up and Down, Home, End, and those of its use) or a click. */
BodyMapAnswer body_map_view_take(BodyMapView *view, const Input *input);

/* BODY_MAP_PICK: chooses what is under the cursor, or lets go of it. */
BodyMapAnswer body_map_view_toggle(BodyMapView *view);

/* "Left upper calf" of an item; returns out. */
char *body_map_item_words(const BodyMapItem *item, char *out, size_t capacity);

#endif
