// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A routine as an audio file: the same timeline, bank and mixer as a live session, with no device
 * and no clock, as fast as the machine can. */
#ifndef LIMBER_PLAY_RENDER_H
#define LIMBER_PLAY_RENDER_H

#include "routine/settings.h"
#include "sound/bank.h"

#define RENDER_WAIT_PAUSE (20 * NS_PER_S) /* what a step that waits for a key becomes */

typedef struct Render Render;

/* Lays a timeline out as sounds of a bank (loaded at AUDIO_RATE, sound/audio_file.h). Both outlive
 * the render. volume_percent 0 … 100. lean: sides lean in the ears. */
Render *render_new(const Timeline *timeline, const Bank *bank, int volume_percent, bool lean);
void render_free(Render *render);

/* How long the file will be, pauses for waits included. */
Ns render_length(const Render *render);

/* The instant in the file that `at` of a segment becomes (waits before it have become pauses). */
Ns render_time(const Render *render, size_t segment, Ns at);

/* Adds a sample (mono at AUDIO_RATE, borrowed) that starts at an instant of the file: the voice. */
void render_add_sample(Render *render, Ns when, Sample sample, Side side);

/* Has all that the voice says at a level synthesised, and adds what fits its window. Waits for the
 * voice, 10 s at most for each utterance. Returns how many could not be spoken; why then holds the
 * last reason. settings may be NULL. */
size_t render_speak(Render *render, SpeechLevel level, const Settings *settings, char *why,
                    size_t why_capacity);

/* Told how far the writing is, 0 … 1, a few times a second of work. False stops it. */
typedef bool RenderProgress(void *context, double part);

/* Writes the file, whole or not at all. False: why says why ("" where progress stopped it). */
bool render_write(Render *render, const char *path, RenderProgress *progress, void *context,
                  char *why, size_t why_capacity);

#endif
