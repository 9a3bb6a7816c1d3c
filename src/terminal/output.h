// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What ncurses writes, on its way to the terminal. ncurses itself writes into a memory file, so
 * that a frame goes out in one piece, and nothing of the program ever waits for a terminal: one
 * that takes no output (Ctrl-S in a multiplexer, a window that hangs, a dead connection) gets what
 * it missed when it reads again. Private to this room. */
#ifndef LIMBER_TERMINAL_OUTPUT_H
#define LIMBER_TERMINAL_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/types.h>

/* The stream for newterm. NULL: no memory file, or no way to the terminal, can be opened. */
FILE *output_open(void);
void output_close(void);

typedef enum {
    OUTPUT_SENT, /* nothing is left */
    OUTPUT_LEFT, /* the terminal takes no more now: poll output_fd for writing */
    OUTPUT_BACK  /* nothing is left, after a second or more in which the terminal took nothing:
                    what it shows is not known */
} OutputState;

/* Sends what the terminal takes now of what was written to the stream. Never waits. */
OutputState output_send(void);

/* Where the queue ends now; and, once a frame was drawn from there on, makes of it what needs fewer
 * bytes. Before such a frame no colour may be set. */
off_t output_mark(void);
void output_thin(off_t mark);

/* The terminal by a descriptor of its own, on which writing never waits. */
int output_fd(void);

/* Before the terminal is given back: sends what is left, and waits for that a little while. To a
 * terminal that does not take it goes restore alone, in the place of all that it has not read. */
void output_finish(const char *restore, size_t size);

/* The last words of a crash: async-signal-safe, and without a wait. */
void output_in_crash(const char *restore, size_t size);

#endif
