// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A session driven by a test: a player on a clock that the test moves, its events written down as
 * lines, "SECONDS KIND TEXT [sound]", without the brackets where it is silent. */
#ifndef LIMBER_TESTS_SESSION_LOG_H
#define LIMBER_TESTS_SESSION_LOG_H

#include "session/ouch.h"
#include "session/player.h"

#include <stdio.h>

/* Prints the routine's timeline, compares it with what is expected, and drops the routine. */
void timeline_expect(Routine *routine, const char *expected);

typedef struct {
    Routine *routine; /* dropped with the session */
    Timeline *timeline;
    Player *player;
    Ns now;
    char *text; /* the lines so far, after session_log_take */
    size_t size;
    FILE *out;
} Session;

void session_open(Session *session, Routine *routine);
void session_open_steps(Session *session, const Step *steps, size_t count);
void session_close(Session *session);

/* Moves the clock to an instant and polls there, once, however much was due on the way. */
void session_until(Session *session, Ns now);

/* Gives a command now, and polls. */
void session_do(Session *session, Command command);

/* An ouch now, answered at once: what remains is changed, and the session goes on. */
void session_ouch(Session *session, OuchAction action, const Easing *easing);

/* Compares the lines since the last call with those expected. */
void session_expect(Session *session, const char *expected);

PlayerView session_view(const Session *session);
const SegmentResult *session_result(const Session *session, size_t index);

/* "Calf": one hold of 10 s. Prepare 0-5, hold 5-15. */
Step step_calf(void);

/* "Quad": a hold of 10 s on each side. Prepare 0-5, left 5-15, switch 15-20, right 20-30. */
Step step_quad(void);

#endif
