// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* UTF-8, and the gate: which code points may stand in text, and a safe copy where refusing is
 * impossible. Widths are in text_width.c, letters whatever their case in text_case.c, words alike
 * in text_words.c. */
#include "base/text.h"

#include "base/array.h"

#include <string.h>

size_t text_decode(const char *text, size_t size, uint32_t *code)
{
    const unsigned char *byte = (const unsigned char *)text;
    if (byte[0] < 0x80) {
        *code = byte[0];
        return 1;
    }
    size_t length = byte[0] >= 0xf0 ? 4 : byte[0] >= 0xe0 ? 3 : 2;
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (byte[0] < 0xc2 || byte[0] > 0xf4 || length > size)
        return 0;
    uint32_t value = byte[0] & (0xffu >> (length + 1));
    for (size_t i = 1; i < length; i++) {
        if ((byte[i] & 0xc0) != 0x80)
            return 0;
        value = value << 6 | (byte[i] & 0x3fu);
    }
    if (value < least[length] || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff))
        return 0;
    *code = value;
    return length;
}

size_t text_encode(uint32_t code, char *out)
{
    static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
    size_t length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (length == 1) {
        out[0] = (char)code;
        return 1;
    }
    for (size_t i = length - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (code & 0x3f));
        code >>= 6;
    }
    out[0] = (char)(lead[length] | code);
    return length;
}

size_t text_plain(const char *text, size_t size)
{
    const uint64_t ones = UINT64_MAX / 255, tops = ones << 7;
    size_t at = 0;
    uint64_t word;
    /* eight at once: below 0x20, 0x7f and from 0x80 on each leave a top bit */
    for (; at + sizeof word <= size; at += sizeof word) {
        memcpy(&word, text + at, sizeof word);
        if ((word | (word - ones * 0x20) | (word + ones)) & tops)
            break;
    }
    while (at < size && text[at] >= 0x20 && text[at] < 0x7f)
        at++;
    return at;
}

/* What is refused, beside what the C library has no width for: see the header. */
static const struct {
    uint32_t first, last;
} forbidden[] = {
    {0x0000, 0x001f}, {0x007f, 0x009f}, {0x00ad, 0x00ad},   {0x061c, 0x061c},
    {0x180e, 0x180e}, {0x200b, 0x200b}, {0x200e, 0x200f},   {0x2028, 0x202e},
    {0x2060, 0x206f}, {0xd800, 0xf8ff}, {0xfdd0, 0xfdef},   {0xfeff, 0xfeff},
    {0xfff9, 0xfffb}, {0xfffe, 0xffff}, {0xe0000, 0xe0fff}, {0xf0000, 0x10ffff},
};

static bool in_forbidden_range(uint32_t code)
{
    if ((code & 0xfffe) == 0xfffe)
        return true;
    for (size_t i = 0; i < COUNT_OF(forbidden); i++)
        if (code <= forbidden[i].last)
            return code >= forbidden[i].first;
    return false;
}

static bool is_joiner(uint32_t code)
{
    return code == 0x200c || code == 0x200d;
}

/* A letter (with its marks) or a pictograph, as far as a joiner cares: what lies beyond Latin and
 * is neither a joiner, a general sign nor a stand-in. Two joiners in a row would be text unseen. */
static bool is_joinable(uint32_t code)
{
    bool sign = (code >= 0x2000 && code <= 0x206f) || (code >= 0x3000 && code <= 0x303f) ||
                code == TEXT_REPLACEMENT;
    return code >= 0x300 && !sign && !in_forbidden_range(code) && text_code_width(code) >= 0;
}

bool text_allowed(uint32_t code, uint32_t before, uint32_t after)
{
    if (code >= 0x20 && code < 0x7f)
        return true;
    if (is_joiner(code))
        return is_joinable(before) && is_joinable(after);
    return !in_forbidden_range(code) && text_code_width(code) >= 0;
}

static bool is_joiner_at(const char *text)
{
    uint32_t code;
    return text_decode(text, 3, &code) == 3 && is_joiner(code);
}

#define MOST_MARKS 4 /* combining marks on one base: what a terminal cell of ncurses holds */

/* The marks on one base, code the latest character; a joiner does not begin a new count. */
static int count_marks(int marks, uint32_t code)
{
    if (is_joiner(code))
        return marks;
    return code >= 0x300 && text_code_width(code) == 0 ? marks + 1 : 0;
}

ptrdiff_t text_find_forbidden(const char *text, size_t size, uint32_t *code, bool *utf8)
{
    uint32_t before = 0, after = 0;
    int marks = 0;
    *utf8 = true;
    for (size_t at = 0, length; at < size; at += length) {
        length = text_plain(text + at, size - at);
        if (length > 0) {
            before = (unsigned char)text[at + length - 1];
            marks = 0;
            continue;
        }
        length = text_decode(text + at, size - at, code);
        if (length == 0) {
            *code = (unsigned char)text[at];
            *utf8 = false;
            return (ptrdiff_t)at;
        }
        size_t next = at + length;
        if (next >= size || text_decode(text + next, size - next, &after) == 0)
            after = 0;
        marks = count_marks(marks, *code);
        if (marks > MOST_MARKS || !text_allowed(*code, before, after))
            return (ptrdiff_t)at;
        before = *code;
    }
    return -1;
}

/* Has text a whole character, or bytes that no others make one? */
static bool is_whole(const char *text, size_t size)
{
    static const unsigned char leads[] = {0xc2, 0xe0, 0xf0};
    uint32_t code;
    if (size == 0)
        return false;
    if (text_decode(text, size, &code) > 0)
        return true;
    size_t length = 1;
    for (size_t i = 0; i < COUNT_OF(leads); i++)
        if ((unsigned char)text[0] >= leads[i])
            length = i + 2;
    for (size_t i = 1; i < size && i < length; i++)
        if (((unsigned char)text[i] & 0xc0) != 0x80)
            return true;
    return size >= length;
}

bool text_gate_decides(const char *text, size_t size)
{
    uint32_t code;
    if (!is_whole(text, size))
        return false;
    size_t length = text_decode(text, size, &code);
    return length == 0 || !is_joiner(code) || is_whole(text + length, size - length);
}

/* What a joiner joins must pass the gate itself: the code point at text, else 0. */
static uint32_t joined_code(const TextGate *gate, const char *text, size_t size)
{
    uint32_t code;
    if (size == 0 || text_decode(text, size, &code) == 0)
        return 0;
    return count_marks(gate->marks, code) > MOST_MARKS ? 0 : code;
}

size_t text_gate(TextGate *gate, const char *text, size_t size, uint32_t *code)
{
    size_t length = text_decode(text, size, code);
    if (length == 0) {
        length = 1;
        *code = TEXT_REPLACEMENT;
    }
    if (*code == '\n' || *code == '\t')
        *code = ' ';
    int marks = count_marks(gate->marks, *code);
    uint32_t after = joined_code(gate, text + length, size - length);
    bool allowed = text_allowed(*code, gate->before, after);
    if (!allowed)
        marks = 0;
    if (!allowed || marks > MOST_MARKS)
        *code = TEXT_REPLACEMENT;
    *gate = (TextGate){*code, marks};
    return length;
}

char *text_safe(const char *text, char *out, size_t capacity)
{
    size_t size = strlen(text), used = 0, length;
    TextGate gate = {0};
    if (size < capacity && text_plain(text, size) == size)
        return memcpy(out, text, size + 1);
    for (size_t at = 0; at < size; at += length) {
        char bytes[4];
        uint32_t code;
        length = text_gate(&gate, text + at, size - at, &code);
        size_t written = text_encode(code, bytes);
        if (used + written + 1 > capacity) {
            if (used >= 3 && is_joiner_at(out + used - 3)) /* cut off from what it joined */
                text_encode(TEXT_REPLACEMENT, out + used - 3);
            break;
        }
        memcpy(out + used, bytes, written);
        used += written;
    }
    if (capacity > 0)
        out[used] = '\0';
    return out;
}
