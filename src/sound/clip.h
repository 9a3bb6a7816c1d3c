// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A clip: one sound or one spoken line, compressed, in memory: for a page that carries its own
 * sounds. Browsers play both kinds: FLAC, which begins at the very sample that it was given, and
 * MP3, which is small. */
#ifndef LIMBER_SOUND_CLIP_H
#define LIMBER_SOUND_CLIP_H

#include "base/clock.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    const char *type; /* "audio/flac", "audio/mpeg" */
    unsigned char *bytes;
    size_t size;
    Ns length; /* of what was encoded: a decoder may add silence around it */
} Clip;

typedef enum {
    CLIP_EXACT, /* FLAC */
    CLIP_SMALL  /* MP3 where the installed libsndfile writes it, else FLAC */
} ClipKind;

/* Encodes mono frames (within ±1) at a rate that MP3 knows: 24000 for what is small. False: the
 * encoder gave up. Free the clip's bytes. */
bool clip_encode(const float *frames, uint32_t count, uint32_t rate, ClipKind kind, Clip *clip);

#endif
