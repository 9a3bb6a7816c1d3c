// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The names of routine and exercise files, and what a routine is called by them. */
#ifndef LIMBER_ROUTINE_FILE_NAME_H
#define LIMBER_ROUTINE_FILE_NAME_H

#include "base/arena.h"

/* The length of a file's name (without folders) before its ending: .yaml, .yml or .limber in any
 * case, with .txt after it where a mail program or Windows added that; 0 where it has none. */
size_t file_name_stem(const char *name);

/* What a file is called by: its name without folders and ending, safe for the terminal. */
const char *file_name_id(Arena *arena, const char *path);

/* The name that a routine is kept under: its own in small letters, without what a shell or a
 * command line would take for something else: all but letters, digits and `-_.` becomes `-`, and
 * none of `-.` stands in front. */
const char *file_name_kept(Arena *arena, const char *path);

#endif
