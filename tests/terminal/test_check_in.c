// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The check-in as a person meets it: tightness by region and side, before and after, pain once,
 * and how it was the next morning. And the page that sums it all up. */
#include "fixture.h"

#include "store/log.h"
#include "store/log_reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

static void start(int rows, int columns, const char *options, const char *const *environment)
{
    char arguments[400];
    snprintf(arguments, sizeof arguments, "start %s %s", fixture_routine("care.yaml", fixture_care),
             options);
    fixture_limber(rows, columns, arguments, environment);
}

/* Through the gate, with nothing to say. */
static void pass_gate(void)
{
    assert_true(emulator_wait_for("any of these?"));
    emulator_type("n");
    assert_true(emulator_wait_for("How tight is it now?"));
}

/* The newest session in the log. */
static SessionRecord last_session(LogReader *reader, Arena *arena)
{
    SessionRecord *sessions;
    LogFilter all = {.from = 0, .to = INT64_MAX};
    size_t count = log_reader_sessions(reader, arena, &all, &sessions);
    assert_true(count > 0);
    return sessions[count - 1];
}

static void ratings_before_and_after_go_into_the_log(void **state)
{
    (void)state;
    start(24, 80, "", NULL);
    pass_gate();
    assert_true(emulator_shows("Left calves"));
    emulator_type("7");
    assert_true(emulator_wait_for("7"));
    emulator_type("\r");
    assert_true(emulator_wait_for("Any pain now"));
    emulator_type("2\r");
    assert_true(emulator_wait_for("Get set"));
    emulator_pump(1200);
    emulator_type("n");
    assert_true(emulator_wait_for("Hold"));
    emulator_pump(1200);
    emulator_type("q\r");
    assert_true(emulator_wait_for("And now?"));
    assert_true(emulator_shows("was 7"));
    emulator_type("5\r");
    assert_true(emulator_wait_for("Pain now"));
    assert_true(emulator_shows("Before: 2"));
    emulator_type("1\r");
    assert_true(emulator_wait_for("steps in full"));
    assert_true(emulator_shows("7 before, 5 after"));
    assert_true(emulator_shows("2 before, 1 after"));
    emulator_type("e");
    assert_true(emulator_wait_for("Note:"));
    emulator_type("Soft at lastt\177\r");
    assert_true(emulator_wait_for("Note: Soft at last"));
    emulator_type("q");
    assert_int_equal(emulator_wait_end(), 0);

    LogReader *reader = log_reader_new(NULL);
    Arena *arena = arena_new();
    SessionRecord session = last_session(reader, arena);
    RatingRecord *ratings;
    PainRecord pain;
    assert_string_equal(session.note, "Soft at last");
    assert_int_equal(log_reader_ratings(reader, arena, session.id, &ratings), 4);
    for (size_t i = 0; i < 4; i++) {
        int said = ratings[i].when == RATING_BEFORE ? 7 : 5;
        assert_int_equal(ratings[i].tightness, ratings[i].side == SIDE_LEFT ? said : -1);
    }
    assert_true(log_reader_pain(reader, session.id, PAIN_AFTER, &pain));
    assert_int_equal(pain.level, 1);
    arena_free(arena);
    log_reader_free(reader);
}

/* As long as it takes: the clock does not run, and beside it one short line is left. */
static void what_the_minutes_leave_out_is_read_before_the_clock_runs(void **state)
{
    char arguments[400];
    (void)state;
    snprintf(arguments, sizeof arguments, "start --minutes 1 %s",
             fixture_routine("short.yaml", fixture_short));
    fixture_limber(24, 80, arguments, NULL);
    assert_true(emulator_wait_for("What is different today"));
    assert_true(emulator_shows("Calf hold 15 s of 20 s"));
    assert_false(emulator_shows("Get set"));
    emulator_type("\r");
    assert_true(emulator_wait_for("Get set"));
    assert_true(emulator_shows("is the shortest"));
    assert_false(emulator_shows("Calf hold 15 s"));
    emulator_stop();

    fixture_limber(24, 80, arguments, NULL);
    assert_true(emulator_wait_for("What is different today"));
    emulator_type("q");
    assert_int_equal(emulator_wait_end(), 1 << 8); /* there was no session */
}

static void what_is_kept_nowhere_is_not_asked(void **state)
{
    (void)state;
    start(24, 80, "--no-log", NULL);
    assert_true(emulator_wait_for("any of these?"));
    emulator_type("n");
    assert_true(emulator_wait_for("Any pain now"));
    emulator_type("2\r");
    assert_true(emulator_wait_for("Get set"));
    emulator_type("n");
    assert_true(emulator_wait_for("Hold"));
    emulator_pump(1200);
    emulator_type("q\r");
    assert_true(emulator_wait_for("Pain now"));
    emulator_type("1\r");
    assert_true(emulator_wait_for("2 before, 1 after"));
    assert_false(emulator_shows("Tightness"));
    emulator_type("q");
    assert_int_equal(emulator_wait_end(), 0);
}

static const char scaled[] =
    "limber: 1\ntitle: Stairs\nwhen: any\nscales:\n"
    "  - {ask: How hard are stairs?, low: no trouble, high: cannot}\n"
    "  - {ask: How stiff is it?, low: not at all, high: very, when: before}\n"
    "  - {ask: And now?, low: not at all, high: very, when: after}\n"
    "steps: [{name: Calf, hold: 30s, prepare: 1s}]\n";

static void a_routine_asks_its_own_questions(void **state)
{
    (void)state;
    char arguments[400];
    snprintf(arguments, sizeof arguments, "start %s", fixture_routine("stairs.yaml", scaled));
    fixture_limber(24, 80, arguments, NULL);
    assert_true(emulator_wait_for("How hard are stairs?"));
    assert_true(emulator_shows("0 no trouble, 10 cannot"));
    assert_true(emulator_shows("How stiff is it?"));
    assert_false(emulator_shows("10 very"));
    emulator_type("10\r");
    assert_true(emulator_wait_for("0 not at all, 10 very"));
    assert_true(emulator_shows("10  How hard"));
    emulator_type("3\r");
    assert_true(emulator_wait_for("Hold"));
    emulator_pump(1200);
    emulator_type("q\r");
    assert_true(emulator_wait_for("And now?"));
    emulator_type("5s");
    assert_true(emulator_wait_for("steps in full"));
    emulator_type("q");
    assert_int_equal(emulator_wait_end(), 0);

    LogReader *reader = log_reader_new(NULL);
    Arena *arena = arena_new();
    SessionRecord session = last_session(reader, arena);
    ScaleRecord *scales;
    assert_int_equal(log_reader_scales(reader, arena, session.id, &scales), 3);
    assert_int_equal(scales[0].level, -1); /* And now? */
    assert_int_equal(scales[1].level, 10);
    assert_int_equal(scales[2].level, 3);
    arena_free(arena);
    log_reader_free(reader);
}

static void skipped_is_not_zero(void **state)
{
    (void)state;
    start(24, 80, "", NULL);
    pass_gate();
    emulator_type("8s");
    assert_true(emulator_wait_for("Any pain now"));
    emulator_type("s");
    assert_true(emulator_wait_for("Get set"));
    emulator_type("q\r");
    assert_true(emulator_wait_for("steps in full"));
    emulator_type("q");
    assert_int_equal(emulator_wait_end(), 0);

    LogReader *reader = log_reader_new(NULL);
    Arena *arena = arena_new();
    RatingRecord *ratings;
    SessionRecord session = last_session(reader, arena);
    size_t count = log_reader_ratings(reader, arena, session.id, &ratings);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(ratings[i].tightness, -1);
    arena_free(arena);
    log_reader_free(reader);
}

static void much_pain_offers_half_the_dose_and_more_none(void **state)
{
    (void)state;
    start(24, 80, "", NULL);
    pass_gate();
    emulator_type("s");
    assert_true(emulator_wait_for("Any pain now"));
    emulator_type("4");
    assert_true(emulator_wait_for("gently today"));
    emulator_type("\r");
    assert_true(emulator_wait_for("Half dose today"));
    emulator_type("q");
    assert_int_equal(WEXITSTATUS(emulator_wait_end()), 1);
    start(24, 80, "", NULL);
    pass_gate();
    emulator_type("s");
    assert_true(emulator_wait_for("Any pain now"));
    emulator_type("10");
    assert_true(emulator_wait_for("[10]"));
    emulator_type("\r");
    assert_true(emulator_wait_for("No session today."));
    emulator_type("\r");
    assert_int_equal(WEXITSTATUS(emulator_wait_end()), 1);
}

static void the_morning_after_is_asked_once(void **state)
{
    static const char *const evening[] = {"LIMBER_NOW=1764100000", NULL},
                             *const morning[] = {"LIMBER_NOW=1764140000", NULL};
    (void)state;
    start(24, 80, "", evening);
    pass_gate();
    emulator_type("s");
    assert_true(emulator_wait_for("Any pain now"));
    emulator_type("2\r");
    assert_true(emulator_wait_for("Get set"));
    emulator_type("n");
    assert_true(emulator_wait_for("Hold"));
    emulator_pump(1200);
    emulator_type("q\r");
    assert_true(emulator_wait_for("And now?"));
    emulator_type("s");
    assert_true(emulator_wait_for("Pain now"));
    emulator_type("3\r");
    assert_true(emulator_wait_for("steps in full"));
    emulator_type("q");
    assert_int_equal(emulator_wait_end(), 0);
    start(24, 80, "", morning);
    assert_true(emulator_wait_for("How was it this morning?"));
    emulator_type("5\r");
    pass_gate();
    emulator_type("q");
    assert_int_equal(WEXITSTATUS(emulator_wait_end()), 1);
    start(24, 80, "", morning);
    assert_true(emulator_wait_for("any of these?"));
}

/* A session of yesterday evening whose pain was asked after it. */
static void write_session_with_bands(void)
{
    static const char text[] = "limber: 1\ntitle: Strict\nwhen: rehab\npain: {ease: 2, stop: 3}\n"
                               "steps: [{name: A, hold: 10s}]\n";
    Source source = {.text = text, .size = sizeof text - 1};
    Routine routine = {.id = "strict", .title = "Strict", .source = &source};
    SessionRecord record = {.started = {1764100000, 0}};
    PainRecord pain = {PAIN_AFTER, 1, {1764100600, 0}};
    Log *log = log_new(NULL);
    log_session_begin(log, &record, &routine);
    log_pain(log, record.id, &pain);
    record.state = SESSION_DONE;
    record.ended = pain.at;
    log_session_update(log, &record);
    assert_true(log_free(log, NULL, 0));
}

static void the_morning_after_is_asked_in_the_bands_of_its_routine(void **state)
{
    static const char *const morning[] = {"LIMBER_NOW=1764140000", NULL};
    (void)state;
    write_session_with_bands();
    start(24, 80, "", morning);
    assert_true(emulator_wait_for("How was it this morning?"));
    emulator_type("1");
    assert_true(emulator_wait_for("Settled."));
    emulator_type("2");
    assert_true(emulator_wait_for("Not quite settled"));
    emulator_type("3");
    assert_true(emulator_wait_for("Yesterday was too much."));
}

static void it_works_in_a_small_window_without_utf8(void **state)
{
    static const char *const environment[] = {"LC_ALL=C", NULL};
    (void)state;
    start(12, 40, "", environment);
    pass_gate();
    emulator_type("7");
    assert_true(emulator_wait_for("7"));
    assert_true(emulator_shows("s skip"));
    for (int i = 0; i < 40; i++)
        emulator_resize(1 + i * 7 % 30, 1 + i * 13 % 100);
    emulator_resize(12, 40);
    assert_true(emulator_wait_for("How tight is it now?"));
    emulator_type("\r");
    assert_true(emulator_wait_for("Any pain now"));
    assert_true(emulator_shows("0 to 3: Fine")); /* before one is chosen, too */
    assert_true(emulator_shows("6 to 10: Then no session"));
    emulator_type("3");
    assert_true(emulator_wait_for("[3]"));
}

static void a_usual_window_has_room_for_the_body(void **state)
{
    (void)state;
    start(24, 80, "", NULL);
    pass_gate();
    assert_true(emulator_shows("Front"));
    assert_true(emulator_shows("Soles"));
}

static void a_session_of_seconds_takes_no_room_from_its_name(void **state)
{
    (void)state;
    start(24, 80, "--no-color", NULL);
    pass_gate();
    emulator_type("s");
    assert_true(emulator_wait_for("Any pain now"));
    emulator_type("s");
    assert_true(emulator_wait_for("Get set"));
    emulator_type("n");
    assert_true(emulator_wait_for("Hold"));
    emulator_pump(1200);
    emulator_type("q\r");
    assert_true(emulator_wait_for("And now?"));
    emulator_type("s");
    assert_true(emulator_wait_for("Pain now"));
    emulator_type("s");
    assert_true(emulator_wait_for("steps in full"));
    emulator_type("q");
    assert_int_equal(emulator_wait_end(), 0);
    fixture_limber(12, 45, "", NULL);
    assert_true(emulator_wait_for("Before a run"));
    emulator_type("H");
    assert_true(emulator_wait_for("Sessions"));
    emulator_type("5");
    assert_true(emulator_wait_for("<1 min"));
    assert_true(emulator_shows("Care for a calf "));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, fixture_stop)
    const struct CMUnitTest tests[] = {
        TEST(ratings_before_and_after_go_into_the_log),
        TEST(what_the_minutes_leave_out_is_read_before_the_clock_runs),
        TEST(what_is_kept_nowhere_is_not_asked),
        TEST(a_routine_asks_its_own_questions),
        TEST(skipped_is_not_zero),
        TEST(much_pain_offers_half_the_dose_and_more_none),
        TEST(the_morning_after_is_asked_once),
        TEST(the_morning_after_is_asked_in_the_bands_of_its_routine),
        TEST(it_works_in_a_small_window_without_utf8),
        TEST(a_usual_window_has_room_for_the_body),
        TEST(a_session_of_seconds_takes_no_room_from_its_name),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
