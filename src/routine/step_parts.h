// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The parts of a step that have files of their own: its form of work, its cues, its progress.
 * Private to the reader. */
#ifndef LIMBER_ROUTINE_STEP_PARTS_H
#define LIMBER_ROUTINE_STEP_PARTS_H

#include "routine/exercise.h"
#include "routine/fields.h"

/* The keys of a step, in the order of step_reader.c's table. */
typedef enum {
    STEP_HOLD,
    STEP_TIME,
    STEP_REPS,
    STEP_LOAD,
    STEP_TEMPO,
    STEP_EVERY,
    STEP_BREATHS,
    STEP_BREATH,
    STEP_RELEASE,
    STEP_UNTIL,
    STEP_BEGINS,
    STEP_SETS,
    STEP_REST,
    STEP_SIDE,
    STEP_FIRST,
    STEP_ORDER,
    STEP_SWITCH,
    STEP_EXERCISE,
    STEP_NAME,
    STEP_NOTE,
    STEP_PREPARE,
    STEP_POSITION,
    STEP_FEEL,
    STEP_FIGURE,
    STEP_VOICE,
    STEP_PHOTO,
    STEP_LINK,
    STEP_CUES,
    STEP_CORE,
    STEP_DAYS,
    STEP_WEEKDAYS,
    STEP_TIMES,
    STEP_PROGRESS,
    STEP_KEY_COUNT
} StepKey;

/* A list with a value for each set, of which there are none where one value holds for all. */
typedef struct {
    size_t count;
    const void *values; /* int, Ns or const char * */
} EachSet;

/* A step as it is written. given says which keys are there, wrong (bit i: key i) whose values were
 * refused: what would follow from a refused value is not said as well. taken: the keys that an
 * entry of `progress` has from the stage before it. */
typedef struct {
    Step step;            /* what can be said by its key alone; defaults are filled in later */
    const char *exercise; /* the id */
    int until;
    EachSet reps, durations, loads;
    size_t listed; /* sets that a list before has made of it */
    const YamlPair *given[STEP_KEY_COUNT];
    uint64_t wrong, taken;
    size_t first_message; /* of those about the step */
    bool by_side;         /* in a group that changes sides itself */
    bool side_known;      /* neither refused nor lost with an exercise that is not there */
} StepFields;

bool step_has(const StepFields *fields, StepKey key);
bool step_says(const StepFields *fields, StepKey key); /* there, and not taken over */
bool step_is_wrong(const StepFields *fields, StepKey key);

#define WORK_LEAST NS_PER_S /* of one side, one set */
#define WORK_MOST (3600 * NS_PER_S)
#define GAP_MOST (600 * NS_PER_S)    /* prepare, switch, rest, release */
#define PACE_LEAST (400 * NS_PER_MS) /* every, and a tempo's sum */

/* Their tables; a step or a group is told by its keys. */
extern const FieldMap step_map, repeat_map, cue_map, progress_map;

/* Finds the one form of work that fields->step has. False: there is none, or two (errors were
 * added; a step of the library without a dose is shown the exercise's typical one), or a value was
 * wrong. */
bool work_read(Reading *reading, StepFields *fields, const Exercise *exercise, Place place);

/* Do its work keys make a form? Nothing is said where they do not. */
bool work_has_form(const StepFields *fields);

/* The keys that a rest as a step may have, bit i: key i. */
uint64_t rest_keys(void);

/* Is it a rest as a step, `- rest: 5m`: with a rest, and nothing that work would need? */
bool rest_is_step(const StepFields *fields);

/* Makes it one. False: it has no length (an error was added). */
bool rest_finish(Reading *reading, StepFields *fields);

/* Warns of rests that stand first or last in a list of steps, or beside another. */
void rests_check(Reading *reading, const Step *const *steps, size_t count);

/* Checks what only the finished step shows, how long the work lasts. False: too long or not long
 * enough. */
bool work_check(Reading *reading, const StepFields *fields, const Step *step);

/* The keys (bit i: key i) that a finished step has something to act on for, of those that may have
 * nothing; and a warning about each key that is written and not among them. */
uint64_t work_uses(const StepFields *fields, const Step *step);
void work_warn_unused(Reading *reading, const StepFields *fields, uint64_t used);

/* `3-1-1` or `3-1-1-2`, into the tempo of StepFields: a FieldReader. */
void tempo_read(Reading *reading, const YamlNode *node, void *fields);

/* What lies outside the file: a recording, a photo, a link. FieldReaders. */
#define LINK_MOST 200 /* characters */
void voice_read(Reading *reading, const YamlNode *node, void *fields);
void photo_read(Reading *reading, const YamlNode *node, void *fields);
void link_read(Reading *reading, const YamlNode *node, void *fields);
/* `4-6` or `4-2-6-2`, into the same: a FieldReader. */
void breath_read(Reading *reading, const YamlNode *node, void *fields);

/* One value, or a list with one for each set, into StepFields: FieldReaders. */
void reps_read(Reading *reading, const YamlNode *node, void *fields);
void hold_read(Reading *reading, const YamlNode *node, void *fields);
void time_read(Reading *reading, const YamlNode *node, void *fields);
void load_read(Reading *reading, const YamlNode *node, void *fields);

/* Makes sets of the lists. False: they do not fit together (an error was added). */
bool sets_fill(Reading *reading, StepFields *fields);

/* Reads a list of cues (a text, or maps of say, at, last, side, set). */
const Cue *cues_read(Reading *reading, const YamlNode *node, size_t *count);

/* Checks a step's own cues and note against its work: offsets inside it, sides and sets that
 * occur. Of cues that were taken over those stay that fit. */
void cues_check(Reading *reading, const StepFields *fields, Step *step);

/* Gives the step its exercise's cues, but for those with a <side> where no side is known. */
void cues_take(Reading *reading, const Exercise *exercise, Step *step);

/* Does a text ask for a side (<side>, <other>)? Unknown <words> are left as they are. */
bool text_wants_side(const char *text);

/* Warns of a word in <> that stands for nothing in a cue or note. */
void marks_check(Reading *reading, const YamlNode *node);

/* The step that an exercise's typical dose makes (work, sets and sides alone), in the arena; NULL
 * where it makes none. Says nothing of mistakes: a step that takes the dose over does. */
const Step *step_of_dose(Reading *reading, const YamlNode *dose, const Exercise *exercise);

/* What a step takes from its file. */
typedef struct {
    Ns prepare, switch_gap, rest, release; /* of `defaults`; below 0: not given */
    bool before_run;                       /* `when: pre-run` */
    bool by_side;                          /* in a group that says `side: each` */
} StepDefaults;

/* What the fields say once more is known than their keys alone: the exercise, the form of work,
 * sides, defaults, cues. False: there is no work to lay out. */
bool step_finish(Reading *reading, StepFields *fields, const StepDefaults *defaults);

/* Reads `progress` into the step of fields, which is finished, unless an error was in the way.
 * written: the same before. Returns the keys that its stages have something to act on for. */
uint64_t progress_read(Reading *reading, const StepFields *written, bool finished,
                       const StepDefaults *defaults, StepFields *fields);

/* Notes in a finished step where each of its values came from (value_from.c). */
void values_note_from(StepFields *fields, const StepDefaults *defaults);

/* Is `steps` a list of one at least? Else an error (step_cures.c). */
bool steps_are_list(Reading *reading, const YamlNode *node);

/* The list without entries that are the rest of the step before them (`- hold: 30s`): these were
 * said, and stand in that step. */
const YamlNode *steps_without_strays(Reading *reading, const YamlNode *list);

/* Is one entry of it a map? Else an error. in_flow: the list is written between brackets. */
bool step_is_map(Reading *reading, const YamlNode *node, bool in_flow);

/* No exercise is called so: an error, with the one that was meant. */
void unknown_exercise(Reading *reading, const YamlPair *pair, const char *text);

/* Reads the map of a step. False: there is no work to lay out. */
bool step_read(Reading *reading, const YamlNode *node, const StepDefaults *defaults, Step *read);

/* Reads one entry of the list `steps`, a step or repeat, into a block. False after an error that
 * leaves nothing of it. */
bool block_read(Reading *reading, const YamlNode *list, size_t index, const StepDefaults *defaults,
                Block *block);

#endif
