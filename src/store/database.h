// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The file of the log, opened for writing: one SQLite connection with the settings that this needs.
 * Known to the store alone; a connection belongs to the thread that opened it.
 *
 * A file that is not whole, or is not a log, is DATABASE_DAMAGED: it is set aside under another
 * name, never over another file, and a new one is begun. */
#ifndef LIMBER_STORE_DATABASE_H
#define LIMBER_STORE_DATABASE_H

#include <errno.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

#define DATABASE_WHY_BYTES 200

/* How long it is waited for another program that holds the file or its folder. */
#define DATABASE_BUSY_MS 2000

typedef enum {
    DATABASE_OPEN,
    DATABASE_DAMAGED, /* not whole, or not a log */
    DATABASE_NEWER,   /* from a newer Limber: left as it is */
    DATABASE_FAILED   /* cannot be opened now: rights, a full disk, another program */
} DatabaseState;

typedef struct {
    DatabaseState state;
    sqlite3 *handle;              /* with DATABASE_OPEN, else NULL */
    char why[DATABASE_WHY_BYTES]; /* one safe line on every state but OPEN, else "" */
    bool locked;                  /* the folder is: nobody sets the file aside meanwhile */
    int folder;                   /* the lock, a descriptor */
} Database;

/* The errno of what is a FIFO, a device or the like in place of a file. */
#define DATABASE_NOT_PLAIN ENOTSUP

/* To be called before anything opens a file through SQLite, any number of times,
 * from any thread. */
void database_settle(void);

/* The folder (0700) and the file (0600) are made where they are not there, an older file is brought
 * up to date in one transaction. With DATABASE_OPEN the folder is locked until database_close or
 * database_release. */
Database database_write(const char *path);

/* Is there nothing at path yet? Then the folder is made, but not the file, and why (one line, or
 * "") says what will keep it from being made. */
bool database_is_missing(const char *path, char *why, size_t why_capacity);

/* The same as database_write for who has locked the folder already. */
Database database_write_locked(const char *path);

/* A file that is set aside takes its name with it, and SQLite finds journals by name: a connection
 * to the old file would take the new one's for its own. So a connection that stays open releases
 * the folder, and holds it again for as long as it reads or writes. */
void database_release(Database *database);

/* SQLITE_OK; SQLITE_READONLY_DBMOVED: path is another file now; SQLITE_BUSY: another program has
 * the folder. */
int database_hold(Database *database, const char *path);

/* Is the file that the connection has open no longer the one of its name? */
bool database_has_moved(sqlite3 *handle);

/* Reads the whole file: SQLITE_OK, SQLITE_CORRUPT, or what kept it from being read
 * (SQLITE_INTERRUPT). With deep, every index is held against its table too. 0.2 s for ten years of
 * sessions, deep 0.4 s. */
int database_check(sqlite3 *handle, bool deep);

/* Checks the file deeply, and renames a damaged one to path.damaged-YYYY-MM-DD (or …-2, -3), its
 * journal with it, so that database_write can begin a new one. note (one line) says so. True too,
 * with no note, where it is whole: another program has set it aside meanwhile; false: note says why
 * it could not be. */
bool database_set_aside(const char *path, char *note, size_t note_capacity);

void database_close(Database *database); /* handle NULL is fine; becomes NULL */

/* In people's words, from the last call that failed: "the disk is full". Returns why. */
const char *database_why(sqlite3 *handle, int code, char *why, size_t why_capacity);

/* Does this result say that the file is not whole, or is no log? */
bool database_says_damaged(int code);

#endif
