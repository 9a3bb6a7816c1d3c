// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Files read whole: only files, only up to a limit, and never a wait. */
#include "base/source_file.h"
#include "base/yaml.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static Arena *arena;
static Diagnostics *found;

static int begin(void **state)
{
    (void)state;
    arena = arena_new();
    found = diagnostics_new();
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_free(arena);
    diagnostics_free(found);
    return 0;
}

static char *file_of(const char *bytes, size_t size)
{
    static char path[] = "/tmp/limber-yaml-XXXXXX";
    strcpy(path + strlen(path) - 6, "XXXXXX");
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, size), size);
    close(fd);
    return path;
}

static void assert_unreadable(const char *path, const char *message)
{
    Source source;
    assert_false(source_read(arena, path, YAML_MAX_BYTES, &source, found));
    size_t last = diagnostics_size(found) - 1;
    assert_string_equal(diagnostics_at(found, last)->message, message);
    assert_string_equal(diagnostics_at(found, last)->file, path);
}

static void only_files_are_read(void **state)
{
    (void)state;
    alarm(10); /* a FIFO would wait for ever */
    char *fifo = file_of("", 0);
    unlink(fifo);
    assert_int_equal(mkfifo(fifo, 0600), 0);
    assert_unreadable(fifo, "not a regular file");
    unlink(fifo);
    alarm(0);
    assert_unreadable(fifo, "no such file");
    assert_unreadable("/tmp", "is a folder");
    assert_unreadable("/dev/zero", "not a regular file");
    assert_int_equal(symlink(fifo, fifo), 0);
    assert_unreadable(fifo, strerror(ELOOP));
    unlink(fifo);
}

static void a_file_is_read_up_to_the_limit(void **state)
{
    (void)state;
    static char bytes[YAML_MAX_BYTES + 1];
    Source source;
    memset(bytes, '#', sizeof bytes);
    char *path = file_of(bytes, YAML_MAX_BYTES);
    assert_true(source_read(arena, path, YAML_MAX_BYTES, &source, found));
    assert_int_equal(source.size, YAML_MAX_BYTES);
    assert_int_equal(source.text[source.size], '\0');
    assert_string_equal(source.name, path);
    unlink(path);
    path = file_of(bytes, YAML_MAX_BYTES + 1);
    assert_unreadable(path, "larger than 1 MiB; a routine is a small text file");
    unlink(path);
}

static void a_file_that_does_not_know_its_size_is_read(void **state)
{
    (void)state;
    Source source;
    if (access("/proc/self/status", R_OK) != 0) {
        print_message("there is no /proc here\n");
        skip();
    }
    assert_true(source_read(arena, "/proc/self/status", YAML_MAX_BYTES, &source, found));
    assert_non_null(strstr(source.text, "\nPid:"));
    assert_int_equal(strlen(source.text), source.size);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(only_files_are_read, begin, end),
        cmocka_unit_test_setup_teardown(a_file_is_read_up_to_the_limit, begin, end),
        cmocka_unit_test_setup_teardown(a_file_that_does_not_know_its_size_is_read, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
