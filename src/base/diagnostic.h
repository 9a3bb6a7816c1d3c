// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What was found wrong in a file: messages with a severity, a place, the line itself, a hint and,
 * where one is known, the cure as edits of the file. Readers add to a list; one place prints it,
 * compiler-style:
 *
 *     knee.yaml:14:5: error: unknown key 'hodl'; did you mean 'hold'?
 *        14 |     hodl: 30s
 *           |     ^~~~
 *
 * All text has passed the gate (base/text.h) before it is kept here. */
#ifndef LIMBER_BASE_DIAGNOSTIC_H
#define LIMBER_BASE_DIAGNOSTIC_H

#include "base/source.h"

#include <stdbool.h>
#include <stdio.h>

typedef enum { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE } Severity;

/* A piece of the file, and what to write in its place. */
typedef struct {
    Place place;      /* of what goes; width 0: nothing does */
    size_t from, to;  /* the same in bytes of the file */
    const char *text; /* what comes; may have line ends */
} Edit;

typedef struct {
    Severity severity;
    Place place;
    const char *file;        /* name shown, safe for the terminal */
    const char *message;     /* one line, with no full stop, the did-you-mean in it */
    const char *hint;        /* a further line of advice, or NULL */
    const char *source_line; /* the line, or what is near the place in a long one, safe for the
                                terminal, or NULL */
    int cut;                 /* characters of the line before source_line */
    const Edit *edits;       /* with all of them the message is gone; none: there is no such cure */
    size_t edit_count;
    bool guessed; /* the edits are one way of several, and a person has to choose */
} Diagnostic;

typedef struct Diagnostics Diagnostics;

Diagnostics *diagnostics_new(void);
void diagnostics_free(Diagnostics *list);

/* Adds a message at a place of a source. The text is copied and made safe. */
void diagnostics_add(Diagnostics *list, Severity severity, const Source *source, Place place,
                     const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Gives the message added last a hint. */
void diagnostics_hint(Diagnostics *list, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#define EDIT_LINE 1000000 /* a width: to the end of the line, and the line's end too */

/* Gives the message added last an edit: what stands at a place, on one line, becomes text. A later
 * edit may not reach into an earlier one. */
void diagnostics_edit(Diagnostics *list, const Source *source, Place place, const char *text);

/* Says of the message added last that its edits are a guess. */
void diagnostics_guess(Diagnostics *list);

/* Forgets the messages from index first on, and keeps those before it. */
void diagnostics_forget(Diagnostics *list, size_t first);

/* Forgets the messages from index first on but the last one. */
void diagnostics_forget_before(Diagnostics *list, size_t first);

/* Were the words of message index said before, from message first on? */
bool diagnostics_repeats(const Diagnostics *list, size_t first, size_t index);

/* Takes one message out. */
void diagnostics_drop(Diagnostics *list, size_t index);

/* Puts a message at another place; its edits, which were for the old one, go. */
void diagnostics_move(Diagnostics *list, size_t index, const Source *source, Place place);

size_t diagnostics_count(const Diagnostics *list, Severity severity);
size_t diagnostics_size(const Diagnostics *list);
const Diagnostic *diagnostics_at(const Diagnostics *list, size_t index); /* in the order found */

/* Prints all messages sorted by file and place, errors past the first 20 of a file as a count. */
void diagnostics_print(const Diagnostics *list, FILE *out);

#endif
