// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Loads a theme: for each sound the user's file, else the shipped one, else a beep made here. */
#include "sound/bank.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/path.h"
#include "base/text.h"
#include "sound/decode.h"
#include "sound/decode_apart.h"

#include <dirent.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char *const endings[] = {"wav", "flac", "ogg", "mp3"};
#define ENDINGS COUNT_OF(endings)

/* The beeps that stand in: frequency and length of up to two notes. */
static const struct {
    double first_hz, second_hz, note_s;
} stand_in[SOUND_COUNT] = {
    [SOUND_PIP] = {440, 0, 0.09},      [SOUND_HALFWAY] = {330, 330, 0.14},
    [SOUND_START] = {880, 0, 0.25},    [SOUND_SWITCH] = {660, 880, 0.12},
    [SOUND_REST] = {660, 440, 0.16},   [SOUND_DONE] = {587, 784, 0.14},
    [SOUND_FINISH] = {784, 1047, 0.4}, [SOUND_BEAT] = {523, 0, 0.06},
    [SOUND_TICK] = {392, 0, 0.04},
};

#define STAND_IN_GAIN 0.35

/* A sine that rises and falls smoothly, written to out; returns the frames. */
static size_t make_note(double hz, double seconds, uint32_t rate, float *out)
{
    size_t count = (size_t)lround(seconds * rate);
    for (size_t i = 0; hz > 0 && i < count; i++) {
        double part = (double)i / (double)count;
        double shape = fmin(1, part * 20) * cos(part * M_PI / 2);
        out[i] = (float)(STAND_IN_GAIN * shape * sin(2 * M_PI * hz * (double)i / rate));
    }
    return hz > 0 ? count : 0;
}

static float *make_stand_in(Sound sound, uint32_t rate, uint32_t *count)
{
    size_t room = (size_t)lround(2 * stand_in[sound].note_s * rate) + 2;
    float *frames = memory_alloc(room * sizeof *frames);
    size_t used = make_note(stand_in[sound].first_hz, stand_in[sound].note_s, rate, frames);
    used += make_note(stand_in[sound].second_hz, stand_in[sound].note_s, rate, frames + used);
    *count = (uint32_t)used;
    return frames;
}

/* folder/theme/NAME.ending of the first ending that is there, allocated; NULL: none. A link that
 * leads nowhere is there too, so that it is warned of. */
static char *find_file(const char *folder, const char *theme, const char *name)
{
    char *themes = folder ? path_join(folder, theme) : NULL, *path = NULL;
    for (size_t i = 0; themes && !path && i < ENDINGS; i++) {
        char file[64];
        struct stat status;
        snprintf(file, sizeof file, "%s.%s", name, endings[i]);
        path = path_join(themes, file);
        if (lstat(path, &status) != 0) {
            free(path);
            path = NULL;
        }
    }
    free(themes);
    return path;
}

typedef struct {
    const char *theme, *user_folder, *shipped_folder;
    uint32_t rate;
    BankWarning *warn;
    void *context;
} Loading;

static void warn_of(const Loading *loading, const char *file, const char *why)
{
    char raw[512], safe[512];
    snprintf(raw, sizeof raw, "%s: %s", file, why);
    if (loading->warn)
        loading->warn(loading->context, text_safe(raw, safe, sizeof safe));
}

/* Decodes the file for a sound in one folder, the user's own files apart; NULL: there is none, or
 * it is bad (then warned of). */
static float *load_from(const Loading *loading, const char *folder, Sound sound, uint32_t *count)
{
    bool own = folder == loading->user_folder;
    char why[160];
    char *path = find_file(folder, loading->theme, sound_name(sound));
    if (!path)
        return NULL;
    float *frames =
        own ? sound_decode_apart(path, loading->rate, count, why, sizeof why)
            : sound_decode(path, loading->rate, BANK_MAX_SECONDS, count, why, sizeof why);
    if (why[0] != '\0')
        warn_of(loading, path, why);
    free(path);
    return frames;
}

/* The user's file, else the shipped one, else NULL. */
static float *load_sound(const Loading *loading, Sound sound, uint32_t *count)
{
    float *frames = load_from(loading, loading->user_folder, sound, count);
    return frames ? frames : load_from(loading, loading->shipped_folder, sound, count);
}

/* A routine names its theme, and strangers write routines: the name of a folder and no way out. */
static bool plain_name(const char *theme)
{
    return theme[0] != '\0' && theme[0] != '.' && !strchr(theme, '/');
}

static bool is_sounds_file(const char *name)
{
    char file[64];
    for (int sound = SOUND_NONE + 1; sound < SOUND_COUNT; sound++)
        for (size_t i = 0; i < ENDINGS; i++) {
            snprintf(file, sizeof file, "%s.%s", sound_name((Sound)sound), endings[i]);
            if (strcmp(file, name) == 0)
                return true;
        }
    return false;
}

/* A person's file that no sound is called like (PIP.WAV) is passed over, but not without a word. */
static void warn_of_strays(const Loading *loading)
{
    char *path = loading->user_folder ? path_join(loading->user_folder, loading->theme) : NULL;
    DIR *folder = path ? opendir(path) : NULL;
    for (struct dirent *entry; folder && (entry = readdir(folder));)
        if (entry->d_name[0] != '.' && !is_sounds_file(entry->d_name))
            warn_of(loading, entry->d_name, "not the name of a sound, as pip.wav or start.flac is");
    if (folder)
        closedir(folder);
    free(path);
}

/* Warns once of all that beeps stand in for. */
static void warn_of_stand_ins(const Loading *loading, const bool *stands_in)
{
    char names[128] = "", why[200];
    int count = 0;
    for (int i = SOUND_NONE + 1; i < SOUND_COUNT; i++) {
        size_t used = strlen(names);
        if (stands_in[i])
            snprintf(names + used, sizeof names - used, "%s%s", count++ > 0 ? ", " : "",
                     sound_name((Sound)i));
    }
    snprintf(why, sizeof why, "no sound for %s; plain beeps stand in", names);
    if (count == SOUND_COUNT - 1)
        warn_of(loading, loading->theme, "no such theme of sounds; plain beeps stand in");
    else if (count > 0)
        warn_of(loading, loading->theme, why);
}

void bank_load(Bank *bank, const char *theme, const char *user_folder, const char *shipped_folder,
               uint32_t rate, BankWarning *warn, void *context)
{
    Loading loading = {
        theme ? theme : BANK_DEFAULT_THEME, user_folder, shipped_folder, rate, warn, context};
    bool named = plain_name(loading.theme), stands_in[SOUND_COUNT] = {false};
    *bank = (Bank){.rate = rate};
    if (named)
        warn_of_strays(&loading);
    for (int i = SOUND_NONE + 1; i < SOUND_COUNT; i++) {
        uint32_t count = 0;
        float *frames = named ? load_sound(&loading, (Sound)i, &count) : NULL;
        stands_in[i] = frames == NULL;
        if (!frames)
            frames = make_stand_in((Sound)i, rate, &count);
        bank->owned[i] = frames;
        bank->sounds[i] = (Sample){frames, count};
    }
    warn_of_stand_ins(&loading, stands_in);
}

void bank_free(Bank *bank)
{
    for (int i = 0; i < SOUND_COUNT; i++)
        free(bank->owned[i]);
    *bank = (Bank){0};
}

static char *sounds_in(char *data)
{
    char *folder = data ? path_join(data, "sounds") : NULL;
    free(data);
    return folder;
}

SoundFolders sound_folders(void)
{
    return (SoundFolders){.user = sounds_in(path_user_data()),
                          .shipped = sounds_in(path_shipped())};
}

void sound_folders_free(SoundFolders *folders)
{
    free(folders->user);
    free(folders->shipped);
}
