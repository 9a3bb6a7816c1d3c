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
#define FEWEST_STEPS 4                  /* of a way, however swift */

/* What the figure does: it goes from one part of its way to another, or there and back. */
typedef struct {
    double from, to;  /* 0 the first pose, 1 the last, eased by motion.h */
    bool turns;       /* from the first pose to the last and back, again and again */
    Ns since, length; /* how far it is, and how long it takes; a length of 0: it stands at `to` */
    double breath;    /* of the chest */
    Ns until_change;  /* of what stands */
} Stand;

static Ns frame_of(Ns moment)
{
    return moment / FIGURE_FRAME * FIGURE_FRAME;
}

/* Is a pose held? One breathes in it, or moves with the breath. */
static bool is_held(const Step *step)
{
    const WorkRow *row = work_row(step->work.form);
    return row->is_still && (!row->has_beat || step->drawn->figure->motion == MOTION_HOLD);
}

static Stand stand_still(double part)
{
    return (Stand){.to = part, .until_change = NS_NEVER};
}

/* Moves for `length` from a moment that is `since` behind; before it stands at `from`, after it at
 * `to`. */
static Stand stand_moving(double from, double to, Ns since, Ns length)
{
    if (since < 0)
        return (Stand){.to = from, .until_change = -since};
    if (since >= length)
        return stand_still(to);
    return (Stand){.from = from, .to = to, .since = since, .length = length};
}

/* Goes there and back in `period`, from the first pose on. */
static Stand stand_turning(Ns since, Ns period)
{
    return (Stand){.turns = true, .since = since, .length = period};
}

static Stand stand_breathing(Ns elapsed)
{
    return (Stand){
        .to = 1, .breath = motion_breath(elapsed), .until_change = motion_breath_change(elapsed)};
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
        return (Stand){.until_change = -since};
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

/* Breathing to a beat: the chest fills and empties, or a movement goes there and back with it. */
static Stand stand_breath(const PlayerView *view)
{
    bool full = view->phase == PHASE_FULL || view->phase == PHASE_OUT, rests;
    rests = view->phase == PHASE_FULL || view->phase == PHASE_EMPTY;
    double from = full ? 1 : 0, to = rests ? from : 1 - from;
    Ns length = view->mark_length > 0 ? view->mark_length : NS_PER_S;
    if (!is_held(view->segment->step))
        return rests ? stand_still(from) : stand_moving(from, to, view->mark_elapsed, length);
    Stand stand = stand_still(1);
    stand.breath = rests ? from : motion_chest(from, to, view->mark_elapsed, length);
    if (!rests)
        stand.until_change = motion_chest_change(view->mark_elapsed, length);
    return stand;
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
    case PHASE_IN:
    case PHASE_FULL:
    case PHASE_OUT:
    case PHASE_EMPTY:
        return stand_breath(view);
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
    Ns movements = frame_of(view->elapsed) / own_period(step->drawn->figure);
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

/* Where it is on its way, 0 to 1, `since` it began. */
static double place_at(const Figure *figure, const Stand *stand, Ns since)
{
    Ns frame = frame_of(since);
    if (stand->turns)
        return motion_turn(figure, (double)(frame % stand->length) / (double)stand->length);
    if (since >= stand->length)
        return motion_part(stand->to);
    double done = (double)frame / (double)stand->length;
    return motion_part(stand->from + (stand->to - stand->from) * done);
}

/* In how many steps it goes its way: no more than are seen, and than its pace has on the average.
 * The middle of a way is swifter than its ends, by half of π, and has those that they do without.
 */
static int steps_of(const Figure *figure, const Stand *stand, const FigureDetail *detail)
{
    int seen = motion_steps(figure, detail->grain);
    double way = (double)(stand->turns ? stand->length / 2 : stand->length) / (double)NS_PER_S;
    int paced = (int)ceil(way * detail->pace);
    paced = paced < FEWEST_STEPS ? FEWEST_STEPS : paced;
    return detail->pace > 0 && stand->length > 0 && paced < seen ? paced : seen;
}

/* Until a frame shows another step of the way; the next time there, it may be another side's. */
static Ns until_step(const Figure *figure, const Stand *stand, int steps)
{
    double now = round(place_at(figure, stand, stand->since) * steps);
    Ns end = (frame_of(stand->since) / stand->length + 1) * stand->length;
    Ns next = frame_of(stand->since) + FIGURE_FRAME;
    while (next < end && round(place_at(figure, stand, next) * steps) == now)
        next += FIGURE_FRAME;
    return (next < end || stand->turns ? next : end) - stand->since;
}

static FigureMoment moment_of(const Figure *figure, const Stand *stand, const FigureDetail *detail)
{
    FigureMoment moment = {.until_change = stand->until_change};
    int steps = steps_of(figure, stand, detail);
    double place = place_at(figure, stand, stand->since);
    if (stand->length > 0)
        moment.until_change = until_step(figure, stand, steps);
    moment.pose = motion_place(figure, round(place * steps) / steps);
    moment.pose.breath = stand->breath;
    return moment;
}

FigureMoment figure_moment(const PlayerView *view, const FigureDetail *detail)
{
    Stand stand = stand_at(view);
    FigureMoment moment = moment_of(figure_of_step(view->segment->step), &stand, detail);
    take_side(view, &moment.pose, &moment.mirrored);
    if (view->state != PLAYER_RUNNING && view->state != PLAYER_WAITING)
        moment.until_change = NS_NEVER;
    return moment;
}

FigureMoment figure_shown(const Figure *figure, Ns elapsed, const FigureDetail *detail)
{
    bool holds = figure->motion == MOTION_HOLD;
    Ns period = holds ? SHOWN_HOLD : own_period(figure), at = elapsed % period;
    Stand stand = holds ? stand_moving(0, 1, at, ENTER_LENGTH) : stand_turning(elapsed, period);
    FigureMoment moment = moment_of(figure, &stand, detail);
    if (holds && moment.until_change > period - at)
        moment.until_change = period - at;
    if (figure->alternates && frame_of(elapsed) / period % 2 == 1)
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
