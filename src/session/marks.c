// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Lays the marks of one segment out, in two passes. First the spans, which fill paced work without
 * a gap: the phases of each rep, or holds and releases. Then the details that hang on them and on
 * the segment's length: the pips that lead to a change, the cues, halfway. The passes are apart
 * because extending a segment changes the spans and then lays out the details again. */
#include "session/marks.h"

#include "routine/words.h"

#include <stdlib.h>

#define PIPS_FROM (5 * NS_PER_S)     /* timed segments of this length end with three pips */
#define ONE_PIP_ABOVE (1 * NS_PER_S) /* shorter ones, longer than this, with one */
#define HALFWAY_FROM (20 * NS_PER_S) /* single holds and moving time */
#define PIPS 3

bool mark_is_span(const Mark *mark)
{
    return mark->kind == MARK_REP || mark->kind == MARK_PHASE || mark->kind == MARK_RELEASE;
}

static Mark *add_mark(Segment *segment, Mark mark)
{
    segment->marks[segment->mark_count] = mark;
    return &segment->marks[segment->mark_count++];
}

/* ---- spans ---- */

/* The side of a rep; the one after the last stands for what follows its release. */
static Side rep_side(const Segment *segment, int rep)
{
    const Step *step = segment->step;
    if (step->side != SIDES_ALTERNATE)
        return segment->side;
    return rep % 2 == 1 ? step->first : side_other(step->first);
}

static void add_span(Segment *segment, MarkKind kind, int rep, WorkPart part)
{
    static const Sound sounds[] = {
        [MARK_REP] = SOUND_BEAT, [MARK_PHASE] = SOUND_TICK, [MARK_RELEASE] = SOUND_TICK};
    bool opens = segment->mark_count == 0; /* there the segment's own sound stands */
    add_mark(segment, (Mark){.at = segment->length,
                             .kind = kind,
                             .sound = opens ? SOUND_NONE : sounds[kind],
                             .side = rep_side(segment, kind == MARK_RELEASE ? rep + 1 : rep),
                             .number = rep,
                             .phase = part.phase,
                             .length = part.length});
    segment->length += part.length;
}

/* The row of what the segment consists of: a gap has no spans, as waiting has none. */
static const WorkRow *row_of(const Segment *segment)
{
    return work_row(segment->kind == SEGMENT_WORK ? segment->step->work.form : WORK_READY);
}

static void lay_rep(Segment *segment, int rep)
{
    WorkPart parts[WORK_MOST_PARTS];
    const Step *step = segment->step;
    const WorkRow *row = row_of(segment);
    Work work = segment_work(segment);
    size_t count = row->parts(&work, parts);
    for (size_t i = 0; i < count; i++)
        add_span(segment, i == 0 ? MARK_REP : MARK_PHASE, rep, parts[i]);
    if (row->has_release && rep < work.reps && step->release > 0)
        add_span(segment, MARK_RELEASE, rep, (WorkPart){PHASE_RELEASE, step->release});
}

Laid marks_laid(const Segment *segment)
{
    if (segment->kind == SEGMENT_WAIT)
        return LAID_FREE;
    const WorkRow *row = row_of(segment);
    return !row->parts ? LAID_TIMED : row->has_beat ? LAID_PACED : LAID_HOLDS;
}

const Cue *marks_cues(const Segment *segment, size_t *count)
{
    const Step *step = segment->rest_step ? segment->rest_step : segment->step;
    *count = step->cue_count;
    return step->cues;
}

void marks_lay_spans(Arena *arena, Segment *segment, int reps)
{
    const WorkRow *row = row_of(segment);
    WorkPart parts[WORK_MOST_PARTS];
    size_t spans_of_rep =
        row->parts ? row->parts(&segment->step->work, parts) + row->has_release : 0;
    size_t spans = spans_of_rep * (size_t)reps;
    size_t pips = row->has_release ? spans * PIPS : PIPS;
    size_t cues;
    marks_cues(segment, &cues);
    size_t room = spans + pips + cues + 1; /* halfway */
    segment->marks = arena_alloc(arena, room * sizeof *segment->marks);
    segment->mark_count = 0;
    segment->reps = 0;
    if (!row->parts)
        return;
    segment->length = 0;
    for (segment->reps = 0; segment->reps < reps; segment->reps++)
        lay_rep(segment, segment->reps + 1);
}

/* ---- pips ---- */

/* The pips that end a timed stretch of a segment. */
static void add_pips(Segment *segment, Ns start, Ns length, Side side)
{
    int count = length >= PIPS_FROM ? PIPS : length > ONE_PIP_ABOVE ? 1 : 0;
    for (int number = count; number >= 1; number--)
        add_mark(segment, (Mark){.at = start + length - number * NS_PER_S,
                                 .kind = MARK_PIP,
                                 .sound = SOUND_PIP,
                                 .side = side,
                                 .number = number});
}

static void lay_pips(Segment *segment, size_t spans)
{
    const WorkRow *row = row_of(segment);
    if (segment->kind == SEGMENT_WAIT || row->has_beat)
        return;
    if (!row->parts)
        add_pips(segment, 0, segment->length, segment->side);
    for (size_t i = 0; i < spans; i++) {
        Mark span = segment->marks[i];
        add_pips(segment, span.at, span.length, span.side);
    }
}

/* ---- halfway and cues ---- */

static Ns whole_milliseconds(Ns ns)
{
    return ns - ns % NS_PER_MS;
}

/* The middle of the work: of its time, or the start of rep n/2 + 1. */
static Ns halfway_at(const Segment *segment, size_t spans)
{
    for (size_t i = 0; i < spans; i++) {
        const Mark *mark = &segment->marks[i];
        if (mark->kind == MARK_REP && mark->number == segment->reps / 2 + 1)
            return mark->at;
    }
    return whole_milliseconds(segment->length / 2);
}

static void lay_halfway(Segment *segment)
{
    bool timed = segment->kind == SEGMENT_WORK && !row_of(segment)->parts;
    if (timed && segment->length >= HALFWAY_FROM)
        add_mark(segment, (Mark){.at = halfway_at(segment, 0),
                                 .kind = MARK_HALFWAY,
                                 .sound = SOUND_HALFWAY,
                                 .side = segment->side});
}

/* The last of the first `spans` marks that begins at `at` or before it, or NULL. */
static const Mark *find_span(const Segment *segment, size_t spans, Ns at)
{
    size_t low = 0, high = spans;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (segment->marks[middle].at <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 ? &segment->marks[low - 1] : NULL;
}

/* Where a cue for one side of alternating reps comes: at its time if that side works then, else
 * when that side's next rep begins; false: there is none. */
static bool move_to_side(const Segment *segment, size_t spans, Side side, Ns *at)
{
    const Mark *end = segment->marks + spans;
    const Mark *mark = find_span(segment, spans, *at);
    if (!mark || (mark->side == side && mark->kind != MARK_RELEASE))
        return true;
    while (++mark < end) {
        if (mark->kind == MARK_REP && mark->side == side) {
            *at = mark->at;
            return true;
        }
    }
    return false;
}

/* The time that a cue asks for, whether or not it lies inside the work. */
static Ns cue_time(const Segment *segment, const Cue *cue, size_t spans)
{
    switch (cue->at) {
    case CUE_AT_START:
        break;
    case CUE_AT_OFFSET:
        return cue->offset;
    case CUE_AT_HALFWAY:
        return halfway_at(segment, spans);
    case CUE_AT_LAST:
        return segment->length - cue->offset;
    }
    return 0;
}

/* Where a cue comes in this segment; false: it does not fit (any more). */
static bool place_cue(const Segment *segment, const Cue *cue, size_t spans, Ns *at)
{
    *at = cue_time(segment, cue, spans);
    if (segment->kind == SEGMENT_WAIT) /* endless: it has no middle and no end */
        return cue->at == CUE_AT_START || cue->at == CUE_AT_OFFSET;
    if (*at < 0 || *at >= segment->length || (*at == 0 && cue->at == CUE_AT_LAST))
        return false;
    return cue->side == SIDE_NONE || segment->step->side != SIDES_ALTERNATE ||
           move_to_side(segment, spans, cue->side, at);
}

bool marks_cue_belongs(const Segment *segment, const Cue *cue)
{
    if (cue->set != 0 && cue->set != segment->set)
        return false;
    return cue->side == SIDE_NONE || segment->side == SIDE_NONE || cue->side == segment->side;
}

Side marks_cue_side(const Segment *segment, Side side)
{
    bool own_pace = side == SIDE_NONE && segment->step->side == SIDES_ALTERNATE;
    return own_pace ? segment->step->first : side;
}

static void lay_cue(Arena *arena, Segment *segment, const Cue *cue, size_t spans)
{
    Ns at;
    if (!marks_cue_belongs(segment, cue) || !place_cue(segment, cue, spans, &at))
        return;
    const Mark *span = find_span(segment, spans, at);
    Side side = span ? span->side : segment->side;
    const char *text =
        words_of_cue(arena, cue, marks_cue_side(segment, side), segment->routine->language);
    add_mark(segment, (Mark){.at = at, .kind = MARK_CUE, .side = side, .cue = cue, .text = text});
}

static void lay_cues(Arena *arena, Segment *segment, size_t spans)
{
    size_t count;
    const Cue *cues = marks_cues(segment, &count);
    for (size_t i = 0; i < count && (segment_is_work(segment) || segment->rest_step); i++)
        lay_cue(arena, segment, &cues[i], spans);
}

/* ---- together ---- */

static int compare_marks(const void *left, const void *right)
{
    const Mark *a = left, *b = right;
    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    return (a->cue > b->cue) - (a->cue < b->cue); /* cues of one step: in file order */
}

void marks_lay_details(Arena *arena, Segment *segment)
{
    size_t spans = segment->mark_count;
    lay_pips(segment, spans);
    lay_cues(arena, segment, spans);
    lay_halfway(segment);
    qsort(segment->marks, segment->mark_count, sizeof *segment->marks, compare_marks);
}

const Mark *marks_span_at(const Segment *segment, Ns at)
{
    const Mark *mark = find_span(segment, segment->mark_count, at);
    while (mark && !mark_is_span(mark))
        mark = mark > segment->marks ? mark - 1 : NULL;
    return mark;
}
