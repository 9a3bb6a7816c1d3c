// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Finds bad bytes in a file and says where they are, as an editor counts. */
#include "base/prescan.h"

#include "base/source.h"
#include "base/text.h"

#include <string.h>

Place place_of_offset(const Source *source, size_t offset)
{
    Place place = {1, 1, 1};
    for (size_t at = source_begin(source); at < offset && at < source->size; at++) {
        unsigned char byte = (unsigned char)source->text[at];
        bool pair = byte == '\r' && at + 1 < source->size && source->text[at + 1] == '\n';
        if (byte == '\n' || (byte == '\r' && !pair)) {
            place.line++;
            place.column = 1;
        } else if ((byte & 0xc0) != 0x80) {
            place.column++;
        }
    }
    return place;
}

/* By its mark, or, without one, by the half of its first character that is nought. */
static bool is_utf16(const Source *source)
{
    const unsigned char *byte = (const unsigned char *)source->text;
    return source->size >= 2 &&
           ((byte[0] == 0xff && byte[1] == 0xfe) || (byte[0] == 0xfe && byte[1] == 0xff) ||
            (byte[0] == 0) != (byte[1] == 0));
}

/* Past the printable ASCII and line ends from at on. */
static size_t skip_plain(const Source *source, size_t at)
{
    at += text_plain(source->text + at, source->size - at);
    while (at < source->size && (source->text[at] == '\n' || source->text[at] == '\r')) {
        at++;
        at += text_plain(source->text + at, source->size - at);
    }
    return at;
}

/* Overrides and isolates turn a line around for whoever reads it, in comments too. */
static bool is_bidi(uint32_t code)
{
    return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

/* The first byte of what may not stand in a file, or its size. Not UTF-8: *utf8 false. */
static size_t find_bad(const Source *source, uint32_t *code, bool *utf8)
{
    *utf8 = true;
    for (size_t at = source_begin(source);;) {
        at = skip_plain(source, at);
        if (at == source->size)
            return at;
        if (source->text[at] == '\t') {
            at++;
            continue;
        }
        size_t length = text_decode(source->text + at, source->size - at, code);
        if (length == 0) {
            *utf8 = false;
            *code = (unsigned char)source->text[at];
            return at;
        }
        if (*code < 0xa0 || *code == 0x2028 || *code == 0x2029 || *code == 0xfeff || is_bidi(*code))
            return at;
        at += length;
    }
}

static bool starts_line(const Source *source, size_t at)
{
    return at == source_begin(source) || source->text[at - 1] == '\n' ||
           source->text[at - 1] == '\r';
}

/* The bytes at at that mean nothing: a blank, a comment, a document's end. */
static size_t nothing_at(const Source *source, size_t at)
{
    const char *text = source->text + at;
    size_t left = source->size - at, length = 0;
    if (left > 0 && strchr(" \t\r\n", *text))
        return 1;
    if (left > 0 && *text == '#')
        while (length < left && text[length] != '\n' && text[length] != '\r')
            length++;
    else if (left >= 3 && starts_line(source, at) && memcmp(text, "...", 3) == 0)
        length = 3;
    return length;
}

size_t skip_blank_lines(const Source *source, size_t at)
{
    size_t length;
    while ((length = nothing_at(source, at)) > 0)
        at += length;
    return at;
}

static bool is_directive(const Source *source, size_t at)
{
    return at < source->size && source->text[at] == '%' && starts_line(source, at);
}

/* One `%YAML 1.2`, as some editors write it, may stand before the document. */
static bool check_directives(const Source *source, Diagnostics *found)
{
    size_t at = skip_blank_lines(source, source_begin(source));
    if (is_directive(source, at) && source->size - at >= 5 &&
        memcmp(source->text + at, "%YAML", 5) == 0) {
        while (at < source->size && source->text[at] != '\n' && source->text[at] != '\r')
            at++;
        at = skip_blank_lines(source, at);
    }
    if (!is_directive(source, at))
        return true;
    diagnostics_add(found, SEVERITY_ERROR, source, place_of_offset(source, at),
                    "a line may not begin with '%%'");
    return false;
}

bool prescan(const Source *source, Diagnostics *found, bool *plain)
{
    *plain = skip_plain(source, 0) == source->size;
    if (*plain)
        return check_directives(source, found);
    if (is_utf16(source)) {
        diagnostics_add(found, SEVERITY_ERROR, source, (Place){0},
                        "saved as UTF-16; save as UTF-8");
        return false;
    }
    uint32_t code;
    bool utf8;
    size_t bad = find_bad(source, &code, &utf8);
    if (bad == source->size)
        return check_directives(source, found);
    Place place = place_of_offset(source, bad);
    if (utf8) {
        diagnostics_add(found, SEVERITY_ERROR, source, place,
                        "control character U+%04X not allowed", code);
    } else {
        diagnostics_add(found, SEVERITY_ERROR, source, place, "not UTF-8 (byte %02X)", code);
        diagnostics_hint(found, "saved as Windows-1252 or Latin-1? save as UTF-8");
    }
    return false;
}
