// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* CSV as it is written, and what a spreadsheet must not take for a formula. */
#include "page/csv.h"

#include "base/array.h"
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char *written;

static void expect_cell(const char *text, const char *expected)
{
    size_t size;
    Csv csv;
    FILE *out = open_memstream(&written, &size);
    csv_start(&csv, out);
    csv_text(&csv, text);
    fclose(out);
    assert_string_equal(written, expected);
    free(written);
}

static void rows_end_as_the_standard_says(void **state)
{
    (void)state;
    static const char *const names[] = {"day", "step", "held_s", "pain"};
    size_t size;
    Csv csv;
    FILE *out = open_memstream(&written, &size);
    csv_start(&csv, out);
    csv_head(&csv, names, 4);
    csv_text(&csv, "2026-11-25");
    csv_text(&csv, "Calf, straight");
    csv_seconds(&csv, 29500 * NS_PER_MS);
    csv_level(&csv, 0);
    csv_end_row(&csv);
    csv_text(&csv, NULL);
    csv_whole(&csv, -3);
    csv_empty(&csv, 1);
    csv_level(&csv, -1);
    csv_end_row(&csv);
    fclose(out);
    assert_string_equal(written, "day,step,held_s,pain\r\n"
                                 "2026-11-25,\"Calf, straight\",29.5,0\r\n"
                                 ",-3,,\r\n");
    free(written);
}

static void cells_that_need_it_are_quoted(void **state)
{
    (void)state;
    expect_cell("plain words", "plain words");
    expect_cell("say \"ah\"", "\"say \"\"ah\"\"\"");
    expect_cell(" led by a space", "\" led by a space\"");
    expect_cell("two\nlines\r\n", "\"two lines\xef\xbf\xbd \"");
    expect_cell("", "");
    expect_cell("Zoë", "Zoë");
}

static void no_text_is_a_formula(void **state)
{
    (void)state;
    expect_cell("=1+1", "'=1+1");
    expect_cell("+1", "'+1");
    expect_cell("-1", "'-1");
    expect_cell("@SUM(A1)", "'@SUM(A1)");
    expect_cell("  =1", "'  =1");
    expect_cell("\t=1", "' =1");
    expect_cell("\n=cmd|'/c calc'!A1", "' =cmd|'/c calc'!A1");
    expect_cell("＝1", "'＝1");
    expect_cell("=HYPERLINK(\"http://x\",1)", "\"'=HYPERLINK(\"\"http://x\"\",1)\"");
    static const char *const signs[] = {"＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫", "⁼", "−"};
    static const char *const blanks[] = {"", " ", "\u00a0", "\u3000 ", "\u200b"};
    for (size_t i = 0; i < COUNT_OF(signs); i++) {
        for (size_t j = 0; j < COUNT_OF(blanks); j++) {
            char text[32], safe[32];
            snprintf(text, sizeof text, "'%s%s1", blanks[j], signs[i]);
            expect_cell(text + 1, text_safe(text, safe, sizeof safe));
        }
    }
    expect_cell("a=1", "a=1");
    expect_cell("½", "½");
}

static void nothing_raw_reaches_the_file(void **state)
{
    (void)state;
    expect_cell("a\x1b[2Jb", "a\xef\xbf\xbd[2Jb");
    expect_cell("\xff\xfe", "\xef\xbf\xbd\xef\xbf\xbd");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_end_as_the_standard_says),
        cmocka_unit_test(cells_that_need_it_are_quoted),
        cmocka_unit_test(no_text_is_a_formula),
        cmocka_unit_test(nothing_raw_reaches_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
