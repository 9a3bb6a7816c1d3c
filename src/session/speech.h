// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the voice says, and when: from the timeline to a list of utterances, each with the window in
 * which it must be heard. A pure function; how long an utterance takes is known only after it was
 * synthesised, so placing it in its window is a second one.
 *
 * A window ends at the next sound that speech must not cover (pips, halfway, the change) and at the
 * next utterance that matters more: what comes next and which side before side changes, cues before
 * halfway and rests. What does not fit is dropped, never late. */
#ifndef LIMBER_SESSION_SPEECH_H
#define LIMBER_SESSION_SPEECH_H

#include "routine/settings.h"
#include "session/timeline.h"

/* From the most to the least important. */
typedef enum { SPEECH_NEXT, SPEECH_CHANGE, SPEECH_CUE, SPEECH_HALFWAY, SPEECH_REST } SpeechKind;

typedef struct {
    SpeechKind kind;
    size_t segment;      /* of the timeline; its count for what is said after the end */
    Ns from;             /* the earliest start, from the segment's start */
    Ns until;            /* the latest end, from the segment's start; NS_NEVER: none */
    Side side;           /* the ear it leans to */
    const char *text;    /* what is said */
    const char *shorter; /* said where the text does not fit, or NULL */
    const char *voice;   /* a recording (a file beside the routine) said in its place, or NULL */
} Utterance;

typedef struct {
    Utterance *items; /* in order of time */
    size_t count;
} Speech;

/* The utterances of a timeline at a level; none for SPEECH_OFF. brief: what comes, sides, the end.
 * full: cues, halfway and rests too. In the arena. */
Speech speech_build(Arena *arena, const Timeline *timeline, SpeechLevel level);

/* Moves the windows of a segment's utterances to where they are in `segment`, what has become of
 * it: made longer, or as it was planned again. What it no longer has to say stays as it is. */
void speech_follow(Speech *speech, const Timeline *timeline, SpeechLevel level, size_t index,
                   const Segment *segment);

/* When an utterance that lasts `length` starts, from its segment's start, given that what was said
 * before it ends at busy_until (on the same count); NS_NEVER where it does not fit. */
Ns speech_place(const Utterance *utterance, Ns length, Ns busy_until);

#endif
