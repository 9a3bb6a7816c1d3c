// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The player: a small state machine over a timeline. Time and commands go in, events come out. It
 * reads no clock, calls no library, draws and plays nothing.
 *
 * `now` is the session clock: any even clock in nanoseconds that never goes back (live: monotonic
 * time since the start × speed; in tests a counter). A segment begins where the last one ended,
 * never where the loop woke up: however late player_poll is called, events carry their exact time.
 *
 * Segments that an ouch left out of the timeline (session/ouch.h) are passed over: no event, no
 * sound, no time, and no command leads into them.
 *
 * Not thread-safe; lives on one thread. */
#ifndef LIMBER_SESSION_PLAYER_H
#define LIMBER_SESSION_PLAYER_H

#include "session/timeline.h"

/* Next and back while paused move and stay paused; while counting in they move and the counting
 * goes on. A segment that is begun again has its planned length. Once finished, commands do
 * nothing. */
typedef enum {
    COMMAND_PAUSE,   /* pause, or go on (three pips first); while counting in: pause again */
    COMMAND_NEXT,    /* end this segment now; in a wait: go on; in the last: the end is reached */
    COMMAND_BACK,    /* restart the step; within two seconds of the last back: the one before. What
                        was played of a step before an ouch in it is not gone back to: back begins
                        with what the ouch left of it, and passes over a step of which nothing is */
    COMMAND_LONGER,  /* ten seconds more; in a wait nothing */
    COMMAND_SHORTER, /* ten seconds less, or what leaves five; nothing where less is left, and in a
                        wait */
    COMMAND_OUCH,  /* it hurts: the work under way is over at once, and the session is paused until
                      the answer is in. Then change the timeline (timeline_ouch) and go on, with
                      COMMAND_PAUSE or next: a gap (prepare, switch, rest) under way begins again
                      where it is not left out, else what comes next begins; work after the three
                      pips. Back takes the ouch back, as long as the timeline was not changed: the
                      step is begun again. Longer and shorter do nothing until then */
    COMMAND_FINISH /* end the session here */
} Command;

typedef enum {
    PLAYER_RUNNING,
    PLAYER_WAITING, /* in a wait segment, counting up */
    PLAYER_PAUSED,
    PLAYER_COUNTING_IN, /* three pips before going on */
    PLAYER_FINISHED
} PlayerState;

typedef enum {
    EVENT_SEGMENT,  /* a segment begins */
    EVENT_MARK,     /* a mark of the segment under way */
    EVENT_COUNT_IN, /* a pip before going on: number 3, 2, 1 */
    EVENT_PAUSED,
    EVENT_RESUMED, /* after the count-in; sounds like the segment's start, work like a start */
    EVENT_JUMPED,  /* next or back: the segment event follows (silent while paused) */
    EVENT_EXTENDED,
    EVENT_SHORTENED, /* number: by how many seconds, rounded */
    EVENT_OUCH,      /* the work under way is over; what comes waits for the answer */
    EVENT_FINISHED   /* completed says whether the end was reached */
} EventKind;

typedef struct {
    EventKind kind;
    Ns at;       /* on the session clock */
    Sound sound; /* what sounds then */
    Side side;   /* the ear it leans to */
    const Segment
        *segment;     /* the one under way (extended, if it was); valid until the next command */
    const Mark *mark; /* EVENT_MARK; valid until the next command */
    int number;       /* EVENT_COUNT_IN, EVENT_SHORTENED */
    bool completed;   /* EVENT_FINISHED */
} Event;

/* What was done of a segment of the timeline; where it was done again, in the last go. */
typedef struct {
    bool reached;
    bool skipped; /* not played to its end: never reached, under way still, or ended by next, back
                     or finish; a wait that next ended is not skipped */
    Ns done;      /* time spent in it, pauses left out; 0 until it is left */
    int reps;     /* paced reps and repeated holds begun */
    int longer;   /* times ten seconds were added */
    int shorter;  /* times that up to ten were taken off */
} SegmentResult;

/* The moment, for the screen. */
typedef struct {
    PlayerState state;
    const Segment *segment; /* under way; the last one when finished */
    size_t index;           /* of it in the timeline */
    const Segment *next;    /* or NULL */
    Ns elapsed;             /* in the segment; counts up in a wait */
    Ns remaining;           /* in the segment; 0 in a wait */
    Ns session_elapsed;     /* planned time behind, skipped time included */
    Ns session_total;       /* planned time with what was added */
    int rep, reps;          /* paced reps and repeated holds, from 1; 0 where there are none */
    Side side;              /* the alternating rep's own, else the segment's */
    bool in_release;        /* between repeated holds */
    Phase phase;            /* of the rep, or of work without any */
    Ns mark_elapsed,
        mark_length; /* within the rep, phase, hold or release; 0 where there are none */
    int count_in;    /* 3, 2, 1 while counting in */
    bool hurt;       /* paused by an ouch: the answer is waited for */
} PlayerView;

typedef struct Player Player;

/* Starts at now: the first segment's event is due at once. The timeline outlives the player. */
Player *player_new(const Timeline *timeline, Ns now);

/* Starts at the segment `first`, which is not left out: a session that goes on. earlier: what was
 * done of the segments before it (as many), or NULL. Work is counted in. */
Player *player_new_from(const Timeline *timeline, size_t first, const SegmentResult *earlier,
                        Ns now);
void player_free(Player *player);

/* Carries out a command at now. Poll for events up to now first: the pointers of events that were
 * delivered are void after it. Events that were due and not polled for are still delivered. */
void player_command(Player *player, Command command, Ns now);

/* Makes the gap under way longer by `more`, without an event: its end and what counts from there
 * come later. Otherwise like a command. Nothing where none runs. */
void player_lengthen(Player *player, Ns more, Ns now);

/* Begins again at a segment not later than the one under way, whose step has changed (form.h):
 * what was played of it is over, a pause too, and work is counted in. Otherwise like a command. */
void player_begin_again(Player *player, size_t index, Ns now);

/* The next event due by now, in order of time; false: none is left. After a late call, events are
 * delivered one by one with the times at which they were due. */
bool player_poll(Player *player, Ns now, Event *event);

/* When the next event is due on the session clock; NS_NEVER while paused, finished, or in a wait
 * with no cue left. */
Ns player_deadline(const Player *player);

/* The sounding events after `from` and up to `until`, as they will come if no command does; changes
 * nothing. Fills out (at most capacity) in order and returns how many there are. For handing sounds
 * to the mixer ahead of time. Event.segment and mark may be NULL in it. */
size_t player_upcoming(const Player *player, Ns from, Ns until, Event *out, size_t capacity);

PlayerView player_view(const Player *player, Ns now);

/* One result a segment, in timeline order. Owned by the player. */
const SegmentResult *player_results(const Player *player);

/* Changes whenever a command changed what comes: sounds handed out ahead are void then. */
unsigned player_revision(const Player *player);

#endif
