/* limber-voice: turns text, or a recording that a stranger sent, into samples. It is a parser of
 * strangers' input in a process of its own: what it may read and use is cut down before it starts,
 * and the program ends it after two seconds.
 *
 *   limber-voice speak LANGUAGE VOICE RATE PITCH   the text (at most 1200 bytes) on standard input
 *   limber-voice decode FRAMES_A_SECOND            the recording is standard input, a regular file
 *   limber-voice list                              the names of the installed voices, a line each
 *
 * Samples come out on standard output: a VoiceHeader, then mono 32-bit floats. Errors are one line
 * on standard error, exit code 1. */
#include "base/text.h"
#include "helper/sandbox.h"
#include "sound/decode.h"
#include "sound/voice_wire.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef LIMBER_ESPEAK
#include <espeak-ng/speak_lib.h>
#endif

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

static int write_samples(uint32_t rate, const float *frames, size_t count)
{
    VoiceHeader header = {.magic = VOICE_MAGIC, .rate = rate, .count = (uint32_t)count};
    return write_all(&header, sizeof header) && write_all(frames, count * sizeof *frames)
               ? 0
               : fail("cannot write the samples");
}

static int decode(uint32_t rate)
{
    char why[160];
    uint32_t count;
    sandbox_enter(NULL);
    float *frames = sound_decode_fd(STDIN_FILENO, rate, VOICE_MAX_SECONDS, &count, why, sizeof why);
    if (!frames)
        return fail(why);
    int code = write_samples(rate, frames, count);
    free(frames);
    return code;
}

#ifdef LIMBER_ESPEAK

typedef struct {
    float *frames;
    size_t count, capacity;
} Spoken;

static Spoken spoken;

/* espeak-ng's callback: takes the samples of one piece. A return of 1 ends the synthesis. */
static int take_samples(short *samples, int count, espeak_EVENT *events)
{
    (void)events;
    size_t limit = (size_t)VOICE_MAX_SECONDS * VOICE_RATE;
    for (int i = 0; samples && i < count; i++) {
        if (spoken.count == limit)
            return 1;
        if (spoken.count == spoken.capacity) {
            spoken.capacity = spoken.capacity ? spoken.capacity * 2 : 65536;
            spoken.frames = realloc(spoken.frames, spoken.capacity * sizeof *spoken.frames);
            if (!spoken.frames)
                return 1;
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

/* The sound server must not be asked: espeak-ng's own start hangs where one hangs. */
static int open_espeak(void)
{
    setenv("PULSE_SERVER", "unix:/nonexistent", 1);
    setenv("ALSA_CONFIG_PATH", "/dev/null", 1);
    const char *folder = espeak_Info(NULL) ? NULL : NULL;
    espeak_Info(&folder);
    sandbox_enter(folder && *folder ? folder : "/usr/share/espeak-ng-data");
    return espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, NULL, espeakINITIALIZE_DONT_EXIT);
}

static bool set_voice(const char *language, const char *voice)
{
    if (*voice && espeak_SetVoiceByName(voice) == EE_OK)
        return true;
    espeak_VOICE wanted = {.languages = language};
    return espeak_SetVoiceByProperties(&wanted) == EE_OK || espeak_SetVoiceByName("en") == EE_OK;
}

static int speak(char **arguments)
{
    char raw[VOICE_MAX_BYTES + 1], text[3 * VOICE_MAX_BYTES + 1];
    int rate = open_espeak();
    if (rate <= 0)
        return fail("espeak-ng could not be started");
    if (!read_text(raw, sizeof raw))
        return fail("no text");
    text_safe(raw, text, sizeof text); /* its own control characters are commands to espeak-ng */
    espeak_SetSynthCallback(take_samples);
    if (!set_voice(arguments[0], arguments[1]))
        return fail("no voice for this language");
    espeak_SetParameter(espeakRATE, atoi(arguments[2]), 0);
    espeak_SetParameter(espeakPITCH, atoi(arguments[3]), 0);
    espeak_Synth(text, strlen(text) + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, NULL, NULL);
    espeak_Synchronize();
    return spoken.count > 0 ? write_samples((uint32_t)rate, spoken.frames, spoken.count)
                            : fail("nothing to say");
}

static int list(void)
{
    if (open_espeak() <= 0)
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

int main(int argc, char **argv)
{
    if (argc == 6 && strcmp(argv[1], "speak") == 0)
        return speak(argv + 2);
    if (argc == 3 && strcmp(argv[1], "decode") == 0)
        return decode((uint32_t)atoi(argv[2]));
    if (argc == 2 && strcmp(argv[1], "list") == 0)
        return list();
    return fail("limber-voice is started by limber");
}
