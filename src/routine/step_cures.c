// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What is said where steps are not the list of maps that they have to be, and where an exercise is
 * called otherwise than by its id: each message with the lines to write. */
#include "routine/library.h"
#include "routine/step_parts.h"

#include "base/source.h"
#include "base/text.h"
#include "routine/dose_words.h"

#include <stdio.h>
#include <string.h>

/* ---- a list ---- */

/* What stands on a line, without its end, in the arena; NULL: the file has no such line. */
static const char *line_at(Reading *reading, int line)
{
    SourceMark mark = reading->source->mark ? *reading->source->mark : (SourceMark){0};
    size_t start, end;
    source_seek(reading->source, &mark, (Place){line, 1, 1}, &start);
    if (mark.line != line)
        return NULL;
    end = source_seek(reading->source, &mark, (Place){line, EDIT_LINE, 1}, &start);
    return arena_copy(reading->arena, reading->source->text + start, end - start);
}

/* Does a step begin with this key? */
static bool begins_step(const char *line)
{
    static const char *const keys[] = {"exercise:", "name:", "repeat:"};
    line += strspn(line, " ");
    for (size_t i = 0; i < 3; i++)
        if (strncmp(line, keys[i], strlen(keys[i])) == 0)
            return true;
    return false;
}

/* Keys below `steps:` and no '-': every line of them moves to the right, and a '-' comes before
 * what begins a step. */
static void add_dashes(Reading *reading, const YamlNode *map)
{
    int column = map->place.column;
    const char *line;
    bool first = true;
    for (int at = map->place.line; (line = line_at(reading, at)); at++) {
        size_t indent = strspn(line, " ");
        bool blank = line[indent] == '\0' || line[indent] == '#';
        if (!blank && (int)indent < column - 1)
            break;
        if (blank)
            continue;
        bool begins = first || ((int)indent == column - 1 && begins_step(line));
        field_edit(reading, (Place){at, column, 0}, begins ? "- " : "  ");
        first = false;
    }
}

/* "1. exercise", "2) name": the number in front of a key, and what ends it; 0: there is none. */
static int number_width(const char *key)
{
    size_t digits = strspn(key, "0123456789");
    bool marked = digits > 0 && (key[digits] == '.' || key[digits] == ')');
    return marked ? (int)digits + 1 : key[digits] == '\0' ? (int)digits : 0;
}

static void replace_numbers(Reading *reading, const YamlNode *map)
{
    for (size_t i = 0; i < map->count; i++) {
        const YamlPair *pair = &map->pairs[i];
        int width = number_width(pair->key);
        bool whole = width > 0 && pair->key[width] == '\0'; /* `1:`, whose ':' goes too */
        Place place = {pair->key_place.line, pair->key_place.column, width + whole};
        if (width > 0)
            field_edit(reading, place, arena_printf(reading->arena, "%-*s", place.width, "-"));
    }
}

/* ---- a step ---- */

static bool knows(Library *library, const char *id)
{
    const char *const *ids = library ? library_ids(library) : NULL;
    while (ids && *ids && strcmp(*ids, id) != 0)
        ids++;
    return ids && *ids;
}

/* Takes a dose off the end of a text: "Calf raise 3 x 15". Returns the bytes of what is before. */
static size_t split_dose(const char *text, DoseWords *words)
{
    for (size_t at = 0; text[at]; at++) {
        bool starts = at > 0 && (text[at - 1] == ' ' || text[at - 1] == ',');
        if (!starts || !dose_words_read(text + at, words) ||
            (!words->duration && !words->reps && !words->number))
            continue;
        while (at > 0 && strchr(" ,:-(", text[at - 1]))
            at--;
        return at;
    }
    *words = (DoseWords){0};
    return strlen(text);
}

/* A step as it would be written, its keys between parts. */
static const char *written_step(Reading *reading, const char *text, const char *between)
{
    char out[512], duration[32] = "30s";
    DoseWords words;
    size_t length = split_dose(text, &words), used;
    const char *name = arena_copy(reading->arena, text, length);
    int reps = words.reps > 0 ? words.reps : words.number;
    used = (size_t)snprintf(out, sizeof out, "%s: %.200s",
                            knows(reading->library, name) ? "exercise" : "name", name);
    if (words.sets > 0)
        used += (size_t)snprintf(out + used, sizeof out - used, "%ssets: %d", between, words.sets);
    if (words.duration > 0)
        duration_write(words.duration, duration, sizeof duration);
    if (reps > 0)
        used += (size_t)snprintf(out + used, sizeof out - used, "%sreps: %d", between, reps);
    else
        used += (size_t)snprintf(out + used, sizeof out - used, "%shold: %s", between, duration);
    if (words.each)
        snprintf(out + used, sizeof out - used, "%sside: each", between);
    return arena_string(reading->arena, out);
}

/* Steps as a text: what its first line would be. */
static void hint_of_text(Reading *reading, const YamlNode *node)
{
    const char *line = node->kind == YAML_TEXT && *node->text
                           ? line_at(reading, node->place.line) + node->place.column - 1
                           : "";
    line += number_width(line);
    line += strspn(line, " ");
    if (*line && node->plain && node->place.column > 2)
        field_hint(reading,
                   "write '- %s' below it, each key on a line of its own, and so each step",
                   written_step(reading, line, "', '"));
    else
        field_hint(reading,
                   "write each step below it, as '- name: Calf stretch' and 'hold: 30s' in "
                   "line with its name");
}

bool steps_are_list(Reading *reading, const YamlNode *node)
{
    if (node->kind == YAML_LIST && node->count > 0)
        return true;
    if (node->cut) /* they were in a line that could not be read */
        return false;
    if (node->kind == YAML_MAP && node->count > 0 && !node->flow) {
        field_error(reading, node->place, "'steps' must be a list: each step begins with a '-'");
        field_hint(reading, "write '- %s: ...', and the other keys of the step below the first",
                   number_width(node->pairs[0].key) ? "name" : node->pairs[0].key);
        if (number_width(node->pairs[0].key))
            replace_numbers(reading, node);
        else
            add_dashes(reading, node);
        return false;
    }
    field_error(reading, node->place, "'steps' must be a list of one step at least");
    hint_of_text(reading, node);
    return false;
}

bool step_is_map(Reading *reading, const YamlNode *node, bool in_flow)
{
    if (node->kind == YAML_MAP)
        return true;
    field_error(reading, node->place, "a step must be a map of keys, not a %s",
                node->kind == YAML_LIST ? "list" : "text");
    if (node->kind == YAML_LIST || !*node->text) {
        field_hint(reading, "write '- name: Calf stretch', and 'hold: 30s' in line with its name");
        return false;
    }
    field_hint(reading, "write '- %s'", written_step(reading, node->text, "', '"));
    const char *between = arena_printf(reading->arena, "\n%*s", node->place.column - 1, "");
    if (in_flow)
        field_edit(reading, node->place,
                   arena_printf(reading->arena, "{%s}", written_step(reading, node->text, ", ")));
    else if (node->one_line)
        field_edit(reading, node->place, written_step(reading, node->text, between));
    field_guess(reading);
    return false;
}

/* A map without a name behind one: `- hold: 30s` with a '-' too many. */
static bool is_stray(const YamlNode *list, size_t i)
{
    static const char *const names[] = {"exercise", "name", "repeat", "steps", "rest"};
    const YamlNode *node = list->items[i], *before = i > 0 ? list->items[i - 1] : NULL;
    if (!before || before->kind != YAML_MAP || node->kind != YAML_MAP || node->flow ||
        before->flow || node->count == 0 || yaml_get(before, "steps"))
        return false;
    for (size_t j = 0; j < node->count; j++) {
        if (yaml_get(before, node->pairs[j].key))
            return false;
        for (size_t k = 0; k < sizeof names / sizeof *names; k++)
            if (strcmp(node->pairs[j].key, names[k]) == 0)
                return false;
    }
    return true;
}

static YamlNode *joined(Arena *arena, const YamlNode *first, const YamlNode *second)
{
    YamlNode *both = arena_alloc(arena, sizeof *both);
    *both = *first;
    both->pairs = arena_alloc(arena, (first->count + second->count) * sizeof *both->pairs);
    memcpy(both->pairs, first->pairs, first->count * sizeof *both->pairs);
    memcpy(both->pairs + first->count, second->pairs, second->count * sizeof *both->pairs);
    both->count = first->count + second->count;
    return both;
}

static void say_stray(Reading *reading, const YamlNode *node)
{
    Place dash = {node->place.line, node->place.column - 2, 1};
    const char *line = line_at(reading, dash.line);
    bool written = dash.column > 0 && line && (int)strlen(line) >= dash.column &&
                   line[dash.column - 1] == '-'; /* and not put there to read on */
    field_error(reading, written ? dash : node->place, "this '-' begins a step without a name");
    field_hint(reading, "leave the '-' out: '%s' belongs to the step above", node->pairs[0].key);
    if (written)
        field_edit(reading, dash, " ");
}

const YamlNode *steps_without_strays(Reading *reading, const YamlNode *list)
{
    YamlNode *kept = arena_alloc(reading->arena, sizeof *kept);
    *kept = *list;
    kept->items = arena_alloc(reading->arena, list->count * sizeof *kept->items);
    kept->count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const YamlNode *node = list->items[i];
        if (!is_stray(list, i)) {
            kept->items[kept->count++] = list->items[i];
            continue;
        }
        say_stray(reading, node);
        kept->items[kept->count - 1] = joined(reading->arena, kept->items[kept->count - 1], node);
    }
    return kept;
}

/* ---- an exercise ---- */

/* "Wall calf stretch" as "wall-calf-stretch": in small letters, spaces as '-'. */
static const char *as_id(Arena *arena, const char *text)
{
    char *id = arena_alloc(arena, strlen(text) + 1);
    size_t used = 0;
    for (; *text; text++) {
        uint32_t code = text_lower_code((unsigned char)*text);
        bool letter = code - 'a' < 26 || code - '0' < 10;
        if (letter)
            id[used++] = (char)code;
        else if (used > 0 && id[used - 1] != '-')
            id[used++] = '-';
    }
    while (used > 0 && id[used - 1] == '-')
        used--;
    id[used] = '\0';
    return id;
}

/* Does the name have every word of a text? */
static bool has_words(const char *name, const char *text)
{
    char word[32];
    size_t count = 0;
    for (size_t length; *text; text += length) {
        text += strspn(text, " ,-");
        length = strcspn(text, " ,-");
        if (length == 0)
            break;
        snprintf(word, sizeof word, "%.*s", (int)length, text);
        if (length >= sizeof word || !text_find(name, word))
            return false;
        count++;
    }
    return count > 1;
}

/* The exercise that a text means, by its shown name or a synonym, or, *sure false, by its words;
 * NULL: none. */
static const Exercise *meant_exercise(Reading *reading, const char *text, bool *sure)
{
    const Exercise *near = NULL;
    Diagnostics *unheard = diagnostics_new();
    *sure = true;
    for (const char *const *id = library_ids(reading->library); *id; id++) {
        const Exercise *exercise = library_find(reading->library, *id, unheard);
        if (exercise && exercise_is_called(exercise, text)) {
            near = exercise;
            break;
        }
        if (exercise && has_words(exercise->name, text) && !near) {
            near = exercise;
            *sure = false;
        }
    }
    diagnostics_free(unheard);
    *sure = near && exercise_is_called(near, text);
    return near;
}

static void did_you_mean(Reading *reading, const YamlNode *node, const char *text, const char *id,
                         bool sure)
{
    field_error(reading, node->place, "unknown exercise '%s'; did you mean '%s'?", text, id);
    if (node->one_line)
        field_edit(reading, node->place, id);
    if (!sure)
        field_guess(reading);
}

void unknown_exercise(Reading *reading, const YamlPair *pair, const char *text)
{
    Library *library = reading->library;
    const YamlNode *node = pair->value;
    const char *id = as_id(reading->arena, text);
    bool sure = true;
    if (!library) {
        field_error(reading, node->place, "there is no library to find '%s' in", text);
        return;
    }
    const char *refused = library_refused(library, text);
    if (refused) {
        field_error(reading, node->place, "the exercise '%s' beside the routine %s", text, refused);
        field_hint(reading, "put the file itself into the folder 'exercises'");
        return;
    }
    if (knows(library, text)) {
        field_error(reading, node->place, "the exercise '%s' has mistakes of its own", text);
        return;
    }
    if (knows(library, id)) {
        did_you_mean(reading, node, text, id, true);
        return;
    }
    if (library_is_cut(library))
        return;
    const char *near = text_nearest(text, library_ids(library));
    const Exercise *meant = near ? NULL : meant_exercise(reading, text, &sure);
    if (near || meant) {
        did_you_mean(reading, node, text, near ? near : meant->id, !near && sure);
        return;
    }
    field_error(reading, node->place, "unknown exercise '%s'", text);
    if (strcmp(pair->key, "exercise") != 0)
        return;
    field_hint(reading, "'limber exercises' lists them; in your own words write 'name: %s'", text);
    if (!reading->at.map || !yaml_get(reading->at.map, "name"))
        field_edit(reading, pair->key_place, "name");
    field_guess(reading);
}
