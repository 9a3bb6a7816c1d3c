// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Pictures by kitty's graphics protocol, each handed over in shared memory: to a terminal on the
 * same machine alone, which says so itself (kitty_ask_memory). Private to this room. */
#ifndef LIMBER_TERMINAL_KITTY_H
#define LIMBER_TERMINAL_KITTY_H

#include "figure/pixels.h"

#include <stdio.h>

#define KITTY_SLOTS 2

/* Asks whether the terminal knows the protocol. */
void kitty_ask(FILE *out);

/* Asks for a picture of one pixel in shared memory, which is there until it is said that the
 * terminal has answered. False: there is no such memory. */
bool kitty_ask_memory(FILE *out);
void kitty_answered(void);

typedef struct {
    int width, height; /* in pixels */
    int columns, rows; /* in cells, which it fills */
} KittySize;

/* Shows a picture where the cursor stands, in the place of the one of before in its slot; in one
 * step, so that nothing flickers. rgb: of each ink; what INK_NONE has a part in is as transparent.
 * False: there is no memory for it. */
bool kitty_show(int slot, const Pixel *pixels, const KittySize *size, const int rgb[INK_COUNT],
                FILE *out);

/* Takes away what a slot shows; of both slots: fits in a crash handler's bytes. */
void kitty_hide(int slot, FILE *out);
const char *kitty_hide_all(void);

/* Takes back shared memory that no terminal has taken. Async-signal-safe. */
void kitty_release(void);

#endif
