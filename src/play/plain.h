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

#include "play/live.h"

#include <stdio.h>

typedef struct Plain Plain;

/* Reads from the descriptor `in`, writes to out; both outlive it. Until plain_free SIGHUP, SIGINT
 * and SIGTERM end whatever is under way, in place of the program. help_line: whom to call, or NULL.
 * One at a time. */
Plain *plain_new(int in, FILE *out, const char *help_line);
void plain_free(Plain *plain);

/* The signal that came, or 0. The caller raises it again once all is put away. */
int plain_signal(const Plain *plain);

/* ---- before ---- */

/* Asks about yesterday's session and keeps the answer; with nobody to answer it stays due. */
void plain_morning(Plain *plain, Log *log, const SessionRecord *session);

/* Offers to go on with a session: true, it is gone on with. */
bool plain_resume(Plain *plain, const Resume *resume);

/* Asks what the intake asks, and fills it in; the check-in where there is a log to keep it in.
 * False: no session today. */
bool plain_intake(Plain *plain, Intake *intake, Log *log);

/* ---- the session ---- */

/* Plays to the end. Commands, one a line: p pause, n next, b back, + longer, o ouch, s status, m
 * mute, q finish, an empty line goes on where something waits, ? help. Returns false where writing
 * failed. */
bool plain_run(Plain *plain, Live *live);

/* ---- after ---- */

/* The summary at the end, as lines: what was held, what was skipped. */
void plain_summary(const Live *live, FILE *out);

/* Asks what is asked after a session in which work was done: tightness again, pain. */
void plain_after(Plain *plain, Live *live, const Intake *intake);

/* Waits until the session's last sound has been heard; not where a signal ends the program. */
void plain_let_sound(Plain *plain, Live *live);

#endif
