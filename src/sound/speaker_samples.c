// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A small table, searched from end to end, and a ring of places. */
#include "sound/speaker_samples.h"

#include "base/arena.h"
#include "sound/decode.h"

#include <stdlib.h>
#include <string.h>

#define LOWEST_RATE 8000
#define HIGHEST_RATE 192000
#define AFTERWARDS NS_PER_S /* how long after its end, at most, the callback may read a sample */

static KeptSample *find(SpeakerSamples *samples, int number)
{
    for (size_t i = 0; number > 0 && i < SPEAKER_SAMPLES; i++)
        if (samples->kept[i].number == number)
            return &samples->kept[i];
    return NULL;
}

/* A free place in the table, else the oldest sample that is not busy, else NULL. */
static KeptSample *oldest(SpeakerSamples *samples, Ns now)
{
    KeptSample *found = NULL;
    for (size_t i = 0; i < SPEAKER_SAMPLES; i++) {
        KeptSample *kept = &samples->kept[i];
        if (kept->busy_until <= now && (!found || kept->number < found->number))
            found = kept;
    }
    return found;
}

int samples_keep(SpeakerSamples *samples, const float *frames, uint32_t count, uint32_t rate,
                 Ns now)
{
    bool fits = rate >= LOWEST_RATE && rate <= HIGHEST_RATE && count > 0 &&
                count <= (uint64_t)rate * SPEAKER_SAMPLE_SECONDS;
    KeptSample *kept = fits ? oldest(samples, now) : NULL;
    if (!kept)
        return 0;
    free(kept->frames);
    *kept = (KeptSample){.number = ++samples->last, .count = count, .rate = rate};
    kept->frames = memory_alloc(count * sizeof *frames);
    memcpy(kept->frames, frames, count * sizeof *frames);
    return kept->number;
}

bool samples_has(const SpeakerSamples *samples, int number)
{
    return find((SpeakerSamples *)samples, number) != NULL;
}

void samples_new_stream(SpeakerSamples *samples, uint32_t rate)
{
    samples->rate = rate;
    samples->next = 0;
    for (size_t i = 0; i < SPEAKER_SAMPLES; i++)
        samples->kept[i].length = 0;
}

/* Makes a stretch of the area free. False: something in it is still to be heard. */
static bool clear(SpeakerSamples *samples, uint32_t from, uint32_t length, Ns now)
{
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < SPEAKER_SAMPLES; i++) {
            KeptSample *kept = &samples->kept[i];
            bool apart = kept->offset + kept->length <= from || from + length <= kept->offset;
            if (kept->length == 0 || apart)
                continue;
            if (pass == 0 && kept->busy_until > now)
                return false;
            if (pass == 1)
                kept->length = 0;
        }
    }
    return true;
}

static bool write_sample(SpeakerSamples *samples, WirePage *page, KeptSample *kept, Ns now)
{
    uint32_t length, area = samples->rate * WIRE_AREA_SECONDS;
    float *frames = sound_resample(kept->frames, kept->count, kept->rate, samples->rate, &length);
    if (area > page->sample_capacity)
        area = page->sample_capacity;
    uint32_t from = length <= area - samples->next ? samples->next : 0;
    bool placed = length > 0 && length <= area && clear(samples, from, length, now);
    if (placed) {
        memcpy(wire_samples(page) + from, frames, length * sizeof *frames);
        kept->offset = from;
        kept->length = length;
        samples->next = from + length;
    }
    free(frames);
    return placed;
}

bool samples_place(SpeakerSamples *samples, WirePage *page, int number, Ns when, Ns now,
                   uint32_t *offset, uint32_t *length)
{
    KeptSample *kept = find(samples, number);
    *offset = *length = 0;
    if (!kept || (kept->length == 0 && !write_sample(samples, page, kept, now)))
        return false;
    Ns heard = when + (Ns)kept->count * NS_PER_S / kept->rate + AFTERWARDS;
    if (heard > kept->busy_until)
        kept->busy_until = heard;
    *offset = kept->offset;
    *length = kept->length;
    return true;
}

void samples_cancel(SpeakerSamples *samples, Ns now)
{
    for (size_t i = 0; i < SPEAKER_SAMPLES; i++)
        if (samples->kept[i].busy_until > now + AFTERWARDS)
            samples->kept[i].busy_until = now + AFTERWARDS;
}

void samples_free(SpeakerSamples *samples)
{
    for (size_t i = 0; i < SPEAKER_SAMPLES; i++)
        free(samples->kept[i].frames);
}
