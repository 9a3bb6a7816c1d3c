// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Text that scrolls in a box: written from its first line on, of which a part is in view. */
#ifndef LIMBER_TERMINAL_SCROLL_TEXT_H
#define LIMBER_TERMINAL_SCROLL_TEXT_H

#include "terminal/draw.h"

typedef struct {
    const Box *box;
    int line; /* where the next text goes; the box shows those from 0 on */
} ScrollText;

#define SCROLL_SPOTS_MOST 128

/* What clicks on the text mean: which lines in view stand for which number of the owner's. Kept by
 * the owner from a drawing to the next; begins empty. */
typedef struct {
    Box box; /* the text's */
    int count;
    struct {
        int from, to; /* lines of the box, the last not included */
        int what;
    } spots[SCROLL_SPOTS_MOST];
} ScrollSpots;

/* Writes all of a text, line after line from the first; may be asked twice for one drawing. */
typedef void (*ScrollWrite)(ScrollText *text, void *owner);

/* Draws the part of a text that is `*scroll` lines below its first; past its end *scroll is brought
 * back. Marks that there is more below, and says so. */
bool scroll_text_draw(const Box *box, int *scroll, ScrollWrite write, void *owner);

/* Wrapped text, indented by so many cells; "" and NULL write nothing. */
void scroll_text_write(ScrollText *text, Style style, int indent, const char *words);

/* The same, with a label before its first line. */
void scroll_text_label(ScrollText *text, Style label_style, const char *label, int indent,
                       Style style, const char *words);

/* A sign on a line that was written, so many cells from its left. */
void scroll_text_sign(const ScrollText *text, int line, Style style, int indent, const char *sign);

void scroll_text_gap(ScrollText *text);

/* The lines written since `from` stand for what (0 or more). */
void scroll_text_spot(const ScrollText *text, int from, int what, ScrollSpots *spots);

/* What a cell of the screen stands for, or -1. */
int scroll_spot_at(const ScrollSpots *spots, int row, int column);

#endif
