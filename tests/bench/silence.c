// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The floor of a session's sound: a PortAudio program that plays silence for so many seconds. */
#include <portaudio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int play(const void *input, void *output, unsigned long frames,
                const PaStreamCallbackTimeInfo *time, PaStreamCallbackFlags flags, void *context)
{
    (void)input, (void)time, (void)flags, (void)context;
    memset(output, 0, frames * 2 * sizeof(float));
    return paContinue;
}

int main(int argc, char **argv)
{
    PaStream *stream;
    if (!freopen("/dev/null", "w", stderr)) /* what ALSA and JACK have to say is no figure */
        return 1;
    if (Pa_Initialize() != paNoError)
        return 1;
    PaStreamParameters output = {.device = Pa_GetDefaultOutputDevice(),
                                 .channelCount = 2,
                                 .sampleFormat = paFloat32,
                                 .suggestedLatency = 0.1};
    if (output.device < 0 ||
        Pa_OpenStream(&stream, NULL, &output, 48000, 0, 0, play, NULL) != paNoError)
        return 1;
    Pa_StartStream(stream);
    Pa_Sleep((argc > 1 ? atoi(argv[1]) : 10) * 1000);
    Pa_StopStream(stream);
    Pa_Terminate();
}
