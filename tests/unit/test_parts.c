// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Files as the texts of a few codes: what goes in comes out, in any order, and what is missing,
 * mixed or damaged is told from it. */
#include "helper/parts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static Arena *arena;
static char why[200];

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

/* Bytes that do not deflate, always the same ones. */
static Members files_of(size_t size)
{
    static char bytes[65536];
    Members files = {0};
    uint32_t number = 12345;
    for (size_t i = 0; i < size; i++) {
        number = number * 1664525 + 1013904223;
        bytes[i] = (char)(number >> 24);
    }
    members_add(&files, arena, "knee.yaml", bytes, size);
    members_add(&files, arena, "exercises/drop.yaml", "limber: 1\n", 10);
    return files;
}

static void see(PartsSeen *seen, const char *text)
{
    parts_see(seen, arena, text, strlen(text));
}

static void files_of_any_size_come_back_as_they_were(void **state)
{
    (void)state;
    for (size_t size = 0; size < 3700; size += 61) {
        Members files = files_of(size), back;
        Parts parts;
        PartsSeen seen = {0};
        assert_true(parts_make(&files, &parts));
        assert_true(parts.count >= 1 && parts.count <= PARTS_MOST);
        for (size_t i = parts.count; i > 0; i--) {
            assert_false(parts_whole(&seen));
            see(&seen, parts.texts[i - 1]);
            see(&seen, parts.texts[i - 1]);
        }
        assert_true(parts_whole(&seen));
        assert_true(parts_join(&seen, arena, &back, why, sizeof why));
        assert_int_equal(back.count, 2);
        assert_string_equal(back.items[0].name, "knee.yaml");
        assert_int_equal(back.items[0].size, size);
        assert_memory_equal(back.items[0].bytes, files.items[0].bytes, size);
        assert_string_equal(back.items[1].name, "exercises/drop.yaml");
    }
}

static void what_is_too_large_has_no_parts(void **state)
{
    (void)state;
    Members files = files_of(5000);
    Parts parts;
    assert_false(parts_make(&files, &parts));
}

static void a_code_of_a_sheet_holds_signs_alone_that_are_dense(void **state)
{
    (void)state;
    Members files = files_of(3000);
    Parts parts;
    assert_true(parts_make(&files, &parts));
    for (size_t i = 0; i < parts.count; i++)
        assert_int_equal(strspn(parts.texts[i], "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"),
                         strlen(parts.texts[i]));
}

static void refuse(const PartsSeen *seen, const char *reason)
{
    Members back;
    assert_false(parts_join(seen, arena, &back, why, sizeof why));
    if (!strstr(why, reason))
        fail_msg("wanted '%s', got '%s'", reason, why);
}

static void what_is_missing_is_named(void **state)
{
    (void)state;
    Members files = files_of(3000), others = files_of(2999);
    Parts parts, other;
    PartsSeen seen = {0}, none = {0};
    assert_true(parts_make(&files, &parts) && parts_make(&others, &other));
    refuse(&none, "no code is seen");
    see(&none, "https://example.org");
    refuse(&none, "holds no routine; it says 'https://example.org'");
    see(&none, "LIMBER:2:1:1:whatever");
    refuse(&none, "from a newer Limber");
    see(&seen, parts.texts[1]);
    see(&seen, "https://example.org");
    refuse(&seen, "of the sheet's 4 codes these are not seen: 1, 3, 4");
    see(&seen, other.texts[0]);
    refuse(&seen, "two different sheets");
}

/* Any sign of any part changed: it is refused, whatever it was. */
static void a_changed_sign_is_always_noticed(void **state)
{
    (void)state;
    Members files = files_of(90);
    Parts parts;
    assert_true(parts_make(&files, &parts));
    assert_int_equal(parts.count, 1);
    for (size_t i = 0; parts.texts[0][i]; i++) {
        static const char others[] = "0A:z";
        for (size_t j = 0; others[j]; j++) {
            PartsSeen seen = {0};
            Members back;
            char text[PARTS_TEXT_BYTES];
            strcpy(text, parts.texts[0]);
            if (text[i] == others[j])
                continue;
            text[i] = others[j];
            see(&seen, text);
            assert_false(parts_join(&seen, arena, &back, why, sizeof why));
        }
    }
}

static void names_in_a_code_lead_nowhere(void **state)
{
    (void)state;
    Member file = {"../x.yaml", "limber: 1\n", 10};
    Members files = {&file, 1};
    Parts parts;
    PartsSeen seen = {0};
    assert_true(parts_make(&files, &parts));
    see(&seen, parts.texts[0]);
    refuse(&seen, "do not fit together");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(files_of_any_size_come_back_as_they_were, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_is_too_large_has_no_parts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_code_of_a_sheet_holds_signs_alone_that_are_dense, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_is_missing_is_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_changed_sign_is_always_noticed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_in_a_code_lead_nowhere, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
