// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The index: a database of its own among the caches. It may go at any time; nothing is lost but
 * time. A row of it counts only for the very file that it was read from. */
#include "store/clinic_private.h"

#include "base/clock.h"
#include "store/database.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define INDEX_APPLICATION_ID 0x4c6d6278 /* "Lmbx" */
#define INDEX_VERSION 1

struct ClinicIndex {
    sqlite3 *database;
    sqlite3_stmt *find, *forget, *keep;
};

static const char tables_text[] =
    "CREATE TABLE IF NOT EXISTS seen (path TEXT NOT NULL, stamp BLOB NOT NULL, number INTEGER NOT "
    "NULL,"
    " client TEXT, routine TEXT, title TEXT, figures BLOB NOT NULL, PRIMARY KEY (path, number))"
    " WITHOUT ROWID;";

/* A row's numbers are kept as they lie in memory, so that an index is of one version and one size
 * of them. */
typedef ClinicRow Figures;

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
    char text[160];
    int64_t id = number_of(database, "PRAGMA application_id");
    int64_t tables = number_of(database, "SELECT count(*) FROM sqlite_schema");
    if (id != INDEX_APPLICATION_ID && (id != 0 || tables != 0))
        return false;
    if (number_of(database, "PRAGMA user_version") != INDEX_VERSION * 10000 + (int)sizeof(Figures))
        sqlite3_exec(database, "DROP TABLE IF EXISTS seen", NULL, NULL, NULL);
    snprintf(text, sizeof text, "PRAGMA application_id = %d; PRAGMA user_version = %d",
             INDEX_APPLICATION_ID, INDEX_VERSION * 10000 + (int)sizeof(Figures));
    return sqlite3_exec(database, text, NULL, NULL, NULL) == SQLITE_OK &&
           sqlite3_exec(database, tables_text, NULL, NULL, NULL) == SQLITE_OK;
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
    bool ready =
        fd >= 0 && sqlite3_open_v2(path, &index->database,
                                   SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                                   NULL) == SQLITE_OK;
    ready = ready && sqlite3_exec(index->database, "PRAGMA synchronous = OFF; BEGIN", NULL, NULL,
                                  NULL) == SQLITE_OK;
    ready =
        ready && make_ours(index->database) &&
        sqlite3_prepare_v2(index->database,
                           "SELECT client, routine, title, figures FROM seen"
                           " WHERE path = ?1 AND stamp = ?2 ORDER BY number",
                           -1, &index->find, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(index->database, "DELETE FROM seen WHERE path = ?1", -1, &index->forget,
                           NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(index->database, "INSERT INTO seen VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                           -1, &index->keep, NULL) == SQLITE_OK;
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

FileStamp file_stamp(const struct stat *status)
{
    return (FileStamp){(int64_t)status->st_dev, (int64_t)status->st_ino, (int64_t)status->st_size,
                       (int64_t)status->st_ctim.tv_sec * NS_PER_S + status->st_ctim.tv_nsec,
                       (int64_t)status->st_mtim.tv_sec * NS_PER_S + status->st_mtim.tv_nsec};
}

static const char *copy_text(Arena *arena, sqlite3_stmt *row, int column)
{
    const char *text = (const char *)sqlite3_column_text(row, column);
    return text ? arena_string(arena, text) : NULL;
}

bool clinic_index_find(ClinicIndex *index, Arena *arena, const char *path, const FileStamp *stamp,
                       ClinicRow **rows, size_t *count)
{
    *rows = NULL;
    *count = 0;
    if (!index)
        return false;
    sqlite3_bind_text(index->find, 1, path, -1, SQLITE_STATIC);
    sqlite3_bind_blob(index->find, 2, stamp, sizeof *stamp, SQLITE_STATIC);
    while (sqlite3_step(index->find) == SQLITE_ROW) {
        if (sqlite3_column_bytes(index->find, 3) != sizeof(Figures))
            break;
        *rows = arena_grow(arena, *rows, *count, sizeof **rows);
        ClinicRow *row = &(*rows)[(*count)++];
        memcpy(row, sqlite3_column_blob(index->find, 3), sizeof *row);
        row->client = copy_text(arena, index->find, 0);
        row->routine = copy_text(arena, index->find, 1);
        row->title = copy_text(arena, index->find, 2);
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
        ClinicRow figures = rows[i];
        figures.file = figures.client = figures.routine = figures.title = NULL;
        sqlite3_bind_text(index->keep, 1, path, -1, SQLITE_STATIC);
        sqlite3_bind_blob(index->keep, 2, stamp, sizeof *stamp, SQLITE_STATIC);
        sqlite3_bind_int64(index->keep, 3, (int64_t)i);
        sqlite3_bind_text(index->keep, 4, rows[i].client, -1, SQLITE_STATIC);
        sqlite3_bind_text(index->keep, 5, rows[i].routine, -1, SQLITE_STATIC);
        sqlite3_bind_text(index->keep, 6, rows[i].title, -1, SQLITE_STATIC);
        sqlite3_bind_blob(index->keep, 7, &figures, sizeof figures, SQLITE_TRANSIENT);
        sqlite3_step(index->keep);
        sqlite3_reset(index->keep);
    }
}
