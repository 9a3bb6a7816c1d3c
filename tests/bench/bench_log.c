// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the log costs while a session runs, in a file that holds ten years: the caller's thread (a
 * frame may not wait for it), and a step's way to the disk beside a bare SQLite insert and commit
 * of the same row with the same settings. */
#include "bench.h"
#include "make_years.h"

#include "base/arena.h"
#include "store/database.h"
#include "store/log.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define COMMITS 1000
#define STARTS 200
#define WAIT (20 * NS_PER_S)

static char folder[] = "/tmp/limber-bench-log-XXXXXX";

static void fail(const char *what)
{
    fprintf(stderr, "bench_log: %s\n", what);
    exit(1);
}

static char *path_of(const char *name)
{
    static char path[80];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static SegmentRecord segment_of(int position)
{
    return (SegmentRecord){.position = position,
                           .step = "Standing quad stretch",
                           .exercise = "standing-quad-stretch",
                           .side = SIDE_LEFT,
                           .set = 1,
                           .sets = 2,
                           .round = 1,
                           .planned = 30 * NS_PER_S,
                           .held = 30 * NS_PER_S,
                           .ended = moment_now()};
}

static double percentile(double *values, size_t count, double share)
{
    bench_median(values, count); /* puts them in order */
    return values[(size_t)((double)(count - 1) * share)];
}

/* ---- the bare way ---- */

typedef struct {
    sqlite3 *handle;
    sqlite3_stmt *begin, *insert, *commit;
} Bare;

static void prepare(Bare *bare, const char *sql, sqlite3_stmt **statement)
{
    if (sqlite3_prepare_v2(bare->handle, sql, -1, statement, NULL) != SQLITE_OK)
        fail(sqlite3_errmsg(bare->handle));
}

static Bare bare_open(const char *path)
{
    Bare bare;
    if (sqlite3_open(path, &bare.handle) != SQLITE_OK ||
        sqlite3_exec(bare.handle,
                     "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;"
                     "PRAGMA foreign_keys = ON;",
                     NULL, NULL, NULL) != SQLITE_OK)
        fail("cannot open the bare file");
    prepare(&bare, "BEGIN IMMEDIATE", &bare.begin);
    prepare(&bare, "COMMIT", &bare.commit);
    prepare(&bare,
            "INSERT INTO segment (session, position, step_index, step, exercise, side, set_number,"
            " sets, round, planned_ms, held_ms, reps_planned, reps, skipped, left_out, eased,"
            " longer, ended, ended_offset) VALUES (7300, ?1, 0, 'Standing quad stretch',"
            " 'standing-quad-stretch', 'left', 1, 2, 1, 30000, 30000, 0, 0, 0, 0, 0, 0,"
            " 1764100000, 3600)",
            &bare.insert);
    return bare;
}

static void bare_commit(Bare *bare, int position)
{
    sqlite3_step(bare->begin);
    sqlite3_reset(bare->begin);
    sqlite3_bind_int(bare->insert, 1, position);
    sqlite3_step(bare->insert);
    sqlite3_reset(bare->insert);
    sqlite3_step(bare->commit);
    if (sqlite3_reset(bare->commit) != SQLITE_OK)
        fail(sqlite3_errmsg(bare->handle));
}

static void bare_close(Bare *bare)
{
    sqlite3_finalize(bare->begin);
    sqlite3_finalize(bare->insert);
    sqlite3_finalize(bare->commit);
    sqlite3_close(bare->handle);
}

/* ---- commits ---- */

static void measure_commits(Log *log, const char *session, Bare *bare)
{
    static double caller[COMMITS], whole[COMMITS], floor[COMMITS];
    for (int i = 0; i < COMMITS; i++) {
        SegmentRecord segment = segment_of(1000 + i);
        Ns start = clock_monotonic();
        log_segment(log, session, &segment);
        log_commit(log);
        log_note(log);
        Ns handed = clock_monotonic();
        if (!log_wait(log, WAIT))
            fail(log_note(log));
        Ns written = clock_monotonic();
        bare_commit(bare, 1000 + i);
        floor[i] = (double)(clock_monotonic() - written);
        caller[i] = (double)(handed - start);
        whole[i] = (double)(written - start);
    }
    bench_print("a step on the caller's thread, 99th", percentile(caller, COMMITS, .99) / 1e3,
                "what a frame may lose", 1000, "us", 1.0);
    bench_print("a step until it is on the disk, median", percentile(whole, COMMITS, .5) / 1e3,
                "a bare insert and commit", percentile(floor, COMMITS, .5) / 1e3, "us", 1.2);
    bench_print("a step until it is on the disk, 99th", percentile(whole, COMMITS, .99) / 1e3,
                "a bare insert and commit, 99th", percentile(floor, COMMITS, .99) / 1e3, "us", 1.5);
}

/* ---- starting ---- */

static void *nothing(void *unused)
{
    return unused;
}

/* What the first frame waits for: the log opens its file on its thread. */
static void measure_starts(const char *path)
{
    static double starts[STARTS], opened[STARTS], floor[STARTS];
    for (int i = 0; i < STARTS; i++) {
        pthread_t thread;
        Ns start = clock_monotonic();
        Log *log = log_new(path);
        starts[i] = (double)(clock_monotonic() - start);
        if (!log_wait(log, WAIT))
            fail(log_note(log));
        opened[i] = (double)(clock_monotonic() - start);
        log_free(log, NULL, 0);
        start = clock_monotonic();
        if (pthread_create(&thread, NULL, nothing, NULL) != 0)
            fail("no thread");
        floor[i] = (double)(clock_monotonic() - start);
        pthread_join(thread, NULL);
    }
    bench_print("log_new, median", percentile(starts, STARTS, .5) / 1e3, "a bare thread",
                percentile(floor, STARTS, .5) / 1e3, "us", 2.0);
    printf("%-40s %10.3f ms\n", "the file open, on the log's thread",
           percentile(opened, STARTS, .5) / 1e6);
}

static void measure_check(const char *path)
{
    Database database = database_write(path);
    if (database.state != DATABASE_OPEN)
        fail(database.why);
    Ns start = clock_monotonic();
    if (database_check(database.handle, false) != SQLITE_OK)
        fail("the file is damaged");
    printf("%-40s %10.3f ms\n", "the file checked whole, at leisure",
           (double)(clock_monotonic() - start) / 1e6);
    database_close(&database);
}

int main(void)
{
    char log_path[80], bare_path[80], command[200];
    if (!mkdtemp(folder))
        fail("no folder");
    strcpy(log_path, path_of("log.db"));
    strcpy(bare_path, path_of("bare.db"));
    if (!make_years(log_path, (Years){YEARS_SESSIONS, 1, moment_now().utc_s}))
        return 1;
    snprintf(command, sizeof command, "cp %s %s", log_path, bare_path);
    if (system(command) != 0)
        fail("no copy");
    measure_starts(log_path);
    measure_check(log_path);

    Log *log = log_new(log_path);
    Routine routine = {.id = "knee", .title = "Your knee"};
    SessionRecord session = {.started = moment_now(), .routine = "knee"};
    log_session_begin(log, &session, &routine);
    if (!log_wait(log, WAIT))
        fail(log_note(log));
    Bare bare = bare_open(bare_path);
    measure_commits(log, session.id, &bare);
    bare_close(&bare);
    log_free(log, NULL, 0);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command) == 0 ? 0 : 1;
}
