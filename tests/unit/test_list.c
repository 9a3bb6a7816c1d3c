// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A list that is moved through: the row selected is always in view. */
#include "terminal/list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#define COUNT 40

/* Headings stand at 0 or, below a way to another screen, at 1, and in the middle. */
static size_t first_heading;

static bool is_row(const void *of, size_t row)
{
    (void)of;
    return row != first_heading && row != 20;
}

static void check_in_view(size_t selected, size_t rows, size_t top)
{
    assert_true(selected >= top && selected < top + rows);
    assert_true(top == 0 || top + rows <= COUNT);
}

static void the_row_selected_is_in_view_all_the_way_down_and_up(void **state)
{
    (void)state;
    for (first_heading = 0; first_heading < 2; first_heading++) {
        for (size_t rows = 1; rows < COUNT + 3; rows++) {
            size_t first = first_heading == 0 ? 1 : 0, selected = first, top = 0;
            for (int i = 0; i < 2 * COUNT; i++) {
                list_keep_in_view(selected, COUNT, (int)rows, first_heading + 1, &top);
                check_in_view(selected, rows, top);
                selected = list_move(selected, COUNT, i < COUNT ? 1 : -1, is_row, NULL);
                assert_true(is_row(NULL, selected));
            }
            list_keep_in_view(selected, COUNT, (int)rows, first_heading + 1, &top);
            assert_int_equal(selected, first);
            assert_true(top == 0 || rows == 1); /* its heading is back */
        }
    }
}

static bool is_every_fourth(const void *of, size_t row)
{
    (void)of;
    return row % 4 == 0;
}

static void a_move_passes_over_all_that_is_no_row(void **state)
{
    (void)state;
    assert_int_equal(list_move(4, 20, 1, is_every_fourth, NULL), 8);
    assert_int_equal(list_move(8, 20, -2, is_every_fourth, NULL), 0);
    assert_int_equal(list_move(16, 20, 1, is_every_fourth, NULL), 16);
}

static void a_move_ends_at_the_ends(void **state)
{
    (void)state;
    first_heading = 0;
    assert_int_equal(list_move(5, COUNT, 100000, is_row, NULL), COUNT - 1);
    assert_int_equal(list_move(5, COUNT, -100000, is_row, NULL), 1);
    assert_int_equal(list_move(19, COUNT, 2, is_row, NULL), 22);
    assert_int_equal(list_move(0, 0, 1, is_row, NULL), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_row_selected_is_in_view_all_the_way_down_and_up),
        cmocka_unit_test(a_move_passes_over_all_that_is_no_row),
        cmocka_unit_test(a_move_ends_at_the_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
