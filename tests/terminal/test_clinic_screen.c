// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The clinic's table as a physio meets it on a terminal. */
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char folder[] = "/tmp/limber-clients-XXXXXX";

static void write_client(const char *name, int pain, int sessions)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s.json", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file,
            "{\"limber-report\": 1, \"made\": \"2026-11-30T10:00:00+01:00\", \"routines\": [{"
            "\"routine\": \"knee\", \"title\": \"Knee, slowly\", \"prescription\": {\"client\": "
            "\"%s\", \"rhythm\": \"3 times a week\", \"plan\": [{\"steps\": [\"Squat: 3 x 10 "
            "reps\"]}]}, \"adherence\": {\"share\": 0.9}, \"sessions\": [",
            name);
    for (int i = 0; i < sessions; i++)
        fprintf(file,
                "%s{\"started\": \"2026-11-%02dT18:00:00+01:00\", \"steps\": 3, \"steps_done\": 3,"
                " \"pains\": [{\"when\": \"before\", \"level\": 2}, {\"when\": \"morning\","
                " \"level\": %d}]}",
                i > 0 ? ", " : "", 30 - i, pain);
    fprintf(file, "]}]}");
    fclose(file);
}

static int open_folder(void **state)
{
    if (!mkdtemp(folder))
        return 1;
    write_client("Ada", 2, 3);
    write_client("Bo", 6, 25);
    write_client("Cy", 2, 3);
    return fixture_open(state);
}

static int close_folder(void **state)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return fixture_close(state) + system(command);
}

static void open_clinic(int rows, int columns)
{
    static const char *const environment[] = {"LIMBER_NOW=1796061600", NULL}; /* 2026-11-30 */
    static char program[512];
    char *argv[] = {program, "clinic", folder, NULL};
    snprintf(program, sizeof program, "%s/src/command/limber", getenv("LIMBER_BUILD"));
    emulator_start(rows, columns, argv, environment);
    assert_true(emulator_wait_for("Bo"));
}

static void the_worst_stands_first_with_its_reason(void **state)
{
    (void)state;
    open_clinic(24, 100);
    assert_true(emulator_wait_cursor_on("Bo"));
    assert_true(emulator_shows("25 mornings worse (by 4)"));
    assert_true(emulator_shows("2026-11-30"));
    assert_true(emulator_row_of("Bo ") < emulator_row_of("Ada "));
    emulator_type("j");
    assert_true(emulator_wait_cursor_on("Ada"));
    assert_true(emulator_wait_for("nothing that calls for a look"));
}

static void enter_opens_the_client_and_escape_goes_back(void **state)
{
    (void)state;
    open_clinic(24, 100);
    emulator_type("\r");
    assert_true(emulator_wait_for("Squat: 3 x 10 reps"));
    assert_true(emulator_shows("3 times a week"));
    emulator_type("G");
    assert_true(emulator_wait_for("2026-11-06 18:00"));
    emulator_type("\033");
    assert_true(emulator_wait_cursor_on("Bo"));
    emulator_type("q");
    assert_int_equal(emulator_wait_end(), 0);
}

static void a_filter_finds_by_name(void **state)
{
    (void)state;
    open_clinic(24, 100);
    emulator_type("/cy");
    assert_true(emulator_wait_gone("Ada"));
    emulator_type("\r");
    assert_true(emulator_wait_for("Squat: 3 x 10 reps"));
    assert_true(emulator_shows("Cy"));
    emulator_type("\033");
    assert_true(emulator_wait_for("/cy"));
    emulator_type("\033");
    assert_true(emulator_wait_for("Ada"));
}

static void any_window_has_the_table(void **state)
{
    static const struct {
        int rows, columns;
    } windows[] = {{40, 160}, {10, 40}, {4, 24}, {2, 12}, {1, 8}};
    (void)state;
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        open_clinic(windows[i].rows, windows[i].columns);
        emulator_type("\r");
        assert_true(emulator_wait_gone("Ada"));
        emulator_type("q");
        assert_int_equal(emulator_wait_end(), 0);
        emulator_stop();
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, fixture_stop)
    const struct CMUnitTest tests[] = {
        TEST(the_worst_stands_first_with_its_reason),
        TEST(enter_opens_the_client_and_escape_goes_back),
        TEST(a_filter_finds_by_name),
        TEST(any_window_has_the_table),
    };
    return cmocka_run_group_tests(tests, open_folder, close_folder);
}
