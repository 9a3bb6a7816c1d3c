// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes as a sound file. Whatever they are: samples that are numbers within ±1, no more of them
 * than were asked for; or none, and a reason that is safe for the terminal. */
#include "fuzz.h"

#include "sound/decode.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define RATE 48000
#define MOST_SECONDS 1.0

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    (void)count, (void)arguments;
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    char path[64], why[160];
    uint32_t count = 0;
    int fd = fuzz_file(bytes, size, path, sizeof path);
    memset(why, 'x', sizeof why);
    float *frames = sound_decode_fd(fd, RATE, MOST_SECONDS, &count, why, sizeof why);
    assert(memchr(why, '\0', sizeof why));
    fuzz_check_text(why);
    assert(frames ? count > 0 : why[0] != '\0');
    assert(count <= (uint32_t)(MOST_SECONDS * RATE) + RATE / 100);
    for (uint32_t i = 0; frames && i < count; i++)
        assert(isfinite(frames[i]) && fabsf(frames[i]) <= 1);
    free(frames);
    close(fd);
    return 0;
}
