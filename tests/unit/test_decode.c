// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What comes out of one sound file, good or hostile: samples of the right length, pitch and level,
 * or one plain sentence. */
#include "sound/decode.h"

#include "base/array.h"
#include "sound_files.h"

#include <errno.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define RATE 48000

static char path[128], why[200];
static float *frames;
static uint32_t count;

static int make(void **state)
{
    int made = sound_folder_make(state);
    snprintf(path, sizeof path, "%s/sound.wav", sound_folder);
    return made;
}

static int destroy(void **state)
{
    free(frames);
    frames = NULL;
    return sound_folder_remove(state);
}

/* Overwrites bytes of the file, counted from its end where offset is negative. */
static void patch(long offset, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    assert_int_equal(fseek(file, offset, offset < 0 ? SEEK_END : SEEK_SET), 0);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    fclose(file);
}

static void decode(void)
{
    free(frames);
    frames = sound_decode(path, RATE, 30, &count, why, sizeof why);
}

static void is_refused(const char *reason)
{
    decode();
    assert_null(frames);
    assert_string_equal(why, reason);
}

/* Is it the tone: that long, 1 kHz, a peak of a half? */
static void is_tone(double seconds, double length_slack, double level_slack)
{
    assert_non_null(frames);
    double length = (double)count / RATE, peak = 0, sine = 0, cosine = 0;
    if (fabs(length - seconds) > length_slack)
        fail_msg("lasts %.4f s, expected %.4f", length, seconds);
    size_t from = count / 4, to = from + RATE / 20;
    for (size_t i = from; i < to; i++) {
        if (fabs((double)frames[i]) > peak)
            peak = fabs((double)frames[i]);
        sine += (double)frames[i] * sin(2 * M_PI * 1000 * (double)i / RATE);
        cosine += (double)frames[i] * cos(2 * M_PI * 1000 * (double)i / RATE);
    }
    double tone = hypot(sine, cosine) * 2 / (double)(to - from);
    if (fabs(peak - 0.5) > level_slack || fabs(tone - 0.5) > level_slack)
        fail_msg("peak %.4f, tone of 1 kHz %.4f, expected 0.5", peak, tone);
}

/* ---- good files ---- */

static void every_format_rate_and_channel_count_becomes_the_same_tone(void **state)
{
    (void)state;
    static const struct {
        int format, rate, channels;
        double length_slack, level_slack;
    } kinds[] = {
        {WAV16, 48000, 1, 0.0001, 0.001},
        {WAV16, 48000, 2, 0.0001, 0.001},
        {WAV16, 44100, 1, 0.0001, 0.003},
        {WAV16, 8000, 1, 0.0005, 0.003},
        {WAVFLOAT, 192000, 8, 0.0001, 0.003},
        {SF_FORMAT_WAVEX | SF_FORMAT_PCM_24, 96000, 6, 0.0001, 0.003},
        {FLAC16, 22050, 1, 0.0001, 0.003},
        {FLAC16, 48000, 8, 0.0001, 0.001},
        {VORBIS, 44100, 2, 0.001, 0.05},
        {MP3, 44100, 2, 0.06, 0.05},
    };
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        sound_write_tone(path, kinds[i].format, kinds[i].rate, kinds[i].channels, 0.4);
        decode();
        is_tone(0.4, kinds[i].length_slack, kinds[i].level_slack);
        assert_string_equal(why, "");
    }
}

static void a_file_at_the_streams_rate_keeps_every_sample(void **state)
{
    (void)state;
    static const float values[] = {0, 0.25f, -0.5f, 1, -1, 0.125f};
    sound_write_floats(path, RATE, 1, values, 6);
    decode();
    assert_int_equal(count, 6);
    assert_memory_equal(frames, values, sizeof values);
}

static void channels_are_mixed_evenly(void **state)
{
    (void)state;
    static const float values[] = {0.5f, 0, 0, 0, 0, 0, 0, 0.25f};
    sound_write_floats(path, RATE, 2, values, 8);
    decode();
    assert_int_equal(count, 4);
    assert_true(frames[0] == 0.25f && frames[1] == 0 && frames[3] == 0.125f);
}

static void a_long_file_is_cut_with_a_word_and_a_fade(void **state)
{
    (void)state;
    sound_write_tone(path, WAV16, 8000, 1, 31);
    decode();
    is_tone(30, 0.001, 0.003);
    assert_string_equal(why, "cut at 30 s");
    for (uint32_t i = count - 10; i < count; i++)
        assert_true(fabsf(frames[i]) < 0.02f);
}

static void a_file_of_just_the_longest_length_is_not_cut(void **state)
{
    (void)state;
    sound_write_tone(path, FLAC16, 8000, 1, 30);
    decode();
    is_tone(30, 0.001, 0.003);
    assert_string_equal(why, "");
}

/* ---- bad files ---- */

static void what_is_no_sound_is_refused_with_one_sentence(void **state)
{
    (void)state;
    static const char text[] = "limber: 1\ntitle: this is no sound at all\n";
    static const char *const no_sound = "not a sound file that Limber reads (WAV, FLAC, Ogg, MP3)";
    is_refused("no such file");
    sound_write_bytes(path, text, sizeof text);
    is_refused(no_sound);
    sound_write_bytes(path, "", 0);
    is_refused("an empty file");
    sound_write_tone(path, SF_FORMAT_AIFF | SF_FORMAT_PCM_16, RATE, 1, 0.1);
    is_refused(no_sound);
    sound_write_tone(path, SF_FORMAT_AU | SF_FORMAT_PCM_16, RATE, 1, 0.1);
    is_refused(no_sound);
    sound_write_tone(path, WAV16, RATE, 1, 0);
    is_refused("no sound in it");
    assert_int_equal(truncate(path, 20), 0);
    is_refused(no_sound);
}

static void a_folder_a_fifo_and_a_device_are_refused_at_once(void **state)
{
    (void)state;
    assert_int_equal(mkdir(path, 0700), 0);
    is_refused("not a regular file");
    rmdir(path);
    assert_int_equal(mkfifo(path, 0600), 0);
    is_refused("not a regular file");
    unlink(path);
    assert_int_equal(symlink("/dev/zero", path), 0);
    is_refused("not a regular file");
    unlink(path);
    assert_int_equal(symlink("sound.wav", path), 0);
    is_refused(strerror(ELOOP));
}

static void a_file_of_more_than_20_mb_is_refused(void **state)
{
    (void)state;
    sound_write_tone(path, WAV16, RATE, 1, 0.1);
    assert_int_equal(truncate(path, DECODE_MAX_BYTES), 0);
    decode();
    assert_non_null(frames);
    assert_int_equal(truncate(path, DECODE_MAX_BYTES + 1), 0);
    is_refused("larger than 20 MB");
}

static void odd_channels_and_rates_are_refused(void **state)
{
    (void)state;
    sound_write_tone(path, WAV16, RATE, 9, 0.1);
    is_refused("more than 8 channels");
    sound_write_tone(path, WAV16, RATE, 16, 0.1);
    is_refused("more than 8 channels");
    sound_write_tone(path, WAV16, 7999, 1, 0.1);
    is_refused("a sample rate outside 8 to 192 kHz");
    sound_write_tone(path, WAV16, 384000, 1, 0.1);
    is_refused("a sample rate outside 8 to 192 kHz");
}

/* FLAC: the 36-bit number of samples stands in bytes 21 to 25, after 4 bits of something else. */
static void a_length_that_is_claimed_is_not_believed(void **state)
{
    (void)state;
    sound_write_tone(path, FLAC16, RATE, 1, 0.4);
    FILE *file = fopen(path, "rb");
    fseek(file, 21, SEEK_SET);
    unsigned char claim[] = {0, 0xff, 0xff, 0xff, 0xff};
    claim[0] = (unsigned char)(fgetc(file) | 0x0f);
    fclose(file);
    patch(21, claim, sizeof claim);
    decode();
    assert_true(frames == NULL || count <= RATE / 2);

    sound_write_tone(path, WAV16, RATE, 1, 0.4);
    patch(40, "\xff\xff\xff\xff", 4); /* of the data */
    decode();
    is_tone(0.4, 0.001, 0.001);
}

static void a_file_that_ends_early_gives_what_is_there(void **state)
{
    (void)state;
    sound_write_tone(path, WAV16, RATE, 1, 0.4);
    assert_int_equal(truncate(path, 44 + RATE / 5 * 2), 0);
    decode();
    is_tone(0.2, 0.001, 0.001);
    for (int format = 0; format < 2; format++) {
        sound_write_tone(path, format == 0 ? FLAC16 : VORBIS, RATE, 1, 2);
        struct stat status;
        stat(path, &status);
        assert_int_equal(truncate(path, status.st_size / 2), 0);
        decode();
        assert_true(frames ? count <= 2 * RATE : why[0] != '\0');
    }
}

static void a_damaged_file_is_bounded_and_clean(void **state)
{
    (void)state;
    static const int formats[] = {WAV16, FLAC16, VORBIS};
    unsigned seed = 12345;
    for (int round = 0; round < 60; round++) {
        sound_write_tone(path, formats[round % 3], RATE, 1, 0.1);
        struct stat status;
        stat(path, &status);
        for (int i = 0; i < 1 + round / 6; i++) {
            seed = seed * 1103515245 + 12345;
            unsigned char byte = (unsigned char)(seed >> 16);
            patch((long)((seed >> 8) % (unsigned)status.st_size), &byte, 1);
        }
        decode();
        assert_true(frames ? count <= 31 * RATE : why[0] != '\0');
        for (uint32_t i = 0; frames && i < count; i++)
            assert_true(fabsf(frames[i]) <= 1);
    }
}

static void what_is_no_number_is_silence_and_what_is_too_loud_is_clipped(void **state)
{
    (void)state;
    static const float values[] = {NAN, INFINITY, -INFINITY, 1e30f, -7, 0.5f};
    static const float expected[] = {0, 0, 0, 1, -1, 0.5f};
    sound_write_floats(path, RATE, 1, values, 6);
    decode();
    assert_int_equal(count, 6);
    assert_memory_equal(frames, expected, sizeof expected);
}

static void resampling_does_not_pass_full_scale(void **state)
{
    (void)state;
    float square[4410];
    for (int i = 0; i < 4410; i++)
        square[i] = i / 20 % 2 ? 1 : -1;
    sound_write_floats(path, 44100, 1, square, 4410);
    decode();
    assert_uint_in_range(count, 4799, 4801);
    for (uint32_t i = 0; i < count; i++)
        assert_true(fabsf(frames[i]) <= 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, destroy)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_format_rate_and_channel_count_becomes_the_same_tone),
        TEST(a_file_at_the_streams_rate_keeps_every_sample),
        TEST(channels_are_mixed_evenly),
        TEST(a_long_file_is_cut_with_a_word_and_a_fade),
        TEST(a_file_of_just_the_longest_length_is_not_cut),
        TEST(what_is_no_sound_is_refused_with_one_sentence),
        TEST(a_folder_a_fifo_and_a_device_are_refused_at_once),
        TEST(a_file_of_more_than_20_mb_is_refused),
        TEST(odd_channels_and_rates_are_refused),
        TEST(a_length_that_is_claimed_is_not_believed),
        TEST(a_file_that_ends_early_gives_what_is_there),
        TEST(a_damaged_file_is_bounded_and_clean),
        TEST(what_is_no_number_is_silence_and_what_is_too_loud_is_clipped),
        TEST(resampling_does_not_pass_full_scale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
