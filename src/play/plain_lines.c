// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Lines from standard input for the plain face, and the signals that end it. Signals are let in
 * while it waits and at no other time, so that none is missed between a look and a wait. */
#include "play/plain_private.h"

#include "base/array.h"
#include "base/layout.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const int ending_signals[] = {SIGHUP, SIGINT, SIGTERM};
#define SIGNALS (COUNT_OF(ending_signals))

static volatile sig_atomic_t caught; /* a handler can reach nothing else */
static sigset_t old_mask;

static void catch_signal(int number)
{
    caught = number;
}

/* What was ignored when the program began (nohup) stays so. */
static void take_signals(void)
{
    sigset_t ours;
    sigemptyset(&ours);
    caught = 0;
    for (size_t i = 0; i < SIGNALS; i++) {
        struct sigaction before, action = {.sa_handler = catch_signal};
        sigaction(ending_signals[i], NULL, &before);
        if (before.sa_handler == SIG_IGN)
            continue;
        sigaction(ending_signals[i], &action, NULL);
        sigaddset(&ours, ending_signals[i]);
    }
    sigprocmask(SIG_BLOCK, &ours, &old_mask);
}

static void give_signals_back(void)
{
    for (size_t i = 0; i < SIGNALS; i++) {
        struct sigaction now;
        sigaction(ending_signals[i], NULL, &now);
        if (now.sa_handler == catch_signal)
            signal(ending_signals[i], SIG_DFL);
    }
    sigprocmask(SIG_SETMASK, &old_mask, NULL);
}

Plain *plain_new(int in, FILE *out)
{
    Plain *plain = memory_alloc(sizeof *plain);
    plain->in = in;
    plain->out = out;
    take_signals();
    return plain;
}

void plain_free(Plain *plain)
{
    give_signals_back();
    free(plain);
}

int plain_signal(const Plain *plain)
{
    (void)plain;
    return caught;
}

/* ---- lines ---- */

static void read_input(Plain *plain)
{
    ssize_t got = read(plain->in, plain->bytes, sizeof plain->bytes);
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    plain->byte_next = 0;
    plain->byte_count = got > 0 ? (size_t)got : 0;
    if (got <= 0)
        plain->in = -1;
}

/* Of commands and answers Caps Lock and the layout make no other; a person's own words stay. */
static char *end_line(Plain *plain)
{
    plain->line[plain->length] = '\0';
    plain->line[strcspn(plain->line, "\r")] = '\0';
    if (!plain->takes_words)
        layout_line(plain->line);
    plain->length = 0;
    return plain->line;
}

/* What is too long for a line is cut there. */
char *plain_take_line(Plain *plain)
{
    while (plain->byte_next < plain->byte_count) {
        char byte = plain->bytes[plain->byte_next++];
        if (byte == '\n')
            return end_line(plain);
        if (plain->length < PLAIN_LINE_BYTES - 1)
            plain->line[plain->length++] = byte;
    }
    return plain->in < 0 && plain->length > 0 ? end_line(plain) : NULL;
}

void plain_wait(Plain *plain)
{
    enum { FDS = 8 };
    int others[FDS - 1];
    struct pollfd fds[FDS] = {{.fd = plain->in, .events = POLLIN}};
    size_t count = plain->live ? live_fds(plain->live, others, FDS - 1) : 0;
    for (size_t i = 0; i < count; i++)
        fds[i + 1] = (struct pollfd){.fd = others[i], .events = POLLIN};
    Ns timeout = plain->live ? live_timeout(plain->live) : 0;
    struct timespec wait = clock_timespec(timeout);
    if (ppoll(fds, count + 1, plain->live ? &wait : NULL, &old_mask) > 0 && fds[0].revents != 0)
        read_input(plain);
}

char *plain_ask_line(Plain *plain)
{
    Event event;
    fflush(plain->out);
    while (!caught) {
        char *line = plain_take_line(plain);
        if (line || plain->in < 0)
            return line;
        while (plain->live && live_poll(plain->live, &event))
            ; /* the end has come: its last sound is kept alive */
        plain_wait(plain);
    }
    return NULL;
}

int plain_number(const char *text, int most)
{
    char *end;
    if (*text < '0' || *text > '9')
        return -1;
    long number = strtol(text, &end, 10);
    return *end == '\0' && number <= most ? (int)number : -1;
}
