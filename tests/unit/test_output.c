// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A frame reaches the terminal in one piece, and nothing of it gets lost. */
#include "screen/output.h"

#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static int reader = -1, kept_stdout = -1;

/* A pipe that keeps writes apart (O_DIRECT) in the terminal's place. */
static int open_terminal(void **state)
{
    int ends[2];
    (void)state;
    if (pipe2(ends, O_DIRECT) != 0)
        return 1;
    reader = ends[0];
    kept_stdout = dup(STDOUT_FILENO);
    dup2(ends[1], STDOUT_FILENO);
    close(ends[1]);
    return 0;
}

static int close_terminal(void **state)
{
    (void)state;
    output_close();
    dup2(kept_stdout, STDOUT_FILENO);
    close(kept_stdout);
    close(reader);
    return 0;
}

static void write_text(FILE *stream, const char *text)
{
    assert_int_equal(write(fileno(stream), text, strlen(text)), strlen(text));
}

static bool has_come(void)
{
    struct pollfd ready = {.fd = reader, .events = POLLIN};
    return poll(&ready, 1, 0) == 1;
}

/* What one write brought. */
static void assert_came(const char *text)
{
    char bytes[64] = "";
    assert_int_equal(read(reader, bytes, sizeof bytes - 1), strlen(text));
    assert_string_equal(bytes, text);
}

static void test_one_piece(void **state)
{
    (void)state;
    FILE *stream = output_open();
    write_text(stream, "at once");
    assert_came("at once");
    for (int i = 0; i < 2; i++) { /* the second frame is shorter than the first */
        output_hold();
        write_text(stream, i == 0 ? "the upper half, " : "u");
        write_text(stream, i == 0 ? "the lower half" : "l");
        assert_false(has_come());
        output_release();
        assert_came(i == 0 ? "the upper half, the lower half" : "ul");
        assert_false(has_come());
    }
    write_text(stream, "at once again");
    assert_came("at once again");
}

static void test_end_loses_nothing(void **state)
{
    (void)state;
    FILE *stream = output_open();
    output_hold();
    write_text(stream, "the last frame");
    output_close();
    assert_came("the last frame");
}

/* A crash gives the terminal back through standard output. */
static void test_crash_reaches_terminal(void **state)
{
    (void)state;
    FILE *stream = output_open();
    output_hold();
    write_text(stream, "half a frame");
    assert_int_equal(write(STDOUT_FILENO, "restore", 7), 7);
    assert_came("restore");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_one_piece, open_terminal, close_terminal),
        cmocka_unit_test_setup_teardown(test_end_loses_nothing, open_terminal, close_terminal),
        cmocka_unit_test_setup_teardown(test_crash_reaches_terminal, open_terminal, close_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
