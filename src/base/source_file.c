// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads a file whole, once, into memory: only regular files, only up to a limit, and never waiting
 * (a FIFO or a device would). What is checked later is this copy. */
#include "base/source_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(Diagnostics *found, const Source *source, const char *why)
{
    diagnostics_add(found, SEVERITY_ERROR, source, (Place){0}, "%s", why);
    return false;
}

static const char *errno_words(void)
{
    return errno == ENOENT   ? "no such file"
           : errno == EACCES ? "permission denied"
                             : strerror(errno);
}

static const char *kind_words(mode_t mode)
{
    return S_ISDIR(mode) ? "is a folder" : "not a regular file";
}

/* Reads up to limit + 1 bytes; the number read, or -1. */
static ssize_t read_up_to(int fd, char *bytes, size_t limit)
{
    size_t used = 0;
    while (used <= limit) {
        ssize_t got = read(fd, bytes + used, limit + 1 - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        used += (size_t)got;
    }
    return (ssize_t)used;
}

static bool fail_size(Diagnostics *found, const Source *source, size_t limit)
{
    bool whole = limit % (1024 * 1024) == 0;
    diagnostics_add(found, SEVERITY_ERROR, source, (Place){0},
                    "larger than %zu %s; a routine is a small text file",
                    whole ? limit / (1024 * 1024) : limit / 1024, whole ? "MiB" : "KiB");
    return false;
}

/* A file may say that it is empty (as those of /proc do) or grow while it is read: its size is a
 * first guess, and the limit holds for what is read. */
static bool read_open_file(Arena *arena, int fd, size_t limit, Source *source, Diagnostics *found)
{
    struct stat status;
    if (fstat(fd, &status) != 0)
        return fail(found, source, errno_words());
    if (!S_ISREG(status.st_mode))
        return fail(found, source, kind_words(status.st_mode));
    if (status.st_size > (off_t)limit)
        return fail_size(found, source, limit);
    size_t room = (size_t)status.st_size;
    char *bytes = arena_alloc(arena, room + 2);
    ssize_t size = read_up_to(fd, bytes, room), more = 0;
    if (size > (ssize_t)room) {
        char *larger = arena_alloc(arena, limit + 2);
        bytes = memcpy(larger, bytes, (size_t)size);
        more = (size_t)size > limit ? 0 : read_up_to(fd, bytes + size, limit - (size_t)size);
    }
    if (size < 0 || more < 0)
        return fail(found, source, errno_words());
    size += more;
    if ((size_t)size > limit)
        return fail_size(found, source, limit);
    bytes[size] = '\0';
    source->text = bytes;
    source->size = (size_t)size;
    return true;
}

static Source source_of(Arena *arena, const char *name)
{
    return (Source){.name = arena_string(arena, name),
                    .mark = arena_alloc(arena, sizeof(SourceMark))};
}

bool source_read_open(Arena *arena, const char *name, int fd, size_t limit, Source *source,
                      Diagnostics *found)
{
    *source = source_of(arena, name);
    return read_open_file(arena, fd, limit, source, found);
}

bool source_read(Arena *arena, const char *path, size_t limit, Source *source, Diagnostics *found)
{
    *source = source_of(arena, path);
    struct stat status;
    if (stat(path, &status) == 0 && !S_ISREG(status.st_mode))
        return fail(found, source, kind_words(status.st_mode));
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return fail(found, source, errno_words());
    bool done = read_open_file(arena, fd, limit, source, found);
    close(fd);
    return done;
}
