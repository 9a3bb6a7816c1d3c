// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Walks the reader's tables from the head of a routine down. Each map becomes a definition of its
 * own, each row a property. */
#include "schema_values.h"

#include "base/array.h"
#include "routine/duration.h"
#include "routine/exercise.h"
#include "schema_words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- rows ---- */

/* Maps of two kinds: the one that its marks tell, else the other. */
static void write_told_apart(Schema *schema, const FieldForm *told, const FieldForm *other)
{
    Json *json = &schema->json;
    char id[SCHEMA_ID_BYTES];
    schema_meet(schema, told->map);
    schema_meet(schema, other->map);
    json_open_object(json, "if");
    json_text(json, "type", "object");
    json_open_array(json, "anyOf");
    for (size_t i = 0; told->map->marks[i]; i++) {
        json_open_object(json, NULL);
        json_open_array(json, "required");
        json_text(json, NULL, told->map->marks[i]);
        json_close(json);
        json_close(json);
    }
    json_close(json);
    json_close(json);
    json_open_object(json, "then");
    schema_reference(schema, schema_id(told->map, id));
    json_close(json);
    json_open_object(json, "else");
    schema_reference(schema, schema_id(other->map, id));
    json_close(json);
}

static void write_forms(Schema *schema, const FieldForm *forms, size_t count)
{
    Json *json = &schema->json;
    if (count == 2 && forms[0].map && forms[0].map->marks) {
        write_told_apart(schema, &forms[0], &forms[1]);
        return;
    }
    if (count == 1) {
        schema_value(schema, forms);
        return;
    }
    json_open_array(json, "anyOf");
    for (size_t i = 0; i < count; i++) {
        json_open_object(json, NULL);
        schema_value(schema, &forms[i]);
        json_close(json);
    }
    json_close(json);
}

static void write_list(Schema *schema, const FieldForm *forms, size_t count, size_t least,
                       size_t most)
{
    Json *json = &schema->json;
    json_text(json, "type", "array");
    if (least > 0)
        json_whole(json, "minItems", (int64_t)least);
    json_whole(json, "maxItems", (int64_t)most);
    json_open_object(json, "items");
    write_forms(schema, forms, count);
    json_close(json);
}

/* One, or a list of them. */
static void write_one_or_list(Schema *schema, const FieldForm *forms, size_t count, size_t most)
{
    Json *json = &schema->json;
    json_open_array(json, "anyOf");
    json_open_object(json, NULL);
    write_forms(schema, forms, count);
    json_close(json);
    json_open_object(json, NULL);
    write_list(schema, forms, count, 0, most);
    json_close(json);
    json_close(json);
}

static bool names_exercise(const FieldRow *row)
{
    return row->kind == FIELD_LINE &&
           (strcmp(row->key, "exercise") == 0 || strcmp(row->key, "figure") == 0);
}

/* `limber: 1.3` is a number to an editor. */
static void write_version(Schema *schema, const FieldForm *form)
{
    Json *json = &schema->json;
    json_open_array(json, "anyOf");
    json_open_object(json, NULL);
    schema_pattern(schema, form);
    json_close(json);
    json_open_object(json, NULL);
    json_text(json, "type", "number");
    json_whole(json, "minimum", 1);
    json_whole(json, "exclusiveMaximum", 2);
    json_close(json);
    json_close(json);
}

static void write_value(Schema *schema, const FieldRow *row)
{
    FieldForm form = {row->kind, row->least, row->most, row->choices};
    bool texts = row->kind == FIELD_LINES || row->kind == FIELD_PROSES;
    if (names_exercise(row)) {
        schema_refer(schema, "exercise");
    } else if (row == &routine_map.rows[0]) {
        write_version(schema, row->forms);
    } else if (row->kind != FIELD_OWN) {
        if (texts || row->kind == FIELD_REGIONS)
            write_one_or_list(schema, &form, 1, ROUTINE_MAX_LIST);
        else
            write_forms(schema, &form, 1);
    } else if (row->many == FIELD_LIST) {
        write_list(schema, row->forms, row->form_count, 1, row->most_items);
    } else if (row->many == FIELD_ONE_OR_LIST) {
        write_one_or_list(schema, row->forms, row->form_count, row->most_items);
    } else {
        write_forms(schema, row->forms, row->form_count);
    }
}

static void miss(Schema *schema, const char *what)
{
    static char missing[SCHEMA_SAID_BYTES];
    snprintf(missing, sizeof missing, "%s '%s' of %s", what, schema->row->key, schema->map->what);
    schema->missing = missing;
}

/* Numbers and true as such, so that an editor puts them in without quotes. */
static void write_example(Json *json, const char *key, const char *example)
{
    if (strcmp(example, "true") == 0 || strcmp(example, "false") == 0)
        json_flag(json, key, *example == 't');
    else if (example[strspn(example, "0123456789")] == '\0')
        json_whole(json, key, strtoll(example, NULL, 10));
    else
        json_text(json, key, example);
}

static void write_words(Schema *schema, const SchemaKey *said)
{
    Json *json = &schema->json;
    json_text(json, "description", said->says);
    if (said->usual)
        write_example(json, "default", said->usual);
    if (!said->examples[0])
        return;
    json_open_array(json, "examples");
    for (size_t i = 0; i < SCHEMA_MOST_EXAMPLES && said->examples[i]; i++)
        write_example(json, NULL, said->examples[i]);
    json_close(json);
}

static void write_row(Schema *schema, const FieldRow *row)
{
    const SchemaKey *said = schema_key(schema->map->what, row->key);
    schema->row = row;
    json_open_object(&schema->json, row->key);
    if (said)
        write_words(schema, said);
    else
        miss(schema, "nothing in tests/schema/schema_words.c says what it is:");
    if (row->kind == FIELD_OWN && row->form_count == 0)
        miss(schema, "its row in the reader does not say what it takes (FIELD_FORMS):");
    else
        write_value(schema, row);
    json_close(&schema->json);
}

static void write_rows(Schema *schema, const FieldMap *map)
{
    Json *json = &schema->json;
    const SchemaKey *said = schema_key(map->what, NULL);
    schema->map = map;
    if (said)
        json_text(json, "description", said->says);
    json_text(json, "type", "object");
    json_flag(json, "additionalProperties", false);
    json_open_array(json, "required");
    if (map == &routine_map)
        json_text(json, NULL, "limber"); /* of fields_version, which comes before all rows */
    for (size_t i = 0; i < map->count; i++)
        if (map->rows[i].required)
            json_text(json, NULL, map->rows[i].key);
    json_close(json);
    json_open_object(json, "properties");
    for (size_t i = 0; i < map->count; i++)
        write_row(schema, &map->rows[i]);
    json_close(json);
    schema_write_rules(json, map);
}

/* ---- what several keys share ---- */

static void define_duration(Schema *schema)
{
    json_open_object(&schema->json, "duration");
    json_text(&schema->json, "type", "string");
    json_text(&schema->json, "pattern", duration_pattern);
    json_text(&schema->json, "errorMessage", "Expected a duration such as 45s, 1m30s or 1:30.");
    json_close(&schema->json);
}

/* "Upper calf: gastrocnemius", "stands for calf-upper, calf-lower" */
static void say_region(Schema *schema, const char *id)
{
    RegionName name;
    const char *where = schema_region(id);
    char says[SCHEMA_SAID_BYTES] = "stands for";
    size_t used = strlen(says);
    if (!region_find(id, &name) || where) {
        schema_text(schema, NULL, "%s: %s", region_label(id), where);
        return;
    }
    const char *between = " ";
    for (int i = 0; i < REGION_COUNT; i++)
        if (name.regions >> i & 1) {
            used += (size_t)snprintf(says + used, sizeof says - used, "%s%s", between,
                                     region_at(i)->id);
            between = ", ";
        }
    json_text(&schema->json, NULL, says);
}

static void define_regions(Schema *schema)
{
    Json *json = &schema->json;
    json_open_object(json, "region");
    json_text(json, "description", "A region of the body, or a name for several.");
    json_open_array(json, "enum");
    for (const char *const *id = region_ids(); *id; id++)
        json_text(json, NULL, *id);
    json_close(json);
    json_open_array(json, "enumDescriptions");
    for (const char *const *id = region_ids(); *id; id++)
        say_region(schema, *id);
    json_close(json);
    json_text(json, "errorMessage",
              "Expected a region of the body such as calves, calf-upper or achilles.");
    json_close(json);
}

static void define_questions(Schema *schema)
{
    Json *json = &schema->json;
    json_open_object(json, "known-question");
    json_text(json, "description", "A known question.");
    json_open_array(json, "enum");
    for (const char *const *id = gate_ids(); *id; id++)
        json_text(json, NULL, *id);
    json_close(json);
    json_open_array(json, "enumDescriptions");
    for (const char *const *id = gate_ids(); *id; id++)
        json_text(json, NULL, gate_find(*id)->ask);
    json_close(json);
    json_text(json, "errorMessage",
              "Expected a known question such as bone-pain, or your own: {ask: ..., then: ...}.");
    json_close(json);
}

/* A person's own exercises are not known here: any name may stand there. */
static void define_exercises(Schema *schema)
{
    Json *json = &schema->json;
    Diagnostics *found = diagnostics_new();
    json_open_object(json, "exercise");
    json_open_array(json, "anyOf");
    json_open_object(json, NULL);
    json_open_array(json, "enum");
    for (const char *const *id = library_ids(schema->library); *id; id++)
        json_text(json, NULL, *id);
    json_close(json);
    json_open_array(json, "enumDescriptions");
    for (const char *const *id = library_ids(schema->library); *id; id++) {
        const Exercise *exercise = library_find(schema->library, *id, found);
        json_text(json, NULL, exercise ? exercise->name : *id);
    }
    json_close(json);
    json_close(json);
    json_open_object(json, NULL);
    schema_line(schema, ROUTINE_MAX_NAME_CELLS);
    json_close(json);
    json_close(json);
    json_close(json);
    diagnostics_free(found);
}

const char *schema_write(Library *library, FILE *out)
{
    Schema schema = {.library = library};
    Json *json = &schema.json;
    char id[SCHEMA_ID_BYTES];
    json_start(json, out, JSON_INDENTED);
    json_open_object(json, NULL);
    json_text(json, "$schema", "http://json-schema.org/draft-07/schema#");
    json_text(json, "$comment", "Made of the reader's own tables by './dev schema'.");
    schema_meet(&schema, &routine_map);
    write_rows(&schema, &routine_map);
    json_open_object(json, "definitions");
    define_duration(&schema);
    define_regions(&schema);
    define_questions(&schema);
    define_exercises(&schema);
    for (size_t i = 1; i < schema.map_count; i++) {
        json_open_object(json, schema_id(schema.maps[i], id));
        write_rows(&schema, schema.maps[i]);
        json_close(json);
    }
    json_close(json);
    json_close(json);
    return schema.missing;
}
