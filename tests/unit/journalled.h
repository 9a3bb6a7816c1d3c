// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A session with a journal, on a clock that the test moves. */
#ifndef LIMBER_TESTS_JOURNALLED_H
#define LIMBER_TESTS_JOURNALLED_H

#include "play/journal.h"

/* Three steps: Calf, 30 s a side in one set (prepare 5 s, switch 5 s); Quad, two sets of 20 s with
 * 10 s of rest; Wait, until a key. */
extern const char journalled_text[];

extern Routine *routine; /* of this text, while a test runs */
extern const char *path; /* of its log */
extern Extent extent;    /* of the sessions that begin from now on; whole at first */

/* Set-up and teardown of a test: it is Tuesday 2025-11-25, 20:46, and there is no log yet. */
int journalled_open(void **state);
int journalled_close(void **state);
#define JOURNALLED_TEST(name)                                                                      \
    cmocka_unit_test_setup_teardown(name, journalled_open, journalled_close)

typedef struct {
    Routine *routine, *fitted;
    Timeline *timeline;
    Player *player;
    Journal *journal;
    Log *log;
    Ns now;
} Journalled;

/* Reads a text as the routine "plan". */
Routine *journalled_routine(const char *text);

/* Begins a session of the routine in the log. intake and resume may be NULL. */
Journalled journalled_begin(const Intake *intake, const Resume *resume);

/* Moves the clock to a second and takes the events in. */
void journalled_until(Journalled *session, double second);
void journalled_do(Journalled *session, Command command);

/* An ouch, answered at once. */
void journalled_ouch(Journalled *session, const Ouch *ouch, OuchAction action);

/* Another form of the step under way, taken at once. */
void journalled_swap(Journalled *session, Form form, const Easing *easing);

/* Ends the journal and the log; asserts that all was written. */
void journalled_end(Journalled *session);

#endif
