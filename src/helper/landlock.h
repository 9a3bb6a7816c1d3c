// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Landlock: what the kernel forbids a process by the place of a file, by network and by neighbour.
 * Each version of it knows more rights; this one asks for all that the running kernel knows. */
#ifndef LIMBER_HELPER_LANDLOCK_H
#define LIMBER_HELPER_LANDLOCK_H

#include <stdbool.h>

/* Takes from this thread (and all that it starts from then on) every file but those at and below
 * the places named (ended by NULL; NULL: none), which it may read and, with `runs`, start; TCP;
 * signals to others and their abstract sockets. Irreversible. Returns the version that holds, 0
 * where there is none: an old kernel, another system. */
int landlock_restrict(const char *const *readable, bool runs);

#endif
