// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Going on with a session whose process died: where, with what, and when not. Each session under
 * test is played by a child that ends without a word. */
#include "journalled.h"

#include "base/array.h"
#include "log_files.h"
#include "routine/reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static LogReader *reader;

static int tear_down(void **state)
{
    log_reader_free(reader);
    reader = NULL;
    return journalled_close(state);
}

#define RESUME_TEST(name) cmocka_unit_test_setup_teardown(name, journalled_open, tear_down)

typedef void Play(Journalled *session);

/* Plays in a child, which dies after what it has committed is on the disk. */
static void play_and_die(Play *play, const Intake *intake)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        Journalled session = journalled_begin(intake, NULL);
        play(&session);
        _exit(log_wait(session.log, LOG_WAIT) ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

/* What is offered; changes nothing but what it closes. */
static Resume *find(void)
{
    log_reader_free(reader);
    reader = log_reader_new(path);
    Log *log = log_new(path);
    Resume *resume = resume_find(reader, log, routine, NULL, NULL);
    log_files_end(log);
    return resume;
}

static void expect_state(const char *state)
{
    assert_string_equal(log_files_ask(path, "SELECT state FROM session"), state);
}

/* ---- where ---- */

static void into_the_second_step(Journalled *session)
{
    journalled_until(session, 80);
}

static void it_goes_on_after_the_last_step_that_was_done(void **state)
{
    (void)state;
    play_and_die(into_the_second_step, NULL);
    Resume *resume = find();
    assert_non_null(resume);
    assert_int_equal(resume->first, 4); /* the quad's prepare */
    assert_string_equal(resume->step, "Quad");
    assert_int_equal(resume->step_number, 2);
    assert_int_equal(resume->steps, 3);
    assert_string_equal(resume->session.title, "Plan");
    assert_int_equal(resume->earlier[3].done, 30 * NS_PER_S);
    assert_false(resume->earlier[3].skipped);
    resume_free(resume);
}

/* The terminal is closed: what is under way is written too. */
static void into_the_right_side_and_closed(Journalled *session)
{
    journalled_until(session, 50);
    journal_free(session->journal);
}

static void after_a_closed_terminal_it_goes_on_inside_the_step(void **state)
{
    (void)state;
    play_and_die(into_the_right_side_and_closed, NULL);
    Resume *resume = find();
    assert_non_null(resume);
    assert_int_equal(resume->first, 2); /* the switch to the right */
    assert_string_equal(resume->step, "Calf");
    resume_free(resume);
}

static void it_is_one_session_in_the_log_when_it_has_gone_on(void **state)
{
    (void)state;
    play_and_die(into_the_second_step, NULL);
    Resume *resume = find();
    setenv("LIMBER_NOW", "1764107200+3600", 1);
    Journalled session = journalled_begin(NULL, resume);
    journalled_until(&session, 5 + 20 + 10 + 20);
    journalled_do(&session, COMMAND_NEXT);
    journalled_end(&session);
    resume_free(resume);
    assert_string_equal(log_files_ask(path, "SELECT state, started, ended, work_held_ms, steps,"
                                            " steps_done FROM session"),
                        "done|1764100000|1764107255|100000|3|3");
    assert_string_equal(log_files_ask(path, "SELECT position, held_ms FROM segment"),
                        "1|30000 / 3|30000 / 5|20000 / 7|20000 / 8|0");
    assert_null(find());
}

static void through_an_ouch(Journalled *session)
{
    journalled_until(session, 15);
    journalled_ouch(session, &(Ouch){.level = 4}, OUCH_EASED); /* then 20-35 */
    journalled_until(session, 45);
    journalled_ouch(session, &(Ouch){.level = 8}, OUCH_LEFT_OUT); /* in the quad, 40-60 */
}

static void what_an_ouch_changed_stays_changed(void **state)
{
    (void)state;
    play_and_die(through_an_ouch, NULL);
    Resume *resume = find();
    assert_non_null(resume);
    assert_int_equal(resume->first, 8);
    assert_string_equal(resume->step, "Stand");
    assert_int_equal(resume->ouch_count, 2);
    Timeline *timeline = timeline_build(routine);
    resume_apply_changes(resume, timeline, &(Easing){0});
    assert_true(timeline->segments[3].eased);
    assert_true(timeline->segments[7].left_out);
    timeline_free(timeline);
    resume_free(resume);
}

static void left_out_in_the_first_round(Journalled *session)
{
    journalled_until(session, 16); /* B 2-12, A 14-24 */
    journalled_ouch(session, &(Ouch){.level = 8}, OUCH_LEFT_OUT);
    journalled_until(session, 20); /* in B's second round; A's later ones have been written */
}

static void what_an_ouch_left_out_ahead_is_not_what_was_done(void **state)
{
    (void)state;
    routine_free(routine);
    routine = journalled_routine("limber: 1\ntitle: Plan\nwhen: any\nsteps:\n"
                                 "  - repeat: 3\n"
                                 "    steps:\n"
                                 "      - {name: B, hold: 10s, prepare: 2s}\n"
                                 "      - {name: A, hold: 10s, prepare: 2s}\n");
    play_and_die(left_out_in_the_first_round, NULL);
    Resume *resume = find();
    assert_non_null(resume);
    assert_int_equal(resume->first, 4);
    assert_string_equal(resume->step, "B");
    resume_free(resume);
}

static void gates_and_easing_are_as_they_were(void **state)
{
    (void)state;
    Intake *intake = intake_new(routine, NULL, 0);
    intake->eased = true;
    play_and_die(into_the_second_step, intake);
    intake_free(intake);
    Resume *resume = find();
    assert_non_null(resume);
    assert_true(resume->intake->eased);
    resume_free(resume);
}

static void what_was_said_before_it_is_known_after_it(void **state)
{
    (void)state;
    Intake *intake = intake_new(routine, NULL, 0);
    intake->asked = true;
    intake->before[0] = 3;
    intake->before[1] = 7;
    intake->pain_before = 2;
    play_and_die(into_the_second_step, intake);
    intake_free(intake);
    Resume *resume = find();
    assert_non_null(resume);
    assert_int_equal(resume->intake->before[0], 3);
    assert_int_equal(resume->intake->before[1], 7);
    assert_int_equal(resume->intake->pain_before, 2);
    resume_free(resume);
}

/* A catalogue whose user has this routine under this name. */
static Catalogue *catalogue_with(const char *name, const char *text)
{
    static char folder[256];
    char file[400];
    snprintf(folder, sizeof folder, "%s", log_files_folder(path));
    snprintf(file, sizeof file, "%s/routines", folder);
    mkdir(file, 0700);
    snprintf(file, sizeof file, "%s/routines/%s.yaml", folder, name);
    FILE *out = fopen(file, "w");
    assert_non_null(out);
    assert_true(fputs(text, out) >= 0 && fclose(out) == 0);
    return catalogue_new(folder, folder);
}

static bool found_in(Catalogue *catalogue, size_t *entry)
{
    log_reader_free(reader);
    reader = log_reader_new(path);
    Resume *resume = resume_find_any(reader, NULL, catalogue, NULL, entry);
    bool found = resume && resume->first == 4;
    resume_free(resume);
    return found;
}

static const Exercise calf = {
    .id = "calf", .name = "Calf", .side = SIDES_EACH, .easier = {.how = "With a bent knee"}};

static void into_the_right_side_in_another_form(Journalled *session)
{
    journalled_until(session, 10);
    journalled_swap(session, FORM_EASIER, &(Easing){0});
    journalled_until(session, 48); /* from 10: prepare to 15, left to 45 */
    journal_free(session->journal);
}

static void another_form_stays_the_form_that_it_goes_on_in(void **state)
{
    (void)state;
    routine->blocks[0].steps[0].exercise = &calf;
    play_and_die(into_the_right_side_in_another_form, NULL);
    Resume *resume = find();
    assert_non_null(resume);
    assert_int_equal(resume->first, 2); /* the change to the right */
    Timeline *timeline = timeline_build(routine);
    resume_apply_changes(resume, timeline, &(Easing){0});
    assert_int_equal(timeline->segments[3].form, FORM_EASIER);
    assert_string_equal(timeline->segments[3].step->cues[0].say, "With a bent knee");
    assert_int_equal(timeline->segments[5].form, FORM_OWN);
    timeline_free(timeline);
    resume_free(resume);
    routine->blocks[0].steps[0].exercise = NULL;
}

static void into_the_short_second_step(Journalled *session)
{
    journalled_until(session, 45);
}

static void one_that_was_cut_to_minutes_goes_on_as_it_was_cut(void **state)
{
    (void)state;
    extent.minutes = 1;
    play_and_die(into_the_short_second_step, NULL);
    extent.minutes = 0;
    Resume *resume = find();
    assert_non_null(resume);
    assert_int_equal(resume_extent(resume).minutes, 1);
    assert_string_equal(resume->step, "Quad");
    assert_int_equal(resume->earlier[1].done, 15 * NS_PER_S);
    resume_free(resume);
}

static void home_finds_it_among_the_routines_by_name(void **state)
{
    (void)state;
    size_t entry = 99;
    play_and_die(into_the_second_step, NULL);
    Catalogue *other = catalogue_with("another", journalled_text);
    assert_false(found_in(other, &entry));
    catalogue_free(other);
    Catalogue *catalogue = catalogue_with("plan", journalled_text);
    assert_true(found_in(catalogue, &entry));
    assert_string_equal(catalogue->entries[entry].name, "plan");
    catalogue_free(catalogue);
    Catalogue *damaged = catalogue_with("plan", "limber: 1\n");
    assert_false(found_in(damaged, &entry));
    catalogue_free(damaged);
}

/* ---- when not ---- */

static void nothing_yet(Journalled *session)
{
    journalled_until(session, 20);
}

static void a_session_of_which_nothing_was_done_is_closed_unasked(void **state)
{
    (void)state;
    play_and_die(nothing_yet, NULL);
    assert_null(find());
    expect_state("stopped");
}

static void to_the_last_wait(Journalled *session)
{
    journalled_until(session, 200);
    journalled_do(session, COMMAND_OUCH);
}

static void one_of_which_nothing_is_left_is_done(void **state)
{
    (void)state;
    play_and_die(to_the_last_wait, NULL);
    assert_null(find());
    expect_state("done");
}

static void who_declines_has_finished_it_early(void **state)
{
    (void)state;
    play_and_die(into_the_second_step, NULL);
    Resume *resume = find();
    Log *log = log_new(path);
    resume_decline(resume, log);
    log_files_end(log);
    resume_free(resume);
    expect_state("stopped");
    assert_null(find());
}

static void after_twelve_hours_it_is_left_alone(void **state)
{
    (void)state;
    play_and_die(into_the_second_step, NULL);
    setenv("LIMBER_NOW", "1764143201+3600", 1);
    assert_null(find());
    setenv("LIMBER_NOW", "1764143199+3600", 1);
    Resume *resume = find();
    assert_non_null(resume);
    resume_free(resume);
}

static void a_routine_that_was_changed_since_is_not_gone_on_with(void **state)
{
    (void)state;
    play_and_die(into_the_second_step, NULL);
    char changed[1024];
    snprintf(changed, sizeof changed, "%s# one more word\n", journalled_text);
    Routine *old = routine;
    routine = journalled_routine(changed);
    assert_null(find());
    routine_free(routine);
    routine = old;
}

static void rows_that_fit_no_segment_are_not_gone_on_with(void **state)
{
    (void)state;
    const char *const damage[] = {
        "UPDATE segment SET position = 100000 WHERE position = 3",
        "UPDATE segment SET position = 2 WHERE position = 3",
        "UPDATE segment SET planned_ms = 1 WHERE position = 3",
        "INSERT INTO ouch (session, number, position, step_index, step, level, alarm, action, at, "
        "at_offset) SELECT number, 1, 100000, 0, 'Calf', 4, 0, 'eased', 1, 0 FROM session",
    };
    for (size_t i = 0; i < COUNT_OF(damage); i++) {
        path = log_files_new();
        play_and_die(into_the_second_step, NULL);
        log_files_run(path, damage[i]);
        assert_null(find());
        expect_state("stopped");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RESUME_TEST(it_goes_on_after_the_last_step_that_was_done),
        RESUME_TEST(after_a_closed_terminal_it_goes_on_inside_the_step),
        RESUME_TEST(it_is_one_session_in_the_log_when_it_has_gone_on),
        RESUME_TEST(what_an_ouch_changed_stays_changed),
        RESUME_TEST(what_an_ouch_left_out_ahead_is_not_what_was_done),
        RESUME_TEST(gates_and_easing_are_as_they_were),
        RESUME_TEST(what_was_said_before_it_is_known_after_it),
        RESUME_TEST(another_form_stays_the_form_that_it_goes_on_in),
        RESUME_TEST(one_that_was_cut_to_minutes_goes_on_as_it_was_cut),
        RESUME_TEST(home_finds_it_among_the_routines_by_name),
        RESUME_TEST(a_session_of_which_nothing_was_done_is_closed_unasked),
        RESUME_TEST(one_of_which_nothing_is_left_is_done),
        RESUME_TEST(who_declines_has_finished_it_early),
        RESUME_TEST(after_twelve_hours_it_is_left_alone),
        RESUME_TEST(a_routine_that_was_changed_since_is_not_gone_on_with),
        RESUME_TEST(rows_that_fit_no_segment_are_not_gone_on_with),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
