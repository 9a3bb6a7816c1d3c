// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The coach on a console without UTF-8: letters of ASCII are all that it can show. */
#include "fixture.h"

#include "base/array.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* Do rows below each other have these texts, one below the other? */
static bool shows_picture(const char *const *picture, int count)
{
    for (int row = 0; row + count <= 24; row++) {
        int found = 0;
        while (found < count && strstr(emulator_row(row + found), picture[found]))
            found++;
        if (found == count)
            return true;
    }
    return false;
}

static void a_console_of_ascii_has_a_big_counter_that_can_be_read(void **state)
{
    static const char *const console[] = {"TERM=linux", "LC_ALL=C", NULL};
    static const struct {
        int rows, columns, height;
        const char *picture[7]; /* of the "2" of "29", and of the word beside it */
    } windows[] = {
        {24,
         80,
         7,
         {"  #######  ", "        ##  ", "        ##  ", "   ######   ", "  ##        ",
          "  ##        ", "  ########  "}},
        {12, 50, 5, {" ###### ", "      # ", "  ####  ", " #      ", " ###### "}},
        {12, 50, 3, {" _   _       _   _ ", "|_| |_| | | |_  |_ ", "|   | | |_|  _| |_ "}}};
    char arguments[400];
    (void)state;
    snprintf(arguments, sizeof arguments, "start %s",
             fixture_routine("reps.yaml", "limber: 1\n"
                                          "title: Reps\n"
                                          "when: any\n"
                                          "steps:\n"
                                          "  - {name: Squats, time: 29s, prepare: 0}\n"));
    fixture_limber(24, 80, arguments, console);
    assert_true(emulator_wait_for("Move"));
    emulator_type(" ");
    assert_true(emulator_wait_for("Paused"));
    for (size_t i = 0; i < COUNT_OF(windows); i++) {
        emulator_resize(windows[i].rows, windows[i].columns);
        assert_true(emulator_wait_for(windows[i].picture[windows[i].height - 1]));
        if (!shows_picture(windows[i].picture, windows[i].height)) {
            emulator_print();
            fail_msg("%dx%d", windows[i].columns, windows[i].rows);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_teardown(
        a_console_of_ascii_has_a_big_counter_that_can_be_read, fixture_stop)};
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
