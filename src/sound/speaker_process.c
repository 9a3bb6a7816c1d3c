// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Starts limber-loudspeaker with posix_spawn (never a fork of this program, which has a terminal
 * and a log open), talks to it without waiting, and ends it for certain. */
#include "sound/speaker_process.h"

#include "base/array.h"
#include "base/child.h"
#include "base/path.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

extern char **environ;

#define HELPER "limber-loudspeaker"
#define SOCKET_FD 3 /* as the helper sees them */
#define MEMORY_FD 4
#define END_WAIT_MS 200
#define KILL_WAIT_MS 100
#define LATENCY_DEFAULT_S 0.1

void process_init(SpeakerProcess *process)
{
    *process = (SpeakerProcess){.socket = -1, .printed = -1};
}

static WirePage *map_page(int fd, size_t size)
{
    if (fd < 0 || ftruncate(fd, (off_t)size) != 0)
        return NULL;
    void *page = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    return page == MAP_FAILED ? NULL : page;
}

/* The descriptors of one start: ours[] stay here, theirs[] go to the helper. */
typedef struct {
    int memory;
    int ours[2], theirs[2]; /* the socket; the pipe of standard error */
} Pipes;

static void close_pipes(Pipes *pipes)
{
    child_close(&pipes->memory);
    for (int i = 0; i < 2; i++) {
        child_close(&pipes->ours[i]);
        child_close(&pipes->theirs[i]);
    }
}

/* Both ends of the pipe refuse to wait: a full pipe costs the helper a line, not its
 * audio thread. */
static bool open_pipes(Pipes *pipes)
{
    int sockets[2] = {-1, -1}, ends[2] = {-1, -1};
    bool opened = socketpair(AF_UNIX, SOCK_SEQPACKET, 0, sockets) == 0 && pipe(ends) == 0;
    *pipes = (Pipes){.memory = child_move_up(child_memory()),
                     .ours = {child_move_up(sockets[0]), child_move_up(ends[0])},
                     .theirs = {child_move_up(sockets[1]), child_move_up(ends[1])}};
    for (int i = 0; i < 2 && opened; i++)
        opened = pipes->ours[i] >= 0 && pipes->theirs[i] >= 0;
    opened = opened && fcntl(pipes->ours[1], F_SETFL, O_NONBLOCK) == 0 &&
             fcntl(pipes->theirs[1], F_SETFL, O_NONBLOCK) == 0;
    if (!opened)
        close_pipes(pipes);
    return opened;
}

#define ARGUMENTS 16

/* The helper's command line; numbers says where the printed latency may stand. The latency is
 * printed as whole numbers because the locale may write a decimal comma. */
static void list_arguments(char **arguments, const SpeakerOptions *options, char latency[32])
{
    const char *const pairs[][2] = {{"--theme", options->theme},
                                    {"--device", options->device},
                                    {"--user-sounds", options->user_sounds},
                                    {"--shipped-sounds", options->shipped_sounds},
                                    {"--latency", latency}};
    double seconds =
        options->latency_s > 0 && options->latency_s < 5 ? options->latency_s : LATENCY_DEFAULT_S;
    int milliseconds = (int)lround(seconds * 1000);
    snprintf(latency, 32, "%d.%03d", milliseconds / 1000, milliseconds % 1000);
    size_t count = 3; /* its name and the two descriptors are there */
    for (size_t i = 0; i < COUNT_OF(pairs); i++) {
        if (!pairs[i][1])
            continue;
        arguments[count++] = (char *)pairs[i][0];
        arguments[count++] = (char *)pairs[i][1];
    }
    arguments[count] = NULL;
}

static bool set_descriptors(posix_spawn_file_actions_t *actions, const Pipes *pipes)
{
    return posix_spawn_file_actions_addopen(actions, 0, "/dev/null", O_RDONLY, 0) == 0 &&
           posix_spawn_file_actions_addopen(actions, 1, "/dev/null", O_WRONLY, 0) == 0 &&
           posix_spawn_file_actions_adddup2(actions, pipes->theirs[1], 2) == 0 &&
           posix_spawn_file_actions_adddup2(actions, pipes->theirs[0], SOCKET_FD) == 0 &&
           posix_spawn_file_actions_adddup2(actions, pipes->memory, MEMORY_FD) == 0;
}

/* Returns the pid, or 0. */
static pid_t spawn(const Pipes *pipes, const SpeakerOptions *options)
{
    char latency[32], *path = path_helper(HELPER);
    char *arguments[ARGUMENTS] = {HELPER, "3", "4"};
    list_arguments(arguments, options, latency);
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    pid_t pid = 0;
    if (!child_set_attributes(&attributes) || !set_descriptors(&actions, pipes) ||
        posix_spawn(&pid, path, &actions, &attributes, arguments, environ) != 0)
        pid = 0;
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    free(path);
    return pid;
}

bool process_start(SpeakerProcess *process, const SpeakerOptions *options,
                   void (*prepare)(WirePage *page, void *context), void *context)
{
    Pipes pipes;
    process_init(process);
    if (!open_pipes(&pipes))
        return false;
    process->size = wire_size(WIRE_AREA);
    process->page = map_page(pipes.memory, process->size);
    if (process->page) {
        process->page->version = WIRE_VERSION;
        process->page->sample_capacity = WIRE_AREA;
        prepare(process->page, context);
        process->pid = spawn(&pipes, options);
    }
    if (process->pid > 0) {
        process->socket = pipes.ours[0];
        process->printed = pipes.ours[1];
        pipes.ours[0] = pipes.ours[1] = -1;
    }
    close_pipes(&pipes);
    if (process->pid <= 0)
        process_kill(process);
    return process->pid > 0;
}

Heard process_hear(SpeakerProcess *process, WireMessage *message)
{
    WireMessage raw;
    ssize_t got;
    do
        got = recv(process->socket, &raw, sizeof raw, MSG_DONTWAIT);
    while (got < 0 && errno == EINTR);
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
        return HEARD_NOTHING;
    if (got != sizeof raw)
        return HEARD_END;
    raw.text[sizeof raw.text - 1] = '\0';
    *message = raw;
    text_safe(raw.text, message->text, sizeof message->text);
    return HEARD_MESSAGE;
}

static void keep(KeptText *kept, const char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        kept->bytes[kept->next] = bytes[i];
        kept->next = (kept->next + 1) % KEPT_BYTES;
    }
    kept->count = kept->count + size < KEPT_BYTES ? kept->count + size : KEPT_BYTES;
}

void process_keep_printed(SpeakerProcess *process, KeptText *kept)
{
    char bytes[4096];
    for (size_t i = 0; process->printed >= 0 && i < KEPT_BYTES / sizeof bytes; i++) {
        ssize_t got = read(process->printed, bytes, sizeof bytes);
        if (got <= 0)
            return;
        keep(kept, bytes, (size_t)got);
    }
}

size_t kept_copy(const KeptText *kept, char *out, size_t capacity)
{
    size_t count = kept->count < capacity - 1 ? kept->count : capacity - 1;
    for (size_t i = 0; i < count; i++)
        out[i] = kept->bytes[(kept->next + KEPT_BYTES - count + i) % KEPT_BYTES];
    out[count] = '\0';
    return count;
}

static void let_go(SpeakerProcess *process)
{
    if (process->page)
        munmap(process->page, process->size);
    child_close(&process->socket);
    child_close(&process->printed);
    process_init(process);
}

pid_t process_kill(SpeakerProcess *process)
{
    pid_t pid = process->pid;
    if (pid > 0)
        kill(pid, SIGKILL);
    let_go(process);
    return pid;
}

bool process_reap(pid_t pid)
{
    return child_reap(pid, NULL);
}

void process_reap_killed(pid_t pid)
{
    child_await(pid, KILL_WAIT_MS);
}

void process_end(SpeakerProcess *process)
{
    if (process->pid <= 0)
        return;
    child_close(&process->socket);
    pid_t pid = process->pid;
    if (!child_await(pid, END_WAIT_MS)) {
        kill(pid, SIGKILL);
        process_reap_killed(pid);
    }
    let_go(process);
}
