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

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* The size that the terminal has; of one that has none what was said. 0: not known. */
static void ask_size(int *rows, int *columns)
{
    struct winsize size;
    *rows = said_rows;
    *columns = said_columns;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
        *rows = size.ws_row;
        *columns = size.ws_col;
    }
    *rows = least(*rows, MOST_ROWS);
    *columns = least(*columns, MOST_COLUMNS);
}

static void say_number(const char *name, int number)
{
    char text[16];
    snprintf(text, sizeof text, "%d", number);
    if (number > 0)
        setenv(name, text, 1);
}

/* newterm sees a memory file, which has no size, and sets the terminal to scroll in as many rows as
 * its sort has by default: in a larger window what ncurses then scrolls would stand still. So it is
 * told the size in the one way that it listens to. */
SCREEN *curses_open(const char *term, FILE *output)
{
    int rows, columns;
    said_rows = take_number("LINES");
    said_columns = take_number("COLUMNS");
    ask_size(&rows, &columns);
    say_number("LINES", rows);
    say_number("COLUMNS", columns);
    SCREEN *screen = newterm(term, output, stdin);
    unsetenv("LINES");
    unsetenv("COLUMNS");
    if (screen)
        curses_take_size();
    return screen;
}

/* A terminal that has no size gets the one that was said, or what is known of its sort. */
void curses_take_size(void)
{
    int rows, columns;
    ask_size(&rows, &columns);
    resizeterm(rows > 0 ? rows : least(LINES, MOST_ROWS),
               columns > 0 ? columns : least(COLS, MOST_COLUMNS));
    clearok(curscr, TRUE);
}
