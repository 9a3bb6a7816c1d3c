/* Figures: what is pinned does not slide, canvases show the body and nothing outside, SVG is safe.
 * All over the exercises that ship. */
#include "figure/motion.h"
#include "figure/raster.h"
#include "figure/skeleton.h"
#include "figure/svg.h"

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
    char folder[1024];
    (void)state;
    snprintf(folder, sizeof folder, "%s/routines/exercises", getenv("LIMBER_SOURCE"));
    library = library_new(NULL, folder);
    return library_ids(library)[0] ? 0 : -1;
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

/* Between two poses that stand on the same place, the pinned joint stays on the line between. */
static void check_pin(const Exercise *exercise)
{
    const Figure *figure = exercise->figure;
    if (figure->pinned == JOINT_COUNT)
        return;
    for (size_t i = 0; i + 1 < figure->pose_count; i++) {
        Point from = skeleton_of(figure, &figure->poses[i]).joint[figure->pinned];
        Point to = skeleton_of(figure, &figure->poses[i + 1]).joint[figure->pinned];
        double path = hypot(to.x - from.x, to.y - from.y);
        for (int step = 0; step <= STEPS; step++) {
            Pose pose =
                pose_blend(figure, &figure->poses[i], &figure->poses[i + 1], (double)step / STEPS);
            Point at = skeleton_of(figure, &pose).joint[figure->pinned];
            double strayed =
                hypot(at.x - from.x, at.y - from.y) + hypot(at.x - to.x, at.y - to.y) - path;
            if (strayed > 0.01)
                fail_msg("%s: %s slides by %.2f", exercise->id, "the pinned joint", strayed);
        }
    }
}

static void what_is_pinned_does_not_slide(void **state)
{
    (void)state;
    for_each(check_pin);
}

/* Segments keep their length in every blended pose that is not foreshortened. */
static void check_lengths(const Exercise *exercise)
{
    const Figure *figure = exercise->figure;
    for (int step = 0; step <= STEPS; step++) {
        Pose pose = motion_pose(figure, MOTION_MOVING, step * 100 * NS_PER_MS, 0);
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
        assert_true(fabs(right.shapes[i].from.x + left.shapes[i].from.x) < 1e-9);
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
    static const CanvasKind kinds[] = {CANVAS_BRAILLE, CANVAS_BLOCKS, CANVAS_ASCII};
    const Figure *figure = exercise->figure;
    Scene scene = scene_build(figure, &figure->poses[0], exercise->feel, false);
    for (size_t i = 0; i < 3; i++) {
        CanvasCell cells[ROWS * COLUMNS + 1];
        cells[ROWS * COLUMNS].code = 0xfeed;
        raster_draw(&scene, kinds[i], ROWS, COLUMNS, cells);
        int body = 0;
        for (int cell = 0; cell < ROWS * COLUMNS; cell++) {
            body += cells[cell].ink >= INK_FAR;
            assert_true(kinds[i] != CANVAS_ASCII || cells[cell].code < 0x7f);
            assert_int_equal(cells[cell].code == ' ', cells[cell].ink == INK_NONE);
        }
        assert_int_equal(cells[ROWS * COLUMNS].code, 0xfeed);
        if (body < 8)
            fail_msg("%s is hardly seen on canvas %zu: %d cells", exercise->id, i, body);
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

static void what_is_felt_lights_up(void **state)
{
    (void)state;
    for_each(check_accent);
}

static void a_hold_moves_in_then_hardly_moves(void **state)
{
    (void)state;
    Diagnostics *found = diagnostics_new();
    const Figure *figure = library_find(library, "wall-calf-straight", found)->figure;
    diagnostics_free(found);
    Pose start = motion_pose(figure, MOTION_HOLDING, 0, 0);
    Pose in = motion_pose(figure, MOTION_HOLDING, 1500 * NS_PER_MS, 0);
    Pose later = motion_pose(figure, MOTION_HOLDING, 4 * NS_PER_S, 0);
    assert_true(fabs(start.angle[LIMB_TORSO] - figure->poses[0].angle[LIMB_TORSO]) < 1e-9);
    assert_true(fabs(in.angle[LIMB_TORSO] - figure->poses[1].angle[LIMB_TORSO]) < 1e-9);
    assert_true(fabs(later.angle[LIMB_TORSO] - in.angle[LIMB_TORSO]) <= 1.0);
    assert_true(fabs(later.angle[LIMB_THIGH_R] - in.angle[LIMB_THIGH_R]) < 1e-9);
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
    svg_write(&scene, 200, 160, "<script>\"'&", out);
    fclose(out);
    assert_non_null(strstr(text, "&lt;script&gt;&quot;&#39;&amp;"));
    assert_null(strstr(text, "<script"));
    assert_null(strstr(text, "nan"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_pinned_does_not_slide),
        cmocka_unit_test(limbs_keep_their_length_in_motion),
        cmocka_unit_test(the_other_side_is_the_mirror_image),
        cmocka_unit_test(every_figure_is_seen_on_every_canvas),
        cmocka_unit_test(what_is_felt_lights_up),
        cmocka_unit_test(a_hold_moves_in_then_hardly_moves),
        cmocka_unit_test(svg_escapes_its_title_and_has_no_script),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
