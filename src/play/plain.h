// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The session line by line (--plain), for screen readers, pipes and logs: one line an event, the
 * same commands from standard input a line at a time, no terminal needed; and the questions before
 * and after it, a line each.
 *
 * The end of the input means that no more answers come: what is asked is then not said, waits pass
 * at once, and each time a line says so. */
#ifndef LIMBER_PLAY_PLAIN_H
#define LIMBER_PLAY_PLAIN_H

#include "play/visit.h"

#include <stdio.h>

typedef struct Plain Plain;

/* Reads from the descriptor `in`, writes to out; both outlive it. Until plain_free SIGHUP, SIGINT
 * and SIGTERM end whatever is under way, in place of the program. One at a time. */
Plain *plain_new(int in, FILE *out);
void plain_free(Plain *plain);

/* The signal that came, or 0. The caller raises it again once all is put away. */
int plain_signal(const Plain *plain);

/* The face of a visit whose `of` is a Plain. While it plays it takes commands, one a line: p pause,
 * n next, b back, + longer, - shorter, e easier, h harder, o ouch, w load, s status, m mute, q
 * finish, an empty line goes on where something waits, ? help. END_GONE: a signal came, or writing
 * failed. */
extern const Face plain_face;

#endif
