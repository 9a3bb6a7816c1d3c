// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The figure on the screen: it moves, stands still where that is asked for, and is frugal over a
 * network. */
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#define ROWS 32
#define COLUMNS 100

static const char moving[] = "limber: 1\ntitle: Moving\nwhen: any\nsteps:\n"
                             "  - {exercise: high-knees, time: 60s, prepare: 1s}\n";

static void start(const char *options, const char *const *environment)
{
    char arguments[400];
    snprintf(arguments, sizeof arguments, "start %s %s", fixture_routine("moving.yaml", moving),
             options);
    fixture_limber(ROWS, COLUMNS, arguments, environment);
    assert_true(emulator_wait_for("─ Move "));
}

#define LEFT 62 /* of the figure's box */

typedef struct {
    EmulatorCell cell[ROWS][COLUMNS];
    int dots, blocks, ascii; /* cells of each */
} Drawn;

static bool is_block(const EmulatorCell *cell)
{
    return (cell->code >= 0x2580 && cell->code <= 0x259f) ||
           (cell->filled && (cell->code == ' ' || cell->code == 0));
}

/* The figure, in the part of the window that is its own. */
static Drawn drawn(void)
{
    Drawn figure;
    memset(&figure, 0, sizeof figure);
    for (int row = 3; row < ROWS - 3; row++) {
        for (int column = LEFT; column < COLUMNS; column++) {
            EmulatorCell *cell = &figure.cell[row][column], here = emulator_cell(row, column);
            memset(cell, 0, sizeof *cell); /* the gaps between members too */
            cell->code = here.code;
            cell->filled = here.filled;
            cell->foreground = here.foreground;
            cell->background = here.background;
            figure.dots += here.code > 0x2800 && here.code <= 0x28ff;
            figure.blocks += is_block(&here);
            figure.ascii += here.code > ' ' && here.code < 0x7f;
        }
    }
    return figure;
}

/* How often the figure looks different, asked ten times a second. */
static int changes_in(int tenths)
{
    Drawn last = drawn();
    int changes = 0;
    for (int i = 0; i < tenths; i++) {
        emulator_pump(100);
        Drawn now = drawn();
        changes += memcmp(&now, &last, sizeof now) != 0;
        last = now;
    }
    return changes;
}

static void a_figure_moves_while_the_runner_does(void **state)
{
    (void)state;
    start("", NULL);
    assert_true(drawn().blocks > 40);
    assert_true(changes_in(20) >= 5);
    emulator_type(" ");
    assert_true(emulator_wait_for("Paused"));
    assert_int_equal(changes_in(5), 0);
}

static void no_motion_shows_the_first_and_last_pose_and_nothing_moves(void **state)
{
    (void)state;
    start("", NULL);
    int one = drawn().blocks;
    emulator_stop();
    start("--no-motion", NULL);
    assert_true(drawn().dots + drawn().blocks > one / 2);
    assert_int_equal(changes_in(20), 0);
}

#define HELD(exercise) "  - {exercise: " exercise ", hold: 60s, side: left, prepare: 0s}\n"

/* The still figure of the last of these steps, when all before it are passed over. */
static Drawn still_at_last(const char *steps, int passed)
{
    char text[400], arguments[400];
    snprintf(text, sizeof text, "limber: 1\ntitle: Still\nwhen: any\nsteps:\n%s", steps);
    snprintf(arguments, sizeof arguments, "start %s --no-motion",
             fixture_routine("still.yaml", text));
    fixture_limber(ROWS, COLUMNS, arguments, NULL);
    for (int i = 0; i < passed; i++) {
        assert_true(emulator_wait_for("Lying hamstring"));
        emulator_type("n");
    }
    assert_true(emulator_wait_for("Heel-prop hamstring"));
    assert_true(emulator_wait_gone("Lying hamstring"));
    Drawn last = drawn();
    emulator_stop();
    return last;
}

static uint32_t sign_in(const Drawn *figure, int row, int column)
{
    uint32_t code = figure->cell[row][column].code;
    return code ? code : ' '; /* a cell that nothing was written to */
}

/* A picture that stands is kept, but not beyond its step. */
static void a_still_figure_is_that_of_its_own_step(void **state)
{
    (void)state;
    Drawn alone = still_at_last(HELD("hamstring-heel-prop"), 0);
    Drawn after = still_at_last(HELD("hamstring-strap") HELD("hamstring-heel-prop"), 1);
    assert_true(alone.blocks > 40);
    for (int row = 0; row < ROWS; row++)
        for (int column = LEFT; column < COLUMNS; column++)
            assert_int_equal(sign_in(&alone, row, column), sign_in(&after, row, column));
}

static size_t bytes_in(int milliseconds)
{
    size_t before, after;
    emulator_raw(&before);
    emulator_pump(milliseconds);
    emulator_raw(&after);
    return after - before;
}

static void over_a_network_it_moves_in_fewer_steps(void **state)
{
    (void)state;
    static const char *const far[] = {"SSH_CONNECTION=192.0.2.1 1 192.0.2.2 22", NULL};
    static const char *const near[] = {"SSH_CONNECTION=", "SSH_TTY=", NULL};
    start("", near);
    size_t local = bytes_in(5000);
    emulator_stop();
    start("", far);
    size_t remote = bytes_in(5000);
    assert_true(remote > 0);
    assert_true(remote < 5 * 1500);
    assert_true(remote < local / 3);
}

static void without_colours_and_without_unicode_it_is_drawn_too(void **state)
{
    (void)state;
    static const char *const no_color[] = {"NO_COLOR=1", NULL};
    start("", no_color);
    assert_true(drawn().blocks > 40);
    emulator_stop();
    char arguments[400];
    snprintf(arguments, sizeof arguments, "start %s --ascii",
             fixture_routine("moving.yaml", moving));
    fixture_limber(ROWS, COLUMNS, arguments, NULL);
    assert_true(emulator_wait_for("- Move "));
    Drawn figure = drawn();
    assert_int_equal(figure.dots + figure.blocks, 0);
    assert_true(figure.ascii > 40);
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

static void settings_stop_the_figure(void **state)
{
    (void)state;
    settings_say("motion: false\n");
    start("", NULL);
    int changes = changes_in(20);
    settings_say("");
    assert_int_equal(changes, 0);
}

/* The figure in a window of so many rows. */
static Drawn drawn_in(int rows, const char *settings)
{
    char arguments[400];
    snprintf(arguments, sizeof arguments, "start %s", fixture_routine("moving.yaml", moving));
    settings_say(settings);
    fixture_limber(rows, COLUMNS, arguments, NULL);
    assert_true(emulator_wait_for("─ Move "));
    Drawn figure = drawn();
    settings_say("");
    emulator_stop();
    return figure;
}

static void it_is_solid_where_it_has_24_rows_and_of_dots_where_fewer(void **state)
{
    (void)state;
    Drawn large = drawn_in(ROWS, ""), small = drawn_in(24, "");
    assert_true(large.blocks > 40);
    assert_int_equal(large.dots, 0);
    assert_true(small.dots > 40);
    assert_int_equal(small.blocks, 0);
}

static void what_the_settings_name_is_what_it_is_drawn_with_in_every_window(void **state)
{
    (void)state;
    Drawn dots = drawn_in(ROWS, "figures: braille\n"), blocks = drawn_in(24, "figures: blocks\n");
    Drawn ascii = drawn_in(ROWS, "figures: ascii\n");
    assert_true(dots.dots > 40);
    assert_int_equal(dots.blocks, 0);
    assert_true(blocks.blocks > 40);
    assert_int_equal(blocks.dots, 0);
    assert_true(ascii.ascii > 40);
    assert_int_equal(ascii.dots + ascii.blocks, 0);
}

/* Has a font's block a gap above it: the full one, the upper half, those with three quarters? */
static bool has_gap(uint32_t code)
{
    return code == 0x2588 || code == 0x2580 || code == 0x259b || code == 0x259c;
}

/* Where blocks come from a font, those along the upper edge are cells filled up to what is free. */
static void where_blocks_leave_gaps_cells_are_filled(void **state)
{
    (void)state;
    static const char *const xterm[] = {"XTERM_VERSION=XTerm(379)", NULL};
    static const char *const others[] = {"XTERM_VERSION=", "TERM_PROGRAM=", NULL};
    start("", others);
    int full = 0, filled = 0;
    for (int i = 0; i < ROWS * COLUMNS; i++)
        full += emulator_cell(i / COLUMNS, i % COLUMNS).code == 0x2588;
    emulator_stop();
    start("", xterm);
    Drawn figure = drawn();
    for (int i = 0; i < ROWS * COLUMNS; i++) {
        const EmulatorCell *cell = &figure.cell[i / COLUMNS][i % COLUMNS];
        assert_false(has_gap(emulator_cell(i / COLUMNS, i % COLUMNS).code)); /* digits too */
        filled += cell->filled;
    }
    assert_true(full > 20);
    assert_true(filled > 20);
}

static bool is_grey(EmulatorColor color)
{
    return abs(color.red - color.green) < 30 && abs(color.green - color.blue) < 30;
}

/* Limbs, trunk and far side are shades of grey, what is felt and what one stands on are not. */
static void a_solid_figure_has_a_shade_for_each_part_and_a_colour_for_what_is_felt(void **state)
{
    (void)state;
    static const char quad[] = "limber: 1\ntitle: Quad\nwhen: any\nsteps:\n"
                               "  - {exercise: standing-quad-stretch, hold: 60s, prepare: 1s}\n";
    char arguments[400];
    int shades[256] = {0}, felt = 0, different = 0;
    snprintf(arguments, sizeof arguments, "start %s", fixture_routine("quad.yaml", quad));
    fixture_limber(ROWS, COLUMNS, arguments, NULL);
    assert_true(emulator_wait_for("─ Hold "));
    Drawn figure = drawn();
    for (int i = 0; i < ROWS * COLUMNS; i++) {
        const EmulatorCell *cell = &figure.cell[i / COLUMNS][i % COLUMNS];
        if (cell->code != 0x2588)
            continue;
        shades[cell->foreground.red] += is_grey(cell->foreground);
        felt += cell->foreground.red > 200 && cell->foreground.blue < 100;
    }
    for (int i = 1; i < 256; i++)
        different += shades[i] > 8;
    print_message("%d shades, %d cells felt\n", different, felt);
    assert_true(different >= 3);
    assert_true(felt > 5);
}

static const char rounds[] = "limber: 1\ntitle: Rounds\nwhen: any\nsteps:\n"
                             "  - repeat: 2\n    rest: 60s\n    steps:\n"
                             "      - {exercise: cat-cow, time: 5s, prepare: 1s}\n"
                             "      - {exercise: wall-calf-straight, hold: 30s, prepare: 1s}\n";

/* Does a row above the clock say this? */
static bool is_named(const char *name)
{
    for (int row = 0; row < 6; row++)
        if (strstr(emulator_row(row), name))
            return true;
    return false;
}

/* The cells of the figure's part of the screen that have the colour of what is felt. */
static int cells_lit(void)
{
    int lit = 0;
    for (int row = 3; row < ROWS - 3; row++)
        for (int column = LEFT; column < COLUMNS; column++) {
            EmulatorCell cell = emulator_cell(row, column);
            EmulatorColor color = cell.filled ? cell.background : cell.foreground;
            lit += (cell.filled || cell.code > ' ') && color.red > color.blue + 80;
        }
    return lit;
}

/* Large, but dim: nothing in it is lit, as the part that is felt is while one works. */
static void in_a_rest_what_comes_after_it_is_the_figure_and_the_name(void **state)
{
    (void)state;
    char arguments[400];
    snprintf(arguments, sizeof arguments, "start %s", fixture_routine("rounds.yaml", rounds));
    fixture_limber(ROWS, COLUMNS, arguments, NULL);
    assert_true(emulator_wait_for("Get set"));
    emulator_type("n");
    assert_true(emulator_wait_for("─ Move "));
    emulator_type("n");
    assert_true(emulator_wait_for("Get set"));
    assert_true(is_named("Wall calf"));
    assert_true(cells_lit() > 5);
    for (int i = 0; i < 4 && !emulator_shows("─ Rest "); i++) {
        emulator_type("n");
        emulator_pump(300);
    }
    assert_true(emulator_wait_for("─ Rest "));
    assert_true(is_named("Cat-cow"));
    assert_false(is_named("Wall calf"));
    assert_true(emulator_shows("Shake it out."));
    assert_true(drawn().blocks > 100);
    assert_int_equal(cells_lit(), 0);
}

static void whoever_lies_is_not_told_to_shake_it_out(void **state)
{
    (void)state;
    static const char lying[] = "limber: 1\ntitle: Lying\nwhen: any\nsteps:\n"
                                "  - {exercise: glute-bridge, hold: 60s, sets: 2, rest: 60s}\n";
    char arguments[400];
    snprintf(arguments, sizeof arguments, "start %s", fixture_routine("lying.yaml", lying));
    fixture_limber(ROWS, COLUMNS, arguments, NULL);
    assert_true(emulator_wait_for("Get set"));
    emulator_type("n");
    assert_true(emulator_wait_for("─ Hold "));
    emulator_type("n");
    assert_true(emulator_wait_for("─ Rest "));
    assert_true(emulator_shows("Let it rest."));
    assert_false(emulator_shows("Shake it out."));
}

/* The signs of dots in a row, left of the figure. */
static int dots_in(int row)
{
    int dots = 0;
    for (int column = 0; column < 60; column++)
        dots += (emulator_cell(row, column).code & ~0xffu) == 0x2800;
    return dots;
}

/* Above the clock; of dots where there are any, letters elsewhere. */
static void in_a_tall_window_the_name_is_twice_as_high(void **state)
{
    (void)state;
    char arguments[400];
    const char *path = fixture_routine("moving.yaml", moving);
    snprintf(arguments, sizeof arguments, "start %s", path);
    fixture_limber(44, 120, arguments, NULL);
    assert_true(emulator_wait_for("Get set"));
    assert_true(dots_in(3) > 10 && dots_in(4) > 10);
    assert_false(emulator_shows("High knees"));
    emulator_stop();
    snprintf(arguments, sizeof arguments, "start %s --ascii", path);
    fixture_limber(44, 120, arguments, NULL);
    assert_true(emulator_wait_for("High knees"));
}

/* The cells of a phase's bar that are done, in the foot of the clock's frame; 0: that flashes. */
static int bar_cells(void)
{
    for (int row = ROWS - 1; row >= 0; row--) {
        int cells = 0;
        if (emulator_cell(row, 1).code != 0x2570) /* its corner, at rest */
            continue;
        for (int column = 0; column < COLUMNS; column++)
            cells += emulator_cell(row, column).code == 0x2501;
        return cells;
    }
    return 0;
}

/* What changes beside the figure keeps its own time: a phase of four seconds has sixteen ticks. */
static void a_bar_keeps_its_rhythm_beside_a_moving_figure(void **state)
{
    (void)state;
    static const char tempo[] =
        "limber: 1\ntitle: Tempo\nwhen: any\nsteps:\n"
        "  - {exercise: bodyweight-squat, reps: 3, tempo: 4-0-1, prepare: 1s}\n";
    char arguments[400];
    bool seen[COLUMNS + 1] = {false};
    int ticks = 0;
    snprintf(arguments, sizeof arguments, "start %s", fixture_routine("tempo.yaml", tempo));
    fixture_limber(ROWS, COLUMNS, arguments, NULL);
    assert_true(emulator_wait_for("Lower"));
    for (int i = 0; i < 38; i++) {
        emulator_pump(100);
        seen[bar_cells()] = true;
    }
    for (int cells = 1; cells <= COLUMNS; cells++)
        ticks += seen[cells];
    print_message("%d ticks of the bar\n", ticks);
    assert_int_in_range(ticks, 8,
                        16); /* three, were they not asked for; a busy machine misses some */
}

#define FIGURE_TEST(name) cmocka_unit_test_teardown(name, fixture_stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIGURE_TEST(a_figure_moves_while_the_runner_does),
        FIGURE_TEST(no_motion_shows_the_first_and_last_pose_and_nothing_moves),
        FIGURE_TEST(a_still_figure_is_that_of_its_own_step),
        FIGURE_TEST(over_a_network_it_moves_in_fewer_steps),
        FIGURE_TEST(a_bar_keeps_its_rhythm_beside_a_moving_figure),
        FIGURE_TEST(settings_stop_the_figure),
        FIGURE_TEST(it_is_solid_where_it_has_24_rows_and_of_dots_where_fewer),
        FIGURE_TEST(what_the_settings_name_is_what_it_is_drawn_with_in_every_window),
        FIGURE_TEST(where_blocks_leave_gaps_cells_are_filled),
        FIGURE_TEST(a_solid_figure_has_a_shade_for_each_part_and_a_colour_for_what_is_felt),
        FIGURE_TEST(in_a_tall_window_the_name_is_twice_as_high),
        FIGURE_TEST(in_a_rest_what_comes_after_it_is_the_figure_and_the_name),
        FIGURE_TEST(whoever_lies_is_not_told_to_shake_it_out),
        FIGURE_TEST(without_colours_and_without_unicode_it_is_drawn_too),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
