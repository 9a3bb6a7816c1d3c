// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The timeline: a routine laid out in time. A flat array of segments, each beginning exactly where
 * the one before ended, and within each the marks (reps, phases, cues, pips, halfway) at exact
 * offsets. A pure function of the routine, so that it can be printed, compared and tested; what it
 * prints is what a live session plays. */
#ifndef LIMBER_SESSION_TIMELINE_H
#define LIMBER_SESSION_TIMELINE_H

#include "routine/model.h"

#include <stdio.h>

/* The sounds of a theme, and so the names of its files (sound_name). SOUND_NONE is silence. */
typedef enum {
    SOUND_NONE,
    SOUND_PIP,
    SOUND_HALFWAY,
    SOUND_START,
    SOUND_SWITCH,
    SOUND_REST,
    SOUND_DONE,
    SOUND_FINISH,
    SOUND_BEAT,
    SOUND_TICK,
    SOUND_COUNT
} Sound;

typedef enum {
    SEGMENT_PREPARE,
    SEGMENT_WORK,
    SEGMENT_SWITCH,
    SEGMENT_REST,
    SEGMENT_WAIT /* until a key; 0 s of planned time. Self-paced work is one too */
} SegmentKind;

typedef enum {
    MARK_REP,     /* a paced rep or a repeated hold begins */
    MARK_PHASE,   /* a later phase of a tempo begins */
    MARK_RELEASE, /* the release between repeated holds begins */
    MARK_CUE,
    MARK_PIP,
    MARK_HALFWAY
} MarkKind; /* the order at one instant */

typedef struct {
    Ns at; /* from the start of its segment */
    MarkKind kind;
    Sound sound;
    Side side;        /* the segment's; in alternating reps the rep's own, in a release between
                         alternating holds the next one's */
    int number;       /* MARK_REP, MARK_PHASE, MARK_RELEASE: the rep, from 1; MARK_PIP: 3, 2, 1 */
    Phase phase;      /* MARK_REP (the one it begins with), MARK_PHASE, MARK_RELEASE */
    Ns length;        /* MARK_REP, MARK_PHASE, MARK_RELEASE: until the next of these */
    const Cue *cue;   /* MARK_CUE: where it stands in the step */
    const char *text; /* MARK_CUE: sides filled in, parentheses still there */
} Mark;

/* A step as it is written, or in another form of its exercise (session/form.h). */
typedef enum { FORM_OWN, FORM_EASIER, FORM_HARDER } Form;

typedef struct {
    SegmentKind kind;
    Sound sound; /* at its start */
    Ns start;    /* from the start of the timeline */
    Ns length;   /* 0 for a wait, and for what is left out */
    const Routine *routine;
    const Step *step; /* of a rest between rounds: the one just done */
    int step_index;   /* from 0, counted over the routine's steps (as fitted), the same in every
                         round */
    int visit;        /* from 0: the step's turn in time (a repeat visits its steps once a round) */
    int round, rounds;     /* from 1; 1 of 1 outside repeats; of a rest between rounds: the next */
    int set, sets;         /* from 1; of a rest: the set that comes next */
    Side side;             /* that works (of a prepare or switch: that will work; of an alternating
                              step's prepare: that begins), or SIDE_NONE (a rest, alternating work) */
    bool between_rounds;   /* a rest between the rounds of a repeat */
    const Step *rest_step; /* of a rest that is a step of its own: that, and `step` is the one just
                              done (of a rest before all, itself); else NULL */
    int reps;   /* paced reps or repeated holds in it (extended: with those added), or 0 */
    Ns planned; /* its length and reps as first laid out, whatever an ouch left of it */
    int reps_planned;
    bool left_out;   /* after an ouch: of no length, passed over without a sound */
    bool eased;      /* after an ouch: shorter, or an easier form */
    bool closed;     /* played before an ouch in its step: not gone back to */
    Form form;       /* chosen by the person on the way */
    const Step *own; /* where a form was: the step as it was laid out; else NULL */
    Mark *marks;     /* in order; of a wait they may lie past its planned length of 0 */
    size_t mark_count;
} Segment;

typedef struct {
    const Routine *routine;
    Segment *segments;
    size_t count;
    int visits;    /* step visits in all */
    Ns total;      /* planned time, waits 0 */
    Ns core_total; /* of the starred steps alone (a repeat with one keeps its rests between rounds);
                      equals total where none is starred */
    Arena *arena;
} Timeline;

/* Lays the routine out. Never fails: the reader has checked all limits. The routine outlives it. */
Timeline *timeline_build(const Routine *routine);
void timeline_free(Timeline *timeline);

/* Writes one line an event, `SECONDS KIND TEXT`, as docs/format.md defines it. Planned time stands
 * still in a wait: its cues are printed at its own instant. */
void timeline_print(const Timeline *timeline, FILE *out);

/* The KIND word and the TEXT of one line (an event's text, as --plain and the printed timeline say
 * it). mark NULL: the segment's own beginning. text goes into out (capacity bytes, NUL included;
 * too long a text is cut between two characters). Returns the KIND word. */
const char *timeline_describe(const Segment *segment, const Mark *mark, char *out, size_t capacity);

/* Moves the end of a segment under way by `more`, `elapsed` after its start. What lies ahead
 * is laid out again: pips, and cues that count from the end, come again before the new end; a
 * halfway that has sounded and any other cue that was said do not. Paced reps: as many more as fit
 * in it, one at least; repeated holds: the hold or release under way is longer. Marks up
 * to `elapsed` keep their places in the array. Changes *segment, a copy, and gives it new marks in
 * the arena. Waits stay as they are. */
void timeline_extend(Arena *arena, Segment *segment, Ns elapsed, Ns more);

/* The mirror of it: moves the end nearer by `less`, or by what leaves `least` (above 0) of it.
 * Paced reps: as many fewer as fit in it, one at least; repeated holds: the hold or release under
 * way is shorter, and `least` of that is left. Cues whose place has passed so are not said. False,
 * and nothing is changed: there is nothing that could go. */
bool timeline_shorten(Arena *arena, Segment *segment, Ns elapsed, Ns less, Ns least);

/* Gives the segments their starts again, after lengths have changed. */
void timeline_settle(Timeline *timeline);

/* The first segment from index on that is not left out; the timeline's count where
 * there is none. */
size_t timeline_next_open(const Timeline *timeline, size_t index);

/* The side that works after a rest between sets, or SIDE_NONE; so too for other rests, after which
 * a prepare tells it. */
Side timeline_side_after(const Timeline *timeline, const Segment *rest);

/* The work of the segment's set, and what is lifted in it, or NULL. */
Work segment_work(const Segment *segment);
const char *segment_load(const Segment *segment);

/* Does a rest lead to a set with another load than the one before it? */
bool segment_changes_load(const Segment *segment);

/* Does it stand between steps, and belongs to none? */
bool segment_is_between(const Segment *segment);

/* Is it work, waits for a key included, and not a gap between work? */
bool segment_is_work(const Segment *segment);

const char *sound_name(Sound sound); /* "pip", "halfway", …: the file's name without its ending */

#endif
