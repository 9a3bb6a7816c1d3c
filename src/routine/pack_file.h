// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Packs: a routine in one file with all that it needs (its exercises, photos, recordings, and the
 * log where a client changes machines). They are taken apart and made by `limber-pack`, the
 * sandboxed helper; what is in one stays in memory. */
#ifndef LIMBER_ROUTINE_PACK_FILE_H
#define LIMBER_ROUTINE_PACK_FILE_H

#include "base/diagnostic.h"
#include "base/members.h"

#define PACK_ENDING ".limber"
#define PACK_LOG "log.jsonl" /* the member that is an export of the log */

/* Opens a file that is a pack by its first bytes; -1: it is none (documents of office programs
 * begin as packs do), or not there. Never waits. The caller closes it. */
int pack_open(const char *path);

/* Is it called a pack, and is neither one nor a text? */
bool pack_is_damaged(const char *path);

/* Takes an open pack apart, into the arena; path stands in the messages. NULL: an error was added.
 * Waits for the helper: milliseconds as a rule, half a minute at most. */
const Members *pack_members(Arena *arena, const char *path, int fd, Diagnostics *found);

/* The one routine of a pack; NULL: there is none, or more than one, and an error was added. */
const Member *pack_routine(const Members *pack, const char *path, Diagnostics *found);

/* The members as a pack, the caller's to free; NULL: why says what was wrong. */
char *pack_bytes(const Members *members, size_t *size, char *why, size_t capacity);

#endif
