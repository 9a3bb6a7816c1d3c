// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "play/tuning.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void tuning_say(Tuning *tuning, const char *key, const char *format, ...)
{
    assert(tuning->said_count < TUNING_SAID_MOST);
    va_list args;
    va_start(args, format);
    vsnprintf(tuning->said[tuning->said_count].words, sizeof tuning->said[0].words, format, args);
    va_end(args);
    tuning->said[tuning->said_count++].key = key;
}

const char *tuning_said(const Tuning *tuning, const char *key)
{
    for (size_t i = 0; i < tuning->said_count; i++)
        if (strcmp(tuning->said[i].key, key) == 0)
            return tuning->said[i].words;
    return NULL;
}

void tuning_options(const Tuning *tuning, LiveOptions *options)
{
    const Settings *settings = tuning->settings;
    if (!tuning_said(tuning, "sound"))
        options->sound = settings->sound;
    if (!tuning_said(tuning, "volume"))
        options->volume_percent = settings->volume;
    if (!tuning_said(tuning, "speech.level"))
        options->speech = settings->speech.level;
    if (!tuning_said(tuning, "device"))
        options->device = settings->device;
}
