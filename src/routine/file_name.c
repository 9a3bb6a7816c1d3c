// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* One place knows the endings, so that what `add` keeps is what `start`, `show` and `pin` find. */
#include "routine/file_name.h"

#include "base/array.h"
#include "base/text.h"

#include <string.h>

#define LONGEST_KEPT 120 /* bytes: a file of that name and its temporary twin fit everywhere */

/* The length of name without `ending`, or 0 where it does not end so. */
static size_t length_before(const char *name, size_t length, const char *ending)
{
    size_t size = strlen(ending);
    if (length <= size)
        return 0;
    for (size_t i = 0; i < size; i++)
        if (text_lower_code((unsigned char)name[length - size + i]) != (unsigned char)ending[i])
            return 0;
    return length - size;
}

static size_t without_ending(const char *name, size_t length)
{
    static const char *const endings[] = {".yaml", ".yml", ".limber"};
    size_t stem = 0;
    for (size_t i = 0; stem == 0 && i < COUNT_OF(endings); i++)
        stem = length_before(name, length, endings[i]);
    return stem;
}

/* An ending may stand there twice: calves.yaml.yml is called calves all the same. */
size_t file_name_stem(const char *name)
{
    size_t stem = 0, length = strlen(name);
    size_t text = length_before(name, length, ".txt");
    if (text > 0 && without_ending(name, text) > 0)
        length = text;
    while ((length = without_ending(name, length)) > 0)
        stem = length;
    return stem;
}

static const char *base_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* The base's length without an ending, whichever it is. */
static size_t stem_of_any(const char *base)
{
    size_t stem = file_name_stem(base);
    const char *dot = strrchr(base, '.');
    return stem > 0 ? stem : dot && dot > base ? (size_t)(dot - base) : strlen(base);
}

const char *file_name_id(Arena *arena, const char *path)
{
    const char *base = base_of(path);
    size_t length = stem_of_any(base), capacity = 3 * length + 1; /* U+FFFD is three bytes */
    return text_safe(arena_copy(arena, base, length), arena_alloc(arena, capacity), capacity);
}

static bool may_keep(uint32_t code)
{
    uint32_t small = text_lower_code(code);
    if (code < 0x80)
        return (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9') ||
               strchr("-_.", (int)small);
    bool sign = code < 0xc0 || (code >= 0x2000 && code <= 0x206f) || code == 0x3000;
    return !sign && code != TEXT_REPLACEMENT;
}

const char *file_name_kept(Arena *arena, const char *path)
{
    const char *base = base_of(path);
    size_t size = stem_of_any(base), used = 0, length;
    char *kept = arena_alloc(arena, LONGEST_KEPT + 1);
    TextGate gate = {0};
    for (size_t at = 0; at < size && used + 4 <= LONGEST_KEPT; at += length) {
        uint32_t code;
        length = text_gate(&gate, base + at, size - at, &code);
        code = may_keep(code) ? text_lower_code(code) : '-';
        if (used > 0 || (code != '-' && code != '.'))
            used += text_encode(code, kept + used);
    }
    kept[used] = '\0';
    return used > 0 ? kept : "routine";
}
