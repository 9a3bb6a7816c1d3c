// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A sound server for tests: a private PulseAudio with a null sink that is paced in real time, in a
 * folder of its own, reached through ALSA's `pulse` plug-in. What is played is recorded from the
 * sink's monitor and looked at: onsets, energy, silence. The server can be killed, stopped and
 * started again. It ends with the test, however the test ends.
 *
 * One server at a time; all functions run on the test's thread. */
#ifndef LIMBER_TESTS_PULSE_SERVER_H
#define LIMBER_TESTS_PULSE_SERVER_H

#include "base/clock.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PULSE_RATE 48000 /* of the sink and of recordings; two channels */

/* Are pulseaudio and parec installed? Prints what is missing. */
bool pulse_installed(void);

/* Makes the folder, points the environment (PulseAudio's and ALSA's) at it and starts the server.
 * Fails the test where that takes more than ten seconds. */
void pulse_open(void);

/* Ends the server and removes the folder. */
void pulse_close(void);

void pulse_start(void);         /* again, after pulse_kill; waits until it answers */
void pulse_kill(void);          /* SIGKILL, and waits for its end */
void pulse_signal(int signal);  /* SIGSTOP, SIGCONT */
const char *pulse_folder(void); /* for a test's own files; removed by pulse_close */

/* Points the environment at the server, or at an address where nobody answers. */
void pulse_reach(bool reached);

/* Points ALSA at a configuration with this text; pulse_reach(true) undoes it. */
void pulse_set_alsa(const char *text);

typedef struct Recording Recording;

/* Starts recording; returns once the first frames have come. */
Recording *recording_new(void);

/* Another sink beside the one that all programs play to: for those whose PULSE_SINK it is. */
void pulse_add_sink(const char *name);
Recording *recording_of_sink(const char *name, int latency_ms);

/* The recording as one channel, in place of what out points to (freed): frames of both channels
 * added, the average of every `step`; returns their count. */
size_t recording_mono(Recording *recording, size_t step, float **out);
void recording_free(Recording *recording);

/* Frames recorded so far, and the monotonic instant at which one of them left the sink, to within
 * the monitor's delay (10 to 20 ms late). */
size_t recording_length(Recording *recording);
Ns recording_time(Recording *recording, size_t frame);

/* Finds the onsets from frame `from` on: the first sample louder than -26 dBFS after 50 ms of
 * quiet. Writes at most capacity frames; returns how many there are. */
size_t recording_onsets(Recording *recording, size_t from, size_t *onsets, size_t capacity);

/* The first frame that is not silent, however quiet: what plays there has begun. 0: none is. */
size_t recording_first_sound(Recording *recording);

/* How much later than its last frame left the sink a block of frames came, at most. */
Ns recording_late(Recording *recording);

/* The last frame louder than -60 dBFS, or 0. */
size_t recording_last_loud(Recording *recording);

/* Mean square of a channel (0 left, 1 right) over some frames. */
double recording_energy(Recording *recording, size_t from, size_t count, int channel);

#endif
