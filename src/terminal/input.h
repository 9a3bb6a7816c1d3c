// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Keys, clicks and pastes from the terminal, on the decoder (decoder.h) and the pace of hands
 * (burst.h). terminal.c waits; here is what was read made into input. */
#ifndef LIMBER_TERMINAL_INPUT_H
#define LIMBER_TERMINAL_INPUT_H

#include "base/clock.h"

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

/* ---- for terminal.c ---- */

#define INPUT_PASTES_ON "\033[?2004h"
#define INPUT_PASTES_OFF "\033[?2004l"

/* After ncurses has taken the terminal: takes the keys of its terminfo entry. */
void input_open(bool unicode, int escape_delay_ms);

/* Was the terminal asked for its background (INPUT_ASK)? Its answer comes as INPUT_RESIZE. */
#define INPUT_ASK "\033]11;?\033\\"
void input_asked(void);

/* Does this terminal know of such questions? */
bool input_may_ask(void);

/* Before the terminal is given back: waits a moment for an answer that has not come, so that no
 * shell gets it. */
void input_close(void);

void input_expect(Expect expect);

/* Reads what is there, once; false: the terminal is gone. Only where input_next had nothing. */
bool input_read(void);

/* The next of what was read; INPUT_NONE: nothing, or its rest is missing. */
Input input_next(void);

/* At most so long, if more is missing for what is unfinished. */
Ns input_wait(Ns timeout);

/* Nothing more was there to read: gives up what has waited for its rest long enough. */
Input input_overdue(void);

#endif
