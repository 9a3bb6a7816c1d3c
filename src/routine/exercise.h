// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* An exercise of the library: routines/exercises/ID.yaml, the id is the file's name. What a step
 * takes from it: side, position, begins, cues, feel and figure, never its dose. */
#ifndef LIMBER_ROUTINE_EXERCISE_H
#define LIMBER_ROUTINE_EXERCISE_H

#include "routine/figure.h"
#include "routine/model.h"

typedef enum {
    KIND_DYNAMIC,
    KIND_STATIC,
    KIND_MOBILITY,
    KIND_MASSAGE,
    KIND_LOADING,
    KIND_RELAX,
    KIND_COUNT
} ExerciseKind;

/* An easier or a harder form: another exercise, or a way to do this one. */
typedef struct {
    const char *exercise; /* an id, or NULL */
    const char *how;      /* in words, or NULL */
} Variant;

/* Where an exercise's file lies, in the order in which they are looked for. */
typedef enum {
    ORIGIN_BESIDE,   /* in the folder `exercises` beside the routine */
    ORIGIN_PERSONAL, /* in the user's own */
    ORIGIN_SHIPPED
} ExerciseOrigin;

struct Exercise {
    const char *id;
    const char *path;
    ExerciseOrigin origin;
    const char *name;
    const char **synonyms;
    size_t synonym_count;
    ExerciseKind kind;
    Sides side; /* both, each or alternate */
    Position position;
    bool begins_up;
    const char **props;
    size_t prop_count;
    RegionSet feel;
    const char *dose;    /* ready to paste: "hold: 30s, side: each" */
    const Step *typical; /* what it makes of a step, for its words; NULL: none */
    const Cue *cues;
    size_t cue_count;
    const char *mistake, *caution;
    Variant easier, harder;
    bool before_run;
    bool physio_only;
    const char **sources;
    size_t source_count;
    const Figure *figure; /* NULL: not drawn */
};

extern const char *const exercise_kind_names[]; /* in the order of the kinds, NULL at its end */
const char *exercise_kind_name(ExerciseKind kind);

#endif
