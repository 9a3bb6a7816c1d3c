// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Audio files: which names can be written, what every format keeps, and that a file is there whole
 * or not at all. */
#include "sound/audio_file.h"

#include "base/array.h"
#include "sound/clip.h"
#include "sound/decode.h"
#include "sound_files.h"

#include <math.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define BLOCK 4800 /* a tenth of a second */

static char path[256], why[256];

static const char *path_of(const char *name)
{
    snprintf(path, sizeof path, "%s/%s", sound_folder, name);
    return path;
}

/* Writes tenths of a second of a tone; false at the first block that fails. */
static bool write_tone(AudioFile *file, int tenths)
{
    static float block[BLOCK * 2];
    for (size_t i = 0; i < BLOCK * 2; i++)
        block[i] = 0.5f * sinf((float)(2 * M_PI * 1000 / AUDIO_RATE) * (float)(i / 2));
    for (int i = 0; i < tenths; i++)
        if (!audio_file_write(file, block, BLOCK))
            return false;
    return true;
}

static AudioFile *open_fine(const char *name, const AudioTags *tags)
{
    AudioFile *file = audio_file_new(path_of(name), tags, why, sizeof why);
    if (!file)
        fail_msg("%s: %s", path, why);
    return file;
}

static const AudioTags plain_tags = {.title = "Evening stretch", .comment = "0:05 Quad stretch"};

static void write_fine(const char *name, const AudioTags *tags, int tenths)
{
    AudioFile *file = open_fine(name, tags);
    assert_true(write_tone(file, tenths));
    if (!audio_file_finish(file, why, sizeof why))
        fail_msg("%s: %s", path, why);
}

static SNDFILE *read_back(const char *name, SF_INFO *info)
{
    *info = (SF_INFO){0};
    SNDFILE *file = sf_open(path_of(name), SFM_READ, info);
    if (!file)
        fail_msg("%s: %s", path, sf_strerror(NULL));
    return file;
}

/* ---- names ---- */

static void every_ending_it_names_is_supported_in_either_case(void **state)
{
    static const char *const cases[] = {"x.wav", "x.WAV", "x.Flac", "/a.b/c.wav", ".wav"};
    (void)state;
    assert_non_null(strstr(audio_file_endings(), "wav"));
    assert_non_null(strstr(audio_file_endings(), "flac"));
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_true(audio_file_supported(cases[i], why, sizeof why));
}

static void any_other_ending_is_refused_with_those_that_go(void **state)
{
    static const char *const names[] = {"x.aiff", "x",         "",   "wav",
                                        "x.wav ", "x.wav.txt", "x.", "/d.wav/x"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        why[0] = '\0';
        if (audio_file_supported(names[i], why, sizeof why))
            fail_msg("'%s' is taken", names[i]);
        assert_non_null(strstr(why, audio_file_endings()));
        assert_null(audio_file_new(names[i], &plain_tags, why, sizeof why));
    }
    assert_int_equal(sound_folder_count(), 0);
}

/* ---- what the formats keep ---- */

static void check_format(const char *ending)
{
    char name[32];
    SF_INFO info;
    snprintf(name, sizeof name, "tone.%s", ending);
    write_fine(name, &plain_tags, 20);
    SNDFILE *file = read_back(name, &info);
    assert_int_equal(info.samplerate, AUDIO_RATE);
    assert_int_equal(info.channels, 2);
    const char *title = sf_get_string(file, SF_STR_TITLE);
    if (!title || strcmp(title, "Evening stretch") != 0)
        fail_msg("%s: the title is '%s'", name, title ? title : "(none)");
    static float frames[BLOCK * 2];
    sf_count_t count = 0, got;
    double energy = 0;
    while ((got = sf_readf_float(file, frames, BLOCK)) > 0) {
        for (sf_count_t i = 0; i < got * 2; i++)
            energy += (double)frames[i] * frames[i];
        count += got;
    }
    sf_close(file);
    energy /= (double)count * 2;
    if (llabs(count - 2 * AUDIO_RATE) > AUDIO_RATE / 10) /* MP3 pads to its frames */
        fail_msg("%s: %lld frames of %d", name, (long long)count, 2 * AUDIO_RATE);
    if (energy < 0.11 || energy > 0.14) /* half of 0.5 squared */
        fail_msg("%s: energy %.3f", name, energy);
}

static void every_format_reads_back_with_length_sound_and_title(void **state)
{
    char endings[64], *rest = endings;
    (void)state;
    snprintf(endings, sizeof endings, "%s", audio_file_endings());
    for (const char *ending; (ending = strsep(&rest, " "));)
        check_format(ending);
}

static void formats_without_loss_keep_every_frame(void **state)
{
    static const char *const names[] = {"whole.wav", "whole.flac"};
    SF_INFO info;
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        write_fine(names[i], &plain_tags, 7);
        SNDFILE *file = read_back(names[i], &info);
        assert_int_equal(info.frames, 7 * BLOCK);
        assert_string_equal(sf_get_string(file, SF_STR_COMMENT), "0:05 Quad stretch");
        sf_close(file);
    }
}

static void wav_keeps_its_marks(void **state)
{
    static uint64_t marks[150];
    SF_INFO info;
    SF_CUES cues;
    (void)state;
    for (size_t i = 0; i < 150; i++)
        marks[i] = i * 300 + 7;
    AudioTags tags = {.title = "Marks", .comment = "", .marks = marks, .mark_count = 3};
    write_fine("marks.wav", &tags, 10);
    SNDFILE *file = read_back("marks.wav", &info);
    assert_int_equal(sf_command(file, SFC_GET_CUE, &cues, sizeof cues), SF_TRUE);
    assert_int_equal(cues.cue_count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(cues.cue_points[i].sample_offset, marks[i]);
    sf_close(file);
    tags.mark_count = 150; /* more than the library holds: the first hundred */
    write_fine("many.wav", &tags, 10);
    file = read_back("many.wav", &info);
    assert_int_equal(sf_command(file, SFC_GET_CUE, &cues, sizeof cues), SF_TRUE);
    assert_int_equal(cues.cue_count, 100);
    assert_int_equal(info.frames, 10 * BLOCK);
    sf_close(file);
}

static void mp3_gets_a_title_in_plain_ascii(void **state)
{
    const AudioTags tags = {.title = "Dehnen für Läufer"};
    SF_INFO info;
    (void)state;
    if (!strstr(audio_file_endings(), "mp3")) {
        print_message("libsndfile writes no MP3 here\n");
        skip();
    }
    write_fine("accents.mp3", &tags, 10);
    SNDFILE *file = read_back("accents.mp3", &info);
    const char *title = sf_get_string(file, SF_STR_TITLE);
    assert_non_null(title);
    for (; *title; title++)
        assert_true(*title > 0);
    sf_close(file);
    write_fine("accents.flac", &tags, 1);
    file = read_back("accents.flac", &info);
    assert_string_equal(sf_get_string(file, SF_STR_TITLE), "Dehnen für Läufer");
    sf_close(file);
}

static void what_is_too_loud_is_clipped_not_wrapped(void **state)
{
    float loud[2] = {1.7f, -1.7f};
    short back[2];
    SF_INFO info;
    (void)state;
    AudioFile *file = open_fine("loud.wav", &plain_tags);
    assert_true(audio_file_write(file, loud, 1));
    assert_true(audio_file_finish(file, why, sizeof why));
    SNDFILE *reading = read_back("loud.wav", &info);
    assert_int_equal(sf_readf_short(reading, back, 1), 1);
    assert_true(back[0] > 32000 && back[1] < -32000);
    sf_close(reading);
}

/* ---- whole or not at all ---- */

static void nothing_has_the_name_before_the_end(void **state)
{
    (void)state;
    AudioFile *file = open_fine("later.wav", &plain_tags);
    assert_true(write_tone(file, 1));
    assert_int_equal(access(path, F_OK), -1);
    assert_true(audio_file_finish(file, why, sizeof why));
    assert_int_equal(access(path, F_OK), 0);
    assert_int_equal(sound_folder_count(), 1);
}

static void what_was_there_stays_until_the_new_one_is_whole(void **state)
{
    struct stat before, after;
    (void)state;
    write_fine("kept.wav", &plain_tags, 1);
    assert_int_equal(stat(path, &before), 0);
    AudioFile *file = open_fine("kept.wav", &plain_tags);
    assert_true(write_tone(file, 5));
    audio_file_abandon(file);
    assert_int_equal(stat(path, &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
    assert_int_equal(before.st_size, after.st_size);
    assert_int_equal(sound_folder_count(), 1);
    write_fine("kept.wav", &plain_tags, 5);
    assert_int_equal(stat(path, &after), 0);
    assert_true(after.st_size > before.st_size);
}

static void a_folder_that_is_not_there_is_said(void **state)
{
    (void)state;
    assert_null(audio_file_new(path_of("none/x.wav"), &plain_tags, why, sizeof why));
    assert_string_equal(why, "there is no such folder");
}

static void a_folder_of_that_name_is_not_replaced(void **state)
{
    (void)state;
    assert_int_equal(mkdir(path_of("folder.wav"), 0755), 0);
    AudioFile *file = audio_file_new(path, &plain_tags, why, sizeof why);
    if (file) {
        assert_true(write_tone(file, 1));
        assert_false(audio_file_finish(file, why, sizeof why));
    }
    assert_string_equal(why, "it is a folder");
    assert_int_equal(sound_folder_count(), 1);
}

/* In a child: no file may grow beyond a limit, as on a disk that is full. Exits 0 where that was
 * said and nothing is left. */
static void fill_the_disk(const char *name, rlim_t bytes, int tenths)
{
    struct rlimit limit = {bytes, bytes};
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    AudioFile *file = audio_file_new(path_of(name), &plain_tags, why, sizeof why);
    if (file) {
        write_tone(file, tenths);
        if (audio_file_finish(file, why, sizeof why))
            _exit(1);
    }
    _exit(sound_folder_count() != 0 ? 2 : !strstr(why, "ulimit -f") ? 3 : 0);
}

static void a_full_disk_is_said_and_leaves_nothing(void **state)
{
    static const struct {
        rlim_t bytes;
        int tenths;
    } cases[] = {{100000, 600}, {1000, 600}, {1000, 1}, {0, 1}};
    char endings[64], name[32], *rest = endings;
    (void)state;
    snprintf(endings, sizeof endings, "%s", audio_file_endings());
    for (const char *ending; (ending = strsep(&rest, " "));) {
        snprintf(name, sizeof name, "full.%s", ending);
        for (size_t i = 0; i < COUNT_OF(cases); i++) {
            int status;
            pid_t child = fork();
            assert_true(child >= 0);
            if (child == 0)
                fill_the_disk(name, cases[i].bytes, cases[i].tenths);
            assert_int_equal(waitpid(child, &status, 0), child);
            if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
                fail_msg("%s, %d tenths into %d bytes: status %x", name, cases[i].tenths,
                         (int)cases[i].bytes, (unsigned)status);
        }
    }
}

static void the_umask_says_who_may_read_it(void **state)
{
    struct stat info;
    (void)state;
    mode_t before = umask(077);
    write_fine("private.wav", &plain_tags, 1);
    umask(before);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
}

/* ---- clips ---- */

#define CLIP_RATE 24000

/* Encodes a tone of a second, writes it into a file and reads it back. */
static float *clip_and_back(ClipKind kind, Clip *clip, uint32_t *count, float *tone)
{
    for (int i = 0; i < CLIP_RATE; i++)
        tone[i] = 0.5f * sinf((float)(2 * M_PI * 440 / CLIP_RATE) * (float)i);
    assert_true(clip_encode(tone, CLIP_RATE, CLIP_RATE, kind, clip));
    sound_write_bytes(path_of("clip"), clip->bytes, clip->size);
    float *frames = sound_decode(path, CLIP_RATE, 5, count, why, sizeof why);
    assert_non_null(frames);
    return frames;
}

static void an_exact_clip_is_decoded_as_it_was(void **state)
{
    (void)state;
    static float tone[CLIP_RATE];
    Clip clip;
    uint32_t count;
    float *frames = clip_and_back(CLIP_EXACT, &clip, &count, tone);
    assert_string_equal(clip.type, "audio/flac");
    assert_true(clip.length == NS_PER_S);
    assert_int_equal(count, CLIP_RATE);
    for (int i = 0; i < CLIP_RATE; i++)
        assert_true(fabsf(frames[i] - tone[i]) < 0.001f);
    free(frames);
    free(clip.bytes);
}

static void a_small_clip_is_small_and_as_loud_as_it_was(void **state)
{
    (void)state;
    static float tone[CLIP_RATE];
    Clip clip;
    uint32_t count;
    double loudness = 0;
    float *frames = clip_and_back(CLIP_SMALL, &clip, &count, tone);
    bool mp3 = strcmp(clip.type, "audio/mpeg") == 0;
    if (mp3)
        assert_true(clip.size < 8000);
    assert_true(count >= CLIP_RATE && count < CLIP_RATE + 5000);
    for (uint32_t i = 0; i < count; i++)
        loudness += frames[i] * frames[i];
    assert_true(fabs(loudness / CLIP_RATE - 0.125) < 0.02);
    free(frames);
    free(clip.bytes);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, sound_folder_make, sound_folder_remove)
    const struct CMUnitTest tests[] = {
        TEST(every_ending_it_names_is_supported_in_either_case),
        TEST(any_other_ending_is_refused_with_those_that_go),
        TEST(every_format_reads_back_with_length_sound_and_title),
        TEST(formats_without_loss_keep_every_frame),
        TEST(wav_keeps_its_marks),
        TEST(mp3_gets_a_title_in_plain_ascii),
        TEST(what_is_too_loud_is_clipped_not_wrapped),
        TEST(nothing_has_the_name_before_the_end),
        TEST(what_was_there_stays_until_the_new_one_is_whole),
        TEST(a_folder_that_is_not_there_is_said),
        TEST(a_folder_of_that_name_is_not_replaced),
        TEST(a_full_disk_is_said_and_leaves_nothing),
        TEST(the_umask_says_who_may_read_it),
        TEST(an_exact_clip_is_decoded_as_it_was),
        TEST(a_small_clip_is_small_and_as_loud_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
