// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The sounds and the spoken lines of a session as clips (sound/clip.h), each of them once however
 * often it comes, for a page that plays by itself. */
#ifndef LIMBER_PLAY_CLIPS_H
#define LIMBER_PLAY_CLIPS_H

#include "routine/settings.h"
#include "session/speech.h"
#include "sound/bank.h"
#include "sound/clip.h"

typedef struct Clips Clips;

/* Empty; the routine says the language and where recordings lie, the bank (loaded at AUDIO_RATE,
 * sound/audio_file.h) has the sounds. All outlive it; settings may be NULL. */
Clips *clips_new(const Routine *routine, const Bank *bank, const Settings *settings);
void clips_free(Clips *clips);

/* The number of a clip, which is made when it is first asked for; -1: there is none. Words wait for
 * the voice, ten seconds at most. */
int clips_of_sound(Clips *clips, Sound sound);
int clips_of_words(Clips *clips, const Utterance *utterance, bool shorter);

const Clip *clips_all(const Clips *clips, size_t *count);

/* How many lines could not be spoken, and the last reason. */
size_t clips_unspoken(const Clips *clips, const char **why);

#endif
