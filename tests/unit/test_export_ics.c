// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The calendar of a prescription: its rules, taken apart and counted out here, give the days on
 * which it is due, and others see nothing of what it is for. */
#include "page/export.h"
#include "routine/reader.h"
#include "session/rhythm_days.h"

#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define MADE INT64_C(1795996800) /* 2026-11-30, a Monday */
#define DAYS (12 * WEEKDAYS)

static char *written; /* the test frees it */
static Arena *arena;

static void export_plan(void)
{
    size_t size;
    FILE *out = open_memstream(&written, &size);
    Timeline *timeline = timeline_build(routine);
    export_print(&(Export){timeline, {MADE, 0}}, EXPORT_ICS, out);
    timeline_free(timeline);
    fclose(out);
}

static size_t count_of(const char *text)
{
    size_t count = 0;
    for (const char *at = strstr(written, text); at; at = strstr(at + 1, text))
        count++;
    return count;
}

static void expect(const char *text)
{
    if (!strstr(written, text))
        fail_msg("'%s' is not in:\n%s", text, written);
}

/* ---- a calendar program ---- */

static Day day_at(const char *text)
{
    Date date;
    assert_int_equal(sscanf(text, "%4d%2d%2d", &date.year, &date.month, &date.day), 3);
    return day_of_date(date);
}

/* The value of a property in an event; NULL: it has none. */
static const char *value_in(const char *event, const char *name)
{
    const char *at = strstr(event, name), *end = strstr(event, "END:VEVENT");
    return at && at < end ? at + strlen(name) : NULL;
}

/* Counts out an event's rule, as RFC 5545 has it. */
static void count_event(const char *event, Day begin, int *on)
{
    static const char *const names[WEEKDAYS] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    char rule[128] = "";
    Day first = day_at(value_in(event, "DTSTART:"));
    const char *text = value_in(event, "RRULE:");
    if (text)
        snprintf(rule, sizeof rule, "%.*s", (int)strcspn(text, "\r"), text);
    const char *until = strstr(rule, "UNTIL="), *step = strstr(rule, "INTERVAL=");
    const char *weekdays = strstr(rule, "BYDAY=");
    int interval = step ? atoi(step + strlen("INTERVAL=")) : 1;
    Day last = !text ? first : until ? day_at(until + strlen("UNTIL=")) : begin + DAYS;
    for (Day day = first; day <= last && day < begin + DAYS; day++) {
        bool is = weekdays ? strstr(weekdays, names[day_of_week(day)]) != NULL
                           : (day - first) % interval == 0;
        if (is && day >= begin)
            on[day - begin]++;
    }
}

static void count_calendar(Day begin, int *on)
{
    memset(on, 0, DAYS * sizeof *on);
    for (const char *at = strstr(written, "BEGIN:VEVENT"); at; at = strstr(at + 1, "BEGIN:VEVENT"))
        count_event(at, begin, on);
}

/* Twelve weeks of the calendar are those of the plan. */
static void compare(void)
{
    Date from = routine->prescription.from;
    Day begin = from.year > 0 ? day_of_date(from) : moment_day((Moment){MADE, 0});
    int on[DAYS], wanted[DAYS] = {0};
    size_t count;
    const DueDay *days = rhythm_days(arena, routine, begin, begin + DAYS - 1, &count);
    for (size_t i = 0; i < count; i++)
        wanted[days[i].day - begin] = days[i].times;
    count_calendar(begin, on);
    for (int i = 0; i < DAYS; i++)
        if (on[i] != wanted[i])
            fail_msg("day %d: %d in the calendar, %d in the plan:\n%s\n%s", i + 1, on[i], wanted[i],
                     routine->source->text, written);
}

/* ---- tests ---- */

#define PLAN(times)                                                                                \
    "limber: 1\ntitle: Knee\nwhen: rehab\nprecautions: M\nfor: {from: 2026-12-01, until: "         \
    "2026-12-31, times: " times "}\nsteps: [{name: Squat, hold: 10s}]\n"

static void a_calendar_has_the_days_of_the_plan(void **state)
{
    (void)state;
    read_fine(PLAN("[mon, wed, fri]"));
    export_plan();
    expect("DTSTART:20261202T180000\r\n"); /* the first of these days */
    expect("RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR;UNTIL=20261230T230000\r\n");
    expect("BEGIN:VALARM\r\n");
    assert_int_equal(count_of("BEGIN:VEVENT"), 1);
    assert_null(strstr(written, "Knee")); /* others read calendars too */
    assert_null(strstr(written, "Squat"));
    compare();
    free(written);
}

static void twice_a_day_is_two_events(void **state)
{
    (void)state;
    read_fine(PLAN("2/day"));
    export_plan();
    expect("DTSTART:20261201T080000\r\n");
    expect("DTSTART:20261201T180000\r\n");
    assert_int_equal(count_of("RRULE:FREQ=DAILY;INTERVAL=1;UNTIL=20261231T230000"), 2);
    compare();
    free(written);
}

/* Each day of the first weeks, by hand: 2026-12-01 is a Tuesday. */
static void what_grows_is_due_as_the_list_for_today_has_it(void **state)
{
    static const char *const days[] = {
        "20261201", "20261203", "20261205", "20261207",                         /* every 2 days */
        "20261208", "20261209", "20261210", "20261211", "20261212", "20261213", /* daily */
        "20261215", "20261217", "20261219", "20261221", "20261223", "20261225", /* 3/week, rested */
    };
    int on[DAYS];
    (void)state;
    read_fine(
        PLAN("[every 2 days, {after: 7 days, times: 1/day}, {after: 13 days, times: 3/week}]"));
    export_plan();
    compare();
    Day begin = day_at("20261201");
    count_calendar(begin, on);
    for (size_t i = 0, at = 0; i < 25; i++) {
        bool is = at < sizeof days / sizeof *days && day_at(days[at]) == begin + (Day)i;
        assert_int_equal(on[i], is);
        at += is;
    }
    free(written);
}

static void a_week_that_begins_late_asks_for_its_share(void **state)
{
    (void)state;
    read_fine(
        "limber: 1\ntitle: T\nwhen: any\nfor: {from: 2026-12-03, times: 3/week}\n" /* a Thursday */
        "steps: [{name: Squat, hold: 10s}]\n");
    export_plan();
    compare();
    assert_null(strstr(strstr(written, "BYDAY=MO,WE,FR"), ";UNTIL")); /* it goes on */
    free(written);
}

static void nothing_is_in_it_on_days_without_a_step(void **state)
{
    (void)state;
    read_fine("limber: 1\ntitle: T\nwhen: any\nfor: {from: 2026-12-01, times: 1/day}\n"
              "steps: [{name: Squat, hold: 10s, days: 1-21, weekdays: [tue, thu]}]\n");
    export_plan();
    expect("BYDAY=TU,TH;UNTIL=20261217T230000");
    assert_int_equal(count_of("BEGIN:VEVENT"), 1);
    compare();
    free(written);
}

static void a_routine_without_a_plan_is_once(void **state)
{
    (void)state;
    read_fine(HEAD "steps: [{name: A, hold: 10s}]\n");
    export_plan();
    expect("DTSTART:20261130T180000\r\n");
    assert_int_equal(count_of("BEGIN:VEVENT"), 1);
    assert_int_equal(count_of("RRULE"), 0);
    free(written);
}

static uint32_t seed = 20261130;

static int any(int most)
{
    seed = seed * 1664525 + 1013904223;
    return (int)((seed >> 8) % (uint32_t)(most + 1));
}

static const char *any_times(void)
{
    static const char *const fixed[] = {"[mon, wed, fri]", "[sun]", "[tue, sat]"};
    switch (any(3)) {
    case 0:
        return fixed[any(2)];
    case 1:
        return arena_printf(arena, "%d/day", 1 + any(2));
    case 2:
        return arena_printf(arena, "every %d days", 2 + any(8));
    default:
        return arena_printf(arena, "%d/week", 1 + any(6));
    }
}

static void any_plan_has_its_days(void **state)
{
    (void)state;
    for (int i = 0; i < 150; i++) {
        const char *times = arena_printf(arena, "[%s", any_times());
        for (int stage = 0, after = 0, stages = any(3); stage < stages; stage++) {
            after += 1 + any(20);
            times =
                arena_printf(arena, "%s, {after: %d days, times: %s}", times, after, any_times());
        }
        if (!strchr(times, '{'))
            times = arena_string(arena, times + 1); /* no list */
        else
            times = arena_printf(arena, "%s]", times);
        const char *until =
            any(1) ? arena_printf(arena, "until: 2027-%02d-%02d, ", 1 + any(1), 1 + any(27)) : "";
        const char *text = arena_printf(arena,
                                        "limber: 1\ntitle: T\nwhen: any\nfor: {from: 2026-12-%02d, "
                                        "%stimes: %s}\nsteps: [{name: "
                                        "A, hold: 10s}]\n",
                                        1 + any(27), until, times);
        Diagnostics *warned = diagnostics_new(); /* that it grows less for a while, for one */
        routine = routine_parse("plan.yaml", text, strlen(text), library, warned);
        diagnostics_free(warned);
        assert_non_null(routine);
        export_plan();
        compare();
        free(written);
        reading_drop(state);
    }
}

static int open_arena(void **state)
{
    arena = arena_new();
    return reading_open(state);
}

static int close_arena(void **state)
{
    arena_free(arena);
    return reading_close(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(a_calendar_has_the_days_of_the_plan),
        READING_TEST(twice_a_day_is_two_events),
        READING_TEST(what_grows_is_due_as_the_list_for_today_has_it),
        READING_TEST(a_week_that_begins_late_asks_for_its_share),
        READING_TEST(nothing_is_in_it_on_days_without_a_step),
        READING_TEST(a_routine_without_a_plan_is_once),
        READING_TEST(any_plan_has_its_days),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
