// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* How loud a short sound is. */
#ifndef LIMBER_SOUNDS_LOUDNESS_H
#define LIMBER_SOUNDS_LOUDNESS_H

#include <stddef.h>

#define LOUDNESS_RATE 48000 /* frames a second: the filters are given for this rate */

/* The loudness of count mono frames in LUFS (K-weighted, gated); -70 for silence. */
double loudness_measure(const float *frames, size_t count);

#endif
