// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_rows.h"

#include "store/schema.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

LogRows log_rows_new(void)
{
    LogRows rows = {.folder = "/tmp/limber-log-XXXXXX"};
    assert_non_null(mkdtemp(rows.folder));
    snprintf(rows.path, sizeof rows.path, "%s/log.db", rows.folder);
    assert_int_equal(sqlite3_open(rows.path, &rows.database), SQLITE_OK);
    log_rows_run(&rows, "PRAGMA synchronous = OFF");
    for (int i = 0; i < SCHEMA_VERSION; i++)
        log_rows_run(&rows, "%s", schema_migrations[i]);
    log_rows_run(&rows, "PRAGMA application_id = %d; PRAGMA user_version = %d",
                 SCHEMA_APPLICATION_ID, SCHEMA_VERSION);
    return rows;
}

void log_rows_free(LogRows *rows)
{
    char command[128];
    sqlite3_close(rows->database);
    snprintf(command, sizeof command, "rm -rf '%s'", rows->folder);
    assert_int_equal(system(command), 0);
}

void log_rows_run(LogRows *rows, const char *format, ...)
{
    static char sql[65536];
    char *error = NULL;
    va_list args;
    va_start(args, format);
    vsnprintf(sql, sizeof sql, format, args);
    va_end(args);
    if (sqlite3_exec(rows->database, sql, NULL, NULL, &error) != SQLITE_OK)
        fail_msg("%s: %.200s", error, sql);
}

void log_rows_session(LogRows *rows, const char *id, const char *routine, const char *moment)
{
    Moment at;
    assert_true(moment_parse(moment, &at));
    log_rows_run(rows,
                 "INSERT OR IGNORE INTO routine VALUES ('sha-of-%s', '%s', 'Title of %s', 3, "
                 "'limber: 1');"
                 "INSERT INTO session (id, started, started_offset, ended, ended_offset, day, "
                 "state, routine, sha256, core_only, planned_ms, work_planned_ms, work_held_ms, "
                 "steps, steps_done) VALUES ('%s', %lld, %d, %lld, %d, %lld, 'done', '%s', "
                 "'sha-of-%s', 0, 600000, 480000, 450000, 4, 4)",
                 routine, routine, routine, id, (long long)at.utc_s, at.offset_s,
                 (long long)at.utc_s + 600, at.offset_s, (long long)moment_day(at), routine,
                 routine);
}

Day day_of(const char *date)
{
    Day day;
    assert_true(day_parse(date, &day));
    return day;
}
