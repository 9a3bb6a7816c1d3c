// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* JSON as it is written. */
#include "page/json.h"

#include "base/array.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char *text;
static size_t size;

static FILE *begin(void)
{
    return open_memstream(&text, &size);
}

static void expect(FILE *out, const char *expected)
{
    fclose(out);
    assert_string_equal(text, expected);
    free(text);
}

static void objects_arrays_and_values_have_their_commas(void **state)
{
    (void)state;
    Json json;
    FILE *out = begin();
    json_start(&json, out, JSON_LINES);
    json_open_object(&json, NULL);
    json_text(&json, "title", "Calves");
    json_seconds(&json, "held", 1500 * NS_PER_MS);
    json_flag(&json, "done", true);
    json_level(&json, "pain", -1);
    json_open_array(&json, "days");
    json_whole(&json, NULL, INT64_MIN);
    json_level(&json, NULL, 0);
    json_close(&json);
    json_open_array(&json, "none");
    json_close(&json);
    json_close(&json);
    json_open_object(&json, NULL);
    json_close(&json);
    expect(out, "{\"title\": \"Calves\", \"held\": 1.5, \"done\": true, \"pain\": null, "
                "\"days\": [-9223372036854775808, 0], \"none\": []}\n{}\n");
}

static void an_indented_value_is_one_line_each(void **state)
{
    (void)state;
    Json json;
    FILE *out = begin();
    json_start(&json, out, JSON_INDENTED);
    json_open_object(&json, NULL);
    json_open_array(&json, "a");
    json_whole(&json, NULL, 1);
    json_whole(&json, NULL, 2);
    json_close(&json);
    json_open_object(&json, "b");
    json_close(&json);
    json_close(&json);
    expect(out, "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {}\n}\n");
}

static void texts_are_escaped_and_nothing_is_lost(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"a\"b\\c", "\"a\\\"b\\\\c\"\n"},
        {"one\ntwo\t\r", "\"one\\ntwo\\t\\r\"\n"},
        {"\x1b[2J\x7f\xc2\x9b", "\"\\u001b[2J\\u007f\\u009b\"\n"},
        {"Zoë 足 👟", "\"Zoë 足 👟\"\n"},
        {"a\xe2\x80\xae"
         "b",
         "\"a\\u202eb\"\n"},
        {"\xf3\xa0\x80\x81", "\"\\udb40\\udc01\"\n"}, /* a tag, past U+FFFF */
        {"caf\xe9!", "\"caf\xef\xbf\xbd!\"\n"},
        {"\xed\xa0\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"\n"}, /* a surrogate alone */
        {"", "\"\"\n"},
        {NULL, "null\n"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Json json;
        FILE *out = begin();
        json_start(&json, out, JSON_LINES);
        json_text(&json, NULL, cases[i][0]);
        expect(out, cases[i][1]);
    }
}

static void seconds_are_exact_to_the_millisecond(void **state)
{
    (void)state;
    static const struct {
        Ns ns;
        const char *text;
    } cases[] = {{0, "0"},
                 {30 * NS_PER_S, "30"},
                 {1500 * NS_PER_MS, "1.5"},
                 {1, "0"},
                 {499999, "0"},
                 {500000, "0.001"},
                 {-1, "0"},
                 {-250 * NS_PER_MS, "-0.25"},
                 {123456789 * NS_PER_MS, "123456.789"},
                 {10 * NS_PER_MS, "0.01"},
                 {INT64_MAX, "9223372036.855"}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char out[CLOCK_SECONDS_BYTES];
        assert_string_equal(clock_seconds(cases[i].ns, out, sizeof out), cases[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(objects_arrays_and_values_have_their_commas),
        cmocka_unit_test(an_indented_value_is_one_line_each),
        cmocka_unit_test(texts_are_escaped_and_nothing_is_lost),
        cmocka_unit_test(seconds_are_exact_to_the_millisecond),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
