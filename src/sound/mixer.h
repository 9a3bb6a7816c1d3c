/* The mixer: samples started at exact frames, summed into stereo blocks. Pure and real-time: no
 * allocation, lock, system call or file, so that the loudspeaker's callback and the render use the
 * very same code. Fixed arrays hold what is planned and what sounds.
 *
 * All functions run on the thread that owns the Mixer (the audio callback, or the render loop). */
#ifndef LIMBER_SOUND_MIXER_H
#define LIMBER_SOUND_MIXER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MIXER_CHANNELS 2
#define MIXER_MAX_VOICES 32
#define MIXER_MAX_PLANNED 256
#define MIXER_FADE_S 0.004 /* what is cancelled fades over this, so that it does not click */

/* Mono samples at the stream's rate, within -1 … 1, no NaN. Borrowed: they outlive their voices. */
typedef struct {
    const float *frames;
    uint32_t count;
} Sample;

typedef struct {
    uint64_t frame; /* the stream's frame at which it starts */
    Sample sample;
    float gain;     /* linear */
    float pan;      /* -1 left … 0 … +1 right, by a law that keeps the mono sum */
    uint32_t group; /* cancelled together: mixer_cancel(before group) */
} MixerEvent;

typedef struct {
    MixerEvent event;
    uint32_t position;  /* frames played */
    uint32_t fade_left; /* > 0: fading out, frames left */
} MixerVoice;

typedef struct {
    uint32_t rate;
    uint64_t frame; /* of the next block's first frame: the frames mixed so far */
    float volume;   /* the gain now, gliding to */
    float volume_target;
    MixerEvent planned[MIXER_MAX_PLANNED]; /* ordered by frame */
    size_t planned_count;
    MixerVoice voices[MIXER_MAX_VOICES];
    size_t voice_count;
    uint32_t fade_frames;
    uint64_t dropped; /* events with no room, or too late to be heard */
} Mixer;

void mixer_init(Mixer *mixer, uint32_t rate);

/* Plans an event. One whose frame has passed by less than 50 ms starts at once, an older one is
 * dropped: no burst of stale beeps. False: dropped. */
bool mixer_plan(Mixer *mixer, const MixerEvent *event);

/* Drops what is planned with a group before `group` and fades out what sounds of it. */
void mixer_cancel(Mixer *mixer, uint32_t group);

/* Gain for all, 0 … 1; reached over 10 ms. */
void mixer_set_volume(Mixer *mixer, float volume);

/* Mixes the next `frames` frames into out (interleaved stereo, overwritten, clipped to -1 … 1). */
void mixer_fill(Mixer *mixer, float *out, size_t frames);

/* Is anything planned or sounding? */
bool mixer_busy(const Mixer *mixer);

#endif
