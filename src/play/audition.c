// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A try is kept until the loudspeaker plays, and what is said until the voice has said it. */
#include "play/audition.h"

#include "base/array.h"
#include "play/narrator.h"
#include "sound/bank.h"
#include "sound/engine.h"
#include "sound/listing.h"
#include "sound/theme_list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SENTENCE "Next: standing quad stretch, left side."
#define SOON (100 * NS_PER_MS)
#define BUSY (20 * NS_PER_MS)  /* between looks while something is to come */
#define BEAT (250 * NS_PER_MS) /* while the loudspeaker lives */
#define QUIET (20 * NS_PER_S)  /* without a try: the loudspeaker ends */
#define LONG (60 * NS_PER_S)
#define MOST_BYTES_OF_DEVICE 64

struct Audition {
    const Tuning *tuning;
    bool sound;
    Speaker *speaker; /* NULL: none runs */
    Ns tried;         /* monotonic: when the last try was */
    bool pending;     /* it is still to be planned */
    AuditionKind kind;
    Voice *voice; /* NULL: nothing is being said */
    int sample;   /* that it said; 0: none yet */
    char note[200];
    Arena *arena; /* of the choices */
    const char *const *themes;
    size_t theme_count;
    Listing *devices, *voices; /* NULL: not asked for yet */
    struct {
        const char **names;
        size_t count;
        bool whole; /* what a helper lists is among them */
    } choices[2];   /* of devices, of voices */
};

Audition *audition_new(const Tuning *tuning, bool sound)
{
    Audition *audition = memory_alloc(sizeof *audition);
    audition->tuning = tuning;
    audition->sound = sound;
    audition->arena = arena_new();
    audition->themes = theme_list(audition->arena, &audition->theme_count);
    return audition;
}

static void drop_voice(Audition *audition)
{
    voice_free(audition->voice);
    audition->voice = NULL;
}

void audition_renew(Audition *audition)
{
    drop_voice(audition);
    speaker_free(audition->speaker, 0);
    audition->speaker = NULL;
    audition->sample = 0;
    audition->pending = false;
}

void audition_free(Audition *audition)
{
    audition_renew(audition);
    listing_free(audition->devices);
    listing_free(audition->voices);
    arena_free(audition->arena);
    free(audition);
}

/* ---- a try ---- */

static LiveOptions options_of(const Audition *audition)
{
    LiveOptions options = {.settings = audition->tuning->settings};
    const Tuning own = {.settings = audition->tuning->settings}; /* as set, whatever was said */
    tuning_options(&own, &options);
    return options;
}

static void start_speaker(Audition *audition)
{
    SoundFolders folders = sound_folders();
    LiveOptions live = options_of(audition);
    SpeakerOptions options = {
        .theme = live.settings->theme,
        .device = live.device,
        .latency_s = (double)live.settings->latency / (double)NS_PER_S,
        .volume_percent = live.volume_percent,
        .user_sounds = folders.user,
        .shipped_sounds = folders.shipped,
    };
    audition->speaker = speaker_new(&options);
    sound_folders_free(&folders);
}

static void start_voice(Audition *audition)
{
    static const Routine spoken = {.language = "en"};
    drop_voice(audition);
    audition->sample = 0;
    audition->voice = narrator_voice(&spoken, audition->tuning->settings);
    voice_ask(audition->voice, SENTENCE);
}

void audition_try(Audition *audition, AuditionKind kind)
{
    if (!audition->sound)
        return;
    audition->note[0] = '\0';
    audition->tried = clock_monotonic();
    audition->pending = true;
    audition->kind = kind;
    if (!audition->speaker)
        start_speaker(audition);
    speaker_set_volume(audition->speaker, options_of(audition).volume_percent);
    speaker_cancel(audition->speaker);
    if (kind == AUDITION_VOICE)
        start_voice(audition);
    else
        drop_voice(audition);
}

/* ---- what is due ---- */

static void take_voice(Audition *audition, Ns now)
{
    int id;
    float *frames = NULL;
    uint32_t count, rate;
    voice_tend(audition->voice, now);
    if (!voice_take(audition->voice, &id, &frames, &count, &rate, audition->note,
                    sizeof audition->note))
        return;
    audition->sample = frames ? speaker_keep(audition->speaker, frames, count, rate) : 0;
    audition->pending = audition->sample > 0;
    free(frames);
    drop_voice(audition);
}

/* As in a session: pips, the change. */
static void plan_theme(Speaker *speaker, Ns begin)
{
    static const struct {
        Ns after;
        Sound sound;
    } sounds[] = {{0, SOUND_PIP},
                  {NS_PER_S / 2, SOUND_PIP},
                  {NS_PER_S, SOUND_START},
                  {2 * NS_PER_S, SOUND_HALFWAY}};
    for (size_t i = 0; i < COUNT_OF(sounds); i++)
        speaker_plan(speaker, begin + sounds[i].after, sounds[i].sound, SIDE_NONE);
}

/* What was said first costs a moment to be brought to the stream's rate; where that was too long
 * for its instant it is planned again. */
static void plan(Audition *audition)
{
    Ns begin = clock_monotonic() + speaker_latency(audition->speaker) + SOON;
    bool planned = true;
    if (audition->kind == AUDITION_PIP)
        speaker_plan(audition->speaker, begin, SOUND_PIP, SIDE_NONE);
    else if (audition->kind == AUDITION_THEME)
        plan_theme(audition->speaker, begin);
    else
        planned = audition->sample > 0 &&
                  speaker_plan_sample(audition->speaker, begin, audition->sample, SIDE_NONE);
    audition->pending = !planned;
}

static bool is_listing(Audition *audition, Ns now)
{
    bool devices = audition->devices && !listing_tend(audition->devices, now);
    bool voices = audition->voices && !listing_tend(audition->voices, now);
    return devices || voices;
}

Ns audition_tend(Audition *audition, Ns now)
{
    Ns wait = is_listing(audition, now) ? BUSY : LONG;
    if (!audition->speaker)
        return wait;
    speaker_tend(audition->speaker, now);
    if (audition->voice)
        take_voice(audition, now);
    int lost = speaker_take_lost(audition->speaker);
    audition->pending = audition->pending || (lost > 0 && lost == audition->sample);
    if (audition->pending && speaker_state(audition->speaker) == SPEAKER_PLAYING)
        plan(audition);
    if (now - audition->tried > QUIET)
        audition_renew(audition);
    return audition->pending || audition->voice ? BUSY : wait < BEAT ? wait : BEAT;
}

const char *audition_note(const Audition *audition)
{
    const char *note = audition->speaker ? speaker_note(audition->speaker) : "";
    return !audition->sound ? "" : *note ? note : audition->note;
}

/* ---- choices ---- */

/* The name of a device: what is set is a part of it that a line of the settings has room for. */
static const char *device_of(Arena *arena, const char *line)
{
    static const char mark[] = " (the default)";
    size_t length = strlen(line), size = sizeof mark - 1;
    if (length > size && strcmp(line + length - size, mark) == 0)
        length -= size;
    while (length > MOST_BYTES_OF_DEVICE ||
           (length > 0 && ((unsigned char)line[length] & 0xc0) == 0x80))
        length--;
    return arena_copy(arena, line, length);
}

/* "English (America)\ten-us", of the language that is tried; else NULL. */
static const char *voice_of(Arena *arena, const char *line)
{
    const char *tab = strrchr(line, ' ');
    bool english = tab && strncmp(tab + 1, "en", 2) == 0 && (tab[3] == '\0' || tab[3] == '-');
    return english ? arena_copy(arena, line, (size_t)(tab - line)) : NULL;
}

static void add_choice(Audition *audition, bool voices, const char *name)
{
    const char ***names = &audition->choices[voices].names;
    size_t *count = &audition->choices[voices].count;
    if (!name || !*name)
        return;
    *names = arena_grow(audition->arena, *names, *count, sizeof **names);
    (*names)[(*count)++] = name;
}

/* The engines come first: they are found without asking. */
static void add_engines(Audition *audition)
{
    size_t count;
    const Engine *engines = engine_list(audition->arena, "en", &count);
    for (size_t i = 0; i < count && engine_may_run(); i++)
        add_choice(audition, true, engines[i].name);
    add_choice(audition, true, ENGINE_LIBRARY);
}

static void take_choices(Audition *audition, const Listing *listing, bool voices)
{
    size_t count;
    const char *const *lines = listing_lines(listing, &count);
    for (size_t i = 0; i < count; i++)
        add_choice(audition, voices,
                   voices ? voice_of(audition->arena, lines[i])
                          : device_of(audition->arena, lines[i]));
    audition->choices[voices].whole = true;
}

static const char *const *listed(Audition *audition, bool voices, size_t *count, bool *more)
{
    Listing **listing = voices ? &audition->voices : &audition->devices;
    if (!*listing && voices)
        add_engines(audition);
    if (!*listing)
        *listing =
            listing_new(voices ? "limber-voice" : "limber-loudspeaker", voices ? "list" : "--list");
    *more = !listing_tend(*listing, clock_monotonic());
    if (!*more && !audition->choices[voices].whole)
        take_choices(audition, *listing, voices);
    *count = audition->choices[voices].count;
    return audition->choices[voices].names;
}

const char *const *audition_choices(Audition *audition, const char *key, size_t *count, bool *more)
{
    *more = false;
    *count = audition->theme_count;
    if (strcmp(key, "theme") == 0)
        return audition->themes;
    return listed(audition, strcmp(key, "speech.voice") == 0, count, more);
}

const char *audition_voice_words(Arena *arena, const char *voice)
{
    return engine_is_named(voice) ? arena_string(arena, voice)
                                  : arena_printf(arena, ENGINE_LIBRARY " %s", voice);
}
