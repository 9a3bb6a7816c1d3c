// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Kept samples against a real sound server: speech is heard between the frames it was planned for,
 * on the side it belongs to, and never late. */
#include "speaker_room.h"

#include <math.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define LENGTH 24000 /* half a second at the sink's rate */

/* Half a second of a tone that begins loud, at any rate. */
static int keep_tone(uint32_t rate)
{
    uint32_t count = rate / 2;
    float *frames = malloc(count * sizeof *frames);
    assert_non_null(frames);
    for (uint32_t i = 0; i < count; i++)
        frames[i] = 0.4f * cosf((float)i * 6.2831853f * 700 / (float)rate);
    int sample = speaker_keep(speaker, frames, count, rate);
    free(frames); /* it was copied */
    assert_true(sample > 0);
    return sample;
}

/* Mean square, 1 at full scale. */
static double level(size_t from, size_t count, int channel)
{
    return recording_energy(recording, from, count, channel) / (32768.0 * 32768.0);
}

/* Finds the one onset from frame mark on, once what follows it has been recorded. */
static bool has_one_onset(size_t mark, Ns until, size_t *onset)
{
    size_t onsets[MOST_ONSETS];
    await_recorded(until);
    size_t count = onsets_from(mark, onsets);
    *onset = count > 0 ? onsets[0] : 0;
    return count == 1;
}

static bool sample_is_between_its_frames(void)
{
    int sample = keep_tone(48000);
    size_t mark = recording_length(recording);
    speaker_cancel(speaker);
    Ns when = clock_monotonic() + 400 * MS;
    assert_true(speaker_plan_sample(speaker, when, sample, SIDE_LEFT));
    size_t onset;
    if (!has_one_onset(mark, when + 900 * MS, &onset))
        return false;
    Ns error = recording_time(recording, onset) - when;
    double left = level(onset, LENGTH, 0), right = level(onset, LENGTH, 1);
    double after = level(onset + LENGTH + 100, 9000, 0);
    printf("a sample is heard %.1f ms from its instant, left %.4f, right %.4f, then %.1e\n",
           ms(error), left, right, after);
    return room_on_time(error) && fabs(left - 0.08 * 2.25) < 0.01 /* 0.4² / 2, leaning by half */
           && left > 4 * right && right > 0 && after < 1e-8;
}

static void a_sample_is_heard_between_its_frames_on_its_side(void **state)
{
    (void)state;
    room_try(sample_is_between_its_frames);
}

static bool distances_are_exact(void)
{
    int sample = keep_tone(48000);
    size_t onsets[MOST_ONSETS], mark = recording_length(recording);
    speaker_cancel(speaker);
    Ns base = clock_monotonic() + 400 * MS;
    speaker_plan(speaker, base, SOUND_PIP, SIDE_NONE);
    for (int i = 1; i < 4; i++)
        assert_true(speaker_plan_sample(speaker, base + i * 700 * MS, sample, SIDE_NONE));
    await_recorded(base + 2800 * MS);
    bool exact = onsets_from(mark, onsets) == 4;
    for (int i = 1; i < 4 && exact; i++)
        exact = onsets[i] - onsets[i - 1] == 700 * 48;
    return exact;
}

static void beeps_and_samples_keep_their_distance_to_the_frame(void **state)
{
    (void)state;
    room_try(distances_are_exact);
}

static bool other_rates_last_as_long(void)
{
    const uint32_t rates[] = {22050, 8000, 96000};
    for (int i = 0; i < 3; i++) {
        int sample = keep_tone(rates[i]);
        size_t mark = recording_length(recording);
        speaker_cancel(speaker);
        Ns when = clock_monotonic() + 400 * MS;
        assert_true(speaker_plan_sample(speaker, when, sample, SIDE_NONE));
        size_t onset;
        if (!has_one_onset(mark, when + 900 * MS, &onset) ||
            fabs(level(onset, LENGTH, 0) - 0.08) > 0.005 ||
            level(onset + LENGTH + 500, 9000, 0) > 1e-8)
            return false;
    }
    return true;
}

static void a_sample_of_another_rate_lasts_as_long(void **state)
{
    (void)state;
    room_try(other_rates_last_as_long);
}

static void a_sample_that_would_be_late_is_dropped(void **state)
{
    (void)state;
    int sample = keep_tone(48000);
    await_recorded(clock_monotonic() + 300 * MS); /* the device's buffer is full by now */
    size_t onsets[MOST_ONSETS], mark = recording_length(recording);
    speaker_cancel(speaker);
    Ns now = clock_monotonic();
    assert_false(speaker_plan_sample(speaker, now - 1, sample, SIDE_NONE));
    assert_false(speaker_plan_sample(speaker, now + MS, sample, SIDE_NONE)); /* in the buffer */
    assert_false(speaker_plan_sample(speaker, now + 500 * MS, 99999, SIDE_NONE));
    assert_false(speaker_plan_sample(speaker, now + 500 * MS, 0, SIDE_NONE));
    await_recorded(now + 1200 * MS);
    assert_int_equal(onsets_from(mark, onsets), 0);
}

static bool taken_back_is_silent(void)
{
    int sample = keep_tone(48000);
    size_t mark = recording_length(recording), onset;
    speaker_cancel(speaker);
    Ns when = clock_monotonic() + 300 * MS;
    for (int i = 0; i < 4; i++)
        assert_true(speaker_plan_sample(speaker, when + i * 500 * MS, sample, SIDE_NONE));
    AWAIT(recording_onsets(recording, mark, &onset, 1) == 1);
    Ns cancelled = clock_monotonic();
    speaker_cancel(speaker);
    await_recorded(cancelled + 1000 * MS);
    Ns silent = recording_time(recording, recording_last_loud(recording)) - cancelled;
    return silent < speaker_latency(speaker) + 50 * MS;
}

static void a_sample_taken_back_falls_silent(void **state)
{
    (void)state;
    room_try(taken_back_is_silent);
}

static bool samples_are_given_again(void)
{
    int sample = keep_tone(22050);
    speaker_cancel(speaker);
    await_recorded(clock_monotonic() + 1100 * MS); /* long enough to be started again at once */
    size_t mark = recording_length(recording);
    unsigned starts = speaker_report(speaker).starts;
    Ns when = clock_monotonic() + 4000 * MS;
    assert_true(speaker_plan_sample(speaker, when, sample, SIDE_RIGHT));
    kill(speaker_report(speaker).pid, SIGKILL);
    AWAIT(speaker_report(speaker).starts > starts && speaker_state(speaker) == SPEAKER_PLAYING);
    size_t onset;
    if (!has_one_onset(mark, when + 900 * MS, &onset))
        return false;
    double left = level(onset, LENGTH, 0);
    return room_on_time(recording_time(recording, onset) - when) &&
           level(onset, LENGTH, 1) > 4 * left;
}

static void a_loudspeaker_started_anew_is_given_the_samples_again(void **state)
{
    (void)state;
    room_try(samples_are_given_again);
}

static void the_oldest_sample_makes_room_and_bad_ones_are_refused(void **state)
{
    (void)state;
    static const float frames[800];
    int first = keep_tone(8000);
    Ns soon = clock_monotonic() + 60 * NS_PER_S;
    for (int i = 1; i < SPEAKER_SAMPLES; i++)
        keep_tone(8000);
    assert_true(speaker_plan_sample(speaker, soon, first + 1, SIDE_NONE));
    keep_tone(8000);
    keep_tone(8000);
    assert_false(speaker_plan_sample(speaker, soon, first, SIDE_NONE));    /* forgotten */
    assert_true(speaker_plan_sample(speaker, soon, first + 1, SIDE_NONE)); /* planned: kept */
    assert_false(speaker_plan_sample(speaker, soon, first + 2, SIDE_NONE));
    assert_int_equal(speaker_keep(speaker, frames, 0, 8000), 0);
    assert_int_equal(speaker_keep(speaker, frames, 800, 0), 0);
    assert_int_equal(speaker_keep(speaker, frames, 800, 4000000000u), 0);
    assert_int_equal(speaker_keep(speaker, frames, 8000 * 31, 8000), 0);
}

static void the_area_is_never_written_over_what_is_still_to_be_heard(void **state)
{
    (void)state;
    static float frames[8000 * 25];
    Ns base = clock_monotonic() + 20 * NS_PER_S;
    int long_ones[3];
    for (int i = 0; i < 3; i++) {
        long_ones[i] = speaker_keep(speaker, frames, 8000 * 25, 8000);
        assert_true(long_ones[i] > 0);
    }
    assert_true(speaker_plan_sample(speaker, base, long_ones[0], SIDE_NONE));
    assert_true(speaker_plan_sample(speaker, base, long_ones[1], SIDE_NONE));
    assert_false(speaker_plan_sample(speaker, base, long_ones[2], SIDE_NONE)); /* 75 s */
    assert_true(speaker_plan_sample(speaker, base, long_ones[0], SIDE_NONE));  /* it lies there */
    speaker_cancel(speaker);
    await_recorded(clock_monotonic() + 1200 * MS);
    assert_true(speaker_plan_sample(speaker, base, long_ones[2], SIDE_NONE)); /* taken back: room */
}

#define TEST(name) cmocka_unit_test_teardown(name, room_quiet)
#define PLAYING(name) cmocka_unit_test_setup_teardown(name, room_play, room_quiet)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_sample_is_heard_between_its_frames_on_its_side),
        TEST(beeps_and_samples_keep_their_distance_to_the_frame),
        TEST(a_sample_of_another_rate_lasts_as_long),
        PLAYING(a_sample_that_would_be_late_is_dropped),
        TEST(a_sample_taken_back_falls_silent),
        TEST(a_loudspeaker_started_anew_is_given_the_samples_again),
        PLAYING(the_oldest_sample_makes_room_and_bad_ones_are_refused),
        PLAYING(the_area_is_never_written_over_what_is_still_to_be_heard),
    };
    if (!pulse_installed())
        return 77;
    return cmocka_run_group_tests(tests, room_open, room_close);
}
