// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the user reads about a file: place, line, caret, hint, in the order of the file. */
#include "base/diagnostic.h"
#include "base/text.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static Source source_of(const char *name, const char *text)
{
    return (Source){.name = name, .text = text, .size = text ? strlen(text) : 0};
}

/* What is printed, until the next call. */
static char *printed(const Diagnostics *list)
{
    static char *text;
    static size_t size;
    free(text);
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    diagnostics_print(list, out);
    fclose(out);
    return text;
}

static void assert_printed(Diagnostics *list, const char *expected)
{
    assert_string_equal(printed(list), expected);
    diagnostics_free(list);
}

/* One error at a place of text. */
static Diagnostics *one_error(const char *text, Place place)
{
    Diagnostics *list = diagnostics_new();
    Source source = source_of("knee.yaml", text);
    diagnostics_add(list, SEVERITY_ERROR, &source, place, "wrong");
    return list;
}

static void an_error_shows_its_line_a_caret_and_a_hint(void **state)
{
    (void)state;
    Diagnostics *list = diagnostics_new();
    Source source = source_of("knee.yaml", "steps:\n  - name: A\n    hodl: 30s\n");
    diagnostics_add(list, SEVERITY_ERROR, &source, (Place){3, 5, 4},
                    "unknown key '%s'; did you mean '%s'?", "hodl", "hold");
    diagnostics_hint(list, "see %s", "the manual");
    assert_printed(list, "knee.yaml:3:5: error: unknown key 'hodl'; did you mean 'hold'?\n"
                         "    3 |     hodl: 30s\n"
                         "      |     ^~~~\n"
                         "      = see the manual\n");
}

static void a_file_as_a_whole_has_no_place(void **state)
{
    (void)state;
    Diagnostics *list = diagnostics_new();
    Source source = source_of("knee.yaml", NULL);
    diagnostics_add(list, SEVERITY_WARNING, &source, (Place){0}, "no such file");
    diagnostics_add(list, SEVERITY_NOTE, &source, (Place){2, 1, 1}, "no text to show");
    assert_printed(list, "knee.yaml: warning: no such file\n"
                         "knee.yaml:2:1: note: no text to show\n");
}

static void the_caret_stands_under_wide_and_marked_letters(void **state)
{
    (void)state;
    assert_printed(one_error("\u4f38\u5c55 x\u4f38", (Place){1, 4, 2}),
                   "knee.yaml:1:4: error: wrong\n"
                   "    1 | \u4f38\u5c55 x\u4f38\n"
                   "      |      ^~~\n");
    assert_printed(one_error("e\u0301e\u0301 x", (Place){1, 6, 1}), "knee.yaml:1:6: error: wrong\n"
                                                                    "    1 | e\u0301e\u0301 x\n"
                                                                    "      |    ^\n");
}

static void a_tab_takes_one_cell(void **state)
{
    (void)state;
    assert_printed(one_error("\ta\tb", (Place){1, 4, 1}), "knee.yaml:1:4: error: wrong\n"
                                                          "    1 |  a b\n"
                                                          "      |    ^\n");
}

static void a_caret_may_stand_past_the_end_of_its_line(void **state)
{
    (void)state;
    assert_printed(one_error("note:\nx", (Place){1, 6, 3}), "knee.yaml:1:6: error: wrong\n"
                                                            "    1 | note:\n"
                                                            "      |      ^\n");
}

static void a_line_that_does_not_exist_is_not_shown(void **state)
{
    (void)state;
    assert_printed(one_error("a\n", (Place){7, 1, 1}), "knee.yaml:7:1: error: wrong\n");
}

static void lines_of_any_editor_are_shown(void **state)
{
    (void)state;
    assert_printed(one_error("\xef\xbb\xbf"
                             "a: 1\r\nb: 2\r\n",
                             (Place){2, 4, 1}),
                   "knee.yaml:2:4: error: wrong\n"
                   "    2 | b: 2\n"
                   "      |    ^\n");
    assert_printed(one_error("a: 1\rb: 2\r", (Place){2, 4, 1}), "knee.yaml:2:4: error: wrong\n"
                                                                "    2 | b: 2\n"
                                                                "      |    ^\n");
}

/* The widest line of what is printed, in cells. */
static int widest(const char *text)
{
    int most = 0;
    for (const char *end; *text; text = end + (*end == '\n')) {
        end = strchrnul(text, '\n');
        int width = text_width_n(text, (size_t)(end - text));
        most = width > most ? width : most;
    }
    return most;
}

static void long_lines_are_cut_around_the_place(void **state)
{
    (void)state;
    char line[5000];
    for (int column = 1; column < (int)sizeof line; column += 7) {
        memset(line, '-', sizeof line - 1);
        line[sizeof line - 1] = '\0';
        line[column - 1] = 'X';
        Diagnostics *list = one_error(line, (Place){1, column, 400});
        char *text = printed(list), *shown = strstr(text, " | "), *caret = strstr(shown + 1, " | ");
        assert_non_null(caret);
        assert_true(widest(text) <= 100);
        const char *place = strchr(shown, 'X'), *mark = strchr(caret, '^');
        assert_non_null(place);
        assert_int_equal(place - shown, mark - caret);
        diagnostics_free(list);
    }
}

/* Bytes that go on with a character that ended long ago, up to the last byte of the source. */
static void a_line_is_not_read_past_the_end_of_its_source(void **state)
{
    (void)state;
    char bytes[2000];
    memset(bytes, '\xa9', sizeof bytes);
    memcpy(bytes, "[\xf0\x9f\xa7\x98", 5);
    Source source = {.name = "knee.yaml", .text = bytes, .size = 1000};
    Diagnostics *list = diagnostics_new();
    diagnostics_add(list, SEVERITY_ERROR, &source, (Place){1, 3, 1}, "not UTF-8");
    assert_string_equal(diagnostics_at(list, 0)->source_line, "");
    diagnostics_free(list);
}

static void messages_come_in_the_order_of_files_and_places(void **state)
{
    (void)state;
    Diagnostics *list = diagnostics_new();
    Source knee = source_of("knee.yaml", NULL), calf = source_of("calf.yaml", NULL);
    diagnostics_add(list, SEVERITY_ERROR, &knee, (Place){2, 9, 1}, "third");
    diagnostics_add(list, SEVERITY_WARNING, &knee, (Place){10, 1, 1}, "fifth");
    diagnostics_add(list, SEVERITY_ERROR, &calf, (Place){99, 1, 1}, "first");
    diagnostics_add(list, SEVERITY_ERROR, &knee, (Place){2, 9, 1}, "fourth");
    diagnostics_add(list, SEVERITY_ERROR, &knee, (Place){2, 3, 1}, "second");
    assert_printed(list, "calf.yaml:99:1: error: first\n"
                         "knee.yaml:2:3: error: second\n"
                         "knee.yaml:2:9: error: third\n"
                         "knee.yaml:2:9: error: fourth\n"
                         "knee.yaml:10:1: warning: fifth\n");
}

static size_t occurrences(const char *text, const char *word)
{
    size_t count = 0;
    while ((text = strstr(text, word)) != NULL) {
        text += strlen(word);
        count++;
    }
    return count;
}

static void past_twenty_errors_of_a_file_the_rest_is_counted(void **state)
{
    (void)state;
    Diagnostics *list = diagnostics_new();
    Source many = source_of("a.yaml", NULL), few = source_of("b.yaml", NULL);
    for (int i = 1; i <= 23; i++)
        diagnostics_add(list, SEVERITY_ERROR, &many, (Place){i, 1, 1}, "wrong");
    for (int i = 1; i <= 20; i++)
        diagnostics_add(list, SEVERITY_ERROR, &few, (Place){i, 1, 1}, "wrong");
    diagnostics_add(list, SEVERITY_WARNING, &few, (Place){30, 1, 1}, "odd");
    char *text = printed(list);
    assert_int_equal(occurrences(text, "a.yaml:"), 21);
    assert_non_null(
        strstr(text, "a.yaml:20:1: error: wrong\na.yaml: and 3 more errors\nb.yaml:1:"));
    assert_int_equal(occurrences(text, "b.yaml:"), 21);
    assert_int_equal(occurrences(text, "more errors"), 1);
    assert_int_equal(diagnostics_count(list, SEVERITY_ERROR), 43);
    assert_int_equal(diagnostics_count(list, SEVERITY_WARNING), 1);
    assert_int_equal(diagnostics_size(list), 44);
    diagnostics_free(list);
}

static void nothing_that_a_file_says_reaches_the_terminal_raw(void **state)
{
    (void)state;
    Diagnostics *list = diagnostics_new();
    Source source = source_of("\x1b]2;x\a.yaml", "a: \x1b[2J\xe9 \u202e\n");
    diagnostics_add(list, SEVERITY_ERROR, &source, (Place){1, 4, 1}, "'%s'", "\x1b[2J\r\n");
    diagnostics_hint(list, "%s", "\b\u202e");
    assert_printed(list, "\ufffd]2;x\ufffd.yaml:1:4: error: '\ufffd[2J\ufffd '\n"
                         "    1 | a: \ufffd[2J\ufffd \ufffd\n"
                         "      |    ^\n"
                         "      = \ufffd\ufffd\n");
}

static void a_message_outlives_its_source(void **state)
{
    (void)state;
    Diagnostics *list = diagnostics_new();
    char *name = strdup("knee.yaml"), *text = strdup("a: 1\n");
    Source source = source_of(name, text);
    diagnostics_add(list, SEVERITY_ERROR, &source, (Place){1, 1, 1}, "wrong");
    memset(name, '?', strlen(name));
    memset(text, '?', strlen(text));
    free(name);
    free(text);
    assert_printed(list, "knee.yaml:1:1: error: wrong\n    1 | a: 1\n      | ^\n");
}

static void a_hint_without_a_message_is_let_go(void **state)
{
    (void)state;
    Diagnostics *list = diagnostics_new();
    diagnostics_hint(list, "alone");
    assert_printed(list, "");
}

int main(void)
{
    setlocale(LC_ALL, "");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_error_shows_its_line_a_caret_and_a_hint),
        cmocka_unit_test(a_file_as_a_whole_has_no_place),
        cmocka_unit_test(the_caret_stands_under_wide_and_marked_letters),
        cmocka_unit_test(a_tab_takes_one_cell),
        cmocka_unit_test(a_caret_may_stand_past_the_end_of_its_line),
        cmocka_unit_test(a_line_that_does_not_exist_is_not_shown),
        cmocka_unit_test(lines_of_any_editor_are_shown),
        cmocka_unit_test(long_lines_are_cut_around_the_place),
        cmocka_unit_test(a_line_is_not_read_past_the_end_of_its_source),
        cmocka_unit_test(messages_come_in_the_order_of_files_and_places),
        cmocka_unit_test(past_twenty_errors_of_a_file_the_rest_is_counted),
        cmocka_unit_test(nothing_that_a_file_says_reaches_the_terminal_raw),
        cmocka_unit_test(a_message_outlives_its_source),
        cmocka_unit_test(a_hint_without_a_message_is_let_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
