// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Words are known by their text, recordings by the name of their file. */
#include "play/clips.h"

#include "base/arena.h"
#include "play/narrator.h"
#include "play/render_private.h"
#include "sound/audio_file.h"
#include "sound/decode.h"

#include <stdlib.h>
#include <string.h>

#define WORDS_RATE 24000 /* half of AUDIO_RATE; more than any voice has */
#define SOUNDS_RATE 24000

typedef struct {
    const char *text;
    bool recorded; /* text is the name of a file */
    int clip;      /* -1: it could not be spoken */
} Words;

struct Clips {
    Arena *arena;
    const Routine *routine;
    const Bank *bank;
    Voice *voice;
    Clip *items;
    size_t count;
    Words *words;
    size_t word_count;
    int sounds[SOUND_COUNT]; /* the number of the clip + 1; 0: not made yet */
    size_t unspoken;
    char why[160];
};

Clips *clips_new(const Routine *routine, const Bank *bank, const Settings *settings)
{
    Clips *clips = memory_alloc(sizeof *clips);
    clips->arena = arena_new();
    clips->routine = routine;
    clips->bank = bank;
    clips->voice = narrator_voice(routine, settings);
    return clips;
}

void clips_free(Clips *clips)
{
    if (!clips)
        return;
    for (size_t i = 0; i < clips->count; i++)
        free(clips->items[i].bytes);
    voice_free(clips->voice);
    arena_free(clips->arena);
    free(clips);
}

/* Frames at AUDIO_RATE; the number of the clip, or -1. */
static int add_clip(Clips *clips, const float *frames, uint32_t count, uint32_t rate, ClipKind kind)
{
    uint32_t fewer;
    Clip clip;
    float *resampled = sound_resample(frames, count, AUDIO_RATE, rate, &fewer);
    bool encoded = fewer > 0 && clip_encode(resampled, fewer, rate, kind, &clip);
    free(resampled);
    if (!encoded)
        return -1;
    clips->items = arena_grow(clips->arena, clips->items, clips->count, sizeof *clips->items);
    clips->items[clips->count] = clip;
    return (int)clips->count++;
}

int clips_of_sound(Clips *clips, Sound sound)
{
    Sample sample = clips->bank->sounds[sound];
    if (sample.count == 0)
        return -1;
    if (clips->sounds[sound] == 0)
        clips->sounds[sound] =
            add_clip(clips, sample.frames, sample.count, SOUNDS_RATE, CLIP_EXACT) + 1;
    return clips->sounds[sound] - 1;
}

static int speak(Clips *clips, const Utterance *utterance, bool shorter)
{
    uint32_t count;
    float *frames = render_synthesise(clips->voice, clips->routine, utterance, shorter, &count,
                                      clips->why, sizeof clips->why);
    int clip = frames ? add_clip(clips, frames, count, WORDS_RATE, CLIP_SMALL) : -1;
    clips->unspoken += clip < 0;
    free(frames);
    return clip;
}

int clips_of_words(Clips *clips, const Utterance *utterance, bool shorter)
{
    bool recorded = utterance->voice != NULL;
    const char *text = recorded ? utterance->voice : shorter ? utterance->shorter : utterance->text;
    for (size_t i = 0; i < clips->word_count; i++)
        if (clips->words[i].recorded == recorded && strcmp(clips->words[i].text, text) == 0)
            return clips->words[i].clip;
    clips->words = arena_grow(clips->arena, clips->words, clips->word_count, sizeof *clips->words);
    Words *words = &clips->words[clips->word_count++];
    *words = (Words){arena_string(clips->arena, text), recorded, speak(clips, utterance, shorter)};
    return words->clip;
}

const Clip *clips_all(const Clips *clips, size_t *count)
{
    *count = clips->count;
    return clips->items;
}

size_t clips_unspoken(const Clips *clips, const char **why)
{
    *why = clips->why;
    return clips->unspoken;
}
