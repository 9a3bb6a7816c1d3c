// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Trying what sounds, outside a session: a loudspeaker that starts with the first try and ends
 * after a while of silence, a voice that says a sentence as the settings have it now, and what
 * there is to choose from. Nothing here waits. */
#ifndef LIMBER_PLAY_AUDITION_H
#define LIMBER_PLAY_AUDITION_H

#include "play/tuning.h"

typedef struct Audition Audition;

/* tuning outlives it. With sound false nothing is ever heard. */
Audition *audition_new(const Tuning *tuning, bool sound);
void audition_free(Audition *audition); /* silent at once */

/* Heard as soon as can be, in place of what is still to be heard. */
typedef enum { AUDITION_PIP, AUDITION_THEME, AUDITION_VOICE } AuditionKind;
void audition_try(Audition *audition, AuditionKind kind);

/* The next try has another loudspeaker: the theme or the device has changed. */
void audition_renew(Audition *audition);

/* Does what is due; returns how long until there is more to do. */
Ns audition_tend(Audition *audition, Ns now);

/* What is wrong with the sound or the voice, in a line; "": nothing is. */
const char *audition_note(const Audition *audition);

/* What can be chosen, by the key of the settings: "theme", "device", "speech.voice". They may come
 * a little later; *more: there are more to come. Owned by the audition. */
const char *const *audition_choices(Audition *audition, const char *key, size_t *count, bool *more);

/* A voice with whose it is: "rhvoice slt", "espeak-ng English (America)". */
const char *audition_voice_words(Arena *arena, const char *voice);

#endif
