// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Each file under way stands in a list that the handler of signals walks. Signals are blocked
 * while a name appears or vanishes, so that none of them meets a name that the list does not know.
 */
#include "base/whole_file.h"

#include "base/arena.h"
#include "base/array.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* No call says this of a plain file. */
#define NOT_PLAIN ENOTSUP

struct WholeFile {
    char *path, *temporary;
    int fd;
    bool replace;
    WholeFile *next; /* of those under way */
};

/* ---- signals ---- */

static const int endings[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

static WholeFile *under_way;
static struct sigaction before[COUNT_OF(endings)]; /* while some are */

static void remove_and_end(int number)
{
    for (const WholeFile *file = under_way; file; file = file->next)
        unlink(file->temporary);
    signal(number, SIG_DFL);
    raise(number);
}

/* A signal that is ignored, or that the program answers itself, does not end it. */
static void catch_signals(void)
{
    struct sigaction ours = {.sa_handler = remove_and_end};
    sigfillset(&ours.sa_mask);
    for (size_t i = 0; i < COUNT_OF(endings); i++) {
        sigaction(endings[i], NULL, &before[i]);
        if (before[i].sa_handler == SIG_DFL)
            sigaction(endings[i], &ours, NULL);
    }
}

static void release_signals(void)
{
    for (size_t i = 0; i < COUNT_OF(endings); i++)
        if (before[i].sa_handler == SIG_DFL)
            sigaction(endings[i], &before[i], NULL);
}

static void block_signals(sigset_t *old)
{
    sigset_t all;
    sigemptyset(&all);
    for (size_t i = 0; i < COUNT_OF(endings); i++)
        sigaddset(&all, endings[i]);
    sigprocmask(SIG_BLOCK, &all, old);
}

static void unblock_signals(const sigset_t *old)
{
    int error = errno;
    sigprocmask(SIG_SETMASK, old, NULL);
    errno = error;
}

/* ---- a name of its own ---- */

static bool make_temporary(WholeFile *file)
{
    sigset_t old;
    block_signals(&old);
    file->fd = mkostemp(file->temporary, O_CLOEXEC);
    if (file->fd >= 0) {
        if (!under_way)
            catch_signals();
        file->next = under_way;
        under_way = file;
    }
    unblock_signals(&old);
    return file->fd >= 0;
}

/* Closes and frees; errno stays. */
static void end(WholeFile *file, bool remove)
{
    sigset_t old;
    int error = errno;
    block_signals(&old);
    if (remove)
        unlink(file->temporary);
    for (WholeFile **at = &under_way; *at; at = &(*at)->next) {
        if (*at == file) {
            *at = file->next;
            break;
        }
    }
    if (!under_way)
        release_signals();
    unblock_signals(&old);
    close(file->fd);
    free(file->path);
    free(file->temporary);
    free(file);
    errno = error;
}

/* ---- what may be replaced ---- */

/* mkostemp asks for its owner alone. */
static mode_t shared_mode(void)
{
    mode_t mask = umask(077);
    umask(mask);
    return 0666 & ~mask;
}

/* May what has the name be replaced? mode is then what the new file gets. False: errno. To root
 * every file can be written: that nobody is meant to write it stands in its mode. */
static bool may_replace(const char *path, mode_t *mode)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return errno == ENOENT;
    if (!S_ISREG(status.st_mode)) {
        errno = S_ISDIR(status.st_mode) ? EISDIR : NOT_PLAIN;
        return false;
    }
    if ((status.st_mode & 0222) == 0) {
        errno = EACCES;
        return false;
    }
    *mode = status.st_mode & 0777;
    return access(path, W_OK) == 0;
}

/* The name without links on its way; allocated. One that is not there yet stays as it is. */
static char *target_of(const char *path)
{
    char *real = realpath(path, NULL);
    return real ? real : memory_string(path);
}

WholeFile *whole_file_new(const char *path, bool replace, WholeFileRights rights)
{
    mode_t mode = rights == WHOLE_FILE_SHARED ? shared_mode() : 0600;
    if (replace && !may_replace(path, &mode))
        return NULL;
    WholeFile *file = memory_alloc(sizeof *file);
    file->replace = replace;
    file->path = replace ? target_of(path) : memory_string(path);
    size_t size = strlen(file->path) + sizeof ".XXXXXX";
    file->temporary = memory_alloc(size);
    snprintf(file->temporary, size, "%s.XXXXXX", file->path);
    if (make_temporary(file)) {
        fchmod(file->fd, mode);
        return file;
    }
    int error = errno;
    free(file->path);
    free(file->temporary);
    free(file);
    errno = error;
    return NULL;
}

int whole_file_fd(const WholeFile *file)
{
    return file->fd;
}

/* ---- in its place ---- */

/* Gives the file its name where that is free (else errno EEXIST). */
static bool take_free_name(const WholeFile *file)
{
    if (link(file->temporary, file->path) == 0) {
        unlink(file->temporary);
        return true;
    }
    if (errno == EEXIST || errno == ENOENT)
        return false;
    if (access(file->path, F_OK) == 0) { /* no hard links here */
        errno = EEXIST;
        return false;
    }
    return rename(file->temporary, file->path) == 0;
}

static void sync_folder_of(const char *path)
{
    char *folder = memory_string(path), *slash = strrchr(folder, '/');
    if (slash)
        slash[slash == folder] = '\0';
    int fd = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
    free(folder);
}

bool whole_file_finish(WholeFile *file)
{
    bool done = fsync(file->fd) == 0;
    if (done && file->replace)
        done = rename(file->temporary, file->path) == 0;
    else if (done)
        done = take_free_name(file);
    if (done)
        sync_folder_of(file->path);
    end(file, !done);
    return done;
}

void whole_file_abandon(WholeFile *file)
{
    end(file, true);
}

const char *whole_file_why(int error)
{
    switch (error) {
    case NOT_PLAIN:
        return "it is there already and is not a plain file; choose another name";
    case EISDIR:
        return "it is a folder";
    case ENOENT:
        return "there is no such folder";
    case ENOSPC:
    case EDQUOT:
        return "the disk is full";
    case EFBIG:
        return "the file has reached the limit of this shell (ulimit -f)";
    default:
        return strerror(error);
    }
}

bool whole_file_write(int fd, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t written = write(fd, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        size -= (size_t)written;
    }
    return true;
}
