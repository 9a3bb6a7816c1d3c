// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* True pictures in the window, where the terminal shows them: by kitty's protocol or by sixels. It
 * is asked when it is taken, its answers come as input, and until they do, and wherever there is
 * any doubt, figures are drawn in cells. */
#ifndef LIMBER_TERMINAL_IMAGES_H
#define LIMBER_TERMINAL_IMAGES_H

#include "figure/scene.h"
#include "terminal/draw.h"

#include <stdio.h>

/* Can pictures be drawn now? */
bool images_ready(void);

/* Puts a picture into the box, in the colours of the styles, one for each ink. It stays until the
 * window is cleared and drawn without it, or something else is drawn over it. False: there is no
 * room for another, and nothing was drawn. */
bool images_put(const Box *box, const Scene *scene, const Style styles[INK_COUNT]);

/* Are there to be none for now: something lies over the window? */
void images_hold(bool held);

/* ---- for the terminal ---- */

/* Before anything is asked, and when the person has changed their mind; wanted: their own word, or
 * a terminal of this machine. */
void images_open(bool wanted);
void images_want(bool wanted);

/* Is the terminal to be asked, was not yet, and would not show the questions? */
bool images_must_ask(void);
void images_ask(FILE *out);

/* Its answers; true: the figures must be drawn anew. The attributes come last, and after them
 * what had to be asked because of them: the background, and whether memory can be shared. */
bool images_kitty(bool second, bool fine);
void images_registers(int count);
bool images_attributes(bool sixel);
bool images_background(void);

/* Of the bytes that give the terminal back. */
const char *images_restore(void);

/* The window is emptied; is about to be sent; was sent; and is not known any more. */
void images_clear(void);
void images_before(FILE *out);
void images_after(FILE *out);
void images_forget(FILE *out);

/* At the end: shared memory is given back. Async-signal-safe. */
void images_close(void);

#endif
