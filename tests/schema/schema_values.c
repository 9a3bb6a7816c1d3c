// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a schema says of one value of a form, with the sentence that an editor shows where it does
 * not fit. A number in YAML is a number to an editor and a text to the reader: both are written. */
#include "schema_values.h"

#include "base/array.h"
#include "routine/duration.h"
#include "schema_words.h"

#include <regex.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* "a question of 'gate'" → "question-of-gate" */
const char *schema_id(const FieldMap *map, char id[SCHEMA_ID_BYTES])
{
    const char *at = map->what;
    size_t used = 0;
    at += strncmp(at, "an ", 3) == 0 ? 3 : strncmp(at, "a ", 2) == 0 ? 2 : 0;
    for (; *at && used < SCHEMA_ID_BYTES - 1; at++)
        if (*at != '\'')
            id[used++] = *at == ' ' ? '-' : *at;
    id[used] = '\0';
    return id;
}

void schema_meet(Schema *schema, const FieldMap *map)
{
    for (size_t i = 0; i < schema->map_count; i++)
        if (schema->maps[i] == map)
            return;
    if (schema->map_count < SCHEMA_MOST_MAPS)
        schema->maps[schema->map_count++] = map;
    else
        schema->missing = "there are more maps than the schema has room for";
}

void schema_text(Schema *schema, const char *key, const char *format, ...)
{
    char said[4 * SCHEMA_SAID_BYTES];
    va_list args;
    va_start(args, format);
    vsnprintf(said, sizeof said, format, args);
    va_end(args);
    json_text(&schema->json, key, said);
}

void schema_reference(Schema *schema, const char *id)
{
    schema_text(schema, "$ref", "#/definitions/%s", id);
}

void schema_refer(Schema *schema, const char *id)
{
    json_open_array(&schema->json, "allOf");
    json_open_object(&schema->json, NULL);
    schema_reference(schema, id);
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
void schema_line(Schema *schema, int64_t most)
{
    write_any_text(schema);
    json_whole(&schema->json, "maxLength", 2 * most);
    json_text(&schema->json, "pattern", "^[^\n]*[^ \n][^\n]*\n?$");
    schema_text(schema, "errorMessage", "Expected one line of text, at most %lld cells wide.",
                (long long)most);
}

/* One more for a newline at the end. */
static void write_prose(Schema *schema, int64_t most)
{
    write_any_text(schema);
    json_whole(&schema->json, "maxLength", most + 1);
    json_text(&schema->json, "pattern", "[^ \n]");
    schema_text(schema, "errorMessage", "Expected a text of at most %lld characters.",
                (long long)most);
}

static void write_count(Schema *schema, int64_t least, int64_t most)
{
    char error[SCHEMA_SAID_BYTES];
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
    schema_reference(schema, "duration");
    json_close(json);
    json_open_object(json, NULL);
    json_text(json, "type", "number");
    json_seconds(json, "minimum", least);
    json_seconds(json, "maximum", most);
    schema_text(schema, "errorMessage", "Expected %s to %s, such as 45s, 1m30s or 1:30.", from, to);
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
    char error[SCHEMA_SAID_BYTES] = "Expected";
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
    schema_text(schema, "errorMessage", "%s.", error);
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

void schema_pattern(Schema *schema, const FieldForm *form)
{
    const SchemaKey *said = schema_key(schema->map->what, schema->row->key);
    Json *json = &schema->json;
    char error[SCHEMA_SAID_BYTES] = "Expected another kind of text.";
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
    char id[SCHEMA_ID_BYTES];
    schema_meet(schema, map);
    schema_refer(schema, schema_id(map, id));
}

void schema_value(Schema *schema, const FieldForm *form)
{
    switch (form->kind) {
    case FIELD_LINE:
    case FIELD_LINES:
        schema_line(schema, form->most ? form->most : ROUTINE_MAX_NAME_CELLS);
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
            schema_refer(schema, form->words == gate_ids ? "known-question" : "region");
        else
            write_choice(schema, form->choices, form->least, form->most);
        return;
    case FIELD_REGIONS:
        schema_refer(schema, "region");
        return;
    case FIELD_OWN:
        if (form->map)
            write_map(schema, form->map);
        else
            schema_pattern(schema, form);
        return;
    }
}
