// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The bank: the samples of one sound theme, decoded by libsndfile and resampled to the stream's
 * rate; the user's own files in the sandboxed helper (sound/decode_apart.h). A theme is a folder
 * with a file for each sound (pip.wav, halfway.flac, …); the user's folder of the same name comes
 * before the one that ships, file by file. What is missing or does not decode is a warning, and a
 * plain built-in beep stands in. */
#ifndef LIMBER_SOUND_BANK_H
#define LIMBER_SOUND_BANK_H

#include "session/timeline.h"
#include "sound/mixer.h"

#define BANK_MAX_SECONDS 30

#define BANK_DEFAULT_THEME "soft"

typedef struct {
    Sample sounds[SOUND_COUNT];
    uint32_t rate;
    float *owned[SOUND_COUNT];
} Bank;

/* Told of each warning, one line of safe text. */
typedef void BankWarning(void *context, const char *message);

/* Loads theme (NULL: the default) at rate (8 000 … 192 000). user_folder and shipped_folder hold
 * the folders of themes (either may be NULL). A theme's name is that of a folder: one with `/` in
 * it, or a dot before it, is no theme. Always leaves a usable bank. Takes milliseconds: not for the
 * screen's thread, never for the callback. */
void bank_load(Bank *bank, const char *theme, const char *user_folder, const char *shipped_folder,
               uint32_t rate, BankWarning *warn, void *context);
void bank_free(Bank *bank);

/* The folders of themes: the user's own (NULL where there is no home) and the one that ships. */
typedef struct {
    char *user, *shipped;
} SoundFolders;

SoundFolders sound_folders(void);
void sound_folders_free(SoundFolders *folders);

#endif
