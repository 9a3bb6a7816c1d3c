// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The samples that a speaker keeps (speech, recordings) and where they lie in the shared area of
 * the stream that plays now. They are kept at the rate they came in, so that a loudspeaker that is
 * that starts at another rate gets them again; they are resampled when they are placed.
 *
 * The area is a ring: a place is given up for another sample once it is no longer planned or
 * heard. All functions run on the program's one thread; no clock is read here. */
#ifndef LIMBER_SOUND_SPEAKER_SAMPLES_H
#define LIMBER_SOUND_SPEAKER_SAMPLES_H

#include "sound/speaker.h"
#include "sound/wire.h"

typedef struct {
    int number;              /* 0: free */
    float *frames;           /* mono, at rate; owned */
    uint32_t count, rate;    /* as they came */
    uint32_t offset, length; /* in the stream's area; length 0: not placed */
    Ns busy_until;           /* not to be overwritten or forgotten before */
} KeptSample;

typedef struct {
    KeptSample kept[SPEAKER_SAMPLES];
    int last;      /* the last number given */
    uint32_t rate; /* of the stream; 0: none has been */
    uint32_t next; /* where in the area the next one goes */
} SpeakerSamples;

/* Copies a sample in; the oldest that is not planned or heard is forgotten for it. Returns its
 * number (1 and up), or 0 where it is empty, longer than SPEAKER_SAMPLE_SECONDS, of a rate outside
 * 8 to 192 kHz, or where all that is kept is busy. */
int samples_keep(SpeakerSamples *samples, const float *frames, uint32_t count, uint32_t rate,
                 Ns now);

/* Is it still kept? */
bool samples_has(const SpeakerSamples *samples, int number);

/* A new stream with an empty area: nothing is placed in it. */
void samples_new_stream(SpeakerSamples *samples, uint32_t rate);

/* Sees to it that the sample lies in the page's area until it has been heard,
 * and says where. False: it is forgotten, or the area is full of what is
 * still to be heard; the length is 0 then. */
bool samples_place(SpeakerSamples *samples, WirePage *page, int number, Ns when, Ns now,
                   uint32_t *offset, uint32_t *length);

/* What was planned is taken back: places are free once it has faded out. */
void samples_cancel(SpeakerSamples *samples, Ns now);

void samples_free(SpeakerSamples *samples);

#endif
