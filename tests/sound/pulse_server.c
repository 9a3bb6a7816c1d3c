// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Starts and ends the server and its recorder as child processes that die with the test. A thread
 * reads the recorder's pipe, so that what is recorded can be looked at while it goes on. */
#include "pulse_server.h"

#include "base/arena.h"
#include "base/array.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <math.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

/* cmocka.h needs these before it. */
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define START_LIMIT (10 * NS_PER_S)
#define LOUD 1640  /* -26 dBFS */
#define AUDIBLE 33 /* -60 dBFS */
#define QUIET_FRAMES (PULSE_RATE / 20)
#define MOST_FRAMES ((size_t)PULSE_RATE * 60)

static char folder[64];
static char socket_path[96];
static pid_t server;

struct Recording {
    pid_t pid;
    int pipe;
    pthread_t thread;
    pthread_mutex_t lock;
    int16_t (*frames)[2];
    size_t count;
    size_t silent; /* at its beginning */
    Ns start;      /* of frame 0, at the earliest that any block's arrival allows */
    Ns latest;     /* … and at the latest */
};

static bool in_path(const char *program)
{
    char *paths = memory_string(getenv("PATH") ? getenv("PATH") : "/usr/bin:/bin");
    bool found = false;
    for (char *rest = paths, *path; !found && (path = strsep(&rest, ":"));) {
        char name[4096];
        snprintf(name, sizeof name, "%s/%s", path, program);
        found = access(name, X_OK) == 0;
    }
    free(paths);
    return found;
}

bool pulse_installed(void)
{
    const char *const needed[] = {"pulseaudio", "parec", "pactl"};
    for (size_t i = 0; i < COUNT_OF(needed); i++) {
        if (!in_path(needed[i])) {
            printf("skipped: %s is not installed\n", needed[i]);
            return false;
        }
    }
    return true;
}

/* Starts a program that dies with this one; out (or -1) becomes its standard output, and what it
 * says goes to a log in the folder. */
static pid_t run(char *const *arguments, int out)
{
    char log[96];
    snprintf(log, sizeof log, "%s/log", folder);
    pid_t pid = fork();
    if (pid != 0)
        return pid;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    int null = open("/dev/null", O_RDWR), said = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
    dup2(null, 0);
    dup2(out >= 0 ? out : said, 1);
    dup2(said, 2);
    execvp(arguments[0], arguments);
    _exit(127);
}

static void end_process(pid_t *pid)
{
    if (*pid <= 0)
        return;
    kill(*pid, SIGKILL);
    waitpid(*pid, NULL, 0);
    *pid = 0;
}

static bool answers(void)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "%s", socket_path);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    bool connected = connect(fd, (struct sockaddr *)&address, sizeof address) == 0;
    close(fd);
    return connected;
}

void pulse_start(void)
{
    char protocol[200], sink[] = "module-null-sink sink_name=test rate=48000 channels=2 "
                                 "format=s16le norewinds=1";
    snprintf(protocol, sizeof protocol, "module-native-protocol-unix auth-anonymous=1 socket=%s",
             socket_path);
    char *arguments[] = {"pulseaudio",
                         "-n",
                         "--daemonize=no",
                         "--exit-idle-time=-1",
                         "--use-pid-file=no",
                         "--disallow-exit=yes",
                         "-L",
                         sink,
                         "-L",
                         protocol,
                         NULL};
    unlink(socket_path);
    server = run(arguments, -1);
    Ns limit = clock_monotonic() + START_LIMIT;
    while (!answers()) {
        if (clock_monotonic() > limit)
            fail_msg("the sound server did not start (%s/log)", folder);
        poll(NULL, 0, 10);
    }
}

static void write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

void pulse_set_alsa(const char *text)
{
    char path[96];
    snprintf(path, sizeof path, "%s/asound.conf", folder);
    write_text(path, text);
    setenv("ALSA_CONFIG_PATH", path, 1);
}

void pulse_reach(bool reached)
{
    char address[128];
    snprintf(address, sizeof address, "unix:%s", reached ? socket_path : "/nonexistent");
    setenv("PULSE_SERVER", address, 1);
    pulse_set_alsa("</usr/share/alsa/alsa.conf>\n"
                   "pcm.!default { type pulse }\nctl.!default { type pulse }\n");
}

static void set_in_folder(const char *variable, const char *name)
{
    char value[128];
    snprintf(value, sizeof value, "%s/%s", folder, name);
    setenv(variable, value, 1);
}

void pulse_open(void)
{
    snprintf(folder, sizeof folder, "/tmp/limber-sound-XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(socket_path, sizeof socket_path, "%s/native", folder);
    setenv("HOME", folder, 1);
    setenv("XDG_RUNTIME_DIR", folder, 1);
    set_in_folder("PULSE_RUNTIME_PATH", "pulse");
    set_in_folder("PULSE_STATE_PATH", "state");
    set_in_folder("PULSE_COOKIE", "cookie");
    pulse_reach(true);
    pulse_start();
}

void pulse_kill(void)
{
    end_process(&server);
}

void pulse_signal(int signal)
{
    kill(server, signal);
}

const char *pulse_folder(void)
{
    return folder;
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status, (void)kind, (void)walk;
    return remove(path);
}

void pulse_close(void)
{
    pulse_kill();
    nftw(folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

/* A block's last frame left the sink before the block came; the block that took least says when
 * frame 0 did. */
static void add_block(Recording *recording, const int16_t (*block)[2], size_t count)
{
    Ns now = clock_monotonic();
    pthread_mutex_lock(&recording->lock);
    if (count > MOST_FRAMES - recording->count)
        count = MOST_FRAMES - recording->count;
    memcpy(recording->frames + recording->count, block, count * sizeof *block);
    recording->count += count;
    Ns start = now - (Ns)recording->count * NS_PER_S / PULSE_RATE;
    if (recording->start == 0 || start < recording->start)
        recording->start = start;
    recording->latest = start > recording->latest ? start : recording->latest;
    pthread_mutex_unlock(&recording->lock);
}

static void *read_blocks(void *context)
{
    Recording *recording = context;
    char piece[4096];
    int16_t block[sizeof piece / 4 + 1][2];
    size_t have = 0; /* bytes of a block; a read may end inside a frame */
    for (;;) {
        ssize_t got = read(recording->pipe, piece, sizeof piece);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return NULL;
        memcpy((char *)block + have, piece, (size_t)got);
        have += (size_t)got;
        size_t whole = have / sizeof block[0];
        add_block(recording, (const int16_t(*)[2])block, whole);
        have %= sizeof block[0];
        memmove(block, block + whole, have);
    }
}

void pulse_add_sink(const char *name)
{
    char sink[64];
    snprintf(sink, sizeof sink, "sink_name=%s", name);
    char *arguments[] = {"pactl",      "load-module",  "module-null-sink", sink, "rate=48000",
                         "channels=2", "format=s16le", "norewinds=1",      NULL};
    int status = 0;
    pid_t pid = run(arguments, -1);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(status, 0);
}

Recording *recording_new(void)
{
    return recording_of_sink("test", 10);
}

Recording *recording_of_sink(const char *name, int latency_ms)
{
    char monitor[64], latency[64];
    snprintf(monitor, sizeof monitor, "%s.monitor", name);
    snprintf(latency, sizeof latency, "--latency-msec=%d", latency_ms);
    char *arguments[] = {"parec",          "-d",           monitor,
                         latency,          "--rate=48000", "--channels=2",
                         "--format=s16le", "--raw",        NULL};
    Recording *recording = memory_alloc(sizeof *recording);
    recording->frames = memory_alloc(MOST_FRAMES * sizeof *recording->frames);
    pthread_mutex_init(&recording->lock, NULL);
    int ends[2];
    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    recording->pipe = ends[0];
    recording->pid = run(arguments, ends[1]);
    close(ends[1]);
    assert_int_equal(pthread_create(&recording->thread, NULL, read_blocks, recording), 0);
    Ns limit = clock_monotonic() + START_LIMIT;
    while (recording_length(recording) == 0) {
        if (clock_monotonic() > limit)
            fail_msg("nothing is recorded (%s/log)", folder);
        poll(NULL, 0, 10);
    }
    return recording;
}

void recording_free(Recording *recording)
{
    end_process(&recording->pid);
    pthread_join(recording->thread, NULL);
    close(recording->pipe);
    pthread_mutex_destroy(&recording->lock);
    free(recording->frames);
    free(recording);
}

size_t recording_length(Recording *recording)
{
    pthread_mutex_lock(&recording->lock);
    size_t count = recording->count;
    pthread_mutex_unlock(&recording->lock);
    return count;
}

Ns recording_time(Recording *recording, size_t frame)
{
    pthread_mutex_lock(&recording->lock);
    Ns start = recording->start;
    pthread_mutex_unlock(&recording->lock);
    return start + (Ns)frame * NS_PER_S / PULSE_RATE;
}

size_t recording_mono(Recording *recording, size_t step, float **out)
{
    size_t count = recording_length(recording) / step;
    *out = memory_resize(*out, (count + 1) * sizeof **out);
    for (size_t i = 0; i < count; i++) {
        float sum = 0;
        for (size_t j = i * step; j < (i + 1) * step; j++)
            sum += (float)recording->frames[j][0] + (float)recording->frames[j][1];
        (*out)[i] = sum / (float)step / 65536;
    }
    return count;
}

static int loudness(const Recording *recording, size_t frame)
{
    int left = abs(recording->frames[frame][0]), right = abs(recording->frames[frame][1]);
    return left > right ? left : right;
}

size_t recording_onsets(Recording *recording, size_t from, size_t *onsets, size_t capacity)
{
    size_t length = recording_length(recording), found = 0, quiet = QUIET_FRAMES;
    for (size_t i = from; i < length; i++) {
        if (loudness(recording, i) < LOUD) {
            quiet++;
            continue;
        }
        if (quiet >= QUIET_FRAMES && found < capacity)
            onsets[found] = i;
        found += quiet >= QUIET_FRAMES;
        quiet = 0;
    }
    return found;
}

size_t recording_first_sound(Recording *recording)
{
    size_t length = recording_length(recording);
    while (recording->silent < length && loudness(recording, recording->silent) == 0)
        recording->silent++;
    return recording->silent < length ? recording->silent : 0;
}

Ns recording_late(Recording *recording)
{
    pthread_mutex_lock(&recording->lock);
    Ns late = recording->latest - recording->start;
    pthread_mutex_unlock(&recording->lock);
    return late;
}

size_t recording_last_loud(Recording *recording)
{
    size_t length = recording_length(recording);
    while (length > 0 && loudness(recording, length - 1) < AUDIBLE)
        length--;
    return length > 0 ? length - 1 : 0;
}

double recording_energy(Recording *recording, size_t from, size_t count, int channel)
{
    size_t length = recording_length(recording), to = from + count < length ? from + count : length;
    double sum = 0;
    for (size_t i = from; i < to; i++)
        sum += (double)recording->frames[i][channel] * recording->frames[i][channel];
    return to > from ? sum / (double)(to - from) : 0;
}
