// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Deletes from the log, so that it is gone from the file too: what was deleted is overwritten, and
 * the file made smaller. */
#ifndef LIMBER_STORE_ERASE_H
#define LIMBER_STORE_ERASE_H

#include <stdbool.h>
#include <stddef.h>

/* Deletes a session with all its parts, and its routine's text where no other session follows it.
 * id NULL: everything that the log holds. False: nothing was deleted, and why (one line) says the
 * reason. */
bool log_erase(const char *path, const char *id, char *why, size_t why_capacity);

#endif
