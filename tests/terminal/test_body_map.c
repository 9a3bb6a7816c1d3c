// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* "What is tight today?" as a person meets it: the map, the list in its place, the routines that
 * follow, without colour and in ASCII, by keys and by clicks. */
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void open_map(int rows, int columns, const char *arguments, const char *const *environment)
{
    fixture_limber(rows, columns, arguments, environment);
    assert_true(emulator_wait_for("What is tight today?"));
    emulator_type("t");
    assert_true(emulator_wait_for("Left front of thigh"));
}

static void the_map_names_what_the_cursor_is_on(void **state)
{
    (void)state;
    open_map(30, 100, "", NULL);
    assert_true(emulator_shows("Front"));
    assert_true(emulator_shows("Back"));
    assert_true(emulator_shows("Soles"));
    emulator_type("j");
    assert_true(emulator_wait_for("Left just above kneecap"));
    emulator_type("jj");
    assert_true(emulator_wait_for("Left below kneecap"));
    int row, column;
    bool visible;
    emulator_cursor(&row, &column, &visible);
    assert_false(visible); /* it stands there all the same */
    assert_true(emulator_cell(row, column).filled);
}

/* From the front her left is on the viewer's right, and the map says so. */
static void sides_are_said_in_words(void **state)
{
    (void)state;
    open_map(30, 100, "", NULL);
    for (int row = 0; row < 30; row++) {
        const char *line = emulator_row(row), *right = strstr(line, "right");
        if (!right || !strstr(line, "left"))
            continue;
        assert_true(right < strstr(line, "left")); /* front */
        assert_true(strstr(strstr(right, "left") + 4, "left") <
                    strstr(right + 5, "right")); /* back */
        return;
    }
    fail_msg("no row with the sides");
}

static void chosen_places_lead_to_routines_the_best_first(void **state)
{
    (void)state;
    open_map(30, 110, "", NULL);
    emulator_type(" ");
    assert_true(emulator_wait_for("front of thigh"));
    emulator_type("j ");
    assert_true(emulator_wait_for("quads"));
    emulator_type("\r");
    assert_true(emulator_wait_for("for tight quads"));
    assert_true(emulator_wait_for("The best first"));
    assert_true(emulator_wait_for("For tight quads above the knee; felt in quads"));
    const char *first = emulator_row(emulator_row_of("The best first") + 1);
    assert_non_null(strstr(first, "Tight quads above the knee"));
    emulator_type("\033");
    assert_true(emulator_wait_for("Before a run"));
}

static void a_reason_in_the_list_is_not_cut_within_its_second_half(void **state)
{
    (void)state;
    open_map(24, 80, "", NULL);
    emulator_type("\r");
    assert_true(emulator_wait_for("For stiff hip flexors"));
    assert_false(emulator_shows("felt in…"));
    assert_false(emulator_shows("front…"));
}

static void enter_alone_takes_the_place_under_the_cursor(void **state)
{
    (void)state;
    open_map(30, 110, "", NULL);
    emulator_type("\r");
    assert_true(emulator_wait_for("for tight front of thigh"));
}

static void going_back_changes_nothing(void **state)
{
    (void)state;
    open_map(30, 100, "", NULL);
    emulator_type(" ");
    assert_true(emulator_wait_for("chosen"));
    emulator_type("\033");
    assert_true(emulator_wait_for("Before a run"));
}

static void a_click_chooses_what_it_hits(void **state)
{
    char click[64];
    int row, column;
    bool visible;
    (void)state;
    open_map(30, 100, "", NULL);
    emulator_type("j");
    assert_true(emulator_wait_for("Left just above kneecap"));
    emulator_cursor(&row, &column, &visible);
    emulator_type("jj");
    assert_true(emulator_wait_for("Left below kneecap"));
    snprintf(click, sizeof click, "\033[<0;%d;%dM\033[<0;%d;%dm", column + 1, row + 1, column + 1,
             row + 1);
    emulator_type(click);
    assert_true(emulator_wait_for("Left just above kneecap  chosen"));
}

static void a_small_window_lists_the_places(void **state)
{
    (void)state;
    open_map(12, 40, "", NULL);
    emulator_type(" ");
    assert_true(emulator_wait_for("[x]"));
    emulator_type("l");
    emulator_type(" ");
    assert_true(emulator_wait_for("Right front of thigh            [x]"));
    emulator_type("\r");
    assert_true(emulator_wait_for("The best first"));
}

static void it_is_drawn_in_ascii(void **state)
{
    (void)state;
    open_map(24, 80, "--ascii", NULL);
    emulator_type(" ");
    assert_true(emulator_wait_for("chosen"));
    assert_true(emulator_shows("@@"));
    emulator_type("j");
    assert_true(emulator_wait_for("just above kneecap"));
    assert_true(emulator_shows("##"));
    size_t size;
    const char *raw = emulator_raw(&size);
    for (size_t i = 0; i < size; i++)
        assert_true((unsigned char)raw[i] < 0x80);
}

/* By its sign alone: what the cursor is on, chosen or not, and what is chosen elsewhere. */
static void in_ascii_the_cursor_and_what_is_chosen_have_signs(void **state)
{
    int row, column;
    bool visible;
    (void)state;
    open_map(30, 100, "--ascii --no-color", NULL);
    emulator_cursor(&row, &column, &visible);
    assert_int_equal(emulator_cell(row, column).code, 'o');
    emulator_type(" ");
    assert_true(emulator_wait_for("chosen"));
    assert_int_equal(emulator_cell(row, column).code, '@');
    emulator_type("j");
    assert_true(emulator_wait_for("just above kneecap"));
    assert_int_equal(emulator_cell(row, column).code, '#');
}

static void blocks_draw_the_map_as_they_draw_figures(void **state)
{
    int row, column;
    bool visible;
    (void)state;
    fixture_own_routine("../config.yaml", "figures: blocks\n");
    open_map(30, 100, "--no-color", NULL);
    emulator_type(" j");
    assert_true(emulator_wait_for("Left just above kneecap"));
    assert_true(emulator_shows("\u2588\u2588"));
    assert_true(emulator_shows("\u2591\u2591"));
    emulator_cursor(&row, &column, &visible);
    assert_true(emulator_cell(row, column).reverse);
    for (row = 0; row < 30; row++)
        for (column = 0; column < 100; column++)
            assert_false(emulator_cell(row, column).code >> 8 == 0x28); /* braille */
    fixture_own_routine("../config.yaml", "sound: true\n");
}

static void the_cursor_is_seen_without_colour(void **state)
{
    static const char *const environment[] = {"NO_COLOR=1", NULL};
    int row, column;
    bool visible;
    (void)state;
    open_map(30, 100, "", environment);
    emulator_cursor(&row, &column, &visible);
    assert_true(emulator_cell(row, column).reverse);
    emulator_type(" ");
    assert_true(emulator_wait_for("chosen"));
    assert_true(emulator_cell(row, column).code == 0x28ff);
}

static void the_map_has_its_own_help(void **state)
{
    (void)state;
    open_map(30, 100, "", NULL);
    emulator_type("?");
    assert_true(emulator_wait_for("let go of all"));
    emulator_type("x");
    assert_true(emulator_wait_gone("let go of all"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, fixture_stop)
    const struct CMUnitTest tests[] = {
        TEST(the_map_names_what_the_cursor_is_on),
        TEST(sides_are_said_in_words),
        TEST(chosen_places_lead_to_routines_the_best_first),
        TEST(enter_alone_takes_the_place_under_the_cursor),
        TEST(a_reason_in_the_list_is_not_cut_within_its_second_half),
        TEST(going_back_changes_nothing),
        TEST(a_click_chooses_what_it_hits),
        TEST(a_small_window_lists_the_places),
        TEST(it_is_drawn_in_ascii),
        TEST(in_ascii_the_cursor_and_what_is_chosen_have_signs),
        TEST(blocks_draw_the_map_as_they_draw_figures),
        TEST(the_cursor_is_seen_without_colour),
        TEST(the_map_has_its_own_help),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
