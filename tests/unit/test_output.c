// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What is drawn reaches the terminal in one piece, nothing of it gets lost, and nothing waits for a
 * terminal that does not read. */
#include "terminal/output.h"

#include "base/clock.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <cmocka.h>

#define MUCH (512 * 1024)

static int master = -1, slave = -1, kept_stdout = -1;
static FILE *stream;

/* A terminal in the place of standard output, by a descriptor that may wait, as a shell's. */
static int open_terminal(void **state)
{
    struct termios raw;
    (void)state;
    cfmakeraw(&raw);
    if (openpty(&master, &slave, NULL, &raw, NULL) != 0)
        return 1;
    fcntl(master, F_SETFL, O_NONBLOCK);
    kept_stdout = dup(STDOUT_FILENO);
    dup2(slave, STDOUT_FILENO);
    stream = output_open();
    return stream ? 0 : 1;
}

static int close_terminal(void **state)
{
    (void)state;
    output_close();
    dup2(kept_stdout, STDOUT_FILENO);
    close(kept_stdout);
    close(slave);
    close(master);
    return 0;
}

static void write_text(const char *text)
{
    assert_int_equal(write(fileno(stream), text, strlen(text)), strlen(text));
}

/* Bytes of a frame that no terminal takes at once. */
static void write_much(void)
{
    static char much[MUCH];
    memset(much, '.', sizeof much);
    assert_int_equal(write(fileno(stream), much, sizeof much), sizeof much);
}

static bool has_come(void)
{
    struct pollfd ready = {.fd = master, .events = POLLIN};
    return poll(&ready, 1, 0) == 1;
}

/* How many bytes the terminal reads now; the first of them that are no dots go to text. */
static size_t read_now(char *text, size_t capacity)
{
    char bytes[4096];
    size_t count = 0, kept = strlen(text);
    ssize_t got;
    while ((got = read(master, bytes, sizeof bytes)) > 0) {
        count += (size_t)got;
        for (ssize_t i = 0; i < got && kept + 1 < capacity; i++)
            if (bytes[i] != '.')
                text[kept++] = bytes[i];
    }
    return count;
}

/* Reads, and has the rest sent, until all of it is. */
static OutputState read_all(size_t expected, char *text, size_t capacity)
{
    struct pollfd ready = {.fd = master, .events = POLLIN};
    OutputState sent = OUTPUT_LEFT;
    size_t all = 0;
    while (all < expected && poll(&ready, 1, 10000) == 1) {
        all += read_now(text, capacity);
        if (sent == OUTPUT_LEFT)
            sent = output_send();
    }
    assert_int_equal(all, expected);
    return sent;
}

/* After what the terminal holds already of the frame, which is not much of it. */
static void assert_comes_soon(const char *expected)
{
    struct pollfd ready = {.fd = master, .events = POLLIN};
    char text[64] = "";
    size_t all = 0;
    while (strlen(text) < strlen(expected) && poll(&ready, 1, 10000) == 1)
        all += read_now(text, sizeof text);
    assert_string_equal(text, expected);
    assert_true(all < MUCH / 4);
}

static void assert_came(const char *text)
{
    char bytes[64] = "";
    size_t done = 0;
    struct pollfd ready = {.fd = master, .events = POLLIN};
    while (done < strlen(text) && done < sizeof bytes - 1 && poll(&ready, 1, 10000) == 1) {
        ssize_t got = read(master, bytes + done, sizeof bytes - 1 - done);
        done += got > 0 ? (size_t)got : 0;
    }
    assert_string_equal(bytes, text);
}

static void a_frame_goes_out_when_it_is_sent(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) { /* the second frame is shorter than the first */
        write_text(i == 0 ? "the upper half, " : "u");
        write_text(i == 0 ? "the lower half" : "l");
        assert_false(has_come());
        assert_int_equal(output_send(), OUTPUT_SENT);
        assert_came(i == 0 ? "the upper half, the lower half" : "ul");
    }
}

static void the_end_loses_nothing(void **state)
{
    (void)state;
    write_text("the last frame");
    output_finish("restore", 7);
    assert_came("the last frame");
}

static void a_terminal_that_does_not_read_gets_it_all_later(void **state)
{
    char text[64] = "";
    (void)state;
    write_much();
    write_text("the end");
    assert_int_equal(output_send(), OUTPUT_LEFT);
    read_all(MUCH + 7, text, sizeof text);
    assert_string_equal(text, "the end");
}

static void it_is_said_when_one_took_nothing_for_a_second(void **state)
{
    char text[64] = "";
    (void)state;
    write_much();
    Ns until = clock_monotonic() + NS_PER_S + 50 * NS_PER_MS;
    while (clock_monotonic() < until) {
        assert_int_equal(output_send(), OUTPUT_LEFT);
        poll(NULL, 0, 20);
    }
    assert_int_equal(read_all(MUCH, text, sizeof text), OUTPUT_BACK);
    write_text("a frame");
    assert_int_equal(output_send(), OUTPUT_SENT);
}

/* What was not read is thrown away for it. */
static void a_terminal_that_does_not_read_is_given_back(void **state)
{
    (void)state;
    write_much();
    output_finish("restore", 7);
    assert_comes_soon("restore");
}

static void a_crash_does_not_wait_for_one_that_does_not_read(void **state)
{
    (void)state;
    write_much();
    output_send();
    output_in_crash("restore", 7);
    assert_comes_soon("restore");
}

static void the_shell_can_still_wait_for_its_terminal(void **state)
{
    (void)state;
    assert_int_equal(fcntl(STDOUT_FILENO, F_GETFL) & O_NONBLOCK, 0);
    assert_int_equal(fcntl(slave, F_GETFL) & O_NONBLOCK, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_terminal, close_terminal)
    const struct CMUnitTest tests[] = {
        TEST(a_frame_goes_out_when_it_is_sent),
        TEST(the_end_loses_nothing),
        TEST(a_terminal_that_does_not_read_gets_it_all_later),
        TEST(it_is_said_when_one_took_nothing_for_a_second),
        TEST(a_terminal_that_does_not_read_is_given_back),
        TEST(a_crash_does_not_wait_for_one_that_does_not_read),
        TEST(the_shell_can_still_wait_for_its_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
