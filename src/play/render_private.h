// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files of a render share: the sounds (render.c), the voice (render_speech.c), and the
 * same voice for a page that plays by itself (clips.c). */
#ifndef LIMBER_PLAY_RENDER_PRIVATE_H
#define LIMBER_PLAY_RENDER_PRIVATE_H

#include "play/render.h"
#include "session/speech.h"
#include "sound/voice.h"

struct Render {
    const Timeline *timeline;
    const Bank *bank;
    int volume_percent;
    bool lean;
    Ns *starts; /* of each segment, and of the end, in the file */
    MixerEvent *events;
    size_t count;
    float **spoken; /* samples of the voice, owned */
    size_t spoken_count;
    uint64_t last_frame; /* at which the last sound has ended */
};

/* One utterance as samples at AUDIO_RATE, or NULL (then why is said); the caller frees them. Waits
 * for the voice, 10 s at most. */
float *render_synthesise(Voice *voice, const Routine *routine, const Utterance *utterance,
                         bool shorter, uint32_t *count, char *why, size_t why_capacity);

#endif
