/* The session line by line (--plain), for screen readers, pipes and logs: one line an event, the
 * same commands from standard input a line at a time, no terminal needed. */
#ifndef LIMBER_PLAY_PLAIN_H
#define LIMBER_PLAY_PLAIN_H

#include "play/live.h"

#include <stdio.h>

/* Plays to the end. Reads commands from the descriptor `in`, one a line: p pause, n next, b back,
 * + longer, s status, m mute, q finish, an empty line goes on where something waits, ? help. The
 * end of input means that no more commands come: waits then pass at once and say so. Returns false
 * where writing failed. */
bool plain_run(Live *live, int in, FILE *out);

/* The summary at the end, as lines: what was held, what was skipped. */
void plain_summary(const Live *live, FILE *out);

#endif
