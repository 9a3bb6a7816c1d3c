// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The callback's cost: 32 voices into 256 frames, and the worst of a million calls, beside clearing
 * the same block. */
#include "bench.h"

#include "base/array.h"
#include "sound/mixer.h"

#include <string.h>

#define FRAMES 256
#define CALLS 1000000
#define BATCH 2000

static Mixer mixer;
static float block[FRAMES * MIXER_CHANNELS], sample[FRAMES * 64];

static void start_voices(void)
{
    mixer_init(&mixer, 48000);
    for (int i = 0; i < MIXER_MAX_VOICES; i++) {
        MixerEvent event = {.sample = {sample, COUNT_OF(sample)},
                            .gain = 0.5f,
                            .pan = (float)(i % 3) / 2.0f - 0.5f};
        mixer_plan(&mixer, &event);
    }
}

static void mix(void *context)
{
    (void)context;
    for (int i = 0; i < BATCH; i++) {
        if (i % 60 == 0)
            start_voices();
        mixer_fill(&mixer, block, FRAMES);
    }
}

static void clear(void *context)
{
    (void)context;
    for (int i = 0; i < BATCH; i++) {
        memset(block, 0, sizeof block);
        __asm__ volatile("" : : "r"(block) : "memory");
    }
}

static Ns worst_call(void)
{
    Ns worst = 0;
    for (int i = 0; i < CALLS; i++) {
        if (i % 60 == 0)
            start_voices();
        Ns start = clock_monotonic();
        mixer_fill(&mixer, block, FRAMES);
        Ns taken = clock_monotonic() - start;
        worst = taken > worst ? taken : worst;
    }
    return worst;
}

int main(void)
{
    double mixed, cleared;
    for (size_t i = 0; i < COUNT_OF(sample); i++)
        sample[i] = (float)(i % 200) / 400.0f;
    bench_pair(mix, clear, NULL, &mixed, &cleared);
    double calls = (double)BATCH * FRAMES;
    printf("%-40s %10.3f ns a frame\n%-40s %10.3f ns a frame\n", "32 voices into 256 frames",
           mixed / calls, "clearing them", cleared / calls);
    printf("%-40s %10.1f us (a block of 256 lasts 5333 us)\n", "the worst of a million calls",
           (double)worst_call() / 1000);
}
