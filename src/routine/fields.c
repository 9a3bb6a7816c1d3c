/* Reads maps by their tables of rows: finds the row of each key, reports unknown and missing ones,
 * and hands each value to the reader of its kind (field_kinds.c). */
#include "routine/fields.h"

#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define FORMAT_MAJOR 1
#define FORMAT_MINOR 0

static void add(Reading *reading, Severity severity, Place place, const char *format, va_list args)
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

/* ---- keys ---- */

/* Was this "key" meant as prose? `{say: Lean in, slowly.}` makes a key of its second half. */
static bool looks_like_prose(const char *key)
{
    return strchr(key, ' ') != NULL || key[strcspn(key, ".!?")] != '\0';
}

static void unknown_key(Reading *reading, const YamlPair *pair, const char *what,
                        const FieldRow *rows, size_t count)
{
    const char *names[FIELD_MOST_ROWS + 1] = {NULL};
    for (size_t i = 0; i < count; i++)
        names[i] = rows[i].key;
    const char *near = text_nearest(pair->key, names);
    if (strlen(pair->key) > ROUTINE_MAX_KEY_BYTES)
        field_error(reading, pair->key_place, "a key of more than %d bytes", ROUTINE_MAX_KEY_BYTES);
    else if (reading->newer)
        field_warn(reading, pair->key_place, "written for a newer Limber: '%s' is left out",
                   pair->key);
    else if (near)
        field_error(reading, pair->key_place, "unknown key '%s'; did you mean '%s'?", pair->key,
                    near);
    else
        field_error(reading, pair->key_place, "unknown key '%s' in %s", pair->key, what);
    if (!near && looks_like_prose(pair->key))
        field_hint(reading, "put the text in quotes");
}

static size_t find_row(const char *key, const FieldRow *rows, size_t count)
{
    size_t row = 0;
    while (row < count && strcmp(rows[row].key, key) != 0)
        row++;
    return row;
}

void fields_read(Reading *reading, const YamlNode *map, const char *what, const FieldRow *rows,
                 size_t count, void *target, const YamlPair **given)
{
    bool seen[FIELD_MOST_ROWS] = {false};
    for (size_t i = 0; given && i < count; i++)
        given[i] = NULL;
    for (size_t i = 0; i < map->count; i++) {
        const YamlPair *pair = &map->pairs[i];
        size_t row = find_row(pair->key, rows, count);
        if (row == count) {
            unknown_key(reading, pair, what, rows, count);
            continue;
        }
        if (seen[row]) /* given twice: base/yaml has said so */
            continue;
        seen[row] = true;
        if (given)
            given[row] = pair;
        field_read_kind(reading, pair->value, &rows[row], target);
    }
    for (size_t i = 0; i < count; i++) {
        if (rows[i].required && !seen[i]) {
            Place place = {map->place.line, map->place.column, 1};
            field_error(reading, place, "%s needs '%s'", what, rows[i].key);
        }
    }
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

bool fields_version(Reading *reading, const YamlNode *root, int *minor)
{
    if (!fields_is_map(reading, root, "the file"))
        return false;
    const YamlNode *node = yaml_get(root, "limber");
    Place start = {root->place.line, root->place.column, 1};
    if (!node) {
        field_error(reading, start, "the file must begin with 'limber: 1'");
        return false;
    }
    const char *at = node->kind == YAML_TEXT ? node->text : "";
    int major;
    *minor = 0;
    bool read =
        take_version_part(&at, &major) && (*at != '.' || (at++, take_version_part(&at, minor)));
    if (!read || *at != '\0' || major < 1) {
        field_error(reading, node->place, "'limber' must be the format's version: 1");
        return false;
    }
    if (major > FORMAT_MAJOR) {
        field_error(reading, node->place,
                    "written for version %d of the format; this Limber reads version %d", major,
                    FORMAT_MAJOR);
        return false;
    }
    if (strcmp(root->pairs[0].key, "limber") != 0)
        field_error(reading, root->pairs[0].key_place, "'limber' must be the first key");
    reading->newer = *minor > FORMAT_MINOR;
    return true;
}
