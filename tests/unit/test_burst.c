// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Keys that come faster than a person types: which are taken, and which are a paste. */
#include "base/layout.h"
#include "terminal/burst.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define HAND (40 * NS_PER_MS)

static Ns now;

/* Those of keys that are taken, each so long after the one before. */
static const char *taken(Burst *burst, const char *keys, Ns apart, Expect expect, bool marks)
{
    static char out[64];
    size_t count = 0;
    now += NS_PER_S;
    for (; *keys; keys++, now += apart)
        if (burst_take(burst, &(Input){.kind = INPUT_KEY, .key = *keys}, now, expect, marks))
            out[count++] = *keys;
    out[count] = '\0';
    return out;
}

static void what_a_hand_types_is_taken(void **state)
{
    Burst burst = {0};
    (void)state;
    for (int expect = EXPECT_KEYS; expect <= EXPECT_TEXT; expect++)
        assert_string_equal(taken(&burst, "nno55\n q", HAND, (Expect)expect, false), "nno55\n q");
}

static void of_a_paste_that_is_not_marked_the_first_key_counts(void **state)
{
    Burst burst = {0};
    (void)state;
    assert_string_equal(taken(&burst, "now 5\n", 0, EXPECT_KEYS, false), "n");
    assert_string_equal(taken(&burst, "now 5\n", NS_PER_MS, EXPECT_KEYS, false), "n");
    assert_string_equal(taken(&burst, "5\n", 0, EXPECT_PAIN, false), "5");
    assert_string_equal(taken(&burst, "\n\n\n", 0, EXPECT_PAIN, false), "\n");
    assert_string_equal(taken(&burst, "a line\n", 0, EXPECT_TEXT, false), "a line\n");
}

static void a_question_that_a_paste_opens_gets_nothing_of_it(void **state)
{
    Burst burst = {0};
    (void)state;
    assert_string_equal(taken(&burst, "o", 0, EXPECT_KEYS, false), "o");
    now -= NS_PER_S;
    assert_string_equal(taken(&burst, "5\n", 0, EXPECT_PAIN, false), "");
}

static void a_key_that_is_held_on_a_line_that_stutters_repeats(void **state)
{
    Burst burst = {0};
    (void)state;
    assert_string_equal(taken(&burst, "jjjj", 0, EXPECT_KEYS, false), "jjjj");
    assert_string_equal(taken(&burst, "jjnjj", 0, EXPECT_KEYS, false), "jj");
}

static void where_pastes_are_marked_all_is_taken(void **state)
{
    Burst burst = {0};
    (void)state;
    assert_string_equal(taken(&burst, "5\n", 0, EXPECT_PAIN, true), "5\n");
    assert_string_equal(taken(&burst, "q\nnn", 0, EXPECT_KEYS, true), "q\nnn");
}

static int flood(const Input *input, int count, Ns apart)
{
    Burst burst = {0};
    int taken = 0;
    now += NS_PER_S;
    for (int i = 0; i < count; i++, now += apart)
        taken += burst_take(&burst, input, now, EXPECT_KEYS, true);
    return taken;
}

static void a_flood_is_taken_at_the_pace_of_hands(void **state)
{
    Input click = {.kind = INPUT_MOUSE}, wheel = {.kind = INPUT_MOUSE, .wheel = 1},
          key = {.kind = INPUT_KEY, .key = 'j'},
          arrow = {.kind = INPUT_KEY, .key = TERMINAL_KEY_UP};
    (void)state;
    assert_uint_in_range(flood(&click, 1000000, 1000), 512, 600);
    assert_uint_in_range(flood(&key, 1000000, 1000), 512, 600);
    assert_uint_in_range(flood(&arrow, 1000000, 1000), 512, 600);
    assert_int_equal(flood(&wheel, 2000, NS_PER_S / 60), 2000);
}

static void letters_of_other_layouts_are_those_in_their_place(void **state)
{
    (void)state;
    assert_int_equal(layout_key(0x442), 'n'); /* т */
    assert_int_equal(layout_key(0x439), 'q'); /* й */
    assert_int_equal(layout_key(0x422), 'N'); /* Т */
    assert_int_equal(layout_key(0x456), 's'); /* і */
    assert_int_equal(layout_key(0x3bd), 'n'); /* ν */
    assert_int_equal(layout_key(0x39f), 'O'); /* Ο */
    assert_int_equal(layout_key(0x3c2), 'w'); /* ς */
    assert_int_equal(layout_key('q'), 'q');
    assert_int_equal(layout_key('?'), '?');
    assert_int_equal(layout_key(0xe4), 0xe4);
    assert_int_equal(layout_key(0x4e2d), 0x4e2d);
    assert_int_equal(layout_key(TERMINAL_KEY_UP), TERMINAL_KEY_UP);
    assert_int_equal(layout_small('N'), 'n');
    assert_int_equal(layout_small('n'), 'n');
    assert_int_equal(layout_small('?'), '?');
}

static void assert_line(const char *typed, const char *meant)
{
    char line[64];
    snprintf(line, sizeof line, "%s", typed);
    layout_line(line);
    assert_string_equal(line, meant);
}

static void a_line_of_another_layout_is_the_one_in_its_place(void **state)
{
    (void)state;
    assert_line("5 2 Ы", "5 2 s");
    assert_line("ЗФГЫУ", "pause");
    assert_line("ΟΥΨΗ 1", "oych 1");
    assert_line("Größe \xff中", "größe \xff中");
    assert_line("+?", "+?");
    assert_line("", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_hand_types_is_taken),
        cmocka_unit_test(of_a_paste_that_is_not_marked_the_first_key_counts),
        cmocka_unit_test(a_question_that_a_paste_opens_gets_nothing_of_it),
        cmocka_unit_test(a_key_that_is_held_on_a_line_that_stutters_repeats),
        cmocka_unit_test(where_pastes_are_marked_all_is_taken),
        cmocka_unit_test(a_flood_is_taken_at_the_pace_of_hands),
        cmocka_unit_test(letters_of_other_layouts_are_those_in_their_place),
        cmocka_unit_test(a_line_of_another_layout_is_the_one_in_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
