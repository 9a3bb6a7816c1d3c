// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the render's two files share: the sounds (render.c) and the voice (render_speech.c). */
#ifndef LIMBER_PLAY_RENDER_PRIVATE_H
#define LIMBER_PLAY_RENDER_PRIVATE_H

#include "play/render.h"

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

#endif
