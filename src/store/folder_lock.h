// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The lock on the log's folder: who reads or writes shares it, who puts a damaged file out of the
 * way has it alone. Nobody waits for it longer than they say: another program may hold it for ever.
 * Known to the store alone. */
#ifndef LIMBER_STORE_FOLDER_LOCK_H
#define LIMBER_STORE_FOLDER_LOCK_H

#include <stdbool.h>

/* The folder of a path; allocated. */
char *folder_of(const char *path);

/* Locks the folder of path. False: another program has it, and had it for so long. fd is then, and
 * where there is no folder or it cannot be locked (some network homes), -1. */
bool folder_lock(const char *path, bool alone, int patience_ms, int *fd);
void folder_unlock(int fd); /* -1 is fine */

#endif
