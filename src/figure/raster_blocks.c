// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Cells as solid blocks: 4 × 8 dots to a cell, of which the sign is drawn that comes nearest them:
 * quarters, eighths from below and fourths from the left. A cell has two inks at most; where the
 * dots have more, those that are fewest give way. */
#include "figure/raster_parts.h"

#include "base/array.h"

#include <string.h>

/* Dots as bits: column + 4 × row. */
#define LEFT UINT32_C(0x33333333)
#define FULL UINT32_C(0xffffffff)
#define FULL_BLOCK 0x2588

typedef struct {
    uint32_t code, dots;
} Block;

#define UPPER UINT32_C(0x0000ffff)
#define LOWER UINT32_C(0xffff0000)
#define RIGHT (FULL ^ LEFT)

/* What is drawn in one ink on another. */
static const Block blocks[] = {
    {' ', 0},
    {FULL_BLOCK, FULL},
    {0x2580, UPPER},
    {0x2584, LOWER},
    {0x258c, LEFT},
    {0x2590, RIGHT},
    {0x2598, UPPER &LEFT},
    {0x259d, UPPER &RIGHT},
    {0x2596, LOWER &LEFT},
    {0x2597, LOWER &RIGHT},
    {0x259b, UPPER | LEFT},
    {0x259c, UPPER | RIGHT},
    {0x2599, LOWER | LEFT},
    {0x259f, LOWER | RIGHT},
    {0x259a, (UPPER & LEFT) | (LOWER & RIGHT)},
    {0x259e, (UPPER & RIGHT) | (LOWER & LEFT)},
    {0x2581, FULL << 28},
    {0x2582, FULL << 24},
    {0x2583, FULL << 20},
    {0x2585, FULL << 12},
    {0x2586, FULL << 8},
    {0x2587, FULL << 4},
    {0x258e, UINT32_C(0x11111111)},
    {0x258a, UINT32_C(0x77777777)},
};

/* The two inks that most of the dots have, the blank among them; of one ink both are the same. */
static void leading_inks(const int counts[INK_COUNT], Ink *most, Ink *next)
{
    *most = *next = INK_NONE;
    for (int ink = INK_NONE; ink < INK_COUNT; ink++)
        if (counts[ink] > counts[*most])
            *most = (Ink)ink;
    int best = 0;
    for (int ink = INK_NONE; ink < INK_COUNT; ink++)
        if (ink != (int)*most && counts[ink] > best) {
            best = counts[ink];
            *next = (Ink)ink;
        }
    if (best == 0)
        *next = *most;
}

/* Is a dot set? A ghost is thin, and where shades do not tell inks apart what is felt is a chequer,
 * and the far side striped. */
static bool in_texture(unsigned char ink, bool textured, int dot)
{
    int row = dot / 4, column = dot % 4;
    if (textured && ink == INK_MAT)
        return false;
    if (ink == INK_GHOST)
        return row >= 4 && column < 2;
    if (textured && ink == INK_ACCENT)
        return (row / 4 + column / 2) % 2 == 0;
    return !textured || ink != INK_FAR || row >= 4;
}

/* May a sign be turned round? A terminal must be told so and told back at each of them: on the
 * blank only what never moves is drawn so. */
static bool may_turn(Ink ink, Ink back)
{
    return back != INK_NONE || ink <= INK_PROP;
}

/* The sign that is nearest the dots of `ink` on `back`, or the reverse of one. */
static CanvasCell nearest(uint32_t wanted, Ink ink, Ink back)
{
    CanvasCell cell = {0};
    int least = RASTER_BLOCK_DOTS + 1;
    for (size_t i = 0; i < COUNT_OF(blocks); i++) {
        int off = __builtin_popcount(wanted ^ blocks[i].dots);
        int turned = may_turn(ink, back) ? RASTER_BLOCK_DOTS - off : RASTER_BLOCK_DOTS + 1;
        if (off < least)
            cell = (CanvasCell){blocks[i].code, ink, back};
        least = off < least ? off : least;
        if (turned < least)
            cell = (CanvasCell){blocks[i].code, back, ink};
        least = turned < least ? turned : least;
    }
    if (cell.code == FULL_BLOCK)
        return (CanvasCell){' ', INK_NONE, ink};
    if (cell.code == ' ')
        cell.ink = INK_NONE;
    return cell;
}

/* Most cells of a picture: nothing is in them. */
static bool is_blank(const unsigned char dots[RASTER_BLOCK_DOTS])
{
    static const unsigned char blank[RASTER_BLOCK_DOTS] = {INK_NONE};
    return memcmp(dots, blank, sizeof blank) == 0;
}

CanvasCell raster_block(const unsigned char dots[RASTER_BLOCK_DOTS], bool textured)
{
    if (is_blank(dots))
        return (CanvasCell){' ', INK_NONE, INK_NONE};
    int counts[INK_COUNT] = {0};
    unsigned char inks[RASTER_BLOCK_DOTS];
    uint32_t wanted = 0;
    Ink back, ink;
    for (int i = 0; i < RASTER_BLOCK_DOTS; i++) {
        inks[i] = in_texture(dots[i], textured, i) ? dots[i] : INK_NONE;
        counts[inks[i]]++;
    }
    leading_inks(counts, &back, &ink);
    if (back == ink)
        return (CanvasCell){' ', INK_NONE, back};
    if (ink == INK_NONE) { /* the blank is always the ground */
        ink = back;
        back = INK_NONE;
    }
    for (int i = 0; i < RASTER_BLOCK_DOTS; i++)
        if (inks[i] == ink || (back == INK_NONE && inks[i] != INK_NONE))
            wanted |= UINT32_C(1) << i;
    return nearest(wanted, ink, back);
}
