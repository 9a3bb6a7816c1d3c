// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Settings: what is said counts, what is not is at its default, what is wrong is said. */
#include "routine/settings.h"

#include "base/array.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char path[] = "/tmp/limber-settings-XXXXXX";
static Diagnostics *found;

static Settings *settings_of(const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    diagnostics_free(found);
    found = diagnostics_new();
    return settings_read(path, found);
}

static int open_file(void **state)
{
    (void)state;
    int fd = mkstemp(path);
    close(fd);
    return fd >= 0 ? 0 : -1;
}

static int remove_file(void **state)
{
    (void)state;
    diagnostics_free(found);
    return unlink(path);
}

static void what_is_said_counts(void **state)
{
    (void)state;
    Settings *settings =
        settings_of("volume: 30\ntheme: wood\nlatency: 0.2s\nmouse: false\n"
                    "prepare: 8s\nspeech: {level: full, voice: en-gb, rate: 200}\n");
    assert_int_equal(diagnostics_size(found), 0);
    assert_int_equal(settings->volume, 30);
    assert_string_equal(settings->theme, "wood");
    assert_int_equal(settings->latency, 200 * NS_PER_MS);
    assert_false(settings->mouse);
    assert_int_equal(settings->prepare, 8 * NS_PER_S);
    assert_int_equal(settings->speech.level, 2);
    assert_string_equal(settings->speech.voice, "en-gb");
    assert_int_equal(settings->speech.rate, 200);
    settings_free(settings);
}

static void what_is_not_said_is_at_its_default(void **state)
{
    (void)state;
    diagnostics_free(found);
    found = diagnostics_new();
    Settings *settings = settings_read("/nonexistent/config.yaml", found);
    assert_int_equal(diagnostics_size(found), 0);
    assert_int_equal(settings->volume, 70);
    assert_true(settings->sound && settings->lean && settings->mouse && settings->motion);
    assert_int_equal(settings->latency, 100 * NS_PER_MS);
    assert_int_equal(settings->speech.level, 1);
    settings_free(settings);
}

/* Whoever keeps settings elsewhere and links to them is told when the link leads nowhere. */
static void a_link_that_leads_nowhere_is_said(void **state)
{
    (void)state;
    diagnostics_free(found);
    found = diagnostics_new();
    unlink(path);
    assert_int_equal(symlink("/nonexistent/config.yaml", path), 0);
    Settings *settings = settings_read(path, found);
    assert_int_equal(diagnostics_size(found), 1);
    assert_int_equal(settings->volume, 70);
    settings_free(settings);
    unlink(path);
}

/* A file from which everything was commented out. */
static void a_file_that_says_nothing_is_fine(void **state)
{
    (void)state;
    static const char *const files[] = {"",
                                        "\n",
                                        "# volume: 30\n\n  # theme: wood",
                                        "---\n# nothing\n...\n",
                                        "\xef\xbb\xbf# volume: 30\r\n",
                                        "--- # nothing\n"};
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        Settings *settings = settings_of(files[i]);
        assert_int_equal(diagnostics_size(found), 0);
        assert_int_equal(settings->volume, 70);
        settings_free(settings);
    }
    settings_free(settings_of("# volume: 30\nvolume\n"));
    assert_int_equal(diagnostics_count(found, SEVERITY_ERROR), 1);
}

static void what_is_wrong_is_said_and_the_rest_counts(void **state)
{
    (void)state;
    Settings *settings = settings_of("volume: 300\ntheem: wood\nmotion: false\nfigures: blocks\n");
    assert_int_equal(diagnostics_count(found, SEVERITY_ERROR), 2);
    assert_non_null(strstr(diagnostics_at(found, 1)->message, "did you mean 'theme'"));
    assert_int_equal(settings->volume, 70);
    assert_false(settings->motion);
    assert_int_equal(settings->figures, 2);
    settings_free(settings);
}

static void a_key_that_is_none_leads_to_one_that_is(void **state)
{
    (void)state;
    static const struct {
        const char *text, *hint;
    } cases[] = {{"voice: en-gb\n", "it stands in 'speech:'"},
                 {"logo: a.png\n", "it stands in 'clinic:'"},
                 {"nonsense: 1\n", "'man limber' lists what there is"}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        settings_free(settings_of(cases[i].text));
        assert_int_equal(diagnostics_size(found), 1);
        assert_non_null(strstr(diagnostics_at(found, 0)->hint, cases[i].hint));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_said_counts),
        cmocka_unit_test(what_is_not_said_is_at_its_default),
        cmocka_unit_test(a_link_that_leads_nowhere_is_said),
        cmocka_unit_test(a_file_that_says_nothing_is_fine),
        cmocka_unit_test(what_is_wrong_is_said_and_the_rest_counts),
        cmocka_unit_test(a_key_that_is_none_leads_to_one_that_is),
    };
    return cmocka_run_group_tests(tests, open_file, remove_file);
}
