// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The index: a database of its own among the caches. It may go at any time; nothing is lost but
 * time. A row of it counts only for the very file that it was read from. */
#include "store/clinic_private.h"

#include "base/array.h"
#include "store/database.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define INDEX_APPLICATION_ID 0x4c6d6278 /* "Lmbx" */
#define INDEX_VERSION 2                 /* of its table; another version's is emptied */

#define SQL_BYTES 1024

struct ClinicIndex {
    sqlite3 *database;
    sqlite3_stmt *find, *forget, *keep;
};

/* ---- its columns ---- */

typedef enum { KEPT_TEXT, KEPT_DAY, KEPT_WHOLE, KEPT_REAL, KEPT_WEEKS } KeptKind;

static const struct {
    const char *name;
    KeptKind kind;
    size_t offset; /* in ClinicRow */
} kept_fields[] = {
    {"client", KEPT_TEXT, offsetof(ClinicRow, client)},
    {"routine", KEPT_TEXT, offsetof(ClinicRow, routine)},
    {"title", KEPT_TEXT, offsetof(ClinicRow, title)},
    {"log", KEPT_TEXT, offsetof(ClinicRow, log)},
    {"made", KEPT_DAY, offsetof(ClinicRow, made)},
    {"first", KEPT_DAY, offsetof(ClinicRow, first)},
    {"last", KEPT_DAY, offsetof(ClinicRow, last)},
    {"review", KEPT_DAY, offsetof(ClinicRow, review)},
    {"ends", KEPT_DAY, offsetof(ClinicRow, ends)},
    {"sessions", KEPT_WHOLE, offsetof(ClinicRow, sessions)},
    {"ouches", KEPT_WHOLE, offsetof(ClinicRow, ouches)},
    {"share", KEPT_REAL, offsetof(ClinicRow, share)},
    {"pain_first", KEPT_REAL, offsetof(ClinicRow, pain_first)},
    {"pain_last", KEPT_REAL, offsetof(ClinicRow, pain_last)},
    {"mornings", KEPT_WHOLE, offsetof(ClinicRow, mornings)},
    {"worst", KEPT_WHOLE, offsetof(ClinicRow, worst)},
    {"weeks", KEPT_WEEKS, 0},
};

/* What a file is known by stands before them, with its path and the row's number in it. */
static const char *const stamp_names[] = {"device", "inode", "size", "changed_ns", "modified_ns"};
#define KEY_COLUMNS (2 + COUNT_OF(stamp_names))

/* "client, routine, …": each name with its type or without. */
static void list_fields(char *out, size_t capacity, bool typed)
{
    static const char *const types[] = {" TEXT", " INTEGER", " INTEGER", " REAL", " TEXT"};
    size_t used = 0;
    for (size_t i = 0; i < COUNT_OF(kept_fields) && used < capacity; i++)
        used += (size_t)snprintf(out + used, capacity - used, "%s%s%s", i > 0 ? ", " : "",
                                 kept_fields[i].name, typed ? types[kept_fields[i].kind] : "");
}

static void put_stamp(sqlite3_stmt *statement, int place, const FileStamp *stamp)
{
    const int64_t numbers[] = {stamp->device, stamp->inode, stamp->size, stamp->changed_ns,
                               stamp->modified_ns};
    for (size_t i = 0; i < COUNT_OF(numbers); i++)
        sqlite3_bind_int64(statement, place + (int)i, numbers[i]);
}

/* The weeks as "0.75 -1 1": what each came to. */
static void put_weeks(sqlite3_stmt *statement, int place, const ClinicRow *row)
{
    char text[CLINIC_WEEKS * 12] = "";
    size_t used = 0;
    for (int i = 0; i < row->week_count; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%.4f", i > 0 ? " " : "",
                                 row->weeks[i]);
    sqlite3_bind_text(statement, place, text, -1, SQLITE_TRANSIENT);
}

static void put_field(sqlite3_stmt *statement, int place, size_t field, const ClinicRow *row)
{
    const void *value = (const char *)row + kept_fields[field].offset;
    switch (kept_fields[field].kind) {
    case KEPT_TEXT:
        sqlite3_bind_text(statement, place, *(const char *const *)value, -1, SQLITE_STATIC);
        return;
    case KEPT_DAY:
        sqlite3_bind_int64(statement, place, *(const Day *)value);
        return;
    case KEPT_WHOLE:
        sqlite3_bind_int(statement, place, *(const int *)value);
        return;
    case KEPT_REAL:
        sqlite3_bind_double(statement, place, *(const double *)value);
        return;
    case KEPT_WEEKS:
        put_weeks(statement, place, row);
        return;
    }
}

static const char *take_text(Arena *arena, sqlite3_stmt *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    return text ? arena_string(arena, text) : NULL;
}

static void take_weeks(const char *text, ClinicRow *row)
{
    char *end;
    while (text && *text && row->week_count < CLINIC_WEEKS) {
        double share = strtod(text, &end);
        if (end == text)
            return;
        row->weeks[row->week_count++] = share;
        text = end;
    }
}

static void take_field(Arena *arena, sqlite3_stmt *statement, int column, ClinicRow *row)
{
    void *value = (char *)row + kept_fields[column].offset;
    switch (kept_fields[column].kind) {
    case KEPT_TEXT:
        *(const char **)value = take_text(arena, statement, column);
        return;
    case KEPT_DAY:
        *(Day *)value = sqlite3_column_int64(statement, column);
        return;
    case KEPT_WHOLE:
        *(int *)value = sqlite3_column_int(statement, column);
        return;
    case KEPT_REAL:
        *(double *)value = sqlite3_column_double(statement, column);
        return;
    case KEPT_WEEKS:
        take_weeks((const char *)sqlite3_column_text(statement, column), row);
        return;
    }
}

/* ---- the file ---- */

static int64_t number_of(sqlite3 *database, const char *text)
{
    sqlite3_stmt *statement = NULL;
    int64_t number = -1;
    if (sqlite3_prepare_v2(database, text, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return number;
}

/* Is it empty, or an index of this version? Another version's is emptied. */
static bool make_ours(sqlite3 *database)
{
    char text[SQL_BYTES], fields[SQL_BYTES / 2];
    int64_t id = number_of(database, "PRAGMA application_id");
    int64_t tables = number_of(database, "SELECT count(*) FROM sqlite_schema");
    if (id != INDEX_APPLICATION_ID && (id != 0 || tables != 0))
        return false;
    if (number_of(database, "PRAGMA user_version") != INDEX_VERSION)
        sqlite3_exec(database, "DROP TABLE IF EXISTS seen", NULL, NULL, NULL);
    list_fields(fields, sizeof fields, true);
    snprintf(text, sizeof text,
             "PRAGMA application_id = %d; PRAGMA user_version = %d;"
             "CREATE TABLE IF NOT EXISTS seen (path TEXT NOT NULL, device INTEGER NOT NULL,"
             " inode INTEGER NOT NULL, size INTEGER NOT NULL, changed_ns INTEGER NOT NULL,"
             " modified_ns INTEGER NOT NULL, number INTEGER NOT NULL, %s,"
             " PRIMARY KEY (path, number)) WITHOUT ROWID",
             INDEX_APPLICATION_ID, INDEX_VERSION, fields);
    return sqlite3_exec(database, text, NULL, NULL, NULL) == SQLITE_OK;
}

static bool prepare(sqlite3 *database, const char *text, sqlite3_stmt **statement)
{
    return sqlite3_prepare_v2(database, text, -1, statement, NULL) == SQLITE_OK;
}

static bool prepare_all(ClinicIndex *index)
{
    char text[SQL_BYTES], fields[SQL_BYTES / 2], places[SQL_BYTES / 4] = "?1";
    list_fields(fields, sizeof fields, false);
    snprintf(text, sizeof text,
             "SELECT %s FROM seen WHERE path = ?1 AND device = ?2 AND inode = ?3 AND size = ?4 AND"
             " changed_ns = ?5 AND modified_ns = ?6 ORDER BY number",
             fields);
    if (!prepare(index->database, text, &index->find))
        return false;
    for (size_t i = 1; i < KEY_COLUMNS + COUNT_OF(kept_fields); i++)
        snprintf(places + strlen(places), sizeof places - strlen(places), ", ?%zu", i + 1);
    snprintf(text, sizeof text, "INSERT INTO seen VALUES (%s)", places);
    return prepare(index->database, text, &index->keep) &&
           prepare(index->database, "DELETE FROM seen WHERE path = ?1", &index->forget);
}

ClinicIndex *clinic_index_open(const char *path)
{
    ClinicIndex *index = memory_alloc(sizeof *index);
    *index = (ClinicIndex){0};
    database_settle();
    /* names of clients stand in it */
    int fd = path ? open(path, O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR) : -1;
    if (fd >= 0)
        close(fd);
    bool ready = fd >= 0 &&
                 sqlite3_open_v2(path, &index->database,
                                 SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                                 NULL) == SQLITE_OK &&
                 sqlite3_exec(index->database, "PRAGMA synchronous = OFF; BEGIN", NULL, NULL,
                              NULL) == SQLITE_OK &&
                 make_ours(index->database) && prepare_all(index);
    if (ready)
        return index;
    clinic_index_close(index);
    return NULL;
}

void clinic_index_close(ClinicIndex *index)
{
    if (!index)
        return;
    sqlite3_finalize(index->find);
    sqlite3_finalize(index->forget);
    sqlite3_finalize(index->keep);
    if (index->database)
        sqlite3_exec(index->database, "COMMIT", NULL, NULL, NULL);
    sqlite3_close(index->database);
    free(index);
}

/* ---- rows ---- */

bool clinic_index_find(ClinicIndex *index, Arena *arena, const char *path, const FileStamp *stamp,
                       ClinicRow **rows, size_t *count)
{
    *rows = NULL;
    *count = 0;
    if (!index)
        return false;
    sqlite3_bind_text(index->find, 1, path, -1, SQLITE_STATIC);
    put_stamp(index->find, 2, stamp);
    while (sqlite3_step(index->find) == SQLITE_ROW) {
        *rows = arena_grow(arena, *rows, *count, sizeof **rows);
        ClinicRow *row = &(*rows)[(*count)++];
        *row = (ClinicRow){0};
        for (size_t i = 0; i < COUNT_OF(kept_fields); i++)
            take_field(arena, index->find, (int)i, row);
        row->routine = row->routine ? row->routine : "";
    }
    sqlite3_reset(index->find);
    return *count > 0;
}

void clinic_index_keep(ClinicIndex *index, const char *path, const FileStamp *stamp,
                       const ClinicRow *rows, size_t count)
{
    if (!index)
        return;
    sqlite3_bind_text(index->forget, 1, path, -1, SQLITE_STATIC);
    sqlite3_step(index->forget);
    sqlite3_reset(index->forget);
    for (size_t i = 0; i < count; i++) {
        sqlite3_bind_text(index->keep, 1, path, -1, SQLITE_STATIC);
        put_stamp(index->keep, 2, stamp);
        sqlite3_bind_int64(index->keep, (int)KEY_COLUMNS, (int64_t)i);
        for (size_t field = 0; field < COUNT_OF(kept_fields); field++)
            put_field(index->keep, (int)(KEY_COLUMNS + field) + 1, field, &rows[i]);
        sqlite3_step(index->keep);
        sqlite3_reset(index->keep);
    }
}
