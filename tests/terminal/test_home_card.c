// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The card of today on home: the week's marks, the last session and how to have it again, the time
 * there is, and what is pinned. */
#include "fixture.h"

#include "routine/catalogue.h"
#include "routine/reader.h"
#include "store/log.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A session of ten minutes that began so long ago, after which the calves were looser. */
static void log_session(int64_t seconds_ago)
{
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    Diagnostics *found = diagnostics_new();
    Routine *routine = catalogue_open(catalogue, "postrun-quick-5", found);
    assert_non_null(routine);
    Log *log = log_new(NULL);
    Moment start = moment_later(moment_now(), -seconds_ago);
    SessionRecord session = {.started = start,
                             .title = routine->title,
                             .planned = 700 * NS_PER_S,
                             .work_planned = 600 * NS_PER_S,
                             .work_held = 600 * NS_PER_S,
                             .steps = 4,
                             .steps_done = 4};
    log_session_begin(log, &session, routine);
    log_rating(log, session.id, &(RatingRecord){"calves", SIDE_LEFT, RATING_BEFORE, 6});
    log_rating(log, session.id, &(RatingRecord){"calves", SIDE_LEFT, RATING_AFTER, 2});
    session.state = SESSION_DONE;
    session.ended = moment_later(start, 600);
    log_session_update(log, &session);
    log_commit(log);
    assert_true(log_free(log, NULL, 0));
    routine_free(routine);
    catalogue_free(catalogue);
    diagnostics_free(found);
}

static const char *row_with(const char *text)
{
    for (int row = 0; row < 30; row++)
        if (strstr(emulator_row(row), text))
            return emulator_row(row);
    return "";
}

static void the_first_time_it_says_how_to_begin(void **state)
{
    (void)state;
    fixture_limber(24, 80, "", NULL);
    assert_true(emulator_wait_for("nothing done yet: Enter starts what is chosen"));
    assert_non_null(strstr(row_with("H week"), "Mo ·  Tu ·"));
    assert_null(strstr(row_with("H week"), "●"));
}

static void it_tells_the_week_and_the_last_session_and_starts_that_again(void **state)
{
    (void)state;
    log_session(60);
    fixture_limber(24, 80, "", NULL);
    assert_true(emulator_wait_for("10 min, calves looser"));
    assert_non_null(strstr(row_with("a again"), "Quick stretch"));
    assert_non_null(strstr(row_with("H week"), "●"));
    emulator_type("a");
    assert_true(emulator_wait_for("Get set"));
    assert_true(emulator_shows("Quick stretch"));
}

/* What is pinned there is on the list, and off it again. */
static void a_star_puts_a_routine_on_the_list_for_today(void **state)
{
    (void)state;
    fixture_limber(24, 80, "", NULL);
    assert_true(emulator_wait_for("more below")); /* all are read */
    emulator_type("*");
    assert_true(emulator_wait_for("1 due today"));
    assert_non_null(strstr(row_with("H week"), "○"));
    emulator_type("*");
    assert_true(emulator_wait_gone("1 due today"));
}

static void small_windows_keep_their_rows_for_the_list(void **state)
{
    (void)state;
    fixture_limber(20, 80, "", NULL);
    assert_true(emulator_wait_for("Quick warm-up"));
    assert_false(emulator_shows("a again"));
}

/* Beside the list, in a window of the usual size. */
static void the_first_exercise_moves_in_the_preview(void **state)
{
    (void)state;
    char first[32 * 400];
    fixture_limber(32, 100, "", NULL);
    assert_true(emulator_wait_for("March on the spot"));
    size_t used = 0;
    bool changed = false;
    for (int i = 0; i < 100 && !changed; i++) {
        char now[sizeof first];
        size_t length = 0;
        for (int row = 6; row < 15; row++)
            length +=
                (size_t)snprintf(now + length, sizeof now - length, "%s\n", emulator_row(row));
        changed = used > 0 && strcmp(first, now) != 0;
        memcpy(first, now, length + 1);
        used = length;
        emulator_pump(100);
    }
    assert_true(changed);
}

/* The cells of the body at the right that have a colour of warm light. */
static int cells_lit(void)
{
    int lit = 0;
    for (int row = 6; row < 30; row++)
        for (int column = 58; column < 100; column++) {
            EmulatorCell cell = emulator_cell(row, column);
            lit += cell.code > ' ' && cell.foreground.red > cell.foreground.blue + 80;
        }
    return lit;
}

static void the_end_lights_the_body_marks_the_week_and_says_what_is_next(void **state)
{
    (void)state;
    char arguments[300];
    fixture_own_routine("two-calves.yaml",
                        "limber: 1\ntitle: Two calves\nwhen: any\nsteps:\n"
                        "  - {exercise: wall-calf-straight, hold: 1s, prepare: 0, switch: 0}\n");
    Log *log = log_new(NULL);
    log_pin(log, &(PinRecord){.routine = "two-calves", .since = moment_now()});
    assert_true(log_free(log, NULL, 0));
    snprintf(arguments, sizeof arguments, "start two-calves");
    fixture_limber(32, 100, arguments, NULL);
    assert_true(emulator_wait_for("1 of 1 steps in full"));
    assert_true(emulator_wait_for("due again tomorrow"));
    assert_non_null(strstr(row_with("due again"), "●"));
    assert_true(cells_lit() > 4);
    emulator_stop();
    fixture_own_routine("two-calves.yaml", NULL);
}

/* What is left out today, and what the minutes leave: the list says how long a session would be. */
static void the_list_and_the_preview_say_what_a_session_is_today(void **state)
{
    (void)state;
    fixture_own_routine("by-days.yaml", "limber: 1\ntitle: By days\nwhen: any\nsteps:\n"
                                        "  - {name: Walk, time: 10m, prepare: 0, days: 1-7}\n"
                                        "  - {name: Run, time: 20m, prepare: 0, days: 8-}\n");
    fixture_limber(32, 100, "", NULL);
    assert_true(emulator_wait_for("Not today: Run (from day 8 on)"));
    assert_true(emulator_wait_for("days 1 to 7"));
    assert_non_null(strstr(row_with("› By days"), "10:00"));
    emulator_type("m");
    assert_true(emulator_wait_for("For 5 min"));
    assert_non_null(strstr(row_with("› By days"), " 5:00"));
    assert_null(strstr(row_with("› By days"), "10:00"));
    emulator_type("mmm");
    assert_true(emulator_wait_gone("For 5 min"));
    assert_non_null(strstr(row_with("› By days"), "10:00"));
    emulator_stop();
    fixture_own_routine("by-days.yaml", NULL);
}

#define TEST(name) cmocka_unit_test_teardown(name, fixture_stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_first_time_it_says_how_to_begin),
        TEST(it_tells_the_week_and_the_last_session_and_starts_that_again),
        TEST(a_star_puts_a_routine_on_the_list_for_today),
        TEST(the_list_and_the_preview_say_what_a_session_is_today),
        TEST(small_windows_keep_their_rows_for_the_list),
        TEST(the_first_exercise_moves_in_the_preview),
        TEST(the_end_lights_the_body_marks_the_week_and_says_what_is_next),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
