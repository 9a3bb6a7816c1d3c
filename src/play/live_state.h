// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a live session remembers. Known to live.c, which moves it, and to live_sound.c, which makes
 * it heard. */
#ifndef LIMBER_PLAY_LIVE_STATE_H
#define LIMBER_PLAY_LIVE_STATE_H

#include "play/journal.h"
#include "play/live.h"
#include "play/narrator.h"
#include "play/said.h"

struct Live {
    LiveOptions options;
    Routine *fitted;
    FitReport report;
    Timeline *timeline;
    Player *player;
    Journal *journal;   /* NULL: not logged */
    Speaker *speaker;   /* NULL: no sound, or not started yet */
    Narrator *narrator; /* NULL: no voice */
    bool first_frame_drawn;
    bool in_round;    /* live_poll has begun a round that has not yet returned false */
    Ns start;         /* monotonic instant of session time 0, moved by gaps */
    Ns last_poll;     /* monotonic */
    Ns back_by;       /* monotonic: when the loop said it would poll again at the latest */
    Ns sleep_offset;  /* boottime - monotonic when last looked */
    Ns planned_until; /* on the session clock: sounds up to here are with the speaker */
    Ns finished_at;   /* monotonic */
    bool completed;   /* the end was reached */
    size_t first;     /* the segment that it began with */
    Ns waited;        /* by which the first segment was lengthened for its first word */
    Ns last_sound;    /* monotonic instant of the last sound planned */
    unsigned revision;
    int *ouches;   /* so far, one count for each step (Segment.step_index) */
    SetSaid *sets; /* what was said of each segment of the timeline */
    Arena *said;
    LiveOuch *answered; /* in it */
    size_t answered_count;
    int volume_percent;
    bool muted;
    char note[160];
};

/* The session clock and the monotonic one, each from the other. */
Ns live_session_at(const Live *live, Ns monotonic);
Ns live_monotonic_at(const Live *live, Ns session);

/* What was said of the sets of a session that goes on. */
void live_take_said(Live *live, const Resume *resume);

/* Starts the loudspeaker, and the voice where there is one; the voice alone, for a timeline that
 * has changed. */
void live_start_sound(Live *live);
void live_start_voice(Live *live);

/* Hands the sounds of the next moments to the speaker, after taking back what a command made void.
 * rings_on: it only moved the end of what runs, so that what sounds is heard to its end. */
void live_plan_sounds(Live *live, bool rings_on, Ns now);

/* Has the voice say what comes, once the sounds have their places. */
void live_narrate(Live *live, Ns now);

#endif
