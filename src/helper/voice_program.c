// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber-voice: turns text, or a recording that a stranger sent, into samples. It is a parser of
 * strangers' input in a process of its own: what it may read and use is cut down before it starts,
 * and the program ends it after two seconds.
 *
 *   limber-voice speak LANGUAGE VOICE RATE PITCH   the text, a line, on standard input
 *   limber-voice engine NAME PROGRAM VOICE RATE    the same by another program (helper/foreign.h)
 *   limber-voice decode                            the recording is standard input, a regular file
 *   limber-voice list                              the names of the installed voices, a line each
 *   limber-voice trial                             what its sandbox refuses here (helper/trial.h)
 *   limber-voice trial-engine                      the same of that of another program
 *
 * Samples come out on standard output: a VoiceHeader, then mono 32-bit floats at VOICE_RATE. Errors
 * are one line on standard error, exit code 1; a recording that is not whole comes with such a line
 * and exit code 0. */
#include "base/arena.h"
#include "base/array.h"
#include "helper/foreign.h"
#include "helper/sandbox.h"
#include "helper/trial.h"
#include "sound/decode.h"
#include "sound/voice_wire.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef LIMBER_ESPEAK
#include <espeak-ng/espeak_ng.h>
#include <espeak-ng/speak_lib.h>
#endif

#define MOST_FRAMES ((uint32_t)VOICE_MAX_SECONDS * VOICE_RATE)

static int fail(const char *why)
{
    fprintf(stderr, "%s\n", why);
    return 1;
}

static bool write_all(const void *bytes, size_t size)
{
    const char *at = bytes;
    while (size > 0) {
        ssize_t written = write(STDOUT_FILENO, at, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        at += written;
        size -= (size_t)written;
    }
    return true;
}

static int write_samples(const float *frames, uint32_t count)
{
    VoiceHeader header = {.magic = VOICE_MAGIC, .rate = VOICE_RATE, .count = count};
    return write_all(&header, sizeof header) && write_all(frames, count * sizeof *frames)
               ? 0
               : fail("cannot write the samples");
}

static int decode_input(void)
{
    char why[160];
    uint32_t count;
    float *frames =
        sound_decode_fd(STDIN_FILENO, VOICE_RATE, DECODE_MAX_SECONDS, &count, why, sizeof why);
    if (!frames)
        return fail(why);
    if (*why)
        fprintf(stderr, "%s\n", why);
    int code = write_samples(frames, count < MOST_FRAMES ? count : MOST_FRAMES);
    free(frames);
    return code;
}

static int decode(void)
{
    sandbox_enter(NULL);
    return decode_input();
}

#define LEAST_RATE 8000
#define MOST_RATE 192000

/* Samples alone, on standard input. */
static int take_raw(int rate)
{
    static short samples[VOICE_MAX_SECONDS * VOICE_RATE];
    size_t used = 0;
    ssize_t got = 1;
    while (used < sizeof samples && got > 0) {
        got = read(STDIN_FILENO, (char *)samples + used, sizeof samples - used);
        used += got > 0 ? (size_t)got : 0;
    }
    size_t count = used / sizeof *samples;
    if (rate < LEAST_RATE || rate > MOST_RATE || count == 0)
        return fail("it gave no sound");
    float *frames = memory_alloc(count * sizeof *frames);
    for (size_t i = 0; i < count; i++)
        frames[i] = (float)samples[i] / 32768.0f;
    uint32_t out = 0;
    frames = sound_resample(frames, (uint32_t)count, (uint32_t)rate, VOICE_RATE, &out);
    return write_samples(frames, out < MOST_FRAMES ? out : MOST_FRAMES);
}

/* What the other program printed of its failure has gone out before. */
static int speak_by_engine(char **arguments)
{
    const char *why;
    int raw;
    int fd = foreign_speak(arguments[0], arguments[1], arguments[2], arguments[3], &raw, &why);
    return fd < 0 ? fail(why) : raw > 0 ? take_raw(raw) : decode_input();
}

#ifdef LIMBER_ESPEAK

/* What has been spoken, at espeak-ng's own rate. */
static struct {
    float *frames;
    size_t count, capacity, limit;
} spoken;

/* espeak-ng's callback: takes the samples of one piece. A return of 1 ends the synthesis. */
static int take_samples(short *samples, int count, espeak_EVENT *events)
{
    (void)events;
    for (int i = 0; samples && i < count; i++) {
        if (spoken.count == spoken.limit)
            return 1;
        if (spoken.count == spoken.capacity) {
            spoken.capacity = spoken.capacity ? spoken.capacity * 2 : 65536;
            spoken.frames = memory_resize(spoken.frames, spoken.capacity * sizeof *spoken.frames);
        }
        spoken.frames[spoken.count++] = (float)samples[i] / 32768.0f;
    }
    return 0;
}

static bool read_text(char *text, size_t capacity)
{
    size_t used = 0;
    ssize_t got;
    while (used + 1 < capacity && (got = read(STDIN_FILENO, text + used, capacity - 1 - used)) > 0)
        used += (size_t)got;
    text[used] = '\0';
    return used > 0;
}

/* Starts espeak-ng in the sandbox, its own data all that it can read. It asks the sound server even
 * where it plays nothing, and hangs where that hangs: so it is pointed at none. Returns its rate,
 * or 0. */
static uint32_t open_espeak(void)
{
    const char *folder = NULL;
    setenv("PULSE_SERVER", "unix:/nonexistent", 1);
    setenv("ALSA_CONFIG_PATH", "/dev/null", 1);
    espeak_ng_InitializePath(NULL);
    espeak_Info(&folder);
    sandbox_enter(folder);
    int rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, NULL, espeakINITIALIZE_DONT_EXIT);
    return rate >= LEAST_RATE && rate <= MOST_RATE ? (uint32_t)rate : 0;
}

/* Languages that may have no voice of their own, each with its nearest relative. */
static const char *const relatives[][2] = {
    {"nn", "nb"}, {"no", "nb"}, {"gsw", "de"}, {"nds", "de"}, {"bar", "de"}, {"yi", "de"},
    {"fy", "nl"}, {"li", "nl"}, {"fo", "is"},  {"gl", "pt"},  {"oc", "ca"},  {"scn", "it"},
    {"sc", "it"}, {"be", "ru"}, {"rue", "uk"}, {"zh", "cmn"}, {"jv", "id"},  {"su", "id"},
};

/* Has espeak-ng a voice for it? It would take another without a word. */
static bool has_voice(const char *language, size_t size)
{
    for (const espeak_VOICE **voice = espeak_ListVoices(NULL); *voice; voice++) {
        const char *tag = (*voice)->languages + 1; /* behind the priority */
        if (strncmp(tag, language, size) == 0 && (tag[size] == '\0' || tag[size] == '-'))
            return true;
    }
    return false;
}

/* The language of a tag, or where it has no voice its relative that has one. */
static const char *spoken_language(const char *tag)
{
    size_t size = strcspn(tag, "-_");
    if (size == 0 || has_voice(tag, size))
        return tag;
    for (size_t i = 0; i < COUNT_OF(relatives); i++) {
        const char *const *pair = relatives[i];
        bool meant = strlen(pair[0]) == size && memcmp(pair[0], tag, size) == 0;
        if (meant && has_voice(pair[1], strlen(pair[1])))
            return pair[1];
    }
    return tag;
}

static bool set_voice(const char *language, const char *voice)
{
    if (*voice && espeak_SetVoiceByName(voice) == EE_OK)
        return true;
    espeak_VOICE wanted = {.languages = spoken_language(language)};
    return espeak_SetVoiceByProperties(&wanted) == EE_OK || espeak_SetVoiceByName("en") == EE_OK;
}

static int write_spoken(uint32_t rate)
{
    uint32_t count = 0;
    if (spoken.count > 0)
        spoken.frames = sound_resample(spoken.frames, spoken.count, rate, VOICE_RATE, &count);
    return count > 0 ? write_samples(spoken.frames, count < MOST_FRAMES ? count : MOST_FRAMES)
                     : fail("nothing to say");
}

/* The program has taken control characters, which espeak-ng obeys, out of the text. What looks like
 * SSML or phonemes is said as it stands: neither is asked for. */
static int speak(char **arguments)
{
    char text[VOICE_MAX_BYTES + 1];
    uint32_t rate = open_espeak();
    if (rate == 0)
        return fail("espeak-ng could not be started");
    if (!read_text(text, sizeof text))
        return fail("no text");
    if (!set_voice(arguments[0], arguments[1]))
        return fail("no voice for this language");
    spoken.limit = (size_t)VOICE_MAX_SECONDS * rate;
    espeak_SetSynthCallback(take_samples);
    espeak_SetParameter(espeakRATE, atoi(arguments[2]), 0);
    espeak_SetParameter(espeakPITCH, atoi(arguments[3]), 0);
    espeak_Synth(text, strlen(text) + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, NULL, NULL);
    espeak_Synchronize();
    return write_spoken(rate);
}

static int list(void)
{
    if (open_espeak() == 0)
        return fail("espeak-ng could not be started");
    for (const espeak_VOICE **voice = espeak_ListVoices(NULL); *voice; voice++)
        printf("%s\t%s\n", (*voice)->name, (*voice)->languages + 1);
    return 0;
}

#else

static int speak(char **arguments)
{
    (void)arguments;
    return fail("built without espeak-ng");
}

static int list(void)
{
    return fail("built without espeak-ng");
}

#endif

static int try_sandbox(bool engine)
{
    if (engine)
        foreign_enter();
    else
        sandbox_enter(NULL);
    trial_print();
    return 0;
}

static int run(int argc, char **argv)
{
    if (argc == 6 && strcmp(argv[1], "speak") == 0)
        return speak(argv + 2);
    if (argc == 6 && strcmp(argv[1], "engine") == 0)
        return speak_by_engine(argv + 2);
    if (argc == 2 && strcmp(argv[1], "decode") == 0)
        return decode();
    if (argc == 2 && strcmp(argv[1], "list") == 0)
        return list();
    if (argc == 2 && strcmp(argv[1], "trial") == 0)
        return try_sandbox(false);
    if (argc == 2 && strcmp(argv[1], "trial-engine") == 0)
        return try_sandbox(true);
    return fail("limber-voice is started by limber");
}

/* Ends without the libraries' exit handlers: in the sandbox they have nothing to tidy. */
int main(int argc, char **argv)
{
    int code = run(argc, argv);
    fflush(stdout);
    _exit(code);
}
