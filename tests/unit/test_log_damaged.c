// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Files that are no log and logs that are damaged: the session is logged, one line says what was
 * wrong, and no file is ever deleted. */
#include "log_files.h"

#include "store/log_reader.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static int set_clock(void **state)
{
    (void)state;
    setenv("LIMBER_NOW", "1764100000+3600", 1); /* 2025-11-25 */
    return 0;
}

static int remove_files(void **state)
{
    (void)state;
    log_files_remove();
    return 0;
}

static const char *read_file(const char *path)
{
    static char text[256];
    FILE *in = fopen(path, "r");
    assert_non_null(in);
    text[fread(text, 1, sizeof text - 1, in)] = '\0';
    fclose(in);
    return text;
}

static const char *beside(const char *path, const char *ending)
{
    static char name[160];
    snprintf(name, sizeof name, "%s%s", path, ending);
    return name;
}

/* Makes a log with a session of count segments. */
static void make_log(const char *path, int count)
{
    Log *log = log_new(path);
    SessionRecord session = log_files_begin(log);
    for (int i = 0; i < count; i++) {
        SegmentRecord segment = log_files_segment(i);
        log_segment(log, session.id, &segment);
    }
    log_files_end(log);
}

/* A session beside a file that is set aside: it is written, and the note says so. */
static void assert_set_aside(const char *path, const char *note)
{
    Log *log = log_new(path);
    SessionRecord session = log_files_begin(log);
    assert_string_equal(log_note(log), note);
    assert_true(log_files_add(log, &session, 1));
    assert_string_equal(log_note(log), note);
    log_files_end(log);
    assert_int_equal(log_files_count(path, "SELECT count(*) FROM segment"), 1);
    assert_string_equal(log_files_ask(path, "PRAGMA integrity_check"), "ok");
}

#define KEPT ": kept as log.db.damaged-2025-11-25, a new one is begun"

/* ---- not a log ---- */

static void garbage_is_set_aside(void **state)
{
    (void)state;
    const char *path = log_files_new();
    log_files_write(path, "This is no log. It is long enough to be looked at, and it is kept.\n");
    assert_set_aside(path, "the file was not a log" KEPT);
    assert_memory_equal(read_file(beside(path, ".damaged-2025-11-25")), "This is no log.", 15);
}

static void no_file_that_was_set_aside_is_overwritten(void **state)
{
    (void)state;
    const char *path = log_files_new();
    char note[128];
    for (int i = 1; i <= 3; i++) {
        char text[64];
        snprintf(text, sizeof text, "no log %d %40s\n", i, "");
        log_files_write(path, text);
        snprintf(note, sizeof note,
                 "the file was not a log: kept as log.db.damaged-2025-11-25%s, a new one is begun",
                 i == 1   ? ""
                 : i == 2 ? "-2"
                          : "-3");
        assert_set_aside(path, note);
    }
    assert_memory_equal(read_file(beside(path, ".damaged-2025-11-25")), "no log 1", 8);
    assert_memory_equal(read_file(beside(path, ".damaged-2025-11-25-2")), "no log 2", 8);
    assert_memory_equal(read_file(beside(path, ".damaged-2025-11-25-3")), "no log 3", 8);
}

static void another_programs_database_is_set_aside_whole(void **state)
{
    (void)state;
    const char *path = log_files_new();
    log_files_make_folder(path);
    log_files_run(path, "CREATE TABLE moz_places (url); INSERT INTO moz_places VALUES ('kept')");
    assert_set_aside(path, "the file was not a log" KEPT);
    assert_string_equal(
        log_files_ask(beside(path, ".damaged-2025-11-25"), "SELECT url FROM moz_places"), "kept");
}

/* Its last writes are in a second file, which must not meet the new log. */
static void what_belongs_to_a_file_goes_with_it(void **state)
{
    (void)state;
    sqlite3 *other;
    const char *path = log_files_new();
    log_files_make_folder(path);
    assert_int_equal(sqlite3_open(path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other,
                                  "PRAGMA journal_mode = WAL; CREATE TABLE t (a);"
                                  "INSERT INTO t VALUES ('late')",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    assert_int_equal(access(beside(path, "-wal"), F_OK), 0);
    assert_set_aside(path, "the file was not a log" KEPT);
    assert_int_equal(access(beside(path, "-wal"), F_OK), -1);
    sqlite3_close(other);
    assert_string_equal(log_files_ask(beside(path, ".damaged-2025-11-25"), "SELECT a FROM t"),
                        "late");
}

static void a_log_whose_tables_are_gone_is_set_aside(void **state)
{
    (void)state;
    const char *path = log_files_new();
    make_log(path, 1);
    log_files_run(path, "DROP TABLE ouch");
    assert_set_aside(path, "the file was not a log" KEPT);
}

static void a_column_that_is_gone_is_said(void **state)
{
    (void)state;
    const char *path = log_files_new();
    make_log(path, 1);
    log_files_run(path, "ALTER TABLE session DROP COLUMN note");
    log_files_assert_not_logged(path, "not logged: its tables are not a log's");
    assert_int_equal(log_files_named(path, "log.db"), 1);
}

static void an_empty_file_becomes_a_log(void **state)
{
    (void)state;
    const char *path = log_files_new();
    log_files_write(path, "");
    assert_set_aside(path, "");
    assert_int_equal(log_files_named(path, "log.db"), 1);
}

static void a_newer_log_is_left_as_it_is(void **state)
{
    (void)state;
    const char *path = log_files_new();
    make_log(path, 1);
    log_files_run(path, "PRAGMA user_version = 99; ALTER TABLE segment ADD COLUMN mood TEXT");
    log_files_assert_not_logged(path, "not logged: the log is from a newer Limber");
    assert_string_equal(log_files_ask(path, "PRAGMA user_version"), "99");
    assert_int_equal(log_files_count(path, "SELECT count(*) FROM session"), 1);
    assert_int_equal(log_files_named(path, "log.db"), 1);
}

static void a_folder_or_a_pipe_of_the_logs_name_is_said(void **state)
{
    (void)state;
    const char *path = log_files_new();
    log_files_make_folder(path);
    assert_int_equal(mkdir(path, 0700), 0);
    log_files_assert_not_logged(path, "not logged: what has the log's name is not a file");
    path = log_files_new();
    log_files_make_folder(path);
    assert_int_equal(mkfifo(path, 0600), 0);
    log_files_assert_not_logged(path, "not logged: what has the log's name is not a file");
}

/* ---- damaged ---- */

static void overwrite(const char *path, long from, long size)
{
    FILE *file = fopen(path, "r+");
    assert_non_null(file);
    assert_int_equal(fseek(file, from, SEEK_SET), 0);
    for (long i = 0; i < size; i++)
        fputc((int)(i * 37 % 251), file);
    fclose(file);
}

static void wait_for_note(Log *log)
{
    for (int i = 0; i < 2000 && log_note(log)[0] == '\0'; i++)
        usleep(5000);
    assert_true(log_note(log)[0] != '\0');
}

/* A log as it was until `size`, and a session beside it. */
typedef struct {
    char path[96];
    Log *log;
    SessionRecord session;
} CutLog;

static void cut_log(CutLog *cut, const char *whole, off_t size)
{
    char command[400];
    snprintf(cut->path, sizeof cut->path, "%s", log_files_new());
    log_files_make_folder(cut->path);
    snprintf(command, sizeof command, "head -c %ld '%.95s' >'%.95s'", (long)size, whole, cut->path);
    assert_int_equal(system(command), 0);
    cut->log = log_new(cut->path);
    cut->session = log_files_begin(cut->log);
    assert_true(log_files_add(cut->log, &cut->session, 1));
}

static void assert_cut_log_goes_on(CutLog *cut)
{
    char query[160];
    wait_for_note(cut->log); /* the check comes at leisure */
    assert_non_null(strstr(log_note(cut->log), KEPT));
    log_files_end(cut->log);
    snprintf(query, sizeof query,
             "SELECT count(*) FROM segment JOIN session ON number = session WHERE id = '%s'",
             cut->session.id);
    assert_int_equal(log_files_count(cut->path, query), 1);
    assert_int_equal(log_files_named(cut->path, "log.db.damaged-2025-11-25"), 1);
}

/* Whatever is cut off: the session is logged, and nothing is deleted. */
static void a_log_cut_short_anywhere_never_stops_a_session(void **state)
{
    (void)state;
    char path[96];
    struct stat status;
    CutLog cuts[64];
    int count = 0;
    snprintf(path, sizeof path, "%s", log_files_new());
    make_log(path, 400);
    assert_int_equal(stat(path, &status), 0);
    for (off_t size = status.st_size - 517; size > 0 && count < 64; size -= 4096 + 517)
        cut_log(&cuts[count++], path, size);
    assert_true(count > 10);
    for (int i = 0; i < count; i++)
        assert_cut_log_goes_on(&cuts[i]);
}

static void a_damaged_page_is_found_at_leisure(void **state)
{
    (void)state;
    const char *path = log_files_new();
    make_log(path, 400);
    overwrite(path, 4096 * 20L, 4096);
    Log *log = log_new(path);
    wait_for_note(log);
    assert_string_equal(log_note(log), "the log was damaged" KEPT);
    log_files_end(log);
    assert_int_equal(log_files_count(path, "SELECT count(*) FROM session"), 0);
}

static void a_session_whose_file_breaks_is_written_anew_from_its_beginning(void **state)
{
    (void)state;
    const char *path = log_files_new();
    Log *log = log_new(path);
    SessionRecord session = log_files_begin(log);
    assert_true(log_files_add(log, &session, 1));
    assert_true(log_files_add(log, &session, 3));
    overwrite(path, 0, 8192);
    assert_true(log_files_add(log, &session, 5));
    assert_string_equal(log_note(log), "the file was not a log" KEPT);
    log_files_end(log);
    assert_string_equal(log_files_ask(path, "SELECT position FROM segment"), "1 / 3 / 5");
    assert_int_equal(log_files_count(path, "SELECT count(*) FROM session JOIN routine"), 1);
    assert_int_equal(log_files_named(path, "log.db.damaged"), 1);
}

static void a_session_whose_file_is_taken_away_is_written_anew(void **state)
{
    (void)state;
    const char *path = log_files_new();
    Log *log = log_new(path);
    SessionRecord session = log_files_begin(log);
    assert_true(log_files_add(log, &session, 1));
    assert_int_equal(rename(path, beside(path, ".elsewhere")), 0);
    assert_true(log_files_add(log, &session, 3));
    assert_string_equal(log_note(log), "");
    log_files_end(log);
    assert_string_equal(log_files_ask(path, "SELECT position FROM segment"), "1 / 3");
    assert_string_equal(log_files_ask(beside(path, ".elsewhere"), "SELECT position FROM segment"),
                        "1");
}

#define EMPTIED "the log was damaged: it was emptied, and a new one is begun"

static void a_session_whose_file_is_emptied_is_written_anew(void **state)
{
    (void)state;
    const char *path = log_files_new();
    Log *log = log_new(path);
    SessionRecord session = log_files_begin(log);
    assert_true(log_files_add(log, &session, 1));
    assert_int_equal(truncate(path, 0), 0);
    assert_true(log_files_add(log, &session, 3));
    assert_string_equal(log_note(log), EMPTIED);
    assert_int_equal(truncate(path, 0), 0); /* after the last step too */
    log_files_end(log);
    assert_string_equal(log_files_ask(path, "SELECT position FROM segment"), "1 / 3");
    assert_int_equal(log_files_count(path, "SELECT count(*) FROM session JOIN routine"), 1);
}

static void who_reads_meanwhile_reads_the_new_log(void **state)
{
    (void)state;
    const char *path = log_files_new();
    make_log(path, 1);
    LogReader *reader = log_reader_new(path);
    Arena *arena = arena_new();
    SessionRecord *sessions, session;
    const LogFilter all = {NULL, 0, INT64_MAX};
    assert_int_equal(log_reader_sessions(reader, arena, &all, &sessions), 1);
    overwrite(path, 0, 8192);
    Log *log = log_new(path);
    session = log_files_begin(log);
    session = log_files_begin(log);
    log_files_end(log);
    assert_int_equal(log_reader_sessions(reader, arena, &all, &sessions), 2);
    assert_true(log_reader_session(reader, arena, session.id, &session));
    assert_int_equal(log_files_named(path, "log.db.damaged"), 1);
    log_reader_free(reader);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(garbage_is_set_aside),
        cmocka_unit_test(no_file_that_was_set_aside_is_overwritten),
        cmocka_unit_test(another_programs_database_is_set_aside_whole),
        cmocka_unit_test(what_belongs_to_a_file_goes_with_it),
        cmocka_unit_test(a_log_whose_tables_are_gone_is_set_aside),
        cmocka_unit_test(a_column_that_is_gone_is_said),
        cmocka_unit_test(an_empty_file_becomes_a_log),
        cmocka_unit_test(a_newer_log_is_left_as_it_is),
        cmocka_unit_test(a_folder_or_a_pipe_of_the_logs_name_is_said),
        cmocka_unit_test(a_log_cut_short_anywhere_never_stops_a_session),
        cmocka_unit_test(a_damaged_page_is_found_at_leisure),
        cmocka_unit_test(a_session_whose_file_breaks_is_written_anew_from_its_beginning),
        cmocka_unit_test(a_session_whose_file_is_taken_away_is_written_anew),
        cmocka_unit_test(a_session_whose_file_is_emptied_is_written_anew),
        cmocka_unit_test(who_reads_meanwhile_reads_the_new_log),
    };
    return cmocka_run_group_tests(tests, set_clock, remove_files);
}
