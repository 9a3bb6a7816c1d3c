// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The terminal's modes while the screen is up: every key arrives as a byte, none stops or ends
 * anything, nothing is changed on its way out. Set here and not by ncurses, which waits until the
 * terminal has read everything before it changes them. Private to this room. */
#ifndef LIMBER_TERMINAL_MODES_H
#define LIMBER_TERMINAL_MODES_H

/* Remembers the modes of standard input's terminal, and sets ours. */
void modes_take(void);

/* Sets ours again, after they were given back. */
void modes_set(void);

/* Sets those that were remembered. Async-signal-safe; never waits. */
void modes_give_back(void);

#endif
