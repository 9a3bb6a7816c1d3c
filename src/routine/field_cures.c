// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Cures of messages: what to write, once as an edit of the file and once as the hint that says it.
 * Both come from the same words, so that what is read and what --fix does cannot differ. */
#include "routine/fields.h"

#include "base/source.h"

#include <stdio.h>
#include <string.h>

Place place_across(Place from, Place to)
{
    return (Place){from.line, from.column, to.column + to.width - from.column};
}

void field_edit(Reading *reading, Place place, const char *text)
{
    diagnostics_edit(reading->found, reading->source, place, text);
}

void field_guess(Reading *reading)
{
    diagnostics_guess(reading->found);
}

void field_write(Reading *reading, const YamlNode *node, const char *format, ...)
{
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    field_hint(reading, "write '%s'", text);
    if (node->one_line)
        field_edit(reading, node->place, text);
}

/* ---- quotes ---- */

/* What stands at a place of the file, in the arena. */
static const char *raw_at(Reading *reading, Place place)
{
    SourceMark mark = reading->source->mark ? *reading->source->mark : (SourceMark){0};
    size_t start, from = source_seek(reading->source, &mark, place, &start);
    Place end = {place.line, place.column + place.width, 0};
    size_t to = source_seek(reading->source, &mark, end, &start);
    return arena_copy(reading->arena, reading->source->text + from, to - from);
}

const char *field_quoted(Arena *arena, const char *text)
{
    char *out = arena_alloc(arena, 2 * strlen(text) + 3);
    size_t used = 0;
    out[used++] = '"';
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            out[used++] = '\\';
        out[used++] = *text;
    }
    out[used] = '"';
    return out;
}

const char *field_flow_text(Reading *reading, const YamlNode *node)
{
    bool special = strpbrk(node->text, ",[]{}:#&*!|>'\"%@`") != NULL;
    return special ? field_quoted(reading->arena, node->text) : node->text;
}

/* The place of a whole value on one line; line 0: it stands on several. */
static Place whole_place(const YamlNode *node)
{
    Place none = {0};
    if (node->kind == YAML_TEXT)
        return node->one_line && node->plain ? node->place : none;
    if (node->flow)
        return node->place.line == node->last.line ? place_across(node->place, node->last) : none;
    if (node->kind != YAML_MAP || node->count != 1 || !node->pairs[0].value->one_line ||
        node->pairs[0].value->place.line != node->place.line)
        return none;
    return place_across(node->pairs[0].key_place, node->pairs[0].value->place);
}

/* The brackets of a list go with it: they made the text one. */
static const char *unbracketed(const YamlNode *node, const char *raw, Reading *reading)
{
    size_t length = strlen(raw);
    if (node->kind != YAML_LIST || length < 2)
        return raw;
    return arena_copy(reading->arena, raw + 1, length - 2);
}

void field_quote(Reading *reading, const YamlNode *node)
{
    Place place = whole_place(node);
    field_hint(reading, "put the text in quotes");
    if (place.line > 0)
        field_edit(
            reading, place,
            field_quoted(reading->arena, unbracketed(node, raw_at(reading, place), reading)));
}

void field_quote_line(Reading *reading, const YamlNode *node)
{
    field_hint(reading, "put the text in quotes, or the comment on a line of its own");
    if (!node->one_line)
        return;
    Place rest = {node->place.line, node->place.column, EDIT_LINE};
    const char *raw = raw_at(reading, rest);
    size_t length = strlen(raw);
    while (length > 0 && raw[length - 1] == ' ')
        length--;
    rest.width = 0;
    for (size_t i = 0; i < length; i++)
        rest.width += ((unsigned char)raw[i] & 0xc0) != 0x80;
    field_edit(reading, rest,
               field_quoted(reading->arena, arena_copy(reading->arena, raw, length)));
    field_guess(reading);
}

static bool is_prose(const YamlNode *node)
{
    return node->kind == YAML_TEXT && node->plain && node->one_line && strchr(node->text, ' ');
}

void field_warn_of_split(Reading *reading, const YamlNode *list)
{
    for (size_t i = 1; list->kind == YAML_LIST && list->flow && i < list->count; i++) {
        const YamlNode *before = list->items[i - 1], *node = list->items[i];
        bool begins = is_prose(before) && before->text[0] >= 'A' && before->text[0] <= 'Z';
        bool goes_on = node->kind == YAML_TEXT && node->plain && node->one_line &&
                       node->place.line == before->place.line && node->text[0] >= 'a' &&
                       node->text[0] <= 'z';
        if (!begins || !goes_on)
            continue;
        Place both = place_across(before->place, node->place);
        field_warn(reading, node->place, "a comma begins another entry here: is this one text?");
        field_hint(reading, "put the text in quotes, or each entry on a line of its own");
        field_edit(reading, both, field_quoted(reading->arena, raw_at(reading, both)));
        field_guess(reading);
        return;
    }
}

/* ---- keys ---- */

/* Is a pair the first on its line, and its value on no other one? */
static bool has_line(Reading *reading, const YamlPair *pair)
{
    const YamlNode *value = pair->value;
    Place before = {pair->key_place.line, 1, pair->key_place.column - 1};
    bool alone = value->kind == YAML_TEXT ? value->one_line || !*value->text
                                          : value->flow && value->last.line == value->place.line;
    const char *raw = raw_at(reading, before);
    return alone && raw[strspn(raw, " ")] == '\0' && value->place.line == pair->key_place.line;
}

void field_drop(Reading *reading, const YamlPair *pair)
{
    field_hint(reading, "leave it out");
    if (has_line(reading, pair))
        field_edit(reading, (Place){pair->key_place.line, 1, EDIT_LINE}, "");
}

void field_add(Reading *reading, const YamlPair *after, const char *pairs)
{
    const YamlNode *map = reading->at.map, *value = after->value;
    Place end = {value->place.line, value->place.column + value->place.width, 0};
    if (!value->one_line || value->place.line != after->key_place.line)
        return;
    if (map && map->flow)
        field_edit(reading, end, arena_printf(reading->arena, ", %s", pairs));
    else
        field_edit(reading, end,
                   arena_printf(reading->arena, "\n%*s%s", after->key_place.column - 1, "", pairs));
}

static void hint_of_pairs(Reading *reading, const Words *pairs, size_t count)
{
    char hint[512] = "write";
    for (size_t i = 0; i < count; i++) {
        size_t used = strlen(hint);
        const char *before = i == 0 ? "" : i + 1 == count ? " and" : ",";
        snprintf(hint + used, sizeof hint - used, "%s '%s: %s'", before, pairs[i].key,
                 pairs[i].value);
    }
    field_hint(reading, "%s", hint);
}

/* Is a key given in the map already, but for the pair that is being read? */
static bool is_taken(const FieldSpot *at, const char *key)
{
    for (size_t i = 0; i < at->map->count; i++)
        if (&at->map->pairs[i] != at->pair && strcmp(at->map->pairs[i].key, key) == 0)
            return true;
    return false;
}

void field_write_pairs(Reading *reading, const Words *pairs, size_t count)
{
    const FieldSpot *at = &reading->at;
    hint_of_pairs(reading, pairs, count);
    Place from = at->pair->key_place, to = at->pair->value->place;
    char text[512] = "";
    for (size_t i = 0; i < count; i++) {
        size_t used = strlen(text);
        if (is_taken(at, pairs[i].key))
            return;
        if (i > 0 && at->map->flow)
            used += (size_t)snprintf(text + used, sizeof text - used, ", ");
        else if (i > 0)
            used += (size_t)snprintf(text + used, sizeof text - used, "\n%*s", from.column - 1, "");
        snprintf(text + used, sizeof text - used, "%s: %s", pairs[i].key, pairs[i].value);
    }
    if (at->pair->value->one_line && from.line == to.line)
        field_edit(reading, place_across(from, to), text);
}
