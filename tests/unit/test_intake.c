// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What is asked before a routine starts, by what the log knows. */
#include "routine/reader.h"

#include "journalled.h"
#include "log_files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void set_now(const char *now)
{
    setenv("LIMBER_NOW", now, 1);
}

/* The intake with what the log knows now. */
static Intake *intake(void)
{
    LogReader *reader = log_reader_new(path);
    Intake *found = intake_new(routine, reader, 0);
    log_reader_free(reader);
    return found;
}

static void answer(int yes, Side side)
{
    Log *log = log_new(path);
    Intake *asked = intake();
    for (size_t i = 0; i < routine->gate_count; i++)
        asked->answers[i] = (GateAnswer){true, (int)i == yes, (int)i == yes ? side : SIDE_NONE};
    intake_judge(asked, log);
    intake_free(asked);
    log_files_end(log);
}

static void without_a_log_everything_is_asked(void **state)
{
    (void)state;
    Intake *asked = intake_new(routine, NULL, 0);
    assert_true(asked->gate_due);
    assert_int_equal(asked->verdict.opening, GATE_OPEN);
    assert_int_equal(asked->question_count, 2);
    assert_true(asked->asks_pain);
    assert_int_equal(asked->before[0], -1);
    assert_int_equal(asked->day.day, 0);
    assert_int_equal(intake_advice(asked), INTAKE_START);
    intake_free(asked);
}

/* calves, left and right; a rating of nothing is not worse than none. */
static void the_side_rated_higher_begins(void **state)
{
    (void)state;
    Intake *asked = intake_new(routine, NULL, 0);
    assert_int_equal(intake_sore_side(asked), SIDE_NONE);
    asked->before[0] = 0;
    assert_int_equal(intake_sore_side(asked), SIDE_NONE);
    asked->before[1] = 3;
    assert_int_equal(intake_sore_side(asked), SIDE_RIGHT);
    Routine *fitted = intake_routine(asked, routine, (Extent){0}, NULL, NULL, NULL);
    assert_int_equal(fitted->blocks[0].steps[0].first, SIDE_RIGHT);
    routine_free(fitted);
    asked->before[0] = 3;
    assert_int_equal(intake_sore_side(asked), SIDE_NONE);
    asked->before[0] = 7;
    assert_int_equal(intake_sore_side(asked), SIDE_LEFT);
    intake_free(asked);
}

static void an_answer_counts_for_a_week(void **state)
{
    (void)state;
    answer(0, SIDE_LEFT);
    Intake *asked = intake();
    assert_false(asked->asks[0]);
    assert_int_equal(asked->verdict.spared, SIDE_LEFT);
    assert_int_equal(asked->verdict.reason_count, 1);
    intake_free(asked);
    set_now("1764704800+3600"); /* a week later to the second */
    asked = intake();
    assert_false(asked->asks[0]);
    intake_free(asked);
    set_now("1764704801+3600");
    asked = intake();
    assert_true(asked->asks[0]);
    assert_int_equal(asked->verdict.opening, GATE_OPEN);
    intake_free(asked);
}

/* And what is asked in between makes no older answer newer. */
static void what_can_be_new_today_is_asked_in_every_session(void **state)
{
    (void)state;
    answer(3, SIDE_LEFT);
    Intake *asked = intake();
    assert_true(asked->gate_due);
    assert_true(asked->asks[3]);
    assert_false(asked->asks[0] || asked->asks[1] || asked->asks[2]);
    assert_int_equal(asked->verdict.reason_count, 0);
    intake_free(asked);
    set_now("1764600000+3600");
    answer(-1, SIDE_NONE);
    set_now("1764704801+3600");
    asked = intake();
    assert_true(asked->asks[0] && asked->asks[1] && asked->asks[2] && asked->asks[3]);
    intake_free(asked);
}

static bool asks(const Intake *asked, const char *id)
{
    for (size_t i = 0; i < asked->routine->gate_count; i++)
        if (asked->routine->gates[i].id && strcmp(asked->routine->gates[i].id, id) == 0)
            return asked->asks[i];
    return false;
}

static void what_is_tight_brings_its_questions_to_any_routine(void **state)
{
    (void)state;
    for (int region = 0; region < REGION_COUNT; region++) {
        Intake *asked = intake_new(routine, NULL, UINT32_C(1) << region);
        for (const char *const *id = gate_ids(); *id; id++)
            if (gate_belongs(gate_find(*id), UINT32_C(1) << region) && !asks(asked, *id))
                fail_msg("%s does not ask %s", region_at(region)->id, *id);
        assert_true(asks(asked, "heel-bone")); /* the routine's own */
        intake_free(asked);
    }
    RegionName groin;
    assert_true(region_find("groin-deep", &groin));
    Intake *asked = intake_new(routine, NULL, groin.regions);
    for (size_t i = 0; i < asked->routine->gate_count; i++)
        asked->answers[i] =
            (GateAnswer){.known = true,
                         .yes = asked->routine->gates[i].id &&
                                strcmp(asked->routine->gates[i].id, "deep-groin") == 0};
    intake_judge(asked, NULL);
    assert_int_equal(asked->verdict.opening, GATE_CLOSED);
    intake_free(asked);
}

static void a_closed_gate_asks_nothing_more(void **state)
{
    (void)state;
    answer(0, SIDE_NONE);
    Intake *asked = intake();
    assert_int_equal(asked->verdict.opening, GATE_CLOSED);
    assert_false(asked->gate_due);
    intake_free(asked);
}

/* Of the whole routine something stays, on its first days nothing. */
static void a_yes_that_leaves_nothing_of_the_day_closes_the_gate(void **state)
{
    (void)state;
    Routine *days = routine_parse_kept("days",
                                       "limber: 1\ntitle: Days\nwhen: any\ngate: heel-bone\n"
                                       "steps:\n"
                                       "  - {name: Drop, figure: heel-drop-straight, hold: 5s, "
                                       "days: 1-5}\n"
                                       "  - {name: Sit, figure: wall-sit, hold: 5s, days: 3-}\n",
                                       NULL);
    assert_non_null(days);
    Intake *asked = intake_new(days, NULL, 0);
    asked->answers[0] = (GateAnswer){.known = true, .yes = true};
    intake_judge(asked, NULL);
    assert_int_equal(asked->verdict.opening, GATE_CLOSED);
    asked->day.day = 2; /* the third */
    intake_judge(asked, NULL);
    assert_int_equal(asked->verdict.opening, GATE_NARROWED);
    intake_free(asked);
    routine_free(days);
}

static void a_physios_own_question_is_known_by_its_words(void **state)
{
    (void)state;
    answer(2, SIDE_NONE);
    Intake *asked = intake();
    assert_false(asked->asks[2]);
    assert_int_equal(asked->verdict.reason_count, 1);
    assert_string_equal(asked->verdict.reasons[0]->then, "Wait.");
    intake_free(asked);
}

static void answers_can_be_given_anew(void **state)
{
    (void)state;
    answer(0, SIDE_NONE);
    Intake *asked = intake();
    assert_int_equal(intake_advice(asked), INTAKE_REFUSE);
    intake_ask_anew(asked);
    assert_true(asked->gate_due);
    assert_int_equal(intake_advice(asked), INTAKE_START);
    set_now("1764100060+3600");
    Log *log = log_new(path);
    for (size_t i = 0; i < routine->gate_count; i++)
        asked->answers[i].known = true;
    intake_judge(asked, log);
    intake_free(asked);
    log_files_end(log); /* the newest counts */
    asked = intake();
    assert_int_equal(intake_advice(asked), INTAKE_START);
    intake_free(asked);
}

static void pain_before_is_judged_in_the_routines_bands(void **state)
{
    (void)state;
    Intake *asked = intake();
    const IntakeAdvice expected[] = {INTAKE_START,  INTAKE_START,       INTAKE_START,
                                     INTAKE_START,  INTAKE_OFFER_EASED, INTAKE_OFFER_EASED,
                                     INTAKE_REFUSE, INTAKE_REFUSE,      INTAKE_REFUSE,
                                     INTAKE_REFUSE, INTAKE_REFUSE};
    for (int level = 0; level <= 10; level++) {
        asked->pain_before = level;
        assert_int_equal(intake_advice(asked), expected[level]);
    }
    intake_free(asked);
}

static void two_steps_more_are_worse(void **state)
{
    (void)state;
    assert_null(intake_pain_words(2, 3));
    assert_non_null(intake_pain_words(2, 4));
    assert_null(intake_pain_words(-1, 9));
    assert_null(intake_pain_words(3, -1));
}

/* A session whose pain was asked after it, skipped or not. */
static void play_one(int level)
{
    Journalled session = journalled_begin(NULL, NULL);
    journalled_until(&session, 80);
    journalled_do(&session, COMMAND_FINISH);
    journal_pain(session.journal, level);
    journalled_end(&session);
}

static bool is_due(SessionRecord *session, Arena *arena)
{
    LogReader *reader = log_reader_new(path);
    bool due = morning_due(reader, arena, session);
    log_reader_free(reader);
    return due;
}

static void the_morning_after_is_asked_once(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    SessionRecord session;
    play_one(3);
    assert_false(is_due(&session, arena)); /* the same day */
    set_now("1764140000+3600");
    assert_true(is_due(&session, arena));
    assert_string_equal(session.title, "Plan");
    Log *log = log_new(path);
    morning_answer(log, &session, -1);
    log_files_end(log);
    assert_false(is_due(&session, arena));
    assert_string_equal(log_files_ask(path, "SELECT moment, level FROM pain ORDER BY moment"),
                        "after|3 / morning|-");
    arena_free(arena);
}

/* The bands of the session that was played last, the library gone. */
static void expect_bands(int ease, int stop)
{
    Arena *arena = arena_new();
    SessionRecord session;
    LogReader *reader = log_reader_new(path);
    assert_true(morning_due(reader, arena, &session));
    PainBands bands = morning_bands(reader, &session, NULL);
    assert_int_equal(bands.ease, ease);
    assert_int_equal(bands.stop, stop);
    log_reader_free(reader);
    arena_free(arena);
}

static void the_morning_after_has_the_bands_of_its_routine(void **state)
{
    (void)state;
    char text[1024];
    snprintf(text, sizeof text, "%spain: {ease: 2, stop: 3}\n", journalled_text);
    routine_free(routine);
    routine = journalled_routine(text);
    play_one(3);
    set_now("1764140000+3600");
    expect_bands(2, 3);
    log_files_run(path, "UPDATE routine SET text = 'limber: 1'"); /* cannot be read any more */
    expect_bands(4, 6);
}

static const char *last_of_two(const char *pains)
{
    static char said[128];
    path = log_files_new();
    play_one(0);
    play_one(0);
    char sql[512];
    snprintf(sql, sizeof sql,
             "DELETE FROM pain; INSERT INTO pain (session, moment, level, at,"
             " at_offset) VALUES %s",
             pains);
    log_files_run(path, sql);
    Intake *asked = intake();
    snprintf(said, sizeof said, "%s", asked->last ? asked->last : "-");
    assert_int_equal(intake_advice(asked), asked->last ? INTAKE_OFFER_EASED : INTAKE_START);
    if (asked->last)
        assert_string_equal(intake_offer_reason(asked), asked->last);
    intake_free(asked);
    return said;
}

static void what_the_last_session_left_worse_asks_for_an_easier_one(void **state)
{
    (void)state;
    assert_string_equal(last_of_two("(2, 'before', 2, 1, 0), (2, 'after', 3, 1, 0)"), "-");
    assert_string_equal(last_of_two("(2, 'before', 2, 1, 0), (2, 'after', 4, 1, 0)"),
                        "It was worse after last time.");
    assert_string_equal(last_of_two("(1, 'before', 2, 1, 0), (1, 'after', 4, 1, 0)"), "-");
    assert_string_equal(last_of_two("(2, 'before', 0, 1, 0), (2, 'morning', 2, 1, 0)"),
                        "The morning after last time was worse.");
    assert_string_equal(
        last_of_two("(1, 'before', 0, 1, 0), (1, 'morning', 2, 1, 0),"
                    " (2, 'before', 1, 1, 0), (2, 'morning', 5, 1, 0)"),
        "Two mornings in a row were worse: pause this, and ask a physio or doctor.");
    assert_string_equal(last_of_two("(2, 'before', NULL, 1, 0), (2, 'after', 9, 1, 0)"), "-");
}

static void the_plan_counts_from_the_first_session_in_the_log(void **state)
{
    (void)state;
    play_one(0);
    set_now("1764900000+3600"); /* nine days and some hours later */
    Intake *asked = intake();
    assert_int_equal(asked->day.day, 10);
    intake_free(asked);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        JOURNALLED_TEST(without_a_log_everything_is_asked),
        JOURNALLED_TEST(the_side_rated_higher_begins),
        JOURNALLED_TEST(an_answer_counts_for_a_week),
        JOURNALLED_TEST(what_can_be_new_today_is_asked_in_every_session),
        JOURNALLED_TEST(what_is_tight_brings_its_questions_to_any_routine),
        JOURNALLED_TEST(a_closed_gate_asks_nothing_more),
        JOURNALLED_TEST(a_yes_that_leaves_nothing_of_the_day_closes_the_gate),
        JOURNALLED_TEST(a_physios_own_question_is_known_by_its_words),
        JOURNALLED_TEST(answers_can_be_given_anew),
        JOURNALLED_TEST(pain_before_is_judged_in_the_routines_bands),
        cmocka_unit_test(two_steps_more_are_worse),
        JOURNALLED_TEST(the_morning_after_is_asked_once),
        JOURNALLED_TEST(the_morning_after_has_the_bands_of_its_routine),
        JOURNALLED_TEST(what_the_last_session_left_worse_asks_for_an_easier_one),
        JOURNALLED_TEST(the_plan_counts_from_the_first_session_in_the_log),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
