// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A queue in a memory file between ncurses and the terminal. The descriptor to the terminal is
 * opened again rather than copied: O_NONBLOCK belongs to what was opened, and the shell's copies
 * must not get it. Where opening is forbidden (after su) it is a copy, and a byte at a time is
 * written, which a terminal that has room takes at once. */
#include "terminal/output.h"

#include "base/clock.h"
#include "terminal/thrift.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

#define STALLED NS_PER_S
#define MOST_THIN (32 * 1024) /* larger frames are seldom */
#define LAST_WAIT (400 * NS_PER_MS)

static FILE *stream;      /* ncurses' own: writes at the end of the queue */
static off_t sent;        /* of the queue */
static int terminal = -1; /* the way out */
static bool may_wait;     /* it is a copy of standard output */
static bool left;         /* the last call could not send all */
static bool stalled;      /* for what is left the terminal took nothing for a while */
static Ns taken_at;       /* when it last took something, or was first asked to */

/* ---- opening ---- */

/* By its own name where it is not the one that the session has. */
static int open_terminal(void)
{
    char name[128];
    int flags = O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
    if (tcgetpgrp(STDOUT_FILENO) >= 0)
        return open("/dev/tty", flags);
    return ttyname_r(STDOUT_FILENO, name, sizeof name) == 0 ? open(name, flags) : -1;
}

static FILE *open_queue(void)
{
    int memory = memfd_create("limber-frame", MFD_CLOEXEC);
    return memory >= 0 ? fdopen(memory, "w") : tmpfile();
}

FILE *output_open(void)
{
    terminal = open_terminal();
    may_wait = terminal < 0;
    if (may_wait)
        terminal = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    stream = open_queue();
    sent = 0;
    left = false;
    if (stream && terminal >= 0)
        return stream;
    output_close();
    return NULL;
}

void output_close(void)
{
    if (stream)
        fclose(stream);
    if (terminal >= 0)
        close(terminal);
    stream = NULL;
    terminal = -1;
}

int output_fd(void)
{
    return terminal;
}

off_t output_mark(void)
{
    return lseek(fileno(stream), 0, SEEK_CUR);
}

void output_thin(off_t mark)
{
    static char frame[MOST_THIN], thin[MOST_THIN];
    off_t size = output_mark() - mark;
    if (size <= 0 || size > MOST_THIN || pread(fileno(stream), frame, (size_t)size, mark) != size)
        return;
    size_t rest = thrift_frame(frame, (size_t)size, thin);
    if (rest > 0 && pwrite(fileno(stream), thin, rest, mark) == (ssize_t)rest)
        lseek(fileno(stream), mark + (off_t)rest, SEEK_SET);
}

/* ---- sending ---- */

static bool has_room(int wait_ms)
{
    return poll(&(struct pollfd){.fd = terminal, .events = POLLOUT}, 1, wait_ms) > 0;
}

/* How much of it the terminal took, 0: it takes nothing now; -1: it is gone. */
static ssize_t write_some(const char *bytes, size_t size)
{
    if (may_wait && !has_room(0))
        return 0;
    ssize_t written = write(terminal, bytes, may_wait ? 1 : size);
    if (written < 0)
        return errno == EAGAIN || errno == EINTR ? 0 : -1;
    return written;
}

/* Sends one piece of the queue up to size; false: no more goes now. A terminal that is gone takes
 * all: the next wait for keys says so. */
static bool send_piece(off_t size)
{
    char bytes[16 * 1024];
    size_t rest = (size_t)(size - sent), part = rest < sizeof bytes ? rest : sizeof bytes;
    ssize_t got = pread(fileno(stream), bytes, part, sent), done = 0;
    while (done < got) {
        ssize_t written = write_some(bytes + done, (size_t)(got - done));
        if (written == 0)
            break;
        done = written < 0 ? got : done + written;
    }
    sent = got <= 0 ? size : sent + done;
    return done == got;
}

static void empty_queue(void)
{
    lseek(fileno(stream), 0, SEEK_SET);
    sent = 0;
    left = false;
}

OutputState output_send(void)
{
    Ns now = clock_monotonic();
    off_t size = output_mark(), before = sent;
    if (!left) {
        stalled = false;
        taken_at = now;
    }
    while (sent < size && send_piece(size))
        ;
    if (sent > before) {
        stalled = stalled || now - taken_at >= STALLED;
        taken_at = now;
    }
    left = sent < size;
    if (left)
        return OUTPUT_LEFT;
    empty_queue();
    return stalled ? OUTPUT_BACK : OUTPUT_SENT;
}

/* ---- the end ---- */

static bool write_at_once(const char *bytes, size_t size)
{
    size_t done = 0;
    while (done < size) {
        ssize_t written = write_some(bytes + done, size - done);
        if (written <= 0)
            return written < 0;
        done += (size_t)written;
    }
    return true;
}

/* What the terminal has not read is thrown away, which makes room for what gives it back. */
void output_in_crash(const char *restore, size_t size)
{
    if (write_at_once(restore, size))
        return;
    tcflush(terminal, TCOFLUSH);
    write_at_once(restore, size);
}

void output_finish(const char *restore, size_t size)
{
    Ns end = clock_monotonic() + LAST_WAIT;
    while (output_send() == OUTPUT_LEFT) {
        Ns wait = end - clock_monotonic();
        if (wait <= 0) {
            output_in_crash(restore, size);
            empty_queue();
            return;
        }
        has_room((int)(wait / NS_PER_MS) + 1);
    }
}
