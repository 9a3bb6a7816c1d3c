// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Where the body and its regions lie on the map. The legs are drawn longer, thicker and further
 * apart than the figures', because almost all that a runner points at is on them, and each region
 * needs a cell of its own in a window of 24 rows. */
#include "figure/body_map_parts.h"

#include "base/array.h"

/* Head, trunk, arm and leg, the same from the front and from behind. */
#define BODY                                                                                       \
    {NULL, 0, 94.6, 0, 94.0, 4.6, 4.8}, {NULL, 0, 90, 0, 84, 2.0, 2.6},                            \
        {NULL, 0, 83, 9.2, 82.0, 2.8, 2.6}, {NULL, 3.5, 80, 2.8, 68, 5.6, 4.6},                    \
        {NULL, 2.8, 68, 5.6, 58.5, 4.6, 5.8}, {NULL, 10.4, 81.6, 13.6, 67.5, 2.4, 1.9},            \
        {NULL, 13.6, 67.5, 15.2, 55.5, 1.9, 1.3}, {NULL, 15.2, 55.5, 15.3, 50.5, 1.5, 1.1},        \
        {NULL, 6.4, 57.5, 8.4, 31, 5.7, 4.2}, {NULL, 8.4, 31, 9.0, 21, 4.2, 4.2},                  \
    {                                                                                              \
        NULL, 9.0, 21, 9.8, 6, 4.2, 2.2                                                            \
    }

static const BodyShape front[] = {
    BODY,
    {NULL, 9.9, 4.6, 11.4, 2.2, 2.4, 2.2}, /* the foot, turned out a little */
    {"hip-front", 5.4, 60.5, 6.6, 56.5, 2.3, 2.3},
    {"hip-side", 11.0, 60.5, 11.6, 53.5, 1.7, 1.7},
    {"groin-deep", 2.2, 54.0, 3.4, 51.2, 1.6, 1.7},
    {"quad-front", 7.0, 50.5, 8.2, 38.5, 2.4, 2.2},
    {"thigh-outer", 11.2, 48.5, 11.6, 38.0, 1.6, 1.6},
    {"inner-thigh", 3.0, 46.8, 5.0, 37.5, 1.6, 1.6},
    {"quad-tendon", 7.4, 34.0, 9.4, 34.0, 1.8, 1.8},
    {"knee-front", 8.3, 29.0, 8.7, 29.0, 2.0, 2.0},
    {"knee-inner", 5.2, 29.4, 5.2, 28.4, 1.7, 1.7},
    {"knee-outer", 11.8, 29.4, 11.8, 28.4, 1.7, 1.7},
    {"patellar-tendon", 8.2, 24.0, 9.4, 24.0, 1.8, 1.8},
    {"shin-front", 10.6, 18.8, 10.8, 10.0, 1.9, 1.5},
    {"shin-inner", 7.2, 18.8, 8.6, 10.0, 1.8, 1.4},
    {"ankle", 9.2, 5.6, 10.6, 5.4, 1.9, 1.9},
    {"chest", 0, 76.0, 2.6, 75.6, 3.0, 3.0},
    {"shoulder", 10.2, 80.6, 10.8, 78.4, 2.2, 2.0},
};

static const BodyShape back[] = {
    BODY,
    {NULL, 9.8, 6, 9.9, 2.2, 2.2, 2.2}, /* the heel */
    {"neck", 0, 88.0, 0, 86.4, 2.4, 2.6},
    {"upper-back", 0, 80.0, 0, 75.0, 4.0, 3.6},
    {"low-back", 3.2, 68.0, 3.2, 64.0, 2.4, 2.4},
    {"glute", 5.6, 58.5, 6.6, 56.0, 3.8, 3.8},
    {"sit-bone", 5.6, 50.2, 7.6, 50.2, 1.8, 1.8},
    {"hamstring", 6.9, 46.0, 8.2, 36.5, 3.2, 2.6},
    {"knee-back", 7.6, 29.4, 9.4, 29.4, 2.1, 2.1},
    {"calf-upper", 8.8, 24.5, 9.2, 19.0, 3.0, 3.0},
    {"calf-lower", 9.3, 14.6, 9.6, 12.2, 2.5, 2.2},
    {"achilles", 9.8, 8.2, 9.8, 7.0, 1.7, 1.7},
    {"heel-back", 9.9, 2.6, 9.9, 2.4, 2.1, 2.1},
};

/* From below, the toes up; larger than life. */
static const BodyShape soles[] = {
    {NULL, 6.6, 5.2, 6.6, 6.0, 4.2, 4.2},     {NULL, 7.2, 6.0, 7.6, 16.5, 3.4, 4.0},
    {NULL, 5.6, 19.6, 9.0, 18.6, 4.0, 3.6},   {NULL, 4.2, 23.5, 4.0, 25.5, 2.0, 1.9},
    {NULL, 7.0, 22.5, 7.2, 25.2, 1.4, 1.3},   {NULL, 9.4, 21.5, 9.8, 24.0, 1.3, 1.2},
    {NULL, 11.2, 20.0, 11.9, 22.0, 1.2, 1.1}, {"forefoot", 5.4, 19.8, 9.0, 19.0, 3.0, 2.8},
    {"arch", 5.9, 13.2, 5.9, 11.2, 2.4, 2.4}, {"heel", 6.6, 5.0, 6.6, 5.4, 3.1, 3.1},
};

const BodyShape *body_shapes(BodyView view, size_t *count)
{
    static const struct {
        const BodyShape *shapes;
        size_t count;
    } views[BODY_VIEWS] = {
        [BODY_FRONT] = {front, COUNT_OF(front)},
        [BODY_BACK] = {back, COUNT_OF(back)},
        [BODY_SOLES] = {soles, COUNT_OF(soles)},
    };
    *count = views[view].count;
    return views[view].shapes;
}
