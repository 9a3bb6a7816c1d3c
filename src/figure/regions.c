// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Where each region lies on the drawn body: a stripe along a limb, part of the way, on its front,
 * back or all of it. The places follow the regions' own descriptions (routine/region.h). */
#include "figure/scene_parts.h"

#include "base/array.h"

#include <math.h>
#include <string.h>

#define SOLE 0.5 /* from the middle of the foot down to the stripe of the arch */

typedef enum { MIDDLE, FRONT, BACK, INNER, OUTER, NAPE } Face;

typedef struct {
    const char *region;
    Joint from, to;    /* the limb, on the near side */
    double begin, end; /* along it */
    double radius;
    Face face;
} Stripe;

static const Stripe stripes[] = {
    {"low-back", JOINT_PELVIS, JOINT_NECK, 0.05, 0.40, 2.6, BACK},
    {"upper-back", JOINT_PELVIS, JOINT_NECK, 0.60, 0.95, 2.6, BACK},
    {"chest", JOINT_PELVIS, JOINT_NECK, 0.66, 0.92, 2.6, FRONT},
    {"neck", JOINT_NECK, JOINT_CROWN, -0.05, 0.28, 1.9, NAPE},
    {"shoulder", JOINT_SHOULDER_R, JOINT_ELBOW_R, -0.10, 0.28, 2.4, MIDDLE},
    {"hip-front", JOINT_HIP_R, JOINT_KNEE_R, -0.18, 0.22, 2.4, FRONT},
    {"groin-deep", JOINT_HIP_R, JOINT_KNEE_R, -0.05, 0.18, 2.4, INNER},
    {"hip-side", JOINT_HIP_R, JOINT_KNEE_R, -0.12, 0.20, 3.2, OUTER},
    {"glute", JOINT_HIP_R, JOINT_KNEE_R, -0.15, 0.18, 3.0, BACK},
    {"sit-bone", JOINT_HIP_R, JOINT_KNEE_R, 0.10, 0.25, 2.2, BACK},
    {"inner-thigh", JOINT_HIP_R, JOINT_KNEE_R, 0.12, 0.80, 2.2, INNER},
    {"quad-front", JOINT_HIP_R, JOINT_KNEE_R, 0.15, 0.80, 2.3, FRONT},
    {"thigh-outer", JOINT_HIP_R, JOINT_KNEE_R, 0.15, 0.90, 2.3, OUTER},
    {"hamstring", JOINT_HIP_R, JOINT_KNEE_R, 0.18, 0.88, 2.3, BACK},
    {"quad-tendon", JOINT_HIP_R, JOINT_KNEE_R, 0.82, 0.95, 1.9, FRONT},
    {"knee-front", JOINT_HIP_R, JOINT_KNEE_R, 0.96, 1.03, 2.2, FRONT},
    {"patellar-tendon", JOINT_KNEE_R, JOINT_ANKLE_R, 0.05, 0.16, 1.8, FRONT},
    {"knee-inner", JOINT_KNEE_R, JOINT_ANKLE_R, -0.05, 0.05, 2.4, INNER},
    {"knee-outer", JOINT_KNEE_R, JOINT_ANKLE_R, -0.05, 0.05, 2.4, OUTER},
    {"knee-back", JOINT_KNEE_R, JOINT_ANKLE_R, -0.05, 0.06, 2.2, BACK},
    {"calf-upper", JOINT_KNEE_R, JOINT_ANKLE_R, 0.10, 0.52, 2.2, BACK},
    {"calf-lower", JOINT_KNEE_R, JOINT_ANKLE_R, 0.45, 0.80, 1.8, BACK},
    {"achilles", JOINT_KNEE_R, JOINT_ANKLE_R, 0.78, 1.00, 1.3, BACK},
    {"heel-back", JOINT_KNEE_R, JOINT_ANKLE_R, 0.97, 1.05, 1.6, BACK},
    {"shin-inner", JOINT_KNEE_R, JOINT_ANKLE_R, 0.35, 0.90, 1.5, INNER},
    {"shin-front", JOINT_KNEE_R, JOINT_ANKLE_R, 0.15, 0.85, 1.6, FRONT},
    {"ankle", JOINT_KNEE_R, JOINT_ANKLE_R, 0.95, 1.02, 2.0, MIDDLE},
    {"heel", JOINT_ANKLE_R, JOINT_TOE_R, -0.05, 0.15, 1.6, MIDDLE},
    {"arch", JOINT_ANKLE_R, JOINT_TOE_R, 0.20, 0.65, 1.1, MIDDLE},
    {"forefoot", JOINT_ANKLE_R, JOINT_TOE_R, 0.65, 1.00, 1.4, MIDDLE},
};

/* How far a face lies from the limb's middle, to the left of its direction in the picture. In a
 * side view the front is forward, inner and outer lie in the middle; in a front view it is the
 * reverse, and of the neck the side that works is seen. */
static double face_offset(Face face, FigureView view)
{
    static const double side_view[] = {
        [MIDDLE] = 0, [FRONT] = 1.5, [BACK] = -1.5, [INNER] = 0, [OUTER] = 0, [NAPE] = -1.5};
    static const double front_view[] = {
        [MIDDLE] = 0, [FRONT] = 0, [BACK] = 0, [INNER] = 1.5, [OUTER] = -1.5, [NAPE] = -2.6};
    return view == VIEW_SIDE ? side_view[face] : front_view[face];
}

/* The point at `part` of the way from a to b, `offset` to the left of that way. */
static Point beside(Point a, Point b, double part, double offset)
{
    double dx = b.x - a.x, dy = b.y - a.y, length = fmax(hypot(dx, dy), 1e-6);
    return (Point){a.x + dx * part - dy / length * offset, a.y + dy * part + dx / length * offset};
}

/* Where somebody lies or sits, what is lit on the underside ends at the floor. */
static double above_floor(const Figure *figure, double y, double radius)
{
    return figure->from_above ? y : fmax(y, FLOOR_LEVEL + FLOOR_THICKNESS + radius);
}

static void add_accent(Scene *scene, const Figure *figure, Point from, Point to, double radius)
{
    from.y = above_floor(figure, from.y, radius);
    to.y = above_floor(figure, to.y, radius);
    scene_add_line(scene, from, to, radius, INK_ACCENT);
}

/* A stripe of the trunk goes with the curve of the spine: half of it before its bend, half
 * behind. */
static void add_along_spine(Scene *scene, const Figure *figure, const Skeleton *skeleton,
                            const Stripe *stripe, double offset)
{
    double bend = stripe->begin < 0.5 ? 1 / 3.0 : 2 / 3.0;
    double parts[] = {stripe->begin, bend, stripe->end};
    for (int i = 0; i < 2; i++) {
        Point from = skeleton_spine(skeleton, parts[i]);
        Point to = skeleton_spine(skeleton, parts[i + 1]);
        add_accent(scene, figure, beside(from, to, 0, offset), beside(from, to, 1, offset),
                   stripe->radius);
    }
}

/* The arch is the under side of the foot, and goes up where it is domed. */
static void add_arch(Scene *scene, const Figure *figure, const Stripe *stripe, Point ankle,
                     Point toe)
{
    double middle = (stripe->begin + stripe->end) / 2, dome = scene_dome(figure, ankle, toe);
    Point top = beside(ankle, toe, middle, dome - SOLE);
    add_accent(scene, figure, beside(ankle, toe, stripe->begin, dome / 2 - SOLE), top,
               stripe->radius);
    add_accent(scene, figure, top, beside(ankle, toe, stripe->end, dome / 2 - SOLE),
               stripe->radius);
}

static const Stripe *stripe_of(int region)
{
    for (size_t i = 0; i < COUNT_OF(stripes); i++)
        if (strcmp(stripes[i].region, region_at(region)->id) == 0)
            return &stripes[i];
    return NULL;
}

/* Of the trunk or the neck: there is one, whichever side works. */
static bool is_in_the_middle(const Stripe *stripe)
{
    return stripe->from == JOINT_PELVIS || stripe->from == JOINT_NECK;
}

static void add_stripe(Scene *scene, const Figure *figure, const Skeleton *skeleton,
                       const Stripe *stripe, bool left)
{
    bool middle = is_in_the_middle(stripe), trunk = stripe->from == JOINT_PELVIS;
    double offset = face_offset(stripe->face, figure->view);
    /* The trunk and the neck run upward, the limbs downward: their front is to the other hand; and
     * inner and outer are to the other hand on the left. */
    if (middle || (left && figure->view == VIEW_FRONT))
        offset = -offset;
    int other = left ? -1 : 0; /* of a pair of joints the left one comes before the right */
    Point from = skeleton->joint[(int)stripe->from + other];
    Point to = skeleton->joint[(int)stripe->to + other];
    if (trunk)
        add_along_spine(scene, figure, skeleton, stripe, offset);
    else if (figure->view == VIEW_SIDE && strcmp(stripe->region, "arch") == 0)
        add_arch(scene, figure, stripe, from, to);
    else
        add_accent(scene, figure, beside(from, to, stripe->begin, offset),
                   beside(from, to, stripe->end, offset), stripe->radius);
}

static void add_stripes(Scene *scene, const Figure *figure, const Skeleton *skeleton,
                        RegionSet feel, bool trunk, bool left)
{
    for (int region = 0; region < REGION_COUNT; region++) {
        const Stripe *stripe = feel & (UINT32_C(1) << region) ? stripe_of(region) : NULL;
        if (stripe && trunk == is_in_the_middle(stripe))
            add_stripe(scene, figure, skeleton, stripe, left);
    }
}

void regions_add(Scene *scene, const Figure *figure, const Skeleton *skeleton, RegionSet feel,
                 bool left)
{
    add_stripes(scene, figure, skeleton, feel, false, left);
}

void trunk_regions_add(Scene *scene, const Figure *figure, const Skeleton *skeleton, RegionSet feel)
{
    add_stripes(scene, figure, skeleton, feel, true, false);
}

bool regions_are_on_legs(RegionSet feel)
{
    bool any = false;
    for (int region = 0; region < REGION_COUNT; region++) {
        const Stripe *stripe = feel & (UINT32_C(1) << region) ? stripe_of(region) : NULL;
        bool leg = stripe && stripe->from >= JOINT_HIP_L && stripe->from < JOINT_SHOULDER_L;
        if (stripe && !leg)
            return false;
        any = any || leg;
    }
    return any;
}
