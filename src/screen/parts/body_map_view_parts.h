// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the body map's files share: the map (body_map_view.c) and the list in its place
 * (body_map_list.c). */
#ifndef LIMBER_SCREEN_PARTS_BODY_MAP_VIEW_PARTS_H
#define LIMBER_SCREEN_PARTS_BODY_MAP_VIEW_PARTS_H

#include "screen/parts/body_map_view.h"

/* The list; rows: those above the scale. */
void body_map_list_draw(BodyMapView *view, int rows, int *cursor_row, int *cursor_column);
BodyMapAnswer body_map_list_move(BodyMapView *view, int key);
long body_map_list_at(const BodyMapView *view, const Input *input); /* an item, or -1 */

#endif
