// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Looks at the beginning of one line: its indentation, the marks of lists, a key and its colon.
 * Past them text may say what it likes. */
#include "base/yaml_lookalike.h"

#include "base/array.h"
#include "base/prescan.h"
#include "base/text.h"
#include "base/yaml_mend.h"

#include <string.h>

#define MOST_LINES 2000 /* looked through for more of them */
#define LONG_FILE 65536 /* bytes: in a longer one the first is mended alone */

typedef struct {
    uint32_t code;
    const char *name;
} Named;

static const Named spaces[] = {
    {0x200b, "a zero-width space"},
    {0x00a0, "a no-break space"},
    {0x2002, "an en space"},
    {0x2003, "an em space"},
    {0x2007, "a figure space"},
    {0x2008, "a punctuation space"},
    {0x2009, "a thin space"},
    {0x200a, "a hair space"},
    {0x202f, "a narrow no-break space"},
    {0x205f, "a mathematical space"},
    {0x3000, "an ideographic space"},
};

static const Named dashes[] = {
    {'*', "a star"},
    {0x00b7, "a middle dot"},
    {0x2010, "a hyphen"},
    {0x2011, "a no-break hyphen"},
    {0x2012, "a figure dash"},
    {0x2013, "an en dash"},
    {0x2014, "an em dash"},
    {0x2015, "a horizontal bar"},
    {0x2022, "a bullet"},
    {0x2023, "a bullet"},
    {0x2043, "a hyphen bullet"},
    {0x2212, "a minus sign"},
    {0x2219, "a bullet"},
    {0x25a0, "a square"},
    {0x25aa, "a square"},
    {0x25cf, "a circle"},
    {0x25e6, "a white bullet"},
    {0xf0b7, "a bullet"},
    {0xfe63, "a small hyphen"},
    {0xff0d, "a full-width hyphen"},
};

static const Named colons[] = {
    {0x02d0, "a length mark"}, {0x2236, "a ratio sign"},       {0xa789, "a letter colon"},
    {0xfe55, "a small colon"}, {0xff1a, "a full-width colon"},
};

static const char *name_in(const Named *row, size_t count, uint32_t code)
{
    for (size_t i = 0; i < count; i++)
        if (row[i].code == code)
            return row[i].name;
    return NULL;
}

static const char *name_of(const Lookalike *lookalike)
{
    switch (lookalike->kind) {
    case LOOKS_LIKE_SPACE:
        return name_in(spaces, COUNT_OF(spaces), lookalike->code);
    case LOOKS_LIKE_DASH:
        return name_in(dashes, COUNT_OF(dashes), lookalike->code);
    case LOOKS_LIKE_COLON:
        return name_in(colons, COUNT_OF(colons), lookalike->code);
    }
    return NULL;
}

/* ---- looking ---- */

/* The code point at an offset, its bytes in *length; 0 at the end and where there is none. */
static uint32_t code_at(const Source *source, size_t at, size_t *length)
{
    uint32_t code;
    *length = at < source->size ? text_decode(source->text + at, source->size - at, &code) : 0;
    return *length > 0 ? code : 0;
}

static bool is(Lookalike *lookalike, const Source *source, size_t at, int kind)
{
    size_t length;
    *lookalike = (Lookalike){at, code_at(source, at, &length), kind};
    return name_of(lookalike) != NULL;
}

static bool starts_line(const Source *source, size_t at)
{
    return at == 0 || source->text[at - 1] == '\n' || source->text[at - 1] == '\r';
}

static size_t line_start(const Source *source, size_t at)
{
    while (!starts_line(source, at))
        at--;
    return at;
}

/* Past the spaces and the marks of lists from at on. */
static size_t skip_marks(const Source *source, size_t at)
{
    for (; at < source->size; at++) {
        bool dash = source->text[at] == '-' && at + 1 < source->size && source->text[at + 1] == ' ';
        if (source->text[at] != ' ' && !dash)
            break;
    }
    return at;
}

/* A mark of a list has something blank behind it; else it is a word's. */
static bool is_dash(Lookalike *found, const Source *source, size_t at)
{
    Lookalike space;
    size_t length;
    code_at(source, at, &length);
    bool blank = at + length < source->size && strchr(" \t", source->text[at + length]);
    return is(found, source, at, LOOKS_LIKE_DASH) &&
           (blank || is(&space, source, at + length, LOOKS_LIKE_SPACE));
}

/* Past the letters of a key, or the same place. */
static size_t skip_key(const Source *source, size_t at)
{
    while (at < source->size && (source->text[at] == '-' || source->text[at] == '_' ||
                                 text_lower_code((unsigned char)source->text[at]) - 'a' < 26))
        at++;
    return at;
}

bool lookalike_find(const Source *source, size_t offset, Lookalike *found)
{
    size_t at = skip_marks(source, line_start(source, offset));
    if (is(found, source, at, LOOKS_LIKE_SPACE) || is_dash(found, source, at))
        return true;
    if (at < source->size && source->text[at] == '-' && is(found, source, at + 1, LOOKS_LIKE_SPACE))
        return true;
    size_t end = skip_key(source, at);
    if (end == at || end >= source->size)
        return false;
    return is(found, source, end, LOOKS_LIKE_COLON) ||
           (source->text[end] == ':' && is(found, source, end + 1, LOOKS_LIKE_SPACE));
}

/* Asked of every text: it goes back no further than what may stand before one, for a line may be as
 * long as the file. */
bool lookalike_begins_line(const Source *source, size_t offset)
{
    size_t at = offset;
    while (at > 0 && (source->text[at - 1] == ' ' || source->text[at - 1] == '-'))
        at--;
    return starts_line(source, at) && skip_marks(source, at) == offset;
}

/* Adds an edit for each character of this code that is a lookalike at the beginning of the line
 * from at on. */
static void mend_line(Arena *arena, const Source *source, size_t at, uint32_t code, YamlCure *cure)
{
    size_t length, mended = 0; /* where the one before ended */
    Lookalike lookalike;
    for (bool key = false; at < source->size; at += length) {
        at = key ? at : skip_marks(source, at);
        bool dash = at < source->size && source->text[at] == '-';
        if (dash && is(&lookalike, source, at + 1, LOOKS_LIKE_SPACE))
            at++;
        size_t end = skip_key(source, at);
        if (!key && end > at) {
            key = true;
            at = end;
            if (at < source->size && source->text[at] == ':')
                at++;
        }
        bool is_one = is(&lookalike, source, at, LOOKS_LIKE_SPACE) ||
                      (!key && is_dash(&lookalike, source, at)) ||
                      (key && is(&lookalike, source, at, LOOKS_LIKE_COLON));
        if (!is_one)
            break;
        code_at(source, at, &length);
        bool behind = lookalike.kind == LOOKS_LIKE_SPACE && at == mended;
        if (lookalike.code != code && !behind)
            continue;
        mended = at + length;
        static const char *const plain[] = {" ", "-", ":"};
        bool nothing = lookalike.code == 0x200b && starts_line(source, at);
        yaml_cure_add(arena, cure, place_of_offset(source, at),
                      nothing ? "" : plain[lookalike.kind]);
    }
}

void lookalike_explain(Arena *arena, const Source *source, const Lookalike *lookalike,
                       Diagnostics *found, YamlCure *cure)
{
    static const char *const wanted[] = {[LOOKS_LIKE_SPACE] = "a plain space",
                                         [LOOKS_LIKE_DASH] = "the '-' of a list",
                                         [LOOKS_LIKE_COLON] = "the ':' of a key"};
    diagnostics_add(found, SEVERITY_ERROR, source, place_of_offset(source, lookalike->offset),
                    "%s (U+%04X) stands in the place of %s", name_of(lookalike),
                    (unsigned)lookalike->code, wanted[lookalike->kind]);
    size_t at = line_start(source, lookalike->offset);
    *cure = (YamlCure){0};
    int most = source->size <= LONG_FILE ? MOST_LINES : 1;
    for (int lines = 0; at < source->size && lines < most; lines++) {
        mend_line(arena, source, at, lookalike->code, cure);
        while (at < source->size && !starts_line(source, ++at))
            ;
    }
    yaml_cure_tell(source, cure, found);
    size_t count = cure->count;
    if (count > 1)
        diagnostics_hint(found,
                         "type it again, here and in %zu more place%s: word processors and "
                         "web pages change it",
                         count - 1, count > 2 ? "s" : "");
    else
        diagnostics_hint(found, "type it again: word processors and web pages change it");
}
