// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Loudness after ITU-R BS.1770-4: the K-weighting of its annex 1 (two filters: what the head adds,
 * then how little the ear makes of low notes), mean square, and its relative gate, which leaves out
 * blocks 10 LU below the mean, so that the silence between notes and a long tail do not count. Two
 * things are not as there, because a pip is shorter than one of its blocks: they are 10 ms long,
 * not 400, and there is no gate at -70 LUFS, so that a gain changes the result by
 * just that gain. */
#include "loudness.h"

#include <math.h>

#define BLOCK (LOUDNESS_RATE / 100)
#define SILENCE_LUFS (-70.0)
#define GATE 10.0 /* 10 LU as a ratio of powers */

typedef struct {
    double b0, b1, b2, a1, a2; /* coefficients at 48 kHz: BS.1770-4, tables 1 and 2 */
    double z1, z2;             /* state */
} Filter;

static double filter_run(Filter *filter, double in)
{
    double out = filter->b0 * in + filter->z1;
    filter->z1 = filter->b1 * in - filter->a1 * out + filter->z2;
    filter->z2 = filter->b2 * in - filter->a2 * out;
    return out;
}

typedef struct {
    Filter head, low;
    const float *frames;
    size_t count;
} Meter;

static Meter meter_of(const float *frames, size_t count)
{
    return (Meter){
        .head = {.b0 = 1.53512485958697,
                 .b1 = -2.69169618940638,
                 .b2 = 1.19839281085285,
                 .a1 = -1.69065929318241,
                 .a2 = 0.73248077421585},
        .low = {.b0 = 1, .b1 = -2, .b2 = 1, .a1 = -1.99004745483398, .a2 = 0.99007225036621},
        .frames = frames,
        .count = count,
    };
}

/* The mean square of the next block (what is missing of the last is silence). */
static double next_block(Meter *meter)
{
    double sum = 0;
    for (int i = 0; i < BLOCK && meter->count > 0; i++, meter->frames++, meter->count--) {
        double value = filter_run(&meter->low, filter_run(&meter->head, *meter->frames));
        sum += value * value;
    }
    return sum / BLOCK;
}

/* The mean over the blocks whose mean square is gate or more. */
static double mean_above(Meter meter, double gate)
{
    double sum = 0;
    size_t blocks = 0;
    while (meter.count > 0) {
        double block = next_block(&meter);
        if (block >= gate) {
            sum += block;
            blocks++;
        }
    }
    return blocks > 0 ? sum / (double)blocks : 0;
}

double loudness_measure(const float *frames, size_t count)
{
    Meter meter = meter_of(frames, count);
    double mean = mean_above(meter, mean_above(meter, 0) / GATE);
    return mean > 0 ? fmax(SILENCE_LUFS, -0.691 + 10 * log10(mean)) : SILENCE_LUFS;
}
