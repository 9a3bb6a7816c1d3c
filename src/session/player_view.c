// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The moment as the screen shows it, read off a player's state. Changes nothing. */
#include "session/marks.h"
#include "session/player_state.h"

static Ns clamp(Ns value, Ns low, Ns high)
{
    return value < low ? low : value > high ? high : value;
}

Ns player_position(const Player *player, Ns now)
{
    switch (player->state) {
    case PLAYER_RUNNING:
        return clamp(now - player->origin, 0, player->segment->length);
    case PLAYER_WAITING:
        return clamp(now - player->origin, 0, NS_NEVER);
    default:
        return player->position;
    }
}

/* The rep or phase under way. */
static void view_span(PlayerView *view)
{
    const Mark *span = marks_span_at(view->segment, view->elapsed);
    if (!span)
        return;
    view->rep = span->number;
    view->reps = view->segment->reps;
    view->side = span->side;
    view->phase = span->phase;
    view->in_release = span->kind == MARK_RELEASE;
    view->mark_elapsed = clamp(view->elapsed - span->at, 0, span->length);
    view->mark_length = span->length;
}

static int view_count_in(const Player *player, Ns now)
{
    Ns passed = clamp(now - player->count_start, 0, (COUNT_IN_PIPS - 1) * NS_PER_S);
    return COUNT_IN_PIPS - (int)(passed / NS_PER_S);
}

PlayerView player_view(const Player *player, Ns now)
{
    const Timeline *timeline = player->timeline;
    const Segment *segment = player->segment;
    bool finished = player->state == PLAYER_FINISHED;
    bool timed = segment->kind != SEGMENT_WAIT;
    Ns elapsed = player_position(player, now);
    Ns added = player->added_behind + player->added[player->index];
    PlayerView view = {
        .state = player->state,
        .segment = segment,
        .index = player->index,
        .elapsed = elapsed,
        .remaining = timed && !finished ? segment->length - elapsed : 0,
        .session_elapsed = segment->start + player->added_behind + (timed ? elapsed : 0),
        .session_total = timeline->total + added,
        .side = segment->side,
        .phase = work_row(segment->step->work.form)->phase,
        .hurt = player->hurt,
    };
    size_t next = timeline_next_open(timeline, player->index + 1);
    if (!finished && next < timeline->count)
        view.next = &timeline->segments[next];
    if (player->state == PLAYER_COUNTING_IN)
        view.count_in = view_count_in(player, now);
    view_span(&view);
    return view;
}
