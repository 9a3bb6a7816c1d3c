// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Files in memory: what their names may be, and what is believed of a list that another process
 * printed. */
#include "base/array.h"
#include "base/members.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static void a_name_is_a_files_or_one_of_exercises(void **state)
{
    static const struct {
        const char *name, *wrong;
    } names[] = {
        {"knee.yaml", NULL},
        {"Übung 1: links.wav", NULL},
        {"..hip.jpg", NULL},
        {"exercises/heel-drop.yaml", NULL},
        {"", "has no name"},
        {"exercises/", "has no name"},
        {"..", "leads out of the pack"},
        {".", "leads out of the pack"},
        {"../../x", "leads out of the pack"},
        {"exercises/../x", "leads out of the pack"},
        {"exercises/..", "leads out of the pack"},
        {"a/..", "leads out of the pack"},
        {"/etc/passwd", "leads out of the pack"},
        {"photos/hip.jpg", "lies in a folder; only 'exercises' may be one"},
        {"exercises/more/hip.yaml", "lies in a folder; only 'exercises' may be one"},
        {"exercises//hip.yaml", "lies in a folder; only 'exercises' may be one"},
        {"..\\x", "has a name that is a way on another system"},
        {"a\nb", "has characters in its name that do not belong there"},
        {"a\033[2J", "has characters in its name that do not belong there"},
        {"a\342\200\256b", "has characters in its name that do not belong there"},
        {"caf\351", "has characters in its name that do not belong there"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const char *wrong = members_name_wrong(names[i].name);
        if (names[i].wrong)
            assert_string_equal(wrong, names[i].wrong);
        else
            assert_null(wrong);
    }
    char longest[MEMBERS_NAME_BYTES + 2] = {0};
    memset(longest, 'x', MEMBERS_NAME_BYTES);
    assert_null(members_name_wrong(longest));
    longest[MEMBERS_NAME_BYTES] = 'x';
    assert_string_equal(members_name_wrong(longest), "has too long a name");
}

/* What is printed of these, the caller's to free. */
static char *print(const Members *members, size_t *size)
{
    char *bytes = NULL;
    FILE *out = open_memstream(&bytes, size);
    members_print(members, out);
    fclose(out);
    return bytes;
}

static Members two_files(Arena *arena)
{
    Members members = {0};
    assert_true(members_add(&members, arena, "knee.yaml", "limber: 1\n", 10));
    assert_true(members_add(&members, arena, "hip.jpg", "\0\1\2", 3));
    assert_false(members_add(&members, arena, "hip.jpg", "x", 1));
    return members;
}

static void what_is_printed_is_read_back(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Members members = two_files(arena);
    size_t size;
    const char *why;
    char *bytes = print(&members, &size);
    const Members *back = members_parse(arena, bytes, size, &why);
    assert_non_null(back);
    assert_int_equal(back->count, 2);
    const Member *photo = members_find(back, "hip.jpg");
    assert_int_equal(photo->size, 3);
    assert_memory_equal(photo->bytes, "\0\1\2", 3);
    assert_null(members_find(back, "hip"));
    free(bytes);
    arena_free(arena);
}

static void a_list_that_was_cut_anywhere_is_none(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Members members = two_files(arena);
    size_t size;
    const char *why;
    char *bytes = print(&members, &size);
    for (size_t cut = 0; cut < size; cut++) {
        char *part = malloc(cut + 1); /* so that a sanitizer sees what is read past its end */
        memcpy(part, bytes, cut);
        assert_null(members_parse(arena, part, cut, &why));
        assert_non_null(why);
        free(part);
    }
    char *longer = memcpy(malloc(size + 1), bytes, size);
    longer[size] = '\0';
    assert_null(members_parse(arena, longer, size + 1, &why));
    free(longer);
    free(bytes);
    arena_free(arena);
}

/* A list of one file whose head says these sizes; why it is refused. */
static const char *refused(Arena *arena, const char *name, uint64_t name_size, uint64_t file_size)
{
    char bytes[512] = {0};
    Members none = {0};
    size_t size;
    const char *why = NULL;
    char *empty = print(&none, &size);
    uint64_t head[2] = {name_size, file_size};
    memcpy(bytes, empty, size - sizeof head);
    memcpy(bytes + size - sizeof head, head, sizeof head);
    memcpy(bytes + size, name, strlen(name));
    assert_null(members_parse(arena, bytes, sizeof bytes, &why));
    free(empty);
    return why;
}

static void sizes_and_names_are_not_believed(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    assert_string_equal(refused(arena, "a", 1, UINT64_MAX), "it was cut short");
    assert_string_equal(refused(arena, "a", 1, UINT64_MAX - 8), "it was cut short");
    assert_string_equal(refused(arena, "a", UINT64_MAX, 1), "it was cut short");
    assert_string_equal(refused(arena, "a", 201, 1), "it was cut short");
    assert_string_equal(refused(arena, "../x", 4, 1), "'../x' leads out of the pack");
    assert_string_equal(refused(arena, "ab", 3, 1), "'ab' has a NUL in its name");
    arena_free(arena);
}

static void twice_the_same_name_and_too_many_are_refused(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Member same[] = {{"a.yaml", "x", 1}, {"a.yaml", "y", 1}};
    Members twice = {same, 2};
    size_t size;
    const char *why;
    char *bytes = print(&twice, &size);
    assert_null(members_parse(arena, bytes, size, &why));
    assert_string_equal(why, "'a.yaml' is there twice");
    free(bytes);
    static char names[MEMBERS_MOST + 1][8];
    static Member many[MEMBERS_MOST + 1];
    for (int i = 0; i <= MEMBERS_MOST; i++) {
        snprintf(names[i], sizeof names[i], "%d", i);
        many[i] = (Member){names[i], "", 0};
    }
    Members most = {many, MEMBERS_MOST}, more = {many, MEMBERS_MOST + 1};
    bytes = print(&most, &size);
    assert_non_null(members_parse(arena, bytes, size, &why));
    free(bytes);
    bytes = print(&more, &size);
    assert_null(members_parse(arena, bytes, size, &why));
    assert_string_equal(why, "it has too many files");
    free(bytes);
    arena_free(arena);
}

static void a_member_opens_as_a_file_of_its_own(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Members members = two_files(arena);
    const char *wrong;
    char bytes[16];
    int fd = members_open_beside(&members, "/nonexistent/knee.yaml", "knee.yaml", &wrong);
    assert_true(fd >= 0);
    assert_null(wrong);
    assert_int_equal(read(fd, bytes, sizeof bytes), 10);
    close(fd);
    assert_int_equal(members_open_beside(&members, NULL, "other.wav", &wrong), -1);
    assert_string_equal(wrong, "is not there");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_is_a_files_or_one_of_exercises),
        cmocka_unit_test(what_is_printed_is_read_back),
        cmocka_unit_test(a_list_that_was_cut_anywhere_is_none),
        cmocka_unit_test(sizes_and_names_are_not_believed),
        cmocka_unit_test(twice_the_same_name_and_too_many_are_refused),
        cmocka_unit_test(a_member_opens_as_a_file_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
