// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the log adds up to, against a second, slow computation that works with dates as text, and
 * against days written out: changes of the season, leap days, ends of years, clocks set back. */
#include "store/history.h"

#include "base/array.h"
#include "history_naive.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define MINUTE (60 * NS_PER_S)

static Arena *arena;
static unsigned seed;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    seed = (unsigned)getpid();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static int below(int limit)
{
    return rand_r(&seed) % limit;
}

static Day day_of(const char *date)
{
    Day day;
    assert_true(day_parse(date, &day));
    return day;
}

static LoggedSession session_at(const char *moment, int minutes)
{
    LoggedSession logged = {.session = {.steps = 4, .steps_done = 4, .state = SESSION_DONE}};
    assert_true(moment_parse(moment, &logged.session.started));
    logged.session.work_held = minutes * MINUTE;
    return logged;
}

/* ---- against it ---- */

static size_t random_sessions(LoggedSession *sessions, Day today, int days)
{
    size_t count = 0;
    int busy = 1 + below(9); /* of ten days */
    for (int i = days; i >= -2; i--) {
        for (int n = below(10) < busy ? 1 + below(3) / 2 : 0; n > 0 && count < NAIVE_MOST; n--) {
            LoggedSession *logged = &sessions[count++];
            *logged = (LoggedSession){.session = {.steps = below(6), .state = SESSION_STOPPED}};
            logged->session.steps_done = below(logged->session.steps + 1);
            if (below(4))
                logged->session.steps_done = logged->session.steps = 1 + below(5);
            int32_t offset = (below(25) - 12) * 3600 + below(4) * 900;
            logged->session.started = (Moment){(today - i) * 86400 + below(86400) - offset, offset};
            logged->session.work_held = below(1800) * NS_PER_S;
            logged->session.work_planned = 1800 * NS_PER_S;
        }
    }
    for (size_t i = 0; i < count / 4; i++) { /* a clock set back, an import */
        size_t a = (size_t)below((int)count), b = (size_t)below((int)count);
        LoggedSession swapped = sessions[a];
        sessions[a] = sessions[b];
        sessions[b] = swapped;
    }
    return count;
}

static HistoryPlan random_plan(Day today, int days)
{
    static const Frequency all[] = {{0, 0}, {1, 1}, {3, 1}, {1, 2}, {1, 5},
                                    {1, 7}, {3, 7}, {5, 7}, {10, 7}};
    HistoryPlan plan = history_plan(today, below(2) ? HISTORY_NONE : today - below(2 * days));
    plan.rhythm.times = all[below(9)];
    if (below(2))
        plan.rhythm.from = today - below(days);
    return plan;
}

static void days_weeks_and_totals_agree_with_a_naive_second_count(void **state)
{
    (void)state;
    print_message("seed %u\n", seed);
    static LoggedSession sessions[NAIVE_MOST];
    for (int round = 0; round < 60; round++) {
        Day today = day_of("2027-12-01") + below(200);
        size_t count = random_sessions(sessions, today, 500);
        naive_write_dates(sessions, count);
        HistoryPlan plan = random_plan(today, 300);
        History *history = history_count(arena, sessions, count, &plan);
        Ns week = 0, all = 0;
        int days = 0, done = 0, all_done = 0;
        for (int i = 0; i < history->week_count * 7; i++) {
            const HistoryDay *day = &history->days[i];
            assert_int_equal(day->day, history->days[0].day + i);
            bool inside = day->day >= plan.since && day->day <= today;
            Ns held = inside ? naive_held_on(sessions, count, day->day) : 0;
            int done_then = inside ? naive_done_on(sessions, count, day->day) : 0;
            assert_int_equal(day->held, held);
            assert_int_equal(day->sessions, done_then);
            week = i % 7 ? week + held : held;
            done = i % 7 ? done + done_then : done_then;
            all += held;
            days += done_then > 0;
            all_done += done_then;
            if (i % 7 < 6)
                continue;
            assert_int_equal(history->weeks[i / 7].monday, day->day - 6);
            assert_int_equal(history->weeks[i / 7].held, week);
            assert_int_equal(history->weeks[i / 7].sessions, done);
        }
        assert_int_equal(day_of_week(history->days[0].day), 0);
        assert_int_in_range(history->days[history->week_count * 7 - 1].day - today, 0, 6);
        size_t before = 0, after = 0;
        for (size_t i = 0; i < count; i++) {
            before += moment_day(sessions[i].session.started) < plan.since;
            after += moment_day(sessions[i].session.started) > today;
        }
        assert_int_equal(history->totals.days, days);
        assert_int_equal(history->totals.done, all_done);
        assert_int_equal(history->totals.held, all);
        assert_int_equal(history->totals.to_come, after);
        assert_int_equal(history->totals.sessions, count - before - after);
    }
}

static void streaks_agree_with_a_naive_second_count(void **state)
{
    (void)state;
    print_message("seed %u\n", seed);
    for (int round = 0; round < 3000; round++) {
        enum { DAYS = 60 };
        int done[DAYS] = {0}, busy = 1 + below(10);
        Day today = day_of("2028-02-20") + below(40), first = today - DAYS + 1, days[DAYS * 2];
        size_t count = 0;
        for (int i = 0; i < DAYS; i++) {
            done[i] = below(10) < busy ? 1 + below(4) / 3 : 0;
            for (int n = done[i]; n > 0; n--)
                days[count++] = first + i;
        }
        HistoryPlan plan = random_plan(today, DAYS);
        bool weekly = plan.rhythm.times.period_days == 7;
        if (weekly &&
            plan.rhythm.from == HISTORY_NONE) /* by naive_weeks found from the end: be plain */
            plan.rhythm.from = first;
        Streak expected =
            weekly ? naive_weeks(done, first, &plan) : naive_streak(done, first, &plan);
        Streak streak = history_streak(days, count, &plan);
        assert_int_equal(streak.unit, expected.unit);
        assert_int_equal(streak.best, expected.best);
        assert_int_equal(streak.current, expected.current);
        if (streak.current > 0)
            assert_int_equal(streak.since, expected.since);
    }
}

/* ---- written out ---- */

static void a_session_belongs_to_its_own_evening_in_every_season_and_zone(void **state)
{
    (void)state;
    static const struct {
        const char *moment, *day;
    } cases[] = {
        {"2026-03-29T01:59:00+01:00", "2026-03-29"}, /* summer begins: 2:00 is 3:00 */
        {"2026-03-29T03:00:30+02:00", "2026-03-29"},
        {"2026-10-25T02:30:00+02:00", "2026-10-25"}, /* it ends: 2:30 comes twice */
        {"2026-10-25T02:30:00+01:00", "2026-10-25"},
        {"2026-10-25T23:59:59+01:00", "2026-10-25"},
        {"2026-10-26T00:00:00+01:00", "2026-10-26"},
        {"2028-02-29T12:00:00Z", "2028-02-29"},      /* a leap day */
        {"2026-12-31T23:50:00-05:00", "2026-12-31"}, /* 2027 in London */
        {"2027-01-01T00:10:00+13:00", "2027-01-01"}, /* 2026 in London */
        {"2026-07-01T00:05:00+05:45", "2026-07-01"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        LoggedSession logged = session_at(cases[i].moment, 7);
        Day day = day_of(cases[i].day);
        HistoryPlan plan = history_plan(day + 3, HISTORY_NONE);
        History *history = history_count(arena, &logged, 1, &plan);
        assert_int_equal(history->days[day - history->days[0].day].held, 7 * MINUTE);
        assert_int_equal(history->totals.first, day);
    }
}

static void changes_of_the_season_and_journeys_break_no_streak(void **state)
{
    (void)state;
    LoggedSession sessions[] = {
        session_at("2026-10-23T23:30:00+02:00", 5), session_at("2026-10-24T23:30:00+02:00", 5),
        session_at("2026-10-25T23:30:00+01:00", 5), /* winter */
        session_at("2026-10-26T22:00:00-04:00", 5), /* New York */
        session_at("2026-10-27T06:00:00+09:00", 5), /* Tokyo, at an earlier instant */
    };
    HistoryPlan plan = history_plan(day_of("2026-10-27"), HISTORY_NONE);
    plan.rhythm.times = (Frequency){1, 1};
    History *history = history_count(arena, sessions, 5, &plan);
    assert_int_equal(history->streak.current, 5);
    assert_int_equal(history->streak.since, day_of("2026-10-23"));
}

static void what_breaks_a_streak_and_what_does_not(void **state)
{
    (void)state;
    static const struct {
        Frequency times;
        const char *today, *done[8];
        int current, best;
    } cases[] = {
        {{0, 0}, "2026-11-25", {"2026-11-19", "2026-11-22", "2026-11-24"}, 3, 3},
        {{0, 0}, "2026-11-25", {"2026-11-18", "2026-11-22", "2026-11-24"}, 2, 2},
        {{0, 0}, "2026-11-27", {"2026-11-23", "2026-11-24"}, 2, 2}, /* it can still go on today */
        {{0, 0}, "2026-11-28", {"2026-11-23", "2026-11-24"}, 0, 2},
        {{0, 0}, "2027-01-02", {"2026-12-30", "2026-12-31", "2027-01-01"}, 3, 3},
        {{1, 1}, "2026-11-25", {"2026-11-23", "2026-11-24"}, 2, 2},
        {{1, 1}, "2026-11-26", {"2026-11-23", "2026-11-24"}, 0, 2},
        {{1, 2}, "2026-11-26", {"2026-11-22", "2026-11-24"}, 2, 2}, /* the plan's rest day */
        {{1, 2}, "2026-11-27", {"2026-11-22", "2026-11-24"}, 0, 2},
        {{1, 1}, "2028-03-01", {"2028-02-28", "2028-02-29", "2028-03-01"}, 3, 3},
        {{2, 7},
         "2026-11-25", /* last week met, this one not over */
         {"2026-11-16", "2026-11-21", "2026-11-23"},
         1,
         1},
        {{2, 7},
         "2026-12-02", /* last week was not met */
         {"2026-11-16", "2026-11-21", "2026-11-23"},
         0,
         1},
        {{2, 7}, "2026-11-29", {"2026-11-16", "2026-11-16"}, 0, 0}, /* both on one day */
        {{2, 7}, "2027-01-03", {"2026-12-21", "2026-12-25", "2026-12-31", "2027-01-01"}, 2, 2},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Day done[8];
        size_t count = 0;
        for (; count < 8 && cases[i].done[count]; count++)
            done[count] = day_of(cases[i].done[count]);
        HistoryPlan plan = history_plan(day_of(cases[i].today), HISTORY_NONE);
        plan.rhythm.times = cases[i].times;
        Streak streak = history_streak(done, count, &plan);
        if (streak.current != cases[i].current || streak.best != cases[i].best)
            fail_msg("case %zu: %d (best %d)", i, streak.current, streak.best);
    }
}

static void tightness_is_one_line_a_region_and_side_in_order_of_time(void **state)
{
    (void)state;
    RatingRecord early[] = {{"calves", SIDE_RIGHT, RATING_BEFORE, 6},
                            {"calves", SIDE_RIGHT, RATING_AFTER, 4},
                            {"low-back", SIDE_NONE, RATING_BEFORE, 2},
                            {"calves", SIDE_LEFT, RATING_BEFORE, -1}};
    RatingRecord late[] = {{"calves", SIDE_LEFT, RATING_AFTER, 1},
                           {"calves", SIDE_LEFT, RATING_BEFORE, 3},
                           {"calves", SIDE_RIGHT, RATING_BEFORE, 2}};
    LoggedSession sessions[] = {session_at("2026-11-24T08:00:00Z", 5),
                                session_at("2026-11-20T08:00:00Z", 5)};
    sessions[0].ratings = late;
    sessions[0].rating_count = 3;
    sessions[1].ratings = early;
    sessions[1].rating_count = 4;
    HistoryPlan plan = history_plan(day_of("2026-11-25"), HISTORY_NONE);
    History *history = history_count(arena, sessions, 2, &plan);
    assert_int_equal(history->tightness_count, 3);
    const TightnessSeries *left = &history->tightness[0], *right = &history->tightness[1];
    assert_int_equal(left->side, SIDE_LEFT);
    assert_int_equal(left->count, 1);
    assert_int_equal(left->points[0].before, 3);
    assert_int_equal(left->points[0].after, 1);
    assert_int_equal(right->side, SIDE_RIGHT);
    assert_int_equal(right->count, 2);
    assert_int_equal(right->points[0].day, day_of("2026-11-20"));
    assert_int_equal(right->points[0].after, 4);
    assert_int_equal(right->points[1].before, 2);
    assert_int_equal(right->points[1].after, -1);
    assert_string_equal(history->tightness[2].region, "low-back");
    assert_true(history_mean(right, RATING_BEFORE, 0, INT64_MAX) == 4.0);
    assert_true(history_mean(right, RATING_AFTER, day_of("2026-11-21"), INT64_MAX) < 0);
}

static void a_question_of_the_routine_is_one_line_in_order_of_time(void **state)
{
    (void)state;
    ScaleRecord early[] = {{"Stairs?", "easy", "cannot", SCALE_WEEKLY, 8, {0}},
                           {"Stiff?", "no", "very", SCALE_BEFORE, -1, {0}}};
    ScaleRecord late[] = {{"Stairs?", "easy", "cannot", SCALE_WEEKLY, 0, {0}}};
    LoggedSession sessions[] = {session_at("2026-11-24T08:00:00Z", 5),
                                session_at("2026-11-17T08:00:00Z", 5)};
    sessions[0].scales = late;
    sessions[0].scale_count = 1;
    sessions[1].scales = early;
    sessions[1].scale_count = 2;
    HistoryPlan plan = history_plan(day_of("2026-11-25"), HISTORY_NONE);
    History *history = history_count(arena, sessions, 2, &plan);
    assert_int_equal(history->scale_count, 1);
    assert_string_equal(history->scales[0].region, "Stairs?");
    assert_int_equal(history->scales[0].count, 2);
    assert_int_equal(history->scales[0].points[0].before, 8);
    assert_int_equal(history->scales[0].points[1].before, 0);
    assert_int_equal(history->tightness_count, 0);
}

static void what_was_lifted_is_the_heaviest_set_of_each_session(void **state)
{
    (void)state;
    SegmentRecord early[] = {{.step = "Squat", .load = "10 kg", .held = NS_PER_S},
                             {.step = "Squat", .load = "12.5 kg", .held = NS_PER_S},
                             {.step = "Squat", .load = "12 kg", .held = NS_PER_S},
                             {.step = "Squat", .load = "90 kg"}, /* not lifted */
                             {.step = "Walk", .load = "green band", .held = NS_PER_S},
                             {.step = "Press", .load = "30 lb", .held = NS_PER_S}};
    SegmentRecord late[] = {{.step = "Squat", .load = "15kg", .held = NS_PER_S},
                            {.step = "Squat", .held = NS_PER_S}};
    LoggedSession sessions[] = {session_at("2026-11-24T08:00:00Z", 5),
                                session_at("2026-11-17T08:00:00Z", 5)};
    sessions[0].segments = late;
    sessions[0].segment_count = 2;
    sessions[1].segments = early;
    sessions[1].segment_count = 6;
    HistoryPlan plan = history_plan(day_of("2026-11-25"), HISTORY_NONE);
    History *history = history_count(arena, sessions, 2, &plan);
    assert_int_equal(history->load_count, 2);
    assert_string_equal(history->loads[0].heaviest.region, "Squat");
    assert_int_equal(history->loads[0].heaviest.count, 2);
    assert_int_equal(history->loads[0].heaviest.points[0].before, 1250);
    assert_int_equal(history->loads[0].heaviest.points[1].before, 1500);
    assert_false(history->loads[0].in_pounds);
    assert_string_equal(history->loads[1].heaviest.region, "Press");
    assert_true(history->loads[1].in_pounds);
    assert_int_equal(history->loads[1].heaviest.points[0].before, 1361); /* 13.608 kg */
}

static void pain_is_one_point_a_session_that_said_any(void **state)
{
    (void)state;
    PainRecord said[] = {{PAIN_AFTER, 3, {0}}, {PAIN_MORNING, 1, {0}}, {PAIN_BEFORE, -1, {0}}};
    PainRecord skipped[] = {{PAIN_AFTER, -1, {0}}};
    LoggedSession sessions[] = {session_at("2026-11-20T08:00:00Z", 5),
                                session_at("2026-11-24T08:00:00Z", 5)};
    sessions[0].pains = said;
    sessions[0].pain_count = 3;
    sessions[1].pains = skipped;
    sessions[1].pain_count = 1;
    HistoryPlan plan = history_plan(day_of("2026-11-25"), HISTORY_NONE);
    History *history = history_count(arena, sessions, 2, &plan);
    assert_int_equal(history->pain_count, 1);
    assert_int_equal(history->pains[0].before, -1);
    assert_int_equal(history->pains[0].after, 3);
    assert_int_equal(history->pains[0].morning, 1);
}

static void what_was_held_of_each_step_is_summed_by_side(void **state)
{
    (void)state;
    print_message("seed %u\n", seed);
    enum { STEPS = 300, SEGMENTS = 3000 };
    static SegmentRecord segments[SEGMENTS];
    static Ns planned[STEPS][3], held[STEPS][3];
    static char names[STEPS][16], copies[STEPS][16];
    LoggedSession logged = session_at("2026-11-24T08:00:00Z", 5);
    for (int i = 0; i < STEPS; i++) {
        snprintf(names[i], sizeof names[i], "step %d", i);
        snprintf(copies[i], sizeof copies[i], "step %d", i);
    }
    for (int i = 0; i < SEGMENTS; i++) {
        int step = below(STEPS);
        Side side = (Side)below(3);
        segments[i] = (SegmentRecord){.step = below(2) ? names[step] : copies[step],
                                      .side = side,
                                      .planned = below(5) * NS_PER_S,
                                      .held = below(7) * NS_PER_S};
        if (segments[i].planned > 0) {
            planned[step][side] += segments[i].planned;
            held[step][side] += segments[i].held;
        }
    }
    logged.segments = segments;
    logged.segment_count = SEGMENTS;
    HistoryPlan plan = history_plan(day_of("2026-11-25"), HISTORY_NONE);
    History *history = history_count(arena, &logged, 1, &plan);
    Ns all = 0;
    for (size_t i = 0; i < history->step_count; i++) {
        int step = atoi(history->steps[i].step + 5);
        assert_memory_equal(history->steps[i].planned, planned[step], sizeof planned[step]);
        assert_memory_equal(history->steps[i].held, held[step], sizeof held[step]);
        all += history->steps[i].held[SIDE_LEFT];
    }
    assert_int_equal(history->held[SIDE_LEFT], all);
    assert_uint_in_range(history->step_count, STEPS * 9 / 10, STEPS);
}

static void minutes_have_five_shades(void **state)
{
    (void)state;
    assert_int_equal(history_level(0), 0);
    assert_int_equal(history_level(1), 1);
    assert_int_equal(history_level(5 * MINUTE), 2);
    assert_int_equal(history_level(10 * MINUTE - 1), 2);
    assert_int_equal(history_level(19 * MINUTE), 3);
    assert_int_equal(history_level(20 * MINUTE), HISTORY_LEVELS - 1);
}

static void the_first_minutes_are_no_full_bar(void **state)
{
    (void)state;
    assert_int_equal(history_axis(0), 10 * MINUTE);
    assert_int_equal(history_axis(40 * NS_PER_S), 10 * MINUTE);
    assert_int_equal(history_axis(10 * MINUTE), 10 * MINUTE);
    assert_int_equal(history_axis(10 * MINUTE + 1), 20 * MINUTE);
    assert_int_equal(history_axis(70 * MINUTE), 90 * MINUTE);
    for (Ns most = 0; most < 4000 * MINUTE; most += 7 * MINUTE)
        assert_true(history_axis(most) >= most);
}

static void an_empty_log_counts_to_nothing(void **state)
{
    (void)state;
    HistoryPlan plan = history_plan(day_of("2026-11-25"), HISTORY_NONE);
    plan.rhythm.times = (Frequency){3, 7};
    History *history = history_count(arena, NULL, 0, &plan);
    assert_int_equal(history->totals.sessions, 0);
    assert_true(history->totals.first == HISTORY_NONE);
    assert_int_equal(history->streak.current, 0);
    assert_int_equal(history->tightness_count, 0);
}

#define EACH(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EACH(days_weeks_and_totals_agree_with_a_naive_second_count),
        EACH(streaks_agree_with_a_naive_second_count),
        EACH(a_session_belongs_to_its_own_evening_in_every_season_and_zone),
        EACH(changes_of_the_season_and_journeys_break_no_streak),
        EACH(what_breaks_a_streak_and_what_does_not),
        EACH(tightness_is_one_line_a_region_and_side_in_order_of_time),
        EACH(what_was_lifted_is_the_heaviest_set_of_each_session),
        EACH(a_question_of_the_routine_is_one_line_in_order_of_time),
        EACH(pain_is_one_point_a_session_that_said_any),
        EACH(what_was_held_of_each_step_is_summed_by_side),
        EACH(minutes_have_five_shades),
        EACH(the_first_minutes_are_no_full_bar),
        EACH(an_empty_log_counts_to_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
