// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The journal: turns what happens in a session into rows of the log. Each set of work is written
 * down as it ends, and all of a step is committed as the step ends, so that a crash loses no more
 * than the step under way. The world's clock is asked once, as the session begins; what comes later
 * is as much later as an even clock measured, so that a clock that is set in between moves nothing.
 */
#ifndef LIMBER_PLAY_JOURNAL_H
#define LIMBER_PLAY_JOURNAL_H

#include "play/intake.h"
#include "play/resume.h"
#include "play/said.h"
#include "session/ouch.h"
#include "session/player.h"
#include "store/log.h"

typedef struct Journal Journal;

typedef struct {
    const Routine *routine;   /* as its file has it: its text goes into the log */
    const Timeline *timeline; /* of the routine fitted */
    const Player *player;     /* its results are read */
    const Intake *intake;     /* NULL: nothing was asked */
    const Resume *resume;     /* NULL: a new session */
    Extent extent;            /* as it was cut */
    const SetSaid *said;      /* of each segment; NULL: nothing */
    Ns (*clock)(void);        /* NULL: clock_boottime */
} JournalOptions;

/* Begins the session in the log, or resumes one. log and what the options name outlive it. */
Journal *journal_new(Log *log, const JournalOptions *options);

/* Takes in the events of the player in their order. */
void journal_event(Journal *journal, const Event *event);

/* An ouch in the segment at index, and what was made of it; the timeline is changed already. */
void journal_ouch(Journal *journal, const Ouch *ouch, OuchAction action, size_t index);

/* The form of the step under way changes: what was played of it is written as it was. Called before
 * the timeline is changed, as of an instant of the session clock. */
void journal_swap(Journal *journal, Ns at);

/* Something was said of a set that is written already. Committed. */
void journal_write_again(Journal *journal, size_t index);

/* What is asked after the session; -1: skipped. Committed. */
void journal_rating(Journal *journal, const CheckInQuestion *question, int tightness);
void journal_pain(Journal *journal, int level);
void journal_scale(Journal *journal, const Scale *scale, int level);

/* The person's own words about the session, in place of those before ("": none). Committed. */
void journal_note(Journal *journal, const char *note);

/* Ends the journal. A session that has not ended (the terminal was closed, a signal came) stays
 * open in the log: the next start offers to resume it. NULL is fine. */
void journal_free(Journal *journal);

#endif
