// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber sounds [THEME]: plays each sound of a theme and says its name and what it stands for. */
#include "command/speakers.h"

#define EACH (1400 * NS_PER_MS)

static const char *const meanings[SOUND_COUNT] = {
    [SOUND_PIP] = "three before a change",
    [SOUND_HALFWAY] = "half of a hold is over",
    [SOUND_START] = "the work begins",
    [SOUND_SWITCH] = "change sides",
    [SOUND_REST] = "rest",
    [SOUND_DONE] = "the step is done, the next one comes",
    [SOUND_FINISH] = "all is done",
    [SOUND_BEAT] = "a rep begins",
    [SOUND_TICK] = "a later part of a rep",
};

static void play_all(Speaker *speaker)
{
    for (int sound = SOUND_NONE + 1; sound < SOUND_COUNT; sound++) {
        print_line(print_out(), "%-8s %s", sound_name((Sound)sound), meanings[sound]);
        fflush(print_out());
        speaker_plan(speaker, clock_monotonic() + speaker_latency(speaker), (Sound)sound,
                     SIDE_NONE);
        speakers_wait(speaker, EACH);
    }
}

int command_sounds(const Options *options, int count, char **operands)
{
    SessionSetup setup = setup_read(options);
    Speaker *speaker = speakers_open(&setup, count > 0 ? operands[0] : NULL);
    int code = EXIT_FINE;
    if (*speaker_note(speaker))
        code = command_problem("%s", speaker_note(speaker));
    if (speaker_state(speaker) == SPEAKER_PLAYING)
        play_all(speaker);
    speaker_free(speaker, clock_monotonic());
    setup_free(&setup);
    return code;
}
