// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* From the player's view, or the time that an exercise has been shown, to a pose. Times are rounded
 * down to frames, so that the same moment is always the same pose, and between two frames there is
 * nothing to draw. */
#include "figure/figure_moment.h"

#include "routine/exercise.h"

#include <math.h>

#define SHOW_AFTER (NS_PER_S / 2)       /* in a prepare, before the figure shows what comes */
#define ENTER_LENGTH (1500 * NS_PER_MS) /* into a held pose */
#define LEAVE_LENGTH NS_PER_S           /* and out of it, between repeated holds */
#define SHOWN_HOLD (8 * NS_PER_S)       /* of one shown by itself: into it and there, then again */
#define CALM_PERIOD (2 * NS_PER_S)      /* what is shown once is shown no faster */

/* What the figure does: where between its first and its last pose it is, and how long
 * it stays so. */
typedef struct {
    double part;   /* 0 the first pose, 1 the last, eased by motion.h */
    double turn;   /* or, where not below 0: there and back, 0 to 1 */
    double breath; /* of the chest */
    Ns until_change;
} Stand;

static bool is_held(const Step *step)
{
    return work_row(step->work.form)->is_still;
}

static Stand stand_still(double part)
{
    return (Stand){.part = part, .turn = -1, .until_change = NS_NEVER};
}

/* Moves for `length` from a moment that is `since` behind; before it stands at `from`, after it at
 * `to`. */
static Stand stand_moving(double from, double to, Ns since, Ns length)
{
    if (since < 0)
        return (Stand){.part = from, .turn = -1, .until_change = -since};
    if (since >= length)
        return stand_still(to);
    Ns frame = since / FIGURE_FRAME * FIGURE_FRAME;
    double done = (double)frame / (double)length;
    Ns rest = length - since, next = FIGURE_FRAME - since % FIGURE_FRAME;
    return (Stand){
        .part = from + (to - from) * done, .turn = -1, .until_change = next < rest ? next : rest};
}

/* Goes there and back in `period`, once: at the start and after it in the first pose. */
static Stand stand_turning(Ns since, Ns period)
{
    Ns frame = since / FIGURE_FRAME * FIGURE_FRAME;
    return (Stand){.turn = (double)(frame % period) / (double)period,
                   .until_change = FIGURE_FRAME - since % FIGURE_FRAME};
}

static Stand stand_breathing(Ns elapsed)
{
    return (Stand){.part = 1,
                   .turn = -1,
                   .breath = motion_breath(elapsed),
                   .until_change = motion_breath_change(elapsed)};
}

/* ---- by what is going on ---- */

static Ns own_period(const Figure *figure)
{
    return figure->period > 0 ? figure->period : 3 * NS_PER_S;
}

/* Before work: a held pose is entered, a movement shown once. */
static Stand stand_preparing(const PlayerView *view)
{
    const Step *step = view->segment->step;
    Ns since = view->elapsed - SHOW_AFTER;
    if (is_held(step))
        return stand_moving(0, 1, since, ENTER_LENGTH);
    Ns period = own_period(step->drawn->figure);
    period = period < CALM_PERIOD ? CALM_PERIOD : period;
    if (since < 0)
        return (Stand){.turn = -1, .until_change = -since};
    if (since >= period || since + view->remaining < period)
        return stand_still(0);
    return stand_turning(since, period);
}

/* Between sets: a held pose is left at once and entered again as the rest ends. */
static Stand stand_resting(const PlayerView *view)
{
    if (!is_held(view->segment->step))
        return stand_still(0);
    return stand_moving(0, 1, ENTER_LENGTH - view->remaining, ENTER_LENGTH);
}

/* Between repeated holds the pose is left, and entered again. */
static Stand stand_held(const PlayerView *view)
{
    if (view->in_release)
        return stand_moving(1, 0, view->mark_elapsed, LEAVE_LENGTH);
    if (view->rep > 1 && view->mark_elapsed < LEAVE_LENGTH)
        return stand_moving(0, 1, view->mark_elapsed, LEAVE_LENGTH);
    return stand_breathing(view->elapsed);
}

/* Of an exercise that begins with the raising the first pose is the low one, else the high one. */
static Stand stand_tempo(const PlayerView *view)
{
    double high = view->segment->step->work.begins_up ? 1 : 0, low = 1 - high;
    switch (view->phase) {
    case PHASE_LOWER:
        return stand_moving(high, low, view->mark_elapsed, view->mark_length);
    case PHASE_RAISE:
        return stand_moving(low, high, view->mark_elapsed, view->mark_length);
    case PHASE_TOP:
        return stand_still(high);
    default:
        return stand_still(low);
    }
}

static Stand stand_working(const PlayerView *view)
{
    const Figure *figure = view->segment->step->drawn->figure;
    switch (view->phase) {
    case PHASE_HOLD:
    case PHASE_RELEASE:
        return stand_held(view);
    case PHASE_MOVE:
        if (view->mark_length > 0)
            return stand_turning(view->mark_elapsed, view->mark_length);
        if (view->segment->kind == SEGMENT_WAIT && figure->motion == MOTION_HOLD)
            return stand_breathing(view->elapsed);
        return stand_turning(view->elapsed, own_period(figure));
    default:
        return stand_tempo(view);
    }
}

static Stand stand_at(const PlayerView *view)
{
    switch (view->segment->kind) {
    case SEGMENT_PREPARE:
    case SEGMENT_SWITCH:
        return stand_preparing(view);
    case SEGMENT_REST:
        return stand_resting(view);
    default:
        return stand_working(view);
    }
}

/* ---- sides ---- */

static bool takes_turns(const Step *step)
{
    return step->side == SIDES_ALTERNATE && step->drawn->figure->alternates;
}

/* The side that works: the player's where it names one; moving time that alternates counts the
 * movements. */
static Side side_at(const PlayerView *view)
{
    const Step *step = view->segment->step;
    if (view->side != SIDE_NONE || !takes_turns(step))
        return view->side;
    Side first = step_first_side(step);
    Ns movements = view->elapsed / own_period(step->drawn->figure);
    bool works = view->segment->kind == SEGMENT_WORK || view->segment->kind == SEGMENT_WAIT;
    return works && movements % 2 == 1 ? side_other(first) : first;
}

const Figure *figure_of_step(const Step *step)
{
    return step->drawn ? step->drawn->figure : NULL;
}

/* A figure that takes turns goes on facing the same way, and the other limb moves. */
static void take_side(const PlayerView *view, Pose *pose, bool *mirrored)
{
    const Figure *figure = figure_of_step(view->segment->step);
    bool left = side_at(view) == SIDE_LEFT;
    *mirrored = left && !figure->both_sides && !figure->alternates;
    if (left && figure->alternates)
        *pose = pose_swap(figure, pose);
}

/* ---- the pose ---- */

static FigureMoment moment_of(const Figure *figure, const Stand *stand, double grain)
{
    FigureMoment moment = {.until_change = stand->until_change};
    double place = stand->turn >= 0 ? motion_turn(figure, stand->turn) : motion_part(stand->part);
    int steps = motion_steps(figure, grain);
    moment.pose = motion_place(figure, round(place * steps) / steps);
    moment.pose.breath = stand->breath;
    return moment;
}

FigureMoment figure_moment(const PlayerView *view, double grain)
{
    Stand stand = stand_at(view);
    FigureMoment moment = moment_of(figure_of_step(view->segment->step), &stand, grain);
    take_side(view, &moment.pose, &moment.mirrored);
    if (view->state != PLAYER_RUNNING && view->state != PLAYER_WAITING)
        moment.until_change = NS_NEVER;
    return moment;
}

FigureMoment figure_shown(const Figure *figure, Ns elapsed, double grain)
{
    bool holds = figure->motion == MOTION_HOLD;
    Ns period = holds ? SHOWN_HOLD : own_period(figure), at = elapsed % period;
    Stand stand = holds ? stand_moving(0, 1, at, ENTER_LENGTH) : stand_turning(at, period);
    if (stand.until_change > period - at)
        stand.until_change = period - at;
    FigureMoment moment = moment_of(figure, &stand, grain);
    if (figure->alternates && elapsed / period % 2 == 1)
        moment.pose = pose_swap(figure, &moment.pose);
    return moment;
}

size_t figure_still(const PlayerView *view, Pose poses[2], bool *mirrored)
{
    const Figure *figure = figure_of_step(view->segment->step);
    size_t count = is_held(view->segment->step) ? 1 : 2;
    poses[0] = figure->poses[0];
    poses[count - 1] = figure->poses[figure->pose_count - 1];
    *mirrored = false;
    for (size_t i = 0; i < count && !takes_turns(view->segment->step); i++)
        take_side(view, &poses[i], mirrored);
    return count;
}
