// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Bad files of other programs: cut, deep, of wrong types, with numbers out of all bounds, in no
 * encoding, with entities. Each gives one message that says where, and nothing else. */
#include "guest/guest.h"

#include "base/array.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define JAWT(sets) "{\"title\": \"T\", \"sets\": [" sets "], \"version\": 2, \"position\": -1}"
#define SET(times, exercises) "{\"repetitions\": " #times ", \"exercises\": [" exercises "]}"
#define EXERCISE(name, seconds) "{\"name\": \"" name "\", \"duration\": " #seconds "}"

static Arena *arena;
static Diagnostics *found;
static Guest guest;

static bool take(const char *bytes, size_t size)
{
    Source *source = arena_alloc(arena, sizeof *source);
    *source = (Source){.name = "guest.json", .text = arena_copy(arena, bytes, size), .size = size};
    return guest_read(source, arena, NULL, &guest, found);
}

static void a_bad_file_gives_one_message(void **state)
{
    static const struct {
        const char *file, *said;
        size_t size;
    } cases[] = {
        {"", "the file is empty", 0},
        {"  \n", "the file is empty", 0},
        {"null", "neither JSON nor XML", 0},
        {"limber: 1\n", "neither JSON nor XML", 0},
        {"\x89PNG", "neither JSON nor XML", 0},
        {"[]", "JSON, but not of", 0},
        {"{\"title\": \"T\", \"sets\": [{\"repeti", "the file ends here, in the middle", 0},
        {"{\"title\": \"T\", \"sets\": [}", "no value of JSON", 0},
        {"{title: 1}", "a name in quotes must stand here", 0},
        {"{} {}", "nothing may follow here", 0},
        {"{\"title\": 3, \"sets\": []}", "title: must be a text", 0},
        {"{\"workouts\": {}}", "workouts: must be a list", 0},
        {"{\"workouts\": [{\"title\": \"a\"}]}", "workouts 1, sets: is missing", 0},
        {JAWT("{\"repetitions\": 2}"), "sets 1, exercises: is missing", 0},
        {JAWT(SET(1, EXERCISE("a", -5))), "sets 1, exercises 1, duration: must be a whole", 0},
        {JAWT(SET(1, EXERCISE("a", 1.5))), "duration: must be a whole number", 0},
        {JAWT(SET(1, EXERCISE("a", 99999999999999999999))), "from 0 to 43200", 0},
        {JAWT(SET(1, EXERCISE("a", 1e300))), "from 0 to 43200", 0},
        {JAWT(SET(-1, EXERCISE("a", 5))), "repetitions: must be a whole number", 0},
        {"{\"a\0b\": 1}", "a control character in a text", 10},
        {"[{\"exercise_s\": 5, \"name\": \"\xff\"}]", "not UTF-8", 0},
        {"[{\"timeSettings\": \"x\"}]", "no value of JSON", 0},
        {"[{\"timeSettings\": {}, \"activeIntervals\": \"2\"}]", "1, activeIntervals: must be", 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        diagnostics_forget(found, 0);
        size_t size = cases[i].size > 0 ? cases[i].size : strlen(cases[i].file);
        bool read = take(cases[i].file, size);
        if (read || diagnostics_size(found) != 1 ||
            !strstr(diagnostics_at(found, 0)->message, cases[i].said))
            fail_msg("'%s': wanted '%s', said: %s", cases[i].file, cases[i].said,
                     read ? "nothing" : diagnostics_at(found, 0)->message);
    }
}

static void a_workout_of_nothing_makes_no_routine(void **state)
{
    static const char nothing[] = "{\"sets\": []}", empty[] = JAWT(SET(3, EXERCISE("a", 0)));
    (void)state;
    assert_true(take(nothing, sizeof nothing - 1));
    assert_null(guest_write(&guest, guest.workouts, NULL, arena));
    assert_true(take(empty, sizeof empty - 1));
    assert_null(guest_write(&guest, guest.workouts, NULL, arena));
}

static void a_deep_file_is_refused(void **state)
{
    char deep[10000];
    (void)state;
    memset(deep, '[', sizeof deep);
    assert_false(take(deep, sizeof deep));
    assert_string_equal(diagnostics_at(found, 0)->message, "nested too deeply");
    assert_int_equal(diagnostics_at(found, 0)->place.column, 1001);
}

static void xml_declares_nothing(void **state)
{
    static const char *const cases[][2] = {
        {"<!DOCTYPE e [<!ENTITY a \"b\">]><exercises/>", "a document type"},
        {"<exercises>&a;</exercises>", "undefined entity"},
        {"<exercises><exercise>", "the file ends here, in the middle"},
        {"<html/>", "no exercises of Workrave"},
        {"<exercises><exercise><sequence duration=\"-1\"/></exercise></exercises>", "'duration'"},
        {"<exercises><exercise><sequence duration=\"9999999999999\"/></exercise></exercises>",
         "'duration'"},
    };
    (void)state;
    if (!take("<exercises/>", 12) && strstr(diagnostics_at(found, 0)->message, "without Expat")) {
        print_message("Limber was built without Expat: Workrave's files were not read\n");
        skip();
    }
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        diagnostics_forget(found, 0);
        assert_false(take(cases[i][0], strlen(cases[i][0])));
        assert_int_equal(diagnostics_size(found), 1);
        if (!strstr(diagnostics_at(found, 0)->message, cases[i][1]))
            fail_msg("'%s': %s", cases[i][0], diagnostics_at(found, 0)->message);
    }
}

static int open_one(void **state)
{
    (void)state;
    setlocale(LC_ALL, "C.UTF-8");
    arena = arena_new();
    found = diagnostics_new();
    return 0;
}

static int close_one(void **state)
{
    (void)state;
    diagnostics_free(found);
    arena_free(arena);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_one, close_one)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_bad_file_gives_one_message),
        TEST(a_workout_of_nothing_makes_no_routine),
        TEST(a_deep_file_is_refused),
        TEST(xml_declares_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
