// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The narrator: has what the voice will say synthesised ahead of time, and plans it with the
 * speaker in its window. What is not ready in time is dropped, never late; nothing
 * here ever waits. */
#ifndef LIMBER_PLAY_NARRATOR_H
#define LIMBER_PLAY_NARRATOR_H

#include "routine/settings.h"
#include "session/player.h"
#include "session/speech.h"
#include "sound/speaker.h"
#include "sound/voice.h"

typedef struct Narrator Narrator;

/* The voice for a routine, by the settings (which may be NULL). Free with voice_free. */
Voice *narrator_voice(const Routine *routine, const Settings *settings);

/* Asks a voice for an utterance: its recording where it has one that can be opened, else its text,
 * or its shorter one. The id, or 0 where the voice is full. */
int narrator_ask(Voice *voice, const Routine *routine, const Utterance *utterance, bool shorter);

/* For a timeline at a level; settings may be NULL. Both outlive it. NULL for SPEECH_OFF. */
Narrator *narrator_new(const Timeline *timeline, SpeechLevel level, const Settings *settings);
void narrator_free(Narrator *narrator); /* NULL is fine */

/* Where the session is, for the narrator: the segment under way began at `begun`, the next one will
 * begin at `next` (both monotonic; NS_NEVER where it is not known), with speed 1. */
typedef struct {
    size_t segment;
    Ns begun, next;
    bool running; /* false: paused, counting in, finished: nothing new is said */
    bool finished;
    Ns finished_at;
} NarratorMoment;

/* Asks for what comes, takes in what is ready, and plans what falls into the time handed over. */
void narrator_tend(Narrator *narrator, Speaker *speaker, const NarratorMoment *moment, Ns now);

/* What the segment under way is too short by for its announcement, which was ready late, to be
 * heard whole before the pips; 0: nothing, or it is too late for that. A live session lengthens
 * its first segment by so much (and tells narrator_follow), none other. */
Ns narrator_missing(const Narrator *narrator, const Speaker *speaker, const NarratorMoment *moment,
                    Ns now);

/* A segment was made longer, or is as it was planned again: what is still to be said in it comes in
 * its new places. */
void narrator_follow(Narrator *narrator, size_t index, const Segment *segment);

/* After a command: what was planned and not begun may be planned again. rings_on: what has begun is
 * heard to its end, and what comes waits for it. */
void narrator_cancel(Narrator *narrator, bool rings_on, Ns now);

/* These take NULL too: there is no voice. */

/* When narrator_tend wants to be called next (monotonic). */
Ns narrator_deadline(const Narrator *narrator, Ns now);

/* Descriptors to poll for input; returns how many. */
size_t narrator_fds(const Narrator *narrator, int *fds, size_t capacity);

/* When the last word of a session that was played to its end at `finished_at` has been said; as
 * long as it is not planned, the latest instant at which it may still be. */
Ns narrator_end(const Narrator *narrator, Ns finished_at);

/* One line about what is wrong with the voice, or "". */
const char *narrator_note(const Narrator *narrator);

#endif
