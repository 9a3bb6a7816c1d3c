// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The walk over JSON. What is passed over is held to its strings and brackets alone. */
#include "store/json_walk.h"

#include "base/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define MOST_DEPTH 500
#define NUMBER_BYTES 64

Walk walk_begin(const char *text, size_t size)
{
    return (Walk){text, text + size, false};
}

static void pass_spaces(Walk *walk)
{
    while (walk->at < walk->end &&
           (*walk->at == ' ' || *walk->at == '\n' || *walk->at == '\r' || *walk->at == '\t'))
        walk->at++;
}

/* The next sign that is no space; '\0': there is none, or it is one. */
static char next_sign(Walk *walk)
{
    pass_spaces(walk);
    return walk->bad || walk->at == walk->end ? '\0' : *walk->at;
}

static bool take_sign(Walk *walk, char sign)
{
    if (next_sign(walk) != sign)
        return false;
    walk->at++;
    return true;
}

/* Behind the mark that ends a text, of which at is the first byte; NULL: nothing ends it. */
static const char *behind_quoted(const char *at, const char *end)
{
    while (at < end && *at != '"')
        at += *at == '\\' ? 2 : 1;
    return at < end ? at + 1 : NULL;
}

/* What stands between quotation marks, as it is written. */
static bool take_quoted(Walk *walk, WalkName *out)
{
    if (!take_sign(walk, '"')) {
        walk->bad = true;
        return false;
    }
    const char *start = walk->at, *behind = behind_quoted(start, walk->end);
    walk->bad = !behind;
    if (!behind)
        return false;
    *out = (WalkName){start, (size_t)(behind - 1 - start)};
    walk->at = behind;
    return true;
}

/* ---- objects and lists ---- */

static bool enter(Walk *walk, char sign)
{
    if (take_sign(walk, sign))
        return true;
    walk_skip(walk);
    return false;
}

bool walk_object(Walk *walk)
{
    return enter(walk, '{');
}

bool walk_list(Walk *walk)
{
    return enter(walk, '[');
}

/* Is there one more before the closing sign? */
static bool has_next(Walk *walk, bool *first, char closing)
{
    if (take_sign(walk, closing) || walk->bad)
        return false;
    if (!*first && !take_sign(walk, ','))
        walk->bad = true;
    *first = false;
    if (next_sign(walk) == '\0')
        walk->bad = true;
    return !walk->bad;
}

bool walk_member(Walk *walk, bool *first, WalkName *name)
{
    if (!has_next(walk, first, '}') || !take_quoted(walk, name))
        return false;
    walk->bad = !take_sign(walk, ':');
    return !walk->bad;
}

bool walk_item(Walk *walk, bool *first)
{
    return has_next(walk, first, ']');
}

bool walk_is(WalkName name, const char *word)
{
    return name.size == strlen(word) && memcmp(name.text, word, name.size) == 0;
}

/* ---- values ---- */

static int digit_of(char sign)
{
    return sign >= '0' && sign <= '9'   ? sign - '0'
           : sign >= 'a' && sign <= 'f' ? sign - 'a' + 10
           : sign >= 'A' && sign <= 'F' ? sign - 'A' + 10
                                        : -1;
}

/* Four hexadecimal digits; -1: they are none. */
static int code_at(const char *text, const char *end)
{
    int code = 0;
    if (end - text < 4)
        return -1;
    for (int i = 0; i < 4; i++) {
        int digit = digit_of(text[i]);
        if (digit < 0)
            return -1;
        code = code * 16 + digit;
    }
    return code;
}

/* "\u00e9" from behind its u; a half of a pair, an end of the text and what are no digits are
 * U+FFFD. */
static const char *take_escape(const char *at, const char *end, char *out, size_t *used)
{
    int code = code_at(at, end);
    if (code <= 0) {
        *used += text_encode(0xfffd, out + *used);
        return code < 0 ? at : at + 4;
    }
    at += 4;
    if (code >= 0xd800 && code < 0xdc00 && end - at >= 6 && at[0] == '\\' && at[1] == 'u') {
        int low = code_at(at + 2, end);
        if (low >= 0xdc00 && low < 0xe000) {
            *used +=
                text_encode(0x10000 + ((uint32_t)(code - 0xd800) << 10) + (uint32_t)(low - 0xdc00),
                            out + *used);
            return at + 6;
        }
    }
    *used += text_encode(code >= 0xd800 && code < 0xe000 ? 0xfffd : (uint32_t)code, out + *used);
    return at;
}

/* At most three bytes come of the two of an escape. */
static const char *unescaped(Arena *arena, WalkName written)
{
    static const char signs[] = "bfnrt", meant[] = "\b\f\n\r\t";
    const char *at = written.text, *end = written.text + written.size;
    char *out = arena_alloc(arena, 2 * written.size + 4);
    size_t used = 0;
    while (at < end) {
        char sign = *at++;
        if (sign != '\\' || at == end) {
            out[used++] = sign;
            continue;
        }
        sign = *at++;
        const char *found = strchr(signs, sign);
        if (sign == 'u')
            at = take_escape(at, end, out, &used);
        else
            out[used++] = sign != '\0' && found ? meant[found - signs] : sign;
    }
    out[used] = '\0';
    return out;
}

const char *walk_text(Walk *walk, Arena *arena, size_t most)
{
    WalkName written;
    if (next_sign(walk) != '"') {
        walk_skip(walk);
        return NULL;
    }
    if (!take_quoted(walk, &written))
        return NULL;
    written.size = written.size < most ? written.size : most;
    return unescaped(arena, written);
}

double walk_number(Walk *walk, double none)
{
    char text[NUMBER_BYTES], sign = next_sign(walk);
    size_t size = 0;
    if (sign != '-' && (sign < '0' || sign > '9')) {
        walk_skip(walk);
        return none;
    }
    while (walk->at < walk->end && strchr("+-.0123456789eE", *walk->at) && *walk->at) {
        if (size + 1 < sizeof text)
            text[size++] = *walk->at;
        walk->at++;
    }
    text[size] = '\0';
    double number = strtod(text, NULL);
    return number == number ? number : none;
}

/* ---- passing over ---- */

/* To behind the bracket that closes the one at which the walk stands. */
static void skip_nested(Walk *walk)
{
    static const bool tells[256] = {
        ['"'] = true, ['{'] = true, ['['] = true, ['}'] = true, [']'] = true};
    const char *at = walk->at, *end = walk->end;
    char closing[MOST_DEPTH];
    int depth = 0;
    do {
        while (at < end && !tells[(unsigned char)*at])
            at++;
        char sign = at < end ? *at++ : '\0';
        if (sign == '"')
            at = behind_quoted(at, end);
        else if ((sign == '{' || sign == '[') && depth < MOST_DEPTH)
            closing[depth++] = sign == '{' ? '}' : ']';
        else if (sign == '\0' || sign != closing[--depth])
            at = NULL;
    } while (at && depth > 0);
    walk->bad = !at;
    walk->at = at ? at : end;
}

void walk_skip(Walk *walk)
{
    WalkName unused;
    char sign = next_sign(walk);
    if (sign == '"') {
        take_quoted(walk, &unused);
        return;
    }
    if (sign == '{' || sign == '[') {
        skip_nested(walk);
        return;
    }
    const char *start = walk->at;
    while (walk->at < walk->end && !strchr(" \n\r\t,]}", *walk->at))
        walk->at++;
    if (walk->at == start)
        walk->bad = true; /* no value stands here */
}

bool walk_ended(Walk *walk)
{
    return next_sign(walk) == '\0' && !walk->bad && walk->at == walk->end;
}
