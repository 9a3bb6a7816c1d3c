// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Each try opens the file if it is not (and makes it only for the first batch), writes batch after
 * batch, and at a failure either gives up until the next try or, where the file is not the log any
 * more, begins a new one and goes on. */
#include "store/log_file.h"

#include "store/database.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define MOST_REOPENINGS 2 /* in one try */
#define EMPTIED (-1)      /* beside SQLite's codes */

struct LogFile {
    char *path;
    Owner owner;
    Database database;
    Writer *writer; /* NULL: the file is not open */
    bool checked;   /* it was read whole */
    bool damaged;   /* what stands at path is to be set aside */
    Queue waiting;  /* not yet written */
    Queue written;  /* of the session under way */
    Losses losses;
    char why[DATABASE_WHY_BYTES];   /* the last try failed; "": it did not */
    char aside[DATABASE_WHY_BYTES]; /* a damaged file was set aside, or "" */
    char note[LOG_FILE_NOTE_BYTES];
};

LogFile *log_file_new(const char *path)
{
    LogFile *file = memory_alloc(sizeof *file);
    file->path = path ? memory_string(path) : NULL;
    queue_init(&file->waiting);
    queue_init(&file->written);
    return file;
}

static void close_file(LogFile *file)
{
    writer_free(file->writer);
    file->writer = NULL;
    file->checked = false;
    database_close(&file->database);
}

void log_file_free(LogFile *file)
{
    if (!file)
        return;
    close_file(file);
    queue_clear(&file->waiting);
    queue_clear(&file->written);
    free(file->path);
    free(file);
}

void log_file_add(LogFile *file, Batch *list)
{
    queue_append(&file->waiting, list);
}

/* ---- opening ---- */

/* Leaves why as it was where the file could be set aside. */
static bool set_aside(LogFile *file)
{
    char note[DATABASE_WHY_BYTES];
    file->damaged = !database_set_aside(file->path, note, sizeof note);
    if (note[0])
        memcpy(file->damaged ? file->why : file->aside, note, sizeof note);
    return !file->damaged;
}

static bool open_database(LogFile *file)
{
    if (!file->damaged) {
        file->database = database_write(file->path);
        file->damaged = file->database.state == DATABASE_DAMAGED;
        if (!file->damaged)
            return file->database.state == DATABASE_OPEN;
    }
    if (!set_aside(file))
        return false;
    file->database = database_write(file->path);
    return file->database.state == DATABASE_OPEN;
}

/* False: file->why says why there is nothing to write to. */
static bool open_file(LogFile *file)
{
    int code = SQLITE_OK;
    if (file->writer && !file->damaged)
        return true;
    close_file(file);
    if (!file->path) {
        snprintf(file->why, sizeof file->why, "there is no home folder");
        return false;
    }
    if (!open_database(file)) {
        if (!file->damaged)
            memcpy(file->why, file->database.why, sizeof file->why);
        return false;
    }
    file->owner = owner_self();
    file->writer = writer_new(file->database.handle, &file->owner, &code);
    if (code == SQLITE_ERROR)
        snprintf(file->why, sizeof file->why, "its tables are not a log's");
    else if (code != SQLITE_OK)
        database_why(file->database.handle, code, file->why, sizeof file->why);
    if (file->writer)
        database_release(&file->database);
    else
        close_file(file);
    return file->writer != NULL;
}

/* ---- writing ---- */

/* What was written is in another file now, or in none: it waits again, before the rest. */
static void write_anew(LogFile *file)
{
    Batch *rest = queue_take_all(&file->waiting);
    queue_append(&file->waiting, queue_take_all(&file->written));
    queue_append(&file->waiting, rest);
}

/* Writes from the oldest on; SQLITE_OK: all. */
static int write_list(LogFile *file)
{
    while (file->waiting.first) {
        int code = writer_batch(file->writer, file->waiting.first, &file->losses);
        if (code != SQLITE_OK)
            return code;
        if (file->waiting.first->begins)
            queue_clear(&file->written);
        queue_append(&file->written, queue_take(&file->waiting));
    }
    return SQLITE_OK;
}

/* Has somebody emptied the open file? A log never is empty; SQLite takes it for one without tables.
 */
static bool is_emptied(const LogFile *file)
{
    struct stat status;
    return stat(file->path, &status) == 0 && status.st_size == 0;
}

static int write_waiting(LogFile *file)
{
    if (is_emptied(file))
        return EMPTIED;
    if (!file->waiting.first)
        return SQLITE_OK;
    int code = database_hold(&file->database, file->path);
    if (code != SQLITE_OK)
        return code;
    code = write_list(file);
    database_release(&file->database);
    return code;
}

/* Is the file that is open not the log any more? */
static bool is_lost(int code)
{
    return code == EMPTIED || database_says_damaged(code) || code == SQLITE_READONLY_DBMOVED;
}

/* No file is there, and nothing to write into one yet. What would be wrong with it is said early.
 */
static bool is_too_early(LogFile *file)
{
    return !file->waiting.first && !file->writer && file->path &&
           database_is_missing(file->path, file->why, sizeof file->why);
}

static void try_all(LogFile *file)
{
    file->why[0] = '\0';
    if (is_too_early(file))
        return;
    for (int openings = 0; open_file(file); openings++) {
        int code = write_waiting(file);
        if (code == SQLITE_OK)
            return;
        if (code == EMPTIED)
            snprintf(file->aside, sizeof file->aside,
                     "the log was damaged: it was emptied, and a new one is begun");
        database_why(file->database.handle, code, file->why, sizeof file->why);
        if ((code & 0xff) != SQLITE_BUSY)
            close_file(file); /* begin afresh: a handle may be stale (network homes) */
        if (!is_lost(code) || openings == MOST_REOPENINGS)
            return;
        file->damaged = database_says_damaged(code);
        write_anew(file);
        file->why[0] = '\0';
    }
}

bool log_file_write(LogFile *file)
{
    try_all(file);
    if (file->why[0])
        snprintf(file->note, sizeof file->note, "not logged: %s", file->why);
    else if (file->losses.deleted)
        snprintf(file->note, sizeof file->note, "not logged: the session was deleted from the log");
    else if (file->losses.refused > 0)
        snprintf(file->note, sizeof file->note, "not all is logged: the log refused %zu part%s",
                 file->losses.refused, file->losses.refused == 1 ? "" : "s");
    else
        memcpy(file->note, file->aside, sizeof file->aside);
    return file->why[0] == '\0' && file->losses.refused == 0 && !file->losses.deleted;
}

const char *log_file_note(const LogFile *file)
{
    return file->note;
}

/* ---- checking ---- */

bool log_file_unchecked(const LogFile *file)
{
    return file->writer && !file->checked;
}

bool log_file_check(LogFile *file)
{
    int code = database_hold(&file->database, file->path);
    if (code != SQLITE_OK) {
        file->checked = code != SQLITE_BUSY; /* the next batch finds out */
        return false;
    }
    code = database_check(file->database.handle, false);
    database_release(&file->database);
    file->checked = code != SQLITE_INTERRUPT;
    if (!database_says_damaged(code))
        return false;
    file->damaged = true;
    write_anew(file);
    return true;
}

void log_file_interrupt(LogFile *file)
{
    sqlite3_interrupt(file->database.handle);
}
