// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* JSON in one walk: what is asked for is found, what is not is passed over, and nothing is read
 * past the end of the text. */
#include "store/json_walk.h"

#include "base/array.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static Arena *arena;

static int begin(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

/* In memory of its own, so that a byte too far is noticed. */
static const char *text_in(const char *json, bool *ended)
{
    size_t size = strlen(json);
    char *copy = malloc(size > 0 ? size : 1);
    const char *found = NULL;
    WalkName name;
    memcpy(copy, json, size);
    Walk walk = walk_begin(copy, size);
    bool first = true, is_object = walk_object(&walk);
    while (is_object && walk_member(&walk, &first, &name))
        if (walk_is(name, "a"))
            found = walk_text(&walk, arena, 100);
        else
            walk_skip(&walk);
    *ended = walk_ended(&walk);
    free(copy);
    return found;
}

static void a_text_is_found_among_all_that_is_passed_over(void **state)
{
    static const struct {
        const char *json, *text;
    } cases[] = {
        {"{\"a\": \"x\"}", "x"},
        {" {\"b\":[1,{\"a\":\"no\"},\"]}\\\"\"],\"c\":{},\"d\":-1.5e3,\"e\":null , \"a\":\"x\"} ",
         "x"},
        {"{\"a\": \"\\u00e9\\ud83d\\udc5f\\n\\\"\\/\"}", "\xc3\xa9\xf0\x9f\x91\x9f\n\"/"},
        {"{\"a\": \"\\ud83d\"}", "\xef\xbf\xbd"},
        {"{\"a\": \"\\u12\"}", "\xef\xbf\xbd"
                               "12"},
        {"{\"a\": \"\\u\\u\\u\\u\"}", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
        {"{\"a\": \"\\u0000\"}", "\xef\xbf\xbd"},
        {"{\"a\": [\"x\"]}", NULL},
        {"[\"a\", \"x\"]", NULL},
        {"{}", NULL},
    };
    bool ended;
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *text = text_in(cases[i].json, &ended);
        assert_true(ended);
        if (cases[i].text)
            assert_string_equal(text, cases[i].text);
        else
            assert_null(text);
    }
}

static void what_is_no_json_is_found_out(void **state)
{
    static const char *const texts[] = {"",
                                        "{",
                                        "{\"",
                                        "{\"a",
                                        "{\"a\"",
                                        "{\"a\":",
                                        "{\"a\":\"x",
                                        "{\"a\":\"x\\",
                                        "{\"a\":\"x\"",
                                        "{\"a\":\"x\",",
                                        "{\"b\":[1,2",
                                        "{\"b\":[1,2}",
                                        "{\"b\":{\"c\":\"d\"]}",
                                        "{\"b\" 1}",
                                        "{\"b\":1 \"c\":2}",
                                        "{b:1}",
                                        "{\"b\":}",
                                        "{} x"};
    bool ended;
    (void)state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        text_in(texts[i], &ended);
        if (ended)
            fail_msg("'%s' is taken for JSON", texts[i]);
    }
}

static void a_thousand_lists_in_each_other_are_refused(void **state)
{
    char deep[2100] = "{\"b\":";
    bool ended;
    (void)state;
    memset(deep + 5, '[', 1000);
    memset(deep + 1005, ']', 1000);
    strcpy(deep + 2005, "}");
    text_in(deep, &ended);
    assert_false(ended);
}

static void numbers_are_read_and_nothing_else_is_one(void **state)
{
    static const struct {
        const char *json;
        double number;
    } cases[] = {{"7", 7}, {"-1.5e2", -150}, {"\"7\"", -9}, {"null", -9}, {"[7]", -9}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Walk walk = walk_begin(cases[i].json, strlen(cases[i].json));
        assert_true(walk_number(&walk, -9) == cases[i].number);
        assert_true(walk_ended(&walk));
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(a_text_is_found_among_all_that_is_passed_over),
        TEST(what_is_no_json_is_found_out),
        TEST(a_thousand_lists_in_each_other_are_refused),
        TEST(numbers_are_read_and_nothing_else_is_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
