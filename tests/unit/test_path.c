// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Where things are looked for, and files that are written whole or not at all. */
#include "base/path.h"

#include <dirent.h>
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/limber-path-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    char command[64];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

static void assert_path(char *path, const char *expected)
{
    if (!expected)
        assert_null(path);
    else
        assert_string_equal(path, expected);
    free(path);
}

static char *read_all(const char *path)
{
    static char text[64];
    FILE *in = fopen(path, "r");
    assert_non_null(in);
    text[fread(text, 1, sizeof text - 1, in)] = '\0';
    fclose(in);
    return text;
}

static int count_files(const char *path)
{
    int count = 0;
    DIR *opened = opendir(path);
    assert_non_null(opened);
    for (struct dirent *entry; (entry = readdir(opened));)
        count += entry->d_name[0] != '.';
    closedir(opened);
    return count;
}

static void names_are_joined_with_one_slash(void **state)
{
    (void)state;
    assert_path(path_join("/a", "b"), "/a/b");
    assert_path(path_join("/a/", "b"), "/a/b");
    assert_path(path_join("/", "b"), "/b");
}

static void folders_of_the_user_follow_xdg_and_else_home(void **state)
{
    (void)state;
    setenv("HOME", "/home/jo", 1);
    unsetenv("XDG_DATA_HOME");
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("XDG_STATE_HOME");
    assert_path(path_user_data(), "/home/jo/.local/share/limber");
    assert_path(path_user_config(), "/home/jo/.config/limber");
    assert_path(path_user_state(), "/home/jo/.local/state/limber");
    setenv("XDG_DATA_HOME", "/data", 1);
    setenv("XDG_CONFIG_HOME", "/config/", 1);
    setenv("XDG_STATE_HOME", "/state", 1);
    assert_path(path_user_data(), "/data/limber");
    assert_path(path_user_config(), "/config/limber");
    assert_path(path_user_state(), "/state/limber");
}

static void relative_and_empty_xdg_values_are_ignored(void **state)
{
    (void)state;
    setenv("HOME", "/home/jo", 1);
    setenv("XDG_DATA_HOME", "data", 1);
    assert_path(path_user_data(), "/home/jo/.local/share/limber");
    setenv("XDG_DATA_HOME", "", 1);
    assert_path(path_user_data(), "/home/jo/.local/share/limber");
}

static void without_home_the_users_entry_counts(void **state)
{
    (void)state;
    unsetenv("HOME");
    unsetenv("XDG_CONFIG_HOME");
    char *path = path_user_config();
    assert_true(path == NULL || path[0] == '/'); /* this machine may know the user or not */
    setenv("HOME", "relative", 1);
    assert_path(path_user_config(), path);
    free(path);
}

static void what_ships_is_where_the_user_says(void **state)
{
    (void)state;
    setenv("LIMBER_DATA", "/elsewhere", 1);
    assert_path(path_shipped(), "/elsewhere");
    setenv("LIMBER_DATA", "relative", 1);
    char *path = path_shipped();
    assert_int_equal(path[0], '/');
    free(path);
}

static void a_helper_is_found_in_the_folder_named(void **state)
{
    (void)state;
    char *path = path_join(folder, "limber-test-helper");
    assert_true(path_write_file(path, "", 0, true));
    setenv("LIMBER_HELPERS", folder, 1);
    assert_path(path_helper("limber-test-helper"), path);
    free(path);
    char *other = path_helper("limber-no-helper");
    assert_string_equal(strrchr(other, '/'), "/limber-no-helper");
    free(other);
    unsetenv("LIMBER_HELPERS");
}

static void folders_are_made_with_their_parents_and_for_the_user_alone(void **state)
{
    (void)state;
    struct stat status;
    char *path = path_join(folder, "a/b//c/");
    umask(022);
    assert_true(path_make_folder(path));
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
    assert_true(path_make_folder(path));
    free(path);
}

static void a_folder_that_cannot_be_made_says_why(void **state)
{
    (void)state;
    char *file = path_join(folder, "file"), *under = path_join(file, "b");
    char *dangling = path_join(folder, "dangling");
    assert_true(path_write_file(file, "x", 1, true));
    assert_int_equal(symlink("nowhere", dangling), 0);
    assert_false(path_make_folder(file));
    assert_int_equal(errno, ENOTDIR);
    assert_false(path_make_folder(under));
    assert_int_equal(errno, ENOTDIR);
    assert_false(path_make_folder(dangling));
    assert_int_equal(errno, ENOENT);
    assert_false(path_make_folder(""));
    assert_int_equal(errno, ENOENT);
    free(file);
    free(under);
    free(dangling);
}

static void a_file_is_replaced_only_when_asked_to_be(void **state)
{
    (void)state;
    char *within = path_join(folder, "files"), *path = path_join(within, "knee.yaml");
    assert_true(path_make_folder(within));
    assert_true(path_write_file(path, "one", 3, false));
    assert_string_equal(read_all(path), "one");
    assert_false(path_write_file(path, "two", 3, false));
    assert_int_equal(errno, EEXIST);
    assert_string_equal(read_all(path), "one");
    assert_true(path_write_file(path, "three", 5, true));
    assert_string_equal(read_all(path), "three");
    assert_int_equal(count_files(within), 1);
    free(path);
    free(within);
}

static void a_file_that_cannot_be_written_leaves_nothing_behind(void **state)
{
    (void)state;
    char *within = path_join(folder, "left"), *path = path_join(within, "taken");
    char *nowhere = path_join(within, "no/such");
    assert_true(path_make_folder(path));
    assert_false(path_write_file(path, "x", 1, true)); /* a folder has that name */
    assert_int_equal(errno, EISDIR);
    assert_int_equal(count_files(within), 1);
    assert_false(path_write_file(nowhere, "x", 1, true));
    assert_int_equal(errno, ENOENT);
    free(path);
    free(within);
    free(nowhere);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_joined_with_one_slash),
        cmocka_unit_test(folders_of_the_user_follow_xdg_and_else_home),
        cmocka_unit_test(relative_and_empty_xdg_values_are_ignored),
        cmocka_unit_test(without_home_the_users_entry_counts),
        cmocka_unit_test(what_ships_is_where_the_user_says),
        cmocka_unit_test(a_helper_is_found_in_the_folder_named),
        cmocka_unit_test(folders_are_made_with_their_parents_and_for_the_user_alone),
        cmocka_unit_test(a_folder_that_cannot_be_made_says_why),
        cmocka_unit_test(a_file_is_replaced_only_when_asked_to_be),
        cmocka_unit_test(a_file_that_cannot_be_written_leaves_nothing_behind),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
