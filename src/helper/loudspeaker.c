// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber-loudspeaker: the only program that calls PortAudio, and one that may die. Limber starts it
 * with a socket and a page of shared memory (sound/wire.h); people never do.
 *
 *   limber-loudspeaker SOCKET_FD MEMORY_FD [--theme T] [--user-sounds DIR] [--shipped-sounds DIR]
 *                      [--latency SECONDS] [--device PART_OF_NAME]
 *
 * The main thread opens the device, loads the theme at the stream's rate, starts the stream and
 * then looks whether it still runs. A thread beside it waits for the socket's end and leaves at
 * once, because any call of PortAudio may hang for minutes, the closing ones most of all. The
 * stream is never closed: the system takes it back when the process ends.
 *
 * It is shut in when the stream runs, and not before: PulseAudio's library starts a server where
 * there is none, and the server would be shut in with it for as long as it lives. By then all is
 * open that is needed; where the device is lost the process ends, and the next one opens it again.
 */
#include "base/arena.h"
#include "base/array.h"
#include "base/text.h"
#include "helper/callback.h"
#include "helper/calls.h"
#include "helper/trial.h"
#include "sound/bank.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define PRIMER_S 0.6
#define PRIMER_HZ 30
#define PRIMER_GAIN 0.0005
#define FIRST_LOOK_MS 2 /* between looks for the first callback */
#define LOOK_MS 250     /* between looks whether the stream runs */
#define FIRST_CALLBACK_LOOKS 1500
#define LOWEST_RATE 8000 /* what the bank can resample to */
#define HIGHEST_RATE 192000
#define MOST_CHANNELS 32
#define LATENCY_DEFAULT 0.1

typedef struct {
    const char *theme, *user_sounds, *shipped_sounds, *device;
    double latency_s;
} Options;

typedef struct {
    int socket;
    WirePage *page;
    Options options;
    PaStream *stream;
    char device[200]; /* its name, safe */
    CallsKept kept;   /* what its library goes on calling */
    Bank bank;
    Callback callback;
} Loudspeaker;

static Loudspeaker loudspeaker;

static void say(WireMessage *message, const char *text)
{
    text_safe(text, message->text, sizeof message->text);
    send(loudspeaker.socket, message, sizeof *message, MSG_NOSIGNAL);
}

static void warn(void *context, const char *text)
{
    (void)context;
    say(&(WireMessage){.kind = WIRE_WARNING}, text);
}

/* Says why and ends, without a word to PortAudio. */
_Noreturn static void fail(const char *why)
{
    say(&(WireMessage){.kind = WIRE_FAILED}, why);
    _exit(1);
}

/* The program's end is ours, whatever the main thread hangs in. It sends nothing before that. */
static void *end_with_program(void *unused)
{
    char ignored[16];
    ssize_t got;
    do
        got = recv(loudspeaker.socket, ignored, sizeof ignored, 0);
    while (got > 0 || (got < 0 && errno == EINTR));
    _exit(0);
    return unused;
}

static void watch_program(void)
{
    pthread_t thread;
    if (pthread_create(&thread, NULL, end_with_program, NULL) != 0)
        fail("there is no room for another thread");
    pthread_detach(thread);
}

static WirePage *map_page(int fd)
{
    struct stat status;
    if (fstat(fd, &status) != 0 || status.st_size < (off_t)sizeof(WirePage))
        return NULL;
    size_t size = (size_t)status.st_size;
    WirePage *page = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (page == MAP_FAILED)
        return NULL;
    bool fits = page->version == WIRE_VERSION && wire_size(page->sample_capacity) <= size;
    return fits ? page : NULL;
}

static void keep_from_children(int fd)
{
    fcntl(fd, F_SETFD, FD_CLOEXEC);
}

static void set_option(Options *options, const char *name, const char *value)
{
    const struct {
        const char *name, **value;
    } texts[] = {{"--theme", &options->theme},
                 {"--user-sounds", &options->user_sounds},
                 {"--shipped-sounds", &options->shipped_sounds},
                 {"--device", &options->device}};
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        if (strcmp(name, texts[i].name) == 0)
            *texts[i].value = value;
    if (strcmp(name, "--latency") == 0)
        options->latency_s = strtod(value, NULL);
}

/* What this process needs of its surroundings. An abort inside PortAudio is expected and leaves no
 * core file; JACK's library would otherwise start a server of its own. */
static void settle(void)
{
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    setenv("JACK_NO_START_SERVER", "1", 0);
    setenv("PULSE_PROP_application.name", "Limber", 0); /* what a volume control shows */
}

/* The default device, or the first output whose name contains the one asked for. */
static PaDeviceIndex find_device(const char *part)
{
    if (!part)
        return Pa_GetDefaultOutputDevice();
    for (PaDeviceIndex i = 0; i < Pa_GetDeviceCount(); i++) {
        const PaDeviceInfo *info = Pa_GetDeviceInfo(i);
        if (info && info->maxOutputChannels > 0 && text_find(info->name, part))
            return i;
    }
    return paNoDevice;
}

static PaError try_stream(PaDeviceIndex device, double rate, int channels)
{
    PaStreamParameters output = {
        .device = device,
        .channelCount = channels,
        .sampleFormat = paFloat32,
        .suggestedLatency = loudspeaker.options.latency_s,
    };
    return Pa_OpenStream(&loudspeaker.stream, NULL, &output, rate, paFramesPerBufferUnspecified,
                         paClipOff | paDitherOff, callback_run, &loudspeaker.callback);
}

/* Opens the device at 48 kHz, which sound servers and the themes run at, else at its own rate or
 * 44.1 kHz; in stereo, else with all it has.
 * Returns the rate, or 0 with *error set. */
static uint32_t open_stream(PaDeviceIndex device, uint32_t *channels, PaError *error)
{
    const PaDeviceInfo *info = Pa_GetDeviceInfo(device);
    int most = info->maxOutputChannels < MOST_CHANNELS ? info->maxOutputChannels : MOST_CHANNELS;
    const double rates[] = {48000, info->defaultSampleRate, 44100};
    const int layouts[] = {most < 2 ? 1 : 2, most};
    for (size_t i = 0; i < 6; i++) {
        double rate = rates[i / 2];
        bool tried = i % 2 == 1 && layouts[1] == layouts[0];
        if (tried || rate < LOWEST_RATE || rate > HIGHEST_RATE)
            continue;
        *error = try_stream(device, rate, layouts[i % 2]);
        *channels = (uint32_t)layouts[i % 2];
        if (*error == paNoError)
            return (uint32_t)(rate + 0.5);
    }
    return 0;
}

static PaDeviceIndex pick_device(void)
{
    const char *wanted = loudspeaker.options.device;
    PaDeviceIndex device = find_device(wanted);
    if (device < 0) {
        char why[200];
        snprintf(why, sizeof why, "no sound device is called '%.100s'", wanted ? wanted : "");
        fail(wanted ? why : "no sound device");
    }
    const PaDeviceInfo *info = Pa_GetDeviceInfo(device);
    text_safe(info->name, loudspeaker.device, sizeof loudspeaker.device);
    bool jack = Pa_GetHostApiInfo(info->hostApi)->type == paJACK;
    loudspeaker.kept = jack ? CALLS_SHARING : CALLS_PLAYING;
    return device;
}

static int64_t stream_latency_ns(void)
{
    const PaStreamInfo *info = Pa_GetStreamInfo(loudspeaker.stream);
    return info ? (int64_t)(info->outputLatency * 1e9) : 0;
}

/* A Bluetooth speaker sleeps while it hears nothing and swallows the first beep: a hum too low and
 * too quiet to be heard (-66 dBFS) opens every stream and wakes it. */
static void add_primer(uint32_t rate)
{
    uint32_t count = (uint32_t)(PRIMER_S * rate);
    float *frames = memory_alloc(count * sizeof *frames);
    for (uint32_t i = 0; i < count; i++) {
        double part = (double)i / count;
        frames[i] = (float)(PRIMER_GAIN * sin(part * M_PI) * sin(2 * M_PI * PRIMER_HZ * i / rate));
    }
    MixerEvent primer = {
        .sample = {frames, count}, .gain = 1, .group = atomic_load(&loudspeaker.page->group)};
    mixer_plan(&loudspeaker.callback.mixer, &primer);
}

/* Opens, loads, starts; returns what to tell the program. */
static WireMessage start_stream(void)
{
    const Options *options = &loudspeaker.options;
    WireMessage opened = {.kind = WIRE_OPENED};
    PaError error = Pa_Initialize();
    if (error != paNoError)
        fail(Pa_GetErrorText(error));
    opened.rate = open_stream(pick_device(), &opened.channels, &error);
    if (opened.rate == 0)
        fail(error == paDeviceUnavailable ? "the sound device is busy" : Pa_GetErrorText(error));
    bank_load(&loudspeaker.bank, options->theme ? options->theme : BANK_DEFAULT_THEME,
              options->user_sounds, options->shipped_sounds, opened.rate, warn, NULL);
    opened.latency_ns = stream_latency_ns();
    callback_init(&loudspeaker.callback, loudspeaker.page, loudspeaker.bank.sounds, SOUND_COUNT,
                  opened.rate, opened.channels, opened.latency_ns);
    add_primer(opened.rate);
    error = Pa_StartStream(loudspeaker.stream);
    if (error != paNoError)
        fail(Pa_GetErrorText(error));
    return opened;
}

/* The program is told when the position is there to be read. */
static void await_first_callback(void)
{
    WirePosition position;
    for (int i = 0; !wire_position(loudspeaker.page, &position); i++) {
        if (i == FIRST_CALLBACK_LOOKS)
            fail("the sound device does not play");
        poll(NULL, 0, FIRST_LOOK_MS);
    }
}

/* Prints the names of the devices that can play, a line each, the default one marked. */
static int list_devices(void)
{
    if (Pa_Initialize() != paNoError)
        return 1;
    for (PaDeviceIndex i = 0; i < Pa_GetDeviceCount(); i++) {
        const PaDeviceInfo *info = Pa_GetDeviceInfo(i);
        char name[240];
        if (info && info->maxOutputChannels > 0)
            printf("%s%s\n", text_safe(info->name, name, sizeof name),
                   i == Pa_GetDefaultOutputDevice() ? " (the default)" : "");
    }
    fflush(stdout);
    _exit(0); /* ending PortAudio may hang */
}

/* What it can do while it plays (helper/trial.h). */
static int try_confined(void)
{
    calls_refuse(CALLS_PLAYING);
    trial_print();
    return 0;
}

int main(int argc, char **argv)
{
    Options options = {.latency_s = LATENCY_DEFAULT};
    if (argc == 2 && strcmp(argv[1], "--list") == 0)
        return list_devices();
    if (argc == 2 && strcmp(argv[1], "--trial") == 0)
        return try_confined();
    if (argc < 3)
        return fputs("limber-loudspeaker is started by limber\n", stderr), 2;
    for (int i = 3; i + 1 < argc; i += 2)
        set_option(&options, argv[i], argv[i + 1]);
    loudspeaker.options = options;
    loudspeaker.socket = atoi(argv[1]);
    loudspeaker.page = map_page(atoi(argv[2]));
    keep_from_children(loudspeaker.socket);
    keep_from_children(atoi(argv[2]));
    if (!loudspeaker.page)
        fail("the two programs are of different versions");
    settle();
    watch_program();
    WireMessage opened = start_stream();
    await_first_callback();
    calls_refuse(loudspeaker.kept);
    say(&opened, loudspeaker.device);
    while (Pa_IsStreamActive(loudspeaker.stream) == 1)
        poll(NULL, 0, LOOK_MS);
    fail("the sound device is gone");
}
