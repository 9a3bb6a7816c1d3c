// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Every signal ends in one of three ways: those that ask (INT, TERM, HUP, stop, resize …) write one
 * byte into a pipe that the loop polls; those that report a crash give the terminal back right in
 * the handler, with nothing but write, tcflush and tcsetattr, on a stack of their own (a stack
 * overflow has none left), and then take their usual effect; PIPE and XFSZ are ignored. */
#include "terminal/signals.h"

#include "base/arena.h"
#include "base/array.h"
#include "terminal/errors.h"
#include "terminal/images.h"
#include "terminal/modes.h"
#include "terminal/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const int asking[] = {SIGINT,  SIGTERM,   SIGHUP,  SIGQUIT,  SIGALRM, SIGUSR1, SIGUSR2,
                             SIGXCPU, SIGVTALRM, SIGPROF, SIGWINCH, SIGTSTP, SIGCONT};
static const int crashing[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGSYS};

static const char *restore_bytes;
static size_t restore_length;
static int news_pipe[2] = {-1, -1};
static void *crash_stack;
static struct sigaction before[NSIG];

static void on_asking(int number)
{
    int error = errno;
    unsigned char byte = (unsigned char)number;
    ssize_t ignored = write(news_pipe[1], &byte, 1);
    (void)ignored;
    errno = error;
}

static void on_crash(int number)
{
    output_in_crash(restore_bytes, restore_length);
    images_close();
    modes_give_back();
    errors_release_in_crash();
    signal(number, SIG_DFL);
    raise(number);
}

static void install(int number, void (*handler)(int), int flags)
{
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
    sigfillset(&action.sa_mask);
    if (handler == on_crash)
        sigdelset(&action.sa_mask, number);
    sigaction(number, &action, &before[number]);
    /* what nohup or a parent ignores stays ignored, but for what the terminal itself needs */
    if (before[number].sa_handler == SIG_IGN && number == SIGHUP)
        sigaction(number, &before[number], NULL);
}

static void open_pipe(void)
{
    if (pipe2(news_pipe, O_NONBLOCK | O_CLOEXEC) != 0)
        memory_fail();
}

static void open_crash_stack(void)
{
    size_t size = SIGSTKSZ > 65536 ? (size_t)SIGSTKSZ : 65536;
    crash_stack = memory_resize(NULL, size); /* never cleared: as good as never there */
    stack_t stack = {.ss_sp = crash_stack, .ss_size = size};
    sigaltstack(&stack, NULL);
}

void signals_open(const char *restore, size_t restore_size)
{
    restore_bytes = restore;
    restore_length = restore_size;
    open_pipe();
    open_crash_stack();
    for (size_t i = 0; i < COUNT_OF(asking); i++)
        install(asking[i], on_asking, SA_RESTART);
    for (size_t i = 0; i < COUNT_OF(crashing); i++)
        install(crashing[i], on_crash, SA_ONSTACK);
    install(SIGPIPE, SIG_IGN, 0);
    install(SIGXFSZ, SIG_IGN, 0);
}

void signals_close(void)
{
    for (size_t i = 0; i < COUNT_OF(asking); i++)
        sigaction(asking[i], &before[asking[i]], NULL);
    for (size_t i = 0; i < COUNT_OF(crashing); i++)
        sigaction(crashing[i], &before[crashing[i]], NULL);
    stack_t none = {.ss_flags = SS_DISABLE};
    sigaltstack(&none, NULL);
    free(crash_stack);
    close(news_pipe[0]);
    close(news_pipe[1]);
    news_pipe[0] = news_pipe[1] = -1;
}

int signals_fd(void)
{
    return news_pipe[0];
}

SignalNews signals_take(void)
{
    SignalNews news = {0};
    unsigned char bytes[64];
    ssize_t got;
    while ((got = read(news_pipe[0], bytes, sizeof bytes)) > 0) {
        for (ssize_t i = 0; i < got; i++) {
            if (bytes[i] == SIGWINCH)
                news.resized = true;
            else if (bytes[i] == SIGCONT)
                news.continued = true;
            else if (bytes[i] == SIGTSTP)
                news.stop = true;
            else
                news.end = bytes[i];
        }
    }
    return news;
}
