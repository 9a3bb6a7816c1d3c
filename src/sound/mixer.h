// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
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
    float gain;     /* linear, 0 … 4 */
    float pan;      /* -1 left … 0 … +1 right; see mixer_plan */
    uint32_t group; /* cancelled together */
} MixerEvent;

/* What is cancelled: groups before `group`, but that of those from `kept` on what starts before the
 * frame `before` (its low 32 bits) sounds on. kept == group: nothing does. */
typedef struct {
    uint32_t group, kept, before;
} MixerCut;

typedef struct {
    MixerEvent event;
    uint32_t position;  /* frames played */
    uint32_t fade_left; /* > 0: fading out, frames left */
} MixerVoice;

typedef struct {
    uint32_t rate;
    uint64_t frame;      /* of the next block's first frame: the frames mixed so far */
    float volume;        /* the gain for all, reached when glide_left is 0 */
    float glide_step;    /* what each frame of the glide adds to the gain */
    uint32_t glide_left; /* frames */
    MixerEvent planned[MIXER_MAX_PLANNED]; /* ordered by frame */
    size_t planned_count;
    MixerVoice voices[MIXER_MAX_VOICES];
    size_t voice_count;
    uint32_t fade_frames;
    uint64_t dropped; /* events with no room, too late to be heard, or that make no sense */
} Mixer;

void mixer_init(Mixer *mixer, uint32_t rate);

/* Plans an event. Those of one frame start in the order in which they were planned. One whose frame
 * has passed by 50 ms or less starts at once, an older one is dropped: no burst of stale beeps. So
 * is one that finds no room when it is planned or when it starts (what sounds is never cut off for
 * it), and one with no samples or with a gain or pan out of bounds. False: dropped now.
 *
 * The ears get gain × (1 - pan) and gain × (1 + pan): their sum, what a mono device plays, is the
 * same for every pan, and a sample up to 1 / (1 + |pan|) never clips. */
bool mixer_plan(Mixer *mixer, const MixerEvent *event);

/* Does a cut cancel what starts at a frame? */
bool mixer_is_cut(const MixerCut *cut, uint32_t group, uint64_t frame);

/* Drops what is planned and cut, and fades out, over MIXER_FADE_S, what sounds and is. */
void mixer_cancel(Mixer *mixer, const MixerCut *cut);

/* Gain for all, 0 … 1 (what lies outside is brought inside). Reached over 10 ms where something
 * sounds, else at once. Setting what is set already changes nothing. */
void mixer_set_volume(Mixer *mixer, float volume);

/* Mixes the next `frames` frames into out (interleaved stereo, overwritten, clipped to -1 … 1). How
 * they are split into calls changes no bit of them. */
void mixer_fill(Mixer *mixer, float *out, size_t frames);

/* Is anything planned or sounding? */
bool mixer_busy(const Mixer *mixer);

#endif
