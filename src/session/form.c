// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Finds the other form of an exercise, and lays a step out with it in place. */
#include "session/form.h"

#include "base/array.h"
#include "session/marks.h"

#include <string.h>

/* ---- a step ---- */

bool form_is_jarring(const Exercise *exercise)
{
    static const char *const jarring[] = {"a-skip", "ankle-bounces", "strides"};
    for (size_t i = 0; exercise && i < COUNT_OF(jarring); i++)
        if (strcmp(exercise->id, jarring[i]) == 0)
            return true;
    return false;
}

static const Exercise *find_exercise(const Routine *routine, const Step *step, const char *id,
                                     const Easing *easing)
{
    Library *library = routine->library ? routine->library : easing->library;
    if (!id || !easing->library || !gate_keeps_exercise(easing->gate, id))
        return NULL;
    Diagnostics *found = diagnostics_new();
    const Exercise *other = library_find(library, id, found);
    diagnostics_free(found);
    if (!other || other->side != step->exercise->side)
        return NULL;
    if (other->physio_only && !step->exercise->physio_only)
        return NULL;
    return routine->when != WHEN_PRE_RUN || other->before_run ? other : NULL;
}

static void take_exercise(Step *step, const Exercise *exercise)
{
    step->exercise = step->drawn = exercise;
    step->name = exercise->name;
    step->note = step->voice = NULL;
    step->figure = exercise->id;
    step->feel = exercise->feel;
    step->position = exercise->position;
    step->cues = exercise->cues;
    step->cue_count = exercise->cue_count;
    step->work.begins_up = exercise->begins_up;
}

static void add_first_cue(Arena *arena, Step *step, const char *say)
{
    Cue *cues = arena_alloc(arena, (step->cue_count + 1) * sizeof *cues);
    cues[0] = (Cue){.say = say, .at = CUE_AT_START};
    if (step->cue_count > 0)
        memcpy(cues + 1, step->cues, step->cue_count * sizeof *cues);
    step->cues = cues;
    step->cue_count++;
}

bool form_take(Arena *arena, const Routine *routine, Step *step, const Variant *variant,
               const Easing *easing, bool jarring)
{
    const Exercise *other = find_exercise(routine, step, variant->exercise, easing);
    if (other && (jarring || !form_is_jarring(other)))
        take_exercise(step, other);
    else if (variant->how)
        add_first_cue(arena, step, variant->how);
    else
        return false;
    return true;
}

bool form_of_step(Arena *arena, const Routine *routine, const Step *step, Form form,
                  const Easing *easing, Step *out)
{
    *out = *step;
    if (form == FORM_OWN || !step->exercise)
        return form == FORM_OWN;
    const Variant *variant =
        form == FORM_EASIER ? &step->exercise->easier : &step->exercise->harder;
    return form_take(arena, routine, out, variant, easing, form == FORM_HARDER);
}

/* ---- what remains of it ---- */

void form_give(Arena *arena, Segment *segment, const Step *step)
{
    bool changes = step->exercise != segment->step->exercise;
    Ns prepare = position_prepare(step->position);
    segment->step = step;
    Work work = segment_work(segment);
    if (segment_is_work(segment))
        segment->length = work_length(&work, step->release);
    else if (changes && segment->length < prepare)
        segment->length = prepare;
    marks_lay_spans(arena, segment, work.reps);
    marks_lay_details(arena, segment);
}

size_t form_beginning(const Timeline *timeline, size_t index)
{
    const Segment *segment = &timeline->segments[index];
    const Segment *before = index > 0 ? segment - 1 : NULL;
    bool leads = before && segment_is_work(segment) && !segment_is_work(before) &&
                 before->visit == segment->visit && !segment_is_between(before) &&
                 !before->left_out && !before->closed;
    return leads ? index - 1 : index;
}

static void swap_segment(Arena *arena, Segment *segment, const Step *step, Form form)
{
    if (!segment->own)
        segment->own = segment->step;
    form_give(arena, segment, step);
    segment->form = form;
}

void timeline_swap(Timeline *timeline, size_t index, Form form, const Easing *easing)
{
    Segment *segments = timeline->segments, *under_way = &segments[index];
    const Step *own = under_way->own ? under_way->own : under_way->step;
    Step *step = arena_alloc(timeline->arena, sizeof *step);
    size_t from = form_beginning(timeline, index);
    if (!form_of_step(timeline->arena, timeline->routine, own, form, easing, step))
        return;
    for (size_t i = from; i < timeline->count; i++)
        if (segments[i].step_index == under_way->step_index && !segment_is_between(&segments[i]) &&
            !segments[i].left_out)
            swap_segment(timeline->arena, &segments[i], form == FORM_OWN ? own : step, form);
    if (from < index && segments[from].kind == SEGMENT_REST) {
        segments[from].length = position_prepare(step->position);
        form_give(timeline->arena, &segments[from], segments[from].step);
    }
    timeline_settle(timeline);
}
