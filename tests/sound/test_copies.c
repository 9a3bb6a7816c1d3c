// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What `add` keeps of a routine's recordings is what it has tried, whatever is put in their place.
 */
#include "base/source_file.h"
#include "play/recordings.h"

#include "base/array.h"
#include "base/path.h"
#include "routine/reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "sound_files.h"

#define SECRET "a file from outside the folder"
#define ROUTINE                                                                                    \
    "limber: 1\ntitle: T\nwhen: any\nsteps:\n  - {name: A, hold: 5s, voice: a.wav}\n"              \
    "  - {name: B, hold: 5s, voice: b.flac}\n  - {name: C, hold: 5s, voice: a.wav}\n"

static const char *at(const char *folder, const char *name)
{
    static char path[4][256];
    static size_t turn;
    char *out = path[turn++ % COUNT_OF(path)];
    snprintf(out, sizeof path[0], "%s/%s", folder, name);
    return out;
}

static Arena *arena;
static char home[64];
static Routine *routine;
static Copies *copies;
static size_t wrong;

static Source read_file(const char *path)
{
    Diagnostics *found = diagnostics_new();
    Source source = {0};
    source_read(arena, path, 1 << 24, &source, found);
    diagnostics_free(found);
    return source;
}

static int open_recordings(void **state)
{
    (void)state;
    arena = arena_new();
    strcpy(home, "/tmp/limber-copies-XXXXXX");
    if (!mkdtemp(home))
        return 1;
    path_make_folder(at(home, "from"));
    path_make_folder(at(home, "to"));
    sound_write_bytes(at(home, "secret"), SECRET, strlen(SECRET));
    sound_write_bytes(at(home, "from/r.yaml"), ROUTINE, strlen(ROUTINE));
    sound_write_tone(at(home, "from/a.wav"), WAV16, 44100, 1, 0.2);
    sound_write_tone(at(home, "from/b.flac"), FLAC16, 44100, 1, 0.2);
    Diagnostics *found = diagnostics_new();
    routine = routine_read(at(home, "from/r.yaml"), NULL, found);
    copies = copies_new();
    wrong = routine ? recordings_check(routine, SEVERITY_ERROR, copies, found) : 1;
    diagnostics_print(found, stderr);
    diagnostics_free(found);
    return wrong > 0;
}

static int close_recordings(void **state)
{
    char command[128];
    (void)state;
    copies_free(copies);
    routine_free(routine);
    arena_free(arena);
    snprintf(command, sizeof command, "rm -rf '%s'", home);
    return system(command);
}

static void each_recording_is_kept_once_and_whole(void **state)
{
    (void)state;
    assert_int_equal(copies_count(copies), 2);
    assert_false(copies_are_in(copies, at(home, "to")));
    assert_true(copies_write(copies, at(home, "to")));
    assert_true(copies_are_in(copies, at(home, "to")));
    Source from = read_file(at(home, "from/a.wav")), to = read_file(at(home, "to/a.wav"));
    assert_int_equal(from.size, to.size);
    assert_memory_equal(from.text, to.text, from.size);
}

static void a_link_put_in_its_place_changes_nothing(void **state)
{
    (void)state;
    Source tried = read_file(at(home, "from/a.wav"));
    assert_int_equal(unlink(at(home, "from/a.wav")), 0);
    assert_int_equal(symlink(at(home, "secret"), at(home, "from/a.wav")), 0);
    assert_true(copies_write(copies, at(home, "to")));
    Source kept = read_file(at(home, "to/a.wav"));
    assert_int_equal(kept.size, tried.size);
    assert_memory_equal(kept.text, tried.text, tried.size);
}

static void what_is_there_already_is_not_overwritten(void **state)
{
    (void)state;
    sound_write_bytes(at(home, "to/b.flac"), SECRET, strlen(SECRET));
    assert_false(copies_write(copies, at(home, "to")));
    assert_string_equal(read_file(at(home, "to/b.flac")).text, SECRET);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_recording_is_kept_once_and_whole, open_recordings,
                                        close_recordings),
        cmocka_unit_test_setup_teardown(a_link_put_in_its_place_changes_nothing, open_recordings,
                                        close_recordings),
        cmocka_unit_test_setup_teardown(what_is_there_already_is_not_overwritten, open_recordings,
                                        close_recordings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
