// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Text onto the screen: cut or wrapped by display width, never outside the window, ASCII where the
 * terminal has no more. After text that came from a file the row is positioned again by whoever
 * draws next, so that a terminal's own idea of widths never shifts what stands to its right. */
#include "terminal/put.h"

#include "base/arena.h"
#include "base/text.h"
#include "terminal/ncurses.h"
#include "terminal/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define MOST_WIDE 128 /* characters at once */

/* Safe UTF-8 into the wide characters that ncurses takes. */
static void add_bytes(const char *text, size_t size)
{
    wchar_t wide[MOST_WIDE];
    int count = 0;
    uint32_t code;
    for (size_t length; size > 0 && (length = text_decode(text, size, &code)) > 0; size -= length) {
        wide[count++] = (wchar_t)code;
        text += length;
        if (count == MOST_WIDE) {
            addnwstr(wide, count);
            count = 0;
        }
    }
    addnwstr(wide, count);
}

/* Puts the first size bytes; returns the cells used. */
static int put_bytes(int row, int column, const char *text, size_t size)
{
    if (size == 0 || move(row, column) == ERR)
        return 0;
    if (terminal_unicode()) {
        add_bytes(text, size);
        return text_width_n(text, size);
    }
    char *part = memory_alloc(size + 1), *plain = memory_alloc(size + 1);
    memcpy(part, text, size);
    int used = (int)strlen(text_ascii(part, plain, size + 1));
    addnstr(plain, used);
    free(part);
    free(plain);
    return used;
}

/* The cells from column to the window's edge, `cells` at most; 0 where row or column
 * are outside. */
static int room_at(int row, int column, int cells)
{
    if (row < 0 || row >= LINES || column < 0 || column >= COLS)
        return 0;
    return cells < COLS - column ? cells : COLS - column;
}

/* Where to cut text that is longer than cells: after a word, if one ends in the second half. */
static size_t cut_at(const char *text, int cells)
{
    size_t fits = text_fit(text, cells), cut = fits;
    while (cut > 0 && text[cut] != ' ')
        cut--;
    while (cut > 0 && strchr(" ,;:", text[cut - 1]))
        cut--;
    return cut > fits / 2 ? cut : fits;
}

int put_text(int row, int column, int cells, const char *text)
{
    cells = room_at(row, column, cells);
    if (cells <= 0)
        return 0;
    size_t fits = text_fit(text, cells);
    if (text[fits] == '\0')
        return put_bytes(row, column, text, fits);
    fits = cut_at(text, cells - 1);
    int used = put_bytes(row, column, text, fits);
    return used + put_bytes(row, column + used, terminal_unicode() ? "…" : ".",
                            terminal_unicode() ? strlen("…") : 1);
}

void put_fill(int row, int column, int cells, const char *sign)
{
    uint32_t code;
    cchar_t cell;
    cells = room_at(row, column, cells);
    if (cells <= 0 || text_decode(sign, strlen(sign), &code) == 0)
        return;
    setcchar(&cell, (wchar_t[]){(wchar_t)code, 0}, A_NORMAL, 0, NULL);
    mvhline_set(row, column, &cell, cells);
}

int put_wrapped(int row, int column, int cells, int rows, const char *text)
{
    int used = 0;
    cells = room_at(row, column, cells);
    while (cells > 0 && used < rows && *text) {
        size_t skip, length = text_wrap(text, cells, &skip);
        bool last = used + 1 == rows && text[length + skip] != '\0';
        if (last)
            put_text(row + used, column, cells, text);
        else
            put_bytes(row + used, column, text, length);
        text += length + skip;
        used++;
    }
    return used;
}
