// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The keys that change what a step still asks (its length and its form) or say what was done of it.
 */
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static void start(const char *text)
{
    char arguments[300];
    snprintf(arguments, sizeof arguments, "start %s", fixture_routine("steps.yaml", text));
    fixture_limber(24, 80, arguments, NULL);
}

static void plus_and_minus_move_the_end_by_ten_seconds(void **state)
{
    (void)state;
    start("limber: 1\ntitle: Long\nwhen: any\nsteps:\n"
          "  - {name: Stay, hold: 10m, prepare: 0}\n"
          "  - {name: After, hold: 10m, prepare: 0}\n");
    assert_true(emulator_wait_for("/ 20:00"));
    emulator_type("-");
    assert_true(emulator_wait_for("Ten seconds less"));
    assert_true(emulator_wait_for("/ 19:50"));
    emulator_type("-");
    assert_true(emulator_wait_for("/ 19:40"));
    emulator_type("+");
    assert_true(emulator_wait_for("/ 19:50"));
    emulator_type("?");
    assert_true(emulator_wait_for("ten seconds less"));
}

static void s_takes_another_form_of_the_step_and_the_set_is_begun_again(void **state)
{
    (void)state;
    start("limber: 1\ntitle: Long\nwhen: any\nsteps:\n"
          "  - {exercise: half-kneel-hip-flexor, hold: 10m, side: each, prepare: 1m}\n");
    assert_true(emulator_wait_for("Half-kneeling hip flexor stretch"));
    emulator_type("s");
    assert_true(emulator_wait_for("Easier: Standing hip flexor stretch"));
    assert_true(emulator_shows("Harder: Reach the same-side arm overhead"));
    emulator_type("q"); /* as it is */
    assert_true(emulator_wait_for("Half-kneeling hip flexor stretch"));
    assert_true(emulator_wait_gone("Easier: "));
    emulator_type("s");
    assert_true(emulator_wait_for("Easier: "));
    emulator_type("e");
    assert_true(emulator_wait_gone("Easier: "));
    assert_true(emulator_wait_for("Standing hip flexor stretch"));
    emulator_type("s");
    assert_true(emulator_wait_for("As written: Half-kneeling hip flexor stretch"));
    emulator_type("w");
    assert_true(emulator_wait_gone("As written: "));
    assert_true(emulator_wait_for("Half-kneeling hip flexor stretch"));
}

static void a_step_without_another_form_says_so(void **state)
{
    (void)state;
    start("limber: 1\ntitle: Long\nwhen: any\nsteps:\n"
          "  - {name: Stay, hold: 10m, prepare: 0}\n");
    assert_true(emulator_wait_for("Stay"));
    emulator_type("s");
    assert_true(emulator_wait_for("No other form of this one"));
}

static void how_many_were_done_and_with_what_is_typed_without_stopping(void **state)
{
    (void)state;
    start("limber: 1\ntitle: Sets\nwhen: any\nsteps:\n"
          "  - {name: Squat, reps: 12, load: 10 kg, sets: 3, prepare: 0, rest: 10m}\n");
    assert_true(emulator_wait_for("Squat, 10 kg"));
    assert_true(emulator_wait_for("Enter: 12 done, or type it"));
    assert_true(emulator_shows("12 reps, set 1 of 3"));
    emulator_type("18");
    assert_true(emulator_wait_for("18 done: Enter"));
    emulator_type("\177\r"); /* Backspace: 1 */
    assert_true(emulator_wait_for("Rest"));
    emulator_type("w");
    assert_true(emulator_wait_for("Load used: 10 kg"));
    emulator_type("\177\177\177\177"
                  "2 qn");
    assert_true(emulator_wait_for("Load used: 12 qn")); /* no key of the session's */
    emulator_type("\033");
    assert_true(emulator_wait_gone("Load used"));
    emulator_type("n");
    assert_true(emulator_wait_for("Enter: 12 done"));
    assert_true(emulator_shows("12 reps, set 2 of 3"));
}

static void breaths_are_told_and_the_bar_breathes(void **state)
{
    (void)state;
    start("limber: 1\ntitle: Breaths\nwhen: any\nsteps:\n"
          "  - {name: Pigeon, breaths: 500, breath: 4-0.5-0.5-0, prepare: 0}\n");
    assert_true(emulator_wait_for("Breathe in"));
    assert_true(emulator_shows("breath 1 of 500"));
    assert_true(emulator_wait_for("Hold your breath"));
    assert_true(emulator_wait_for("Breathe out"));
    assert_true(emulator_wait_for("breath 2 of 500"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(s_takes_another_form_of_the_step_and_the_set_is_begun_again,
                                  fixture_stop),
        cmocka_unit_test_teardown(a_step_without_another_form_says_so, fixture_stop),
        cmocka_unit_test_teardown(plus_and_minus_move_the_end_by_ten_seconds, fixture_stop),
        cmocka_unit_test_teardown(how_many_were_done_and_with_what_is_typed_without_stopping,
                                  fixture_stop),
        cmocka_unit_test_teardown(breaths_are_told_and_the_bar_breathes, fixture_stop),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
