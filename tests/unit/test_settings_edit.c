// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A value changed in a file that a person wrote: it is what is read then, and all else is as it
 * was, to the byte. */
#include "routine/settings_edit.h"

#include "base/array.h"
#include "random_routine.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static Arena *arena;
static Diagnostics *found;

static int begin(void **state)
{
    chance_start_from_seed(state);
    arena = arena_new();
    found = diagnostics_new();
    return 0;
}

static int end(void **state)
{
    (void)state;
    diagnostics_free(found);
    arena_free(arena);
    return 0;
}

static Source source_of(const char *text)
{
    return (Source){.name = "config.yaml", .text = text, .size = strlen(text)};
}

/* NUL-terminated; NULL: not changed. */
static const char *edited(const char *text, const char *key, const char *value)
{
    size_t size;
    Source source = source_of(text);
    const char *out = settings_edit(arena, &source, key, value, &size, found);
    return out ? arena_copy(arena, out, size) : NULL;
}

/* ---- files that people write ---- */

static const struct {
    const char *text, *key, *value, *after;
} edits[] = {
    /* nothing there yet */
    {"", "volume", "40", "volume: 40\n"},
    {"", "speech.level", "full", "speech:\n  level: full\n"},
    {"# my settings", "volume", "40", "# my settings\nvolume: 40\n"},
    {"\xef\xbb\xbf", "volume", "40", "\xef\xbb\xbfvolume: 40\n"},
    {"---\n# nothing\n...\n", "volume", "40", "---\n# nothing\nvolume: 40\n...\n"},
    {"--- # nothing\n", "volume", "40", "--- # nothing\nvolume: 40\n"},
    /* a value there is */
    {"volume: 70\n", "volume", "40", "volume: 40\n"},
    {"volume: 70", "volume", "40", "volume: 40"},
    {"volume: 70   # loud\ntheme: wood\n", "volume", "5", "volume: 5   # loud\ntheme: wood\n"},
    {"volume:\t70 # a tab\n", "volume", "40", "volume:\t40 # a tab\n"},
    {"volume\t: 70\n", "volume", "40", "volume\t: 40\n"},
    {"'volume': \"70\" # quoted\n", "volume", "40", "'volume': 40 # quoted\n"},
    {"\"vol\\u0075me\": 70\n", "volume", "40", "\"vol\\u0075me\": 40\n"},
    {"theme: 'wood # no comment' # one\n", "theme", "calm", "theme: calm # one\n"},
    {"theme: wood and\n  stone # why\nvolume: 1\n", "theme", "calm",
     "theme: calm # why\nvolume: 1\n"},
    {"theme: |  # why\n  wood\n\nvolume: 1\n", "theme", "calm", "theme: calm # why\nvolume: 1\n"},
    {"theme: >-\n  wood", "theme", "calm", "theme: calm"},
    {"theme:   # none\nvolume: 1\n", "theme", "calm", "theme: calm   # none\nvolume: 1\n"},
    {"theme:\n", "theme", "calm", "theme: calm\n"},
    {"volume: 300 # too much\n", "volume", "40", "volume: 40 # too much\n"},
    {"? volume\n: 70\n", "volume", "40", "? volume\n: 40\n"},
    /* what this program does not know stays */
    {"colour: blue # mine\nvolume: 70\n", "volume", "40", "colour: blue # mine\nvolume: 40\n"},
    {"extra: {deep: [1, 2]}\n", "theme", "wood", "extra: {deep: [1, 2]}\ntheme: wood\n"},
    {"volme: 30\n", "volume", "40", "volme: 30\nvolume: 40\n"},
    /* a value in a map */
    {"speech:\n  level: off # quiet\n  rate: 165\n", "speech.level", "full",
     "speech:\n  level: full # quiet\n  rate: 165\n"},
    {"speech:\n  level: off\n# the end\ntheme: wood\n", "speech.rate", "200",
     "speech:\n  level: off\n  rate: 200\n# the end\ntheme: wood\n"},
    {"speech:\n      level: off # quiet", "speech.rate", "200",
     "speech:\n      level: off # quiet\n      rate: 200\n"},
    {"speech:\n  voice: |\n    en-gb\nvolume: 1\n", "speech.rate", "200",
     "speech:\n  voice: |\n    en-gb\n  rate: 200\nvolume: 1\n"},
    {"volume: 1\n", "speech.rate", "200", "volume: 1\nspeech:\n  rate: 200\n"},
    {"speech: {level: off, rate: 165} # short\n", "speech.rate", "200",
     "speech: {level: off, rate: 200} # short\n"},
    {"speech: {level: off} # short\n", "speech.rate", "200",
     "speech: {rate: 200, level: off} # short\n"},
    {"speech: {level: off,}\n", "speech.rate", "200", "speech: {rate: 200, level: off,}\n"},
    {"speech: {}\n", "speech.rate", "200", "speech: {rate: 200}\n"},
    {"speech: { # why\n  level: off }\n", "speech.rate", "200",
     "speech: {rate: 200,  # why\n  level: off }\n"},
    {"{volume: 70, theme: wood}\n", "volume", "40", "{volume: 40, theme: wood}\n"},
    {"{volume: 70}\n", "theme", "wood", "{theme: wood, volume: 70}\n"},
    {"{volume: 70}", "speech.level", "off", "{speech: {level: off}, volume: 70}"},
    {"{}\n", "volume", "40", "{volume: 40}\n"},
    /* line ends, indents, ends of a document */
    {"# a\r\nvolume: 70\r\n", "theme", "wood", "# a\r\nvolume: 70\r\ntheme: wood\r\n"},
    {"volume: 70 # b\r\ntheme: wood\r\n", "volume", "40", "volume: 40 # b\r\ntheme: wood\r\n"},
    {"speech:\r\n  level: off\r\nvolume: 1", "speech.rate", "200",
     "speech:\r\n  level: off\r\n  rate: 200\r\nvolume: 1"},
    {"volume: 1\rtheme: wood\r", "motion", "false", "volume: 1\rtheme: wood\rmotion: false\r"},
    {"\xef\xbb\xbfvolume: 70\r\n", "volume", "40", "\xef\xbb\xbfvolume: 40\r\n"},
    {"\xef\xbb\xbfvolume: 70", "motion", "false", "\xef\xbb\xbfvolume: 70\nmotion: false\n"},
    {"  volume: 70\n  theme: wood", "motion", "false",
     "  volume: 70\n  theme: wood\n  motion: false\n"},
    {"---\nvolume: 70\n...\n# end\n", "motion", "false",
     "---\nvolume: 70\nmotion: false\n...\n# end\n"},
    {"%YAML 1.2\n---\nvolume: 70\n", "volume", "40", "%YAML 1.2\n---\nvolume: 40\n"},
    /* what needs quotes */
    {"", "device", "hw:0,3 #1", "device: 'hw:0,3 #1'\n"},
    {"device: x # here\n", "device", "it's", "device: 'it''s' # here\n"},
    {"{volume: 1}\n", "device", "a, b", "{device: 'a, b', volume: 1}\n"},
    {"# caf\xc3\xa9\ndevice: caf\xc3\xa9 # \xc3\xa9\n", "device", "\xc3\xa9t\xc3\xa9",
     "# caf\xc3\xa9\ndevice: '\xc3\xa9t\xc3\xa9' # \xc3\xa9\n"},
};

static void a_value_changes_and_every_other_byte_stays(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(edits); i++) {
        const char *after = edited(edits[i].text, edits[i].key, edits[i].value);
        if (!after || strcmp(after, edits[i].after) != 0)
            fail_msg("'%s' with %s: %s became '%s'", edits[i].text, edits[i].key, edits[i].value,
                     after ? after : "nothing");
    }
}

/* What cannot be read whole is told of as `limber check` tells, with its line. */
static void a_broken_file_is_not_changed_and_says_why(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int line;
    } broken[] = {
        {"volume: 70\nvolume: 30\n", 2},         {"theme: wood\nvolume: [70\n", 3},
        {"volume: 70\n\ttheme: wood\n", 2},      {"theme: 'wood\n", 1},
        {"# one\nspeech: &a {level: off}\n", 2}, {"- volume\n", 1},
        {"# a tab\n\"a\\tb\": 1\n", 2},          {"volume\n", 1},
        {"volume: 70\n---\nvolume: 30\n", 2},
    };
    for (size_t i = 0; i < COUNT_OF(broken); i++) {
        diagnostics_free(found);
        found = diagnostics_new();
        assert_null(edited(broken[i].text, "volume", "40"));
        if (diagnostics_count(found, SEVERITY_ERROR) == 0 ||
            diagnostics_at(found, 0)->place.line > broken[i].line)
            fail_msg("'%s' is not said to be broken", broken[i].text);
    }
}

static void what_the_reader_would_not_take_is_not_written(void **state)
{
    (void)state;
    assert_null(edited("volume: 70\n", "volume", "700"));
    assert_null(edited("volume: 70\n", "figures", "crayon"));
    assert_null(edited("volume: 70\n", "nothing", "1"));
    assert_null(edited("speech: loud\n", "speech.level", "full"));
    assert_null(edited("volume: 70\n", "device", "two\nlines"));
}

/* ---- any file ---- */

static const struct {
    const char *key, *values[4];
} keys[] = {
    {"volume", {"0", "35", "70", "100"}},
    {"theme", {"auto", "wood", "calm", "my own"}},
    {"device", {"auto", "hw:1,0", "USB Audio #2", "it's"}},
    {"latency", {"0.1s", "0.25s", "1s", "0.02s"}},
    {"motion", {"true", "false", "true", "false"}},
    {"cursor", {"hide", "follow", "hide", "follow"}},
    {"figures", {"braille", "blocks", "ascii", "blocks"}},
    {"prepare", {"0s", "8s", "90s", "1.5s"}},
    {"speech.level", {"off", "brief", "full", "off"}},
    {"speech.voice", {"auto", "en-gb", "en-us", "English (Great Britain)"}},
    {"speech.rate", {"80", "165", "300", "450"}},
};
#define GROUPED 8 /* from here on in `speech` */

typedef struct {
    char text[4096];
    size_t size;
} File;

static void add(File *file, const char *text)
{
    size_t length = strlen(text);
    assert_true(file->size + length < sizeof file->text);
    memcpy(file->text + file->size, text, length + 1);
    file->size += length;
}

static const char *any_of(const char *const *texts, size_t count)
{
    return texts[chance_between(0, (int64_t)count - 1)];
}

static void add_scalar(File *file, const char *value)
{
    bool quoted = strpbrk(value, ":#',") != NULL || chance_one_in(3);
    if (!quoted) {
        add(file, value);
        return;
    }
    add(file, "\"");
    add(file, value);
    add(file, "\"");
}

static void add_pair(File *file, size_t key, const char *indent)
{
    const char *name = strchr(keys[key].key, '.');
    add(file, indent);
    add(file, name ? name + 1 : keys[key].key);
    add(file, any_of((const char *const[]){": ", ":  ", ":\t", " : "}, 4));
    add_scalar(file, keys[key].values[chance_between(0, 3)]);
}

static void add_end(File *file, const char *line_end)
{
    add(file, any_of((const char *const[]){"", "", " # a comment: 'x'", "   #\t{"}, 4));
    add(file, line_end);
    if (chance_one_in(4))
        add(file, any_of((const char *const[]){"# between", "", "  # deeper", "#"}, 4));
    if (file->size > 0 && !strchr("\r\n", file->text[file->size - 1]))
        add(file, line_end);
}

static void add_group(File *file, const char *line_end)
{
    bool flow = chance_one_in(3), some = false;
    const char *indent = any_of((const char *const[]){"  ", " ", "      "}, 3);
    bool has[COUNT_OF(keys)] = {false};
    for (size_t i = GROUPED; i < COUNT_OF(keys); i++)
        some = (has[i] = chance_one_in(2)) || some;
    has[GROUPED] = has[GROUPED] || !some;
    add(file, flow ? "speech: {" : "speech:");
    if (!flow)
        add_end(file, line_end);
    some = false;
    for (size_t i = GROUPED; i < COUNT_OF(keys); i++) {
        if (!has[i])
            continue;
        if (flow && some)
            add(file, ", ");
        add_pair(file, i, flow ? "" : indent);
        if (!flow)
            add_end(file, line_end);
        some = true;
    }
    add(file, flow ? "}" : "");
    if (flow)
        add_end(file, line_end);
}

/* Keys in any order, written in any way, with what nobody knows between them. */
static void any_file(File *file)
{
    const char *line_end = any_of((const char *const[]){"\n", "\n", "\r\n"}, 3);
    size_t group = (size_t)chance_between(0, GROUPED); /* before which `speech` stands, or not */
    *file = (File){.size = 0};
    if (chance_one_in(6))
        add(file, "\xef\xbb\xbf");
    if (chance_one_in(4))
        add(file, "# settings\n");
    for (size_t i = 0, first = (size_t)chance_between(0, GROUPED - 1); i < GROUPED; i++) {
        if (i == group)
            add_group(file, line_end);
        if (chance_one_in(6)) {
            add(file, i % 2 ? "unknown-" : "mine-");
            add(file, (const char[]){(char)('a' + i), '\0'});
            add(file, ": [a, {b: c}]");
            add_end(file, line_end);
        }
        if (chance_one_in(2))
            continue;
        add_pair(file, (first + i) % GROUPED, "");
        add_end(file, line_end);
    }
    while (chance_one_in(4) && file->size > 3 && strchr("\r\n", file->text[file->size - 1]))
        file->text[--file->size] = '\0';
}

/* The bytes that two texts share from their beginning, and those from their end beyond these. */
static size_t shared(const char *a, const char *b)
{
    size_t least = strlen(a) < strlen(b) ? strlen(a) : strlen(b), head = 0, tail = 0;
    while (head < least && a[head] == b[head])
        head++;
    while (tail < least - head && a[strlen(a) - 1 - tail] == b[strlen(b) - 1 - tail])
        tail++;
    return head + tail;
}

static void check_edit(const File *file, const char *key, const char *value)
{
    char word[SETTINGS_WORD_BYTES], was[SETTINGS_WORD_BYTES];
    Source source = source_of(file->text);
    Settings *before = settings_parse(&source, found);
    const char *after = edited(file->text, key, value);
    if (!after)
        fail_msg("%s: %s cannot be set in:\n%s", key, value, file->text);
    Source changed = source_of(after);
    Settings *now = settings_parse(&changed, found);
    settings_word(before, key, was);
    if (strcmp(settings_word(now, key, word), value) != 0 || !settings_same_but(now, before, key))
        fail_msg("%s: %s became '%s', or something else changed:\n%s\n----\n%s", key, value, word,
                 file->text, after);
    if (shared(file->text, after) + strlen(was) + 2 < file->size)
        fail_msg("more than a value is lost:\n%s\n----\n%s", file->text, after);
    settings_free(before);
    settings_free(now);
}

static void in_any_file_the_new_value_is_read_and_all_others_are_as_they_were(void **state)
{
    (void)state;
    for (int i = 0; i < 2000; i++) {
        File file;
        size_t key = (size_t)chance_between(0, (int64_t)COUNT_OF(keys) - 1);
        any_file(&file);
        check_edit(&file, keys[key].key, keys[key].values[chance_between(0, 3)]);
        if (i % 100 == 0) {
            end(state);
            arena = arena_new();
            found = diagnostics_new();
        }
    }
}

/* ---- on the disk ---- */

static char folder[] = "/tmp/limber-settings-edit-XXXXXX";
static char path[128];

static int make_folder(void **state)
{
    begin(state);
    strcpy(folder + sizeof folder - 7, "XXXXXX");
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/limber/config.yaml", folder);
    return 0;
}

static int remove_folder(void **state)
{
    unlink(path);
    *strrchr(path, '/') = '\0';
    rmdir(path);
    return rmdir(folder) + end(state);
}

static void write_file(const char *text)
{
    char name[128];
    snprintf(name, sizeof name, "%s/limber", folder);
    mkdir(name, 0700);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static const char *file_text(void)
{
    static char text[4096];
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    return text;
}

static void the_first_setting_makes_the_file_with_its_folder(void **state)
{
    (void)state;
    Settings *settings = settings_read(path, found);
    assert_true(settings_change(settings, path, "volume", "40", found));
    assert_int_equal(settings->volume, 40);
    assert_true(settings_change(settings, path, "theme", "wood", found));
    assert_string_equal(settings->theme, "wood");
    assert_string_equal(file_text(), "volume: 40\ntheme: wood\n");
    assert_int_equal(diagnostics_size(found), 0);
    settings_free(settings);
}

/* What was written by hand while the program ran is not lost to what it remembers. */
static void a_file_changed_meanwhile_keeps_what_it_says(void **state)
{
    (void)state;
    write_file("volume: 70\n");
    Settings *settings = settings_read(path, found);
    write_file("# by hand\nvolume: 70\nmotion: false\n");
    assert_true(settings_change(settings, path, "volume", "40", found));
    assert_string_equal(file_text(), "# by hand\nvolume: 40\nmotion: false\n");
    settings_free(settings);
}

static void a_broken_file_on_the_disk_is_left_as_it_is(void **state)
{
    (void)state;
    static const char text[] = "volume: 70\nvolume: 30 # which?\n";
    write_file(text);
    Settings *settings = settings_read(path, found);
    assert_false(settings_change(settings, path, "volume", "40", found));
    assert_string_equal(file_text(), text);
    assert_int_equal(settings->volume, 70);
    assert_non_null(strstr(diagnostics_at(found, 0)->message, "given twice"));
    settings_free(settings);
}

static void a_file_that_may_not_be_written_says_so(void **state)
{
    (void)state;
    write_file("volume: 70\n");
    chmod(path, 0400);
    Settings *settings = settings_read(path, found);
    assert_false(settings_change(settings, path, "volume", "40", found));
    assert_int_equal(settings->volume, 70);
    assert_int_equal(diagnostics_size(found), 1);
    assert_non_null(strstr(diagnostics_at(found, 0)->message, "cannot be written"));
    settings_free(settings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_value_changes_and_every_other_byte_stays, begin, end),
        cmocka_unit_test_setup_teardown(a_broken_file_is_not_changed_and_says_why, begin, end),
        cmocka_unit_test_setup_teardown(what_the_reader_would_not_take_is_not_written, begin, end),
        cmocka_unit_test_setup_teardown(
            in_any_file_the_new_value_is_read_and_all_others_are_as_they_were, begin, end),
        cmocka_unit_test_setup_teardown(the_first_setting_makes_the_file_with_its_folder,
                                        make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(a_file_changed_meanwhile_keeps_what_it_says, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(a_broken_file_on_the_disk_is_left_as_it_is, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(a_file_that_may_not_be_written_says_so, make_folder,
                                        remove_folder),
    };
    return cmocka_run_group_tests(tests, chance_print_seed, NULL);
}
