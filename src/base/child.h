// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Starting a helper without a fork of this program, which has a terminal and a log open: what the
 * loudspeaker's and the voice's starts have in common. */
#ifndef LIMBER_BASE_CHILD_H
#define LIMBER_BASE_CHILD_H

#include <spawn.h>
#include <stdbool.h>
#include <sys/types.h>

/* Takes fd over to a number above all that a child is given (so that no dup2 runs over another),
 * closed on exec; fd itself is closed. -1 stays -1; -1 where there is no room. */
int child_move_up(int fd);

/* Closes *fd where it is open and makes it -1. */
void child_close(int *fd);

/* Memory without a name, read and written like a file. -1: there is none. */
int child_memory(void);

/* A session of its own, so that Ctrl-C and Ctrl-Z miss it and it can be killed with all that it
 * started, and no signal blocked or ignored. attributes was initialised. */
bool child_set_attributes(posix_spawnattr_t *attributes);

/* Has this child ended? Reaps it, and no other; *status (not NULL) gets waitpid's, or 0. Never
 * waits. */
bool child_reap(pid_t pid, int *status);

/* Waits until it has ended, so many milliseconds at most, and reaps it. False: it runs still. */
bool child_await(pid_t pid, int milliseconds);

#endif
