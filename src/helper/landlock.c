// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The rights by the version that brought them. They stand here by number, because the headers that
 * a program is built with are often older than the kernel that it runs on. */
#include "helper/landlock.h"

#include "base/array.h"

#ifdef __linux__
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define BIT(number) (UINT64_C(1) << (number))
#define READ_RIGHTS (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)

/* What the kernel takes; one that knows less wants the rest to be 0. */
typedef struct {
    uint64_t files, network, scopes;
} Rights;

static const struct {
    int version;
    Rights rights;
} brought[] = {
    {1, {.files = BIT(13) - 1}},       /* run, write, read, remove, make */
    {2, {.files = BIT(13)}},           /* move to another folder */
    {3, {.files = BIT(14)}},           /* truncate */
    {4, {.network = BIT(0) | BIT(1)}}, /* TCP: bind, connect */
    {5, {.files = BIT(15)}},           /* ioctl of devices */
    {6, {.scopes = BIT(0) | BIT(1)}},  /* abstract sockets, signals */
    {9, {.files = BIT(16)}},           /* sockets that have a path */
};

static Rights rights_of(int version)
{
    Rights all = {0};
    for (size_t i = 0; i < COUNT_OF(brought) && brought[i].version <= version; i++) {
        all.files |= brought[i].rights.files;
        all.network |= brought[i].rights.network;
        all.scopes |= brought[i].rights.scopes;
    }
    return all;
}

/* A set of rules by the highest version that is taken, *version at first; -1: none is. */
static int create_rules(int *version)
{
    for (; *version > 0; --*version) {
        Rights rights = rights_of(*version);
        int rules = (int)syscall(SYS_landlock_create_ruleset, &rights, sizeof rights, 0);
        if (rules >= 0)
            return rules;
    }
    return -1;
}

/* Of a file that is no folder less can be asked. */
static void allow(int rules, const char *place, bool runs)
{
    struct landlock_path_beneath_attr rule = {.allowed_access = READ_RIGHTS};
    struct stat status;
    rule.parent_fd = open(place, O_PATH | O_CLOEXEC);
    if (rule.parent_fd < 0)
        return;
    if (runs)
        rule.allowed_access |= LANDLOCK_ACCESS_FS_EXECUTE;
    if (fstat(rule.parent_fd, &status) == 0 && !S_ISDIR(status.st_mode))
        rule.allowed_access &= ~(uint64_t)LANDLOCK_ACCESS_FS_READ_DIR;
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(rule.parent_fd);
}

int landlock_restrict(const char *const *readable, bool runs)
{
    int version =
        (int)syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    int rules = create_rules(&version);
    if (rules < 0)
        return 0;
    for (size_t i = 0; readable && readable[i]; i++)
        allow(rules, readable[i], runs);
    bool done = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
                syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    close(rules);
    return done ? version : 0;
}
#else
int landlock_restrict(const char *const *readable, bool runs)
{
    (void)readable, (void)runs;
    return 0;
}
#endif
