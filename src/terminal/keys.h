// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The keys of a screen, as one table: the footer shows it, the help overlay explains it, input is
 * looked up in it, and a click on the footer finds its row. */
#ifndef LIMBER_TERMINAL_KEYS_H
#define LIMBER_TERMINAL_KEYS_H

#include "terminal/keyboard.h"

#include <stdbool.h>
#include <stddef.h>

#define KEYS_MOST 6 /* keys that do the same */

/* The help, on every screen. */
#define KEYS_HELP 31
#define KEYS_HELP_ROW                                                                              \
    {                                                                                              \
        KEYS_HELP, {'?'}, "keys", "this help"                                                      \
    }

typedef struct {
    int action;          /* the screen's own number, 1 … 30, or KEYS_HELP */
    int keys[KEYS_MOST]; /* ended by 0; the footer names the first, the help all of them */
    const char *word;    /* "pause": the footer's word; NULL: not in the footer */
    const char *help;    /* what it does; NULL: another row of the same keys explains it */
    int yields; /* in a footer without room for all: 0 stays, 1 … KEYS_YIELD_MOST go, the last first
                 */
} KeyRow;

#define KEYS_YIELD_MOST 4

/* A table ends with a row of action 0. */
typedef struct {
    const char *title; /* of the help overlay */
    const KeyRow *rows;
} KeyTable;

/* The action of a key, or of a click on the footer drawn last; 0: none. A capital does what its
 * small letter does, unless it is in the table itself: Caps Lock may be on. */
int keys_action(const KeyTable *table, const Input *input);

/* The names of a row's keys, "Right l +"; static, until the next call. */
const char *keys_names(const KeyRow *row);

/* The name that the footer has for it; the same. */
const char *keys_first_name(const KeyRow *row);

/* Draws the footer on a row: the rows that have a word and whose action is in `shown` (bit action),
 * in their order. Where not all fit, those that matter most (`yields`): a wider window only ever
 * adds some. `?` always, which says after a key that meant nothing, until the next, that it
 * shows the keys. */
void keys_footer(const KeyTable *table, int row, unsigned shown);

/* The help overlay of a screen; all zero: it is not up. */
typedef struct {
    bool up;
    int scroll; /* lines */
} KeysHelp;

/* Where the overlay is up, draws it over the middle of the screen, with every key of the table and
 * a note at its foot ("" for none); it scrolls where it does not fit. In a very small window it
 * leaves the first row as it is. */
void keys_help_draw(const KeysHelp *help, const KeyTable *table, const char *note);

/* Where the overlay is up, takes a key or the wheel, which scrolls it or closes it, or a click,
 * which closes it: nothing behind it is clicked. False: not taken. */
bool keys_help_take(KeysHelp *help, const KeyTable *table, const Input *input);

#endif
