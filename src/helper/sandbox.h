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

/* The same for a program of another's that this process becomes next: at and below the places named
 * (ended by NULL) it may read and run, nowhere may it write but to its standard output (16 MiB),
 * and it may start processes and threads of its own, which are shut in with it. False: without
 * Landlock that does not hold, and no such program should be started. */
bool sandbox_enter_running(const char *const *readable);

#endif
