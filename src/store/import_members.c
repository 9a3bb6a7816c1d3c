// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Takes objects apart by tables of their members. Members that are in no table are left out: a
 * later export may have more. */
#include "store/import_private.h"

#include "base/text.h"

#include <stdarg.h>
#include <string.h>

#define MOST_S INT64_C(172800) /* as the reader of the log clamps */
#define TEXT_BYTES 4096

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

/* A text that, but for bytes, may stand in a line; NULL: said. A NUL is in none (next_line). */
static const char *take_text(Import *import, sqlite3_stmt *row, const Member *member)
{
    const char *text = (const char *)sqlite3_column_text(row, 2);
    size_t size = (size_t)sqlite3_column_bytes(row, 2);
    uint32_t code;
    bool utf8;
    if (!import_is_type(row, "text") || !text)
        import_problem(import, "'%s' must be a text", member->key);
    else if (member->kind != MEMBER_BYTES && size > TEXT_BYTES)
        import_problem(import, "'%s' is longer than %d bytes", member->key, TEXT_BYTES);
    else if (member->kind != MEMBER_BYTES && text_find_forbidden(text, size, &code, &utf8) >= 0)
        import_problem(import, "'%s' has a character in it that may not stand in text",
                       member->key);
    else
        return arena_copy(import->arena, text, size);
    return NULL;
}

static void take_hex(Import *import, sqlite3_stmt *row, const Member *member, char *out)
{
    const char *text = (const char *)sqlite3_column_text(row, 2);
    size_t size = (size_t)member->most;
    if (!import_is_type(row, "text") || strlen(text) != size ||
        strspn(text, "0123456789abcdef") != size)
        import_problem(import, "'%s' must be %zu hexadecimal digits", member->key, size);
    else
        memcpy(out, text, size + 1);
}

static void take_whole(Import *import, sqlite3_stmt *row, const Member *member, int *out)
{
    int64_t number = sqlite3_column_int64(row, 2);
    if (!import_is_type(row, "integer") || number < member->least || number > member->most)
        import_problem(import, "'%s' must be a whole number from %lld to %lld", member->key,
                       (long long)member->least, (long long)member->most);
    else
        *out = (int)number;
}

static void take_seconds(Import *import, sqlite3_stmt *row, const Member *member, Ns *out)
{
    double seconds = sqlite3_column_double(row, 2);
    bool number = import_is_type(row, "integer") || import_is_type(row, "real");
    if (!number || !(seconds >= 0 && seconds <= (double)MOST_S))
        import_problem(import, "'%s' must be seconds from 0 to %lld", member->key,
                       (long long)MOST_S);
    else
        *out = (Ns)(seconds * 1000 + 0.5) * NS_PER_MS;
}

static void take_flag(Import *import, sqlite3_stmt *row, const Member *member, bool *out)
{
    if (!import_is_type(row, "true") && !import_is_type(row, "false"))
        import_problem(import, "'%s' must be true or false", member->key);
    *out = import_is_type(row, "true");
}

static void take_moment(Import *import, sqlite3_stmt *row, const Member *member, Moment *out)
{
    if (!import_is_type(row, "text") ||
        !moment_parse((const char *)sqlite3_column_text(row, 2), out))
        import_problem(import, "'%s' must be an instant such as 2026-11-25T18:05:00+01:00",
                       member->key);
}

static void take_word(Import *import, sqlite3_stmt *row, const Member *member, void *out)
{
    const char *text = import_is_type(row, "null") ? "" : (const char *)sqlite3_column_text(row, 2);
    bool kind = import_is_type(row, "null") || import_is_type(row, "text");
    if (!kind || !member->word(text ? text : "", out))
        import_problem(import, "'%s' is not one of the words that it can be", member->key);
}

static void take_nested(Import *import, sqlite3_stmt *row, const Member *member, void *out)
{
    const char *type = member->kind == MEMBER_LIST ? "array" : "object";
    if (member->kind == MEMBER_OBJECT && import_is_type(row, "null"))
        return;
    if (import_is_type(row, type))
        member->list(import, (const char *)sqlite3_column_text(row, 2), out);
    else
        import_problem(import, "'%s' must be an %s", member->key, type);
}

static bool may_be_null(MemberKind kind)
{
    return kind == MEMBER_TEXT_OR_NULL || kind == MEMBER_WHOLE_OR_NULL || kind == MEMBER_LEVEL ||
           kind == MEMBER_MOMENT_OR_NULL;
}

static void take(Import *import, sqlite3_stmt *row, const Member *member, void *target)
{
    void *out = (char *)target + member->offset;
    if (may_be_null(member->kind) && import_is_type(row, "null"))
        return;
    switch (member->kind) {
    case MEMBER_TEXT:
    case MEMBER_TEXT_OR_NULL:
        *(const char **)out = take_text(import, row, member);
        break;
    case MEMBER_BYTES:
        *(const char **)out = take_text(import, row, member);
        *(size_t *)((char *)target + member->most) = (size_t)sqlite3_column_bytes(row, 2);
        break;
    case MEMBER_HEX:
        take_hex(import, row, member, out);
        break;
    case MEMBER_WHOLE:
    case MEMBER_WHOLE_OR_NULL:
    case MEMBER_LEVEL:
        take_whole(import, row, member, out);
        break;
    case MEMBER_SECONDS:
        take_seconds(import, row, member, out);
        break;
    case MEMBER_FLAG:
        take_flag(import, row, member, out);
        break;
    case MEMBER_MOMENT:
    case MEMBER_MOMENT_OR_NULL:
        take_moment(import, row, member, out);
        break;
    case MEMBER_WORD:
        take_word(import, row, member, out);
        break;
    case MEMBER_OBJECT:
    case MEMBER_LIST:
        take_nested(import, row, member, out);
        break;
    }
}

/* ---- objects ---- */

/* Rows (key, type, value) of an object or a list; the statement of its depth. */
sqlite3_stmt *import_each(Import *import, int depth, const char *text)
{
    sqlite3_reset(import->each[depth]);
    sqlite3_bind_text(import->each[depth], 1, text, -1, SQLITE_TRANSIENT);
    return import->each[depth];
}

void import_object(Import *import, int depth, const char *text, const Member *members, size_t count,
                   void *target)
{
    uint64_t met = 0;
    sqlite3_stmt *row = import_each(import, depth, text);
    while (!import->bad && sqlite3_step(row) == SQLITE_ROW) {
        const char *key = (const char *)sqlite3_column_text(row, 0);
        for (size_t i = 0; i < count; i++) {
            if (strcmp(members[i].key, key) != 0)
                continue;
            met |= UINT64_C(1) << i;
            take(import, row, &members[i], target);
        }
    }
    sqlite3_reset(row);
    for (size_t i = 0; i < count; i++)
        if (!(met & UINT64_C(1) << i) && !may_be_null(members[i].kind))
            import_problem(import, "'%s' is missing", members[i].key);
}
