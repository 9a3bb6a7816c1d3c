// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Letters are found whatever their case, in every locale alike. */
#include "base/text.h"

#include "base/array.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <wctype.h>

#include <cmocka.h>

static void case_does_not_matter(void **state)
{
    (void)state;
    assert_true(text_equal("IT band", "it BAND"));
    assert_true(text_equal("ÜBUNG", "übung"));
    assert_true(text_equal("ΙΣΧΊΟΣ", "ισχίος"));
    assert_true(text_equal("БЕДРО", "бедро"));
    assert_false(text_equal("calf", "calves"));
    assert_string_equal(text_find("Tight INNER knee", "inner"), "INNER knee");
    assert_string_equal(text_find("Füße HÖHER", "höher"), "HÖHER");
    assert_string_equal(text_find("any", ""), "any");
    assert_null(text_find("Achilles", "achillesx"));
    assert_null(text_find("", "a"));
}

static void order_does_not_mind_case(void **state)
{
    (void)state;
    assert_true(text_compare("alpha", "Beta") < 0);
    assert_true(text_compare("Beta", "alpha") > 0);
    assert_true(text_compare("be", "Beta") < 0);
    assert_true(text_compare("", "a") < 0);
}

/* Some file systems name files in letters with their marks behind them, and keyboards do not. */
static void a_letter_is_the_same_in_one_character_and_in_two(void **state)
{
    (void)state;
    assert_true(text_equal("\u00e9t\u00e9", "e\u0301te\u0301"));
    assert_true(text_equal("\u00dcBUNG", "u\u0308bung"));
    assert_true(text_equal("\u1ebf", "e\u0302\u0301"));
    assert_true(text_equal("\u0439", "\u0438\u0306"));
    assert_true(text_equal("\u304c", "\u304b\u3099"));
    assert_true(text_equal("\ud55c", "\u1112\u1161\u11ab"));
    assert_false(text_equal("\u00e9", "e"));
    assert_string_equal(text_find("L\u2019e\u0301te\u0301 calme", "\u00e9t\u00e9"),
                        "e\u0301te\u0301 calme");
    assert_null(text_find("e\u0301", "e"));
    assert_null(text_find("\u00e9", "e"));
    assert_true(text_compare("\u00e9", "f") < 0);
}

/* Two routines may differ in their case alone. */
static void the_very_name_is_meant_before_one_alike(void **state)
{
    (void)state;
    static const char *const names[] = {"Calves", "calves", "e\u0301te\u0301"};
    assert_int_equal(text_meant("calves", names, COUNT_OF(names)), 1);
    assert_int_equal(text_meant("CALVES", names, COUNT_OF(names)), 0);
    assert_int_equal(text_meant("\u00c9t\u00e9", names, COUNT_OF(names)), 2);
    assert_int_equal(text_meant("calf", names, COUNT_OF(names)), COUNT_OF(names));
    assert_int_equal(text_meant("", NULL, 0), 0);
}

/* A byte that is no UTF-8 is like itself alone. */
static void bytes_that_are_no_text_are_found(void **state)
{
    (void)state;
    assert_non_null(text_find("caf\xe9 au lait", "\xe9 AU"));
    assert_null(text_find("caf\xe9", "é"));
    assert_false(text_equal("\xe9", "\xc9"));
}

/* The C library knows the same small letters, as far as the tables go. */
static void small_letters_are_those_of_unicode(void **state)
{
    (void)state;
    static const struct {
        uint32_t first, last;
    } ranges[] = {{0, 0x17f},     {0x1cd, 0x1ef}, {0x386, 0x3ce},
                  {0x400, 0x52f}, {0x531, 0x587}, {0x1e00, 0x1eff}};
    locale_t unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (!unicode)
        skip();
    for (size_t i = 0; i < COUNT_OF(ranges); i++) {
        for (uint32_t code = ranges[i].first; code <= ranges[i].last; code++) {
            uint32_t small = text_lower_code(code);
            assert_int_equal(small, (uint32_t)towlower_l((wint_t)code, unicode));
            if (small != code && code != 0x130 && code != 0x1e9e)
                assert_int_equal(text_upper_code(small), code);
        }
    }
    freelocale(unicode);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(case_does_not_matter),
        cmocka_unit_test(order_does_not_mind_case),
        cmocka_unit_test(a_letter_is_the_same_in_one_character_and_in_two),
        cmocka_unit_test(the_very_name_is_meant_before_one_alike),
        cmocka_unit_test(bytes_that_are_no_text_are_found),
        cmocka_unit_test(small_letters_are_those_of_unicode),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
