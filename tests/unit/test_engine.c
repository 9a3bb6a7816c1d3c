// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Which voices are found: by what is in PATH and where models stand, the best first. */
#include "sound/engine.h"

#include "base/array.h"
#include "base/path.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[64];
static Arena *arena;
static const Engine *engines;
static size_t count;

static void put_file(const char *name, mode_t mode)
{
    char path[256], *slash;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    slash = strrchr(path, '/');
    *slash = '\0';
    assert_true(path_make_folder(path));
    *slash = '/';
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fclose(file);
    chmod(path, mode);
}

static void put_model(const char *name)
{
    char path[200];
    put_file(name, 0600);
    snprintf(path, sizeof path, "%s.json", name);
    put_file(path, 0600);
}

static int open_folder(void **state)
{
    (void)state;
    char path[100];
    strcpy(folder, "/tmp/limber-engine-XXXXXX");
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/bin", folder);
    setenv("PATH", path, 1);
    setenv("XDG_DATA_HOME", folder, 1);
    unsetenv("LIMBER_VOICES");
    arena = arena_new();
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    char command[100];
    setenv("PATH", "/usr/bin:/bin", 1);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    arena_free(arena);
    return system(command);
}

static void look(const char *language)
{
    engines = engine_list(arena, language, &count);
}

static bool has(const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(engines[i].name, name) == 0)
            return true;
    return false;
}

static void without_programs_there_is_none(void **state)
{
    (void)state;
    put_model("piper/en_US-lessac-medium.onnx");
    look("en");
    assert_int_equal(count, 0);
    assert_null(engine_choose(engines, count, NULL));
}

static void piper_with_a_model_comes_before_flite(void **state)
{
    (void)state;
    put_file("bin/flite", 0700);
    look("en");
    assert_string_equal(engine_choose(engines, count, NULL)->name, "flite slt");
    put_file("bin/piper", 0700);
    look("en");
    assert_string_equal(engines[0].name, "flite slt"); /* it has no model yet */
    put_model("piper-voices/en/en_US/lessac/medium/en_US-lessac-medium.onnx");
    look("en");
    assert_string_equal(engines[0].name, "piper en_US-lessac-medium");
    assert_string_equal(engine_choose(engines, count, "auto")->engine, "piper");
}

static void a_model_without_its_description_is_none(void **state)
{
    (void)state;
    put_file("bin/piper", 0700);
    put_file("piper/en_US-lessac-medium.onnx", 0600);
    look("en");
    assert_int_equal(count, 0);
}

static void each_speaks_its_own_language(void **state)
{
    (void)state;
    put_file("bin/flite", 0700);
    put_file("bin/piper", 0700);
    put_model("piper/de_DE-thorsten-low.onnx");
    put_model("piper/en_GB-alba-medium.onnx");
    look("de");
    assert_true(has("piper de_DE-thorsten-low"));
    assert_int_equal(count, 1);
    look("en-GB");
    assert_true(has("piper en_GB-alba-medium") && has("flite slt"));
    look("fr");
    assert_int_equal(count, 0);
    look("d");
    assert_int_equal(count, 0);
}

static void a_setting_chooses_one_by_its_kind_or_its_name(void **state)
{
    (void)state;
    put_file("bin/flite", 0700);
    put_file("bin/piper", 0700);
    put_model("piper/en_US-amy-low.onnx");
    put_model("piper/en_US-lessac-medium.onnx");
    look("en");
    assert_string_equal(engine_choose(engines, count, "flite")->name, "flite slt");
    assert_string_equal(engine_choose(engines, count, "flite rms")->name, "flite rms");
    assert_string_equal(engine_choose(engines, count, "piper en_US-lessac-medium")->name,
                        "piper en_US-lessac-medium");
    assert_null(engine_choose(engines, count, "espeak-ng"));
    assert_null(engine_choose(engines, count, "English (America)"));
    assert_null(engine_choose(engines, count, "rhvoice nobody"));
    assert_true(engine_is_named("rhvoice nobody") && engine_is_named("espeak-ng"));
    assert_false(engine_is_named("English (America)") || engine_is_named("pipers"));
}

static void what_is_not_wanted_is_not_looked_for(void **state)
{
    (void)state;
    put_file("bin/flite", 0700);
    put_file("bin/piper", 0700);
    put_model("piper/en_US-amy-low.onnx");
    setenv("LIMBER_VOICES", "flite", 1);
    look("en");
    assert_string_equal(engines[0].name, "flite slt");
    setenv("LIMBER_VOICES", "none", 1);
    look("en");
    assert_int_equal(count, 0);
}

static void a_file_that_cannot_be_run_is_no_program(void **state)
{
    (void)state;
    char path[100];
    put_file("bin/flite/x", 0700); /* a folder of that name */
    look("en");
    assert_int_equal(count, 0);
    snprintf(path, sizeof path, "%s/bin", folder);
    assert_int_equal(chdir(path), 0);
    setenv("PATH", ".:relative", 1); /* whoever may write there is not trusted */
    look("en");
    assert_int_equal(count, 0);
    assert_int_equal(chdir("/"), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        TEST(without_programs_there_is_none),
        TEST(piper_with_a_model_comes_before_flite),
        TEST(a_model_without_its_description_is_none),
        TEST(each_speaks_its_own_language),
        TEST(a_setting_chooses_one_by_its_kind_or_its_name),
        TEST(what_is_not_wanted_is_not_looked_for),
        TEST(a_file_that_cannot_be_run_is_no_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
