// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The sealed room: what PortAudio's real-time thread runs. It takes sounds out of the ring, plans
 * them in the mixer, fills the block and publishes where the stream is. It calls nothing but its
 * own file, the mixer, the ring and the clock (which the kernel answers without a system call): no
 * allocation, lock, system call or file, so that no block is ever late through it. */
#ifndef LIMBER_HELPER_CALLBACK_H
#define LIMBER_HELPER_CALLBACK_H

#include "sound/mixer.h"
#include "sound/wire.h"

#include <portaudio.h>

/* Set up by callback_init before the stream starts; from then on the callback's alone. */
typedef struct {
    WirePage *page;
    const Sample *sounds; /* of the theme, by number; borrowed, they outlive the stream */
    uint32_t sound_count;
    uint32_t channels;  /* of the output; 1: the sum, more than two: the first two */
    int64_t latency_ns; /* what the device claims; used where it gives no time for a block */
    int64_t offset_ns;  /* smoothed: heard instant of the stream's frame 0 */
    bool offset_known;
    Mixer mixer;
} Callback;

void callback_init(Callback *callback, WirePage *page, const Sample *sounds, uint32_t sound_count,
                   uint32_t rate, uint32_t channels, int64_t latency_ns);

/* PortAudio's stream callback; context is the Callback. The real-time thread. */
int callback_run(const void *input, void *output, unsigned long frames,
                 const PaStreamCallbackTimeInfo *time, PaStreamCallbackFlags flags, void *context);

#endif
