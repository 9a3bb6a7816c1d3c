// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* However Limber ends, the terminal is as it was: keys, signals, crashes, Ctrl-Z and fg, a terminal
 * that goes away. */
#include "fixture.h"

#include "base/array.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static void start_coach(void)
{
    char arguments[300];
    snprintf(arguments, sizeof arguments, "start %s", fixture_routine("short.yaml", fixture_short));
    fixture_limber(24, 80, arguments, NULL);
    assert_true(emulator_wait_for("Calf hold"));
}

static void quitting_home_restores_the_terminal(void **state)
{
    (void)state;
    fixture_limber(24, 80, "", NULL);
    assert_true(emulator_wait_for("Quick stretch"));
    emulator_type("q");
    assert_int_equal(emulator_wait_end(), 0);
    assert_true(emulator_restored());
}

static void every_signal_restores_the_terminal(void **state)
{
    static const int signals[] = {SIGHUP,  SIGINT,  SIGQUIT, SIGILL,    SIGTRAP, SIGABRT,
                                  SIGBUS,  SIGFPE,  SIGUSR1, SIGSEGV,   SIGUSR2, SIGALRM,
                                  SIGTERM, SIGXCPU, SIGSYS,  SIGVTALRM, SIGPROF};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(signals); i++) {
        start_coach();
        kill(emulator_pid(), signals[i]);
        int status = emulator_wait_end();
        if (!emulator_restored() || !WIFSIGNALED(status) || WTERMSIG(status) != signals[i])
            fail_msg("after %s: status %x", strsignal(signals[i]), (unsigned)status);
    }
}

static void ctrl_c_ends_as_the_signal_does(void **state)
{
    (void)state;
    start_coach();
    emulator_type("\003");
    int status = emulator_wait_end();
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGINT);
    assert_true(emulator_restored());
}

static void broken_pipes_and_full_disks_do_not_end_it(void **state)
{
    (void)state;
    start_coach();
    kill(emulator_pid(), SIGPIPE);
    kill(emulator_pid(), SIGXFSZ);
    emulator_type(" ");
    assert_true(emulator_wait_for("Paused"));
}

static void nothing_of_a_session_stays_behind_its_end_in_a_tall_window(void **state)
{
    (void)state;
    char arguments[300];
    snprintf(arguments, sizeof arguments, "start %s", fixture_routine("short.yaml", fixture_short));
    fixture_limber_without_device(32, 100, arguments);
    assert_true(emulator_wait_for("no sound device: cues are on the screen"));
    assert_int_equal(emulator_row_of("no sound device"), 0);
    emulator_type("q");
    assert_true(emulator_wait_for("any other key goes on"));
    emulator_type("\r");
    assert_true(emulator_wait_for("steps in full"));
    assert_true(emulator_wait_gone("other key goes on"));
    assert_false(emulator_shows("no sound")); /* of no use any more */
    size_t size;
    assert_null(strstr(emulator_raw(&size), "\033[1;24r")); /* the rows that scroll: all of them */
}

static void probe(const char *key, int expected)
{
    static char program[512];
    char *argv[] = {program, NULL};
    snprintf(program, sizeof program, "%s/tests/terminal/probe", getenv("LIMBER_BUILD"));
    emulator_start(24, 80, argv, NULL);
    assert_true(emulator_wait_for("probe"));
    emulator_type(key);
    int status = emulator_wait_end();
    assert_true(emulator_restored());
    assert_true(WIFSIGNALED(status));
    if (expected != 0)
        assert_int_equal(WTERMSIG(status), expected);
}

static void a_stack_overflow_restores_the_terminal(void **state)
{
    (void)state;
    probe("s", 0);
}

static void an_abort_restores_the_terminal_and_its_words_are_seen(void **state)
{
    (void)state;
    probe("a", SIGABRT);
    assert_true(emulator_shows("the last words"));
}

static void start_shell(const char *routine)
{
    static char line[900];
    char *argv[] = {"dash", "-i", NULL};
    emulator_start(24, 80, argv, (const char *const[]){"PS1=ready> ", "ENV=", NULL});
    assert_true(emulator_wait_for("ready>"));
    snprintf(line, sizeof line, "%s/src/command/limber start %s --no-sound\n",
             getenv("LIMBER_BUILD"), routine);
    emulator_type(line);
    assert_true(emulator_wait_for("Get set"));
}

static void ctrl_z_and_fg_work_at_any_moment(void **state)
{
    (void)state;
    unsigned seed = (unsigned)getpid();
    print_message("seed %u\n", seed);
    srand(seed);
    start_shell(fixture_routine("short.yaml", fixture_short));
    for (int i = 0; i < 8; i++) {
        emulator_pump(rand() % 400);
        emulator_type("\032");
        assert_true(emulator_wait_for("ready>"));
        assert_true(emulator_restored());
        emulator_type("fg\n");
        assert_true(emulator_wait_for("Paused"));
        emulator_type(" ");
        assert_true(emulator_wait_gone("Paused"));
    }
}

/* It goes on in the background, where the terminal is the shell's. */
static void a_stopped_job_ends_when_it_is_killed(void **state)
{
    (void)state;
    start_shell(fixture_routine("short.yaml", fixture_short));
    emulator_type("\032");
    assert_true(emulator_wait_for("ready>"));
    emulator_type("kill -s TERM %1; kill -s CONT %1\n");
    for (int i = 0; i < EMULATOR_DEADLINE_MS / 100 && !emulator_shows("Terminated"); i++) {
        emulator_type("jobs\n");
        emulator_pump(100);
    }
    assert_true(emulator_shows("Terminated"));
    assert_true(emulator_restored());
}

static void a_closed_terminal_ends_it_even_where_hangups_are_ignored(void **state)
{
    (void)state;
    static char line[900];
    char *argv[] = {"sh", "-c", line, NULL};
    snprintf(line, sizeof line, "trap '' HUP; exec %s/src/command/limber start %s --no-sound",
             getenv("LIMBER_BUILD"), fixture_routine("short.yaml", fixture_short));
    emulator_start(24, 80, argv, NULL);
    assert_true(emulator_wait_for("Calf hold"));
    emulator_hang_up();
    assert_int_not_equal(emulator_wait_end(), -1);
}

static int run_status(const char *const *environment)
{
    char arguments[300];
    snprintf(arguments, sizeof arguments, "start %s --speed 1000",
             fixture_routine("short.yaml", fixture_short));
    fixture_limber(24, 80, arguments, environment);
    return 0;
}

static void an_unknown_terminal_still_works(void **state)
{
    (void)state;
    run_status((const char *const[]){"TERM=xterm-newest", NULL});
    assert_true(emulator_wait_for("Done."));
    emulator_type("q");
    assert_int_equal(emulator_wait_end(), 0);
}

/* Such as the console's: what was drawn is gone, and the prompt stands alone. */
static void a_terminal_with_one_screen_is_left_empty(void **state)
{
    static const char *const terms[] = {"TERM=linux", "TERM=vt100"};
    static const int endings[] = {0, SIGTERM, SIGSEGV};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(terms) * COUNT_OF(endings); i++) {
        const char *term[] = {terms[i % COUNT_OF(terms)], NULL};
        int ending = endings[i / COUNT_OF(terms)];
        fixture_limber(24, 80, "", term);
        assert_true(emulator_wait_for("Quick stretch"));
        if (ending)
            kill(emulator_pid(), ending);
        else
            emulator_type("q");
        assert_int_not_equal(emulator_wait_end(), -1);
        for (int row = 0; row < 24; row++)
            if (*emulator_row(row))
                fail_msg("%s, ending %d: '%s' is left in row %d", *term, ending, emulator_row(row),
                         row);
    }
}

/* The most memory that the program has had. */
static long most_kib(void)
{
    char path[64], line[128];
    long most = -1;
    snprintf(path, sizeof path, "/proc/%d/status", (int)emulator_pid());
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file))
        sscanf(line, "VmHWM: %ld", &most);
    if (file)
        fclose(file);
    return most;
}

/* In its upper left; the window of the test is no larger than what is drawn. */
static void an_enormous_window_is_drawn_too(void **state)
{
    static const char *const sizes[] = {"rows 2000 cols 2000", "rows 65535 cols 65535"};
    static char line[900];
    char *argv[] = {"sh", "-c", line, NULL};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        snprintf(line, sizeof line, "stty %s; exec %s/src/command/limber --no-sound", sizes[i],
                 getenv("LIMBER_BUILD"));
        emulator_start(300, 500, argv, (const char *const[]){"LINES=9999", "COLUMNS=9999", NULL});
        assert_true(emulator_wait_for("Quick stretch"));
        long most = most_kib();
        if (most > 200 * 1024)
            fail_msg("%s: %ld KiB", sizes[i], most);
        emulator_type("q");
        assert_int_equal(emulator_wait_end(), 0);
    }
}

static void a_dumb_terminal_gets_the_plain_lines(void **state)
{
    (void)state;
    run_status((const char *const[]){"TERM=dumb", NULL});
    assert_true(emulator_wait_for("What was done"));
    assert_int_equal(emulator_wait_end(), 0);
    size_t size;
    const char *raw = emulator_raw(&size);
    assert_null(memchr(raw, '\033', size));
}

static void without_a_terminal_it_says_so(void **state)
{
    (void)state;
    char command[600];
    snprintf(command, sizeof command,
             "%s/src/command/limber start %s </dev/null 2>&1 | grep -q 'use --plain'",
             getenv("LIMBER_BUILD"), fixture_routine("short.yaml", fixture_short));
    assert_int_equal(system(command), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, fixture_stop)
    const struct CMUnitTest tests[] = {
        TEST(quitting_home_restores_the_terminal),
        TEST(every_signal_restores_the_terminal),
        TEST(ctrl_c_ends_as_the_signal_does),
        TEST(broken_pipes_and_full_disks_do_not_end_it),
        TEST(nothing_of_a_session_stays_behind_its_end_in_a_tall_window),
        TEST(a_stack_overflow_restores_the_terminal),
        TEST(an_abort_restores_the_terminal_and_its_words_are_seen),
        TEST(ctrl_z_and_fg_work_at_any_moment),
        TEST(a_stopped_job_ends_when_it_is_killed),
        TEST(a_closed_terminal_ends_it_even_where_hangups_are_ignored),
        TEST(an_unknown_terminal_still_works),
        TEST(a_terminal_with_one_screen_is_left_empty),
        TEST(an_enormous_window_is_drawn_too),
        TEST(a_dumb_terminal_gets_the_plain_lines),
        TEST(without_a_terminal_it_says_so),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
