// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The program killed with signal 9 at random points of a session at speed, again and again: after
 * each, the log is whole, holds the steps done and no half ones, and the next start goes on right
 * after them. The seed is printed; LIMBER_SEED sets it. */
#include "journalled.h"
#include "log_files.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#define KILLS 200
#define STEPS 12
#define MOST_KILLS 600 /* where the machine is so slow that none leaves a session to go on with */

static char plan[2048]; /* S1 … S12, each 2 s of prepare and 3 s held */
static char folder[256], file[300], log_file[320], output[300];

static void write_plan(void)
{
    size_t length = (size_t)snprintf(plan, sizeof plan, "limber: 1\ntitle: T\nwhen: any\nsteps:\n");
    for (int i = 1; i <= STEPS; i++)
        length += (size_t)snprintf(plan + length, sizeof plan - length,
                                   "  - {name: S%d, hold: 3s, prepare: 2s}\n", i);
    FILE *out = fopen(file, "w");
    assert_non_null(out);
    assert_true(fputs(plan, out) >= 0 && fclose(out) == 0);
}

static int set_up(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "%s", log_files_folder(log_files_new()));
    assert_true(mkdir(folder, 0700) == 0 || access(folder, W_OK) == 0);
    snprintf(file, sizeof file, "%s/plan.yaml", folder);
    snprintf(output, sizeof output, "%s/output", folder);
    snprintf(log_file, sizeof log_file, "%s/limber/log.db", folder);
    setenv("XDG_STATE_HOME", folder, 1);
    setenv("LIMBER_LOG_TRIALS", "1", 1);
    write_plan();
    routine = journalled_routine(plan);
    return 0;
}

/* `echo y | limber start --plain …`, its output in the file. */
static pid_t start(void)
{
    char program[1024];
    int pipe_ends[2];
    snprintf(program, sizeof program, "%s/src/command/limber", getenv("LIMBER_BUILD"));
    assert_int_equal(pipe(pipe_ends), 0);
    assert_int_equal(write(pipe_ends[1], "y\n", 2), 2);
    close(pipe_ends[1]);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        int out = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        dup2(pipe_ends[0], STDIN_FILENO);
        dup2(out, STDOUT_FILENO);
        execl(program, "limber", "start", "--plain", "--no-sound", "--speed", "250", file, NULL);
        _exit(127);
    }
    close(pipe_ends[0]);
    return child;
}

static int wait_for(pid_t child)
{
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

/* How long a session takes that is not killed: the quickest of three, on this machine, now. */
static Ns session_length(void)
{
    Ns least = NS_NEVER;
    for (int i = 0; i < 3; i++) {
        Ns begun = clock_monotonic();
        assert_int_equal(wait_for(start()), 0);
        Ns took = clock_monotonic() - begun;
        least = took < least ? took : least;
    }
    return least;
}

/* The last step that the output says was begun; 0: none. */
static int last_step_begun(void)
{
    char line[256];
    int step = 0, number;
    FILE *in = fopen(output, "r");
    while (in && fgets(line, sizeof line, in))
        if (sscanf(line, "Go: S%d", &number) == 1)
            step = number;
    if (in)
        fclose(in);
    return step;
}

/* How many steps of the session under way the log has; -1: there is no session under way. */
static int steps_logged(void)
{
    if (log_files_count(log_file, "SELECT count(*) FROM session WHERE state = 'running'") == 0)
        return -1;
    assert_int_equal(
        log_files_count(log_file, "SELECT count(*) FROM session WHERE state = 'running'"), 1);
    return log_files_count(log_file, "SELECT count(*) FROM segment JOIN session ON"
                                     " session.number = segment.session AND state = 'running'");
}

/* The log is whole, and holds whole steps alone, none twice and none left out between them. */
static void check_log(void)
{
    assert_string_equal(log_files_ask(log_file, "PRAGMA integrity_check"), "ok");
    assert_int_equal(log_files_count(log_file, "SELECT count(*) FROM segment WHERE skipped OR"
                                               " held_ms <> 3000 OR planned_ms <> 3000"),
                     0);
    assert_int_equal(log_files_count(log_file, "SELECT count(*) FROM (SELECT max(position) AS last,"
                                               " count(*) AS rows FROM segment GROUP BY session)"
                                               " WHERE last <> 2 * rows - 1"),
                     0);
}

static void check_offer(int logged)
{
    LogReader *reader = log_reader_new(log_file);
    Resume *resume = resume_find(reader, NULL, routine, NULL, NULL);
    if (logged <= 0 || logged == STEPS) {
        assert_null(resume);
    } else {
        char step[16];
        snprintf(step, sizeof step, "S%d", logged + 1);
        assert_non_null(resume);
        assert_int_equal(resume->first, 2 * logged);
        assert_string_equal(resume->step, step);
    }
    resume_free(resume);
    log_reader_free(reader);
}

static void after_any_kill_the_next_start_goes_on_where_it_stopped(void **state)
{
    (void)state;
    srandom((unsigned)log_files_seed());
    int kills = 0, resumed = 0, behind = 0;
    for (Ns longest = 0; kills < (resumed > 0 ? KILLS : MOST_KILLS); kills++) {
        if (kills % 50 == 0 && resumed == 0)
            longest = session_length() * 3 / 2;
        pid_t child = start();
        Ns wait = (Ns)((double)longest * (double)random() / (double)RAND_MAX);
        nanosleep(&(struct timespec){wait / NS_PER_S, wait % NS_PER_S}, NULL);
        kill(child, SIGKILL);
        wait_for(child);
        if (access(log_file, R_OK) != 0)
            continue; /* killed before there was a log */
        int logged = steps_logged(), begun = last_step_begun();
        check_log();
        check_offer(logged);
        /* what was said last may be lost with the thread that prints, whatever the log has by then
         */
        if (logged > 0 && begun - 1 - logged > behind)
            behind = begun - 1 - logged;
        resumed += logged > 0 && logged < STEPS;
    }
    print_message("%d kills, %d sessions to go on with, %d steps behind at most\n", kills, resumed,
                  behind);
    assert_true(resumed > 0);
    assert_int_equal(wait_for(start()), 0);
    check_log();
    assert_int_equal(log_files_count(log_file, "SELECT count(*) FROM session WHERE state = 'done'"
                                               " AND steps_done = 12 AND work_held_ms = 36000"),
                     log_files_count(log_file, "SELECT count(*) FROM session WHERE"
                                               " state = 'done'"));
    assert_int_equal(steps_logged(), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(after_any_kill_the_next_start_goes_on_where_it_stopped,
                                        set_up, journalled_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
