// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The timeline as the laps of a watch: a name, a length and what is to be known in each, and what
 * comes several times in a row written once. Pure. */
#ifndef LIMBER_PAGE_EXPORT_LAPS_H
#define LIMBER_PAGE_EXPORT_LAPS_H

#include "session/timeline.h"

#define LAP_NOTE_CELLS 200

typedef struct {
    const char *name;  /* "Calf raise, left" */
    const char *notes; /* the reps, the step's note and its cues; "" where there are none */
    SegmentKind kind;  /* SEGMENT_WAIT: until a key */
    Ns length;         /* 0 for a wait */
} Lap;

/* A run of laps that is done `times` times. */
typedef struct {
    size_t first, count;
    int times; /* 1: once */
} LapRun;

typedef struct {
    Lap *laps;
    size_t count;
    LapRun *runs; /* in order; together they have what the timeline has */
    size_t run_count;
} Laps;

/* In the arena. */
Laps export_laps(const Timeline *timeline, Arena *arena);

/* How many steps a watch counts: each lap of the runs, and the repeats themselves. */
size_t export_laps_steps(const Laps *laps);

/* The segment's length in whole seconds, so rounded that all of them together are the whole: up
 * for its end, as for its start. 0 for a wait. */
int64_t export_whole_seconds(const Segment *segment);

#endif
