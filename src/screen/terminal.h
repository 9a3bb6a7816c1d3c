// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The terminal: taken, given back, read and painted. All of ncurses' set-up and every signal is
 * handled here; the screens above draw with ncurses through the styles and ask for input.
 *
 * What is promised: after any end (return, every signal, a crash, a stack overflow, the terminal
 * closed) the terminal is as it was; Ctrl-Z and fg work at every moment; a terminal that takes no
 * output holds up nothing, and is drawn whole when it takes some again; no library's words reach
 * the screen (standard error goes to a memory file while the screen is up, and its last part is
 * printed after it is closed where something went wrong). */
#ifndef LIMBER_SCREEN_TERMINAL_H
#define LIMBER_SCREEN_TERMINAL_H

#include "base/clock.h"
#include "screen/screen.h"

#include <stdbool.h>
#include <stddef.h>

/* Keys that are no characters, above all code points. */
typedef enum {
    TERMINAL_KEY_UP = 0x110000,
    TERMINAL_KEY_DOWN,
    TERMINAL_KEY_LEFT,
    TERMINAL_KEY_RIGHT,
    TERMINAL_KEY_PAGE_UP,
    TERMINAL_KEY_PAGE_DOWN,
    TERMINAL_KEY_HOME,
    TERMINAL_KEY_END,
    TERMINAL_KEY_BACKSPACE,
    TERMINAL_KEY_OTHER
} TerminalKey;

typedef enum {
    INPUT_NONE,   /* the time is up, or a watched descriptor is readable */
    INPUT_KEY,    /* key: a code point or a TerminalKey; Esc is 27, Enter always '\n' */
    INPUT_TEXT,   /* text: several characters at once, into a field (EXPECT_TEXT) alone */
    INPUT_MOUSE,  /* a click of button 1 at row, column; or the wheel: wheel is -1 or +1 */
    INPUT_RESIZE, /* the size or the colours changed (ncurses knows already): draw all */
    INPUT_STOP,   /* about to be stopped (Ctrl-Z): pause now; the next call stops the program and
                     returns INPUT_RESIZE when it goes on */
    INPUT_END     /* the terminal is gone, or a signal asks to end: clean up and leave at once */
} InputKind;

typedef struct {
    InputKind kind;
    int key;
    int row, column, wheel;
    const char *text; /* UTF-8 without controls; good until the next wait */
} Input;

/* What a wait is for. A paste is text, or nothing at all: it never ends or starts anything. Where
 * the terminal does not mark pastes, keys that come faster than a person types are taken for one
 * after the first, unless it is repeated. */
typedef enum {
    EXPECT_KEYS, /* letters of other layouts are those in their place: т is n */
    EXPECT_PAIN, /* keys that answer a question about pain: of those only the first, repeated or
                    not */
    EXPECT_TEXT  /* a field: letters as they are, pastes as INPUT_TEXT */
} Expect;

/* Says so for the next wait alone; without it, that is for keys. */
void terminal_expect(Expect expect);

/* Waits at most timeout for input or for one of the descriptors. Signals arrive here as input, and
 * before keys. After INPUT_END every wait returns it. */
Input terminal_wait(const int *fds, size_t fd_count, Ns timeout);

/* How many keys and clicks have come so far. */
unsigned terminal_presses(void);

/* The signal that asked to end (INPUT_END), or 0; main re-raises it after screen_close, so that the
 * shell sees it. */
int terminal_signal(void);

/* The looks of things. Each works in truecolour, 256, 16 and no colours, on light and dark
 * backgrounds; nothing is told by colour alone. */
typedef enum {
    STYLE_TEXT,
    STYLE_DIM, /* secondary text */
    STYLE_TITLE,
    STYLE_ACCENT,   /* what the eye meets first */
    STYLE_CLOCK,    /* the clock in a hold, in blocks: where there are many colours not bold */
    STYLE_CALM,     /* the clock in rests and prepares */
    STYLE_WARN,     /* a note that something is wrong */
    STYLE_ALARM,    /* stop, and get help: filled, as nothing else is */
    STYLE_SELECTED, /* the row under the cursor */
    STYLE_KEY,      /* a key's name in the footer */
    STYLE_BAR,      /* progress done */
    STYLE_TRACK,    /* progress to come */
    STYLE_FLASH,    /* the clock's frame at a beep */
    STYLE_FIGURE,   /* the figure: near limbs, far limbs, what is stretched, props */
    STYLE_FIGURE_FAR,
    STYLE_FIGURE_FELT,
    STYLE_FIGURE_PROP,
    STYLE_HEAT_1, /* the calendar's shades, from little to much */
    STYLE_HEAT_2,
    STYLE_HEAT_3,
    STYLE_HEAT_4,
    STYLE_COUNT
} Style;

void style_set(Style style); /* for what is drawn next on stdscr */

/* The window's width in cells, 1 at least. */
int terminal_columns(void);

/* Brings what was drawn since the last call onto the terminal; only cells that changed are written.
 * Where it has not yet taken the last frame, terminal_wait does it when it has.
 * The cursor is parked at row, column: visible on the selected line of a list, so that a braille
 * display or a screen reader finds it, else hidden. */
void terminal_show(int row, int column, bool cursor);

/* May the screen use characters beyond ASCII? */
bool terminal_unicode(void);

/* What figures are drawn with: as set, and ASCII where there is no UTF-8. */
FigureMarks terminal_figures(void);

/* May figures move? */
bool terminal_motion(void);

/* Is the terminal at the other end of a network (ssh), where bytes cost time? */
bool terminal_is_far(void);

/* Are there colours, so that styles differ in them? */
bool style_has_colors(void);

void terminal_bell(void);

/* Puts text (safe UTF-8) at row, column in at most cells columns, cut with … where it is too long
 * (after a word, if one ends in the second half); in ASCII form where the terminal has no UTF-8.
 * Returns the columns used. Never writes outside the window. */
int put_text(int row, int column, int cells, const char *text);

/* Puts a sign, one cell wide and one that this terminal has, into so many cells. */
void put_fill(int row, int column, int cells, const char *sign);

/* Puts text as put_text does, wrapped over at most rows lines; returns the lines used. */
int put_wrapped(int row, int column, int cells, int rows, const char *text);

#endif
