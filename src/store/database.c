// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Opens the file in steps that each may say no: the connection, whose file it is (application_id,
 * user_version), and last what writing needs. That it is whole is checked later, by the log's
 * thread at leisure: a large file on a slow disk would keep a step waiting. Nothing is changed in a
 * file before it is known to be a log of this version or an older one. */
#include "store/database.h"

#include "base/path.h"
#include "base/text.h"
#include "store/folder_lock.h"
#include "store/schema.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* trusted_schema: what stands in a file's schema is a stranger's word. mmap_size: a disk that
 * fails would be a signal instead of an error. */
static const char settings[] = "PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON;"
                               "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
                               "PRAGMA temp_store = MEMORY;";

/* ---- words ---- */

bool database_says_damaged(int code)
{
    int kind = code & 0xff;
    return kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB;
}

static void say_errno(int error, char *why, size_t capacity)
{
    if (error == DATABASE_NOT_PLAIN)
        snprintf(why, capacity, "what has the name of the log's journal is not a file");
    else if (error == ENOSPC || error == EDQUOT)
        snprintf(why, capacity, "the disk is full");
    else if (error == EFBIG)
        snprintf(why, capacity, "the file has reached the limit of this shell (ulimit -f)");
    else
        snprintf(why, capacity, "the disk cannot be written%s%s", error ? ": " : "",
                 error ? strerror(error) : "");
}

const char *database_why(sqlite3 *handle, int code, char *why, size_t why_capacity)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        say_errno(ENOSPC, why, why_capacity);
        break;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        say_errno(handle ? sqlite3_system_errno(handle) : 0, why, why_capacity);
        break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        snprintf(why, why_capacity, "another program holds the log");
        break;
    case SQLITE_READONLY:
        snprintf(why, why_capacity, "the log may not be written");
        break;
    case SQLITE_CORRUPT:
        snprintf(why, why_capacity, "the log was damaged");
        break;
    case SQLITE_NOTADB:
        snprintf(why, why_capacity, "the file was not a log");
        break;
    default: /* the handle may have no words for what was found without it */
        text_safe(handle && sqlite3_errcode(handle) != SQLITE_OK ? sqlite3_errmsg(handle)
                                                                 : sqlite3_errstr(code),
                  why, why_capacity);
    }
    return why;
}

void database_close(Database *database)
{
    sqlite3_close(database->handle);
    database->handle = NULL;
    database_release(database);
}

static void close_as(Database *database, DatabaseState state)
{
    database_close(database);
    database->state = state;
}

/* After a call that failed with code. */
static void refuse(Database *database, int code)
{
    database_why(database->handle, code, database->why, sizeof database->why);
    close_as(database, database_says_damaged(code) ? DATABASE_DAMAGED : DATABASE_FAILED);
}

/* ---- the folder's lock ---- */

void database_release(Database *database)
{
    if (database->locked)
        folder_unlock(database->folder);
    database->locked = false;
}

bool database_has_moved(sqlite3 *handle)
{
    int moved = 0;
    return sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK &&
           moved;
}

int database_hold(Database *database, const char *path)
{
    if (!folder_lock(path, false, DATABASE_BUSY_MS, &database->folder))
        return SQLITE_BUSY;
    database->locked = true;
    if (!database_has_moved(database->handle))
        return SQLITE_OK;
    database_release(database);
    return SQLITE_READONLY_DBMOVED;
}

/* ---- asking ---- */

static int ask_number(sqlite3 *handle, const char *sql, int *number)
{
    sqlite3_stmt *statement;
    int code = sqlite3_prepare_v2(handle, sql, -1, &statement, NULL);
    if (code != SQLITE_OK)
        return code;
    code = sqlite3_step(statement);
    if (code == SQLITE_ROW)
        *number = sqlite3_column_int(statement, 0);
    int ended = sqlite3_finalize(statement);
    if (code == SQLITE_ROW)
        return SQLITE_OK;
    return ended == SQLITE_OK ? SQLITE_ERROR : ended; /* an answer without a row is none */
}

typedef struct {
    int application, version, entries, tables; /* entries of the schema, and our tables in it */
} Identity;

static int read_identity(sqlite3 *handle, Identity *identity)
{
    int code = ask_number(handle, "PRAGMA application_id", &identity->application);
    if (code == SQLITE_OK)
        code = ask_number(handle, "PRAGMA user_version", &identity->version);
    if (code == SQLITE_OK)
        code = ask_number(handle, "SELECT count(*) FROM sqlite_schema", &identity->entries);
    if (code == SQLITE_OK)
        code = ask_number(handle,
                          "SELECT count(*) FROM sqlite_schema"
                          " WHERE type = 'table' AND name IN (" SCHEMA_TABLES ")",
                          &identity->tables);
    return code;
}

static bool is_new(const Identity *identity)
{
    return identity->application == 0 && identity->version == 0 && identity->entries == 0;
}

static bool is_log(const Identity *identity)
{
    return identity->application == SCHEMA_APPLICATION_ID && identity->version >= 1 &&
           (identity->version != SCHEMA_VERSION || identity->tables == SCHEMA_TABLE_COUNT);
}

int database_check(sqlite3 *handle, bool deep)
{
    sqlite3_stmt *statement;
    int code = sqlite3_prepare_v2(
        handle, deep ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)", -1, &statement, NULL);
    if (code != SQLITE_OK)
        return code;
    code = sqlite3_step(statement);
    const char *said = code == SQLITE_ROW ? (const char *)sqlite3_column_text(statement, 0) : NULL;
    bool whole = said && strcmp(said, "ok") == 0;
    int ended = sqlite3_finalize(statement);
    if (code != SQLITE_ROW)
        return ended;
    return whole ? SQLITE_OK : SQLITE_CORRUPT;
}

/* ---- opening ---- */

/* A connection with nothing asked of it yet; false: refused. */
static bool connect(Database *database, const char *path)
{
    database_settle();
    int code = sqlite3_open_v2(path, &database->handle,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
                                   SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE,
                               NULL);
    if (code == SQLITE_OK) {
        sqlite3_busy_timeout(database->handle, DATABASE_BUSY_MS);
        code = sqlite3_exec(database->handle, settings, NULL, NULL, NULL);
    }
    if (code != SQLITE_OK)
        refuse(database, code);
    return code == SQLITE_OK;
}

/* Opens a file that is there and finds whose it is. */
static Database identify(const char *path)
{
    Database database = {.state = DATABASE_OPEN};
    Identity identity;
    if (!connect(&database, path))
        return database;
    int code = read_identity(database.handle, &identity);
    if (code == SQLITE_OK && !is_new(&identity) && !is_log(&identity))
        code = SQLITE_NOTADB;
    if (code != SQLITE_OK) {
        refuse(&database, code);
    } else if (identity.version > SCHEMA_VERSION) {
        close_as(&database, DATABASE_NEWER);
        snprintf(database.why, sizeof database.why, "the log is from a newer Limber");
    }
    return database;
}

static void refuse_errno(Database *database, const char *what)
{
    database->state = DATABASE_FAILED;
    snprintf(database->why, sizeof database->why, "%s: %s", what, strerror(errno));
}

static bool make_folder_of(const char *path, Database *database)
{
    char *folder = folder_of(path);
    bool made = path_make_folder(folder);
    if (!made)
        refuse_errno(database, "its folder cannot be made");
    free(folder);
    return made;
}

bool database_is_missing(const char *path, char *why, size_t why_capacity)
{
    struct stat status;
    Database database = {.state = DATABASE_OPEN};
    if (lstat(path, &status) == 0)
        return false;
    char *folder = folder_of(path);
    if (make_folder_of(path, &database) && access(folder, W_OK | X_OK) != 0)
        refuse_errno(&database, "its file cannot be made");
    free(folder);
    snprintf(why, why_capacity, "%s", database.why);
    return true;
}

/* A new file is made here and not by SQLite, for its rights. An old one is never opened here:
 * closing it would drop the locks that this process has on it. */
static bool make_file(const char *path, Database *database)
{
    struct stat status;
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd >= 0) {
        close(fd);
    } else if (errno != EEXIST) {
        refuse_errno(database, "its file cannot be made");
    } else if (stat(path, &status) != 0) {
        refuse_errno(database, "its file cannot be opened");
    } else if (!S_ISREG(status.st_mode)) { /* a FIFO or a device is never opened */
        database->state = DATABASE_FAILED;
        snprintf(database->why, sizeof database->why, "what has the log's name is not a file");
    }
    return database->state == DATABASE_OPEN;
}

/* Brings a file from its version to ours. Two programs may do so at once: the version is asked
 * again once the file is ours alone. */
static int migrate(sqlite3 *handle)
{
    int version = 0;
    int code = sqlite3_exec(handle, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = ask_number(handle, "PRAGMA user_version", &version);
    for (; code == SQLITE_OK && version < SCHEMA_VERSION; version++) {
        char stamp[96];
        snprintf(stamp, sizeof stamp, "PRAGMA application_id = %d; PRAGMA user_version = %d;",
                 SCHEMA_APPLICATION_ID, version + 1);
        code = sqlite3_exec(handle, schema_migrations[version], NULL, NULL, NULL);
        if (code == SQLITE_OK)
            code = sqlite3_exec(handle, stamp, NULL, NULL, NULL);
    }
    if (code == SQLITE_OK)
        code = sqlite3_exec(handle, "COMMIT", NULL, NULL, NULL);
    return code; /* where it failed, closing rolls it back */
}

static int prepare_to_write(sqlite3 *handle)
{
    if (sqlite3_db_readonly(handle, "main") == 1)
        return SQLITE_READONLY;
    int code = sqlite3_exec(handle, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;",
                            NULL, NULL, NULL);
    return code == SQLITE_OK ? migrate(handle) : code;
}

Database database_write_locked(const char *path)
{
    Database database = {.state = DATABASE_OPEN};
    if (!make_folder_of(path, &database) || !make_file(path, &database))
        return database;
    database = identify(path);
    if (database.state != DATABASE_OPEN)
        return database;
    int code = prepare_to_write(database.handle);
    if (code != SQLITE_OK)
        refuse(&database, code);
    return database;
}

Database database_write(const char *path)
{
    Database database = {.state = DATABASE_OPEN};
    if (!make_folder_of(path, &database))
        return database;
    int folder;
    if (!folder_lock(path, false, DATABASE_BUSY_MS, &folder)) {
        refuse(&database, SQLITE_BUSY);
        return database;
    }
    database = database_write_locked(path);
    if (database.state == DATABASE_OPEN) {
        database.folder = folder;
        database.locked = true;
    } else {
        folder_unlock(folder);
    }
    return database;
}
