// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Decoding apart: a sound of the user's own, which may have come from anywhere, is decoded in
 * `limber-voice`, the sandboxed helper, and only samples come back. */
#ifndef LIMBER_SOUND_DECODE_APART_H
#define LIMBER_SOUND_DECODE_APART_H

#include <stddef.h>
#include <stdint.h>

/* As sound_decode, up to DECODE_MAX_SECONDS. Waits for the helper: two seconds at most, a few
 * milliseconds as a rule. */
float *sound_decode_apart(const char *path, uint32_t rate, uint32_t *count, char *why,
                          size_t why_capacity);

#endif
