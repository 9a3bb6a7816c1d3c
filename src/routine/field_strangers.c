// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What is said about a key that no row has: what to write in its stead, or where it belongs. */
#include "routine/fields.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

/* Was this "key" meant as prose? `{say: Lean in, slowly.}` makes a key of its second half. */
static bool looks_like_prose(const YamlPair *pair)
{
    bool alone = pair->value->kind == YAML_TEXT && pair->value->plain && !*pair->value->text;
    return alone || strchr(pair->key, ' ') || pair->key[strcspn(pair->key, ".!?")] != '\0';
}

/* `{say: Lean in, slowly.}`: the text before this "key" goes on in it. */
static void quote_across(Reading *reading, const YamlPair *pair)
{
    const YamlNode *map = reading->at.map;
    const YamlNode *before = pair > map->pairs ? pair[-1].value : NULL;
    bool joined = map->flow && before && before->plain && before->one_line && !*pair->value->text &&
                  before->place.line == pair->key_place.line;
    YamlNode both = {.kind = YAML_TEXT, .plain = true, .one_line = joined};
    if (joined)
        both.place = place_across(before->place, pair->key_place);
    field_quote(reading, &both);
}

static void list_keys(Reading *reading, const char *what, const FieldRow *rows, size_t count)
{
    char list[256] = "";
    for (size_t i = 0; i < count; i++) {
        size_t used = strlen(list);
        snprintf(list + used, sizeof list - used, "%s%s", used ? ", " : "", rows[i].key);
    }
    field_hint(reading, "leave it out: %s takes %s", what, list);
}

/* A key of a step that stands behind the steps in the first column goes into the last of them. */
static void indent_to_step(Reading *reading, const YamlPair *pair)
{
    const YamlNode *map = reading->at.map;
    const YamlPair *before = pair - 1;
    while (before > map->pairs && strcmp(before->key, "steps") != 0 &&
           stranger_find("a routine", before->key).hint)
        before--;
    const YamlNode *steps = pair > map->pairs ? before->value : NULL;
    bool behind = steps && strcmp(before->key, "steps") == 0 && steps->kind == YAML_LIST &&
                  !steps->flow && steps->count > 0;
    const YamlNode *last = behind ? steps->items[steps->count - 1] : NULL;
    if (last && last->kind == YAML_MAP && !last->flow && pair->value->one_line &&
        !yaml_get(last, pair->key))
        field_edit(
            reading, (Place){pair->key_place.line, pair->key_place.column, 0},
            arena_printf(reading->arena, "%*s", last->place.column - pair->key_place.column, ""));
}

/* "7 days" for week 2 and for day 8. */
static const char *days_instead(Reading *reading, const YamlPair *pair)
{
    int number = 0;
    for (const char *at = pair->value->text; *at >= '0' && *at <= '9' && number < 1000; at++)
        number = number * 10 + (*at - '0');
    int days = strncmp(pair->key, "week", 4) == 0 ? (number - 1) * 7 : number - 1;
    return days > 0 ? arena_printf(reading->arena, "after: %d days", days) : "after: 7 days";
}

/* The pairs of `dose: {reps: 15, sets: 3}` as keys of the step. */
static const char *pairs_instead(Reading *reading, const YamlPair *pair)
{
    const char *between = arena_printf(reading->arena, "\n%*s", pair->key_place.column - 1, "");
    const char *pairs = "";
    for (size_t i = 0; i < pair->value->count; i++) {
        const YamlPair *inner = &pair->value->pairs[i];
        if (inner->value->kind != YAML_TEXT || yaml_get(reading->at.map, inner->key))
            return NULL;
        pairs = arena_printf(reading->arena, "%s%s%s: %s", pairs,
                             i == 0                  ? ""
                             : reading->at.map->flow ? ", "
                                                     : between,
                             inner->key, field_flow_text(reading, inner->value));
    }
    return *pairs ? pairs : NULL;
}

/* What is written in the place of a pair; NULL: nobody knows. */
static const char *text_instead(Reading *reading, const YamlPair *pair, const Stranger *stranger)
{
    const YamlNode *value = pair->value;
    if (value->kind == YAML_MAP && value->flow)
        return stranger->inner ? NULL : pairs_instead(reading, pair);
    if (value->kind != YAML_TEXT || !value->one_line)
        return NULL;
    if (stranger->inner)
        return arena_printf(reading->arena, "%s: {%s: %s}", stranger->instead, stranger->inner,
                            field_flow_text(reading, value));
    if (strcmp(stranger->instead, "after") == 0)
        return days_instead(reading, pair);
    return arena_printf(reading->arena, "%s: %s", stranger->instead, value->text);
}

/* A key that does another's work becomes that one: `duration: 30s`, `week: 2`, `dose: {reps: 15}`.
 */
static void write_instead(Reading *reading, const YamlPair *pair, const char *what)
{
    Stranger stranger = stranger_find(what, pair->key);
    const YamlNode *value = pair->value;
    Place end = value->kind == YAML_MAP && value->flow ? value->last : value->place;
    if (!stranger.instead || yaml_get(reading->at.map, stranger.instead) ||
        value->place.line != pair->key_place.line || end.line != value->place.line)
        return;
    const char *text = text_instead(reading, pair, &stranger);
    if (!text)
        return;
    field_edit(reading, place_across(pair->key_place, end), text);
    if (stranger.inner)
        field_hint(reading, "write '%s'", text);
    else
        field_guess(reading);
}

/* "put it into the 'note'": where there is none yet. */
static void write_note(Reading *reading, const YamlPair *pair)
{
    YamlNode note = {.kind = YAML_TEXT};
    note.text = arena_printf(reading->arena, "%s %s", pair->key,
                             pair->value->text ? pair->value->text : "");
    if (!pair->value->one_line || yaml_get(reading->at.map, "note") ||
        pair->value->place.line != pair->key_place.line)
        return;
    const char *text = arena_printf(reading->arena, "note: %s", field_flow_text(reading, &note));
    field_hint(reading, "write '%s'", text);
    field_edit(reading, place_across(pair->key_place, pair->value->place), text);
    field_guess(reading);
}

#define FEW_KEYS 12

/* What to do about a key that is none of the rows. */
void field_explain_stranger(Reading *reading, const YamlPair *pair, const char *what)
{
    const char *hint = stranger_find(what, pair->key).hint;
    const char *near = field_nearest(reading, pair->key);
    if (pair->value->kind == YAML_TEXT && looks_like_prose(pair)) {
        quote_across(reading, pair);
    } else if (hint) {
        field_hint(reading, "%s", hint);
        indent_to_step(reading, pair);
        write_instead(reading, pair, what);
        if (strcmp(hint, "put it into the 'note'") == 0)
            write_note(reading, pair);
    } else if (near && text_distance(pair->key, near, 1) <= 1) {
        field_hint(reading, "leave it out; '%s' would be the nearest, and takes another value",
                   near);
    } else if (reading->at.count <= FEW_KEYS) {
        list_keys(reading, what, reading->at.rows, reading->at.count);
    } else if (field_knows(reading, "note") || field_knows(reading, "summary")) {
        field_hint(reading, "leave it out, or put it into the '%s'",
                   field_knows(reading, "note") ? "note" : "summary");
    } else {
        field_hint(reading, "leave it out; 'man limber' lists what there is");
    }
}
