// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the log holds, as plain values: one struct a table (schema.h), the same ones for writing
 * (log.h), for reading (reader.h) and for counting (today.h, history.h). Texts are UTF-8 that has
 * passed the gate; absent texts are NULL. What was not said is -1, never 0. */
#ifndef LIMBER_STORE_RECORDS_H
#define LIMBER_STORE_RECORDS_H

#include "session/ouch.h"

#define LOG_ID_BYTES 33     /* of a session: 32 hexadecimal digits and a NUL */
#define LOG_SHA256_BYTES 65 /* 64 and a NUL */

typedef enum {
    SESSION_RUNNING, /* under way, or ended without a word: a crash, a flat battery */
    SESSION_DONE,    /* played to its end */
    SESSION_STOPPED  /* finished early by the person, or given up after a crash */
} SessionState;

/* A session. */
typedef struct {
    char id[LOG_ID_BYTES];
    Moment started, ended; /* ended.utc_s 0: not yet */
    SessionState state;
    const char *routine; /* its name (Routine.id) */
    const char *title;
    char sha256[LOG_SHA256_BYTES]; /* of the routine's text, which the log keeps once */
    int version;                   /* of the prescription; 0: not said */
    bool core_only;
    int minutes;                         /* that it was cut to fit into; 0: not */
    Ns planned, work_planned, work_held; /* the whole, work alone, and what was held of it */
    int steps, steps_done;
    int pauses;
    Ns paused;
    const char *note; /* the person's own words, or NULL */
} SessionRecord;

/* A segment of work as it was planned and done: one set of one side. */
typedef struct {
    int position;         /* of the timeline's segments, from 0 */
    int step_index;       /* as Segment.step_index */
    const char *step;     /* its name */
    const char *exercise; /* its id, or NULL */
    Side side;
    int set, sets, round;   /* from 1 */
    Ns planned, held;       /* planned 0: it waited for a key */
    int reps_planned, reps; /* paced reps and holds; 0 where there are none */
    int reps_said;          /* done at one's own pace, as the person said; 0: not said */
    const char *load;       /* that was used, or NULL */
    bool skipped;           /* ended before its end */
    bool left_out;          /* after an ouch, for the day */
    Form form;              /* of the step's exercise, chosen on the way */
    bool eased;             /* shortened: after an ouch, or for pain before the session */
    int longer;             /* times ten seconds were added */
    int shorter;            /* times that up to ten were taken off */
    Moment ended;
} SegmentRecord;

typedef enum { RATING_BEFORE, RATING_AFTER } RatingWhen;

/* A rating of a check-in. */
typedef struct {
    const char *region; /* as the routine names it: "calves", "calf-upper" */
    Side side;          /* SIDE_NONE: in the centre */
    RatingWhen when;
    int tightness; /* 0 … 10, -1: skipped */
} RatingRecord;

typedef enum { PAIN_BEFORE, PAIN_AFTER, PAIN_MORNING } PainWhen;

/* Pain out of 10, asked once: before and after a rehab routine, and on the day after. */
typedef struct {
    PainWhen when;
    int level; /* 0 … 10, -1: skipped */
    Moment at;
} PainRecord;

typedef struct {
    int position; /* of the segment */
    int step_index;
    const char *step;
    const char *exercise; /* or NULL */
    Side side;
    const char *region; /* where it hurt, or NULL: not said */
    int level;          /* 0 … 10, -1: not said */
    bool alarm;         /* sharp, numb or electric */
    OuchAction action;  /* what the coach did */
    Moment at;
} OuchRecord;

/* An answer to one of a routine's own questions (`scales:`). */
typedef struct {
    const char *ask, *low, *high; /* as the routine had them then */
    ScaleWhen when;
    int level; /* 0 … 10, -1: skipped */
    Moment at;
} ScaleRecord;

/* A session with its parts. Those that were not asked for are empty. */
typedef struct {
    SessionRecord session;
    const SegmentRecord *segments; /* by position */
    size_t segment_count;
    const RatingRecord *ratings;
    size_t rating_count;
    const PainRecord *pains; /* at most one of each PainWhen */
    size_t pain_count;
    const OuchRecord *ouches; /* in their order */
    size_t ouch_count;
    const ScaleRecord *scales; /* by the question */
    size_t scale_count;
} LoggedSession;

/* An answer to a gate question. It counts for a week. */
typedef struct {
    const char *question; /* the question's id, or the physio's own words */
    bool yes;
    Side side; /* of the leg where yes blocks one; SIDE_NONE: both */
    Moment at;
} GateRecord;

/* A routine that the person wants on the list for today. */
typedef struct {
    const char *routine;
    Frequency times;
    Moment since;
} PinRecord;

#endif
