// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads what may differ from set to set: `reps`, `hold`, `time` and `load` take one value, or a
 * list with one for each set. The lists stay apart until the step is read whole; then they become
 * its sets. */
#include "routine/step_parts.h"

#include "base/array.h"
#include "base/text.h"

#include <string.h>

/* ---- one value ---- */

/* Other words for as many as one can. */
static bool means_most(const char *text)
{
    static const char *const words[] = {"max",
                                        "amrap",
                                        "maximum",
                                        "max reps",
                                        "as many as possible",
                                        "as many as you can",
                                        "to failure",
                                        "failure",
                                        "to fatigue",
                                        "fatigue"};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (text_equal(text, words[i]))
            return true;
    return false;
}

/* "12/10/8", "12, 10, 8": a count for each set, as the list to write. False: it is none. */
static bool means_list(const char *text, char *list, size_t capacity)
{
    int count = 0;
    size_t used = 1;
    snprintf(list, capacity, "[");
    for (const char *at = text; *at; count++) {
        size_t digits = strspn(at, "0123456789");
        if (digits == 0 || digits > 4 || used + digits + 4 > capacity)
            return false;
        used += (size_t)snprintf(list + used, capacity - used, "%s%.*s", count ? ", " : "",
                                 (int)digits, at);
        at += digits;
        size_t between = strspn(at, " ,/-");
        if ((*at && between == 0) || (between > 0 && !at[between]))
            return false;
        at += between;
    }
    snprintf(list + used, capacity - used, "]");
    return count > 2 || (count == 2 && strpbrk(text, ",/"));
}

/* Reads a count of reps, REPS_MAX for `max`. */
static bool one_count(Reading *reading, const YamlNode *node, int *reps)
{
    bool is_max = node->kind == YAML_TEXT && means_most(node->text);
    if (is_max && strcmp(node->text, "max") != 0) {
        field_error(reading, node->place, "'reps' must be a whole number, or max");
        field_write(reading, node, "max");
        return false;
    }
    char list[128];
    if (node->kind == YAML_TEXT && means_list(node->text, list, sizeof list)) {
        field_error(reading, node->place, "'reps' is one number, or a list with one for each set");
        field_write(reading, node, "%s", list);
        return false;
    }
    if (!is_max)
        return field_int(reading, node, "reps", 1, ROUTINE_MAX_REPS, reps);
    *reps = REPS_MAX;
    return true;
}

/* ---- one, or one for each set ---- */

/* The items of a list, at least one; one_value: it is no list. 0 after an error. */
static const YamlNode *const *items_of(Reading *reading, const YamlNode *const *node, size_t *count)
{
    const YamlNode *const *items = fields_few(reading, node, count);
    if ((*node)->kind == YAML_LIST && (*node)->count == 0) {
        field_error(reading, (*node)->place, "this list is empty");
        field_hint(reading, "write one value, or one for each set");
    }
    return items;
}

/* A list, if it is one. */
static EachSet each_set(StepFields *fields, const YamlNode *node, size_t count, const void *values)
{
    bool is_list = node->kind == YAML_LIST;
    fields->listed = is_list ? count : fields->listed;
    return (EachSet){is_list ? count : 0, values};
}

void reps_read(Reading *reading, const YamlNode *node, void *target)
{
    StepFields *fields = target;
    size_t count;
    const YamlNode *const *items = items_of(reading, &node, &count);
    int *each = arena_alloc(reading->arena, (count + 1) * sizeof *each);
    bool fine = count > 0;
    for (size_t i = 0; i < count && fine; i++)
        fine = one_count(reading, items[i], &each[i]);
    if (!fine)
        return;
    fields->step.work.reps = each[0];
    fields->reps = each_set(fields, node, count, each);
}

static void durations_read(Reading *reading, const YamlNode *node, const char *key,
                           StepFields *fields)
{
    size_t count;
    const YamlNode *const *items = items_of(reading, &node, &count);
    Ns *each = arena_alloc(reading->arena, (count + 1) * sizeof *each);
    bool fine = count > 0;
    for (size_t i = 0; i < count && fine; i++)
        fine = field_duration(reading, items[i], key, WORK_LEAST, WORK_MOST, &each[i]);
    if (!fine)
        return;
    fields->step.work.duration = each[0];
    fields->durations = each_set(fields, node, count, each);
}

void hold_read(Reading *reading, const YamlNode *node, void *target)
{
    durations_read(reading, node, "hold", target);
}

void time_read(Reading *reading, const YamlNode *node, void *target)
{
    durations_read(reading, node, "time", target);
}

/* `load: 10`: kilograms, pounds, plates? */
static void warn_of_no_unit(Reading *reading, const YamlNode *node)
{
    if (node->text[strspn(node->text, "0123456789.")] != '\0')
        return;
    field_warn(reading, node->place, "%s of what?", node->text);
    field_write(reading, node, "%s kg", node->text);
    field_hint(reading, "write its unit too, such as '%s kg'", node->text);
    field_guess(reading);
}

/* NULL after an error. */
static const char *one_load(Reading *reading, const YamlNode *node)
{
    if (node->kind != YAML_TEXT) {
        field_error(reading, node->place, "a load is one text with its unit");
        field_hint(reading, "write it as in 'load: 10 kg'");
        return NULL;
    }
    return field_line(reading, node, ROUTINE_MAX_LOAD_CELLS);
}

void load_read(Reading *reading, const YamlNode *node, void *target)
{
    StepFields *fields = target;
    size_t count;
    const YamlNode *const *items = items_of(reading, &node, &count);
    const char **each = arena_alloc(reading->arena, (count + 1) * sizeof *each);
    bool fine = count > 0;
    for (size_t i = 0; i < count && fine; i++)
        fine = (each[i] = one_load(reading, items[i])) != NULL;
    for (size_t i = 0; i < count && fine; i++)
        warn_of_no_unit(reading, items[i]);
    if (!fine)
        return;
    fields->step.load = each[0];
    fields->loads = each_set(fields, node, count, each);
}

/* ---- together ---- */

/* The lists that a step has, and the keys that they stand at. */
typedef struct {
    StepKey key;
    const EachSet *list;
} Listed;

/* Says that a list has not as many values as the step has sets. */
static void wrong_count(Reading *reading, const StepFields *fields, const Listed *listed,
                        size_t sets, StepKey other)
{
    const YamlPair *pair = fields->given[listed->key];
    field_error(reading, pair->value->place,
                "'%s' has %zu values, and '%s' has %zu: one for each set", pair->key,
                listed->list->count, fields->given[other]->key, sets);
    field_hint(reading, "write as many in both, or one value that holds for all sets");
}

static void sets_differ(Reading *reading, const StepFields *fields, const Listed *listed)
{
    const YamlPair *sets = fields->given[STEP_SETS];
    field_error(reading, sets->value->place,
                "'sets' is %d, and '%s' has %zu values, one for each set", fields->step.sets,
                fields->given[listed->key]->key, listed->list->count);
    field_write(reading, sets->value, "%zu", listed->list->count);
    field_guess(reading);
}

/* The sets with what each of them has. */
static void fill_sets(Reading *reading, StepFields *fields)
{
    Step *step = &fields->step;
    SetDose *doses = arena_alloc(reading->arena, (size_t)step->sets * sizeof *doses);
    for (int i = 0; i < step->sets; i++) {
        const int *reps = fields->reps.values;
        const Ns *durations = fields->durations.values;
        const char *const *loads = fields->loads.values;
        doses[i] = (SetDose){
            fields->reps.count > 0 ? reps[i] : step->work.reps,
            fields->durations.count > 0 ? durations[i] : step->work.duration,
            fields->loads.count > 0 ? loads[i] : step->load,
        };
    }
    step->set_doses = doses;
}

/* Is one of the lists new here, and not taken over from a stage before? */
static bool says_list(const StepFields *fields)
{
    static const StepKey keys[] = {STEP_REPS, STEP_HOLD, STEP_TIME, STEP_LOAD};
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        if (step_says(fields, keys[i]) && fields->given[keys[i]]->value->kind == YAML_LIST)
            return true;
    return false;
}

bool sets_fill(Reading *reading, StepFields *fields)
{
    StepKey hold = step_has(fields, STEP_TIME) ? STEP_TIME : STEP_HOLD;
    const Listed lists[] = {
        {STEP_REPS, &fields->reps}, {hold, &fields->durations}, {STEP_LOAD, &fields->loads}};
    const Listed *first = NULL;
    fields->step.set_doses = NULL;
    for (size_t i = 0; i < COUNT_OF(lists); i++) {
        if (lists[i].list->count == 0)
            continue;
        if (first && lists[i].list->count != first->list->count) {
            wrong_count(reading, fields, &lists[i], first->list->count, first->key);
            return false;
        }
        first = first ? first : &lists[i];
    }
    if (!first) { /* one value for as many sets as there were */
        if (fields->listed > 0 && !step_has(fields, STEP_SETS))
            fields->step.sets = (int)fields->listed;
        return true;
    }
    bool own_sets =
        step_has(fields, STEP_SETS) && (step_says(fields, STEP_SETS) || !says_list(fields));
    if (own_sets && (size_t)fields->step.sets != first->list->count) {
        if (!step_is_wrong(fields, STEP_SETS))
            sets_differ(reading, fields, first);
        return false;
    }
    fields->step.sets = (int)first->list->count;
    fill_sets(reading, fields);
    return true;
}
