// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a person says of a set: how many reps were done at one's own pace, and what was really
 * lifted. Pure. */
#ifndef LIMBER_PLAY_SAID_H
#define LIMBER_PLAY_SAID_H

#include "session/timeline.h"

/* Of one segment of a timeline. */
typedef struct {
    int reps;         /* 0: not said */
    const char *load; /* NULL: not said */
} SetSaid;

/* Is the segment work whose reps are the person's own to count? */
bool said_takes_reps(const Segment *segment);

/* The load of a set: as was said of it or, where the routine has the same for both, of one before
 * it in the step; else the routine's. NULL: none. said: one a segment. */
const char *said_load(const Timeline *timeline, const SetSaid *said, size_t index);

/* The set that is talked of in the segment at index: the one under way or, in a gap, the one just
 * done (before the first of all, the first). Of those that have a load; the timeline's count where
 * there is none. */
size_t said_set(const Timeline *timeline, size_t index);

#endif
