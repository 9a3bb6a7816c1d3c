// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What limber-voice writes: one header, then `count` mono 32-bit floats. */
#ifndef LIMBER_SOUND_VOICE_WIRE_H
#define LIMBER_SOUND_VOICE_WIRE_H

#include <stdint.h>

#define VOICE_MAGIC UINT32_C(0x4c565831)
#define VOICE_RATE 48000     /* of all samples: what most devices and every rendered file run at */
#define VOICE_MAX_SECONDS 30 /* of one utterance or recording */
#define VOICE_MAX_CHARACTERS 300 /* of text */
#define VOICE_MAX_BYTES 1200     /* of the same */

typedef struct {
    uint32_t magic;
    uint32_t rate;
    uint32_t count;
} VoiceHeader;

#endif
