// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What is read from a log, and what is said about a file that is none. */
#include "log_rows.h"

#include "store/owner.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static LogRows rows;
static Arena *arena;

static int set_up(void **state)
{
    (void)state;
    rows = log_rows_new();
    arena = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    log_rows_free(&rows);
    arena_free(arena);
    return 0;
}

static void sessions_come_oldest_first_and_of_the_days_and_routine_asked_for(void **state)
{
    (void)state;
    log_rows_session(&rows, "c", "calves", "2026-11-03T07:00:00+01:00");
    log_rows_session(&rows, "a", "calves", "2026-11-01T23:50:00+01:00");
    log_rows_session(&rows, "b", "quads", "2026-11-02T08:00:00+01:00");
    log_rows_session(&rows, "b0", "quads", "2026-11-02T07:00:00+01:00");
    LogReader *reader = log_reader_new(rows.path);
    SessionRecord *found;
    assert_int_equal(log_reader_sessions(reader, arena, &(LogFilter){NULL, 0, INT64_MAX}, &found),
                     4);
    assert_string_equal(found[0].id, "a");
    assert_string_equal(found[1].id, "b0");
    assert_string_equal(found[2].id, "b");
    assert_string_equal(found[3].id, "c");
    assert_string_equal(found[0].title, "Title of calves");
    assert_int_equal(found[0].version, 3);
    assert_int_equal(found[0].state, SESSION_DONE);
    assert_int_equal(found[0].work_held, 450 * NS_PER_S);
    assert_int_equal(found[0].started.offset_s, 3600);
    assert_null(found[0].note);
    LogFilter some = {"calves", day_of("2026-11-01"), day_of("2026-11-02")};
    assert_int_equal(log_reader_sessions(reader, arena, &some, &found), 1);
    assert_string_equal(found[0].id, "a");
    SessionRecord one;
    assert_true(log_reader_session(reader, arena, "b", &one));
    assert_string_equal(one.routine, "quads");
    assert_false(log_reader_session(reader, arena, "none", &one));
    assert_string_equal(log_reader_note(reader), "");
    log_reader_free(reader);
}

static void add_parts(const char *id, int segments)
{
    for (int i = 0; i < segments; i++)
        log_rows_run(&rows,
                     INTO_SEGMENT
                     "SELECT number, %d, %d, 'Calf stretch', NULL, '%s', 1, 2, "
                     "1, 30000, 28000, 0, 0, 1, 0, 0, 2, started + %d, 3600 FROM session WHERE id "
                     "= '%s'",
                     i * 2, i, i % 2 ? "right" : "left", i * 40, id);
    log_rows_run(&rows,
                 INTO_RATING
                 "SELECT number, 'calves', 'left', 'before', 6 FROM session "
                 "WHERE id = '%s';" INTO_RATING
                 "SELECT number, 'calves', 'left', 'after', NULL FROM session "
                 "WHERE id = '%s';" INTO_PAIN
                 "SELECT number, 'after', 3, started, 0 FROM session WHERE id = "
                 "'%s';" INTO_OUCH "SELECT number, 1, 2, 1, 'Calf stretch', 'wall-calf-straight', "
                 "'right', 'calf-upper', NULL, 1, 'left-out', started, 0 FROM session WHERE id = "
                 "'%s'",
                 id, id, id, id);
}

static void the_parts_of_a_session_are_read_alone_and_in_a_span(void **state)
{
    (void)state;
    log_rows_session(&rows, "a", "calves", "2026-11-01T07:00:00Z");
    log_rows_session(&rows, "b", "calves", "2026-11-02T07:00:00Z");
    log_rows_session(&rows, "c", "calves", "2026-11-03T07:00:00Z");
    add_parts("c", 3);
    add_parts("a", 2);
    LogReader *reader = log_reader_new(rows.path);
    SegmentRecord *segments;
    RatingRecord *ratings;
    OuchRecord *ouches;
    PainRecord pain;
    assert_int_equal(log_reader_segments(reader, arena, "c", &segments), 3);
    assert_int_equal(segments[1].position, 2);
    assert_int_equal(segments[1].side, SIDE_RIGHT);
    assert_int_equal(segments[1].held, 28 * NS_PER_S);
    assert_true(segments[1].skipped);
    assert_int_equal(segments[1].longer, 2);
    assert_int_equal(log_reader_ratings(reader, arena, "c", &ratings), 2);
    assert_int_equal(ratings[0].tightness, 6);
    assert_int_equal(ratings[0].when, RATING_BEFORE);
    assert_int_equal(ratings[1].tightness, -1);
    assert_int_equal(log_reader_ouches(reader, arena, "c", &ouches), 1);
    assert_int_equal(ouches[0].level, -1);
    assert_int_equal(ouches[0].action, OUCH_LEFT_OUT);
    assert_true(log_reader_pain(reader, "c", PAIN_AFTER, &pain));
    assert_int_equal(pain.level, 3);
    assert_false(log_reader_pain(reader, "c", PAIN_MORNING, &pain));
    LoggedSession *span;
    assert_int_equal(
        log_reader_span(reader, arena, &(LogFilter){NULL, 0, INT64_MAX}, LOG_ALL, &span), 3);
    assert_int_equal(span[0].segment_count, 2);
    assert_int_equal(span[1].segment_count, 0);
    assert_int_equal(span[2].segment_count, 3);
    assert_int_equal(span[2].segments[1].ended.utc_s, segments[1].ended.utc_s);
    assert_int_equal(span[2].segments[1].ended.offset_s, segments[1].ended.offset_s);
    assert_string_equal(span[2].ouches[0].region, "calf-upper");
    assert_int_equal(span[0].rating_count, 2);
    assert_int_equal(span[1].pain_count, 0);
    assert_int_equal(span[2].pains[0].level, 3);
    assert_int_equal(
        log_reader_span(reader, arena, &(LogFilter){NULL, 0, INT64_MAX}, LOG_HELD, &span), 3);
    assert_int_equal(span[2].segment_count, 3);
    assert_int_equal(span[2].segments[1].held, segments[1].held);
    assert_string_equal(span[2].segments[1].step, segments[1].step);
    assert_int_equal(
        log_reader_span(reader, arena, &(LogFilter){"calves", 0, INT64_MAX}, LOG_PAINS, &span), 3);
    assert_int_equal(span[2].segment_count, 0);
    assert_int_equal(span[2].pain_count, 1);
    log_reader_free(reader);
}

static void sessions_of_a_day_come_by_their_instants_whatever_was_written_first(void **state)
{
    (void)state;
    log_rows_session(&rows, "noon", "calves", "2026-11-02T12:00:00Z");
    log_rows_session(&rows, "dawn", "calves", "2026-11-02T06:00:00Z"); /* imported later */
    log_rows_session(&rows, "eve", "calves", "2026-11-01T20:00:00Z");
    add_parts("dawn", 2);
    add_parts("noon", 1);
    LogReader *reader = log_reader_new(rows.path);
    SessionRecord *sessions;
    LoggedSession *span;
    LogFilter all = {NULL, 0, INT64_MAX};
    assert_int_equal(log_reader_sessions(reader, arena, &all, &sessions), 3);
    assert_int_equal(log_reader_span(reader, arena, &all, LOG_ALL, &span), 3);
    static const char *const order[] = {"eve", "dawn", "noon"};
    static const size_t segments[] = {0, 2, 1};
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(sessions[i].id, order[i]);
        assert_string_equal(span[i].session.id, order[i]);
        assert_int_equal(span[i].segment_count, segments[i]);
    }
    log_reader_free(reader);
}

static void progress_counts_from_the_first_session_in_which_a_step_was_done(void **state)
{
    (void)state;
    log_rows_session(&rows, "unset clock", "calves", "1970-01-01T00:03:00Z");
    log_rows_session(&rows, "given up", "calves", "2026-11-01T07:00:00Z");
    log_rows_run(&rows, "UPDATE session SET steps_done = 0 WHERE id = 'given up'");
    log_rows_session(&rows, "later", "calves", "2026-11-05T07:00:00Z");
    log_rows_session(&rows, "first", "calves", "2026-11-03T07:00:00Z");
    LogReader *reader = log_reader_new(rows.path);
    Day day;
    assert_true(log_reader_first_day(reader, "calves", &day));
    assert_int_equal(day, day_of("2026-11-03"));
    assert_false(log_reader_first_day(reader, "quads", &day));
    log_reader_free(reader);
}

static void what_a_crash_ended_is_unfinished_and_what_still_runs_is_not(void **state)
{
    (void)state;
    Owner self = owner_self();
    log_rows_session(&rows, "crashed", "calves", "2026-11-01T07:00:00Z");
    log_rows_session(&rows, "running", "calves", "2026-11-02T07:00:00Z");
    log_rows_session(&rows, "done", "calves", "2026-11-03T07:00:00Z");
    log_rows_run(&rows,
                 "UPDATE session SET state = 'running', ended = NULL WHERE id <> 'done';"
                 "UPDATE session SET host = '%s', process = '%s' WHERE id = 'running'",
                 self.host, self.process);
    LogReader *reader = log_reader_new(rows.path);
    SessionRecord found;
    assert_true(log_reader_unfinished(reader, arena, 0, &found));
    assert_string_equal(found.id, "crashed");
    assert_int_equal(found.ended.utc_s, 0);
    assert_false(log_reader_unfinished(reader, arena, found.started.utc_s + 1, &found));
    log_reader_free(reader);
}

static void the_morning_after_is_asked_about_once_and_of_yesterday(void **state)
{
    (void)state;
    log_rows_session(&rows, "a", "calves", "2026-11-01T23:50:00+01:00");
    add_parts("a", 0);
    log_rows_session(&rows, "never asked", "calves", "2026-11-01T23:59:00+01:00");
    LogReader *reader = log_reader_new(rows.path);
    SessionRecord found;
    assert_false(log_reader_morning_due(reader, arena, day_of("2026-11-01"), &found));
    assert_true(log_reader_morning_due(reader, arena, day_of("2026-11-02"), &found));
    assert_string_equal(found.id, "a");
    assert_false(log_reader_morning_due(reader, arena, day_of("2026-11-03"), &found));
    log_rows_run(&rows, INTO_PAIN "SELECT number, 'morning', NULL, 0, 0 FROM session WHERE "
                                  "id = 'a'");
    assert_false(log_reader_morning_due(reader, arena, day_of("2026-11-02"), &found));
    log_reader_free(reader);
}

static void each_gate_question_has_its_newest_answer_and_pins_come_by_name(void **state)
{
    (void)state;
    log_rows_run(&rows, "INSERT INTO gate VALUES ('swollen-calf', 1, 'left', 100, 0), "
                        "('swollen-calf', 0, NULL, 200, 0), ('locking', 0, NULL, 50, 0), "
                        "('hot-joint', 1, NULL, 150, 0);"
                        "INSERT INTO pin VALUES ('quads', 3, 7, 1, 0), ('calves', 0, 0, 1, 0)");
    LogReader *reader = log_reader_new(rows.path);
    GateRecord *gates;
    PinRecord *pins;
    assert_int_equal(log_reader_gates(reader, arena, 100, &gates), 2);
    assert_string_equal(gates[0].question, "hot-joint");
    assert_string_equal(gates[1].question, "swollen-calf");
    assert_false(gates[1].yes);
    assert_int_equal(log_reader_pins(reader, arena, &pins), 2);
    assert_string_equal(pins[0].routine, "calves");
    assert_int_equal(pins[1].times.times, 3);
    log_reader_free(reader);
}

static void what_is_read_is_safe_and_in_bounds_whatever_stands_there(void **state)
{
    (void)state;
    log_rows_session(&rows, "a", "calves", "2026-11-01T07:00:00Z");
    log_rows_run(&rows, "UPDATE session SET note = 'hello' || char(27) || '[31m' || x'ff', "
                        "started = 9223372036854775807, started_offset = -9223372036854775807, "
                        "planned_ms = 9223372036854775807, steps = -3;"
                        "UPDATE session SET id = 'an id that is far too long to be the id of any "
                        "session at all'");
    LogReader *reader = log_reader_new(rows.path);
    SessionRecord *found;
    assert_int_equal(log_reader_sessions(reader, arena, &(LogFilter){NULL, 0, INT64_MAX}, &found),
                     1);
    assert_string_equal(found->note, "hello\uFFFD[31m\uFFFD");
    assert_string_equal(found->id, "");
    assert_int_equal(found->steps, 0);
    assert_int_in_range(found->planned, 0, 48 * 3600 * NS_PER_S);
    char text[MOMENT_BYTES];
    assert_string_equal(moment_format(found->started, text, sizeof text),
                        "9999-12-30T06:00:00-18:00");
    log_reader_free(reader);
}

static void no_text_is_longer_than_an_import_takes(void **state)
{
    (void)state;
    log_rows_session(&rows, "a", "calves", "2026-11-01T07:00:00Z");
    log_rows_run(&rows, "UPDATE session SET note = 'x' || replace(hex(zeroblob(9000)), '00', 'é'),"
                        " routine = replace(hex(zeroblob(9000)), '0', char(27))");
    LogReader *reader = log_reader_new(rows.path);
    SessionRecord *found;
    assert_int_equal(log_reader_sessions(reader, arena, &(LogFilter){NULL, 0, INT64_MAX}, &found),
                     1);
    assert_int_equal(strlen(found->note), 4095); /* the last é would be cut in two */
    assert_int_equal(strlen(found->routine), 4095);
    assert_string_equal(found->routine + 4092, "\uFFFD");
    log_reader_free(reader);
}

static void a_session_is_read_whole_though_its_day_and_its_names_say_otherwise(void **state)
{
    (void)state;
    log_rows_session(&rows, "a", "calves", "2026-11-01T07:00:00Z");
    add_parts("a", 2);
    log_rows_run(&rows, "UPDATE session SET day = 4611686018427387904, routine = char(27)");
    LogReader *reader = log_reader_new(rows.path);
    SessionRecord one;
    assert_true(log_reader_session(reader, arena, "a", &one));
    LoggedSession whole = log_reader_whole(reader, arena, &one);
    assert_int_equal(whole.segment_count, 2);
    assert_int_equal(whole.rating_count, 2);
    assert_int_equal(whole.pain_count, 1);
    assert_int_equal(whole.pains[0].level, 3);
    assert_int_equal(whole.ouch_count, 1);
    log_reader_free(reader);
}

static void a_log_that_is_not_there_is_empty_and_says_nothing(void **state)
{
    (void)state;
    LogReader *reader = log_reader_new("/nonexistent/log.db");
    SessionRecord *found;
    Day day;
    assert_string_equal(log_reader_note(reader), "");
    assert_int_equal(log_reader_sessions(reader, arena, &(LogFilter){NULL, 0, INT64_MAX}, &found),
                     0);
    assert_false(log_reader_first_day(reader, "calves", &day));
    log_reader_free(reader);
}

static size_t count_sessions(LogReader *reader)
{
    SessionRecord *found;
    return log_reader_sessions(reader, arena, &(LogFilter){NULL, 0, INT64_MAX}, &found);
}

static void a_log_that_is_opened_ahead_is_waited_for_by_whatever_is_asked_first(void **state)
{
    (void)state;
    log_rows_session(&rows, "a", "calves", "2026-11-01T07:00:00+01:00");
    LogReader *reader = log_reader_ahead(rows.path);
    assert_int_equal(count_sessions(reader), 1);
    log_reader_free(reader);
    LoggedSession *span;
    reader = log_reader_ahead(rows.path);
    assert_int_equal(
        log_reader_span(reader, arena, &(LogFilter){NULL, 0, INT64_MAX}, LOG_ALL, &span), 1);
    log_reader_free(reader);
    log_reader_free(log_reader_ahead(rows.path));
    log_rows_run(&rows, "PRAGMA application_id = 77");
    reader = log_reader_ahead(rows.path);
    assert_non_null(strstr(log_reader_note(reader), "not read"));
    log_reader_free(reader);
    reader = log_reader_ahead(rows.path);
    assert_true(log_reader_failed(reader));
    log_reader_free(reader);
}

/* Everything that can be asked, of whatever the file is. */
static void ask_all(const char *path)
{
    LogReader *reader = log_reader_new(path);
    SessionRecord *sessions, one;
    SegmentRecord *segments;
    RatingRecord *ratings;
    OuchRecord *ouches;
    LoggedSession *span;
    GateRecord *gates;
    PinRecord *pins;
    PainRecord pain;
    Day day;
    LogFilter all = {NULL, INT64_MIN, INT64_MAX};
    size_t count = log_reader_sessions(reader, arena, &all, &sessions);
    for (size_t i = 0; i < count; i++)
        log_reader_text(reader, arena, sessions[i].sha256);
    log_reader_segments(reader, arena, "a", &segments);
    log_reader_ratings(reader, arena, "a", &ratings);
    log_reader_ouches(reader, arena, "a", &ouches);
    log_reader_pain(reader, "a", PAIN_BEFORE, &pain);
    log_reader_span(reader, arena, &all, LOG_ALL, &span);
    log_reader_first_day(reader, "calves", &day);
    log_reader_unfinished(reader, arena, 0, &one);
    log_reader_morning_due(reader, arena, day_of("2026-11-02"), &one);
    log_reader_gates(reader, arena, 0, &gates);
    log_reader_pins(reader, arena, &pins);
    log_reader_free(reader);
}

static void a_damaged_file_never_crashes_the_reader(void **state)
{
    (void)state;
    unsigned seed = (unsigned)getpid();
    print_message("seed %u\n", seed);
    for (int i = 0; i < 20; i++) {
        char id[8], moment[32];
        snprintf(id, sizeof id, "s%d", i);
        snprintf(moment, sizeof moment, "2026-11-%02dT07:00:00Z", i + 1);
        log_rows_session(&rows, id, "calves", moment);
        add_parts(id, 4);
    }
    FILE *file = fopen(rows.path, "rb");
    static unsigned char whole[1 << 20], broken[1 << 20];
    size_t size = fread(whole, 1, sizeof whole, file);
    fclose(file);
    char path[128];
    snprintf(path, sizeof path, "%s/broken.db", rows.folder);
    for (int i = 0; i < 300; i++) {
        size_t kept = i % 3 ? size : (size_t)rand_r(&seed) % size;
        memcpy(broken, whole, kept);
        for (int hits = i % 3 ? 1 + i % 40 : 0; hits > 0; hits--)
            broken[(size_t)rand_r(&seed) % kept] = (unsigned char)rand_r(&seed);
        file = fopen(path, "wb");
        fwrite(broken, 1, kept, file);
        fclose(file);
        ask_all(path);
    }
}

static const char *note_about(const char *path)
{
    static char note[256];
    LogReader *reader = log_reader_new(path);
    snprintf(note, sizeof note, "%s", log_reader_note(reader));
    log_reader_free(reader);
    return note;
}

static void it_is_said_what_is_wrong_with_a_file(void **state)
{
    (void)state;
    char path[128];
    snprintf(path, sizeof path, "%s/other", rows.folder);
    FILE *file = fopen(path, "wb");
    fputs("This is no database, and is long enough to have a head that says another thing.", file);
    for (int i = 0; i < 100; i++)
        fputs("Nothing of it is.", file);
    fclose(file);
    assert_non_null(strstr(note_about(path), "damaged"));
    assert_non_null(strstr(note_about(rows.folder), "plain file"));
    unlink(path);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_non_null(strstr(note_about(path), "plain file"));
    log_rows_run(&rows, "PRAGMA user_version = 99");
    assert_non_null(strstr(note_about(rows.path), "newer"));
    log_rows_run(&rows, "PRAGMA application_id = 77");
    assert_non_null(strstr(note_about(rows.path), "not read"));
}

static void a_view_that_never_ends_is_not_asked(void **state)
{
    (void)state;
    log_rows_run(&rows,
                 "DROP TABLE pin; CREATE VIEW pin AS WITH RECURSIVE n (i) AS (SELECT 1 UNION "
                 "ALL SELECT i FROM n) SELECT 'a' AS routine, i AS times, 1 AS period_days, "
                 "0 AS since, 0 AS since_offset FROM n");
    assert_non_null(strstr(note_about(rows.path), "damaged"));
    ask_all(rows.path);
}

static void a_newer_log_is_read_as_far_as_its_tables_are_known(void **state)
{
    (void)state;
    log_rows_session(&rows, "a", "calves", "2026-11-01T07:00:00Z");
    log_rows_run(&rows, "PRAGMA user_version = 99; ALTER TABLE session ADD mood TEXT;"
                        "ALTER TABLE pin RENAME TO favourite");
    LogReader *reader = log_reader_new(rows.path);
    SessionRecord *sessions;
    PinRecord *pins;
    assert_int_equal(
        log_reader_sessions(reader, arena, &(LogFilter){NULL, 0, INT64_MAX}, &sessions), 1);
    assert_int_equal(log_reader_pins(reader, arena, &pins), 0);
    assert_non_null(strstr(log_reader_note(reader), "newer"));
    log_reader_free(reader);
}

static void nothing_is_ever_written_by_reading(void **state)
{
    (void)state;
    struct stat before, after;
    log_rows_session(&rows, "a", "calves", "2026-11-01T07:00:00Z");
    assert_int_equal(stat(rows.path, &before), 0);
    ask_all(rows.path);
    assert_int_equal(stat(rows.path, &after), 0);
    assert_memory_equal(&before.st_mtim, &after.st_mtim, sizeof before.st_mtim);
    assert_int_equal(before.st_size, after.st_size);
}

#define EACH(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EACH(sessions_come_oldest_first_and_of_the_days_and_routine_asked_for),
        EACH(the_parts_of_a_session_are_read_alone_and_in_a_span),
        EACH(sessions_of_a_day_come_by_their_instants_whatever_was_written_first),
        EACH(progress_counts_from_the_first_session_in_which_a_step_was_done),
        EACH(what_a_crash_ended_is_unfinished_and_what_still_runs_is_not),
        EACH(the_morning_after_is_asked_about_once_and_of_yesterday),
        EACH(each_gate_question_has_its_newest_answer_and_pins_come_by_name),
        EACH(what_is_read_is_safe_and_in_bounds_whatever_stands_there),
        EACH(no_text_is_longer_than_an_import_takes),
        EACH(a_session_is_read_whole_though_its_day_and_its_names_say_otherwise),
        EACH(a_log_that_is_not_there_is_empty_and_says_nothing),
        EACH(a_log_that_is_opened_ahead_is_waited_for_by_whatever_is_asked_first),
        EACH(a_damaged_file_never_crashes_the_reader),
        EACH(it_is_said_what_is_wrong_with_a_file),
        EACH(a_view_that_never_ends_is_not_asked),
        EACH(a_newer_log_is_read_as_far_as_its_tables_are_known),
        EACH(nothing_is_ever_written_by_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
