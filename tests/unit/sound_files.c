// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sound_files.h"

#include <dirent.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

char sound_folder[64];

/* libvorbis 1.3.7 loses what it set up for a damaged Ogg file; asked by LeakSanitizer alone. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:vorbis_info_init";
}

int sound_folder_make(void **state)
{
    (void)state;
    snprintf(sound_folder, sizeof sound_folder, "/tmp/limber-sounds-XXXXXX");
    alarm(60);
    return mkdtemp(sound_folder) ? 0 : -1;
}

int sound_folder_remove(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", sound_folder);
    return system(command);
}

int sound_folder_count(void)
{
    DIR *folder = opendir(sound_folder);
    const struct dirent *item;
    int count = 0;
    assert_non_null(folder);
    while ((item = readdir(folder)))
        count += item->d_name[0] != '.';
    closedir(folder);
    return count;
}

void sound_write_floats(const char *path, int rate, int channels, const float *values, int count)
{
    SF_INFO info = {.samplerate = rate, .channels = channels, .format = WAVFLOAT};
    SNDFILE *file = sf_open(path, SFM_WRITE, &info);
    assert_non_null(file);
    assert_int_equal(sf_write_float(file, values, count), count);
    sf_close(file);
}

void sound_write_tone(const char *path, int format, int rate, int channels, double seconds)
{
    SF_INFO info = {.samplerate = rate, .channels = channels, .format = format};
    SNDFILE *file = sf_open(path, SFM_WRITE, &info);
    assert_non_null(file);
    float frame[64];
    for (int i = 0; i < lround(seconds * rate); i++) {
        for (int channel = 0; channel < channels; channel++)
            frame[channel] = 0.5f * sinf((float)(2 * M_PI * 1000 * i / rate));
        assert_int_equal(sf_writef_float(file, frame, 1), 1);
    }
    sf_close(file);
}

void sound_write_bytes(const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    fclose(file);
}
