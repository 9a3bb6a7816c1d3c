// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A list in a box of the screen: which of its rows are in view, where a move leads, and how the one
 * selected looks. */
#ifndef LIMBER_TERMINAL_LIST_H
#define LIMBER_TERMINAL_LIST_H

#include "terminal/draw.h"

/* Keeps the row selected in view: moves *top, the first one shown, where rows of count are. The
 * first `head` rows (a heading) come into view with the first row below them. Pure. */
void list_keep_in_view(size_t selected, size_t count, int rows, size_t head, size_t *top);

/* The row that is `by` rows from one, as far as there are any; those that is_row denies (headings)
 * are passed over. of: the list, for is_row. Pure. */
size_t list_move(size_t from, size_t count, int by, bool (*is_row)(const void *of, size_t row),
                 const void *of);

/* The ground of a row of the screen as wide as the box, and the mark of the selection. */
void list_row_ground(const Box *box, int row, bool selected);

#endif
