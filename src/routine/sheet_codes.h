// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The QR codes of a sheet of paper: they hold the routine's file itself and its own exercises, so
 * that a photo of the sheet is the routine. Drawn and found by `limber-code`, the sandboxed helper.
 */
#ifndef LIMBER_ROUTINE_SHEET_CODES_H
#define LIMBER_ROUTINE_SHEET_CODES_H

#include "base/diagnostic.h"
#include "base/members.h"

#define SHEET_CODES_PHOTO_BYTES (20ul * 1024 * 1024) /* of a photo, and there may be so many: */
#define SHEET_CODES_MOST_PHOTOS 4

/* A code as rows of squares, '1' is dark; width of them a side, without the white edge. */
typedef struct {
    const char *squares;
    size_t width;
} SheetCode;

typedef struct {
    SheetCode *routine; /* its files, in this order; none where they are too large */
    size_t routine_count;
    SheetCode *links;              /* one for each link that was asked for, … */
    const char *const *link_texts; /* … these */
    size_t link_count;
} SheetCodes;

/* Draws the codes of files and of links (borrowed), in the arena. False: why; there are none. */
bool sheet_codes_draw(Arena *arena, const Members *files, const char *const *links,
                      size_t link_count, SheetCodes *codes, char *why, size_t capacity);

/* The files that the codes in photos of a sheet hold, as a pack; NULL: an error was added. Waits
 * for the helper: a second as a rule, half a minute at most. */
const Members *sheet_codes_scan(Arena *arena, const char *const *paths, size_t count,
                                Diagnostics *found);

#endif
