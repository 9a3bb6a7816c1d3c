// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The log's front: makes changes of what it is told, gathers them until a commit, and hands them to
 * the keeper, whose thread writes them. */
#include "store/log.h"

#include "base/sha256.h"
#include "store/keeper.h"
#include "store/log_path.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#define END_WAIT (5 * NS_PER_S)

struct Log {
    Keeper *keeper;
    Batch *open; /* what came since the last commit, or NULL */
    char *shown; /* what log_note said last */
};

Log *log_new(const char *path)
{
    Log *log = memory_alloc(sizeof *log);
    char *usual = path ? NULL : log_path();
    log->keeper = keeper_new(path ? path : usual);
    log->shown = memory_alloc(KEEPER_NOTE_BYTES);
    free(usual);
    return log;
}

bool log_free(Log *log, char *why, size_t why_capacity)
{
    if (why_capacity > 0)
        why[0] = '\0';
    if (!log)
        return true;
    log_commit(log);
    bool written = keeper_end(log->keeper, END_WAIT, why, why_capacity);
    free(log->shown);
    free(log);
    return written;
}

const char *log_note(const Log *log)
{
    return keeper_note(log->keeper, log->shown, KEEPER_NOTE_BYTES);
}

bool log_busy(const Log *log)
{
    return keeper_busy(log->keeper);
}

bool log_wait(Log *log, Ns timeout)
{
    return keeper_wait(log->keeper, timeout);
}

/* ---- changes ---- */

static void add(Log *log, const Change *change)
{
    if (!log->open)
        log->open = batch_new();
    batch_add(log->open, change);
}

void log_commit(Log *log)
{
    if (log->open)
        keeper_hand(log->keeper, log->open);
    log->open = NULL;
}

static Change change_of(ChangeKind kind, const char *session)
{
    Change change = {.kind = kind};
    snprintf(change.session, sizeof change.session, "%s", session);
    return change;
}

/* ---- a session ---- */

/* 128 random bits; a machine that has none left is given what differs from run to run. */
static void new_id(char *id)
{
    unsigned char bytes[16];
    char hash[SHA256_HEX_BYTES];
    if (getentropy(bytes, sizeof bytes) == 0) {
        for (size_t i = 0; i < sizeof bytes; i++)
            snprintf(id + 2 * i, 3, "%02x", bytes[i]);
        return;
    }
    struct {
        Ns monotonic;
        int64_t wall;
        long process;
        const void *address;
    } instead;
    memset(&instead, 0, sizeof instead);
    instead.monotonic = clock_monotonic();
    instead.wall = (int64_t)time(NULL);
    instead.process = (long)getpid();
    instead.address = id;
    snprintf(id, LOG_ID_BYTES, "%.32s", sha256_hex(&instead, sizeof instead, hash));
}

/* The version of the routine, and its hash into the record. Borrowed. */
static RoutineText text_of(SessionRecord *record, const Routine *routine)
{
    const Source *source = routine->source;
    RoutineText text = {.sha256 = record->sha256,
                        .name = record->routine,
                        .title = routine->title ? routine->title : record->routine,
                        .version = routine->version,
                        .text = source && source->text ? source->text : "",
                        .size = source && source->text ? source->size : 0};
    sha256_hex(text.text, text.size, record->sha256);
    return text;
}

void log_session_begin(Log *log, SessionRecord *record, const Routine *routine)
{
    RoutineText text = {NULL};
    if (record->id[0] == '\0')
        new_id(record->id);
    if (!record->routine)
        record->routine = routine && routine->id ? routine->id : "";
    if (routine)
        text = text_of(record, routine);
    record->state = SESSION_RUNNING;
    record->ended = (Moment){0};
    Change change = change_of(CHANGE_BEGIN, record->id);
    change.as.session.record = *record;
    change.as.session.text = text;
    add(log, &change);
    log_commit(log);
}

void log_session_update(Log *log, const SessionRecord *record)
{
    Change change = change_of(CHANGE_UPDATE, record->id);
    change.as.session.record = *record;
    add(log, &change);
}

void log_segment(Log *log, const char *session, const SegmentRecord *segment)
{
    Change change = change_of(CHANGE_SEGMENT, session);
    change.as.segment = *segment;
    add(log, &change);
}

void log_rating(Log *log, const char *session, const RatingRecord *rating)
{
    Change change = change_of(CHANGE_RATING, session);
    change.as.rating = *rating;
    add(log, &change);
}

void log_pain(Log *log, const char *session, const PainRecord *pain)
{
    Change change = change_of(CHANGE_PAIN, session);
    change.as.pain = *pain;
    add(log, &change);
}

void log_scale(Log *log, const char *session, const ScaleRecord *scale)
{
    Change change = change_of(CHANGE_SCALE, session);
    change.as.scale = *scale;
    add(log, &change);
}

void log_ouch(Log *log, const char *session, const OuchRecord *ouch)
{
    Change change = change_of(CHANGE_OUCH, session);
    change.as.ouch = *ouch;
    add(log, &change);
}

/* ---- what belongs to no session ---- */

static void commit_alone(Log *log, const Change *changes, size_t count)
{
    Batch *batch = batch_new();
    for (size_t i = 0; i < count; i++)
        batch_add(batch, &changes[i]);
    keeper_hand(log->keeper, batch);
}

void log_gate(Log *log, const GateRecord *answers, size_t count)
{
    Change *changes = memory_alloc((count ? count : 1) * sizeof *changes);
    for (size_t i = 0; i < count; i++) {
        changes[i].kind = CHANGE_GATE;
        changes[i].as.gate = answers[i];
    }
    commit_alone(log, changes, count);
    free(changes);
}

void log_pin(Log *log, const PinRecord *pin)
{
    Change change = change_of(CHANGE_PIN, "");
    change.as.pin = *pin;
    commit_alone(log, &change, 1);
}

void log_unpin(Log *log, const char *routine)
{
    Change change = change_of(CHANGE_UNPIN, "");
    change.as.pin.routine = routine;
    commit_alone(log, &change, 1);
}
