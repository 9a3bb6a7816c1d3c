// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What posix_spawn needs around it: descriptors, attributes, and the child's end. */
#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define FIRST_FREE_FD 10

int child_move_up(int fd)
{
    int moved = fd < 0 ? -1 : fcntl(fd, F_DUPFD_CLOEXEC, FIRST_FREE_FD);
    if (fd >= 0)
        close(fd);
    return moved;
}

void child_close(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

int child_memory(void)
{
    return memfd_create("limber", MFD_CLOEXEC);
}

bool child_set_attributes(posix_spawnattr_t *attributes)
{
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    short flags = POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
    return posix_spawnattr_setflags(attributes, flags) == 0 &&
           posix_spawnattr_setsigmask(attributes, &none) == 0 &&
           posix_spawnattr_setsigdefault(attributes, &all) == 0;
}

bool child_reap(pid_t pid, int *status)
{
    int ended = 0;
    pid_t reaped = waitpid(pid, &ended, WNOHANG);
    if (status)
        *status = ended;
    return reaped == pid || (reaped < 0 && errno == ECHILD);
}

bool child_await(pid_t pid, int milliseconds)
{
    for (int waited = 0; !child_reap(pid, NULL); waited += 2) {
        if (waited >= milliseconds)
            return false;
        poll(NULL, 0, 2);
    }
    return true;
}
