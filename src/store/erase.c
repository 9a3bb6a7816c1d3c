// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* One transaction, then a vacuum: pages that hold nothing any more leave the file. */
#include "store/erase.h"

#include "store/database.h"

#include <stdio.h>

static const char everything[] = "DELETE FROM session; DELETE FROM routine; DELETE FROM gate;"
                                 "DELETE FROM pin;";
static const char orphans[] =
    "DELETE FROM routine WHERE sha256 NOT IN (SELECT sha256 FROM session);";

static int erase_session(sqlite3 *handle, const char *id)
{
    sqlite3_stmt *statement;
    int code =
        sqlite3_prepare_v2(handle, "DELETE FROM session WHERE id = ?1", -1, &statement, NULL);
    if (code != SQLITE_OK)
        return code;
    sqlite3_bind_text(statement, 1, id, -1, SQLITE_STATIC);
    sqlite3_step(statement);
    code = sqlite3_finalize(statement);
    return code == SQLITE_OK ? sqlite3_exec(handle, orphans, NULL, NULL, NULL) : code;
}

static int erase(sqlite3 *handle, const char *id)
{
    int code = sqlite3_exec(handle, "PRAGMA secure_delete = ON; BEGIN IMMEDIATE", NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = id ? erase_session(handle, id) : sqlite3_exec(handle, everything, NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_exec(handle, "COMMIT", NULL, NULL, NULL);
    return code;
}

bool log_erase(const char *path, const char *id, char *why, size_t why_capacity)
{
    Database database = database_write(path);
    int code = database.handle ? erase(database.handle, id) : SQLITE_ERROR;
    if (!database.handle)
        snprintf(why, why_capacity, "%s", database.why);
    else if (code != SQLITE_OK)
        database_why(database.handle, code, why, why_capacity);
    else /* no harm where another program holds the file: what is gone is overwritten already */
        sqlite3_exec(database.handle, "VACUUM", NULL, NULL, NULL);
    database_close(&database);
    return code == SQLITE_OK;
}
