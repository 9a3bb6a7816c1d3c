// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The library of exercises as a person meets it. */
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void open_library(int rows, int columns, const char *arguments)
{
    fixture_limber(rows, columns, arguments, NULL);
    assert_true(emulator_wait_for("What is tight today?"));
    emulator_type("e");
    assert_true(emulator_wait_for(" of them"));
}

/* Types into the filter and waits for what it must select. */
static void find(const char *words, const char *then)
{
    emulator_type("/");
    emulator_type(words);
    assert_true(emulator_wait_for(words));
    emulator_type("\r");
    assert_true(emulator_wait_for(then));
}

static void it_lists_every_exercise_by_kind(void **state)
{
    (void)state;
    open_library(40, 100, "");
    assert_true(emulator_shows("Warming up"));
    assert_true(emulator_shows("A-skip"));
    emulator_type("G");
    assert_true(emulator_wait_for("Letting go"));
}

static void an_exercise_says_all_it_knows(void **state)
{
    (void)state;
    open_library(44, 110, "");
    find("standing quad", "Standing quad stretch");
    assert_true(emulator_wait_for("Felt in  quads"));
    assert_true(emulator_shows("Dose     2 x hold 30 s, each side"));
    assert_true(emulator_shows("Mistake"));
    assert_true(emulator_shows("Caution"));
    assert_true(emulator_shows("Sources"));
}

static void the_end_of_its_words_is_not_past_them(void **state)
{
    (void)state;
    open_library(12, 40, "");
    find("standing quad", "Standing quad stretch");
    emulator_type("\r");
    assert_true(emulator_wait_for("Felt in"));
    emulator_type("G");
    assert_true(emulator_wait_for("Sources"));
    assert_true(emulator_wait_gone("Felt in"));
}

static void it_is_found_by_muscle_kind_and_prop(void **state)
{
    (void)state;
    open_library(40, 100, "");
    find("massage calves", "Foam roll calves");
    assert_false(emulator_shows("A-skip"));
    emulator_type("\033");
    assert_true(emulator_wait_for(" of them"));
    find("pillow", "Open book"); /* it stands among what it needs alone */
    assert_false(emulator_shows("A-skip"));
    emulator_type("\033");
    assert_true(emulator_wait_for(" of them"));
}

static void enter_shows_the_row_that_is_chosen_while_typing(void **state)
{
    (void)state;
    open_library(40, 100, "");
    emulator_type("/calf raise");
    assert_true(emulator_wait_for("/calf raise_"));
    assert_true(emulator_shows("Enter show"));
    assert_true(emulator_wait_cursor_on("Quick calf raises"));
    emulator_type("\033OB");
    assert_true(emulator_wait_cursor_on("March on the spot"));
    emulator_type("\r");
    assert_true(emulator_wait_gone("/calf raise_"));
    assert_true(emulator_wait_cursor_on("March on the spot"));
}

static void what_nothing_fits_says_so(void **state)
{
    (void)state;
    open_library(40, 100, "");
    find("zzz", "Nothing matches");
    emulator_type("+-\r");
    assert_true(emulator_wait_for("Nothing matches"));
}

static void keys_go_to_the_harder_form(void **state)
{
    (void)state;
    open_library(40, 110, "");
    find("calf raise, straight", "also called");
    assert_true(emulator_wait_for("+ harder"));
    emulator_type("+");
    assert_true(emulator_wait_gone("/calf raise"));
    assert_true(emulator_wait_cursor_on("Single-leg calf raise"));
}

static void keys_go_to_the_easier_form(void **state)
{
    (void)state;
    open_library(40, 110, "");
    find("calf raise, bent", "also called");
    assert_true(emulator_wait_for("- easier"));
    emulator_type("-");
    assert_true(emulator_wait_cursor_on("Seated soleus raise"));
}

/* ---- following a form, and the way back ---- */

static void the_line_of_a_form_shows_its_key(void **state)
{
    (void)state;
    open_library(40, 110, "--no-motion");
    find("calf raise, straight", "also called");
    assert_true(emulator_wait_for("Harder + Single-leg calf raise"));
    int row = emulator_row_of("Harder +");
    EmulatorCell key = {0}, name = {0};
    for (int column = 0; column < 110; column++)
        if (emulator_cell(row, column).code == '+') {
            key = emulator_cell(row, column);
            name = emulator_cell(row, column + 2);
        }
    assert_true(key.bold && key.colored);
    assert_false(name.bold);
    assert_true(emulator_shows("Easier   ")); /* in words: no key leads there */
}

static void a_click_on_the_line_of_a_form_follows_it(void **state)
{
    (void)state;
    open_library(40, 110, "--no-motion");
    find("calf raise, straight", "also called");
    assert_true(emulator_wait_for("Harder +"));
    emulator_click(emulator_row_of("Easier   "), 60);
    emulator_click(emulator_row_of("Harder +"), 60);
    assert_true(emulator_wait_cursor_on("Single-leg calf raise"));
}

static void the_way_back_from_a_form_is_the_way_there(void **state)
{
    (void)state;
    open_library(40, 110, "--no-motion");
    find("calf raise, bent", "also called");
    emulator_type("-");
    assert_true(emulator_wait_cursor_on("Seated soleus raise"));
    assert_true(emulator_wait_for("Esc goes back to Calf raise, bent"));
    emulator_type("\033");
    assert_true(emulator_wait_for("/calf raise, bent"));
    assert_true(emulator_wait_cursor_on("Calf raise, bent"));
    emulator_type("-");
    assert_true(emulator_wait_for("Esc goes back to Calf raise, bent"));
    emulator_type("\177");
    assert_true(emulator_wait_for("/calf raise, bent"));
}

static void a_filter_that_stays_stands_beside_the_way_back(void **state)
{
    (void)state;
    open_library(40, 110, "--no-motion");
    find("soleus", "Seated soleus raise");
    emulator_type("G");
    assert_true(emulator_wait_cursor_on("Seated soleus raise"));
    emulator_type("+");
    assert_true(emulator_wait_for("/soleus  Esc goes back to Seated soleus raise"));
    emulator_type("\033");
    assert_true(emulator_wait_gone("Esc goes back"));
    assert_true(emulator_shows("/soleus"));
}

/* Who goes on in the list has no way back any more: Esc leads home as ever. */
static void moving_on_forgets_the_way_back(void **state)
{
    (void)state;
    open_library(40, 110, "--no-motion");
    find("calf raise, bent", "also called");
    emulator_type("-");
    assert_true(emulator_wait_for("Esc goes back to"));
    emulator_type("j");
    assert_true(emulator_wait_for(" of them"));
    emulator_type("\033");
    assert_true(emulator_wait_for("What is tight today?"));
}

static void the_way_back_in_a_small_window_ends_at_the_list(void **state)
{
    (void)state;
    open_library(40, 60, "--no-motion");
    find("calf raise, bent", "Calf raise, bent");
    emulator_type("\r");
    assert_true(emulator_wait_for("Easier - Seated soleus raise"));
    emulator_click(emulator_row_of("Easier -"), 20);
    assert_true(emulator_wait_for("Esc goes back to Calf raise, bent"));
    emulator_type("\033");
    assert_true(emulator_wait_for("Easier - Seated soleus raise"));
    emulator_type("\033");
    assert_true(emulator_wait_gone("Easier -"));
    assert_true(emulator_wait_cursor_on("Calf raise, bent"));
}

static void the_wheel_turns_what_it_is_over(void **state)
{
    (void)state;
    open_library(24, 100, "--no-motion");
    assert_true(emulator_wait_for("also called"));
    emulator_wheel(15, 90, true);
    emulator_wheel(15, 90, true);
    assert_true(emulator_wait_gone("also called"));
    assert_true(emulator_wait_cursor_on("A-skip"));
    emulator_wheel(10, 10, true);
    assert_true(emulator_wait_for("also called"));
}

static void the_figure_moves(void **state)
{
    size_t before, after;
    (void)state;
    open_library(32, 100, "");
    emulator_raw(&before);
    for (int i = 0; i < 100; i++) {
        emulator_pump(50);
        emulator_raw(&after);
        if (after > before + 200)
            return;
    }
    fail_msg("nothing moved");
}

static void without_motion_it_stands_still(void **state)
{
    size_t before, after;
    (void)state;
    open_library(32, 100, "--no-motion");
    emulator_pump(300);
    emulator_raw(&before);
    emulator_pump(700);
    emulator_raw(&after);
    assert_int_equal(after, before);
}

/* Cells in the arrow's blue, in the figure's part of the window. */
static int arrow_cells(void)
{
    int count = 0;
    for (int row = 1; row < 16; row++)
        for (int column = 42; column < 100; column++) {
            EmulatorCell cell = emulator_cell(row, column);
            count += cell.code > ' ' && cell.foreground.blue > cell.foreground.red + 60;
        }
    return count;
}

static void at_rest_an_arrow_shows_the_way(void **state)
{
    (void)state;
    open_library(32, 100, "--no-motion");
    find("half-kneel", "psoas");
    assert_true(arrow_cells() > 2);
    emulator_stop();
    open_library(32, 100, "");
    find("half-kneel", "psoas");
    assert_int_equal(arrow_cells(), 0);
}

static void a_view_from_above_says_so(void **state)
{
    (void)state;
    open_library(32, 100, "");
    find("lying twist", "spinal");
    assert_true(emulator_wait_for("from above"));
    emulator_type("\033");
    assert_true(emulator_wait_for(" of them"));
    find("cat-cow", "low back, upper back");
    assert_true(emulator_wait_gone("from above"));
}

static void a_small_window_shows_the_exercise_on_a_key(void **state)
{
    (void)state;
    open_library(12, 40, "");
    emulator_type("\r");
    assert_true(emulator_wait_for("also called"));
    assert_true(emulator_wait_cursor_on("A-skip"));
    assert_true(emulator_shows("d more")); /* while there is more below */
    assert_true(emulator_shows("Esc list"));
    emulator_type("dddddddd");
    assert_true(emulator_wait_gone("d more"));
    emulator_type("\033");
    assert_true(emulator_wait_gone("Sources"));
    assert_true(emulator_shows("Ankle bounces"));
}

static void a_routine_leads_to_its_own_exercises(void **state)
{
    (void)state;
    fixture_limber(40, 110, "", NULL);
    assert_true(emulator_wait_for("Rest-day mobility"));
    emulator_type("/quick stretch\t");
    assert_true(emulator_wait_for("Stretch until snug"));
    emulator_type("x");
    assert_true(emulator_wait_for("of one routine"));
    assert_true(emulator_wait_for("Standing quad stretch"));
    assert_false(emulator_shows("A-skip"));
    emulator_type("\033");
    assert_true(emulator_wait_for("A-skip"));
    emulator_type("q");
    assert_true(emulator_wait_for("/quick stretch"));
}

static void help_lists_its_keys(void **state)
{
    (void)state;
    open_library(40, 100, "");
    emulator_type("?");
    assert_true(emulator_wait_for("to the harder form"));
    emulator_click(34, 20); /* closes it, and chooses nothing */
    assert_true(emulator_wait_gone("to the harder form"));
    assert_true(emulator_wait_cursor_on("A-skip"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, fixture_stop)
    const struct CMUnitTest tests[] = {
        TEST(it_lists_every_exercise_by_kind),
        TEST(an_exercise_says_all_it_knows),
        TEST(the_end_of_its_words_is_not_past_them),
        TEST(it_is_found_by_muscle_kind_and_prop),
        TEST(enter_shows_the_row_that_is_chosen_while_typing),
        TEST(what_nothing_fits_says_so),
        TEST(keys_go_to_the_harder_form),
        TEST(keys_go_to_the_easier_form),
        TEST(the_line_of_a_form_shows_its_key),
        TEST(a_click_on_the_line_of_a_form_follows_it),
        TEST(the_way_back_from_a_form_is_the_way_there),
        TEST(a_filter_that_stays_stands_beside_the_way_back),
        TEST(moving_on_forgets_the_way_back),
        TEST(the_way_back_in_a_small_window_ends_at_the_list),
        TEST(the_wheel_turns_what_it_is_over),
        TEST(the_figure_moves),
        TEST(without_motion_it_stands_still),
        TEST(at_rest_an_arrow_shows_the_way),
        TEST(a_view_from_above_says_so),
        TEST(a_small_window_shows_the_exercise_on_a_key),
        TEST(a_routine_leads_to_its_own_exercises),
        TEST(help_lists_its_keys),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
