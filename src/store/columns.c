// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Takes a row's columns out, whatever is in them. */
#include "store/columns.h"

#include "base/text.h"

#include <string.h>

#define FIRST_S INT64_C(-2208902400) /* 1900-01-02: in that year wherever the wall clock is */
#define LAST_S INT64_C(253402214400) /* 9999-12-31 */
#define MOST_OFFSET_S (18 * 3600)

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
    if (capacity > RECORD_TEXT_BYTES + 1)
        capacity = RECORD_TEXT_BYTES + 1;
    return text_safe(raw, arena_alloc(arena, capacity), capacity);
}

/* How much of a text counts, never cut inside a character. */
static size_t text_cut(const char *text, size_t size)
{
    if (size <= RECORD_TEXT_BYTES)
        return size;
    for (size = RECORD_TEXT_BYTES; size > RECORD_TEXT_BYTES - 4 && (text[size] & 0xc0) == 0x80;)
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

Moment column_moment(sqlite3_stmt *row, int column)
{
    return (Moment){clamped(sqlite3_column_int64(row, column), FIRST_S, LAST_S),
                    column_number(row, column + 1, -MOST_OFFSET_S, MOST_OFFSET_S)};
}

/* Of a field that is null where it may not be. */
static void take_text(sqlite3_stmt *row, int column, const RecordField *field, Texts *texts,
                      const char **out)
{
    *out = column_text(row, column, texts);
    if (!*out && !field->or_null)
        *out = "";
}

/* What is too long to be one is none. */
static void take_hex(sqlite3_stmt *row, int column, const RecordField *field, Texts *texts,
                     char *out)
{
    const char *text = column_text(row, column, texts);
    size_t size = text ? strlen(text) : 0;
    out[0] = '\0';
    if (text && size <= (size_t)field->most)
        memcpy(out, text, size + 1);
}

static void take_level(sqlite3_stmt *row, int column, const RecordField *field, int *out)
{
    bool said = sqlite3_column_type(row, column) != SQLITE_NULL;
    *out = said ? column_number(row, column, field->least, field->most) : -1;
}

static void take_word(sqlite3_stmt *row, int column, const RecordField *field, int *out)
{
    const char *text = (const char *)sqlite3_column_text(row, column);
    int word = text ? record_word_find(field->words, text) : 0;
    *out = word < 0 ? 0 : word;
}

static void take(sqlite3_stmt *row, int column, const RecordField *field, Texts *texts, void *out)
{
    switch (field->kind) {
    case RECORD_TEXT:
        take_text(row, column, field, texts, out);
        break;
    case RECORD_HEX:
        take_hex(row, column, field, texts, out);
        break;
    case RECORD_WHOLE:
        *(int *)out = column_number(row, column, field->least, field->most);
        break;
    case RECORD_LEVEL:
        take_level(row, column, field, out);
        break;
    case RECORD_FLAG:
        *(bool *)out = sqlite3_column_int64(row, column) != 0;
        break;
    case RECORD_LENGTH:
        *(Ns *)out = clamped(sqlite3_column_int64(row, column), 0, RECORD_LENGTH_MS) * NS_PER_MS;
        break;
    case RECORD_MOMENT:
        *(Moment *)out = column_moment(row, column);
        break;
    case RECORD_WORD:
        take_word(row, column, field, out);
        break;
    }
}

void columns_take(sqlite3_stmt *row, int from, const RecordTable *table, Texts *texts, void *out)
{
    memset(out, 0, table->size);
    for (size_t i = 0; i < table->count; i++) {
        const RecordField *field = &table->fields[i];
        take(row, from, field, texts, (char *)out + field->offset);
        from += record_width(field);
    }
}
