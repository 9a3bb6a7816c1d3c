// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads a step's `progress`: what the step is from which day on. An entry is read by the rows of a
 * step over the keys of the stage before it, and finished and checked like a step: what it does not
 * say is as it was. */
#include "routine/days_reader.h"
#include "routine/step_rows.h"

#include "base/array.h"

#include <string.h>

/* What an entry may say of a step, in the order of its rows. */
static const StepKey grows[] = {
    STEP_HOLD,    STEP_TIME,  STEP_REPS,  STEP_SETS,     STEP_REST,
    STEP_RELEASE, STEP_TEMPO, STEP_EVERY, STEP_EXERCISE, STEP_NAME,
    STEP_NOTE,    STEP_CUES,  STEP_LOAD,  STEP_BREATHS,  STEP_BREATH,
};

/* The keys of an entry: its own, then those. */
enum { ENTRY_AFTER, ENTRY_IF, ENTRY_OWN, ENTRY_KEYS = ENTRY_OWN + COUNT_OF(grows) };

/* An entry as it is written, over the keys of the stage before. */
typedef struct {
    StepFields fields; /* first: the rows of a step read into it */
    const YamlNode *node;
    int after_days, condition;
    bool if_settled;
    uint64_t used; /* the keys that it has something to act on for */
} Entry;

static void after_read(Reading *reading, const YamlNode *node, void *target)
{
    ((Entry *)target)->after_days = after_days_read(reading, node);
}

static const char *const conditions[] = {"settled", NULL};

static const FieldRow rows[ENTRY_KEYS] = {
    {"after", FIELD_OWN, .own = after_read, .required = true, FIELD_FORMS(after_forms)},
    {"if", FIELD_CHOICE, offsetof(Entry, condition), .choices = conditions},
    STEP_ROW_HOLD,
    STEP_ROW_TIME,
    STEP_ROW_REPS,
    STEP_ROW_SETS,
    STEP_ROW_REST,
    STEP_ROW_RELEASE,
    STEP_ROW_TEMPO,
    STEP_ROW_EVERY,
    STEP_ROW_EXERCISE,
    STEP_ROW_NAME,
    STEP_ROW_NOTE,
    STEP_ROW_CUES,
    STEP_ROW_LOAD,
    STEP_ROW_BREATHS,
    STEP_ROW_BREATH,
};

const FieldMap progress_map = {"an entry of 'progress'", rows, ENTRY_KEYS, NULL};

/* ---- one entry over the stage before ---- */

static void take_over(StepFields *fields)
{
    fields->taken = 0;
    for (int key = 0; key < STEP_KEY_COUNT; key++)
        if (fields->given[key])
            fields->taken |= UINT64_C(1) << key;
}

static void forget(StepFields *fields, StepKey key)
{
    fields->given[key] = NULL;
    fields->taken &= ~(UINT64_C(1) << key);
    fields->wrong &= ~(UINT64_C(1) << key);
}

/* Another exercise has its own name, words and picture. */
static void swap_exercise(StepFields *fields)
{
    static const StepKey of_exercise[] = {STEP_NAME,   STEP_VOICE,  STEP_CUES,    STEP_FEEL,
                                          STEP_FIGURE, STEP_BEGINS, STEP_POSITION};
    Step *step = &fields->step;
    for (size_t i = 0; i < COUNT_OF(of_exercise); i++)
        if (!step_says(fields, of_exercise[i]))
            forget(fields, of_exercise[i]);
    if (!step_says(fields, STEP_NAME))
        step->name = NULL;
    if (!step_says(fields, STEP_CUES)) {
        step->cues = NULL;
        step->cue_count = 0;
    }
    step->voice = NULL;
    step->figure = NULL;
    step->work.begins_up = false;
}

/* The keys that the entry says take the place of those that it took over. */
static void put_over(StepFields *fields, const YamlPair *const *given, uint64_t wrong)
{
    for (size_t i = 0; i < COUNT_OF(grows); i++) {
        uint64_t bit = UINT64_C(1) << grows[i];
        if (!given[i] && !(wrong >> i & 1))
            continue;
        fields->given[grows[i]] = given[i];
        fields->taken &= ~bit;
        fields->wrong = (fields->wrong & ~bit) | (wrong >> i & 1 ? bit : 0);
    }
    if (step_says(fields, STEP_CUES)) {
        fields->step.cues = NULL;
        fields->step.cue_count = 0;
    }
}

static void changes_nothing(Reading *reading, const YamlNode *node, const YamlPair *after)
{
    field_error(reading, (Place){node->place.line, node->place.column, 1},
                "this entry changes nothing: say what the step has then");
    if (!after)
        return;
    field_hint(reading, "add what changes then, such as 'sets: 3'");
    field_add(reading, after, "sets: 3");
    field_guess(reading);
}

/* Reads the keys of an entry into it. */
static void read_entry(Reading *reading, const YamlNode *node, int day_before, Entry *entry)
{
    const YamlPair *given[ENTRY_KEYS];
    const char *exercise = entry->fields.exercise;
    entry->node = node;
    entry->after_days = 0;
    entry->if_settled = yaml_get(node, "if") != NULL;
    take_over(&entry->fields);
    uint64_t wrong = fields_read(reading, node, progress_map.what, rows, ENTRY_KEYS, entry, given);
    put_over(&entry->fields, given + ENTRY_OWN, wrong >> ENTRY_OWN);
    bool swapped = entry->fields.exercise != exercise &&
                   (!exercise || strcmp(exercise, entry->fields.exercise) != 0);
    if (swapped)
        swap_exercise(&entry->fields);
    size_t own = (given[ENTRY_AFTER] != NULL) + (given[ENTRY_IF] != NULL);
    bool changes =
        wrong >> ENTRY_OWN != 0 || node->count > own; /* be it by a key of a step alone */
    for (int key = ENTRY_OWN; key < ENTRY_KEYS; key++)
        changes = changes || given[key];
    if (!changes)
        changes_nothing(reading, node, given[ENTRY_AFTER]);
    if (entry->after_days > 0 && entry->after_days <= day_before) {
        field_error(reading, given[ENTRY_AFTER]->value->place,
                    "entries must stand in the order of their days");
        field_hint(reading, "move this entry before the one of day %d", day_before);
    }
}

/* ---- the stage that it makes ---- */

/* Does the step have what this entry changes? */
static bool check_form(Reading *reading, const StepFields *fields, const StepFields *before)
{
    static const StepKey keys[] = {STEP_HOLD,  STEP_TIME,    STEP_REPS,  STEP_TEMPO,
                                   STEP_EVERY, STEP_BREATHS, STEP_BREATH};
    if (work_has_form(fields))
        return true;
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        if (step_says(fields, keys[i]) && !step_has(before, keys[i])) {
            field_error(reading, fields->given[keys[i]]->key_place, "the step has no '%s' to grow",
                        fields->given[keys[i]]->key);
            field_hint(reading, "leave it out, or grow what the step has");
            return false;
        }
    return true;
}

static bool check_sides(Reading *reading, const StepFields *fields, const Step *before)
{
    const YamlPair *exercise = fields->given[STEP_EXERCISE];
    if (fields->step.side == before->side || !fields->side_known || !exercise)
        return true;
    field_error(reading, exercise->value->place,
                "the step is for 'side: %s', and this exercise for 'side: %s'",
                sides_name(before->side), sides_name(fields->step.side));
    field_hint(reading, "make it a step of its own");
    return false;
}

static bool is_before(Place a, Place b)
{
    return a.line < b.line || (a.line == b.line && a.column < b.column);
}

static bool is_within(Place place, const YamlNode *node)
{
    return !is_before(place, node->place) &&
           (node->flow ? !is_before(node->last, place) : is_before(place, node->last));
}

/* What was found of a stage and stands outside of its entry was said of the step before, or comes
 * of this entry, and is said there. first: the first message of the step, of_stage: of the stage.
 */
static void settle_messages(Reading *reading, const YamlNode *node, size_t first, size_t of_stage)
{
    Place entry = {node->place.line, node->place.column, 1};
    Diagnostics *found = reading->found;
    for (size_t i = of_stage; i < diagnostics_size(found);) {
        const Diagnostic *item = diagnostics_at(found, i);
        bool is_error = item->severity == SEVERITY_ERROR;
        if (is_within(item->place, node)) {
            i++;
        } else if (diagnostics_repeats(found, first, i)) {
            diagnostics_drop(found, i);
            reading->errors -= is_error;
        } else {
            diagnostics_move(found, i++, reading->source, entry);
        }
    }
}

/* The list as it is read: the step that it is of, and what came of it. */
typedef struct {
    Reading *reading;
    const StepDefaults *defaults;
    const StepFields *step; /* finished */
    Entry now;              /* the keys as they have become */
    Stage *stages;
    size_t stage_count;
} Growth;

/* Finishes the step that the entry makes, and keeps it as a stage. */
static void finish_entry(Growth *growth)
{
    Reading *reading = growth->reading;
    Entry *entry = &growth->now;
    StepFields finished = entry->fields;
    size_t of_stage = diagnostics_size(reading->found);
    finished.step.place = (Place){entry->node->place.line, entry->node->place.column, 1};
    reading->at = (FieldSpot){.map = entry->node};
    if (!check_form(reading, &finished, growth->step))
        return;
    if (step_finish(reading, &finished, growth->defaults) &&
        check_sides(reading, &finished, &growth->step->step)) {
        Step *step = arena_alloc(reading->arena, sizeof *step);
        *step = finished.step;
        growth->stages[growth->stage_count++] =
            (Stage){entry->after_days, entry->if_settled, step, entry->node->place};
        entry->used = work_uses(&finished, step);
    }
    settle_messages(reading, entry->node, growth->step->first_message, of_stage);
    if (step_has(&finished, STEP_CUES)) {
        entry->fields.step.cues = finished.step.cues;
        entry->fields.step.cue_count = finished.step.cue_count;
    }
}

/* Says of each entry's keys which have nothing to act on, in it or in a later one. Returns the keys
 * that have. */
static uint64_t warn_unused(Reading *reading, const Entry *entries, size_t count)
{
    uint64_t used = 0;
    for (size_t i = count; i > 0; i--) {
        used |= entries[i - 1].used;
        reading->at.map = entries[i - 1].node;
        work_warn_unused(reading, &entries[i - 1].fields, used);
    }
    return used;
}

/* Reads the entries one after another into an array. Returns how many there are. */
static size_t read_entries(Growth *growth, const YamlNode *const *items, size_t count,
                           bool finished, Entry *entries)
{
    size_t read = 0;
    int day = 0;
    for (size_t i = 0; i < count; i++) {
        if (!fields_is_map(growth->reading, items[i], progress_map.what, NULL))
            continue;
        growth->now.used = ~UINT64_C(0); /* as long as nothing better is known */
        read_entry(growth->reading, items[i], day, &growth->now);
        day = growth->now.after_days > day ? growth->now.after_days : day;
        if (finished)
            finish_entry(growth);
        entries[read++] = growth->now;
    }
    return read;
}

uint64_t progress_read(Reading *reading, const StepFields *written, bool finished,
                       const StepDefaults *defaults, StepFields *fields)
{
    if (!step_has(fields, STEP_PROGRESS))
        return 0;
    size_t count;
    const YamlNode *node = fields->given[STEP_PROGRESS]->value;
    const YamlNode *const *items = fields_few(reading, &node, &count);
    Arena *arena = arena_new();
    Entry *entries = arena_alloc(arena, (count + 1) * sizeof *entries);
    FieldSpot outer = reading->at;
    Growth growth = {reading, defaults, fields, .now.fields = *written};
    growth.stages = arena_alloc(reading->arena, (count + 1) * sizeof *growth.stages);
    if (step_has(fields, STEP_CUES)) {
        growth.now.fields.step.cues = fields->step.cues;
        growth.now.fields.step.cue_count = fields->step.cue_count;
    }
    size_t read = read_entries(&growth, items, count, finished, entries);
    uint64_t used = warn_unused(reading, entries, read);
    fields->step.stages = growth.stages;
    fields->step.stage_count = growth.stage_count;
    reading->at = outer;
    arena_free(arena);
    return used;
}
