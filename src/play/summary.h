// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a session came to: one row for each step, side and form, planned against done. Both faces
 * and the log read it. */
#ifndef LIMBER_PLAY_SUMMARY_H
#define LIMBER_PLAY_SUMMARY_H

#include "base/arena.h"
#include "session/player.h"

typedef struct {
    const Step *step;
    int visit;           /* the step's turn in time */
    Form form;           /* that it was done in: step is what was done */
    Side side;           /* SIDE_NONE where both worked at once */
    int sets, sets_done; /* a set counts as done when it was not cut short */
    Ns planned, done;    /* of work, before any ouch; planned is 0 where a key ended it */
    bool left_out;       /* nothing of it was done */
    bool eased;          /* after an ouch it was shorter, or an easier form */
} SummaryRow;

typedef struct {
    SummaryRow *rows; /* in the order in which they were first worked */
    size_t count;
    Ns work_done;          /* time at work on all rows */
    Ns work_planned;       /* the same, before any ouch */
    Ns total;              /* the whole session, pauses left out */
    int steps, steps_done; /* visits; done: no row of it was left out, cut short or eased */
} Summary;

/* Sums up a player's results. Rows live in the arena. */
Summary summary_build(Arena *arena, const Timeline *timeline, const SegmentResult *results);

/* "2 of 3 sets, 1:30 of 2:15", "30 s", "left out": what was done of a row. Returns out. */
char *summary_describe(const SummaryRow *row, char *out, size_t capacity);

/* The closing line for a kind of routine ("Done. Start slower than you want."); done it is from
 * half of the steps or of the work on. */
const char *summary_farewell(const Summary *summary, When when);

#endif
