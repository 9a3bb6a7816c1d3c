// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A program with a speaker, to be killed by test_speaker.c: prints the helper's pid once it plays,
 * then tends the speaker for ever. */
#include "sound/speaker.h"

#include <poll.h>
#include <stdio.h>

int main(void)
{
    Speaker *speaker = speaker_new(&(SpeakerOptions){.volume_percent = 100});
    bool said = false;
    for (;;) {
        if (!said && speaker_state(speaker) == SPEAKER_PLAYING) {
            printf("%ld\n", (long)speaker_report(speaker).pid);
            fflush(stdout);
            said = true;
        }
        poll(NULL, 0, 20);
        speaker_tend(speaker, clock_monotonic());
    }
}
