// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A body that belongs together, in every pose of every figure that ships: the head is joined to the
 * trunk, no limb peeks out as a sliver, and a face shows where it looks. Looked at as a picture of
 * some two dots to a hundredth of the body's height. */
#include "figure/motion.h"
#include "figure/raster_parts.h"
#include "routine/library.h"
#include "source_files.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define ROWS 240
#define COLUMNS 320
#define SLIVER 1.0 /* square hundredths: what of a limb is seen and is smaller says nothing, */
#define LIT 12.0   /* square units that are seen from afar */
#define SPECK 0.5  /* but so small it is less than a dot of any picture */

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
    return exercise;
}

static Scene scene_of(const Figure *figure, const Pose *pose)
{
    return scene_build(figure, pose, 0, false);
}

/* Dots to a unit of length, as raster_dots fits a scene. */
static double scale_of(const Scene *scene)
{
    return fmin(ROWS / (scene->high.y - scene->low.y), COLUMNS / (scene->high.x - scene->low.x));
}

/* Fills what hangs together from a dot on with 0; returns its size. */
static int take_piece(unsigned char *ink, int from, unsigned char wanted)
{
    static int open[ROWS * COLUMNS];
    int count = 0, size = 0;
    open[count++] = from;
    ink[from] = INK_NONE;
    while (count > 0) {
        int at = open[--count];
        size++;
        const int next[] = {at - 1, at + 1, at - COLUMNS, at + COLUMNS};
        for (int i = 0; i < 4; i++)
            if (next[i] >= 0 && next[i] < ROWS * COLUMNS && ink[next[i]] == wanted) {
                ink[next[i]] = INK_NONE;
                open[count++] = next[i];
            }
    }
    return size;
}

/* The smallest piece that is seen of an ink, in square units; infinite where none is. */
static double smallest_piece(const Scene *scene, Ink wanted)
{
    Dots dots = {.rows = ROWS, .columns = COLUMNS};
    raster_dots(scene, &dots);
    double least = INFINITY, scale = scale_of(scene);
    for (int i = 0; i < ROWS * COLUMNS; i++)
        if (dots.ink[i] == wanted) {
            double size = take_piece(dots.ink, i, (unsigned char)wanted) / (scale * scale);
            least = size < SPECK ? least : fmin(least, size);
        }
    free(dots.ink);
    return least;
}

/* What is seen of an ink, in square units. */
static double area_of(const Scene *scene, Ink wanted)
{
    Dots dots = {.rows = ROWS, .columns = COLUMNS};
    raster_dots(scene, &dots);
    int count = 0;
    for (int i = 0; i < ROWS * COLUMNS; i++)
        count += dots.ink[i] == wanted;
    free(dots.ink);
    return count / (scale_of(scene) * scale_of(scene));
}

/* On the far side it may be hidden by the leg that stands. */
static void what_takes_turns_is_lit_on_either_side(void **state)
{
    (void)state;
    for (const char *const *id = library_ids(library); *id; id++) {
        const Exercise *exercise = exercise_called(*id);
        const Figure *figure = exercise->figure;
        if (!figure || !figure->alternates)
            continue;
        Pose left = pose_swap(figure, &figure->poses[figure->pose_count - 1]);
        Scene scene = scene_build(figure, &left, exercise->feel, false);
        if (area_of(&scene, INK_ACCENT) < LIT)
            fail_msg("nothing is lit in the left rep of %s", *id);
    }
}

static void no_hidden_limb_peeks_out_as_a_sliver(void **state)
{
    (void)state;
    int wrong = 0;
    for (const char *const *id = library_ids(library); *id; id++) {
        const Figure *figure = exercise_called(*id)->figure;
        for (size_t i = 0; figure && i < figure->pose_count; i++) {
            Scene scene = scene_of(figure, &figure->poses[i]);
            double least = smallest_piece(&scene, INK_FAR);
            if (least < SLIVER) {
                print_error("%s, pose %zu: a sliver of %.2f\n", *id, i + 1, least);
                wrong++;
            }
        }
    }
    assert_int_equal(wrong, 0);
}

/* What a point of a scene is drawn in. */
static Ink ink_at(const Scene *scene, Point at)
{
    Ink ink = INK_NONE;
    for (size_t i = 0; i < scene->count; i++) {
        const Shape *shape = &scene->shapes[i];
        double outside = shape_outside(shape, at.x, at.y);
        if (outside <= shape->clear && (shape->ink == INK_NONE || outside > 0))
            ink = shape->clear > 0 ? INK_NONE : ink;
        if (outside <= 0 && shape->ink != INK_NONE)
            ink = shape->ink;
    }
    return ink;
}

/* From the shoulders to the middle of the head there is no gap, but where an arm crosses. */
static bool head_is_joined(const Figure *figure, const Pose *pose)
{
    Skeleton body = skeleton_of(figure, pose);
    Scene scene = scene_of(figure, pose);
    int gaps = 0, arm = 0;
    for (int i = 0; i <= 20; i++) {
        double part = i / 20.0;
        Point neck = body.joint[JOINT_NECK];
        Point at = {neck.x + (body.head.x - neck.x) * part, neck.y + (body.head.y - neck.y) * part};
        Ink ink = ink_at(&scene, at);
        gaps += ink == INK_NONE;
        arm += ink == INK_NEAR || ink == INK_FAR;
    }
    return gaps <= (arm > 0 ? 6 : 2);
}

static void the_head_is_joined_to_the_trunk(void **state)
{
    (void)state;
    int wrong = 0;
    for (const char *const *id = library_ids(library); *id; id++) {
        const Figure *figure = exercise_called(*id)->figure;
        for (size_t i = 0; figure && i < figure->pose_count; i++)
            if (!head_is_joined(figure, &figure->poses[i])) {
                print_error("%s, pose %zu: the head hangs beside the trunk\n", *id, i + 1);
                wrong++;
            }
    }
    assert_int_equal(wrong, 0);
}

/* ---- straps, and what is pressed ---- */

static bool is_strap(const FigureProp *prop)
{
    return prop->kind == PROP_STRAP || prop->kind == PROP_BAND;
}

/* Where a strap is tied to a joint: round a foot some way behind the toes. */
static Point tied_at(const Skeleton *body, Joint joint)
{
    Point at = body->joint[joint];
    if (joint != JOINT_TOE_L && joint != JOINT_TOE_R)
        return at;
    Point ankle = body->joint[joint - 2];
    double part = 3.0 / hypot(ankle.x - at.x, ankle.y - at.y);
    return (Point){at.x + (ankle.x - at.x) * part, at.y + (ankle.y - at.y) * part};
}

static int parted_ends(const Figure *figure, const Pose *pose)
{
    Skeleton body = skeleton_of(figure, pose);
    Scene scene = scene_of(figure, pose);
    int parted = 0;
    for (size_t i = 0; i < figure->prop_count; i++) {
        const FigureProp *prop = &figure->props[i];
        if (!is_strap(prop))
            continue;
        parted += ink_at(&scene, tied_at(&body, prop->from)) != INK_PROP;
        parted += prop->to != JOINT_COUNT && ink_at(&scene, tied_at(&body, prop->to)) != INK_PROP;
    }
    return parted;
}

static void a_strap_reaches_what_it_is_tied_to(void **state)
{
    (void)state;
    int wrong = 0;
    for (const char *const *id = library_ids(library); *id; id++) {
        const Figure *figure = exercise_called(*id)->figure;
        for (size_t i = 0; figure && i < figure->pose_count; i++)
            if (parted_ends(figure, &figure->poses[i]) > 0) {
                print_error("%s, pose %zu: the strap stops short\n", *id, i + 1);
                wrong++;
            }
    }
    assert_int_equal(wrong, 0);
}

/* From above it lies below the body. */
static bool is_pressed(const Figure *figure, const FigureProp *prop)
{
    static const bool pressed[PROP_KIND_COUNT] = {
        [PROP_ROLLER] = true, [PROP_ROLL] = true, [PROP_BALL] = true, [PROP_CUSHION] = true};
    return pressed[prop->kind] && !figure->from_above;
}

/* Where something round is drawn: a roller rolls away from where the figure says. */
static double drawn_at(const Scene *scene, const FigureProp *prop, double radius)
{
    double at = prop->x;
    for (size_t i = 0; prop->kind == PROP_ROLLER && i < scene->count; i++)
        if (scene->shapes[i].ink == INK_PROP && scene->shapes[i].from_radius == radius)
            at = scene->shapes[i].from.x;
    return at;
}

/* Is the edge of something round seen all around? */
static bool is_whole(const Scene *scene, const FigureProp *prop)
{
    double radius = isnan(prop->radius) ? 6 : prop->radius;
    double middle = isnan(prop->y) ? radius : prop->y;
    for (int degrees = 0; degrees < 360; degrees += 10) {
        double x = drawn_at(scene, prop, radius) + sin(degrees * M_PI / 180) * radius * 0.95;
        double y = middle + cos(degrees * M_PI / 180) * radius * 0.95;
        if (ink_at(scene, (Point){x, y}) != INK_PROP)
            return false;
    }
    return true;
}

static Point roller_of(const Figure *figure, const Pose *pose)
{
    Scene scene = scene_of(figure, pose);
    const FigureProp *roller = figure->props;
    while (roller->kind != PROP_ROLLER)
        roller++;
    return (Point){drawn_at(&scene, roller, roller->radius), roller->y};
}

/* On the floor it goes half as far as the body that lies on it. */
static void a_roller_rolls_along_under_the_body(void **state)
{
    (void)state;
    const Figure *figure = exercise_called("foam-roll-quads")->figure;
    const Pose *first = figure->poses, *last = first + figure->pose_count - 1;
    double body = last->pelvis_x - first->pelvis_x;
    double rolled = roller_of(figure, last).x - roller_of(figure, first).x;
    assert_true(fabs(rolled - body / 2) < 0.01);
}

static void what_is_pressed_touches_without_a_gap(void **state)
{
    (void)state;
    int wrong = 0;
    for (const char *const *id = library_ids(library); *id; id++) {
        const Figure *figure = exercise_called(*id)->figure;
        for (size_t i = 0; figure && i < figure->prop_count; i++) {
            Scene scene = scene_of(figure, &figure->poses[figure->pose_count - 1]);
            if (is_pressed(figure, &figure->props[i]) && !is_whole(&scene, &figure->props[i])) {
                print_error("%s: a rim cuts what is pressed\n", *id);
                wrong++;
            }
        }
    }
    assert_int_equal(wrong, 0);
}

/* ---- faces ---- */

static int eyes_of(const Scene *scene)
{
    int eyes = 0;
    for (size_t i = 0; i < scene->count; i++)
        eyes += scene->shapes[i].fine;
    return eyes;
}

static Pose looking(const Figure *figure, double turn)
{
    Pose pose = figure->poses[0];
    pose.turn[TURN_HEAD] = turn;
    return pose;
}

static void a_face_has_eyes_where_it_looks_at_the_viewer_and_none_from_behind(void **state)
{
    (void)state;
    const Figure *front = exercise_called("butterfly")->figure;
    Pose to = looking(front, 0), away = looking(front, 180), aside = looking(front, 90);
    Scene facing = scene_of(front, &to), behind = scene_of(front, &away);
    Scene profile = scene_of(front, &aside);
    assert_int_equal(eyes_of(&facing), 2);
    assert_int_equal(eyes_of(&behind), 0);
    assert_int_equal(eyes_of(&profile), 0);
}

static void a_trunk_that_turns_is_seen_from_its_side(void **state)
{
    (void)state;
    const Figure *front = exercise_called("butterfly")->figure;
    Pose pose = front->poses[0];
    pose.turn[TURN_SHOULDERS] = 90;
    Skeleton open = skeleton_of(front, &front->poses[0]), turned = skeleton_of(front, &pose);
    double wide = open.joint[JOINT_SHOULDER_L].x - open.joint[JOINT_SHOULDER_R].x;
    double narrow = turned.joint[JOINT_SHOULDER_L].x - turned.joint[JOINT_SHOULDER_R].x;
    assert_true(fabs(wide - 18) < 0.01 && fabs(narrow) < 0.01);
    Pose other = pose_swap(front, &pose);
    assert_float_equal(other.turn[TURN_SHOULDERS], -90, 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_takes_turns_is_lit_on_either_side),
        cmocka_unit_test(no_hidden_limb_peeks_out_as_a_sliver),
        cmocka_unit_test(the_head_is_joined_to_the_trunk),
        cmocka_unit_test(a_strap_reaches_what_it_is_tied_to),
        cmocka_unit_test(a_roller_rolls_along_under_the_body),
        cmocka_unit_test(what_is_pressed_touches_without_a_gap),
        cmocka_unit_test(a_face_has_eyes_where_it_looks_at_the_viewer_and_none_from_behind),
        cmocka_unit_test(a_trunk_that_turns_is_seen_from_its_side),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
