/* A session with a journal, on a clock that the test moves. */
#ifndef LIMBER_TESTS_JOURNALLED_H
#define LIMBER_TESTS_JOURNALLED_H

#include "play/journal.h"
#include "routine/reader.h"

/* Three steps: Calf, 30 s a side in one set (prepare 5 s, switch 5 s); Quad, two sets of 20 s with
 * 10 s of rest; Wait, until a key. */
extern const char journalled_text[];

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

/* Begins a session of a routine (which stays the caller's) in the log at path. intake and resume
 * may be NULL. */
Journalled journalled_begin(const char *path, Routine *routine, const Intake *intake,
                            const Resume *resume);

/* Moves the clock to a second and takes the events in. */
void journalled_until(Journalled *session, double second);
void journalled_do(Journalled *session, Command command);

/* An ouch, answered at once. */
void journalled_ouch(Journalled *session, const Ouch *ouch, OuchAction action);

/* Ends the journal and the log; asserts that all was written. */
void journalled_end(Journalled *session);

#endif
