// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What is due on which day, against days written out and against a second, slow computation. */
#include "log_rows.h"

#include "base/array.h"
#include "routine/frequency.h"
#include "store/today.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define NEVER INT64_MIN

/* 2026-11-23 is a Monday. */
typedef struct {
    const char *times, *from, *today;
    const char *done[6];
    TodayState state;
    int count, wanted;
    const char *next;
} Case;

static const Case cases[] = {
    /* each day has its own number */
    {"1/day", NULL, "2026-11-25", {NULL}, TODAY_DUE, 0, 1, "2026-11-25"},
    {"1/day", NULL, "2026-11-25", {"2026-11-25"}, TODAY_DONE, 1, 1, "2026-11-26"},
    {"2/day", NULL, "2026-11-25", {"2026-11-24", "2026-11-25"}, TODAY_DUE, 1, 2, "2026-11-25"},
    {"2/day", NULL, "2026-11-25", {"2026-11-25", "2026-11-25"}, TODAY_DONE, 2, 2, "2026-11-26"},
    {"2/day", NULL, "2026-11-25", {"2026-11-24"}, TODAY_DUE, 0, 2, "2026-11-25"},
    {"2/day", NULL, "2026-11-25", {"2026-11-23"}, TODAY_OVERDUE, 0, 2, "2026-11-25"},
    /* what was done after today is a clock's mistake */
    {"1/day", NULL, "2026-11-25", {"2026-11-24", "2027-01-01"}, TODAY_DUE, 0, 1, "2026-11-25"},
    /* before it begins, and when it begins and nothing has been done */
    {"1/day", "2026-11-27", "2026-11-25", {NULL}, TODAY_LATER, 0, 0, "2026-11-27"},
    {"1/day", "2026-11-25", "2026-11-25", {NULL}, TODAY_DUE, 0, 1, "2026-11-25"},
    {"1/day", "2026-11-20", "2026-11-25", {NULL}, TODAY_OVERDUE, 0, 1, "2026-11-25"},
    /* every so many days */
    {"every 2 days", NULL, "2026-11-25", {"2026-11-24"}, TODAY_LATER, 0, 0, "2026-11-26"},
    {"every 2 days", NULL, "2026-11-26", {"2026-11-24"}, TODAY_DUE, 0, 1, "2026-11-26"},
    {"every 2 days", NULL, "2026-11-27", {"2026-11-24"}, TODAY_OVERDUE, 0, 1, "2026-11-27"},
    {"every 2 days", NULL, "2026-11-26", {"2026-11-26"}, TODAY_DONE, 1, 1, "2026-11-28"},
    {"every 2 days", NULL, "2026-03-01", {"2026-02-27"}, TODAY_DUE, 0, 1, "2026-03-01"},
    {"every 2 days", NULL, "2028-03-01", {"2028-02-28"}, TODAY_DUE, 0, 1, "2028-03-01"},
    {"every 2 days", NULL, "2028-02-29", {"2028-02-28"}, TODAY_LATER, 0, 0, "2028-03-01"},
    /* three a week with rest between, as far as the week has room */
    {"3/week", NULL, "2026-11-23", {NULL}, TODAY_DUE, 0, 3, "2026-11-23"},
    {"3/week", NULL, "2026-11-23", {"2026-11-23"}, TODAY_DONE, 1, 3, "2026-11-25"},
    {"3/week", NULL, "2026-11-24", {"2026-11-23"}, TODAY_LATER, 1, 3, "2026-11-25"},
    {"3/week", NULL, "2026-11-25", {"2026-11-23"}, TODAY_DUE, 1, 3, "2026-11-25"},
    {"3/week", NULL, "2026-11-28", {"2026-11-27"}, TODAY_DUE, 1, 3, "2026-11-28"},
    {"3/week", NULL, "2026-11-29", {"2026-11-27"}, TODAY_OVERDUE, 1, 3, "2026-11-29"},
    {"3/week",
     NULL,
     "2026-11-28",
     {"2026-11-23", "2026-11-25", "2026-11-27"},
     TODAY_LATER,
     3,
     3,
     "2026-11-30"},
    {"3/week", NULL, "2026-11-30", {"2026-11-29"}, TODAY_LATER, 0, 3, "2026-12-01"},
    {"1/week", NULL, "2026-11-30", {"2026-11-29"}, TODAY_LATER, 0, 1, "2026-12-06"},
    {"7/week", NULL, "2026-11-24", {"2026-11-23"}, TODAY_DUE, 1, 7, "2026-11-24"},
    {"14/week", NULL, "2026-11-23", {"2026-11-23"}, TODAY_DUE, 1, 14, "2026-11-23"},
    /* a week over the year's end, and one in which it begins on a Thursday */
    {"3/week", NULL, "2027-01-01", {"2026-12-28", "2026-12-30"}, TODAY_DUE, 2, 3, "2027-01-01"},
    {"3/week", "2026-11-26", "2026-11-28", {"2026-11-26"}, TODAY_DUE, 1, 2, "2026-11-28"},
    {"3/week",
     "2026-11-26",
     "2026-11-29",
     {"2026-11-26", "2026-11-28"},
     TODAY_LATER,
     2,
     2,
     "2026-11-30"},
};

static Frequency times_of(const char *text)
{
    Frequency times;
    char back[FREQUENCY_BYTES];
    assert_true(frequency_parse(text, &times));
    assert_string_equal(frequency_format(times, back, sizeof back), text);
    return times;
}

static void what_is_no_rhythm_is_refused(void **state)
{
    static const char *const bad[] = {"",        "day",     "0/day",  "1/month",
                                      "every 2", "100/day", "1/day ", "every 0 days",
                                      "-1/day",  "1 /week", "2 days", "every 2/day"};
    (void)state;
    Frequency times;
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        assert_false(frequency_parse(bad[i], &times));
}

static void a_rhythm_has_words(void **state)
{
    static const char *const words[][2] = {{"1/day", "once a day"},
                                           {"2/day", "2 times a day"},
                                           {"1/week", "once a week"},
                                           {"3/week", "3 times a week"},
                                           {"every 2 days", "every 2 days"}};
    (void)state;
    char text[FREQUENCY_BYTES];
    for (size_t i = 0; i < COUNT_OF(words); i++)
        assert_string_equal(frequency_words(times_of(words[i][0]), text, sizeof text), words[i][1]);
    assert_string_equal(frequency_words((Frequency){2, 5}, text, sizeof text),
                        "2 times every 5 days");
    assert_string_equal(frequency_words((Frequency){0, 0}, text, sizeof text), "");
}

static void each_day_says_what_it_asks_for(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const Case *one = &cases[i];
        Day done[6];
        size_t count = 0;
        while (count < 6 && one->done[count]) {
            done[count] = day_of(one->done[count]);
            count++;
        }
        TodayPlan plan = {
            {.times = times_of(one->times), .from = one->from ? day_of(one->from) : NEVER}, NEVER};
        TodayItem item = {0};
        today_judge(&plan, done, count, day_of(one->today), &item);
        char next[MOMENT_BYTES];
        day_format(item.next, next, sizeof next);
        if (item.state != one->state || item.done != one->count || item.wanted != one->wanted ||
            strcmp(next, one->next) != 0)
            fail_msg("case %zu (%s on %s): %s, %d of %d, next %s", i, one->times, one->today,
                     today_state_word(item.state), item.done, item.wanted, next);
    }
}

static void who_does_what_is_due_does_as_many_as_prescribed(void **state)
{
    (void)state;
    unsigned seed = (unsigned)getpid();
    print_message("seed %u\n", seed);
    for (int round = 0; round < 400; round++) {
        int times = 1 + rand_r(&seed) % 9;
        TodayPlan plan = {{.times = {times, 7}, .from = NEVER}, NEVER};
        if (round % 3 == 0)
            plan.rhythm.times = (Frequency){1 + times % 3, 1};
        if (round % 3 == 1)
            plan.rhythm.times = (Frequency){1, 2 + times};
        Day monday = day_of("2026-11-23"), done[400];
        size_t count = 0;
        for (Day day = monday; day < monday + 28; day++) {
            TodayItem item = {0};
            for (;;) {
                today_judge(&plan, done, count, day, &item);
                assert_int_not_equal(item.state, TODAY_OVERDUE);
                if (item.state != TODAY_DUE)
                    break;
                done[count++] = day;
            }
            assert_true(item.next > day);
        }
        Frequency asked = plan.rhythm.times;
        size_t wanted = asked.period_days == 7   ? 4 * (size_t)asked.times
                        : asked.period_days == 1 ? 28 * (size_t)asked.times
                                                 : (size_t)(27 / asked.period_days + 1);
        assert_int_equal(count, wanted);
    }
}

static void the_next_day_is_the_first_that_is_due(void **state)
{
    (void)state;
    unsigned seed = (unsigned)getpid();
    print_message("seed %u\n", seed);
    for (int round = 0; round < 2000; round++) {
        static const Frequency all[] = {{1, 1}, {3, 1}, {1, 3}, {1, 9}, {1, 7},
                                        {2, 7}, {4, 7}, {9, 7}, {0, 0}};
        Day start = day_of("2027-12-20"), done[40];
        TodayPlan plan = {{.times = all[rand_r(&seed) % 9], .from = NEVER}, NEVER};
        if (rand_r(&seed) % 2)
            plan.rhythm.from = start + rand_r(&seed) % 20;
        size_t count = 0;
        for (Day day = start; day < start + 20; day++)
            for (int n = rand_r(&seed) % 6 - 3; n > 0 && count < 40; n--)
                done[count++] = day;
        TodayItem item = {0}, later = {0};
        Day today = start + 20;
        today_judge(&plan, done, count, today, &item);
        for (Day day = today; day < item.next; day++) {
            today_judge(&plan, done, count, day, &later);
            assert_true(later.state == TODAY_LATER || later.state == TODAY_DONE);
        }
        today_judge(&plan, done, count, item.next, &later);
        assert_true(later.state == TODAY_DUE || later.state == TODAY_OVERDUE);
        assert_true(item.since <= today);
    }
}

static void write_routine(const char *folder, const char *name, const char *head)
{
    char path[256];
    snprintf(path, sizeof path, "%s/routines", folder);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/routines/%s.yaml", folder, name);
    FILE *file = fopen(path, "w");
    fprintf(file, "limber: 1\ntitle: The %s\nwhen: any\n%ssteps:\n  - {name: Stand, hold: 10s}\n",
            name, head);
    fclose(file);
}

static void the_list_holds_what_is_prescribed_and_what_is_pinned(void **state)
{
    (void)state;
    LogRows rows = log_rows_new();
    Arena *arena = arena_new();
    char shipped[96];
    snprintf(shipped, sizeof shipped, "%s/shipped", rows.folder);
    mkdir(shipped, 0700);
    write_routine(rows.folder, "calves", "for: {client: J, times: 2/day, review: 2026-11-20}\n");
    write_routine(rows.folder, "quads", "for: {client: J}\n");
    write_routine(rows.folder, "knee", "\"for\" : {times: 3/week}\n");
    write_routine(rows.folder, "mine", "");
    write_routine(shipped, "ship", "");
    write_routine(shipped, "ready", "for: {times: 1/day}\n");
    log_rows_session(&rows, "1", "calves", "2026-11-25T07:00:00Z");
    log_rows_session(&rows, "2", "ship", "2026-11-25T08:00:00Z");
    log_rows_session(&rows, "3", "ship", "2026-11-25T09:00:00Z");
    log_rows_session(&rows, "4", "knee", "2026-11-24T09:00:00Z");
    log_rows_session(&rows, "5", "calves", "2026-11-25T08:00:00Z");
    log_rows_run(&rows, "UPDATE session SET steps_done = 1 WHERE id = '5';" /* of four: left */
                        "INSERT INTO pin VALUES ('ship', 0, 0, 1700000000, 0), "
                        "('gone', 1, 7, 1700000000, 0)");
    LogReader *reader = log_reader_new(rows.path);
    Catalogue *catalogue = catalogue_new(rows.folder, shipped);
    TodayItem *items;
    size_t count = today_gather(reader, catalogue, arena, day_of("2026-11-25"), &items);
    assert_int_equal(count, 4);
    assert_string_equal(items[0].routine, "gone");
    assert_int_equal(items[0].state, TODAY_DUE);
    assert_true(items[0].entry == SIZE_MAX);
    assert_string_equal(items[1].title, "The calves");
    assert_int_equal(items[1].state, TODAY_DUE);
    assert_int_equal(items[1].done, 1);
    assert_int_equal(items[1].wanted, 2);
    assert_true(items[1].review_due);
    assert_string_equal(items[2].routine, "ship");
    assert_int_equal(items[2].state, TODAY_DONE);
    assert_true(items[2].pinned);
    assert_string_equal(items[3].routine, "knee");
    assert_int_equal(items[3].state, TODAY_LATER);
    assert_true(today_is_due(items, count));
    assert_false(today_is_due(items + 2, 2));
    for (size_t i = 0; i < catalogue->count; i++) /* nothing else was read */
        if (strcmp(catalogue->entries[i].name, "mine") == 0 ||
            strcmp(catalogue->entries[i].name, "ready") == 0)
            assert_null(catalogue->entries[i].routine);
    catalogue_free(catalogue);
    log_reader_free(reader);
    arena_free(arena);
    log_rows_free(&rows);
}

/* It has been listed as a file, and is another thing by the time it is looked into. */
static void what_was_put_in_a_routines_place_keeps_nobody_waiting(void **state)
{
    (void)state;
    char path[256];
    LogRows rows = log_rows_new();
    TodayItem *items;
    Arena *arena = arena_new();
    write_routine(rows.folder, "calves", "for: {times: 2/day}\n");
    LogReader *reader = log_reader_new(rows.path);
    Catalogue *catalogue = catalogue_new(rows.folder, "/nonexistent");
    snprintf(path, sizeof path, "%s/routines/calves.yaml", rows.folder);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(today_gather(reader, catalogue, arena, day_of("2026-11-25"), &items), 0);
    catalogue_free(catalogue);
    log_reader_free(reader);
    arena_free(arena);
    log_rows_free(&rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_day_says_what_it_asks_for),
        cmocka_unit_test(a_rhythm_has_words),
        cmocka_unit_test(what_is_no_rhythm_is_refused),
        cmocka_unit_test(who_does_what_is_due_does_as_many_as_prescribed),
        cmocka_unit_test(the_next_day_is_the_first_that_is_due),
        cmocka_unit_test(the_list_holds_what_is_prescribed_and_what_is_pinned),
        cmocka_unit_test(what_was_put_in_a_routines_place_keeps_nobody_waiting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
