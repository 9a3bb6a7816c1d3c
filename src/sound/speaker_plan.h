// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The speaker's plan: which sounds are coming, and at which frame of the stream each one starts.
 *
 * One origin ties the clock to the frames: the first sound after a start or a cancelling sets it
 * from the position that the callback published, and every later sound's frame is counted from it,
 * origin + round(ns × rate / 10⁹). So every interval is exact, however the clock and the device
 * drift. Sounds stay in a table until they are due, so that a new loudspeaker is told of
 * those that are still to come, and of no others.
 *
 * No clock is read here; `now` and all instants are CLOCK_MONOTONIC. */
#ifndef LIMBER_SOUND_SPEAKER_PLAN_H
#define LIMBER_SOUND_SPEAKER_PLAN_H

#include "base/clock.h"
#include "session/timeline.h"
#include "sound/wire.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PLAN_MOST WIRE_RING
#define PLAN_LATE (50 * NS_PER_MS)        /* a sound older than this is not worth hearing */
#define PLAN_LATE_FIRST (400 * NS_PER_MS) /* but one that waited for the first start is */
#define PLAN_LOST_FOR (10 * NS_PER_S)     /* so long is a lost sample there to be asked for */
#define PLAN_DRIFT (10 * NS_PER_MS)       /* between sound and screen: a new origin is due */
#define PLAN_GAP (50 * NS_PER_MS)         /* a drift that jumps so far: the device stood still */

typedef struct {
    Ns when;
    Sound sound; /* SOUND_NONE for a sample */
    Side side;
    int sample;              /* its number (speaker_keep), or 0: a sound of the theme */
    uint32_t offset, length; /* where the sample lies in the stream's area; 0 frames: nowhere */
    bool begun;              /* a stream has mixed its first frame */
    bool lost;               /* a sample: its instant passed while nothing played */
} PlannedSound;

typedef struct {
    PlannedSound sounds[PLAN_MOST]; /* handed over or to be; in the order planned */
    size_t count;
    uint32_t group;             /* of what is handed over now */
    uint32_t kept, kept_before; /* as the page's: what sounds on */
    bool has_origin;
    Ns origin_when;        /* this instant … */
    uint64_t origin_frame; /* … is this frame */
    Ns late; /* how much later than its instant the origin's sound was put, to be heard whole */
    Ns drift_seen; /* when plan_stood_still last looked */
} SpeakerPlan;

/* Adds a sound. With a stream (page not NULL, its rate in frames a second) it is handed over too,
 * unless it can no longer be heard in time. The first sound of an origin is moved to the first
 * frame that is not mixed yet where its own has passed, and all that follow with it; a sample never
 * is. False: it comes too late, and was not added. */
bool plan_add(SpeakerPlan *plan, WirePage *page, uint32_t rate, PlannedSound planned, Ns now);

/* Forgets everything, and the origin; tells the callback to stop what is under way. */
void plan_cancel(SpeakerPlan *plan, WirePage *page);

/* The same of what lies after `now` alone: what was due by then, late as it may be heard, stays. */
void plan_cancel_ahead(SpeakerPlan *plan, WirePage *page, uint32_t rate, Ns now);

/* Notes which sounds a stream has begun to play, as far as its page says. */
void plan_note_begun(SpeakerPlan *plan, WirePage *page, uint32_t rate);

/* Hands over, from a new origin, what is not due yet: for a new stream, or one that stood still.
 * Sounds that would be heard more than `late` after their instant are left out, samples that would
 * be late at all; those that no stream has begun are lost then. The first one sets the origin as in
 * plan_add, but for a pip that is late: what it counts down to stays where it is. */
void plan_hand_over(SpeakerPlan *plan, WirePage *page, uint32_t rate, Ns late);

/* Forgets a lost sample and returns its number; 0: there is none. */
int plan_take_lost(SpeakerPlan *plan);

/* How much later than planned the sounds of this origin are heard (negative: earlier). 0 without
 * an origin or a position. */
Ns plan_drift(const SpeakerPlan *plan, WirePage *page, uint32_t rate);

/* Has the drift jumped since the last call, or since the origin was set? Slow drift never does. */
bool plan_stood_still(SpeakerPlan *plan, WirePage *page, uint32_t rate);

#endif
