// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Routines by hand, for tests of what comes after the reader: plain functions that put blocks,
 * steps and cues into an arena. A step is a value; change it, then add it. */
#ifndef LIMBER_TESTS_ROUTINE_BUILDER_H
#define LIMBER_TESTS_ROUTINE_BUILDER_H

#include "routine/model.h"

#define SECONDS(n) ((Ns)((n)*1000) * NS_PER_MS)

/* An empty routine called "Test" in an arena of its own, in English. */
Routine *routine_new(void);
void routine_drop(Routine *routine);

/* A step for both sides at once, one set, with prepare and switch 5 s, rest 15 s, release 2 s,
 * left first, by-set, and the work given. */
Step step_of(const char *name, Work work);
Step step_short(const char *name); /* a hold of 1 s with no prepare: one line when printed */
Work work_hold(Ns length);
Work work_time(Ns length);
Work work_tempo(int reps, Ns lower, Ns bottom, Ns raise, Ns top);
Work work_every(int reps, Ns every);
Work work_holds(int reps, Ns length);
Work work_breaths(int reps, Ns in, Ns full, Ns out, Ns empty);
Work work_self_paced(int reps);
Work work_ready(void);

/* Adds a cue to a step that is not yet in a routine. */
void step_add_cue(Routine *routine, Step *step, Cue cue);

/* Adds a step that stands alone. */
void routine_add(Routine *routine, Step step);

/* A routine of one step. */
Routine *routine_of(Step step);

/* Adds a repeat of count steps. */
void routine_add_repeat(Routine *routine, int rounds, Ns rest, const Step *steps, size_t count);

#endif
