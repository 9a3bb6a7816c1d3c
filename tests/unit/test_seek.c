// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The walk from a place to a byte: wherever the last one ended, the next one ends where one from
 * the start would. */
#include "base/prescan.h"
#include "base/source.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static size_t seek(const char *text, int line, int column)
{
    Source source = {.text = text, .size = strlen(text)};
    SourceMark mark = {0};
    size_t start;
    return source_seek(&source, &mark, (Place){line, column, 1}, &start);
}

static void lines_end_as_editors_end_them(void **state)
{
    (void)state;
    assert_int_equal(seek("ab\ncd", 2, 2), 4);
    assert_int_equal(seek("ab\r\ncd", 2, 2), 5);
    assert_int_equal(seek("ab\rcd", 2, 2), 4);
    assert_int_equal(seek("ab\n\rcd", 3, 1), 4);
    assert_int_equal(seek("\n\n\n", 3, 1), 2);
}

static void columns_count_characters(void **state)
{
    (void)state;
    assert_int_equal(seek("\u00e4\u4f38x", 1, 3), 5);
    assert_int_equal(seek("\xef\xbb\xbf"
                          "ab",
                          1, 2),
                     4);
}

static void a_place_past_a_line_is_its_end(void **state)
{
    (void)state;
    assert_int_equal(seek("ab\ncd", 1, 9), 2);
    assert_int_equal(seek("ab\ncd", 9, 9), 5);
    assert_int_equal(seek("", 3, 3), 0);
}

static size_t random_text(unsigned *seed, char *text)
{
    static const char *const pieces[] = {"a", "\u00e4", "\u4f38", "\n", "\r", "\r\n"};
    int count = rand_r(seed) % 30;
    strcpy(text, rand_r(seed) % 4 == 0 ? "\xef\xbb\xbf" : "");
    for (int i = 0; i < count; i++)
        strcat(text, pieces[rand_r(seed) % 6]);
    return strlen(text);
}

static void a_search_ends_alike_wherever_it_began(void **state)
{
    (void)state;
    unsigned seed = 84;
    char text[128];
    print_message("seed %u\n", seed);
    for (int round = 0; round < 5000; round++) {
        Source source = {.text = text, .size = random_text(&seed, text)};
        SourceMark mark = {0};
        for (int i = 0; i < 20; i++) {
            Place wanted = {1 + rand_r(&seed) % 12, 1 + rand_r(&seed) % 12, 1};
            SourceMark fresh = {0};
            size_t start, fresh_start;
            size_t offset = source_seek(&source, &mark, wanted, &start);
            assert_int_equal(offset, source_seek(&source, &fresh, wanted, &fresh_start));
            assert_int_equal(start, fresh_start);
            assert_int_equal(mark.line, fresh.line);
            assert_int_equal(mark.column, fresh.column);
            Place place = place_of_offset(&source, offset);
            assert_int_equal(place.line, mark.line);
            assert_int_equal(place.column, mark.column);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_end_as_editors_end_them),
        cmocka_unit_test(columns_count_characters),
        cmocka_unit_test(a_place_past_a_line_is_its_end),
        cmocka_unit_test(a_search_ends_alike_wherever_it_began),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
