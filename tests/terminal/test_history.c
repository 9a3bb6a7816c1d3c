// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The history as a person meets it: its pages, its keys, small windows, no colours,
 * an empty log. */
#include "fixture.h"
#include "make_years.h"

#include "base/array.h"
#include "store/log.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#define NOW_S INT64_C(1795644000) /* Wednesday 2026-11-25, 22:00 */
#define SESSIONS 120              /* two a day: sixty days */

static const char *const november[] = {"LIMBER_NOW=1795644000", "TZ=UTC", NULL};

static void write_log(int sessions)
{
    char path[512];
    setenv("TZ", "UTC", 1);
    snprintf(path, sizeof path, "%s/limber", getenv("XDG_STATE_HOME"));
    mkdir(path, 0700);
    strcat(path, "/log.db");
    assert_true(make_years(path, (Years){sessions, 5, NOW_S}));
}

/* The made log may end with a session whose morning after is still to be asked about. */
static void open_home(int rows, int columns, const char *arguments)
{
    fixture_limber(rows, columns, arguments, november);
    assert_true(emulator_wait_for("?"));
    if (emulator_shows("this morning?"))
        emulator_type("s");
    assert_true(emulator_wait_for("What is tight today?"));
    emulator_type("H");
}

static void open_history(int rows, int columns, const char *arguments)
{
    write_log(SESSIONS);
    open_home(rows, columns, arguments);
    assert_true(emulator_wait_for("Wed 25 Nov 2026: "));
}

static void turn_to(const char *key, const char *then)
{
    emulator_type(key);
    assert_true(emulator_wait_for(then));
}

/* The row on which text stands, or -1. */
static bool row_has(int row, const char *text)
{
    return strstr(emulator_row(row), text) != NULL;
}

/* ---- the year ---- */

static void the_calendar_marks_today_on_its_weekday(void **state)
{
    (void)state;
    open_history(32, 100, "");
    int row = emulator_row_of("◂ today");
    assert_true(row > 0);
    assert_true(row_has(row, "Wed"));
    assert_true(emulator_shows("Nov"));
    assert_true(emulator_shows("20 minutes and more"));
    assert_true(emulator_shows("Minutes a week"));
    assert_true(emulator_shows("Streak: 60 days"));
}

static void the_first_session_is_a_beginning(void **state)
{
    (void)state;
    fixture_forget_log();
    write_log(1); /* of some minutes */
    open_home(32, 100, "");
    assert_true(emulator_wait_for("Wed 25 Nov 2026: "));
    assert_false(emulator_shows("a day of rest"));
    turn_to("2", "In all 1 session");
    int row = emulator_row_of("23 Nov 2026");
    assert_true(row > 0);
    assert_false(
        row_has(row, "▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄")); /* full */
    assert_false(row_has(row, "▄min"));
}

static void days_with_and_without_work_differ_in_shape(void **state)
{
    (void)state;
    open_history(32, 100, "--no-color");
    int row = emulator_row_of("Mon");
    assert_true(row_has(row, "········"));               /* before the log began */
    assert_true(row_has(row, "▅") || row_has(row, "▇")); /* since */
}

static void up_and_down_go_from_day_to_day(void **state)
{
    (void)state;
    open_history(32, 100, "");
    emulator_type("k");
    assert_true(emulator_wait_for("Tue 24 Nov 2026: "));
    emulator_type("\033[5~"); /* a week back */
    assert_true(emulator_wait_for("Tue 17 Nov 2026: "));
    emulator_type("G");
    assert_true(emulator_wait_for("Wed 25 Nov 2026: "));
    emulator_type("g");
    assert_true(emulator_wait_for("a day of rest"));
}

static void a_day_leads_to_its_sessions(void **state)
{
    int row, column;
    bool visible;
    (void)state;
    open_history(32, 100, "");
    emulator_type("kkk\r");
    assert_true(emulator_wait_for("2026-11-25 22:00  Your calf"));
    emulator_cursor(&row, &column, &visible);
    assert_true(row_has(row, "2026-11-22 22:00"));
}

/* One of four steps, today. */
static void write_session_not_done(void)
{
    Source source = {.text = "x", .size = 1};
    Routine routine = {.id = "calves", .title = "Calves", .source = &source};
    SessionRecord record = {.started = {NOW_S - 600, 0}, .work_held = 120 * NS_PER_S, .steps = 4};
    Log *log = log_new(NULL);
    log_session_begin(log, &record, &routine);
    record.steps_done = 1;
    record.state = SESSION_STOPPED;
    record.ended = (Moment){NOW_S, 0};
    log_session_update(log, &record);
    assert_true(log_free(log, NULL, 0));
}

static void a_day_with_work_but_no_session_done_says_so(void **state)
{
    (void)state;
    write_session_not_done();
    open_home(32, 100, "");
    assert_true(emulator_wait_for("Wed 25 Nov 2026: 2 min, no session done"));
}

/* ---- pages ---- */

static void pages_turn_by_number_arrow_and_click(void **state)
{
    char click[64];
    (void)state;
    open_history(24, 80, "");
    turn_to("2", "In all 120 sessions");
    turn_to("\033OC", "After");
    turn_to("l", "All steps");
    turn_to("h", "After");
    const char *row = emulator_row(0), *tab = strstr(row, "5 Sessions");
    int column = (int)(tab - row) + 1;
    snprintf(click, sizeof click, "\033[<0;%d;1M\033[<0;%d;1m", column, column);
    emulator_type(click);
    assert_true(emulator_wait_for("2026-11-25 22:00"));
    emulator_type("\033OC"); /* the last page stays */
    turn_to("1", "Minutes a week");
}

static void a_click_closes_the_help_and_turns_no_page(void **state)
{
    (void)state;
    open_history(24, 80, "");
    const char *row = emulator_row(0);
    int column = (int)(strstr(row, "5 Sessions") - row);
    emulator_type("?");
    assert_true(emulator_wait_for("to a page by its number"));
    emulator_click(0, column);
    assert_true(emulator_wait_gone("to a page by its number"));
    assert_true(emulator_shows("Minutes a week"));
}

static void the_weeks_say_minutes_and_sessions(void **state)
{
    (void)state;
    open_history(24, 80, "");
    turn_to("2", "In all 120 sessions");
    int row = emulator_row_of("16 Nov 2026");
    assert_true(row > 0);
    assert_true(row_has(row, "14 sessions"));
    assert_true(row_has(row, "▄▄▄▄"));
    emulator_type("j\r");
    assert_true(emulator_wait_for("2026-11-22 22:00"));
    int at, column;
    bool visible;
    emulator_cursor(&at, &column, &visible);
    assert_true(row_has(at, "2026-11-22 22:00"));
}

static void tightness_is_drawn_for_each_side_and_region(void **state)
{
    (void)state;
    open_history(32, 100, "");
    turn_to("3", "Before");
    assert_true(emulator_shows("After"));
    assert_true(emulator_shows("Calves"));
    assert_true(emulator_shows("⠒⠒⠒⠒⠒ left"));
    assert_true(emulator_shows("⠂⠐ ⠂⠐ right"));
    assert_true(emulator_shows("today"));
    int row, column, again;
    bool visible;
    emulator_cursor(&row, &column, &visible);
    emulator_type("j");
    for (int i = 0; i < 100; i++) {
        emulator_pump(20);
        emulator_cursor(&again, &column, &visible);
        if (again == row + 1)
            return;
    }
    fail_msg("the next region was not selected");
}

static void steps_say_how_much_of_them_was_held(void **state)
{
    (void)state;
    open_history(24, 80, "");
    turn_to("4", "All steps");
    int row = emulator_row_of("standing-quad-stretch");
    assert_true(row > 0);
    assert_true(row_has(row, "left") && row_has(row, "%") && row_has(row, "━━━"));
    assert_true(row_has(row + 1, "right"));
    assert_false(emulator_shows("ankle-circles"));
    emulator_type("G");
    assert_true(emulator_wait_for("ankle-circles"));
}

/* A step of a long name, each side once, today. */
static void write_long_name(void)
{
    Source source = {.text = "x", .size = 1};
    Routine routine = {.id = "walls",
                       .title = "A routine whose title is not a short one at all",
                       .source = &source};
    SessionRecord record = {.started = {NOW_S - 600, 0},
                            .work_held = 60 * NS_PER_S,
                            .steps = 1,
                            .steps_done = 1,
                            .state = SESSION_DONE,
                            .ended = {NOW_S, 0}};
    Log *log = log_new(NULL);
    log_session_begin(log, &record, &routine);
    for (Side side = SIDE_LEFT; side <= SIDE_RIGHT; side++) {
        SegmentRecord segment = {.position = (int)side,
                                 .round = 1,
                                 .sets = 1,
                                 .ended = {NOW_S, 0},
                                 .step = "Wall calf stretch, straight knee",
                                 .set = 1,
                                 .side = side,
                                 .planned = 30 * NS_PER_S,
                                 .held = 30 * NS_PER_S};
        log_segment(log, record.id, &segment);
    }
    log_session_update(log, &record);
    assert_true(log_free(log, NULL, 0));
}

static void long_names_have_the_room_that_there_is(void **state)
{
    (void)state;
    write_long_name();
    open_home(24, 80, "");
    turn_to("4", "Wall calf stretch,");
    assert_true(row_has(emulator_row_of("Wall calf stretch,") + 1, "straight knee"));
    turn_to("5", "A routine whose title is not a short");
}

static void enter_shows_a_session_whole(void **state)
{
    (void)state;
    open_history(24, 80, "");
    turn_to("5", "2026-11-25 22:00");
    turn_to("j\r", "Held of what was planned");
    assert_true(emulator_shows("Your knee"));
    assert_true(emulator_shows("standing-quad-stretch, left, set 1 of 2"));
    turn_to("G", "Pain, out of 10");
    turn_to("q", "2026-11-24 22:00");
    turn_to("q", "What is tight today?");
}

static void the_sessions_say_what_was_not_as_planned(void **state)
{
    (void)state;
    open_history(60, 120, "");
    turn_to("5", "2026-11-25 22:00");
    assert_true(emulator_wait_for(" steps"));
    assert_true(emulator_wait_for(" ouch"));
}

static void help_lists_its_keys(void **state)
{
    (void)state;
    open_history(32, 100, "");
    turn_to("?", "to a page by its number");
    emulator_type("x");
    assert_true(emulator_wait_gone("to a page by its number"));
}

/* ---- windows and terminals ---- */

static void the_smallest_window_shows_every_page(void **state)
{
    (void)state;
    open_history(12, 40, "");
    assert_true(emulator_shows("◂"));
    assert_true(emulator_shows("60 days in a row"));
    turn_to("2", "16 Nov");
    turn_to("3", "before");
    assert_true(emulator_shows("After"));
    assert_true(emulator_shows("1 of 6"));
    assert_true(emulator_shows("LR") || emulator_shows("L"));
    turn_to("4", "All steps");
    turn_to("5", "25 Nov 22:00");
    assert_true(emulator_shows("Your calf")); /* whole: there is room for it */
    turn_to("\r", "Your calf");
}

static void any_size_is_drawn(void **state)
{
    static const int sizes[][2] = {{1, 1}, {2, 90}, {3, 12}, {5, 40}, {70, 20}, {60, 200}, {9, 75}};
    static const char *const pages[] = {"1", "2", "3", "4", "5", "5\r"};
    (void)state;
    open_history(24, 80, "");
    for (size_t page = 0; page < COUNT_OF(pages); page++) {
        emulator_type(pages[page]);
        for (size_t i = 0; i < COUNT_OF(sizes); i++) {
            emulator_resize(sizes[i][0], sizes[i][1]);
            emulator_pump(60);
        }
    }
    emulator_resize(24, 80);
    turn_to("1", "Wed 25 Nov 2026: ");
}

static void in_ascii_nothing_else_is_written(void **state)
{
    size_t size;
    (void)state;
    open_history(24, 80, "--ascii");
    turn_to("2", "####");
    turn_to("3", "L left");
    assert_true(emulator_shows("R right"));
    turn_to("4", "All steps");
    turn_to("5", "2026-11-25 22:00");
    const char *raw = emulator_raw(&size);
    for (size_t i = 0; i < size; i++)
        assert_true((unsigned char)raw[i] < 0x80);
}

static void without_colour_nothing_is_coloured(void **state)
{
    (void)state;
    open_history(24, 80, "--no-color");
    for (const char *page = "12345"; *page; page++) {
        emulator_type((char[]){*page, '\0'});
        emulator_pump(200);
        for (int row = 0; row < 24; row++)
            for (int column = 0; column < 80; column++)
                assert_false(emulator_cell(row, column).colored);
    }
}

/* ---- logs ---- */

static void an_empty_log_gives_one_calm_sentence(void **state)
{
    (void)state;
    open_home(24, 80, "");
    assert_true(emulator_wait_for("Your next session begins this page."));
    assert_false(emulator_shows("Tightness"));
    emulator_type("3\r\033OC?");
    assert_true(emulator_wait_for("leave: to the list"));
    emulator_type("x");
    turn_to("q", "What is tight today?");
}

static void ten_years_are_a_year_on_the_screen(void **state)
{
    (void)state;
    write_log(YEARS_SESSIONS);
    open_home(32, 100, "");
    assert_true(emulator_wait_for("Wed 25 Nov 2026: "));
    turn_to("2", "In all 734 sessions"); /* two a day since Monday 2025-11-24 */
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, fixture_stop)
    const struct CMUnitTest tests[] = {
        TEST(the_calendar_marks_today_on_its_weekday),
        TEST(the_first_session_is_a_beginning),
        TEST(days_with_and_without_work_differ_in_shape),
        TEST(up_and_down_go_from_day_to_day),
        TEST(a_day_leads_to_its_sessions),
        TEST(a_day_with_work_but_no_session_done_says_so),
        TEST(pages_turn_by_number_arrow_and_click),
        TEST(a_click_closes_the_help_and_turns_no_page),
        TEST(the_weeks_say_minutes_and_sessions),
        TEST(tightness_is_drawn_for_each_side_and_region),
        TEST(steps_say_how_much_of_them_was_held),
        TEST(long_names_have_the_room_that_there_is),
        TEST(enter_shows_a_session_whole),
        TEST(the_sessions_say_what_was_not_as_planned),
        TEST(help_lists_its_keys),
        TEST(the_smallest_window_shows_every_page),
        TEST(any_size_is_drawn),
        TEST(in_ascii_nothing_else_is_written),
        TEST(without_colour_nothing_is_coloured),
        TEST(an_empty_log_gives_one_calm_sentence),
        TEST(ten_years_are_a_year_on_the_screen),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
