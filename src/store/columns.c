// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Takes a row's columns out, whatever is in them. */
#include "store/columns.h"

#include "base/text.h"
#include "store/words.h"

#include <string.h>

#define FIRST_S INT64_C(-2208902400) /* 1900-01-02: in that year wherever the wall clock is */
#define LAST_S INT64_C(253402214400) /* 9999-12-31 */
#define MOST_OFFSET_S (18 * 3600)
#define TEXT_BYTES 4096            /* as the import takes them; what is longer, nobody here wrote */
#define MOST_MS INT64_C(172800000) /* two days: far over any session, far under an overflow */

static size_t slot_of(const char *text, size_t size)
{
    uint32_t hash = UINT32_C(2166136261); /* FNV-1a */
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (unsigned char)text[i]) * UINT32_C(16777619);
    return (hash ^ hash >> 16) % TEXT_SLOTS;
}

static const char *gated(Arena *arena, const char *raw, size_t size)
{
    uint32_t code;
    bool utf8;
    if (text_find_forbidden(raw, size, &code, &utf8) < 0)
        return raw;
    size_t capacity = 3 * size + 1; /* U+FFFD is three bytes */
    if (capacity > TEXT_BYTES + 1)
        capacity = TEXT_BYTES + 1;
    return text_safe(raw, arena_alloc(arena, capacity), capacity);
}

/* How much of a text counts, never cut inside a character. */
static size_t text_cut(const char *text, size_t size)
{
    if (size <= TEXT_BYTES)
        return size;
    for (size = TEXT_BYTES; size > TEXT_BYTES - 4 && (text[size] & 0xc0) == 0x80;)
        size--;
    return size;
}

const char *column_text(sqlite3_stmt *row, int column, Texts *texts)
{
    const char *text = (const char *)sqlite3_column_text(row, column);
    if (!text)
        return NULL;
    size_t size = text_cut(text, strlen(text)), slot = slot_of(text, size);
    if (!texts->slots[slot].raw || texts->slots[slot].size != size ||
        memcmp(texts->slots[slot].raw, text, size) != 0) {
        texts->slots[slot].raw = arena_copy(texts->arena, text, size);
        texts->slots[slot].safe = gated(texts->arena, texts->slots[slot].raw, size);
        texts->slots[slot].size = size;
    }
    return texts->slots[slot].safe;
}

static int64_t clamped(int64_t number, int64_t least, int64_t most)
{
    return number < least ? least : number > most ? most : number;
}

int column_number(sqlite3_stmt *row, int column, int least, int most)
{
    return (int)clamped(sqlite3_column_int64(row, column), least, most);
}

int column_level(sqlite3_stmt *row, int column)
{
    bool said = sqlite3_column_type(row, column) != SQLITE_NULL;
    return said ? column_number(row, column, 0, 10) : -1;
}

bool column_flag(sqlite3_stmt *row, int column)
{
    return sqlite3_column_int64(row, column) != 0;
}

Ns column_length(sqlite3_stmt *row, int column)
{
    return clamped(sqlite3_column_int64(row, column), 0, MOST_MS) * NS_PER_MS;
}

Side column_side(sqlite3_stmt *row, int column)
{
    return log_side_of_word(column_word(row, column));
}

Moment column_moment(sqlite3_stmt *row, int column)
{
    return (Moment){clamped(sqlite3_column_int64(row, column), FIRST_S, LAST_S),
                    column_number(row, column + 1, -MOST_OFFSET_S, MOST_OFFSET_S)};
}

const char *column_word(sqlite3_stmt *row, int column)
{
    const char *text = (const char *)sqlite3_column_text(row, column);
    return text ? text : "";
}
