// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Figures: canvases show the body and nothing outside, the side that works is lit, SVG is safe. All
 * over the exercises that ship; tests/unit/figures.txt holds how they look. */
#include "figure/motion.h"
#include "figure/raster.h"
#include "figure/skeleton.h"
#include "figure/svg.h"
#include "routine/library.h"
#include "source_files.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define STEPS 40

static Library *library;

static int open_library(void **state)
{
    (void)state;
    library = shipped_library();
    return 0;
}

static int close_library(void **state)
{
    (void)state;
    library_free(library);
    return 0;
}

/* Calls test for each shipped exercise that has a figure. */
static void for_each(void (*test)(const Exercise *exercise))
{
    Diagnostics *found = diagnostics_new();
    int count = 0;
    for (const char *const *id = library_ids(library); *id; id++) {
        const Exercise *exercise = library_find(library, *id, found);
        assert_non_null(exercise);
        if (exercise->figure) {
            test(exercise);
            count++;
        }
    }
    diagnostics_free(found);
    assert_true(count >= 60);
}

/* Segments keep their length in every blended pose that is not foreshortened. */
static void check_lengths(const Exercise *exercise)
{
    const Figure *figure = exercise->figure;
    for (int step = 0; step <= STEPS; step++) {
        Pose pose = motion_place(figure, (double)step / STEPS);
        Skeleton body = skeleton_of(figure, &pose);
        Point hip = body.joint[JOINT_HIP_R], knee = body.joint[JOINT_KNEE_R];
        double thigh = hypot(knee.x - hip.x, knee.y - hip.y);
        assert_true(fabs(thigh - 24.5 * pose.scale[LIMB_THIGH_R]) < 0.01);
    }
}

static void limbs_keep_their_length_in_motion(void **state)
{
    (void)state;
    for_each(check_lengths);
}

static void check_mirror(const Exercise *exercise)
{
    const Figure *figure = exercise->figure;
    const Pose *last = &figure->poses[figure->pose_count - 1];
    Scene right = scene_build(figure, last, exercise->feel, false);
    Scene left = scene_build(figure, last, exercise->feel, true);
    assert_int_equal(right.count, left.count);
    for (size_t i = 0; i < right.count; i++) {
        double twice = right.low.x + right.high.x;
        assert_true(fabs(right.shapes[i].from.x + left.shapes[i].from.x - twice) < 1e-9);
        assert_true(fabs(right.shapes[i].from.y - left.shapes[i].from.y) < 1e-9);
        assert_int_equal(right.shapes[i].ink, left.shapes[i].ink);
    }
}

static void the_other_side_is_the_mirror_image(void **state)
{
    (void)state;
    for_each(check_mirror);
}

#define ROWS 14
#define COLUMNS 30

static void check_canvases(const Exercise *exercise)
{
    const Figure *figure = exercise->figure;
    Scene scene = scene_build(figure, &figure->poses[0], exercise->feel, false);
    for (CanvasKind kind = CANVAS_BRAILLE; kind < CANVAS_COUNT; kind++) {
        CanvasCell cells[ROWS * COLUMNS + 1];
        cells[ROWS * COLUMNS].code = 0xfeed;
        raster_draw(&scene, kind, ROWS, COLUMNS, cells);
        int body = 0;
        for (int cell = 0; cell < ROWS * COLUMNS; cell++) {
            body += cells[cell].ink >= INK_FAR || cells[cell].back >= INK_FAR;
            assert_true(kind != CANVAS_ASCII || cells[cell].code < 0x7f);
            if (kind != CANVAS_BRAILLE_PLAIN && !raster_is_solid(kind)) /* textures have holes */
                assert_int_equal(cells[cell].code == ' ', cells[cell].ink == INK_NONE);
        }
        assert_int_equal(cells[ROWS * COLUMNS].code, 0xfeed);
        if (body < 8)
            fail_msg("%s is hardly seen on canvas %d: %d cells", exercise->id, kind, body);
    }
}

static void every_figure_is_seen_on_every_canvas(void **state)
{
    (void)state;
    for_each(check_canvases);
}

/* Where the exercise is felt is lit up, on some pose. */
static void check_accent(const Exercise *exercise)
{
    const Figure *figure = exercise->figure;
    Scene scene =
        scene_build(figure, &figure->poses[figure->pose_count - 1], exercise->feel, false);
    bool lit = exercise->feel == 0;
    for (size_t i = 0; i < scene.count; i++)
        lit = lit || scene.shapes[i].ink == INK_ACCENT;
    if (!lit)
        fail_msg("%s lights up nothing", exercise->id);
}

/* How many shapes of the accent lie nearer to the limb of a side than to that of the other. */
static int lit_on(const Figure *figure, const Pose *pose, RegionSet feel, bool left)
{
    Skeleton body = skeleton_of(figure, pose);
    Scene scene = scene_build(figure, pose, feel, false);
    int count = 0;
    for (size_t i = 0; i < scene.count; i++) {
        const Shape *shape = &scene.shapes[i];
        Point l = body.joint[JOINT_KNEE_L], r = body.joint[JOINT_KNEE_R];
        double to_left = hypot(shape->to.x - l.x, shape->to.y - l.y);
        double to_right = hypot(shape->to.x - r.x, shape->to.y - r.y);
        count += shape->ink == INK_ACCENT && (to_left < to_right) == left;
    }
    return count;
}

static RegionSet quads(void)
{
    RegionName name;
    assert_true(region_find("quads", &name));
    return name.regions;
}

static const Figure *figure_called(const char *id)
{
    Diagnostics *found = diagnostics_new();
    const Figure *figure = library_find(library, id, found)->figure;
    diagnostics_free(found);
    return figure;
}

static void the_side_that_works_is_lit_and_both_where_both_work(void **state)
{
    (void)state;
    const Figure *march = figure_called("march-on-spot"), *squat = figure_called("butterfly");
    Pose up = motion_place(march, 1), other = pose_swap(march, &up), wide = motion_place(squat, 1);
    assert_int_equal(lit_on(march, &up, quads(), true), 0);
    assert_true(lit_on(march, &up, quads(), false) > 0);
    assert_int_equal(lit_on(march, &other, quads(), false), 0);
    assert_true(lit_on(march, &other, quads(), true) > 0);
    assert_true(lit_on(squat, &wide, quads(), true) > 0);
    assert_true(lit_on(squat, &wide, quads(), false) > 0);
}

static size_t dots_of(const CanvasCell *cells, size_t count, Ink ink)
{
    size_t dots = 0;
    for (size_t i = 0; i < count; i++)
        if (cells[i].ink == ink && cells[i].code != ' ')
            dots += (size_t)__builtin_popcount(cells[i].code - 0x2800);
    return dots;
}

static void without_colours_what_is_felt_and_the_far_side_have_a_texture(void **state)
{
    (void)state;
    static CanvasCell colored[20 * 40], plain[20 * 40];
    const Figure *figure = figure_called("wall-calf-straight");
    Pose pose = motion_place(figure, 1);
    RegionName calves;
    assert_true(region_find("calves", &calves));
    Scene scene = scene_build(figure, &pose, calves.regions, false);
    raster_draw(&scene, CANVAS_BRAILLE, 20, 40, colored);
    raster_draw(&scene, CANVAS_BRAILLE_PLAIN, 20, 40, plain);
    size_t felt = dots_of(colored, 800, INK_ACCENT), far = dots_of(colored, 800, INK_FAR);
    assert_true(dots_of(plain, 800, INK_ACCENT) < felt * 3 / 4);
    assert_true(dots_of(plain, 800, INK_FAR) < far / 2);
    assert_true(dots_of(plain, 800, INK_NEAR) > dots_of(colored, 800, INK_NEAR) * 9 / 10);
}

/* The cells that lie whole within an ink. */
static int filled_with(const CanvasCell *cells, int count, Ink ink)
{
    int filled = 0;
    for (int i = 0; i < count; i++)
        filled += cells[i].code == ' ' && cells[i].back == ink;
    return filled;
}

static void in_blocks_the_body_is_solid_its_parts_in_shades_of_their_own(void **state)
{
    (void)state;
    static CanvasCell cells[40 * 60];
    const Figure *figure = figure_called("standing-quad-stretch");
    Scene scene = scene_build(figure, &figure->poses[1], quads(), false);
    raster_draw(&scene, CANVAS_BLOCKS, 40, 60, cells);
    for (Ink ink = INK_FAR; ink <= INK_ACCENT; ink++)
        if (filled_with(cells, 40 * 60, ink) < 12)
            fail_msg("ink %d fills %d cells", ink, filled_with(cells, 40 * 60, ink));
}

static void in_blocks_the_floor_is_one_straight_line(void **state)
{
    (void)state;
    static CanvasCell cells[RASTER_MAX_ROWS * 50];
    const Figure *figure = figure_called("high-knees");
    Scene scene = scene_build(figure, &figure->poses[0], 0, false);
    for (int rows = 12; rows <= RASTER_MAX_ROWS; rows++) {
        raster_draw(&scene, CANVAS_BLOCKS, rows, 50, cells);
        const CanvasCell *last = &cells[(rows - 1) * 50];
        int from = 0, to = 49, floor = 0;
        for (int i = 0; i < (rows - 1) * 50; i++)
            assert_true(cells[i].ink != INK_FLOOR && cells[i].back != INK_FLOOR);
        while (last[from].back != INK_FLOOR)
            from++;
        while (last[to].back != INK_FLOOR)
            to--;
        for (int i = from + 1; i < to; i++) {
            if (last[i].ink == INK_NONE && last[i].back == INK_FLOOR)
                floor += last[i].code == last[from + 1].code;
            else if (last[i].ink <= INK_FLOOR && last[i].back <= INK_FLOOR)
                fail_msg("at %d rows the floor has a step at %d", rows, i);
        }
        assert_true(floor > rows / 3);
    }
}

static void without_shades_blocks_have_a_texture_too(void **state)
{
    (void)state;
    static CanvasCell shaded[40 * 60], plain[40 * 60];
    const Figure *figure = figure_called("standing-quad-stretch");
    Scene scene = scene_build(figure, &figure->poses[1], quads(), false);
    raster_draw(&scene, CANVAS_BLOCKS, 40, 60, shaded);
    raster_draw(&scene, CANVAS_BLOCKS_PLAIN, 40, 60, plain);
    assert_int_equal(filled_with(plain, 40 * 60, INK_ACCENT), 0);
    assert_int_equal(filled_with(plain, 40 * 60, INK_FAR), 0);
    assert_true(filled_with(plain, 40 * 60, INK_NEAR) > 12);
}

static void a_close_up_shows_the_foot_large_and_cuts_the_rest(void **state)
{
    (void)state;
    const Figure *figure = figure_called("short-foot");
    Scene scene = scene_build(figure, &figure->poses[0], 0, false);
    Skeleton body = skeleton_of(figure, &figure->poses[0]);
    assert_true(scene.high.y < body.joint[JOINT_KNEE_R].y);
    assert_true(scene.low.x < body.joint[JOINT_ANKLE_R].x);
    assert_true(scene.high.x > body.joint[JOINT_TOE_R].x);
}

static void what_is_felt_lights_up(void **state)
{
    (void)state;
    for_each(check_accent);
}

static void svg_escapes_its_title_and_has_no_script(void **state)
{
    (void)state;
    Diagnostics *found = diagnostics_new();
    const Exercise *exercise = library_find(library, "wall-calf-straight", found);
    diagnostics_free(found);
    Scene scene = scene_build(exercise->figure, &exercise->figure->poses[0], exercise->feel, false);
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    svg_write(&scene, SVG_SCREEN, 200, 160, "<script>\"'&", out);
    fclose(out);
    assert_non_null(strstr(text, "&lt;script&gt;&quot;&#39;&amp;"));
    assert_null(strstr(text, "<script"));
    assert_null(strstr(text, "nan"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limbs_keep_their_length_in_motion),
        cmocka_unit_test(the_other_side_is_the_mirror_image),
        cmocka_unit_test(every_figure_is_seen_on_every_canvas),
        cmocka_unit_test(in_blocks_the_body_is_solid_its_parts_in_shades_of_their_own),
        cmocka_unit_test(in_blocks_the_floor_is_one_straight_line),
        cmocka_unit_test(without_shades_blocks_have_a_texture_too),
        cmocka_unit_test(what_is_felt_lights_up),
        cmocka_unit_test(the_side_that_works_is_lit_and_both_where_both_work),
        cmocka_unit_test(without_colours_what_is_felt_and_the_far_side_have_a_texture),
        cmocka_unit_test(a_close_up_shows_the_foot_large_and_cuts_the_rest),
        cmocka_unit_test(svg_escapes_its_title_and_has_no_script),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
