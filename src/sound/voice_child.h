// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* One child of the voice: started with its standard input ready, its standard output collected up
 * to a limit, its end noticed without waiting. The first line it prints on standard error is kept
 * as the reason for a failure. */
#ifndef LIMBER_SOUND_VOICE_CHILD_H
#define LIMBER_SOUND_VOICE_CHILD_H

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
} VoiceChild;

/* None runs. */
void voice_child_init(VoiceChild *child);

/* Starts path with input (borrowed, duplicated) as its standard input, in a session of its own.
 * False: nothing was started, nothing is left open. */
bool voice_child_start(VoiceChild *child, const char *path, char *const *arguments,
                       char *const *environment, int input, size_t limit);

/* Reads what is there, a megabyte at most, and looks whether it has ended. Never waits. True: it
 * has, all it wrote has been read, and it is reaped. What it left running in the background with
 * its output is killed after half a second. */
bool voice_child_tend(VoiceChild *child, Ns now);

/* Has it closed its output already? Its end is near then, and comes without a sign. */
bool voice_child_closed(const VoiceChild *child);

/* Kills it and all that it started; voice_child_tend reaps it. */
void voice_child_kill(VoiceChild *child);

/* Kills, waits up to 100 ms to reap, and lets go of everything. */
void voice_child_free(VoiceChild *child);

/* Memory with these bytes in it, its offset at the start, or -1. The caller closes it. */
int voice_child_input(const void *bytes, size_t size);

#endif
