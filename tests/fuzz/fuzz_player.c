// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A player under any commands at any times. The first byte says how many acts there are, each act
 * is three bytes, and what is left draws the routine. Whatever they are:
 *
 *   - Events come in the order of their times, none before it is due, and none is due afterwards.
 *   - A player that is looked at often and one that is looked at only when a key is pressed tell
 * the same story: the same events, at the same times.
 *   - What was promised to the loudspeaker sounds at its instant, until a command changes what
 * comes.
 *   - Nothing that an ouch left out is begun, sounds or takes time.
 *   - The view is of a segment that is there, with no negative time, and no more behind than there
 * is.
 *   - What was done is no more than what was planned and what was added.
 *   - There is one end; after it nothing comes, and no command does anything. */
#include "fuzz.h"

#include "base/array.h"
#include "random_routine.h"
#include "routine_builder.h"
#include "session/form.h"
#include "session/ouch.h"
#include "session/player.h"

#include <assert.h>
#include <string.h>

#define MOST_ACTS 64
#define MOST_PROMISED 64
#define ACT_BYTES 3

enum { HURT = COMMAND_FINISH + 1, SWAP, LOOK }; /* beside the commands */

/* An end is rare, or no session would get far. */
static unsigned kind_of(const uint8_t *act)
{
    static const unsigned kinds[] = {
        COMMAND_PAUSE, COMMAND_NEXT, COMMAND_BACK, COMMAND_LONGER, COMMAND_SHORTER, COMMAND_OUCH,
        HURT,          SWAP,         LOOK};
    return act[0] == UINT8_MAX ? COMMAND_FINISH : kinds[act[0] % COUNT_OF(kinds)];
}

typedef struct {
    Timeline *timeline;
    Player *player;
    Ns last; /* when its last event was */
    size_t events;
    uint64_t story; /* of its events, in one number */
    bool finished;
} Played;

typedef struct {
    Event sounds[MOST_PROMISED];
    size_t count, next;
    Ns until;
} Promise;

static void open_stage(Played *stage, const Routine *routine)
{
    *stage = (Played){.timeline = timeline_build(routine)};
    stage->player = player_new(stage->timeline, 0);
}

static void close_stage(Played *stage)
{
    player_free(stage->player);
    timeline_free(stage->timeline);
}

static void tell(Played *stage, uint64_t value)
{
    stage->story = (stage->story ^ value) * UINT64_C(1099511628211);
}

static void check_event(Played *stage, const Event *event, Ns now)
{
    assert(!stage->finished);
    assert(event->at >= stage->last && event->at <= now);
    assert(event->kind != EVENT_SEGMENT || !event->segment->left_out);
    stage->last = event->at;
    stage->events++;
    stage->finished = event->kind == EVENT_FINISHED;
    tell(stage, (uint64_t)event->kind);
    tell(stage, (uint64_t)event->at);
    tell(stage, (uint64_t)event->sound);
    tell(stage, (uint64_t)event->side);
    tell(stage, (uint64_t)event->number);
}

static void keep_promise(Promise *promise, const Event *event)
{
    if (event->sound == SOUND_NONE || event->at > promise->until)
        return;
    assert(promise->next < promise->count);
    const Event *sound = &promise->sounds[promise->next++];
    assert(sound->at == event->at && sound->sound == event->sound && sound->side == event->side);
}

/* Takes all that is due; promise: or NULL. */
static void poll_stage(Played *stage, Ns now, Promise *promise)
{
    Event event;
    while (player_poll(stage->player, now, &event)) {
        check_event(stage, &event, now);
        if (promise)
            keep_promise(promise, &event);
    }
    assert(player_deadline(stage->player) > now);
}

static void promise_sounds(const Played *stage, Ns now, Ns until, Promise *promise)
{
    Ns last = now;
    *promise = (Promise){.until = until};
    promise->count = player_upcoming(stage->player, now, until, promise->sounds, MOST_PROMISED);
    for (size_t i = 0; i < promise->count; i++) {
        assert(promise->sounds[i].sound != SOUND_NONE);
        assert(promise->sounds[i].at >= last && promise->sounds[i].at <= until);
        last = promise->sounds[i].at;
    }
    if (promise->count == MOST_PROMISED)
        promise->until = last - 1;
}

static void check_view(const Played *stage, Ns now)
{
    PlayerView view = player_view(stage->player, now);
    assert(view.index < stage->timeline->count);
    assert(view.elapsed >= 0 && view.remaining >= 0 && view.session_elapsed >= 0);
    assert(view.session_elapsed <= view.session_total);
    assert(view.rep >= 0 && view.rep <= view.reps);
    assert(view.mark_elapsed >= 0 && view.mark_elapsed <= view.mark_length);
    assert((view.count_in > 0) == (view.state == PLAYER_COUNTING_IN));
    assert(!view.hurt || view.state == PLAYER_PAUSED);
    assert((view.state == PLAYER_FINISHED) == stage->finished);
    assert(!view.segment->left_out || view.state == PLAYER_FINISHED || view.hurt);
}

static void check_results(const Played *stage)
{
    const SegmentResult *results = player_results(stage->player);
    for (size_t i = 0; i < stage->timeline->count; i++) {
        const Segment *segment = &stage->timeline->segments[i];
        Ns rep = work_rep_length(&segment->step->work);
        Ns longer = rep > 10 * NS_PER_S ? rep : 10 * NS_PER_S;
        Ns length = segment->planned > segment->length ? segment->planned : segment->length;
        assert(results[i].done >= 0 && results[i].reps >= 0 && results[i].longer >= 0);
        assert(results[i].reached || (results[i].skipped && results[i].done == 0));
        if (segment->kind == SEGMENT_WORK) /* a gap may be shorter since an ouch in it */
            assert(results[i].done <= length + results[i].longer * longer);
    }
}

/* The answer to an ouch, if one waits for it: what comes changes. */
static void answer_ouch(Played *stage, Ns now, unsigned drawn)
{
    PlayerView view = player_view(stage->player, now);
    if (view.hurt)
        timeline_ouch(stage->timeline, view.index, (OuchAction)(drawn % 3), &(Easing){0});
}

/* Another form of the step under way, begun at once. */
static void swap_form(Played *stage, Ns now, Form form)
{
    PlayerView view = player_view(stage->player, now);
    if (view.state == PLAYER_FINISHED || view.hurt || view.segment->eased ||
        segment_is_between(view.segment))
        return;
    player_begin_again(stage->player, form_beginning(stage->timeline, view.index), now);
    timeline_swap(stage->timeline, view.index, form, &(Easing){0});
}

static void command(Played *stage, unsigned act, Ns now, unsigned drawn)
{
    if (act == SWAP) {
        swap_form(stage, now, (Form)(drawn % 3));
        return;
    }
    if (act == HURT) { /* an ouch that is answered at once */
        command(stage, COMMAND_OUCH, now, drawn);
        act = COMMAND_PAUSE;
    }
    if (act == COMMAND_PAUSE || act == COMMAND_NEXT)
        answer_ouch(stage, now, drawn);
    player_command(stage->player, (Command)act, now);
}

/* How long until this act: a nanosecond, a frame, seconds, minutes. */
static Ns gap_of(const uint8_t *act)
{
    static const Ns units[] = {1, NS_PER_MS, 250 * NS_PER_MS, 5 * NS_PER_S};
    return (act[2] & 63) * units[act[2] >> 6];
}

/* Both are at now; the idle one has not been looked at since the last key. */
static void act_on(Played *often, Played *idle, const uint8_t *act, Ns now)
{
    unsigned kind = kind_of(act);
    check_view(often, now);
    if (kind == LOOK)
        return;
    poll_stage(idle, now, NULL);
    bool over = often->finished;
    size_t before = often->events;
    assert(often->events == idle->events && often->story == idle->story);
    command(often, kind, now, act[1]);
    command(idle, kind, now, act[1]);
    poll_stage(often, now, NULL);
    assert(!over || often->events == before);
    check_view(often, now);
    check_results(often);
}

static void end(Played *stage, Ns now)
{
    player_command(stage->player, COMMAND_FINISH, now);
    poll_stage(stage, now, NULL);
    assert(stage->finished);
    assert(player_view(stage->player, now).state == PLAYER_FINISHED);
    assert(player_deadline(stage->player) == NS_NEVER);
    check_results(stage);
}

static void play(const Routine *routine, const uint8_t *acts, size_t count)
{
    Played often, idle;
    Promise promise;
    Ns now = 0;
    open_stage(&often, routine);
    open_stage(&idle, routine);
    poll_stage(&often, now, NULL);
    for (size_t i = 0; i < count; i++) {
        const uint8_t *act = acts + i * ACT_BYTES;
        Ns later = now + gap_of(act);
        promise_sounds(&often, now, later, &promise);
        poll_stage(&often, now + (later - now) / 2, &promise);
        poll_stage(&often, later, &promise);
        assert(promise.next == promise.count || promise.sounds[promise.next].at > promise.until);
        now = later;
        act_on(&often, &idle, act, now);
    }
    poll_stage(&idle, now, NULL);
    end(&often, now);
    end(&idle, now);
    assert(often.events == idle.events && often.story == idle.story);
    close_stage(&often);
    close_stage(&idle);
}

/* Each step has an easier and a harder form, in words. */
static void give_forms(Routine *routine)
{
    static const Exercise exercise = {.id = "any",
                                      .name = "Any",
                                      .easier = {.how = "With a hand on a chair"},
                                      .harder = {.how = "With closed eyes"}};
    for (size_t i = 0; i < routine->block_count; i++)
        for (size_t j = 0; j < routine->blocks[i].count; j++)
            routine->blocks[i].steps[j].exercise = &exercise;
}

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    (void)count, (void)arguments;
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size == 0)
        return 0;
    size_t room = (size - 1) / ACT_BYTES, count = bytes[0] % (MOST_ACTS + 1);
    if (count > room)
        count = room;
    const uint8_t *rest = bytes + 1 + count * ACT_BYTES;
    chance_take_bytes(rest, (size_t)(bytes + size - rest));
    Routine *routine = routine_prescribed_at_random(true);
    give_forms(routine);
    play(routine, bytes + 1, count);
    routine_drop(routine);
    return 0;
}
