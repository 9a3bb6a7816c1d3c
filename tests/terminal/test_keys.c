// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Keys as hands press them: with Caps Lock on, on another layout, and beside the ones that mean
 * something. */
#include "fixture.h"

#include "base/array.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define HINT "? shows the keys"

static void start_hold(int rows, int columns)
{
    char arguments[400];
    snprintf(arguments, sizeof arguments, "start %s",
             fixture_routine("hold.yaml", "limber: 1\n"
                                          "title: One to hold\n"
                                          "when: post-run\n"
                                          "steps:\n"
                                          "  - {name: Calf hold, hold: 400s, prepare: 1s}\n"
                                          "  - {name: Knee hold, hold: 400s}\n"));
    fixture_limber(rows, columns, arguments, NULL);
    assert_true(emulator_wait_for("Calf hold"));
}

static void open_home(int rows, int columns)
{
    fixture_limber(rows, columns, "", NULL);
    assert_true(emulator_wait_for("What is tight today?"));
}

/* ---- Caps Lock ---- */

static void caps_lock_takes_nothing_from_a_session(void **state)
{
    (void)state;
    start_hold(24, 80);
    emulator_type("P");
    assert_true(emulator_wait_for("Space goes on"));
    emulator_type("P");
    assert_true(emulator_wait_gone("Space goes on"));
    emulator_type("O");
    assert_true(emulator_wait_for("Sharp? Stop this one."));
    emulator_type("S");
    assert_true(emulator_wait_for("[x]"));
    emulator_type("S");
    assert_true(emulator_wait_gone("[x]"));
    emulator_type("Q");
    assert_true(emulator_wait_gone("Sharp? Stop this one."));
    emulator_type("Q");
    assert_true(emulator_wait_for("Finish here?"));
    emulator_type("Y");
    assert_true(emulator_wait_gone("Finish here?"));
    assert_true(emulator_wait_for("q leave"));
}

static void caps_lock_takes_nothing_from_the_map(void **state)
{
    (void)state;
    open_home(30, 100);
    emulator_type("T");
    assert_true(emulator_wait_for("Left front of thigh"));
    emulator_type("J");
    assert_true(emulator_wait_for("Left just above kneecap"));
    emulator_type("L");
    assert_true(emulator_wait_gone("Left just above kneecap"));
    emulator_type("Q");
    assert_true(emulator_wait_for("What is tight today?"));
}

static void caps_lock_takes_nothing_from_the_help(void **state)
{
    (void)state;
    open_home(12, 80);
    emulator_type("?");
    assert_true(emulator_wait_for("Up, Down: more"));
    emulator_type("J");
    assert_true(emulator_wait_gone("follow this routine"));
    emulator_type("K");
    assert_true(emulator_wait_for("follow this routine"));
}

/* A capital that has a meaning of its own keeps it. */
static void a_capital_in_the_table_is_itself(void **state)
{
    (void)state;
    open_home(30, 100);
    emulator_type("E");
    assert_true(emulator_wait_for("Felt in"));
    emulator_type("Q");
    assert_true(emulator_wait_for("What is tight today?"));
    emulator_type("H");
    assert_true(emulator_wait_gone("What is tight today?"));
}

/* ---- other layouts ---- */

static void the_key_in_its_place_counts_on_another_layout(void **state)
{
    static const char *const pauses[] = {"з", "З", "π", "Π"};
    (void)state;
    start_hold(24, 80);
    for (size_t i = 0; i < COUNT_OF(pauses); i++) {
        emulator_type(pauses[i]);
        assert_true(emulator_wait_for("Space goes on"));
        emulator_type(" ");
        assert_true(emulator_wait_gone("Space goes on"));
    }
}

/* ---- keys that mean nothing ---- */

/* From home, or from a session. */
static const struct {
    const char *name;
    bool home;
    const char *keys, *shows;
} pages[] = {
    {"home", true, "", "What is tight today?"}, {"the map", true, "t", "Left front of thigh"},
    {"the exercises", true, "e", "Felt in"},    {"the history", true, "H", "History"},
    {"a session", false, "", "ouch"},           {"the ouch", false, "o", "Sharp? Stop this one."},
};

static void a_key_that_means_nothing_says_where_the_keys_are(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(pages); i++) {
        if (pages[i].home)
            open_home(30, 100);
        else
            start_hold(30, 100);
        emulator_type(pages[i].keys);
        if (!emulator_wait_for(pages[i].shows) || emulator_shows(HINT))
            fail_msg("%s: not shown", pages[i].name);
        emulator_type("z");
        if (!emulator_wait_for(HINT))
            fail_msg("%s: no word about z", pages[i].name);
        emulator_type("\033[B");
        if (!emulator_wait_gone(HINT))
            fail_msg("%s: the word stays", pages[i].name);
        emulator_type("\033[15~"); /* F5 */
        if (!emulator_wait_for(HINT))
            fail_msg("%s: no word about F5", pages[i].name);
        emulator_type("?");
        if (!emulator_wait_for("this help") || emulator_shows(HINT))
            fail_msg("%s: no help", pages[i].name);
        fixture_stop(NULL);
    }
}

static void the_word_about_the_keys_leaves_narrow_footers_whole(void **state)
{
    (void)state;
    fixture_limber(20, 17, "", NULL);
    assert_true(emulator_wait_for("? keys"));
    emulator_type("z");
    assert_true(emulator_wait_for("? keys"));
    assert_false(emulator_shows("? shows"));
}

/* ---- the footer ---- */

/* The footer of a window of 24 rows, once it is drawn as wide as that. */
static const char *footer_at(int columns)
{
    emulator_resize(24, columns);
    for (int wait = 0; wait < 1500 && (int)strlen(emulator_row(23)) != columns - 1; wait++)
        emulator_pump(10);
    assert_int_equal(strlen(emulator_row(23)), columns - 1);
    return emulator_row(23);
}

static void a_wider_window_only_ever_adds_keys(void **state)
{
    (void)state;
    start_hold(24, 30);
    emulator_type("n ");
    assert_true(emulator_wait_for("Space goes on"));
    char before[256] = "Space go on";
    for (int columns = 30; columns <= 130; columns++) {
        const char *now = footer_at(columns);
        for (const char *item = before; item; item = strstr(item, "   ")) {
            item += strspn(item, " ");
            size_t length = strcspn(item, " ") + 1; /* "+ 10 s": the key, and the word's begin */
            char key[32];
            snprintf(key, sizeof key, "%.*s", (int)length + 2, item);
            if (!strstr(now, key))
                fail_msg("%d columns: no '%s' in: %s", columns, key, now);
        }
        snprintf(before, sizeof before, "%s", now);
    }
}

/* What leaves, what goes back and both of the ten seconds, before what is needed now and then. */
static void a_footer_without_room_for_all_has_what_matters_most(void **state)
{
    (void)state;
    start_hold(24, 60);
    emulator_type("n ");
    assert_true(emulator_wait_for("Space goes on"));
    assert_non_null(strstr(footer_at(60), "q leave"));
    assert_non_null(strstr(footer_at(80), "b back   + 10 s   - 10 s   q leave"));
    assert_non_null(strstr(footer_at(130), ", settings   q leave"));
    assert_null(strstr(emulator_row(23), "easier")); /* there is no such form, */
    assert_null(strstr(emulator_row(23), "load"));   /* nor a load */
    emulator_stop();

    open_home(24, 80);
    assert_true(emulator_shows("e exercises   p steps   , settings   q leave"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, fixture_stop)
    const struct CMUnitTest tests[] = {
        TEST(caps_lock_takes_nothing_from_a_session),
        TEST(caps_lock_takes_nothing_from_the_map),
        TEST(caps_lock_takes_nothing_from_the_help),
        TEST(a_capital_in_the_table_is_itself),
        TEST(the_key_in_its_place_counts_on_another_layout),
        TEST(a_key_that_means_nothing_says_where_the_keys_are),
        TEST(a_wider_window_only_ever_adds_keys),
        TEST(a_footer_without_room_for_all_has_what_matters_most),
        TEST(the_word_about_the_keys_leaves_narrow_footers_whole),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
