// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Standard error while the screen is up: kept in a memory file, so that no library writes over the
 * screen. Private to this room. */
#ifndef LIMBER_TERMINAL_ERRORS_H
#define LIMBER_TERMINAL_ERRORS_H

/* Sends descriptor 2 into a memory file. */
void errors_catch(void);

/* Gives descriptor 2 back; with LIMBER_DEBUG set, prints the last 4 KiB of what was caught. */
void errors_release(void);

/* The same from a crash handler, always printing: async-signal-safe. */
void errors_release_in_crash(void);

#endif
