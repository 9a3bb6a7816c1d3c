// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The room in which limber-voice reads what strangers sent: from inside, nothing else can be read
 * or written. Each test enters it in a child of its own, because there is no way out. */
#include "helper/sandbox.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define NO_LANDLOCK 77

/* What a check says when run in a child that has entered the sandbox. */
static int inside(const char *readable, bool needs_landlock, int (*check)(void))
{
    int status = 0;
    pid_t pid = fork();
    if (pid == 0) {
        bool restricted = sandbox_enter(readable);
        _exit(needs_landlock && !restricted ? NO_LANDLOCK : check());
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    if (WEXITSTATUS(status) == NO_LANDLOCK)
        skip();
    return WEXITSTATUS(status);
}

static int opens_passwd(void)
{
    return open("/etc/passwd", O_RDONLY) >= 0;
}

static int opens_a_link_to_it(void)
{
    return open("/proc/self/root/etc/passwd", O_RDONLY) >= 0 || open("/", O_RDONLY) >= 0;
}

static int makes_a_file(void)
{
    return open("/tmp/limber-sandbox-test", O_WRONLY | O_CREAT, 0600) >= 0;
}

static int runs_a_program(void)
{
    execl("/bin/sh", "sh", "-c", "exit 1", (char *)NULL);
    return 0;
}

static void no_file_can_be_read_written_or_run(void **state)
{
    (void)state;
    assert_int_equal(opens_passwd(), 1); /* outside it can */
    assert_int_equal(inside(NULL, true, opens_passwd), 0);
    assert_int_equal(inside(NULL, true, opens_a_link_to_it), 0);
    assert_int_equal(inside(NULL, true, makes_a_file), 0);
    assert_int_equal(inside(NULL, true, runs_a_program), 0);
}

static void a_folder_that_is_named_can_be_read_and_no_other(void **state)
{
    (void)state;
    assert_int_equal(inside("/etc", true, opens_passwd), 1);
    assert_int_equal(inside("/usr", true, opens_passwd), 0);
    assert_int_equal(inside("/nonexistent", true, opens_passwd), 0);
}

/* The tools that watch memory need more of it than the sandbox gives, so it gives them all. */
static bool memory_is_watched(void)
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return true;
#else
    return false;
#endif
}

static int memory_without_end(void)
{
    return mmap(NULL, 1ul << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
           MAP_FAILED;
}

static int files_may_grow(void)
{
    struct rlimit limit;
    return getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_max != 0;
}

static void memory_and_files_are_bounded(void **state)
{
    (void)state;
    assert_int_equal(memory_without_end(), 1);
    if (!memory_is_watched())
        assert_int_equal(inside(NULL, false, memory_without_end), 0);
    assert_int_equal(inside(NULL, false, files_may_grow), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_file_can_be_read_written_or_run),
        cmocka_unit_test(a_folder_that_is_named_can_be_read_and_no_other),
        cmocka_unit_test(memory_and_files_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
