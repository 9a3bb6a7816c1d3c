/* Reads a file whole, once, into memory: only regular files, only up to a limit, and never waiting
 * (a FIFO or a device would). What is checked later is this copy. */
#include "base/yaml.h"

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

static bool read_open_file(Arena *arena, int fd, size_t limit, Source *source, Diagnostics *found)
{
    struct stat status;
    if (fstat(fd, &status) != 0)
        return fail(found, source, errno_words());
    if (!S_ISREG(status.st_mode))
        return fail(found, source, kind_words(status.st_mode));
    size_t room = status.st_size < (off_t)limit ? (size_t)status.st_size : limit;
    char *bytes = arena_alloc(arena, room + 2);
    ssize_t size = read_up_to(fd, bytes, room);
    if (size < 0)
        return fail(found, source, errno_words());
    if ((size_t)size > room || status.st_size > (off_t)limit) {
        diagnostics_add(found, SEVERITY_ERROR, source, (Place){0},
                        "larger than %zu KiB; a routine is a small text file", limit / 1024);
        return false;
    }
    bytes[size] = '\0';
    source->text = bytes;
    source->size = (size_t)size;
    return true;
}

bool source_read(Arena *arena, const char *path, size_t limit, Source *source, Diagnostics *found)
{
    *source = (Source){.name = arena_string(arena, path),
                       .mark = arena_alloc(arena, sizeof *source->mark)};
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
