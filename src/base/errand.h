// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* An errand: a helper that is started with its standard input ready, its standard output collected
 * up to a limit, its end noticed without waiting. The first line it prints on standard error is
 * kept as the reason for a failure. The voice, lists of what helpers know, and packs go by it. */
#ifndef LIMBER_BASE_ERRAND_H
#define LIMBER_BASE_ERRAND_H

#include "base/clock.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

typedef struct {
    pid_t pid;   /* 0: none runs, and none is to be reaped */
    int output;  /* read end of its standard output; -1: closed */
    int errors;  /* the same of its standard error */
    char *bytes; /* of its output; owned */
    size_t count, capacity, limit;
    bool excess;       /* it wrote more than the limit, and was killed */
    int status;        /* waitpid's, once pid is 0 again */
    Ns left;           /* when it was seen to have ended while another held its output; 0: not */
    char printed[200]; /* the beginning of what it printed on standard error, as it came */
    size_t printed_count;
} Errand;

/* None runs. */
void errand_init(Errand *errand);

/* Starts path with input (borrowed, duplicated) as its standard input, in a session of its own.
 * False: nothing was started, nothing is left open. */
bool errand_start(Errand *errand, const char *path, char *const *arguments,
                  char *const *environment, int input, size_t limit);

/* Reads what is there, a megabyte at most, and looks whether it has ended. Never waits. True: it
 * has, all it wrote has been read, and it is reaped. What it left running in the background with
 * its output is killed after half a second. */
bool errand_tend(Errand *errand, Ns now);

/* Has it closed its output already? Its end is near then, and comes without a sign. */
bool errand_closed(const Errand *errand);

/* Waits for its end until then, as errand_tend would; past that it is killed. True: it ended of
 * itself. */
bool errand_wait(Errand *errand, Ns until);

/* Has one of Limber's helpers do a task, "limber-pack unpack", and waits for its end, half a minute
 * at most. True: it went well, and all it wrote is there. False: why, safe for the terminal. errand
 * was initialised, and is freed by the caller. */
bool errand_ask(Errand *errand, const char *helper, const char *task, int input, size_t limit,
                char *why, size_t capacity);

/* Kills it and all that it started; errand_tend reaps it. */
void errand_kill(Errand *errand);

/* Kills, waits up to 100 ms to reap, and lets go of everything. */
void errand_free(Errand *errand);

/* Memory with these bytes in it, its offset at the start, or -1. The caller closes it. */
int errand_input(const void *bytes, size_t size);

#endif
