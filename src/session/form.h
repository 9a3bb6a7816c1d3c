// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Forms: a step as it is written, or in the easier or harder form that its exercise names: another
 * exercise, or this one done another way. The dose stays. Pure but for the library, which reads an
 * exercise when it is first asked for. */
#ifndef LIMBER_SESSION_FORM_H
#define LIMBER_SESSION_FORM_H

#include "routine/exercise.h"
#include "routine/library.h"
#include "session/gate.h"
#include "session/timeline.h"

/* Where other forms come from. */
typedef struct {
    Library *library;        /* NULL: none, and no other exercise */
    const GateVerdict *gate; /* what it leaves out is no other form; NULL: anything may be */
} Easing;

/* Gives a step another form of its exercise. An exercise takes the place of the step's own, with
 * its name, cues, figure and regions, where it works on the same sides (each, both, alternate), is
 * fit for a warm-up if this is one, and is a physio's only if the step's own is; the step's note
 * and recording, which were meant for the other one, go. A way in words becomes the first cue.
 * Texts are in the arena or the library's. jarring: bounces, skips and strides are fine too. False:
 * there is no such form, and the step is as it was. */
bool form_take(Arena *arena, const Routine *routine, Step *step, const Variant *variant,
               const Easing *easing, bool jarring);

/* Bounces, skips or strides. */
bool form_is_jarring(const Exercise *exercise);

/* The step in a form; false: its exercise has none. */
bool form_of_step(Arena *arena, const Routine *routine, const Step *step, Form form,
                  const Easing *easing, Step *out);

/* Gives a segment another step: what is in it is laid out anew. The gap that leads to another
 * exercise is at least as long as the format's own prepare for its position. */
void form_give(Arena *arena, Segment *segment, const Step *step);

/* Where the step is begun again when its form changes in the segment `index`: at the gap that leads
 * to the work under way, else at that work; a gap under way itself. */
size_t form_beginning(const Timeline *timeline, size_t index);

/* Gives what remains of a step from its beginning on, its later rounds too, the form, which it has.
 * A rest that led to the work under way is as short as its position allows: nobody rests twice.
 * The number of segments does not change, nor do those that were played, nor what is planned. */
void timeline_swap(Timeline *timeline, size_t index, Form form, const Easing *easing);

#endif
