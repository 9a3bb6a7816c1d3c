// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A child's life, in steps that never wait, and in one that does. */
#include "base/errand.h"

#include "base/arena.h"
#include "base/child.h"
#include "base/path.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PIECE (64 * 1024)
#define MOST_PIECES 16 /* read in one go: a megabyte */
#define KILL_WAIT_MS 100
#define ANSWER_LIMIT (30 * NS_PER_S)
#define LEFT_FOR (500 * NS_PER_MS) /* what it left running may still write */

void errand_init(Errand *errand)
{
    *errand = (Errand){.output = -1, .errors = -1};
}

/* Ends kept high; the one that is read here does not wait. */
static bool open_pipe(int *read_end, int *write_end)
{
    int ends[2] = {-1, -1};
    bool opened = pipe(ends) == 0;
    *read_end = child_move_up(ends[0]);
    *write_end = child_move_up(ends[1]);
    return opened && *read_end >= 0 && *write_end >= 0 &&
           fcntl(*read_end, F_SETFL, O_NONBLOCK) == 0;
}

static pid_t spawn(const char *path, char *const *arguments, char *const *environment,
                   const int descriptors[3])
{
    pid_t pid = 0;
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    bool ready = child_set_attributes(&attributes);
    for (int i = 0; i < 3; i++)
        ready = ready && posix_spawn_file_actions_adddup2(&actions, descriptors[i], i) == 0;
    if (!ready || posix_spawn(&pid, path, &actions, &attributes, arguments, environment) != 0)
        pid = 0;
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return pid;
}

bool errand_start(Errand *errand, const char *path, char *const *arguments,
                  char *const *environment, int input, size_t limit)
{
    int output = -1, errors = -1;
    errand_init(errand);
    errand->limit = limit;
    int copy = fcntl(input, F_DUPFD_CLOEXEC, 10); /* above what the child is given */
    bool opened = open_pipe(&errand->output, &output);
    opened = open_pipe(&errand->errors, &errors) && opened && copy >= 0;
    if (opened)
        errand->pid = spawn(path, arguments, environment, (int[3]){copy, output, errors});
    child_close(&copy);
    child_close(&output);
    child_close(&errors);
    if (errand->pid > 0)
        return true;
    errand_free(errand);
    return false;
}

/* Reads once. False: there is nothing now, or the end came (the descriptor is closed then). */
static bool read_piece(int *fd, char *out, size_t size, size_t *got)
{
    ssize_t count;
    *got = 0;
    if (*fd < 0)
        return false;
    do
        count = read(*fd, out, size);
    while (count < 0 && errno == EINTR);
    bool waits = count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
    if (count <= 0 && !waits)
        child_close(fd);
    *got = count > 0 ? (size_t)count : 0;
    return count > 0;
}

static void read_output(Errand *errand)
{
    size_t got;
    for (int i = 0; i < MOST_PIECES && errand->output >= 0; i++) {
        if (errand->capacity - errand->count < PIECE) {
            errand->capacity = errand->capacity * 2 + PIECE;
            errand->bytes = memory_resize(errand->bytes, errand->capacity);
        }
        if (!read_piece(&errand->output, errand->bytes + errand->count, PIECE, &got))
            return;
        errand->count += got;
        if (errand->count > errand->limit) {
            errand->excess = true;
            errand_kill(errand);
            child_close(&errand->output);
        }
    }
}

/* What is beyond the first line's room is read and thrown away, so that nobody waits for us. */
static void read_errors(Errand *errand)
{
    char piece[4096];
    size_t got;
    for (int i = 0; i < MOST_PIECES && read_piece(&errand->errors, piece, sizeof piece, &got);
         i++) {
        size_t room = sizeof errand->printed - 1 - errand->printed_count;
        size_t taken = got < room ? got : room;
        memcpy(errand->printed + errand->printed_count, piece, taken);
        errand->printed_count += taken;
    }
}

/* Has it ended? It stays to be reaped, so that its number is nobody else's. */
static bool has_ended(pid_t pid)
{
    siginfo_t info = {0};
    return waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == pid;
}

/* A command may go away and leave another behind that holds its output: that one is not waited
 * for. */
static void end_what_it_left(Errand *errand, Ns now)
{
    if (errand->output < 0 || !has_ended(errand->pid))
        return;
    if (errand->left == 0)
        errand->left = now;
    if (now - errand->left >= LEFT_FOR)
        errand_kill(errand);
}

bool errand_tend(Errand *errand, Ns now)
{
    if (errand->pid <= 0)
        return true;
    read_output(errand);
    read_errors(errand);
    end_what_it_left(errand, now);
    if (errand->output >= 0 || !child_reap(errand->pid, &errand->status))
        return false;
    read_errors(errand); /* its last words */
    child_close(&errand->errors);
    errand->pid = 0;
    return true;
}

bool errand_closed(const Errand *errand)
{
    return errand->pid > 0 && errand->output < 0;
}

#define LOOK_MS 50 /* its end comes without a sign once its output is closed */

bool errand_wait(Errand *errand, Ns until)
{
    bool late = false;
    while (!errand_tend(errand, clock_monotonic())) {
        struct pollfd fds = {.fd = errand->output, .events = POLLIN};
        poll(&fds, 1, errand->output >= 0 ? LOOK_MS : 1);
        late = late || clock_monotonic() >= until;
        if (late)
            errand_kill(errand);
    }
    return !late;
}

void errand_kill(Errand *errand)
{
    if (errand->pid <= 0)
        return;
    if (kill(-errand->pid, SIGKILL) != 0)
        kill(errand->pid, SIGKILL);
    child_close(&errand->output); /* a grandchild in another session may hold the other end */
}

void errand_free(Errand *errand)
{
    errand_kill(errand);
    if (errand->pid > 0)
        child_await(errand->pid, KILL_WAIT_MS);
    child_close(&errand->output);
    child_close(&errand->errors);
    free(errand->bytes);
    errand_init(errand);
}

int errand_input(const void *bytes, size_t size)
{
    int fd = child_move_up(child_memory());
    const char *at = bytes;
    while (fd >= 0 && size > 0) {
        ssize_t written = write(fd, at, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            child_close(&fd);
        else
            at += written, size -= (size_t)written;
    }
    if (fd >= 0 && lseek(fd, 0, SEEK_SET) != 0)
        child_close(&fd);
    return fd;
}

/* ---- asking a helper ---- */

extern char **environ;

static void say_why(const Errand *errand, const char *helper, bool in_time, char *why,
                    size_t capacity)
{
    char line[sizeof errand->printed];
    size_t length = errand->printed_count;
    memcpy(line, errand->printed, length);
    line[length] = '\0';
    line[strcspn(line, "\n")] = '\0';
    if (!in_time)
        snprintf(why, capacity, "%s took longer than half a minute", helper);
    else if (errand->excess)
        snprintf(why, capacity, "it is too large");
    else if (*line)
        text_safe(line, why, capacity);
    else if (WIFSIGNALED(errand->status))
        snprintf(why, capacity, "%s was ended by signal %d", helper, WTERMSIG(errand->status));
    else
        snprintf(why, capacity, "%s did not do it", helper);
}

bool errand_ask(Errand *errand, const char *helper, const char *task, int input, size_t limit,
                char *why, size_t capacity)
{
    char *path = path_helper(helper);
    char *arguments[] = {(char *)helper, (char *)task, NULL};
    bool started = errand_start(errand, path, arguments, environ, input, limit);
    free(path);
    if (!started) {
        snprintf(why, capacity, "Limber's own %s cannot be started", helper);
        return false;
    }
    bool in_time = errand_wait(errand, clock_monotonic() + ANSWER_LIMIT);
    bool done = in_time && !errand->excess && errand->status == 0;
    if (!done)
        say_why(errand, helper, in_time, why, capacity);
    return done;
}
