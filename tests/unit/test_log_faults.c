// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Folders that cannot be written, full disks, other programs in the way: the session goes on, and
 * one line says what is wrong. */
#include "log_files.h"

#include "store/erase.h"
#include "store/keeper.h"
#include "store/log_reader.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static int remove_files(void **state)
{
    (void)state;
    log_files_remove();
    return 0;
}

/* ---- nowhere to write ---- */

static void a_folder_that_cannot_be_made_is_said(void **state)
{
    (void)state;
    char path[160];
    const char *base = log_files_new();
    log_files_write(base, "a file where a folder should be");
    snprintf(path, sizeof path, "%s/limber/log.db", base);
    Log *log = log_new(path);
    assert_false(log_wait(log, LOG_WAIT)); /* before there is anything to log */
    assert_string_equal(log_note(log), "not logged: its folder cannot be made: Not a directory");
    log_free(log, NULL, 0);
    log_files_assert_not_logged(path, "not logged: its folder cannot be made: Not a directory");
}

static void without_a_home_folder_that_is_said(void **state)
{
    (void)state;
    char why[128];
    assert_false(keeper_end(keeper_new(NULL), NS_PER_S, why, sizeof why));
    assert_string_equal(why, "not logged: there is no home folder");
}

static void a_file_that_may_not_grow_is_said_and_kills_nobody(void **state)
{
    (void)state;
    struct rlimit before, limit;
    const char *path = log_files_new();
    signal(SIGXFSZ, SIG_IGN); /* as the program does */
    Log *log = log_new(path);
    SessionRecord session = log_files_begin(log);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    limit = before;
    limit.rlim_cur = 1024;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    bool written = log_files_add(log, &session, 1);
    char note[160];
    snprintf(note, sizeof note, "%s", log_note(log));
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_false(written);
    assert_string_equal(note, "not logged: the file has reached the limit of this shell"
                              " (ulimit -f)");
    assert_true(log_files_add(log, &session, 2));
    log_files_end(log);
    assert_string_equal(log_files_ask(path, "SELECT position FROM segment"), "1 / 2");
}

static void a_disk_that_is_full_or_read_only_is_said(void **state)
{
    (void)state;
    const char *path = log_files_new();
    char fill[160];
    log_files_make_folder(path);
    const char *folder = log_files_folder(path);
    if (mount("tmpfs", folder, "tmpfs", 0, "size=160k") != 0) {
        print_message("a full disk was not tried: only root may mount one\n");
        skip();
    }
    Log *log = log_new(path);
    SessionRecord session = log_files_begin(log);
    snprintf(fill, sizeof fill, "head -c 1000000 /dev/zero >'%s/fill' 2>/dev/null", folder);
    (void)!system(fill);
    bool written = true;
    int last = 0;
    while (written && last < 100)
        written = log_files_add(log, &session, ++last);
    char note[160];
    snprintf(note, sizeof note, "%s", log_note(log));
    snprintf(fill, sizeof fill, "%s/fill", folder);
    unlink(fill);
    bool after = log_files_add(log, &session, last + 1);
    bool all = log_free(log, NULL, 0);
    int there = log_files_count(path, "SELECT count(*) FROM segment");
    bool whole = strcmp(log_files_ask(path, "PRAGMA integrity_check"), "ok") == 0;

    char why[160] = "";
    mount("tmpfs", folder, "tmpfs", MS_REMOUNT | MS_RDONLY, "size=160k");
    log = log_new(path);
    session = log_files_begin(log);
    bool onto_read_only = log_free(log, why, sizeof why);
    umount(folder);
    assert_false(written);
    assert_string_equal(note, "not logged: the disk is full");
    assert_true(after);
    assert_true(all);
    assert_true(whole);
    assert_int_equal(there, last + 1);
    assert_false(onto_read_only);
    assert_string_equal(why, "not logged: the log may not be written");
}

/* ---- other programs ---- */

static void a_log_that_is_held_is_written_once_it_is_let_go(void **state)
{
    (void)state;
    sqlite3 *other;
    char why[128];
    const char *path = log_files_new();
    Log *log = log_new(path);
    SessionRecord session = log_files_begin(log);
    assert_int_equal(sqlite3_open(path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    assert_false(log_files_add(log, &session, 1));
    assert_string_equal(log_note(log), "not logged: another program holds the log");
    sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL);
    assert_true(log_files_add(log, &session, 2));
    assert_string_equal(log_note(log), "");
    assert_string_equal(log_files_ask(path, "SELECT position FROM segment"), "1 / 2");

    sqlite3_exec(other, "BEGIN EXCLUSIVE", NULL, NULL, NULL);
    SegmentRecord segment = log_files_segment(3);
    log_segment(log, session.id, &segment);
    Ns start = clock_monotonic();
    assert_false(log_free(log, why, sizeof why));
    assert_true(clock_monotonic() - start < 6 * NS_PER_S);
    assert_string_equal(why, "not logged: another program holds the log");
    sqlite3_close(other);
}

/* A lock on the folder is nobody's to wait for without end. */
static void a_folder_that_is_held_keeps_nobody_waiting(void **state)
{
    (void)state;
    char why[128];
    const char *path = log_files_new();
    Log *log = log_new(path);
    SessionRecord session = log_files_begin(log);
    int held = open(log_files_folder(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    assert_int_equal(flock(held, LOCK_EX), 0);
    assert_false(log_files_add(log, &session, 1));
    assert_string_equal(log_note(log), "not logged: another program holds the log");
    LogReader *reader = log_reader_new(path);
    assert_true(log_reader_failed(reader));
    assert_non_null(strstr(log_reader_note(reader), "in use by another program"));
    assert_false(log_erase(path, NULL, why, sizeof why));
    assert_string_equal(why, "another program holds the log");
    assert_int_equal(flock(held, LOCK_UN), 0);
    log_reader_retry(reader);
    assert_false(log_reader_failed(reader));
    assert_string_equal(log_reader_note(reader), "");
    log_reader_free(reader);
    close(held);
    assert_true(log_files_add(log, &session, 2));
    assert_string_equal(log_files_ask(path, "SELECT position FROM segment"), "1 / 2");
    log_files_end(log);
}

static void a_log_that_was_held_once_is_waited_for_again(void **state)
{
    (void)state;
    sqlite3 *other;
    SessionRecord *found;
    Arena *arena = arena_new();
    const char *path = log_files_new();
    Log *log = log_new(path);
    SessionRecord session = log_files_begin(log);
    assert_true(log_files_add(log, &session, 1));
    log_files_end(log);
    assert_int_equal(sqlite3_open(path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    LogReader *reader = log_reader_new(path);
    assert_true(log_reader_failed(reader));
    sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL);
    log_reader_retry(reader);
    assert_false(log_reader_failed(reader));
    assert_int_equal(sqlite3_exec(other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    Ns start = clock_monotonic();
    log_reader_sessions(reader, arena, &(LogFilter){NULL, INT64_MIN, INT64_MAX}, &found);
    assert_true(log_reader_failed(reader));
    assert_true(clock_monotonic() - start > 300 * NS_PER_MS);
    sqlite3_close(other);
    log_reader_free(reader);
    arena_free(arena);
}

static void what_has_the_name_of_the_journal_and_is_no_file_is_said(void **state)
{
    (void)state;
    char journal[160];
    const char *path = log_files_new();
    Log *log = log_new(path);
    log_files_begin(log);
    log_files_end(log);
    snprintf(journal, sizeof journal, "%s-journal", path);
    assert_int_equal(mkfifo(journal, 0600), 0);
    log_files_assert_not_logged(path,
                                "not logged: what has the name of the log's journal is not a file");
}

static int ignore_version(void *context, int action, const char *pragma, const char *value,
                          const char *database, const char *trigger)
{
    (void)context, (void)value, (void)database, (void)trigger;
    return action == SQLITE_PRAGMA && strcmp(pragma, "user_version") == 0 ? SQLITE_IGNORE
                                                                          : SQLITE_OK;
}

static int say_no_version(sqlite3 *handle, const char **why, const struct sqlite3_api_routines *api)
{
    (void)why, (void)api;
    return sqlite3_set_authorizer(handle, ignore_version, NULL);
}

/* SQLite answers, but says nothing: that is not version 0. */
static void a_file_that_does_not_say_its_version_is_not_written(void **state)
{
    (void)state;
    const char *path = log_files_new();
    Log *log = log_new(path);
    log_files_begin(log);
    log_files_end(log);
    sqlite3_auto_extension((void (*)(void))say_no_version);
    log_files_assert_not_logged(path, "not logged: SQL logic error");
    sqlite3_reset_auto_extension();
    assert_int_equal(log_files_count(path, "SELECT count(*) FROM session"), 1);
    assert_int_equal(log_files_named(path, "log.db.damaged"), 0);
}

static void two_limbers_at_once_both_write(void **state)
{
    (void)state;
    const char *path = log_files_new();
    Log *logs[2] = {log_new(path), log_new(path)};
    SessionRecord sessions[2];
    for (int i = 0; i < 2; i++) {
        sessions[i] = log_files_session();
        log_session_begin(logs[i], &sessions[i], log_files_routine("limber: 1\n"));
    }
    for (int n = 0; n < 2 * 40; n++) {
        SegmentRecord segment = log_files_segment(n / 2);
        log_segment(logs[n % 2], sessions[n % 2].id, &segment);
        log_commit(logs[n % 2]);
    }
    for (int i = 0; i < 2; i++)
        assert_true(log_wait(logs[i], LOG_WAIT));
    for (int i = 0; i < 2; i++)
        log_files_end(logs[i]);
    assert_string_equal(log_files_ask(path, "SELECT count(*) FROM segment GROUP BY session"),
                        "40 / 40");
}

/* The file is made, or set aside, once. */
static void two_limbers_that_start_at_once_agree_on_the_file(void **state)
{
    (void)state;
    for (int n = 0; n < 20; n++) {
        const char *path = log_files_new();
        if (n % 2 == 0)
            log_files_write(path, "This is no log. It is long enough to be looked at.\n");
        Log *logs[3];
        for (int i = 0; i < 3; i++)
            logs[i] = log_new(path);
        for (int i = 0; i < 3; i++)
            log_files_begin(logs[i]);
        for (int i = 0; i < 3; i++)
            log_files_end(logs[i]);
        assert_int_equal(log_files_count(path, "SELECT count(*) FROM session"), 3);
        assert_int_equal(log_files_named(path, "log.db.damaged"), n % 2 == 0);
    }
}

/* ---- values ---- */

static void what_the_tables_refuse_is_left_out_and_said(void **state)
{
    (void)state;
    char why[128];
    const char *path = log_files_new();
    Log *log = log_new(path);
    SessionRecord session = log_files_begin(log);
    log_pain(log, session.id, &(PainRecord){PAIN_AFTER, 11, {1764100000, 0}});
    assert_false(log_files_add(log, &session, 1));
    assert_string_equal(log_note(log), "not all is logged: the log refused 1 part");
    assert_false(log_free(log, why, sizeof why));
    assert_string_equal(log_files_ask(path, "SELECT position FROM segment"), "1");
}

static void no_log_at_all_is_fine_to_free(void **state)
{
    (void)state;
    char why[16] = "x";
    assert_true(log_free(NULL, why, sizeof why));
    assert_string_equal(why, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_that_cannot_be_made_is_said),
        cmocka_unit_test(without_a_home_folder_that_is_said),
        cmocka_unit_test(a_file_that_may_not_grow_is_said_and_kills_nobody),
        cmocka_unit_test(a_disk_that_is_full_or_read_only_is_said),
        cmocka_unit_test(a_log_that_is_held_is_written_once_it_is_let_go),
        cmocka_unit_test(a_folder_that_is_held_keeps_nobody_waiting),
        cmocka_unit_test(a_log_that_was_held_once_is_waited_for_again),
        cmocka_unit_test(what_has_the_name_of_the_journal_and_is_no_file_is_said),
        cmocka_unit_test(a_file_that_does_not_say_its_version_is_not_written),
        cmocka_unit_test(two_limbers_at_once_both_write),
        cmocka_unit_test(two_limbers_that_start_at_once_agree_on_the_file),
        cmocka_unit_test(what_the_tables_refuse_is_left_out_and_said),
        cmocka_unit_test(no_log_at_all_is_fine_to_free),
    };
    return cmocka_run_group_tests(tests, NULL, remove_files);
}
