// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The words of the format and what can be counted from a routine without laying it out. */
#include "routine/model.h"

#include <string.h>

/* The amber and the red of docs/sources.md. */
const PainBands usual_pain_bands = {.ease = 4, .stop = 6};

/* ---- words ---- */

const char *const when_names[] = {
    [WHEN_PRE_RUN] = "pre-run", [WHEN_POST_RUN] = "post-run", [WHEN_REST_DAY] = "rest-day",
    [WHEN_REHAB] = "rehab",     [WHEN_ANY] = "any",           NULL};
const char *const side_names[] = {
    [SIDE_NONE] = "", [SIDE_LEFT] = "left", [SIDE_RIGHT] = "right", NULL};
const char *const sides_names[] = {
    [SIDES_BOTH] = "both", [SIDES_EACH] = "each",   [SIDES_ALTERNATE] = "alternate",
    [SIDES_LEFT] = "left", [SIDES_RIGHT] = "right", NULL};
const char *const order_names[] = {[ORDER_BY_SET] = "by-set", [ORDER_BY_SIDE] = "by-side", NULL};
const char *const begins_names[] = {"down", "up", NULL};
const char *const position_names[] = {[POSITION_STANDING] = "standing",
                                      [POSITION_SEATED] = "seated",
                                      [POSITION_STEP] = "step",
                                      [POSITION_FLOOR] = "floor",
                                      NULL};

const char *when_name(When when)
{
    return when_names[when];
}

const char *side_name(Side side)
{
    return side_names[side];
}

const char *sides_name(Sides side)
{
    return sides_names[side];
}

const char *position_name(Position position)
{
    return position_names[position];
}

Ns position_prepare(Position position)
{
    static const Ns lengths[] = {[POSITION_STANDING] = 5 * NS_PER_S,
                                 [POSITION_SEATED] = 5 * NS_PER_S,
                                 [POSITION_STEP] = 8 * NS_PER_S,
                                 [POSITION_FLOOR] = 10 * NS_PER_S};
    return lengths[position];
}

Side side_other(Side side)
{
    return side == SIDE_LEFT ? SIDE_RIGHT : side == SIDE_RIGHT ? SIDE_LEFT : SIDE_NONE;
}

Side step_first_side(const Step *step)
{
    switch (step->side) {
    case SIDES_BOTH:
        return SIDE_NONE;
    case SIDES_LEFT:
        return SIDE_LEFT;
    case SIDES_RIGHT:
        return SIDE_RIGHT;
    case SIDES_EACH:
    case SIDES_ALTERNATE:
        return step->first;
    }
    return SIDE_NONE;
}

/* ---- measuring ---- */

typedef struct {
    size_t segments;
    Ns total;
} Measure;

/* Adds `count` segments of a length; those of no length are not laid out. */
static void add(Measure *measure, int64_t count, Ns length)
{
    if (length <= 0 || count <= 0)
        return;
    if (length > ROUTINE_MAX_TOTAL) /* however much more: it stays past the limit */
        length = ROUTINE_MAX_TOTAL + 1;
    measure->segments += (size_t)count;
    measure->total += count * length;
}

static void measure_step(const Step *step, Measure *measure)
{
    int64_t sides = step->side == SIDES_EACH ? 2 : 1;
    int64_t rests = step->sets - 1;
    add(measure, 1, step->prepare);
    if (!work_row(step->work.form)->is_timed)
        measure->segments += (size_t)(sides * step->sets);
    else
        add(measure, sides * step->sets, work_length(&step->work, step->release));
    if (step->order == ORDER_BY_SIDE) {
        add(measure, sides * rests, step->rest);
        add(measure, sides - 1, step->switch_gap);
    } else {
        add(measure, rests, step->rest);
        add(measure, (sides - 1) * step->sets, step->switch_gap);
    }
}

static bool past_limits(const Measure *measure)
{
    return measure->segments > ROUTINE_MAX_SEGMENTS || measure->total > ROUTINE_MAX_TOTAL;
}

static void measure_most(const Step *step, Measure *measure)
{
    Measure most = {0};
    measure_step(step, &most);
    for (size_t i = 0; i < step->stage_count; i++) {
        Measure stage = {0};
        measure_step(step->stages[i].step, &stage);
        most.segments = stage.segments > most.segments ? stage.segments : most.segments;
        most.total = stage.total > most.total ? stage.total : most.total;
    }
    measure->segments += most.segments;
    measure->total += most.total;
}

/* Which steps are measured, and how. */
typedef enum { MEASURE_ALL, MEASURE_CORE, MEASURE_GROWN } MeasureOf;

/* One round; stops past the limits. */
static Measure measure_round(const Block *block, MeasureOf of)
{
    Measure round = {0};
    for (size_t i = 0; i < block->count && !past_limits(&round); i++) {
        if (of == MEASURE_GROWN)
            measure_most(&block->steps[i], &round);
        else if (of == MEASURE_ALL || block->steps[i].core)
            measure_step(&block->steps[i], &round);
    }
    return round;
}

static void measure_routine(const Routine *routine, MeasureOf of, size_t *segments, Ns *total)
{
    Measure all = {0};
    for (size_t i = 0; i < routine->block_count && !past_limits(&all); i++) {
        const Block *block = &routine->blocks[i];
        Measure round = measure_round(block, of);
        int rounds = past_limits(&round) ? 1 : block->rounds;
        all.segments += round.segments * (size_t)rounds;
        all.total += round.total * rounds;
        if (round.segments > 0)
            add(&all, rounds - 1, block->rest);
    }
    *segments = all.segments;
    *total = all.total;
}

void routine_measure(const Routine *routine, bool core_only, size_t *segments, Ns *total)
{
    bool starred = core_only && routine->has_core;
    measure_routine(routine, starred ? MEASURE_CORE : MEASURE_ALL, segments, total);
}

void routine_measure_grown(const Routine *routine, size_t *segments, Ns *total)
{
    measure_routine(routine, MEASURE_GROWN, segments, total);
}

RegionSet routine_feel(const Routine *routine)
{
    RegionSet feel = 0;
    for (size_t i = 0; i < routine->block_count; i++)
        for (size_t j = 0; j < routine->blocks[i].count; j++)
            feel |= routine->blocks[i].steps[j].feel;
    return feel;
}
