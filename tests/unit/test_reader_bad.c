// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Bad routine files and everything that is said of them, as it is printed: place, words, line,
 * caret and hint. The cases stand in bad/NAME.txt, one after another:
 *
 *     === what the case shows
 *     the routine; a line `%head` stands for the first three of a routine, `%steps` for these and
 *     `steps:`
 *     >>>
 *     what is printed, and "(accepted)" where there were warnings alone
 *     +++
 *     where there is a cure, the routine once it was obeyed: with the edits of the messages in it,
 *     or, where there are none, as a person would write it who follows the hint
 *
 * Exercises come from bad/exercises. What takes very long files is made here. */
#include "routine/library.h"
#include "routine/reader.h"

#include "base/array.h"
#include "base/mend.h"
#include "source_files.h"

#include <glob.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#define HEAD "limber: 1\ntitle: T\nwhen: any\n"

static char *folder; /* tests/unit/bad */

typedef struct {
    char *name;
    char *routine;
    char *expected;
    char *cured; /* NULL: not said */
} Case;

/* ---- the files of cases ---- */

static char *joined(const char *a, const char *b)
{
    char *text = NULL;
    assert_true(asprintf(&text, "%s%s", a, b) >= 0);
    return text;
}

static void write_line(FILE *out, const char *line, size_t length)
{
    if (length == 5 && strncmp(line, "%head", length) == 0)
        fputs(HEAD, out);
    else if (length == 6 && strncmp(line, "%steps", length) == 0)
        fputs(HEAD "steps:\n", out);
    else
        fprintf(out, "%.*s\n", (int)length, line);
}

/* Takes lines up to one that begins with mark; returns what stands after that line's mark. */
static const char *take_lines(const char *at, const char *mark, char **text)
{
    size_t size = 0;
    FILE *out = open_memstream(text, &size);
    while (*at && strncmp(at, mark, strlen(mark)) != 0) {
        size_t length = strcspn(at, "\n");
        write_line(out, at, length);
        at += length + (at[length] == '\n');
    }
    fclose(out);
    return *at ? at + strlen(mark) : at;
}

/* The blank line between two cases belongs to neither. */
static void drop_last_blank(char *text)
{
    size_t length = strlen(text);
    if (length >= 2 && text[length - 1] == '\n' && text[length - 2] == '\n')
        text[length - 1] = '\0';
}

static Case *read_cases(const char *name, Case *cases, size_t *count)
{
    char *path = joined(folder, name), *text = text_in_file(path), *before = NULL;
    const char *at = take_lines(text, "=== ", &before);
    free(before);
    while (*at) {
        cases = realloc(cases, (*count + 1) * sizeof *cases);
        assert_non_null(cases);
        Case *next = &cases[(*count)++];
        size_t length = strcspn(at, "\n");
        next->name = strndup(at, length);
        at = take_lines(at + length + 1, ">>>\n", &next->routine);
        at = take_lines(at, "=== ", &next->expected);
        drop_last_blank(next->expected);
        char *cured = strstr(next->expected, "\n+++\n");
        next->cured = cured ? strdup(cured + 5) : NULL;
        if (cured)
            cured[1] = '\0';
    }
    free(path);
    free(text);
    return cases;
}

/* Of every file there is: none is forgotten in a list. */
static Case *read_all_cases(size_t *count)
{
    Case *cases = NULL;
    char *pattern = joined(folder, "*.txt");
    glob_t found;
    assert_int_equal(glob(pattern, 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++)
        cases = read_cases(strrchr(found.gl_pathv[i], '/') + 1, cases, count);
    globfree(&found);
    free(pattern);
    return cases;
}

/* ---- what is said ---- */

/* Everything printed about a routine; paths of the library's files begin after its folder. */
static char *said_of(const char *routine, size_t size)
{
    char *exercises = joined(folder, "exercises"), *text = NULL;
    size_t room = 0;
    Library *library = library_new(NULL, exercises);
    Diagnostics *found = diagnostics_new();
    Routine *read = routine_parse("bad.yaml", routine, size, library, found);
    FILE *out = open_memstream(&text, &room);
    diagnostics_print(found, out);
    if (read)
        fputs("(accepted)\n", out);
    fclose(out);
    for (char *path; (path = strstr(text, exercises));) {
        char *rest = path + strlen(exercises) + 1;
        memmove(path, rest, strlen(rest) + 1);
    }
    routine_free(read);
    diagnostics_free(found);
    library_free(library);
    free(exercises);
    return text;
}

static void the_file_gets_its_messages(void **state)
{
    const Case *this = *state;
    char *said = said_of(this->routine, strlen(this->routine));
    assert_string_equal(said, this->expected);
    free(said);
}

/* Reads a routine; the text with the edits of its messages in it, and how many errors have none. */
static char *cured_by_edits(const char *routine, size_t *left, size_t *edits)
{
    char *exercises = joined(folder, "exercises");
    Arena *arena = arena_new();
    Library *library = library_new(NULL, exercises);
    Diagnostics *found = diagnostics_new();
    Source source = {.name = "bad.yaml", .text = routine, .size = strlen(routine)};
    *left = *edits = 0;
    routine_free(routine_parse(source.name, routine, source.size, library, found));
    for (size_t i = 0; i < diagnostics_size(found); i++) {
        const Diagnostic *item = diagnostics_at(found, i);
        *edits += strcmp(item->file, source.name) == 0 ? item->edit_count : 0;
        *left += item->severity == SEVERITY_ERROR && item->edit_count == 0;
    }
    char *cured = strdup(mend_source(arena, &source, found, true, &(size_t){0}).text);
    diagnostics_free(found);
    library_free(library);
    arena_free(arena);
    free(exercises);
    return cured;
}

/* What a hint says is right: whoever obeys it is rid of the message. */
static void whoever_obeys_is_rid_of_the_message(void **state)
{
    const Case *this = *state;
    size_t left, edits, still, more;
    char *mended = cured_by_edits(this->routine, &left, &edits);
    if (edits > 0 && !this->cured)
        fail_msg("the cure is not in the table:\n%s", mended);
    if (edits > 0)
        assert_string_equal(mended, this->cured);
    else if (this->cured)
        left = 0; /* all of the file was obeyed by hand */
    if (this->cured) {
        free(cured_by_edits(this->cured, &still, &more));
        char *said = said_of(this->cured, strlen(this->cured));
        size_t errors = 0;
        for (const char *at = said; (at = strstr(at, ": error: ")); at++)
            errors++;
        if (errors > left)
            fail_msg("obeyed, and yet:\n%s", said);
        free(said);
    }
    free(mended);
}

/* Most files here have one mistake, and one mistake has one message. */
static void the_table_has_400_mistakes_of_one_message(void **state)
{
    const Case *cases = *state;
    size_t single = 0;
    for (size_t i = 0; cases[i].name; i++) {
        const char *at = strstr(cases[i].expected, "bad.yaml");
        single += at == cases[i].expected && !strstr(at + 1, "\nbad.yaml");
    }
    print_message("files with one message: %zu\n", single);
    assert_true(single >= 400);
}

static void expect_line(const char *said, const char *line)
{
    if (strncmp(said, line, strlen(line)) != 0)
        fail_msg("expected: %s\nsaid: %.300s", line, said);
}

static void expect_bytes(const char *routine, size_t size, const char *line)
{
    char *said = said_of(routine, size);
    expect_line(said, line);
    free(said);
}

#define EXPECT_BYTES(bytes, line) expect_bytes(bytes, sizeof bytes - 1, line)

static void bytes_that_are_no_text_are_found_where_they_stand(void **state)
{
    (void)state;
    EXPECT_BYTES(HEAD "summary: caf\xe9\n", "bad.yaml:4:13: error: not UTF-8 (byte E9)\n");
    EXPECT_BYTES(HEAD "summary: \xc3\xa4\xc0\xaf\n", "bad.yaml:4:11: error: not UTF-8 (byte C0)\n");
    EXPECT_BYTES(HEAD "summary: a\xed\xa0\x80\n", "bad.yaml:4:11: error: not UTF-8 (byte ED)\n");
    EXPECT_BYTES("limber: 1\0\n", "bad.yaml:1:10: error: control character U+0000 not allowed\n");
    EXPECT_BYTES("limber: 1\r\ntitle: \x1b[2J\r\n",
                 "bad.yaml:2:8: error: control character U+001B not allowed\n");
    EXPECT_BYTES("limber: 1\rtitle: \x7f\r",
                 "bad.yaml:2:8: error: control character U+007F not allowed\n");
    EXPECT_BYTES("\xff\xfel\0i\0", "bad.yaml: error: saved as UTF-16; save as UTF-8\n");
}

/* ---- limits ---- */

/* A routine of count steps, each `step`, and lines that follow. */
static void expect_steps(size_t count, const char *step, const char *line)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    fputs(HEAD "steps:\n", out);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "  - %s\n", step);
    fclose(out);
    expect_bytes(text, size, line);
    free(text);
}

static void a_routine_has_500_steps_at_most(void **state)
{
    (void)state;
    expect_steps(500, "{name: A, hold: 1s}", "(accepted)\n");
    expect_steps(501, "{name: A, hold: 1s}", "bad.yaml:5:3: error: 501 steps; at most 500 fit\n");
}

static void steps_inside_repeats_count_too(void **state)
{
    (void)state;
    expect_steps(251, "{repeat: 2, steps: [{name: A, hold: 1s}, {name: B, hold: 1s}]}",
                 "bad.yaml:5:3: error: 502 steps; at most 500 fit\n");
}

/* 2 sides x 50 sets = 100 works, 50 switches, 49 rests and a prepare: 200 each. */
static void a_plan_has_5000_segments_at_most(void **state)
{
    (void)state;
    expect_steps(25, "{name: A, hold: 1s, side: each, sets: 50, rest: 1s}", "(accepted)\n");
    expect_steps(
        26, "{name: A, hold: 1s, side: each, sets: 50, rest: 1s}",
        "bad.yaml:5:3: error: more than 5000 parts, all sets, sides and rounds laid out\n");
    expect_steps(
        1,
        "{repeat: 1000, steps: [{name: A, hold: 1s, sets: 4, rest: 0, prepare: 0}, "
        "{name: B, until: ready}]}",
        "bad.yaml:5:3: error: more than 5000 parts, all sets, sides and rounds laid out\n");
}

static void a_plan_lasts_12_hours_at_most(void **state)
{
    (void)state;
    expect_steps(12, "{name: A, hold: 60m, prepare: 0}", "(accepted)\n");
    expect_steps(12, "{name: A, hold: 60m, prepare: 1s}",
                 "bad.yaml:5:3: error: longer than 12 hours in all\n");
    expect_steps(500, "{name: A, hold: 60m, side: each, sets: 1000, rest: 10m}",
                 "bad.yaml:5:3: error: longer than 12 hours in all\n");
}

static void a_plan_stays_within_them_when_it_has_grown(void **state)
{
    (void)state;
    expect_steps(12, "{name: A, hold: 10m, progress: [{after: 7 days, hold: 61s}]}",
                 "(accepted)\n");
    expect_steps(12, "{name: A, hold: 10m, progress: [{after: 7 days, hold: 60m}]}",
                 "bad.yaml:5:3: error: longer than 12 hours in all once it has grown\n");
}

static void a_step_has_50_cues_at_most(void **state)
{
    (void)state;
    char cues[51 * 3 + 64] = "{name: A, hold: 10s, cues: [c";
    for (int i = 1; i < 50; i++)
        strcat(cues, ", c");
    char *fits = joined(cues, "]}"), *many = joined(cues, ", c]}");
    expect_steps(1, fits, "(accepted)\n");
    expect_steps(1, many, "bad.yaml:5:183: error: 51 cues; at most 50 fit\n");
    free(fits);
    free(many);
}

/* ---- long files ---- */

/* Adds a text count times. */
static char *repeated(const char *before, const char *text, size_t count, const char *after)
{
    char *whole = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&whole, &size);
    fputs(before, out);
    for (size_t i = 0; i < count; i++)
        fputs(text, out);
    fputs(after, out);
    fclose(out);
    return whole;
}

/* A list of thousands is one mistake, at the first entry that is too many. */
static void a_list_has_100_entries_at_most(void **state)
{
    (void)state;
    static const struct {
        const char *before, *entry, *after, *said;
    } rows[] = {
        {HEAD "steps: [{name: A, hold: 9s}]\ncheck-in: [", "calves, ", "calves]\n",
         "bad.yaml:5:812: error: a list of 10001 entries; at most 100 fit\n"},
        {HEAD "steps: [{name: A, hold: 9s}]\nprecautions: [", "Rest, ", "Rest]\n",
         "bad.yaml:5:615: error: a list of 10001 entries; at most 100 fit\n"},
        {HEAD "steps: [{name: A, hold: 9s}]\ngate: [", "locking, ", "locking]\n",
         "bad.yaml:5:908: error: a list of 10001 entries; at most 100 fit\n"},
        {HEAD "steps:\n  - name: A\n    reps: [", "12, ", "12]\n",
         "bad.yaml:6:412: error: a list of 10001 entries; at most 100 fit\n"},
        {HEAD "steps:\n  - name: A\n    hold: 9s\n    feel: [", "calves, ", "calves]\n",
         "bad.yaml:7:812: error: a list of 10001 entries; at most 100 fit\n"},
        {HEAD "steps: [{name: A, hold: 9s}]\nscales: [", "a, ", "a]\n",
         "bad.yaml:5:160: error: a list of 10001 entries; at most 50 fit\n"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char *text = repeated(rows[i].before, rows[i].entry, 10000, rows[i].after);
        char *said = said_of(text, strlen(text));
        expect_line(said, rows[i].said);
        assert_null(strstr(said + 1, "bad.yaml:"));
        free(said);
        free(text);
    }
}

static void a_place_far_to_the_right_comes_into_view(void **state)
{
    (void)state;
    static const char few[] = "\u00e4\u4f38, \u00e4\u4f38, \u00e4\u4f38, \u00e4\u4f38, ";
    char *text =
        repeated(HEAD "steps: [{name: A, hold: 9s}]\nprecautions: [", few, 24, "{a: b}]\n");
    char *said = said_of(text, strlen(text)), *expected = NULL;
    assert_true(asprintf(&expected,
                         "bad.yaml:5:399: error: expected a text, found a map of keys\n"
                         "    5 |  %s%s%s{a: b}]\n      | %61s^\n"
                         "      = put the text in quotes\n",
                         few, few, few, "") > 0);
    assert_string_equal(said, expected);
    free(expected);
    free(said);
    free(text);
}

/* Mistakes by the thousand, in lines and in one line: each once took a walk through the file. */
static void files_full_of_mistakes_are_read_in_a_moment(void **state)
{
    (void)state;
    static const struct {
        const char *before, *text, *after;
    } rows[] = {
        {HEAD "check-in:\n", "  - aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n", ""},
        {HEAD "check-in: [", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, ", "]\n"},
        {HEAD "precautions: [", "a bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, ", "]\n"},
        {HEAD "for: {", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: 1, ", "}\n"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char *text = repeated(rows[i].before, rows[i].text, 15000, rows[i].after);
        clock_t start = clock();
        free(said_of(text, strlen(text)));
        double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        print_message("%zu bytes: %.3f s\n", strlen(text), seconds);
        assert_true(seconds < 2);
        free(text);
    }
}

/* ---- the library ---- */

static void without_a_library_an_exercise_is_not_found(void **state)
{
    (void)state;
    static const char text[] = HEAD "steps: [{exercise: one-leg, hold: 30s}]\n";
    Diagnostics *found = diagnostics_new();
    assert_null(routine_parse("bad.yaml", text, sizeof text - 1, NULL, found));
    assert_int_equal(diagnostics_size(found), 1);
    const Diagnostic *only = diagnostics_at(found, 0);
    assert_string_equal(only->message, "there is no library to find 'one-leg' in");
    assert_int_equal(only->place.line, 4);
    assert_int_equal(only->place.column, 20);
    diagnostics_free(found);
}

int main(void)
{
    const struct CMUnitTest made[] = {
        cmocka_unit_test(bytes_that_are_no_text_are_found_where_they_stand),
        cmocka_unit_test(a_routine_has_500_steps_at_most),
        cmocka_unit_test(steps_inside_repeats_count_too),
        cmocka_unit_test(a_plan_has_5000_segments_at_most),
        cmocka_unit_test(a_plan_lasts_12_hours_at_most),
        cmocka_unit_test(a_plan_stays_within_them_when_it_has_grown),
        cmocka_unit_test(a_step_has_50_cues_at_most),
        cmocka_unit_test(a_list_has_100_entries_at_most),
        cmocka_unit_test(a_place_far_to_the_right_comes_into_view),
        cmocka_unit_test(files_full_of_mistakes_are_read_in_a_moment),
        cmocka_unit_test(without_a_library_an_exercise_is_not_found),
    };
    size_t count = 0, made_count = COUNT_OF(made);
    Case *cases = NULL;
    setlocale(LC_ALL, "");
    folder = path_in_source("tests/unit/bad/");
    cases = read_all_cases(&count);
    cases = realloc(cases, (count + 1) * sizeof *cases);
    struct CMUnitTest *tests = calloc(2 * count + made_count + 1, sizeof *tests), *next = tests;
    assert_true(cases && tests);
    cases[count] = (Case){NULL};
    for (size_t i = 0; i < made_count; i++)
        *next++ = made[i];
    *next++ = (struct CMUnitTest){.name = "the table has 400 mistakes of one message",
                                  .test_func = the_table_has_400_mistakes_of_one_message,
                                  .initial_state = cases};
    for (size_t i = 0; i < count; i++) {
        *next++ = (struct CMUnitTest){.name = cases[i].name,
                                      .test_func = the_file_gets_its_messages,
                                      .initial_state = &cases[i]};
        *next++ = (struct CMUnitTest){.name = cases[i].name,
                                      .test_func = whoever_obeys_is_rid_of_the_message,
                                      .initial_state = &cases[i]};
    }
    int failed = _cmocka_run_group_tests("reader_bad", tests, (size_t)(next - tests), NULL, NULL);
    for (size_t i = 0; i < count; i++) {
        free(cases[i].name);
        free(cases[i].routine);
        free(cases[i].expected);
        free(cases[i].cured);
    }
    free(cases);
    free(tests);
    free(folder);
    return failed;
}
