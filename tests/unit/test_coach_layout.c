// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The coach's layout at every size: nothing leaves the window, nothing lies over anything else, and
 * the clock is never left out. And the large letters that it places: legible at every height. */
#include "base/array.h"
#include "screen/coach/coach_face.h"
#include "screen/coach/coach_layout.h"
#include "terminal/bigtext.h"
#include "terminal/bigtext_small.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define MOST_ROWS 120
#define MOST_COLUMNS 260

static void check_order(const CoachLayout *at, int rows)
{
    assert_true(at->title < at->name);
    assert_true(at->bar < at->name);
    assert_true(at->name < at->clock.row);
    assert_true(at->clock.rows >= 1);
    assert_true(at->clock.row + at->clock.rows <= at->text);
    int after_text = at->next >= 0 ? at->next : at->footer;
    assert_true(at->text + at->text_rows <= after_text);
    assert_true(at->next < at->footer);
    assert_int_equal(at->footer, rows - 1);
}

static void check_figure(const CoachLayout *at, int rows, int columns)
{
    const Box *figure = &at->figure, *clock = &at->clock;
    if (figure->rows == 0)
        return;
    assert_true(figure->rows > 0 && figure->columns > 0);
    assert_true(figure->column >= 0 && figure->column + figure->columns <= columns);
    assert_true(figure->row + figure->rows < (at->next >= 0 ? at->next : rows - 1) + 1);
    bool beside =
        figure->column >= at->left + at->cells && figure->column >= clock->column + clock->columns;
    bool below = figure->row >= at->text + at->text_rows;
    assert_true(beside || below);
}

static void every_part_has_its_own_place_at_every_size(void **state)
{
    (void)state;
    for (int rows = 1; rows <= MOST_ROWS; rows++) {
        for (int columns = 1; columns <= MOST_COLUMNS; columns++) {
            if (coach_layout_is_tiny(rows, columns))
                continue;
            for (int variant = 0; variant < 4 * 12; variant++) {
                CoachLayout at = coach_layout_columns(rows, columns, variant & 1);
                coach_layout_rows(&at, rows, columns, variant / 4, variant & 2);
                assert_true(at.cells > 0 && at.left + at.cells <= columns);
                check_order(&at, rows);
                check_figure(&at, rows, columns);
            }
        }
    }
}

static void the_clock_keeps_most_of_a_small_window(void **state)
{
    (void)state;
    CoachLayout at = coach_layout_columns(12, 40, true);
    coach_layout_rows(&at, 12, 40, 9, false);
    assert_true(at.clock.rows >= 6);
    assert_true(at.text_rows >= 1);
    coach_layout_rows(&at, 12, 40, 3, true); /* getting set: a note of three lines is read whole */
    assert_int_equal(at.text_rows, 3);
    assert_true(at.clock.rows >= 5);
}

static bool apart(int row, int column, int rows, int cells, const Box *other)
{
    return row + rows <= other->row || other->row + other->rows <= row ||
           column + cells <= other->column || other->column + other->columns <= column;
}

static bool inside(const Box *part, const Box *box)
{
    return part->row >= box->row && part->row + part->rows <= box->row + box->rows &&
           part->column >= box->column &&
           part->column + part->columns <= box->column + box->columns;
}

static void check_face(const Box *box, const FaceTexts *texts)
{
    ClockFace face = coach_face_fit(box, texts);
    const Box parts[] = {face.digits, face.word, face.side, face.small};
    for (int i = 0; i < 4; i++) {
        if (parts[i].rows == 0 || parts[i].columns == 0)
            continue;
        assert_true(inside(&parts[i], box));
        assert_true(parts[i].rows <= parts[0].rows);
        for (int other = 0; other < i; other++)
            assert_true(apart(parts[i].row, parts[i].column, parts[i].rows, parts[i].columns,
                              &parts[other]) ||
                        parts[other].columns == 0);
    }
}

static void the_parts_of_the_clock_never_touch(void **state)
{
    static const FaceTexts texts[] = {{"00", "", "", ""},
                                      {"00", "", "SWITCH", ""},
                                      {"00", "00", "SWITCH", "RIGHT>"},
                                      {"00", "0:00", "SWITCH", "RIGHT>"},
                                      {"0:00", "", "SWITCH", "RIGHT>"},
                                      {"00:00", "", "", "RIGHT>"}};
    (void)state;
    for (int rows = 3; rows <= 60; rows++)
        for (int columns = 10; columns <= 220; columns += 3)
            for (size_t i = 0; i < COUNT_OF(texts); i++) {
                Box box = {3, 2, rows, columns};
                check_face(&box, &texts[i]);
            }
}

/* The insides of the clock at 80x24, 100x32 and 160x50. */
static void word_and_side_are_large_where_there_is_room(void **state)
{
    static const FaceTexts texts = {"00", "00", "SWITCH", "RIGHT>"};
    static const struct {
        Box box;
        int digits, word, side;
    } rooms[] = {{{5, 3, 11, 41}, 6, 3, 3}, {{6, 3, 15, 54}, 8, 5, 3}, {{7, 3, 32, 90}, 16, 9, 5}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rooms); i++) {
        ClockFace face = coach_face_fit(&rooms[i].box, &texts);
        assert_true(face.digits.rows >= rooms[i].digits);
        assert_true(face.word.rows >= rooms[i].word);
        assert_true(face.side.rows >= rooms[i].side);
        assert_true(face.small.rows >= 3);
    }
}

/* Whatever else has no room, the side has, and at the last without its arrow. */
static void the_side_is_the_last_to_go(void **state)
{
    static const FaceTexts texts = {"00", "00", "SWITCH", "RIGHT>"};
    (void)state;
    for (int columns = 29; columns < 60; columns++) {
        ClockFace face = coach_face_fit(&(Box){0, 0, 5, columns}, &texts);
        assert_true(face.side.rows >= 3);
    }
}

static void no_two_digits_look_alike(void **state)
{
    static const char digits[] = "0123456789";
    (void)state;
    for (int rows = 5; rows <= BIGTEXT_HIGHEST; rows++) {
        for (int a = 0; a < 10; a++) {
            for (int b = a + 1; b < 10; b++) {
                int differ = 0, width = bigtext_width("0", rows);
                for (int cell = 0; cell < rows * width; cell++)
                    differ += bigtext_cell(digits[a], rows, cell / width, cell % width) !=
                              bigtext_cell(digits[b], rows, cell / width, cell % width);
                if (differ < rows / 2)
                    fail_msg("%c and %c at %d rows differ in %d cells", digits[a], digits[b], rows,
                             differ);
            }
        }
    }
}

/* In blocks a "2" stands on a foot as wide as itself, and does not close as an "e" does. */
static void the_smallest_digits_are_pictures_of_their_own(void **state)
{
    static const char signs[] = "0123456789:/";
    static const wchar_t *const two[] = {L"▄▀▀▄", L"  ▄▀", L"▄█▄▄"};
    (void)state;
    for (int row = 0; row < BIGTEXT_SMALL_ROWS; row++)
        for (int column = 0; column < 4; column++)
            assert_int_equal(bigtext_small_cell('2', row, column, true), two[row][column]);
    for (int a = 0; signs[a]; a++)
        for (int b = a + 1; signs[b]; b++) {
            int differ[2] = {0, 0};
            for (int i = 0; i < 2 * 4 * BIGTEXT_SMALL_ROWS; i++)
                differ[i % 2] += bigtext_small_cell(signs[a], i / 8, i / 2 % 4, i % 2) !=
                                 bigtext_small_cell(signs[b], i / 8, i / 2 % 4, i % 2);
            if (differ[false] == 0 || differ[true] < 3)
                fail_msg("%c and %c: %d in ASCII, %d in blocks", signs[a], signs[b], differ[false],
                         differ[true]);
        }
}

/* A sign that is not known would be drawn as a nought. */
static bool is_known(char sign)
{
    int rows = 9, cells = bigtext_width((char[]){sign, 0}, rows);
    if (cells != bigtext_width("0", rows))
        return true;
    for (int cell = 0; cell < rows * cells; cell++)
        if (bigtext_cell(sign, rows, cell / cells, cell % cells) !=
            bigtext_cell('0', rows, cell / cells, cell % cells))
            return true;
    return false;
}

static void every_letter_of_what_is_being_done_can_be_large(void **state)
{
    (void)state;
    for (int phase = 0; phase < PHASE_COUNT; phase++)
        for (const char *at = phase_words((Phase)phase)->large; *at; at++)
            if (!is_known(*at))
                fail_msg("no large %c of %s", *at, phase_words((Phase)phase)->large);
}

/* GO is 60 from the floor. */
static void no_word_of_what_is_being_done_reads_as_a_number(void **state)
{
    (void)state;
    for (int phase = 0; phase < PHASE_COUNT; phase++) {
        const char *word = phase_words((Phase)phase)->large;
        if (word[strspn(word, "BGIOSZ")] == '\0')
            fail_msg("%s", word);
    }
}

/* The first column of a row that has ink. */
static int left_edge(char sign, int rows, int row)
{
    int column = 0, cells = bigtext_width((char[]){sign, 0}, rows);
    while (column < cells && bigtext_cell(sign, rows, row, column) == ' ')
        column++;
    return column;
}

/* In ASCII, where a hook would close it. */
static void a_two_is_open_at_its_left(void **state)
{
    (void)state;
    for (int rows = 5; rows <= BIGTEXT_HIGHEST; rows++)
        if (left_edge('2', rows, rows / 4) * 2 < bigtext_width("2", rows))
            fail_msg("at %d rows it reads as an e", rows);
}

/* Half a cell a row, at every height: a slant with steps of several lengths looks torn. */
static void the_slant_of_a_seven_is_even(void **state)
{
    (void)state;
    for (int rows = 7; rows <= BIGTEXT_HIGHEST; rows++) {
        for (int row = rows / 4 + 1; row + 2 < rows; row++) {
            int step = left_edge('7', rows, row) - left_edge('7', rows, row + 2);
            if (step != 1)
                fail_msg("at %d rows, from row %d two rows step by %d", rows, row, step);
        }
    }
}

static void digits_are_equally_wide(void **state)
{
    (void)state;
    for (int rows = 3; rows <= BIGTEXT_HIGHEST; rows++)
        assert_int_equal(bigtext_width("11:11", rows), bigtext_width("08:48", rows));
}

static void text_is_as_high_as_fits(void **state)
{
    (void)state;
    for (int cells = 1; cells < 200; cells++) {
        int rows = bigtext_height("0:00", cells, BIGTEXT_HIGHEST);
        assert_true(rows == 0 || bigtext_width("0:00", rows) <= cells);
        int next = rows == BIGTEXT_SMALL_ROWS ? 5 : rows + 1; /* in ASCII */
        assert_true(rows == BIGTEXT_HIGHEST || bigtext_width("0:00", next) > cells || rows == 0);
    }
    assert_int_equal(bigtext_height("0", 200, 7), 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_part_has_its_own_place_at_every_size),
        cmocka_unit_test(the_clock_keeps_most_of_a_small_window),
        cmocka_unit_test(the_parts_of_the_clock_never_touch),
        cmocka_unit_test(word_and_side_are_large_where_there_is_room),
        cmocka_unit_test(the_side_is_the_last_to_go),
        cmocka_unit_test(no_two_digits_look_alike),
        cmocka_unit_test(every_letter_of_what_is_being_done_can_be_large),
        cmocka_unit_test(no_word_of_what_is_being_done_reads_as_a_number),
        cmocka_unit_test(the_smallest_digits_are_pictures_of_their_own),
        cmocka_unit_test(a_two_is_open_at_its_left),
        cmocka_unit_test(the_slant_of_a_seven_is_even),
        cmocka_unit_test(digits_are_equally_wide),
        cmocka_unit_test(text_is_as_high_as_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
