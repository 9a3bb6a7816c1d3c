// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What each kind of line has in it (docs/log.md). */
#include "store/import_private.h"

#include "base/array.h"

/* The items of a list, each an object. */
static void read_list(Import *import, sqlite3_stmt *list, const Nested *nested, void *target)
{
    const RecordTable *table = record_parts[nested->part].table;
    char *items = NULL;
    size_t count = 0;
    sqlite3_stmt *row = import_each(import, 1, (const char *)sqlite3_column_text(list, 2));
    for (; !import->bad && sqlite3_step(row) == SQLITE_ROW; count++) {
        items = arena_grow(import->arena, items, count, table->size);
        record_clear(table, items + count * table->size);
        if (import_is_type(row, "object"))
            import_object(import, 2, (const char *)sqlite3_column_text(row, 2), table, NULL, 0,
                          items + count * table->size);
        else
            import_problem(import, "a list has an item that is not an object");
    }
    sqlite3_reset(row);
    record_part_set(target, nested->part, items, count);
}

/* ---- lines ---- */

bool import_is_object(Import *import, const char *text)
{
    sqlite3_bind_text(import->is_object, 1, text, -1, SQLITE_STATIC);
    bool object = sqlite3_step(import->is_object) == SQLITE_ROW &&
                  sqlite3_column_int(import->is_object, 0) == 1;
    sqlite3_reset(import->is_object);
    sqlite3_clear_bindings(import->is_object);
    return object;
}

/* A row of what a line has beside records. */
#define MEMBER(key, its_kind, place) .member = key, .kind = RECORD_##its_kind, .offset = place
#define TABLE(rows)                                                                                \
    {                                                                                              \
        .fields = rows, .count = COUNT_OF(rows)                                                    \
    }

LineHead import_head(Import *import, const char *text)
{
    static const RecordField fields[] = {
        {MEMBER("type", TEXT, offsetof(LineHead, type)), .or_null = true},
        {MEMBER("limber-log", WHOLE, offsetof(LineHead, version)), .most = INT32_MAX,
         .or_null = true},
    };
    static const RecordTable table = TABLE(fields);
    LineHead head = {NULL, 0};
    import_object(import, 0, text, &table, NULL, 0, &head);
    return head;
}

typedef struct {
    char sha256[LOG_SHA256_BYTES];
    RoutineText text;
} RoutineLine;

/* The file of a routine, with whatever is in it. */
static void read_text(Import *import, sqlite3_stmt *row, const Nested *nested, void *target)
{
    (void)nested;
    RoutineText *out = &((RoutineLine *)target)->text;
    out->size = (size_t)sqlite3_column_bytes(row, 2);
    out->text = arena_copy(import->arena, (const char *)sqlite3_column_text(row, 2), out->size);
}

void import_routine(Import *import, const char *text, RoutineText *out)
{
    static const RecordField fields[] = {
        {MEMBER("sha256", HEX, offsetof(RoutineLine, sha256)), .most = LOG_SHA256_BYTES - 1},
        {MEMBER("name", TEXT, offsetof(RoutineLine, text.name))},
        {MEMBER("title", TEXT, offsetof(RoutineLine, text.title))},
        {MEMBER("version", WHOLE, offsetof(RoutineLine, text.version)), .most = INT32_MAX,
         .or_null = true},
    };
    static const RecordTable table = TABLE(fields);
    static const Nested file = {"text", "text", read_text, 0};
    RoutineLine line = {.text = {NULL}};
    import_object(import, 0, text, &table, &file, 1, &line);
    *out = line.text;
    out->sha256 = arena_string(import->arena, line.sha256);
}

void import_session(Import *import, const char *text, LoggedSession *out)
{
    Nested lists[PART_COUNT];
    for (int i = 0; i < PART_COUNT; i++)
        lists[i] = (Nested){record_parts[i].member, "array", read_list, (PartKind)i,
                            record_parts[i].table->since > 0};
    *out = (LoggedSession){.session = {.note = NULL}};
    import_object(import, 0, text, &session_table, lists, PART_COUNT, out);
}

void import_gate(Import *import, const char *text, GateRecord *out)
{
    record_clear(&gate_table, out);
    import_object(import, 0, text, &gate_table, NULL, 0, out);
}

static void read_times(Import *import, sqlite3_stmt *row, const Nested *nested, void *target)
{
    static const RecordField fields[] = {
        {MEMBER("times", WHOLE, offsetof(PinRecord, times.times)), .least = 1, .most = 99},
        {MEMBER("period_days", WHOLE, offsetof(PinRecord, times.period_days)), .least = 1,
         .most = 99},
    };
    static const RecordTable table = TABLE(fields);
    (void)nested;
    import_object(import, 1, (const char *)sqlite3_column_text(row, 2), &table, NULL, 0, target);
}

void import_pin(Import *import, const char *text, PinRecord *out)
{
    static const RecordField fields[] = {
        {MEMBER("routine", TEXT, offsetof(PinRecord, routine))},
        {MEMBER("since", MOMENT, offsetof(PinRecord, since))},
    };
    static const RecordTable table = TABLE(fields);
    static const Nested times = {"times", "object", read_times, 0};
    *out = (PinRecord){0};
    import_object(import, 0, text, &table, &times, 1, out);
}
