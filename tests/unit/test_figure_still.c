// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a picture that stands still tells of the motion: the ghost, the arrow, the view. */
#include "figure/motion.h"
#include "figure/raster.h"
#include "figure/svg.h"
#include "routine/library.h"
#include "source_files.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define MOST_TURN 50.0 /* degrees between two strokes of an arrow */
#define GOES_FAR 7.0   /* hundredths of the body's height */

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

static const Exercise *exercise_called(const char *id)
{
    Diagnostics *found = diagnostics_new();
    const Exercise *exercise = library_find(library, id, found);
    diagnostics_free(found);
    assert_non_null(exercise);
    return exercise;
}

static size_t shapes_of(const Scene *scene, Ink ink)
{
    size_t count = 0;
    for (size_t i = 0; i < scene->count; i++)
        count += scene->shapes[i].ink == ink;
    return count;
}

/* The heads of the arrow: its strokes that end in a point. */
static size_t heads_of(const Scene *scene)
{
    size_t count = 0;
    for (size_t i = 0; i < scene->count; i++)
        count += scene->shapes[i].ink == INK_ARROW &&
                 scene->shapes[i].from_radius > 2 * scene->shapes[i].to_radius;
    return count;
}

/* How far hands, knees, ankles and the head are from where they began, the farthest of them. */
static double farthest(const Figure *figure)
{
    static const Joint joints[] = {JOINT_HAND_R,  JOINT_HAND_L,  JOINT_KNEE_R, JOINT_KNEE_L,
                                   JOINT_ANKLE_R, JOINT_ANKLE_L, JOINT_CROWN};
    Skeleton first = skeleton_of(figure, &figure->poses[0]);
    Skeleton last = skeleton_of(figure, &figure->poses[figure->pose_count - 1]);
    double far = 0;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        Point a = first.joint[joints[i]], b = last.joint[joints[i]];
        far = fmax(far, hypot(b.x - a.x, b.y - a.y));
    }
    return far;
}

static void every_motion_has_its_arrow_and_the_ghost_of_its_start(void **state)
{
    (void)state;
    Diagnostics *found = diagnostics_new();
    int moving = 0;
    for (const char *const *id = library_ids(library); *id; id++) {
        const Exercise *exercise = library_find(library, *id, found);
        const Figure *figure = exercise ? exercise->figure : NULL;
        if (!figure || figure->close_up != CLOSE_UP_NONE || farthest(figure) < GOES_FAR)
            continue;
        Scene still = scene_build_still(figure, false, exercise->feel, false);
        if (shapes_of(&still, INK_ARROW) == 0 || shapes_of(&still, INK_GHOST) == 0)
            fail_msg("%s does not say how it moves", *id);
        size_t heads = heads_of(&still);
        bool quick = heads == 4, both = heads == 2, round_trip = heads == 1;
        assert_true(figure->motion == MOTION_HOLD ? heads == 1 : quick || both || round_trip);
        assert_true(still.count < SCENE_MAX_SHAPES);
        moving++;
    }
    diagnostics_free(found);
    assert_true(moving > 60);
}

static size_t heads_of_exercise(const char *id)
{
    Scene still = scene_build_still(exercise_called(id)->figure, false, 0, false);
    return heads_of(&still);
}

static void what_is_quick_has_doubled_heads(void **state)
{
    (void)state;
    static const char *const quick[] = {"calf-raise-fast", "high-knees", "a-skip", "jog-on-spot"};
    static const char *const slow[] = {"calf-raise", "march-on-spot", "heel-digs",
                                       "leg-swing-front"};
    for (size_t i = 0; i < sizeof quick / sizeof *quick; i++)
        assert_int_equal(heads_of_exercise(quick[i]), 4);
    for (size_t i = 0; i < sizeof slow / sizeof *slow; i++)
        assert_int_equal(heads_of_exercise(slow[i]), 2);
    assert_int_equal(heads_of_exercise("calf-iso-hold"), 0); /* it stays where it is */
}

static double between_points(Point a, Point b)
{
    return hypot(b.x - a.x, b.y - a.y);
}

/* Of the arrow the heads, or the strokes of its line. */
static size_t arrow_shapes(const Scene *scene, bool heads, Shape *shapes)
{
    size_t count = 0;
    for (size_t i = 0; i < scene->count; i++) {
        const Shape *shape = &scene->shapes[i];
        if (shape->ink == INK_ARROW && (shape->from_radius > 2 * shape->to_radius) == heads)
            shapes[count++] = *shape;
    }
    return count;
}

/* A head is as wide as a disc where it begins and ends in its tip. */
static bool touch(const Shape *a, const Shape *b)
{
    return between_points(a->from, b->from) < a->from_radius + b->from_radius ||
           between_points(a->from, b->to) < a->from_radius ||
           between_points(a->to, b->from) < b->from_radius;
}

static void check_heads_stand_apart(const char *id, const Scene *still)
{
    Shape heads[SCENE_MAX_SHAPES];
    size_t count = arrow_shapes(still, true, heads);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            if (touch(&heads[i], &heads[j]))
                fail_msg("heads of the arrow of %s touch", id);
}

static void check_line_is_round(const char *id, const Scene *still)
{
    Shape lines[SCENE_MAX_SHAPES];
    size_t count = arrow_shapes(still, false, lines);
    for (size_t i = 1; i < count; i++) {
        const Shape *a = &lines[i - 1], *b = &lines[i];
        double turn = atan2(b->to.y - b->from.y, b->to.x - b->from.x) -
                      atan2(a->to.y - a->from.y, a->to.x - a->from.x);
        if (fabs(remainder(turn, 2 * M_PI)) * 180 / M_PI > MOST_TURN)
            fail_msg("the arrow of %s has a corner", id);
    }
}

static void arrows_are_round_and_their_heads_stand_apart(void **state)
{
    (void)state;
    Diagnostics *found = diagnostics_new();
    for (const char *const *id = library_ids(library); *id; id++) {
        const Exercise *exercise = library_find(library, *id, found);
        if (!exercise || !exercise->figure)
            continue;
        Scene still = scene_build_still(exercise->figure, false, 0, false);
        check_heads_stand_apart(*id, &still);
        check_line_is_round(*id, &still);
    }
    diagnostics_free(found);
}

/* It ends before it has come round, so that the head says which way. */
static void the_arrow_of_a_round_trip_has_one_head(void **state)
{
    (void)state;
    assert_int_equal(heads_of_exercise("ankle-circles"), 1);
}

static void what_is_lit_stays_above_floor_and_mat(void **state)
{
    (void)state;
    Diagnostics *found = diagnostics_new();
    for (const char *const *id = library_ids(library); *id; id++) {
        const Exercise *exercise = library_find(library, *id, found);
        for (size_t i = 0; exercise->figure && i < exercise->figure->pose_count; i++) {
            const Figure *figure = exercise->figure;
            Scene scene = scene_build(figure, &figure->poses[i], exercise->feel, false);
            for (size_t j = 0; scene.grounded && j < scene.count; j++) {
                const Shape *shape = &scene.shapes[j];
                double low = fmin(shape->from.y, shape->to.y) - shape->from_radius;
                if (shape->ink == INK_ACCENT && low < FLOOR_LEVEL)
                    fail_msg("what is lit of %s lies below the floor", *id);
            }
        }
    }
    diagnostics_free(found);
}

static void an_arrow_lies_in_the_picture_and_above_the_floor(void **state)
{
    (void)state;
    Diagnostics *found = diagnostics_new();
    for (const char *const *id = library_ids(library); *id; id++) {
        const Exercise *exercise = library_find(library, *id, found);
        if (!exercise || !exercise->figure)
            continue;
        for (int mirrored = 0; mirrored < 2; mirrored++) {
            Scene still = scene_build_still(exercise->figure, false, 0, mirrored);
            for (size_t i = 0; i < still.count; i++) {
                const Shape *shape = &still.shapes[i];
                if (shape->ink != INK_ARROW)
                    continue;
                bool inside = shape->to.x >= still.low.x && shape->to.x <= still.high.x &&
                              shape->to.y >= still.low.y && shape->to.y <= still.high.y;
                if (!inside || (still.grounded && shape->to.y < FLOOR_LEVEL))
                    fail_msg("the arrow of %s leaves the picture", *id);
            }
        }
    }
    diagnostics_free(found);
}

/* The head points from where the limb was to where it goes. */
static void the_arrow_of_a_raised_leg_points_up(void **state)
{
    (void)state;
    const Exercise *exercise = exercise_called("standing-quad-stretch");
    Scene still = scene_build_still(exercise->figure, false, 0, false);
    const Shape *first = NULL, *last = NULL;
    for (size_t i = 0; i < still.count; i++)
        if (still.shapes[i].ink == INK_ARROW) {
            first = first ? first : &still.shapes[i];
            last = &still.shapes[i];
        }
    assert_non_null(first);
    assert_true(last->to.y > first->from.y + 10);
}

static void what_does_not_move_has_neither(void **state)
{
    (void)state;
    const Exercise *exercise = exercise_called("body-scan");
    Scene still = scene_build_still(exercise->figure, false, exercise->feel, false);
    assert_int_equal(shapes_of(&still, INK_ARROW) + shapes_of(&still, INK_GHOST), 0);
}

static size_t cells_of(CanvasKind kind, const Scene *scene, Ink ink)
{
    static CanvasCell cells[30 * 60];
    size_t count = 0;
    raster_draw(scene, kind, 30, 60, cells);
    for (int i = 0; i < 30 * 60; i++)
        count += cells[i].ink == ink || cells[i].back == ink;
    return count;
}

static void ghost_and_arrow_are_seen_on_every_canvas(void **state)
{
    (void)state;
    const Exercise *exercise = exercise_called("half-kneel-hip-flexor");
    Scene still = scene_build_still(exercise->figure, false, exercise->feel, false);
    for (CanvasKind kind = CANVAS_BRAILLE; kind < CANVAS_COUNT; kind++) {
        assert_true(cells_of(kind, &still, INK_GHOST) > 10);
        assert_true(cells_of(kind, &still, INK_ARROW) > 3);
    }
}

static void pictures_side_by_side_stand_on_one_scale(void **state)
{
    (void)state;
    const Figure *figure = exercise_called("lateral-lunge")->figure;
    for (int mirrored = 0; mirrored < 2; mirrored++) {
        Scene still = scene_build_still(figure, false, 0, mirrored);
        Scene last = scene_build(figure, &figure->poses[figure->pose_count - 1], 0, mirrored);
        scene_share_box(&last, &still, mirrored);
        assert_memory_equal(&last.low, &still.low, sizeof last.low);
        const Shape *one = &last.shapes[last.count - 1], *same = NULL;
        for (size_t i = 0; i < still.count; i++)
            if (still.shapes[i].ink == one->ink && fabs(still.shapes[i].to.y - one->to.y) < 0.001 &&
                fabs(still.shapes[i].to.x - one->to.x) < 0.001)
                same = &still.shapes[i];
        assert_non_null(same);
    }
}

static bool svg_says_from_above(const char *id)
{
    char *text = NULL;
    size_t size;
    const Exercise *exercise = exercise_called(id);
    Scene still = scene_build_still(exercise->figure, false, exercise->feel, false);
    FILE *out = open_memstream(&text, &size);
    svg_write(&still, SVG_SCREEN, 200, 160, id, out);
    fclose(out);
    bool says = strstr(text, ">from above</text>") && strstr(text, ", from above</title>");
    bool either = strstr(text, "from above");
    free(text);
    assert_int_equal(says, either);
    return says;
}

static void on_paper_a_view_from_above_says_so(void **state)
{
    (void)state;
    assert_true(svg_says_from_above("supine-twist"));
    assert_false(svg_says_from_above("cat-cow"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_motion_has_its_arrow_and_the_ghost_of_its_start),
        cmocka_unit_test(what_is_quick_has_doubled_heads),
        cmocka_unit_test(arrows_are_round_and_their_heads_stand_apart),
        cmocka_unit_test(the_arrow_of_a_round_trip_has_one_head),
        cmocka_unit_test(what_is_lit_stays_above_floor_and_mat),
        cmocka_unit_test(an_arrow_lies_in_the_picture_and_above_the_floor),
        cmocka_unit_test(the_arrow_of_a_raised_leg_points_up),
        cmocka_unit_test(what_does_not_move_has_neither),
        cmocka_unit_test(ghost_and_arrow_are_seen_on_every_canvas),
        cmocka_unit_test(pictures_side_by_side_stand_on_one_scale),
        cmocka_unit_test(on_paper_a_view_from_above_says_so),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
