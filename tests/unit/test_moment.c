// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The calendar against the C library's, and the forms of instants. */
#include "base/array.h"
#include "base/moment.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

static void every_day_of_eight_centuries_is_the_c_librarys(void **state)
{
    (void)state;
    for (Day day = -25567; day < 260000; day++) { /* 1900 … 2681 */
        time_t noon = (time_t)(day * 86400 + 43200);
        struct tm tm;
        gmtime_r(&noon, &tm);
        Date date = date_of_day(day);
        assert_int_equal(date.year, tm.tm_year + 1900);
        assert_int_equal(date.month, tm.tm_mon + 1);
        assert_int_equal(date.day, tm.tm_mday);
        assert_int_equal(day_of_date(date), day);
        assert_int_equal(day_of_week(day), (tm.tm_wday + 6) % 7);
    }
}

static void a_moment_belongs_to_the_day_of_its_own_wall_clock(void **state)
{
    (void)state;
    Moment late = {1764111000, 3600}; /* 2025-11-25T22:50:00Z */
    char text[MOMENT_BYTES];
    assert_string_equal(moment_format(late, text, sizeof text), "2025-11-25T23:50:00+01:00");
    assert_string_equal(day_format(moment_day(late), text, sizeof text), "2025-11-25");
    late.offset_s = 2 * 3600;
    assert_string_equal(day_format(moment_day(late), text, sizeof text), "2025-11-26");
    assert_int_equal(moment_second_of_day(late), 50 * 60);
    late.offset_s = -(3 * 3600 + 1800);
    assert_string_equal(moment_format(late, text, sizeof text), "2025-11-25T19:20:00-03:30");
}

static void people_read_a_moment_to_the_minute(void **state)
{
    (void)state;
    Moment late = {1764111059, -(3 * 3600 + 1800)}; /* 2025-11-25T22:50:59Z */
    char text[MOMENT_BYTES];
    assert_string_equal(moment_format_minute(late, text, sizeof text), "2025-11-25 19:20");
    assert_string_equal(weekday_name(day_of_week(moment_day(late))), "Tuesday");
    assert_string_equal(month_name(date_of_day(moment_day(late)).month), "November");
    for (int month = 1; month <= 12; month++) {
        assert_int_equal(strlen(month_short(month)), 3);
        assert_memory_equal(month_short(month), month_name(month), 3);
    }
}

static void moments_are_read_back(void **state)
{
    (void)state;
    srand(7);
    for (int i = 0; i < 20000; i++) {
        Moment moment = {(int64_t)rand() * 40 - 2000000000, (rand() % 113 - 56) * 900}, back;
        char text[MOMENT_BYTES];
        assert_true(moment_parse(moment_format(moment, text, sizeof text), &back));
        assert_int_equal(back.utc_s, moment.utc_s);
        assert_int_equal(back.offset_s, moment.offset_s);
    }
    Moment zulu;
    assert_true(moment_parse("1970-01-02T00:00:01Z", &zulu));
    assert_int_equal(zulu.utc_s, 86401);
}

static void what_is_no_day_is_refused(void **state)
{
    static const char *const bad[] = {"",           "2026-02-29", "2026-13-01",  "2026-00-10",
                                      "2026-1-01",  "26-01-01",   "2026-01-01x", "2026-04-31",
                                      "1899-12-31", "2026-01-00"};
    static const char *const bad_moments[] = {
        "2026-01-01",           "2026-01-01T24:00:00Z",     "2026-01-01T10:60:00Z",
        "2026-01-01T10:00:00",  "2026-01-01T10:00:00+1:00", "2026-01-01T10:00:00+19:00",
        "2026-01-01T10:00:00Zx"};
    (void)state;
    Day day;
    Moment moment;
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        assert_false(day_parse(bad[i], &day));
    for (size_t i = 0; i < COUNT_OF(bad_moments); i++)
        assert_false(moment_parse(bad_moments[i], &moment));
    assert_true(day_parse("2024-02-29", &day));
}

static void a_time_zone_with_a_summer_has_two_offsets(void **state)
{
    (void)state;
    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    tzset();
    assert_int_equal(moment_at(1764111000).offset_s, 3600);
    assert_int_equal(moment_at(1752000000).offset_s, 7200);
    setenv("LIMBER_NOW", "1764111000-7200", 1);
    assert_int_equal(moment_now().utc_s, 1764111000);
    assert_int_equal(moment_now().offset_s, -7200);
    unsetenv("LIMBER_NOW");
    assert_true(labs((long)(moment_now().utc_s - (int64_t)time(NULL))) <= 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_of_eight_centuries_is_the_c_librarys),
        cmocka_unit_test(a_moment_belongs_to_the_day_of_its_own_wall_clock),
        cmocka_unit_test(people_read_a_moment_to_the_minute),
        cmocka_unit_test(moments_are_read_back),
        cmocka_unit_test(what_is_no_day_is_refused),
        cmocka_unit_test(a_time_zone_with_a_summer_has_two_offsets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
