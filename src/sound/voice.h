// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The voice: text or a recording goes in, samples come out a little later. The work is done by
 * `limber-voice`, a sandboxed child (or by a program of the user's own, whose output that child
 * decodes), one at a time and ahead of need; nothing here waits for it but voice_wait.
 *
 * All functions run on the program's one thread. What was asked is answered in the order asked;
 * every id is answered once, by samples or by a reason. */
#ifndef LIMBER_SOUND_VOICE_H
#define LIMBER_SOUND_VOICE_H

#include "base/clock.h"
#include "sound/engine.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define VOICE_MOST_ASKED 32 /* asked and not taken yet */
#define VOICE_RATE_DEFAULT 170
#define VOICE_PITCH_DEFAULT 50
#define VOICE_LIMIT (2 * NS_PER_S)          /* for one text or recording */
#define VOICE_COMMAND_LIMIT (10 * NS_PER_S) /* for another program, the user's own or an engine */

typedef struct {
    const char *language; /* a tag like "de" or "pt-BR"; NULL: "en" */
    const char *voice;    /* a name that `limber-voice list` prints; NULL or "": the language's */
    int rate;             /* words a minute, brought within 80 … 450; 0: the default */
    int pitch;            /* 0 … 99, brought within */
    const char *command;  /* what `sh -c` runs: it reads the text on standard input and writes a
                           * sound file (WAV and the like) to standard output. NULL or "": none.
                           * The user's own word, never a routine's: it is not sandboxed.
                           * Where it fails the library speaks; after two failures in a row, or
                           * where it hung, it is left alone */
    const Engine *engine; /* another program that speaks, shut in (sound/engine.h), where there is
                           * no command; NULL: none. Where it fails, as the command */
} VoiceOptions;

typedef struct Voice Voice;

/* Starts nothing yet. The options' texts are copied. Never NULL. */
Voice *voice_new(const VoiceOptions *options);

/* The engine that it has, or NULL; owned by it. */
const Engine *voice_engine(const Voice *voice);

/* Ends the child that runs, with all that it started. NULL is fine. */
void voice_free(Voice *voice);

/* Asks for text to be spoken, as plain text whatever it looks like; what is beyond 300 characters
 * is cut at a word. Returns an id, 1 and up; 0 where VOICE_MOST_ASKED are waiting or the text is
 * empty. */
int voice_ask(Voice *voice, const char *text);

/* The same for a recording: a regular file, of which fd (duplicated here) is read from its start.
 * An id, or 0 where VOICE_MOST_ASKED are waiting or there are no descriptors left. */
int voice_ask_recording(Voice *voice, int fd);

/* Starts the next child, reads what the one under way has written, ends it when its time is over.
 * Never waits. Call when voice_fds became readable and at voice_deadline. now: CLOCK_MONOTONIC. */
void voice_tend(Voice *voice, Ns now);

/* Descriptors to poll for input; returns how many (0 or 1, at most capacity). NULL: 0. */
size_t voice_fds(const Voice *voice, int *fds, size_t capacity);

/* When voice_tend wants to be called next (monotonic); NS_NEVER where nothing is asked. */
Ns voice_deadline(const Voice *voice, Ns now);

/* Takes the oldest answer, if there is one: its id and mono frames (within ±1, no NaN; allocated,
 * the caller frees them), 30 s at most. *frames NULL: it failed, and why is a phrase of safe text.
 * With frames why is "", or what is wrong all the same: the command that the library stood in
 * for, a recording that is cut. */
bool voice_take(Voice *voice, int *id, float **frames, uint32_t *count, uint32_t *rate, char *why,
                size_t why_capacity);

/* Waits until id is answered (voice_take gives it then, after those asked before it), for `limit`
 * at most. False: it is not. For a render; never in a live session. */
bool voice_wait(Voice *voice, int id, Ns limit);

#endif
