// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The keys that change what a step still asks: its length. */
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(plus_and_minus_move_the_end_by_ten_seconds, fixture_stop),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
