// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the themes that ship promise to the ear, measured on the files: the high tone stands an
 * octave above the pips, nothing clicks, nothing is louder than the rest, a finish can be heard. */
#include "loudness.h"
#include "sound/bank.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define RATE 48000
#define THEMES 4
#define HEARD (RATE / 5) /* the frames that spectra are taken of */

static const char *const themes[THEMES] = {"soft", "bright", "wood", "calm"};
static Bank banks[THEMES];

static void complain(void *context, const char *message)
{
    (void)context;
    fail_msg("%s", message);
}

static int load(void **state)
{
    (void)state;
    char folder[4000];
    snprintf(folder, sizeof folder, "%s/sounds", getenv("LIMBER_SOURCE"));
    for (int i = 0; i < THEMES; i++)
        bank_load(&banks[i], themes[i], NULL, folder, RATE, complain, NULL);
    return 0;
}

static int unload(void **state)
{
    (void)state;
    for (int i = 0; i < THEMES; i++)
        bank_free(&banks[i]);
    return 0;
}

static double peak_of(Sample sample)
{
    double peak = 0;
    for (uint32_t i = 0; i < sample.count; i++)
        if (fabs((double)sample.frames[i]) > peak)
            peak = fabs((double)sample.frames[i]);
    return peak;
}

/* The energy of a sound's first fifth of a second at one frequency. */
static double energy_at(Sample sample, double hz)
{
    double turn = 2 * cos(2 * M_PI * hz / RATE), last = 0, before = 0; /* Goertzel */
    for (uint32_t i = 0; i < sample.count && i < HEARD; i++) {
        double now = (double)sample.frames[i] + turn * last - before;
        before = last;
        last = now;
    }
    return last * last + before * before - turn * last * before;
}

static double pitch_of(Sample sample)
{
    double best = 0, pitch = 0;
    for (double hz = 100; hz < 4000; hz += 5) {
        double energy = energy_at(sample, hz);
        pitch = energy > best ? hz : pitch;
        best = fmax(best, energy);
    }
    return pitch;
}

/* The share of its energy that lies from low to high. */
static double share_of(Sample sample, double low, double high)
{
    double inside = 0, all = 0;
    for (double hz = 100; hz < 12000; hz += 20) {
        double energy = energy_at(sample, hz);
        all += energy;
        inside += hz >= low && hz < high ? energy : 0;
    }
    return inside / all;
}

/* How often the level of 10 ms rises to the double, from a thirtieth of the peak or more. */
static int strikes_of(Sample sample)
{
    double before = 0, peak = peak_of(sample);
    int strikes = 0;
    bool rising = false;
    for (uint32_t i = 0; i + RATE / 100 <= sample.count; i += RATE / 100) {
        double level = peak_of((Sample){sample.frames + i, RATE / 100});
        bool rises = level > peak / 30 && level > 1.5 * before;
        strikes += rises && !rising;
        rising = rises;
        before = level;
    }
    return strikes;
}

static void the_high_tone_stands_an_octave_above_the_pips(void **state)
{
    (void)state;
    for (int i = 0; i < THEMES; i++) {
        double pip = pitch_of(banks[i].sounds[SOUND_PIP]);
        double start = pitch_of(banks[i].sounds[SOUND_START]);
        printf("%s: pip %.0f Hz, start %.0f Hz\n", themes[i], pip, start);
        assert_true(fabs(start / pip - 2) < 0.05);
        assert_true(pitch_of(banks[i].sounds[SOUND_HALFWAY]) < pip * 0.9);
    }
}

static void halfway_is_struck_twice_and_a_pip_once(void **state)
{
    (void)state;
    for (int i = 0; i < THEMES; i++) {
        assert_int_equal(strikes_of(banks[i].sounds[SOUND_PIP]), 1);
        assert_int_equal(strikes_of(banks[i].sounds[SOUND_START]), 1);
        assert_int_equal(strikes_of(banks[i].sounds[SOUND_HALFWAY]), 2);
    }
}

static void sounds_begin_and_end_at_zero_without_an_edge(void **state)
{
    (void)state;
    for (int i = 0; i < THEMES; i++) {
        for (int s = SOUND_NONE + 1; s < SOUND_COUNT; s++) {
            Sample sample = banks[i].sounds[s];
            double peak = peak_of(sample);
            assert_true(sample.frames[0] == 0 && sample.frames[sample.count - 1] == 0);
            assert_true(peak_of((Sample){sample.frames, RATE / 4000}) < 0.08 * peak);
            assert_true(peak_of((Sample){sample.frames + sample.count - 48, 48}) < 0.002 * peak);
        }
    }
}

static void sounds_are_equally_loud_and_leave_room_to_lean(void **state)
{
    (void)state;
    static const double softer[SOUND_COUNT] = {[SOUND_BEAT] = 5, [SOUND_TICK] = 9};
    for (int i = 0; i < THEMES; i++) {
        for (int s = SOUND_NONE + 1; s < SOUND_COUNT; s++) {
            Sample sample = banks[i].sounds[s];
            double loudness = loudness_measure(sample.frames, sample.count);
            if (fabs(loudness + 18 + softer[s]) > 0.2)
                fail_msg("%s %s: %.1f LUFS", themes[i], sound_name((Sound)s), loudness);
            assert_true(peak_of(sample) * 1.5 < 1);
        }
    }
}

/* BS.1770-4: a sine of 997 Hz at full scale in one channel reads -3.01. */
static void the_meter_reads_what_the_standard_says(void **state)
{
    (void)state;
    static float sine[RATE];
    for (int i = 0; i < RATE; i++)
        sine[i] = (float)sin(2 * M_PI * 997 * i / RATE);
    double loudness = loudness_measure(sine, RATE);
    if (fabs(loudness + 3.01) > 0.02)
        fail_msg("%.3f LUFS", loudness);
    memset(sine, 0, sizeof sine);
    assert_true(loudness_measure(sine, RATE) == -70 && loudness_measure(sine, 0) == -70);
}

static void a_finish_is_heard_for_a_second(void **state)
{
    (void)state;
    for (int i = 0; i < THEMES; i++) {
        Sample finish = banks[i].sounds[SOUND_FINISH];
        assert_uint_in_range(finish.count, RATE * 9 / 10, RATE * 21 / 10);
        for (uint32_t at = 0; at < finish.count / 2; at += RATE / 20)
            assert_true(peak_of((Sample){finish.frames + at, RATE / 20}) > 0.02);
    }
}

static void soft_and_calm_spare_the_ear_and_bright_cuts_through(void **state)
{
    (void)state;
    for (int s = SOUND_NONE + 1; s < SOUND_COUNT; s++) {
        double share[THEMES];
        for (int i = 0; i < THEMES; i++)
            share[i] = share_of(banks[i].sounds[s], 2000, 5000);
        assert_true(share[0] < 0.03 && share[3] < 0.03);
        assert_true(share[1] > 4 * share[0] && share[1] > 4 * share[3]);
    }
}

static void a_theme_is_small(void **state)
{
    (void)state;
    for (int i = 0; i < THEMES; i++) {
        long bytes = 0;
        for (int s = SOUND_NONE + 1; s < SOUND_COUNT; s++) {
            char path[4000];
            snprintf(path, sizeof path, "%s/sounds/%s/%s.flac", getenv("LIMBER_SOURCE"), themes[i],
                     sound_name((Sound)s));
            FILE *file = fopen(path, "rb");
            assert_non_null(file);
            fseek(file, 0, SEEK_END);
            bytes += ftell(file);
            fclose(file);
        }
        assert_int_in_range(bytes, 1000, 200000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_high_tone_stands_an_octave_above_the_pips),
        cmocka_unit_test(halfway_is_struck_twice_and_a_pip_once),
        cmocka_unit_test(sounds_begin_and_end_at_zero_without_an_edge),
        cmocka_unit_test(sounds_are_equally_loud_and_leave_room_to_lean),
        cmocka_unit_test(the_meter_reads_what_the_standard_says),
        cmocka_unit_test(a_finish_is_heard_for_a_second),
        cmocka_unit_test(soft_and_calm_spare_the_ear_and_bright_cuts_through),
        cmocka_unit_test(a_theme_is_small),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
