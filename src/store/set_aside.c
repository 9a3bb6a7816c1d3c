// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Puts a damaged log out of the way. Two Limbers may find the same damage: a lock on the folder
 * lets one work at a time, and who comes second finds a whole log and leaves it. Where a folder
 * cannot be locked (some network homes), the names alone keep a file from being overwritten. */
#include "base/arena.h"
#include "base/array.h"
#include "base/moment.h"
#include "base/text.h"
#include "store/database.h"
#include "store/folder_lock.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST_IN_A_DAY 999

/* What belongs to the file: it must go with it, or SQLite would play it back into the new one. */
static const char *const companions[] = {"-journal", "-wal", "-shm"};

/* Gives a file another name, where that is free (else errno EEXIST). */
static bool rename_to_free(const char *from, const char *to)
{
    if (link(from, to) == 0)
        return unlink(from) == 0;
    if (errno == EEXIST || errno == ENOENT)
        return false;
    if (access(to, F_OK) == 0) { /* no hard links here */
        errno = EEXIST;
        return false;
    }
    return rename(from, to) == 0;
}

/* False: errno says why one of them is still beside the file. */
static bool rename_companions(const char *from, const char *to)
{
    size_t size = strlen(to) + sizeof "-journal";
    char *old = memory_alloc(size), *new = memory_alloc(size);
    bool done = true;
    for (size_t i = 0; i < COUNT_OF(companions) && done; i++) {
        snprintf(old, size, "%s%s", from, companions[i]);
        snprintf(new, size, "%s%s", to, companions[i]);
        done = rename_to_free(old, new) || errno == ENOENT;
    }
    int error = errno;
    free(old);
    free(new);
    errno = error;
    return done;
}

/* Renames path and tells the new name (allocated), or NULL with errno. The companions go first:
 * once the file is away another Limber may begin a new one, and its journal must stay. */
static char *rename_damaged(const char *path)
{
    char day[MOMENT_BYTES];
    size_t size = strlen(path) + sizeof ".damaged--999" + MOMENT_BYTES;
    char *name = memory_alloc(size);
    day_format(moment_day(moment_now()), day, sizeof day);
    errno = EEXIST;
    for (int n = 1; n <= MOST_IN_A_DAY && errno == EEXIST; n++) {
        int length = snprintf(name, size, "%s.damaged-%s", path, day);
        if (n > 1)
            snprintf(name + length, size - (size_t)length, "-%d", n);
        errno = EEXIST; /* where access finds it */
        if (access(name, F_OK) != 0 && rename_companions(path, name) && rename_to_free(path, name))
            return name;
    }
    int error = errno;
    free(name);
    errno = error;
    return NULL;
}

static bool is_damaged(const char *path, char *why, size_t why_capacity)
{
    Database database = database_write_locked(path);
    bool damaged = database.state == DATABASE_DAMAGED;
    snprintf(why, why_capacity, "%s", database.why);
    int code = database.handle ? database_check(database.handle, true) : SQLITE_OK;
    if (database_says_damaged(code)) {
        database_why(database.handle, code, why, why_capacity);
        damaged = true;
    }
    database_close(&database);
    return damaged;
}

static bool set_aside_locked(const char *path, char *note, size_t note_capacity)
{
    char why[DATABASE_WHY_BYTES];
    note[0] = '\0';
    if (!is_damaged(path, why, sizeof why))
        return true;
    char *name = rename_damaged(path);
    if (name) {
        char shown[128];
        const char *slash = strrchr(name, '/');
        snprintf(note, note_capacity, "%s: kept as %s, a new one is begun", why,
                 text_safe(slash ? slash + 1 : name, shown, sizeof shown));
    } else {
        snprintf(note, note_capacity, "%s and cannot be renamed: %s", why, strerror(errno));
    }
    free(name);
    return name != NULL;
}

bool database_set_aside(const char *path, char *note, size_t note_capacity)
{
    int folder;
    if (!folder_lock(path, true, DATABASE_BUSY_MS, &folder)) {
        database_why(NULL, SQLITE_BUSY, note, note_capacity);
        return false;
    }
    bool done = set_aside_locked(path, note, note_capacity);
    folder_unlock(folder);
    return done;
}
