// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clicks.h"

#include "session/timeline.h"

#include <math.h>
#include <setjmp.h>
#include <sndfile.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>

#include <cmocka.h>

#define RATE 44100
#define CLICK_S 0.02
#define HZ 400

static void write_sound(const char *path, double seconds)
{
    SF_INFO info = {.samplerate = RATE, .channels = 1, .format = SF_FORMAT_WAV | SF_FORMAT_PCM_16};
    SNDFILE *file = sf_open(path, SFM_WRITE, &info);
    assert_non_null(file);
    for (int i = 0; i < (int)(seconds * RATE); i++) {
        float sample = 0.4f * cosf((float)i * 6.2831853f * HZ / RATE);
        sf_write_float(file, &sample, 1);
    }
    sf_close(file);
}

void clicks_write(const char *folder, double finish_s)
{
    char path[512];
    mkdir(folder, 0700);
    for (Sound sound = SOUND_NONE + 1; sound < SOUND_COUNT; sound++) {
        snprintf(path, sizeof path, "%s/%s.wav", folder, sound_name(sound));
        write_sound(path, sound == SOUND_FINISH ? finish_s : CLICK_S);
    }
}
