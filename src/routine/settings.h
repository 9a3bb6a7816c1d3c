// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A person's own settings: $XDG_CONFIG_HOME/limber/config.yaml, read by the same tables as
 * routines. What is not said there is at its default; what is wrong there is said, and the rest
 * counts. */
#ifndef LIMBER_ROUTINE_SETTINGS_H
#define LIMBER_ROUTINE_SETTINGS_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/diagnostic.h"

#include <stdbool.h>

typedef enum { SPEECH_OFF, SPEECH_BRIEF, SPEECH_FULL, SPEECH_LEVELS } SpeechLevel;

extern const char *const speech_level_names[]; /* in the order of the levels, NULL at its end */

typedef struct {
    Arena *arena; /* holds the texts */
    int volume;   /* per cent */
    bool sound;
    const char *theme;  /* NULL (`auto`): the routine's, else the default */
    const char *device; /* part of a device's name, or NULL (`auto`) */
    Ns latency;         /* of the stream */
    bool lean;          /* sides lean in the ears */
    bool mouse, motion;
    int cursor;             /* of the terminal: 0 hidden, 1 on what is chosen */
    int figures;            /* drawn as best goes, in braille, in blocks, in ASCII, as pictures */
    const char *help_line;  /* whom to call where a session is refused */
    int background;         /* of the terminal: 0 not said, 1 dark, 2 light */
    Ns prepare, switch_gap; /* at least so long; they never touch the work */
    struct {
        SpeechLevel level;
        const char *voice;   /* espeak-ng's name of it, or NULL (`auto`) */
        int rate;            /* words a minute */
        int pitch;           /* 0 … 99 */
        const char *command; /* reads text, writes WAV; NULL: the library */
    } speech;
    struct {
        const char *name, *contact; /* of the clinic whose sheets these are, or NULL */
        const char *logo;           /* a picture's file; not from /: beside the settings */
    } clinic;
} Settings;

/* Reads the file at path (NULL: the one in the user's folder). A file that is not there is no
 * mistake; one in the user's folder under another name, which is not read, is a warning. */
Settings *settings_read(const char *path, Diagnostics *found);
Settings *settings_parse(const Source *source, Diagnostics *found); /* of a text that is there */
void settings_free(Settings *settings);

/* ---- one by one, by the keys of the file: "volume", "speech.level" ---- */

#define SETTINGS_WORD_BYTES 2048
#define SETTINGS_AUTO "auto" /* what a text that is not said is called */

/* The value as a file says it: "70", "true", "8s", "auto"; returns out, "" for a key that is
 * none. */
char *settings_word(const Settings *settings, const char *key, char out[SETTINGS_WORD_BYTES]);

/* The words that a key may have, ended by NULL; NULL where it is no choice of words. */
const char *const *settings_choices(const char *key);

/* Takes over one value. */
void settings_take(Settings *to, const Settings *from, const char *key);

/* Are all values the same but that of a key? */
bool settings_same_but(const Settings *a, const Settings *b, const char *key);

/* The file in the user's folder, whether it is there or not; allocated, NULL where there is no
 * home. */
char *settings_path(void);

/* Is there a file of settings at path? By its name, unless it begins as a routine does. */
bool settings_is_file(const char *path);

/* Says what is wrong with a file of settings. */
void settings_check(const char *path, Diagnostics *found);

#endif
