// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The rows of those keys that a step and an entry of its `progress` both have. They read into
 * StepFields. Private to the reader. */
#ifndef LIMBER_ROUTINE_STEP_ROWS_H
#define LIMBER_ROUTINE_STEP_ROWS_H

#include "routine/step_parts.h"

#define STEP_MEMBER(name) offsetof(StepFields, step.name)

extern const FieldForm step_reps_forms[2], step_duration_forms[1], step_load_forms[1],
    step_tempo_forms[1], step_breath_forms[2], step_cue_forms[2];

/* One value, or a list with one for each set. */
#define STEP_ROW_EACH(key, reader, its_forms)                                                      \
    {                                                                                              \
        key, FIELD_OWN, .own = reader, FIELD_FORMS(its_forms), .many = FIELD_ONE_OR_LIST,          \
                        .most_items = ROUTINE_MAX_LIST                                             \
    }

#define STEP_ROW_HOLD STEP_ROW_EACH("hold", hold_read, step_duration_forms)
#define STEP_ROW_TIME STEP_ROW_EACH("time", time_read, step_duration_forms)
#define STEP_ROW_REPS STEP_ROW_EACH("reps", reps_read, step_reps_forms)
#define STEP_ROW_LOAD STEP_ROW_EACH("load", load_read, step_load_forms)
#define STEP_ROW_BREATHS                                                                           \
    {                                                                                              \
        "breaths", FIELD_INT, STEP_MEMBER(work.reps), 1, ROUTINE_MAX_REPS                          \
    }
#define STEP_ROW_BREATH                                                                            \
    {                                                                                              \
        "breath", FIELD_OWN, .own = breath_read, FIELD_FORMS(step_breath_forms)                    \
    }
#define STEP_ROW_TEMPO                                                                             \
    {                                                                                              \
        "tempo", FIELD_OWN, .own = tempo_read, FIELD_FORMS(step_tempo_forms)                       \
    }
#define STEP_ROW_EVERY                                                                             \
    {                                                                                              \
        "every", FIELD_DURATION, STEP_MEMBER(work.every), PACE_LEAST, WORK_MOST                    \
    }
#define STEP_ROW_SETS                                                                              \
    {                                                                                              \
        "sets", FIELD_INT, STEP_MEMBER(sets), 1, ROUTINE_MAX_SETS                                  \
    }
#define STEP_ROW_GAP(key, name)                                                                    \
    {                                                                                              \
        key, FIELD_DURATION, STEP_MEMBER(name), 0, GAP_MOST                                        \
    }
#define STEP_ROW_REST STEP_ROW_GAP("rest", rest)
#define STEP_ROW_RELEASE STEP_ROW_GAP("release", release)
#define STEP_ROW_EXERCISE                                                                          \
    {                                                                                              \
        "exercise", FIELD_LINE, offsetof(StepFields, exercise)                                     \
    }
#define STEP_ROW_NAME                                                                              \
    {                                                                                              \
        "name", FIELD_LINE, STEP_MEMBER(name)                                                      \
    }
#define STEP_ROW_NOTE                                                                              \
    {                                                                                              \
        "note", FIELD_PROSE, STEP_MEMBER(note)                                                     \
    }
/* Held against the finished step, and so read last. */
#define STEP_ROW_CUES                                                                              \
    {                                                                                              \
        "cues", FIELD_OWN, .own = field_accept, FIELD_FORMS(step_cue_forms),                       \
                           .many = FIELD_ONE_OR_LIST, .most_items = ROUTINE_MAX_CUES               \
    }

#endif
