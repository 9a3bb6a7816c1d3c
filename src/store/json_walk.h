// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* JSON (RFC 8259) read in one walk, for what is too large or too many to be taken apart whole: a
 * caller asks for the members that it knows and passes over the rest. Nothing is trusted: every
 * read is held to the end of the text, nesting is bounded, and what is not as asked for is passed
 * over. */
#ifndef LIMBER_STORE_JSON_WALK_H
#define LIMBER_STORE_JSON_WALK_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* Where the walk stands; bad: it is no JSON from there on, and nothing more is found. */
typedef struct {
    const char *at, *end;
    bool bad;
} Walk;

/* A name of a member, as it is written. */
typedef struct {
    const char *text;
    size_t size;
} WalkName;

Walk walk_begin(const char *text, size_t size);

/* Goes into an object or a list; false: the value is something else, and was passed over. */
bool walk_object(Walk *walk);
bool walk_list(Walk *walk);

/* To the next member of the object, or the next item of the list, that is gone into; *first is true
 * before the first one. The caller takes or passes over its value. False: there is none, and the
 * walk stands behind the object or the list. */
bool walk_member(Walk *walk, bool *first, WalkName *name);
bool walk_item(Walk *walk, bool *first);

bool walk_is(WalkName name, const char *word);

/* Takes a value: a text into the arena (at most `most` bytes of it as it is written; NULL: it is
 * none), a number (`none` where it is none). */
const char *walk_text(Walk *walk, Arena *arena, size_t most);
double walk_number(Walk *walk, double none);

void walk_skip(Walk *walk); /* passes over a value */

/* Is the walk at the end of the text, with nothing wrong on the way? */
bool walk_ended(Walk *walk);

#endif
