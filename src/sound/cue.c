// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Frames and sides of cues. */
#include "sound/cue.h"

#define LEAN 0.5f

int64_t cue_frames(Ns duration, uint32_t rate)
{
    Ns seconds = duration / NS_PER_S, rest = duration % NS_PER_S;
    if (rest < 0) {
        rest += NS_PER_S;
        seconds--;
    }
    return seconds * rate + (rest * rate + NS_PER_S / 2) / NS_PER_S;
}

float cue_pan(Side side)
{
    return side == SIDE_LEFT ? -LEAN : side == SIDE_RIGHT ? LEAN : 0;
}
