// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What waits to be written: changes, gathered into batches of which each becomes one transaction.
 * A batch owns a copy of everything, so that it can cross to the log's thread and be tried again.
 * The caller's half (batch_*) touches no disk; the writing half (writer_*) belongs to the thread
 * that has the connection. Known to the store and to the benchmarks' generator. */
#ifndef LIMBER_STORE_CHANGE_H
#define LIMBER_STORE_CHANGE_H

#include "store/owner.h"
#include "store/record_fields.h"

#include <sqlite3.h>

typedef enum {
    CHANGE_BEGIN, /* of a session, with the text of its routine */
    CHANGE_UPDATE,
    CHANGE_SEGMENT,
    CHANGE_RATING,
    CHANGE_PAIN,
    CHANGE_OUCH,
    CHANGE_SCALE,
    CHANGE_GATE,
    CHANGE_PIN,
    CHANGE_UNPIN,
    CHANGE_KINDS
} ChangeKind;

/* The version of a routine that a session follows. */
typedef struct {
    const char *sha256, *name, *title;
    int version;
    const char *text;
    size_t size;
} RoutineText;

typedef struct {
    ChangeKind kind;
    char session[LOG_ID_BYTES];
    union {
        struct {
            SessionRecord record;
            RoutineText text; /* CHANGE_BEGIN; its text NULL: it is there already */
        } session;
        SegmentRecord segment;
        RatingRecord rating;
        PainRecord pain;
        OuchRecord ouch;
        ScaleRecord scale;
        GateRecord gate;
        PinRecord pin; /* CHANGE_UNPIN: its routine alone */
    } as;              /* each begins with its record */
} Change;

/* The fields of the record in a change; NULL: it has a pin. */
const RecordTable *change_table(ChangeKind kind);

/* What writes a record of a list. */
ChangeKind change_of_part(PartKind part);

typedef struct Batch Batch;

struct Batch {
    Batch *next;
    Arena *arena;
    Change *changes;
    size_t count;
    bool begins; /* a session begins in it */
};

Batch *batch_new(void);
void batch_free(Batch *batch); /* NULL is fine */

/* Adds a copy of a change, its texts too. */
void batch_add(Batch *batch, const Change *change);

/* Batches in a row; a list of them is passed by its first. */
typedef struct {
    Batch *first, **end;
} Queue;

void queue_init(Queue *queue);
void queue_clear(Queue *queue);               /* frees what is in it */
void queue_append(Queue *queue, Batch *list); /* NULL is fine */
Batch *queue_take(Queue *queue);              /* the first; there must be one */
Batch *queue_take_all(Queue *queue);          /* NULL: none */

/* ---- writing ---- */

typedef struct Writer Writer;

/* Prepares the statements. The owner is written into the sessions that run. NULL: *code says why;
 * SQLITE_ERROR: a table is not as it should be. */
Writer *writer_new(sqlite3 *handle, const Owner *owner, int *code);
void writer_free(Writer *writer); /* before its connection is closed; NULL is fine */

/* Writes a change inside the caller's transaction. Returns SQLite's code: SQLITE_CONSTRAINT leaves
 * out this change alone. A part of a session that is not (or no more) in the log is nothing. */
int writer_change(Writer *writer, const Change *change);

/* What of the batches written is not in the log all the same. */
typedef struct {
    size_t refused; /* changes, by the tables */
    bool deleted;   /* the session under way was deleted meanwhile; false again as one begins */
} Losses;

/* Writes a batch in a transaction of its own: all of it or nothing. */
int writer_batch(Writer *writer, const Batch *batch, Losses *losses);

#endif
