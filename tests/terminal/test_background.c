// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The terminal's background: it is asked for where nobody says it, all can be read on the one that
 * it answers, and no answer, of whatever shape and whenever it comes, presses a key. */
#include "fixture.h"

#include "base/array.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#define ROWS 30
#define COLUMNS 100
#define ASKS "\033]11;?"
#define WHITE "\033]11;rgb:ffff/ffff/ffff\033\\"
#define BLACK "\033]11;rgb:0000/0000/0000\007"
#define PATIENCE 1500 /* looks of ten milliseconds */

static const EmulatorColor white = {255, 255, 255}, black = {0, 0, 0};

/* ---- contrast (WCAG 2.1) ---- */

static double linear(uint8_t byte)
{
    double part = byte / 255.0;
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double luminance(EmulatorColor it)
{
    return 0.2126 * linear(it.red) + 0.7152 * linear(it.green) + 0.0722 * linear(it.blue);
}

static double contrast(EmulatorColor one, EmulatorColor other)
{
    double a = luminance(one) + 0.05, b = luminance(other) + 0.05;
    return a > b ? a / b : b / a;
}

/* A letter or a digit, and a sign of words; all else is a mark: lines, blocks, dots. */
static bool is_word(uint32_t code)
{
    return code > ' ' && code < 0x2190;
}

/* How far the worst cell is from what it needs on that background, 1 and above: none is. Text in
 * the terminal's own colour is the person's choice. */
static double readable(EmulatorColor background, int *row, int *column)
{
    double worst = 100;
    for (int i = 0; i < ROWS * COLUMNS; i++) {
        EmulatorCell cell = emulator_cell(i / COLUMNS, i % COLUMNS);
        if (cell.code <= ' ' || cell.code == 0x2800 || !cell.colored)
            continue;
        double needs = is_word(cell.code) ? 4.5 : 3.0;
        double has = contrast(cell.foreground, cell.filled ? cell.background : background);
        if (has / needs >= worst)
            continue;
        worst = has / needs;
        *row = i / COLUMNS;
        *column = i % COLUMNS;
    }
    return worst;
}

/* Waits until all can be read on it. */
static void wait_readable(const char *page, EmulatorColor background)
{
    int row = 0, column = 0;
    double found = 0;
    for (int i = 0; i < PATIENCE && (found = readable(background, &row, &column)) < 1; i++)
        emulator_pump(10);
    if (found < 1)
        fail_msg("%s: row %d, column %d has %.2f of the contrast it needs: %s", page, row, column,
                 found, emulator_row(row));
    assert_true(found < 100); /* there are colours */
}

static bool is_readable(EmulatorColor background)
{
    int row, column;
    return readable(background, &row, &column) >= 1;
}

/* ---- what is opened ---- */

static bool was_asked(void)
{
    size_t size;
    const char *raw = emulator_raw(&size);
    return raw && memmem(raw, size, ASKS, sizeof ASKS - 1);
}

static void open_home(const char *const *environment)
{
    fixture_limber(ROWS, COLUMNS, "", environment);
    assert_true(emulator_wait_for("What is tight today?"));
}

static void start_hold(void)
{
    char arguments[400];
    snprintf(arguments, sizeof arguments, "start %s",
             fixture_routine("hold.yaml",
                             "limber: 1\n"
                             "title: One to hold\n"
                             "when: post-run\n"
                             "steps:\n"
                             "  - {exercise: wall-calf-straight, hold: 400s, prepare: 1s}\n"
                             "  - {name: Knee hold, hold: 400s}\n"));
    fixture_limber(ROWS, COLUMNS, arguments, NULL);
    assert_true(emulator_wait_for("Hold"));
}

/* From home, or from a session. */
static const struct {
    const char *name;
    bool home;
    const char *keys, *shows;
} pages[] = {
    {"home", true, "", "What is tight today?"}, {"the body map", true, "t", "Left front"},
    {"the library", true, "e", " of them"},     {"the help", true, "?", "this help"},
    {"a session", false, "", "ouch"},
};

static void open_page(size_t i)
{
    if (pages[i].home)
        open_home(NULL);
    else
        start_hold();
    emulator_type(pages[i].keys);
    assert_true(emulator_wait_for(pages[i].shows));
}

/* ---- the tests ---- */

static void all_can_be_read_on_a_white_terminal(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(pages); i++) {
        open_page(i);
        assert_true(was_asked());
        wait_readable(pages[i].name, black);
        if (is_readable(white))
            fail_msg("%s: the same on white and on black", pages[i].name);
        emulator_type(WHITE);
        wait_readable(pages[i].name, white);
        assert_true(emulator_wait_for(pages[i].shows));
        fixture_stop(NULL);
    }
}

static void a_terminal_that_says_black_stays_dark(void **state)
{
    (void)state;
    open_home(NULL);
    emulator_type(BLACK);
    emulator_type("?");
    assert_true(emulator_wait_for("this help"));
    wait_readable("home", black);
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

/* Not even an answer that nobody asked for changes it. */
static void check_stays(const char *const *environment, EmulatorColor background,
                        const char *answer)
{
    open_home(environment);
    assert_false(was_asked());
    emulator_type(answer);
    emulator_type("?");
    assert_true(emulator_wait_for("this help"));
    wait_readable(environment ? environment[0] : "settings", background);
}

static void what_is_said_of_the_background_goes_before_what_it_is(void **state)
{
    static const char *const dark[] = {"COLORFGBG=15;0", NULL};
    static const char *const light[] = {"COLORFGBG=0;15", NULL};
    static const char *const named[] = {"LIMBER_BACKGROUND=light", NULL};
    (void)state;
    check_stays(dark, black, WHITE);
    check_stays(light, white, BLACK);
    check_stays(named, white, BLACK);
    settings_say("background: light\n");
    check_stays(dark, white, BLACK);
    settings_say("background: dark\n");
    check_stays(NULL, black, WHITE);
    settings_say("volume: 50\n");
}

static void no_answer_presses_a_key(void **state)
{
    static const char *const answers[] = {
        WHITE,
        BLACK,
        "\033]10;rgb:0000/0000/0000\033\\",     /* of the text's colour */
        "\033]4;1;rgb:cdcd/0000/0000\007",      /* of one of the palette's */
        "\033]11;rgba:0000/0000/0000/ffff\007", /* with a part that shines through */
        "\033]11;o q\007",                      /* of nothing */
        "\033]52;c;b3EK\033\\",                 /* of what was copied */
        "\033P>|quiet(o)\033\\",                /* a name */
        "\033[?62;22c\033[>41;0;0c\033[3;5R",   /* what it is, and where its cursor */
        "\033]11;rgb:ffff/ff\033\\",            /* cut, and ended */
        "\033[I\033[O",                         /* it was looked at, and no longer */
    };
    (void)state;
    start_hold();
    for (size_t i = 0; i < COUNT_OF(answers); i++) {
        emulator_type(answers[i]);
        emulator_type("?");
        assert_true(emulator_wait_for("this help"));
        emulator_type("x");
        assert_true(emulator_wait_gone("this help"));
        if (!emulator_shows("o ouch") || emulator_shows("shows the keys"))
            fail_msg("answer %zu was a key", i);
    }
}

/* The key after it counts, and what came of it does not. */
static void an_answer_that_is_cut_presses_no_key(void **state)
{
    static const char whole[] = "\033]11;rgb:ffff/ffff/ffff";
    (void)state;
    start_hold();
    for (size_t size = 3; size < sizeof whole; size++) {
        char cut[sizeof whole] = "";
        memcpy(cut, whole, size);
        emulator_type(cut);
        emulator_type("?");
        assert_true(emulator_wait_for("this help"));
        emulator_type("x");
        assert_true(emulator_wait_gone("this help"));
        if (!emulator_shows("o ouch") || emulator_shows("shows the keys"))
            fail_msg("%zu bytes of an answer were a key", size);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, fixture_stop)
    const struct CMUnitTest tests[] = {
        TEST(all_can_be_read_on_a_white_terminal),
        TEST(a_terminal_that_says_black_stays_dark),
        TEST(what_is_said_of_the_background_goes_before_what_it_is),
        TEST(no_answer_presses_a_key),
        TEST(an_answer_that_is_cut_presses_no_key),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
