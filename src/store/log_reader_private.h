// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside the reader: its connection and its statements, each prepared at its first use. */
#ifndef LIMBER_STORE_LOG_READER_PRIVATE_H
#define LIMBER_STORE_LOG_READER_PRIVATE_H

#include "store/columns.h"
#include "store/log_reader.h"

#include <pthread.h>

typedef enum {
    ASK_SESSIONS,
    ASK_SESSIONS_OF,
    ASK_SESSION,
    ASK_SEGMENTS,
    ASK_RATINGS,
    ASK_OUCHES,
    ASK_PAIN,
    ASK_SCALES,
    ASK_SPAN_SEGMENTS,
    ASK_SPAN_HELD,
    ASK_SPAN_RATINGS,
    ASK_SPAN_PAINS,
    ASK_SPAN_OUCHES,
    ASK_SPAN_SCALES,
    ASK_TEXT,
    ASK_FIRST_DAY,
    ASK_RUNNING,
    ASK_DAY,
    ASK_MORNING,
    ASK_MORNING_SCALES,
    ASK_SCALE_SETTLED,
    ASK_GATES,
    ASK_PINS,
    ASK_NAMES,
    ASK_COUNT
} Question;

struct LogReader {
    pthread_t opener;  /* opens it ahead */
    bool ahead;        /* it may be opening still: nothing else is to be looked at */
    char *path;        /* NULL: there is no home */
    sqlite3 *database; /* NULL: the log is an empty one */
    int version;       /* of its tables */
    sqlite3_stmt *asked[ASK_COUNT];
    char note[256];
    bool failed; /* not all that was asked could be read */
};

/* Waits until a log that is opened ahead is open. */
void reader_settle(LogReader *reader);

/* The statement of a question, ready to be bound; NULL where the log is empty or cannot say. */
sqlite3_stmt *reader_ask(LogReader *reader, Question question);

/* The next row. At the end, and at an error (which becomes the note), the statement is reset and
 * the answer is false. */
bool reader_next(LogReader *reader, sqlite3_stmt *statement);

/* Resets a statement that was not read to its end. */
void reader_done(sqlite3_stmt *statement);

/* Columns of a session's row, its record last. */
enum { SESSION_NUMBER, SESSION_HOST, SESSION_PROCESS, SESSION_RECORD };

void reader_take_session(sqlite3_stmt *row, Texts *texts, SessionRecord *out);

/* All rows of a statement (NULL: none) as records of a table. */
void *reader_take_rows(LogReader *reader, Arena *arena, sqlite3_stmt *row, const RecordTable *table,
                       size_t *count);

#endif
