// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Catches standard error in a memory file (where the system has none: in /dev/null). What is
 * printed of it afterwards is cut down to printable ASCII, by plain code that a crash handler may
 * run. */
#include "terminal/errors.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#define SHOWN_BYTES 4096

static int kept_stderr = -1; /* the real one */
static int caught = -1;

void errors_catch(void)
{
    kept_stderr = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    caught = memfd_create("limber-errors", MFD_CLOEXEC);
    if (caught < 0)
        caught = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (caught >= 0)
        dup2(caught, STDERR_FILENO);
}

static void print_caught(void)
{
    char bytes[SHOWN_BYTES];
    off_t size = lseek(caught, 0, SEEK_END);
    off_t start = size > SHOWN_BYTES ? size - SHOWN_BYTES : 0;
    ssize_t got = size > 0 ? pread(caught, bytes, sizeof bytes, start) : 0;
    for (ssize_t i = 0; i < got; i++)
        if ((bytes[i] < ' ' || bytes[i] > '~') && bytes[i] != '\n')
            bytes[i] = '?';
    ssize_t ignored = got > 0 ? write(STDERR_FILENO, bytes, (size_t)got) : 0;
    (void)ignored;
}

static void give_back(int print)
{
    if (kept_stderr < 0)
        return;
    dup2(kept_stderr, STDERR_FILENO);
    if (print && caught >= 0)
        print_caught();
    close(kept_stderr);
    if (caught >= 0)
        close(caught);
    kept_stderr = caught = -1;
}

void errors_release(void)
{
    give_back(getenv("LIMBER_DEBUG") != NULL);
}

void errors_release_in_crash(void)
{
    give_back(1);
}
