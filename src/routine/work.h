// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The forms of work, a row each: by which keys a file writes it, what a rep of it consists of, and
 * what it is called. Whatever treats forms differently (reader, layout, player, screens) asks the
 * row and names no form, so that a new one is a new row. Pure. */
#ifndef LIMBER_ROUTINE_WORK_H
#define LIMBER_ROUTINE_WORK_H

#include "base/clock.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
    WORK_HOLD,       /* keep still for `duration` */
    WORK_TIME,       /* keep moving for `duration` */
    WORK_TEMPO,      /* `reps`, each the phases of `tempo` */
    WORK_EVERY,      /* `reps`, one every `every` */
    WORK_HOLDS,      /* `reps` holds of `duration` with a release between them */
    WORK_BREATHS,    /* `reps` breaths, each the phases of `tempo` */
    WORK_SELF_PACED, /* `reps` at the runner's own pace, until a key */
    WORK_READY,      /* until a key */
    WORK_REST,       /* none: the step is a rest of `duration` */
    WORK_FORMS
} WorkForm;

/* What is being done: the parts of a rep, and what work without any consists of. Those of a tempo
 * and of a breath are in the order in which it is written. */
typedef enum {
    PHASE_LOWER,
    PHASE_BOTTOM,
    PHASE_RAISE,
    PHASE_TOP,
    PHASE_IN,
    PHASE_FULL, /* in, and waiting */
    PHASE_OUT,
    PHASE_EMPTY,
    PHASE_HOLD, /* still */
    PHASE_RELEASE,
    PHASE_MOVE,
    PHASE_COUNT
} Phase;

#define TEMPO_PHASES (PHASE_TOP + 1)

#define REPS_MAX 0 /* of work at one's own pace: as many as one can */

typedef struct {
    WorkForm form;
    int reps;               /* 0 where the form has none */
    Ns duration;            /* of a hold, of moving time, of each repeated hold */
    Ns every;               /* WORK_EVERY */
    Ns tempo[TEMPO_PHASES]; /* WORK_TEMPO: lowering, pause, raising, pause at the top;
                               WORK_BREATHS: in, hold, out, hold; 0: left out */
    bool begins_up;         /* WORK_TEMPO: each rep starts with the raising */
} Work;

/* A stretch of a rep. */
typedef struct {
    Phase phase;
    Ns length;
} WorkPart;

#define WORK_MOST_PARTS TEMPO_PHASES

/* The reps and the duration of a dose in words: one, or "15, 12, 10" where sets differ. */
typedef struct {
    char reps[96], duration[160];
} DoseText;

typedef struct {
    uint64_t keys;     /* of a step (step_parts.h), by which it is written, … */
    uint64_t may;      /* … that may stand beside them, … */
    uint64_t never;    /* … and that it refuses */
    bool is_timed;     /* it ends by itself; else a key ends it */
    bool has_reps;     /* they are counted, or at least known */
    bool has_duration; /* `duration` says how long the work, or each rep, lasts */
    bool has_release;  /* between its reps, each of which ends with pips of its own */
    bool has_beat;     /* its reps follow one: no pips, no halfway; more time is more reps */
    bool is_still;     /* nothing moves in it */
    Phase phase;       /* what is done where no part of a rep says it */
    const char *rep;   /* what one of the reps is called … */
    const char *head;  /* … and at the beginning of a line */
    size_t (*parts)(const Work *work, WorkPart parts[WORK_MOST_PARTS]); /* of a rep, in the order in
                          which they are done; NULL: there are none */
    void (*describe)(const Work *work, const DoseText *text, char *out,
                     size_t capacity); /* "15 reps at 3-1-1" */
} WorkRow;

/* Is it a phase of a breath? */
static inline bool phase_breathes(Phase phase)
{
    return phase >= PHASE_IN && phase <= PHASE_EMPTY;
}

/* The row of a form. */
const WorkRow *work_row(WorkForm form);

/* The length of one rep of work that has parts, without a release; else 0. */
Ns work_rep_length(const Work *work);

/* The work of one side of one set, what a key ends 0. */
Ns work_length(const Work *work, Ns release);

/* A dose in words that are given, in those of one set. Returns out. */
char *work_describe(const Work *work, char *out, size_t capacity);

/* What a phase is called: as it is printed, on the screen, and in large letters. */
typedef struct {
    const char *name, *caption, *large;
} PhaseWords;

const PhaseWords *phase_words(Phase phase); /* "lower", "Lower", "LOWER" */

#endif
