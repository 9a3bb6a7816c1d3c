// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The statements that write. Every one may run twice with the same values and leave the log as
 * after once: a batch is tried again after a failure, and written anew into a new file where the
 * old one was set aside (so that an ouch of the same second in the same segment is the same one). A
 * part finds its session by its id; where that is not there (the person
 * has deleted it meanwhile), the part goes nowhere. */
#include "store/change.h"

#include "store/words.h"

#include <stdlib.h>
#include <string.h>

#define OF_SESSION " FROM session WHERE id = ?1"

enum { STATEMENT_TEXT = CHANGE_KINDS, STATEMENTS };

static const char *const statements[STATEMENTS] = {
    [CHANGE_BEGIN] =
        "INSERT INTO session (id, started, started_offset, ended, ended_offset, state, core_only,"
        " planned_ms, work_planned_ms, work_held_ms, steps, steps_done, pauses, paused_ms, note,"
        " host, process, day, routine, sha256)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,"
        " ?19, ?20)"
        " ON CONFLICT (id) DO UPDATE SET ended = ?4, ended_offset = ?5, state = ?6, core_only = ?7,"
        " planned_ms = ?8, work_planned_ms = ?9, work_held_ms = ?10, steps = ?11, steps_done = ?12,"
        " pauses = ?13, paused_ms = ?14, note = ?15, host = ?16, process = ?17, routine = ?19,"
        " sha256 = ?20",
    [CHANGE_UPDATE] =
        "UPDATE session SET ended = ?4, ended_offset = ?5, state = ?6, core_only = ?7,"
        " planned_ms = ?8, work_planned_ms = ?9, work_held_ms = ?10, steps = ?11, steps_done = ?12,"
        " pauses = ?13, paused_ms = ?14, note = ?15, host = ?16, process = ?17 WHERE id = ?1",
    [CHANGE_SEGMENT] =
        "INSERT OR REPLACE INTO segment (session, position, step_index, step, exercise, side,"
        " set_number, sets, round, planned_ms, held_ms, reps_planned, reps, skipped, left_out,"
        " eased, longer, ended, ended_offset)"
        " SELECT number, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,"
        " ?18, ?19" OF_SESSION,
    [CHANGE_RATING] = "INSERT OR REPLACE INTO rating (session, region, side, moment, tightness)"
                      " SELECT number, ?2, ?3, ?4, ?5" OF_SESSION,
    [CHANGE_PAIN] = "INSERT OR REPLACE INTO pain (session, moment, level, at, at_offset)"
                    " SELECT number, ?2, ?3, ?4, ?5" OF_SESSION,
    [CHANGE_OUCH] =
        "INSERT OR REPLACE INTO ouch (session, position, step_index, step, exercise, side, region,"
        " level, alarm, action, at, at_offset, number)"
        " SELECT number, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,"
        " coalesce((SELECT o.number FROM ouch o"
        " WHERE o.session = session.number AND o.position = ?2 AND o.at = ?11),"
        " (SELECT max(o.number) + 1 FROM ouch o WHERE o.session = session.number), 1)" OF_SESSION,
    [CHANGE_GATE] = "INSERT OR REPLACE INTO gate (question, yes, side, at, at_offset)"
                    " VALUES (?1, ?2, ?3, ?4, ?5)",
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

Writer *writer_new(sqlite3 *handle, const Owner *owner, int *code)
{
    Writer *writer = memory_alloc(sizeof *writer);
    *writer = (Writer){.handle = handle, .owner = *owner};
    *code = SQLITE_OK;
    for (int i = 0; i < STATEMENTS && *code == SQLITE_OK; i++)
        *code = sqlite3_prepare_v3(handle, statements[i], -1, SQLITE_PREPARE_PERSISTENT,
                                   &writer->statements[i], NULL);
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

/* 0 … 10, or NULL where nothing was said. */
static void bind_level(sqlite3_stmt *statement, int at, int level)
{
    if (level >= 0)
        sqlite3_bind_int(statement, at, level);
}

static void bind_owner(Writer *writer, sqlite3_stmt *statement, SessionState state)
{
    if (state == SESSION_RUNNING) {
        bind_text(statement, 16, writer->owner.host);
        bind_text(statement, 17, writer->owner.process);
    }
}

static void bind_session(Writer *writer, sqlite3_stmt *statement, const Change *change)
{
    const SessionRecord *record = &change->as.session.record;
    bind_moment(statement, 2, record->started);
    if (record->ended.utc_s != 0)
        bind_moment(statement, 4, record->ended);
    bind_text(statement, 6, session_state_word(record->state));
    sqlite3_bind_int(statement, 7, record->core_only);
    bind_ms(statement, 8, record->planned);
    bind_ms(statement, 9, record->work_planned);
    bind_ms(statement, 10, record->work_held);
    sqlite3_bind_int(statement, 11, record->steps);
    sqlite3_bind_int(statement, 12, record->steps_done);
    sqlite3_bind_int(statement, 13, record->pauses);
    bind_ms(statement, 14, record->paused);
    bind_text(statement, 15, record->note);
    bind_owner(writer, statement, record->state);
    if (change->kind == CHANGE_BEGIN) {
        sqlite3_bind_int64(statement, 18, moment_day(record->started));
        bind_text(statement, 19, record->routine);
        bind_text(statement, 20, record->sha256);
    }
}

static void bind_segment(sqlite3_stmt *statement, const SegmentRecord *segment)
{
    sqlite3_bind_int(statement, 2, segment->position);
    sqlite3_bind_int(statement, 3, segment->step_index);
    bind_text(statement, 4, segment->step);
    bind_text(statement, 5, segment->exercise);
    bind_text(statement, 6, log_side_word(segment->side));
    sqlite3_bind_int(statement, 7, segment->set);
    sqlite3_bind_int(statement, 8, segment->sets);
    sqlite3_bind_int(statement, 9, segment->round);
    bind_ms(statement, 10, segment->planned);
    bind_ms(statement, 11, segment->held);
    sqlite3_bind_int(statement, 12, segment->reps_planned);
    sqlite3_bind_int(statement, 13, segment->reps);
    sqlite3_bind_int(statement, 14, segment->skipped);
    sqlite3_bind_int(statement, 15, segment->left_out);
    sqlite3_bind_int(statement, 16, segment->eased);
    sqlite3_bind_int(statement, 17, segment->longer);
    bind_moment(statement, 18, segment->ended);
}

static void bind_ouch(sqlite3_stmt *statement, const OuchRecord *ouch)
{
    sqlite3_bind_int(statement, 2, ouch->position);
    sqlite3_bind_int(statement, 3, ouch->step_index);
    bind_text(statement, 4, ouch->step);
    bind_text(statement, 5, ouch->exercise);
    bind_text(statement, 6, log_side_word(ouch->side));
    bind_text(statement, 7, ouch->region);
    bind_level(statement, 8, ouch->level);
    sqlite3_bind_int(statement, 9, ouch->alarm);
    bind_text(statement, 10, ouch_action_word(ouch->action));
    bind_moment(statement, 11, ouch->at);
}

static void bind_gate(sqlite3_stmt *statement, const GateRecord *gate)
{
    bind_text(statement, 1, gate->question);
    sqlite3_bind_int(statement, 2, gate->yes);
    bind_text(statement, 3, log_side_word(gate->side));
    bind_moment(statement, 4, gate->at);
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
    if (change->kind < CHANGE_GATE)
        bind_text(statement, 1, change->session);
    switch (change->kind) {
    case CHANGE_BEGIN:
    case CHANGE_UPDATE:
        bind_session(writer, statement, change);
        break;
    case CHANGE_SEGMENT:
        bind_segment(statement, &change->as.segment);
        break;
    case CHANGE_RATING:
        bind_text(statement, 2, change->as.rating.region);
        bind_text(statement, 3, rating_side_word(change->as.rating.side));
        bind_text(statement, 4, rating_when_word(change->as.rating.when));
        bind_level(statement, 5, change->as.rating.tightness);
        break;
    case CHANGE_PAIN:
        bind_text(statement, 2, pain_when_word(change->as.pain.when));
        bind_level(statement, 3, change->as.pain.level);
        bind_moment(statement, 4, change->as.pain.at);
        break;
    case CHANGE_OUCH:
        bind_ouch(statement, &change->as.ouch);
        break;
    case CHANGE_GATE:
        bind_gate(statement, &change->as.gate);
        break;
    case CHANGE_PIN:
    case CHANGE_UNPIN:
        bind_pin(statement, change);
        break;
    case CHANGE_KINDS:
        break;
    }
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
