// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reading the log of ten years: what the history shows, beside SQLite's bare walk over the same
 * rows; and what home asks at its opening, beside the same questions to a log without sessions. */
#include "bench.h"
#include "make_years.h"

#include "base/array.h"
#include "store/history.h"
#include "store/log_reader.h"
#include "store/today.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOW_S INT64_C(1795644000) /* 2026-11-25, evening */

static char folder[64], years_path[96], none_path[96];
static const Moment now = {NOW_S, 0};
static size_t rows;

static void in_folder(char *out, size_t capacity, const char *name)
{
    snprintf(out, capacity, "%s/%s", folder, name);
}

static _Noreturn void fail(const char *what)
{
    fprintf(stderr, "%s\n", what);
    exit(1);
}

/* ---- the history ---- */

static void history(void *context)
{
    (void)context;
    Arena *arena = arena_new();
    LogReader *reader = log_reader_new(years_path);
    LoggedSession *sessions;
    HistoryPlan plan = history_plan(moment_day(now), HISTORY_NONE);
    plan.rhythm.times = (Frequency){1, 1};
    LogFilter filter = {NULL, plan.since, plan.today};
    size_t count = log_reader_span(reader, arena, &filter, LOG_COUNTED, &sessions);
    rows = 0;
    for (size_t i = 0; i < count; i++)
        rows += 1 + sessions[i].segment_count + sessions[i].rating_count + sessions[i].pain_count +
                sessions[i].ouch_count;
    if (history_count(arena, sessions, count, &plan)->totals.sessions != count)
        fail("the history lost sessions");
    log_reader_free(reader);
    arena_free(arena);
}

/* Every column of every row, taken as what it is. */
static size_t walk_rows(sqlite3 *database, const char *sql)
{
    sqlite3_stmt *statement;
    size_t count = 0;
    Day today = moment_day(now);
    if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK)
        fail(sqlite3_errmsg(database));
    sqlite3_bind_int64(statement, 1, history_plan(today, HISTORY_NONE).since);
    sqlite3_bind_int64(statement, 2, today);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            if (sqlite3_column_type(statement, i) == SQLITE_INTEGER)
                sqlite3_column_int64(statement, i);
            else
                sqlite3_column_text(statement, i);
        }
        count++;
    }
    sqlite3_finalize(statement);
    return count;
}

static void bare(void *context)
{
    (void)context;
#define OF(columns, table)                                                                         \
    "SELECT p." columns " FROM session s CROSS JOIN " table                                        \
    " p ON p.session = s.number WHERE s.day BETWEEN ?1 AND ?2 ORDER BY s.day"
    static const char *const tables[] = {
        "SELECT s.*, r.title, r.version FROM session s JOIN routine r USING (sha256)"
        " WHERE s.day BETWEEN ?1 AND ?2 ORDER BY s.day",
        OF("step, p.exercise, p.side, p.planned_ms, p.held_ms, p.left_out", "segment"),
        OF("*", "rating"), OF("*", "pain"), OF("*", "ouch")};
    sqlite3 *database;
    size_t count = 0;
    if (sqlite3_open_v2(years_path, &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
        fail("the log cannot be opened");
    for (size_t i = 0; i < COUNT_OF(tables); i++)
        count += walk_rows(database, tables[i]);
    sqlite3_close(database);
    if (count != rows)
        fail("the bare walk met other rows");
}

/* ---- home ---- */

static void ask_home(const char *path)
{
    Arena *arena = arena_new();
    Catalogue *catalogue = catalogue_new(folder, NULL);
    LogReader *reader = log_reader_new(path);
    Day today = moment_day(now), first;
    SessionRecord session;
    TodayItem *items;
    GateRecord *gates;
    PinRecord *pins;
    log_reader_unfinished(reader, arena, now.utc_s - 86400, &session);
    log_reader_morning_due(reader, arena, today, &session);
    log_reader_gates(reader, arena, now.utc_s - 7 * 86400, &gates);
    log_reader_pins(reader, arena, &pins);
    log_reader_first_day(reader, "knee", &first);
    log_reader_first_day(reader, "calf", &first);
    if (today_gather(reader, catalogue, arena, today, &items) != 4)
        fail("the list for today is not the one that was made");
    log_reader_free(reader);
    catalogue_free(catalogue);
    arena_free(arena);
}

static void home_of_ten_years(void *context)
{
    (void)context;
    ask_home(years_path);
}

static void home_of_none(void *context)
{
    (void)context;
    ask_home(none_path);
}

/* ---- */

/* The same pin in both; in the old log an answer a week to each of eight questions too. */
static void add_answers(const char *path, int weeks)
{
    sqlite3 *database;
    char sql[512];
    if (sqlite3_open(path, &database) != SQLITE_OK)
        fail("the log cannot be opened");
    snprintf(sql, sizeof sql,
             "INSERT INTO pin VALUES ('postrun-quick-5', 3, 7, %lld, 0);"
             "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
             " INSERT INTO gate SELECT 'question ' || (i %% 8), 0, NULL, %lld - i / 8 * 604800, 0"
             " FROM n",
             (long long)NOW_S - 86400, weeks * 8, (long long)NOW_S);
    if (sqlite3_exec(database, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail(sqlite3_errmsg(database));
    sqlite3_close(database);
}

static void make_logs(void)
{
    char routines[96];
    strcpy(folder, "/tmp/limber-bench-XXXXXX");
    if (!mkdtemp(folder))
        fail("no folder");
    in_folder(years_path, sizeof years_path, "years.db");
    in_folder(none_path, sizeof none_path, "none.db");
    in_folder(routines, sizeof routines, "routines");
    if (!make_years(years_path, (Years){YEARS_SESSIONS, 7, NOW_S}) ||
        !make_years(none_path, (Years){0, 7, NOW_S}) || mkdir(routines, 0700) != 0 ||
        !make_years_routines(routines))
        fail("the logs cannot be made");
    add_answers(years_path, 520);
    add_answers(none_path, 0);
}

int main(void)
{
    double counted, walked, old, new;
    char command[96];
    make_logs();
    bench_pair(history, bare, NULL, &counted, &walked);
    printf("the last year of ten: %zu rows of %d sessions and their parts\n", rows, YEARS_SESSIONS);
    bench_print("the history's data, read and counted", counted / 1e6,
                "SQLite's walk over the same rows", walked / 1e6, "ms", 2.0);
    printf("%-40s %10.3f ms (goal: at most 20)\n", "  itself", counted / 1e6);
    bench_pair(home_of_ten_years, home_of_none, NULL, &old, &new);
    bench_print("home's questions, after ten years", old / 1e6,
                "the same to a log without sessions", new / 1e6, "ms", 1.3);
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}
