// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Lays a routine out in time: blocks into rounds, rounds into steps, a step into its prepare, its
 * sets and sides, and what stands between them. Segments are added one after another, each where
 * the last one ended; what has no length is left out here, in one place. Called by whatever plays,
 * prints or measures a routine. */
#include "session/timeline.h"

#include "session/marks.h"

#include <string.h>

/* Where the layout stands. */
typedef struct {
    Timeline *timeline;
    Segment form;   /* what the segments of the step under way have in common */
    int next_visit; /* step visits so far */
} Layout;

static const Segment *last_segment(const Layout *layout)
{
    const Timeline *timeline = layout->timeline;
    return timeline->count > 0 ? &timeline->segments[timeline->count - 1] : NULL;
}

/* Adds a segment of the form, with its marks; what has no length has no place, waits apart. */
static void add_segment(Layout *layout, Segment segment)
{
    Timeline *timeline = layout->timeline;
    if (segment.length == 0 && segment.kind != SEGMENT_WAIT)
        return;
    segment.start = timeline->total;
    marks_lay_spans(timeline->arena, &segment, segment_work(&segment).reps);
    marks_lay_details(timeline->arena, &segment);
    segment.planned = segment.length;
    segment.reps_planned = segment.reps;
    timeline->segments = arena_grow(timeline->arena, timeline->segments, timeline->count,
                                    sizeof *timeline->segments);
    timeline->segments[timeline->count++] = segment;
    timeline->total += segment.length;
}

/* ---- a step ---- */

/* The sides of a step in the order in which they work; returns how many turns that is. */
static int step_sides(const Step *step, Side sides[2])
{
    sides[0] = step->side == SIDES_ALTERNATE ? SIDE_NONE : step_first_side(step);
    sides[1] = side_other(sides[0]);
    return step->side == SIDES_EACH ? 2 : 1;
}

/* The side that works when the prepare is over; moving time that alternates has none. */
static Side prepare_side(const Step *step)
{
    bool none = step->side == SIDES_ALTERNATE && !work_row(step->work.form)->has_reps;
    return none ? SIDE_NONE : step_first_side(step);
}

static void lay_prepare(Layout *layout)
{
    const Segment *before = last_segment(layout);
    Segment prepare = layout->form;
    prepare.kind = SEGMENT_PREPARE;
    prepare.sound = before && !segment_is_between(before) ? SOUND_DONE : SOUND_NONE;
    prepare.length = prepare.step->prepare;
    prepare.side = prepare_side(prepare.step);
    add_segment(layout, prepare);
}

static void lay_work(Layout *layout, int set, Side side)
{
    Segment work = layout->form;
    work.kind = work_row(work.step->work.form)->is_timed ? SEGMENT_WORK : SEGMENT_WAIT;
    work.sound = SOUND_START;
    work.set = set;
    work.side = side;
    Work done = segment_work(&work);
    work.length = work_length(&done, work.step->release);
    add_segment(layout, work);
}

static void lay_switch(Layout *layout, int set, Side side)
{
    Segment change = layout->form;
    change.kind = SEGMENT_SWITCH;
    change.sound = SOUND_SWITCH;
    change.length = change.step->switch_gap;
    change.set = set;
    change.side = side;
    add_segment(layout, change);
}

static void lay_rest(Layout *layout, int set)
{
    Segment rest = layout->form;
    rest.kind = SEGMENT_REST;
    rest.sound = SOUND_REST;
    rest.length = rest.step->rest;
    rest.set = set;
    add_segment(layout, rest);
}

/* by-set: L switch R rest L switch R; by-side: L rest L switch R rest R. */
static void lay_sets(Layout *layout)
{
    const Step *step = layout->form.step;
    Side sides[2];
    int side_count = step_sides(step, sides);
    bool by_side = step->order == ORDER_BY_SIDE;
    for (int turn = 0; turn < step->sets * side_count; turn++) {
        int set = by_side ? turn % step->sets : turn / side_count;
        int side = by_side ? turn / step->sets : turn % side_count;
        bool begins_anew = by_side ? set == 0 : side == 0;
        if (turn > 0 && by_side == begins_anew)
            lay_switch(layout, set + 1, sides[side]);
        else if (turn > 0)
            lay_rest(layout, set + 1);
        lay_work(layout, set + 1, sides[side]);
    }
}

/* A rest that is a step belongs to the turn of the one just done, so that back does that again. */
static void lay_rest_step(Layout *layout, const Step *step)
{
    const Segment *before = last_segment(layout);
    Segment rest = before ? *before : layout->form;
    rest.kind = SEGMENT_REST;
    rest.sound = SOUND_REST;
    rest.length = step->work.duration;
    rest.side = SIDE_NONE;
    rest.set = rest.sets = 1;
    rest.rest_step = step;
    rest.round = layout->form.round;
    rest.rounds = layout->form.rounds;
    rest.between_rounds = false;
    rest.step = before ? before->step : step;
    add_segment(layout, rest);
}

static void lay_step(Layout *layout, const Step *step)
{
    layout->form.step = step;
    layout->form.set = 1;
    layout->form.sets = step->sets;
    layout->form.visit = layout->next_visit++;
    lay_prepare(layout);
    lay_sets(layout);
}

/* ---- blocks ---- */

/* The rest before a round. It belongs to the step just done, so that back does that one again. */
static void lay_round_rest(Layout *layout, const Block *block, int round)
{
    Segment rest = layout->form;
    rest.kind = SEGMENT_REST;
    rest.sound = SOUND_REST;
    rest.length = block->rest;
    rest.round = round;
    rest.between_rounds = true;
    add_segment(layout, rest);
}

/* The change to the other side of a group. Like the rest between rounds it belongs to what was just
 * done. */
static void lay_group_switch(Layout *layout, const Block *block, Side side)
{
    Segment change = layout->form;
    change.kind = SEGMENT_SWITCH;
    change.sound = SOUND_SWITCH;
    change.length = block->switch_gap;
    change.side = side;
    change.round = 1;
    change.between_rounds = true;
    add_segment(layout, change);
}

/* The step as it is done on one side of a group, the same in each round. */
static const Step *step_on_side(Layout *layout, const Step *step, Side side)
{
    if (side == SIDE_NONE || step->side != SIDES_EACH)
        return step;
    Step *sided = arena_alloc(layout->timeline->arena, sizeof *sided);
    *sided = *step;
    sided->side = side == SIDE_LEFT ? SIDES_LEFT : SIDES_RIGHT;
    return sided;
}

static void lay_round(Layout *layout, const Block *block, const Step *const *steps, int first_index)
{
    for (size_t i = 0; i < block->count; i++) {
        if (!steps[i])
            continue;
        if (step_is_rest(steps[i])) {
            lay_rest_step(layout, steps[i]);
            continue;
        }
        layout->form.step_index = first_index + (int)i;
        lay_step(layout, steps[i]);
    }
}

static void lay_rounds(Layout *layout, const Block *block, Side side, int first_index)
{
    const Step **steps = arena_alloc(layout->timeline->arena, (block->count + 1) * sizeof *steps);
    for (size_t i = 0; i < block->count; i++)
        steps[i] = step_works(&block->steps[i], side) ? step_on_side(layout, &block->steps[i], side)
                                                      : NULL;
    for (int round = 1; round <= block->rounds; round++) {
        if (round > 1)
            lay_round_rest(layout, block, round);
        layout->form.round = round;
        layout->form.rounds = block->rounds;
        lay_round(layout, block, steps, first_index);
    }
}

static void lay_block(Layout *layout, const Block *block, int first_index)
{
    Side turns[2];
    int count = block_turns(block, turns);
    for (int i = 0; i < count; i++) {
        if (i > 0)
            lay_group_switch(layout, block, turns[i]);
        lay_rounds(layout, block, turns[i], first_index);
    }
}

Timeline *timeline_build(const Routine *routine)
{
    Arena *arena = arena_new();
    Timeline *timeline = arena_alloc(arena, sizeof *timeline);
    timeline->arena = arena;
    timeline->routine = routine;
    Layout layout = {.timeline = timeline, .form.routine = routine};
    int step_index = 0;
    size_t segments;
    for (size_t i = 0; i < routine->block_count; i++) {
        lay_block(&layout, &routine->blocks[i], step_index);
        step_index += (int)routine->blocks[i].count;
    }
    timeline->visits = layout.next_visit;
    routine_measure(routine, true, &segments, &timeline->core_total);
    return timeline;
}

void timeline_settle(Timeline *timeline)
{
    timeline->total = 0;
    for (size_t i = 0; i < timeline->count; i++) {
        timeline->segments[i].start = timeline->total;
        timeline->total += timeline->segments[i].length;
    }
}

size_t timeline_next_open(const Timeline *timeline, size_t index)
{
    while (index < timeline->count && timeline->segments[index].left_out)
        index++;
    return index;
}

Side timeline_side_after(const Timeline *timeline, const Segment *rest)
{
    if (rest->rest_step || rest->between_rounds)
        return SIDE_NONE;
    for (size_t i = 0; i < timeline->count; i++) {
        const Segment *segment = &timeline->segments[i];
        if (segment->start >= rest->start && segment_is_work(segment) &&
            segment->visit == rest->visit && !segment->left_out)
            return segment->side;
    }
    return SIDE_NONE;
}

Work segment_work(const Segment *segment)
{
    return step_work(segment->step, segment->set);
}

const char *segment_load(const Segment *segment)
{
    return step_load(segment->step, segment->set);
}

bool segment_changes_load(const Segment *segment)
{
    if (segment->kind != SEGMENT_REST || segment_is_between(segment) || segment->set < 2)
        return false;
    const char *load = segment_load(segment), *before = step_load(segment->step, segment->set - 1);
    return load && (!before || strcmp(load, before) != 0);
}

bool segment_is_between(const Segment *segment)
{
    return segment->between_rounds || segment->rest_step;
}

bool segment_is_work(const Segment *segment)
{
    return segment->kind == SEGMENT_WORK || segment->kind == SEGMENT_WAIT;
}

void timeline_free(Timeline *timeline)
{
    if (timeline)
        arena_free(timeline->arena);
}
