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
const char *const asked_names[] = {[SCALE_BEFORE] = "before",
                                   [SCALE_AFTER] = "after",
                                   [SCALE_MORNING] = "morning",
                                   [SCALE_WEEKLY] = "weekly",
                                   NULL};
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

bool step_works(const Step *step, Side turn)
{
    return turn == SIDE_NONE || step->side == SIDES_BOTH || step->side == SIDES_EACH ||
           step->side == (turn == SIDE_LEFT ? SIDES_LEFT : SIDES_RIGHT);
}

/* Does a step of the group work this side, and not both at once? */
static bool block_works(const Block *block, Side turn)
{
    for (size_t i = 0; i < block->count; i++)
        if (block->steps[i].side != SIDES_BOTH && step_works(&block->steps[i], turn))
            return true;
    return false;
}

int block_turns(const Block *block, Side turns[2])
{
    int count = 0;
    turns[0] = SIDE_NONE;
    for (int i = 0; block->by_side && i < 2; i++) {
        Side side = i == 0 ? block->first : side_other(block->first);
        if (block_works(block, side))
            turns[count++] = side;
    }
    return count > 0 ? count : 1;
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

bool step_is_rest(const Step *step)
{
    return step->work.form == WORK_REST;
}

Work step_work(const Step *step, int set)
{
    Work work = step->work;
    if (step->set_doses) {
        work.reps = step->set_doses[set - 1].reps;
        work.duration = step->set_doses[set - 1].duration;
    }
    return work;
}

const char *step_load(const Step *step, int set)
{
    return step->set_doses ? step->set_doses[set - 1].load : step->load;
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

static void measure_sets(const Step *step, int64_t sides, Measure *measure)
{
    int alike = step->set_doses ? 1 : step->sets;
    if (!work_row(step->work.form)->is_timed) {
        measure->segments += (size_t)(sides * step->sets);
        return;
    }
    for (int set = 1; set <= step->sets; set += alike) {
        Work work = step_work(step, set);
        add(measure, sides * alike, work_length(&work, step->release));
    }
}

static void measure_step(const Step *step, bool one_side, Measure *measure)
{
    int64_t sides = step->side == SIDES_EACH && !one_side ? 2 : 1;
    int64_t rests = step->sets - 1;
    add(measure, 1, step->prepare);
    measure_sets(step, sides, measure);
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

static void measure_most(const Step *step, bool one_side, Measure *measure)
{
    Measure most = {0};
    measure_step(step, one_side, &most);
    for (size_t i = 0; i < step->stage_count; i++) {
        Measure stage = {0};
        measure_step(step->stages[i].step, one_side, &stage);
        most.segments = stage.segments > most.segments ? stage.segments : most.segments;
        most.total = stage.total > most.total ? stage.total : most.total;
    }
    measure->segments += most.segments;
    measure->total += most.total;
}

/* Which steps are measured, and how. */
typedef enum { MEASURE_ALL, MEASURE_CORE, MEASURE_GROWN } MeasureOf;

/* Of steps some of which are left out: a rest stands between two that stay, and of several the
 * longest does (rest_steps.h). */
typedef struct {
    bool some;  /* has stayed */
    Ns waiting; /* the rest since then */
} Between;

static void rest_between(Between *between, const Step *rest)
{
    if (between->some && rest->work.duration > between->waiting)
        between->waiting = rest->work.duration;
}

static void stay_between(Between *between, Measure *measure)
{
    add(measure, between->waiting > 0, between->waiting);
    *between = (Between){.some = true};
}

/* One round on a side; stops past the limits. */
static Measure measure_round(const Block *block, Side turn, MeasureOf of)
{
    Measure round = {0};
    Between between = {0};
    for (size_t i = 0; i < block->count && !past_limits(&round); i++) {
        const Step *step = &block->steps[i];
        if (!step_works(step, turn) || (of == MEASURE_CORE && !step->core && !step_is_rest(step)))
            continue;
        if (of == MEASURE_CORE && step_is_rest(step)) {
            rest_between(&between, step);
            continue;
        }
        stay_between(&between, &round);
        if (of == MEASURE_GROWN)
            measure_most(step, turn != SIDE_NONE, &round);
        else
            measure_step(step, turn != SIDE_NONE, &round);
    }
    return round;
}

static void measure_block(const Block *block, MeasureOf of, Measure *all)
{
    Side turns[2];
    int count = block_turns(block, turns), begun = 0;
    for (int i = 0; i < count; i++) {
        Measure round = measure_round(block, turns[i], of);
        int rounds = past_limits(&round) ? 1 : block->rounds;
        if (round.segments == 0)
            continue;
        add(all, begun++ > 0, block->switch_gap);
        all->segments += round.segments * (size_t)rounds;
        all->total += round.total * rounds;
        add(all, rounds - 1, block->rest);
    }
}

static bool block_stays(const Block *block)
{
    for (size_t i = 0; i < block->count; i++)
        if (block->steps[i].core)
            return true;
    return false;
}

static void measure_routine(const Routine *routine, MeasureOf of, size_t *segments, Ns *total)
{
    Measure all = {0};
    Between between = {0};
    bool core_alone = of == MEASURE_CORE;
    for (size_t i = 0; i < routine->block_count && !past_limits(&all); i++) {
        const Block *block = &routine->blocks[i];
        if (core_alone && !block->is_repeat && step_is_rest(block->steps))
            rest_between(&between, block->steps);
        else if (!core_alone || block_stays(block)) {
            stay_between(&between, &all);
            measure_block(block, of, &all);
        }
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
