// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Voices of other programs, with those that this machine has and with programs made here: what they
 * say is sound of a sane length; what they try beside it they cannot; where they fail espeak-ng
 * speaks and it is said why. */
#include "base/array.h"
#include "sound/voice.h"
#include "sound_files.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define SENTENCE "Next: standing quad stretch, left side"

static Arena *arena;
static float *frames;
static uint32_t count, rate;
static char why[200], folder[] = "/tmp/limber-engines-XXXXXX";

static int open_folder(void **state)
{
    (void)state;
    arena = arena_new();
    strcpy(folder + sizeof folder - 7, "XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    char command[100];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    free(frames);
    frames = NULL;
    arena_free(arena);
    return system(command);
}

/* Seconds of what a voice says; 0: nothing. */
static double say(const Engine *engine, const char *text, int words)
{
    Voice *voice = voice_new(&(VoiceOptions){.engine = engine, .rate = words, .pitch = 50});
    int id = voice_ask(voice, text), taken;
    free(frames);
    frames = NULL;
    assert_true(voice_wait(voice, id, 60 * NS_PER_S));
    assert_true(voice_take(voice, &taken, &frames, &count, &rate, why, sizeof why));
    voice_free(voice);
    return frames ? (double)count / rate : 0;
}

static double said_by(const Engine *engine, int words)
{
    return say(engine, SENTENCE, words);
}

static double energy(void)
{
    double sum = 0;
    for (uint32_t i = 0; i < count; i++)
        sum += (double)frames[i] * frames[i];
    return sum / count;
}

/* A script that stands for Flite, with a sound beside it to speak with. */
static const Engine *made(const char *script)
{
    static char program[100], text[1000];
    static Engine engine;
    snprintf(program, sizeof program, "%s/flite", folder);
    snprintf(text, sizeof text, "#!/bin/sh\ncd %s\n%s\n", folder, script);
    FILE *file = fopen(program, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    chmod(program, 0700);
    engine = (Engine){"flite", "Flite", program, "slt", "flite slt"};
    return &engine;
}

static void make_sound(void)
{
    char path[100];
    snprintf(path, sizeof path, "%s/sound.wav", folder);
    sound_write_tone(path, WAV16, 48000, 1, 1.5);
}

/* Where nothing can shut a program in, none is started. */
static bool held(void)
{
    make_sound();
    said_by(made("cat sound.wav"), 165);
    return strstr(why, "Landlock") == NULL;
}

/* ---- those that are here ---- */

static void each_engine_here_says_a_sentence_at_the_speed_that_is_set(void **state)
{
    (void)state;
    size_t found;
    if (!held())
        skip();
    const Engine *engines = engine_list(arena, "en", &found);
    for (size_t i = 0; i < found; i++) {
        double usual = said_by(&engines[i], 165);
        printf("%s: %.2f s, mean square %.4f%s%s\n", engines[i].name, usual, energy(),
               *why ? ", " : "", why);
        assert_string_equal(why, "");
        assert_true(usual > 1.5 && usual < 5);
        assert_true(energy() > 1e-4 && energy() < 0.25);
        double quick = said_by(&engines[i], 250);
        assert_true(quick > 0.4 * usual && quick < 0.85 * usual);
    }
    if (found == 0)
        skip();
}

static void numbers_and_odd_texts_are_said_too(void **state)
{
    (void)state;
    static const char *const texts[] = {"Set 2 of 3", "-o /tmp/x", "<speak>hello</speak>", "...",
                                        "\xc3\xa9t\xc3\xa9 $HOME `id` 'quoted\""};
    size_t found;
    const Engine *engines = engine_list(arena, "en", &found);
    for (size_t i = 0; i < found; i++)
        for (size_t j = 0; j < COUNT_OF(texts); j++)
            if (i == 0 || strcmp(engines[i].engine, engines[i - 1].engine) != 0)
                say(&engines[i], texts[j], 165);
    assert_int_not_equal(access("/tmp/x", F_OK), 0);
}

/* ---- programs made here ---- */

static void a_program_that_writes_a_sound_is_heard(void **state)
{
    (void)state;
    if (!held())
        skip();
    assert_true(fabs(said_by(made("cat sound.wav"), 165) - 1.5) < 0.05);
    assert_string_equal(why, "");
    /* as some do, by name */
    assert_true(fabs(said_by(made("cat sound.wav >/dev/stdout"), 165) - 1.5) < 0.05);
}

/* Piper writes samples alone, at the rate that stands beside its model; both it must be able to
 * read. */
static void piper_speaks_by_its_model(void **state)
{
    (void)state;
    static char model[100], program[100];
    char path[120];
    if (!held())
        skip();
    snprintf(model, sizeof model, "%s/en_US-x-low.onnx", folder);
    snprintf(path, sizeof path, "%s.json", model);
    sound_write_bytes(model, "model", 5);
    static const char json[] = "{\"audio\": {\"sample_rate\": 16000}}";
    sound_write_bytes(path, json, sizeof json - 1);
    const Engine *script = made("[ \"$1\" = --model ] && [ \"$(cat \"$2\")\" = model ] || exit 1\n"
                                "[ \"$3 $4 $5\" = '--length_scale 0.500 --output_raw' ] || exit 2\n"
                                "echo '[info] loaded' >&2; cat sound.wav");
    snprintf(program, sizeof program, "%s", script->program);
    Engine piper = {"piper", "Piper", program, model, "piper en_US-x-low"};
    double length = said_by(&piper, 330);
    assert_string_equal(why, "");
    assert_true(fabs(length - 3 * 1.5) < 0.05); /* 48 kHz, played as 16 kHz */
}

static void it_can_write_nothing_and_read_nothing_of_the_person(void **state)
{
    (void)state;
    char path[100];
    if (!held())
        skip();
    snprintf(path, sizeof path, "%s/taken", folder);
    said_by(made("echo x >taken 2>/dev/null && exit 1; cat sound.wav"), 165);
    assert_int_not_equal(access(path, F_OK), 0);
    assert_string_equal(why, "");
    said_by(made("rm -f sound.wav 2>/dev/null; cat sound.wav"), 165);
    assert_string_equal(why, "");
    char secret[] = "/tmp/limber-secret-XXXXXX", script[200];
    close(mkstemp(secret));
    snprintf(script, sizeof script, "cat %s >/dev/null 2>&1 && exit 1; cat sound.wav", secret);
    said_by(made(script), 165);
    unlink(secret);
    assert_string_equal(why, "");
}

static void where_it_fails_espeak_speaks_and_it_is_said(void **state)
{
    (void)state;
    static const struct {
        const char *script, *why;
    } failures[] = {{"exit 3", "Flite"},
                    {"echo no voice >&2; exit 1", "Flite: no voice"},
                    {"echo this is no sound", "Flite"},
                    {"kill -SEGV $$", "Flite"},
                    {"head -c 40000000 /dev/zero", "Flite"}};
    if (!held())
        skip();
    for (size_t i = 0; i < COUNT_OF(failures); i++) {
        double length = said_by(made(failures[i].script), 165);
        if (!strstr(why, failures[i].why))
            fail_msg("'%s': %s", failures[i].script, why);
        assert_true(length > 1 || strstr(why, "built without") || !frames);
    }
    static const Engine gone = {"flite", "Flite", "/nonexistent/flite", "slt", "flite slt"};
    said_by(&gone, 165);
    assert_non_null(strstr(why, "Flite: it cannot be started"));
}

static void one_that_hangs_is_ended_with_all_it_started(void **state)
{
    (void)state;
    if (!held())
        skip();
    Ns begun = clock_monotonic();
    said_by(made("sleep 1000 & sleep 1000"), 165);
    assert_non_null(strstr(why, "took longer than 10 s"));
    assert_true(clock_monotonic() - begun < 30 * NS_PER_S);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_folder, remove_folder)
    unsetenv("LIMBER_VOICES"); /* all that are here */
    const struct CMUnitTest tests[] = {
        TEST(each_engine_here_says_a_sentence_at_the_speed_that_is_set),
        TEST(numbers_and_odd_texts_are_said_too),
        TEST(a_program_that_writes_a_sound_is_heard),
        TEST(piper_speaks_by_its_model),
        TEST(it_can_write_nothing_and_read_nothing_of_the_person),
        TEST(where_it_fails_espeak_speaks_and_it_is_said),
        TEST(one_that_hangs_is_ended_with_all_it_started),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
