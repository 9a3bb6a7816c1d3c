// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Decoding a sound file, as if it meant harm: the length it claims is never believed. */
#ifndef LIMBER_SOUND_DECODE_H
#define LIMBER_SOUND_DECODE_H

#include <stddef.h>
#include <stdint.h>

#define DECODE_MAX_BYTES (20 * 1024 * 1024)
#define DECODE_MAX_SECONDS 30.0

/* Decodes the file at path to mono at rate: WAV, FLAC, Ogg or MP3, 1 to 8 channels, 8 to 192 kHz, a
 * regular file of at most DECODE_MAX_BYTES. It is read in blocks up to max_seconds; NaN and
 * infinities become 0, the rest is kept within ±1, and what is cut or damaged ends in a fade.
 * Returns allocated frames and sets *count; or NULL with the reason in why, a phrase of safe text.
 * Where the frames are not all that the file holds, why says so, else it is "". */
float *sound_decode(const char *path, uint32_t rate, double max_seconds, uint32_t *count, char *why,
                    size_t why_capacity);

/* The same from a descriptor, which stays open. */
float *sound_decode_fd(int fd, uint32_t rate, double max_seconds, uint32_t *count, char *why,
                       size_t why_capacity);

/* Opens a sound file without waiting, whatever stands there. A descriptor, which the caller closes;
 * or -1 with the reason in why. */
int sound_open(const char *path, char *why, size_t why_capacity);

/* Resamples count mono frames; returns allocated frames and sets *out_count. */
float *sound_resample(const float *frames, size_t count, uint32_t from, uint32_t to,
                      uint32_t *out_count);

#endif
