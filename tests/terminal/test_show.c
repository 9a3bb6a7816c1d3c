// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A routine and an exercise as they are printed into a window. */
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void show_in(int columns)
{
    char path[1024];
    char *argv[] = {path, "show", "postrun-quick-5", NULL};
    snprintf(path, sizeof path, "%s/src/command/limber", getenv("LIMBER_BUILD"));
    emulator_start(120, columns, argv, NULL);
    assert_true(emulator_wait_for("S4 (ACSM"));
}

static void lines_end_with_the_window(void **state)
{
    (void)state;
    show_in(40);
    assert_string_equal(emulator_row(7), "         hamstrings, side of hip, outer");
    assert_string_equal(emulator_row(8), "         thigh, Achilles");
}

static void lines_are_no_longer_in_a_wide_window(void **state)
{
    (void)state;
    show_in(120);
    assert_string_equal(
        emulator_row(4),
        "Felt in: quads, hip flexors, calves, hamstrings, side of hip, outer thigh,");
}

static void an_exercise_breaks_no_word_at_the_windows_edge(void **state)
{
    (void)state;
    char path[1024];
    char *argv[] = {path, "exercise", "wall-calf-straight", NULL};
    snprintf(path, sizeof path, "%s/src/command/limber", getenv("LIMBER_BUILD"));
    emulator_start(50, 60, argv, NULL);
    assert_true(emulator_wait_for("Alfredson"));
    assert_int_equal(strncmp(emulator_row(emulator_row_of("Sources:") + 1), "          ", 10), 0);
}

static void render_says_what_takes_so_long(void **state)
{
    (void)state;
    char arguments[600];
    const char *routine = fixture_routine("short.yaml", fixture_short);
    snprintf(arguments, sizeof arguments, "render %s -o %s.html", routine, routine);
    fixture_limber_without_device(24, 80, arguments);
    assert_true(emulator_wait_for("Written:"));
    size_t size;
    assert_non_null(strstr(emulator_raw(&size), "The voice speaks its lines"));
    assert_false(emulator_shows("The voice speaks"));
}

/* Rows that have a cell of a colour of its own. */
static int colored_rows(const char *const *environment)
{
    char path[1024];
    char *argv[] = {path, "exercise", "couch-stretch", NULL};
    snprintf(path, sizeof path, "%s/src/command/limber", getenv("LIMBER_BUILD"));
    emulator_start(50, 80, argv, environment);
    assert_true(emulator_wait_for("Sources:"));
    int rows = 0;
    for (int row = 0; row < 50; row++) {
        bool colored = false;
        for (int column = 0; column < 80; column++)
            colored = colored || emulator_cell(row, column).colored;
        rows += colored;
    }
    emulator_stop();
    return rows;
}

static void an_exercise_has_colours_where_they_are_wanted(void **state)
{
    static const char *const none[] = {"NO_COLOR=1", NULL};
    (void)state;
    assert_true(colored_rows(NULL) > 3);
    assert_int_equal(colored_rows(none), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(lines_end_with_the_window, fixture_stop),
        cmocka_unit_test_teardown(lines_are_no_longer_in_a_wide_window, fixture_stop),
        cmocka_unit_test_teardown(an_exercise_breaks_no_word_at_the_windows_edge, fixture_stop),
        cmocka_unit_test_teardown(render_says_what_takes_so_long, fixture_stop),
        cmocka_unit_test_teardown(an_exercise_has_colours_where_they_are_wanted, fixture_stop),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
