// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The entry to draw with, and the size: see curses.h. */
#include "terminal/curses.h"

#include "base/array.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define MOST_ROWS 300 /* a screen costs 84 bytes a cell */
#define MOST_COLUMNS 500

static int said_rows, said_columns; /* by LINES and COLUMNS, or 0 */

/* Can the terminal called term (NULL: $TERM) move its cursor? */
static bool can_move_cursor(const char *term)
{
    int error;
    if (setupterm(term, STDOUT_FILENO, &error) != OK)
        return false;
    bool can = cursor_address != NULL;
    del_curterm(cur_term);
    return can;
}

const char *curses_term(void)
{
    static const char *const fallbacks[] = {"xterm-256color", "xterm", "ansi", "vt100"};
    const char *term = getenv("TERM");
    int error;
    if (term && *term && setupterm(term, STDOUT_FILENO, &error) == OK) {
        bool can = cursor_address != NULL;
        del_curterm(cur_term);
        return can ? term : NULL;
    }
    bool modern = term && (strncmp(term, "xterm", 5) == 0 || getenv("COLORTERM"));
    for (size_t i = modern ? 0 : 2; i < COUNT_OF(fallbacks); i++)
        if (can_move_cursor(fallbacks[i]))
            return fallbacks[i];
    return NULL;
}

/* Out of the environment too, where newterm would believe it, whatever it is. */
static int take_number(const char *name)
{
    const char *value = getenv(name);
    int number = value ? atoi(value) : 0;
    unsetenv(name);
    return number;
}

SCREEN *curses_open(const char *term, FILE *output)
{
    said_rows = take_number("LINES");
    said_columns = take_number("COLUMNS");
    SCREEN *screen = newterm(term, output, stdin);
    if (screen)
        curses_take_size();
    return screen;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* A terminal that has no size gets the one that was said, or what is known of its sort. */
void curses_take_size(void)
{
    struct winsize size;
    int rows = said_rows, columns = said_columns;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
        rows = size.ws_row;
        columns = size.ws_col;
    }
    resizeterm(least(rows > 0 ? rows : LINES, MOST_ROWS),
               least(columns > 0 ? columns : COLS, MOST_COLUMNS));
    clearok(curscr, TRUE);
}
