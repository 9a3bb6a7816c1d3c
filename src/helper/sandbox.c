// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Landlock and resource limits for the helpers that read what strangers sent. A system call filter
 * is left out on purpose: decoders call what they like (sysinfo, openat), and a new version of a
 * library would be killed by it. */
#include "helper/sandbox.h"

#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <sys/resource.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

#define MEMORY_BYTES (256ul * 1024 * 1024)
#define CPU_SECONDS 5
#define OPEN_FILES 16

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

#ifdef __linux__
#define READ_RIGHTS (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define ALL_RIGHTS                                                                                 \
    (READ_RIGHTS | LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE |                    \
     LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |                              \
     LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |    \
     LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK | \
     LANDLOCK_ACCESS_FS_MAKE_SYM)

static void allow_reading(int rules, const char *folder)
{
    struct landlock_path_beneath_attr rule = {.allowed_access = READ_RIGHTS};
    rule.parent_fd = open(folder, O_PATH | O_CLOEXEC);
    if (rule.parent_fd < 0)
        return;
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(rule.parent_fd);
}

static bool restrict_files(const char *readable)
{
    struct landlock_ruleset_attr handled = {.handled_access_fs = ALL_RIGHTS};
    int rules = (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
    if (rules < 0)
        return false;
    if (readable)
        allow_reading(rules, readable);
    bool done = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
                syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    close(rules);
    return done;
}
#else
static bool restrict_files(const char *readable)
{
    (void)readable;
    return false;
}
#endif

bool sandbox_enter(const char *readable)
{
    bool restricted = restrict_files(readable);
    set_limits();
    return restricted;
}
