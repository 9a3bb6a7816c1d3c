// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a theme is loaded from: the user's files before those that ship, and a beep with a word of
 * warning where there is none. */
#include "sound/bank.h"

#include "base/arena.h"
#include "base/array.h"
#include "sound_files.h"

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

static char path[192];
static Bank bank;
static char warnings[2000];

static void remember(void *context, const char *message)
{
    (void)context;
    size_t used = strlen(warnings);
    snprintf(warnings + used, sizeof warnings - used, "%s\n", message);
}

static void load(const char *theme, const char *user, const char *shipped)
{
    warnings[0] = '\0';
    bank_load(&bank, theme, user, shipped, RATE, remember, NULL);
}

/* folder/WHO/THEME/NAME, its folders made. */
static const char *place(const char *who, const char *theme, const char *name)
{
    snprintf(path, sizeof path, "%s/%s", sound_folder, who);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/%s/%s", sound_folder, who, theme);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/%s/%s/%s", sound_folder, who, theme, name);
    return path;
}

static char user[96], shipped[96];

/* A shipped theme `x` of tones of 0.1 s. */
static int make_theme(void **state)
{
    int made = sound_folder_make(state);
    snprintf(user, sizeof user, "%s/user", sound_folder);
    snprintf(shipped, sizeof shipped, "%s/shipped", sound_folder);
    for (int i = SOUND_NONE + 1; i < SOUND_COUNT; i++) {
        char name[32];
        snprintf(name, sizeof name, "%s.flac", sound_name((Sound)i));
        sound_write_tone(place("shipped", "x", name), FLAC16, RATE, 1, 0.1);
    }
    return made;
}

static int destroy_theme(void **state)
{
    bank_free(&bank);
    return sound_folder_remove(state);
}

/* Is there something to hear, that begins and ends softly? */
static void is_beep(Sound sound)
{
    Sample sample = bank.sounds[sound];
    float peak = 0;
    assert_true(sample.count > RATE / 100);
    for (uint32_t i = 0; i < sample.count; i++)
        if (fabsf(sample.frames[i]) > peak)
            peak = fabsf(sample.frames[i]);
    assert_true(peak > 0.2f && peak < 0.5f);
    assert_true(fabsf(sample.frames[0]) < 0.01f && fabsf(sample.frames[5]) < 0.05f);
    assert_true(fabsf(sample.frames[sample.count - 1]) < 0.01f);
}

static void all_are_beeps(void)
{
    for (int i = SOUND_NONE + 1; i < SOUND_COUNT; i++)
        is_beep((Sound)i);
}

static void a_theme_that_ships_is_loaded_whole(void **state)
{
    (void)state;
    load("x", user, shipped);
    for (int i = SOUND_NONE + 1; i < SOUND_COUNT; i++)
        assert_int_equal(bank.sounds[i].count, RATE / 10);
    assert_int_equal(bank.sounds[SOUND_NONE].count, 0);
    assert_string_equal(warnings, "");
}

static void the_users_folder_comes_first_file_by_file(void **state)
{
    (void)state;
    sound_write_tone(place("user", "x", "pip.wav"), WAV16, 44100, 2, 0.3);
    sound_write_tone(place("user", "x", "rest.ogg"), VORBIS, 44100, 1, 0.2);
    load("x", user, shipped);
    assert_int_equal(bank.sounds[SOUND_PIP].count, RATE * 3 / 10);
    assert_uint_in_range(bank.sounds[SOUND_REST].count, RATE / 5 - 50, RATE / 5 + 50);
    assert_int_equal(bank.sounds[SOUND_START].count, RATE / 10);
    assert_string_equal(warnings, "");
}

static void a_bad_file_of_the_user_is_warned_of_and_the_shipped_one_plays(void **state)
{
    (void)state;
    char expected[300];
    sound_write_bytes(place("user", "x", "pip.wav"), "text", 4);
    load("x", user, shipped);
    assert_int_equal(bank.sounds[SOUND_PIP].count, RATE / 10);
    snprintf(expected, sizeof expected, "%s/x/pip.wav: not a sound file that Limber reads %s\n",
             user, "(WAV, FLAC, Ogg, MP3)");
    assert_string_equal(warnings, expected);
}

/* A child that cannot be started is no reason to decode a stranger's file here. */
static void the_users_files_are_decoded_by_the_helper_or_not_at_all(void **state)
{
    (void)state;
    sound_write_tone(place("user", "x", "pip.wav"), WAV16, 44100, 2, 0.3);
    snprintf(path, sizeof path, "%s/limber-voice", sound_folder);
    sound_write_bytes(path, "no program", 10);
    char *helpers = memory_string(getenv("LIMBER_HELPERS"));
    setenv("LIMBER_HELPERS", sound_folder, 1);
    load("x", user, shipped);
    setenv("LIMBER_HELPERS", helpers, 1);
    free(helpers);
    assert_int_equal(bank.sounds[SOUND_PIP].count, RATE / 10);
    assert_non_null(strstr(warnings, "user/x/pip.wav: "));
}

static void a_file_that_no_sound_is_called_like_is_warned_of(void **state)
{
    (void)state;
    sound_write_tone(place("user", "x", "PIP.WAV"), WAV16, RATE, 1, 0.2);
    load("x", user, shipped);
    assert_string_equal(warnings,
                        "PIP.WAV: not the name of a sound, as pip.wav or start.flac is\n");
}

static void a_link_that_leads_nowhere_is_warned_of(void **state)
{
    (void)state;
    char expected[300];
    assert_int_equal(symlink("gone.wav", place("user", "x", "pip.wav")), 0);
    load("x", user, shipped);
    assert_int_equal(bank.sounds[SOUND_PIP].count, RATE / 10);
    snprintf(expected, sizeof expected, "%s/x/pip.wav: no such file\n", user);
    assert_string_equal(warnings, expected);
}

static void beeps_stand_in_for_what_a_theme_lacks(void **state)
{
    (void)state;
    unlink(place("shipped", "x", "pip.flac"));
    unlink(place("shipped", "x", "tick.flac"));
    load("x", NULL, shipped);
    assert_string_equal(warnings, "x: no sound for pip, tick; plain beeps stand in\n");
    is_beep(SOUND_PIP);
    is_beep(SOUND_TICK);
    assert_int_equal(bank.sounds[SOUND_START].count, RATE / 10);
}

static void beeps_stand_in_for_a_theme_that_is_not_there(void **state)
{
    (void)state;
    load("nowhere", user, shipped);
    assert_string_equal(warnings, "nowhere: no such theme of sounds; plain beeps stand in\n");
    all_are_beeps();
    bank_free(&bank);
    load(NULL, NULL, NULL);
    all_are_beeps();
    assert_true(bank.sounds[SOUND_FINISH].count > bank.sounds[SOUND_PIP].count);
}

static void the_name_of_a_theme_does_not_lead_out_of_its_folder(void **state)
{
    (void)state;
    sound_write_tone(place("", "", "pip.flac"), FLAC16, RATE, 1, 0.1);
    sound_write_tone(place("shipped", "", "pip.flac"), FLAC16, RATE, 1, 0.1);
    static const char *const names[] = {"../shipped/x", "..", ".", "", "/etc", "x/../x", "x/"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        load(names[i], shipped, shipped);
        assert_non_null(strstr(warnings, "no such theme of sounds"));
        assert_int_not_equal(bank.sounds[SOUND_PIP].count, RATE / 10);
        bank_free(&bank);
    }
}

static void warnings_are_safe_for_the_terminal(void **state)
{
    (void)state;
    load("a\x1b]0;b\a\n", user, shipped);
    assert_null(strpbrk(warnings, "\x1b\a"));
    assert_ptr_equal(strchr(warnings, '\n'), warnings + strlen(warnings) - 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_theme, destroy_theme)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_theme_that_ships_is_loaded_whole),
        TEST(the_users_folder_comes_first_file_by_file),
        TEST(a_bad_file_of_the_user_is_warned_of_and_the_shipped_one_plays),
        TEST(the_users_files_are_decoded_by_the_helper_or_not_at_all),
        TEST(a_file_that_no_sound_is_called_like_is_warned_of),
        TEST(a_link_that_leads_nowhere_is_warned_of),
        TEST(beeps_stand_in_for_what_a_theme_lacks),
        TEST(beeps_stand_in_for_a_theme_that_is_not_there),
        TEST(the_name_of_a_theme_does_not_lead_out_of_its_folder),
        TEST(warnings_are_safe_for_the_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
