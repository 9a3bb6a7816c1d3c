// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads what a step names outside its file: a recording and a photo beside it, by a plain name, and
 * a link. Each reader here is the row of one key. */
#include "routine/step_parts.h"

#include "base/text.h"

#include <string.h>

static StepFields *fields_of(void *target)
{
    return target;
}

/* A list where one is taken: its first counts. */
static bool is_one(Reading *reading, const YamlNode *node, const char *key)
{
    if (node->kind != YAML_LIST || node->count == 0 || node->items[0]->kind != YAML_TEXT)
        return true;
    field_error(reading, node->place, "a step takes one %s", key);
    field_hint(reading, "write '%s: %s', and the others into the 'note'", key,
               node->items[0]->text);
    if (node->flow && node->last.line == node->place.line)
        field_edit(reading, place_across(node->place, node->last), node->items[0]->text);
    field_guess(reading);
    return false;
}

/* ---- files beside the routine ---- */

static bool is_plain(const char *name)
{
    return !strpbrk(name, "/\\") && strcmp(name, "..") != 0 && strcmp(name, ".") != 0;
}

static void not_plain(Reading *reading, const YamlNode *node, const char *what, const char *usual)
{
    const char *base = node->text + strlen(node->text);
    while (base > node->text && !strchr("/\\", base[-1]))
        base--;
    field_error(reading, node->place, "%s must be a plain file name beside the routine", what);
    field_write(reading, node, "%s", *base && *base != '.' ? base : usual);
    field_hint(reading, "put the file beside the routine, and write its name alone");
    field_guess(reading);
}

void voice_read(Reading *reading, const YamlNode *node, void *target)
{
    const char *name = field_line(reading, node, 0);
    if (name && !is_plain(name))
        not_plain(reading, node, "a recording", "intro.ogg");
    else if (name) {
        fields_of(target)->step.voice = name;
        fields_of(target)->step.voice_place = node->place;
    }
}

static bool begins(const char *text, const char *with)
{
    for (; *with; text++, with++)
        if (text_lower_code((unsigned char)*text) != (unsigned char)*with)
            return false;
    return true;
}

/* `photo: https://…` */
static void photo_is_link(Reading *reading, const YamlNode *node)
{
    field_error(reading, node->place,
                "a photo is a file beside the routine; an address is a 'link'");
    field_hint(reading, "write 'link: %s'", node->text);
    if (begins(node->text, "https://") && !yaml_get(reading->at.map, "link"))
        field_edit(reading, reading->at.pair->key_place, "link");
    else
        field_drop(reading, reading->at.pair);
    field_guess(reading);
}

void photo_read(Reading *reading, const YamlNode *node, void *target)
{
    if (!is_one(reading, node, "photo"))
        return;
    if (node->kind == YAML_TEXT && strstr(node->text, "://")) {
        photo_is_link(reading, node);
        return;
    }
    const char *name = field_line(reading, node, 0);
    if (name && !is_plain(name))
        not_plain(reading, node, "a photo", "photo.jpg");
    else if (name) {
        fields_of(target)->step.photo = name;
        fields_of(target)->step.photo_place = node->place;
    }
}

/* ---- a link ---- */

#define HTTPS "https://"

/* May stand in an address as it is. */
static bool is_of_link(char letter)
{
    return letter > ' ' && letter < 0x7f && !strchr("<>\"`{}[]|\\^", letter);
}

/* The bytes of a text that may. */
static size_t span_of_link(const char *text)
{
    size_t length = 0;
    while (text[length] && is_of_link(text[length]))
        length++;
    return length;
}

/* The text with the rest of its bytes as %20 and the like. */
static const char *escaped(Arena *arena, const char *text)
{
    static const char digits[] = "0123456789ABCDEF";
    char *out = arena_alloc(arena, 3 * strlen(text) + 1), *end = out;
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        if (is_of_link(*text)) {
            *end++ = *text;
            continue;
        }
        *end++ = '%';
        *end++ = digits[byte >> 4];
        *end++ = digits[byte & 15];
    }
    *end = '\0';
    return out;
}

static void no_link(Reading *reading, const YamlNode *node)
{
    field_error(reading, node->place, "expected a link such as https://example.org/heel-drop");
    field_drop(reading, reading->at.pair);
    field_guess(reading);
}

/* "javascript:" of a text, with its length; 0: it begins with none. */
static int scheme_length(const char *text)
{
    size_t length =
        strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
    return length > 1 && text[length] == ':' ? (int)length + 1 : 0;
}

/* An address that is none yet, but can be one. */
static void not_https(Reading *reading, const YamlNode *node)
{
    const char *text = node->text, *inner = strstr(text, HTTPS);
    int scheme = scheme_length(text);
    size_t host = strcspn(text, "/?#");
    bool like_host = scheme == 0 && memchr(text, '.', host) && span_of_link(text) == strlen(text);
    if (inner) {
        field_error(reading, node->place, "a link stands alone, without words or marks around it");
        field_write(reading, node, "%.*s", (int)strcspn(inner, " )>]\"'"), inner);
    } else if (begins(text, "http://")) {
        field_error(reading, node->place, "a link must begin with https://");
        field_write(reading, node, HTTPS "%s", escaped(reading->arena, text + 7));
    } else if (like_host) {
        field_error(reading, node->place, "a link must begin with https://");
        field_write(reading, node, HTTPS "%s", text);
    } else if (scheme > 0) {
        field_error(reading, node->place, "a link must begin with https://, not with '%.*s'",
                    scheme, text);
        field_drop(reading, reading->at.pair);
    } else {
        no_link(reading, node);
    }
    field_guess(reading);
}

/* One that begins rightly; false: it was said what is wrong with the rest. */
static bool check_link(Reading *reading, const YamlNode *node)
{
    const char *rest = node->text + strlen(HTTPS), *at = NULL;
    size_t host = strcspn(rest, "/?#"), length = strlen(node->text);
    if (host == 0 || !memchr(rest, '.', host)) {
        no_link(reading, node);
        return false;
    }
    if (span_of_link(rest) < strlen(rest)) {
        field_error(reading, node->place, "a link has no spaces, quotes or letters with marks");
        field_write(reading, node, HTTPS "%s", escaped(reading->arena, rest));
    } else if ((at = memrchr(rest, '@', host))) {
        field_error(reading, node->place,
                    "a link names nobody before an '@': it would lead elsewhere "
                    "than it seems to");
        field_write(reading, node, HTTPS "%s", at + 1);
        field_guess(reading);
    } else if (length > LINK_MOST) {
        size_t shorter = strcspn(node->text, "?#");
        field_error(reading, node->place, "a link of %zu characters; at most %d fit", length,
                    LINK_MOST);
        if (shorter <= LINK_MOST)
            field_write(reading, node, "%.*s", (int)shorter, node->text);
        else
            field_drop(reading, reading->at.pair);
        field_guess(reading);
    } else {
        return true;
    }
    return false;
}

void link_read(Reading *reading, const YamlNode *node, void *target)
{
    const char *text = is_one(reading, node, "link") ? field_line(reading, node, 1000) : NULL;
    if (text && !begins(text, HTTPS))
        not_https(reading, node);
    else if (text && check_link(reading, node))
        fields_of(target)->step.link = text;
}
