// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the person says of the sets while the session goes on; it is in the log with them. */
#include "play/live_state.h"

#include "base/arena.h"

int live_offers_reps(const Live *live)
{
    PlayerView view = live_view(live);
    bool waits = view.state == PLAYER_WAITING && said_takes_reps(view.segment);
    return waits ? segment_work(view.segment).reps : -1;
}

void live_say_reps(Live *live, int reps)
{
    live->sets[live_view(live).index].reps = reps;
}

const char *live_load(const Live *live)
{
    size_t set = said_set(live->timeline, live_view(live).index);
    return set < live->timeline->count ? said_load(live->timeline, live->sets, set) : NULL;
}

void live_say_load(Live *live, const char *load)
{
    size_t now = live_view(live).index, set = said_set(live->timeline, now);
    if (set == live->timeline->count)
        return;
    live->sets[set].load = arena_string(live->said, load);
    if (live->journal && set < now) /* of one under way it is written as that ends */
        journal_write_again(live->journal, set);
}

const SetSaid *live_said(const Live *live)
{
    return live->sets;
}

void live_take_said(Live *live, const Resume *resume)
{
    for (size_t i = 0; i < resume->record_count; i++) {
        const SegmentRecord *record = &resume->records[i];
        SetSaid *set = &live->sets[record->position];
        set->reps = record->reps_said;
        if (record->load)
            set->load = arena_string(live->said, record->load);
    }
}
