// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The statements that write. Every one may run twice with the same values and leave the log as
 * after once: a batch is tried again after a failure, and written again into a new file where the
 * old one was set aside (so that an ouch of the same second in the same segment is the same one). A
 * part finds its session by its id; where that is not there (the person
 * has deleted it meanwhile), the part goes nowhere. */
#include "store/change.h"

#include "store/record_sql.h"
#include "store/schema.h"

#include <stdlib.h>
#include <string.h>

/* Parameters are numbered as they are first named: the fields lead, and after them come host,
 * process, day and id, or session. */
#define OF_SESSION " FROM session WHERE id = :session"

enum { STATEMENT_TEXT = CHANGE_KINDS, STATEMENTS };

static const char *const statements[STATEMENTS] = {
    [CHANGE_BEGIN] = "INSERT INTO session ({columns}, host, process, day)"
                     " VALUES ({values}, :host, :process, :day)"
                     " ON CONFLICT (id) DO UPDATE SET {changes}, routine = :routine,"
                     " sha256 = :sha256, host = :host, process = :process",
    [CHANGE_UPDATE] = "UPDATE session SET {changes}, host = :host, process = :process"
                      " WHERE id = :id",
    [CHANGE_SEGMENT] = "INSERT OR REPLACE INTO segment ({columns}, session)"
                       " SELECT {values}, number" OF_SESSION,
    [CHANGE_RATING] = "INSERT OR REPLACE INTO rating ({columns}, session)"
                      " SELECT {values}, number" OF_SESSION,
    [CHANGE_PAIN] = "INSERT OR REPLACE INTO pain ({columns}, session)"
                    " SELECT {values}, number" OF_SESSION,
    [CHANGE_OUCH] =
        "INSERT OR REPLACE INTO ouch ({columns}, session, number)"
        " SELECT {values}, number, coalesce((SELECT o.number FROM ouch o"
        " WHERE o.session = session.number AND o.position = :position AND o.at = :at),"
        " (SELECT max(o.number) + 1 FROM ouch o WHERE o.session = session.number), 1)" OF_SESSION,
    [CHANGE_SCALE] = "INSERT OR REPLACE INTO scale ({columns}, session)"
                     " SELECT {values}, number" OF_SESSION,
    [CHANGE_GATE] = "INSERT OR REPLACE INTO gate ({columns}) VALUES ({values})",
    [CHANGE_PIN] = "INSERT INTO pin (routine, times, period_days, since, since_offset)"
                   " VALUES (?1, ?2, ?3, ?4, ?5)"
                   " ON CONFLICT (routine) DO UPDATE SET times = ?2, period_days = ?3, since = ?4,"
                   " since_offset = ?5",
    [CHANGE_UNPIN] = "DELETE FROM pin WHERE routine = ?1",
    [STATEMENT_TEXT] = "INSERT OR IGNORE INTO routine (sha256, name, title, version, text)"
                       " VALUES (?1, ?2, ?3, ?4, ?5)",
};

struct Writer {
    sqlite3 *handle;
    Owner owner;
    sqlite3_stmt *statements[STATEMENTS];
};

static int prepare(Writer *writer, int statement)
{
    const RecordTable *table = statement < CHANGE_KINDS ? change_table(statement) : NULL;
    char *text = record_sql(table, SCHEMA_VERSION, statements[statement]);
    int code = sqlite3_prepare_v3(writer->handle, text, -1, SQLITE_PREPARE_PERSISTENT,
                                  &writer->statements[statement], NULL);
    free(text);
    return code;
}

Writer *writer_new(sqlite3 *handle, const Owner *owner, int *code)
{
    Writer *writer = memory_alloc(sizeof *writer);
    *writer = (Writer){.handle = handle, .owner = *owner};
    *code = SQLITE_OK;
    for (int i = 0; i < STATEMENTS && *code == SQLITE_OK; i++)
        *code = prepare(writer, i);
    if (*code == SQLITE_OK)
        return writer;
    writer_free(writer);
    return NULL;
}

void writer_free(Writer *writer)
{
    if (!writer)
        return;
    for (int i = 0; i < STATEMENTS; i++)
        sqlite3_finalize(writer->statements[i]);
    free(writer);
}

/* ---- binding: the values outlive the step, so none is copied ---- */

static void bind_text(sqlite3_stmt *statement, int at, const char *text)
{
    sqlite3_bind_text(statement, at, text, -1, SQLITE_STATIC); /* NULL binds NULL */
}

static void bind_ms(sqlite3_stmt *statement, int at, Ns time)
{
    sqlite3_bind_int64(statement, at, (time + NS_PER_MS / 2) / NS_PER_MS);
}

/* An instant and, in the column after it, the offset. */
static void bind_moment(sqlite3_stmt *statement, int at, Moment moment)
{
    sqlite3_bind_int64(statement, at, moment.utc_s);
    sqlite3_bind_int(statement, at + 1, moment.offset_s);
}

static void bind_whole(sqlite3_stmt *statement, int at, int number, bool said)
{
    if (said)
        sqlite3_bind_int(statement, at, number);
}

static void bind_field(sqlite3_stmt *statement, int at, const RecordField *field, const void *value)
{
    switch (field->kind) {
    case RECORD_TEXT:
        bind_text(statement, at, *(const char *const *)value);
        break;
    case RECORD_HEX:
        bind_text(statement, at, value);
        break;
    case RECORD_WHOLE:
        bind_whole(statement, at, *(const int *)value, !field->or_null || *(const int *)value != 0);
        break;
    case RECORD_LEVEL:
        bind_whole(statement, at, *(const int *)value, *(const int *)value >= 0);
        break;
    case RECORD_FLAG:
        sqlite3_bind_int(statement, at, *(const bool *)value);
        break;
    case RECORD_LENGTH:
        bind_ms(statement, at, *(const Ns *)value);
        break;
    case RECORD_MOMENT:
        if (!field->or_null || ((const Moment *)value)->utc_s != 0)
            bind_moment(statement, at, *(const Moment *)value);
        break;
    case RECORD_WORD:
        bind_text(statement, at, record_word(field->words, *(const int *)value));
        break;
    }
}

/* Binds the fields from the first parameter on, of a change to a session those that change. Returns
 * the parameter after them. */
static int bind_record(sqlite3_stmt *statement, const Change *change)
{
    const RecordTable *table = change_table(change->kind);
    int at = 1;
    for (size_t i = 0; i < table->count; i++) {
        const RecordField *field = &table->fields[i];
        if (field->of_routine || (change->kind == CHANGE_UPDATE && field->at_begin))
            continue;
        bind_field(statement, at, field, record_at(field, &change->as));
        at += record_width(field);
    }
    return at;
}

static void bind_session(Writer *writer, sqlite3_stmt *statement, const Change *change)
{
    const SessionRecord *record = &change->as.session.record;
    int at = bind_record(statement, change);
    if (record->state == SESSION_RUNNING) {
        bind_text(statement, at, writer->owner.host);
        bind_text(statement, at + 1, writer->owner.process);
    }
    if (change->kind == CHANGE_BEGIN)
        sqlite3_bind_int64(statement, at + 2, moment_day(record->started));
    else
        bind_text(statement, at + 2, change->session);
}

static void bind_pin(sqlite3_stmt *statement, const Change *change)
{
    const PinRecord *pin = &change->as.pin;
    bind_text(statement, 1, pin->routine);
    if (change->kind == CHANGE_UNPIN)
        return;
    sqlite3_bind_int(statement, 2, pin->times.times);
    sqlite3_bind_int(statement, 3, pin->times.period_days);
    bind_moment(statement, 4, pin->since);
}

static void bind_change(Writer *writer, sqlite3_stmt *statement, const Change *change)
{
    const RecordTable *table = change_table(change->kind);
    if (!table)
        bind_pin(statement, change);
    else if (table == &session_table)
        bind_session(writer, statement, change);
    else if (table == &gate_table)
        bind_record(statement, change);
    else
        bind_text(statement, bind_record(statement, change), change->session);
}

/* ---- writing ---- */

static int run(sqlite3_stmt *statement)
{
    sqlite3_step(statement);
    int code = sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return code;
}

static int write_text(Writer *writer, const RoutineText *text)
{
    sqlite3_stmt *statement = writer->statements[STATEMENT_TEXT];
    bind_text(statement, 1, text->sha256);
    bind_text(statement, 2, text->name);
    bind_text(statement, 3, text->title);
    if (text->version != 0)
        sqlite3_bind_int(statement, 4, text->version);
    sqlite3_bind_text64(statement, 5, text->text, text->size, SQLITE_STATIC, SQLITE_UTF8);
    return run(statement);
}

int writer_change(Writer *writer, const Change *change)
{
    int code = SQLITE_OK;
    if (change->kind == CHANGE_BEGIN && change->as.session.text.text)
        code = write_text(writer, &change->as.session.text);
    if (code != SQLITE_OK)
        return code;
    sqlite3_stmt *statement = writer->statements[change->kind];
    bind_change(writer, statement, change);
    return run(statement);
}

static bool is_refusal(int code)
{
    int kind = code & 0xff;
    return kind == SQLITE_CONSTRAINT || kind == SQLITE_MISMATCH || kind == SQLITE_TOOBIG;
}

/* After a change of kind: was there no session to change? */
static bool found_none(Writer *writer, ChangeKind kind)
{
    return kind == CHANGE_UPDATE && sqlite3_changes(writer->handle) == 0;
}

int writer_batch(Writer *writer, const Batch *batch, Losses *losses)
{
    Losses after = {losses->refused, losses->deleted && !batch->begins};
    int code = sqlite3_exec(writer->handle, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    for (size_t i = 0; i < batch->count && code == SQLITE_OK; i++) {
        code = writer_change(writer, &batch->changes[i]);
        if (is_refusal(code)) {
            after.refused++;
            code = SQLITE_OK;
        } else if (code == SQLITE_OK && found_none(writer, batch->changes[i].kind)) {
            after.deleted = true;
        }
    }
    if (code == SQLITE_OK)
        code = sqlite3_exec(writer->handle, "COMMIT", NULL, NULL, NULL);
    if (code != SQLITE_OK && !sqlite3_get_autocommit(writer->handle))
        sqlite3_exec(writer->handle, "ROLLBACK", NULL, NULL, NULL);
    if (code == SQLITE_OK)
        *losses = after;
    return code;
}
