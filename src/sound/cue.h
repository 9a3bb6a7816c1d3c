// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* From a cue to what the mixer plays: at which frame, leaning to which ear. Pure; the live speaker
 * and the render share it, so that both put every cue at the same place. */
#ifndef LIMBER_SOUND_CUE_H
#define LIMBER_SOUND_CUE_H

#include "base/clock.h"
#include "routine/model.h"

#include <stdint.h>

/* Frames in a duration (negative too) at a rate, rounded to the nearest; exact for any length. */
int64_t cue_frames(Ns duration, uint32_t rate);

/* How far a side leans in the ears, -1 left … +1 right: half, so that one ear alone still hears the
 * other side. 0 for SIDE_NONE. */
float cue_pan(Side side);

#endif
