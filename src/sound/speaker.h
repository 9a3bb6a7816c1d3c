// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The speaker: this side's end of the loudspeaker process. It starts `limber-loudspeaker`, hands it
 * sounds ahead of time with their frames, watches over it (a watchdog on the age of its last
 * callback ends a stuck one and starts another, with growing pauses), and keeps what it printed.
 * It never blocks: the session, the clock and the screen never wait for sound.
 *
 * All functions run on the program's one thread. Those that take a const Speaker take NULL too: a
 * speaker that is off. */
#ifndef LIMBER_SOUND_SPEAKER_H
#define LIMBER_SOUND_SPEAKER_H

#include "base/clock.h"
#include "session/timeline.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define SPEAKER_AHEAD (1500 * NS_PER_MS) /* how far ahead sounds are handed over */
#define SPEAKER_SAMPLES 64               /* kept at most */
#define SPEAKER_SAMPLE_SECONDS 30        /* of one sample at most */

typedef enum {
    SPEAKER_OFF, /* --no-sound */
    SPEAKER_STARTING,
    SPEAKER_PLAYING,
    SPEAKER_LOST /* no device, or it failed; tried again */
} SpeakerState;

typedef struct {
    const char *theme;       /* NULL: the default */
    const char *device;      /* part of a device's name, or NULL */
    double latency_s;        /* 0: the default of 0.1 */
    int volume_percent;      /* 0 … 100 */
    const char *user_sounds; /* the folders of themes, or NULL */
    const char *shipped_sounds;
} SpeakerOptions;

typedef struct Speaker Speaker;

/* Starts the helper and returns at once; sound comes when it is ready. The options' texts are
 * copied. Never NULL. */
Speaker *speaker_new(const SpeakerOptions *options);

/* Lets what is planned until `drain_until` (monotonic) sound, for three seconds at most, then ends
 * the helper: it is gone within 0.3 s, whatever it hangs in. NULL is fine. */
void speaker_free(Speaker *speaker, Ns drain_until);

/* Reads messages, beats the heart, runs the watchdog. Call at least twice a second, and whenever
 * speaker_fds became readable. now is CLOCK_MONOTONIC. */
void speaker_tend(Speaker *speaker, Ns now);

/* Descriptors to poll for input; returns how many (at most capacity). */
size_t speaker_fds(const Speaker *speaker, int *fds, size_t capacity);

/* When speaker_tend wants to be called next (monotonic). */
Ns speaker_deadline(const Speaker *speaker, Ns now);

/* Plans a sound for a monotonic instant. Intervals between sounds planned since the last
 * speaker_cancel are exact to the frame: all are counted from one origin. Where the first of them
 * is too near to be heard in time (a key's answer, due now), it sounds as soon as the device can,
 * and the others keep their distance to it until speaker_realign. Sounds more than 50 ms past are
 * dropped. While nothing plays they are kept, and those still to come are heard once it does. */
void speaker_plan(Speaker *speaker, Ns when, Sound sound, Side side);

/* Copies a sample of mono frames (within ±1, no NaN) at its own rate, to be planned from now on.
 * Where SPEAKER_SAMPLES are kept the oldest that is not planned or heard is forgotten. Returns its
 * number, 1 and up; or 0 where it is empty, longer than SPEAKER_SAMPLE_SECONDS, of a rate outside 8
 * to 192 kHz, or where all that is kept is still to be heard. */
int speaker_keep(Speaker *speaker, const float *frames, uint32_t count, uint32_t rate);

/* Plans a kept sample as speaker_plan plans a sound: same origin, taken back by the same
 * speaker_cancel, handed to the next loudspeaker where this one is lost before its instant. The
 * first time on a stream of another rate costs its resampling, some 10 ms for a sentence. False:
 * its instant has passed (then it is dropped, never late), it is no longer kept, or a minute of
 * other samples is still to be heard. */
bool speaker_plan_sample(Speaker *speaker, Ns when, int sample, Side side);

/* The number of a sample that was planned and will not be heard, because nothing played at its
 * instant; each is told once, within ten seconds. 0: there is none. It may be planned again. */
int speaker_take_lost(Speaker *speaker);

/* Takes back all that was planned and stops what sounds (heard within the stream's latency). The
 * next speaker_plan sets a new origin. */
void speaker_cancel(Speaker *speaker);

/* The same of what lies after `now` alone: what was due by then is heard to its end. */
void speaker_cancel_ahead(Speaker *speaker, Ns now);

/* Where screen and sound have drifted more than 10 ms apart, lets the next planned sound set a new
 * origin. For the start of a segment, never between pips and their tone. */
void speaker_realign(Speaker *speaker);

void speaker_set_volume(Speaker *speaker, int percent); /* 0 … 100; 0 is mute */

SpeakerState speaker_state(const Speaker *speaker);

/* How long after its planned instant a sound is heard at best: the device's latency. */
Ns speaker_latency(const Speaker *speaker);

/* One line about what is wrong ("no sound device: cues are on the screen"), or "". Safe text. */
const char *speaker_note(const Speaker *speaker);

/* What there is to know about the helper, for a person who looks for a fault. */
typedef struct {
    const char *device; /* its name as PortAudio says it, or "" before the first start; safe text */
    unsigned rate, channels;
    unsigned underflows; /* blocks that came too late for the device, in this helper's life */
    unsigned starts;     /* helpers started so far */
    pid_t pid;           /* of the one that runs, or 0 */
} SpeakerReport;

SpeakerReport speaker_report(const Speaker *speaker);

/* Copies the end of what the helpers printed on standard error (64 KiB are kept) into out, NUL
 * included, as it came: not safe for a terminal. Returns its length. */
size_t speaker_printed(const Speaker *speaker, char *out, size_t capacity);

#endif
