/* Looks for the recordings that a routine's steps name: plain files beside it, reached through no
 * link. Whether they decode is for the sandboxed voice helper to find out. */
#include "routine/reader.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
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

/* NULL where the recording is a plain file in the folder, else what is wrong. */
static const char *wrong_with(int folder, const char *name)
{
    int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return errno == ELOOP    ? "is a link; a recording must be a file itself"
               : errno == ENOENT ? "is not there"
                                 : "cannot be read";
    struct stat status;
    bool regular = fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
    close(fd);
    return regular ? NULL : "is not a regular file";
}

static size_t check_step(const Routine *routine, const Step *step, int folder, Severity severity,
                         Diagnostics *found)
{
    const char *wrong = step->voice ? wrong_with(folder, step->voice) : NULL;
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
