// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Shuts a helper off before it meets what a stranger sent: read access to the folders named and
 * nothing else on disk, bounded memory, time and output. Irreversible; called once, early. */
#ifndef LIMBER_HELPER_SANDBOX_H
#define LIMBER_HELPER_SANDBOX_H

#include <stdbool.h>

/* Limits memory (256 MiB), processor time (5 s), open files and the size of files written (none),
 * and, where the kernel has Landlock, the file system to reading below readable (NULL: nothing).
 * False where Landlock could not be had: the limits hold all the same. */
bool sandbox_enter(const char *readable);

#endif
