// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The sides in a text, and what of a text is spoken. */
#include "routine/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static Arena *arena;

static int open_arena(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void expect_filled(const char *text, Side side, const char *language, const char *expected)
{
    assert_string_equal(words_fill(arena, text, side, language), expected);
}

static void the_side_and_the_other_stand_in_a_cue(void **state)
{
    (void)state;
    expect_filled("<side> knee down", SIDE_LEFT, "en", "Left knee down");
    expect_filled("<side> knee down", SIDE_RIGHT, "en", "Right knee down");
    expect_filled("Lean on the <other> leg", SIDE_LEFT, "en", "Lean on the right leg");
    expect_filled("<side><other>", SIDE_RIGHT, "en", "Rightleft");
    expect_filled("Knee down", SIDE_RIGHT, "en", "Knee down");
}

static void a_side_is_capital_where_a_sentence_begins(void **state)
{
    (void)state;
    expect_filled("Down. <side> up", SIDE_LEFT, "en", "Down. Left up");
    expect_filled("Down! (<side> up)", SIDE_LEFT, "en", "Down! (Left up)");
    expect_filled("Now: <side> up", SIDE_LEFT, "en", "Now: left up");
    expect_filled("Down, <side> up", SIDE_LEFT, "en", "Down, left up");
    expect_filled("\"<side>\"", SIDE_LEFT, "en", "\"Left\"");
}

static void other_words_in_angles_stay(void **state)
{
    (void)state;
    expect_filled("<b>Knee</b> <SIDE> < side>", SIDE_LEFT, "en", "<b>Knee</b> <SIDE> < side>");
    expect_filled("<side", SIDE_LEFT, "en", "<side");
    expect_filled("", SIDE_LEFT, "en", "");
}

static void sides_come_in_the_routines_language(void **state)
{
    (void)state;
    expect_filled("<side> Knie, <other> Bein", SIDE_LEFT, "de", "Links Knie, rechts Bein");
    expect_filled("<side> Knie", SIDE_LEFT, "de-AT", "Links Knie");
    expect_filled("<side> Knie", SIDE_LEFT, "DE", "Links Knie");
    expect_filled("<side> rodilla", SIDE_RIGHT, "es-419", "Derecha rodilla");
    expect_filled("<side> h\u00f6ft", SIDE_RIGHT, "sv", "H\u00f6ger h\u00f6ft");
    for (size_t i = 0; i < 3; i++)
        expect_filled("<side> fot", SIDE_LEFT, ((const char *[]){"no", "nb-NO", "nn"})[i],
                      "Venstre fot");
}

static void an_unknown_language_has_english_sides(void **state)
{
    (void)state;
    assert_string_equal(word_side("tlh", SIDE_LEFT), "left");
    assert_string_equal(word_side("deu", SIDE_LEFT), "left");
    assert_string_equal(word_side("", SIDE_RIGHT), "right");
    assert_string_equal(word_side("de", SIDE_NONE), "");
}

static void a_text_full_of_sides_fits(void **state)
{
    (void)state;
    char text[6 * 50 + 1] = "", expected[9 * 50 + 1] = "";
    for (int i = 0; i < 50; i++) {
        strcat(text, "<side>");
        strcat(expected, i == 0 ? "Izquierda" : "izquierda");
    }
    expect_filled(text, SIDE_LEFT, "es", expected);
}

static void expect_spoken(const char *text, const char *expected)
{
    assert_string_equal(words_spoken(arena, text, "en"), expected);
}

static void words_in_parentheses_are_not_spoken(void **state)
{
    (void)state;
    expect_spoken("Knee down", "Knee down");
    expect_spoken("Knee down (pad it if sore)", "Knee down");
    expect_spoken("(Slowly) lean in", "lean in");
    expect_spoken("Knee (left) down", "Knee down");
    expect_spoken("Knee down (if you can), slowly", "Knee down, slowly");
    expect_spoken("Lean (a little (not much) more) in", "Lean in");
    expect_spoken("(All of it)", "");
}

static void parentheses_that_do_not_match_harm_nothing(void **state)
{
    (void)state;
    expect_spoken("Knee down (pad", "Knee down");
    expect_spoken("Knee) down", "Knee) down");
    expect_spoken("1) Knee down", "1) Knee down");
    expect_spoken("", "");
}

static void spaces_are_spoken_once(void **state)
{
    (void)state;
    expect_spoken("  Knee   down  ", "Knee down");
}

/* A voice reads "30s" as "thirties" and "8-12" with the dash. */
static void numbers_are_spoken_with_their_units(void **state)
{
    (void)state;
    expect_spoken("2x30s calf raise", "2 times 30 seconds calf raise");
    expect_spoken("2 x 30 s, 1 × 5", "2 times 30 seconds, 1 times 5");
    expect_spoken("3x per side, then 2x", "3 times per side, then 2 times");
    expect_spoken("Hold 90 s. Rest 1 min", "Hold 90 seconds. Rest 1 minute");
    expect_spoken("Hold 1.5s", "Hold 1.5 seconds");
    expect_spoken("2-3 mins, 1 h, 48 hrs", "2 to 3 minutes, 1 hour, 48 hours");
    expect_spoken("5 kg, 2.5kg, 1 kg", "5 kilograms, 2.5 kilograms, 1 kilogram");
    expect_spoken("A 10 cm step", "A 10 centimetres step");
    expect_spoken("8-12 reps, 3 – 4 s", "8 to 12 reps, 3 to 4 seconds");
    expect_spoken("90/90 hip switch", "90 90 hip switch");
}

static void what_only_looks_like_a_unit_is_left_to_the_voice(void **state)
{
    (void)state;
    expect_spoken("Tempo 3-1-3, 12-8", "Tempo 3-1-3, 12-8");
    expect_spoken("Vertebra L5-S1, T12s", "Vertebra L5-S1, T12s");
    expect_spoken("Step 2 slowly, 4 xylophones, 2xl", "Step 2 slowly, 4 xylophones, 2xl");
    expect_spoken("1/2 turn, 5/10", "1/2 turn, 5/10");
    expect_spoken("3 più, 2 s\u00fc\u00df", "3 più, 2 s\u00fc\u00df");
    expect_spoken("1:30 rest, 7.", "1:30 rest, 7.");
    assert_string_equal(words_spoken(arena, "2x30 s (links)", "de"), "2x30 s");
    assert_string_equal(words_spoken(arena, "30 s", "en-GB"), "30 seconds");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_side_and_the_other_stand_in_a_cue),
        cmocka_unit_test(a_side_is_capital_where_a_sentence_begins),
        cmocka_unit_test(other_words_in_angles_stay),
        cmocka_unit_test(sides_come_in_the_routines_language),
        cmocka_unit_test(an_unknown_language_has_english_sides),
        cmocka_unit_test(a_text_full_of_sides_fits),
        cmocka_unit_test(words_in_parentheses_are_not_spoken),
        cmocka_unit_test(parentheses_that_do_not_match_harm_nothing),
        cmocka_unit_test(spaces_are_spoken_once),
        cmocka_unit_test(numbers_are_spoken_with_their_units),
        cmocka_unit_test(what_only_looks_like_a_unit_is_left_to_the_voice),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
