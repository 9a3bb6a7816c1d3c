// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The week under way, a mark for each day. */
#ifndef LIMBER_SCREEN_PARTS_WEEK_MARKS_H
#define LIMBER_SCREEN_PARTS_WEEK_MARKS_H

#include "store/week.h"

/* Draws "Mo * Tu . We o …": days on which something was done, today where something is due, the
 * others. Returns the cells used; 0 where it has no room. */
int week_marks_draw(int row, int column, int cells, const Week *week, bool due);

#endif
