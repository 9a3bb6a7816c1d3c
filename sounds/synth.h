// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* From a theme and a recipe to samples. */
#ifndef LIMBER_SOUNDS_SYNTH_H
#define LIMBER_SOUNDS_SYNTH_H

#include "theme.h"

#define SYNTH_RATE 48000

/* Where every sound is brought to, before its recipe's own loudness. With it no peak passes
 * SYNTH_MOST_PEAK, so that a sound that leans to one ear by half (1.5 times as loud there) does not
 * clip. */
#define SYNTH_LUFS (-18.0)
#define SYNTH_MOST_PEAK 0.66 /* -3.6 dB of full scale */

/* Makes a sound: 16-bit mono samples at SYNTH_RATE that begin and end at zero. Returns them
 * (allocated; NULL: no memory) and sets *count. The same on every machine, within one step of 16
 * bits. */
short *synth_make(const Theme *theme, const Recipe *recipe, size_t *count);

#endif
