// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Figures as true pictures, in terminals that say they show them; and nothing of one is left where
 * it has no place. The emulator shows none: what was sent is looked at, and the answers are typed.
 */
#include "fixture.h"

#include <glob.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define ROWS 32
#define COLUMNS 100
#define LEFT 62 /* of the figure's box */
#define UNDER 0xa0

#define BACKGROUND "\033]11;rgb:1010/1414/1818\033\\"
#define SIXEL BACKGROUND "\033[?1;0;256S\033[?62;4c"
#define KITTY BACKGROUND "\033_Gi=31;OK\033\\\033[?62c"
#define KITTY_SHARES "\033_Gi=32;OK\033\\"

static const char moving[] = "limber: 1\ntitle: Moving\nwhen: any\nsteps:\n"
                             "  - {exercise: high-knees, time: 60s, prepare: 1s}\n";
static const char held[] = "limber: 1\ntitle: Held\nwhen: any\nsteps:\n"
                           "  - {exercise: standing-quad-stretch, hold: 60s, prepare: 1s}\n";

static const char *const local[] = {
    "SSH_CONNECTION=", "SSH_TTY=", "TMUX=", "STY=", "TERM_PROGRAM=", NULL};

static void start(const char *routine, const char *options, const char *const *environment)
{
    char arguments[400];
    snprintf(arguments, sizeof arguments, "start %s %s", fixture_routine("moving.yaml", routine),
             options);
    emulator_cell_pixels(8, 16);
    fixture_limber(ROWS, COLUMNS, arguments, environment);
    assert_true(emulator_wait_for(routine == held ? "─ Hold " : "─ Move "));
}

/* How often it stands in what was sent, from a place on. */
static int count_of(const char *what, size_t from)
{
    size_t size, length = strlen(what);
    const char *raw = emulator_raw(&size);
    int count = 0;
    for (size_t at = from; at + length <= size; at++)
        count += memcmp(raw + at, what, length) == 0;
    return count;
}

static size_t sent_so_far(void)
{
    size_t size;
    emulator_raw(&size);
    return size;
}

static bool wait_sent(const char *what, size_t from)
{
    for (int tenths = 0; tenths < EMULATOR_DEADLINE_MS / 100; tenths++) {
        if (count_of(what, from) > 0)
            return true;
        emulator_pump(100);
    }
    return false;
}

/* Cells of the figure's box that hold a place for a picture, and those that draw one. */
static void count_cells(int *under, int *drawn)
{
    *under = *drawn = 0;
    for (int row = 3; row < ROWS - 3; row++)
        for (int column = LEFT; column < COLUMNS - 1; column++) {
            EmulatorCell cell = emulator_cell(row, column);
            *under += cell.code == UNDER;
            *drawn += (cell.code >= 0x2580 && cell.code <= 0x28ff) || cell.filled;
        }
}

static bool wait_drawn(bool in_cells)
{
    for (int tenths = 0; tenths < EMULATOR_DEADLINE_MS / 100; tenths++) {
        int under, drawn;
        count_cells(&under, &drawn);
        if (in_cells ? drawn > 40 && under == 0 : under > 400 && drawn == 0)
            return true;
        emulator_pump(100);
    }
    return false;
}

static void start_sixel(const char *routine, const char *options)
{
    start(routine, options, local);
    emulator_type(SIXEL);
    assert_true(wait_sent("\033P0;1q", 0));
    assert_true(wait_drawn(false));
}

static void start_kitty(const char *routine)
{
    start(routine, "", local);
    emulator_type(KITTY);
    assert_true(wait_sent("\033_Gi=32,", 0));
    emulator_type(KITTY_SHARES);
    assert_true(wait_sent("\033_Ga=T,", 0));
    assert_true(wait_drawn(false));
}

static void a_terminal_that_shows_sixels_gets_pictures(void **state)
{
    (void)state;
    start_sixel(moving, "");
    size_t before = sent_so_far();
    assert_true(wait_sent("\033P0;1q", before)); /* it moves */
    assert_int_equal(count_of("\033_Ga=T", 0), 0);
}

static void a_terminal_that_knows_the_protocol_of_kitty_gets_them_so(void **state)
{
    (void)state;
    start_kitty(moving);
    size_t before = sent_so_far();
    assert_true(wait_sent("\033_Ga=T,", before));
    assert_int_equal(count_of("\033P0;1q", 0), 0);
}

/* While nothing answers, where it shows none, and where it does not say how large a cell is. */
static void at_any_doubt_figures_are_drawn_in_cells(void **state)
{
    static const char *const doubts[] = {"", BACKGROUND "\033[?62;22c", "\033_Gi=31;OK", KITTY,
                                         KITTY "\033_Gi=32;ENOENT:no\033\\"};
    (void)state;
    for (size_t i = 0; i < sizeof doubts / sizeof *doubts; i++) {
        start(moving, "", local);
        emulator_type(doubts[i]);
        emulator_pump(500);
        assert_true(wait_drawn(true));
        assert_int_equal(count_of("\033P0;1q", 0) + count_of("\033_Ga=T", 0), 0);
        emulator_stop();
    }
    start(moving, "", local);
    emulator_cell_pixels(0, 0);
    emulator_resize(ROWS, COLUMNS);
    emulator_type(SIXEL);
    emulator_pump(500);
    assert_true(wait_drawn(true));
}

static void settings_say(const char *text)
{
    char path[600];
    snprintf(path, sizeof path, "%s/limber", getenv("XDG_CONFIG_HOME"));
    mkdir(path, 0700);
    strcat(path, "/config.yaml");
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static bool asks(const char *const *environment)
{
    start(moving, "", environment);
    bool asked = count_of("\033[c", 0) > 0 && count_of("\033_G", 0) > 0;
    emulator_stop();
    return asked;
}

static void over_a_network_and_in_multiplexers_nothing_is_asked(void **state)
{
    static const char *const far[] = {"SSH_CONNECTION=192.0.2.1 1 192.0.2.2 22", NULL};
    static const char *const inside[] = {
        "SSH_CONNECTION=", "SSH_TTY=", "TMUX=/tmp/tmux-0/default,1,0", NULL};
    (void)state;
    assert_true(asks(local));
    assert_false(asks(far));
    assert_false(asks(inside));
    settings_say("figures: braille\n");
    bool braille = asks(local);
    settings_say("figures: picture\n");
    bool said = asks(far);
    settings_say("");
    assert_false(braille);
    assert_true(said);
}

/* Sixels are blended with it. */
static void a_background_that_nobody_knows_is_asked_for_once_it_is_needed(void **state)
{
    static const char *const dark[] = {"SSH_CONNECTION=", "SSH_TTY=", "LIMBER_BACKGROUND=dark",
                                       NULL};
    (void)state;
    start(moving, "", dark);
    assert_int_equal(count_of("\033]11;?", 0), 0);
    emulator_type("\033[?62;4c");
    assert_true(wait_sent("\033]11;?", 0));
    assert_true(wait_drawn(true));
    emulator_type(BACKGROUND);
    assert_true(wait_sent("\033P0;1q", 0));
}

static void help_lies_over_cells_and_the_picture_comes_back(void **state)
{
    (void)state;
    start_sixel(held, "");
    emulator_type("?");
    assert_true(emulator_wait_for("this help"));
    assert_true(emulator_shows("this help"));
    int under, drawn;
    count_cells(&under, &drawn);
    assert_int_equal(under, 0);
    assert_true(drawn > 40);
    size_t before = sent_so_far();
    emulator_pump(600);
    assert_int_equal(count_of("\033P0;1q", before), 0);
    emulator_type("x");
    assert_true(wait_sent("\033P0;1q", before));
    assert_true(wait_drawn(false));
}

static void where_it_does_not_change_it_is_not_sent_again(void **state)
{
    (void)state;
    start_sixel(held, "--no-motion");
    emulator_pump(300);
    size_t before = sent_so_far();
    emulator_pump(2500);
    assert_true(sent_so_far() > before); /* the clock went on */
    assert_int_equal(count_of("\033P0;1q", before), 0);
}

/* Nothing flickers: what lies under a picture is written once, and one covers the other. */
static void while_it_moves_nothing_is_wiped_between_pictures(void **state)
{
    (void)state;
    start_sixel(moving, "");
    emulator_pump(500);
    size_t before = sent_so_far();
    for (int tenths = 0; tenths < EMULATOR_DEADLINE_MS / 100 && count_of("\033P0;1q", before) < 5;
         tenths++)
        emulator_pump(100);
    assert_true(count_of("\033P0;1q", before) >= 5);
    assert_int_equal(count_of("\xc2\xa0", before), 0);
    assert_int_equal(count_of("\033[2J", before) + count_of("\033[J", before), 0);
}

static void a_picture_is_sent_anew_in_a_window_of_another_size(void **state)
{
    (void)state;
    start_kitty(held);
    size_t before = sent_so_far();
    emulator_resize(ROWS - 2, COLUMNS);
    assert_true(wait_sent("\033_Ga=d,d=I,i=7340,", before));
    assert_true(wait_sent("\033_Ga=T,", before));
}

static int memories(void)
{
    char pattern[64];
    glob_t found;
    snprintf(pattern, sizeof pattern, "/dev/shm/limber-%d-*", (int)emulator_pid());
    int count = glob(pattern, 0, NULL, &found) == 0 ? (int)found.gl_pathc : 0;
    globfree(&found);
    return count;
}

static void a_terminal_that_has_answered_has_no_question_left_in_memory(void **state)
{
    (void)state;
    start(moving, "", local);
    assert_int_equal(memories(), 0); /* before it is known to understand */
    emulator_type(KITTY);
    assert_true(wait_sent("\033_Gi=32,", 0));
    assert_int_equal(memories(), 1);
    emulator_type("\033_Gi=32;ENOENT:no\033\\");
    for (int tenths = 0; tenths < EMULATOR_DEADLINE_MS / 100 && memories() > 0; tenths++)
        emulator_pump(100);
    assert_int_equal(memories(), 0);
}

/* The last picture that was sent is taken away after it, before the screen is given back. */
static void expect_nothing_left(void)
{
    size_t size;
    const char *raw = emulator_raw(&size);
    size_t last = size - 7;
    while (last > 0 && memcmp(raw + last, "\033_Ga=T,", 7) != 0)
        last--;
    assert_true(last > 0);
    assert_true(count_of("\033_Ga=d,d=I,i=7340,", last) > 0);
}

static void nothing_is_left_when_one_leaves(void **state)
{
    (void)state;
    start_kitty(held);
    assert_true(memories() > 0); /* nobody here reads them */
    emulator_type("q");
    assert_true(emulator_wait_for("Finish here?"));
    emulator_type("\n");
    assert_true(emulator_wait_gone("Finish here?"));
    for (int i = 0; i < 8 && !emulator_ended(); i++) {
        emulator_type("q");
        emulator_pump(300);
    }
    assert_int_not_equal(emulator_wait_end(), -1);
    assert_true(emulator_restored());
    expect_nothing_left();
    assert_int_equal(memories(), 0);
}

static void nothing_is_left_after_a_signal_or_a_crash(void **state)
{
    static const int signals[] = {SIGTERM, SIGSEGV};
    (void)state;
    for (int i = 0; i < 2; i++) {
        start_kitty(held);
        kill(emulator_pid(), signals[i]);
        assert_int_not_equal(emulator_wait_end(), -1);
        assert_true(emulator_restored());
        expect_nothing_left();
        assert_int_equal(memories(), 0);
        emulator_stop();
    }
}

static void the_other_screens_have_no_picture_under_them(void **state)
{
    (void)state;
    start_sixel(held, "");
    emulator_type("o");
    assert_true(emulator_wait_for("How much, and where?"));
    int under, drawn;
    count_cells(&under, &drawn);
    assert_int_equal(under, 0);
}

#define IMAGES_TEST(name) cmocka_unit_test_teardown(name, fixture_stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IMAGES_TEST(a_terminal_that_shows_sixels_gets_pictures),
        IMAGES_TEST(a_terminal_that_knows_the_protocol_of_kitty_gets_them_so),
        IMAGES_TEST(at_any_doubt_figures_are_drawn_in_cells),
        IMAGES_TEST(over_a_network_and_in_multiplexers_nothing_is_asked),
        IMAGES_TEST(a_background_that_nobody_knows_is_asked_for_once_it_is_needed),
        IMAGES_TEST(help_lies_over_cells_and_the_picture_comes_back),
        IMAGES_TEST(where_it_does_not_change_it_is_not_sent_again),
        IMAGES_TEST(while_it_moves_nothing_is_wiped_between_pictures),
        IMAGES_TEST(a_picture_is_sent_anew_in_a_window_of_another_size),
        IMAGES_TEST(a_terminal_that_has_answered_has_no_question_left_in_memory),
        IMAGES_TEST(nothing_is_left_when_one_leaves),
        IMAGES_TEST(nothing_is_left_after_a_signal_or_a_crash),
        IMAGES_TEST(the_other_screens_have_no_picture_under_them),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
