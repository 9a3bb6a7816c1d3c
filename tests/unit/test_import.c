// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Exports read back: what is the same, what is skipped, and what is said about bad lines, of which
 * none leaves a trace in the log. */
#include "log_rows.h"

#include "base/array.h"
#include "base/sha256.h"
#include "page/log_page.h"
#include "store/erase.h"
#include "store/import.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define ID "00112233445566778899aabbccddeeff"
#define HEAD "{\"limber-log\": 1}\n"
#define TEXT "limber: 1\\ntitle: Calves\\n"
#define SEGMENT                                                                                    \
    "{\"position\": 0, \"step_index\": 0, \"step\": \"Calf\", \"exercise\": null, \"side\": "      \
    "\"left\", \"set\": 1, \"sets\": 2, \"round\": 1, \"planned_s\": 30, \"held_s\": 28.5, "       \
    "\"reps_planned\": 0, \"reps\": 0, \"skipped\": true, \"left_out\": false, \"eased\": false, " \
    "\"longer\": 0, \"ended\": \"2026-11-25T08:00:30Z\"}"

static char folder[32], path[48], sha[SHA256_HEX_BYTES];
static Arena *arena;

static int set_up(void **state)
{
    (void)state;
    static const char text[] = "limber: 1\ntitle: Calves\n";
    strcpy(folder, "/tmp/limber-import-XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/log.db", folder);
    sha256_hex(text, sizeof text - 1, sha);
    arena = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    char command[64];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    arena_free(arena);
    return system(command);
}

/* A line of a routine and one of a session, with one member of the session replaced. */
static char *lines_with(const char *key, const char *value)
{
    static char lines[8192];
    static const char *const members[][2] = {{"id", "\"" ID "\""},
                                             {"started", "\"2026-11-25T09:00:00+01:00\""},
                                             {"ended", "null"},
                                             {"state", "\"done\""},
                                             {"routine", "\"calves\""},
                                             {"sha256", NULL},
                                             {"core_only", "false"},
                                             {"planned_s", "60"},
                                             {"work_planned_s", "60"},
                                             {"work_held_s", "58.5"},
                                             {"steps", "1"},
                                             {"steps_done", "1"},
                                             {"pauses", "0"},
                                             {"paused_s", "0"},
                                             {"note", "\"quiet\""},
                                             {"segments", "[" SEGMENT "]"},
                                             {"ratings", "[]"},
                                             {"pains", "[]"},
                                             {"ouches", "[]"}};
    size_t length = (size_t)snprintf(lines, sizeof lines,
                                     "{\"type\": \"routine\", \"sha256\": \"%s\", \"name\": "
                                     "\"calves\", \"title\": \"Calves\", \"version\": 2, \"text\": "
                                     "\"" TEXT "\"}\n{\"type\": \"session\"",
                                     sha);
    for (size_t i = 0; i < COUNT_OF(members); i++) {
        bool replaced = key && strcmp(members[i][0], key) == 0;
        char hash[SHA256_HEX_BYTES + 2];
        snprintf(hash, sizeof hash, "\"%s\"", sha);
        const char *said = replaced ? value : members[i][1] ? members[i][1] : hash;
        if (said)
            length += (size_t)snprintf(lines + length, sizeof lines - length, ", \"%s\": %s",
                                       members[i][0], said);
    }
    snprintf(lines + length, sizeof lines - length, "}\n");
    return lines;
}

static Imported sum;
static char said[16384];

static bool import_text(const char *text)
{
    Diagnostics *found = diagnostics_new();
    FILE *in = fmemopen((char *)text, strlen(text), "r"), *out;
    memset(said, 0, sizeof said);
    bool good = log_import(path, in, "export.jsonl", &sum, found);
    out = fmemopen(said, sizeof said, "w");
    diagnostics_print(found, out);
    fclose(out);
    fclose(in);
    diagnostics_free(found);
    return good;
}

static size_t sessions_there(void)
{
    SessionRecord *sessions;
    LogReader *reader = log_reader_new(path);
    size_t count =
        log_reader_sessions(reader, arena, &(LogFilter){NULL, INT64_MIN, INT64_MAX}, &sessions);
    log_reader_free(reader);
    return count;
}

static void a_session_is_added_whole_and_once(void **state)
{
    (void)state;
    char text[16384];
    snprintf(text, sizeof text, HEAD "%s%s", lines_with(NULL, NULL), "");
    assert_true(import_text(text));
    assert_int_equal(sum.added, 1);
    assert_true(import_text(text));
    assert_int_equal(sum.added, 0);
    assert_int_equal(sum.known, 1);
    LogReader *reader = log_reader_new(path);
    SessionRecord session;
    SegmentRecord *segments;
    assert_true(log_reader_session(reader, arena, ID, &session));
    assert_string_equal(session.title, "Calves");
    assert_int_equal(session.version, 2);
    assert_int_equal(session.started.offset_s, 3600);
    assert_int_equal(session.ended.utc_s, 0);
    assert_string_equal(session.note, "quiet");
    assert_int_equal(log_reader_segments(reader, arena, ID, &segments), 1);
    assert_int_equal(segments[0].held, 28500 * NS_PER_MS);
    assert_true(segments[0].skipped);
    assert_string_equal(log_reader_text(reader, arena, sha), "limber: 1\ntitle: Calves\n");
    log_reader_free(reader);
}

static void what_was_running_where_it_was_exported_has_been_stopped(void **state)
{
    (void)state;
    char text[16384];
    SessionRecord found;
    snprintf(text, sizeof text, HEAD "%s", lines_with("state", "\"running\""));
    assert_true(import_text(text));
    LogReader *reader = log_reader_new(path);
    assert_false(log_reader_unfinished(reader, arena, 0, &found));
    log_reader_free(reader);
}

static void each_bad_member_is_named_with_its_line(void **state)
{
    static const struct {
        const char *key, *value, *message;
    } cases[] = {
        {"id", "\"short\"", "'id' must be 32 hexadecimal digits"},
        {"id", "7", "'id' must be 32"},
        {"id", NULL, "'id' is missing"},
        {"started", "\"2026-02-30T09:00:00Z\"", "'started' must be an instant"},
        {"started", "\"yesterday\"", "'started' must be an instant"},
        {"started", "null", "'started' must be an instant"},
        {"ended", "17", "'ended' must be an instant"},
        {"state", "\"begun\"", "'state' is not one of the words"},
        {"state", "[]", "'state' is not one of the words"},
        {"routine", "null", "'routine' must be a text"},
        {"routine", "\"a\\u001b[31mb\"", "'routine' has a character"},
        {"routine", "\"a\\u202eb\"", "'routine' has a character"},
        {"routine", "\"a\\u0000b\"", "the line has a NUL in it"},
        {"routine", "null, \"x\": \"\\\\u0000\"", "'routine' must be a text"},
        {"core_only", "1", "'core_only' must be true or false"},
        {"planned_s", "-1", "'planned_s' must be seconds"},
        {"planned_s", "1e300", "'planned_s' must be seconds"},
        {"planned_s", "\"60\"", "'planned_s' must be seconds"},
        {"steps", "1.5", "'steps' must be a whole number"},
        {"steps", "99999999999999999999", "'steps' must be a whole number"},
        {"segments", "{}", "'segments' must be an array"},
        {"segments", "[7]", "an item that is not an object"},
        {"segments", "[{}]", "'position' is missing"},
        {"segments", NULL, "'segments' is missing"},
        {"ratings",
         "[{\"region\": \"calves\", \"side\": \"top\", \"when\": \"before\", \"tightness\": 3}]",
         "'side' is not one"},
        {"ratings",
         "[{\"region\": \"calves\", \"side\": \"left\", \"when\": \"before\", \"tightness\": 11}]",
         "'tightness' must be a whole number from 0 to 10"},
        {"pains", "[{\"when\": \"noon\", \"level\": null, \"at\": \"2026-11-25T09:00:00Z\"}]",
         "'when' is not one"},
        {"sha256", "\"0000000000000000000000000000000000000000000000000000000000000000\"",
         "text is neither in a line before nor in the log"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char text[16384];
        snprintf(text, sizeof text, HEAD "%s", lines_with(cases[i].key, cases[i].value));
        if (import_text(text))
            fail_msg("%s %s is taken", cases[i].key, cases[i].value ? cases[i].value : "");
        if (!strstr(said, cases[i].message) || !strstr(said, "export.jsonl:3:"))
            fail_msg("%s %s: %s", cases[i].key, cases[i].value ? cases[i].value : "", said);
        assert_int_equal(sessions_there(), 0);
    }
}

static void one_bad_line_of_many_keeps_all_out_and_every_one_is_named(void **state)
{
    (void)state;
    char text[32768];
    size_t length = (size_t)snprintf(text, sizeof text, HEAD "%s", lines_with(NULL, NULL));
    snprintf(text + length, sizeof text - length,
             "{\"type\": \"session\"\n\n{\"type\": \"dance\"}\n[1, 2]\n");
    assert_false(import_text(text));
    assert_non_null(strstr(said, "export.jsonl:4:1: error: not a JSON object"));
    assert_non_null(strstr(said, "export.jsonl:6:1: error: 'type' must be"));
    assert_non_null(strstr(said, "export.jsonl:7:1: error: not a JSON object"));
    assert_int_equal(sessions_there(), 0);
}

static void what_is_no_export_or_a_newer_one_is_refused(void **state)
{
    (void)state;
    assert_false(import_text("{\"limber-log\": 2}\n{\"type\": \"unheard of\"}\n"));
    assert_non_null(strstr(said, "newer Limber"));
    assert_null(strstr(said, "unheard"));
    assert_false(import_text("{\"type\": \"session\"}\n"));
    assert_non_null(strstr(said, "no 'limber-log'"));
    assert_false(import_text("limber: 1\n"));
    assert_non_null(strstr(said, "not a JSON object"));
    assert_false(import_text("\n"));
    char text[16384];
    snprintf(text, sizeof text, HEAD "%s", lines_with(NULL, NULL));
    *strstr(text, "Calves\\n") = 'K';
    assert_false(import_text(text));
    assert_non_null(strstr(said, "is not the one that 'sha256' names"));
}

static void nothing_that_is_read_crashes(void **state)
{
    (void)state;
    unsigned seed = (unsigned)getpid();
    print_message("seed %u\n", seed);
    char whole[16384], text[16384];
    size_t size = (size_t)snprintf(whole, sizeof whole, HEAD "%s", lines_with(NULL, NULL));
    for (int round = 0; round < 2000; round++) {
        memcpy(text, whole, size + 1);
        for (int hits = 1 + rand_r(&seed) % 4; hits > 0; hits--)
            text[(size_t)rand_r(&seed) % size] = "\"{}[],:x0-\\\n"[rand_r(&seed) % 12];
        if (import_text(text) && sum.added)
            assert_true(log_erase(path, NULL, said, sizeof said));
    }
}

static void an_export_read_into_an_empty_log_is_the_same_log(void **state)
{
    (void)state;
    LogRows rows = log_rows_new();
    char id[LOG_ID_BYTES], *first = NULL, *second = NULL;
    size_t size;
    for (int i = 0; i < 12; i++) {
        char moment[40];
        snprintf(id, sizeof id, "%032x", i * 7 + 1);
        snprintf(moment, sizeof moment, "2026-11-%02dT23:50:00+01:00", 1 + i);
        log_rows_session(&rows, id, i % 3 ? "calves" : "quads", moment);
        log_rows_run(&rows,
                     INTO_SEGMENT
                     "SELECT number, 3, 1, 'Stretch \xe2\x82\xac \"q\"', "
                     "'wall-calf-straight', 'right', 1, 2, 1, 30000, 28123, 5, 4, 1, 0, 1, 2, "
                     "started + 40, 3600 FROM session WHERE id = '%s';" INTO_RATING
                     "SELECT number, 'calves', 'left', 'before', NULL FROM "
                     "session WHERE id = '%s';" INTO_PAIN
                     "SELECT number, 'morning', 3, started, 0 FROM session WHERE "
                     "id = '%s';" INTO_OUCH
                     "SELECT number, 1, 3, 1, 'Stretch', NULL, 'right', 'calf-upper', "
                     "5, 1, 'left-out', started, 0 FROM session WHERE id = '%s'",
                     id, id, id, id);
    }
    const char *text = "limber: 1\n# a comment\ttab\n";
    log_rows_run(&rows,
                 "PRAGMA foreign_keys = OFF; UPDATE routine SET text = '%s';"
                 "UPDATE routine SET sha256 = '%s' WHERE name = 'calves';"
                 "UPDATE session SET sha256 = '%s';"
                 "INSERT INTO gate VALUES ('locking', 1, 'left', 100, 3600);"
                 "INSERT INTO pin VALUES ('calves', 3, 7, 1, 0), ('quads', 0, 0, 1, 0)",
                 text, sha256_hex(text, strlen(text), sha), sha);
    for (int pass = 0; pass < 2; pass++) {
        FILE *out = open_memstream(pass ? &second : &first, &size);
        LogReader *reader = log_reader_new(pass ? path : rows.path);
        assert_int_equal(
            log_page_export(reader, arena, &(LogFilter){NULL, 0, INT64_MAX}, (Moment){1, 0}, out),
            12);
        log_reader_free(reader);
        fclose(out);
        if (pass == 0 && !import_text(first))
            fail_msg("%s", said);
    }
    assert_string_equal(first, second);
    free(first);
    free(second);
    log_rows_free(&rows);
}

static void what_is_deleted_is_gone_from_the_file_too(void **state)
{
    (void)state;
    char text[16384], why[128];
    snprintf(text, sizeof text, HEAD "%s",
             lines_with("note", "\"a secret that nobody shall read\""));
    assert_true(import_text(text));
    assert_true(log_erase(path, ID, why, sizeof why));
    assert_int_equal(sessions_there(), 0);
    LogReader *reader = log_reader_new(path);
    assert_null(log_reader_text(reader, arena, sha)); /* no session follows it */
    log_reader_free(reader);
    FILE *file = fopen(path, "rb");
    static char bytes[1 << 20];
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    assert_null(memmem(bytes, size, "secret", 6));
    assert_true(log_erase(path, NULL, why, sizeof why));
}

#define EACH(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EACH(a_session_is_added_whole_and_once),
        EACH(what_was_running_where_it_was_exported_has_been_stopped),
        EACH(each_bad_member_is_named_with_its_line),
        EACH(one_bad_line_of_many_keeps_all_out_and_every_one_is_named),
        EACH(what_is_no_export_or_a_newer_one_is_refused),
        EACH(nothing_that_is_read_crashes),
        EACH(an_export_read_into_an_empty_log_is_the_same_log),
        EACH(what_is_deleted_is_gone_from_the_file_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
