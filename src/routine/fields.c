// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads maps by their tables of rows: finds the row of each key, reports unknown and missing ones,
 * and hands each value to the reader of its kind (field_kinds.c). */
#include "routine/fields.h"

#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define FORMAT_MAJOR 1
#define FORMAT_MINOR 0

static void __attribute__((format(printf, 4, 0)))
add(Reading *reading, Severity severity, Place place, const char *format, va_list args)
{
    char message[1024];
    vsnprintf(message, sizeof message, format, args);
    diagnostics_add(reading->found, severity, reading->source, place, "%s", message);
}

void field_error(Reading *reading, Place place, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(reading, SEVERITY_ERROR, place, format, args);
    va_end(args);
    reading->errors++;
}

void field_warn(Reading *reading, Place place, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(reading, SEVERITY_WARNING, place, format, args);
    va_end(args);
}

void field_hint(Reading *reading, const char *format, ...)
{
    char hint[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(hint, sizeof hint, format, args);
    va_end(args);
    diagnostics_hint(reading->found, "%s", hint);
}

static const char *kind_words(YamlKind kind)
{
    static const char *const words[] = {"a text", "a list", "a map of keys"};
    return words[kind];
}

bool fields_is_map(Reading *reading, const YamlNode *node, const char *what)
{
    if (node->kind == YAML_MAP)
        return true;
    field_error(reading, node->place, "%s must be a map of keys, not %s", what,
                kind_words(node->kind));
    return false;
}

const YamlNode *const *fields_items(const YamlNode *const *node, size_t *count)
{
    if ((*node)->kind != YAML_LIST) {
        *count = 1;
        return node;
    }
    *count = (*node)->count;
    return (const YamlNode *const *)(*node)->items;
}

void field_accept(Reading *reading, const YamlNode *node, void *target)
{
    (void)reading, (void)node, (void)target;
}

/* ---- keys ---- */

/* Was this "key" meant as prose? `{say: Lean in, slowly.}` makes a key of its second half. */
static bool looks_like_prose(const YamlPair *pair)
{
    bool alone = pair->value->kind == YAML_TEXT && pair->value->plain && !*pair->value->text;
    return alone || strchr(pair->key, ' ') || pair->key[strcspn(pair->key, ".!?")] != '\0';
}

/* The row of a key, or count. */
static size_t find_row(const char *key, const FieldRow *rows, size_t count)
{
    size_t row = 0;
    while (row < count && !text_same(rows[row].key, key))
        row++;
    return row;
}

/* The row that a misspelled key was meant to be, or count. */
static size_t nearest_row(const char *key, const FieldRow *rows, size_t count)
{
    const char *names[FIELD_MOST_ROWS + 1] = {NULL};
    for (size_t i = 0; i < count; i++) {
        names[i] = rows[i].key;
        if (text_equal(key, rows[i].key))
            return i;
    }
    const char *near = text_nearest(key, names);
    return near ? find_row(near, rows, count) : count;
}

/* Says so; returns the row that was meant, or count. */
static size_t unknown_key(Reading *reading, const YamlPair *pair, const char *what,
                          const FieldRow *rows, size_t count)
{
    size_t meant = count;
    if (strlen(pair->key) > ROUTINE_MAX_KEY_BYTES) {
        field_error(reading, pair->key_place, "a key of more than %d bytes", ROUTINE_MAX_KEY_BYTES);
    } else if (reading->newer) {
        field_warn(reading, pair->key_place, "written for a newer Limber: '%s' is left out",
                   pair->key);
        return count;
    } else if ((meant = nearest_row(pair->key, rows, count)) < count) {
        field_error(reading, pair->key_place, "unknown key '%s'; did you mean '%s'?", pair->key,
                    rows[meant].key);
        return meant;
    } else {
        field_error(reading, pair->key_place, "unknown key '%s' in %s", pair->key, what);
    }
    if (looks_like_prose(pair))
        field_hint(reading, "put the text in quotes");
    return count;
}

uint64_t fields_read(Reading *reading, const YamlNode *map, const char *what, const FieldRow *rows,
                     size_t count, void *target, const YamlPair **given)
{
    bool there[FIELD_MOST_ROWS + 1] = {false}; /* under its own name */
    unsigned char own[YAML_MAX_KEYS];          /* of each pair, the row of its name, or count */
    const YamlPair *pairs[FIELD_MOST_ROWS] = {NULL};
    uint64_t wrong = 0;
    for (size_t i = 0; i < map->count; i++)
        there[own[i] = (unsigned char)find_row(map->pairs[i].key, rows, count)] = true;
    for (size_t i = 0; i < map->count; i++) {
        const YamlPair *pair = &map->pairs[i];
        size_t row = own[i];
        if (row == count) {
            row = unknown_key(reading, pair, what, rows, count);
            if (row == count || there[row])
                continue;
        }
        if (pairs[row]) /* given twice: base/yaml has said so */
            continue;
        pairs[row] = pair;
        size_t errors = reading->errors;
        field_read_kind(reading, pair->value, &rows[row], target);
        if (reading->errors > errors)
            wrong |= UINT64_C(1) << row;
    }
    for (size_t i = 0; i < count; i++) {
        if (given)
            given[i] = pairs[i];
        if (rows[i].required && !pairs[i])
            field_error(reading, (Place){map->place.line, map->place.column, 1}, "%s needs '%s'",
                        what, rows[i].key);
    }
    return wrong;
}

/* ---- the version ---- */

/* Reads a whole number of at most four digits. */
static bool take_version_part(const char **at, int *value)
{
    const char *start = *at;
    for (*value = 0; **at >= '0' && **at <= '9' && *at - start < 4; ++*at)
        *value = *value * 10 + (**at - '0');
    return *at > start;
}

/* `1`, `1.3`, into *major and *minor. */
static bool read_version(const char *text, int *major, int *minor)
{
    *minor = 0;
    if (!take_version_part(&text, major) || *major < 1)
        return false;
    if (*text == '.' && (text++, !take_version_part(&text, minor)))
        return false;
    return *text == '\0';
}

/* A file without a version; a misspelled key is for fields_read to report. */
static void no_version(Reading *reading, const YamlNode *root)
{
    for (size_t i = 0; i < root->count; i++)
        if (text_distance(root->pairs[i].key, "limber", 2) <= 2)
            return;
    field_error(reading, (Place){root->place.line, root->place.column, 1},
                "the file must begin with 'limber: 1'");
}

bool fields_version(Reading *reading, const YamlNode *root, int *minor)
{
    int major;
    *minor = 0;
    if (!fields_is_map(reading, root, "the file"))
        return false;
    const YamlNode *node = yaml_get(root, "limber");
    if (!node) {
        no_version(reading, root);
    } else if (node->kind != YAML_TEXT || !read_version(node->text, &major, minor)) {
        field_error(reading, node->place, "'limber' must be the format's version: 1");
    } else if (major > FORMAT_MAJOR) {
        field_error(reading, node->place,
                    "written for version %d of the format; this Limber reads version %d", major,
                    FORMAT_MAJOR);
        return false;
    } else if (strcmp(root->pairs[0].key, "limber") != 0) {
        field_error(reading, root->pairs[0].key_place, "'limber' must be the first key");
    }
    reading->newer = *minor > FORMAT_MINOR;
    return true;
}
