// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Finds bad bytes in a file and says where they are, as an editor counts. */
#include "base/prescan.h"

#include "base/array.h"
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

/* What Windows-1252 has where Latin-1 has controls; 0: nothing. */
static const uint32_t windows[] = {
    0x20ac, 0,      0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,  0x2030, 0x160,
    0x2039, 0x152,  0,      0x17d,  0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0,      0x17e,  0x178,
};

#define MOST_LATIN 500 /* letters: more are no text of a person */

/* Every byte that is no UTF-8 as the letter that it was in Windows-1252. */
static void edit_latin(const Source *source, Diagnostics *found)
{
    uint32_t code;
    size_t length, count = 0;
    for (size_t at = source_begin(source); at < source->size && count < MOST_LATIN; at += length) {
        length = text_decode(source->text + at, source->size - at, &code);
        if (length > 0)
            continue;
        char letter[5] = "";
        unsigned char byte = (unsigned char)source->text[at];
        code = byte < 0xa0 ? windows[byte - 0x80] : byte;
        if (code > 0)
            letter[text_encode(code, letter)] = '\0';
        diagnostics_edit(found, source, place_of_offset(source, at), letter);
        length = 1;
        count++;
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

/* What people give for a text file, by its first bytes. */
static const struct {
    const char *bytes;
    size_t size;
    const char *name, *program;
} documents[] = {
    {"{\\rtf", 5, "a rich text document (RTF)", "the program that it was written with"},
    {"PK\3\4", 4, "a document of Word or LibreOffice", "the program that it was written with"},
    {"\xd0\xcf\x11\xe0", 4, "an old document of Word", "the program that it was written with"},
    {"%PDF", 4, "a PDF", "a reader: copy the text out of it"},
    {"<!DOCTYPE", 9, "a web page", "the browser"},
    {"<!doctype", 9, "a web page", "the browser"},
    {"<html", 5, "a web page", "the browser"},
    {"<HTML", 5, "a web page", "the browser"},
    {"<?xml", 5, "an XML file", "the program that it was written with"},
    {"\xff\xd8\xff", 3, "a photo (JPEG)", NULL},
    {"\x89PNG", 4, "a picture (PNG)", NULL},
    {"\x1f\x8b", 2, "a packed file (gzip)", NULL},
};

static bool is_document(const Source *source, Diagnostics *found)
{
    size_t begin = source_begin(source);
    for (size_t i = 0; i < COUNT_OF(documents); i++) {
        if (source->size - begin < documents[i].size ||
            memcmp(source->text + begin, documents[i].bytes, documents[i].size) != 0)
            continue;
        diagnostics_add(found, SEVERITY_ERROR, source, (Place){0},
                        "this is %s, and a routine is plain text", documents[i].name);
        if (documents[i].program)
            diagnostics_hint(found,
                             "save it as plain text, with a name that ends in .yaml, from %s",
                             documents[i].program);
        else
            diagnostics_hint(found, "write the routine as plain text, with a name that ends in "
                                    ".yaml");
        return true;
    }
    return false;
}

bool prescan(const Source *source, Diagnostics *found, bool *plain)
{
    *plain = false;
    if (is_document(source, found))
        return false;
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
        diagnostics_hint(found, code == 0x2028 || code == 0x2029 || code == 0x85
                                    ? "it only looks like a line end: delete it, and press Enter"
                                    : "delete it: it cannot be seen");
        diagnostics_edit(found, source, place, "");
        if (is_bidi(code) || code < 0xa0)
            diagnostics_guess(found);
    } else {
        diagnostics_add(found, SEVERITY_ERROR, source, place, "not UTF-8 (byte %02X)", code);
        diagnostics_hint(found, "saved as Windows-1252 or Latin-1? save as UTF-8");
        edit_latin(source, found);
        diagnostics_guess(found);
    }
    return false;
}
