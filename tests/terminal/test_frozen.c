// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A terminal that takes no output (a window that hangs, a dead connection, Ctrl-S) holds nothing
 * up: the session goes on and is logged, every ending works, and the screen is whole when it reads
 * again. */
#include "fixture.h"

#include "base/array.h"
#include "store/log_reader.h"

#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static const char quick_text[] = "limber: 1\n"
                                 "title: A quick one\n"
                                 "when: post-run\n"
                                 "steps:\n"
                                 "  - {name: Short hold, hold: 3s, prepare: 0}\n"
                                 "  - {name: Other hold, hold: 2s, prepare: 0}\n";

static void start(const char *text)
{
    char arguments[400];
    fixture_forget_log();
    snprintf(arguments, sizeof arguments, "start %s", fixture_routine("frozen.yaml", text));
    fixture_limber(24, 80, arguments, NULL);
    assert_true(emulator_wait_for("1 of "));
}

/* ---- modes ---- */

static void no_key_stops_or_ends_anything_by_itself(void **state)
{
    (void)state;
    start(fixture_short);
    struct termios settings = emulator_settings();
    assert_int_equal(settings.c_iflag & (IXON | ICRNL), 0);
    assert_int_equal(settings.c_lflag & (ICANON | ECHO | ISIG | IEXTEN), 0);
}

static void ctrl_s_does_not_stop_the_coach(void **state)
{
    (void)state;
    start(fixture_short);
    emulator_type("\023");
    emulator_type(" ");
    assert_true(emulator_wait_for("Paused"));
}

/* ---- endings ---- */

static void home(void)
{
    fixture_forget_log();
    fixture_limber(24, 80, "", NULL);
    assert_true(emulator_wait_for("Quick stretch"));
}

static void library(void)
{
    home();
    emulator_type("e");
    assert_true(emulator_wait_for("Exercises"));
}

static void history(void)
{
    home();
    emulator_type("H");
    assert_true(emulator_wait_for("Nothing from the last year"));
}

static void coach(void)
{
    start(fixture_short);
}

static void plain(void)
{
    char arguments[400];
    fixture_forget_log();
    snprintf(arguments, sizeof arguments, "start --plain %s",
             fixture_routine("frozen.yaml", fixture_short));
    fixture_limber(24, 80, arguments, NULL);
    assert_true(emulator_wait_for("Get set"));
}

static void assert_ends(const char *where, int number)
{
    emulator_fill();
    if (!emulator_type_unread("??\n"))
        fail_msg("%s: keys are not read", where);
    kill(emulator_pid(), number);
    int status = emulator_wait_end_unread();
    if (!WIFSIGNALED(status) || WTERMSIG(status) != number)
        fail_msg("%s: after %s status %x", where, strsignal(number), (unsigned)status);
    emulator_wait_end(); /* the terminal reads again */
    if (!emulator_restored())
        fail_msg("%s: after %s", where, strsignal(number));
}

static void every_ending_works_where_the_terminal_does_not_read(void **state)
{
    static const struct {
        const char *name;
        void (*start)(void);
    } screens[] = {{"coach", coach},
                   {"home", home},
                   {"library", library},
                   {"history", history},
                   {"lines", plain}};
    static const int signals[] = {SIGTERM, SIGINT, SIGHUP, SIGSEGV};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(screens); i++)
        for (size_t k = 0; k < COUNT_OF(signals); k++) {
            /* Lines took nothing that a crash must give back, and a sanitizer tells of it there. */
            if (screens[i].start == plain && signals[k] == SIGSEGV)
                continue;
            screens[i].start();
            assert_ends(screens[i].name, signals[k]);
        }
}

static void a_key_ends_it_too(void **state)
{
    (void)state;
    home();
    emulator_fill();
    assert_true(emulator_type_unread("?"));
    emulator_type("qq");
    assert_int_equal(emulator_wait_end_unread(), 0);
    emulator_wait_end();
    assert_true(emulator_restored());
}

/* ---- going on ---- */

/* Is there a session in the log that was finished? */
static bool is_finished(void)
{
    LogReader *reader = log_reader_new(NULL);
    Arena *arena = arena_new();
    SessionRecord *sessions;
    LogFilter all = {.from = 0, .to = INT64_MAX};
    size_t count = log_reader_sessions(reader, arena, &all, &sessions);
    bool is = count > 0 && sessions[0].ended.utc_s > 0;
    arena_free(arena);
    log_reader_free(reader);
    return is;
}

static void wait_until_finished(void)
{
    for (int i = 0; i < EMULATOR_DEADLINE_MS / 20 && !is_finished(); i++)
        poll(NULL, 0, 20);
    assert_true(is_finished());
}

static void assert_screen_is_whole(void)
{
    static char rows[24][512];
    for (int row = 0; row < 24; row++)
        snprintf(rows[row], sizeof rows[row], "%s", emulator_row(row));
    emulator_resize(24, 80); /* the same size: drawn anew */
    kill(emulator_pid(), SIGCONT);
    emulator_pump(100);
    for (int row = 0; row < 24; row++)
        assert_string_equal(emulator_row(row), rows[row]);
}

static void a_session_goes_on_and_is_logged_unseen(void **state)
{
    (void)state;
    start(quick_text);
    emulator_fill();
    wait_until_finished();
    assert_true(emulator_wait_for("steps in full"));
    assert_screen_is_whole();
}

/* ---- line by line ---- */

static const char *quick_plain(void)
{
    static char arguments[400];
    fixture_forget_log();
    snprintf(arguments, sizeof arguments, "start --plain %s",
             fixture_routine("frozen.yaml", quick_text));
    return arguments;
}

static void lines_that_nobody_reads_hold_no_session_up(void **state)
{
    (void)state;
    fixture_limber(24, 80, quick_plain(), NULL);
    assert_true(emulator_wait_for("Go: Short hold"));
    emulator_fill();
    wait_until_finished();
    assert_true(emulator_wait_for("Go: Other hold"));
    assert_true(emulator_wait_for("What was done, 2 of 2"));
    assert_true(emulator_wait_for("A note for the log?"));
    emulator_type("\r");
    assert_int_equal(emulator_wait_end(), 0);
}

static void ctrl_s_keeps_the_lines_and_ctrl_q_brings_them(void **state)
{
    (void)state;
    fixture_limber(24, 80, quick_plain(), NULL);
    assert_true(emulator_wait_for("Go: Short hold"));
    emulator_type("\023");
    wait_until_finished();
    assert_false(emulator_shows("What was done"));
    emulator_type("\021");
    assert_true(emulator_wait_for("Go: Other hold"));
    assert_true(emulator_wait_for("What was done, 2 of 2"));
    assert_true(emulator_wait_for("A note for the log?"));
    emulator_type("\r");
    assert_int_equal(emulator_wait_end(), 0);
}

/* A session, so many times faster, with its lines into a pipe that is full already; returns the end
 * to read from. */
static int start_into_full_pipe(const char *text, const char *speed, pid_t *child)
{
    static const char nothing[4096];
    char program[512], routine[300];
    int ends[2];
    fixture_forget_log();
    snprintf(program, sizeof program, "%s/src/command/limber", getenv("LIMBER_BUILD"));
    snprintf(routine, sizeof routine, "%s", fixture_routine("frozen.yaml", text));
    assert_int_equal(pipe(ends), 0);
    fcntl(ends[1], F_SETFL, O_NONBLOCK);
    while (write(ends[1], nothing, sizeof nothing) > 0)
        ;
    fcntl(ends[1], F_SETFL, 0);
    *child = fork();
    if (*child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
        close(ends[0]);
        close(ends[1]);
        setenv("LIMBER_LOG_TRIALS", "1", 1);
        execl(program, program, "start", "--plain", "--no-sound", "--speed", speed, routine, NULL);
        _exit(127);
    }
    close(ends[1]);
    return ends[0];
}

static void a_pipe_whose_reader_sleeps_holds_no_session_up(void **state)
{
    static char text[256 * 1024];
    pid_t child;
    size_t size = 0;
    int status, reader = start_into_full_pipe(quick_text, "1", &child);
    (void)state;
    wait_until_finished();
    for (ssize_t got; (got = read(reader, text + size, sizeof text - 1 - size)) > 0;)
        size += (size_t)got;
    close(reader);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    const char *lines = memchr(text, 'G', size);
    assert_non_null(lines);
    assert_non_null(strstr(lines, "Go: Short hold"));
    assert_non_null(strstr(lines, "What was done, 2 of 2"));
}

/* The wait status, or 0 where it had to be killed. */
static int end_of(pid_t child)
{
    pid_t ended = 0;
    int status = 0;
    for (int i = 0; i < EMULATOR_DEADLINE_MS / 20 && ended == 0; i++) {
        ended = waitpid(child, &status, WNOHANG);
        poll(NULL, 0, 20);
    }
    if (ended == child)
        return status;
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    return 0;
}

static void a_session_into_such_a_pipe_ends(void **state)
{
    pid_t child;
    int reader = start_into_full_pipe(quick_text, "1", &child);
    (void)state;
    poll(NULL, 0, 200); /* wherever it is by then */
    kill(child, SIGTERM);
    int status = end_of(child);
    close(reader);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
}

/* ---- the log after an ending ---- */

/* At speed twenty a set of half a second, and then a rest of half a minute. The step is not over:
 * its set is in the log only where the ending has put it there. */
static const char sets_text[] = "limber: 1\n"
                                "title: Two sets\n"
                                "when: post-run\n"
                                "steps:\n"
                                "  - {name: Hold, hold: 10s, prepare: 0, sets: 2, rest: 600s}\n";

/* Each ends a session that nobody reads by a signal, so long after its beginning; the wait status.
 */
static int end_unread(const char *face, int number, int milliseconds)
{
    static const char *const logged[] = {"LIMBER_LOG_TRIALS=1", NULL};
    char arguments[400];
    snprintf(arguments, sizeof arguments, "start %s --speed 20 %s", face,
             fixture_routine("frozen.yaml", sets_text));
    fixture_forget_log();
    fixture_limber(24, 80, arguments, logged);
    assert_true(emulator_wait_for("Hold"));
    emulator_fill();
    poll(NULL, 0, milliseconds);
    kill(emulator_pid(), number);
    int status = emulator_wait_end_unread();
    emulator_stop();
    return status;
}

static int end_screen(int number, int milliseconds)
{
    return end_unread("", number, milliseconds);
}

static int end_lines(int number, int milliseconds)
{
    return end_unread("--plain", number, milliseconds);
}

static int end_pipe(int number, int milliseconds)
{
    pid_t child;
    int reader = start_into_full_pipe(sets_text, "20", &child);
    poll(NULL, 0, milliseconds);
    kill(child, number);
    int status = end_of(child);
    close(reader);
    return status;
}

/* It opens as a log that was closed: nothing to roll back. */
static void assert_log_is_closed(const char *where)
{
    char journal[256];
    LogReader *reader = log_reader_new(NULL);
    Arena *arena = arena_new();
    SessionRecord *sessions;
    LogFilter all = {.from = 0, .to = INT64_MAX};
    snprintf(journal, sizeof journal, "%s/limber/log.db-journal", getenv("XDG_STATE_HOME"));
    if (access(journal, F_OK) == 0)
        fail_msg("%s: the log was left open", where);
    if (log_reader_sessions(reader, arena, &all, &sessions) != 1 || *log_reader_note(reader))
        fail_msg("%s: the log is not whole: %s", where, log_reader_note(reader));
    arena_free(arena);
    log_reader_free(reader);
}

static bool log_command_says(const char *text)
{
    static char command[600], said[16384];
    snprintf(command, sizeof command, "%s/src/command/limber log", getenv("LIMBER_BUILD"));
    FILE *output = popen(command, "r");
    size_t size = fread(said, 1, sizeof said - 1, output);
    said[size] = '\0';
    return pclose(output) == 0 && strstr(said, text);
}

/* Is the set that was done in the log? */
static bool has_set(void)
{
    LogReader *reader = log_reader_new(NULL);
    Arena *arena = arena_new();
    LoggedSession *sessions;
    LogFilter all = {.from = 0, .to = INT64_MAX};
    size_t count = log_reader_span(reader, arena, &all, LOG_ALL, &sessions);
    bool has = count == 1 && sessions[0].segment_count == 1 &&
               sessions[0].segments[0].held == sessions[0].segments[0].planned;
    arena_free(arena);
    log_reader_free(reader);
    return has;
}

static void after_every_ending_the_log_is_closed_and_has_what_was_done(void **state)
{
    static const struct {
        const char *name;
        int (*end)(int number, int milliseconds);
    } faces[] = {{"screen", end_screen}, {"lines", end_lines}, {"pipe", end_pipe}};
    static const int signals[] = {SIGTERM, SIGINT, SIGHUP};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(faces); i++)
        for (size_t k = 0; k < COUNT_OF(signals); k++) {
            bool has = false;
            for (int wait = 1000; wait <= 8000 && !has; wait *= 2) { /* a machine may be slow */
                int status = faces[i].end(signals[k], wait);
                if (!WIFSIGNALED(status) || WTERMSIG(status) != signals[k])
                    fail_msg("%s: %s: status %x", faces[i].name, strsignal(signals[k]), status);
                assert_log_is_closed(faces[i].name);
                has = has_set();
            }
            assert_true(log_command_says("Two sets, under a minute, not ended"));
            if (!has)
                fail_msg("%s: after %s the set is not in the log", faces[i].name,
                         strsignal(signals[k]));
        }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, fixture_stop)
    const struct CMUnitTest tests[] = {
        TEST(no_key_stops_or_ends_anything_by_itself),
        TEST(ctrl_s_does_not_stop_the_coach),
        TEST(every_ending_works_where_the_terminal_does_not_read),
        TEST(a_key_ends_it_too),
        TEST(a_session_goes_on_and_is_logged_unseen),
        TEST(lines_that_nobody_reads_hold_no_session_up),
        TEST(ctrl_s_keeps_the_lines_and_ctrl_q_brings_them),
        TEST(a_pipe_whose_reader_sleeps_holds_no_session_up),
        TEST(a_session_into_such_a_pipe_ends),
        TEST(after_every_ending_the_log_is_closed_and_has_what_was_done),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
