// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Starts programs in a pseudo-terminal and counts what they write. */
#include "window.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

Window window_open(int rows, int columns, char *const argv[])
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    Window window;
    window.pid = forkpty(&window.fd, NULL, NULL, &size);
    if (window.pid == 0) {
        setenv("TERM", "xterm-256color", 1);
        execv(argv[0], argv);
        _exit(127);
    }
    if (window.pid < 0) {
        perror("forkpty");
        exit(1);
    }
    return window;
}

void window_close(Window *window)
{
    kill(window->pid, SIGKILL);
    close(window->fd);
    waitpid(window->pid, NULL, 0);
}

size_t window_read(const Window *window, Ns limit, Ns gap, Ns *last)
{
    Ns end = clock_monotonic() + limit;
    size_t count = 0;
    for (;;) {
        char bytes[65536];
        Ns left = end - clock_monotonic();
        Ns patience = count > 0 && gap > 0 && gap < left ? gap : left;
        struct pollfd ready = {.fd = window->fd, .events = POLLIN};
        if (patience <= 0 || poll(&ready, 1, (int)(patience / NS_PER_MS) + 1) <= 0)
            return count;
        ssize_t got = read(window->fd, bytes, sizeof bytes);
        if (got <= 0)
            return count;
        count += (size_t)got;
        if (last)
            *last = clock_monotonic();
    }
}

static char home[] = "/tmp/limber-bench-XXXXXX";

static void remove_home(void)
{
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s", home);
    if (system(command) != 0)
        fprintf(stderr, "%s stays\n", home);
}

void window_own_home(void)
{
    if (!mkdtemp(home))
        exit(1);
    atexit(remove_home);
    setenv("HOME", home, 1);
    unsetenv("XDG_STATE_HOME");
}
