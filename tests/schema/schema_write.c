// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Walks the reader's tables from the head of a routine down. Each map becomes a definition of its
 * own, each row a property, each form of its value what a schema says of such a value. A number in
 * YAML is a number to an editor and a text to the reader: both are written. */
#include "schema_write.h"

#include "base/array.h"
#include "routine/duration.h"
#include "routine/exercise.h"
#include "schema_words.h"

#include <regex.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define MOST_MAPS 32
#define ID_BYTES 64
#define SAID_BYTES 256

typedef struct {
    Json json;
    Library *library;
    const FieldMap *maps[MOST_MAPS]; /* met so far, the head first */
    size_t map_count;
    const FieldMap *map; /* that is written */
    const FieldRow *row;
    const char *missing;
} Schema;

/* "a question of 'gate'" → "question-of-gate" */
static const char *id_of(const FieldMap *map, char id[ID_BYTES])
{
    const char *at = map->what;
    size_t used = 0;
    at += strncmp(at, "an ", 3) == 0 ? 3 : strncmp(at, "a ", 2) == 0 ? 2 : 0;
    for (; *at && used < ID_BYTES - 1; at++)
        if (*at != '\'')
            id[used++] = *at == ' ' ? '-' : *at;
    id[used] = '\0';
    return id;
}

static void meet(Schema *schema, const FieldMap *map)
{
    for (size_t i = 0; i < schema->map_count; i++)
        if (schema->maps[i] == map)
            return;
    if (schema->map_count < MOST_MAPS)
        schema->maps[schema->map_count++] = map;
    else
        schema->missing = "there are more maps than the schema has room for";
}

static void text(Schema *schema, const char *key, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void text(Schema *schema, const char *key, const char *format, ...)
{
    char said[4 * SAID_BYTES];
    va_list args;
    va_start(args, format);
    vsnprintf(said, sizeof said, format, args);
    va_end(args);
    json_text(&schema->json, key, said);
}

static void reference(Schema *schema, const char *id)
{
    text(schema, "$ref", "#/definitions/%s", id);
}

/* A lone reference: in draft 07 nothing may stand beside one. */
static void refer_to(Schema *schema, const char *id)
{
    json_open_array(&schema->json, "allOf");
    json_open_object(&schema->json, NULL);
    reference(schema, id);
    json_close(&schema->json);
    json_close(&schema->json);
}

/* ---- values ---- */

/* A number or true is a text to the reader. */
static void write_any_text(Schema *schema)
{
    static const char *const types[] = {"string", "number", "boolean"};
    json_open_array(&schema->json, "type");
    for (size_t i = 0; i < COUNT_OF(types); i++)
        json_text(&schema->json, NULL, types[i]);
    json_close(&schema->json);
}

/* most: in cells; letters of no width make a line longer. */
static void write_line(Schema *schema, int64_t most)
{
    write_any_text(schema);
    json_whole(&schema->json, "maxLength", 2 * most);
    json_text(&schema->json, "pattern", "^[^\n]*[^ \n][^\n]*\n?$");
    text(schema, "errorMessage", "Expected one line of text, at most %lld cells wide.",
         (long long)most);
}

/* One more for a newline at the end. */
static void write_prose(Schema *schema, int64_t most)
{
    write_any_text(schema);
    json_whole(&schema->json, "maxLength", most + 1);
    json_text(&schema->json, "pattern", "[^ \n]");
    text(schema, "errorMessage", "Expected a text of at most %lld characters.", (long long)most);
}

static void write_count(Schema *schema, int64_t least, int64_t most)
{
    char error[SAID_BYTES];
    Json *json = &schema->json;
    snprintf(error, sizeof error, "Expected a whole number from %lld to %lld.", (long long)least,
             (long long)most);
    json_open_array(json, "anyOf");
    json_open_object(json, NULL);
    json_text(json, "type", "integer");
    json_whole(json, "minimum", least);
    json_whole(json, "maximum", most);
    json_text(json, "errorMessage", error);
    json_close(json);
    json_open_object(json, NULL);
    json_text(json, "type", "string");
    json_text(json, "pattern", "^[0-9]+$");
    json_text(json, "errorMessage", error);
    json_close(json);
    json_close(json);
}

/* The text's length in seconds is for the reader. */
static void write_duration(Schema *schema, Ns least, Ns most)
{
    char from[32], to[32];
    Json *json = &schema->json;
    duration_format(least, from, sizeof from);
    duration_format(most, to, sizeof to);
    json_open_array(json, "anyOf");
    json_open_object(json, NULL);
    reference(schema, "duration");
    json_close(json);
    json_open_object(json, NULL);
    json_text(json, "type", "number");
    json_seconds(json, "minimum", least);
    json_seconds(json, "maximum", most);
    text(schema, "errorMessage", "Expected %s to %s, such as 45s, 1m30s or 1:30.", from, to);
    json_close(json);
    json_close(json);
}

static void write_bool(Schema *schema)
{
    Json *json = &schema->json;
    json_open_array(json, "enum");
    json_flag(json, NULL, true);
    json_flag(json, NULL, false);
    json_text(json, NULL, "true");
    json_text(json, NULL, "false");
    json_close(json);
    json_text(json, "errorMessage", "Expected true or false.");
}

static void write_date(Schema *schema)
{
    Json *json = &schema->json;
    json_text(json, "type", "string");
    json_text(json, "pattern",
              "^(19|[2-9][0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$");
    json_text(json, "errorMessage", "Expected a day such as 2026-11-23.");
}

/* Some of a list of words, with what each means. */
static void write_choice(Schema *schema, const char *const *words, int64_t least, int64_t most)
{
    Json *json = &schema->json;
    char error[SAID_BYTES] = "Expected";
    size_t used = strlen(error);
    json_open_array(json, "enum");
    for (int64_t i = least; words[i] && (most == 0 || i <= most); i++) {
        json_text(json, NULL, words[i]);
        int more =
            snprintf(error + used, sizeof error - used, "%s %s", i > least ? "," : "", words[i]);
        used += used + (size_t)more < sizeof error ? (size_t)more : 0;
    }
    json_close(json);
    json_open_array(json, "enumDescriptions");
    for (int64_t i = least; words[i] && (most == 0 || i <= most); i++) {
        const char *says = schema_choice(schema->row->key, words[i]);
        json_text(json, NULL, says ? says : words[i]);
    }
    json_close(json);
    text(schema, "errorMessage", "%s.", error);
}

/* May a value that fits be one that YAML takes for a number? */
static bool fits_number(const char *pattern)
{
    regex_t compiled;
    if (regcomp(&compiled, pattern, REG_EXTENDED | REG_NOSUB) != 0)
        return false;
    bool fits = regexec(&compiled, "12", 0, NULL, 0) == 0;
    regfree(&compiled);
    return fits;
}

static void write_pattern(Schema *schema, const FieldForm *form)
{
    const SchemaKey *said = schema_key(schema->map->what, schema->row->key);
    Json *json = &schema->json;
    char error[SAID_BYTES] = "Expected another kind of text.";
    size_t used = 0;
    if (fits_number(form->pattern))
        write_any_text(schema);
    else
        json_text(json, "type", "string");
    if (form->most > 0)
        json_whole(json, "maxLength", form->most);
    json_text(json, "pattern", form->pattern);
    for (size_t i = 0; said && i < SCHEMA_MOST_EXAMPLES && said->examples[i]; i++)
        used += (size_t)snprintf(error + used, sizeof error - used, "%s%s",
                                 i > 0 ? ", " : "Expected something like ", said->examples[i]);
    json_text(json, "errorMessage", error);
}

static void write_map(Schema *schema, const FieldMap *map)
{
    char id[ID_BYTES];
    meet(schema, map);
    refer_to(schema, id_of(map, id));
}

static void write_form(Schema *schema, const FieldForm *form)
{
    switch (form->kind) {
    case FIELD_LINE:
    case FIELD_LINES:
        write_line(schema, form->most ? form->most : ROUTINE_MAX_NAME_CELLS);
        return;
    case FIELD_PROSE:
    case FIELD_PROSES:
        write_prose(schema, form->most ? form->most : ROUTINE_MAX_TEXT_CHARS);
        return;
    case FIELD_INT:
        write_count(schema, form->least, form->most);
        return;
    case FIELD_DURATION:
        write_duration(schema, form->least, form->most);
        return;
    case FIELD_BOOL:
        write_bool(schema);
        return;
    case FIELD_DATE:
        write_date(schema);
        return;
    case FIELD_CHOICE:
    case FIELD_SECOND:
        if (form->words)
            refer_to(schema, form->words == gate_ids ? "known-question" : "region");
        else
            write_choice(schema, form->choices, form->least, form->most);
        return;
    case FIELD_REGIONS:
        refer_to(schema, "region");
        return;
    case FIELD_OWN:
        if (form->map)
            write_map(schema, form->map);
        else
            write_pattern(schema, form);
        return;
    }
}

/* ---- rows ---- */

/* Maps of two kinds: the one that its marks tell, else the other. */
static void write_told_apart(Schema *schema, const FieldForm *told, const FieldForm *other)
{
    Json *json = &schema->json;
    char id[ID_BYTES];
    meet(schema, told->map);
    meet(schema, other->map);
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
    reference(schema, id_of(told->map, id));
    json_close(json);
    json_open_object(json, "else");
    reference(schema, id_of(other->map, id));
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
        write_form(schema, forms);
        return;
    }
    json_open_array(json, "anyOf");
    for (size_t i = 0; i < count; i++) {
        json_open_object(json, NULL);
        write_form(schema, &forms[i]);
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
    write_pattern(schema, form);
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
        refer_to(schema, "exercise");
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
    static char missing[SAID_BYTES];
    snprintf(missing, sizeof missing, "%s '%s' of %s", what, schema->row->key, schema->map->what);
    schema->missing = missing;
}

static void write_words(Schema *schema, const SchemaKey *said)
{
    Json *json = &schema->json;
    json_text(json, "description", said->says);
    if (said->usual)
        json_text(json, "default", said->usual);
    if (!said->examples[0])
        return;
    json_open_array(json, "examples");
    for (size_t i = 0; i < SCHEMA_MOST_EXAMPLES && said->examples[i]; i++)
        json_text(json, NULL, said->examples[i]);
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
    char says[SAID_BYTES] = "stands for";
    size_t used = strlen(says);
    if (!region_find(id, &name) || where) {
        text(schema, NULL, "%s: %s", region_label(id), where);
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
    write_line(schema, ROUTINE_MAX_NAME_CELLS);
    json_close(json);
    json_close(json);
    json_close(json);
    diagnostics_free(found);
}

const char *schema_write(Library *library, FILE *out)
{
    Schema schema = {.library = library};
    Json *json = &schema.json;
    char id[ID_BYTES];
    json_start(json, out, JSON_INDENTED);
    json_open_object(json, NULL);
    json_text(json, "$schema", "http://json-schema.org/draft-07/schema#");
    json_text(json, "$comment", "Made of the reader's own tables by './dev schema'.");
    meet(&schema, &routine_map);
    write_rows(&schema, &routine_map);
    json_open_object(json, "definitions");
    define_duration(&schema);
    define_regions(&schema);
    define_questions(&schema);
    define_exercises(&schema);
    for (size_t i = 1; i < schema.map_count; i++) {
        json_open_object(json, id_of(schema.maps[i], id));
        write_rows(&schema, schema.maps[i]);
        json_close(json);
    }
    json_close(json);
    json_close(json);
    return schema.missing;
}
