// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Durations as a physio writes them and as people read them. */

#include "base/array.h"
#include "routine/duration.h"
#include "routine/model.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void durations_mean_what_they_say(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t milliseconds;
    } rows[] = {
        {"0", 0},
        {"45", 45000},
        {"45s", 45000},
        {"045s", 45000},
        {"1.5s", 1500},
        {"1.5", 1500},
        {"0.4s", 400},
        {"0.25s", 250},
        {"0.125s", 125},
        {"0.001s", 1},
        {"1m30s", 90000},
        {"1m1.5s", 61500},
        {"90s", 90000},
        {"10m", 600000},
        {"1h", 3600000},
        {"1h30m", 5400000},
        {"1h0m5s", 3605000},
        {"1h5s", 3605000},
        {"1:30", 90000},
        {"0:05", 5000},
        {"90:00", 5400000},
        {"5 s", 5000},
        {"30 sec", 30000},
        {"2 Minutes", 120000},
        {"1 min 30 s", 90000},
        {"1 HR 5 mins", 3900000},
        {"0.5m", 30000},
        {"1.5 hours", 5400000},
        {"1m 1.5 seconds", 61500},
        {"5S", 5000},
        {"1.0m", 60000},
        {"0.125h", 450000},
        {"1h 30 secs", 3630000},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Ns ns = -1;
        const char *wrong = duration_parse(rows[i].text, &ns);
        if (wrong || ns != rows[i].milliseconds * NS_PER_MS)
            fail_msg("%s: %s, %lld", rows[i].text, wrong ? wrong : "", (long long)ns);
    }
}

static void what_is_no_duration_is_refused(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",      " ",       "s",          "m",    "-5",    "+5",         " 5",      "5 ",
        "5s ",   "1.5m30s", "1.s",        ".5s",  "1..5s", "1.2.3",      "1.5000s", "30,5",
        "1e9",   "0x10",    "1_0",        "nan",  ".inf",  "inf",        "S",       "5 secund",
        "30s1m", "1m1m",    "1m30",       "1s1",  "1:5",   "1:60",       "1:005",   ":30",
        "1:",    "1:30:00", "1:30s",      "1:-5", "8-12",  "8-12s",      "30s-1m",  "8\u201312",
        "X",     "\u0661s", "5\xc2\xa0s", "1 2",  "5 s s", "5 secondss", "5s1 s",   "1m1min",
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Ns ns;
        if (duration_parse(rows[i], &ns) == NULL)
            fail_msg("'%s' was read as %lld ns", rows[i], (long long)ns);
    }
}

static void a_wrong_duration_says_what_is_wrong(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"-5", "must not be negative"},
        {"30,5", "takes a point, not a comma, before decimals"},
        {"8-12", "must be one duration, not a range; choose one"},
        {"1m30", "needs a unit after every number, as in 1m30s"},
        {"1.5m30s", "takes decimals on its last unit alone, as in 1m1.5s"},
        {"1.5000", "takes one to three decimals, as in 1.5s"},
        {"1:5", "must have two digits of seconds after the ':', as in 1:30"},
        {"1:75", "must have 00 to 59 seconds after the ':'"},
        {"soon", "must be a duration such as 45s, 1m30s or 1:30"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Ns ns;
        assert_string_equal(duration_parse(rows[i][0], &ns), rows[i][1]);
    }
}

static void numbers_of_any_length_stay_large(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "99999999999999999999", "99999999999999999999h", "9999999999:59",
        "999999999h999999999m", "4294967297s",           "18446744073709551617",
        "9223372036854775808m",
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Ns ns;
        assert_null(duration_parse(rows[i], &ns));
        assert_true(ns > ROUTINE_MAX_TOTAL);
        assert_true(ns <= INT64_C(2000000000) * NS_PER_S);
    }
}

static void durations_are_shown_as_people_say_them(void **state)
{
    (void)state;
    static const struct {
        int64_t milliseconds;
        const char *text, *clock;
    } rows[] = {
        {0, "0 s", "0:00"},
        {1, "0.001 s", "0:00"},
        {400, "0.4 s", "0:00"},
        {1500, "1.5 s", "0:01"},
        {10050, "10.05 s", "0:10"},
        {45000, "45 s", "0:45"},
        {59999, "59.999 s", "0:59"},
        {60000, "1 min", "1:00"},
        {90000, "1:30 min", "1:30"},
        {605000, "10:05 min", "10:05"},
        {3600000, "60 min", "1:00:00"},
        {3660000, "1 h 01 min", "1:01:00"},
        {43200000, "12 h 00 min", "12:00:00"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char out[48];
        assert_string_equal(duration_format(rows[i].milliseconds * NS_PER_MS, out, sizeof out),
                            rows[i].text);
        assert_string_equal(clock_format(rows[i].milliseconds * NS_PER_MS, out, sizeof out),
                            rows[i].clock);
    }
}

static void short_room_cuts_and_never_writes_past_it(void **state)
{
    (void)state;
    char out[8];
    memset(out, '#', sizeof out);
    assert_string_equal(duration_format(59999 * NS_PER_MS, out, 5), "59.9");
    assert_int_equal(out[5], '#');
}

/* Any duration to a millisecond, written in each of the ways that can hold it, is
 * read as itself. */
static void whatever_is_written_is_read_as_itself(void **state)
{
    (void)state;
    unsigned seed = 20261123;
    print_message("seed %u\n", seed);
    for (int i = 0; i < 20000; i++) {
        int64_t ms = rand_r(&seed) % 43200000, s = ms / 1000;
        char texts[4][64];
        snprintf(texts[0], 64, "%lld.%03llds", (long long)s, (long long)(ms % 1000));
        snprintf(texts[1], 64, "%lldm%lld.%03llds", (long long)(s / 60), (long long)(s % 60),
                 (long long)(ms % 1000));
        snprintf(texts[2], 64, "%lldh%lldm%lld.%03llds", (long long)(s / 3600),
                 (long long)(s / 60 % 60), (long long)(s % 60), (long long)(ms % 1000));
        snprintf(texts[3], 64, "%lld:%02lld", (long long)(s / 60), (long long)(s % 60));
        for (int way = 0; way < 4; way++) {
            Ns ns;
            assert_null(duration_parse(texts[way], &ns));
            assert_int_equal(ns, (way == 3 ? s * 1000 : ms) * NS_PER_MS);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(durations_mean_what_they_say),
        cmocka_unit_test(what_is_no_duration_is_refused),
        cmocka_unit_test(a_wrong_duration_says_what_is_wrong),
        cmocka_unit_test(numbers_of_any_length_stay_large),
        cmocka_unit_test(durations_are_shown_as_people_say_them),
        cmocka_unit_test(short_room_cuts_and_never_writes_past_it),
        cmocka_unit_test(whatever_is_written_is_read_as_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
