// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Sound files that tests make, in a folder of each test's own. */
#ifndef LIMBER_TESTS_SOUND_FILES_H
#define LIMBER_TESTS_SOUND_FILES_H

#include <sndfile.h>
#include <stddef.h>

#define WAV16 (SF_FORMAT_WAV | SF_FORMAT_PCM_16)
#define WAVFLOAT (SF_FORMAT_WAV | SF_FORMAT_FLOAT)
#define FLAC16 (SF_FORMAT_FLAC | SF_FORMAT_PCM_16)
#define VORBIS (SF_FORMAT_OGG | SF_FORMAT_VORBIS)
#define MP3 0x230082 /* from libsndfile 1.1 on */

extern char sound_folder[64]; /* while a test runs */

/* Makes and removes the folder; a test that hangs is ended after a minute. */
int sound_folder_make(void **state);
int sound_folder_remove(void **state);

int sound_folder_count(void); /* of the files in it */

/* A tone of 1 kHz with a peak of 0.5, in all channels. */
void sound_write_tone(const char *path, int format, int rate, int channels, double seconds);

void sound_write_floats(const char *path, int rate, int channels, const float *values, int count);
void sound_write_bytes(const char *path, const void *bytes, size_t size);

#endif
