// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Whose a running session is: the machine and the process, in two words that stand in its row, so
 * that the next start can tell a session under way in another window from one that a crash or a
 * flat battery ended. A process number alone is not enough: numbers come round again. */
#ifndef LIMBER_STORE_OWNER_H
#define LIMBER_STORE_OWNER_H

#define OWNER_HOST_BYTES 128
#define OWNER_PROCESS_BYTES 160

typedef struct {
    char host[OWNER_HOST_BYTES];       /* this machine's name, safe */
    char process[OWNER_PROCESS_BYTES]; /* which process, in which run of the machine */
} Owner;

typedef enum {
    OWNER_RUNS,     /* the process is alive (it may be this one) */
    OWNER_GONE,     /* it has ended, or the machine was restarted */
    OWNER_ELSEWHERE /* on another machine or in another container: it cannot be seen from here */
} OwnerState;

/* This process. */
Owner owner_self(void);

/* Of what stands in a row; NULL is OWNER_GONE. */
OwnerState owner_state(const char *host, const char *process);

#endif
