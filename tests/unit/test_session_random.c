// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What must hold of every session, tried on random routines, random polling and random commands.
 * The seed is printed; LIMBER_SEED=N plays the same ones again. */
#include "random_routine.h"
#include "routine_builder.h"
#include "session/ouch.h"
#include "session/player.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#define ROUNDS 300

/* ---- the layout ---- */

static void check_marks(const Segment *segment)
{
    Ns filled = 0;
    for (size_t i = 0; i < segment->mark_count; i++) {
        const Mark *mark = &segment->marks[i], *before = i > 0 ? mark - 1 : NULL;
        assert_true(mark->at >= 0 && mark->at % NS_PER_MS == 0);
        if (segment->kind != SEGMENT_WAIT)
            assert_true(mark->at < segment->length);
        if (before)
            assert_true(before->at < mark->at ||
                        (before->at == mark->at && before->kind <= mark->kind));
        if (mark->kind == MARK_REP || mark->kind == MARK_PHASE || mark->kind == MARK_RELEASE) {
            assert_int_equal(mark->at, filled);
            assert_true(mark->length > 0);
            filled += mark->length;
        }
    }
    if (segment->reps > 0)
        assert_int_equal(filled, segment->length);
}

static void segments_follow_each_other_without_a_gap(void **state)
{
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        Routine *routine = routine_prescribed_at_random(true);
        Timeline *timeline = timeline_build(routine);
        Ns end = 0;
        for (size_t i = 0; i < timeline->count; i++) {
            const Segment *segment = &timeline->segments[i];
            assert_int_equal(segment->start, end);
            assert_true(segment->length > 0 || segment->kind == SEGMENT_WAIT);
            check_marks(segment);
            end += segment->length;
        }
        assert_int_equal(timeline->total, end);
        timeline_free(timeline);
        routine_drop(routine);
    }
}

static void measuring_agrees_with_laying_out(void **state)
{
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        Routine *routine = routine_prescribed_at_random(true);
        Timeline *timeline = timeline_build(routine);
        size_t count;
        Ns total;
        routine_measure(routine, false, &count, &total);
        assert_int_equal(count, timeline->count);
        assert_int_equal(total, timeline->total);
        routine_measure(routine, true, &count, &total);
        assert_int_equal(total, timeline->core_total);
        timeline_free(timeline);
        routine_drop(routine);
    }
}

/* The times that a visit's work took on each side, of the segments from index on. */
static size_t sum_visit(const Timeline *timeline, size_t index, Ns work[3], int turns[3])
{
    int visit = timeline->segments[index].visit;
    for (; index < timeline->count && timeline->segments[index].visit == visit; index++) {
        const Segment *segment = &timeline->segments[index];
        if (segment->kind != SEGMENT_WORK && segment->kind != SEGMENT_WAIT)
            continue;
        work[segment->side] += segment->length;
        turns[segment->side]++;
    }
    return index;
}

static void each_side_gets_the_whole_work_of_every_set(void **state)
{
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        Routine *routine = routine_at_random(true);
        Timeline *timeline = timeline_build(routine);
        int visits = 0;
        for (size_t i = 0; i < timeline->count; visits++) {
            const Step *step = timeline->segments[i].step;
            Ns work[3] = {0}, whole = step->sets * work_length(&step->work, step->release);
            int turns[3] = {0};
            i = sum_visit(timeline, i, work, turns);
            bool left = step->side == SIDES_LEFT || step->side == SIDES_EACH;
            bool right = step->side == SIDES_RIGHT || step->side == SIDES_EACH;
            bool works[3] = {!left && !right, left, right};
            for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++) {
                assert_int_equal(work[side], works[side] ? whole : 0);
                assert_int_equal(turns[side], works[side] ? step->sets : 0);
            }
        }
        assert_int_equal(visits, timeline->visits);
        timeline_free(timeline);
        routine_drop(routine);
    }
}

/* ---- playing ---- */

/* Checks an event against the timeline, in which *segment and *mark say what comes next (mark 0:
 * the segment itself), with `shift` between the timeline and the clock. */
static void check_next(const Timeline *timeline, const Event *event, size_t *segment, size_t *mark,
                       Ns shift)
{
    if (*segment == timeline->count) {
        assert_int_equal(event->kind, EVENT_FINISHED);
        assert_true(event->completed);
        assert_int_equal(event->at, timeline->total + shift);
        return;
    }
    const Segment *expected = &timeline->segments[*segment];
    assert_ptr_equal(event->segment, expected);
    if (*mark == 0) {
        assert_int_equal(event->kind, EVENT_SEGMENT);
        assert_int_equal(event->at, expected->start + shift);
    } else {
        assert_int_equal(event->kind, EVENT_MARK);
        assert_ptr_equal(event->mark, &expected->marks[*mark - 1]);
        assert_int_equal(event->at, expected->start + event->mark->at + shift);
    }
    if (++*mark > expected->mark_count) {
        *mark = 0;
        ++*segment;
    }
}

/* Between two polls: now and then none, a frame, seconds, or minutes. */
static Ns draw_gap(void)
{
    static const Ns longest[] = {1, 40 * NS_PER_MS, 3 * NS_PER_S, 300 * NS_PER_S};
    return chance_between(0, longest[chance_between(0, 3)]);
}

static void however_late_the_polls_the_printed_sequence_comes_at_its_times(void **state)
{
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        Routine *routine = routine_prescribed_at_random(false);
        Timeline *timeline = timeline_build(routine);
        Ns start = chance_between(0, 1000000) * NS_PER_MS + 7;
        Player *player = player_new(timeline, start);
        size_t segment = 0, mark = 0;
        Event event = {0};
        for (Ns now = start; event.kind != EVENT_FINISHED; now += draw_gap()) {
            while (player_poll(player, now, &event)) {
                assert_true(event.at <= now);
                check_next(timeline, &event, &segment, &mark, start);
            }
            assert_true(player_deadline(player) > now);
        }
        assert_int_equal(segment, timeline->count);
        assert_false(player_poll(player, NS_NEVER, &event));
        player_free(player);
        timeline_free(timeline);
        routine_drop(routine);
    }
}

static void pauses_move_the_rest_by_their_exact_length(void **state)
{
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        Routine *routine = routine_prescribed_at_random(false);
        Timeline *timeline = timeline_build(routine);
        Player *player = player_new(timeline, 0);
        size_t segment = 0, mark = 0;
        Ns shift = 0, paused_at = -1;
        Event event = {0};
        for (Ns now = 0; event.kind != EVENT_FINISHED; now += draw_gap()) {
            while (player_poll(player, now, &event)) {
                if (event.kind == EVENT_RESUMED) {
                    shift += event.at - paused_at;
                    paused_at = -1;
                } else if (event.kind == EVENT_PAUSED) {
                    paused_at = paused_at < 0 ? event.at : paused_at;
                } else if (event.kind != EVENT_COUNT_IN) {
                    check_next(timeline, &event, &segment, &mark, shift);
                }
            }
            if (chance_one_in(8) || player_view(player, now).state == PLAYER_PAUSED)
                player_command(player, COMMAND_PAUSE, now);
        }
        assert_int_equal(segment, timeline->count);
        player_free(player);
        timeline_free(timeline);
        routine_drop(routine);
    }
}

/* ---- commands ---- */

static void check_view(const Timeline *timeline, const PlayerView *view)
{
    assert_true(view->index < timeline->count);
    assert_true(view->elapsed >= 0 && view->remaining >= 0);
    assert_true(view->session_elapsed >= 0);
    assert_true(view->session_elapsed <= view->session_total);
    assert_true(view->session_total >= timeline->total);
    assert_true(view->rep >= 0 && view->rep <= view->reps);
    assert_true(view->mark_elapsed >= 0 && view->mark_elapsed <= view->mark_length);
    assert_true((view->count_in > 0) == (view->state == PLAYER_COUNTING_IN));
    if (view->segment->kind == SEGMENT_WAIT)
        assert_int_not_equal(view->state, PLAYER_RUNNING);
    else
        assert_true(view->elapsed <= view->segment->length);
    check_marks(view->segment);
}

static void check_results(const Timeline *timeline, const SegmentResult *results)
{
    for (size_t i = 0; i < timeline->count; i++) {
        const Segment *segment = &timeline->segments[i];
        const SegmentResult *result = &results[i];
        assert_true(result->done >= 0 && result->reps >= 0);
        assert_true(result->reached || (result->skipped && result->done == 0));
        Ns rep = work_rep_length(&segment->step->work);
        Ns most = rep > 10 * NS_PER_S ? rep : 10 * NS_PER_S;
        Ns length = segment->planned > segment->length ? segment->planned : segment->length;
        if (segment->kind != SEGMENT_WAIT)
            assert_true(result->done <= length + result->longer * most);
        if (result->longer == 0)
            assert_true(result->reps <= segment->reps_planned);
    }
}

static void check_order(const Timeline *timeline)
{
    Ns end = 0;
    for (size_t i = 0; i < timeline->count; i++) {
        const Segment *segment = &timeline->segments[i];
        assert_int_equal(segment->start, end);
        if (segment->left_out)
            assert_true(segment->length == 0 && segment->mark_count == 0);
        else if (segment->kind == SEGMENT_WORK)
            assert_true(segment->length > 0 && segment->length <= segment->planned);
        else
            assert_true(segment->length >= segment->planned);
        end += segment->length;
    }
    assert_int_equal(timeline->total, end);
}

/* An ouch with a random answer, given at once or after a while. */
static void ouch_at_random(Timeline *timeline, Player *player, Ns *now)
{
    player_command(player, COMMAND_OUCH, *now);
    PlayerView view = player_view(player, *now);
    if (view.state == PLAYER_FINISHED)
        return;
    assert_true(view.hurt && view.state == PLAYER_PAUSED);
    *now += draw_gap();
    size_t index = view.index, count = timeline->count;
    OuchAction action = (OuchAction)chance_between(OUCH_NOTED, OUCH_LEFT_OUT);
    timeline_ouch(timeline, index, action, &(Easing){0});
    assert_int_equal(timeline->count, count);
    check_order(timeline);
    player_command(player, chance_one_in(2) ? COMMAND_PAUSE : COMMAND_NEXT, *now);
    view = player_view(player, *now);
    assert_false(view.hurt);
    assert_false(view.segment->left_out && view.state != PLAYER_FINISHED);
    assert_true(view.index >= index);
}

/* What sounds from now on, if nothing is commanded, as it was promised. */
typedef struct {
    Event events[64];
    size_t count, next;
    Ns until;
    unsigned revision;
} Promise;

static void promise(const Player *player, Ns now, Promise *promised)
{
    promised->until = now + draw_gap();
    promised->next = 0;
    promised->revision = player_revision(player);
    promised->count = player_upcoming(player, now - 1, promised->until, promised->events, 64);
    if (promised->count == 64)
        promised->until = promised->events[63].at - 1;
}

static void check_promise(const Player *player, const Event *event, Promise *promised)
{
    if (event->sound == SOUND_NONE || player_revision(player) != promised->revision ||
        event->at > promised->until)
        return;
    assert_true(promised->next < promised->count);
    const Event *expected = &promised->events[promised->next++];
    assert_int_equal(event->at, expected->at);
    assert_int_equal(event->sound, expected->sound);
    assert_int_equal(event->side, expected->side);
}

/* A session of random commands; careful: everything due is polled before each. */
static void play_at_random(Timeline *timeline, bool careful)
{
    Player *player = player_new(timeline, 0);
    Event event;
    Promise promised = {0};
    Ns now = 0, last = 0;
    promise(player, now, &promised);
    for (int i = 0; i < 200; i++) {
        while ((careful || chance_one_in(2)) && player_poll(player, now, &event)) {
            assert_true(event.at >= last && event.at <= now);
            last = event.at;
            if (careful) {
                check_promise(player, &event, &promised);
                assert_false(event.kind == EVENT_SEGMENT && event.segment->left_out);
            }
        }
        PlayerView view = player_view(player, now);
        check_view(timeline, &view);
        if (chance_one_in(2))
            player_command(player, (Command)chance_between(COMMAND_PAUSE, COMMAND_LONGER), now);
        else if (chance_one_in(4))
            ouch_at_random(timeline, player, &now);
        promise(player, now, &promised);
        view = player_view(player, now);
        check_view(timeline, &view);
        check_results(timeline, player_results(player));
        now += draw_gap();
    }
    player_command(player, COMMAND_FINISH, now);
    size_t finishes = 0;
    while (player_poll(player, now, &event)) {
        assert_true(event.at >= last);
        last = event.at;
        finishes += event.kind == EVENT_FINISHED;
    }
    assert_true(finishes <= 1);
    assert_int_equal(player_view(player, now).state, PLAYER_FINISHED);
    check_results(timeline, player_results(player));
    player_free(player);
}

static void no_flood_of_commands_breaks_a_session(void **state)
{
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        Routine *routine = routine_prescribed_at_random(true);
        Timeline *timeline = timeline_build(routine);
        play_at_random(timeline, round % 2 == 0);
        timeline_free(timeline);
        routine_drop(routine);
    }
}

static void next_alone_leads_through_everything_to_the_end(void **state)
{
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        Routine *routine = routine_prescribed_at_random(true);
        Timeline *timeline = timeline_build(routine);
        Player *player = player_new(timeline, 0);
        size_t begun = 0;
        Event event = {0};
        for (size_t i = 0; i <= timeline->count; i++) {
            while (player_poll(player, 0, &event))
                begun += event.kind == EVENT_SEGMENT;
            if (i < timeline->count)
                player_command(player, COMMAND_NEXT, 0);
        }
        assert_int_equal(begun, timeline->count);
        assert_int_equal(event.kind, EVENT_FINISHED);
        player_free(player);
        timeline_free(timeline);
        routine_drop(routine);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(segments_follow_each_other_without_a_gap, chance_start_from_seed),
        cmocka_unit_test_setup(measuring_agrees_with_laying_out, chance_start_from_seed),
        cmocka_unit_test_setup(each_side_gets_the_whole_work_of_every_set, chance_start_from_seed),
        cmocka_unit_test_setup(however_late_the_polls_the_printed_sequence_comes_at_its_times,
                               chance_start_from_seed),
        cmocka_unit_test_setup(pauses_move_the_rest_by_their_exact_length, chance_start_from_seed),
        cmocka_unit_test_setup(no_flood_of_commands_breaks_a_session, chance_start_from_seed),
        cmocka_unit_test_setup(next_alone_leads_through_everything_to_the_end,
                               chance_start_from_seed),
    };
    return cmocka_run_group_tests(tests, chance_print_seed, NULL);
}
