// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Draws the body map from its cells: as braille dots, blocks or ASCII. */
#include "figure/body_map.h"

#include "figure/raster_parts.h"

/* How many dots of a whole cell a choice or a rating shows. */
static int density_of(int level)
{
    return level == BODY_CHOSEN ? 8 : 3 + level / 2;
}

static Ink ink_of(int level)
{
    return level == BODY_PLAIN ? INK_FAR : level == BODY_OFFERED ? INK_NEAR : INK_ACCENT;
}

/* Of what is offered, in even and odd columns: dots in every other column, in all, and twice as
 * many. */
static const unsigned char offered_dots[BODY_TONES][2] = {
    {0x41, 0x41}, {0x01, 0x04}, {0xa5, 0xa5}, {0x01, 0x04}, {0x41, 0x41}};

static uint32_t braille_of(unsigned dots, unsigned edge, int level, unsigned offered)
{
    /* In which order the dots of a cell light up: even at every density. */
    static const unsigned char order[8] = {0, 6, 5, 3, 2, 4, 7, 1};
    unsigned shown = 0;
    if (level == BODY_PLAIN || level == BODY_OFFERED)
        return raster_braille(dots & (edge | (level == BODY_OFFERED ? offered : 0)));
    for (int i = 0; i < density_of(level); i++)
        shown |= 1u << order[i];
    if (density_of(level) >= 8 && dots == edge) /* a narrow place: no texture shows, so fill it */
        dots = 0xff;
    return raster_braille(dots & shown);
}

#define UPPER_DOTS 0x33 /* of a cell */
#define LEFT_DOTS 0x0f

/* A block over the half of a cell that the body is in, or over all of it. */
static uint32_t half_of(unsigned dots)
{
    return !(dots & ~UPPER_DOTS)  ? 0x2580
           : !(dots & UPPER_DOTS) ? 0x2584
           : !(dots & ~LEFT_DOTS) ? 0x258c
           : !(dots & LEFT_DOTS)  ? 0x2590
                                  : 0x2588;
}

/* The body in the lightest shade; only signs that the Linux console has as well. */
static uint32_t block_of(unsigned dots, int level, int tone)
{
    static const uint32_t offered[BODY_TONES] = {0x2592, 0xb7, '=', ':', '-'};
    if (level == BODY_CHOSEN)
        return half_of(dots);
    if (level == BODY_OFFERED)
        return offered[tone];
    if (level != BODY_PLAIN)
        return 0x2593;
    return __builtin_popcount(dots) >= 3 ? 0x2591 : ' ';
}

/* The outline in a cell, from the dots of the body in it and those of its edge (bit row + 4 ×
 * column): the stroke that runs between what is body and what is not. */
static uint32_t stroke_of(unsigned dots, unsigned edge)
{
    bool upper_left = dots & 0x03, lower_left = dots & 0x0c;
    bool upper_right = dots & 0x30, lower_right = dots & 0xc0;
    int count = upper_left + lower_left + upper_right + lower_right;
    if (count == 4)
        return __builtin_popcount(edge & 0x0f) >= 3 || __builtin_popcount(edge & 0xf0) >= 3 ? '|'
               : (edge & 0x11) == 0x11                                                      ? '-'
               : (edge & 0x88) == 0x88                                                      ? '_'
                                                                                            : ' ';
    if (count == 3)
        return !upper_left || !lower_right ? '/' : '\\';
    if (count == 2 && upper_left == upper_right)
        return upper_left ? '\'' : '_';
    if (count == 2)
        return '|';
    return lower_left || lower_right ? '.' : '\'';
}

static uint32_t figure_of(int rating)
{
    return rating == 10 ? 'X' : (uint32_t)('0' + rating);
}

static uint32_t ascii_of(unsigned dots, unsigned edge, int level, int tone)
{
    static const char tones[BODY_TONES] = {':', '+', '.', '-', '~'};
    if (level == BODY_OFFERED)
        return (uint32_t)tones[tone];
    if (level != BODY_PLAIN)
        return level == BODY_CHOSEN ? '#' : figure_of(level);
    return edge == 0 ? ' ' : stroke_of(dots, edge);
}

static CanvasCell cell_of(const BodyMap *map, CanvasKind kind, int cell, int level)
{
    int spot = map->spot[cell], tone = spot >= 0 ? map->tone[body_spot_at(spot).region] : 0;
    unsigned dots = map->dots[cell], edge = map->edge[cell];
    unsigned offered = offered_dots[tone][cell % map->columns % 2];
    if (dots == 0)
        return (CanvasCell){' ', INK_NONE, INK_NONE};
    uint32_t code = kind == CANVAS_ASCII    ? ascii_of(dots, edge, level, tone)
                    : raster_is_solid(kind) ? block_of(dots, level, tone)
                                            : braille_of(dots, edge, level, offered);
    return (CanvasCell){code, ink_of(level), INK_NONE};
}

void body_map_draw(const BodyMap *map, CanvasKind kind, const int levels[BODY_SPOTS],
                   CanvasCell *cells)
{
    for (int cell = 0; cell < map->rows * map->columns; cell++) {
        int spot = map->spot[cell];
        cells[cell] = cell_of(map, kind, cell, spot >= 0 ? levels[spot] : BODY_PLAIN);
    }
    for (int spot = 0; spot < BODY_SPOTS; spot++) {
        CanvasCell *middle = &cells[map->place[spot].row * map->columns + map->place[spot].column];
        if (levels[spot] >= 0)
            *middle = (CanvasCell){figure_of(levels[spot]), INK_ACCENT, INK_NONE};
    }
}
