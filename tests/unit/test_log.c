// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a session writes stands in the log, as plain SQL reads it. */
#include "log_files.h"

#include "base/array.h"
#include "store/schema.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static int remove_files(void **state)
{
    (void)state;
    log_files_remove();
    return 0;
}

static void commit(Log *log)
{
    log_commit(log);
    assert_true(log_wait(log, LOG_WAIT));
    assert_string_equal(log_note(log), "");
}

static void a_session_stands_in_the_log_once_it_has_begun(void **state)
{
    (void)state;
    const char *path = log_files_new();
    Log *log = log_new(path);
    SessionRecord session = log_files_session();
    session.core_only = true;
    log_session_begin(log, &session, log_files_routine("limber: 1\n"));
    assert_true(log_wait(log, LOG_WAIT));
    assert_int_equal(strlen(session.id), 32);
    assert_int_equal(strspn(session.id, "0123456789abcdef"), 32);
    assert_string_equal(log_files_ask(path, "SELECT id FROM session"), session.id);
    assert_string_equal(
        log_files_ask(path, "SELECT started, started_offset, ended, ended_offset, day, state,"
                            " routine, core_only, planned_ms, work_planned_ms, work_held_ms, steps,"
                            " steps_done, pauses, paused_ms, note FROM session"),
        "1764100000|3600|-|-|20417|running|knee|1|300000|240000|0|4|0|0|0|-");
    assert_int_equal(log_files_count(path, "SELECT count(*) FROM session"
                                           " WHERE host IS NOT NULL AND process IS NOT NULL"),
                     1);
    log_files_end(log);
}

static void the_text_of_a_routine_is_kept_once_a_version(void **state)
{
    (void)state;
    const char *path = log_files_new();
    const char *texts[] = {"abc", "abc", "abcd"};
    Log *log = log_new(path);
    for (int i = 0; i < 3; i++) {
        SessionRecord session = log_files_session();
        log_session_begin(log, &session, log_files_routine(texts[i]));
        if (i < 2) /* FIPS 180-4's own example */
            assert_string_equal(session.sha256,
                                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
    log_files_end(log);
    assert_string_equal(
        log_files_ask(path, "SELECT name, title, version, text FROM routine ORDER BY text"),
        "knee|Your knee|3|abc / knee|Your knee|3|abcd");
    assert_int_equal(log_files_count(path, "SELECT count(*) FROM session JOIN routine"
                                           " USING (sha256)"),
                     3);
}

static void every_session_has_an_id_of_its_own(void **state)
{
    (void)state;
    const char *path = log_files_new();
    Log *log = log_new(path);
    for (int i = 0; i < 50; i++) {
        SessionRecord session = log_files_session();
        log_session_begin(log, &session, log_files_routine("x"));
    }
    log_files_end(log);
    assert_int_equal(log_files_count(path, "SELECT count(DISTINCT id) FROM session"), 50);
}

static void a_segment_keeps_all_that_was_planned_and_done(void **state)
{
    (void)state;
    const char *path = log_files_new();
    Log *log = log_new(path);
    SessionRecord session = log_files_begin(log);
    SegmentRecord segment = {7,
                             2,
                             "Calf — bent",
                             NULL,
                             SIDE_RIGHT,
                             2,
                             3,
                             4,
                             45000 * NS_PER_MS,
                             12345678901,
                             10,
                             8,
                             .skipped = true,
                             .left_out = true,
                             .eased = true,
                             .longer = 2,
                             .ended = {1764100500, -18000}};
    log_segment(log, session.id, &segment);
    segment = log_files_segment(9);
    segment.side = SIDE_NONE;
    log_segment(log, session.id, &segment);
    commit(log);
    assert_string_equal(
        log_files_ask(path, "SELECT position, step_index, step, exercise, side, set_number, sets,"
                            " round, planned_ms, held_ms, reps_planned, reps, skipped, left_out,"
                            " eased, longer, ended, ended_offset FROM segment ORDER BY position"),
        "7|2|Calf — bent|-|right|2|3|4|45000|12346|10|8|1|1|1|2|1764100500|-18000 / "
        "9|4|Calf stretch|wall-calf-straight|-|1|2|1|30000|30000|0|0|0|0|0|0|1764100069|3600");
    log_files_end(log);
}

static void a_segment_done_anew_replaces_the_one_before(void **state)
{
    (void)state;
    const char *path = log_files_new();
    Log *log = log_new(path);
    SessionRecord session = log_files_begin(log);
    SegmentRecord segment = log_files_segment(1);
    segment.held = NS_PER_S;
    log_segment(log, session.id, &segment);
    commit(log);
    segment.held = 2 * NS_PER_S;
    log_segment(log, session.id, &segment);
    commit(log);
    assert_string_equal(log_files_ask(path, "SELECT position, held_ms FROM segment"), "1|2000");
    log_files_end(log);
}

static void nothing_of_a_step_is_written_before_its_commit(void **state)
{
    (void)state;
    const char *path = log_files_new();
    Log *log = log_new(path);
    SessionRecord session = log_files_begin(log);
    SegmentRecord segment = log_files_segment(1);
    log_segment(log, session.id, &segment);
    assert_true(log_wait(log, LOG_WAIT));
    assert_int_equal(log_files_count(path, "SELECT count(*) FROM segment"), 0);
    commit(log);
    assert_int_equal(log_files_count(path, "SELECT count(*) FROM segment"), 1);
    log_files_end(log);
}

static void ratings_and_pains_are_kept_and_what_was_skipped_is_no_zero(void **state)
{
    (void)state;
    const char *path = log_files_new();
    Log *log = log_new(path);
    SessionRecord session = log_files_begin(log);
    log_rating(log, session.id, &(RatingRecord){"calves", SIDE_LEFT, RATING_BEFORE, 7});
    log_rating(log, session.id, &(RatingRecord){"calves", SIDE_RIGHT, RATING_BEFORE, -1});
    log_rating(log, session.id, &(RatingRecord){"calves", SIDE_LEFT, RATING_AFTER, 0});
    log_rating(log, session.id, &(RatingRecord){"low-back", SIDE_NONE, RATING_BEFORE, 3});
    log_rating(log, session.id, &(RatingRecord){"low-back", SIDE_NONE, RATING_BEFORE, 4});
    log_pain(log, session.id, &(PainRecord){PAIN_BEFORE, 2, {1764100000, 3600}});
    log_pain(log, session.id, &(PainRecord){PAIN_AFTER, -1, {1764100900, 3600}});
    log_pain(log, session.id, &(PainRecord){PAIN_MORNING, 0, {1764140000, 3600}});
    commit(log);
    assert_string_equal(log_files_ask(path, "SELECT region, side, moment, tightness FROM rating"
                                            " ORDER BY region, side, moment DESC"),
                        "calves|left|before|7 / calves|left|after|0 / calves|right|before|- / "
                        "low-back|centre|before|4");
    assert_string_equal(log_files_ask(path, "SELECT moment, level, at, at_offset FROM pain"
                                            " ORDER BY at"),
                        "before|2|1764100000|3600 / after|-|1764100900|3600 / "
                        "morning|0|1764140000|3600");
    log_files_end(log);
}

static void ouches_are_counted_in_their_session(void **state)
{
    (void)state;
    const char *path = log_files_new();
    Log *log = log_new(path);
    for (int i = 0; i < 2; i++) {
        SessionRecord session = log_files_begin(log);
        OuchRecord ouch = {3, 1,     "Heel drop", "heel-drop-straight", SIDE_LEFT, "calf-upper",
                           5, false, OUCH_EASED,  {1764100100, 3600}};
        log_ouch(log, session.id, &ouch);
        log_ouch(log, session.id, &ouch); /* the same one, told twice */
        ouch = (OuchRecord){.position = 5,
                            .step = "Walk",
                            .level = -1,
                            .alarm = true,
                            .action = OUCH_LEFT_OUT,
                            .at = {1764100200, 3600}};
        log_ouch(log, session.id, &ouch);
        commit(log);
    }
    log_files_end(log);
    assert_string_equal(
        log_files_ask(path, "SELECT session, number, position, step_index, step, exercise, side,"
                            " region, level, alarm, action, at, at_offset FROM ouch"
                            " WHERE session = 1 ORDER BY number"),
        "1|1|3|1|Heel drop|heel-drop-straight|left|calf-upper|5|0|eased|1764100100|3600 / "
        "1|2|5|0|Walk|-|-|-|-|1|left-out|1764100200|3600");
    assert_string_equal(log_files_ask(path, "SELECT number FROM ouch WHERE session = 2"), "1 / 2");
}

static void a_session_that_has_ended_is_nobodys_any_more(void **state)
{
    (void)state;
    const char *path = log_files_new();
    Log *log = log_new(path);
    SessionRecord session = log_files_begin(log);
    session.state = SESSION_STOPPED;
    session.ended = (Moment){1764100600, 3600};
    session.work_held = 200 * NS_PER_S;
    session.steps_done = 3;
    session.pauses = 2;
    session.paused = 1500 * NS_PER_MS;
    session.note = "Slept badly; 'quotes' and \"more\"";
    log_session_update(log, &session);
    commit(log);
    assert_string_equal(
        log_files_ask(path, "SELECT ended, ended_offset, state, work_held_ms, steps_done, pauses,"
                            " paused_ms, note, host, process FROM session"),
        "1764100600|3600|stopped|200000|3|2|1500|Slept badly; 'quotes' and \"more\"|-|-");
    log_files_end(log);
}

static void a_session_that_goes_on_keeps_its_row_and_its_parts(void **state)
{
    (void)state;
    const char *path = log_files_new();
    Log *log = log_new(path);
    SessionRecord session = log_files_begin(log);
    SegmentRecord segment = log_files_segment(1);
    log_segment(log, session.id, &segment);
    log_files_end(log); /* commits */
    log = log_new(path);
    session.started.utc_s += 4000;
    log_session_begin(log, &session, NULL);
    segment.position = 3;
    log_segment(log, session.id, &segment);
    commit(log);
    log_files_end(log);
    assert_string_equal(log_files_ask(path, "SELECT started, state FROM session"),
                        "1764100000|running");
    assert_string_equal(log_files_ask(path, "SELECT position FROM segment"), "1 / 3");
}

static void where_nothing_is_written_no_file_is_made(void **state)
{
    (void)state;
    const char *path = log_files_new();
    Log *log = log_new(path);
    assert_true(log_wait(log, LOG_WAIT));
    assert_int_equal(log_files_named(path, "log.db"), 0);
    log_files_end(log);
    assert_int_equal(log_files_named(path, "log.db"), 0);
}

static void a_session_deleted_meanwhile_stays_deleted(void **state)
{
    (void)state;
    const char *path = log_files_new();
    Log *log = log_new(path);
    SessionRecord session = log_files_begin(log);
    SegmentRecord segment = log_files_segment(1);
    log_segment(log, session.id, &segment);
    commit(log);
    log_files_run(path, "PRAGMA foreign_keys = ON; DELETE FROM session");
    segment.position = 2;
    log_segment(log, session.id, &segment);
    log_session_update(log, &session);
    log_commit(log);
    assert_false(log_wait(log, LOG_WAIT));
    assert_string_equal(log_note(log), "not logged: the session was deleted from the log");
    assert_int_equal(log_files_count(path, "SELECT count(*) FROM segment"), 0);
    assert_int_equal(log_files_count(path, "SELECT count(*) FROM session"), 0);
    session = log_files_begin(log); /* another one is logged again */
    assert_string_equal(log_note(log), "");
    assert_true(log_files_add(log, &session, 1));
    log_files_end(log);
}

static void a_deleted_session_is_said_at_its_end_too(void **state)
{
    (void)state;
    char why[256];
    const char *path = log_files_new();
    Log *log = log_new(path);
    SessionRecord session = log_files_begin(log);
    log_files_run(path, "PRAGMA foreign_keys = ON; DELETE FROM session");
    session.state = SESSION_DONE;
    log_session_update(log, &session);
    assert_false(log_free(log, why, sizeof why));
    assert_string_equal(why, "not logged: the session was deleted from the log");
}

static void gate_answers_and_pins_are_kept(void **state)
{
    (void)state;
    const char *path = log_files_new();
    Log *log = log_new(path);
    GateRecord answers[] = {{"hot-joint", false, SIDE_NONE, {1764100000, 3600}},
                            {"Did it swell?", true, SIDE_LEFT, {1764100000, 3600}}};
    log_gate(log, answers, 2);
    log_pin(log, &(PinRecord){"unwind-6", {3, 7}, {1764100000, 3600}});
    log_pin(log, &(PinRecord){"foam-roll-12", {1, 2}, {1764100000, 3600}});
    log_pin(log, &(PinRecord){"unwind-6", {2, 1}, {1764200000, 3600}});
    log_unpin(log, "foam-roll-12");
    log_unpin(log, "never-pinned");
    log_files_end(log);
    assert_string_equal(log_files_ask(path, "SELECT * FROM gate ORDER BY question"),
                        "Did it swell?|1|left|1764100000|3600 / hot-joint|0|-|1764100000|3600");
    assert_string_equal(log_files_ask(path, "SELECT * FROM pin"), "unwind-6|2|1|1764200000|3600");
}

/* A log with one session. */
static void make_log(const char *path)
{
    Log *log = log_new(path);
    log_files_begin(log);
    log_files_end(log);
}

static void the_log_is_for_its_user_alone(void **state)
{
    (void)state;
    struct stat status;
    const char *path = log_files_new();
    umask(0);
    make_log(path);
    umask(022);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(stat(log_files_folder(path), &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
}

static void the_file_says_what_it_is(void **state)
{
    (void)state;
    const char *path = log_files_new();
    make_log(path);
    char said[64];
    snprintf(said, sizeof said, "4c6d6272|%d|delete", SCHEMA_VERSION);
    assert_string_equal(log_files_ask(path, "SELECT printf('%x', application_id), user_version,"
                                            " journal_mode FROM pragma_application_id,"
                                            " pragma_user_version, pragma_journal_mode"),
                        said);
    assert_string_equal(log_files_ask(path, "PRAGMA integrity_check"), "ok");
}

static void every_table_and_column_is_explained_in_the_docs(void **state)
{
    (void)state;
    static char docs[32768], names[8192];
    const char *path = log_files_new();
    make_log(path);
    snprintf(docs, sizeof docs, "%s/docs/log.md", getenv("LIMBER_SOURCE"));
    FILE *in = fopen(docs, "r");
    assert_non_null(in);
    docs[fread(docs, 1, sizeof docs - 1, in)] = '\0';
    fclose(in);
    snprintf(names, sizeof names, "%s",
             log_files_ask(path, "SELECT '**' || name || '**' FROM sqlite_schema"
                                 " WHERE type = 'table' UNION ALL"
                                 " SELECT '`' || c.name || '`' FROM sqlite_schema t,"
                                 " pragma_table_info(t.name) c WHERE t.type = 'table'"
                                 " AND c.name NOT LIKE '%\\_offset' ESCAPE '\\'"));
    int count = 0;
    for (char *name = strtok(names, " /"); name; name = strtok(NULL, " /"), count++)
        if (!strstr(docs, name))
            fail_msg("docs/log.md does not explain %s", name);
    assert_true(count > 60);
}

static void callers_may_forget_their_texts_at_once(void **state)
{
    (void)state;
    char name[] = "Calf stretch", region[] = "calves";
    const char *path = log_files_new();
    Log *log = log_new(path);
    SessionRecord session = log_files_begin(log);
    SegmentRecord segment = log_files_segment(1);
    segment.step = name;
    log_segment(log, session.id, &segment);
    log_rating(log, session.id, &(RatingRecord){region, SIDE_LEFT, RATING_BEFORE, 1});
    memset(name, 'x', sizeof name - 1);
    memset(region, 'x', sizeof region - 1);
    commit(log);
    assert_string_equal(log_files_ask(path, "SELECT step, region FROM segment, rating"),
                        "Calf stretch|calves");
    log_files_end(log);
}

/* A signal that the program's thread holds back stays pending: the log's thread does
 * not take it. */
static void signals_are_left_to_the_programs_thread(void **state)
{
    (void)state;
    static const int signals[] = {SIGHUP, SIGINT, SIGTERM, SIGWINCH, SIGTSTP, SIGALRM};
    sigset_t blocked, before, pending;
    Log *log = log_new(log_files_new());
    assert_true(log_wait(log, LOG_WAIT));
    sigfillset(&blocked);
    pthread_sigmask(SIG_SETMASK, &blocked, &before);
    for (size_t i = 0; i < COUNT_OF(signals); i++) {
        int taken;
        sigset_t one;
        kill(getpid(), signals[i]); /* would end or stop this test where the thread took it */
        sigpending(&pending);
        assert_true(sigismember(&pending, signals[i]));
        sigemptyset(&one);
        sigaddset(&one, signals[i]);
        assert_int_equal(sigwait(&one, &taken), 0);
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    log_files_end(log);
}

static void without_a_path_the_log_is_in_the_users_state_folder(void **state)
{
    (void)state;
    char folder[256], path[300];
    snprintf(folder, sizeof folder, "%s", log_files_folder(log_files_new()));
    setenv("XDG_STATE_HOME", folder, 1);
    make_log(NULL);
    snprintf(path, sizeof path, "%s/limber/log.db", folder);
    assert_string_equal(log_files_ask(path, "SELECT count(*) FROM session"), "1");
    unsetenv("XDG_STATE_HOME");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_session_stands_in_the_log_once_it_has_begun),
        cmocka_unit_test(the_text_of_a_routine_is_kept_once_a_version),
        cmocka_unit_test(every_session_has_an_id_of_its_own),
        cmocka_unit_test(a_segment_keeps_all_that_was_planned_and_done),
        cmocka_unit_test(a_segment_done_anew_replaces_the_one_before),
        cmocka_unit_test(nothing_of_a_step_is_written_before_its_commit),
        cmocka_unit_test(ratings_and_pains_are_kept_and_what_was_skipped_is_no_zero),
        cmocka_unit_test(ouches_are_counted_in_their_session),
        cmocka_unit_test(a_session_that_has_ended_is_nobodys_any_more),
        cmocka_unit_test(a_session_that_goes_on_keeps_its_row_and_its_parts),
        cmocka_unit_test(where_nothing_is_written_no_file_is_made),
        cmocka_unit_test(a_session_deleted_meanwhile_stays_deleted),
        cmocka_unit_test(a_deleted_session_is_said_at_its_end_too),
        cmocka_unit_test(gate_answers_and_pins_are_kept),
        cmocka_unit_test(the_log_is_for_its_user_alone),
        cmocka_unit_test(the_file_says_what_it_is),
        cmocka_unit_test(every_table_and_column_is_explained_in_the_docs),
        cmocka_unit_test(callers_may_forget_their_texts_at_once),
        cmocka_unit_test(signals_are_left_to_the_programs_thread),
        cmocka_unit_test(without_a_path_the_log_is_in_the_users_state_folder),
    };
    return cmocka_run_group_tests(tests, NULL, remove_files);
}
