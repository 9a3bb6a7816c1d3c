// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The terminal: taken, given back, read and painted. All of ncurses' set-up and every signal is
 * handled in this room; the screens above draw by put.h, draw.h and cells.h in looks, and wait for
 * input here.
 *
 * What is promised: after any end (return, every signal, a crash, a stack overflow, the terminal
 * closed) the terminal is as it was; Ctrl-Z and fg work at every moment; a terminal that takes no
 * output holds up nothing, and is drawn whole when it takes some again; no library's words reach
 * the screen (standard error goes to a memory file while the screen is up, and its last part is
 * printed after it is closed where something went wrong). */
#ifndef LIMBER_TERMINAL_TERMINAL_H
#define LIMBER_TERMINAL_TERMINAL_H

#include "figure/raster.h"
#include "terminal/keyboard.h"
#include "terminal/style.h"

/* As settings name them, in this order. */
typedef enum {
    FIGURES_AUTO, /* as pictures in a terminal of this machine that shows them, else as there is
                     room */
    FIGURES_BRAILLE,
    FIGURES_BLOCKS,
    FIGURES_ASCII,
    FIGURES_PICTURE /* over a network too */
} Figures;

typedef struct {
    bool no_color; /* --no-color or NO_COLOR */
    bool ascii;    /* --ascii, no UTF-8 locale, or the Linux console */
    bool mouse;
    bool motion;
    bool cursor_follows; /* a parked cursor is seen, for braille displays and screen readers */
    Background background;
    Figures
        figures; /* what they are drawn with, where the terminal has it; auto: as there is room */
} TerminalOptions;

typedef enum {
    TERMINAL_OK,
    TERMINAL_NONE,   /* standard input or output is not one, or TERM cannot move the cursor */
    TERMINAL_NO_ROOM /* the system has no memory, or no more open files, for it */
} TerminalResult;

/* Takes the terminal; terminal_close, any signal and any crash give it back as it was. */
TerminalResult terminal_open(const TerminalOptions *options);
void terminal_close(void);

/* Takes other options while it is open: figures, motion, what the cursor is for, the background;
 * the rest stays as it was opened. The next frame is drawn by them. */
void terminal_set(const TerminalOptions *options);

/* Those that it has now. */
TerminalOptions terminal_options(void);

/* Says what the next wait is for, and that one alone; else it is for keys. */
void terminal_expect(Expect expect);

/* Waits at most timeout for input or for one of the descriptors. Signals arrive here as input, and
 * before keys. After INPUT_END every wait returns it. */
Input terminal_wait(const int *fds, size_t fd_count, Ns timeout);

/* How many keys and clicks have come so far. */
unsigned terminal_presses(void);

/* The signal that asked to end (INPUT_END), or 0; main re-raises it after terminal_close, so that
 * the shell sees it. */
int terminal_signal(void);

/* The window in cells, 1 at least each way. */
int terminal_rows(void);
int terminal_columns(void);

/* Empties the window, before it is drawn. */
void terminal_clear(void);

/* What the cursor is for. */
typedef enum {
    CURSOR_AWAY,   /* nothing: hidden, wherever it is */
    CURSOR_PARKED, /* stands on what is chosen; seen where the options say so */
    CURSOR_TYPES   /* stands where one types, and is seen */
} CursorUse;

/* Brings what was drawn since the last call onto the terminal; only cells that changed are written.
 * Where it has not yet taken the last frame, terminal_wait does it when it has. The cursor is for
 * `use` at row, column. */
void terminal_show(int row, int column, CursorUse use);

/* May the screen use characters beyond ASCII? */
bool terminal_unicode(void);

/* What a figure of so many rows is drawn with: as set, and as far as the terminal has the signs and
 * colours. Where nothing is set a large one is solid. */
CanvasKind terminal_canvas(int rows);

/* Does the cursor show what is chosen to somebody who reads by a braille display? */
bool terminal_cursor_follows(void);

/* May figures move? */
bool terminal_motion(void);

/* Is the terminal at the other end of a network (ssh), where bytes cost time? */
bool terminal_is_far(void);

void terminal_bell(void);

#endif
