// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A file's text with the edits of its messages in it. Pure: nothing is read or written here. */
#ifndef LIMBER_BASE_MEND_H
#define LIMBER_BASE_MEND_H

#include "base/arena.h"
#include "base/diagnostic.h"

/* The source with the edits of those messages that are about it, in the arena, NUL-terminated. The
 * edits of a message come all or not at all; what would reach into those of an earlier message is
 * left for another reading. guesses: those that a person has to choose, too. *mended: how many
 * messages were cured; 0: the text is the source's. */
Source mend_source(Arena *arena, const Source *source, const Diagnostics *found, bool guesses,
                   size_t *mended);

/* The source without what no message is about: a byte order mark at its beginning, and line ends of
 * more than one kind, or of the one (CR alone) that editors no longer know. Most lines decide which
 * it is. *changed: the text is not the source's. */
Source mend_marks(Arena *arena, const Source *source, bool *changed);

#endif
