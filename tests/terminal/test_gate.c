// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The gate as a person meets it: all questions at once, none of them with one key, and what a yes
 * means. */
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

static void start(int rows, int columns, const char *options, const char *const *environment)
{
    char arguments[400];
    snprintf(arguments, sizeof arguments, "start %s %s", fixture_routine("care.yaml", fixture_care),
             options);
    fixture_limber(rows, columns, arguments, environment);
}

static void all_questions_stand_together_and_one_key_is_none_of_them(void **state)
{
    (void)state;
    start(32, 100, "", NULL);
    assert_true(emulator_wait_for("any of these?"));
    assert_true(emulator_shows("Dark urine"));
    assert_true(emulator_shows("Was there a sudden pop"));
    assert_true(emulator_shows("Did you sleep badly?"));
    emulator_type("n");
    assert_true(emulator_wait_for("How tight is it now?"));
}

static bool is_filled(const char *text)
{
    for (int row = 0; row < 40; row++) {
        const char *found = strstr(emulator_row(row), text);
        if (found)
            return emulator_cell(row, (int)(found - emulator_row(row))).filled;
    }
    return false;
}

static void enter_moves_on_and_never_says_yes(void **state)
{
    (void)state;
    start(32, 100, "", NULL);
    assert_true(emulator_wait_for("any of these?"));
    emulator_type("\r");
    assert_true(emulator_wait_for("> no  "));
    assert_true(emulator_wait_cursor_on("Was there a sudden pop"));
    emulator_type("\r");
    assert_true(emulator_wait_cursor_on("Did you sleep badly?"));
    assert_false(emulator_shows("> yes") || emulator_shows("  both  "));
    emulator_pump(1100); /* before, Enter could be one that was pressed too long */
    emulator_type("\r");
    assert_true(emulator_wait_for("How tight is it now?"));
}

/* Pressed before the gate is drawn, it is read at once. Only a machine that stood still for a
 * second just then may let it pass, which it does not do each time. */
static void an_enter_pressed_too_early_passes_no_gate(void **state)
{
    char arguments[400];
    bool stayed = false;
    (void)state;
    snprintf(arguments, sizeof arguments, "start %s",
             fixture_routine("gate.yaml", "limber: 1\ntitle: Gate\nwhen: any\ngate: [dark-urine]\n"
                                          "steps:\n  - {name: Calf hold, hold: 40s}\n"));
    for (int attempt = 0; attempt < 5 && !stayed; attempt++) {
        fixture_limber(32, 100, arguments, NULL);
        emulator_type("\n?");
        assert_true(emulator_wait_for("this help"));
        stayed = emulator_shows("no to all of them");
        fixture_stop(NULL);
    }
    assert_true(stayed);
}

static void no_reflex_says_yes(void **state)
{
    (void)state;
    start(32, 100, "", NULL);
    assert_true(emulator_wait_for("any of these?"));
    emulator_type(" \033OC\033OD \tj \033OC\033OD ");
    assert_true(emulator_wait_cursor_on("Was there a sudden pop"));
    emulator_type("n");
    assert_true(emulator_wait_for("How tight is it now?"));
}

static void an_answer_is_whole_in_its_column(void **state)
{
    static const char *const ascii[] = {"LC_ALL=C", NULL}, *const *const environments[] = {NULL,
                                                                                           ascii};
    static const char *const answers[][2] = {
        {"l", "> left  "}, {"r", "> right "}, {"b", "> both  "}};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        start(24, 80, "", environments[i]);
        assert_true(emulator_wait_for("any of these?"));
        emulator_type("j");
        for (size_t j = 0; j < 3; j++) {
            emulator_type(answers[j][0]);
            assert_true(emulator_wait_for(answers[j][1]));
        }
        emulator_stop();
    }
}

static void a_yes_to_what_blocks_all_closes_it_and_says_whom_to_call(void **state)
{
    (void)state;
    start(32, 100, "", NULL);
    assert_true(emulator_wait_for("any of these?"));
    emulator_type("yn");
    assert_true(emulator_wait_for("Get help first. No session today."));
    assert_true(emulator_shows("A&E now"));
    assert_true(is_filled("A&E now"));
    assert_true(emulator_shows("999"));
    assert_false(emulator_shows("go on"));
    emulator_type("q");
    assert_int_equal(WEXITSTATUS(emulator_wait_end()), 1);
}

static void the_numbers_to_call_are_a_setting(void **state)
{
    (void)state;
    fixture_own_routine("../config.yaml", "help-line: Call Nurse Joy on 5550199\n");
    start(32, 100, "", NULL);
    assert_true(emulator_wait_for("any of these?"));
    emulator_type("yn");
    assert_true(emulator_wait_for("Nurse Joy on 5550199"));
    fixture_own_routine("../config.yaml", "sound: true\n");
}

static void a_yes_for_one_leg_leaves_the_other(void **state)
{
    (void)state;
    start(32, 100, "", NULL);
    assert_true(emulator_wait_for("any of these?"));
    emulator_type("jl");
    assert_true(emulator_wait_for("> left"));
    emulator_type("n");
    assert_true(emulator_wait_for("Nothing is done for the left leg"));
    assert_true(is_filled("treatment centre today"));
    emulator_type("\r \r"); /* what is urgent is not passed by reflex */
    emulator_type("g");
    assert_true(emulator_wait_for("How tight is it now?"));
    emulator_type("s");
    assert_true(emulator_wait_for("Any pain now"));
    emulator_type("s");
    assert_true(emulator_wait_for("Get set"));
    assert_true(emulator_shows("─ right "));
    assert_false(emulator_shows("─ left "));
}

static void a_physios_own_question_says_what_a_yes_means(void **state)
{
    (void)state;
    start(32, 100, "", NULL);
    assert_true(emulator_wait_for("any of these?"));
    emulator_type("jjyn");
    assert_true(emulator_wait_for("Tell your physio."));
    assert_false(is_filled("Tell your physio."));
    emulator_type("\r");
    assert_true(emulator_wait_for("How tight is it now?"));
}

static void red_flags_are_asked_each_time_and_the_rest_once_a_week(void **state)
{
    static const char *const monday[] = {"LIMBER_NOW=1764000000", NULL},
                             *const friday[] = {"LIMBER_NOW=1764345600", NULL},
                             *const later[] = {"LIMBER_NOW=1764864001", NULL};
    (void)state;
    start(32, 100, "", monday);
    assert_true(emulator_wait_for("any of these?"));
    emulator_type("jjyn");
    assert_true(emulator_wait_for("Tell your physio."));
    emulator_type("q");
    assert_int_equal(WEXITSTATUS(emulator_wait_end()), 1);
    start(32, 100, "", friday);
    assert_true(emulator_wait_for("any of these?"));
    assert_true(emulator_shows("Dark urine"));
    assert_false(emulator_shows("Was there a sudden pop") ||
                 emulator_shows("Did you sleep badly?"));
    emulator_type("n");
    assert_true(emulator_wait_for("Tell your physio."));
    emulator_type("a");
    assert_true(emulator_wait_for("any of these?"));
    assert_true(emulator_shows("Did you sleep badly?"));
    emulator_type("q");
    assert_int_equal(WEXITSTATUS(emulator_wait_end()), 1);
    start(32, 100, "", later);
    assert_true(emulator_wait_for("any of these?"));
    assert_true(emulator_shows("Did you sleep badly?"));
}

/* The question of the heart was the eleventh, below the last row, and "none of these" a no to it.
 */
static void what_was_not_on_the_screen_is_not_said_no_to(void **state)
{
    char arguments[400];
    (void)state;
    snprintf(
        arguments, sizeof arguments, "start %s",
        fixture_routine("many.yaml",
                        "limber: 1\ntitle: Many\nwhen: any\n"
                        "gate: [injury-or-swelling, locking, hot-joint, bone-pain, low-energy,\n"
                        "  pop-or-kick, builds-with-running, side-hip, tendon-medicine,\n"
                        "  numb-foot, chest-or-dizzy]\n"
                        "steps:\n  - {name: Calf hold, hold: 40s}\n"));
    fixture_limber(20, 80, arguments, NULL);
    assert_true(emulator_wait_for("none here; more"));
    assert_false(emulator_shows("Chest pain"));
    emulator_type("n");
    assert_true(emulator_wait_for("Chest pain"));
    assert_true(emulator_wait_for("none of these   "));
    assert_false(emulator_shows("Get set"));
    emulator_type("n");
    assert_true(emulator_wait_for("Get set"));
}

static void it_works_in_a_small_window_without_utf8(void **state)
{
    static const char *const environment[] = {"LC_ALL=C", NULL};
    (void)state;
    start(12, 40, "", environment);
    assert_true(emulator_wait_for("any of these?"));
    emulator_type("jj");
    assert_true(emulator_wait_for("Did you sleep badly?"));
    emulator_type("n");
    assert_true(emulator_wait_for("How tight is it now?"));
    for (int rows = 1; rows <= 12; rows++)
        emulator_resize(rows, rows * 3);
    emulator_resize(12, 40);
    assert_true(emulator_wait_for("How tight is it now?"));
}

static void no_size_makes_it_fail(void **state)
{
    (void)state;
    start(24, 80, "", NULL);
    assert_true(emulator_wait_for("any of these?"));
    for (int i = 0; i < 40; i++) {
        emulator_resize(1 + i * 7 % 30, 1 + i * 13 % 100);
        emulator_type(i % 3 ? "j" : "k");
    }
    emulator_resize(24, 80);
    assert_true(emulator_wait_for("any of these?"));
}

/* As many as a file may ask. */
static void a_gate_of_a_hundred_questions_is_scrolled(void **state)
{
    (void)state;
    static char text[32768], arguments[400];
    size_t used = (size_t)snprintf(text, sizeof text, "limber: 1\ntitle: Long\nwhen: any\ngate:\n");
    for (int i = 1; i <= 100; i++)
        used += (size_t)snprintf(text + used, sizeof text - used,
                                 "  - {ask: Question %d?, then: Answer %d}\n", i, i);
    snprintf(text + used, sizeof text - used, "steps:\n  - {name: Hold it, hold: 30s}\n");
    snprintf(arguments, sizeof arguments, "start %s", fixture_routine("long.yaml", text));
    fixture_limber(24, 80, arguments, NULL);
    assert_true(emulator_wait_for("Question 1?"));
    for (int i = 0; i < 99; i++)
        emulator_type(i % 2 ? "j" : "yj");
    assert_true(emulator_wait_for("Question 100?"));
    emulator_type("n");
    assert_true(emulator_wait_for("Answer 1"));
    emulator_type("\r");
    assert_true(emulator_wait_for("Hold it"));
}

static void a_trial_at_another_speed_asks_nothing(void **state)
{
    (void)state;
    start(24, 80, "--speed 2", NULL);
    assert_true(emulator_wait_for("Calf hold"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, fixture_stop)
    const struct CMUnitTest tests[] = {
        TEST(all_questions_stand_together_and_one_key_is_none_of_them),
        TEST(enter_moves_on_and_never_says_yes),
        TEST(an_enter_pressed_too_early_passes_no_gate),
        TEST(no_reflex_says_yes),
        TEST(an_answer_is_whole_in_its_column),
        TEST(a_yes_to_what_blocks_all_closes_it_and_says_whom_to_call),
        TEST(the_numbers_to_call_are_a_setting),
        TEST(a_yes_for_one_leg_leaves_the_other),
        TEST(a_physios_own_question_says_what_a_yes_means),
        TEST(red_flags_are_asked_each_time_and_the_rest_once_a_week),
        TEST(what_was_not_on_the_screen_is_not_said_no_to),
        TEST(it_works_in_a_small_window_without_utf8),
        TEST(no_size_makes_it_fail),
        TEST(a_gate_of_a_hundred_questions_is_scrolled),
        TEST(a_trial_at_another_speed_asks_nothing),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
