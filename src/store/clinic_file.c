// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A file of the clinic's folder: opened without waiting for anybody, plain, and not too large. */
#include "store/clinic_private.h"

#include "base/arena.h"
#include "base/clock.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static FileStamp stamp_of(const struct stat *status)
{
    return (FileStamp){(int64_t)status->st_dev, (int64_t)status->st_ino, (int64_t)status->st_size,
                       (int64_t)status->st_ctim.tv_sec * NS_PER_S + status->st_ctim.tv_nsec,
                       (int64_t)status->st_mtim.tv_sec * NS_PER_S + status->st_mtim.tv_nsec};
}

int clinic_open(int folder, const char *file, FileStamp *stamp, const char **why)
{
    struct stat status;
    int fd = openat(folder, file, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0) {
        *why = strerror(errno);
        return -1;
    }
    if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode)) {
        *stamp = stamp_of(&status);
        return fd;
    }
    close(fd);
    *why = "it is no plain file";
    return -1;
}

char *clinic_bytes(int fd, const FileStamp *stamp, FileRoom *room, const char **why)
{
    size_t size = (size_t)stamp->size, got = 0;
    ssize_t part;
    *why = "it is too large for a report";
    if (stamp->size > CLINIC_MOST_BYTES)
        return NULL;
    if (size >= room->capacity) {
        room->capacity = size + size / 2 + 1;
        room->bytes = memory_resize(room->bytes, room->capacity);
    }
    while (got < size && (part = read(fd, room->bytes + got, size - got)) > 0)
        got += (size_t)part;
    room->bytes[got] = '\0';
    *why = "it cannot be read";
    return got == size ? room->bytes : NULL;
}

bool clinic_is_text(const char *file)
{
    size_t length = strlen(file);
    return length > 4 && strcmp(file + length - 4, ".txt") == 0;
}
