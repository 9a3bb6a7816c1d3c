// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Easing: one step made gentler, after pain. Half of its dose, and its exercise's easier form where
 * there is one. Pure but for the library, which reads an exercise when it is first asked for. */
#ifndef LIMBER_SESSION_EASE_H
#define LIMBER_SESSION_EASE_H

#include "routine/exercise.h"
#include "routine/library.h"
#include "session/gate.h"

/* Where easier forms come from. */
typedef struct {
    Library *library;        /* NULL: none, the dose alone is eased */
    const GateVerdict *gate; /* what it leaves out is no easier form; NULL: anything may be */
} Easing;

/* A step of a routine, eased: half the time (10 s at least, never more than it was), half the reps
 * (rounded up, an even number where they alternate; of a single repeated hold half its time). Sets,
 * sides, gaps and order stay.
 *
 * The easier exercise takes the place of the step's own, with its name, cues, figure and regions,
 * where it works on the same sides (each, both, alternate), is fit for a warm-up if this is one,
 * and is a physio's only if the step's own is; the step's note and recording, which were meant for
 * the other one, go. An easier way in words becomes the first cue. Texts are in the arena or the
 * library's. */
Step ease_step(Arena *arena, const Routine *routine, const Step *step, const Easing *easing);

/* Bounces, skips or strides: nothing for a day with pain, at half the dose either. */
bool ease_is_jarring(const Exercise *exercise);

#endif
