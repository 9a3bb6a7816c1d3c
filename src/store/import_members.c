// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Takes objects apart by the rows of a record's fields. Members that are in no row are left out: a
 * later export may have more. */
#include "store/import_private.h"

#include "base/text.h"

#include <stdarg.h>
#include <string.h>

#define MOST_S (RECORD_LENGTH_MS / 1000)

void import_problem(Import *import, const char *format, ...)
{
    char text[256];
    va_list args;
    if (import->bad)
        return;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    diagnostics_add(import->found, SEVERITY_ERROR, &import->source, (Place){import->line, 1, 1},
                    "%s", text);
    import->bad = true;
}

/* ---- values ---- */

bool import_is_type(sqlite3_stmt *row, const char *type)
{
    return strcmp((const char *)sqlite3_column_text(row, 1), type) == 0;
}

/* A NUL is in none (next_line). */
static void take_text(Import *import, sqlite3_stmt *row, const RecordField *field, void *out)
{
    const char *text = (const char *)sqlite3_column_text(row, 2);
    size_t size = (size_t)sqlite3_column_bytes(row, 2);
    uint32_t code;
    bool utf8;
    if (!import_is_type(row, "text") || !text)
        import_problem(import, "'%s' must be a text", field->member);
    else if (size > RECORD_TEXT_BYTES)
        import_problem(import, "'%s' is longer than %d bytes", field->member, RECORD_TEXT_BYTES);
    else if (text_find_forbidden(text, size, &code, &utf8) >= 0)
        import_problem(import, "'%s' has a character in it that may not stand in text",
                       field->member);
    else
        *(const char **)out = arena_copy(import->arena, text, size);
}

static void take_hex(Import *import, sqlite3_stmt *row, const RecordField *field, void *out)
{
    const char *text = (const char *)sqlite3_column_text(row, 2);
    size_t size = (size_t)field->most;
    if (!import_is_type(row, "text") || strlen(text) != size ||
        strspn(text, "0123456789abcdef") != size)
        import_problem(import, "'%s' must be %zu hexadecimal digits", field->member, size);
    else
        memcpy(out, text, size + 1);
}

static void take_whole(Import *import, sqlite3_stmt *row, const RecordField *field, void *out)
{
    int64_t number = sqlite3_column_int64(row, 2);
    if (!import_is_type(row, "integer") || number < field->least || number > field->most)
        import_problem(import, "'%s' must be a whole number from %d to %d", field->member,
                       field->least, field->most);
    else
        *(int *)out = (int)number;
}

static void take_length(Import *import, sqlite3_stmt *row, const RecordField *field, void *out)
{
    double seconds = sqlite3_column_double(row, 2);
    bool number = import_is_type(row, "integer") || import_is_type(row, "real");
    if (!number || !(seconds >= 0 && seconds <= (double)MOST_S))
        import_problem(import, "'%s' must be seconds from 0 to %lld", field->member,
                       (long long)MOST_S);
    else
        *(Ns *)out = (Ns)(seconds * 1000 + 0.5) * NS_PER_MS;
}

static void take_flag(Import *import, sqlite3_stmt *row, const RecordField *field, void *out)
{
    if (!import_is_type(row, "true") && !import_is_type(row, "false"))
        import_problem(import, "'%s' must be true or false", field->member);
    *(bool *)out = import_is_type(row, "true");
}

static void take_moment(Import *import, sqlite3_stmt *row, const RecordField *field, void *out)
{
    if (!import_is_type(row, "text") ||
        !moment_parse((const char *)sqlite3_column_text(row, 2), out))
        import_problem(import, "'%s' must be an instant such as 2026-11-25T18:05:00+01:00",
                       field->member);
}

static void take_word(Import *import, sqlite3_stmt *row, const RecordField *field, void *out)
{
    const char *text = import_is_type(row, "null") ? "" : (const char *)sqlite3_column_text(row, 2);
    bool kind = import_is_type(row, "null") || import_is_type(row, "text");
    int word = record_word_find(field->words, text ? text : "");
    if (!kind || word < 0)
        import_problem(import, "'%s' is not one of the words that it can be", field->member);
    else
        *(int *)out = word;
}

static bool may_be_null(const RecordField *field)
{
    return field->or_null || field->kind == RECORD_LEVEL;
}

/* Not of this line, or of a later export than it may be from. */
static bool may_be_missing(const RecordField *field)
{
    return may_be_null(field) || field->of_routine || field->since > 0;
}

static void take(Import *import, sqlite3_stmt *row, const RecordField *field, void *target)
{
    static void (*const takers[])(Import *, sqlite3_stmt *, const RecordField *, void *) = {
        [RECORD_TEXT] = take_text,     [RECORD_HEX] = take_hex,   [RECORD_WHOLE] = take_whole,
        [RECORD_LEVEL] = take_whole,   [RECORD_FLAG] = take_flag, [RECORD_LENGTH] = take_length,
        [RECORD_MOMENT] = take_moment, [RECORD_WORD] = take_word,
    };
    if (!may_be_null(field) || !import_is_type(row, "null"))
        takers[field->kind](import, row, field, (char *)target + field->offset);
}

static void take_nested(Import *import, sqlite3_stmt *row, const Nested *nested, void *target)
{
    bool may_be_null = strcmp(nested->type, "object") == 0;
    if (may_be_null && import_is_type(row, "null"))
        return;
    if (import_is_type(row, nested->type))
        nested->read(import, row, nested, target);
    else
        import_problem(import, "'%s' must be %s %s", nested->member,
                       strcmp(nested->type, "text") == 0 ? "a" : "an", nested->type);
}

/* ---- objects ---- */

/* Rows (key, type, value) of an object or a list; the statement of its depth. */
sqlite3_stmt *import_each(Import *import, int depth, const char *text)
{
    sqlite3_reset(import->each[depth]);
    sqlite3_bind_text(import->each[depth], 1, text, -1, SQLITE_TRANSIENT);
    return import->each[depth];
}

void import_object(Import *import, int depth, const char *text, const RecordTable *table,
                   const Nested *nested, size_t count, void *target)
{
    uint64_t met = 0;
    sqlite3_stmt *row = import_each(import, depth, text);
    while (!import->bad && sqlite3_step(row) == SQLITE_ROW) {
        const char *key = (const char *)sqlite3_column_text(row, 0);
        for (size_t i = 0; i < table->count; i++) {
            if (table->fields[i].of_routine || strcmp(table->fields[i].member, key) != 0)
                continue;
            met |= UINT64_C(1) << i;
            take(import, row, &table->fields[i], target);
        }
        for (size_t i = 0; i < count; i++) {
            if (strcmp(nested[i].member, key) != 0)
                continue;
            met |= UINT64_C(1) << (table->count + i);
            take_nested(import, row, &nested[i], target);
        }
    }
    sqlite3_reset(row);
    for (size_t i = 0; i < table->count; i++)
        if (!(met & UINT64_C(1) << i) && !may_be_missing(&table->fields[i]))
            import_problem(import, "'%s' is missing", table->fields[i].member);
    for (size_t i = 0; i < count; i++)
        if (!(met & UINT64_C(1) << (table->count + i)) && !nested[i].later)
            import_problem(import, "'%s' is missing", nested[i].member);
}
