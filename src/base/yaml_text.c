// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Refuses characters that cannot be seen or make a text look like another one. */
#include "base/yaml_text.h"

#include "base/prescan.h"
#include "base/text.h"

#include <string.h>

#define NONE UINT32_MAX

/* The first code point that may not stand there, newlines apart; or NONE. */
static uint32_t find_forbidden(const char *text, size_t size)
{
    for (size_t at = 0; at < size;) {
        uint32_t code;
        bool utf8;
        const char *newline = memchr(text + at, '\n', size - at);
        size_t length = newline ? (size_t)(newline - text) - at : size - at;
        if (text_find_forbidden(text + at, length, &code, &utf8) >= 0)
            return code;
        at += length + 1;
    }
    return NONE;
}

/* Every one of them goes, where it was written as it is and not as an escape. */
static void delete_all(const Source *source, TextSpot spot, uint32_t code, Diagnostics *found)
{
    char wanted[5] = "";
    size_t size = code > 0 ? text_encode(code, wanted) : 0;
    for (size_t at = spot.from; size > 0 && at + size <= spot.to; at++)
        if (memcmp(source->text + at, wanted, size) == 0)
            diagnostics_edit(found, source, place_of_offset(source, at), "");
}

/* What is allowed alone was refused as one mark too many. */
static void refuse(const Source *source, TextSpot spot, uint32_t code, Diagnostics *found)
{
    bool marks = code >= 0xa0 && text_allowed(code, 0, 0);
    if (code < 0xa0)
        diagnostics_add(found, SEVERITY_ERROR, source, spot.place,
                        "control character U+%04X not allowed", code);
    else if (marks)
        diagnostics_add(found, SEVERITY_ERROR, source, spot.place,
                        "more than four marks on one letter (U+%04X)", code);
    else
        diagnostics_add(found, SEVERITY_ERROR, source, spot.place,
                        "character U+%04X not allowed in a text", code);
    if (marks) {
        diagnostics_hint(found, "leave some of them out");
        return;
    }
    diagnostics_hint(found, "delete it: it cannot be seen");
    delete_all(source, spot, code, found);
}

/* The text without a code point, in place. */
static void drop_code(char *text, uint32_t code)
{
    char unwanted[5] = "";
    size_t size = text_encode(code, unwanted);
    for (char *at = text; (at = strstr(at, unwanted));)
        memmove(at, at + size, strlen(at + size) + 1);
}

#define MOST_KINDS 4 /* of characters that go from one text */

const char *yaml_kept_text(Arena *arena, const Source *source, TextSpot spot, const char *text,
                           size_t size, Diagnostics *found)
{
    char *kept = arena_copy(arena, text, size);
    uint32_t code = find_forbidden(text, size);
    if (code == NONE)
        return kept;
    refuse(source, spot, code, found);
    for (int i = 0; i < MOST_KINDS && code != NONE && code >= 0xa0 && !text_allowed(code, 0, 0);
         i++) {
        drop_code(kept, code);
        code = find_forbidden(kept, strlen(kept));
    }
    size_t room = strlen(kept) * 3 + 1; /* U+FFFD is three bytes */
    return text_safe(kept, arena_alloc(arena, room), room);
}
