// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The log's file as it is opened for reading, the questions as SQL, and the walk over rows. */
#include "store/log_path.h"
#include "store/log_reader_private.h"

#include "base/text.h"
#include "base/thread.h"
#include "store/database.h"
#include "store/folder_lock.h"
#include "store/record_sql.h"
#include "store/schema.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define BUSY_MS 500                  /* how long it is waited for another program, once */
#define MOST_VALUE (8 * 1024 * 1024) /* bytes of one text */

#define SESSIONS                                                                                   \
    "SELECT session.number, session.host, session.process, {read} FROM session"                    \
    " LEFT JOIN routine USING (sha256)"
#define OF_SESSION(table)                                                                          \
    "SELECT {read} FROM " table " JOIN session ON session.number = " table                         \
    ".session WHERE session.id = ?1"

/* The index of days leads, and within a day the sessions' numbers and the part's key: nothing is
 * sorted. Numbers are in the order of writing; what an import or a clock changed in a day is put in
 * order when it is read. */
#define OF_SPAN(table, order)                                                                      \
    "SELECT session.number, {read} FROM session CROSS JOIN " table " ON " table                    \
    ".session = session.number WHERE session.day BETWEEN ?1 AND ?2"                                \
    " AND (?3 IS NULL OR session.routine = ?3) ORDER BY session.day, session.number, " table       \
    "." order

/* Each beside the table whose fields it reads, and the version of the tables that brought another
 * one that it looks into. */
static const struct {
    const char *pattern;
    const RecordTable *table;
    int since;
} questions[ASK_COUNT] = {
    [ASK_SESSIONS] = {SESSIONS " WHERE session.day BETWEEN ?1 AND ?2"
                               " ORDER BY session.day, session.number",
                      &session_table},
    [ASK_SESSIONS_OF] = {SESSIONS " WHERE session.routine = ?3 AND session.day BETWEEN ?1 AND ?2"
                                  " ORDER BY session.day, session.number",
                         &session_table},
    [ASK_SESSION] = {SESSIONS " WHERE session.id = ?1", &session_table},
    [ASK_SEGMENTS] = {OF_SESSION("segment") " ORDER BY segment.position", &segment_table},
    [ASK_RATINGS] = {OF_SESSION("rating") " ORDER BY rating.region", &rating_table},
    [ASK_OUCHES] = {OF_SESSION("ouch") " ORDER BY ouch.number", &ouch_table},
    [ASK_PAIN] = {OF_SESSION("pain") " AND pain.moment = ?2", &pain_table},
    [ASK_SCALES] = {OF_SESSION("scale") " ORDER BY scale.ask, scale.moment", &scale_table},
    [ASK_SPAN_SEGMENTS] = {OF_SPAN("segment", "position"), &segment_table},
    [ASK_SPAN_HELD] = {OF_SPAN("segment", "position"), &held_table},
    [ASK_SPAN_RATINGS] = {OF_SPAN("rating", "region"), &rating_table},
    [ASK_SPAN_PAINS] = {OF_SPAN("pain", "moment"), &pain_table},
    [ASK_SPAN_OUCHES] = {OF_SPAN("ouch", "number"), &ouch_table},
    [ASK_SPAN_SCALES] = {OF_SPAN("scale", "ask"), &scale_table},
    [ASK_TEXT] = {"SELECT text FROM routine WHERE sha256 = ?1", NULL},
    [ASK_FIRST_DAY] = {"SELECT day FROM session INDEXED BY session_routine"
                       " WHERE routine = ?1 AND day >= ?2 AND steps_done > 0 ORDER BY day LIMIT 1",
                       NULL},
    [ASK_RUNNING] = {SESSIONS " WHERE session.state = 'running' AND session.started >= ?1"
                              " ORDER BY session.started DESC, session.number DESC",
                     &session_table},
    [ASK_DAY] = {"SELECT 1 FROM session WHERE day = ?1 LIMIT 1", NULL},
    [ASK_MORNING] = {SESSIONS
                     " JOIN pain p ON p.session = session.number AND p.moment = 'after'"
                     " WHERE session.day = ?1 AND session.state <> 'running' AND NOT EXISTS"
                     " (SELECT 1 FROM pain m WHERE m.session = session.number"
                     " AND m.moment = 'morning')"
                     " ORDER BY session.started DESC, session.number DESC LIMIT 1",
                     &session_table},
    [ASK_MORNING_SCALES] = {SESSIONS
                            " WHERE session.day = ?1 AND session.state <> 'running'"
                            " AND session.work_held_ms > 0 AND NOT EXISTS"
                            " (SELECT 1 FROM session s JOIN scale m ON m.session = s.number"
                            " WHERE s.day = ?1 AND s.routine = session.routine"
                            " AND m.moment = 'morning')"
                            " ORDER BY session.started DESC, session.number DESC",
                            &session_table, 5},
    [ASK_SCALE_SETTLED] = {"SELECT 1 FROM session CROSS JOIN scale"
                           " ON scale.session = session.number WHERE session.routine = ?1"
                           " AND session.day BETWEEN ?2 - 6 AND ?2 AND scale.ask = ?3"
                           " AND scale.moment = 'weekly'"
                           " AND (scale.level IS NOT NULL OR session.day = ?2) LIMIT 1",
                           NULL, 5},
    /* Steps from question to question on the table's key, however many answers each has had. */
    [ASK_GATES] = {"WITH RECURSIVE asked (question) AS (SELECT min(question) FROM gate UNION ALL"
                   " SELECT (SELECT min(g.question) FROM gate g WHERE g.question > asked.question)"
                   " FROM asked WHERE asked.question IS NOT NULL)"
                   " SELECT {read} FROM asked JOIN gate"
                   " ON gate.question = asked.question AND gate.at = (SELECT max(n.at) FROM gate n"
                   " WHERE n.question = asked.question) WHERE gate.at >= ?1",
                   &gate_table},
    [ASK_PINS] = {"SELECT routine, times, period_days, since, since_offset FROM pin"
                  " ORDER BY routine",
                  NULL},
    [ASK_NAMES] = {"SELECT DISTINCT routine FROM session ORDER BY routine", NULL},
};

static void __attribute__((format(printf, 2, 3))) note(LogReader *reader, const char *format, ...)
{
    char raw[256];
    va_list args;
    va_start(args, format);
    vsnprintf(raw, sizeof raw, format, args);
    va_end(args);
    text_safe(raw, reader->note, sizeof reader->note);
}

/* What was said first stays: the rest follows from it. */
static void __attribute__((format(printf, 2, 3))) fail(LogReader *reader, const char *format, ...)
{
    char why[200];
    va_list args;
    va_start(args, format);
    vsnprintf(why, sizeof why, format, args);
    va_end(args);
    if (!*reader->note)
        note(reader, "%s", why);
    reader->failed = true;
}

/* Another program has it: it is not waited for again, question after question. */
static void fail_busy(LogReader *reader)
{
    fail(reader, "the log is in use by another program, and was not read");
    if (reader->database)
        sqlite3_busy_timeout(reader->database, 0);
}

static void fail_to_open(LogReader *reader, int error)
{
    fail(reader, "the log cannot be read: %s",
         error == DATABASE_NOT_PLAIN ? "what has the name of its journal is not a plain file"
                                     : strerror(error));
}

static void note_error(LogReader *reader, int code)
{
    int error = reader->database ? sqlite3_system_errno(reader->database) : 0;
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        fail_busy(reader);
        break;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        fail(reader, "the log is damaged, and was not read");
        break;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        if (error != 0) {
            fail_to_open(reader, error);
            break;
        }
        /* fall through */
    default:
        fail(reader, "the log cannot be read: %s", sqlite3_errstr(code));
    }
}

static void close_log(LogReader *reader)
{
    for (int i = 0; i < ASK_COUNT; i++)
        sqlite3_finalize(reader->asked[i]);
    memset(reader->asked, 0, sizeof reader->asked);
    sqlite3_close(reader->database);
    reader->database = NULL;
}

/* A number that the file says; -1 where it cannot be read. */
static int64_t ask_number(LogReader *reader, const char *text)
{
    sqlite3_stmt *statement = NULL;
    int64_t number = -1;
    int code = sqlite3_prepare_v2(reader->database, text, -1, &statement, NULL);
    if (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW)
        number = sqlite3_column_int64(statement, 0);
    else
        note_error(reader, code);
    sqlite3_finalize(statement);
    return number;
}

/* Is it a log, of this Limber or an older one? Says so where it is not. A newer one is read too. */
static bool is_ours(LogReader *reader)
{
    int64_t version = ask_number(reader, "PRAGMA user_version");
    int64_t application = version < 0 ? -1 : ask_number(reader, "PRAGMA application_id");
    if (application < 0)
        return false;
    if (application == 0 && version == 0 &&
        ask_number(reader, "SELECT count(*) FROM sqlite_schema") == 0)
        return false; /* made, and nothing written yet: as empty as no file */
    if (application != SCHEMA_APPLICATION_ID) {
        fail(reader, "the log's file is another program's, and was not read");
        return false;
    }
    /* A view or a virtual table of a table's name could be anything, and take for ever. */
    if (ask_number(reader, "SELECT count(*) FROM sqlite_schema WHERE name IN (" SCHEMA_TABLES ")"
                           " AND (type <> 'table' OR sql NOT LIKE 'CREATE TABLE%')") != 0) {
        note_error(reader, SQLITE_CORRUPT);
        return false;
    }
    reader->version = (int)version;
    if (version > SCHEMA_VERSION)
        note(reader, "the log was written by a newer Limber: what this one knows of it is shown");
    return true;
}

/* Opened for writing too where that is allowed, so that what a crash left half-written is rolled
 * back; query_only holds it to reading. */
static bool open_log(LogReader *reader, const char *path, int patience_ms)
{
    struct stat status;
    if (stat(path, &status) != 0) {
        if (errno != ENOENT && errno != ENOTDIR)
            fail_to_open(reader, errno);
        return false;
    }
    if (!S_ISREG(status.st_mode)) {
        fail(reader, "the log cannot be read: it is not a plain file");
        return false;
    }
    if (status.st_size == 0)
        return false;
    database_settle();
    int code =
        sqlite3_open_v2(path, &reader->database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    if (code != SQLITE_OK) {
        note_error(reader, code);
        return false;
    }
    sqlite3_busy_timeout(reader->database, patience_ms);
    sqlite3_limit(reader->database, SQLITE_LIMIT_LENGTH, MOST_VALUE);
    sqlite3_db_config(reader->database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(reader->database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    /* one transaction for all that is looked at: each costs a dozen calls for locks */
    sqlite3_exec(reader->database, "PRAGMA query_only = 1; BEGIN", NULL, NULL, NULL);
    bool ours = is_ours(reader);
    sqlite3_exec(reader->database, "COMMIT", NULL, NULL, NULL);
    return ours;
}

/* The folder is locked meanwhile, so that no other file takes the name (database.h). */
static void open_log_of_name(LogReader *reader, int patience_ms)
{
    int folder;
    if (!folder_lock(reader->path, false, patience_ms, &folder)) {
        fail_busy(reader);
        return;
    }
    if (!open_log(reader, reader->path, patience_ms))
        close_log(reader);
    else if (!reader->failed) /* another program's commit is over in less */
        sqlite3_busy_timeout(reader->database, BUSY_MS);
    folder_unlock(folder);
}

static LogReader *reader_of(const char *path)
{
    LogReader *reader = memory_alloc(sizeof *reader);
    reader->path = path ? memory_string(path) : log_path();
    return reader;
}

LogReader *log_reader_new(const char *path)
{
    LogReader *reader = reader_of(path);
    if (reader->path)
        open_log_of_name(reader, BUSY_MS);
    return reader;
}

static void *open_ahead(void *data)
{
    open_log_of_name(data, BUSY_MS);
    return NULL;
}

LogReader *log_reader_ahead(const char *path)
{
    LogReader *reader = reader_of(path);
    if (reader->path)
        reader->ahead = thread_begin(&reader->opener, open_ahead, reader);
    if (reader->path && !reader->ahead)
        open_log_of_name(reader, BUSY_MS);
    return reader;
}

void reader_settle(LogReader *reader)
{
    if (reader->ahead)
        pthread_join(reader->opener, NULL);
    reader->ahead = false;
}

void log_reader_free(LogReader *reader)
{
    if (!reader)
        return;
    reader_settle(reader);
    close_log(reader);
    free(reader->path);
    free(reader);
}

const char *log_reader_note(LogReader *reader)
{
    reader_settle(reader);
    return reader->note;
}

void log_reader_retry(LogReader *reader)
{
    reader_settle(reader);
    if (!reader->failed && reader->database)
        return;
    close_log(reader);
    reader->note[0] = '\0';
    reader->failed = false;
    if (reader->path)
        open_log_of_name(reader, 0);
}

bool log_reader_failed(LogReader *reader)
{
    reader_settle(reader);
    return reader->failed;
}

static bool is_idle(const LogReader *reader)
{
    bool busy = !sqlite3_get_autocommit(reader->database);
    for (int i = 0; i < ASK_COUNT && !busy; i++)
        busy = reader->asked[i] && sqlite3_stmt_busy(reader->asked[i]);
    return !busy;
}

/* The version of the tables that has what a question looks into. */
static int since_of(Question question)
{
    const RecordTable *table = questions[question].table;
    int since = table ? table->since : 0;
    return questions[question].since > since ? questions[question].since : since;
}

sqlite3_stmt *reader_ask(LogReader *reader, Question question)
{
    reader_settle(reader);
    if (reader->database && is_idle(reader) && database_has_moved(reader->database)) {
        close_log(reader); /* it was set aside: the new one is read */
        open_log_of_name(reader, 0);
    }
    if (!reader->database || since_of(question) > reader->version)
        return NULL;
    sqlite3_stmt **statement = &reader->asked[question];
    if (!*statement) {
        char *text =
            record_sql(questions[question].table, reader->version, questions[question].pattern);
        int code = sqlite3_prepare_v3(reader->database, text, -1, SQLITE_PREPARE_PERSISTENT,
                                      statement, NULL);
        free(text);
        if (code != SQLITE_OK)
            note_error(reader, code);
    }
    return *statement;
}

bool reader_next(LogReader *reader, sqlite3_stmt *statement)
{
    int code = sqlite3_step(statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        note_error(reader, code);
    reader_done(statement);
    return false;
}

void reader_done(sqlite3_stmt *statement)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}
