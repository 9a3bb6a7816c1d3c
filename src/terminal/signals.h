// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Signals, and the terminal given back from inside them. Private to this room. */
#ifndef LIMBER_TERMINAL_SIGNALS_H
#define LIMBER_TERMINAL_SIGNALS_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

/* Installs the handlers, over ncurses' own. restore holds the bytes that give the terminal back,
 * fixed until signals_close. */
void signals_open(const char *restore, size_t restore_size);
void signals_close(void);

/* Readable when a signal arrived. */
int signals_fd(void);

/* What arrived since the last call. */
typedef struct {
    bool resized, continued, stop;
    int end; /* the signal that asks to end, or 0 */
} SignalNews;

SignalNews signals_take(void);

#endif
