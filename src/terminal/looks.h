// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The looks of things, by what they are for. Each works in truecolour, 256, 16 and no colours, on
 * light and dark backgrounds; nothing is told by colour alone. */
#ifndef LIMBER_TERMINAL_LOOKS_H
#define LIMBER_TERMINAL_LOOKS_H

typedef enum {
    STYLE_TEXT,
    STYLE_DIM, /* secondary text */
    STYLE_TITLE,
    STYLE_ACCENT,   /* what the eye meets first */
    STYLE_CLOCK,    /* the clock in a hold, in blocks: where there are many colours not bold */
    STYLE_CALM,     /* the clock in rests and prepares */
    STYLE_WARN,     /* a note that something is wrong */
    STYLE_ALARM,    /* stop, and get help: filled, as nothing else is */
    STYLE_SELECTED, /* the row under the cursor */
    STYLE_KEY,      /* a key's name in the footer */
    STYLE_BAR,      /* progress done */
    STYLE_TRACK,    /* progress to come */
    STYLE_FLASH,    /* the clock's frame at a beep */
    STYLE_FIGURE,   /* the figure: near limbs, the trunk, far limbs, what is stretched, props */
    STYLE_FIGURE_TRUNK,
    STYLE_FIGURE_FAR,
    STYLE_FIGURE_FELT,
    STYLE_FIGURE_PROP,
    STYLE_HEAT_1, /* the calendar's shades, from little to much */
    STYLE_HEAT_2,
    STYLE_HEAT_3,
    STYLE_HEAT_4,
    STYLE_COUNT
} Style;

#endif
