// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* YAML with places: what is read, where it stands, and what is said of what cannot be read. The
 * mistakes that a routine's author meets stand in bad/yaml.txt as well, as they are printed. */
#include "base/array.h"
#include "yaml_reading.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const YamlNode *read_well(const char *text)
{
    assert_non_null(parse(text));
    assert_int_equal(diagnostics_size(reading.found), 0);
    return reading.root;
}

static void assert_place(Place place, int line, int column, int width)
{
    assert_int_equal(place.line, line);
    assert_int_equal(place.column, column);
    assert_int_equal(place.width, width);
}

static void assert_text(const YamlNode *map, const char *key, const char *text)
{
    const YamlNode *value = yaml_get(map, key);
    assert_non_null(value);
    assert_int_equal(value->kind, YAML_TEXT);
    assert_string_equal(value->text, text);
}

/* ---- what is read ---- */

static void lists_maps_and_texts_know_their_places(void **state)
{
    (void)state;
    const YamlNode *root = read_well("title: Calf\nsteps:\n  - {name: \"A b\"}\n  - x\n");
    assert_int_equal(root->kind, YAML_MAP);
    assert_int_equal(root->count, 2);
    assert_place(root->pairs[0].key_place, 1, 1, 5);
    assert_place(yaml_get(root, "title")->place, 1, 8, 4);
    const YamlNode *steps = yaml_get(root, "steps");
    assert_int_equal(steps->kind, YAML_LIST);
    assert_int_equal(steps->count, 2);
    assert_place(steps->items[0]->pairs[0].key_place, 3, 6, 4);
    assert_place(yaml_get(steps->items[0], "name")->place, 3, 12, 5);
    assert_place(steps->items[1]->place, 4, 5, 1);
    assert_null(yaml_get(root, "name"));
    assert_null(yaml_get(steps, "name"));
}

static void an_empty_value_has_a_place_in_the_file(void **state)
{
    (void)state;
    const YamlNode *root = read_well("\"\": ''\n? b");
    assert_place(root->pairs[0].key_place, 1, 1, 2);
    assert_place(root->pairs[0].value->place, 1, 5, 2);
    assert_place(root->pairs[1].value->place, 2, 4, 1);
}

static void columns_are_counted_in_characters(void **state)
{
    (void)state;
    const YamlNode *root = read_well("{\u00e4\u4f38: \u00e9\u00e9, b: c}\n");
    assert_place(root->pairs[0].value->place, 1, 6, 2);
    assert_place(root->pairs[1].key_place, 1, 10, 1);
}

static void lines_are_counted_as_editors_count(void **state)
{
    (void)state;
    static const char *const files[] = {"a: 1\n\n# x\nb: 2\n", "a: 1\r\n\r\n# x\r\nb: 2\r\n",
                                        "a: 1\r\r# x\rb: 2\r",
                                        ("\xef\xbb\xbf"
                                         "a: 1\n\n# x\nb: 2")};
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        const YamlNode *root = read_well(files[i]);
        assert_place(root->pairs[0].key_place, 1, 1, 1);
        assert_place(yaml_get(root, "a")->place, 1, 4, 1);
        assert_place(yaml_get(root, "b")->place, 4, 4, 1);
        assert_text(root, "b", "2");
    }
}

static void every_scalar_is_text(void **state)
{
    (void)state;
    const YamlNode *root = read_well("a: yes\nb: null\nc: 0o17\nd: 1:30\ne: ~\nf:\nno: 1.10\n");
    assert_text(root, "a", "yes");
    assert_text(root, "b", "null");
    assert_text(root, "c", "0o17");
    assert_text(root, "d", "1:30");
    assert_text(root, "e", "~");
    assert_text(root, "f", "");
    assert_text(root, "no", "1.10");
}

static void plain_texts_are_told_from_quoted_ones(void **state)
{
    (void)state;
    const YamlNode *root = read_well("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\ne: >\n  x\n  y\n");
    for (size_t i = 0; i < root->count; i++)
        assert_int_equal(root->pairs[i].value->plain, i == 0);
    assert_text(root, "d", "x\n");
    assert_text(root, "e", "x y\n");
}

static void a_comment_after_prose_is_noticed(void **state)
{
    (void)state;
    const YamlNode *root =
        read_well("a: Left #1\nb: 'Left' #1\nc: Left\n# x\nd: #1\n\u00e4: \u00e4  #\n");
    static const bool expected[] = {true, false, false, false, true};
    for (size_t i = 0; i < root->count; i++)
        assert_int_equal(root->pairs[i].value->comment_after, expected[i]);
}

static void a_document_may_have_its_marks_and_a_version(void **state)
{
    (void)state;
    assert_text(read_well("# c\n---\na: 1\n...\n# c\n...\n\n"), "a", "1");
    assert_text(read_well("# c\n%YAML 1.2\n---\na: 1\n"), "a", "1");
}

/* ---- what is refused ---- */

/* The first error of text: "LINE:COLUMN:WIDTH message = hint". */
static void assert_error(const char *bytes, size_t size, const char *expected)
{
    char said[512];
    parse_bytes(bytes, size);
    if (diagnostics_size(reading.found) == 0)
        fail_msg("nothing was said of '%s'", bytes);
    const Diagnostic *item = diagnostics_at(reading.found, 0);
    assert_int_equal(item->severity, SEVERITY_ERROR);
    snprintf(said, sizeof said, "%d:%d:%d %s%s%s", item->place.line, item->place.column,
             item->place.width, item->message, item->hint ? " = " : "",
             item->hint ? item->hint : "");
    assert_string_equal(said, expected);
}

typedef struct {
    const char *text, *said;
} Mistake;

#define ASSERT_MISTAKES(table)                                                                     \
    for (size_t i = 0; i < COUNT_OF(table); i++)                                                   \
    assert_error(table[i].text, strlen(table[i].text), table[i].said)

#define QUOTE_IT " = put the text in quotes"

#define DELETE_IT " = delete it: it cannot be seen"
#define LINE_END " = it only looks like a line end: delete it, and press Enter"

static void bytes_that_are_no_text_have_a_place(void **state)
{
    (void)state;
    static const Mistake mistakes[] = {
        {"a: 1\nb: caf\xe9 x\n",
         "2:7:1 not UTF-8 (byte E9) = saved as Windows-1252 or Latin-1? save as UTF-8"},
        {"a: \u00e4\xc3",
         "1:5:1 not UTF-8 (byte C3) = saved as Windows-1252 or Latin-1? save as UTF-8"},
        {"a: 1\r\nb: \x1b[2J", "2:4:1 control character U+001B not allowed" DELETE_IT},
        {"a: 1\rb: \x7f", "2:4:1 control character U+007F not allowed" DELETE_IT},
        {"a: 1\n\xc2\x9b"
         "2J",
         "2:1:1 control character U+009B not allowed" DELETE_IT},
        {"a: 1\xc2\x85"
         "b: 2",
         "1:5:1 control character U+0085 not allowed" LINE_END},
        {"a: 1\u2028b: 2", "1:5:1 control character U+2028 not allowed" LINE_END},
        {"\ufeff\ufeff\n%TAG !a! b\n", "1:1:1 control character U+FEFF not allowed" DELETE_IT},
        {"# \b", "1:3:1 control character U+0008 not allowed" DELETE_IT},
    };
    ASSERT_MISTAKES(mistakes);
    assert_error("a: 1\nb: x\0y", 11, "2:5:1 control character U+0000 not allowed" DELETE_IT);
}

static void a_document_of_another_kind_is_called_by_its_name(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"{\\rtf1\\ansi limber: 1}",
         "this is a rich text document (RTF), and a routine is plain text"},
        {"PK\x03\x04\x14",
         "this is a document of Word or LibreOffice, and a routine is plain text"},
        {"\xd0\xcf\x11\xe0\xa1", "this is an old document of Word, and a routine is plain text"},
        {"%PDF-1.7\n", "this is a PDF, and a routine is plain text"},
        {"<!DOCTYPE html>\n<p>limber: 1", "this is a web page, and a routine is plain text"},
        {"\xef\xbb\xbf<html>", "this is a web page, and a routine is plain text"},
        {"\xff\xd8\xff\xe0", "this is a photo (JPEG), and a routine is plain text"},
        {"\x89PNG\r\n", "this is a picture (PNG), and a routine is plain text"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_null(parse(rows[i][0]));
        assert_int_equal(diagnostics_size(reading.found), 1);
        const Diagnostic *only = diagnostics_at(reading.found, 0);
        assert_string_equal(only->message, rows[i][1]);
        assert_non_null(strstr(only->hint, "plain text"));
    }
}

static void a_file_saved_as_utf16_is_known(void **state)
{
    (void)state;
    assert_error("\xff\xfe"
                 "a\0",
                 4, "0:0:0 saved as UTF-16; save as UTF-8");
    assert_error("\xfe\xff\0a", 4, "0:0:0 saved as UTF-16; save as UTF-8");
    assert_error("a\0:\0", 4, "0:0:0 saved as UTF-16; save as UTF-8");
    assert_error("\0a\0:", 4, "0:0:0 saved as UTF-16; save as UTF-8");
}

static void an_empty_file_is_said_to_be_empty(void **state)
{
    (void)state;
    static const char *const files[] = {"", "\n\n", "# a comment\n", "---\n", "\xef\xbb\xbf"};
    for (size_t i = 0; i < COUNT_OF(files); i++)
        assert_error(files[i], strlen(files[i]), "0:0:0 the file is empty");
}

static void what_escapes_make_is_checked(void **state)
{
    (void)state;
    static const Mistake mistakes[] = {
        {"a: \"\\e[31m\"", "1:4:8 control character U+001B not allowed" DELETE_IT},
        {"a: \"\\x9b2J\"", "1:4:8 control character U+009B not allowed" DELETE_IT},
        {"a: \"x\\0y\"", "1:4:6 control character U+0000 not allowed" DELETE_IT},
        {"a: \"\\u202e\"", "1:4:8 character U+202E not allowed in a text" DELETE_IT},
        {"a: \"\\r\"", "1:4:4 control character U+000D not allowed" DELETE_IT},
        {"\"\\a\": 1", "1:1:4 control character U+0007 not allowed" DELETE_IT},
        {"a: \u200bx", "1:4:2 character U+200B not allowed in a text" DELETE_IT},
        {"a: e\u0301\u0302\u0303\u0304\u0305",
         "1:4:6 more than four marks on one letter (U+0305) = leave some of them out"},
        {"a: \"\\ud800\"",
         "1:7:1 this '\\' stands for no character = in double quotes write '\\\\' "
         "for a backslash, or use single quotes"},
    };
    ASSERT_MISTAKES(mistakes);
    assert_text(parse("a: \"x\\e\"\nb: \"y\\nz\"\n"), "a", "x\ufffd");
    assert_text(reading.root, "b", "y\nz");
    assert_int_equal(diagnostics_size(reading.found), 1);
}

static void what_yaml_can_do_and_a_routine_needs_not_is_refused(void **state)
{
    (void)state;
    static const Mistake mistakes[] = {
        {"a: &x 1", "1:4:1 anchors ('&x') are not allowed; write the text out"},
        {"a: *x",
         "1:4:2 aliases ('*name') are not allowed; write the text out = a text that begins "
         "with '*' needs quotes"},
        {"<<: {b: 1}", "1:1:2 merge keys ('<<') are not allowed; write the keys out"},
        {"<<: *x", "1:1:2 merge keys ('<<') are not allowed; write the keys out"},
        {"a: !!python/object x", "1:4:1 tags ('!!python/object') are not allowed = a text that "
                                 "begins with '!' needs quotes"},
        {"a: !x [b]",
         "1:4:1 tags ('!x') are not allowed = a text that begins with '!' needs quotes"},
        {"a: 1\n---\nb: 2", "2:1:3 a second document ('---') is not allowed"},
        {"a: 1\n...\nb: 2", "3:1:1 this stands after the end of the document"},
        {"a: 1\n... b", "2:5:1 this stands after the end of the document"},
        {"{a: 1}: b", "1:1:1 a key must be a text, not a list or a map"},
        {"? [a]\n: b", "1:3:1 a key must be a text, not a list or a map"},
        {"# c\n%TAG !a! b\n---\na: 1", "2:1:1 a line may not begin with '%'"},
        {"%YAML 1.2\n%YAML 1.2\n---\na: 1", "2:1:1 a line may not begin with '%'"},
        {"%YAML 1.3\n---\na: 1", "1:1:1 this is a YAML of another version = leave this line out"},
    };
    ASSERT_MISTAKES(mistakes);
}

static void a_key_given_twice_knows_where_it_was_before(void **state)
{
    (void)state;
    assert_non_null(parse("hold: 1\nb: 2\nhold: 3\n\"b\": 4\n"));
    static const int lines[] = {0, 0, 1, 2};
    assert_int_equal(reading.root->count, COUNT_OF(lines));
    for (size_t i = 0; i < COUNT_OF(lines); i++)
        assert_int_equal(reading.root->pairs[i].first_line, lines[i]);
    assert_text(reading.root, "hold", "1");
}

#define CLOSE_IT " = write the closing one at the end of the text"

static void mistakes_are_named_in_words_for_people(void **state)
{
    (void)state;
    static const char after_quote[] = "1:8:1 text goes on after a closed quote = write '' for an "
                                      "apostrophe inside single quotes, "
                                      "\\\" for a quote inside double ones";
    static const Mistake mistakes[] = {
        {"a:\n\tb: 1", "2:1:1 tab used for indentation; use spaces"},
        {"a: 1\n\tb: 1", "2:1:1 tab used for indentation; use spaces"},
        {"a: 1\nb: \"open\nc: 2\n", "2:4:1 this quote is not closed" CLOSE_IT},
        {"a: 1\nb: 'open\nc: 2\n", "2:4:1 this quote is not closed" CLOSE_IT},
        {"a: \"x\n--- y\"",
         "1:4:1 this quote is not closed = a line of '---' or '...' ends the document"},
        {"a: \"x\" y", after_quote},
        {"b: 'on't'", "1:8:1 text goes on after a closed quote = write '' for an apostrophe inside "
                      "single quotes, \\\" for a quote inside double ones"},
        {"a: b: c", "1:5:1 a second ':' in one line" QUOTE_IT},
        {"a:\n  b: 1\n   c: 2", "3:4:1 this line begins 1 space too far to the right = begin it in "
                                "column 3, below the keys "
                                "that it belongs to"},
        {"a: 1\nb\nc: 2",
         "2:1:1 a ':' is missing after this key = 'key: value' needs a space after the colon"},
        {"a: @b", "1:4:1 a text cannot begin with this character" QUOTE_IT},
        {"a: - b",
         "1:4:1 a list begins on a line of its own = put the '-' under its key, or the text in "
         "quotes"},
        {"a: > 5 reps", "1:6:1 after '|' or '>' the text begins on the next line = put a text that "
                        "begins with '|' or '>' in quotes"},
        {"a: *bold* text", "1:9:1 anchors ('&') and aliases ('*') are not allowed" QUOTE_IT},
        {"a: {b: 1}}",
         "1:10:1 this bracket closes nothing = leave it out, or put the text in quotes"},
        {"a: [,]", "1:5:1 a text is missing here" QUOTE_IT},
        {"a: [#", "1:6:1 the file ends inside a list or a map = close it with ']' or '}'"},
        {"a: [1, 2\nb: 3", "1:4:1 this list is not closed with ']' = write the ']', or put a text "
                           "with ',' or ':' in quotes"},
        {"a: \"C:\\windows\"",
         "1:7:1 unknown '\\' in a quoted text = in double quotes write '\\\\' for "
         "a backslash, or use single quotes"},
    };
    ASSERT_MISTAKES(mistakes);
}

#define ANEW " = type it again: word processors and web pages change it"

static void a_character_that_only_looks_right_is_named(void **state)
{
    (void)state;
    static const Mistake mistakes[] = {
        {"a: 1\ntitle:\u00a0Calves\nb: 2",
         "2:7:1 a no-break space (U+00A0) stands in the place of a plain space" ANEW},
        {"title:\u00a0Calves",
         "1:7:1 a no-break space (U+00A0) stands in the place of a plain space" ANEW},
        {"a:\n  - name:\u202fHold\n    b: 2",
         "2:10:1 a narrow no-break space (U+202F) stands in the place of a plain space" ANEW},
        {"a:\n  -\u00a0name: Hold",
         "2:4:1 a no-break space (U+00A0) stands in the place of a plain space" ANEW},
        {"a:\n\u00a0\u00a0b: 1", "2:1:1 a no-break space (U+00A0) stands in the place of a plain "
                                 "space = type it again, here "
                                 "and in 1 more place: word processors and web pages change it"},
        {"a: 1\ntitle\uff1aCalves\nb: 2",
         "2:6:1 a full-width colon (U+FF1A) stands in the place of the ':' of a key" ANEW},
        {"a:\n  \u2013 name: Hold\n    hold: 5s",
         "2:3:1 an en dash (U+2013) stands in the place of the '-' of a list" ANEW},
        {"a:\n  \u2013 one\n  \u2013 two",
         "2:3:1 an en dash (U+2013) stands in the place of the '-' of a list = type it again, here "
         "and in 1 more place: word processors and web pages change it"},
        {"a:\n  \u2022 name: Hold",
         "2:3:1 a bullet (U+2022) stands in the place of the '-' of a list" ANEW},
        {"a:\n\u2022\u00a0name: Hold", "2:1:1 a bullet (U+2022) stands in the place of the '-' of "
                                       "a list = type it again, here and "
                                       "in 1 more place: word processors and web pages change it"},
        {"a:\n  * name: Hold",
         "2:3:1 a star (U+002A) stands in the place of the '-' of a list" ANEW},
    };
    ASSERT_MISTAKES(mistakes);
}

/* The same characters in prose are prose. */
static void dashes_and_bullets_in_texts_are_text(void **state)
{
    (void)state;
    static const char prose[] =
        "a: \u2013 slowly\nb: |\n  \u2022 one\n  \u2013 two\nd: '\u2022 one'\n"
        "e: goes on\n  \u2013 here\nf: [\u2013 x]\ng:\n  - \u2013x\n";
    assert_text(parse(prose), "a", "\u2013 slowly");
    assert_text(reading.root, "b", "\u2022 one\n\u2013 two\n");
    assert_text(reading.root, "e", "goes on \u2013 here");
    assert_int_equal(diagnostics_size(reading.found), 0);
}

int main(void)
{
    setlocale(LC_ALL, "");
    const struct CMUnitTest tests[] = {
        READING_TEST(lists_maps_and_texts_know_their_places),
        READING_TEST(an_empty_value_has_a_place_in_the_file),
        READING_TEST(columns_are_counted_in_characters),
        READING_TEST(lines_are_counted_as_editors_count),
        READING_TEST(every_scalar_is_text),
        READING_TEST(plain_texts_are_told_from_quoted_ones),
        READING_TEST(a_comment_after_prose_is_noticed),
        READING_TEST(a_document_may_have_its_marks_and_a_version),
        READING_TEST(bytes_that_are_no_text_have_a_place),
        READING_TEST(a_document_of_another_kind_is_called_by_its_name),
        READING_TEST(a_file_saved_as_utf16_is_known),
        READING_TEST(an_empty_file_is_said_to_be_empty),
        READING_TEST(a_character_that_only_looks_right_is_named),
        READING_TEST(dashes_and_bullets_in_texts_are_text),
        READING_TEST(what_escapes_make_is_checked),
        READING_TEST(what_yaml_can_do_and_a_routine_needs_not_is_refused),
        READING_TEST(a_key_given_twice_knows_where_it_was_before),
        READING_TEST(mistakes_are_named_in_words_for_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
