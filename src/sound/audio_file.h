// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* An audio file being written: the format by the name's ending, tags, and the file whole or not at
 * all (base/whole_file.h), so that an interrupted render leaves nothing. */
#ifndef LIMBER_SOUND_AUDIO_FILE_H
#define LIMBER_SOUND_AUDIO_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define AUDIO_RATE 48000 /* of every file: the one rate that all formats take */

typedef struct AudioFile AudioFile;

/* The endings that the installed libsndfile can write, as "wav flac ogg": static, safe text. */
const char *audio_file_endings(void);

/* Can a file of this name be written? Fills why with a sentence where not. Touches no file. */
bool audio_file_supported(const char *path, char *why, size_t why_capacity);

/* What goes into the tags, where the format has them; MP3's are made plain ASCII. */
typedef struct {
    const char *title;
    const char *comment;   /* 2 kB at most: longer ones vanish from WAV */
    const uint64_t *marks; /* frames at which chapters begin; WAV alone keeps them, 100 at most */
    size_t mark_count;
} AudioTags;

/* Starts a stereo file of AUDIO_RATE. NULL: why says why. */
AudioFile *audio_file_new(const char *path, const AudioTags *tags, char *why, size_t why_capacity);

/* Appends interleaved frames; false: the disk is full or the like. */
bool audio_file_write(AudioFile *file, const float *frames, size_t count);

/* Puts the file in its place. False: nothing is left behind; why says why. Frees. */
bool audio_file_finish(AudioFile *file, char *why, size_t why_capacity);

/* Gives up: nothing is left behind. Frees. */
void audio_file_abandon(AudioFile *file);

#endif
