// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Where figures touch what they stand at: hands on walls and rails, feet on floors and steps, each
 * within one hundredth of the body's height, and nothing goes through. Measured on what is drawn.
 * A new figure has its row in figure_contacts.c where it holds or stands on something. */
#include "base/array.h"
#include "figure/motion.h"
#include "figure/scene.h"
#include "figure_contacts.h"
#include "routine/library.h"
#include "source_files.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define NEAR_ENOUGH 1.05
#define FLOOR_TOP (FLOOR_LEVEL + FLOOR_THICKNESS)
#define WALL_FACE 0.2 /* of its drawing, beyond where it says it stands */
#define HEEL 3.2
#define FOREFOOT 0.72 /* where it begins, along the foot */
#define WAY 8         /* places that are looked at, from the first pose to the last */
#define SEAT_THICK 1.8

/* ---- parts of the body, as they are drawn ---- */

typedef struct {
    const char *name;
    Joint from, to; /* of the right side */
    double begin, end, from_radius, to_radius;
} Piece;

static const Piece pieces[] = {
    [FOOT] = {"foot", JOINT_ANKLE_R, JOINT_TOE_R, 0, 1, 1.5, 1.0},
    [KNEE] = {"knee", JOINT_KNEE_R, JOINT_KNEE_R, 0, 0, 2.9, 2.9},
    [SHANK] = {"shank", JOINT_KNEE_R, JOINT_ANKLE_R, 0, 1, 2.8, 1.7},
    [HAND] = {"hand", JOINT_WRIST_R, JOINT_HAND_R, 0.1, 0.85, 1.6, 1.3},
    [ELBOW] = {"elbow", JOINT_ELBOW_R, JOINT_ELBOW_R, 0, 0, 2.0, 2.0},
    [THIGH] = {"thigh", JOINT_HIP_R, JOINT_KNEE_R, 0, 1, 4.6, 2.9},
    [HIPS] = {"hips", JOINT_PELVIS, JOINT_PELVIS, 0, 0, 4.8, 4.8},
    [BACK] = {"back", JOINT_PELVIS, JOINT_NECK, 0, 0.9, 4.8, 3.6},
    [HEAD] = {"head", JOINT_CROWN, JOINT_CROWN, 0, 0, 6, 6},
    [FOREARM] = {"forearm", JOINT_ELBOW_R, JOINT_WRIST_R, 0, 1, 2.0, 1.3},
};

static bool is_paired(Part part)
{
    return part != HIPS && part != BACK && part != HEAD;
}

static Joint on_side(Joint right, bool left)
{
    return left ? (Joint)(right - 1) : right;
}

static Point between(Point a, Point b, double part)
{
    return (Point){a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part};
}

static Shape part_shape(const Figure *figure, const Skeleton *body, Part part, bool left,
                        const FigureProp *on)
{
    const Piece *piece = &pieces[part];
    bool other = left && is_paired(part);
    Point from = body->joint[on_side(piece->from, other)];
    Point to = body->joint[on_side(piece->to, other)];
    Shape shape = {.from = between(from, to, piece->begin),
                   .to = between(from, to, piece->end),
                   .from_radius = piece->from_radius,
                   .to_radius = piece->to_radius};
    if (part == FOOT && figure->view == VIEW_SIDE)
        shape.from = between(from, to, -HEEL / 13);
    bool hangs = on && on->kind == PROP_STEP && from.y < on->height;
    if (part == FOOT && hangs) /* its toes lie flat */
        shape.from = between(from, to, FOREFOOT);
    if (part == HEAD)
        shape.from = shape.to = body->head;
    return shape;
}

/* ---- what is touched ---- */

/* How far a point is off the surface of a thing; negative inside of it. */
typedef double Off(const FigureProp *prop, Point at);

static double off_floor(const FigureProp *prop, Point at)
{
    (void)prop;
    return at.y - FLOOR_TOP;
}

static double off_wall(const FigureProp *prop, Point at)
{
    return prop->behind ? at.x - prop->x + WALL_FACE : prop->x + WALL_FACE - at.x;
}

static double off_box(const FigureProp *prop, Point at)
{
    double half = (prop->x_end - prop->x) / 2, x = fabs(at.x - prop->x - half) - half;
    double y = at.y - prop->height;
    if (prop->kind != PROP_STEP) /* there is room below a seat */
        y = fmax(y, prop->height - SEAT_THICK - at.y);
    return x > 0 && y > 0 ? hypot(x, y) : fmax(x, y);
}

/* Of a rail or a chair's back the upper end, which is held. */
static double off_bar(const FigureProp *prop, Point at)
{
    double narrow = prop->kind == PROP_RAIL ? 5 : 0.9;
    double half = isnan(prop->x_end) ? narrow : (prop->x_end - prop->x) / 2;
    double middle = isnan(prop->x_end) ? prop->x : prop->x + half;
    return hypot(fmax(0, fabs(at.x - middle) - half), at.y - prop->height) - 0.9;
}

static double off_round(const FigureProp *prop, Point at)
{
    double radius = isnan(prop->radius) ? 6 : prop->radius;
    double x = isnan(prop->x) ? 0 : prop->x;
    return hypot(at.x - x, at.y - (isnan(prop->y) ? radius : prop->y)) - radius;
}

static Off *const off[PROP_KIND_COUNT] = {
    [PROP_MAT] = off_floor,      [PROP_WALL] = off_wall,      [PROP_STEP] = off_box,
    [PROP_CHAIR_SEAT] = off_box, [PROP_CHAIR_BACK] = off_bar, [PROP_STOOL] = off_box,
    [PROP_RAIL] = off_bar,       [PROP_ROLLER] = off_round,   [PROP_BALL] = off_round,
    [PROP_ROLL] = off_round,     [PROP_TOWEL] = off_round,    [PROP_CUSHION] = off_round,
};

/* The least way from a shape to a thing. */
static double gap_of(const Shape *shape, const FigureProp *prop)
{
    double least = INFINITY;
    for (int i = 0; i <= 8; i++) {
        double part = i / 8.0;
        double radius = shape->from_radius + (shape->to_radius - shape->from_radius) * part;
        least = fmin(least, off[prop->kind](prop, between(shape->from, shape->to, part)) - radius);
    }
    return least;
}

static const FigureProp *prop_of(const Figure *figure, PropKind kind)
{
    static const FigureProp floor = {.kind = PROP_MAT};
    for (size_t i = 0; i < figure->prop_count && kind != PROP_MAT; i++)
        if (figure->props[i].kind == kind)
            return &figure->props[i];
    return kind == PROP_MAT ? &floor : NULL;
}

/* ---- the table ---- */

static bool is_when(const Figure *figure, size_t pose, PoseSet when)
{
    bool first = pose == 0, last = pose + 1 == figure->pose_count;
    return when == ALWAYS || (first && when == FIRST) || (last && when == LAST);
}

static int check_contact(const Exercise *exercise, const Contact *contact, size_t pose)
{
    const Figure *figure = exercise->figure;
    const FigureProp *prop = prop_of(figure, contact->on);
    Skeleton body = skeleton_of(figure, &figure->poses[pose]);
    int wrong = 0;
    for (int left = 0; left < 2; left++) {
        if (!(contact->sides & (left ? LEFT : RIGHT)))
            continue;
        Shape shape = part_shape(figure, &body, contact->part, left, prop);
        double gap = prop ? gap_of(&shape, prop) : INFINITY;
        if (fabs(gap) <= NEAR_ENOUGH)
            continue;
        print_error("%s, pose %zu: the %s %s is %.1f off\n", exercise->id, pose + 1,
                    left ? "left" : "right", pieces[contact->part].name, gap);
        wrong++;
    }
    return wrong;
}

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

static void feet_hands_and_knees_touch_what_they_stand_on_and_hold(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < contact_count; i++) {
        const Exercise *exercise = exercise_called(contacts[i].id);
        assert_non_null(exercise);
        for (size_t pose = 0; pose < exercise->figure->pose_count; pose++)
            if (is_when(exercise->figure, pose, contacts[i].when))
                wrong += check_contact(exercise, &contacts[i], pose);
    }
    assert_int_equal(wrong, 0);
}

/* ---- hands on the body ---- */

#define BELLY 4.0 /* how far it rises */
#define HELD 4.0  /* from the middle of a hand to that of what it holds */

typedef struct {
    const char *id;
    Which hands;
    Joint from, to; /* the segment that is held */
    PoseSet when;
} Hold;

static const Hold holds[] = {
    {"belly-breathing", RIGHT, JOINT_PELVIS, JOINT_NECK, ALWAYS},
    {"belly-breathing-seated", RIGHT, JOINT_PELVIS, JOINT_NECK, ALWAYS},
    {"figure-four-supine", BOTH, JOINT_HIP_L, JOINT_KNEE_L, LAST},
    {"hamstring-heel-floor", RIGHT, JOINT_HIP_R, JOINT_KNEE_R, LAST},
    {"hamstring-heel-prop", RIGHT, JOINT_HIP_R, JOINT_KNEE_R, LAST},
    {"knee-to-chest", BOTH, JOINT_HIP_R, JOINT_KNEE_R, LAST},
    {"plantar-fascia-stretch", LEFT, JOINT_TOE_R, JOINT_TOE_R, LAST},
    {"quad-pull-walk", RIGHT, JOINT_ANKLE_R, JOINT_TOE_R, LAST},
    {"side-lying-quad", RIGHT, JOINT_ANKLE_R, JOINT_TOE_R, LAST},
    {"soleus-raise-seated", BOTH, JOINT_HIP_R, JOINT_KNEE_R, ALWAYS},
    {"standing-quad-stretch", RIGHT, JOINT_ANKLE_R, JOINT_TOE_R, LAST},
};

/* From the middle of a hand to a segment. */
static double off_hold(const Figure *figure, const Pose *pose, const Hold *hold, bool left)
{
    Skeleton body = skeleton_of(figure, pose);
    Shape hand = part_shape(figure, &body, HAND, left, NULL);
    Point from = body.joint[hold->from], to = body.joint[hold->to];
    double least = INFINITY;
    for (int i = 0; i <= 64; i++) {
        Point a = between(hand.from, hand.to, i % 8 / 7.0), b = between(from, to, i / 64.0);
        least = fmin(least, hypot(a.x - b.x, a.y - b.y));
    }
    return least;
}

/* A hand on the belly lies on what the breath fills. */
static double farthest_hold(const Hold *hold, const Pose *pose)
{
    return hold->to == JOINT_NECK ? HELD + 2 + BELLY * pose->belly : HELD;
}

static void hands_are_where_they_hold_the_body(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < COUNT_OF(holds); i++) {
        const Figure *figure = exercise_called(holds[i].id)->figure;
        for (size_t pose = 0; pose < figure->pose_count * 2; pose++) {
            bool left = pose % 2 == 1;
            if (!is_when(figure, pose / 2, holds[i].when) ||
                !(holds[i].hands & (left ? LEFT : RIGHT)))
                continue;
            double gap = off_hold(figure, &figure->poses[pose / 2], &holds[i], left);
            if (gap > farthest_hold(&holds[i], &figure->poses[pose / 2])) {
                print_error("%s, pose %zu: the %s hand is %.1f off what it holds\n", holds[i].id,
                            pose / 2 + 1, left ? "left" : "right", gap);
                wrong++;
            }
        }
    }
    assert_int_equal(wrong, 0);
}

/* ---- nothing goes through ---- */

static bool is_body(const Shape *shape)
{
    return shape->ink >= INK_FAR && shape->ink <= INK_NEAR;
}

/* What is solid; a bar is held from either side, and from the front legs hang before a seat. */
static bool is_solid(const Figure *figure, PropKind kind)
{
    bool seat = kind == PROP_STOOL || kind == PROP_CHAIR_SEAT;
    return kind == PROP_WALL || kind == PROP_STEP || (seat && figure->view == VIEW_SIDE);
}

static double deepest(const Scene *scene, const FigureProp *prop)
{
    double least = 0;
    for (size_t i = 0; i < scene->count; i++)
        if (is_body(&scene->shapes[i]))
            least = fmin(least, gap_of(&scene->shapes[i], prop));
    return -least;
}

/* How deep the body is in any of them at a place of its way. */
static double through(const Figure *figure, double place)
{
    Pose pose = motion_place(figure, place);
    Scene scene = scene_build(figure, &pose, 0, false);
    double deep = deepest(&scene, prop_of(figure, FLOOR));
    for (size_t i = 0; i < figure->prop_count; i++)
        if (is_solid(figure, figure->props[i].kind))
            deep = fmax(deep, deepest(&scene, &figure->props[i]));
    return deep;
}

static double most_through(const Figure *figure)
{
    double deep = 0;
    for (int i = 0; i <= WAY; i++)
        deep = fmax(deep, through(figure, (double)i / WAY));
    return deep;
}

static void no_limb_goes_through_floor_wall_or_step(void **state)
{
    (void)state;
    int wrong = 0;
    for (const char *const *id = library_ids(library); *id; id++) {
        const Exercise *exercise = exercise_called(*id);
        if (!exercise->figure || exercise->figure->from_above)
            continue;
        double deep = most_through(exercise->figure);
        if (deep > NEAR_ENOUGH) {
            print_error("%s goes %.1f deep through floor, wall or step\n", *id, deep);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

/* ---- nobody floats ---- */

static bool flies(const char *id)
{
    static const char *const flying[] = {"a-skip",  "ankle-bounces", "jog-on-spot",
                                         "strides", "butt-kicks",    "high-knees"};
    for (size_t i = 0; i < COUNT_OF(flying); i++)
        if (strcmp(flying[i], id) == 0)
            return true;
    return false;
}

static double off_ground(const Figure *figure, const Pose *pose)
{
    Scene scene = scene_build(figure, pose, 0, false);
    double least = INFINITY;
    for (size_t i = 0; i < scene.count; i++) {
        const Shape *shape = &scene.shapes[i];
        if (!is_body(shape))
            continue;
        least = fmin(least, gap_of(shape, prop_of(figure, FLOOR)));
        for (size_t j = 0; j < figure->prop_count; j++)
            if (off[figure->props[j].kind] && figure->props[j].kind != PROP_WALL)
                least = fmin(least, gap_of(shape, &figure->props[j]));
    }
    return least;
}

static void everybody_stands_sits_or_lies_on_something(void **state)
{
    (void)state;
    int wrong = 0;
    for (const char *const *id = library_ids(library); *id; id++) {
        const Figure *figure = exercise_called(*id)->figure;
        for (size_t i = 0; figure && !figure->from_above && i < figure->pose_count; i++) {
            double gap = off_ground(figure, &figure->poses[i]);
            if (gap > NEAR_ENOUGH && !flies(*id)) {
                print_error("%s, pose %zu, floats %.1f\n", *id, i + 1, gap);
                wrong++;
            }
        }
    }
    assert_int_equal(wrong, 0);
}

/* ---- the lit side ---- */

/* How far the thigh lies behind the trunk, in degrees. */
static double behind(const Pose *pose, Limb thigh)
{
    return pose->angle[LIMB_TORSO] - 180 - pose->angle[thigh];
}

/* Held stretches, and one that moves. */
static bool is_stretched(const Exercise *exercise)
{
    return exercise->kind == KIND_STATIC || strcmp(exercise->id, "lunge-rotation") == 0;
}

static bool felt_at_hip_front(const Exercise *exercise)
{
    RegionName name;
    return region_find("hip-front", &name) && (exercise->feel & name.regions) != 0;
}

static void a_stretch_of_the_hips_front_lights_the_leg_that_is_behind(void **state)
{
    (void)state;
    int wrong = 0;
    for (const char *const *id = library_ids(library); *id; id++) {
        const Exercise *exercise = exercise_called(*id);
        const Figure *figure = exercise->figure;
        if (!figure || figure->view != VIEW_SIDE || figure->both_sides ||
            !felt_at_hip_front(exercise) || !is_stretched(exercise))
            continue;
        const Pose *last = &figure->poses[figure->pose_count - 1];
        if (behind(last, LIMB_THIGH_R) <= behind(last, LIMB_THIGH_L)) {
            print_error("%s lights the leg in front\n", *id);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(feet_hands_and_knees_touch_what_they_stand_on_and_hold),
        cmocka_unit_test(hands_are_where_they_hold_the_body),
        cmocka_unit_test(no_limb_goes_through_floor_wall_or_step),
        cmocka_unit_test(everybody_stands_sits_or_lies_on_something),
        cmocka_unit_test(a_stretch_of_the_hips_front_lights_the_leg_that_is_behind),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
