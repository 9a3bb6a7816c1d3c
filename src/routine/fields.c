// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads maps by their tables of rows: finds the row of each key, reports unknown and missing ones,
 * and hands each value to the reader of its kind (field_kinds.c). */
#include "routine/fields.h"

#include "base/array.h"
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

bool fields_is_map(Reading *reading, const YamlNode *node, const char *what, const char *key)
{
    if (node->kind == YAML_MAP)
        return true;
    field_error(reading, node->place, "%s must be a map of keys, not %s", what,
                kind_words(node->kind));
    if (key && node->kind == YAML_TEXT && *node->text)
        field_write(reading, node, "{%s: %s}", key, field_flow_text(reading, node));
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

const YamlNode *const *fields_few(Reading *reading, const YamlNode *const *node, size_t *count)
{
    const YamlNode *const *items = fields_items(node, count);
    if (*count <= ROUTINE_MAX_LIST)
        return items;
    field_error(reading, items[ROUTINE_MAX_LIST]->place, "a list of %zu entries; at most %d fit",
                *count, ROUTINE_MAX_LIST);
    field_hint(reading, "keep those that matter most");
    *count = 0;
    return items;
}

void field_accept(Reading *reading, const YamlNode *node, void *target)
{
    (void)reading, (void)node, (void)target;
}

/* ---- keys ---- */

/* The row of a key, or count. */
static size_t find_row(const char *key, const FieldRow *rows, size_t count)
{
    size_t row = 0;
    while (row < count && !text_same(rows[row].key, key))
        row++;
    return row;
}

bool field_knows(const Reading *reading, const char *key)
{
    return find_row(key, reading->at.rows, reading->at.count) < reading->at.count;
}

bool field_must_be(const Reading *reading, const char *key)
{
    size_t row = find_row(key, reading->at.rows, reading->at.count);
    return row < reading->at.count && reading->at.rows[row].required;
}

#define SHORT_KEY 4 /* letters: two of them wrong make another word */

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
    bool is_short = strlen(key) <= SHORT_KEY;
    return near && (!is_short || text_distance(key, near, 1) <= 1) ? find_row(near, rows, count)
                                                                   : count;
}

const char *field_nearest(const Reading *reading, const char *key)
{
    size_t row = nearest_row(key, reading->at.rows, reading->at.count);
    return row < reading->at.count ? reading->at.rows[row].key : NULL;
}

/* The row that an unknown key was meant to be, or count. */
static size_t meant_row(const char *key, const char *what, const FieldRow *rows, size_t count)
{
    Stranger stranger = stranger_find(what, key);
    size_t row = stranger.key ? find_row(stranger.key, rows, count) : count;
    return row < count || stranger.hint ? row : nearest_row(key, rows, count);
}

/* Reads a value as that of a row. False: it does not fit, and nothing was said of it. */
static bool value_fits(Reading *reading, const YamlPair *pair, const FieldRow *row, void *target)
{
    size_t errors = reading->errors, first = diagnostics_size(reading->found);
    field_read_kind(reading, pair->value, row, target);
    if (reading->errors == errors)
        return true;
    reading->errors = errors;
    diagnostics_forget(reading->found, first);
    return false;
}

/* Says so. Returns the row that was meant, whose value is read then, or count. */
static size_t unknown_key(Reading *reading, const YamlPair *pair, const char *what,
                          const bool *there, void *target)
{
    const FieldRow *rows = reading->at.rows;
    size_t count = reading->at.count, meant = meant_row(pair->key, what, rows, count);
    if (strlen(pair->key) > ROUTINE_MAX_KEY_BYTES) {
        field_error(reading, pair->key_place, "a key of more than %d bytes", ROUTINE_MAX_KEY_BYTES);
        return count;
    }
    if (reading->newer) {
        field_warn(reading, pair->key_place, "written for a newer Limber: '%s' is left out",
                   pair->key);
        return count;
    }
    if (meant < count && !there[meant] && value_fits(reading, pair, &rows[meant], target)) {
        field_error(reading, pair->key_place, "unknown key '%s'; did you mean '%s'?", pair->key,
                    rows[meant].key);
        field_edit(reading, pair->key_place, rows[meant].key);
        return meant;
    }
    field_error(reading, pair->key_place, "unknown key '%s' in %s", pair->key, what);
    if (meant < count && there[meant])
        field_hint(reading, "leave it out: '%s' is there already", rows[meant].key);
    else
        field_explain_stranger(reading, pair, what);
    return count;
}

static bool is_open(uint64_t rows, size_t row)
{
    return !(rows >> row & 1);
}

/* What a key that is required is like. */
static const Words examples[] = {
    {"title", "Calves after a run"},
    {"steps", "[{name: Calf stretch, hold: 30s}]"},
    {"when", "post-run"},
    {"name", "Calf stretch"},
    {"say", "Breathe out"},
    {"after", "7 days"},
    {"times", "2/week"},
    {"repeat", "3"},
    {"ask", "Is the knee swollen?"},
    {"low", "no trouble"},
    {"high", "cannot"},
    {"then", "Rest it today, and call us."},
    {"kind", "static"},
    {"side", "each"},
    {"position", "standing"},
};

static void hint_of_missing(Reading *reading, const YamlNode *map, const char *key)
{
    const YamlPair *last = map->count > 0 ? &map->pairs[map->count - 1] : NULL;
    for (size_t i = 0; i < COUNT_OF(examples); i++) {
        if (strcmp(examples[i].key, key) != 0)
            continue;
        const char *pair = arena_printf(reading->arena, "%s: %s", key, examples[i].value);
        field_hint(reading, "add '%s', with what fits here", pair);
        if (last)
            field_add(reading, last, pair);
        field_guess(reading);
    }
}

/* What is required and not there, unless what was meant for it was wrong. */
static void check_required(Reading *reading, const YamlNode *map, const char *what,
                           const YamlPair *const *pairs, uint64_t wrong)
{
    const FieldRow *rows = reading->at.rows;
    for (size_t i = 0; !map->cut && i < reading->at.count; i++) {
        if (!rows[i].required || pairs[i] || !is_open(wrong, i))
            continue;
        field_error(reading, (Place){map->place.line, map->place.column, 1}, "%s needs '%s'", what,
                    rows[i].key);
        hint_of_missing(reading, map, rows[i].key);
    }
}

/* The second of two keys that begin a step: its '-' is missing. */
static bool begins_step(const char *what, const YamlPair *pair)
{
    return strcmp(what, "a step") == 0 &&
           (strcmp(pair->key, "exercise") == 0 || strcmp(pair->key, "name") == 0);
}

/* Says that a key is there twice. True: it begins a step, and what follows belongs to that one. */
static bool given_twice(Reading *reading, const char *what, const YamlPair *pair)
{
    field_error(reading, pair->key_place, "'%s' given twice (first on line %d)", pair->key,
                pair->first_line);
    if (!begins_step(what, pair)) {
        field_drop(reading, pair);
        field_hint(reading, "keep one of the two");
        field_guess(reading);
        return false;
    }
    field_hint(reading, "a new step begins with a '-': write '- %s' in the column of the others",
               pair->key);
    Place dash = {pair->key_place.line, pair->key_place.column - 2, 2};
    if (dash.column > 0 && !reading->at.map->flow)
        field_edit(reading, dash, "- ");
    return true;
}

/* Reads one pair; *wrong gets the bit of its row where its value is. */
static void read_pair(Reading *reading, const char *what, const bool *there, void *target,
                      const YamlPair **pairs, uint64_t *wrong)
{
    const YamlPair *pair = reading->at.pair;
    const FieldRow *rows = reading->at.rows;
    size_t count = reading->at.count, row = find_row(pair->key, rows, count);
    size_t errors = reading->errors;
    if (row == count) {
        row = unknown_key(reading, pair, what, there, target);
        const char *instead = stranger_find(what, pair->key).instead;
        size_t near =
            instead ? find_row(instead, rows, count) : nearest_row(pair->key, rows, count);
        if (row < count && !pairs[row])
            pairs[row] = pair;
        else if (row == count && near < count && !there[near])
            *wrong |= UINT64_C(1) << near;
        return;
    }
    if (pairs[row])
        return;
    pairs[row] = pair;
    field_read_kind(reading, pair->value, &rows[row], target);
    if (reading->errors > errors)
        *wrong |= UINT64_C(1) << row;
}

uint64_t fields_read(Reading *reading, const YamlNode *map, const char *what, const FieldRow *rows,
                     size_t count, void *target, const YamlPair **given)
{
    bool there[FIELD_MOST_ROWS + 1] = {false}; /* under its own name */
    const YamlPair *pairs[FIELD_MOST_ROWS] = {NULL};
    FieldSpot outer = reading->at;
    uint64_t wrong = 0;
    reading->at = (FieldSpot){map, NULL, rows, count};
    for (size_t i = 0; i < map->count; i++)
        there[find_row(map->pairs[i].key, rows, count)] = true;
    for (size_t i = 0; i < map->count; i++) {
        const YamlPair *pair = reading->at.pair = &map->pairs[i];
        if (pair->first_line > 0 && given_twice(reading, what, pair))
            break;
        if (pair->first_line == 0)
            read_pair(reading, what, there, target, pairs, &wrong);
    }
    check_required(reading, map, what, pairs, wrong);
    for (size_t i = 0; given && i < count; i++)
        given[i] = pairs[i];
    reading->at = outer;
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

/* "write 'LINE' before this", at the first key of the file. */
static void field_write_line(Reading *reading, const YamlNode *root, const char *line)
{
    field_hint(reading, "write '%s' into the line before it", line);
    if (root->count > 0 && !root->flow && root->place.column == 1)
        field_edit(reading, (Place){root->place.line, 1, 0},
                   arena_printf(reading->arena, "%s\n", line));
}

static void move_version(Reading *reading, const YamlNode *root)
{
    const YamlPair *pair = root->pairs;
    while (strcmp(pair->key, "limber") != 0)
        pair++;
    const char *line = arena_printf(reading->arena, "limber: %s", pair->value->text);
    field_drop(reading, pair);
    field_write_line(reading, root, line);
    field_hint(reading, "move '%s' to the top", line);
}

/* A file without a version; a misspelled key is for fields_read to report. */
static void no_version(Reading *reading, const YamlNode *root)
{
    for (size_t i = 0; i < root->count; i++)
        if (text_distance(root->pairs[i].key, "limber", 2) <= 2)
            return;
    field_error(reading, (Place){root->place.line, root->place.column, 1},
                "the file must begin with 'limber: 1'");
    field_write_line(reading, root, "limber: 1");
}

bool fields_version(Reading *reading, const YamlNode *root, int *minor)
{
    int major;
    *minor = 0;
    if (!fields_is_map(reading, root, "the file", NULL))
        return false;
    const YamlNode *node = yaml_get(root, "limber");
    if (!node) {
        no_version(reading, root);
    } else if (node->kind != YAML_TEXT || !read_version(node->text, &major, minor)) {
        field_error(reading, node->place, "'limber' must be the format's version: 1");
        field_write(reading, node, "1");
    } else if (major > FORMAT_MAJOR) {
        field_error(reading, node->place,
                    "written for version %d of the format; this Limber reads version %d", major,
                    FORMAT_MAJOR);
        return false;
    } else if (strcmp(root->pairs[0].key, "limber") != 0) {
        field_error(reading, root->pairs[0].key_place, "'limber' must be the first key");
        move_version(reading, root);
    }
    reading->newer = *minor > FORMAT_MINOR;
    return true;
}
