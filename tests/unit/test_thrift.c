// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A frame in fewer bytes shows the same: every sign in its colours, every blank on its ground. A
 * small terminal of the test's own reads both. */
#include "terminal/thrift.h"

#include "base/array.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COLUMNS 16
#define MOST 4096

/* ---- a terminal of one row ---- */

typedef struct {
    char pen[2][24]; /* its sign's colour and its ground, as they are written */
    bool attribute[10], emptied;
} Look;

typedef struct {
    char sign[COLUMNS];
    Look look[COLUMNS], now;
    int column;
} Row;

/* The numbers of a sequence, those of a colour as they are written. */
static void set_pen(Row *row, char *numbers)
{
    for (char *number = numbers; number;) {
        char *next = strchr(number, ';');
        bool ground = (*number == '4' && number[1]) || strncmp(number, "10", 2) == 0,
             mixed = strncmp(number + 1, "8;", 2) == 0;
        if (next && mixed) {
            next = strchr(next + 1, ';');
            for (int more = number[3] == '5' ? 1 : 3; next && more > 0; more--)
                next = strchr(next + 1, ';');
        }
        if (next)
            *next++ = '\0';
        if (*number == '\0' || strcmp(number, "0") == 0)
            memset(&row->now, 0, sizeof row->now);
        else if (strlen(number) == 1)
            row->now.attribute[*number - '0'] = true;
        else if (number[1] == '9' && !number[2])
            memset(row->now.pen[ground], 0, sizeof row->now.pen[ground]);
        else
            strncpy(row->now.pen[ground], number, sizeof row->now.pen[ground] - 1);
        number = next;
    }
}

/* Of a blank nothing is seen but its ground, if it is neither reversed nor underlined. */
static void show_sign(Row *row, char sign)
{
    Look *look = &row->look[row->column];
    bool others[10] = {false};
    row->sign[row->column] = sign;
    *look = row->now;
    look->attribute[1] = look->attribute[1] && sign != ' ';
    if (sign == ' ' && memcmp(look->attribute, others, sizeof others) == 0)
        memset(look->pen[0], 0, sizeof look->pen[0]);
    row->column = (row->column + 1) % COLUMNS;
}

static void empty(Row *row)
{
    Look *look = &row->look[row->column];
    memset(look, 0, sizeof *look);
    memcpy(look->pen[1], row->now.pen[1], sizeof look->pen[1]);
    look->emptied = true;
}

static Row shown_by(const char *frame, size_t size)
{
    Row row = {0};
    for (size_t at = 0; at < size; at++) {
        char numbers[64] = "";
        if (frame[at] != '\033') {
            show_sign(&row, frame[at]);
            continue;
        }
        if (frame[at + 1] == '(') {
            at += 2;
            continue;
        }
        size_t length = strcspn(frame + at + 2, "mGX");
        memcpy(numbers, frame + at + 2, length);
        at += 2 + length;
        if (frame[at] == 'm')
            set_pen(&row, numbers);
        else if (frame[at] == 'G')
            row.column = atoi(numbers) % COLUMNS;
        else
            empty(&row);
    }
    return row;
}

/* ---- */

static void becomes(const char *frame, const char *thin)
{
    char out[MOST + 1];
    size_t size = thrift_frame(frame, strlen(frame), out);
    out[size] = '\0';
    assert_string_equal(out, thin);
}

static void a_colour_that_is_there_is_not_set_again(void **state)
{
    (void)state;
    becomes("\033[38;5;255mA\033[38;5;255m\033[48;5;249mB\033[39;49m\033[38;5;255mC\033[39m\033("
            "B\033[m",
            "\033[38;5;255mA\033[48;5;249mB\033[49mC\033(B\033[39m");
    becomes("\033[31mA\033[39;49m\033[31mB\033[39;49m\033[31mC\033[0m", "\033[31mABC\033[39m");
}

static void a_blank_is_not_told_the_colour_of_a_sign(void **state)
{
    (void)state;
    becomes("\033[31mA\033[32m \033[31mB\033[m", "\033[31mA B\033[m");
    /* but its ground, and what reverses it */
    becomes("\033[31mA\033[32m\033[44m \033[m", "\033[31mA\033[44m \033[m");
    becomes("\033[7;31m \033[m\033[7;31m \033[m", "\033[7;31m  \033[m");
}

static void what_is_not_known_leaves_the_frame_as_it_was(void **state)
{
    static const char *const frames[] = {
        "\033[31m\033[31mA\033[27mB\033[m", "\033[31m\033[31mA\033[4:3mB\033[m",
        "\033[31m\033[31mA\0337B\033[m",    "\033[31m\033[31mA\033[38:5:1mB\033[m",
        "\033[31m\033[31mA\033[",           "\033[31m\033[31mA\033]0;name\007",
        "\033[31m\033[31mA\033[38;5m",
    };
    char out[MOST];
    (void)state;
    for (size_t i = 0; i < COUNT_OF(frames); i++)
        assert_int_equal(thrift_frame(frames[i], strlen(frames[i]), out), 0);
}

/* Of a terminal whose own colours have no names, as the frame never names them. */
static void own_colours_come_back_as_the_terminal_knows_them(void **state)
{
    (void)state;
    becomes("\033[31mA\033[0m\033[42mB\033[0m", "\033[31mA\033[;42mB\033[m");
}

static void whatever_is_drawn_is_shown_alike(void **state)
{
    static const char *const pieces[] = {
        "A",
        "B",
        " ",
        "  ",
        "C",
        "\033[m",
        "\033[0;1m",
        "\033(B\033[m",
        "\033[7m",
        "\033[39;49m",
        "\033[31m",
        "\033[97m",
        "\033[44m",
        "\033[103m",
        "\033[38;5;200m",
        "\033[48;5;9m",
        "\033[38;2;1;20;255m",
        "\033[48;2;0;0;7m",
        "\033[3G",
        "\033[9G",
        "\033[2X",
        "\033[39m",
    };
    (void)state;
    srand(1);
    for (int run = 0; run < 20000; run++) {
        char frame[MOST] = "", out[MOST];
        for (int i = rand() % 40; i >= 0; i--)
            strcat(frame, pieces[(size_t)rand() % COUNT_OF(pieces)]);
        strcat(frame, "\033[m");
        size_t size = thrift_frame(frame, strlen(frame), out);
        if (size == 0)
            continue;
        assert_true(size < strlen(frame));
        Row whole = shown_by(frame, strlen(frame)), thin = shown_by(out, size);
        assert_memory_equal(&whole, &thin, sizeof whole);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_colour_that_is_there_is_not_set_again),
        cmocka_unit_test(a_blank_is_not_told_the_colour_of_a_sign),
        cmocka_unit_test(what_is_not_known_leaves_the_frame_as_it_was),
        cmocka_unit_test(own_colours_come_back_as_the_terminal_knows_them),
        cmocka_unit_test(whatever_is_drawn_is_shown_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
