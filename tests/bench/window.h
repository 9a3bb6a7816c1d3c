// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A bare pseudo-terminal for the benchmarks: no emulator behind it, so that what is measured is the
 * program. */
#ifndef LIMBER_TESTS_BENCH_WINDOW_H
#define LIMBER_TESTS_BENCH_WINDOW_H

#include "base/clock.h"

#include <stddef.h>
#include <sys/types.h>

typedef struct {
    int fd;
    pid_t pid;
} Window;

/* Starts argv[0] in a window of its own. */
Window window_open(int rows, int columns, char *const argv[]);
void window_close(Window *window);

/* Reads for at most `limit`, or until one burst of output has ended (`gap` without a byte, where
 * gap is not 0). Returns the bytes that came; last (may be NULL) is when the last of them did. */
size_t window_read(const Window *window, Ns limit, Ns gap, Ns *last);

/* A home folder of the programs' own, removed at exit: their sessions are logged there. */
void window_own_home(void);

#endif
