// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the sandbox keeps from a helper, tried from inside, one child process for each attempt: in
 * the whole sandbox, behind Landlock alone and behind the filter of system calls alone. What the
 * kernel or the build lacks is said and passed over. */
#include "helper/sandbox.h"

#include "base/array.h"
#include "helper/calls.h"
#include "helper/landlock.h"
#include "sandbox_attempts.h"

#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

typedef enum { NOWHERE, BEHIND_LANDLOCK, BEHIND_FILTER, IN_SANDBOX, PLACES, RUNNING } Place;
static const char *const place_names[PLACES] = {"outside", "behind Landlock", "behind the filter",
                                                "in the sandbox"};

/* What this kernel and this build have. */
static Sandbox had;

static void enter(Place place, const char *readable)
{
    if (place == BEHIND_LANDLOCK)
        landlock_restrict((const char *const[]){readable, NULL}, false);
    else if (place == BEHIND_FILTER)
        calls_refuse(CALLS_ALONE);
    else if (place == IN_SANDBOX)
        sandbox_enter(readable);
    else if (place == RUNNING)
        sandbox_enter_running((const char *const[]){readable, NULL});
}

/* How a child ends that has entered the sandbox and does this: its exit code, or minus a signal. */
static int inside(Place place, const char *readable, int (*act)(void))
{
    int status = 0;
    pid_t pid = fork();
    if (pid == 0) {
        enter(place, readable);
        _exit(act());
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

static bool must_hold(Place place, const Attempt *attempt)
{
    bool landlock = attempt->landlock > 0 && attempt->landlock <= had.landlock;
    bool filter = attempt->filter && had.calls;
    return place == BEHIND_LANDLOCK ? landlock
           : place == BEHIND_FILTER ? filter
                                    : landlock || filter;
}

static void try_all(const Attempt *attempts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const Attempt *attempt = &attempts[i];
        int outside = inside(NOWHERE, NULL, attempt->act);
        if (outside != DONE) {
            printf("not tried, it fails outside too: %s\n", attempt->what);
            continue;
        }
        for (Place place = BEHIND_LANDLOCK; place < PLACES; place++) {
            int ended = inside(place, attempt->readable, attempt->act);
            if (must_hold(place, attempt) && ended != REFUSED)
                fail_msg("%s: %s, ended with %d", place_names[place], attempt->what, ended);
            if (place == IN_SANDBOX && !must_hold(place, attempt))
                printf("passed over, no bar for it here (Landlock %d, %s): %s\n", had.landlock,
                       had.calls ? "a filter" : "no filter", attempt->what);
        }
    }
}

static void no_file_can_be_read_but_those_below_the_folder_named(void **state)
{
    (void)state;
    size_t count;
    const Attempt *attempts = attempts_to_read(&count);
    try_all(attempts, count);
    if (had.landlock == 0)
        skip();
    assert_int_equal(inside(IN_SANDBOX, "/etc", attempts[0].act), DONE);
    assert_int_equal(inside(IN_SANDBOX, "/usr", attempts[0].act), REFUSED);
    assert_int_equal(inside(IN_SANDBOX, "/nonexistent", attempts[0].act), REFUSED);
}

static void no_file_can_be_changed(void **state)
{
    (void)state;
    size_t count;
    const Attempt *attempts = attempts_to_change(&count);
    try_all(attempts, count);
}

static void no_other_machine_or_bus_can_be_reached(void **state)
{
    (void)state;
    size_t count;
    const Attempt *attempts = attempts_to_connect(&count);
    try_all(attempts, count);
}

static void no_other_process_can_be_started_signalled_or_looked_into(void **state)
{
    (void)state;
    size_t count;
    const Attempt *attempts = attempts_on_processes(&count);
    try_all(attempts, count);
}

/* What speaks for us is a program of another's: it may start others, and that is all. */
static void a_program_that_speaks_changes_nothing_and_reaches_nobody(void **state)
{
    (void)state;
    const Attempt *(*const lists[])(size_t *) = {attempts_to_read, attempts_to_change,
                                                 attempts_to_connect};
    if (had.landlock == 0)
        skip();
    for (size_t i = 0; i < COUNT_OF(lists); i++) {
        size_t count;
        const Attempt *attempts = lists[i](&count);
        for (size_t j = 0; j < count; j++) {
            bool barred = (attempts[j].landlock > 0 && attempts[j].landlock <= had.landlock) ||
                          (attempts[j].filter && had.calls && attempts[j].landlock == 0);
            if (inside(NOWHERE, NULL, attempts[j].act) != DONE || !barred)
                continue;
            int ended = inside(RUNNING, NULL, attempts[j].act);
            if (ended != REFUSED)
                fail_msg("%s, ended with %d", attempts[j].what, ended);
        }
    }
}

static int runs_another(void)
{
    int status;
    pid_t pid = fork();
    if (pid == 0) {
        execl("/bin/true", "true", NULL);
        _exit(1);
    }
    return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0 ? DONE : REFUSED;
}

static void it_runs_what_stands_in_its_places_and_nothing_else(void **state)
{
    (void)state;
    if (had.landlock == 0)
        skip();
    assert_int_equal(inside(RUNNING, "/", runs_another), DONE);
    assert_int_equal(inside(RUNNING, "/etc", runs_another), REFUSED);
}

static int inherited = -1;

static int keeps_a_descriptor(void)
{
    return fcntl(inherited, F_GETFD) >= 0 ? DONE : REFUSED;
}

static void what_the_program_had_open_is_closed(void **state)
{
    (void)state;
    inherited = fcntl(STDOUT_FILENO, F_DUPFD, 100);
    assert_int_equal(inside(NOWHERE, NULL, keeps_a_descriptor), DONE);
    assert_int_equal(inside(IN_SANDBOX, NULL, keeps_a_descriptor), REFUSED);
    close(inherited);
}

static void *idle(void *unused)
{
    return unused;
}

/* What decoders and the libraries beside them do. */
static int works(void)
{
    pthread_t thread;
    struct rlimit limit;
    void *memory = malloc(1 << 20);
    bool started =
        pthread_create(&thread, NULL, idle, NULL) == 0 && pthread_join(thread, NULL) == 0;
    bool well = memory && started && sysconf(_SC_PHYS_PAGES) > 0 &&
                sysconf(_SC_NPROCESSORS_ONLN) > 0 && getrlimit(RLIMIT_AS, &limit) == 0 &&
                kill(getpid(), 0) == 0 && raise(SIGCONT) == 0;
    free(memory);
    return well ? DONE : REFUSED;
}

static int aborts(void)
{
    signal(SIGABRT, SIG_DFL);
    abort();
}

static void what_a_decoder_needs_goes_on_and_an_abort_is_one(void **state)
{
    (void)state;
    for (Place place = NOWHERE; place < PLACES; place++) {
        assert_int_equal(inside(place, NULL, works), DONE);
        assert_int_equal(inside(place, NULL, aborts), -SIGABRT);
    }
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

static int takes_memory_without_end(void)
{
    void *memory =
        mmap(NULL, 1ul << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory != MAP_FAILED ? DONE : REFUSED;
}

static int may_grow_files(void)
{
    struct rlimit limit;
    return getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_max != 0 ? DONE : REFUSED;
}

static void memory_and_files_are_bounded(void **state)
{
    (void)state;
    assert_int_equal(inside(NOWHERE, NULL, takes_memory_without_end), DONE);
    if (!memory_is_watched())
        assert_int_equal(inside(IN_SANDBOX, NULL, takes_memory_without_end), REFUSED);
    assert_int_equal(inside(IN_SANDBOX, NULL, may_grow_files), REFUSED);
}

/* A child enters and says what could be had. */
static int look_at_machine(void **state)
{
    (void)state;
    int ends[2], status;
    if (pipe(ends) != 0)
        return 1;
    pid_t pid = fork();
    if (pid == 0) {
        Sandbox sandbox = {.landlock = landlock_restrict(NULL, false),
                           .calls = calls_refuse(CALLS_ALONE)};
        _exit(write(ends[1], &sandbox, sizeof sandbox) != sizeof sandbox);
    }
    waitpid(pid, &status, 0);
    bool heard = read(ends[0], &had, sizeof had) == sizeof had;
    close(ends[0]), close(ends[1]);
    printf("here: Landlock %d, %s\n", had.landlock, had.calls ? "a filter of calls" : "no filter");
    return !heard || !attempts_prepare();
}

static int clean_up(void **state)
{
    (void)state;
    attempts_clean_up();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_file_can_be_read_but_those_below_the_folder_named),
        cmocka_unit_test(no_file_can_be_changed),
        cmocka_unit_test(no_other_machine_or_bus_can_be_reached),
        cmocka_unit_test(no_other_process_can_be_started_signalled_or_looked_into),
        cmocka_unit_test(a_program_that_speaks_changes_nothing_and_reaches_nobody),
        cmocka_unit_test(it_runs_what_stands_in_its_places_and_nothing_else),
        cmocka_unit_test(what_the_program_had_open_is_closed),
        cmocka_unit_test(what_a_decoder_needs_goes_on_and_an_abort_is_one),
        cmocka_unit_test(memory_and_files_are_bounded),
    };
    return cmocka_run_group_tests(tests, look_at_machine, clean_up);
}
