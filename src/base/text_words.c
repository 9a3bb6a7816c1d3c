// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Words that are alike, for did-you-mean; plain ASCII for terminals and tags without UTF-8; escapes
 * for markup. */
#include "base/array.h"
#include "base/text.h"

#include <string.h>

#define LONGEST_WORD 64

static int least(int a, int b)
{
    return a < b ? a : b;
}

int text_distance(const char *a, const char *b, int limit)
{
    int rows[3][LONGEST_WORD + 1];
    int *older = rows[0], *old = rows[1], *row = rows[2];
    int a_length = (int)strlen(a), b_length = (int)strlen(b);
    if (a_length > LONGEST_WORD || b_length > LONGEST_WORD || a_length - b_length > limit ||
        b_length - a_length > limit)
        return limit + 1;
    for (int j = 0; j <= b_length; j++)
        old[j] = j;
    for (int i = 1; i <= a_length; i++) {
        row[0] = i;
        for (int j = 1; j <= b_length; j++) {
            row[j] = least(least(old[j], row[j - 1]) + 1, old[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], older[j - 2] + 1);
        }
        int *spare = older;
        older = old;
        old = row;
        row = spare;
    }
    return old[b_length] <= limit ? old[b_length] : limit + 1;
}

const char *text_nearest(const char *word, const char *const *candidates)
{
    int limit = strlen(word) <= 3 ? 1 : 2;
    const char *nearest = NULL;
    for (; *candidates; candidates++) {
        int distance = text_distance(word, *candidates, limit);
        if (distance <= limit) {
            nearest = *candidates;
            limit = distance - 1;
        }
    }
    return nearest;
}

/* The plain letters of U+00C0 … U+017F, in order; '?' where there is none. */
static const char latin[] = "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty"
                            "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLl"
                            "NnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

static const struct {
    uint32_t code;
    char plain;
} plain_signs[] = {
    {0xa0, ' '},   {0xb0, 'o'},    {0xb7, '.'},    {0xd7, 'x'},   {0xf7, '/'},
    {0x2010, '-'}, {0x2011, '-'},  {0x2012, '-'},  {0x2013, '-'}, {0x2014, '-'},
    {0xab, '"'},   {0xbb, '"'},    {0x201a, '\''}, {0x201e, '"'}, {0x2039, '<'},
    {0x203a, '>'}, {0x2018, '\''}, {0x2019, '\''}, {0x201c, '"'}, {0x201d, '"'},
    {0x2022, '*'}, {0x2026, '.'},  {0x2212, '-'},  {0x2192, '>'}, {0x2190, '<'},
};

char text_ascii_of(uint32_t code)
{
    if (code < 0x80)
        return (char)code;
    for (size_t i = 0; i < COUNT_OF(plain_signs); i++)
        if (plain_signs[i].code == code)
            return plain_signs[i].plain;
    if (code >= 0xc0 && code - 0xc0 < sizeof latin - 1)
        return latin[code - 0xc0];
    return '?';
}

char *text_ascii(const char *text, char *out, size_t capacity)
{
    size_t size = strlen(text), used = 0, length;
    for (size_t at = 0; at < size && used + 1 < capacity; at += length) {
        uint32_t code;
        length = text_decode(text + at, size - at, &code);
        if (length == 0) {
            length = 1;
            code = TEXT_REPLACEMENT;
        }
        if (code >= 0x80 && text_code_width(code) <= 0)
            continue;
        out[used++] = text_ascii_of(code);
    }
    if (capacity > 0)
        out[used] = '\0';
    return out;
}

void text_write_markup(const char *text, FILE *out)
{
    for (; *text; text++) {
        switch (*text) {
        case '&':
            fputs("&amp;", out);
            break;
        case '<':
            fputs("&lt;", out);
            break;
        case '>':
            fputs("&gt;", out);
            break;
        case '"':
            fputs("&quot;", out);
            break;
        case '\'':
            fputs("&#39;", out);
            break;
        default:
            fputc(*text, out);
        }
    }
}
