// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Home as a person meets it: the list, finding, the preview, help, a damaged file. */
#include "fixture.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include <cmocka.h>

static void open_home(int rows, int columns)
{
    fixture_limber(rows, columns, "", NULL);
    assert_true(emulator_wait_for("Rest-day mobility"));
}

static void it_lists_what_ships_by_occasion(void **state)
{
    (void)state;
    open_home(40, 100);
    assert_true(emulator_shows("Before a run"));
    assert_true(emulator_shows("After a run"));
    assert_true(emulator_shows("Quick stretch"));
    assert_true(emulator_shows("4:50"));
}

static void the_shortest_of_an_occasion_comes_first(void **state)
{
    (void)state;
    open_home(40, 100);
    assert_int_equal(emulator_row_of("Tune-up before   "), emulator_row_of("Before a run") + 1);
    assert_int_equal(emulator_row_of("Tune-up after   "), emulator_row_of("After a run") + 1);
    assert_true(emulator_row_of("Full stretch") < emulator_row_of("Long-run recovery"));
    assert_int_equal(emulator_row_of("Achilles and calf"), emulator_row_of("Care") + 1);
}

static void a_physio_only_routine_is_not_offered(void **state)
{
    (void)state;
    open_home(50, 100);
    assert_false(emulator_shows("physio only"));
}

static void typing_narrows_the_list(void **state)
{
    (void)state;
    open_home(40, 100);
    emulator_type("/achil");
    assert_true(emulator_wait_gone("Evening unwind"));
    assert_true(emulator_wait_for("Achilles and calf tightness"));
    emulator_type("\033");
    assert_true(emulator_wait_for("Evening unwind"));
}

static void one_key_says_how_many_minutes_there_are(void **state)
{
    (void)state;
    fixture_own_routine("a.yaml", "limber: 1\ntitle: Zebra\nwhen: any\nsteps:\n"
                                  "  - {name: Starred, hold: 4m, prepare: 30s, core: true}\n"
                                  "  - {name: Not so, time: 5m, prepare: 30s}\n");
    open_home(40, 100);
    assert_true(emulator_shows("What does your body want today?"));
    emulator_type("m");
    assert_true(emulator_wait_for("I have 5 minutes"));
    emulator_type("m");
    assert_true(emulator_wait_for("I have 10 minutes"));
    emulator_type("m");
    assert_true(emulator_wait_for("I have 15 minutes"));
    emulator_type("m");
    assert_true(emulator_wait_for("What does your body want today?"));
    emulator_type("mm/zebra");
    assert_true(emulator_wait_for("All of it fits into the time."));
    emulator_type("\033");
    assert_true(emulator_wait_for("I have 10 minutes"));
    emulator_type("mmm/zebra");
    assert_true(emulator_wait_for("For 5 min: 4:30 of 10:00"));
    assert_true(emulator_shows("Left out: Not so"));
    emulator_type("\r");
    assert_true(emulator_wait_for("Enter begin"));
    emulator_type("\r");
    assert_true(emulator_wait_for("Get set"));
    assert_true(emulator_shows("For 5 min: 1 step left out."));
    emulator_stop();
    fixture_own_routine("a.yaml", NULL);
}

static void enter_starts_the_row_that_is_chosen_while_typing(void **state)
{
    (void)state;
    fixture_own_routine("a.yaml", "limber: 1\ntitle: Zebra one\nwhen: any\nsteps:\n"
                                  "  - {name: First of one, hold: 30s, prepare: 30s}\n");
    fixture_own_routine("b.yaml", "limber: 1\ntitle: Zebra two\nwhen: any\nsteps:\n"
                                  "  - {name: First of two, hold: 30s, prepare: 30s}\n");
    open_home(40, 100);
    emulator_type("/zebra");
    assert_true(emulator_wait_for("/zebra_"));
    assert_true(emulator_shows("Enter start"));
    assert_true(emulator_shows("Esc clear"));
    assert_true(emulator_wait_cursor_on("Zebra one"));
    emulator_type("\033OB");
    assert_true(emulator_wait_cursor_on("Zebra two"));
    emulator_type("\r");
    assert_true(emulator_wait_for("Get set"));
    assert_true(emulator_shows("Zebra two"));
    emulator_stop();
    fixture_own_routine("a.yaml", NULL);
    fixture_own_routine("b.yaml", NULL);
}

static bool is_cursor_seen(void)
{
    int row, column;
    bool visible;
    emulator_cursor(&row, &column, &visible);
    return visible;
}

static void the_cursor_is_seen_on_what_is_chosen_where_settings_say_so(void **state)
{
    (void)state;
    open_home(40, 100);
    assert_true(emulator_wait_cursor_on("Tune-up before"));
    assert_false(is_cursor_seen());
    emulator_stop();
    fixture_own_routine("../config.yaml", "cursor: follow\n");
    open_home(40, 100);
    assert_true(emulator_wait_cursor_on("Tune-up before"));
    assert_true(is_cursor_seen());
    emulator_stop();
    fixture_own_routine("../config.yaml", NULL);
}

static void what_nothing_fits_says_so(void **state)
{
    (void)state;
    open_home(40, 100);
    emulator_type("/zzz");
    assert_true(emulator_wait_for("Nothing matches"));
    emulator_type("\r\r\r");
    assert_true(emulator_wait_for("Nothing matches"));
}

static void the_preview_follows_the_selection(void **state)
{
    (void)state;
    open_home(40, 110);
    emulator_type("/quick stretch\t");
    assert_true(emulator_wait_for("Standing quad stretch"));
    assert_true(emulator_wait_for("hold 20 s, each side"));
    assert_true(emulator_wait_for("Stretch until snug, never sore."));
}

static void a_small_window_shows_the_preview_on_a_key(void **state)
{
    (void)state;
    fixture_limber(12, 40, "", NULL);
    assert_true(emulator_wait_for("Before a run"));
    emulator_type("/quick stretch");
    assert_true(emulator_wait_for("/quick stretch_"));
    emulator_type("\t");
    assert_true(emulator_wait_gone("/quick stretch_"));
    emulator_type("p");
    assert_true(emulator_wait_for("six stretches"));
    emulator_type("\033");
    assert_true(emulator_wait_gone("six stretches"));
}

static void a_click_on_a_step_opens_its_exercise(void **state)
{
    (void)state;
    open_home(40, 110);
    emulator_type("/quick stretch\t");
    assert_true(emulator_wait_for("Standing hip flexor stretch"));
    int row = emulator_row_of("Standing hip flexor stretch");
    emulator_click(row + 1, 70); /* the step's second line, with its dose */
    assert_true(emulator_wait_for("of one routine"));
    assert_true(emulator_wait_cursor_on("Standing hip flexor stretch"));
    emulator_type("q");
    assert_true(emulator_wait_for("/quick stretch"));
    emulator_type("x");
    assert_true(emulator_wait_cursor_on("Standing quad stretch"));
}

static void a_click_on_a_step_in_a_small_window_shows_its_exercise(void **state)
{
    (void)state;
    fixture_limber(30, 60, "--no-motion", NULL);
    assert_true(emulator_wait_for("Before a run"));
    emulator_type("/quick stretch\tp");
    assert_true(emulator_wait_for("Standing hip flexor stretch"));
    emulator_click(emulator_row_of("Standing hip flexor stretch"), 10);
    assert_true(emulator_wait_for("also called"));
}

static void the_wheel_over_the_preview_scrolls_it(void **state)
{
    (void)state;
    fixture_limber(20, 110, "", NULL);
    assert_true(emulator_wait_for("Before a run"));
    emulator_type("/full stretch\t");
    assert_true(emulator_wait_gone("_"));
    assert_true(emulator_wait_cursor_on("Full stretch"));
    assert_false(emulator_shows(" 6  "));
    emulator_wheel(10, 90, true);
    emulator_wheel(10, 90, true);
    emulator_wheel(10, 90, true);
    assert_true(emulator_wait_for(" 6  "));
    assert_true(emulator_wait_cursor_on("Full stretch"));
}

static void the_cursor_sits_on_the_selected_row(void **state)
{
    (void)state;
    open_home(40, 100);
    emulator_type("/desk");
    assert_true(emulator_wait_for("/desk_"));
    emulator_type("\r");
    assert_true(emulator_wait_cursor_on("Desk-runner"));
}

static void a_persons_own_routine_comes_first_and_starts(void **state)
{
    (void)state;
    fixture_own_routine("mine.yaml", fixture_short);
    open_home(40, 100);
    assert_true(emulator_wait_for("Yours"));
    assert_true(emulator_wait_for("Short and sweet"));
    emulator_type("/sweet\r");
    assert_true(emulator_wait_for("Get set"));
    emulator_type("q\r");
    assert_true(emulator_wait_for("steps in full"));
    emulator_type("\r");
    assert_true(emulator_wait_for("Yours"));
}

static void a_damaged_routine_is_listed_with_its_mistake(void **state)
{
    (void)state;
    fixture_own_routine("broken.yaml",
                        "limber: 1\ntitle: X\nwhen: any\nsteps: [{name: A, hodl: 9s}]\n");
    open_home(40, 110);
    emulator_type("/broken\t");
    assert_true(emulator_wait_for("has mistakes"));
    assert_true(emulator_wait_for("did you mean 'hold'"));
}

static const char prescription[] = "limber: 1\n"
                                   "title: Aa knee\n"
                                   "when: rehab\n"
                                   "for: {client: J. Runner, from: 2020-01-01, times: 2/day}\n"
                                   "steps: [{name: Hold, hold: 35s}]\n";

static void what_is_due_today_stands_on_top(void **state)
{
    (void)state;
    fixture_own_routine("prescribed.yaml", prescription);
    open_home(40, 120);
    assert_true(emulator_wait_for("Today"));
    assert_true(emulator_wait_for("due"));
    assert_true(emulator_wait_for("0 of 2 today"));
    assert_true(emulator_wait_cursor_on("Aa knee"));
    fixture_own_routine("prescribed.yaml", "limber: 1\n");
}

/* A lock on the log's folder, as another program has it. */
static int lock_folder(int how)
{
    char folder[128];
    snprintf(folder, sizeof folder, "%s/limber", getenv("HOME"));
    int held = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    assert_int_equal(flock(held, how), 0);
    return held;
}

/* What cannot be read gives no all-clear, and what was done is not guessed at. Whoever else reads
 * keeps it from being put aside, after which all is well again. */
static void a_log_that_cannot_be_read_is_said_in_place_of_what_is_due(void **state)
{
    (void)state;
    char log[] = "no log, but a file of another kind, and long enough to be looked into. It is left"
                 " as it is, whatever it may be that somebody has written into it in this place.";
    fixture_own_routine("prescribed.yaml", prescription);
    fixture_routine("limber/log.db", log);
    int held = lock_folder(LOCK_SH);
    open_home(40, 120);
    assert_true(emulator_wait_for("Today: the log is damaged, and was not read"));
    assert_true(emulator_wait_for("Aa knee")); /* it is there, among the person's own */
    assert_false(emulator_shows("0 of 2 today"));
    close(held);
    fixture_own_routine("prescribed.yaml", "limber: 1\n");
}

/* Another program may hold the log for as long as it likes. */
static void home_is_drawn_and_left_while_the_log_is_held(void **state)
{
    (void)state;
    fixture_own_routine("prescribed.yaml", prescription);
    int held = lock_folder(LOCK_EX);
    open_home(40, 120);
    assert_true(emulator_wait_for("Today: the log is in use by another program"));
    emulator_type("q");
    assert_int_equal(emulator_wait_end(), 0);
    close(held);
    fixture_own_routine("prescribed.yaml", "limber: 1\n");
}

static void a_session_that_could_not_be_logged_says_so_at_its_end(void **state)
{
    (void)state;
    fixture_own_routine("mine.yaml", fixture_short);
    open_home(40, 100);
    int held = lock_folder(LOCK_EX);
    emulator_type("/sweet\r\r");
    assert_true(emulator_wait_for("Get set"));
    emulator_type("q\r");
    assert_true(emulator_wait_for("steps in full"));
    assert_true(emulator_wait_for("not logged: another program holds the log"));
    emulator_type("\r");
    assert_true(emulator_wait_for("Yours"));
    assert_true(emulator_wait_for("not logged: another program holds the log"));
    emulator_type("q");
    assert_true(emulator_wait_for("limber: not logged: another program holds the log"));
    close(held);
}

/* The column of the last character of a row that has text. */
static int last_column(int row, int columns)
{
    for (int column = columns - 1; column > 0; column--) {
        uint32_t code = emulator_cell(row, column).code;
        if (code != 0 && code != ' ')
            return column;
    }
    return -1;
}

static void wide_and_combining_characters_never_misalign(void **state)
{
    (void)state;
    fixture_own_routine("wide.yaml", "limber: 1\n"
                                     "title: \"\u819d\u306e\u30ea\u30cf\u30d3 e\u0301e\u0302\"\n"
                                     "when: any\n"
                                     "steps: [{name: Hold, hold: 35s}]\n");
    fixture_limber(33, 80, "", NULL);
    assert_true(emulator_wait_for("Full stretch"));
    assert_true(emulator_wait_for("Yours"));
    int wide = -1, plain = -1;
    for (int row = 0; row < 38; row++) {
        if (strstr(emulator_row(row), "\xe8\x86\x9d"))
            wide = row;
        if (strstr(emulator_row(row), "Full stretch"))
            plain = row;
    }
    assert_true(wide > 0 && plain > 0);
    assert_int_equal(last_column(wide, 80), last_column(plain, 80));
    fixture_own_routine("wide.yaml", "limber: 1\n");
}

static void a_click_selects_and_a_second_one_starts(void **state)
{
    char click[64];
    (void)state;
    open_home(40, 100);
    int at = -1;
    for (int i = 0; i < 40; i++)
        if (strstr(emulator_row(i), "Evening unwind"))
            at = i;
    snprintf(click, sizeof click, "\033[<0;10;%dM\033[<0;10;%dm", at + 1, at + 1);
    emulator_type(click);
    assert_true(emulator_wait_cursor_on("Evening unwind"));
    emulator_type(click);
    assert_true(emulator_wait_for("Get set"));
}

static int luminance(EmulatorColor color)
{
    return (2 * color.red + 7 * color.green + color.blue) / 10;
}

static void the_row_under_the_cursor_suits_the_background(void **state)
{
    (void)state;
    for (int light = 0; light < 2; light++) {
        int row, column;
        bool visible;
        fixture_own_routine("../config.yaml", light ? "background: light\n" : "background: dark\n");
        open_home(40, 100);
        emulator_cursor(&row, &column, &visible);
        EmulatorCell cell = emulator_cell(row, column + 1);
        assert_true(cell.filled);
        assert_int_equal(luminance(cell.background) > 128, light);
        assert_int_equal(luminance(cell.foreground) > 128, !light);
        emulator_stop();
    }
    fixture_own_routine("../config.yaml", "");
}

static void a_mistake_in_the_settings_is_one_line(void **state)
{
    (void)state;
    fixture_own_routine("../config.yaml", "volme: 30\n");
    open_home(40, 120);
    assert_true(emulator_wait_for("Settings, line 1: unknown key 'volme'"));
    emulator_stop();
    fixture_own_routine("../config.yaml", "");
}

static void help_lists_the_keys(void **state)
{
    (void)state;
    open_home(40, 100);
    emulator_type("?");
    assert_true(emulator_wait_for("follow this routine"));
    assert_true(emulator_wait_for("leave Limber"));
    emulator_type("x");
    assert_true(emulator_wait_gone("leave Limber"));
}

static void a_name_too_long_is_cut_after_a_word(void **state)
{
    (void)state;
    fixture_limber(12, 32, "", NULL);
    assert_true(emulator_wait_for("Quick warm-up"));
    emulator_type("/cold");
    assert_true(emulator_wait_for("Cold day or…"));
}

static void help_wraps_in_a_small_window_and_the_wheel_scrolls_it(void **state)
{
    (void)state;
    fixture_limber(12, 40, "", NULL);
    assert_true(emulator_wait_for("Quick warm-up"));
    emulator_type("?");
    assert_true(emulator_wait_for("find: type parts of a name, a "));
    assert_true(emulator_shows("muscle, an exercise"));
    emulator_wheel(5, 10, true);
    assert_true(emulator_wait_gone("Enter l Right"));
    emulator_wheel(5, 10, false);
    assert_true(emulator_wait_for("Enter l Right"));
    assert_true(emulator_shows("Any other key closes"));
}

static void names_of_files_never_reach_the_terminal_raw(void **state)
{
    (void)state;
    fixture_own_routine("e\033]0;x\a\xe2\x80\xae.yaml", "limber: 1\n");
    open_home(40, 100);
    assert_true(emulator_wait_for("has mistakes"));
    size_t size;
    const char *raw = emulator_raw(&size);
    assert_null(memmem(raw, size, "]0;x\a", 5));
    assert_null(memmem(raw, size, "\xe2\x80\xae", 3));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, fixture_stop)
    const struct CMUnitTest tests[] = {
        TEST(it_lists_what_ships_by_occasion),
        TEST(the_shortest_of_an_occasion_comes_first),
        TEST(a_physio_only_routine_is_not_offered),
        TEST(typing_narrows_the_list),
        TEST(one_key_says_how_many_minutes_there_are),
        TEST(enter_starts_the_row_that_is_chosen_while_typing),
        TEST(the_cursor_is_seen_on_what_is_chosen_where_settings_say_so),
        TEST(what_nothing_fits_says_so),
        TEST(the_preview_follows_the_selection),
        TEST(a_small_window_shows_the_preview_on_a_key),
        TEST(a_click_on_a_step_opens_its_exercise),
        TEST(a_click_on_a_step_in_a_small_window_shows_its_exercise),
        TEST(the_wheel_over_the_preview_scrolls_it),
        TEST(the_cursor_sits_on_the_selected_row),
        TEST(a_persons_own_routine_comes_first_and_starts),
        TEST(a_damaged_routine_is_listed_with_its_mistake),
        TEST(what_is_due_today_stands_on_top),
        TEST(a_log_that_cannot_be_read_is_said_in_place_of_what_is_due),
        TEST(home_is_drawn_and_left_while_the_log_is_held),
        TEST(a_session_that_could_not_be_logged_says_so_at_its_end),
        TEST(wide_and_combining_characters_never_misalign),
        TEST(a_click_selects_and_a_second_one_starts),
        TEST(the_row_under_the_cursor_suits_the_background),
        TEST(a_mistake_in_the_settings_is_one_line),
        TEST(help_lists_the_keys),
        TEST(a_name_too_long_is_cut_after_a_word),
        TEST(help_wraps_in_a_small_window_and_the_wheel_scrolls_it),
        TEST(names_of_files_never_reach_the_terminal_raw),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
