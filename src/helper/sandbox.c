// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Three bounds, one behind the other: Landlock for places, a filter for system calls, limits for
 * memory, time and size. */
#include "helper/sandbox.h"

#include "helper/calls.h"
#include "helper/landlock.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MEMORY_BYTES (256ul * 1024 * 1024)
#define CPU_SECONDS 5
#define RUNNING_CPU_SECONDS 30
#define RUNNING_FILES 256
#define RUNNING_BYTES (16ul * 1024 * 1024) /* written */
#define OPEN_FILES 16
#define MOST_INHERITED 1024

/* Sanitizers reserve terabytes of addresses; gcc and clang say in two ways that one is there. */
#ifndef __has_feature
#define __has_feature(name) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) ||                               \
    __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED true
#else
#define SANITIZED false
#endif

static void limit(int resource, rlim_t value)
{
    struct rlimit bound = {value, value};
    setrlimit(resource, &bound);
}

static void set_limits(void)
{
    signal(SIGXFSZ, SIG_IGN); /* a file-size limit of 0 kills espeak-ng through libpulse else */
    if (!SANITIZED)
        limit(RLIMIT_AS, MEMORY_BYTES);
    limit(RLIMIT_CPU, CPU_SECONDS);
    limit(RLIMIT_NOFILE, OPEN_FILES);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CORE, 0);
}

/* What the program that started this one had open is none of its business. */
static void close_others(void)
{
#ifdef SYS_close_range
    if (syscall(SYS_close_range, STDERR_FILENO + 1, ~0u, 0) == 0)
        return;
#endif
    for (int fd = STDERR_FILENO + 1; fd < MOST_INHERITED; fd++)
        close(fd);
}

bool sandbox_enter_running(const char *const *readable)
{
    close_others();
    bool held = landlock_restrict(readable, true) > 0;
    signal(SIGXFSZ, SIG_IGN);
    limit(RLIMIT_CPU, RUNNING_CPU_SECONDS);
    limit(RLIMIT_NOFILE, RUNNING_FILES);
    limit(RLIMIT_FSIZE, RUNNING_BYTES);
    limit(RLIMIT_CORE, 0);
    calls_refuse(CALLS_RUNNING);
    return held;
}

Sandbox sandbox_enter(const char *readable)
{
    close_others();
    const char *const places[] = {readable, NULL};
    Sandbox sandbox = {.landlock = landlock_restrict(places, false)};
    set_limits();
    sandbox.calls = calls_refuse(CALLS_ALONE);
    return sandbox;
}
