// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A process that is killed at any moment loses no step that it had committed, and leaves no half of
 * one. */
#include "log_files.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define KILLS 200
#define LONGEST_US 6000

static int remove_files(void **state)
{
    (void)state;
    log_files_remove();
    return 0;
}

/* In the child: a session whose steps are two segments each, a byte into acks after each commit. */
static _Noreturn void write_until_killed(const char *path, int acks)
{
    Log *log = log_new(path);
    SessionRecord session = log_files_begin(log);
    for (int step = 0;; step++) {
        for (int i = 0; i < 2; i++) {
            SegmentRecord segment = log_files_segment(2 * step + i);
            log_segment(log, session.id, &segment);
        }
        log_commit(log);
        if (!log_wait(log, LOG_WAIT) || write(acks, "x", 1) != 1)
            _exit(1);
    }
}

/* Kills a child at a random moment: while it opens the log and begins, or while it writes steps.
 * Returns the steps that it had committed. */
static int run_and_kill(const char *path, bool early)
{
    int acks[2], count = 0;
    char bytes[4096];
    assert_int_equal(pipe(acks), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(acks[0]);
        write_until_killed(path, acks[1]);
    }
    close(acks[1]);
    if (!early)
        count += (int)read(acks[0], bytes, 1);
    usleep((useconds_t)(random() % LONGEST_US));
    kill(child, SIGKILL);
    for (ssize_t size; (size = read(acks[0], bytes, sizeof bytes)) > 0;)
        count += (int)size;
    close(acks[0]);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    return count;
}

static void killed_at_any_moment_no_committed_step_is_lost(void **state)
{
    (void)state;
    char path[96];
    int total = 0;
    srandom((unsigned)log_files_seed());
    snprintf(path, sizeof path, "%s", log_files_new());
    for (int i = 0; i < KILLS; i++) {
        total += run_and_kill(path, i % 4 == 1);
        if (i % 2 == 0 && total > 0) { /* else the next child finds what the killed one left */
            assert_true(log_files_count(path, "SELECT count(*) FROM segment") >= 2 * total);
            assert_string_equal(log_files_ask(path, "PRAGMA quick_check"), "ok");
        }
    }
    print_message("%d kills, %d steps committed\n", KILLS, total);
    assert_true(total > KILLS);
    assert_true(log_files_count(path, "SELECT count(*) FROM segment") >= 2 * total);
    assert_string_equal(log_files_ask(path, "PRAGMA integrity_check"), "ok");
    assert_string_equal(log_files_ask(path, "PRAGMA foreign_key_check"), "");
    assert_int_equal(log_files_count(path, "SELECT count(*) FROM (SELECT 1 FROM segment"
                                           " GROUP BY session HAVING count(*) % 2 = 1)"),
                     0);
    assert_int_equal(log_files_named(path, "log.db.damaged"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(killed_at_any_moment_no_committed_step_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, remove_files);
}
