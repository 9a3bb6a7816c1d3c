// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The door of Limber: makes the process safe to be in (open standard streams, no setuid, quiet
 * pipes), then picks a command (command/). */
#include "command/command.h"

#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

/* A file that is opened later must not become descriptor 0, 1 or 2. */
static void open_standard_streams(void)
{
    int fd;
    while ((fd = open("/dev/null", O_RDWR)) >= 0 && fd <= 2)
        ;
    if (fd > 2)
        close(fd);
}

/* Has the reader of a pipe left, as `head` does? */
static bool reader_left(void)
{
    struct pollfd output = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return poll(&output, 1, 0) > 0 && output.revents & POLLERR;
}

/* What was printed must have arrived; a reader that left early (`limber list | head`) is fine. */
static int finish_output(int code)
{
    if (print_finish() || reader_left())
        return code;
    code = command_problem("cannot write to standard output");
    print_finish();
    return code;
}

int main(int argc, char **argv)
{
    open_standard_streams();
    if (getuid() != geteuid() || getgid() != getegid())
        return command_problem("refuses to run setuid or setgid");
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    setlocale(LC_CTYPE, "");
    return finish_output(command_run(argc, argv));
}
