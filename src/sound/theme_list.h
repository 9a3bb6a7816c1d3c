// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The themes that there are, by their folders (sound/bank.h). */
#ifndef LIMBER_SOUND_THEME_LIST_H
#define LIMBER_SOUND_THEME_LIST_H

#include "base/arena.h"

/* Their names, those that ship and the user's own, each once, in the arena and in alphabetical
 * order. */
const char *const *theme_list(Arena *arena, size_t *count);

#endif
