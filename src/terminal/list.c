// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the lists of home, the exercises and the history have in common. */
#include "terminal/list.h"

#include <stdlib.h>

void list_keep_in_view(size_t selected, size_t count, int rows, size_t head, size_t *top)
{
    size_t shown = rows > 0 ? (size_t)rows : 1;
    if (selected < *top)
        *top = selected;
    if (selected >= *top + shown)
        *top = selected - shown + 1;
    if (*top <= head && selected < shown)
        *top = 0;
    if (*top > 0 && count < *top + shown)
        *top = count > shown ? count - shown : 0;
}

size_t list_move(size_t from, size_t count, int by, bool (*is_row)(const void *of, size_t row),
                 const void *of)
{
    size_t step = by < 0 ? (size_t)-1 : 1; /* past an end (below 0 wraps to a large number) */
    for (int left = abs(by); left > 0; left--) {
        size_t next = from + step;
        while (next < count && !is_row(of, next))
            next += step;
        if (next >= count)
            break;
        from = next;
    }
    return from;
}

void list_row_ground(const Box *box, int row, bool selected)
{
    style_set(selected ? STYLE_SELECTED : STYLE_TEXT);
    for (int i = 0; selected && i < box->columns; i++)
        put_text(row, box->column + i, 1, " ");
    put_text(row, box->column, 2, !selected ? " " : terminal_unicode() ? "›" : ">");
}
