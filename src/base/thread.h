// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Threads beside the program's own. */
#ifndef LIMBER_BASE_THREAD_H
#define LIMBER_BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>

/* Runs run(data) on a thread of its own, to which no signal comes but those of its own crash.
 * False: no thread can be had. */
bool thread_begin(pthread_t *thread, void *(*run)(void *), void *data);

#endif
