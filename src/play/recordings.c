// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Tries a routine's recordings one by one. */
#include "play/recordings.h"

#include "play/narrator.h"
#include "routine/recording_file.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LIMIT (4 * NS_PER_S)

/* What is wrong with a recording that could be opened: "" where it decodes. */
static void try_decoding(Voice *voice, int fd, char *why, size_t capacity)
{
    int id = voice_ask_recording(voice, fd), taken;
    float *frames = NULL;
    uint32_t count, rate;
    snprintf(why, capacity, "could not be tried");
    if (id > 0 && voice_wait(voice, id, LIMIT))
        voice_take(voice, &taken, &frames, &count, &rate, why, capacity);
    free(frames);
}

/* One routine's recordings under test. */
typedef struct {
    const Routine *routine;
    Severity severity;
    Diagnostics *found;
    Voice *voice;  /* once there is one to try */
    Copies *tried; /* those that decode */
    size_t wrong;
} Trial;

/* True where it decodes. */
static bool try_step(const Trial *trial, const Step *step, int fd)
{
    char why[160];
    try_decoding(trial->voice, fd, why, sizeof why);
    if (*why)
        diagnostics_add(trial->found, trial->severity, trial->routine->source, step->voice_place,
                        "the recording '%s': %s", step->voice, why);
    return *why == '\0';
}

/* Opens and tries the recording of a step, unless an earlier step named it. */
static void try_once(Trial *trial, const Step *step)
{
    if (!step->voice || copies_have(trial->tried, step->voice))
        return;
    if (!trial->voice)
        trial->voice = narrator_voice(trial->routine, NULL);
    int fd = routine_open_recording_of(trial->routine, step, trial->severity, trial->found);
    if (fd >= 0 && try_step(trial, step, fd)) {
        copies_take(trial->tried, step->voice, fd);
        return;
    }
    trial->wrong++;
    if (fd >= 0)
        close(fd);
}

size_t recordings_check(const Routine *routine, Severity severity, Copies *into, Diagnostics *found)
{
    Copies *own = into ? NULL : copies_new();
    Trial trial = {routine, severity, found, NULL, into ? into : own, 0};
    for (size_t i = 0; i < routine->block_count; i++)
        for (size_t j = 0; j < routine->blocks[i].count; j++)
            try_once(&trial, &routine->blocks[i].steps[j]);
    voice_free(trial.voice);
    copies_free(own);
    return trial.wrong;
}
