/* Text that scrolls in a box: written from its first line on, of which a part is in view. */
#ifndef LIMBER_SCREEN_SCROLL_TEXT_H
#define LIMBER_SCREEN_SCROLL_TEXT_H

#include "screen/draw.h"

typedef struct {
    const Box *box;
    int line; /* where the next text goes; the box shows those from 0 on */
} ScrollText;

/* Begins with the first line so many lines above the box. */
ScrollText scroll_text_begin(const Box *box, int scroll);

/* Wrapped text, indented by so many cells; "" and NULL write nothing. */
void scroll_text_write(ScrollText *text, Style style, int indent, const char *words);

/* The same, with a label before its first line. */
void scroll_text_label(ScrollText *text, Style label_style, const char *label, int indent,
                       Style style, const char *words);

void scroll_text_gap(ScrollText *text);

/* Marks that there is more below; scroll is brought back where it went past the end. */
void scroll_text_end(const ScrollText *text, int *scroll);

#endif
