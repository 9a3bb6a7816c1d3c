// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The one loop of all screens: a screen is a table of keys, a draw and a take. The loop draws, adds
 * the footer and the help, waits, and keeps a session behind the screen alive. */
#ifndef LIMBER_SCREEN_PARTS_RUN_H
#define LIMBER_SCREEN_PARTS_RUN_H

#include "play/end.h"
#include "play/live.h"
#include "terminal/keys.h"
#include "terminal/terminal.h"

/* How much of a frame was drawn. */
typedef enum { SHOWN_WHOLE, SHOWN_PART, SHOWN_NOTHING } ShownParts;

/* What a draw says beside what it drew. */
typedef struct {
    int row, column;      /* where the cursor is parked */
    CursorUse cursor;     /* and what for; at first nothing */
    const KeyTable *keys; /* those that act now: the screen's own, but while one types */
    unsigned footer;      /* the actions that it names, as bits; at first all */
    int footer_row;       /* at first the last one; -1: there is none */
    const char *note;     /* at the foot of the help; at first "" */
    Expect expect;
    bool help;        /* told to the draw: the help lies over it */
    bool touched;     /* told to the draw: an input came since the last one */
    ShownParts parts; /* of less than the whole neither footer nor help is drawn */
} Shown;

typedef struct {
    const KeyTable *keys; /* with KEYS_HELP among them */

    void (*draw)(void *screen, Shown *shown);

    /* Takes what no table knows, before the keys: text, a scale, a map. True: taken. May be NULL.
     */
    bool (*take_first)(void *screen, const Input *input);

    /* Takes an input, INPUT_NONE too; action: what it means among the keys, or 0. END_NOT_YET: the
     * screen stays. */
    End (*take)(void *screen, int action, const Input *input);

    bool keeps_events; /* of the session: the screen takes them itself */

    /* How long may be waited from now on; may do some work before. NULL: until something comes. */
    Ns (*idle)(void *screen);
} Screen;

/* Runs until the screen ends. live: the session behind it; NULL: none. */
End screen_run(const Screen *ops, void *screen, Live *live);

#endif
