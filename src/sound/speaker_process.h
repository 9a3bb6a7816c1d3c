// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* One run of the loudspeaker process: started, listened to, ended. Nothing here waits: what must
 * be waited for (its messages, its end) is looked at whenever the speaker is tended. */
#ifndef LIMBER_SOUND_SPEAKER_PROCESS_H
#define LIMBER_SOUND_SPEAKER_PROCESS_H

#include "sound/speaker.h"
#include "sound/wire.h"

#include <sys/types.h>

#define KEPT_BYTES (64 * 1024)

/* The last KEPT_BYTES that the helpers of one speaker printed: a ring. */
typedef struct {
    char bytes[KEPT_BYTES];
    size_t next;  /* where the next byte goes */
    size_t count; /* bytes kept */
} KeptText;

typedef struct {
    pid_t pid;      /* 0: none runs */
    int socket;     /* -1: closed */
    int printed;    /* read end of its standard error, or -1 */
    WirePage *page; /* shared with it, or NULL; a new one for each run */
    size_t size;    /* of the mapping */
} SpeakerProcess;

typedef enum {
    HEARD_NOTHING,
    HEARD_MESSAGE,
    HEARD_END /* its socket was closed: it is gone or going */
} Heard;

/* A process that does not run. */
void process_init(SpeakerProcess *process);

/* Makes the shared page and starts the helper, its session its own, its standard streams away from
 * the terminal. prepare fills in the page before the helper sees it. False: it could not be
 * started, and nothing is left open. */
bool process_start(SpeakerProcess *process, const SpeakerOptions *options,
                   void (*prepare)(WirePage *page, void *context), void *context);

/* The next message, its text made safe. Never waits. */
Heard process_hear(SpeakerProcess *process, WireMessage *message);

/* Moves what the helper printed into kept; at most one pipe's worth a call. */
void process_keep_printed(SpeakerProcess *process, KeptText *kept);

/* Copies the last capacity - 1 kept bytes into out, oldest first, with a NUL; returns how many. */
size_t kept_copy(const KeptText *kept, char *out, size_t capacity);

/* Kills the helper and lets go of the page. Returns the pid, which is still to be reaped, or 0. */
pid_t process_kill(SpeakerProcess *process);

/* Asks the helper to end by closing the socket, waits up to 200 ms, kills it, reaps it. */
void process_end(SpeakerProcess *process);

/* Waits for a child that was killed, 100 ms at most, and reaps it. */
void process_reap_killed(pid_t pid);

/* Has this child ended? Reaps it, and no other. Never waits. */
bool process_reap(pid_t pid);

#endif
