// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The voice, asked for a recording, and its answer brought to the rate that is wanted. */
#include "sound/decode_apart.h"

#include "sound/decode.h"
#include "sound/voice.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define WAIT (VOICE_LIMIT + NS_PER_S) /* it ends its helper itself; this is for the rest */

/* The helper's samples at their own rate. */
static float *ask(int fd, uint32_t *count, uint32_t *rate, char *why, size_t why_capacity)
{
    Voice *voice = voice_new(&(VoiceOptions){0});
    int id = voice_ask_recording(voice, fd), taken;
    float *frames = NULL;
    snprintf(why, why_capacity, "limber-voice did not answer");
    if (id > 0 && voice_wait(voice, id, WAIT))
        voice_take(voice, &taken, &frames, count, rate, why, why_capacity);
    voice_free(voice);
    return frames;
}

float *sound_decode_apart(const char *path, uint32_t rate, uint32_t *count, char *why,
                          size_t why_capacity)
{
    uint32_t given_count, given_rate;
    int fd = sound_open(path, why, why_capacity);
    if (fd < 0)
        return NULL;
    float *given = ask(fd, &given_count, &given_rate, why, why_capacity);
    close(fd);
    if (!given)
        return NULL;
    float *frames = sound_resample(given, given_count, given_rate, rate, count);
    free(given);
    return frames;
}
