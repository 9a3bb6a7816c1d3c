// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What of a text is spoken. A voice reads "30s" as "thirties", "5 kg" as letters and "8-12" with
 * the dash, so in English numbers get their words: "2x30s" is said as "2 times 30 seconds". In
 * other languages they are left to the voice. */
#include "routine/words.h"

#include "base/array.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *unit, *one, *many;
} units[] = {
    {"s", "second", "seconds"},
    {"sec", "second", "seconds"},
    {"secs", "second", "seconds"},
    {"min", "minute", "minutes"},
    {"mins", "minute", "minutes"},
    {"h", "hour", "hours"},
    {"hr", "hour", "hours"},
    {"hrs", "hour", "hours"},
    {"kg", "kilogram", "kilograms"},
    {"lb", "pound", "pounds"},
    {"lbs", "pound", "pounds"},
    {"cm", "centimetre", "centimetres"},
    {"mm", "millimetre", "millimetres"},
};

/* Past words in parentheses and doubled spaces. In the arena. */
static char *without_parentheses(Arena *arena, const char *text)
{
    char *out = arena_alloc(arena, strlen(text) + 1);
    size_t used = 0;
    int depth = 0;
    for (; *text; text++) {
        bool spaced = used == 0 || out[used - 1] == ' ';
        depth += *text == '(';
        if (depth == 0 && spaced && used > 0 && strchr(".,;:!?", *text))
            out[used - 1] = *text; /* "Knee down (if you can), slowly" */
        else if (depth == 0 && !(spaced && *text == ' '))
            out[used++] = *text;
        depth -= *text == ')' && depth > 0;
    }
    while (used > 0 && out[used - 1] == ' ')
        used--;
    out[used] = '\0';
    return out;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* A letter, or a part of a character that ASCII has not. */
static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte & 0x80);
}

/* The bytes of the number that text begins with: 30, 1.5; 0: none. */
static size_t number_length(const char *text)
{
    size_t length = strspn(text, "0123456789");
    if (length > 0 && text[length] == '.' && is_digit(text[length + 1]))
        length += 1 + strspn(text + length + 1, "0123456789");
    return length;
}

/* A text under way to its spoken form. */
typedef struct {
    const char *at; /* what is left of it */
    char *out;
    size_t used;
} Speaking;

static void put(Speaking *speaking, const char *text, size_t size)
{
    memcpy(speaking->out + speaking->used, text, size);
    speaking->used += size;
}

/* " times " and its fellows; one space to what follows. */
static void put_word(Speaking *speaking, const char *word, const char *rest)
{
    put(speaking, " ", 1);
    put(speaking, word, strlen(word));
    speaking->at = rest;
}

static const char *past_space(const char *text)
{
    return text + (*text == ' ');
}

/* "30 s" */
static bool say_unit(Speaking *speaking, bool one)
{
    const char *unit = past_space(speaking->at);
    size_t length = 0;
    while (is_letter(unit[length]))
        length++;
    for (size_t i = 0; i < COUNT_OF(units); i++)
        if (strlen(units[i].unit) == length && strncmp(unit, units[i].unit, length) == 0) {
            put_word(speaking, one ? units[i].one : units[i].many, unit + length);
            return true;
        }
    return false;
}

/* Past one of two signs, or NULL. */
static const char *past_sign(const char *text, const char *one, const char *other)
{
    const char *sign = past_space(text);
    size_t first = strlen(one), second = strlen(other);
    return strncmp(sign, one, first) == 0      ? sign + first
           : strncmp(sign, other, second) == 0 ? sign + second
                                               : NULL;
}

/* "2x30s", "3 x per side" */
static bool say_times(Speaking *speaking)
{
    const char *rest = past_sign(speaking->at, "x", "×");
    if (!rest || is_letter(*rest))
        return false;
    put_word(speaking, "times", rest);
    if (is_digit(*rest))
        put(speaking, " ", 1);
    return true;
}

/* "8-12", but neither "12-8" nor a tempo of "3-1-3". */
static bool say_range(Speaking *speaking, const char *number)
{
    const char *rest = past_sign(speaking->at, "-", "–");
    rest = rest ? past_space(rest) : NULL;
    size_t length = rest ? number_length(rest) : 0;
    if (length == 0 || past_sign(rest + length, "-", "–") || rest[length] == '/' ||
        strtod(number, NULL) >= strtod(rest, NULL))
        return false;
    put_word(speaking, "to ", rest);
    return true;
}

/* "90/90" */
static bool say_pair(Speaking *speaking, const char *number, size_t length)
{
    const char *rest = speaking->at + 1;
    if (*speaking->at != '/' || number_length(rest) != length || strncmp(number, rest, length) != 0)
        return false;
    put_word(speaking, "", rest);
    return true;
}

/* A number, which begins here, and what it needs to be understood. */
static void say_number(Speaking *speaking, bool stands_alone)
{
    const char *number = speaking->at;
    size_t length = number_length(number);
    put(speaking, number, length);
    speaking->at += length;
    if (!say_unit(speaking, length == 1 && *number == '1') && stands_alone &&
        !say_times(speaking) && !say_range(speaking, number))
        say_pair(speaking, number, length);
}

static const char *with_numbers(Arena *arena, const char *text)
{
    Speaking speaking = {.at = text, .out = arena_alloc(arena, 8 * strlen(text) + 1)};
    while (*speaking.at) {
        char before = speaking.used > 0 ? speaking.out[speaking.used - 1] : ' ';
        size_t length = is_digit(*speaking.at) ? number_length(speaking.at) : 1;
        if (is_digit(*speaking.at) && !is_letter(before)) {
            say_number(&speaking, strchr("-/:.", before) == NULL);
        } else { /* T12 is a name */
            put(&speaking, speaking.at, length);
            speaking.at += length;
        }
    }
    speaking.out[speaking.used] = '\0';
    return speaking.out;
}

const char *words_spoken(Arena *arena, const char *text, const char *language)
{
    const char *said = without_parentheses(arena, text);
    bool english = strcspn(language, "-_") == 2 && text_find(language, "en") == language;
    return english ? with_numbers(arena, said) : said;
}
