// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Tries a routine's recordings one by one. */
#include "play/recordings.h"

#include "play/narrator.h"

#include <stdlib.h>
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

static size_t check_step(Voice *voice, const Routine *routine, const Step *step, Severity severity,
                         Diagnostics *found)
{
    char why[160];
    int fd = step->voice ? routine_open_recording(routine, step->voice) : -1;
    if (fd < 0) /* routine_check_recordings has said why */
        return 0;
    try_decoding(voice, fd, why, sizeof why);
    close(fd);
    if (*why == '\0')
        return 0;
    diagnostics_add(found, severity, routine->source, step->place, "the recording '%s': %s",
                    step->voice, why);
    return 1;
}

size_t recordings_check(const Routine *routine, Severity severity, Diagnostics *found)
{
    size_t wrong = routine_check_recordings(routine, severity, found);
    Voice *voice = NULL;
    for (size_t i = 0; i < routine->block_count; i++) {
        for (size_t j = 0; j < routine->blocks[i].count; j++) {
            const Step *step = &routine->blocks[i].steps[j];
            if (step->voice && !voice)
                voice = narrator_voice(routine, NULL);
            wrong += step->voice ? check_step(voice, routine, step, severity, found) : 0;
        }
    }
    voice_free(voice);
    return wrong;
}
