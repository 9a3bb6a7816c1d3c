// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A visit: one session from its first question to its last. Going on with one that broke off, how
 * the morning after the last one was, the gate, the check-in, the pain, the session, what is asked
 * afterwards, and what it came to. What is asked, in which order, when and in which words stands
 * here alone; a face (the screen, the plain lines) asks and shows. */
#ifndef LIMBER_PLAY_VISIT_H
#define LIMBER_PLAY_VISIT_H

#include "play/account.h"
#include "play/end.h"
#include "play/live.h"
#include "play/tuning.h"

/* How a session is to be run. */
typedef struct {
    LiveOptions live;  /* but for its intake and resume, which a visit chooses */
    LogReader *reader; /* what was logged before; NULL: a trial, of which nothing is asked */
    RegionSet tight;   /* what was said to be tight on the way here */
    Tuning *tuning;    /* what can be set meanwhile; NULL: nothing can */
} VisitOptions;

typedef struct Face Face;

typedef struct {
    VisitOptions options;
    const Face *face;
    void *of;              /* the face's own */
    const char *help_line; /* whom to call, or NULL */
    const Routine *routine;
    Intake *intake; /* what was asked, now or before the session broke off; NULL: nothing */
    Live *live;     /* under way, or over and asked about; NULL: not begun */
} Visit;

/* ---- what is asked ---- */

/* One answer of a few. */
typedef struct {
    const char *letters; /* the keys that give it, the main one first; '\n' is a reflex's, which
                            lines leave out */
    const char *word, *help;
} Answer;

#define CHOICE_ANSWERS 3
#define CHOICE_LINES 3

typedef struct {
    const char *title, *below;
    const char *lines[CHOICE_LINES];
    bool alike;                     /* each line tells of an answer; else the first says most */
    Answer answers[CHOICE_ANSWERS]; /* up to one without a word; a single one asks nothing */
    size_t unanswered;              /* the place of the one that holds where nobody answers */
} Choice;

/* How tight it is, by place. */
typedef struct {
    const char *title;
    const CheckInQuestion *questions;
    size_t count;      /* 1 at least */
    const int *before; /* to show beside where it was said; NULL: there is no before */
    int *levels;       /* filled in: 0 … 10; -1: not said */
} TightnessQuestion;

/* A routine's own questions, from 0 to 10. */
typedef struct {
    const char *title;
    const char *below; /* which session they are about */
    DueScales *due;    /* 1 at least; their levels are filled in */
    bool nobody;       /* filled in: there is nobody to ask any more */
} ScalesQuestion;

typedef struct {
    const char *asks;     /* "Any pain now, where it is worst", without its mark */
    const char *below;    /* which session it is about */
    int ease, stop;       /* the routine's bands */
    int before;           /* to show beside; -1: not said */
    const char *words[3]; /* what a level below ease, from ease on, from stop on means */
} PainQuestion;

typedef struct {
    int level;   /* 0 … 10; -1: not said */
    bool nobody; /* there is nobody to ask any more */
} PainAnswer;

/* A face. Each returns how it ended: END_LEFT where the person goes back, as far as the face has a
 * way to say so. */
struct Face {
    /* Asks for one of a few answers: its place goes into *answer. */
    End (*choose)(Visit *visit, const Choice *choice, size_t *answer);

    /* Asks of the routine's gates those that intake->asks says, all together, and fills them in;
     * where nobody answers they stay unknown. */
    End (*gate)(Visit *visit);

    /* Shows what the answers mean. recalled: some of them were given before, which a face that
     * always offers to answer again need not know. *anew: the person wants to. */
    End (*verdict)(Visit *visit, bool recalled, bool *anew);

    End (*tightness)(Visit *visit, const TightnessQuestion *question);
    End (*scales)(Visit *visit, ScalesQuestion *question);
    End (*pain)(Visit *visit, const PainQuestion *question, PainAnswer *answer);

    /* Shows what today's session is not as it is written, where that is more than a glance takes in
     * (report->brief), until the person begins. */
    End (*changes)(Visit *visit, const FitReport *report);

    /* Leads through visit->live to its end. */
    End (*play)(Visit *visit);

    /* Shows what it came to, and takes a note where it is logged. */
    End (*account)(Visit *visit, const Account *account);

    /* Waits until the last sound of visit->live has been heard. */
    End (*let_sound)(Visit *visit);
};

/* ---- a visit ---- */

/* One session of a routine. END_LEFT: there was none, for it is not for today or the person went
 * back. All that is given outlives it. */
End visit_run(const Routine *routine, const VisitOptions *options, const Face *face, void *of);

/* What is to be asked when home opens: going on with whatever session broke off, else how the
 * morning was. Asks nothing where nothing is logged. END_LEFT: the person went back. */
End visit_left_open(Catalogue *catalogue, const VisitOptions *options, const Face *face, void *of);

#endif
