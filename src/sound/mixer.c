/* Sums voices into stereo blocks. A block is filled stretch by stretch: up to the next planned
 * start, all voices run through plain loops with fixed gains; where nothing sounds, the block is
 * cleared and nothing more. Called by the loudspeaker's callback and by the render.
 *
 * This file is sealed: no allocation, lock, system call or file (tests/unit/test_mixer_sealed.sh).
 */
#include "sound/mixer.h"

#include <string.h>

#define LATE_S 0.05   /* a sound that is later than this is dropped */
#define GLIDE_S 0.010 /* of the volume, from one value to another */

void mixer_init(Mixer *mixer, uint32_t rate)
{
    memset(mixer, 0, sizeof *mixer);
    mixer->rate = rate;
    mixer->volume = mixer->volume_target = 1.0f;
    mixer->fade_frames = (uint32_t)((double)rate * MIXER_FADE_S) + 1;
}

bool mixer_plan(Mixer *mixer, const MixerEvent *event)
{
    MixerEvent planned = *event;
    uint64_t late = mixer->frame > planned.frame ? mixer->frame - planned.frame : 0;
    if (late > (uint64_t)((double)mixer->rate * LATE_S) || planned.sample.count == 0 ||
        mixer->planned_count == MIXER_MAX_PLANNED) {
        mixer->dropped++;
        return false;
    }
    if (late > 0)
        planned.frame = mixer->frame;
    size_t place = mixer->planned_count++;
    for (; place > 0 && mixer->planned[place - 1].frame > planned.frame; place--)
        mixer->planned[place] = mixer->planned[place - 1];
    mixer->planned[place] = planned;
    return true;
}

void mixer_cancel(Mixer *mixer, uint32_t group)
{
    size_t kept = 0;
    for (size_t i = 0; i < mixer->planned_count; i++)
        if (mixer->planned[i].group >= group)
            mixer->planned[kept++] = mixer->planned[i];
    mixer->planned_count = kept;
    for (size_t i = 0; i < mixer->voice_count; i++)
        if (mixer->voices[i].event.group < group && mixer->voices[i].fade_left == 0)
            mixer->voices[i].fade_left = mixer->fade_frames;
}

void mixer_set_volume(Mixer *mixer, float volume)
{
    mixer->volume_target = volume < 0 ? 0 : volume > 1 ? 1 : volume;
}

bool mixer_busy(const Mixer *mixer)
{
    return mixer->planned_count > 0 || mixer->voice_count > 0;
}

/* Starts what is due at the frame under way. */
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

/* Adds `count` samples of a voice. left + right is constant over pan, so a mono sum loses nothing.
 */
static void add_samples(const float *samples, size_t count, float left, float right, float *out)
{
    for (size_t i = 0; i < count; i++) {
        out[2 * i] += samples[i] * left;
        out[2 * i + 1] += samples[i] * right;
    }
}

/* The same while fading out: the gain falls evenly to zero over the fade. */
static void add_fading(const Mixer *mixer, MixerVoice *voice, size_t count, float left, float right,
                       float *out)
{
    const float *samples = voice->event.sample.frames + voice->position;
    for (size_t i = 0; i < count; i++) {
        float fade = (float)(voice->fade_left - i) / (float)(mixer->fade_frames + 1);
        out[2 * i] += samples[i] * left * fade;
        out[2 * i + 1] += samples[i] * right * fade;
    }
    voice->fade_left -= (uint32_t)count;
}

/* Adds one voice to a stretch; false: it has ended. */
static bool add_voice(const Mixer *mixer, MixerVoice *voice, float *out, size_t frames)
{
    const MixerEvent *event = &voice->event;
    float left = event->gain * (1.0f - event->pan), right = event->gain * (1.0f + event->pan);
    size_t count = event->sample.count - voice->position;
    if (count > frames)
        count = frames;
    if (voice->fade_left == 0) {
        add_samples(event->sample.frames + voice->position, count, left, right, out);
    } else {
        if (count > voice->fade_left)
            count = voice->fade_left;
        add_fading(mixer, voice, count, left, right, out);
        if (voice->fade_left == 0)
            return false;
    }
    voice->position += (uint32_t)count;
    return voice->position < event->sample.count;
}

/* The frames until the next planned start, `most` at most. */
static size_t stretch_length(const Mixer *mixer, size_t most)
{
    if (mixer->planned_count == 0 || mixer->planned[0].frame - mixer->frame >= most)
        return most;
    return (size_t)(mixer->planned[0].frame - mixer->frame);
}

static void fill_stretch(Mixer *mixer, float *out, size_t frames)
{
    size_t kept = 0;
    for (size_t i = 0; i < mixer->voice_count; i++) {
        if (add_voice(mixer, &mixer->voices[i], out, frames))
            mixer->voices[kept++] = mixer->voices[i];
    }
    mixer->voice_count = kept;
}

/* Applies the volume, gliding frame by frame while it changes, and clips. */
static void finish_stretch(Mixer *mixer, float *out, size_t frames)
{
    float step = 1.0f / ((float)mixer->rate * (float)GLIDE_S);
    for (size_t i = 0; i < frames; i++) {
        float gap = mixer->volume_target - mixer->volume;
        mixer->volume += gap > step ? step : gap < -step ? -step : gap;
        for (size_t channel = 0; channel < MIXER_CHANNELS; channel++) {
            float value = out[MIXER_CHANNELS * i + channel] * mixer->volume;
            out[MIXER_CHANNELS * i + channel] = value > 1 ? 1 : value < -1 ? -1 : value;
        }
    }
}

void mixer_fill(Mixer *mixer, float *out, size_t frames)
{
    memset(out, 0, frames * MIXER_CHANNELS * sizeof *out);
    while (frames > 0) {
        start_due(mixer);
        size_t length = stretch_length(mixer, frames);
        if (mixer->voice_count > 0) {
            fill_stretch(mixer, out, length);
            finish_stretch(mixer, out, length);
        } else {
            mixer->volume = mixer->volume_target; /* nobody hears it jump */
        }
        mixer->frame += length;
        out += length * MIXER_CHANNELS;
        frames -= length;
    }
}
