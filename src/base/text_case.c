// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Letters whatever their case. The C library's own functions ask the locale, and a Turkish one
 * knows a small i that is no capital I's: a search for ACHILLES would find nothing there. These
 * tables are the same everywhere: Latin, Greek, Cyrillic and Armenian, letter by letter. */
#include "base/array.h"
#include "base/text.h"

#include <string.h>

/* Capitals first … last become small ones by adding `by`; `pairs`: capital and small take turns,
 * and every other one from the first is a capital. */
static const struct {
    uint32_t first, last;
    int32_t by;
    bool pairs;
} capitals[] = {
    {'A', 'Z', 32, false},     {0xc0, 0xd6, 32, false},     {0xd8, 0xde, 32, false},
    {0x100, 0x12e, 1, true},   {0x130, 0x130, -199, false}, {0x132, 0x136, 1, true},
    {0x139, 0x147, 1, true},   {0x14a, 0x176, 1, true},     {0x178, 0x178, -121, false},
    {0x179, 0x17d, 1, true},   {0x1cd, 0x1db, 1, true},     {0x1de, 0x1ee, 1, true},
    {0x1f8, 0x21e, 1, true},   {0x222, 0x232, 1, true},     {0x386, 0x386, 38, false},
    {0x388, 0x38a, 37, false}, {0x38c, 0x38c, 64, false},   {0x38e, 0x38f, 63, false},
    {0x391, 0x3a1, 32, false}, {0x3a3, 0x3ab, 32, false},   {0x400, 0x40f, 80, false},
    {0x410, 0x42f, 32, false}, {0x460, 0x480, 1, true},     {0x48a, 0x4be, 1, true},
    {0x4c0, 0x4c0, 15, false}, {0x4c1, 0x4cd, 1, true},     {0x4d0, 0x52e, 1, true},
    {0x531, 0x556, 48, false}, {0x1e00, 0x1e94, 1, true},   {0x1e9e, 0x1e9e, -7615, false},
    {0x1ea0, 0x1efe, 1, true},
};

uint32_t text_lower_code(uint32_t code)
{
    for (size_t i = 0; i < COUNT_OF(capitals) && code >= capitals[i].first; i++)
        if (code <= capitals[i].last)
            return capitals[i].pairs && (code - capitals[i].first) % 2 != 0
                       ? code
                       : (uint32_t)((int32_t)code + capitals[i].by);
    return code;
}

uint32_t text_upper_code(uint32_t code)
{
    for (size_t i = 0; i < COUNT_OF(capitals); i++) {
        uint32_t capital = (uint32_t)((int32_t)code - capitals[i].by);
        if (capital >= capitals[i].first && capital <= capitals[i].last &&
            text_lower_code(capital) == code)
            return capital;
    }
    return code;
}

/* A text as it is read letter by letter: a letter with marks comes apart, so that both ways to
 * write one are alike. */
typedef struct {
    const char *text;
    uint32_t marks[4]; /* of the letter before, the last one next */
    int waiting;
} Letters;

/* The small form of the next character, moved past; 0 at the end. A final sigma is a sigma, and
 * what is not UTF-8 is no character at all. */
static uint32_t next_small(Letters *letters)
{
    if (letters->waiting > 0)
        return letters->marks[--letters->waiting];
    unsigned char byte = (unsigned char)*letters->text;
    uint32_t code = byte, letter;
    if (byte < 0x80) {
        letters->text += byte != '\0';
        return byte >= 'A' && byte <= 'Z' ? byte + 32u : byte;
    }
    size_t length = text_decode(letters->text, strnlen(letters->text, 4), &code);
    if (length == 0)
        code = 0x110000 + byte;
    letters->text += length > 0 ? length : 1;
    code = code == 0x3c2 ? 0x3c3 : text_lower_code(code);
    while (letters->waiting < (int)COUNT_OF(letters->marks) &&
           text_take_apart(code, &letter, &letters->marks[letters->waiting])) {
        code = letter;
        letters->waiting++;
    }
    return code;
}

static bool is_mark(uint32_t code)
{
    return (code >= 0x300 && code < 0x370) || code == 0x3099 || code == 0x309a;
}

/* Does text begin with part? A letter without its mark is another one. */
static bool begins_with(const char *text, const char *part)
{
    Letters whole = {.text = text}, begun = {.text = part};
    uint32_t code = next_small(&begun);
    if (code == 0)
        return true;
    for (; code; code = next_small(&begun))
        if (next_small(&whole) != code)
            return false;
    return !is_mark(next_small(&whole));
}

int text_compare(const char *a, const char *b)
{
    Letters one = {.text = a}, other = {.text = b};
    uint32_t first, second;
    do {
        first = next_small(&one);
        second = next_small(&other);
    } while (first && first == second);
    return (first > second) - (first < second);
}

bool text_equal(const char *a, const char *b)
{
    return text_compare(a, b) == 0;
}

size_t text_meant(const char *word, const char *const *names, size_t count)
{
    size_t alike = count;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(names[i], word) == 0)
            return i;
        if (alike == count && text_equal(names[i], word))
            alike = i;
    }
    return alike;
}

const char *text_find(const char *text, const char *part)
{
    uint32_t code;
    while (!begins_with(text, part)) {
        if (*text == '\0')
            return NULL;
        size_t length = text_decode(text, strnlen(text, 4), &code);
        text += length > 0 ? length : 1;
    }
    return text;
}
