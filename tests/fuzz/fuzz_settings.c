// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes as the file of settings. Whatever they are: every setting is in its bounds, every text
 * of it and of what is said is safe for the terminal; what one value is set to in them is read
 * then, and all others are as they were. The bytes stand in a file of memory. */
#include "fuzz.h"

#include "routine/settings_edit.h"

#include <assert.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    (void)count, (void)arguments;
    setlocale(LC_ALL, "C.UTF-8");
    return 0;
}

static void check_settings(const Settings *settings)
{
    assert(settings->volume >= 0 && settings->volume <= 100);
    assert(settings->latency >= 20 * NS_PER_MS && settings->latency <= NS_PER_S);
    assert(settings->figures >= 0 && settings->figures <= 4);
    assert(settings->background >= 0 && settings->background <= 2);
    assert(settings->prepare >= 0 && settings->prepare <= 600 * NS_PER_S);
    assert(settings->switch_gap >= 0 && settings->switch_gap <= 600 * NS_PER_S);
    assert(settings->speech.level >= 0 && settings->speech.level <= 2);
    assert(settings->speech.rate >= 80 && settings->speech.rate <= 450);
    assert(settings->speech.pitch >= 0 && settings->speech.pitch <= 99);
    fuzz_check_text(settings->theme);
    fuzz_check_text(settings->device);
    fuzz_check_text(settings->help_line);
    fuzz_check_text(settings->speech.voice);
    fuzz_check_text(settings->speech.command);
}

static void check_edit(const uint8_t *bytes, size_t size, const Settings *before, const char *key,
                       const char *value)
{
    char word[SETTINGS_WORD_BYTES];
    Arena *arena = arena_new();
    Diagnostics *found = diagnostics_new();
    Source source = {
        .name = "x", .text = arena_copy(arena, (const char *)bytes, size), .size = size};
    size_t after_size;
    const char *text = settings_edit(arena, &source, key, value, &after_size, found);
    if (text) {
        Source edited = {.name = "x", .text = text, .size = after_size};
        Settings *after = settings_parse(&edited, found);
        assert(strcmp(settings_word(after, key, word), value) == 0);
        assert(settings_same_but(after, before, key));
        settings_free(after);
    }
    diagnostics_free(found);
    arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    char path[64];
    int fd = fuzz_file(bytes, size, path, sizeof path);
    Diagnostics *found = diagnostics_new();
    Settings *settings = settings_read(path, found);
    check_settings(settings);
    fuzz_check_said(found);
    check_edit(bytes, size, settings, "volume", "35");
    check_edit(bytes, size, settings, "speech.rate", "200");
    settings_free(settings);
    diagnostics_free(found);
    close(fd);
    return 0;
}
