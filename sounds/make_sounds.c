// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* make_sounds FOLDER          writes FOLDER/THEME/SOUND.flac for every theme and sound
 * make_sounds --check FOLDER  says which of those files are not what would be written
 * make_sounds --list          prints length, peak and loudness of each sound
 *
 * The sounds that ship are made by this program and by nothing else. Run by hand after a change of
 * themes.c; meson runs --check as a test. */
#include "loudness.h"
#include "synth.h"

#include <errno.h>
#include <math.h>
#include <sndfile.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define MOST_PATH 4096
#define FORMAT (SF_FORMAT_FLAC | SF_FORMAT_PCM_16)

typedef struct {
    const char *theme, *name;
    short *samples;
    size_t count;
} Made;

/* Does one thing with a sound under the folder; false: it failed, and said so. */
typedef bool Task(const Made *made, const char *folder);

static bool complain(const char *path, const char *what)
{
    fprintf(stderr, "%s: %s\n", path, what);
    return false;
}

static void path_of(const Made *made, const char *folder, char *path)
{
    snprintf(path, MOST_PATH, "%s/%s/%s.flac", folder, made->theme, made->name);
}

static bool write_sound(const Made *made, const char *folder)
{
    char path[MOST_PATH];
    snprintf(path, sizeof path, "%s/%s", folder, made->theme);
    if (mkdir(path, 0777) != 0 && errno != EEXIST)
        return complain(path, strerror(errno));
    path_of(made, folder, path);
    SF_INFO info = {.samplerate = SYNTH_RATE, .channels = 1, .format = FORMAT};
    SNDFILE *file = sf_open(path, SFM_WRITE, &info);
    if (!file)
        return complain(path, sf_strerror(NULL));
    bool whole =
        sf_write_short(file, made->samples, (sf_count_t)made->count) == (sf_count_t)made->count;
    return (sf_close(file) == 0 && whole) || complain(path, "not written whole");
}

/* Is the open file these samples, within one step of 16 bits (libraries of mathematics differ)? */
static bool same_samples(SNDFILE *file, const Made *made)
{
    short *found = malloc((made->count + 1) * sizeof *found);
    bool same =
        found && sf_read_short(file, found, (sf_count_t)made->count + 1) == (sf_count_t)made->count;
    for (size_t i = 0; same && i < made->count; i++)
        same = abs(found[i] - made->samples[i]) <= 1;
    free(found);
    return same;
}

static bool check_sound(const Made *made, const char *folder)
{
    char path[MOST_PATH];
    path_of(made, folder, path);
    SF_INFO info = {0};
    SNDFILE *file = sf_open(path, SFM_READ, &info);
    if (!file)
        return complain(path, sf_strerror(NULL));
    bool same = info.format == FORMAT && info.channels == 1 && info.samplerate == SYNTH_RATE &&
                same_samples(file, made);
    sf_close(file);
    return same || complain(path, "is not what make_sounds writes; run make_sounds again");
}

static bool list_sound(const Made *made, const char *folder)
{
    (void)folder;
    float *frames = calloc(made->count, sizeof *frames), peak = 0;
    for (size_t i = 0; frames && i < made->count; i++) {
        frames[i] = (float)made->samples[i] / 32767;
        if (fabsf(frames[i]) > peak)
            peak = fabsf(frames[i]);
    }
    if (!frames)
        return complain(made->name, strerror(errno));
    printf("%-7s %-8s %.2f s  peak %6.1f dB  %6.1f LUFS\n", made->theme, made->name,
           (double)made->count / SYNTH_RATE, 20 * log10((double)peak),
           loudness_measure(frames, made->count));
    free(frames);
    return peak <= (float)SYNTH_MOST_PEAK || complain(made->name, "is too loud at its peak");
}

static bool for_each_sound(Task *task, const char *folder)
{
    bool well = true;
    for (size_t t = 0; t < theme_count; t++) {
        for (size_t r = 0; r < recipe_count; r++) {
            Made made = {.theme = themes[t].name, .name = recipes[r].name};
            made.samples = synth_make(&themes[t], &recipes[r], &made.count);
            if (!made.samples)
                return complain(made.name, strerror(ENOMEM));
            well = task(&made, folder) && well;
            free(made.samples);
        }
    }
    return well;
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "--check") == 0)
        return !for_each_sound(check_sound, argv[2]);
    if (argc == 2 && strcmp(argv[1], "--list") == 0)
        return !for_each_sound(list_sound, NULL);
    if (argc == 2 && argv[1][0] != '-')
        return !for_each_sound(write_sound, argv[1]);
    fputs("usage: make_sounds FOLDER | --check FOLDER | --list\n", stderr);
    return 2;
}
