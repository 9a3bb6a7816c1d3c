// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The recordings that a routine's steps name: plain files beside it. */
#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char *new_folder(void)
{
    char *folder = strdup("/tmp/limber-reader-XXXXXX");
    assert_non_null(mkdtemp(folder));
    return folder;
}

static void write_file(const char *folder, const char *name, const char *text)
{
    char *path = path_in(folder, name);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    fputs(text, out);
    fclose(out);
    free(path);
}

static void remove_in(const char *folder, const char *name)
{
    char *path = path_in(folder, name);
    remove(path);
    free(path);
}

static void recordings_are_plain_files_beside_the_routine(void **state)
{
    (void)state;
    static const char *const names[] = {"here.ogg", "gone.ogg", "link.ogg",
                                        "fifo.ogg", "dir.ogg",  "inside.ogg"};
    static const char *const wrong[] = {
        "the recording 'gone.ogg' is not there",
        "the recording 'link.ogg' is a link that leaves the routine's folder",
        "the recording 'fifo.ogg' is not a regular file",
        "the recording 'dir.ogg' is not a regular file",
    };
    char *folder = new_folder(), *path = path_in(folder, "r.yaml");
    char *link = path_in(folder, "link.ogg"), *fifo = path_in(folder, "fifo.ogg"),
         *dir = path_in(folder, "dir.ogg"), text[512] = HEAD "steps:\n";
    for (size_t i = 0; i < 6; i++)
        sprintf(text + strlen(text), "  - {name: A, hold: 9s, voice: %s}\n", names[i]);
    write_file(folder, "r.yaml", text);
    write_file(folder, "here.ogg", "sound");
    assert_int_equal(symlink("/etc/passwd", link), 0);
    char *inside = path_in(folder, "inside.ogg"); /* a link within the folder is fine */
    assert_int_equal(symlink("here.ogg", inside), 0);
    free(inside);
    assert_int_equal(mkfifo(fifo, 0600), 0);
    assert_int_equal(mkdir(dir, 0700), 0);

    Diagnostics *found = diagnostics_new();
    routine = routine_read(path, library, found);
    assert_non_null(routine);
    assert_int_equal(routine_check_recordings(routine, SEVERITY_WARNING, found), 4);
    assert_int_equal(diagnostics_count(found, SEVERITY_WARNING), 4);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(diagnostics_at(found, i)->message, wrong[i]);
        assert_int_equal(diagnostics_at(found, i)->place.line, 6 + (int)i);
    }
    assert_int_equal(routine_check_recordings(routine, SEVERITY_ERROR, found), 4);
    assert_int_equal(diagnostics_count(found, SEVERITY_ERROR), 4);
    diagnostics_free(found);
    for (size_t i = 0; i < 6; i++)
        remove_in(folder, names[i]);
    remove_in(folder, "r.yaml");
    rmdir(folder);
    free(link), free(fifo), free(dir), free(path), free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(recordings_are_plain_files_beside_the_routine),
    };
    return cmocka_run_group_tests(tests, reading_open, reading_close);
}
