// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A file read whole into a Source. */
#ifndef LIMBER_BASE_SOURCE_FILE_H
#define LIMBER_BASE_SOURCE_FILE_H

#include "base/arena.h"
#include "base/diagnostic.h"

#include <stdbool.h>

/* Reads the file at path whole: it must be a regular file (no FIFO, device, folder) of at most
 * limit bytes. "-" is not special here. On success fills source (text NUL-terminated, in the
 * arena, name = path) and returns true; else adds an error for the file as a whole. */
bool source_read(Arena *arena, const char *path, size_t limit, Source *source, Diagnostics *found);

/* The same of one that is open; name stands in the messages. The caller closes it. */
bool source_read_open(Arena *arena, const char *name, int fd, size_t limit, Source *source,
                      Diagnostics *found);

#endif
