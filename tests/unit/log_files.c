// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Logs for tests; see the header. */
#include "log_files.h"

#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <inttypes.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#define MOST_FOLDERS 512

static char folders[MOST_FOLDERS][48];
static int folder_count;

const char *log_files_new(void)
{
    static char path[80];
    assert_true(folder_count < MOST_FOLDERS);
    char *folder = folders[folder_count++];
    bool memory = access("/dev/shm", W_OK) == 0; /* what is killed needs no real disk */
    strcpy(folder, memory ? "/dev/shm/limber-log-XXXXXX" : "/tmp/limber-log-XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%.47s/state/log.db", folder);
    return path;
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *at)
{
    (void)status, (void)kind, (void)at;
    return remove(path);
}

void log_files_remove(void)
{
    for (int i = 0; i < folder_count; i++)
        assert_int_equal(nftw(folders[i], remove_entry, 8, FTW_DEPTH | FTW_PHYS), 0);
    folder_count = 0;
}

const char *log_files_folder(const char *path)
{
    static char folder[256];
    snprintf(folder, sizeof folder, "%.*s", (int)(strrchr(path, '/') - path), path);
    return folder;
}

void log_files_make_folder(const char *path)
{
    assert_true(mkdir(log_files_folder(path), 0700) == 0 || errno == EEXIST);
}

void log_files_write(const char *path, const char *text)
{
    log_files_make_folder(path);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    fputs(text, out);
    fclose(out);
}

static void add(char *out, size_t capacity, const char *text)
{
    size_t length = strlen(out);
    snprintf(out + length, capacity - length, "%s", text);
}

const char *log_files_ask(const char *path, const char *sql)
{
    static char out[8192];
    sqlite3 *handle;
    sqlite3_stmt *statement = NULL;
    out[0] = '\0';
    int code = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, "unix");
    if (code == SQLITE_OK)
        code = sqlite3_prepare_v2(handle, sql, -1, &statement, NULL);
    while (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        code = SQLITE_OK;
        if (out[0])
            add(out, sizeof out, " / ");
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            const char *text = (const char *)sqlite3_column_text(statement, i);
            add(out, sizeof out, i > 0 ? "|" : "");
            add(out, sizeof out, text ? text : "-");
        }
    }
    if (code != SQLITE_DONE)
        add(out, sizeof out, sqlite3_errmsg(handle));
    sqlite3_finalize(statement);
    sqlite3_close(handle);
    return out;
}

int log_files_count(const char *path, const char *sql)
{
    return atoi(log_files_ask(path, sql));
}

void log_files_run(const char *path, const char *sql)
{
    sqlite3 *handle;
    assert_int_equal(
        sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "unix"),
        SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(handle);
}

int log_files_named(const char *path, const char *start)
{
    int count = 0;
    DIR *folder = opendir(log_files_folder(path));
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));)
        count += strncmp(entry->d_name, start, strlen(start)) == 0;
    closedir(folder);
    return count;
}

const Routine *log_files_routine(const char *text)
{
    static Source source;
    static Routine routine;
    source = (Source){.name = "knee.yaml", .text = text, .size = strlen(text)};
    routine = (Routine){.id = "knee", .title = "Your knee", .version = 3, .source = &source};
    return &routine;
}

SessionRecord log_files_session(void)
{
    return (SessionRecord){.started = {1764100000, 3600},
                           .routine = "knee",
                           .title = "Your knee",
                           .planned = 300 * NS_PER_S,
                           .work_planned = 240 * NS_PER_S,
                           .steps = 4};
}

SegmentRecord log_files_segment(int position)
{
    return (SegmentRecord){.position = position,
                           .step_index = position / 2,
                           .step = "Calf stretch",
                           .exercise = "wall-calf-straight",
                           .side = SIDE_LEFT,
                           .set = 1,
                           .sets = 2,
                           .round = 1,
                           .planned = 30 * NS_PER_S,
                           .held = 30 * NS_PER_S,
                           .ended = {1764100060 + position, 3600}};
}

SessionRecord log_files_begin(Log *log)
{
    SessionRecord session = log_files_session();
    log_session_begin(log, &session, log_files_routine("limber: 1\n"));
    log_wait(log, LOG_WAIT);
    return session;
}

bool log_files_add(Log *log, const SessionRecord *session, int position)
{
    SegmentRecord segment = log_files_segment(position);
    log_segment(log, session->id, &segment);
    log_commit(log);
    return log_wait(log, LOG_WAIT);
}

void log_files_assert_not_logged(const char *path, const char *reason)
{
    char why[256];
    Log *log = log_new(path);
    SessionRecord session = log_files_begin(log);
    assert_false(log_files_add(log, &session, 1));
    assert_string_equal(log_note(log), reason);
    assert_false(log_free(log, why, sizeof why));
    assert_string_equal(why, reason);
}

void log_files_end(Log *log)
{
    char why[256];
    if (!log_free(log, why, sizeof why))
        fail_msg("%s", why);
}

uint64_t log_files_seed(void)
{
    const char *given = getenv("LIMBER_SEED");
    uint64_t seed = given ? strtoull(given, NULL, 10) : (uint64_t)time(NULL) * 1000003u + getpid();
    print_message("seed %" PRIu64 " (LIMBER_SEED sets it)\n", seed);
    return seed ? seed : 1;
}
