// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The readers of single values, one a kind, each with its messages and hints. */
#include "routine/fields.h"

#include "base/text.h"

#include <string.h>

/* ---- texts ---- */

static const char *kind_words(YamlKind kind)
{
    return kind == YAML_LIST ? "a list" : "a map of keys";
}

/* A flow list or map is often prose that has a bracket, a comma or a colon in it. */
static bool expect_text(Reading *reading, const YamlNode *node)
{
    if (node->kind == YAML_TEXT)
        return true;
    field_error(reading, node->place, "expected a text, found %s", kind_words(node->kind));
    if (node->flow || (node->kind == YAML_MAP && node->count == 1))
        field_quote(reading, node);
    else
        field_hint(reading, "write one text on the line of its key");
    return false;
}

bool field_is_value(Reading *reading, const YamlNode *node)
{
    if (node->kind == YAML_TEXT)
        return true;
    field_error(reading, node->place, "expected one value, found %s", kind_words(node->kind));
    const YamlNode *first = node->kind == YAML_LIST && node->count > 0 ? node->items[0] : NULL;
    if (!first || first->kind != YAML_TEXT) {
        field_hint(reading, "write one value on the line of its key");
        return false;
    }
    field_hint(reading, "write one value, such as '%s'", first->text);
    if (node->flow && node->place.line == node->last.line) {
        field_edit(reading, place_across(node->place, node->last), first->text);
        field_guess(reading);
    }
    return false;
}

static size_t count_characters(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += ((unsigned char)*text & 0xc0) != 0x80;
    return count;
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " \n")] == '\0';
}

static void warn_of_comment(Reading *reading, const YamlNode *node)
{
    field_warn(reading, node->place, "a comment follows this text; did the text lose its end?");
    field_quote_line(reading, node);
}

/* A copy; a final newline is dropped, others fold to a space with the spaces around them. */
static const char *fold_newlines(Arena *arena, const char *text)
{
    if (!strchr(text, '\n'))
        return arena_string(arena, text);
    char *out = arena_alloc(arena, strlen(text) + 1);
    size_t used = 0;
    for (; *text; text++) {
        char byte = *text == '\n' ? ' ' : *text;
        if (byte != ' ' || (used > 0 && out[used - 1] != ' '))
            out[used++] = byte;
    }
    while (used > 0 && out[used - 1] == ' ')
        used--;
    out[used] = '\0';
    return out;
}

static void this_is_empty(Reading *reading, const YamlNode *node)
{
    const YamlPair *pair = reading->at.pair;
    field_error(reading, node->place, "this text is empty");
    if (pair && field_must_be(reading, pair->key)) {
        field_hint(reading, "write it: it has to be there");
        return;
    }
    if (pair && pair->value == node)
        field_drop(reading, pair);
    field_hint(reading, "write it, or leave it out");
    field_guess(reading);
}

const char *field_prose(Reading *reading, const YamlNode *node, int64_t most)
{
    size_t limit = most ? (size_t)most : ROUTINE_MAX_TEXT_CHARS;
    if (!expect_text(reading, node))
        return NULL;
    if (is_blank(node->text)) {
        this_is_empty(reading, node);
        return NULL;
    }
    const char *text = fold_newlines(reading->arena, node->text);
    size_t length = count_characters(text);
    if (length > limit) {
        field_error(reading, node->place, "a text of %zu characters; at most %zu fit", length,
                    limit);
        return NULL;
    }
    if (node->comment_after)
        warn_of_comment(reading, node);
    return text;
}

/* A copy of node->text without a final newline; NULL and an error where another one is in it. */
static const char *single_line(Reading *reading, const YamlNode *node)
{
    size_t length = strlen(node->text);
    if (length > 0 && node->text[length - 1] == '\n')
        length--;
    if (memchr(node->text, '\n', length)) {
        field_error(reading, node->place, "this text must be one line");
        field_hint(reading, "write it on one line, without line breaks");
        return NULL;
    }
    return arena_copy(reading->arena, node->text, length);
}

const char *field_line(Reading *reading, const YamlNode *node, int64_t most)
{
    int limit = most ? (int)most : ROUTINE_MAX_NAME_CELLS;
    if (!expect_text(reading, node))
        return NULL;
    if (is_blank(node->text)) {
        this_is_empty(reading, node);
        return NULL;
    }
    const char *text = single_line(reading, node);
    if (text && text_width(text) > limit) {
        field_error(reading, node->place, "a text of %d cells; at most %d fit", text_width(text),
                    limit);
        return NULL;
    }
    if (text && node->comment_tight)
        warn_of_comment(reading, node);
    return text;
}

/* Returns the texts that are right; *read: how many. */
static const char **text_list(Reading *reading, const YamlNode *node, const FieldRow *row,
                              size_t *read)
{
    size_t count;
    const YamlNode *const *items = fields_few(reading, &node, &count);
    const char **texts = arena_alloc(reading->arena, (count + 1) * sizeof *texts);
    *read = 0;
    if (row->kind == FIELD_PROSES || row->most > 0)
        field_warn_of_split(reading, node);
    for (size_t i = 0; i < count; i++) {
        const char *text = row->kind == FIELD_PROSES ? field_prose(reading, items[i], row->most)
                                                     : field_line(reading, items[i], row->most);
        if (text)
            texts[(*read)++] = text;
    }
    return texts;
}

/* ---- by kind ---- */

static void take_text(const char *text, const char **member)
{
    if (text)
        *member = text;
}

void field_read_kind(Reading *reading, const YamlNode *node, const FieldRow *row, void *target)
{
    void *member = (char *)target + row->offset;
    int word;
    switch (row->kind) {
    case FIELD_LINE:
        take_text(field_line(reading, node, row->most), member);
        break;
    case FIELD_PROSE:
        take_text(field_prose(reading, node, row->most), member);
        break;
    case FIELD_LINES:
    case FIELD_PROSES:
        *(const char ***)member =
            text_list(reading, node, row, (size_t *)((char *)target + row->count));
        break;
    case FIELD_INT:
        field_int(reading, node, row->key, row->least, row->most, member);
        break;
    case FIELD_DURATION:
        field_duration(reading, node, row->key, row->least, row->most, member);
        break;
    case FIELD_DATE:
        field_date(reading, node, member);
        break;
    case FIELD_BOOL:
        field_bool(reading, node, member);
        break;
    case FIELD_CHOICE:
        field_choice_of(reading, node, row, member);
        break;
    case FIELD_SECOND:
        if (field_choice(reading, node, row->choices, &word))
            *(bool *)member = word == 1;
        break;
    case FIELD_REGIONS:
        field_regions(reading, node, member);
        break;
    case FIELD_OWN:
        row->own(reading, node, target);
        break;
    }
}
