// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The readers of single values, one a kind, each with its messages and hints. */
#include "routine/duration.h"
#include "routine/fields.h"

#include "base/text.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- texts ---- */

static bool expect_text(Reading *reading, const YamlNode *node)
{
    if (node->kind == YAML_TEXT)
        return true;
    field_error(reading, node->place, "expected a text, found %s",
                node->kind == YAML_LIST ? "a list" : "a map of keys");
    field_hint(reading, "put the text in quotes");
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
    if (!node->comment_after)
        return;
    field_warn(reading, node->place, "a comment follows this text; did the text lose its end?");
    field_hint(reading, "put the text in quotes, or the comment on a line of its own");
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

const char *field_prose(Reading *reading, const YamlNode *node, int64_t most)
{
    size_t limit = most ? (size_t)most : ROUTINE_MAX_TEXT_CHARS;
    if (!expect_text(reading, node))
        return NULL;
    if (is_blank(node->text)) {
        field_error(reading, node->place, "this text is empty");
        return NULL;
    }
    const char *text = fold_newlines(reading->arena, node->text);
    size_t length = count_characters(text);
    if (length > limit) {
        field_error(reading, node->place, "a text of %zu characters; at most %zu fit", length,
                    limit);
        return NULL;
    }
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
        field_error(reading, node->place, "this text is empty");
        return NULL;
    }
    const char *text = single_line(reading, node);
    if (text && text_width(text) > limit) {
        field_error(reading, node->place, "a text of %d cells; at most %d fit", text_width(text),
                    limit);
        return NULL;
    }
    return text;
}

/* Returns the texts that are right; *read: how many. */
static const char **text_list(Reading *reading, const YamlNode *node, const FieldRow *row,
                              size_t *read)
{
    size_t count;
    const YamlNode *const *items = fields_items(&node, &count);
    const char **texts = arena_alloc(reading->arena, (count + 1) * sizeof *texts);
    *read = 0;
    for (size_t i = 0; i < count; i++) {
        const char *text = row->kind == FIELD_PROSES ? field_prose(reading, items[i], row->most)
                                                     : field_line(reading, items[i], row->most);
        if (text)
            texts[(*read)++] = text;
    }
    return texts;
}

/* ---- numbers ---- */

/* `8-12`, also with a dash that a word processor made of it. */
static bool is_range(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    const char *dash = text + digits;
    size_t length = *dash == '-' ? 1 : strncmp(dash, "\u2013", 3) == 0 ? 3 : 0;
    return digits > 0 && length > 0 && dash[length] >= '0' && dash[length] <= '9';
}

static bool field_int(Reading *reading, const YamlNode *node, const char *key, int64_t least,
                      int64_t most, int *value)
{
    if (!expect_text(reading, node))
        return false;
    if (is_range(node->text)) {
        field_error(reading, node->place, "'%s' must be one number, not a range", key);
        field_hint(reading, "choose one");
        return false;
    }
    const char *at = node->text;
    int64_t number = 0;
    for (; *at >= '0' && *at <= '9' && number < 1000000000; at++)
        number = number * 10 + (*at - '0');
    if (*at != '\0' || at == node->text || number < least || number > most) {
        field_error(reading, node->place, "'%s' must be a whole number from %lld to %lld", key,
                    (long long)least, (long long)most);
        return false;
    }
    *value = (int)number;
    return true;
}

bool field_number(Reading *reading, const YamlNode *node, double *value)
{
    if (!expect_text(reading, node))
        return false;
    const char *at = node->text + (node->text[0] == '-');
    size_t digits = strspn(at, "0123456789");
    size_t decimals = at[digits] == '.' ? strspn(at + digits + 1, "0123456789") : 0;
    size_t length = digits + (decimals > 0 ? decimals + 1 : 0);
    if (digits == 0 || digits > 6 || decimals > 6 || at[length] != '\0') {
        field_error(reading, node->place, "must be a number such as 12 or -7.5");
        return false;
    }
    double whole = 0, unit = 1;
    for (size_t i = 0; i < length; i++) {
        if (at[i] == '.')
            continue;
        whole = whole * 10 + (at[i] - '0');
        if (i > digits)
            unit *= 10;
    }
    *value = whole / unit * (at > node->text ? -1 : 1);
    return true;
}

bool field_duration(Reading *reading, const YamlNode *node, const char *key, Ns least, Ns most,
                    Ns *value)
{
    if (!expect_text(reading, node))
        return false;
    Ns ns;
    const char *wrong = duration_parse(node->text, &ns);
    if (wrong) {
        field_error(reading, node->place, "'%s' %s", key, wrong);
        return false;
    }
    if (ns < least || ns > most) {
        char from[32], to[32];
        duration_format(least, from, sizeof from);
        duration_format(most, to, sizeof to);
        field_error(reading, node->place, "'%s' must be %s to %s", key, from, to);
        return false;
    }
    *value = ns;
    return true;
}

static void field_date(Reading *reading, const YamlNode *node, Date *date)
{
    const char *text = field_line(reading, node, 0);
    Day day;
    if (!text)
        return;
    if (day_parse(text, &day))
        *date = date_of_day(day);
    else
        field_error(reading, node->place, "expected a day such as 2026-11-23");
}

/* ---- words ---- */

static void unknown_word(Reading *reading, const YamlNode *node, const char *const *words)
{
    const char *near = text_nearest(node->text, words);
    if (near) {
        field_error(reading, node->place, "unknown word '%s'; did you mean '%s'?", node->text,
                    near);
        return;
    }
    if (!words[1]) {
        field_error(reading, node->place, "unknown word '%s'; it can only be '%s'", node->text,
                    words[0]);
        return;
    }
    char list[256] = "";
    for (size_t i = 0; words[i]; i++) {
        size_t used = strlen(list);
        snprintf(list + used, sizeof list - used, "%s%s", used ? ", " : "", words[i]);
    }
    field_error(reading, node->place, "unknown word '%s'; it must be one of: %s", node->text, list);
}

bool field_choice(Reading *reading, const YamlNode *node, const char *const *choices, int *value)
{
    if (!expect_text(reading, node))
        return false;
    for (int i = 0; choices[i]; i++) {
        if (strcmp(choices[i], node->text) == 0) {
            *value = i;
            return true;
        }
    }
    unknown_word(reading, node, choices);
    return false;
}

#define MOST_CHOICES 8

/* The member is an enumeration, which is as wide as an int. */
static void read_choice(Reading *reading, const YamlNode *node, const FieldRow *row, int *member)
{
    const char *words[MOST_CHOICES + 1] = {NULL};
    size_t count = 0;
    for (int64_t i = row->least; row->choices[i] && (row->most == 0 || i <= row->most); i++) {
        assert(count < MOST_CHOICES);
        words[count++] = row->choices[i];
    }
    if (field_choice(reading, node, words, member))
        *member += (int)row->least;
}

static void field_bool(Reading *reading, const YamlNode *node, bool *value)
{
    static const char *const words[] = {"true", "false", NULL};
    int word;
    if (field_choice(reading, node, words, &word))
        *value = word == 0;
}

bool field_region(Reading *reading, const YamlNode *node, RegionName *name)
{
    if (!expect_text(reading, node))
        return false;
    if (region_find(node->text, name))
        return true;
    const char *near = text_nearest(node->text, region_ids());
    if (near)
        field_error(reading, node->place, "unknown region '%s'; did you mean '%s'?", node->text,
                    near);
    else
        field_error(reading, node->place, "unknown region '%s'", node->text);
    return false;
}

static RegionSet region_set(Reading *reading, const YamlNode *node)
{
    size_t count;
    const YamlNode *const *items = fields_items(&node, &count);
    RegionSet set = 0;
    RegionName name;
    for (size_t i = 0; i < count; i++)
        if (field_region(reading, items[i], &name))
            set |= name.regions;
    return set;
}

/* ---- by kind ---- */

void field_read_kind(Reading *reading, const YamlNode *node, const FieldRow *row, void *target)
{
    void *member = (char *)target + row->offset;
    const char *text;
    int word;
    switch (row->kind) {
    case FIELD_LINE:
        if ((text = field_line(reading, node, row->most)))
            *(const char **)member = text;
        break;
    case FIELD_PROSE:
        if ((text = field_prose(reading, node, row->most)))
            *(const char **)member = text;
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
        read_choice(reading, node, row, member);
        break;
    case FIELD_SECOND:
        if (field_choice(reading, node, row->choices, &word))
            *(bool *)member = word == 1;
        break;
    case FIELD_REGIONS:
        *(RegionSet *)member = region_set(reading, node);
        break;
    case FIELD_OWN:
        row->own(reading, node, target);
        break;
    }
}
