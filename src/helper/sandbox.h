// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Shuts a helper off before it meets what a stranger sent: read access to the folder named and
 * nothing else on disk, no other process or machine, bounded memory, time and output. Irreversible;
 * called once, early, by a process of one thread. */
#ifndef LIMBER_HELPER_SANDBOX_H
#define LIMBER_HELPER_SANDBOX_H

#include <stdbool.h>

/* What of it could be had; the limits hold everywhere. */
typedef struct {
    int landlock; /* its version (helper/landlock.h), 0: none */
    bool calls;   /* the filter of system calls (helper/calls.h) */
} Sandbox;

/* Closes all descriptors but the standard three, leaves nothing to read but what is below readable
 * (NULL: nothing), and limits memory (256 MiB), processor time (5 s), open files and the size of
 * files written (none). */
Sandbox sandbox_enter(const char *readable);

#endif
