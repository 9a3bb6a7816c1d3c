// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* ==== The sealed room. Everything below runs on the real-time audio thread. ====
 *
 * Allowed here: this file, sound/mixer.h, the ring and the position of sound/wire.h, atomics, and
 * clock_gettime(CLOCK_MONOTONIC), which is answered in the process. Nothing else, ever: a block is
 * due every few milliseconds, and whatever may wait (memory, a lock, the kernel) makes it late. */
#include "helper/callback.h"

#include <time.h>

#define NS_PER_SECOND INT64_C(1000000000)
#define PIECE 256                 /* frames mixed at once where the output is not stereo */
#define SMOOTHING 16              /* blocks over which the heard instant is averaged */
#define JUMP_NS INT64_C(20000000) /* a stray larger than this is a gap, not jitter */
#define LATENCY_LIMIT_NS (5 * NS_PER_SECOND)

static int64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * NS_PER_SECOND + now.tv_nsec;
}

static int64_t frames_ns(uint64_t frames, uint32_t rate)
{
    return (int64_t)(frames / rate) * NS_PER_SECOND +
           (int64_t)(frames % rate * (uint64_t)NS_PER_SECOND / rate);
}

void callback_init(Callback *callback, WirePage *page, const Sample *sounds, uint32_t sound_count,
                   uint32_t rate, uint32_t channels, int64_t latency_ns)
{
    *callback = (Callback){
        .page = page,
        .sounds = sounds,
        .sound_count = sound_count,
        .channels = channels,
        .latency_ns = latency_ns,
    };
    mixer_init(&callback->mixer, rate);
}

/* The sample a sound names, with every bound checked: the other process wrote it. count 0: none. */
static Sample find_sample(const Callback *callback, const WireSound *sound)
{
    Sample none = {0};
    if (sound->length == 0)
        return sound->sound < callback->sound_count ? callback->sounds[sound->sound] : none;
    uint32_t capacity = callback->page->sample_capacity;
    if (sound->offset > capacity || sound->length > capacity - sound->offset)
        return none;
    return (Sample){.frames = wire_samples(callback->page) + sound->offset, .count = sound->length};
}

/* The group is read before the ring: a sound of a newer group may then be planned, and is not
 * touched by the cancelling of older ones. */
static void take_sounds(Callback *callback)
{
    WirePage *page = callback->page;
    MixerCut cut = {.group = atomic_load_explicit(&page->group, memory_order_acquire)};
    cut.kept = atomic_load_explicit(&page->kept, memory_order_relaxed);
    cut.before = atomic_load_explicit(&page->kept_before, memory_order_relaxed);
    mixer_cancel(&callback->mixer, &cut);
    WireSound sound;
    for (int i = 0; i < WIRE_RING && wire_take(page, &sound); i++) {
        MixerEvent event = {.frame = sound.frame,
                            .sample = find_sample(callback, &sound),
                            .gain = sound.gain,
                            .pan = sound.pan,
                            .group = sound.group};
        if (event.sample.count > 0 && !mixer_is_cut(&cut, sound.group, sound.frame))
            mixer_plan(&callback->mixer, &event);
    }
}

/* A program that hangs must not leave its beeps behind. */
static void follow_volume(Callback *callback, int64_t now)
{
    WirePage *page = callback->page;
    uint32_t mille = atomic_load_explicit(&page->volume_mille, memory_order_relaxed);
    float volume = (float)(mille > 1000 ? 1000 : mille) / 1000;
    mixer_set_volume(&callback->mixer, wire_is_stale(page, now) ? 0 : volume);
}

/* The device may have any number of channels; the mixer has two. */
static void fill_layout(Callback *callback, float *out, size_t frames)
{
    float piece[PIECE * MIXER_CHANNELS];
    uint32_t channels = callback->channels;
    while (frames > 0) {
        size_t count = frames < PIECE ? frames : PIECE;
        mixer_fill(&callback->mixer, piece, count);
        for (size_t i = 0; i < count; i++, out += channels) {
            float left = piece[2 * i], right = piece[2 * i + 1];
            out[0] = channels == 1 ? (left + right) / 2 : left;
            for (uint32_t channel = 1; channel < channels; channel++)
                out[channel] = channel == 1 ? right : 0;
        }
        frames -= count;
    }
}

/* How long after now the block's first frame is heard. Some back ends leave the times at 0. */
static int64_t block_delay(const Callback *callback, const PaStreamCallbackTimeInfo *time)
{
    double delay = time && time->outputBufferDacTime > 0
                       ? (time->outputBufferDacTime - time->currentTime) * (double)NS_PER_SECOND
                       : -1;
    return delay >= 0 && delay < (double)LATENCY_LIMIT_NS ? (int64_t)delay : callback->latency_ns;
}

/* A block's stated time strays by up to 4 ms (measured through ALSA); the frames do not. So the
 * instant of frame 0 is averaged over blocks, and set again after a gap. */
static void follow_clock(Callback *callback, int64_t heard)
{
    int64_t offset = heard - frames_ns(callback->mixer.frame, callback->mixer.rate);
    int64_t stray = offset - callback->offset_ns;
    if (!callback->offset_known || stray > JUMP_NS || stray < -JUMP_NS)
        callback->offset_ns = offset;
    else
        callback->offset_ns += stray / SMOOTHING;
    callback->offset_known = true;
}

static void publish(const Callback *callback, int64_t now)
{
    uint64_t frame = callback->mixer.frame;
    WirePosition position = {
        .frame = frame,
        .heard_ns = callback->offset_ns + frames_ns(frame, callback->mixer.rate),
        .callback_ns = now,
    };
    wire_publish(callback->page, &position);
}

int callback_run(const void *input, void *output, unsigned long frames,
                 const PaStreamCallbackTimeInfo *time, PaStreamCallbackFlags flags, void *context)
{
    (void)input;
    Callback *callback = context;
    int64_t now = now_ns();
    if (flags & paOutputUnderflow)
        atomic_fetch_add_explicit(&callback->page->underflows, 1, memory_order_relaxed);
    take_sounds(callback);
    follow_volume(callback, now);
    follow_clock(callback, now + block_delay(callback, time));
    if (callback->channels == MIXER_CHANNELS)
        mixer_fill(&callback->mixer, output, frames);
    else
        fill_layout(callback, output, frames);
    publish(callback, now);
    return paContinue;
}
