// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A child's life, in steps that never wait. */
#include "sound/voice_child.h"

#include "base/arena.h"
#include "sound/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PIECE (64 * 1024)
#define MOST_PIECES 16 /* read in one go: a megabyte */
#define KILL_WAIT_MS 100
#define LEFT_FOR (500 * NS_PER_MS) /* what it left running may still write */

void voice_child_init(VoiceChild *child)
{
    *child = (VoiceChild){.output = -1, .errors = -1};
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

bool voice_child_start(VoiceChild *child, const char *path, char *const *arguments,
                       char *const *environment, int input, size_t limit)
{
    int output = -1, errors = -1;
    voice_child_init(child);
    child->limit = limit;
    int copy = fcntl(input, F_DUPFD_CLOEXEC, 10); /* above what the child is given */
    bool opened = open_pipe(&child->output, &output);
    opened = open_pipe(&child->errors, &errors) && opened && copy >= 0;
    if (opened)
        child->pid = spawn(path, arguments, environment, (int[3]){copy, output, errors});
    child_close(&copy);
    child_close(&output);
    child_close(&errors);
    if (child->pid > 0)
        return true;
    voice_child_free(child);
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

static void read_output(VoiceChild *child)
{
    size_t got;
    for (int i = 0; i < MOST_PIECES && child->output >= 0; i++) {
        if (child->capacity - child->count < PIECE) {
            child->capacity = child->capacity * 2 + PIECE;
            child->bytes = memory_resize(child->bytes, child->capacity);
        }
        if (!read_piece(&child->output, child->bytes + child->count, PIECE, &got))
            return;
        child->count += got;
        if (child->count > child->limit) {
            child->excess = true;
            voice_child_kill(child);
            child_close(&child->output);
        }
    }
}

/* What is beyond the first line's room is read and thrown away, so that nobody waits for us. */
static void read_errors(VoiceChild *child)
{
    char piece[4096];
    size_t got;
    for (int i = 0; i < MOST_PIECES && read_piece(&child->errors, piece, sizeof piece, &got); i++) {
        size_t room = sizeof child->printed - 1 - child->printed_count;
        size_t taken = got < room ? got : room;
        memcpy(child->printed + child->printed_count, piece, taken);
        child->printed_count += taken;
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
static void end_what_it_left(VoiceChild *child, Ns now)
{
    if (child->output < 0 || !has_ended(child->pid))
        return;
    if (child->left == 0)
        child->left = now;
    if (now - child->left >= LEFT_FOR)
        voice_child_kill(child);
}

bool voice_child_tend(VoiceChild *child, Ns now)
{
    if (child->pid <= 0)
        return true;
    read_output(child);
    read_errors(child);
    end_what_it_left(child, now);
    if (child->output >= 0 || !child_reap(child->pid, &child->status))
        return false;
    read_errors(child); /* its last words */
    child_close(&child->errors);
    child->pid = 0;
    return true;
}

bool voice_child_closed(const VoiceChild *child)
{
    return child->pid > 0 && child->output < 0;
}

void voice_child_kill(VoiceChild *child)
{
    if (child->pid <= 0)
        return;
    if (kill(-child->pid, SIGKILL) != 0)
        kill(child->pid, SIGKILL);
    child_close(&child->output); /* a grandchild in another session may hold the other end */
}

void voice_child_free(VoiceChild *child)
{
    voice_child_kill(child);
    if (child->pid > 0)
        child_await(child->pid, KILL_WAIT_MS);
    child_close(&child->output);
    child_close(&child->errors);
    free(child->bytes);
    voice_child_init(child);
}

int voice_child_input(const void *bytes, size_t size)
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
