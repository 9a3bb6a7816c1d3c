// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The keys of other layouts: what a Cyrillic or a Greek letter's key says with Latin letters. Pure.
 * Private to this room. */
#ifndef LIMBER_TERMINAL_LAYOUT_H
#define LIMBER_TERMINAL_LAYOUT_H

/* The Latin letter or the sign in a letter's place, a capital for a capital; any other key itself.
 */
int layout_key(int key);

/* A Latin capital as its small letter; any other key itself. */
int layout_small(int key);

#endif
