// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the plain face's files share: lines in and out (plain_lines.c), the questions around a
 * session (plain_ask.c), the ouch (plain_ouch.c) and the session itself (plain.c). */
#ifndef LIMBER_PLAY_PLAIN_PRIVATE_H
#define LIMBER_PLAY_PLAIN_PRIVATE_H

#include "play/plain.h"

#include <signal.h>

#define PLAIN_LINE_BYTES 256

struct Plain {
    int in; /* -1 after its end */
    FILE *out;
    const char *help_line; /* whom to call, or NULL */
    Live *live;            /* under way, or NULL */
    bool takes_words;      /* the next line is the person's own words */
    bool stopped;          /* by a grave ouch, until it is said to go on or to finish */

    char bytes[PLAIN_LINE_BYTES]; /* read and not yet taken apart */
    size_t byte_count, byte_next;
    char line[PLAIN_LINE_BYTES]; /* the line in the making */
    size_t length;

    char note[160]; /* said last */
    bool asked_to_finish;
    bool holding;   /* paused for that question alone */
    bool counts_in; /* the seconds before it goes on are being said */
    bool done;
};

/* ---- lines ---- */

/* The next whole line of what has been read, without its end, in small Latin letters; NULL: none
 * yet. Valid until the next call. At the end of the input what stands there counts as a line. */
char *plain_take_line(Plain *plain);

/* Waits for input, a signal, or (while a session is under way) for what the session needs; reads
 * what is there. */
void plain_wait(Plain *plain);

/* Asks: waits for a line and returns it; NULL at the end of the input, or where a signal came. */
char *plain_ask_line(Plain *plain);

/* The whole number that a text is, 0 … most; -1: it is none. */
int plain_number(const char *text, int most);

/* ---- of the face ---- */

/* END_GONE where a signal came, else END_DONE. */
End plain_end(const Plain *plain);

/* Is a line "q" or "quit"? */
bool plain_leaves(const char *line);

/* Says that the input has ended, and what happens therefore. */
void plain_say_nobody(Plain *plain, const char *what);

End plain_play(Visit *visit);
End plain_account(Visit *visit, const Account *account);
End plain_let_sound(Visit *visit);

/* ---- questions inside a session ---- */

/* After EVENT_OUCH, and after a grave answer to it: says what can be answered. */
void plain_ask_ouch(Plain *plain);

/* The answer to it; false: not one. NULL: nobody answers any more, the session ends after a grave
 * one and goes on after others. */
bool plain_take_ouch(Plain *plain, char *line);

#endif
