// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Finds where a value stands, or where a new line may go, and tries the places from the one that a
 * person would take on: a try counts where the text that comes of it reads as the one before but
 * for the value. So no rule about YAML need be known here that its reader does not know. */
#include "routine/settings_edit.h"

#include "base/yaml.h"

#include <string.h>

typedef struct {
    Arena *arena;
    const Source *source;
    const Settings *before; /* as the source reads */
    size_t errors;          /* in it */
    const char *key, *value;
    const char *scalar;   /* the value as it is written */
    const char *line_end; /* as the file has it */
    const char *text;     /* what came of it; NULL: nothing yet */
    size_t size;
} SettingsEdit;

/* ---- what is written ---- */

/* Safe without quotes, wherever it stands. */
static bool is_plain(const char *value)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    static const char others[] = " ._-+/()";
    size_t size = strlen(value);
    if (size == 0 || !strchr(letters, value[0]) || value[size - 1] == ' ')
        return false;
    for (; *value; value++)
        if (!strchr(letters, *value) && !strchr(others, *value))
            return false;
    return true;
}

static const char *scalar_of(Arena *arena, const char *value)
{
    if (is_plain(value))
        return value;
    char *quoted = arena_alloc(arena, 2 * strlen(value) + 3), *at = quoted;
    *at++ = '\'';
    for (; *value; value++) {
        if (*value == '\'')
            *at++ = '\'';
        *at++ = *value;
    }
    *at = '\'';
    return quoted;
}

static const char *line_end_of(const Source *source)
{
    size_t at = 0;
    while (at < source->size && source->text[at] != '\n' && source->text[at] != '\r')
        at++;
    if (at == source->size || source->text[at] == '\n')
        return "\n";
    return at + 1 < source->size && source->text[at + 1] == '\n' ? "\r\n" : "\r";
}

static bool ends_line(char byte)
{
    return byte == '\n' || byte == '\r';
}

/* The first byte of the line that a byte stands in. */
static size_t line_of(const Source *source, size_t at)
{
    size_t begin = source_begin(source);
    while (at > begin && !ends_line(source->text[at - 1]))
        at--;
    return at;
}

/* The first byte of the next line, or the size of the source; at itself where it begins a line. */
static size_t next_line(const Source *source, size_t at)
{
    if (at == line_of(source, at))
        return at;
    while (at < source->size && !ends_line(source->text[at]))
        at++;
    if (at < source->size && source->text[at] == '\r')
        at++;
    if (at < source->size && source->text[at] == '\n' && source->text[at - 1] != '\n')
        at++;
    return at;
}

/* ---- a try ---- */

static bool reads_well(const SettingsEdit *edit, const Source *source)
{
    char word[SETTINGS_WORD_BYTES];
    Diagnostics *found = diagnostics_new();
    Settings *after = settings_parse(source, found);
    bool well = diagnostics_count(found, SEVERITY_ERROR) <= edit->errors &&
                strcmp(settings_word(after, edit->key, word), edit->value) == 0 &&
                settings_same_but(after, edit->before, edit->key);
    settings_free(after);
    diagnostics_free(found);
    return well;
}

/* Puts words in the place of the bytes from at to end. True: that was it. */
static bool put(SettingsEdit *edit, size_t at, size_t end, const char *words)
{
    const Source *source = edit->source;
    size_t length = strlen(words), size = source->size - (end - at) + length;
    if (edit->text || size > YAML_MAX_BYTES)
        return edit->text != NULL;
    char *text = arena_alloc(edit->arena, size + 1);
    memcpy(text, source->text, at);
    char *rest = stpcpy(text + at, words);
    memcpy(rest, source->text + end, source->size - end);
    if (!reads_well(edit, &(Source){.name = source->name, .text = text, .size = size}))
        return false;
    edit->text = text;
    edit->size = size;
    return true;
}

/* ---- a value that is there ---- */

/* A comment in the first line of a block (`| # why`), or "". */
static const char *comment_of_block(const SettingsEdit *edit, const YamlNode *node)
{
    const char *text = edit->source->text + node->begin;
    size_t length = 0;
    while (node->begin + length < node->end && !ends_line(text[length]))
        length++;
    const char *comment = memchr(text, '#', length);
    return comment ? arena_printf(edit->arena, " %.*s", (int)(text + length - comment), comment)
                   : "";
}

static void replace(SettingsEdit *edit, const YamlNode *node)
{
    const char *text = edit->source->text;
    const char *words = edit->scalar;
    if (node->kind != YAML_TEXT)
        return;
    if (node->begin == node->end) /* nothing stands there */
        words = arena_printf(edit->arena, " %s", words);
    else if (text[node->begin] == '|' || text[node->begin] == '>')
        words = arena_printf(edit->arena, "%s%s%s", words, comment_of_block(edit, node),
                             ends_line(text[node->end - 1]) ? edit->line_end : "");
    put(edit, node->begin, node->end, words);
}

/* ---- a new one ---- */

/* The blanks that a line of the map begins with. */
static const char *indent_of(const SettingsEdit *edit, const YamlNode *map)
{
    size_t line = line_of(edit->source, map->begin), length = 0;
    while (line + length < map->begin && edit->source->text[line + length] == ' ')
        length++;
    return arena_copy(edit->arena, edit->source->text + line, length);
}

/* Lines at the place of a byte that begins one; where the file ends without a line's end that comes
 * first. */
static void put_lines(SettingsEdit *edit, size_t at, const char *lines)
{
    const Source *source = edit->source;
    bool open = at > source_begin(source) && !ends_line(source->text[at - 1]);
    put(edit, at, at, open ? arena_printf(edit->arena, "%s%s", edit->line_end, lines) : lines);
}

/* "level: brief", or for a map that is not there yet "speech:" with a line below it. */
static const char *lines_of(const SettingsEdit *edit, const char *indent, const char *group,
                            const char *name)
{
    if (!group)
        return arena_printf(edit->arena, "%s%s: %s%s", indent, name, edit->scalar, edit->line_end);
    return arena_printf(edit->arena, "%s%s:%s%s  %s: %s%s", indent, group, edit->line_end, indent,
                        name, edit->scalar, edit->line_end);
}

static void add_to_flow(SettingsEdit *edit, const YamlNode *map, const char *group,
                        const char *name)
{
    const char *pair = group ? arena_printf(edit->arena, "%s: {%s: %s}", group, name, edit->scalar)
                             : arena_printf(edit->arena, "%s: %s", name, edit->scalar);
    put(edit, map->begin + 1, map->begin + 1,
        arena_printf(edit->arena, "%s%s", pair, map->count > 0 ? ", " : ""));
}

/* Where the document ends by a line of dots, that line. */
static size_t end_of_document(const Source *source)
{
    for (size_t at = source_begin(source); at + 3 <= source->size; at = next_line(source, at + 1))
        if (memcmp(source->text + at, "...", 3) == 0)
            return at;
    return source->size;
}

static void add_to_root(SettingsEdit *edit, const YamlNode *root, const char *group,
                        const char *name)
{
    const char *lines = lines_of(edit, root ? indent_of(edit, root) : "", group, name);
    put_lines(edit, edit->source->size, lines);
    put_lines(edit, end_of_document(edit->source), lines);
    if (root)
        put_lines(edit, line_of(edit->source, root->begin), lines);
}

/* Below the last of the map's own lines. */
static void add_to_group(SettingsEdit *edit, const YamlNode *map, const char *name)
{
    const char *lines = lines_of(edit, indent_of(edit, map), NULL, name);
    const YamlNode *last = map->pairs[map->count - 1].value;
    size_t end = last ? last->end : map->begin;
    put_lines(edit, next_line(edit->source, end), lines);
    put_lines(edit, line_of(edit->source, map->begin), lines);
}

static void set(SettingsEdit *edit, const YamlNode *root)
{
    const char *dot = strchr(edit->key, '.'), *name = dot ? dot + 1 : edit->key;
    const char *group = dot ? arena_copy(edit->arena, edit->key, (size_t)(dot - edit->key)) : NULL;
    const YamlNode *map = root && group ? yaml_get(root, group) : root;
    const YamlNode *value = map ? yaml_get(map, name) : NULL;
    if (value)
        replace(edit, value);
    else if (!map && root && root->flow)
        add_to_flow(edit, root, group, name);
    else if (!map)
        add_to_root(edit, root, group, name);
    else if (map->kind == YAML_MAP && map->flow)
        add_to_flow(edit, map, NULL, name);
    else if (map->kind == YAML_MAP && group)
        add_to_group(edit, map, name);
    else if (map->kind == YAML_MAP)
        add_to_root(edit, map, NULL, name);
}

/* ---- the whole ---- */

/* Does a map of the tree have a key twice? Which of the two counts nobody should have to guess. */
static bool has_twice(const YamlNode *node)
{
    bool has = false;
    for (size_t i = 0; i < node->count && node->kind == YAML_MAP && !has; i++)
        has = node->pairs[i].first_line > 0 || has_twice(node->pairs[i].value);
    for (size_t i = 0; i < node->count && node->kind == YAML_LIST && !has; i++)
        has = has_twice(node->items[i]);
    return has;
}

/* The tree of a source that is fit to be changed; *root NULL: it says nothing. */
static bool parse(Arena *arena, const Source *source, const YamlNode **root)
{
    Diagnostics *found = diagnostics_new();
    *root = yaml_says_nothing(source) ? NULL : yaml_parse(arena, source, found);
    bool whole = diagnostics_count(found, SEVERITY_ERROR) == 0 &&
                 (!*root || ((*root)->kind == YAML_MAP && !has_twice(*root)));
    diagnostics_free(found);
    return whole;
}

const char *settings_edit(Arena *arena, const Source *source, const char *key, const char *value,
                          size_t *size, Diagnostics *found)
{
    size_t errors = diagnostics_count(found, SEVERITY_ERROR);
    const YamlNode *root;
    Settings *before = settings_parse(source, found);
    SettingsEdit edit = {.arena = arena,
                         .source = source,
                         .before = before,
                         .errors = diagnostics_count(found, SEVERITY_ERROR) - errors,
                         .key = key,
                         .value = value,
                         .scalar = scalar_of(arena, value),
                         .line_end = line_end_of(source)};
    bool whole = parse(arena, source, &root);
    if (whole)
        set(&edit, root);
    if (whole && !edit.text)
        diagnostics_add(found, SEVERITY_ERROR, source, (Place){0},
                        "'%s' cannot be set here; write it by hand", key);
    settings_free(before);
    *size = edit.size;
    return edit.text;
}
