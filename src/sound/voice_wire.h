/* What limber-voice writes: one header, then `count` mono 32-bit floats. */
#ifndef LIMBER_SOUND_VOICE_WIRE_H
#define LIMBER_SOUND_VOICE_WIRE_H

#include <stdint.h>

#define VOICE_MAGIC UINT32_C(0x4c565831)
#define VOICE_RATE 22050     /* of what is decoded and of espeak-ng's voices */
#define VOICE_MAX_SECONDS 30 /* of one utterance or recording */
#define VOICE_MAX_BYTES 1200 /* of text: 300 characters */

typedef struct {
    uint32_t magic;
    uint32_t rate;
    uint32_t count;
} VoiceHeader;

#endif
