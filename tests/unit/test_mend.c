// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A file with its cures in it: every byte that no edit takes stays, and what --diff prints. */
#include "base/mend.h"
#include "page/diff.h"

#include "base/array.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static Arena *arena;
static Diagnostics *found;

static int begin(void **state)
{
    (void)state;
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
    return (Source){.name = "knee.yaml", .text = text, .size = strlen(text)};
}

static void say(const Source *source, Place place, const char *text)
{
    diagnostics_add(found, SEVERITY_ERROR, source, place, "wrong");
    diagnostics_edit(found, source, place, text);
}

static void assert_mended(const Source *source, bool guesses, size_t cured, const char *expected)
{
    size_t mended;
    Source text = mend_source(arena, source, found, guesses, &mended);
    assert_int_equal(mended, cured);
    assert_int_equal(text.size, strlen(expected));
    assert_memory_equal(text.text, expected, text.size);
}

static void every_other_byte_stays(void **state)
{
    (void)state;
    Source source = source_of("\xef\xbb\xbf"
                              "a: \u00e4\u00f6 # x\r\n\tb: 2\rc: \xff\n");
    say(&source, (Place){3, 4, 1}, "3");
    say(&source, (Place){1, 4, 2}, "oe");
    say(&source, (Place){2, 1, 0}, " ");
    assert_mended(&source, false, 3,
                  "\xef\xbb\xbf"
                  "a: oe # x\r\n \tb: 2\rc: 3\n");
}

static void the_edits_of_a_message_come_all_or_not_at_all(void **state)
{
    (void)state;
    Source source = source_of("abc\ndef\n");
    say(&source, (Place){1, 1, 2}, "x");
    say(&source, (Place){1, 2, 2}, "y");
    diagnostics_edit(found, &source, (Place){2, 1, 3}, "z");
    assert_mended(&source, false, 1, "xc\ndef\n");
}

static void a_guess_is_left_to_a_person(void **state)
{
    (void)state;
    Source source = source_of("abc\n");
    say(&source, (Place){1, 1, 1}, "x");
    diagnostics_guess(found);
    assert_mended(&source, false, 0, "abc\n");
    assert_mended(&source, true, 1, "xbc\n");
}

static void what_is_said_of_another_file_stays_there(void **state)
{
    (void)state;
    Source source = source_of("abc\n"), other = source;
    other.name = "calf.yaml";
    say(&other, (Place){1, 1, 1}, "x");
    assert_mended(&source, false, 0, "abc\n");
}

static void a_place_that_is_not_there_is_no_edit(void **state)
{
    (void)state;
    Source source = source_of("abc\n");
    say(&source, (Place){9, 1, 1}, "x");
    say(&source, (Place){0}, "x");
    assert_mended(&source, false, 0, "abc\n");
}

static void forgotten_messages_cure_nothing(void **state)
{
    (void)state;
    Source source = source_of("abc\n");
    say(&source, (Place){1, 1, 1}, "x");
    say(&source, (Place){1, 2, 1}, "y");
    diagnostics_forget(found, 1);
    assert_int_equal(diagnostics_size(found), 1);
    assert_mended(&source, false, 1, "xbc\n");
}

static void line_ends_become_alike_and_a_mark_goes(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } rows[] = {
        {"a\nb\n", "a\nb\n"},
        {"a\r\nb\r\n", "a\r\nb\r\n"},
        {"\xef\xbb\xbf"
         "a\r\n",
         "a\r\n"},
        {"a\r\nb\r\nc\n", "a\r\nb\r\nc\r\n"},
        {"a\nb\r\nc\n", "a\nb\nc\n"},
        {"a\rb\rc", "a\nb\nc"},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Source source = source_of(rows[i].text);
        bool changed;
        Source text = mend_marks(arena, &source, &changed);
        assert_int_equal(changed, strcmp(rows[i].text, rows[i].expected) != 0);
        assert_int_equal(text.size, strlen(rows[i].expected));
        assert_memory_equal(text.text, rows[i].expected, text.size);
    }
}

/* ---- the difference ---- */

static void assert_diff(const char *old, const char *new, const char *expected)
{
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    Source before = source_of(old), after = source_of(new);
    diff_print("knee.yaml", &before, &after, out);
    fclose(out);
    assert_string_equal(text, expected);
    free(text);
}

#define NAMES "--- knee.yaml\n+++ knee.yaml\n"

static void a_difference_is_printed_with_the_lines_around_it(void **state)
{
    (void)state;
    assert_diff("a\nb\n", "a\nb\n", "");
    assert_diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nx\ny\n6\n7\n8\n9\n",
                NAMES "@@ -2,7 +2,8 @@\n 2\n 3\n 4\n-5\n+x\n+y\n 6\n 7\n 8\n");
    assert_diff("a\n", "", NAMES "@@ -1,1 +1,0 @@\n-a\n");
    assert_diff("", "a\n", NAMES "@@ -1,0 +1,1 @@\n+a\n");
    assert_diff("a\r\nb\n", "a\nb\n", NAMES "@@ -1,2 +1,2 @@\n-a\n+a\n b\n");
}

static void changes_far_apart_are_two(void **state)
{
    (void)state;
    assert_diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "x\n2\n3\n4\n5\n6\n7\n8\ny\n",
                NAMES "@@ -1,4 +1,4 @@\n-1\n+x\n 2\n 3\n 4\n"
                      "@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+y\n");
    assert_diff("1\n2\n3\n4\n5\n6\n7\n8\n", "x\n2\n3\n4\n5\n6\n7\ny\n",
                NAMES "@@ -1,8 +1,8 @@\n-1\n+x\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+y\n");
}

#define MEND_TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        MEND_TEST(every_other_byte_stays),
        MEND_TEST(the_edits_of_a_message_come_all_or_not_at_all),
        MEND_TEST(a_guess_is_left_to_a_person),
        MEND_TEST(what_is_said_of_another_file_stays_there),
        MEND_TEST(a_place_that_is_not_there_is_no_edit),
        MEND_TEST(forgotten_messages_cure_nothing),
        MEND_TEST(line_ends_become_alike_and_a_mark_goes),
        cmocka_unit_test(a_difference_is_printed_with_the_lines_around_it),
        cmocka_unit_test(changes_far_apart_are_two),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
