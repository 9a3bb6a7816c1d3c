// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Opens a speaker and keeps it alive while a command waits. */
#include "command/speakers.h"

#include "sound/bank.h"

#include <poll.h>
#include <stdlib.h>

#define START_LIMIT (5 * NS_PER_S)
#define STEP (50 * NS_PER_MS)

void speakers_wait(Speaker *speaker, Ns length)
{
    Ns end = clock_monotonic() + length;
    for (Ns now = clock_monotonic(); now < end; now = clock_monotonic()) {
        speaker_tend(speaker, now);
        Ns left = end - now < STEP ? end - now : STEP;
        poll(NULL, 0, (int)(left / NS_PER_MS) + 1);
    }
}

Speaker *speakers_open(const SessionSetup *setup, const char *theme)
{
    SoundFolders folders = sound_folders();
    SpeakerOptions options = {
        .theme = theme ? theme : setup->settings->theme,
        .device = setup->visit.live.device,
        .latency_s = (double)setup->settings->latency / (double)NS_PER_S,
        .volume_percent = setup->visit.live.volume_percent,
        .user_sounds = folders.user,
        .shipped_sounds = folders.shipped,
    };
    Speaker *speaker = speaker_new(&options);
    Ns end = clock_monotonic() + START_LIMIT;
    while (speaker_state(speaker) == SPEAKER_STARTING && clock_monotonic() < end)
        speakers_wait(speaker, STEP);
    sound_folders_free(&folders);
    return speaker;
}
