// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The way of what is printed to its descriptor. A thread may write it, so that nobody waits for who
 * reads: a terminal that was stopped, a pipe whose reader sleeps. What is not taken is kept, in its
 * order. Private to base/print.h but for what it says of it. */
#ifndef LIMBER_BASE_SPOOL_H
#define LIMBER_BASE_SPOOL_H

#include "base/clock.h"

#include <stdbool.h>
#include <stddef.h>

/* From here on a thread writes. Where there can be none, all stays as it was. */
void spool_begin(void);

/* Writes to standard output or standard error, or keeps it for the thread. False: it cannot be
 * written, or something before it could not. */
bool spool_put(int fd, const char *bytes, size_t size);

/* Waits until all is written, for `patience` at most; false: something is left. */
bool spool_drain(Ns patience);

/* Could all that was written so far be written? */
bool spool_is_fine(int fd);

#endif
