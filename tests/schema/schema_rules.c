// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What several keys of a map mean together. Each rule is an "if" whose "then" never holds, because
 * editors show a message of one's own for a wrong type and none for a "not": what the reader says
 * is said there too. The forms of work are the reader's. */
#include "schema_write.h"

#include "routine/step_parts.h"

#include "base/array.h"

#include <stdio.h>
#include <string.h>

#define RULE_KEYS FIELD_MOST_ROWS

/* ---- an "if" over keys ---- */

/* {"required": [keys]} */
static void require(Json *json, const char *name, const char *const *keys, size_t count)
{
    json_open_object(json, name);
    json_open_array(json, "required");
    for (size_t i = 0; i < count && keys[i]; i++)
        json_text(json, NULL, keys[i]);
    json_close(json);
    json_close(json);
}

static void refuse(Json *json, const char *message)
{
    json_open_object(json, "then");
    json_text(json, "type", "null");
    json_text(json, "errorMessage", message);
    json_close(json);
}

/* Two keys that may not stand together. */
static void not_both(Json *json, const char *a, const char *b, const char *message)
{
    const char *both[] = {a, b};
    json_open_object(json, NULL);
    require(json, "if", both, 2);
    refuse(json, message);
    json_close(json);
}

/* Of several keys one must stand there. */
static void one_of(Json *json, const char *const *keys, size_t count, const char *message)
{
    json_open_object(json, NULL);
    json_open_object(json, "if");
    json_open_object(json, "not");
    json_open_array(json, "anyOf");
    for (size_t i = 0; i < count && keys[i]; i++)
        require(json, NULL, &keys[i], 1);
    json_close(json);
    json_close(json);
    json_close(json);
    refuse(json, message);
    json_close(json);
}

/* ---- the forms of work ---- */

static uint64_t keys_of(WorkForm form)
{
    return work_row(form)->keys | work_row(form)->may;
}

static uint64_t all_work_keys(void)
{
    uint64_t all = 0;
    for (WorkForm form = 0; form < WORK_FORMS; form++)
        all |= keys_of(form);
    return all;
}

/* The keys that stand in each form that has this one. */
static uint64_t always_with(StepKey key)
{
    uint64_t with = ~UINT64_C(0);
    for (WorkForm form = 0; form < WORK_FORMS; form++)
        if (keys_of(form) >> key & 1)
            with &= work_row(form)->keys;
    return with & ~(UINT64_C(1) << key);
}

static bool go_together(StepKey a, StepKey b)
{
    for (WorkForm form = 0; form < WORK_FORMS; form++)
        if (keys_of(form) >> a & keys_of(form) >> b & 1)
            return true;
    return false;
}

static const char *key_name(StepKey key)
{
    return step_map.rows[key].key;
}

static void write_apart(Json *json, StepKey a, StepKey b)
{
    char message[128];
    snprintf(message, sizeof message,
             "Two forms of work in one step: '%s' does not go with '%s'. Keep one of the two.",
             key_name(b), key_name(a));
    not_both(json, key_name(a), key_name(b), message);
}

static void write_needs(Json *json, StepKey key, StepKey needed)
{
    const char *keys[] = {key_name(key)}, *needs[] = {key_name(needed)};
    char message[96];
    snprintf(message, sizeof message, "'%s' needs '%s'.", key_name(key), key_name(needed));
    json_open_object(json, NULL);
    json_open_object(json, "if");
    json_open_array(json, "allOf");
    require(json, NULL, keys, 1);
    json_open_object(json, NULL);
    require(json, "not", needs, 1);
    json_close(json);
    json_close(json);
    json_close(json);
    refuse(json, message);
    json_close(json);
}

static void write_work(Json *json)
{
    const char *names[RULE_KEYS] = {NULL};
    uint64_t all = all_work_keys();
    size_t count = 0;
    for (StepKey key = 0; key < STEP_KEY_COUNT; key++)
        if (all >> key & 1)
            names[count++] = key_name(key);
    names[count++] = key_name(STEP_REST); /* alone it is a step too */
    one_of(
        json, names, count,
        "This step has no dose: say how long or how often (hold: 30s, time: 40s, reps: 12 ...).");
    for (StepKey a = 0; a < STEP_KEY_COUNT; a++) {
        for (StepKey b = 0; b < STEP_KEY_COUNT; b++) {
            if (!(all >> a & 1) || !(all >> b & 1))
                continue;
            if (a < b && !go_together(a, b))
                write_apart(json, a, b);
            if (always_with(a) >> b & 1)
                write_needs(json, a, b);
        }
    }
}

/* ---- all rules ---- */

/* A hold of its own, which no two sides can share. */
static void write_shared_hold(Json *json)
{
    static const char *const hold[] = {"hold", "side"}, *const reps[] = {"reps"};
    json_open_object(json, NULL);
    json_open_object(json, "if");
    json_open_array(json, "allOf");
    require(json, NULL, hold, 2);
    json_open_object(json, NULL);
    require(json, "not", reps, 1);
    json_close(json);
    json_open_object(json, NULL);
    json_open_object(json, "properties");
    json_open_object(json, "side");
    json_text(json, "const", "alternate");
    json_close(json);
    json_close(json);
    json_close(json);
    json_close(json);
    json_close(json);
    refuse(json, "'alternate' needs reps or moving time, not one hold. Write 'side: each'.");
    json_close(json);
}

/* {"anyOf": [{"required": [key]} of each key of a set]} */
static void require_one(Json *json, const char *name, uint64_t keys)
{
    json_open_object(json, name);
    json_open_array(json, "anyOf");
    for (StepKey key = 0; key < STEP_KEY_COUNT; key++)
        if (keys >> key & 1)
            require(json, NULL, (const char *const[]){key_name(key)}, 1);
    json_close(json);
    json_close(json);
}

/* Only a rest may go without a name, and not one that belongs to work. */
static void write_named_work(Json *json)
{
    json_open_object(json, NULL);
    json_open_object(json, "if");
    json_open_array(json, "allOf");
    require_one(json, NULL, all_work_keys());
    json_open_object(json, NULL);
    require_one(json, "not", UINT64_C(1) << STEP_EXERCISE | UINT64_C(1) << STEP_NAME);
    json_close(json);
    json_close(json);
    json_close(json);
    refuse(json, "A step needs 'exercise' or 'name'.");
    json_close(json);
}

/* A rest without work is a step, but only by itself. */
static void write_rest(Json *json)
{
    uint64_t others = (UINT64_C(1) << STEP_KEY_COUNT) - 1;
    others &= ~(all_work_keys() | rest_keys());
    json_open_object(json, NULL);
    json_open_object(json, "if");
    json_open_array(json, "allOf");
    json_open_object(json, NULL);
    require_one(json, "not", all_work_keys());
    json_close(json);
    require_one(json, NULL, others);
    json_close(json);
    json_close(json);
    refuse(json, "This step has no dose: say how long or how often.");
    json_close(json);
}

/* "'until' takes no 'sets'." */
static void write_refused(Json *json, const WorkRow *row)
{
    for (StepKey key = 0; key < STEP_KEY_COUNT; key++) {
        char message[96];
        if (!(row->never >> key & 1))
            continue;
        const char *form = key_name((StepKey)__builtin_ctzll(row->keys));
        snprintf(message, sizeof message, "'%s' takes no '%s'.", form, key_name(key));
        not_both(json, form, key_name(key), message);
    }
}

static void step_rules(Json *json)
{
    static const char *const named[] = {"exercise", "name", "rest"};
    one_of(json, named, 3, "A step needs 'exercise' or 'name'.");
    write_work(json);
    write_named_work(json);
    write_rest(json);
    for (WorkForm form = 0; form < WORK_FORMS; form++)
        write_refused(json, work_row(form));
    write_shared_hold(json);
}

static void cue_rules(Json *json)
{
    not_both(json, "at", "last", "A cue has 'at' or 'last', not both.");
}

static void progress_rules(Json *json)
{
    const char *changes[RULE_KEYS] = {NULL};
    size_t count = 0;
    for (size_t i = 0; i < progress_map.count; i++)
        if (!progress_map.rows[i].required && strcmp(progress_map.rows[i].key, "if") != 0)
            changes[count++] = progress_map.rows[i].key;
    one_of(json, changes, count, "This entry changes nothing: say what the step has then.");
}

static const struct {
    const FieldMap *map;
    void (*write)(Json *json);
} rules[] = {
    {&step_map, step_rules},
    {&cue_map, cue_rules},
    {&progress_map, progress_rules},
};

void schema_write_rules(Json *json, const FieldMap *map)
{
    for (size_t i = 0; i < COUNT_OF(rules); i++) {
        if (rules[i].map != map)
            continue;
        json_open_array(json, "allOf");
        rules[i].write(json);
        json_close(json);
    }
}
