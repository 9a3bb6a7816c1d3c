// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The reports of a folder as one table: what calls for a look is found, an index is never wrong
 * about a changed file, and what is no report is told of and changes nothing. */
#include "store/clinic.h"

#include "base/arena.h"
#include "markup.h"
#include "page/clinic_page.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define TODAY 20787 /* 2026-11-30 */

static char folder[64], index_file[96];
static Arena *arena;
static Clinic clinic;

static int open_folder(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/limber-clinic-XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(index_file, sizeof index_file, "%s.db", folder);
    arena = arena_new();
    return 0;
}

static int close_folder(void **state)
{
    char command[128];
    (void)state;
    arena_free(arena);
    unlink(index_file);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static void write_file(const char *name, const char *text)
{
    char path[160];
    struct timespec old[2] = {{1700000000, 0}, {1700000000, 0}};
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    assert_int_equal(utimensat(AT_FDCWD, path, old, 0), 0);
}

static void gather(const char *index)
{
    assert_true(clinic_gather(arena, folder, index, TODAY, &clinic));
}

/* A report of one routine, a session a row of days with pain before, after and on the morning;
 * negative: not said. */
typedef struct {
    const char *day;
    int before, after, morning;
} Pains;

static const char *report(const char *client, const Pains *sessions, size_t count)
{
    const char *text = arena_printf(
        arena,
        "{\"limber-report\": 1, \"made\": \"2026-11-30T10:00:00+01:00\", \"routines\": "
        "[{\"routine\":"
        " \"knee\", \"title\": \"Knee\", \"prescription\": {\"client\": \"%s\", \"review\":"
        " \"2026-12-03\"}, \"adherence\": {\"share\": 0.25, \"weeks\": [{\"prescribed\": 4,"
        " \"credited\": 1}]}, \"sessions\": [",
        client);
    for (size_t i = 0; i < count; i++)
        text =
            arena_printf(arena,
                         "%s%s{\"started\": \"%sT18:00:00+01:00\", \"ouches\": [{}], \"pains\": ["
                         "{\"when\": \"before\", \"level\": %d}, {\"when\": \"after\", \"level\":"
                         " %d}, {\"when\": \"morning\", \"level\": %d}]}",
                         text, i > 0 ? ", " : "", sessions[i].day, sessions[i].before,
                         sessions[i].after, sessions[i].morning);
    return arena_printf(arena, "%s]}]}", text);
}

static const Pains calm[] = {{"2026-11-28", 3, 3, 3}};

static void what_calls_for_a_look_stands_first(void **state)
{
    static const Pains worse[] = {
        {"2026-11-10", 2, 2, 2}, {"2026-11-12", 2, 3, 5}, {"2026-11-14", 3, 2, -1}};
    char words[256];
    (void)state;
    write_file("a.json", report("Ada", calm, 1));
    write_file("b.json", report("Bo", worse, 3));
    gather(NULL);
    assert_int_equal(clinic.count, 2);
    const ClinicRow *row = &clinic.rows[0];
    assert_string_equal(row->client, "Bo");
    assert_int_equal(row->sessions, 3);
    assert_int_equal(row->ouches, 3);
    assert_int_equal(row->mornings, 1);
    assert_int_equal(row->worst, 3);
    assert_int_equal(row->last, TODAY - 16);
    assert_int_equal(row->looks, LOOK_MORNINGS | LOOK_AWAY | LOOK_LITTLE | LOOK_ENDS);
    assert_int_equal(clinic.rows[1].looks, LOOK_LITTLE | LOOK_ENDS);
    assert_string_equal(clinic_looks_words(row, TODAY, words, sizeof words),
                        "1 morning worse (by 3), nothing done for 16 days, less than half of it "
                        "done, review in 3 days");
}

static void rising_pain_is_seen(void **state)
{
    static const Pains rising[] = {{"2026-11-20", 1, 1, 1}, {"2026-11-22", 1, 1, 1},
                                   {"2026-11-24", 1, 1, 1}, {"2026-11-26", 1, 2, 1},
                                   {"2026-11-28", 1, 3, 1}, {"2026-11-29", 1, 4, 1}};
    (void)state;
    write_file("a.json", report("Ada", rising, 6));
    gather(NULL);
    assert_true(clinic.rows[0].pain_first == 1 && clinic.rows[0].pain_last == 3);
    assert_true(clinic.rows[0].looks & LOOK_PAIN);
}

/* The clock of files stands a few milliseconds still: waits until one that was just written can be
 * trusted. */
static void wait_until_kept(void)
{
    for (clinic.kept = 0; clinic.kept == 0; gather(index_file))
        usleep(50000);
}

static void the_index_is_never_wrong_about_a_changed_file(void **state)
{
    struct stat status;
    (void)state;
    write_file("a.json", report("Ada", calm, 1));
    gather(index_file);
    assert_int_equal(stat(index_file, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    wait_until_kept();
    assert_string_equal(clinic.rows[0].client, "Ada");
    assert_int_equal(clinic.rows[0].sessions, 1);
    write_file("a.json", report("Eva", calm, 1)); /* as large, and as old as it says */
    gather(index_file);
    assert_int_equal(clinic.kept, 0);
    assert_string_equal(clinic.rows[0].client, "Eva");
}

static void another_programs_file_is_no_index(void **state)
{
    (void)state;
    write_file("a.json", report("Ada", calm, 1));
    FILE *file = fopen(index_file, "w");
    fputs("somebody's letters, which must stay", file);
    fclose(file);
    gather(index_file);
    assert_int_equal(clinic.count, 1);
    struct stat status;
    assert_int_equal(stat(index_file, &status), 0);
    assert_int_equal(status.st_size, 35);
}

static void what_is_no_report_is_told_of(void **state)
{
    char path[160];
    char *deep = arena_alloc(arena, 40001);
    (void)state;
    memset(deep, '[', 40000);
    write_file("a.json", report("Ada", calm, 1));
    write_file("deep.json", deep);
    write_file("empty.json", "");
    write_file("none.json", "{\"limber-report\": 1, \"routines\": []}");
    write_file("other.json", "{\"made\": 1}");
    write_file("wild.json",
               "{\"limber-report\": 1, \"routines\": [{\"routine\": null, \"sessions\":"
               " \"x\", \"adherence\": [1]}, 7]}");
    write_file("notes.txt", "no report");
    snprintf(path, sizeof path, "%s/fifo.json", folder);
    assert_int_equal(mkfifo(path, 0600), 0);
    snprintf(path, sizeof path, "%s/link.json", folder);
    assert_int_equal(symlink("/dev/zero", path), 0);
    gather(NULL);
    assert_int_equal(clinic.count, 1);
    assert_int_equal(clinic.unread_count, 7);
}

static void a_page_stays_a_page(void **state)
{
    size_t size;
    char *page;
    (void)state;
    write_file("a.json", report("<script>&\\u001b[31m", calm, 1));
    gather(NULL);
    FILE *out = open_memstream(&page, &size);
    clinic_print_page(&clinic, TODAY, out);
    fclose(out);
    markup_check(page);
    assert_null(strstr(page, "<script"));
    free(page);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_folder, close_folder)
    const struct CMUnitTest tests[] = {
        TEST(what_calls_for_a_look_stands_first),
        TEST(rising_pain_is_seen),
        TEST(the_index_is_never_wrong_about_a_changed_file),
        TEST(another_programs_file_is_no_index),
        TEST(what_is_no_report_is_told_of),
        TEST(a_page_stays_a_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
