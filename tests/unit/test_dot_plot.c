// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The lines of the history: where their dots are, what tells them apart, where they break. */
#include "terminal/dot_plot.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#define ROWS 5
#define COLUMNS 20

static CanvasCell cells[ROWS * COLUMNS];

/* Draws one or two lines from 0 to 10 over 0 … 100. */
static void draw(bool ascii, const DotSeries *series, size_t count)
{
    DotPlot plot = {.from = 0, .to = 100, .most = 10, .gap = 60, .series = series, .count = count};
    dot_plot_draw(&plot, ascii, ROWS, COLUMNS, cells);
}

static DotSeries series_of(const DotPoint *points, size_t count, bool dotted, Ink ink, char letter)
{
    return (DotSeries){points, count, dotted, ink, letter};
}

static const CanvasCell *cell(int row, int column)
{
    return &cells[row * COLUMNS + column];
}

/* The dots of a line's ink. */
static int dots_of(Ink ink)
{
    int dots = 0;
    for (int i = 0; i < ROWS * COLUMNS; i++)
        if (cells[i].ink == ink)
            dots += __builtin_popcount(cells[i].code & 0xff);
    return dots;
}

static void a_value_lies_as_high_as_it_is(void **state)
{
    static const DotPoint top[] = {{0, 10}, {50, 10}, {100, 10}};
    static const DotPoint bottom[] = {{0, 0}, {50, 0}, {100, 0}};
    DotSeries lines[] = {series_of(top, 3, false, INK_NEAR, 'L'),
                         series_of(bottom, 3, false, INK_ACCENT, 'R')};
    (void)state;
    draw(false, lines, 2);
    for (int column = 0; column < COLUMNS; column++) {
        assert_int_equal(cell(0, column)->ink, INK_NEAR);
        assert_int_equal(cell(0, column)->code, 0x2809); /* the two highest dots */
        assert_int_equal(cell(ROWS - 1, column)->ink, INK_ACCENT);
        assert_int_equal(cell(ROWS - 1, column)->code, 0x28c0); /* the two lowest */
    }
}

static void a_line_leads_from_point_to_point_without_a_hole(void **state)
{
    static const DotPoint points[] = {{0, 0}, {50, 10}, {100, 0}};
    DotSeries line = series_of(points, 3, false, INK_NEAR, 'L');
    (void)state;
    draw(false, &line, 1);
    for (int column = 0; column < COLUMNS; column++) {
        int met = 0;
        for (int row = 0; row < ROWS; row++)
            met += cell(row, column)->ink == INK_NEAR;
        assert_true(met > 0);
    }
    assert_int_equal(dots_of(INK_NEAR), 2 * COLUMNS);
}

static void a_dotted_line_has_a_third_of_the_dots(void **state)
{
    static const DotPoint points[] = {{0, 3}, {50, 3}, {100, 3}};
    DotSeries dotted = series_of(points, 3, true, INK_ACCENT, 'R');
    (void)state;
    draw(false, &dotted, 1);
    assert_int_in_range(dots_of(INK_ACCENT), 2 * COLUMNS / 3 - 1, 2 * COLUMNS / 3 + 2);
}

static void a_line_breaks_where_nothing_was_rated_for_long(void **state)
{
    static const DotPoint points[] = {{0, 3}, {20, 3}, {90, 3}, {100, 3}};
    DotSeries line = series_of(points, 4, false, INK_NEAR, 'L');
    (void)state;
    draw(false, &line, 1);
    for (int column = 5; column < 17; column++)
        for (int row = 0; row < ROWS; row++)
            assert_int_not_equal(cell(row, column)->ink, INK_NEAR);
    assert_true(dots_of(INK_NEAR) > 0);
}

static void a_single_point_is_seen(void **state)
{
    static const DotPoint point = {50, 7};
    DotSeries line = series_of(&point, 1, true, INK_ACCENT, 'R');
    (void)state;
    draw(false, &line, 1);
    assert_int_equal(dots_of(INK_ACCENT), 2);
    draw(true, &line, 1);
    assert_int_equal(cell(1, 10)->code, 'R');
}

static void in_ascii_lines_are_letters_and_meet_in_a_sign(void **state)
{
    static const DotPoint left[] = {{0, 10}, {50, 10}, {100, 0}};
    static const DotPoint right[] = {{0, 0}, {50, 0}, {100, 0}};
    DotSeries lines[] = {series_of(left, 3, false, INK_NEAR, 'L'),
                         series_of(right, 3, true, INK_ACCENT, 'R')};
    (void)state;
    draw(true, lines, 2);
    assert_int_equal(cell(0, 3)->code, 'L');
    assert_int_equal(cell(ROWS - 1, 3)->code, 'R');
    assert_int_equal(cell(ROWS - 1, COLUMNS - 1)->code, '&');
    for (int i = 0; i < ROWS * COLUMNS; i++)
        assert_true(cells[i].code < 0x80);
}

static void what_is_outside_is_left_out(void **state)
{
    static const DotPoint points[] = {{-40, 5}, {-1, 5}, {101, 5}, {140, 5}};
    DotSeries line = series_of(points, 4, false, INK_NEAR, 'L');
    (void)state;
    draw(false, &line, 1);
    assert_int_equal(dots_of(INK_NEAR), 0);
}

static void every_size_is_filled_and_nothing_beyond(void **state)
{
    static const DotPoint points[] = {{0, -3}, {30, 14}, {60, 2}, {100, 9}};
    DotSeries line = series_of(points, 4, false, INK_NEAR, 'L');
    DotPlot plot = {.from = 0, .to = 100, .most = 10, .gap = 60, .series = &line, .count = 1};
    (void)state;
    for (int rows = 1; rows <= 9; rows++)
        for (int columns = 1; columns <= 30; columns++) {
            size_t count = (size_t)(rows * columns);
            CanvasCell *room = malloc(count * sizeof *room);
            dot_plot_draw(&plot, false, rows, columns, room);
            for (size_t i = 0; i < count; i++)
                assert_true(room[i].code == ' ' || (room[i].code & 0xff00) == 0x2800);
            assert_int_in_range(dot_plot_row(&plot, 11, false, rows), 0, rows - 1);
            assert_int_equal(dot_plot_row(&plot, 0, true, rows), rows - 1);
            free(room);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_lies_as_high_as_it_is),
        cmocka_unit_test(a_line_leads_from_point_to_point_without_a_hole),
        cmocka_unit_test(a_dotted_line_has_a_third_of_the_dots),
        cmocka_unit_test(a_line_breaks_where_nothing_was_rated_for_long),
        cmocka_unit_test(a_single_point_is_seen),
        cmocka_unit_test(in_ascii_lines_are_letters_and_meet_in_a_sign),
        cmocka_unit_test(what_is_outside_is_left_out),
        cmocka_unit_test(every_size_is_filled_and_nothing_beyond),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
