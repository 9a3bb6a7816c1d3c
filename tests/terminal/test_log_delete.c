// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Deleting from the log, as a person meets it: asked twice, and nothing is gone before. */
#include "fixture.h"

#include "base/array.h"
#include "store/log.h"
#include "store/log_reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

#include <cmocka.h>

/* A log with one thing in it: a pin. */
static void make_log(void)
{
    Log *log = log_new(NULL);
    log_pin(log, &(PinRecord){.routine = "postrun-quick-5", .since = {1, 0}});
    assert_true(log_free(log, NULL, 0));
}

static bool is_kept(void)
{
    PinRecord *pins;
    Arena *arena = arena_new();
    LogReader *reader = log_reader_new(NULL);
    bool kept = log_reader_pins(reader, arena, &pins) == 1;
    log_reader_free(reader);
    arena_free(arena);
    return kept;
}

static void delete_all(void)
{
    static const char *const environment[] = {"TERM=xterm-256color", NULL};
    char *argv[] = {NULL, "log", "delete", "all", NULL};
    char path[1024];
    snprintf(path, sizeof path, "%s/src/command/limber", getenv("LIMBER_BUILD"));
    argv[0] = path;
    emulator_start(24, 80, argv, environment);
}

static void expect_end(int code)
{
    int status = emulator_wait_end();
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), code);
}

static void two_answers_delete(void **state)
{
    (void)state;
    make_log();
    delete_all();
    assert_true(emulator_wait_for("Delete this? (yes, or Enter for no)"));
    emulator_type("yes\n");
    assert_true(emulator_wait_for("type: delete"));
    assert_true(is_kept());
    emulator_type("delete\n");
    assert_true(emulator_wait_for("All of it is deleted."));
    expect_end(0);
    assert_false(is_kept());
}

static void anything_else_keeps_all(void **state)
{
    static const char *const answers[][2] = {
        {"\n", NULL}, {"y\n", NULL}, {"yes\n", "\n"}, {"yes\n", "yes\n"}, {"yes\n", "\x04"}};
    (void)state;
    make_log();
    for (size_t i = 0; i < COUNT_OF(answers); i++) {
        delete_all();
        assert_true(emulator_wait_for("Delete this?"));
        emulator_type(answers[i][0]);
        if (answers[i][1]) {
            assert_true(emulator_wait_for("type: delete"));
            emulator_type(answers[i][1]);
        }
        assert_true(emulator_wait_for("Nothing was deleted."));
        expect_end(1);
        assert_true(is_kept());
        emulator_stop();
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(two_answers_delete, fixture_stop),
        cmocka_unit_test_teardown(anything_else_keeps_all, fixture_stop),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
