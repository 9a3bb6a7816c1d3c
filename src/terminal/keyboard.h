// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What comes from a terminal: keys, text, clicks, and its own news. */
#ifndef LIMBER_TERMINAL_KEYBOARD_H
#define LIMBER_TERMINAL_KEYBOARD_H

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

#endif
