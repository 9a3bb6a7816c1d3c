// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber doctor: looks at what a session needs, one thing after another, and says in plain words
 * what is there, what is wrong and what to do about it. Exit 1 where something is wrong. */
#include "command/speakers.h"

#include "base/path.h"
#include "play/narrator.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define VOICE_WAIT (VOICE_COMMAND_LIMIT + VOICE_LIMIT + NS_PER_S)
#define VOICE_SOON (100 * NS_PER_MS)

static int wrong;

static void __attribute__((format(printf, 2, 3))) say(const char *what, const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    print_line(print_out(), "%-10s %s", what, text);
    fflush(print_out());
}

static void advise(const char *advice)
{
    wrong++;
    print_line(print_out(), "%-10s -> %s", "", advice);
}

/* ---- terminal ---- */

static void look_at_terminal(void)
{
    struct winsize size = {0};
    const char *term = getenv("TERM");
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        say("terminal", "none: 'limber start ROUTINE --plain' works without one");
    else if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        say("terminal", "%s, %d x %d%s", term ? term : "TERM is not set", size.ws_col, size.ws_row,
            print_no_color() ? ", no colours wanted" : "");
    if (size.ws_col > 0 && (size.ws_col < 40 || size.ws_row < 12))
        advise("a window of 40 x 12 or more shows the coach whole");
    bool utf8 = print_has_unicode();
    say("letters", "%s", utf8 ? "UTF-8" : "no UTF-8: figures and bars are drawn in ASCII");
    if (!utf8)
        advise("set LANG to a UTF-8 locale, such as C.UTF-8, for round digits and figures");
}

/* ---- files ---- */

static void look_at_files(void)
{
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    size_t own = 0;
    for (size_t i = 0; i < catalogue->count; i++)
        own += catalogue->entries[i].personal;
    say("routines", "%zu that ship, %zu of your own in %s", catalogue->count - own, own,
        catalogue->user_folder ? catalogue->user_folder : "no folder: HOME is not set");
    if (catalogue->count == own)
        advise("the routines that ship were not found: is Limber installed whole?");
    catalogue_free(catalogue);
}

static void look_at_settings(const SessionSetup *setup)
{
    char *path = settings_path();
    if (path && access(path, R_OK) == 0)
        say("settings", "%s", path);
    else
        say("settings", "none: %s%s", path ? path : "HOME is not set",
            path ? " is not there, or not yours to read" : "");
    if (*setup->mistake)
        advise(setup->mistake);
    free(path);
}

/* ---- asking helpers ---- */

/* What a helper prints when it is asked; NULL: it cannot be. The caller closes it with pclose. */
static FILE *ask_helper(const char *name, const char *question)
{
    char *helper = path_helper(name);
    size_t size = strlen(helper) + 64;
    char *command = memory_alloc(size);
    snprintf(command, size, "'%s' %s 2>/dev/null", helper, question);
    FILE *lines = strchr(helper, '\'') ? NULL : popen(command, "r");
    free(command);
    free(helper);
    return lines;
}

static bool next_line(FILE *lines, char *line, int size)
{
    bool got = lines && fgets(line, size, lines);
    line[got ? strcspn(line, "\n") : 0] = '\0';
    return got;
}

/* ---- packs, and codes on paper ---- */

static void look_at_library(const char *what, const char *helper, const char *without)
{
    FILE *lines = ask_helper(helper, "library");
    char line[64];
    bool told = next_line(lines, line, sizeof line);
    if (lines)
        pclose(lines);
    say(what, "%s", told ? line : without);
}

/* ---- sound ---- */

/* One whole line, the last: the libraries say the same of each device that there is not. */
static void say_printed(const Speaker *speaker)
{
    char printed[65536];
    size_t size = speaker_printed(speaker, printed, sizeof printed);
    while (size > 0 && printed[size - 1] == '\n')
        printed[--size] = '\0';
    const char *end = strrchr(printed, '\n');
    if (size > 0)
        say("", "the sound system said last: %s", end ? end + 1 : printed);
}

static void list_devices(void)
{
    FILE *lines = ask_helper("limber-loudspeaker", "--list");
    char line[256];
    while (next_line(lines, line, sizeof line))
        print_line(print_out(), "%-10s   %s", "", line);
    if (lines)
        pclose(lines);
}

/* What a helper cannot do to this machine, tried there (helper/trial.h). */
static void look_at_bars(const char *who, const char *helper, const char *question)
{
    FILE *lines = ask_helper(helper, question);
    char refused[256], open_to_it[256], lacking[256];
    bool told = next_line(lines, refused, sizeof refused);
    told = next_line(lines, open_to_it, sizeof open_to_it) && told;
    next_line(lines, lacking, sizeof lacking);
    if (lines)
        pclose(lines);
    if (!told)
        say("shut in", "%s: %s does not say", who, helper);
    else
        say("shut in", "%s: %s%s", who, *refused ? "refused are " : "nothing is refused", refused);
    if (*open_to_it)
        say("", "open to it: %s%s%s", open_to_it, *lacking ? "; " : "", lacking);
}

static void look_at_sound(const SessionSetup *setup)
{
    Speaker *speaker = speakers_open(setup, NULL);
    SpeakerReport report = speaker_report(speaker);
    if (speaker_state(speaker) == SPEAKER_PLAYING) {
        say("sound", "%s, %u Hz, %u channel%s, %.0f ms behind the screen", report.device,
            report.rate, report.channels, report.channels == 1 ? "" : "s",
            (double)speaker_latency(speaker) / (double)NS_PER_MS);
        speaker_plan(speaker, clock_monotonic() + 200 * NS_PER_MS, SOUND_START, SIDE_NONE);
        say("", "a beep was played now; if you did not hear it, look at the volume of %s",
            "this device and of Limber (--volume)");
        if (setup->visit.live.volume_percent == 0)
            advise("Limber's own volume is 0");
        speakers_wait(speaker, NS_PER_S);
    } else {
        const char *note = speaker_note(speaker);
        say("sound", "%s", *note ? note : "the sound system does not answer");
        say_printed(speaker);
        advise("the session goes on with the screen and the bell; check that a sound server "
               "(PipeWire, PulseAudio) runs, or choose a device with --device");
    }
    if (speaker_state(speaker) == SPEAKER_PLAYING && *speaker_note(speaker)) {
        say("", "%s", speaker_note(speaker));
        wrong++;
    }
    speaker_free(speaker, clock_monotonic());
    say("devices", "%s", "those that --device can name:");
    list_devices();
}

/* ---- voice ---- */

/* What a voice says of a text; NULL: why. */
static float *spoken_by(Voice *voice, const char *text, uint32_t *count, uint32_t *rate, char *why,
                        size_t capacity)
{
    float *frames = NULL;
    int id = voice_ask(voice, text), taken;
    snprintf(why, capacity, "it did not answer in time");
    if (voice_wait(voice, id, VOICE_WAIT))
        voice_take(voice, &taken, &frames, count, rate, why, capacity);
    return frames;
}

static void look_at_voice(const SessionSetup *setup)
{
    static const Routine spoken = {.language = "en"};
    char why[160];
    uint32_t count = 0, rate = 1;
    const Settings *settings = setup->settings;
    Voice *voice = narrator_voice(&spoken, settings);
    float *frames = spoken_by(voice, "Limber is listening.", &count, &rate, why, sizeof why);
    const Engine *engine = voice_engine(voice);
    if (!frames) {
        say("voice", "%s", why);
        advise("install espeak-ng and build with it, name a program with `speech: {command: …}` "
               "in the settings, or turn it off with --speech off");
    } else {
        say("voice", "%s, level %s",
            settings->speech.command ? "your command"
            : engine                 ? engine->title
                                     : ENGINE_LIBRARY,
            speech_level_names[setup->visit.live.speech]);
        if (*why) {
            say("", "%s%s", why,
                settings->speech.command || engine ? "; espeak-ng speaks instead" : "");
            wrong++;
        }
    }
    free(frames);
    voice_free(voice);
}

/* Says its own name where there is sound; else only that it can speak. */
static void try_voice(Speaker *speaker, const Engine *engine, const char *name)
{
    char text[200], why[160];
    uint32_t count = 0, rate = 1;
    Voice *voice = voice_new(&(VoiceOptions){.engine = engine, .pitch = VOICE_PITCH_DEFAULT});
    snprintf(text, sizeof text, "This is %s.", name);
    float *frames = spoken_by(voice, text, &count, &rate, why, sizeof why);
    print_line(print_out(), "%-10s   %s%s%s", "", name, *why ? ": " : "", why);
    fflush(print_out());
    wrong += engine && *why && engine_may_run();
    int sample = frames ? speaker_keep(speaker, frames, count, rate) : 0;
    if (sample > 0 && speaker_state(speaker) == SPEAKER_PLAYING) {
        Ns begin = clock_monotonic() + speaker_latency(speaker) + VOICE_SOON;
        speaker_plan_sample(speaker, begin, sample, SIDE_NONE);
        speakers_wait(speaker,
                      VOICE_SOON + speaker_latency(speaker) + (Ns)count * NS_PER_S / (Ns)rate);
    }
    free(frames);
    voice_free(voice);
}

/* All that are here for English, the one that `auto` takes first. */
static void list_voices(const SessionSetup *setup)
{
    Arena *arena = arena_new();
    size_t count;
    const Engine *engines = engine_list(arena, "en", &count);
    Speaker *speaker = speakers_open(setup, NULL);
    bool heard = speaker_state(speaker) == SPEAKER_PLAYING;
    say("voices", "those that `speech: {voice: …}` can name, the best first%s",
        heard ? "; each is heard now:" : ":");
    for (size_t i = 0; i < count; i++)
        try_voice(speaker, &engines[i], engines[i].name);
    try_voice(speaker, NULL, ENGINE_LIBRARY);
    if (setup->settings->speech.voice && engine_is_named(setup->settings->speech.voice) &&
        strncmp(setup->settings->speech.voice, ENGINE_LIBRARY, strlen(ENGINE_LIBRARY)) != 0 &&
        !engine_choose(engines, count, setup->settings->speech.voice))
        advise("the settings name a voice that is not here: espeak-ng speaks");
    speaker_free(speaker, clock_monotonic());
    arena_free(arena);
}

static bool has_engines(void)
{
    Arena *arena = arena_new();
    size_t count;
    engine_list(arena, "en", &count);
    arena_free(arena);
    return count > 0;
}

int command_doctor(const Options *options, int count, char **operands)
{
    (void)count, (void)operands;
    SessionSetup setup = setup_read(options);
    say("limber", "%s", LIMBER_VERSION);
    look_at_terminal();
    look_at_files();
    look_at_settings(&setup);
    look_at_library("packs", "limber-pack", "none are read or written: built without libarchive");
    look_at_library("codes", "limber-code", "none on paper: built without libqrencode or zbar");
    look_at_sound(&setup);
    look_at_voice(&setup);
    list_voices(&setup);
    look_at_bars("the voice, and what decodes recordings and your own sounds", "limber-voice",
                 "trial");
    if (has_engines())
        look_at_bars("other programs that speak, beyond the system's folders and their own",
                     "limber-voice", "trial-engine");
    look_at_bars("what takes packs apart", "limber-pack", "trial");
    look_at_bars("what looks at photos of a sheet", "limber-code", "trial");
    look_at_bars("the loudspeaker", "limber-loudspeaker", "--trial");
    setup_free(&setup);
    fputc('\n', print_out());
    print_line(print_out(), "%s", wrong == 0 ? "All is well." : "See the arrows above.");
    return wrong == 0 ? EXIT_FINE : EXIT_PROBLEM;
}
