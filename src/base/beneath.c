// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Opens what a folder holds. The kernel keeps a name from leaving it; where it cannot, the name is
 * followed without opening what it leads to, and opened where that lies in the folder. */
#include "base/beneath.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

const char beneath_missing[] = "is not there";

int beneath_folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash ? strndup(path, slash == path ? 1 : (size_t)(slash - path)) : NULL;
    int fd =
        slash && !folder ? -1 : open(folder ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(folder);
    return fd;
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
        return "is a link that leaves its folder";
    case ELOOP:
        return "is a link that cannot be followed";
    case ENOENT:
        return beneath_missing;
    default:
        return "cannot be read";
    }
}

/* Opens what is of one kind; other: what is said of the rest. */
static int open_kind(int folder, const char *name, mode_t kind, const char *other,
                     const char **wrong)
{
    int fd = open_beneath(folder, name);
    struct stat status;
    if (fd < 0) {
        *wrong = words_of(errno);
        return -1;
    }
    *wrong = NULL;
    if (fstat(fd, &status) == 0 && (status.st_mode & S_IFMT) == kind)
        return fd;
    *wrong = other;
    close(fd);
    return -1;
}

int beneath_open(int folder, const char *name, const char **wrong)
{
    return open_kind(folder, name, S_IFREG, "is not a regular file", wrong);
}

int beneath_open_folder(int folder, const char *name, const char **wrong)
{
    int fd = open_kind(folder, name, S_IFDIR, NULL, wrong);
    if (*wrong == beneath_missing)
        *wrong = NULL;
    return fd;
}
