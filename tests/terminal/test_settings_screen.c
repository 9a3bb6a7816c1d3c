// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The settings as a person meets them: what is chosen is seen at once and stands in the file. */
#include "fixture.h"

#include "base/array.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const char *config_path(void)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/limber/config.yaml", getenv("XDG_CONFIG_HOME"));
    return path;
}

static void write_config(const char *text)
{
    fixture_own_routine("none.yaml", NULL); /* makes the folder */
    FILE *file = fopen(config_path(), "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static const char *config(void)
{
    static char text[1024];
    FILE *file = fopen(config_path(), "r");
    text[file ? fread(text, 1, sizeof text - 1, file) : 0] = '\0';
    if (file)
        fclose(file);
    return text;
}

static int leave(void **state)
{
    unlink(config_path());
    return fixture_stop(state);
}

static void open_settings(int rows, int columns, const char *arguments)
{
    fixture_limber(rows, columns, arguments, NULL);
    assert_true(emulator_wait_for("What is tight today?"));
    emulator_type(",");
    assert_true(emulator_wait_for("words a minute"));
}

/* The row of the screen that is chosen. */
static int chosen_row(void)
{
    for (int row = 0; row < 32; row++)
        if (strncmp(emulator_row(row), " › ", strlen(" › ")) == 0)
            return row;
    return -1;
}

/* Presses a key until the row chosen shows something, and waits for what each press does. */
static void press_until(const char *key, const char *words)
{
    char before[1024];
    for (int i = 0; i < 20 && !strstr(emulator_row(chosen_row()), words); i++) {
        snprintf(before, sizeof before, "%s", emulator_row(chosen_row()));
        emulator_type(key);
        for (int wait = 0;
             wait < 1500 && (chosen_row() < 0 || strcmp(before, emulator_row(chosen_row())) == 0);
             wait++)
            emulator_pump(10);
    }
    assert_true(emulator_wait_for(words));
}

/* Down to a row. */
static void go_to(const char *label)
{
    char selected[64];
    snprintf(selected, sizeof selected, "› %s", label);
    press_until("j", selected);
}

static void what_is_chosen_stands_in_the_file_beside_its_comments(void **state)
{
    (void)state;
    write_config("# mine\nvolume: 30 # quiet\n");
    open_settings(32, 100, "");
    go_to("Volume");
    assert_true(emulator_shows("‹ 30 % ›"));
    emulator_type("l");
    assert_true(emulator_wait_for("‹ 35 % ›"));
    assert_string_equal(config(), "# mine\nvolume: 35 # quiet\n");
    emulator_type("hh");
    assert_true(emulator_wait_for("‹ 25 % ›"));
    go_to("Get set");
    emulator_type("lll");
    assert_true(emulator_wait_for("‹ 3 s ›"));
    assert_string_equal(config(), "# mine\nvolume: 25 # quiet\nprepare: 3s\n");
    emulator_type("\033");
    assert_true(emulator_wait_for("What is tight today?"));
}

/* Mistakes are told as `limber check` tells them. */
static void a_broken_file_is_told_of_and_left_alone(void **state)
{
    (void)state;
    static const char text[] = "volume: 30\nvolume: 20 # which?\n";
    write_config(text);
    open_settings(32, 100, "");
    assert_true(emulator_shows("config.yaml:2:1: error: 'volume' given twice"));
    go_to("Volume");
    emulator_type("l");
    assert_true(emulator_wait_for("nothing is written"));
    assert_true(emulator_shows("‹ 30 % ›"));
    assert_string_equal(config(), text);
}

static bool shows_figure_in(uint32_t from, uint32_t to)
{
    for (int row = 13; row < 30; row++)
        for (int column = 52; column < 99; column++) {
            uint32_t code = emulator_cell(row, column).code;
            if (code >= from && code <= to)
                return true;
        }
    return false;
}

static void a_figure_shows_how_figures_are_drawn(void **state)
{
    (void)state;
    open_settings(32, 100, "--no-motion");
    go_to("Figures");
    press_until("l", "‹ ascii ›");
    assert_false(shows_figure_in(0x2801, 0x28ff));
    press_until("l", "‹ braille ›");
    assert_true(shows_figure_in(0x2801, 0x28ff));
}

static void colours_follow_the_background_at_once(void **state)
{
    (void)state;
    open_settings(32, 100, "");
    EmulatorColor dark = emulator_cell(2, 1).foreground;
    go_to("Background");
    emulator_type("ll");
    assert_true(emulator_wait_for("‹ light ›"));
    EmulatorColor light = emulator_cell(2, 1).foreground;
    assert_memory_not_equal(&dark, &light, sizeof dark);
    emulator_type("h");
    assert_true(emulator_wait_for("‹ dark ›"));
    light = emulator_cell(2, 1).foreground;
    assert_memory_equal(&dark, &light, sizeof dark);
}

static void what_the_command_line_says_over_it_is_told(void **state)
{
    (void)state;
    open_settings(32, 100, "--volume 20");
    go_to("Volume");
    assert_true(emulator_wait_for("--volume 20 holds until you leave"));
    assert_true(emulator_shows("‹ 70 % ›"));
    go_to("Sounds");
    assert_true(emulator_wait_for("--no-sound: nothing sounds"));
}

static void the_keys_of_the_screen_before_are_listed(void **state)
{
    (void)state;
    open_settings(32, 100, "");
    go_to("Keys");
    assert_true(emulator_shows("what each one does"));
    assert_true(emulator_wait_for("follow this routine"));
    assert_true(emulator_shows("Enter l Right "));
}

static void a_voice_is_told_with_whose_it_is(void **state)
{
    (void)state;
    open_settings(32, 100, "");
    assert_true(emulator_wait_for("○ espeak-ng English (America)"));
}

/* A row of its own before it, and none of the text's. */
static void what_is_wrong_stands_apart_from_what_a_setting_is(void **state)
{
    (void)state;
    open_settings(32, 100, "");
    assert_true(emulator_wait_for("--no-sound: nothing sounds"));
    int row = emulator_row_of("--no-sound: nothing sounds");
    assert_null(strstr(emulator_row(row - 1), "language"));
    assert_non_null(strstr(emulator_row(row - 2), "language"));
}

static void themes_of_this_machine_are_there_to_choose(void **state)
{
    (void)state;
    open_settings(32, 100, "");
    go_to("Sounds");
    static const char *const themes[] = {"○ bright", "○ calm", "○ soft", "○ wood"};
    for (size_t i = 0; i < COUNT_OF(themes); i++)
        assert_true(emulator_wait_for(themes[i]));
    emulator_type("l");
    assert_true(emulator_wait_for("‹ bright ›"));
    assert_string_equal(config(), "theme: bright\n");
    emulator_type("h");
    assert_true(emulator_wait_for("● auto"));
    assert_string_equal(config(), "theme: auto\n");
}

static void a_small_window_has_all_of_it(void **state)
{
    (void)state;
    open_settings(12, 40, "");
    go_to("Mouse");
    assert_true(emulator_shows("Mouse        ‹ on ›"));
    assert_true(emulator_shows("on: clicks and the wheel work in"));
}

static void a_click_on_the_chosen_row_changes_it(void **state)
{
    (void)state;
    open_settings(32, 100, "");
    go_to("Motion");
    emulator_click(chosen_row(), 20);
    assert_true(emulator_wait_for("‹ still ›"));
    assert_string_equal(config(), "motion: false\n");
}

/* ---- in a session ---- */

static void the_session_stands_still_behind_the_settings(void **state)
{
    (void)state;
    char arguments[400];
    snprintf(arguments, sizeof arguments, "start %s", fixture_routine("short.yaml", fixture_short));
    fixture_limber(32, 100, arguments, NULL);
    assert_true(emulator_wait_for("Get set"));
    emulator_type("n");
    assert_true(emulator_wait_for("Heel down"));
    emulator_type(",");
    assert_true(emulator_wait_for("words a minute"));
    go_to("Get set");
    assert_true(emulator_wait_for("From the next session on."));
    emulator_pump(6000); /* a good part of what is left of the hold */
    emulator_type(",");
    assert_true(emulator_wait_for("Going on"));
    assert_true(emulator_wait_for("Heel down"));
}

static void the_figure_of_a_session_is_drawn_by_what_was_chosen(void **state)
{
    (void)state;
    write_config("figures: braille\n");
    fixture_limber(32, 100, "start prerun-quick-5 --no-motion --no-log", NULL);
    assert_true(emulator_wait_for("Get set"));
    emulator_type(",");
    assert_true(emulator_wait_for("words a minute"));
    go_to("Figures");
    press_until("l", "‹ ascii ›");
    emulator_type("\033");
    assert_true(emulator_wait_for("Get set"));
    for (int row = 0; row < 32; row++)
        for (int column = 0; column < 100; column++) {
            uint32_t code = emulator_cell(row, column).code;
            assert_false(code >= 0x2801 && code <= 0x28ff);
        }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, leave)
    const struct CMUnitTest tests[] = {
        TEST(what_is_chosen_stands_in_the_file_beside_its_comments),
        TEST(a_broken_file_is_told_of_and_left_alone),
        TEST(a_figure_shows_how_figures_are_drawn),
        TEST(colours_follow_the_background_at_once),
        TEST(what_the_command_line_says_over_it_is_told),
        TEST(the_keys_of_the_screen_before_are_listed),
        TEST(a_voice_is_told_with_whose_it_is),
        TEST(what_is_wrong_stands_apart_from_what_a_setting_is),
        TEST(themes_of_this_machine_are_there_to_choose),
        TEST(a_small_window_has_all_of_it),
        TEST(a_click_on_the_chosen_row_changes_it),
        TEST(the_session_stands_still_behind_the_settings),
        TEST(the_figure_of_a_session_is_drawn_by_what_was_chosen),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
