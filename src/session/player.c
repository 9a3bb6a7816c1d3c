// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The player: a position in a timeline, moved by time and by commands. All that time brings (marks,
 * the ends of segments, the count-in) comes out of one pair of functions, due_at and take_due,
 * which know when the next thing happens and make it happen at exactly that instant, however late
 * they are asked. Commands move the position and leave announcements, which are delivered first.
 * Looking ahead is the same pair run on a copy. */
#include "session/player_state.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define BACK_TWICE (2 * NS_PER_S)
#define TEN_SECONDS (10 * NS_PER_S)
#define LEAST_LEFT (5 * NS_PER_S) /* where time is taken off: room for the pips */

/* ---- announcements ---- */

static Event event_of(const Player *player, EventKind kind, Ns at)
{
    return (Event){.kind = kind, .at = at, .segment = player->segment};
}

static void announce(Player *player, Event event)
{
    size_t size = (player->count + 1) * sizeof *player->announcements;
    player->announcements = memory_resize(player->announcements, size);
    player->announcements[player->count++] = event;
}

static bool has_announcements(const Player *player)
{
    return player->announced < player->count;
}

static Event take_announcement(Player *player)
{
    Event event = player->announcements[player->announced++];
    if (!has_announcements(player))
        player->announced = player->count = 0;
    return event;
}

/* ---- moving ---- */

static bool is_still(const Player *player)
{
    return player->state == PLAYER_PAUSED || player->state == PLAYER_COUNTING_IN;
}

static PlayerState moving_state(const Player *player)
{
    return player->segment->kind == SEGMENT_WAIT ? PLAYER_WAITING : PLAYER_RUNNING;
}

/* Notes what was done of the segment under way as it is left. */
static void leave_segment(Player *player, Ns done, bool skipped)
{
    if (!player->results)
        return;
    player->results[player->index].done = done;
    player->results[player->index].skipped = skipped;
}

/* Begins a segment at an instant and returns its event. While paused or counting in, it stands at
 * its beginning, silent. */
static Event enter_segment(Player *player, size_t index, Ns at)
{
    player->index = index;
    player->segment = &player->timeline->segments[index];
    player->next_mark = 0;
    player->origin = at;
    player->position = 0;
    if (!is_still(player))
        player->state = moving_state(player);
    if (player->results)
        player->results[index] = (SegmentResult){.reached = true, .skipped = true};
    Event event = event_of(player, EVENT_SEGMENT, at);
    event.sound = is_still(player) ? SOUND_NONE : player->segment->sound;
    event.side = player->segment->side;
    return event;
}

static Event finish(Player *player, Ns at, Ns position, bool completed)
{
    player->state = PLAYER_FINISHED;
    player->position = position;
    Event event = event_of(player, EVENT_FINISHED, at);
    event.sound = SOUND_FINISH;
    event.completed = completed;
    return event;
}

/* On to the segment after this one, or ends the session. */
static Event advance(Player *player, Ns at)
{
    size_t next = timeline_next_open(player->timeline, player->index + 1);
    if (next == player->timeline->count)
        return finish(player, at, player_position(player, at), true);
    player->added_behind += player->added[player->index];
    return enter_segment(player, next, at);
}

/* ---- what time brings ---- */

static Ns due_at(const Player *player)
{
    const Segment *segment = player->segment;
    switch (player->state) {
    case PLAYER_COUNTING_IN:
        return player->count_start + (COUNT_IN_PIPS - player->count_next) * NS_PER_S;
    case PLAYER_RUNNING:
    case PLAYER_WAITING:
        if (player->next_mark < segment->mark_count)
            return player->origin + segment->marks[player->next_mark].at;
        return player->state == PLAYER_RUNNING ? player->origin + segment->length : NS_NEVER;
    default:
        return NS_NEVER;
    }
}

static Event take_mark(Player *player, Ns at)
{
    const Mark *mark = &player->segment->marks[player->next_mark++];
    if (mark->kind == MARK_REP && player->results)
        player->results[player->index].reps = mark->number;
    Event event = event_of(player, EVENT_MARK, at);
    event.mark = mark;
    event.sound = mark->sound;
    event.side = mark->side;
    return event;
}

static Event take_count_in(Player *player, Ns at)
{
    Event event = event_of(player, EVENT_COUNT_IN, at);
    event.number = player->count_next--;
    event.sound = SOUND_PIP;
    event.side = player_view(player, at).side;
    return event;
}

/* Goes on from exactly where it stopped, with a tone: work has a new start, the rest its own. */
static Event resume(Player *player, Ns at)
{
    player->origin = at - player->position;
    player->state = moving_state(player);
    Event event = event_of(player, EVENT_RESUMED, at);
    event.sound = player->segment->sound;
    event.side = player_view(player, at).side;
    return event;
}

/* Makes the next thing happen; there is one, and it happens at `at`. */
static Event take_due(Player *player, Ns at)
{
    if (player->state == PLAYER_COUNTING_IN)
        return player->count_next > 0 ? take_count_in(player, at) : resume(player, at);
    if (player->next_mark < player->segment->mark_count)
        return take_mark(player, at);
    leave_segment(player, player->segment->length, false);
    return advance(player, at);
}

Ns player_deadline(const Player *player)
{
    if (has_announcements(player))
        return player->announcements[player->announced].at;
    return due_at(player);
}

bool player_poll(Player *player, Ns now, Event *event)
{
    Ns at = player_deadline(player);
    if (at == NS_NEVER || at > now)
        return false;
    if (at > player->latest)
        player->latest = at;
    *event = has_announcements(player) ? take_announcement(player) : take_due(player, at);
    return true;
}

size_t player_upcoming(const Player *player, Ns from, Ns until, Event *out, size_t capacity)
{
    Player ahead = *player;
    ahead.results = NULL; /* nothing of what is shared is written */
    Event event;
    size_t count = 0;
    while (count < capacity && player_poll(&ahead, until, &event)) {
        if (event.sound != SOUND_NONE && event.at > from)
            out[count++] = event;
    }
    return count;
}

/* ---- commands ---- */

static void jump(Player *player, size_t index, Ns now)
{
    Event jumped = event_of(player, EVENT_JUMPED, now);
    Event begun = enter_segment(player, index, now);
    jumped.segment = player->segment;
    announce(player, jumped);
    announce(player, begun);
}

static void count_in(Player *player, Ns now)
{
    player->state = PLAYER_COUNTING_IN;
    player->count_start = now;
    player->count_next = COUNT_IN_PIPS;
}

/* The pause of an ouch is over; work is counted in. */
static void end_ouch(Player *player, size_t target, Ns now)
{
    player->hurt = false;
    if (player->timeline->segments[target].kind == SEGMENT_WORK)
        count_in(player, now);
    else
        player->state = PLAYER_RUNNING;
}

/* After an ouch: begins the gap under way again, which may have become another, or what is next. */
static bool go_on_from_ouch(Player *player, Ns now)
{
    bool was_work = segment_is_work(player->segment);
    size_t next = timeline_next_open(player->timeline, player->index + was_work);
    player->has_gone_back = false;
    if (!was_work) { /* the gap as it was is gone */
        player->segment = &player->timeline->segments[player->index];
        player->position = player->added[player->index] = 0;
    }
    if (next == player->timeline->count) {
        player->hurt = false;
        announce(player, finish(player, now, player->position, true));
        return true;
    }
    if (next > player->index)
        player->added_behind += player->added[player->index];
    end_ouch(player, next, now);
    jump(player, next, now);
    return true;
}

static bool command_pause(Player *player, Ns now)
{
    if (player->hurt)
        return go_on_from_ouch(player, now);
    if (player->state == PLAYER_PAUSED) {
        count_in(player, now);
        return true;
    }
    player->position = player_position(player, now);
    player->state = PLAYER_PAUSED;
    announce(player, event_of(player, EVENT_PAUSED, now));
    return true;
}

static bool command_next(Player *player, Ns now)
{
    if (player->hurt)
        return go_on_from_ouch(player, now);
    bool wait = player->segment->kind == SEGMENT_WAIT;
    leave_segment(player, player_position(player, now), !wait);
    player->has_gone_back = false;
    size_t next = timeline_next_open(player->timeline, player->index + 1);
    if (next == player->timeline->count) {
        announce(player, advance(player, now));
        return true;
    }
    player->added_behind += player->added[player->index];
    jump(player, next, now);
    return true;
}

static bool is_open(const Segment *segment)
{
    return !segment->left_out && !segment->closed;
}

/* The first segment of the step's turn that back goes to: what an ouch closed is passed over, a
 * turn of which nothing is open too. */
static size_t back_target(const Player *player, bool twice)
{
    const Segment *segments = player->timeline->segments;
    size_t target = player->index;
    int visit = segments[target].visit;
    bool before = false; /* a turn before this one has been found */
    for (size_t i = player->index; i-- > 0;) {
        if (segments[i].visit < visit && (!twice || before))
            break;
        if (!is_open(&segments[i]))
            continue;
        before = before || segments[i].visit < visit;
        visit = segments[i].visit;
        target = i;
    }
    return target;
}

/* What is done again has its planned length again. */
static void forget_added(Player *player, size_t from)
{
    for (size_t i = from; i <= player->index; i++)
        player->added[i] = 0;
    player->added_behind = 0;
    for (size_t i = 0; i < from; i++)
        player->added_behind += player->added[i];
}

static bool command_back(Player *player, Ns now)
{
    if (player->hurt && !is_open(&player->timeline->segments[player->index]))
        return go_on_from_ouch(player, now);
    bool twice = player->has_gone_back && now - player->last_back <= BACK_TWICE;
    size_t target = back_target(player, twice);
    leave_segment(player, player_position(player, now), true);
    forget_added(player, target);
    player->has_gone_back = true;
    player->last_back = now;
    if (player->hurt)
        end_ouch(player, target, now);
    jump(player, target, now);
    return true;
}

static bool command_longer(Player *player, Ns now)
{
    if (player->segment->kind == SEGMENT_WAIT || player->hurt)
        return false;
    player_extend(player, TEN_SECONDS, now);
    player->results[player->index].longer++;
    announce(player, event_of(player, EVENT_EXTENDED, now));
    return true;
}

static bool command_shorter(Player *player, Ns now)
{
    if (player->segment->kind == SEGMENT_WAIT || player->hurt)
        return false;
    Ns before = player->segment->length;
    Extension *extension = player_new_extension(player);
    if (!timeline_shorten(extension->arena, &extension->segment, player_position(player, now),
                          TEN_SECONDS, LEAST_LEFT)) {
        arena_free(extension->arena);
        return false;
    }
    player_take_extension(player, extension);
    player->results[player->index].shorter++;
    Event event = event_of(player, EVENT_SHORTENED, now);
    event.number = (int)((before - player->segment->length + NS_PER_S / 2) / NS_PER_S);
    announce(player, event);
    return true;
}

static bool command_ouch(Player *player, Ns now)
{
    if (player->hurt)
        return false;
    player->position = player_position(player, now);
    leave_segment(player, player->position, true);
    player->state = PLAYER_PAUSED;
    player->hurt = true;
    announce(player, event_of(player, EVENT_OUCH, now));
    return true;
}

static bool command_finish(Player *player, Ns now)
{
    Ns position = player_position(player, now);
    player->hurt = false;
    leave_segment(player, position, true);
    announce(player, finish(player, now, position, false));
    return true;
}

/* Each returns whether it changed what comes. */
static bool (*const commands[])(Player *player, Ns now) = {
    [COMMAND_PAUSE] = command_pause,     [COMMAND_NEXT] = command_next,
    [COMMAND_BACK] = command_back,       [COMMAND_LONGER] = command_longer,
    [COMMAND_SHORTER] = command_shorter, [COMMAND_OUCH] = command_ouch,
    [COMMAND_FINISH] = command_finish,
};

/* What is due comes first. Returns the instant of the command. */
static Ns catch_up(Player *player, Ns now)
{
    player_drop_extensions(player);
    if (now < player->latest)
        now = player->latest;
    player->latest = now;
    for (Ns at = due_at(player); at <= now; at = due_at(player))
        announce(player, take_due(player, at));
    return now;
}

void player_command(Player *player, Command command, Ns now)
{
    now = catch_up(player, now);
    if (player->state != PLAYER_FINISHED && commands[command](player, now))
        player->revision++;
}

void player_begin_again(Player *player, size_t index, Ns now)
{
    now = catch_up(player, now);
    if (player->state == PLAYER_FINISHED)
        return;
    leave_segment(player, player_position(player, now), true);
    forget_added(player, index);
    player->has_gone_back = false;
    end_ouch(player, index, now);
    jump(player, index, now);
    player->revision++;
}

void player_lengthen(Player *player, Ns more, Ns now)
{
    now = catch_up(player, now);
    if (player->state != PLAYER_RUNNING || segment_is_work(player->segment))
        return;
    player_extend(player, more, now);
    player->revision++;
}

/* ---- the rest ---- */

Player *player_new(const Timeline *timeline, Ns now)
{
    return player_new_from(timeline, 0, NULL, now);
}

Player *player_new_from(const Timeline *timeline, size_t first, const SegmentResult *earlier,
                        Ns now)
{
    assert(first < timeline->count && !timeline->segments[first].left_out);
    Player *player = memory_alloc(sizeof *player);
    player->timeline = timeline;
    player->latest = now;
    player->results = memory_alloc(timeline->count * sizeof *player->results);
    player->added = memory_alloc(timeline->count * sizeof *player->added);
    for (size_t i = 0; i < timeline->count; i++)
        player->results[i].skipped = true;
    if (earlier)
        memcpy(player->results, earlier, first * sizeof *earlier);
    if (first > 0 && timeline->segments[first].kind == SEGMENT_WORK)
        count_in(player, now);
    announce(player, enter_segment(player, first, now));
    return player;
}

void player_free(Player *player)
{
    if (!player)
        return;
    player_free_extensions(player->extension);
    free(player->announcements);
    free(player->results);
    free(player->added);
    free(player);
}

const SegmentResult *player_results(const Player *player)
{
    return player->results;
}

unsigned player_revision(const Player *player)
{
    return player->revision;
}
