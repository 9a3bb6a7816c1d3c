// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The limits of a file: named where they are met, and nothing takes longer than its size asks. */
#include "base/array.h"
#include "base/clock.h"
#include "yaml_reading.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

/* count times piece, between before and after; freed at the next call. */
static const char *repeated(const char *before, const char *piece, int count, const char *after)
{
    static char *text;
    size_t size;
    free(text);
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    fputs(before, out);
    for (int i = 0; i < count; i++)
        fputs(piece, out);
    fputs(after, out);
    fclose(out);
    return text;
}

static void assert_said(const char *text, const char *message)
{
    parse(text);
    size_t last = diagnostics_size(reading.found) - 1;
    assert_string_equal(diagnostics_at(reading.found, last)->message, message);
}

static void assert_refused(const char *text, const char *message)
{
    assert_said(text, message);
    assert_null(reading.root);
}

static void limits_are_kept_and_named(void **state)
{
    (void)state;
    assert_non_null(parse(repeated("[[[[[[[[[[[[[[[", "[", 1, "]]]]]]]]]]]]]]]]")));
    assert_refused(repeated("", "[", 17, ""), "nested deeper than 16 levels");
    assert_non_null(parse(repeated("", "- a\n", 19990, "")));
    assert_refused(repeated("", "- a\n", 20000, ""), "too many entries: more than 20,000");
    assert_refused(repeated("", "a: 1\n", 257, ""), "more than 256 keys in one map");
}

static void a_key_past_a_thousand_characters_is_named_as_such(void **state)
{
    (void)state;
    static const char long_key[] = "a key of more than 1024 characters";
    assert_said(repeated("", "\u00e4", 1025, ": 1\n"), long_key);
    assert_said(repeated("a: 1\n", "\u00e4", 1025, ": 1\n"), long_key);
    assert_said(repeated("a:\n  - ", "word ", 300, ": 1\n"), long_key);
    assert_said(repeated("a: {b: 1, \"", "x", 1025, "\": 1}\n"), long_key);
    assert_non_null(parse(repeated("", "\u00e4", 1000, ": 1\n")));
    assert_said(repeated("a: 1\n", "prose ", 300, "\n"), "a ':' is missing after this key");
}

static void assert_quick(const char *text)
{
    Ns before = clock_monotonic();
    parse(text);
    Ns taken = clock_monotonic() - before;
    if (taken > 2 * NS_PER_S) /* tens of milliseconds; sanitizers and a busy machine take more */
        fail_msg("%.60s…: took %d ms", text, (int)(taken / NS_PER_MS));
}

static void no_file_takes_longer_than_its_size_asks(void **state)
{
    (void)state;
    assert_quick(repeated("", "[", 100000, ""));
    assert_quick(repeated("", "{", YAML_MAX_BYTES, ""));
    assert_quick(repeated("", "- &a x\n", 50000, ""));
    assert_quick(repeated("", "- \"\\e\"\n", 100000, ""));
    assert_quick(
        repeated("", "- a place looked for from the start each time would cost\n", 18000, ""));
    assert_quick(repeated("a: ", "x", YAML_MAX_BYTES - 4, ""));
    assert_quick(repeated("a: \"", "x", YAML_MAX_BYTES - 4, ""));
    assert_quick(repeated("a: e", "\u0301", 500000, ""));
    assert_quick(repeated("", "\r", YAML_MAX_BYTES - 8, "a: b: c"));
    assert_quick(
        repeated("[", "\u00e9 text on a line as long as the whole file of them, ", 18000, "]"));
}

/* Each with a name of its own: libyaml compares them all with all. */
static const char *directives(const char *before)
{
    static char *text;
    size_t size;
    free(text);
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    fputs(before, out);
    for (int i = 0; i < 60000; i++)
        fprintf(out, "%%TAG !a%d! b\n", i);
    fputs("--- a\n", out);
    fclose(out);
    return text;
}

static void directives_are_refused_before_they_cost(void **state)
{
    (void)state;
    static const char *const before[] = {"",           "%YAML 1.1\n", "# c\n\n", "[a]\n",
                                         "---\n...\n", "a: 1\n...\n", "\"x\"\n", "---\n"};
    for (size_t i = 0; i < COUNT_OF(before); i++) {
        assert_quick(directives(before[i]));
        assert_null(reading.root);
    }
}

int main(void)
{
    setlocale(LC_ALL, "");
    const struct CMUnitTest tests[] = {
        READING_TEST(limits_are_kept_and_named),
        READING_TEST(a_key_past_a_thousand_characters_is_named_as_such),
        READING_TEST(no_file_takes_longer_than_its_size_asks),
        READING_TEST(directives_are_refused_before_they_cost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
