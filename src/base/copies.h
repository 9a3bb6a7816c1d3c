// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Files that are to be copied with another one: each opened or read once, and what was looked at
 * then is what is copied; a link put in its place meanwhile changes nothing. */
#ifndef LIMBER_BASE_COPIES_H
#define LIMBER_BASE_COPIES_H

#include "base/members.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct Copies Copies;

Copies *copies_new(void);
void copies_free(Copies *copies); /* NULL is fine */

/* Takes an open file over, or a copy of a text, under a name: a plain one, or one in a folder
 * ("exercises/heel-drop.yaml"). */
void copies_take(Copies *copies, const char *name, int fd);
void copies_take_text(Copies *copies, const char *name, const char *text, size_t size);

bool copies_have(const Copies *copies, const char *name);
size_t copies_count(const Copies *copies);

/* Adds each to the members, in their arena. False: one cannot be read. */
bool copies_add_to(const Copies *copies, Members *members, Arena *arena);

/* Writes each into the folder under its own name; none is overwritten. False: errno (and
 * whole_file_why) says why. */
bool copies_write(const Copies *copies, const char *folder);

/* Does the folder hold the same ones? */
bool copies_are_in(const Copies *copies, const char *folder);

#endif
