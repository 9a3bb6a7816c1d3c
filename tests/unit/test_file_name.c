// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a routine is called by the name of its file. */
#include "routine/file_name.h"

#include "base/array.h"
#include "base/text.h"
#include "routine/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void endings_are_known_in_any_case_and_behind_txt(void **state)
{
    (void)state;
    static const char *const calves[] = {
        "calves.yaml",     "calves.yml",     "calves.limber",   "calves.YAML",         "calves.Yml",
        "calves.yaml.txt", "calves.yml.TXT", "calves.yaml.yml", "calves.yaml.YAML.txt"};
    static const char *const none[] = {"calves", "calves.txt", "yaml", ".yaml", "calves.yamlx", ""};
    for (size_t i = 0; i < COUNT_OF(calves); i++)
        assert_int_equal(file_name_stem(calves[i]), strlen("calves"));
    for (size_t i = 0; i < COUNT_OF(none); i++)
        assert_int_equal(file_name_stem(none[i]), 0);
}

static void a_routine_is_called_by_its_file(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    assert_string_equal(file_name_id(arena, "/a.b/calves.v2.yaml"), "calves.v2");
    assert_string_equal(file_name_id(arena, "Calves.YAML.txt"), "Calves");
    assert_string_equal(file_name_id(arena, "plan.pdf"), "plan");
    assert_string_equal(file_name_id(arena, "a\033b\n.yaml"), "a\uFFFDb ");
    arena_free(arena);
}

static void a_kept_name_is_small_and_easy_to_type(void **state)
{
    (void)state;
    static const char *const names[][2] = {
        {"./Calves at noon.yaml", "calves-at-noon"},
        {"ÜBUNG Füße.YAML.txt", "übung-füße"},
        {"ΙΣΧΊΟ Бедро.yml", "ισχίο-бедро"},
        {"İT band.yaml", "it-band"},
        {"--help.yaml", "help"},
        {".hidden.yaml", "hidden"},
        {"a\033[31m\u202e\u200b\xff$(b)`c.yaml", "a--31m-----b--c"},
        {"….yaml", "routine"},
    };
    Arena *arena = arena_new();
    for (size_t i = 0; i < COUNT_OF(names); i++)
        assert_string_equal(file_name_kept(arena, names[i][0]), names[i][1]);
    arena_free(arena);
}

/* Whatever a file is called, the name that it is kept under is a name, and the same one again. */
static void a_kept_name_is_kept(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (uint32_t code = 1; code < 0x30000; code++) {
        char bytes[5] = "";
        text_encode(code, bytes);
        const char *path = arena_printf(arena, "%s.x%s.yaml.txt", bytes, bytes);
        const char *name = file_name_kept(arena, path);
        const char *file = arena_printf(arena, "%s.yaml", name);
        assert_false(catalogue_is_file(name));
        assert_true(*name && *name != '-' && *name != '.');
        assert_string_equal(file_name_kept(arena, file), name);
        assert_string_equal(file_name_id(arena, file), name);
    }
    arena_free(arena);
}

static void a_long_name_is_cut_between_letters(void **state)
{
    (void)state;
    char path[512] = "a";
    uint32_t code;
    bool utf8;
    for (int i = 0; i < 120; i++)
        strcat(path, "é");
    Arena *arena = arena_new();
    const char *name = file_name_kept(arena, strcat(path, ".yaml"));
    assert_uint_in_range(strlen(name), 100, 120);
    assert_int_equal(text_find_forbidden(name, strlen(name), &code, &utf8), -1);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(endings_are_known_in_any_case_and_behind_txt),
        cmocka_unit_test(a_routine_is_called_by_its_file),
        cmocka_unit_test(a_kept_name_is_small_and_easy_to_type),
        cmocka_unit_test(a_kept_name_is_kept),
        cmocka_unit_test(a_long_name_is_cut_between_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
