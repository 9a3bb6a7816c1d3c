// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What ncurses writes, let through in one piece. It writes at every move of the cursor, some sixty
 * times a frame: as many system calls, and a terminal may be seen drawing half of it. */
#ifndef LIMBER_SCREEN_OUTPUT_H
#define LIMBER_SCREEN_OUTPUT_H

#include <stdio.h>

/* The stream for newterm: the terminal of standard output, by a descriptor of its own, so that what
 * a crash handler writes to standard output gets there while output is held. NULL: none can be
 * opened. */
FILE *output_open(void);

void output_close(void);

/* From hold to release what is written to the stream is gathered in a memory file; release writes
 * it to the terminal. Where the system has no memory files both do nothing. */
void output_hold(void);
void output_release(void);

#endif
