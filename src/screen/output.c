// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Puts a memory file in the place of the terminal's descriptor, and back. */
#include "screen/output.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <unistd.h>

static FILE *stream;    /* ncurses' own */
static int memory = -1; /* -1: the system has no such files, or none is left */
static bool held;

FILE *output_open(void)
{
    int fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    stream = fd >= 0 ? fdopen(fd, "w") : NULL;
    memory = memfd_create("limber-frame", MFD_CLOEXEC);
    held = false;
    return stream;
}

void output_close(void)
{
    output_release();
    if (stream)
        fclose(stream);
    if (memory >= 0)
        close(memory);
    stream = NULL;
    memory = -1;
}

void output_hold(void)
{
    if (memory >= 0 && !held && lseek(memory, 0, SEEK_SET) == 0)
        held = dup3(memory, fileno(stream), O_CLOEXEC) >= 0;
}

/* A terminal may be slow, or told by another program not to let anyone wait. */
static void write_whole(const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t written = write(STDOUT_FILENO, bytes, size);
        if (written < 0 && errno == EAGAIN)
            poll(&(struct pollfd){.fd = STDOUT_FILENO, .events = POLLOUT}, 1, -1);
        else if (written < 0 && errno != EINTR)
            return; /* it is gone: the next wait for keys says so */
        bytes += written > 0 ? written : 0;
        size -= written > 0 ? (size_t)written : 0;
    }
}

void output_release(void)
{
    char bytes[16 * 1024];
    if (!held)
        return;
    off_t size = lseek(memory, 0, SEEK_CUR), done = 0;
    dup3(STDOUT_FILENO, fileno(stream), O_CLOEXEC);
    held = false;
    while (done < size) {
        size_t left = (size_t)(size - done);
        ssize_t got = pread(memory, bytes, left < sizeof bytes ? left : sizeof bytes, done);
        if (got <= 0)
            return;
        write_whole(bytes, (size_t)got);
        done += got;
    }
}
