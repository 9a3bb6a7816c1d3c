// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Notes of a finished step where each value came from: the reader's own order of what says it first
 * (step_reader.c), in one table. */
#include "routine/value_from.h"
#include "routine/step_parts.h"

#include "base/array.h"

#include <string.h>

#define NO_DEFAULT ((size_t)-1)

static const struct {
    StepKey key;
    StepValue value;
    size_t in_defaults; /* the member of StepDefaults */
} rows[] = {
    {STEP_SETS, VALUE_SETS, NO_DEFAULT},
    {STEP_NAME, VALUE_NAME, NO_DEFAULT},
    {STEP_SIDE, VALUE_SIDE, NO_DEFAULT},
    {STEP_FIRST, VALUE_FIRST, NO_DEFAULT},
    {STEP_ORDER, VALUE_ORDER, NO_DEFAULT},
    {STEP_POSITION, VALUE_POSITION, NO_DEFAULT},
    {STEP_BEGINS, VALUE_BEGINS, NO_DEFAULT},
    {STEP_PREPARE, VALUE_PREPARE, offsetof(StepDefaults, prepare)},
    {STEP_SWITCH, VALUE_SWITCH, offsetof(StepDefaults, switch_gap)},
    {STEP_REST, VALUE_REST, offsetof(StepDefaults, rest)},
    {STEP_RELEASE, VALUE_RELEASE, offsetof(StepDefaults, release)},
    {STEP_CUES, VALUE_CUES, NO_DEFAULT},
    {STEP_FEEL, VALUE_FEEL, NO_DEFAULT},
    {STEP_FIGURE, VALUE_FIGURE, NO_DEFAULT},
};

/* Has the exercise a word on it? */
static bool exercise_says(const Exercise *exercise, StepValue value)
{
    switch (value) {
    case VALUE_NAME:
    case VALUE_SIDE:
    case VALUE_POSITION:
        return true;
    case VALUE_BEGINS:
        return exercise->begins_up;
    case VALUE_CUES:
        return exercise->cue_count > 0;
    case VALUE_FEEL:
        return exercise->feel != 0;
    case VALUE_FIGURE:
        return exercise->figure != NULL;
    default:
        return false;
    }
}

static bool defaults_say(const StepDefaults *defaults, size_t member)
{
    Ns gap = -1;
    if (member != NO_DEFAULT)
        memcpy(&gap, (const char *)defaults + member, sizeof gap);
    return gap >= 0;
}

/* A step that has taken keys over is what an entry of `progress` made of it. */
static ValueFrom from_of_key(const StepFields *fields, StepKey key)
{
    return fields->taken != 0 && step_says(fields, key) ? FROM_PROGRESS : FROM_STEP;
}

static ValueFrom from_of_dose(const StepFields *fields)
{
    uint64_t keys = work_row(fields->step.work.form)->keys;
    ValueFrom from = FROM_STEP;
    for (StepKey key = 0; key < STEP_KEY_COUNT; key++)
        if (keys >> key & 1 && step_has(fields, key) && from_of_key(fields, key) == FROM_PROGRESS)
            from = FROM_PROGRESS;
    return from;
}

/* What neither key nor exercise decides: the sides of a group, and as many sets as a list has
 * values. */
static void note_the_rest(const StepFields *fields, const StepDefaults *defaults, Step *step)
{
    bool by_group = defaults->by_side && step->side == SIDES_EACH;
    if (by_group && !step_has(fields, STEP_SIDE))
        step->from[VALUE_SIDE] = FROM_GROUP;
    if (by_group) {
        step->from[VALUE_FIRST] = FROM_GROUP;
        step->from[VALUE_SWITCH] = FROM_GROUP;
    }
    if (step->set_doses && !step_has(fields, STEP_SETS))
        step->from[VALUE_SETS] = step->from[VALUE_DOSE];
}

void values_note_from(StepFields *fields, const StepDefaults *defaults)
{
    Step *step = &fields->step;
    step->from[VALUE_DOSE] = (uint8_t)from_of_dose(fields);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        ValueFrom from = FROM_BUILT_IN;
        if (step_has(fields, rows[i].key))
            from = from_of_key(fields, rows[i].key);
        else if (step->exercise && exercise_says(step->exercise, rows[i].value))
            from = FROM_EXERCISE;
        else if (defaults_say(defaults, rows[i].in_defaults))
            from = FROM_DEFAULTS;
        step->from[rows[i].value] = (uint8_t)from;
    }
    note_the_rest(fields, defaults, step);
}
