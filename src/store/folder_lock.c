// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* flock knows no time limit: it is asked again and again, a hundred times a second. */
#include "store/folder_lock.h"

#include "base/arena.h"
#include "base/clock.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define ASK_EVERY_MS 10

char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = memory_string(slash ? path : ".");
    if (slash)
        folder[slash == path ? 1 : slash - path] = '\0';
    return folder;
}

/* False: another has it. */
static bool lock(int fd, int how, Ns until)
{
    while (flock(fd, how | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return true; /* it cannot be locked */
        if (clock_monotonic() >= until)
            return false;
        poll(NULL, 0, ASK_EVERY_MS);
    }
    return true;
}

bool folder_lock(const char *path, bool alone, int patience_ms, int *fd)
{
    char *folder = folder_of(path);
    *fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(folder);
    Ns until = clock_monotonic() + patience_ms * NS_PER_MS;
    if (*fd < 0 || lock(*fd, alone ? LOCK_EX : LOCK_SH, until))
        return true;
    close(*fd);
    *fd = -1;
    return false;
}

void folder_unlock(int fd)
{
    if (fd >= 0)
        close(fd);
}
