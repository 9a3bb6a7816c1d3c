// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The gate, and text in cells: what strangers write never reaches the terminal as anything but
 * text, and lines fit where they are drawn. */
#include "base/array.h"
#include "base/text.h"

#include <dlfcn.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <cmocka.h>

static ptrdiff_t forbidden_at(const char *text)
{
    uint32_t code;
    bool utf8;
    return text_find_forbidden(text, strlen(text), &code, &utf8);
}

static void assert_safe(const char *text, const char *expected)
{
    char out[256];
    assert_string_equal(text_safe(text, out, sizeof out), expected);
}

/* ---- UTF-8 ---- */

static void every_code_point_comes_back_as_it_was_written(void **state)
{
    (void)state;
    for (uint32_t code = 1; code <= 0x10ffff; code++) {
        char bytes[4];
        uint32_t back = 0;
        bool surrogate = code >= 0xd800 && code <= 0xdfff;
        size_t written = text_encode(code, bytes);
        assert_int_equal(text_decode(bytes, written, &back), surrogate ? 0 : written);
        assert_true(surrogate || back == code);
    }
}

static void bytes_that_are_not_utf8_are_found(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "\x80",
        "\xbf",
        "\xc0\xaf",
        "\xc1\xbf",
        "\xc3",
        "\xc3(",
        "\xe0\x80\xaf",
        "\xe2\x82",
        "\xed\xa0\x80",
        "\xed\xbf\xbf",
        "\xe2(\xa1",
        "\xf0\x80\x80\xaf",
        "\xf4\x90\x80\x80",
        "\xf5\x80\x80\x80",
        "\xff",
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        uint32_t code;
        bool utf8;
        char text[16];
        snprintf(text, sizeof text, "ok%s", bad[i]);
        assert_int_equal(text_find_forbidden(text, strlen(text), &code, &utf8), 2);
        assert_false(utf8);
        assert_int_equal(code, (unsigned char)bad[i][0]);
    }
}

/* Eight bytes are looked at at once: every byte, at every place among others. */
static void plain_text_ends_at_the_first_byte_that_is_not(void **state)
{
    (void)state;
    for (int byte = 0; byte < 256; byte++) {
        for (size_t at = 0; at < 20; at++) {
            char text[20];
            memset(text, at % 2 ? '~' : ' ', sizeof text);
            text[at] = (char)byte;
            bool plain = byte >= 0x20 && byte < 0x7f;
            assert_int_equal(text_plain(text, sizeof text), plain ? sizeof text : at);
            assert_int_equal(text_plain(text, at), at);
        }
    }
}

static void a_character_cut_at_the_end_is_not_read_past(void **state)
{
    (void)state;
    uint32_t code;
    assert_int_equal(text_decode("\u20ac", 2, &code), 0);
    assert_int_equal(text_decode("\u20ac", 3, &code), 3);
}

/* ---- the gate ---- */

static void commands_to_the_terminal_are_refused(void **state)
{
    (void)state;
    for (uint32_t code = 0; code < 0xa0; code++)
        assert_int_equal(text_allowed(code, 'a', 'a'), code >= 0x20 && code < 0x7f);
}

static void unseen_and_misleading_characters_are_refused(void **state)
{
    (void)state;
    static const uint32_t codes[] = {
        0xad,    0x61c,    0x180e,  0x200b,  0x200e,  0x200f,  0x2028,  0x2029,
        0x202a,  0x202e,   0x2060,  0x2066,  0x2069,  0x206f,  0xd800,  0xdfff,
        0xe000,  0xf8ff,   0xfdd0,  0xfdef,  0xfeff,  0xfff9,  0xfffe,  0xffff,
        0x1fffe, 0x10ffff, 0xe0001, 0xe0020, 0xe007f, 0xe0100, 0xf0000, 0x378,
    };
    for (size_t i = 0; i < COUNT_OF(codes); i++)
        if (text_allowed(codes[i], 'a', 'a'))
            fail_msg("U+%04X was allowed", codes[i]);
}

static void the_words_of_all_scripts_pass(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "Wade dehnen, je 30 s",
        "\u00c9tirement \u2013 \u00abdoucement\u00bb",
        "\u0645\u062f \u0627\u0644\u0633\u0627\u0642", /* Arabic */
        "\u05de\u05ea\u05d9\u05d7\u05d4",              /* Hebrew */
        "\u30b9\u30c8\u30ec\u30c3\u30c1",              /* Japanese */
        "\u0928\u092e\u0938\u094d\u0924\u0947",        /* Hindi */
        "e\u0301tirement",
        "\U0001f9d8",
        "\u2192 \u2713 30\u00b0",
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        if (forbidden_at(texts[i]) >= 0)
            fail_msg("'%s' was refused", texts[i]);
}

static void joiners_stand_between_letters_alone(void **state)
{
    (void)state;
    assert_int_equal(forbidden_at("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"),
                     -1);                                             /* Persian */
    assert_int_equal(forbidden_at("\u0915\u094d\u200d\u0937"), -1);   /* Hindi */
    assert_int_equal(forbidden_at("\U0001f468\u200d\U0001f469"), -1); /* a pictograph of two */
    assert_int_equal(forbidden_at("a\u200db"), 1);
    assert_int_equal(forbidden_at("\u200d\u0915"), 0);
    assert_int_equal(forbidden_at("\u0915\u200d"), 3);
    assert_int_equal(forbidden_at("\u0915\u200d\u200d\u0937"), 3);
    assert_int_equal(forbidden_at("\u0915\u200d\u2014\u0937"), 3);
}

static void a_fifth_mark_on_one_letter_is_refused(void **state)
{
    (void)state;
    assert_int_equal(forbidden_at("e\u0301\u0302\u0303\u0304 e\u0301\u0302\u0303\u0304"), -1);
    assert_int_equal(forbidden_at("e\u0301\u0302\u0303\u0304\u0305"), 9);
    assert_int_equal(forbidden_at("\u0915\u0301\u0302\u200d\u0303\u0304\u0305"), 14);
}

static void what_cannot_be_refused_is_made_safe(void **state)
{
    (void)state;
    assert_safe("knee.yaml", "knee.yaml");
    assert_safe("a\x1b[31mb", "a\ufffd[31mb");
    assert_safe("a\nb\tc\rd", "a b c\ufffd"
                              "d");
    assert_safe("caf\xe9", "caf\ufffd");
    assert_safe("\u202etxt", "\ufffdtxt");
    assert_safe("a\u200db", "a\ufffd"
                            "b");
    assert_safe("e\u0301\u0302\u0303\u0304\u0305", "e\u0301\u0302\u0303\u0304\ufffd");
}

static void a_safe_copy_is_never_cut_inside_a_character(void **state)
{
    (void)state;
    char out[8];
    assert_string_equal(text_safe("ab\u4f38", out, 5), "ab");
    assert_string_equal(text_safe("ab\u4f38", out, 6), "ab\u4f38");
    assert_string_equal(text_safe("abc", out, 1), "");
    assert_string_equal(text_safe("\u0915\u200d\u0937", out, 7), "\u0915\ufffd");
}

static size_t random_bytes(unsigned *seed, char *text)
{
    static const char *const pieces[] = {
        "a",      " ",          "\n",     "\x1b",   "\u00e9",       "\u4f38", "\u0301",
        "\u200d", "\u0915",     "\u202e", "\ufeff", "\ufffd",       "\xe9",   "\xf0\x9f",
        "\u200c", "\U0001f9d8", "\u0645", "\u2028", "\xed\xa0\x80", "\u094d",
    };
    int count = rand_r(seed) % 24;
    text[0] = '\0';
    for (int i = 0; i < count; i++)
        strcat(text, pieces[(size_t)rand_r(seed) % (COUNT_OF(pieces))]);
    return strlen(text);
}

static void whatever_comes_the_safe_copy_passes_the_gate(void **state)
{
    (void)state;
    unsigned seed = 15;
    char text[128], out[400];
    print_message("seed %u\n", seed);
    for (int round = 0; round < 50000; round++) {
        random_bytes(&seed, text);
        size_t capacity = 1 + (size_t)rand_r(&seed) % (sizeof out - 1);
        memset(out, 'x', sizeof out);
        text_safe(text, out, capacity);
        assert_true(strlen(out) < capacity);
        assert_int_equal(forbidden_at(out), -1);
        if (forbidden_at(text) < 0 && strlen(text) < capacity)
            assert_string_equal(out, text);
    }
}

static bool generous;

/* In the place of the C library's: a generous one, as musl's is, has a width for whatever it does
 * not know. */
int wcwidth(wchar_t code)
{
    int (*real)(wchar_t);
    *(void **)&real = dlsym(RTLD_NEXT, "wcwidth");
    int width = real(code);
    return generous && width < 0 && code >= 0xa0 ? 1 : width;
}

static void what_unicode_does_not_know_is_refused_whatever_the_library_says(void **state)
{
    (void)state;
    static const uint32_t unknown[] = {0x378,  0x379,   0x530,   0x590,   0x2fe0,  0xa4cd,
                                       0xfff0, 0x10200, 0x1ff00, 0x2ffff, 0x40000, 0xe1000};
    static const uint32_t known[] = {0xa1, 0x37a, 0x531, 0x4f38, 0x1f642, 0x20000};
    generous = true;
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        assert_int_equal(text_code_width(unknown[i]), -1);
        assert_false(text_allowed(unknown[i], 'a', 'a'));
    }
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        assert_true(text_is_assigned(known[i]) && text_allowed(known[i], 'a', 'a'));
    generous = false;
}

/* ---- cells ---- */

static void widths_are_those_of_the_terminal(void **state)
{
    (void)state;
    assert_int_equal(text_width("Calf"), 4);
    assert_int_equal(text_width("\u00e9\u00df"), 2);
    assert_int_equal(text_width("e\u0301"), 1);
    assert_int_equal(text_width("\u4f38\u5c55"), 4);
    assert_int_equal(text_width(""), 0);
    assert_int_equal(text_width_n("\u4f38\u5c55", 3), 2);
    assert_int_equal(text_code_width(0x1b), -1);
    assert_int_equal(text_code_width(0x378), -1);
}

static void widths_are_the_same_in_the_c_locale(void **state)
{
    (void)state;
    assert_non_null(setlocale(LC_ALL, "C"));
    widths_are_those_of_the_terminal(NULL);
    assert_int_equal(forbidden_at("\u4f38 \u0915\u094d\u200d\u0937"), -1);
    assert_true(forbidden_at("\u0378") == 0);
    assert_string_equal(setlocale(LC_ALL, NULL), "C");
    assert_true(uselocale((locale_t)0) == LC_GLOBAL_LOCALE);
    setlocale(LC_ALL, "");
}

static void text_is_fitted_between_characters(void **state)
{
    (void)state;
    assert_int_equal(text_fit("calf", 9), 4);
    assert_int_equal(text_fit("calf", 3), 3);
    assert_int_equal(text_fit("calf", 0), 0);
    assert_int_equal(text_fit("\u4f38\u5c55", 3), 3);
    assert_int_equal(text_fit("ae\u0301b", 2), 4);
    assert_int_equal(text_fit("\u0915\u200d\u0937", 1), 3);
    assert_int_equal(text_fit("\u0915\u200d\u0937", 2), 9);
}

static void assert_wrapped(const char *text, int cells, const char *expected)
{
    char out[256] = "";
    while (*text) {
        size_t skip, length = text_wrap(text, cells, &skip);
        assert_true(length + skip > 0);
        strncat(out, text, length);
        strcat(out, "|");
        text += length + skip;
    }
    assert_string_equal(out, expected);
}

static void lines_break_at_spaces_and_else_in_words(void **state)
{
    (void)state;
    assert_wrapped("Heel down, knee straight", 11, "Heel down,|knee|straight|");
    assert_wrapped("Heel down", 20, "Heel down|");
    assert_wrapped("Heel  down", 5, "Heel|down|");
    assert_wrapped("Fewer sets: Heel drop 1 of 2.", 27, "Fewer sets: Heel drop|1 of 2.|");
    assert_wrapped("Press the shin into the hand 5 s first", 31,
                   "Press the shin into the hand|5 s first|");
    assert_wrapped("set 12 of 15", 6, "set 12|of 15|"); /* where it would leave too little */
    assert_wrapped("gastrocnemius", 5, "gastr|ocnem|ius|");
    assert_wrapped("a gastrocnemius", 5, "a|gastr|ocnem|ius|");
    assert_wrapped("\u4f38\u5c55", 1, "\u4f38|\u5c55|");
    assert_wrapped("\u4f38\u0301\u5c55", 1, "\u4f38\u0301|\u5c55|");
}

static void no_line_is_wider_than_its_room(void **state)
{
    (void)state;
    unsigned seed = 37;
    char text[128], safe[400];
    print_message("seed %u\n", seed);
    for (int round = 0; round < 20000; round++) {
        random_bytes(&seed, text);
        const char *rest = text_safe(text, safe, sizeof safe);
        int cells = 2 + rand_r(&seed) % 12;
        while (*rest) {
            size_t skip, length = text_wrap(rest, cells, &skip);
            assert_true(length + skip > 0 && length + skip <= strlen(rest));
            assert_true(text_width_n(rest, length) <= cells);
            for (size_t i = 0; i < skip; i++)
                assert_int_equal(rest[length + i], ' ');
            rest += length + skip;
        }
    }
}

/* ---- words alike, plain letters ---- */

static void a_slip_of_the_keys_is_one_step_away(void **state)
{
    (void)state;
    assert_int_equal(text_distance("hold", "hold", 2), 0);
    assert_int_equal(text_distance("hodl", "hold", 2), 1);
    assert_int_equal(text_distance("hol", "hold", 2), 1);
    assert_int_equal(text_distance("holds", "hold", 2), 1);
    assert_int_equal(text_distance("helf", "hold", 2), 2);
    assert_int_equal(text_distance("tempo", "hold", 2), 3);
    assert_int_equal(text_distance("", "ab", 2), 2);
}

static void the_nearest_word_is_meant(void **state)
{
    (void)state;
    static const char *const keys[] = {"hold", "time", "reps", "set", "sets", "at", NULL};
    assert_string_equal(text_nearest("hodl", keys), "hold");
    assert_string_equal(text_nearest("setss", keys), "sets");
    assert_string_equal(text_nearest("set", keys), "set");
    assert_string_equal(text_nearest("ta", keys), "at");
    assert_null(text_nearest("xyz", keys));
    assert_null(text_nearest("rot", keys));
    assert_null(text_nearest("breathe", keys));
    char longer[1000];
    memset(longer, 'h', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    assert_null(text_nearest(longer, keys));
}

static void letters_lose_their_accents_where_there_is_ascii_alone(void **state)
{
    (void)state;
    static const struct {
        const char *text, *ascii;
    } cases[] = {
        {"Wadenheber", "Wadenheber"},
        {"\u00c9tirement d\u00e9licat", "Etirement delicat"},
        {"\u0141\u00f3d\u017a, \u0159e\u0165\u011bz, \u0151\u0171\u0131\u017e\u0161\u015f\u00ff",
         "Lodz, retez, ouizssy"},
        {"\u0104\u012e\u0132\u0136\u014a\u0150\u0160\u0176\u017f", "AIIKNOSYs"},
        {"8\u201312 \u201creps\u201d it\u2019s 30\u00b0", "8-12 \"reps\" it's 30o"},
        {"e\u0301", "e"},
        {"\u4f38\u5c55", "??"},
        {"\ufffd", "?"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char out[64];
        assert_string_equal(text_ascii(cases[i].text, out, sizeof out), cases[i].ascii);
    }
    char small[4];
    assert_string_equal(text_ascii("h\u00e9llo", small, sizeof small), "hel");
}

int main(void)
{
    setlocale(LC_ALL, "");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_comes_back_as_it_was_written),
        cmocka_unit_test(bytes_that_are_not_utf8_are_found),
        cmocka_unit_test(plain_text_ends_at_the_first_byte_that_is_not),
        cmocka_unit_test(a_character_cut_at_the_end_is_not_read_past),
        cmocka_unit_test(commands_to_the_terminal_are_refused),
        cmocka_unit_test(unseen_and_misleading_characters_are_refused),
        cmocka_unit_test(the_words_of_all_scripts_pass),
        cmocka_unit_test(joiners_stand_between_letters_alone),
        cmocka_unit_test(a_fifth_mark_on_one_letter_is_refused),
        cmocka_unit_test(what_cannot_be_refused_is_made_safe),
        cmocka_unit_test(a_safe_copy_is_never_cut_inside_a_character),
        cmocka_unit_test(whatever_comes_the_safe_copy_passes_the_gate),
        cmocka_unit_test(what_unicode_does_not_know_is_refused_whatever_the_library_says),
        cmocka_unit_test(widths_are_those_of_the_terminal),
        cmocka_unit_test(widths_are_the_same_in_the_c_locale),
        cmocka_unit_test(text_is_fitted_between_characters),
        cmocka_unit_test(lines_break_at_spaces_and_else_in_words),
        cmocka_unit_test(no_line_is_wider_than_its_room),
        cmocka_unit_test(a_slip_of_the_keys_is_one_step_away),
        cmocka_unit_test(the_nearest_word_is_meant),
        cmocka_unit_test(letters_lose_their_accents_where_there_is_ascii_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
