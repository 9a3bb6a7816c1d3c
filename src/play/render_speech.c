// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The voice of a render: every utterance synthesised in turn, the shorter form where the long one
 * does not fit its window, and placed by the same rule as in a live session. */
#include "play/render_private.h"

#include "base/arena.h"
#include "play/narrator.h"
#include "sound/audio_file.h"
#include "sound/decode.h"

#include <stdio.h>
#include <stdlib.h>

#define ANSWER_LIMIT (10 * NS_PER_S)

typedef struct {
    Render *render;
    Voice *voice;
    Ns busy_until; /* in the file */
    char *why;
    size_t why_capacity;
} Speaking;

float *render_synthesise(Voice *voice, const Routine *routine, const Utterance *utterance,
                         bool shorter, uint32_t *count, char *why, size_t why_capacity)
{
    int id = narrator_ask(voice, routine, utterance, shorter), taken;
    float *frames = NULL;
    uint32_t rate, raw_count;
    char reason[160] = "the voice did not answer";
    if (id > 0 && voice_wait(voice, id, ANSWER_LIMIT))
        voice_take(voice, &taken, &frames, &raw_count, &rate, reason, sizeof reason);
    if (!frames) {
        snprintf(why, why_capacity, "%s", reason);
        return NULL;
    }
    float *out = sound_resample(frames, raw_count, rate, AUDIO_RATE, count);
    free(frames);
    return out;
}

static float *synthesise(const Speaking *speaking, const Utterance *utterance, bool shorter,
                         uint32_t *count)
{
    return render_synthesise(speaking->voice, speaking->render->timeline->routine, utterance,
                             shorter, count, speaking->why, speaking->why_capacity);
}

static Ns length_of(uint32_t count)
{
    return (Ns)count * NS_PER_S / AUDIO_RATE;
}

static void keep(Speaking *speaking, const Utterance *utterance, float *frames, uint32_t count)
{
    Render *render = speaking->render;
    Ns begun = render->starts[utterance->segment];
    Ns start = speech_place(utterance, length_of(count), speaking->busy_until - begun);
    if (start == NS_NEVER) {
        free(frames);
        return;
    }
    render->spoken =
        memory_resize(render->spoken, (render->spoken_count + 1) * sizeof *render->spoken);
    render->spoken[render->spoken_count++] = frames;
    render_add_sample(render, begun + start, (Sample){frames, count}, utterance->side);
    speaking->busy_until = begun + start + length_of(count);
}

/* False: it could not be spoken. */
static bool speak(Speaking *speaking, const Utterance *utterance)
{
    uint32_t count;
    float *frames = synthesise(speaking, utterance, false, &count);
    bool too_long = frames && utterance->until != NS_NEVER &&
                    utterance->from + length_of(count) > utterance->until;
    if (too_long && utterance->shorter && !utterance->voice) {
        free(frames);
        frames = synthesise(speaking, utterance, true, &count);
    }
    if (frames)
        keep(speaking, utterance, frames, count);
    return frames != NULL;
}

size_t render_speak(Render *render, SpeechLevel level, const Settings *settings, char *why,
                    size_t why_capacity)
{
    Arena *arena = arena_new();
    Speech speech = speech_build(arena, render->timeline, level);
    Speaking speaking = {.render = render, .why = why, .why_capacity = why_capacity};
    size_t failed = 0;
    speaking.voice = narrator_voice(render->timeline->routine, settings);
    for (size_t i = 0; i < speech.count; i++)
        failed += !speak(&speaking, &speech.items[i]);
    voice_free(speaking.voice);
    arena_free(arena);
    return failed;
}
