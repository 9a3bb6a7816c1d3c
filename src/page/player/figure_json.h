// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A figure as data for the page that plays: the shapes of its scene (figure/scene.h) in a few poses
 * on the way from the first to the last, between which the page moves them evenly. Pure. */
#ifndef LIMBER_PAGE_PLAYER_FIGURE_JSON_H
#define LIMBER_PAGE_PLAYER_FIGURE_JSON_H

#include "figure/scene.h"
#include "page/json.h"

#define FIGURE_PLACES 7 /* poses, the first and the last included */

/* Writes one object: `box` (x, y, width, height), `motion`, `period`, `both`, `alternates`, and
 * `shapes` (of one that takes turns also `swapped`, the other side's): a list of frames, one in
 * which the shapes move or one for each of the places. A shape is [ink, inside, rim, radius,
 * radius, places …, breath …]: four numbers for each place, or four in all where it stands still,
 * and six where the breath moves it. Tenths of a hundredth of the body's height, y down. */
void figure_json_write(Json *json, const char *key, const Figure *figure, RegionSet feel);

#endif
