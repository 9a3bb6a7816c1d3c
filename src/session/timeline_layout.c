// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Lays a routine out in time: blocks into rounds, rounds into steps, a step into its prepare, its
 * sets and sides, and what stands between them. Segments are added one after another, each where
 * the last one ended; what has no length is left out here, in one place. Called by whatever plays,
 * prints or measures a routine. */
#include "session/timeline.h"

#include "session/marks.h"

/* Where the layout stands. */
typedef struct {
    Timeline *timeline;
    Segment form;   /* what the segments of the step under way have in common */
    Ns starred;     /* planned time of starred steps */
    bool in_core;   /* of the step, or of the rest between the rounds of a block */
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
    marks_lay_spans(timeline->arena, &segment, segment.step->work.reps);
    marks_lay_details(timeline->arena, &segment);
    segment.planned = segment.length;
    segment.reps_planned = segment.reps;
    timeline->segments = arena_grow(timeline->arena, timeline->segments, timeline->count,
                                    sizeof *timeline->segments);
    timeline->segments[timeline->count++] = segment;
    timeline->total += segment.length;
    if (layout->in_core)
        layout->starred += segment.length;
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
    prepare.sound = before && !before->between_rounds ? SOUND_DONE : SOUND_NONE;
    prepare.length = prepare.step->prepare;
    prepare.side = prepare_side(prepare.step);
    add_segment(layout, prepare);
}

static void lay_work(Layout *layout, int set, Side side)
{
    Segment work = layout->form;
    work.kind = work_row(work.step->work.form)->is_timed ? SEGMENT_WORK : SEGMENT_WAIT;
    work.sound = SOUND_START;
    work.length = work_length(&work.step->work, work.step->release);
    work.set = set;
    work.side = side;
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

static void lay_step(Layout *layout, const Step *step)
{
    layout->form.step = step;
    layout->form.set = 1;
    layout->form.sets = step->sets;
    layout->form.visit = layout->next_visit++;
    layout->in_core = step->core;
    lay_prepare(layout);
    lay_sets(layout);
}

/* ---- blocks ---- */

static bool block_has_core(const Block *block)
{
    for (size_t i = 0; i < block->count; i++) {
        if (block->steps[i].core)
            return true;
    }
    return false;
}

/* The rest before a round. It belongs to the step just done, so that back does that one again. */
static void lay_round_rest(Layout *layout, const Block *block, int round)
{
    Segment rest = layout->form;
    rest.kind = SEGMENT_REST;
    rest.sound = SOUND_REST;
    rest.length = block->rest;
    rest.round = round;
    rest.between_rounds = true;
    layout->in_core = block_has_core(block);
    add_segment(layout, rest);
}

static void lay_block(Layout *layout, const Block *block, int first_index)
{
    for (int round = 1; round <= block->rounds; round++) {
        if (round > 1)
            lay_round_rest(layout, block, round);
        layout->form.round = round;
        layout->form.rounds = block->rounds;
        for (size_t i = 0; i < block->count; i++) {
            layout->form.step_index = first_index + (int)i;
            lay_step(layout, &block->steps[i]);
        }
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
    for (size_t i = 0; i < routine->block_count; i++) {
        lay_block(&layout, &routine->blocks[i], step_index);
        step_index += (int)routine->blocks[i].count;
    }
    timeline->visits = layout.next_visit;
    timeline->core_total = routine->has_core ? layout.starred : timeline->total;
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

bool segment_is_work(const Segment *segment)
{
    return segment->kind == SEGMENT_WORK || segment->kind == SEGMENT_WAIT;
}

void timeline_free(Timeline *timeline)
{
    if (timeline)
        arena_free(timeline->arena);
}
