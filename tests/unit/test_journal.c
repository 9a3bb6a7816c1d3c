// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a session leaves in the log: as it goes, at its end, and where it has none. */
#include "journalled.h"
#include "log_files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void expect(const char *sql, const char *rows)
{
    assert_string_equal(log_files_ask(path, sql), rows);
}

#define SEGMENTS "SELECT position, step, side, held_ms, skipped FROM segment ORDER BY position"

static void each_set_is_written_as_it_ends(void **state)
{
    (void)state;
    Journalled session = journalled_begin(NULL, NULL);
    journalled_until(&session, 34); /* calf: 5-35, 40-70 */
    assert_true(log_wait(session.log, LOG_WAIT));
    expect(SEGMENTS, "");
    journalled_until(&session, 36);
    assert_true(log_wait(session.log, LOG_WAIT));
    expect(SEGMENTS, "1|Calf|left|30000|0");
    journalled_until(&session, 70);
    assert_true(log_wait(session.log, LOG_WAIT));
    expect(SEGMENTS, "1|Calf|left|30000|0 / 3|Calf|right|30000|0");
    expect("SELECT state, work_planned_ms, work_held_ms, steps, steps_done FROM session",
           "running|100000|60000|3|1");
    journalled_end(&session);
}

static void a_session_played_to_its_end_is_done(void **state)
{
    (void)state;
    Journalled session = journalled_begin(NULL, NULL);
    journalled_until(&session, 400); /* quad: 75-95, 105-125; then it waits */
    journalled_do(&session, COMMAND_NEXT);
    journalled_end(&session);
    expect("SELECT position, step, set_number, planned_ms, held_ms, skipped FROM segment",
           "1|Calf|1|30000|30000|0 / 3|Calf|1|30000|30000|0 / 5|Quad|1|20000|20000|0 / "
           "7|Quad|2|20000|20000|0 / 8|Stand|1|0|275000|0");
    expect("SELECT state, started, started_offset, ended, planned_ms, work_held_ms, steps_done,"
           " routine, host FROM session",
           "done|1764100000|3600|1764100400|125000|375000|3|plan|-");
    expect("SELECT name, title, version FROM routine", "plan|Plan|2");
}

static void a_clock_that_is_set_back_moves_no_end(void **state)
{
    (void)state;
    Journalled session = journalled_begin(NULL, NULL);
    journalled_until(&session, 40);
    setenv("LIMBER_NOW", "1764000000+3600", 1); /* a day back */
    journalled_until(&session, 80);
    journalled_do(&session, COMMAND_FINISH);
    journal_pain(session.journal, 2);
    journalled_end(&session);
    expect("SELECT started, ended, ended_offset FROM session", "1764100000|1764100080|3600");
    expect("SELECT ended FROM segment WHERE position < 5 ORDER BY position",
           "1764100040 / 1764100080");
    expect("SELECT at FROM pain", "1764100080");
}

/* Going on with what the log says was begun later than it is now. */
static void a_session_that_goes_on_after_a_clock_was_set_back_ends_after_its_start(void **state)
{
    (void)state;
    SessionRecord record = {.started = {1764100000, 3600}, .routine = "plan"};
    Resume resume = {.session = record};
    setenv("LIMBER_NOW", "1764000000+3600", 1);
    Journalled session = journalled_begin(NULL, &resume);
    journalled_until(&session, 10);
    journalled_do(&session, COMMAND_FINISH);
    journalled_end(&session);
    expect("SELECT ended - started FROM session", "10");
}

static void one_that_is_finished_early_says_what_was_not_reached(void **state)
{
    (void)state;
    Journalled session = journalled_begin(NULL, NULL);
    journalled_until(&session, 15);
    journalled_do(&session, COMMAND_FINISH);
    journalled_end(&session);
    expect(SEGMENTS, "1|Calf|left|10000|1 / 3|Calf|right|0|1 / 5|Quad|-|0|1 / 7|Quad|-|0|1 / "
                     "8|Stand|-|0|1");
    expect("SELECT state, work_held_ms, steps_done FROM session", "stopped|10000|0");
}

static void one_whose_terminal_is_closed_stays_open_with_all_its_sets(void **state)
{
    (void)state;
    Journalled session = journalled_begin(NULL, NULL);
    journalled_until(&session, 50);
    journalled_end(&session);
    expect(SEGMENTS, "1|Calf|left|30000|0");
    expect("SELECT state, ended, work_held_ms FROM session", "running|-|30000");
}

static void what_is_done_again_counts_as_it_was_last(void **state)
{
    (void)state;
    Journalled session = journalled_begin(NULL, NULL);
    journalled_until(&session, 20);
    journalled_do(&session, COMMAND_NEXT);
    journalled_until(&session, 30);
    journalled_do(&session, COMMAND_BACK); /* the calf again, from 30 on */
    journalled_until(&session, 30 + 70);
    journalled_end(&session);
    expect(SEGMENTS, "1|Calf|left|30000|0 / 3|Calf|right|30000|0");
}

static void pauses_are_counted_and_summed(void **state)
{
    (void)state;
    Journalled session = journalled_begin(NULL, NULL);
    journalled_until(&session, 10);
    journalled_do(&session, COMMAND_PAUSE);
    journalled_until(&session, 20);
    journalled_do(&session, COMMAND_PAUSE); /* three pips */
    journalled_until(&session, 21);
    journalled_do(&session, COMMAND_PAUSE); /* not yet */
    journalled_until(&session, 30);
    journalled_do(&session, COMMAND_PAUSE);
    journalled_until(&session, 40); /* on since 33 */
    journalled_do(&session, COMMAND_PAUSE);
    journalled_until(&session, 50);
    journalled_do(&session, COMMAND_FINISH);
    journalled_end(&session);
    expect("SELECT pauses, paused_ms FROM session", "2|33000");
    expect("SELECT held_ms FROM segment WHERE position = 1", "12000");
}

static void ten_seconds_more_are_held_and_counted(void **state)
{
    (void)state;
    Journalled session = journalled_begin(NULL, NULL);
    journalled_until(&session, 10);
    journalled_do(&session, COMMAND_LONGER);
    journalled_until(&session, 80);
    journalled_end(&session);
    expect("SELECT planned_ms, held_ms, longer FROM segment WHERE position = 1", "30000|40000|1");
}

static void an_ouch_is_written_at_once_with_what_it_left_out(void **state)
{
    (void)state;
    Journalled session = journalled_begin(NULL, NULL);
    journalled_until(&session, 15);
    Ouch ouch = {.level = 7, .region = "calf-upper"};
    journalled_ouch(&session, &ouch, OUCH_LEFT_OUT);
    assert_true(log_wait(session.log, LOG_WAIT));
    expect("SELECT position, step, side, region, level, alarm, action FROM ouch",
           "1|Calf|left|calf-upper|7|0|left-out");
    expect("SELECT position, planned_ms, held_ms, skipped, left_out FROM segment",
           "1|30000|10000|1|0 / 3|30000|0|1|1");
    journalled_until(&session, 22);
    journalled_ouch(&session, &(Ouch){.level = 4, .alarm = true}, OUCH_EASED);
    journalled_until(&session, 60);
    journalled_end(&session);
    expect("SELECT position, planned_ms, held_ms, skipped, eased FROM segment WHERE step = 'Quad'",
           "5|20000|2000|1|0 / 7|20000|10000|0|1");
    expect("SELECT steps, steps_done FROM session", "3|0");
}

/* The shorter holds are what was planned of it, and the session says whence they are. */
static const Exercise calf = {
    .id = "calf", .name = "Calf", .side = SIDES_EACH, .easier = {.how = "With a bent knee"}};

/* Both forms stand in it as they were done; what was broken off for the change is done again. */
static void another_form_is_written_as_what_was_done(void **state)
{
    (void)state;
    routine->blocks[0].steps[0].exercise = &calf;
    Journalled session = journalled_begin(NULL, NULL);
    journalled_until(&session, 50); /* calf: 5-35, then from 40 on the right */
    journalled_swap(&session, FORM_EASIER, &(Easing){0});
    assert_true(log_wait(session.log, LOG_WAIT));
    expect("SELECT position, side, form, held_ms FROM segment ORDER BY position",
           "1|left|-|30000 / 3|right|-|10000");
    journalled_until(&session, 86); /* again: the change of sides, and 30 s */
    assert_true(log_wait(session.log, LOG_WAIT));
    expect("SELECT position, side, form, held_ms, skipped FROM segment ORDER BY position",
           "1|left|-|30000|0 / 3|right|easier|30000|0");
    journalled_end(&session);
    routine->blocks[0].steps[0].exercise = NULL;
}

static void a_session_cut_to_minutes_says_so_and_what_was_planned_of_it(void **state)
{
    (void)state;
    extent.minutes = 1;
    Journalled session = journalled_begin(NULL, NULL);
    journalled_until(&session, 400);
    journalled_do(&session, COMMAND_NEXT);
    journalled_end(&session);
    expect("SELECT minutes, core_only, planned_ms, work_planned_ms, steps FROM session",
           "1|0|60000|45000|3");
    expect("SELECT step, set_number, sets, planned_ms, held_ms FROM segment WHERE position < 6",
           "Calf|1|1|15000|15000 / Calf|1|1|15000|15000 / Quad|1|1|15000|15000");
}

static void one_that_was_not_cut_says_no_minutes(void **state)
{
    (void)state;
    Journalled session = journalled_begin(NULL, NULL);
    journalled_end(&session);
    expect("SELECT minutes FROM session", "-");
}

static void what_was_asked_stands_there_and_skipped_is_not_zero(void **state)
{
    (void)state;
    LogReader *reader = log_reader_new(path);
    Intake *intake = intake_new(routine, reader, 0);
    intake->asked = true;
    intake->before[0] = 3;
    intake->pain_before = 0;
    Journalled session = journalled_begin(intake, NULL);
    journalled_do(&session, COMMAND_FINISH);
    journal_rating(session.journal, &intake->questions[0], 2);
    journal_rating(session.journal, &intake->questions[1], -1);
    journal_pain(session.journal, -1);
    journalled_end(&session);
    expect("SELECT region, side, moment, tightness FROM rating ORDER BY moment DESC, side",
           "calves|left|before|3 / calves|right|before|- / calves|left|after|2 / "
           "calves|right|after|-");
    expect("SELECT moment, level FROM pain ORDER BY moment", "after|- / before|0");
    intake_free(intake);
    log_reader_free(reader);
}

static void the_clock_of_the_season_changes_no_length(void **state)
{
    (void)state;
    setenv("LIMBER_NOW", "1792889970+7200", 1); /* 2026-10-25, 02:59:30 in summer time */
    Journalled session = journalled_begin(NULL, NULL);
    journalled_until(&session, 50);
    setenv("LIMBER_NOW", "1792890040+3600", 1); /* 70 s later the wall clock says 02:00:40 */
    journalled_until(&session, 70);
    journalled_do(&session, COMMAND_FINISH);
    journalled_end(&session);
    expect("SELECT started, started_offset, ended, ended_offset, work_held_ms FROM session",
           "1792889970|7200|1792890040|3600|60000");
    expect("SELECT position, held_ms, ended_offset FROM segment WHERE position < 4",
           "1|30000|7200 / 3|30000|3600");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        JOURNALLED_TEST(each_set_is_written_as_it_ends),
        JOURNALLED_TEST(a_session_played_to_its_end_is_done),
        JOURNALLED_TEST(a_clock_that_is_set_back_moves_no_end),
        JOURNALLED_TEST(a_session_that_goes_on_after_a_clock_was_set_back_ends_after_its_start),
        JOURNALLED_TEST(one_that_is_finished_early_says_what_was_not_reached),
        JOURNALLED_TEST(one_whose_terminal_is_closed_stays_open_with_all_its_sets),
        JOURNALLED_TEST(what_is_done_again_counts_as_it_was_last),
        JOURNALLED_TEST(pauses_are_counted_and_summed),
        JOURNALLED_TEST(ten_seconds_more_are_held_and_counted),
        JOURNALLED_TEST(an_ouch_is_written_at_once_with_what_it_left_out),
        JOURNALLED_TEST(another_form_is_written_as_what_was_done),
        JOURNALLED_TEST(a_session_cut_to_minutes_says_so_and_what_was_planned_of_it),
        JOURNALLED_TEST(one_that_was_not_cut_says_no_minutes),
        JOURNALLED_TEST(what_was_asked_stands_there_and_skipped_is_not_zero),
        JOURNALLED_TEST(the_clock_of_the_season_changes_no_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
