// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Some time more or less: lays what is left of a segment out again, without saying again what was
 * said.
 * Called by the player alone. The new marks are made as if the segment had always been that long;
 * of those up to the moment, the old ones stand, and of those after it, some have
 * had their turn. */
#include "session/marks.h"

#include <string.h>

/* Paced reps: as many as fit, one at least. */
static int reps_in(const Segment *segment, Ns time)
{
    Ns rep = work_rep_length(&segment->step->work);
    return rep > 0 && rep < time ? (int)(time / rep) : 1;
}

/* Repeated holds: the spans as they are (some may be longer already), the one under way longer, or
 * shorter where `more` is below 0. */
static void lengthen_span(Arena *arena, Segment *segment, Ns elapsed, Ns more)
{
    Segment old = *segment;
    const Mark *under_way = marks_span_at(&old, elapsed);
    marks_lay_spans(arena, segment, old.reps);
    segment->mark_count = 0;
    for (size_t i = 0; i < old.mark_count; i++) {
        if (!mark_is_span(&old.marks[i]))
            continue;
        Mark *span = &segment->marks[segment->mark_count++];
        *span = old.marks[i];
        if (&old.marks[i] == under_way)
            span->length += more;
        else if (&old.marks[i] > under_way)
            span->at += more;
    }
    segment->length = old.length + more;
}

static bool has_paced_reps(const Segment *segment)
{
    return segment->kind == SEGMENT_WORK && work_row(segment->step->work.form)->has_beat;
}

static bool has_holds(const Segment *segment)
{
    return segment->kind == SEGMENT_WORK && work_row(segment->step->work.form)->has_release;
}

static void lengthen(Arena *arena, Segment *segment, Ns elapsed, Ns more)
{
    if (has_holds(segment)) {
        lengthen_span(arena, segment, elapsed, more);
    } else {
        segment->length += more;
        marks_lay_spans(arena, segment, 0);
    }
}

/* Did this come before the moment, so that it does not come again? What counts from
 * the end does. */
static bool had_its_turn(const Mark *past, size_t past_count, const Mark *mark)
{
    bool once =
        mark->kind == MARK_HALFWAY || (mark->kind == MARK_CUE && mark->cue->at != CUE_AT_LAST);
    for (size_t i = 0; once && i < past_count; i++) {
        if (past[i].kind == mark->kind && past[i].cue == mark->cue)
            return true;
    }
    return false;
}

static size_t count_past(const Segment *segment, Ns elapsed)
{
    size_t count = 0;
    while (count < segment->mark_count && segment->marks[count].at <= elapsed)
        count++;
    return count;
}

/* The old marks up to the moment (the span under way with its new length), then the new ones. */
static void join_marks(Arena *arena, Segment *segment, const Segment *old, Ns elapsed)
{
    size_t past = count_past(old, elapsed);
    Mark *joined = arena_alloc(arena, (past + segment->mark_count) * sizeof *joined);
    memcpy(joined, old->marks, past * sizeof *joined);
    size_t count = past;
    for (size_t i = count_past(segment, elapsed); i < segment->mark_count; i++) {
        if (!had_its_turn(joined, past, &segment->marks[i]))
            joined[count++] = segment->marks[i];
    }
    const Mark *under_way = marks_span_at(segment, elapsed);
    for (size_t i = past; under_way && i > 0; i--) {
        if (mark_is_span(&joined[i - 1])) {
            joined[i - 1].length = under_way->length;
            break;
        }
    }
    segment->marks = joined;
    segment->mark_count = count;
}

void timeline_extend(Arena *arena, Segment *segment, Ns elapsed, Ns more)
{
    if (segment->kind == SEGMENT_WAIT)
        return;
    Segment old = *segment;
    if (has_paced_reps(segment))
        marks_lay_spans(arena, segment, segment->reps + reps_in(segment, more));
    else
        lengthen(arena, segment, elapsed, more);
    marks_lay_details(arena, segment);
    join_marks(arena, segment, &old, elapsed);
}

/* ---- less ---- */

/* As many of the reps that fit into `less` as leave `least`. */
static int reps_to_drop(const Segment *segment, Ns left, Ns less, Ns least)
{
    Ns rep = work_rep_length(&segment->step->work);
    int reps = reps_in(segment, less);
    while (reps > 0 && left - reps * rep < least)
        reps--;
    return reps;
}

/* What is left of what the time would be taken from. */
static Ns left_of(const Segment *segment, Ns elapsed)
{
    const Mark *span = has_holds(segment) ? marks_span_at(segment, elapsed) : NULL;
    return (span ? span->at + span->length : segment->length) - elapsed;
}

bool timeline_shorten(Arena *arena, Segment *segment, Ns elapsed, Ns less, Ns least)
{
    if (segment->kind == SEGMENT_WAIT)
        return false;
    Segment old = *segment;
    Ns left = left_of(segment, elapsed), most = less < left - least ? less : left - least;
    int reps = has_paced_reps(segment) ? reps_to_drop(segment, left, less, least) : 0;
    if (has_paced_reps(segment) ? reps == 0 : most <= 0)
        return false;
    if (reps > 0)
        marks_lay_spans(arena, segment, segment->reps - reps);
    else
        lengthen(arena, segment, elapsed, -most);
    marks_lay_details(arena, segment);
    join_marks(arena, segment, &old, elapsed);
    return true;
}
