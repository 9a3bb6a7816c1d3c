// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A ten-minute routine rendered to WAV without a voice, beside a plain loop that writes as many
 * frames of silence through libsndfile. */
#include "bench.h"

#include "play/render.h"
#include "routine/reader.h"
#include "sound/audio_file.h"

#include <sndfile.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* 15 rounds of 40 s, 4 cues each: 60 cues in 10 minutes. */
static const char text[] =
    "limber: 1\ntitle: Bench\nwhen: any\nsteps:\n"
    "  - repeat: 15\n    steps:\n"
    "      - name: Hold\n        hold: 35s\n        prepare: 5s\n"
    "        cues: [One, Two, {at: halfway, say: Three}, {last: 5s, say: Four}]\n";

typedef struct {
    Render *render;
    char rendered[64], silent[64];
} Context;

static void render(void *context)
{
    Context *bench = context;
    char why[200];
    if (!render_write(bench->render, bench->rendered, NULL, NULL, why, sizeof why)) {
        fprintf(stderr, "%s\n", why);
        exit(1);
    }
}

static void write_silence(void *context)
{
    Context *bench = context;
    static float zeros[8192 * 2];
    SF_INFO info = {
        .samplerate = AUDIO_RATE, .channels = 2, .format = SF_FORMAT_WAV | SF_FORMAT_PCM_16};
    SNDFILE *file = sf_open(bench->silent, SFM_WRITE, &info);
    sf_count_t left = (sf_count_t)(render_length(bench->render) / NS_PER_MS * (AUDIO_RATE / 1000));
    sf_command(file, SFC_SET_CLIPPING, NULL, SF_TRUE);
    for (; left > 0; left -= 8192)
        sf_writef_float(file, zeros, left < 8192 ? left : 8192);
    sf_close(file);
    int fd = fileno(fopen(bench->silent, "r+")); /* the render syncs its file too */
    fsync(fd);
    close(fd);
}

int main(void)
{
    char sounds[1024];
    Bank bank;
    Diagnostics *found = diagnostics_new();
    Routine *routine = routine_parse("bench", text, sizeof text - 1, NULL, found);
    Timeline *timeline = timeline_build(routine);
    snprintf(sounds, sizeof sounds, "%s/sounds", getenv("LIMBER_SOURCE"));
    bank_load(&bank, NULL, NULL, sounds, AUDIO_RATE, NULL, NULL);
    Context bench = {.render = render_new(timeline, &bank, 70, true)};
    snprintf(bench.rendered, sizeof bench.rendered, "/tmp/limber-bench-%d.wav", (int)getpid());
    snprintf(bench.silent, sizeof bench.silent, "/tmp/limber-bench-%d-zeros.wav", (int)getpid());
    double rendered, silent;
    bench_pair(render, write_silence, &bench, &rendered, &silent);
    double seconds = (double)render_length(bench.render) / (double)NS_PER_S;
    printf("%.0f s of routine, %.0f times real time\n", seconds, seconds * 1e9 / rendered);
    bench_print("render to WAV", rendered / 1e6, "as many zeros through libsndfile", silent / 1e6,
                "ms", 1.5);
    unlink(bench.rendered);
    unlink(bench.silent);
    render_free(bench.render);
    bank_free(&bank);
    timeline_free(timeline);
    routine_free(routine);
    diagnostics_free(found);
}
