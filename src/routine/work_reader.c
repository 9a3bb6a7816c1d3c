// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Finds out which form of work a step has, and checks the finished work. */
#include "routine/duration.h"
#include "routine/step_parts.h"

#include "base/array.h"

#include <string.h>

static const Ns usual_breath[TEMPO_PHASES] = {4 * NS_PER_S, 0, 6 * NS_PER_S, 0};

/* ---- the form ---- */

bool step_has(const StepFields *fields, StepKey key)
{
    return fields->given[key] != NULL;
}

bool step_says(const StepFields *fields, StepKey key)
{
    return step_has(fields, key) && !(fields->taken >> key & 1);
}

bool step_is_wrong(const StepFields *fields, StepKey key)
{
    return fields->wrong >> key & 1;
}

static Place key_place(const StepFields *fields, StepKey key)
{
    return fields->given[key]->key_place;
}

/* All keys that say something of the work. */
static uint64_t all_work_keys(void)
{
    uint64_t keys = 0;
    for (WorkForm form = 0; form < WORK_FORMS; form++)
        keys |= work_row(form)->keys | work_row(form)->may;
    return keys;
}

static bool is_work_key(int key)
{
    return all_work_keys() >> key & 1;
}

/* The work keys that a step has, as a set. */
static uint64_t keys_of_work(const StepFields *fields)
{
    uint64_t keys = 0;
    for (int key = 0; key < STEP_KEY_COUNT; key++)
        if (step_has(fields, key))
            keys |= UINT64_C(1) << key;
    return keys & all_work_keys();
}

/* The form that these keys make, or WORK_FORMS. */
static WorkForm find_form(uint64_t keys)
{
    WorkForm form = 0;
    while (form < WORK_FORMS &&
           (keys == 0 || (keys & ~work_row(form)->may) != work_row(form)->keys))
        form++;
    return form;
}

/* A dose ("hold: 30s, sets: 2") as it may stand in a map: what the map has already is left out. */
static const char *as_lines(Reading *reading, const YamlNode *map, const char *dose)
{
    const char *between =
        map->flow ? ", "
                  : arena_printf(reading->arena, "\n%*s", map->pairs[0].key_place.column - 1, "");
    const char *lines = "";
    while (*dose) {
        size_t length = strcspn(dose, ",");
        const char *pair = arena_copy(reading->arena, dose, length);
        const char *key = arena_copy(reading->arena, pair, strcspn(pair, ":"));
        if (!yaml_get(map, key))
            lines = arena_printf(reading->arena, "%s%s%s", lines, *lines ? between : "", pair);
        dose += length;
        dose += strspn(dose, ", ");
    }
    return lines;
}

static void no_work(Reading *reading, const Exercise *exercise, Place place)
{
    field_error(reading, place, "this step has no dose: say how long or how often");
    const YamlNode *map = reading->at.map;
    bool moves = exercise && exercise->side == SIDES_ALTERNATE;
    const char *usual = moves ? "time: 40s" : "hold: 30s";
    const char *dose = exercise && exercise->dose ? exercise->dose : usual;
    if (exercise && exercise->dose)
        field_hint(reading, "typical for this exercise: %s", exercise->dose);
    else
        field_hint(reading, "hold: 30s, time: 40s, reps: 12, or until: ready");
    if (map && map->count > 0)
        field_add(reading, &map->pairs[map->count - 1], as_lines(reading, map, dose));
    field_guess(reading);
}

/* Is there a form that has both? */
static bool go_together(StepKey a, StepKey b)
{
    uint64_t both = UINT64_C(1) << a | UINT64_C(1) << b;
    for (WorkForm form = 0; form < WORK_FORMS; form++)
        if (((work_row(form)->keys | work_row(form)->may) & both) == both)
            return true;
    return false;
}

/* The key that keys which go together lack to make a form: `reps` beside a tempo. */
static StepKey missing_key(uint64_t keys)
{
    for (WorkForm form = 0; form < WORK_FORMS; form++) {
        uint64_t all = work_row(form)->keys | work_row(form)->may;
        uint64_t missing = work_row(form)->keys & ~keys;
        if ((keys & ~all) == 0 && missing != 0)
            return (StepKey)__builtin_ctzll(missing);
    }
    return STEP_REPS;
}

/* Adds what the keys lack behind the last of them. */
static void lacks_key(Reading *reading, const YamlPair *pair, uint64_t keys)
{
    const char *key = step_map.rows[missing_key(keys)].key;
    const char *lines =
        arena_printf(reading->arena, "%s: %s", key, strcmp(key, "breaths") == 0 ? "5" : "10");
    field_error(reading, pair->key_place, "'%s' needs '%s'", pair->key, key);
    field_hint(reading, "add how many, such as '%s'", lines);
    field_add(reading, pair, lines);
    field_guess(reading);
}

/* Names the first work key in the file that does not go with one before it; where all go together,
 * one is missing. */
static void no_form(Reading *reading, const StepFields *fields)
{
    const YamlPair *earlier = NULL, *later = NULL, *any = NULL;
    for (int i = 0; i < STEP_KEY_COUNT * STEP_KEY_COUNT; i++) {
        int first = i / STEP_KEY_COUNT, second = i % STEP_KEY_COUNT;
        if (!is_work_key(first) || !is_work_key(second))
            continue;
        const YamlPair *a = fields->given[first], *b = fields->given[second];
        any = a ? a : any;
        if (!a || !b || a >= b || go_together(first, second) || (later && b >= later))
            continue;
        earlier = a;
        later = b;
    }
    if (!later) {
        lacks_key(reading, any, keys_of_work(fields));
        return;
    }
    field_error(reading, later->key_place,
                "two forms of work in one step: '%s' does not go with '%s'", later->key,
                earlier->key);
    field_drop(reading, later);
    field_hint(reading, "keep one of the two");
    field_guess(reading);
}

/* Is the value of a work key wrong? Then nothing more can be said of the work. */
static bool work_is_wrong(const StepFields *fields)
{
    return (fields->wrong & all_work_keys()) != 0;
}

/* What is not written: the usual breath, and which way the exercise begins. */
static void fill_work(const StepFields *fields, const Exercise *exercise, Work *work)
{
    if (work->form == WORK_BREATHS && !step_has(fields, STEP_BREATH))
        memcpy(work->tempo, usual_breath, sizeof work->tempo);
    if (!step_has(fields, STEP_BEGINS))
        work->begins_up = exercise && exercise->begins_up;
    work->begins_up = work->begins_up && work->form == WORK_TEMPO;
}

bool work_has_form(const StepFields *fields)
{
    return find_form(keys_of_work(fields)) < WORK_FORMS;
}

bool work_read(Reading *reading, StepFields *fields, const Exercise *exercise, Place place)
{
    Work *work = &fields->step.work;
    uint64_t keys = keys_of_work(fields);
    WorkForm form = find_form(keys);
    bool cut = reading->at.map && reading->at.map->cut;
    if (keys == 0 && !cut && !work_is_wrong(fields))
        no_work(reading, exercise, place);
    else if (form == WORK_FORMS && keys > 0 && !cut && !work_is_wrong(fields))
        no_form(reading, fields);
    if (form == WORK_FORMS)
        return false;
    work->form = form;
    fill_work(fields, exercise, work);
    return !work_is_wrong(fields);
}

/* ---- what has nothing to act on ---- */

#define BIT(key) (UINT64_C(1) << (key))

static const struct {
    StepKey key;
    const char *why;
} may_be_unused[] = {
    {STEP_RELEASE, "it stands between repeated holds"},
    {STEP_BEGINS, "there is no tempo"},
    {STEP_REST, "there is one set"},
    {STEP_SWITCH, "sides do not change here"},
    {STEP_FIRST, "sides do not change here"},
    {STEP_ORDER, "it needs 'side: each' and more than one set"},
};

static int most_reps(const Step *step)
{
    int most = 0;
    for (int set = 1; set <= step->sets; set++)
        most = step_work(step, set).reps > most ? step_work(step, set).reps : most;
    return most;
}

uint64_t work_uses(const StepFields *fields, const Step *step)
{
    bool known = fields->side_known;
    bool each = !known || (step->side == SIDES_EACH && !fields->by_side);
    bool sets = step->sets > 1 || step_is_wrong(fields, STEP_SETS);
    uint64_t used = 0;
    used |= work_row(step->work.form)->never; /* refused, which was said */
    if (work_row(step->work.form)->has_release && most_reps(step) > 1)
        used |= BIT(STEP_RELEASE);
    if (step->work.form == WORK_TEMPO)
        used |= BIT(STEP_BEGINS);
    if (sets)
        used |= BIT(STEP_REST);
    if (each)
        used |= BIT(STEP_SWITCH);
    if (each || step->side == SIDES_ALTERNATE)
        used |= BIT(STEP_FIRST);
    if (!known || (each && sets))
        used |= BIT(STEP_ORDER);
    return used;
}

void work_warn_unused(Reading *reading, const StepFields *fields, uint64_t used)
{
    for (size_t i = 0; i < COUNT_OF(may_be_unused); i++) {
        StepKey key = may_be_unused[i].key;
        if (!step_says(fields, key) || used & BIT(key))
            continue;
        field_warn(reading, key_place(fields, key), "'%s' has nothing to act on: %s",
                   fields->given[key]->key, may_be_unused[i].why);
        field_drop(reading, fields->given[key]);
        field_guess(reading);
    }
}

/* ---- the finished work ---- */

/* As many as one can is at one's own pace. */
static bool check_max(Reading *reading, const StepFields *fields, const Step *step)
{
    bool has_max = false;
    for (int set = 1; set <= step->sets; set++)
        has_max = has_max || step_work(step, set).reps == REPS_MAX;
    if (!has_max || !step_has(fields, STEP_REPS) || step->work.form == WORK_SELF_PACED)
        return true;
    StepKey other = step_has(fields, STEP_TEMPO)   ? STEP_TEMPO
                    : step_has(fields, STEP_EVERY) ? STEP_EVERY
                                                   : STEP_HOLD;
    field_error(reading, key_place(fields, other),
                "'reps: max' is as many as you can, at your own pace: no '%s' goes with it",
                fields->given[other]->key);
    field_drop(reading, fields->given[other]);
    field_hint(reading, "leave '%s' out, or write a number of reps", fields->given[other]->key);
    field_guess(reading);
    return false;
}

/* "'until' takes no 'sets'" */
static void check_refused(Reading *reading, const StepFields *fields, const WorkRow *row)
{
    const YamlPair *form = fields->given[__builtin_ctzll(row->keys)];
    for (int key = 0; key < STEP_KEY_COUNT; key++)
        if (row->never >> key & 1 && step_has(fields, key)) {
            field_error(reading, key_place(fields, key), "'%s' takes no '%s'", form->key,
                        fields->given[key]->key);
            field_drop(reading, fields->given[key]);
        }
    if (row->never >> STEP_SETS & 1 && fields->loads.count > 0) {
        field_error(reading, fields->given[STEP_LOAD]->value->place,
                    "'%s' is done once, and takes one 'load'", form->key);
        field_hint(reading, "write one load");
    }
}

static bool check_length(Reading *reading, const StepFields *fields, const Step *step)
{
    char text[48];
    const WorkRow *row = work_row(step->work.form);
    StepKey key = step_has(fields, STEP_REPS) ? STEP_REPS : (StepKey)__builtin_ctzll(row->keys);
    if (!row->is_timed)
        return true;
    for (int set = 1; set <= step->sets; set++) {
        Work work = step_work(step, set);
        Ns length = work_length(&work, step->release);
        if (length >= WORK_LEAST && length <= WORK_MOST)
            continue;
        if (!step_is_wrong(fields, STEP_RELEASE))
            field_error(reading, key_place(fields, key),
                        "the work of one side lasts %s; it must be 1 s to 60 min",
                        duration_format(length, text, sizeof text));
        return false;
    }
    return true;
}

static bool has_odd_reps(const Step *step)
{
    for (int set = 1; set <= step->sets; set++)
        if (step_work(step, set).reps % 2 == 1)
            return true;
    return false;
}

static void check_odd(Reading *reading, const StepFields *fields, const Step *step)
{
    if (fields->side_known && step->side == SIDES_ALTERNATE && has_odd_reps(step))
        field_warn(reading, key_place(fields, STEP_REPS),
                   "an odd number of reps gives one side more than the other");
}

bool work_check(Reading *reading, const StepFields *fields, const Step *step)
{
    check_refused(reading, fields, work_row(step->work.form));
    check_odd(reading, fields, step);
    return check_max(reading, fields, step) && check_length(reading, fields, step);
}
