// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The reports of a folder as one table: what calls for a look is found, an index is never wrong
 * about a changed file, and what is no report is told of and changes nothing. */
#include "store/clinic.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/text.h"
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

/* A report as a later Limber writes it: of a log, made on a day, with an end. */
static const char *later_report(const char *log, const char *made, const char *ends,
                                const char *session)
{
    return arena_printf(
        arena,
        "{\"limber-report\": 1, \"log\": \"%s\", \"made\": \"%sT10:00:00+01:00\", \"routines\":"
        " [{\"routine\": \"knee\", \"title\": \"Knee\", \"prescription\": {\"client\": \"Anna\","
        " \"ends\": %s}, \"adherence\": {\"share\": 1}, \"sessions\": [{\"started\":"
        " \"%sT18:00:00+01:00\"}]}]}",
        log, made, ends, session);
}

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

static void a_plan_that_has_ended_is_not_given_up(void **state)
{
    (void)state;
    write_file("a.json", later_report("1", "2026-11-30", "\"2026-11-10\"", "2026-11-09"));
    write_file("b.json", later_report("2", "2026-11-30", "null", "2026-11-09"));
    gather(NULL);
    assert_int_equal(clinic.rows[0].looks, LOOK_AWAY);
    assert_int_equal(clinic.rows[1].looks, LOOK_ENDS);
}

static void who_sends_nothing_any_more_is_seen(void **state)
{
    char words[256];
    (void)state;
    write_file("a.json", later_report("1", "2026-11-01", "null", "2026-10-31"));
    gather(NULL);
    assert_int_equal(clinic.rows[0].looks, LOOK_SILENT);
    assert_string_equal(clinic_looks_words(&clinic.rows[0], TODAY, words, sizeof words),
                        "no report for 29 days");
}

static void of_reports_out_of_one_log_the_newest_counts(void **state)
{
    (void)state;
    write_file("a.json", later_report("1", "2026-11-16", "null", "2026-11-15"));
    write_file("b.json", later_report("1", "2026-11-30", "null", "2026-11-29"));
    write_file("c.json", later_report("1", "2026-11-23", "null", "2026-11-22"));
    write_file("d.json", later_report("2", "2026-11-30", "null", "2026-11-28")); /* another Anna */
    gather(NULL);
    assert_int_equal(clinic.count, 2);
    assert_string_equal(clinic.rows[0].file, "d.json");
    assert_string_equal(clinic.rows[1].file, "b.json");
    assert_int_equal(clinic.rows[1].older, 2);
    assert_int_equal(clinic.rows[0].older, 0);
}

/* As it may come by mail: answered to, and with its lines broken. */
static void the_text_of_a_page_that_plays_is_read_too(void **state)
{
    ClinicLine *lines;
    const char *why;
    (void)state;
    write_file(
        "jo.txt",
        "Hello,\r\n> Knee, slowly, version 2, for Jo Runner\r\n"
        "> 2026-11-28 18:05: done, 4 of 4 steps, 9:40 of 10:20 min, pain before 2, pain\r\n"
        "> after 3, pain next morning 5, ouch at Squat 4. Cold\x1b.\r\n"
        "> 2026-11-25 18:05: stopped early, 1 of 4 steps, 1:40 of 10:20 min, pain after 11\r\n");
    write_file("letter.txt", "Dear physio,\nwhat a day.\n");
    gather(NULL);
    assert_int_equal(clinic.count, 1);
    assert_int_equal(clinic.unread_count, 0);
    const ClinicRow *row = &clinic.rows[0];
    assert_string_equal(row->client, "Jo Runner");
    assert_string_equal(row->title, "Knee, slowly");
    assert_int_equal(row->sessions, 2);
    assert_int_equal(row->first, TODAY - 5);
    assert_int_equal(row->last, TODAY - 2);
    assert_int_equal(row->mornings, 1);
    assert_int_equal(row->worst, 3);
    assert_int_equal(row->ouches, 1);
    assert_true(row->share < 0 && row->pain_first == 3 && row->pain_last == 3);
    assert_int_equal(clinic_words(arena, &clinic, row, &lines, &why), 3);
    assert_string_equal(lines[1].label, "2026-11-28 18:05");
    assert_null(strchr(lines[1].text, '\x1b'));
}

/* ---- a client ---- */

static const char *words_of(const ClinicRow *row)
{
    ClinicLine *lines;
    const char *why, *all = "";
    size_t count = clinic_words(arena, &clinic, row, &lines, &why);
    for (size_t i = 0; i < count; i++)
        all = arena_printf(arena, "%s%s|%s|%s\n", all, lines[i].heading ? lines[i].heading : "",
                           lines[i].label, lines[i].text);
    return count > 0 ? all : why;
}

static void a_client_is_opened_in_words(void **state)
{
    (void)state;
    write_file("a.json", report("Ada", calm, 1));
    gather(NULL);
    const char *words = words_of(&clinic.rows[0]);
    assert_non_null(strstr(words, "|For|Ada\n"));
    assert_non_null(strstr(words, "|By week|"));
    assert_non_null(strstr(words, "|2026-11-28 18:00|"));
    assert_non_null(strstr(words, "pain 3 3 3"));
    assert_non_null(strstr(words, "|Review|2026-12-03\n")); /* and nothing that it does not say */
    assert_null(strstr(words, "|Pain bands|"));
    assert_null(strstr(words, "|Prescription|"));
    assert_null(strstr(words, " 0 "));
    assert_null(strstr(words, "0/0"));
    assert_null(strstr(words, " to ,"));
    write_file("a.json", "{}");
    assert_non_null(strstr(words_of(&clinic.rows[0]), "it is no report"));
    write_file("a.json", "{\"limber-report\": 1, \"routines\": [{\"routine\": \"hip\"}]}");
    assert_string_equal(words_of(&clinic.rows[0]), "it says nothing of that routine any more");
}

/* A report of somebody's making: whatever stands in its texts is text. */
static void markup_and_signs_in_every_field_stay_text(void **state)
{
#define WILD "<script>alert(1)</script>\\u001b[2J\\u202e"
    (void)state;
    write_file(
        "a.json",
        "{\"limber-report\": 1, \"log\": \"" WILD "\", \"made\": \"" WILD "\", \"from\": \"" WILD
        "\", \"routines\": [{\"routine\": \"" WILD "\", \"title\": \"" WILD
        "\", \"prescription\": {\"client\": \"" WILD "\", \"rhythm\": \"" WILD
        "\", \"plan\": [{\"days\": \"" WILD "\", \"steps\": [\"" WILD "\"]}]}, \"versions\":"
        " [{\"first\": \"" WILD "\", \"changes\": [\"" WILD "\", {\"a\": 1}]}],"
        " \"steps\": [{\"step\": \"" WILD "\", \"loads\": [\"" WILD "\"], \"both\": \"x\"}],"
        " \"sessions\": [{\"started\": \"" WILD "\", \"note\": \"" WILD "\", \"state\": \"" WILD
        "\", \"ouches\": [{\"step\": \"" WILD "\", \"side\": \"" WILD
        "\"}], \"scales\": [{\"ask\": \"" WILD "\", \"level\": 3}], \"pains\": {}}]}]}");
    gather(NULL);
    assert_int_equal(clinic.count, 1);
    const char *words = words_of(&clinic.rows[0]);
    assert_non_null(strstr(words, "<script>"));
    for (const char *at = words; *at; at++)
        assert_true((unsigned char)*at >= 0x20 || *at == '\n');
    assert_null(strstr(words, "\xe2\x80\xae"));
}

/* The clock of files stands a few milliseconds still: waits until one that was just written can be
 * trusted. */
static void wait_until_kept(void)
{
    for (gather(index_file); clinic.kept < clinic.files; gather(index_file))
        usleep(50000);
}

/* Ways in which a file changes and looks as it was: as large, and as old as it says. */
static void rewrite_it(const char *path)
{
    write_file(strrchr(path, '/') + 1, report("Eva", calm, 1));
}

static void replace_it(const char *path)
{
    const char *other = arena_printf(arena, "%s.new", path);
    FILE *file = fopen(other, "w");
    fputs(report("Eva", calm, 1), file);
    fclose(file);
    struct timespec old[2] = {{1700000000, 0}, {1700000000, 0}};
    assert_int_equal(utimensat(AT_FDCWD, other, old, 0), 0);
    assert_int_equal(rename(other, path), 0);
}

static void touch_it(const char *path)
{
    assert_int_equal(utimensat(AT_FDCWD, path, NULL, 0), 0);
}

static void truncate_it(const char *path)
{
    assert_int_equal(truncate(path, 100), 0);
}

static const ClinicRow *row_of(const char *file)
{
    for (size_t i = 0; i < clinic.count; i++)
        if (strcmp(clinic.rows[i].file, file) == 0)
            return &clinic.rows[i];
    return NULL;
}

static void same_rows(const ClinicRow *read, const ClinicRow *kept)
{
    assert_string_equal(read->title, kept->title);
    assert_string_equal(read->routine, kept->routine);
    assert_true(read->made == kept->made && read->first == kept->first && read->last == kept->last);
    assert_true(read->review == kept->review && read->ends == kept->ends);
    assert_true(read->sessions == kept->sessions && read->ouches == kept->ouches);
    assert_true(read->share == kept->share && read->pain_first == kept->pain_first);
    assert_true(read->pain_last == kept->pain_last && read->mornings == kept->mornings);
    assert_true(read->worst == kept->worst && read->looks == kept->looks);
    assert_true(read->week_count == kept->week_count && read->weeks[0] == kept->weeks[0]);
}

static void the_index_is_never_wrong_about_a_changed_file(void **state)
{
    static const Pains some[] = {{"2026-11-10", 2, 2, 2}, {"2026-11-12", 2, 3, 5}};
    static const struct {
        const char *file;
        void (*change)(const char *path);
        const char *client; /* NULL: it is no report any more */
    } cases[] = {{"a.json", rewrite_it, "Eva"},
                 {"b.json", replace_it, "Eva"},
                 {"c.json", touch_it, "Ada"},
                 {"d.json", truncate_it, NULL}};
    struct stat status;
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        write_file(cases[i].file, report("Ada", calm, 1));
    write_file("stays.json", report("Ada", some, 2));
    gather(NULL);
    ClinicRow read = *row_of("stays.json");
    wait_until_kept();
    assert_int_equal(stat(index_file, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600); /* names stand in it */
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        cases[i].change(arena_printf(arena, "%s/%s", folder, cases[i].file));
    gather(index_file);
    assert_int_equal(clinic.kept, 1);
    same_rows(&read, row_of("stays.json"));
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const ClinicRow *row = row_of(cases[i].file);
        assert_true((row != NULL) == (cases[i].client != NULL));
        if (row)
            assert_string_equal(row->client, cases[i].client);
    }
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

/* The table as lines of so many cells. */
static char *lines_of(int cells)
{
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    clinic_print_lines(&clinic, TODAY, cells, false, out);
    fclose(out);
    return text;
}

static int widest(char *text)
{
    int most = 0;
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
        most = text_width(line) > most ? text_width(line) : most;
    return most;
}

#define LONG_NAME "Maximiliane-Josephine von der Osterholt-Schwarzenberg"

static void the_table_fits_its_lines(void **state)
{
    static const Pains worse[] = {{"2026-11-20", 1, 1, 4}, {"2026-11-28", 3, 8, 8}};
    (void)state;
    write_file("a.json", report(LONG_NAME, worse, 2));
    write_file("b.json", report("\u5f20\u4f1f \u0623\u062d\u0645\u062f", calm, 1));
    gather(NULL);
    for (int cells = 20; cells <= 140; cells++) {
        char *text = lines_of(cells), *head = arena_copy(arena, text, strcspn(text, "\n"));
        assert_non_null(strstr(text, "Maximilian"));
        assert_int_equal(strstr(head, "pain") != NULL, cells >= 29);
        assert_int_equal(strstr(head, "by week") != NULL, cells >= 79);
        assert_int_equal(strstr(head, "review") != NULL, cells >= 91);
        assert_int_in_range(widest(text), 1, cells);
        free(text);
    }
    char *whole = lines_of(0);
    assert_non_null(strstr(whole, LONG_NAME "  Knee"));
    free(whole);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_folder, close_folder)
    const struct CMUnitTest tests[] = {
        TEST(what_calls_for_a_look_stands_first),
        TEST(rising_pain_is_seen),
        TEST(a_plan_that_has_ended_is_not_given_up),
        TEST(who_sends_nothing_any_more_is_seen),
        TEST(of_reports_out_of_one_log_the_newest_counts),
        TEST(the_text_of_a_page_that_plays_is_read_too),
        TEST(a_client_is_opened_in_words),
        TEST(markup_and_signs_in_every_field_stay_text),
        TEST(the_index_is_never_wrong_about_a_changed_file),
        TEST(another_programs_file_is_no_index),
        TEST(what_is_no_report_is_told_of),
        TEST(a_page_stays_a_page),
        TEST(the_table_fits_its_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
