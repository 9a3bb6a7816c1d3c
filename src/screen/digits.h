/* The big clock: digits with thin, round strokes, drawn at any height. */
#ifndef LIMBER_SCREEN_DIGITS_H
#define LIMBER_SCREEN_DIGITS_H

#include "screen/terminal.h"

/* The cells that text ("0:45", digits and colons) takes at a height in rows. */
int digits_width(const char *text, int rows);

/* The largest height, `most` rows at most, at which text fits in cells; 0: not even the smallest.
 */
int digits_height(const char *text, int cells, int most);

/* Draws text at row, column in the style, `rows` rows high (digits_height). */
void digits_draw(int row, int column, int rows, const char *text, Style style);

#endif
