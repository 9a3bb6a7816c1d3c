// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Looks for the recordings that a routine's steps name: plain files in its folder, reached
 * through no link that leaves it. Whether they decode is for the sandboxed voice helper to find
 * out. */
#include "routine/reader.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/openat2.h>
#include <sys/syscall.h>
#endif

/* The folder of the routine's file as a descriptor, or -1. */
static int open_folder(const Routine *routine)
{
    char *path = arena_string(routine->arena, routine->path);
    char *slash = strrchr(path, '/');
    if (slash)
        slash[slash == path] = '\0';
    return open(slash ? path : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

#define FLAGS (O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)

/* Opens a name inside a folder through no link that leaves it. A kernel that cannot promise that is
 * asked to follow no link at all. */
static int open_beneath(int folder, const char *name)
{
#ifdef SYS_openat2
    struct open_how how = {.flags = FLAGS, .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
    int fd = (int)syscall(SYS_openat2, folder, name, &how, sizeof how);
    if (fd >= 0 || errno != ENOSYS)
        return fd;
#endif
    return openat(folder, name, FLAGS | O_NOFOLLOW);
}

static const char *words_of(int error)
{
    switch (error) {
    case EXDEV:
    case ELOOP:
        return "is a link that leaves the routine's folder";
    case ENOENT:
        return "is not there";
    default:
        return "cannot be read";
    }
}

/* Opens a plain file of the folder; -1: *wrong says why not. */
static int open_in(int folder, const char *name, const char **wrong)
{
    int fd = open_beneath(folder, name);
    struct stat status;
    if (fd < 0) {
        *wrong = words_of(errno);
        return -1;
    }
    *wrong = NULL;
    if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode))
        return fd;
    *wrong = "is not a regular file";
    close(fd);
    return -1;
}

int routine_open_recording(const Routine *routine, const char *name)
{
    const char *wrong;
    int folder = open_folder(routine);
    int fd = open_in(folder, name, &wrong);
    if (folder >= 0)
        close(folder);
    return fd;
}

static size_t check_step(const Routine *routine, const Step *step, int folder, Severity severity,
                         Diagnostics *found)
{
    const char *wrong = NULL;
    int fd = step->voice ? open_in(folder, step->voice, &wrong) : -1;
    if (fd >= 0)
        close(fd);
    if (!wrong)
        return 0;
    diagnostics_add(found, severity, routine->source, step->place, "the recording '%s' %s",
                    step->voice, wrong);
    return 1;
}

size_t routine_check_recordings(const Routine *routine, Severity severity, Diagnostics *found)
{
    int folder = open_folder(routine);
    size_t wrong = 0;
    for (size_t i = 0; i < routine->block_count; i++)
        for (size_t j = 0; j < routine->blocks[i].count; j++)
            wrong += check_step(routine, &routine->blocks[i].steps[j], folder, severity, found);
    if (folder >= 0)
        close(folder);
    return wrong;
}
