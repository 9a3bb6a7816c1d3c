// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Sums up what was done of each step, on each side: seconds, reps, loads. */
#include "page/report_count.h"

#include "routine/dose.h"

#include <math.h>
#include <string.h>

static StepSum *find_step(Arena *arena, PartCount *count, const SegmentRecord *segment)
{
    for (size_t i = 0; i < count->step_count; i++) {
        StepSum *step = &count->steps[i];
        const char *exercise = step->exercise ? step->exercise : "";
        if (strcmp(step->name, segment->step) == 0 &&
            strcmp(exercise, segment->exercise ? segment->exercise : "") == 0)
            return step;
    }
    count->steps = arena_grow(arena, count->steps, count->step_count, sizeof *count->steps);
    StepSum *step = &count->steps[count->step_count++];
    *step = (StepSum){.name = segment->step, .exercise = segment->exercise};
    return step;
}

static void add_segment(SideSum *sum, const SegmentRecord *segment)
{
    sum->sets++;
    sum->left_out += segment->left_out;
    sum->cut_short += segment->skipped && !segment->left_out;
    sum->eased += segment->eased;
    sum->longer += segment->longer;
    sum->reps_planned += segment->reps_planned;
    sum->reps += segment->reps;
    sum->said_sets += segment->reps_said > 0;
    sum->reps_said += segment->reps_said;
    if (segment->planned == 0 && !segment->left_out) {
        sum->own_pace++;
        sum->own_pace_held += segment->held;
    } else {
        sum->planned += segment->planned;
        sum->held += segment->held;
    }
}

/* In order of time. */
static void add_used(Arena *arena, StepSum *step, const char *load)
{
    for (size_t i = 0; i < step->used_count; i++)
        if (strcmp(step->used[i], load) == 0)
            return;
    step->used = arena_grow(arena, step->used, step->used_count, sizeof *step->used);
    step->used[step->used_count++] = load;
}

/* What was lifted, and how often where it was done at one's own pace. */
static void add_done(Arena *arena, StepSum *step, const SegmentRecord *segment, double at)
{
    double load;
    bool pounds;
    if (segment->left_out)
        return;
    if (segment->reps_said > 0)
        track_add_best(arena, &step->said[segment->side], at, segment->reps_said);
    if (!segment->load)
        return;
    add_used(arena, step, segment->load);
    if (!dose_weight(segment->load, &load, &pounds))
        return;
    track_add_best(arena, &step->loads, at, load);
    step->in_pounds = pounds;
}

/* The sums, the steps of the newest session first. */
static void add_sums(Arena *arena, PartCount *count, const ReportPart *part)
{
    for (size_t i = part->session_count; i-- > 0;) {
        const LoggedSession *session = &part->sessions[i];
        count->planned += session->session.work_planned;
        count->held += session->session.work_held;
        for (size_t j = 0; j < session->segment_count; j++) {
            const SegmentRecord *segment = &session->segments[j];
            add_segment(&find_step(arena, count, segment)->sides[segment->side], segment);
            add_segment(&count->sides[segment->side], segment);
        }
    }
}

/* The mean of a week's reps is not known to the hundredth. */
static void finish_reps(Track *said, Points points)
{
    track_finish(said, points, 1);
    said->first = round(said->first * 10) / 10;
    said->last = round(said->last * 10) / 10;
}

void count_steps(Arena *arena, PartCount *count, const ReportPart *part)
{
    add_sums(arena, count, part);
    for (size_t i = 0; i < part->session_count; i++) {
        const LoggedSession *session = &part->sessions[i];
        double at = moment_place(session->session.started);
        for (size_t j = 0; j < session->segment_count; j++)
            add_done(arena, find_step(arena, count, &session->segments[j]), &session->segments[j],
                     at);
    }
    for (size_t i = 0; i < count->step_count; i++) {
        StepSum *step = &count->steps[i];
        track_finish(&step->loads, count->points, step->in_pounds ? 1 / KG_OF_LB : 1);
        for (int side = 0; side < SIDES_COUNTED; side++)
            finish_reps(&step->said[side], count->points);
    }
}

static bool asks_for_most(const Step *step)
{
    bool most = false;
    for (int set = 1; set <= step->sets; set++)
        most =
            most || (step->work.form == WORK_SELF_PACED && step_work(step, set).reps == REPS_MAX);
    return most;
}

bool report_to_fatigue(const PartCount *count, const char *name)
{
    for (size_t i = 0; count->newest && i < count->newest->block_count; i++)
        for (size_t j = 0; j < count->newest->blocks[i].count; j++) {
            const Step *step = &count->newest->blocks[i].steps[j];
            if (strcmp(step->name, name) == 0 && asks_for_most(step))
                return true;
        }
    return false;
}
