// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A session under way in another window is told from one that a crash ended. */
#include "store/owner.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static void this_process_runs(void **state)
{
    (void)state;
    Owner self = owner_self();
    assert_int_equal(owner_state(self.host, self.process), OWNER_RUNS);
}

static void a_process_that_was_killed_is_gone(void **state)
{
    (void)state;
    Owner owner;
    int out[2];
    assert_int_equal(pipe(out), 0);
    pid_t child = fork();
    if (child == 0) {
        owner = owner_self();
        (void)!write(out[1], &owner, sizeof owner);
        pause();
        _exit(0);
    }
    assert_int_equal(read(out[0], &owner, sizeof owner), sizeof owner);
    assert_int_equal(owner_state(owner.host, owner.process), OWNER_RUNS);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    assert_int_equal(owner_state(owner.host, owner.process), OWNER_GONE);
}

static void another_process_of_the_same_number_is_not_it(void **state)
{
    (void)state;
    Owner self = owner_self();
    char *start = strrchr(self.process, ' ');
    snprintf(start, sizeof self.process - (size_t)(start - self.process), " 1");
    assert_int_equal(owner_state(self.host, self.process), OWNER_GONE);
}

static void a_machine_that_was_started_anew_has_ended_its_processes(void **state)
{
    (void)state;
    Owner self = owner_self();
    char *boot = self.process + strlen("linux ");
    boot[0] = boot[0] == '0' ? '1' : '0';
    assert_int_equal(owner_state(self.host, self.process), OWNER_GONE);
    assert_int_equal(owner_state("another-machine", self.process), OWNER_ELSEWHERE);
}

static void a_process_of_another_container_cannot_be_seen(void **state)
{
    (void)state;
    Owner self = owner_self();
    char *names = strstr(self.process, "pid:[");
    assert_non_null(names);
    names[5] = names[5] == '1' ? '2' : '1';
    assert_int_equal(owner_state(self.host, self.process), OWNER_ELSEWHERE);
}

static void without_proc_the_number_alone_counts(void **state)
{
    (void)state;
    char process[32];
    Owner self = owner_self();
    snprintf(process, sizeof process, "process %ld", (long)getpid());
    assert_int_equal(owner_state(self.host, process), OWNER_RUNS);
    assert_int_equal(owner_state("another-machine", process), OWNER_ELSEWHERE);
    assert_int_equal(owner_state(self.host, "process 0"), OWNER_GONE);
    assert_int_equal(owner_state(self.host, "process 99999999"), OWNER_GONE);
}

static void what_says_nothing_is_gone(void **state)
{
    (void)state;
    Owner self = owner_self();
    assert_int_equal(owner_state(NULL, NULL), OWNER_GONE);
    assert_int_equal(owner_state(self.host, ""), OWNER_GONE);
    assert_int_equal(owner_state(self.host, "linux"), OWNER_GONE);
    assert_int_equal(owner_state(NULL, "process 1"), OWNER_ELSEWHERE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(this_process_runs),
        cmocka_unit_test(a_process_that_was_killed_is_gone),
        cmocka_unit_test(another_process_of_the_same_number_is_not_it),
        cmocka_unit_test(a_machine_that_was_started_anew_has_ended_its_processes),
        cmocka_unit_test(a_process_of_another_container_cannot_be_seen),
        cmocka_unit_test(without_proc_the_number_alone_counts),
        cmocka_unit_test(what_says_nothing_is_gone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
