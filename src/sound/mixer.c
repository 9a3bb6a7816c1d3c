// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Sums voices into stereo blocks. A block is filled stretch by stretch, from one planned start to
 * the next, so that no loop over frames asks which voices there are: each voice runs alone through
 * a plain loop that the compiler turns into vector code. Where nothing sounds, the block is cleared
 * and nothing more. Called by the loudspeaker's callback and by the render.
 *
 * Whatever changes from frame to frame (a fade, a glide of the volume) is computed from the whole
 * number of frames left, never summed up, so that a block's split cannot be heard or measured.
 *
 * This file is sealed: no allocation, lock, system call or file
 * (tests/unit/test_mixer_sealed.sh). */
#include "sound/mixer.h"

#include <string.h>

#define LATE_S 0.05   /* a sound that is later than this is dropped */
#define GLIDE_S 0.010 /* of the volume, from one value to another */
#define MOST_GAIN 4.0f

static uint32_t frames_in(const Mixer *mixer, double seconds)
{
    return (uint32_t)(mixer->rate * seconds + 0.5);
}

void mixer_init(Mixer *mixer, uint32_t rate)
{
    memset(mixer, 0, sizeof *mixer);
    mixer->rate = rate;
    mixer->volume = 1;
    mixer->fade_frames = frames_in(mixer, MIXER_FADE_S);
}

/* ---- what is planned ---- */

/* Is there something to play, by numbers that are numbers? NaN fails every comparison. */
static bool makes_sense(const MixerEvent *event)
{
    return event->sample.count > 0 && event->gain >= 0 && event->gain <= MOST_GAIN &&
           event->pan >= -1 && event->pan <= 1;
}

bool mixer_plan(Mixer *mixer, const MixerEvent *event)
{
    uint64_t late = mixer->frame > event->frame ? mixer->frame - event->frame : 0;
    if (!makes_sense(event) || late > frames_in(mixer, LATE_S) ||
        mixer->planned_count == MIXER_MAX_PLANNED) {
        mixer->dropped++;
        return false;
    }
    size_t place = mixer->planned_count++;
    for (; place > 0 && mixer->planned[place - 1].frame > event->frame; place--)
        mixer->planned[place] = mixer->planned[place - 1];
    mixer->planned[place] = *event;
    return true;
}

bool mixer_is_cut(const MixerCut *cut, uint32_t group, uint64_t frame)
{
    bool begins_before = (int32_t)((uint32_t)frame - cut->before) < 0;
    return group < cut->group && !(group >= cut->kept && begins_before);
}

void mixer_cancel(Mixer *mixer, const MixerCut *cut)
{
    size_t kept = 0;
    for (size_t i = 0; i < mixer->planned_count; i++)
        if (!mixer_is_cut(cut, mixer->planned[i].group, mixer->planned[i].frame))
            mixer->planned[kept++] = mixer->planned[i];
    mixer->planned_count = kept;
    for (size_t i = 0; i < mixer->voice_count; i++) {
        MixerVoice *voice = &mixer->voices[i];
        if (voice->fade_left == 0 && mixer_is_cut(cut, voice->event.group, voice->event.frame))
            voice->fade_left = mixer->fade_frames;
    }
}

bool mixer_busy(const Mixer *mixer)
{
    return mixer->planned_count > 0 || mixer->voice_count > 0;
}

/* Starts what is due at the frame under way, and what is a little late. */
static void start_due(Mixer *mixer)
{
    size_t due = 0;
    for (; due < mixer->planned_count && mixer->planned[due].frame <= mixer->frame; due++) {
        if (mixer->voice_count == MIXER_MAX_VOICES)
            mixer->dropped++;
        else
            mixer->voices[mixer->voice_count++] = (MixerVoice){.event = mixer->planned[due]};
    }
    if (due == 0)
        return;
    mixer->planned_count -= due;
    memmove(mixer->planned, mixer->planned + due, mixer->planned_count * sizeof *mixer->planned);
}

/* The frames until the next planned start, `most` at most. */
static size_t stretch_length(const Mixer *mixer, size_t most)
{
    if (mixer->planned_count == 0 || mixer->planned[0].frame - mixer->frame >= most)
        return most;
    return (size_t)(mixer->planned[0].frame - mixer->frame);
}

/* ---- what sounds ---- */

static void add_samples(const float *restrict samples, size_t count, float left, float right,
                        float *restrict out)
{
    for (size_t i = 0; i < count; i++) {
        out[2 * i] += samples[i] * left;
        out[2 * i + 1] += samples[i] * right;
    }
}

/* The same in a fade with `fade_left` frames to go of `fade_frames`: a smooth step down to zero,
 * whose slope is flat at both ends. */
static void add_fading(const float *restrict samples, size_t count, float left, float right,
                       uint32_t fade_left, uint32_t fade_frames, float *restrict out)
{
    float unit = 1.0f / (float)(fade_frames + 1);
    for (uint32_t i = 0; i < (uint32_t)count; i++) {
        float part = (float)(int32_t)(fade_left - i) * unit;
        float faded = samples[i] * (part * part * (3 - 2 * part));
        out[2 * i] += faded * left;
        out[2 * i + 1] += faded * right;
    }
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Adds one voice to a stretch; false: it has ended. */
static bool add_voice(const Mixer *mixer, MixerVoice *voice, float *out, size_t frames)
{
    const MixerEvent *event = &voice->event;
    const float *samples = event->sample.frames + voice->position;
    float left = event->gain * (1 - event->pan), right = event->gain * (1 + event->pan);
    size_t count = smaller(event->sample.count - voice->position, frames);
    if (voice->fade_left == 0) {
        add_samples(samples, count, left, right, out);
    } else {
        count = smaller(count, voice->fade_left);
        add_fading(samples, count, left, right, voice->fade_left, mixer->fade_frames, out);
        voice->fade_left -= (uint32_t)count;
        if (voice->fade_left == 0)
            return false;
    }
    voice->position += (uint32_t)count;
    return voice->position < event->sample.count;
}

static void add_voices(Mixer *mixer, float *out, size_t frames)
{
    size_t kept = 0;
    for (size_t i = 0; i < mixer->voice_count; i++)
        if (add_voice(mixer, &mixer->voices[i], out, frames))
            mixer->voices[kept++] = mixer->voices[i];
    mixer->voice_count = kept;
}

/* ---- the volume ---- */

/* The gain of the frame after which `left` frames of the glide remain. */
static float gain_before(const Mixer *mixer, uint32_t left)
{
    return mixer->volume - mixer->glide_step * (float)left;
}

void mixer_set_volume(Mixer *mixer, float volume)
{
    volume = !(volume > 0) ? 0 : volume > 1 ? 1 : volume;
    if (volume == mixer->volume)
        return;
    uint32_t length = mixer->voice_count > 0 ? frames_in(mixer, GLIDE_S) : 0;
    float from = gain_before(mixer, mixer->glide_left);
    mixer->volume = volume;
    mixer->glide_left = length;
    mixer->glide_step = length > 0 ? (volume - from) / (float)length : 0;
}

/* Scales and clips; each line of the loop is one vector instruction. */
static void scale(float *out, size_t values, float gain)
{
    for (size_t i = 0; i < values; i++) {
        float value = out[i] * gain;
        value = value < 1 ? value : 1;
        out[i] = value > -1 ? value : -1;
    }
}

static void finish_stretch(Mixer *mixer, float *out, size_t frames)
{
    size_t gliding = smaller(frames, mixer->glide_left);
    for (size_t i = 0; i < gliding; i++)
        scale(out + i * MIXER_CHANNELS, MIXER_CHANNELS,
              gain_before(mixer, mixer->glide_left - (uint32_t)i - 1));
    scale(out + gliding * MIXER_CHANNELS, (frames - gliding) * MIXER_CHANNELS, mixer->volume);
}

/* ---- the block ---- */

void mixer_fill(Mixer *mixer, float *out, size_t frames)
{
    memset(out, 0, frames * MIXER_CHANNELS * sizeof *out);
    while (frames > 0) {
        start_due(mixer);
        size_t length = stretch_length(mixer, frames);
        if (mixer->voice_count > 0) {
            add_voices(mixer, out, length);
            finish_stretch(mixer, out, length);
        }
        mixer->glide_left -= (uint32_t)smaller(length, mixer->glide_left);
        mixer->frame += length;
        out += length * MIXER_CHANNELS;
        frames -= length;
    }
}
