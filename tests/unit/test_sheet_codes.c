// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A sheet on a table: its codes are laid out as on paper, and photographed turned, larger and
 * smaller, with noise; what the helper finds in the photo is the file. */
#include "routine/sheet_codes.h"

#include "base/array.h"
#include "base/path.h"

#include <fcntl.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <stdio.h> /* before jpeglib.h, which needs it */

#include <cmocka.h>
#include <jpeglib.h>
#include <png.h>

#define SEED 20261130
#define SHADE_PAPER 225
#define SHADE_INK 30

static Arena *arena;
static Diagnostics *found;
static char folder[64];
static uint32_t random_state = SEED;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    found = diagnostics_new();
    strcpy(folder, "/tmp/limber-codes-XXXXXX");
    assert_non_null(mkdtemp(folder));
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    const char *const names[] = {"a.png", "b.png"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        unlink(arena_printf(arena, "%s/%s", folder, names[i]));
    rmdir(folder);
    arena_free(arena);
    diagnostics_free(found);
    return 0;
}

/* ---- sheets ---- */

/* A routine of so many steps, no two alike. */
static Members routine_of(int steps)
{
    Members files = {0};
    const char *text = "limber: 1\ntitle: Knee\nwhen: any\nsteps:\n";
    for (int i = 0; i < steps; i++)
        text = arena_printf(arena, "%s  - {name: Step %d%x, hold: %ds}\n", text, i,
                            (unsigned)(i * i) * 2654435761u, 10 + i % 50);
    members_add(&files, arena, "knee.yaml", text, strlen(text));
    return files;
}

static SheetCodes drawn(const Members *files, const char *const *links, size_t count)
{
    SheetCodes codes;
    char why[200];
    if (!sheet_codes_draw(arena, files, links, count, &codes, why, sizeof why))
        fail_msg("%s", why);
    return codes;
}

/* ---- photos ---- */

/* How a sheet was photographed. */
typedef struct {
    double pixels;  /* a square */
    double degrees; /* it is turned by */
    int noise;      /* the shades of a pixel that may be wrong, up and down */
    int quality;    /* of the JPEG that the camera makes; 0: it makes a PNG */
} Shot;

static uint32_t next_random(void)
{
    random_state = random_state * 1664525 + 1013904223;
    return random_state >> 8;
}

/* Codes of one width stand two by two, with edges of eight squares; what lies at a place, in
 * squares from the sheet's corner. */
static bool is_dark(const SheetCode *codes, size_t count, double x, double y)
{
    double pitch = (double)codes[0].width + 8;
    if (x < 8 || y < 8)
        return false;
    size_t column = (size_t)((x - 8) / pitch), row = (size_t)((y - 8) / pitch);
    size_t at = row * 2 + column;
    if (column > 1 || at >= count)
        return false;
    size_t left = (size_t)(x - 8 - (double)column * pitch);
    size_t top = (size_t)(y - 8 - (double)row * pitch);
    return left < codes[at].width && top < codes[at].width &&
           codes[at].squares[top * codes[at].width + left] == '1';
}

/* The mean over a pixel, as a lens makes it. */
static int shade_of(const SheetCode *codes, size_t count, double x, double y, double step)
{
    int dark = 0;
    for (int i = 0; i < 4; i++)
        dark += is_dark(codes, count, x + (i & 1) * step / 2, y + (i >> 1) * step / 2);
    return SHADE_PAPER - dark * (SHADE_PAPER - SHADE_INK) / 4;
}

static void write_png(const char *path, const unsigned char *shades, size_t side)
{
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = (png_uint_32)side,
                       .height = (png_uint_32)side,
                       .format = PNG_FORMAT_GRAY,
                       .flags = PNG_IMAGE_FLAG_FAST};
    assert_true(png_image_write_to_file(&image, path, 0, shades, 0, NULL));
}

/* As phones do: in colours, and progressive. */
static void write_jpeg(const char *path, const unsigned char *shades, size_t side, int quality)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    FILE *out = fopen(path, "wb");
    unsigned char *row = malloc(3 * side);
    assert_non_null(out);
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_stdio_dest(&jpeg, out);
    jpeg.image_width = jpeg.image_height = (JDIMENSION)side;
    jpeg.input_components = 3;
    jpeg.in_color_space = JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, quality, TRUE);
    jpeg_simple_progression(&jpeg);
    jpeg_start_compress(&jpeg, TRUE);
    for (size_t y = 0; y < side; y++) {
        for (size_t x = 0; x < 3 * side; x++)
            row[x] = shades[y * side + x / 3];
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    free(row);
    fclose(out);
}

static const char *photograph(const char *name, const SheetCode *codes, size_t count, Shot shot)
{
    double squares = 2 * ((double)codes[0].width + 8) + 8, turn = shot.degrees * M_PI / 180;
    size_t side = (size_t)(squares * shot.pixels * 1.45);
    unsigned char *shades = malloc(side * side);
    for (size_t i = 0; i < side * side; i++) {
        double x = ((double)(i % side) - (double)side / 2) / shot.pixels;
        double y = ((double)(i / side) - (double)side / 2) / shot.pixels;
        int shade = shade_of(codes, count, x * cos(turn) + y * sin(turn) + squares / 2,
                             y * cos(turn) - x * sin(turn) + squares / 2, 1 / shot.pixels);
        if (shot.noise > 0)
            shade += (int)(next_random() % (unsigned)(2 * shot.noise + 1)) - shot.noise;
        shades[i] = (unsigned char)(shade < 0 ? 0 : shade > 255 ? 255 : shade);
    }
    const char *path = arena_printf(arena, "%s/%s", folder, name);
    if (shot.quality > 0)
        write_jpeg(path, shades, side, shot.quality);
    else
        write_png(path, shades, side);
    free(shades);
    return path;
}

static void expect_files(const Members *back, const Members *files)
{
    if (!back)
        fail_msg("seed %d: %s", SEED, diagnostics_at(found, 0)->message);
    assert_int_equal(back->count, files->count);
    for (size_t i = 0; i < files->count; i++) {
        assert_string_equal(back->items[i].name, files->items[i].name);
        assert_int_equal(back->items[i].size, files->items[i].size);
        assert_memory_equal(back->items[i].bytes, files->items[i].bytes, files->items[i].size);
    }
}

static void expect_refused(const Members *back, const char *reason)
{
    assert_null(back);
    assert_int_equal(diagnostics_size(found), 1);
    if (!strstr(diagnostics_at(found, 0)->message, reason))
        fail_msg("wanted '%s', got '%s'", reason, diagnostics_at(found, 0)->message);
}

/* ---- tests ---- */

static void a_photo_of_a_sheet_is_the_file_however_it_was_taken(void **state)
{
    static const Shot shots[] = {
        {3, 0, 0, 0}, {4, 3, 30, 70}, {5.3, -8, 60, 40}, {4, 45, 20, 0}, {6.7, 178, 80, 0}};
    (void)state;
    printf("seed %d\n", SEED);
    Members files = routine_of(100);
    members_add(&files, arena, "exercises/drop.yaml", "limber: 1\nname: Drop\n", 21);
    SheetCodes codes = drawn(&files, NULL, 0);
    assert_true(codes.routine_count >= 2);
    for (size_t i = 0; i < COUNT_OF(shots); i++) {
        const char *photo = photograph("a.png", codes.routine, codes.routine_count, shots[i]);
        expect_files(sheet_codes_scan(arena, &photo, 1, found), &files);
    }
}

static void codes_may_be_photographed_one_by_one(void **state)
{
    (void)state;
    Members files = routine_of(100);
    SheetCodes codes = drawn(&files, NULL, 0);
    assert_int_equal(codes.routine_count, 2);
    const char *photos[] = {photograph("a.png", codes.routine + 1, 1, (Shot){4, 5, 20, 80}),
                            photograph("b.png", codes.routine, 1, (Shot){4, -5, 20, 0})};
    expect_files(sheet_codes_scan(arena, photos, 2, found), &files);
    expect_refused(sheet_codes_scan(arena, photos, 1, found),
                   "of the sheet's 2 codes these are not seen: 1");
}

static void a_small_routine_is_one_code_and_a_large_one_none(void **state)
{
    (void)state;
    Members small = routine_of(3), large = routine_of(1000);
    assert_int_equal(drawn(&small, NULL, 0).routine_count, 1);
    assert_int_equal(drawn(&large, NULL, 0).routine_count, 0);
}

static void links_have_codes_of_their_own_which_are_no_routine(void **state)
{
    (void)state;
    static const char *const links[] = {"https://example.org/a", "https://example.org/b"};
    Members files = routine_of(3);
    SheetCodes codes = drawn(&files, links, 2);
    assert_int_equal(codes.link_count, 2);
    const char *photo = photograph("a.png", codes.links, 1, (Shot){6, 2, 10, 0});
    expect_refused(sheet_codes_scan(arena, &photo, 1, found),
                   "holds no routine; it says 'https://example.org/a'");
}

static void what_is_no_photo_is_said_in_a_line(void **state)
{
    (void)state;
    const char *path = arena_printf(arena, "%s/a.png", folder);
    const struct {
        const char *bytes;
        size_t size;
        const char *reason;
    } cases[] = {
        {"PK\3\4 a zip", 10, "neither a JPEG nor a PNG"},
        {"", 0, "neither a JPEG nor a PNG"},
        {"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, "damaged or too large"},
        {"\xff\xd8\xff\xe0\0\x10JFIF", 10, "damaged or too large"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_true(path_write_file(path, cases[i].bytes, cases[i].size, true));
        expect_refused(sheet_codes_scan(arena, &path, 1, found), cases[i].reason);
        diagnostics_forget(found, 0);
    }
    SheetCode blank = {"0", 1};
    const char *empty = photograph("a.png", &blank, 1, (Shot){10, 0, 40, 0});
    expect_refused(sheet_codes_scan(arena, &empty, 1, found), "no code is seen");
    diagnostics_forget(found, 0);
    const char *here = folder, *nowhere = "/nonexistent/a.png";
    expect_refused(sheet_codes_scan(arena, &here, 1, found), "is a folder");
    diagnostics_forget(found, 0);
    expect_refused(sheet_codes_scan(arena, &nowhere, 1, found), "no such file");
    diagnostics_forget(found, 0);
    assert_int_equal(unlink(path) | mkfifo(path, 0600), 0);
    expect_refused(sheet_codes_scan(arena, &path, 1, found), "not a regular file");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_photo_of_a_sheet_is_the_file_however_it_was_taken, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(codes_may_be_photographed_one_by_one, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_small_routine_is_one_code_and_a_large_one_none, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(links_have_codes_of_their_own_which_are_no_routine, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_photo_is_said_in_a_line, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
