// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What is asked around a session, and in which order: a face that answers as it is told writes down
 * what it was asked. */
#include "play/visit.h"
#include "routine/reader.h"

#include "journalled.h"
#include "log_files.h"

#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* ---- a face ---- */

static struct {
    char asked[512];    /* "gate tightness …" */
    char account[2048]; /* its lines, ended by newlines */
    int yes;            /* the gate that is answered with yes, or -1 */
    int pain;
    int level; /* that every scale is answered with */
    bool nobody;
    int minutes; /* that there are; 0: as many as it takes */
    size_t choice;
} it;

static void tell(const char *what)
{
    size_t used = strlen(it.asked);
    snprintf(it.asked + used, sizeof it.asked - used, "%s%s", used > 0 ? " " : "", what);
}

static End choose(Visit *visit, const Choice *choice, size_t *answer)
{
    (void)visit;
    tell(strncmp(choice->title, "Your session", 12) == 0 ? "resume"
         : strncmp(choice->title, "Half", 4) == 0        ? "half"
                                                         : "refused");
    *answer = choice->answers[1].word ? it.choice : 0;
    return END_DONE;
}

static End gate(Visit *visit)
{
    tell("gate");
    for (size_t i = 0; i < visit->routine->gate_count; i++)
        if (visit->intake->asks[i])
            visit->intake->answers[i] = (GateAnswer){true, (int)i == it.yes, SIDE_NONE};
    return END_DONE;
}

static End verdict(Visit *visit, bool recalled, bool *anew)
{
    (void)visit;
    *anew = false;
    tell(recalled ? "recalled" : "verdict");
    return END_DONE;
}

static End tightness(Visit *visit, const TightnessQuestion *question)
{
    (void)visit;
    tell(question->before ? "tightness-after" : "tightness");
    for (size_t i = 0; i < question->count; i++)
        question->levels[i] = question->before ? 2 : 5;
    return END_DONE;
}

static End scales(Visit *visit, ScalesQuestion *question)
{
    (void)visit;
    for (size_t i = 0; i < question->due->count; i++) {
        tell(question->due->scales[i]->ask);
        question->due->levels[i] = it.nobody ? -1 : it.level;
    }
    question->nobody = it.nobody;
    return END_DONE;
}

static End pain(Visit *visit, const PainQuestion *question, PainAnswer *answer)
{
    (void)visit;
    tell(strstr(question->asks, "morning")        ? "morning"
         : strncmp(question->asks, "Any", 3) == 0 ? "pain"
                                                  : "pain-after");
    answer->level = it.nobody ? -1 : it.pain;
    answer->nobody = it.nobody;
    return END_DONE;
}

static End changes(Visit *visit, const FitReport *report)
{
    (void)visit;
    tell(report->cut ? "cut" : "changes");
    return END_DONE;
}

/* Works for a second of the first step, and finishes; where the machine stood still meanwhile, in
 * the last step, which waits. */
static End play(Visit *visit)
{
    Event event;
    bool finished = false;
    tell("play");
    while (!finished) {
        while (live_poll(visit->live, &event))
            finished = finished || event.kind == EVENT_FINISHED;
        PlayerView view = live_view(visit->live);
        bool works = view.segment->kind == SEGMENT_WORK || view.segment->kind == SEGMENT_WAIT;
        if (!finished && works && view.elapsed > NS_PER_S)
            live_command(visit->live, COMMAND_FINISH);
        sched_yield();
    }
    return END_DONE;
}

static End account(Visit *visit, const Account *account)
{
    (void)visit;
    tell("account");
    for (size_t i = 0; i < account->count; i++) {
        size_t used = strlen(it.account);
        const AccountLine *line = &account->lines[i];
        snprintf(it.account + used, sizeof it.account - used, "%s: %s\n", line->text,
                 line->right ? line->right : "");
    }
    return END_DONE;
}

static End let_sound(Visit *visit)
{
    (void)visit;
    return END_DONE;
}

static const Face face = {choose, gate,    verdict, tightness, scales,
                          pain,   changes, play,    account,   let_sound};

/* ---- visits ---- */

static int open(void **state)
{
    memset(&it, 0, sizeof it);
    it.yes = -1;
    return journalled_open(state);
}

#define VISIT_TEST(name) cmocka_unit_test_setup_teardown(name, open, journalled_close)

/* One visit, read and logged or not. */
static End visit(bool reads, bool logs)
{
    LogReader *reader = reads ? log_reader_new(path) : NULL;
    Log *log = logs ? log_new(path) : NULL;
    VisitOptions options = {.live = {.speed = 1000, .log = log, .extent.minutes = it.minutes},
                            .reader = reader};
    it.asked[0] = it.account[0] = '\0';
    End end = visit_run(routine, &options, &face, NULL);
    if (log)
        log_files_end(log);
    log_reader_free(reader);
    return end;
}

/* A session whose program dies after its first step is in the log. */
static void break_off(void)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        Journalled session = journalled_begin(NULL, NULL);
        journalled_until(&session, 80);
        _exit(log_wait(session.log, LOG_WAIT) ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

static void what_is_logged_is_asked_whole(void **state)
{
    (void)state;
    it.pain = 1;
    assert_int_equal(visit(true, true), END_DONE);
    assert_string_equal(it.asked, "gate tightness pain play tightness-after pain-after account");
    assert_non_null(strstr(it.account, "Tightness: Calves, left: 5 before, 2 after\n"));
    assert_non_null(strstr(it.account, "Pain: 1 before, 1 after\n"));
}

static void where_nothing_is_logged_what_guards_is_asked_alone(void **state)
{
    (void)state;
    assert_int_equal(visit(true, false), END_DONE);
    assert_string_equal(it.asked, "gate pain play pain-after account");
}

static void what_the_minutes_leave_out_is_told_before_it_begins(void **state)
{
    (void)state;
    it.minutes = 1;
    assert_int_equal(visit(true, true), END_DONE);
    assert_string_equal(it.asked,
                        "gate tightness pain cut play tightness-after pain-after account");
    assert_int_equal(visit(false, false), END_DONE);
    assert_string_equal(it.asked, "cut play account");
}

static void a_trial_is_asked_nothing(void **state)
{
    (void)state;
    assert_int_equal(visit(false, false), END_DONE);
    assert_string_equal(it.asked, "play account");
}

static void a_closed_gate_ends_it(void **state)
{
    (void)state;
    it.yes = 0;
    assert_int_equal(visit(true, true), END_LEFT);
    assert_string_equal(it.asked, "gate verdict");
    assert_int_equal(visit(true, true), END_LEFT);
    assert_string_equal(it.asked, "recalled");
}

static void much_pain_offers_half_and_more_none(void **state)
{
    (void)state;
    it.pain = 5;
    assert_int_equal(visit(true, true), END_DONE);
    assert_non_null(strstr(it.asked, "pain half play"));
    it.choice = 2;
    assert_int_equal(visit(true, true), END_LEFT);
    it.pain = 9;
    assert_int_equal(visit(true, true), END_LEFT);
    assert_non_null(strstr(it.asked, "pain refused"));
    assert_null(strstr(it.asked, "play"));
}

static void what_broke_off_comes_before_yesterday(void **state)
{
    (void)state;
    visit(true, true);
    setenv("LIMBER_NOW", "1764140000+3600", 1); /* the next morning */
    break_off();
    it.choice = 2; /* leave: it stays */
    assert_int_equal(visit(true, true), END_LEFT);
    assert_string_equal(it.asked, "resume");
    it.choice = 1;
    assert_int_equal(visit(true, true), END_DONE);
    assert_non_null(strstr(it.asked, "resume morning "));
}

static void who_goes_on_is_asked_nothing_before(void **state)
{
    (void)state;
    visit(true, true);
    setenv("LIMBER_NOW", "1764140000+3600", 1);
    break_off();
    it.choice = 0;
    assert_int_equal(visit(true, true), END_DONE);
    assert_string_equal(it.asked, "resume play tightness-after pain-after account");
}

static void what_nobody_answers_stays_due(void **state)
{
    (void)state;
    visit(true, true);
    setenv("LIMBER_NOW", "1764140000+3600", 1);
    it.nobody = true;
    visit(true, true);
    assert_non_null(strstr(it.asked, "morning "));
    it.nobody = false;
    visit(true, true);
    assert_non_null(strstr(it.asked, "morning "));
    visit(true, true);
    assert_null(strstr(it.asked, "morning "));
}

/* ---- a routine's own questions ---- */

static void ask_scales_of_its_own(void)
{
    routine_free(routine);
    routine = journalled_routine("limber: 1\ntitle: Plan\nwhen: any\nscales:\n"
                                 "  - {ask: week?, low: none, high: all}\n"
                                 "  - {ask: before?, low: none, high: all, when: before}\n"
                                 "  - {ask: after?, low: none, high: all, when: after}\n"
                                 "  - {ask: morning?, low: none, high: all, when: morning}\n"
                                 "steps:\n  - {name: Calf, hold: 30s}\n");
}

static void set_day(int day)
{
    char now[32];
    snprintf(now, sizeof now, "%d+3600", 1764100000 + day * 86400);
    setenv("LIMBER_NOW", now, 1);
}

static void expect_asked(int day, const char *asked)
{
    set_day(day);
    assert_int_equal(visit(true, true), END_DONE);
    assert_string_equal(it.asked, asked);
}

static void a_routine_asks_its_own_questions_each_at_its_moment(void **state)
{
    (void)state;
    ask_scales_of_its_own();
    it.level = 4;
    expect_asked(0, "week? before? play after? account");
    expect_asked(1, "morning? before? play after? account");
    expect_asked(1, "before? play after? account"); /* this morning was asked about */
    expect_asked(6, "before? play after? account");
    expect_asked(7, "morning? week? before? play after? account");
}

static void what_was_asked_is_in_the_log_of_its_session(void **state)
{
    (void)state;
    ask_scales_of_its_own();
    it.level = 7;
    expect_asked(0, "week? before? play after? account");
    it.level = 2;
    expect_asked(1, "morning? before? play after? account");
    LogReader *reader = log_reader_new(path);
    Arena *arena = arena_new();
    LoggedSession *sessions;
    assert_int_equal(
        log_reader_span(reader, arena, &(LogFilter){NULL, 0, INT64_MAX}, LOG_ALL, &sessions), 2);
    static const struct {
        const char *ask;
        ScaleWhen when;
        int level;
    } first[] = {{"after?", SCALE_AFTER, 7},
                 {"before?", SCALE_BEFORE, 7},
                 {"morning?", SCALE_MORNING, 2},
                 {"week?", SCALE_WEEKLY, 7}};
    assert_int_equal(sessions[0].scale_count, 4);
    LoggedSession whole = log_reader_whole(reader, arena, &sessions[0].session);
    assert_int_equal(whole.scale_count, 4);
    for (size_t i = 0; i < 4; i++) {
        const ScaleRecord *scale = &sessions[0].scales[i];
        assert_string_equal(scale->ask, first[i].ask);
        assert_string_equal(whole.scales[i].ask, first[i].ask);
        assert_string_equal(scale->high, "all");
        assert_int_equal(scale->when, first[i].when);
        assert_int_equal(scale->level, first[i].level);
    }
    assert_int_equal(sessions[1].scale_count, 2);
    arena_free(arena);
    log_reader_free(reader);
}

static void a_skipped_week_is_asked_about_the_next_day(void **state)
{
    (void)state;
    ask_scales_of_its_own();
    it.level = -1;
    expect_asked(0, "week? before? play after? account");
    expect_asked(0, "before? play after? account");
    it.level = 3;
    expect_asked(2, "week? before? play after? account");
    expect_asked(8, "before? play after? account");
    expect_asked(9, "morning? week? before? play after? account");
}

static void a_morning_that_nobody_answers_stays_due(void **state)
{
    (void)state;
    ask_scales_of_its_own();
    expect_asked(0, "week? before? play after? account");
    it.nobody = true;
    expect_asked(1, "morning? before? play after? account");
    it.nobody = false;
    expect_asked(1, "morning? before? play after? account");
    expect_asked(1, "before? play after? account");
}

static void where_nothing_is_logged_no_scale_is_asked(void **state)
{
    (void)state;
    ask_scales_of_its_own();
    assert_int_equal(visit(true, false), END_DONE);
    assert_string_equal(it.asked, "play account");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        VISIT_TEST(what_is_logged_is_asked_whole),
        VISIT_TEST(where_nothing_is_logged_what_guards_is_asked_alone),
        VISIT_TEST(what_the_minutes_leave_out_is_told_before_it_begins),
        VISIT_TEST(a_trial_is_asked_nothing),
        VISIT_TEST(a_closed_gate_ends_it),
        VISIT_TEST(much_pain_offers_half_and_more_none),
        VISIT_TEST(what_broke_off_comes_before_yesterday),
        VISIT_TEST(who_goes_on_is_asked_nothing_before),
        VISIT_TEST(what_nobody_answers_stays_due),
        VISIT_TEST(a_routine_asks_its_own_questions_each_at_its_moment),
        VISIT_TEST(what_was_asked_is_in_the_log_of_its_session),
        VISIT_TEST(a_skipped_week_is_asked_about_the_next_day),
        VISIT_TEST(a_morning_that_nobody_answers_stays_due),
        VISIT_TEST(where_nothing_is_logged_no_scale_is_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
