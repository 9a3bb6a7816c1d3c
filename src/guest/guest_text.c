// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Texts of other programs. One of them writes the low byte of each letter alone: Latin-1, where its
 * letters have no more, and control characters for the dashes and quotes of typography. */
#include "base/text.h"
#include "guest/guest_private.h"

#define TYPOGRAPHY 0x2000 /* dashes and quotes: U+2010 to U+201F leave the bytes 0x10 to 0x1f */

static bool is_left_over(unsigned char byte)
{
    return byte >= 0x10 && byte < 0x20;
}

static bool is_utf8(const char *text, size_t size, bool *left_over)
{
    uint32_t code;
    *left_over = false;
    for (size_t at = 0; at < size;) {
        size_t bytes = text_decode(text + at, size - at, &code);
        if (bytes == 0)
            return false;
        *left_over = *left_over || is_left_over((unsigned char)text[at]);
        at += bytes;
    }
    return true;
}

const char *guest_utf8(Arena *arena, const Source *source, size_t *size, bool *odd)
{
    size_t begin = source_begin(source), used = 0;
    const char *text = source->text + begin;
    bool left_over;
    *size = source->size - begin;
    bool utf8 = is_utf8(text, *size, &left_over);
    *odd = !utf8 || left_over;
    if (!*odd)
        return text;
    char *out = arena_alloc(arena, 3 * *size + 1);
    for (size_t at = 0; at < *size;) {
        unsigned char byte = (unsigned char)text[at];
        uint32_t code = byte;
        size_t bytes = utf8 ? text_decode(text + at, *size - at, &code) : 1;
        used += text_encode(is_left_over(byte) ? TYPOGRAPHY + code : code, out + used);
        at += bytes;
    }
    *size = used;
    return out;
}

const char *guest_clean(GuestReading *reading, const char *text, size_t size)
{
    char *out = arena_alloc(reading->arena, 4 * size + 1);
    size_t used = 0;
    TextGate gate = {0};
    bool space = false;
    for (size_t at = 0; at < size;) {
        uint32_t code, own = 0;
        text_decode(text + at, size - at, &own);
        bool control = own < ' ' || own == 0x7f;
        at += text_gate(&gate, text + at, size - at, &code);
        if (code == TEXT_REPLACEMENT && !control)
            reading->guest->lost[LOST_LETTERS]++;
        if (code == ' ' || control || code == TEXT_REPLACEMENT) {
            space = used > 0;
            continue;
        }
        if (space)
            out[used++] = ' ';
        space = false;
        used += text_encode(code, out + used);
    }
    out[used] = '\0';
    /* what was taken out may have stood between what must not stand together */
    return text_safe(out, arena_alloc(reading->arena, 3 * used + 1), 3 * used + 1);
}
