// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The arrow along a way: smoothed to one round sweep, cut or drawn out so that its heads fit, and
 * put beside the limb that goes it, where it covers least of the body. A way there and back has a
 * head at either end, doubled where it is quick; a round trip has one, and a gap before it. */
#include "figure/scene_parts.h"

#include "base/array.h"

#include <math.h>

#define HEAD_LENGTH 7.0
#define HEAD_BACK 2.8    /* its radius where it begins; its tip is sharp */
#define QUICK_HEAD 0.72  /* the size of one of two */
#define HEADS_APART 0.8  /* between a tip and the head before it */
#define LEAST_LINE 4.0   /* that is seen between heads */
#define MOST_CUT 0.5     /* of a way, for its heads */
#define ROUND_TRIP 0.08  /* it ends that near where it began, as a part of its length */
#define ROUND_DRAWN 0.86 /* of it, so that beginning and end are told apart */
#define HAIRPIN (-0.5)   /* the cosine of a turn that is one, between two points and the next two */
#define LEAST_ROUND 42.0 /* the length of a round trip, so that it is seen as one */
#define SMOOTHINGS 32
#define ROUND_SMOOTHINGS 16
#define LINE_RADIUS 0.9
#define RIM 1.0
#define BESIDE 5.5       /* from the joint to the arrow, which would lie on the limb */
#define LEAST_HEIGHT 1.5 /* above the floor */
#define QUICK_CYCLE (1500 * NS_PER_MS) /* there and back */
#define QUICK_SWING (500 * NS_PER_MS)  /* a step of running; a march takes longer */

/* What a way has at its ends. */
typedef struct {
    bool round;
    int begin, end;        /* how many heads */
    double length, radius; /* of one */
} Heads;

/* Lines and heads: two at either end. */
typedef struct {
    Shape shapes[WAY_POINTS + 3];
    size_t count;
} Arrow;

static double distance(Point a, Point b)
{
    return hypot(b.x - a.x, b.y - a.y);
}

static Point between(Point a, Point b, double part)
{
    return (Point){a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part};
}

/* ---- the line ---- */

static double length_of(const Way *way)
{
    double length = 0;
    for (int i = 1; i < WAY_POINTS; i++)
        length += distance(way->point[i - 1], way->point[i]);
    return length;
}

static Point point_at(const Way *way, double along)
{
    for (int i = 1; i < WAY_POINTS; i++) {
        double length = distance(way->point[i - 1], way->point[i]);
        if (along <= length && length > 0)
            return between(way->point[i - 1], way->point[i], along / length);
        along -= length;
    }
    return way->point[WAY_POINTS - 1];
}

/* The part of a way up to `part` of its length, its points evenly apart. */
static Way resampled(const Way *way, double part)
{
    Way even = *way;
    double step = length_of(way) * part / (WAY_POINTS - 1);
    for (int i = 0; i < WAY_POINTS; i++)
        even.point[i] = point_at(way, i * step);
    even.length = length_of(&even);
    return even;
}

static bool is_round_trip(const Way *way)
{
    return distance(way->point[0], way->point[WAY_POINTS - 1]) < ROUND_TRIP * way->length;
}

/* Does it turn back on itself there? */
static bool is_hairpin(const Way *way, int at)
{
    Point a = way->point[at - 2], b = way->point[at], c = way->point[at + 2];
    double along = (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y);
    return along < HAIRPIN * distance(a, b) * distance(b, c);
}

/* Of a way that turns back on itself, which no arrow tells, the last part. */
static Way from_last_hairpin(const Way *way)
{
    Way rest = *way;
    int begin = 0;
    for (int i = 2; i + 2 < WAY_POINTS; i++)
        if (is_hairpin(way, i))
            begin = i + 1;
    for (int i = 0; i < begin; i++)
        rest.point[i] = way->point[begin];
    return resampled(&rest, 1);
}

/* Corners between poses become a sweep; the ends stay, but those of a round trip meet. */
static void smooth(Way *way, bool round)
{
    *way = resampled(way, 1);
    if (!round)
        *way = from_last_hairpin(way);
    for (int pass = 0; pass < (round ? ROUND_SMOOTHINGS : SMOOTHINGS); pass++) {
        const Way before = *way;
        for (int i = round ? 0 : 1; i < (round ? WAY_POINTS : WAY_POINTS - 1); i++) {
            int last = (i + WAY_POINTS - 1) % WAY_POINTS, next = (i + 1) % WAY_POINTS;
            Point around = between(before.point[last], before.point[next], 0.5);
            way->point[i] = between(before.point[i], around, 0.5);
        }
    }
    *way = resampled(way, round ? ROUND_DRAWN : 1);
}

static void scale_to(Way *way, double length)
{
    Point about = way->point[WAY_POINTS / 2];
    double factor = length / way->length;
    for (int i = 0; i < WAY_POINTS; i++)
        way->point[i] = between(about, way->point[i], factor);
    way->length = length;
}

/* ---- heads ---- */

static bool is_quick(const Figure *figure)
{
    Ns quick = figure->motion == MOTION_SWING ? QUICK_SWING : QUICK_CYCLE;
    return figure->motion != MOTION_HOLD && figure->period <= quick;
}

static Heads heads_of(const Figure *figure, const Way *way)
{
    int count = is_quick(figure) ? 2 : 1;
    double size = way->size * (count > 1 ? QUICK_HEAD : 1);
    bool round = is_round_trip(way), both = figure->motion != MOTION_HOLD && !round;
    return (Heads){round, both ? count : 0, count, HEAD_LENGTH * size, HEAD_BACK * size};
}

/* From the back of a head to that of the next. */
static double head_pitch(const Heads *heads, double size)
{
    return heads->length + heads->radius + HEADS_APART * size;
}

/* As long as the way, with its heads, but with a line between them that is seen. */
static void fit_heads(Way *way, const Heads *heads)
{
    if (heads->round)
        scale_to(way, fmax(way->length, LEAST_ROUND * way->size));
    double tips = heads->length * ((heads->begin > 0) + (heads->end > 0)), least = 0;
    for (int i = 0; i < 2; i++) {
        int count = i ? heads->end : heads->begin;
        least += count > 0 ? heads->radius + (count - 1) * head_pitch(heads, way->size) : 0;
    }
    scale_to(way, fmax(least + LEAST_LINE * way->size,
                       fmax(way->length - tips, way->length * MOST_CUT)));
}

static Shape stroke(Point from, Point to, double from_radius, double to_radius)
{
    return (Shape){.from = from,
                   .to = to,
                   .from_radius = from_radius,
                   .to_radius = to_radius,
                   .ink = INK_ARROW,
                   .inside = INK_ARROW};
}

/* The heads at an end of a way: the first beyond it, the others on it. */
static void add_heads(Arrow *arrow, const Way *way, const Heads *heads, bool at_end)
{
    for (int i = 0; i < (at_end ? heads->end : heads->begin); i++) {
        double back = i * head_pitch(heads, way->size), behind = back + heads->length / 2;
        Point base = point_at(way, at_end ? way->length - back : back);
        Point from = point_at(way, at_end ? way->length - behind : behind);
        double length = fmax(distance(from, base), 1e-6);
        Point tip = between(from, base, 1 + heads->length / length);
        arrow->shapes[arrow->count++] = stroke(base, tip, heads->radius, 0.2 * way->size);
    }
}

static Arrow arrow_of(const Way *way, const Heads *heads)
{
    Arrow arrow = {.count = 0};
    double radius = LINE_RADIUS * way->size;
    for (int i = 1; i < WAY_POINTS; i++)
        arrow.shapes[arrow.count++] = stroke(way->point[i - 1], way->point[i], radius, radius);
    add_heads(&arrow, way, heads, true);
    add_heads(&arrow, way, heads, false);
    return arrow;
}

/* ---- its place ---- */

/* How much it says to see what an arrow would cover. */
static const double worth[INK_COUNT] = {[INK_GHOST] = 0.1, [INK_PROP] = 0.6, [INK_FAR] = 0.7,
                                        [INK_TRUNK] = 0.9, [INK_NEAR] = 1.0, [INK_ACCENT] = 1.6};

static bool is_in(const Shape *shape, Point at, double rim)
{
    if (shape->box)
        return at.x > fmin(shape->from.x, shape->to.x) - rim &&
               at.x < fmax(shape->from.x, shape->to.x) + rim &&
               at.y > fmin(shape->from.y, shape->to.y) - rim &&
               at.y < fmax(shape->from.y, shape->to.y) + rim;
    double dx = shape->to.x - shape->from.x, dy = shape->to.y - shape->from.y;
    double along =
        ((at.x - shape->from.x) * dx + (at.y - shape->from.y) * dy) / fmax(dx * dx + dy * dy, 1e-9);
    double part = fmin(fmax(along, 0), 1);
    double radius = shape->from_radius + (shape->to_radius - shape->from_radius) * part;
    return distance(at, between(shape->from, shape->to, part)) < radius + rim;
}

static double covered(const Scene *scene, Point at, double rim)
{
    double most = 0;
    for (size_t i = 0; i < scene->count; i++) {
        const Shape *shape = &scene->shapes[i];
        if (worth[shape->ink] > most && is_in(shape, at, rim))
            most = worth[shape->ink];
    }
    return most;
}

/* How far a point lies out of the picture, which would have to grow. */
static double outside(const Scene *scene, Point at)
{
    return fmax(fmax(scene->low.x - at.x, at.x - scene->high.x),
                fmax(0, fmax(scene->low.y - at.y, at.y - scene->high.y)));
}

/* What an arrow costs where it lies: the part of it that covers something, and the room it takes.
 */
static double cost_of(const Scene *scene, const Arrow *arrow)
{
    double cost = 0, all = 0, out = 0;
    for (size_t i = 0; i < arrow->count; i++) {
        const Shape *shape = &arrow->shapes[i];
        double weight = shape->from_radius * distance(shape->from, shape->to);
        double rim = shape->from_radius * 0.7 + RIM;
        all += weight;
        cost += weight *
                (covered(scene, shape->from, rim) +
                 covered(scene, between(shape->from, shape->to, 0.6), rim)) /
                2;
        out = fmax(out, fmax(outside(scene, shape->from), outside(scene, shape->to)));
    }
    return 1.6 * cost / fmax(all, 1e-6) + 0.04 * out;
}

static Way moved(const Way *way, double across, double along)
{
    Way moved = *way;
    double dx = way->point[WAY_POINTS - 1].x - way->point[0].x;
    double dy = way->point[WAY_POINTS - 1].y - way->point[0].y, whole = fmax(hypot(dx, dy), 1e-6);
    for (int i = 0; i < WAY_POINTS; i++) {
        moved.point[i].x += (dx * along - dy * across) / whole;
        moved.point[i].y += (dy * along + dx * across) / whole;
    }
    return moved;
}

static double lowest(const Arrow *arrow)
{
    double low = INFINITY;
    for (size_t i = 0; i < arrow->count; i++)
        low = fmin(low, fmin(arrow->shapes[i].from.y, arrow->shapes[i].to.y));
    return low;
}

static void lift(Way *way, double by)
{
    for (int i = 0; i < WAY_POINTS; i++)
        way->point[i].y += by;
}

/* A way drawn longer than it is may lie farther along itself, beyond the limb. */
static Arrow placed(const Scene *scene, const Way *way, const Heads *heads, double drawn_out)
{
    static const double across[] = {0, BESIDE, 7.5, 10, 13}, along[] = {0, 6, -6, 11, -11, 16, -16};
    Arrow best = {.count = 0};
    double least = INFINITY;
    for (size_t i = 0; i < COUNT_OF(across) * 2 * COUNT_OF(along); i++) {
        size_t a = i / 2 % COUNT_OF(across), b = i / 2 / COUNT_OF(across);
        if ((b > 0) != (drawn_out > 0) && b > 0)
            break;
        double beside = (i % 2 ? -across[a] : across[a]) * way->size, ahead = along[b] * way->size;
        Way here = moved(way, beside, ahead);
        Arrow arrow = arrow_of(&here, heads);
        double low = scene->grounded ? fmax(0, LEAST_HEIGHT - lowest(&arrow)) : 0;
        lift(&here, low);
        arrow = arrow_of(&here, heads);
        double cost = cost_of(scene, &arrow) + 0.025 * low +
                      (0.03 * fabs(beside) + 0.015 * fabs(ahead)) / way->size;
        if (cost < least) {
            least = cost;
            best = arrow;
        }
    }
    return best;
}

/* A rim parts the whole of it from the body: the rim of each part would cut the one before. */
static void add_parts(Scene *scene, const Arrow *arrow, double clear)
{
    for (size_t i = 0; i < arrow->count; i++) {
        Shape rim = arrow->shapes[i];
        rim.clear = clear;
        rim.ink = INK_NONE;
        scene_add_shape(scene, rim);
    }
    for (size_t i = 0; i < arrow->count; i++) {
        scene_add_shape(scene, arrow->shapes[i]);
        scene_grow(scene, arrow->shapes[i].from, HEAD_BACK);
        scene_grow(scene, arrow->shapes[i].to, HEAD_BACK);
    }
}

void scene_add_arrow(Scene *scene, const Figure *figure, const Way *way)
{
    Way line = *way;
    Heads heads = heads_of(figure, way);
    smooth(&line, heads.round);
    fit_heads(&line, &heads);
    Arrow arrow = heads.round ? arrow_of(&line, &heads)
                              : placed(scene, &line, &heads, line.length - way->length);
    add_parts(scene, &arrow, RIM * way->size);
}
