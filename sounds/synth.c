// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A note is a sum of sines at whole multiples of its pitch, each under an envelope that rises along
 * half a cosine, decays exponentially and is led to zero at the end: no edge anywhere, so no click.
 * The notes are added up, and the sum is brought to the one loudness. Called by make_sounds.c. */
#include "synth.h"

#include "loudness.h"

#include <math.h>
#include <stdlib.h>

#define LENGTH_IN_DECAYS 5.0 /* of a note; it has fallen by 43 dB then */
#define LAST_PART 0.3        /* of a note, over which it is led to zero */
#define HIGHEST_HZ 18000.0

_Static_assert(SYNTH_RATE == LOUDNESS_RATE, "the meter's filters are given for one rate");

static size_t frames_in(double seconds)
{
    return (size_t)lrint(seconds * SYNTH_RATE);
}

static double note_seconds(const Theme *theme, const Note *note)
{
    return note->ring * theme->decay_s * LENGTH_IN_DECAYS + theme->attack_s;
}

/* From 0 to 1 along half a cosine, as part goes from 0 to 1. */
static double rise(double part)
{
    return part < 1 ? 0.5 - 0.5 * cos(M_PI * part) : 1;
}

static double note_sample(const Theme *theme, const Note *note, double t)
{
    double hz = theme->root_hz * pow(2, note->semitones / 12), sum = 0;
    for (const Partial *p = theme->partials; p < theme->partials + THEME_MOST_PARTIALS; p++)
        if (p->ratio > 0 && hz * p->ratio < HIGHEST_HZ)
            sum += p->gain * exp(-t / (note->ring * theme->decay_s * p->decay)) *
                   sin(2 * M_PI * hz * p->ratio * t);
    return sum;
}

static void add_note(const Theme *theme, const Note *note, float *out)
{
    size_t count = frames_in(note_seconds(theme, note));
    double gain = pow(10, note->gain_db / 20);
    out += frames_in(note->at * theme->step_s);
    for (size_t i = 0; i < count; i++) {
        double t = (double)i / SYNTH_RATE;
        double to_end = (double)(count - 1 - i) / (double)(count - 1);
        double envelope = rise(t / theme->attack_s) * rise(to_end / LAST_PART);
        out[i] += (float)(gain * envelope * note_sample(theme, note, t));
    }
}

/* The notes of a recipe: *count is set to the frames that they need. */
static size_t measure_notes(const Theme *theme, const Recipe *recipe, size_t *count)
{
    size_t notes = 0;
    *count = 0;
    for (; notes < THEME_MOST_NOTES && recipe->notes[notes].ring > 0; notes++) {
        const Note *note = &recipe->notes[notes];
        size_t end = frames_in(note->at * theme->step_s) + frames_in(note_seconds(theme, note));
        *count = end > *count ? end : *count;
    }
    return notes;
}

static float *add_notes(const Theme *theme, const Recipe *recipe, size_t *count)
{
    size_t notes = measure_notes(theme, recipe, count);
    float *frames = calloc(*count, sizeof *frames);
    for (size_t i = 0; frames && i < notes; i++)
        add_note(theme, &recipe->notes[i], frames);
    return frames;
}

short *synth_make(const Theme *theme, const Recipe *recipe, size_t *count)
{
    float *frames = add_notes(theme, recipe, count);
    short *samples = frames ? malloc(*count * sizeof *samples) : NULL;
    if (samples) {
        double change_db = SYNTH_LUFS + recipe->loudness_db - loudness_measure(frames, *count);
        double gain = pow(10, change_db / 20);
        for (size_t i = 0; i < *count; i++)
            samples[i] = (short)lrint(fmax(-1, fmin(1, frames[i] * gain)) * 32767);
    }
    free(frames);
    return samples;
}
