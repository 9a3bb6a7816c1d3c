// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Looks for the recordings that a routine's steps name: plain files in its folder, reached
 * through no link that leaves it. Whether they decode is for the sandboxed voice helper to find
 * out. */
#include "routine/recording_file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

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

#define SELF_BYTES 32

/* The name under which a descriptor can be opened once more. */
static const char *self_of(int fd, char out[SELF_BYTES])
{
    snprintf(out, SELF_BYTES, "/proc/self/fd/%d", fd);
    return out;
}

/* Where an open file lies; false where /proc is not there to say it. */
static bool place_of(int fd, char out[PATH_MAX])
{
    char self[SELF_BYTES];
    ssize_t length = readlink(self_of(fd, self), out, PATH_MAX - 1);
    out[length > 0 ? length : 0] = '\0';
    return length > 0;
}

static bool lies_in(const char *path, const char *folder)
{
    size_t length = strlen(folder) > 1 ? strlen(folder) : 0; /* "/" holds everything */
    return strncmp(path, folder, length) == 0 && path[length] == '/';
}

/* Follows a name without opening what it leads to, looks where that lies, and opens that very file.
 */
static int open_where_it_lies(int folder, const char *name)
{
    char here[PATH_MAX], there[PATH_MAX], self[SELF_BYTES];
    int found = openat(folder, name, O_PATH | O_CLOEXEC), fd = -1;
    if (found < 0)
        return -1;
    if (!place_of(folder, here) || !place_of(found, there))
        fd = openat(folder, name, FLAGS | O_NOFOLLOW);
    else if (!lies_in(there, here))
        errno = EXDEV;
    else
        fd = open(self_of(found, self), FLAGS);
    int error = errno;
    close(found);
    errno = error;
    return fd;
}

/* Opens a name inside a folder through no link that leaves it. Kernels before 5.6 cannot promise
 * that, nor those on which a container's filter refuses what it does not know. */
static int open_beneath(int folder, const char *name)
{
    struct open_how how = {.flags = FLAGS, .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
    int fd = (int)syscall(SYS_openat2, folder, name, &how, sizeof how);
    if (fd >= 0 || (errno != ENOSYS && errno != EPERM))
        return fd;
    return open_where_it_lies(folder, name);
}

static const char *words_of(int error)
{
    switch (error) {
    case EXDEV:
        return "is a link that leaves the routine's folder";
    case ELOOP:
        return "is a link that cannot be followed";
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

int routine_open_recording_of(const Routine *routine, const Step *step, Severity severity,
                              Diagnostics *found)
{
    const char *wrong;
    int folder = open_folder(routine);
    int fd = open_in(folder, step->voice, &wrong);
    if (folder >= 0)
        close(folder);
    if (wrong)
        diagnostics_add(found, severity, routine->source, step->voice_place,
                        "the recording '%s' %s", step->voice, wrong);
    if (wrong && strcmp(wrong, words_of(ENOENT)) == 0)
        diagnostics_hint(found, "put it into the folder of the routine, or leave 'voice' out");
    return fd;
}

size_t routine_check_recordings(const Routine *routine, Severity severity, Diagnostics *found)
{
    size_t wrong = 0;
    for (size_t i = 0; i < routine->block_count; i++) {
        for (size_t j = 0; j < routine->blocks[i].count; j++) {
            const Step *step = &routine->blocks[i].steps[j];
            int fd = step->voice ? routine_open_recording_of(routine, step, severity, found) : -1;
            wrong += step->voice && fd < 0;
            if (fd >= 0)
                close(fd);
        }
    }
    return wrong;
}
