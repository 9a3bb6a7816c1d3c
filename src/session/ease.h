// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Easing: one step made gentler, after pain. Half of its dose, and its exercise's easier form where
 * there is one. Pure but for the library, which reads an exercise when it is first asked for. */
#ifndef LIMBER_SESSION_EASE_H
#define LIMBER_SESSION_EASE_H

#include "session/form.h"

/* A step of a routine, eased: half the time (10 s at least, never more than it was), half the reps
 * (rounded up, an even number where they alternate; of a single repeated hold half its time). Sets,
 * sides, gaps and order stay.
 * Its exercise takes the easier form that it has (form_take), but for one that jars. Texts are in
 * the arena or the library's. */
Step ease_step(Arena *arena, const Routine *routine, const Step *step, const Easing *easing);

#endif
