// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What lies beside a routine: its exercises, found before all others and for this file alone, and
 * its photos, told by their first bytes. */
#include "base/array.h"
#include "base/copies.h"
#include "base/path.h"
#include "routine/photo_file.h"
#include "routine/reader.h"
#include "session/form.h"

#include "source_files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define HEAD "limber: 1\ntitle: T\nwhen: any\nsteps:\n"

/* ---- a folder with a routine, and what there is besides ---- */

static char home[64];
static Library *all;
static Diagnostics *found;

static void write_in(const char *name, const char *text, size_t size)
{
    char *path = path_in(home, name), *folder = strdup(path);
    *strrchr(folder, '/') = '\0';
    assert_true(path_make_folder(folder) && path_write_file(path, text, size, true));
    free(folder);
    free(path);
}

static void write_text(const char *name, const char *text)
{
    write_in(name, text, strlen(text));
}

static void write_exercise(const char *name, const char *shown)
{
    char text[256];
    snprintf(text, sizeof text,
             "limber: 1\nname: %s\nkind: loading\nside: each\nposition: step\n%s", shown,
             strstr(shown, "hard") ? "easier: {exercise: soft}\n" : "");
    write_text(name, text);
}

static void link_in(const char *to, const char *name)
{
    char *path = path_in(home, name);
    assert_int_equal(symlink(to, path), 0);
    free(path);
}

static int set_up(void **state)
{
    (void)state;
    strcpy(home, "/tmp/limber-beside-XXXXXX");
    assert_non_null(mkdtemp(home));
    write_exercise("own/exercises/drop.yaml", "One of my own");
    write_exercise("shipped/exercises/drop.yaml", "One that ships");
    write_exercise("shipped/exercises/raise.yaml", "Another that ships");
    write_exercise("knee/exercises/drop.yaml", "The physio's, hard");
    write_exercise("knee/exercises/soft.yaml", "The physio's, soft");
    write_exercise("knee/exercises/unused.yaml", "Not asked for");
    write_text("knee/knee.yaml", HEAD "  - {exercise: drop, hold: 9s}\n"
                                      "  - {exercise: raise, hold: 9s, side: each}\n");
    char *own = path_in(home, "own/exercises"), *shipped = path_in(home, "shipped/exercises");
    all = library_new(own, shipped);
    found = diagnostics_new();
    free(own);
    free(shipped);
    return 0;
}

static int tear_down(void **state)
{
    char command[128];
    (void)state;
    library_free(all);
    diagnostics_free(found);
    snprintf(command, sizeof command, "rm -rf '%s'", home);
    return system(command);
}

static Routine *read_in(const char *name)
{
    char *path = path_in(home, name);
    Routine *routine = routine_read(path, all, found);
    free(path);
    return routine;
}

/* The only message, where it stands, and what to do. */
static void expect_only(const char *message, int line, const char *hint)
{
    assert_int_equal(diagnostics_size(found), 1);
    const Diagnostic *only = diagnostics_at(found, 0);
    assert_string_equal(only->message, message);
    assert_int_equal(only->place.line, line);
    assert_string_equal(only->hint, hint);
}

/* ---- exercises ---- */

static void an_exercise_beside_the_routine_comes_first(void **state)
{
    (void)state;
    Routine *routine = read_in("knee/knee.yaml");
    assert_non_null(routine);
    assert_string_equal(routine->blocks[0].steps->name, "The physio's, hard");
    assert_int_equal(routine->blocks[0].steps->exercise->origin, ORIGIN_BESIDE);
    assert_int_equal(routine->blocks[1].steps->exercise->origin, ORIGIN_SHIPPED);
    assert_int_equal(diagnostics_size(found), 0);
    routine_free(routine);
}

static void it_counts_for_that_file_alone(void **state)
{
    (void)state;
    routine_free(read_in("knee/knee.yaml"));
    write_text("other/other.yaml", HEAD "  - {exercise: drop, hold: 9s}\n");
    Routine *routine = read_in("other/other.yaml");
    assert_string_equal(routine->blocks[0].steps->name, "One of my own");
    assert_string_equal(library_find(all, "drop", found)->name, "One of my own");
    routine_free(routine);
}

static void a_persons_own_folder_is_nothing_beside_a_routine(void **state)
{
    (void)state;
    write_text("shipped/all.yaml", HEAD "  - {exercise: drop, hold: 9s}\n");
    link_in("shipped", "linked");
    Routine *routine = read_in("shipped/all.yaml"), *other = read_in("linked/all.yaml");
    assert_string_equal(routine->blocks[0].steps->name, "One of my own");
    assert_string_equal(other->blocks[0].steps->name, "One of my own");
    routine_free(other);
    routine_free(routine);
}

static void its_easier_form_is_the_one_beside_it(void **state)
{
    (void)state;
    Routine *routine = read_in("knee/knee.yaml");
    Arena *arena = arena_new();
    Step step;
    GateVerdict open = {.opening = GATE_OPEN};
    Easing easing = {all, &open};
    assert_true(
        form_of_step(arena, routine, routine->blocks[0].steps, FORM_EASIER, &easing, &step));
    assert_string_equal(step.name, "The physio's, soft");
    arena_free(arena);
    routine_free(routine);
}

static void what_is_meant_may_lie_beside_the_routine(void **state)
{
    (void)state;
    write_text("knee/typo.yaml", HEAD "  - {exercise: unusd, hold: 9s}\n");
    assert_null(read_in("knee/typo.yaml"));
    assert_string_equal(diagnostics_at(found, 0)->message,
                        "unknown exercise 'unusd'; did you mean 'unused'?");
}

static void what_a_routine_uses_goes_along(void **state)
{
    (void)state;
    Routine *routine = read_in("knee/knee.yaml");
    Arena *arena = arena_new();
    ExerciseFile *files;
    char *to = path_in(home, "kept");
    assert_int_equal(library_files_beside(routine->library, arena, &files, found), 2);
    assert_string_equal(files[0].name, "drop.yaml");
    assert_string_equal(files[1].name, "soft.yaml");
    assert_int_equal(library_files_beside(all, arena, &files, found), 0);
    Copies *copies = copies_new();
    copies_take_text(copies, "exercises/drop.yaml", "whole", 5);
    assert_true(path_make_folder(to) && !copies_are_in(copies, to));
    assert_true(copies_write(copies, to) && copies_are_in(copies, to));
    assert_false(copies_write(copies, to));
    copies_free(copies);
    free(to);
    arena_free(arena);
    routine_free(routine);
}

static void a_mistake_in_it_is_said_in_its_own_file(void **state)
{
    (void)state;
    write_text("knee/exercises/soft.yaml", "limber: 1\nname: S\nkind: soft\n");
    Routine *routine = read_in("knee/knee.yaml");
    Arena *arena = arena_new();
    ExerciseFile *files;
    assert_non_null(routine);
    library_files_beside(routine->library, arena, &files, found);
    assert_true(diagnostics_count(found, SEVERITY_ERROR) > 0);
    assert_non_null(strstr(diagnostics_at(found, 0)->file, "knee/exercises/soft.yaml"));
    arena_free(arena);
    routine_free(routine);
}

static void a_link_out_of_the_folder_is_refused_where_it_is_named(void **state)
{
    (void)state;
    static const struct {
        const char *to, *message;
    } rows[] = {
        {"/etc/passwd",
         "the exercise 'linked' beside the routine is a link that leaves its folder"},
        {"../../shipped/exercises/raise.yaml",
         "the exercise 'linked' beside the routine is a link that leaves its folder"},
        {"linked.yaml",
         "the exercise 'linked' beside the routine is a link that cannot be followed"},
        {"nothing.yaml", "the exercise 'linked' beside the routine is not there"},
    };
    write_text("knee/links.yaml",
               HEAD "  - {name: A, hold: 9s}\n  - {exercise: linked, hold: 9s}\n");
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char *path = path_in(home, "knee/exercises/linked.yaml");
        unlink(path);
        free(path);
        link_in(rows[i].to, "knee/exercises/linked.yaml");
        assert_null(read_in("knee/links.yaml"));
        expect_only(rows[i].message, 6, "put the file itself into the folder 'exercises'");
        diagnostics_free(found);
        found = diagnostics_new();
    }
}

static void a_link_that_stays_in_the_folder_is_fine(void **state)
{
    (void)state;
    link_in("soft.yaml", "knee/exercises/linked.yaml");
    write_text("knee/links.yaml", HEAD "  - {exercise: linked, hold: 9s, side: each}\n");
    Routine *routine = read_in("knee/links.yaml");
    assert_non_null(routine);
    assert_string_equal(routine->blocks[0].steps->name, "The physio's, soft");
    routine_free(routine);
}

static void a_folder_that_is_a_link_has_one_message(void **state)
{
    (void)state;
    write_text("cheat/cheat.yaml",
               HEAD "  - {exercise: soft, hold: 9s}\n  - {exercise: gone, hold: 9s}\n");
    link_in("../knee/exercises", "cheat/exercises");
    assert_null(read_in("cheat/cheat.yaml"));
    expect_only("the folder 'exercises' beside it is a link that leaves its folder", 0,
                "put the folder itself there, with the files that the routine uses");
}

static void a_folder_full_of_links_has_one_message(void **state)
{
    (void)state;
    write_text("many/many.yaml", HEAD "  - {exercise: x1, hold: 9s}\n");
    write_exercise("many/exercises/x.yaml", "X");
    for (int i = 0; i < LIBRARY_BESIDE_MOST; i++) {
        char name[64];
        snprintf(name, sizeof name, "many/exercises/x%d.yaml", i);
        link_in("/etc/passwd", name);
    }
    assert_null(read_in("many/many.yaml"));
    expect_only("the folder 'exercises' beside it has 1001 files; at most 1000 fit", 0,
                "leave those there that the routine uses");
}

static void a_text_of_the_log_is_read_without_its_exercises(void **state)
{
    (void)state;
    static const char text[] =
        "limber: 1\ntitle: T\nwhen: rehab\npain: {ease: 2, stop: 3}\nsteps:\n"
        "  - {exercise: nowhere, hold: 9s, side: each}\n";
    Routine *routine = routine_parse_kept("knee", text, all);
    assert_non_null(routine);
    assert_int_equal(routine->pain.stop, 3);
    assert_null(routine->blocks[0].steps->exercise);
    routine_free(routine);
    assert_null(routine_parse_kept("knee", "limber: 2\n", all));
}

/* ---- photos ---- */

#define PNG(width, height) "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0" width "\0\0" height "\x08\x02\0\0\0"
#define JPEG(height, width)                                                                        \
    "\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xff\xdb\0\4ab\xff\xc2\0\x11\x08" height    \
        width "\3"

static const struct {
    const char *bytes;
    size_t size;
    const char *wrong; /* NULL: nothing */
} photos[] = {
#define PHOTO(bytes, wrong)                                                                        \
    {                                                                                              \
        bytes, sizeof(bytes) - 1, wrong                                                            \
    }
    PHOTO(PNG("\x0f\xa0", "\x03\x20"), NULL),
    PHOTO(PNG("\x0f\xa1", "\x03\x20"), "is 4001 by 800 pixels; at most 4,000 a side fit"),
    PHOTO(PNG("\x03\x20", "\xff\xff"), "is 800 by 65535 pixels; at most 4,000 a side fit"),
    PHOTO(JPEG("\x03\x20", "\x04\x00"), NULL),
    PHOTO(JPEG("\x17\x70", "\x0f\xa0"), "is 4000 by 6000 pixels; at most 4,000 a side fit"),
    PHOTO("\xff\xd8\xff\xe0\0\x10JFIF", "is damaged: it does not say how large it is"),
    PHOTO("\xff\xd8\xff\xff\xff\xff\xff\xff\xff\xff\xff",
          "is damaged: it does not say how large it is"),
    PHOTO("\xff\xd8\xff\xe0\0\0\xff\xe0\0\0", "is damaged: it does not say how large it is"),
    PHOTO("\x89PNG\r\n\x1a\n", "is damaged: it does not say how large it is"),
    PHOTO("", "is empty"),
    PHOTO("limber: 1\ntitle: T\n", "is a text, not a picture"),
    PHOTO("<svg xmlns='http://www.w3.org/2000/svg'/>", "is a text, not a picture"),
    PHOTO("GIF89a\1\0\1\0", "is a GIF"),
    PHOTO("RIFF\x10\0\0\0WEBPVP8 ", "is a WebP picture"),
    PHOTO("\0\0\0\x18"
          "ftypheic\0\0\0\0",
          "is a HEIC picture"),
    PHOTO("\0\0\0\x18"
          "ftypisom\0\0\0\0",
          "is a film"),
    PHOTO("%PDF-1.7\n", "is a PDF document"),
    PHOTO("\x7f"
          "ELF\2\1\1\0",
          "is neither JPEG nor PNG"),
#undef PHOTO
};

static void a_photo_is_told_by_its_first_bytes(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (size_t i = 0; i < COUNT_OF(photos); i++) {
        const char *cure, *wrong = photo_wrong(arena, (const unsigned char *)photos[i].bytes,
                                               photos[i].size, &cure);
        if (!photos[i].wrong)
            assert_null(wrong);
        else if (!wrong || strcmp(wrong, photos[i].wrong) != 0)
            fail_msg("photo %zu: %s", i, wrong ? wrong : "nothing wrong");
        else
            assert_true(*cure);
    }
    arena_free(arena);
}

static void photos_are_plain_files_beside_the_routine(void **state)
{
    (void)state;
    static const char routine_text[] = HEAD "  - {name: A, hold: 9s, photo: fine.png}\n"
                                            "  - {name: B, hold: 9s, photo: gone.jpg}\n"
                                            "  - {name: C, hold: 9s, photo: text.jpg}\n"
                                            "  - {name: D, hold: 9s, photo: out.jpg}\n"
                                            "  - {name: E, hold: 9s, photo: large.png}\n"
                                            "  - {name: F, hold: 9s, photo: fine.png}\n";
    static const char *const said[] = {
        "the photo 'gone.jpg' is not there",
        "the photo 'text.jpg' is a text, not a picture",
        "the photo 'out.jpg' is a link that leaves its folder",
        "the photo 'large.png' is larger than 2 MB",
    };
    char *large = calloc(1, PHOTO_MAX_BYTES + 1);
    memcpy(large, photos[0].bytes, photos[0].size);
    write_text("knee/photos.yaml", routine_text);
    write_in("knee/fine.png", photos[0].bytes, photos[0].size);
    write_in("knee/large.png", large, PHOTO_MAX_BYTES + 1);
    write_text("knee/text.jpg", "Step one, step two.\n");
    link_in("/etc/passwd", "knee/out.jpg");
    Routine *routine = read_in("knee/photos.yaml");
    Copies *fine = copies_new();
    assert_int_equal(photos_check(routine, SEVERITY_ERROR, fine, found), COUNT_OF(said));
    assert_int_equal(copies_count(fine), 1);
    assert_int_equal(diagnostics_size(found), COUNT_OF(said));
    for (size_t i = 0; i < COUNT_OF(said); i++) {
        assert_string_equal(diagnostics_at(found, i)->message, said[i]);
        assert_int_equal(diagnostics_at(found, i)->place.line, 6 + (int)i);
        assert_non_null(diagnostics_at(found, i)->hint);
    }
    copies_free(fine);
    routine_free(routine);
    free(large);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_exercise_beside_the_routine_comes_first),
        TEST(it_counts_for_that_file_alone),
        TEST(a_persons_own_folder_is_nothing_beside_a_routine),
        TEST(its_easier_form_is_the_one_beside_it),
        TEST(what_is_meant_may_lie_beside_the_routine),
        TEST(what_a_routine_uses_goes_along),
        TEST(a_mistake_in_it_is_said_in_its_own_file),
        TEST(a_link_out_of_the_folder_is_refused_where_it_is_named),
        TEST(a_link_that_stays_in_the_folder_is_fine),
        TEST(a_folder_that_is_a_link_has_one_message),
        TEST(a_folder_full_of_links_has_one_message),
        TEST(a_text_of_the_log_is_read_without_its_exercises),
        cmocka_unit_test(a_photo_is_told_by_its_first_bytes),
        TEST(photos_are_plain_files_beside_the_routine),
    };
    return cmocka_run_group_tests_name("beside", tests, NULL, NULL);
}
