// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* One harmless attempt of each kind. Refused means by permission: another error is no bar. */
#include "helper/trial.h"

#include "base/array.h"
#include "helper/calls.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static bool permitted(bool done)
{
    return done || (errno != EPERM && errno != EACCES);
}

static bool reads_files(void)
{
    int fd = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool open_to_it = permitted(fd >= 0);
    if (fd >= 0)
        close(fd);
    return open_to_it;
}

static bool changes_files(void)
{
    char name[] = "/tmp/limber-trial-XXXXXX";
    int fd = mkstemp(name);
    bool open_to_it = permitted(fd >= 0);
    if (fd >= 0) {
        close(fd);
        unlink(name);
    }
    return open_to_it;
}

static bool opens_sockets(void)
{
    static const int families[] = {AF_UNIX, AF_INET, AF_INET6};
    bool open_to_it = false;
    for (size_t i = 0; i < COUNT_OF(families); i++) {
        int fd = socket(families[i], SOCK_DGRAM, 0);
        open_to_it = permitted(fd >= 0) || open_to_it;
        if (fd >= 0)
            close(fd);
    }
    return open_to_it;
}

static bool signals_others(void)
{
    return permitted(kill(getppid(), 0) == 0);
}

static bool starts_programs(void)
{
    pid_t pid = fork();
    if (pid == 0)
        _exit(0);
    bool open_to_it = permitted(pid > 0);
    if (pid > 0)
        waitpid(pid, NULL, 0);
    return open_to_it;
}

static const struct {
    const char *what;
    bool (*is_open)(void);
} trials[] = {
    {"reading files", reads_files},      {"changing files", changes_files},
    {"new connections", opens_sockets},  {"signals to others", signals_others},
    {"other programs", starts_programs},
};

void trial_print(void)
{
    bool open_to_it[COUNT_OF(trials)];
    for (size_t i = 0; i < COUNT_OF(trials); i++)
        open_to_it[i] = trials[i].is_open();
    for (int open_ones = 0; open_ones <= 1; open_ones++) {
        int printed = 0;
        for (size_t i = 0; i < COUNT_OF(trials); i++)
            if (open_to_it[i] == open_ones)
                printf("%s%s", printed++ > 0 ? ", " : "", trials[i].what);
        printf("\n");
    }
    printf("%s\n", calls_built() ? "" : "built without libseccomp");
    fflush(stdout);
}
