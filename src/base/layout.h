// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The keys of other layouts: what a Cyrillic or Greek letter's key says with Latin ones. Pure. */
#ifndef LIMBER_BASE_LAYOUT_H
#define LIMBER_BASE_LAYOUT_H

/* The Latin letter or the sign in a letter's place, a capital for a capital; any other key itself.
 */
int layout_key(int key);

/* A Latin capital as its small letter; any other key itself. */
int layout_small(int key);

/* Makes of a line of UTF-8, in place, what its keys say with small Latin letters; any other byte
 * stays. It grows no longer. */
void layout_line(char *line);

#endif
