// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What an ouch does to what lies ahead: the steps are eased or left out in place, and every later
 * segment moves up in time. */
#include "session/ouch.h"

OuchAction ouch_judge(const Routine *routine, const Ouch *ouch, int before)
{
    if (ouch->level < 0 || ouch->alarm || before > 0 || ouch->level >= routine->pain.stop)
        return OUCH_LEFT_OUT;
    return ouch->level >= routine->pain.ease ? OUCH_EASED : OUCH_NOTED;
}

const char *ouch_words(OuchAction action)
{
    static const char *const words[] = {
        [OUCH_NOTED] = "Noted. Back off a little.",
        [OUCH_EASED] = "Half of it from here, and gently.",
        [OUCH_LEFT_OUT] = "Fine, we leave that one out.",
    };
    return words[action];
}

bool ouch_is_grave(const Routine *routine, const Ouch *ouch)
{
    return ouch->alarm || ouch->level >= routine->pain.stop;
}

const char *ouch_grave_words(const Ouch *ouch)
{
    return ouch->alarm ? "Stop. Sharp, numb or electric is a warning, not a stretch."
                       : "Stop. Pain this strong needs rest.";
}

/* ---- one segment ---- */

static void leave_out(Segment *segment)
{
    segment->length = 0;
    segment->reps = 0;
    segment->mark_count = 0;
    segment->left_out = true;
}

/* ---- all that remains of a step ---- */

/* The step as eased; a repeat's rounds share one value, and so do their eased forms. */
typedef struct {
    Timeline *timeline;
    const Easing *easing;
    const Step *step; /* NULL: not yet */
} Easer;

static void ease_segment(Easer *easer, Segment *segment)
{
    Arena *arena = easer->timeline->arena;
    if (!easer->step) {
        Step *step = arena_alloc(arena, sizeof *step);
        *step = ease_step(arena, easer->timeline->routine, segment->step, easer->easing);
        easer->step = step;
    }
    form_give(arena, segment, easer->step);
    segment->eased = true;
}

/* Is there work in the round that follows the rest between rounds at index? */
static bool round_has_work(const Timeline *timeline, size_t index)
{
    const Segment *rest = &timeline->segments[index];
    for (size_t i = index + 1; i < timeline->count; i++) {
        const Segment *segment = &timeline->segments[i];
        if (segment->between_rounds || segment->round != rest->round ||
            segment->rounds != rest->rounds)
            return false;
        if (segment_is_work(segment) && !segment->left_out)
            return true;
    }
    return false;
}

void timeline_ouch(Timeline *timeline, size_t index, OuchAction action, const Easing *easing)
{
    if (action == OUCH_NOTED)
        return;
    Segment *segments = timeline->segments;
    int step_index = segments[index].step_index;
    size_t remains = index + segment_is_work(&segments[index]);
    Easer easer = {.timeline = timeline, .easing = easing};
    for (size_t i = 0; i < timeline->count; i++) {
        Segment *segment = &segments[i];
        if (segment->step_index != step_index || segment_is_between(segment) || segment->left_out)
            continue;
        if (i < remains)
            segment->closed = true;
        else if (action == OUCH_LEFT_OUT)
            leave_out(segment);
        else
            ease_segment(&easer, segment);
    }
    for (size_t i = index; i < timeline->count; i++)
        if (segments[i].between_rounds && !round_has_work(timeline, i))
            leave_out(&segments[i]);
    timeline_settle(timeline);
}
