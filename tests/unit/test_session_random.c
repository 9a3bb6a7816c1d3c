/* What must hold of every session, tried on random routines, random polling and random commands.
 * The seed is printed; LIMBER_SEED=N plays the same ones again. */
#include "routine_builder.h"
#include "session/player.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#define ROUNDS 300

/* ---- chance ---- */

static uint64_t seed, chance;

static uint64_t draw(void)
{
    chance ^= chance << 13;
    chance ^= chance >> 7;
    chance ^= chance << 17;
    return chance;
}

/* From low to high, both included. */
static int64_t draw_between(int64_t low, int64_t high)
{
    return low + (int64_t)(draw() % (uint64_t)(high - low + 1));
}

static bool one_in(int64_t n)
{
    return draw_between(1, n) == 1;
}

/* Whole milliseconds; short times and whole seconds are as likely as long ones. */
static Ns draw_time(Ns low, Ns high)
{
    Ns top = one_in(2) ? high : low + (high - low) / 8;
    Ns time = draw_between(low / NS_PER_MS, top / NS_PER_MS) * NS_PER_MS;
    Ns whole = time - time % NS_PER_S;
    return one_in(2) && whole >= low ? whole : time;
}

static int print_seed(void **state)
{
    (void)state;
    const char *given = getenv("LIMBER_SEED");
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    seed = given ? strtoull(given, NULL, 10) : (uint64_t)(now.tv_sec * NS_PER_S + now.tv_nsec);
    print_message("LIMBER_SEED=%llu\n", (unsigned long long)seed);
    return 0;
}

static int start_from_seed(void **state)
{
    (void)state;
    chance = seed * 2 + 1;
    return 0;
}

/* ---- random routines ---- */

static Work draw_work(bool waits)
{
    int reps = (int)draw_between(1, 12);
    switch (draw_between(0, waits ? 6 : 4)) {
    case 0:
        return work_hold(draw_time(SECONDS(1), SECONDS(60)));
    case 1:
        return work_time(draw_time(SECONDS(1), SECONDS(60)));
    case 2: {
        Ns zero = one_in(2) ? 0 : SECONDS(2);
        Work work = work_tempo(reps, draw_time(0, SECONDS(4)), draw_time(0, zero),
                               draw_time(SECONDS(0.4), SECONDS(3)), draw_time(0, zero));
        work.begins_up = one_in(2);
        return work;
    }
    case 3:
        return work_every(reps, draw_time(SECONDS(0.4), SECONDS(12)));
    case 4:
        return work_holds(reps, draw_time(SECONDS(1), SECONDS(30)));
    case 5:
        return work_self_paced(reps);
    default:
        return work_ready();
    }
}

static Cue draw_cue(const Step *step)
{
    static const char *const texts[] = {"Breathe", "(shown)", "<side> knee", "not the <other>"};
    bool wait = step->work.form == WORK_SELF_PACED || step->work.form == WORK_READY;
    Cue cue = {.say = texts[draw_between(0, 3)], .at = (CueAt)draw_between(0, wait ? 1 : 3)};
    if (cue.at == CUE_AT_OFFSET || cue.at == CUE_AT_LAST)
        cue.offset = draw_time(NS_PER_MS, SECONDS(40)); /* often too late: then it is dropped */
    if (step->side == SIDES_EACH || step->side == SIDES_ALTERNATE)
        cue.side = (Side)draw_between(SIDE_NONE, SIDE_RIGHT);
    cue.set = one_in(3) ? (int)draw_between(1, step->sets) : 0;
    return cue;
}

static Step draw_step(Routine *routine, bool waits)
{
    Step step = step_of("Step", draw_work(waits));
    step.prepare = one_in(4) ? 0 : draw_time(0, SECONDS(12));
    step.switch_gap = one_in(4) ? 0 : draw_time(0, SECONDS(8));
    step.rest = one_in(4) ? 0 : draw_time(0, SECONDS(20));
    step.release = one_in(4) ? 0 : draw_time(0, SECONDS(7));
    step.first = one_in(2) ? SIDE_LEFT : SIDE_RIGHT;
    step.order = one_in(2) ? ORDER_BY_SET : ORDER_BY_SIDE;
    step.core = one_in(4);
    if (step.work.form != WORK_READY) {
        step.sets = (int)draw_between(1, 3);
        step.side = (Sides)draw_between(SIDES_BOTH, SIDES_ALTERNATE);
        if (step.work.form == WORK_HOLD && step.side == SIDES_ALTERNATE)
            step.side = SIDES_EACH;
    }
    for (int64_t cues = draw_between(0, 4); cues > 0; cues--)
        step_add_cue(routine, &step, draw_cue(&step));
    return step;
}

static Routine *draw_routine(bool waits)
{
    Routine *routine = routine_new();
    for (int64_t blocks = draw_between(1, 3); blocks > 0; blocks--) {
        Step steps[3];
        size_t count = (size_t)draw_between(1, 3);
        for (size_t i = 0; i < count; i++)
            steps[i] = draw_step(routine, waits);
        int rounds = (int)draw_between(1, 3);
        routine_add_repeat(routine, rounds, one_in(2) ? 0 : draw_time(0, SECONDS(20)), steps,
                           count);
    }
    return routine;
}

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
        Routine *routine = draw_routine(true);
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
        Routine *routine = draw_routine(true);
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
        Routine *routine = draw_routine(true);
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
    return draw_between(0, longest[draw_between(0, 3)]);
}

static void however_late_the_polls_the_printed_sequence_comes_at_its_times(void **state)
{
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        Routine *routine = draw_routine(false);
        Timeline *timeline = timeline_build(routine);
        Ns start = draw_between(0, 1000000) * NS_PER_MS + 7;
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
        Routine *routine = draw_routine(false);
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
            if (one_in(8) || player_view(player, now).state == PLAYER_PAUSED)
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
        if (segment->kind != SEGMENT_WAIT)
            assert_true(result->done <= segment->length + result->longer * most);
        if (result->longer == 0)
            assert_true(result->reps <= segment->reps);
    }
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
static void play_at_random(const Timeline *timeline, bool careful)
{
    Player *player = player_new(timeline, 0);
    Event event;
    Promise promised = {0};
    Ns now = 0, last = 0;
    promise(player, now, &promised);
    for (int i = 0; i < 200; i++) {
        while ((careful || one_in(2)) && player_poll(player, now, &event)) {
            assert_true(event.at >= last && event.at <= now);
            last = event.at;
            if (careful)
                check_promise(player, &event, &promised);
        }
        PlayerView view = player_view(player, now);
        check_view(timeline, &view);
        if (one_in(2))
            player_command(player, (Command)draw_between(COMMAND_PAUSE, COMMAND_LONGER), now);
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
        Routine *routine = draw_routine(true);
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
        Routine *routine = draw_routine(true);
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
        cmocka_unit_test_setup(segments_follow_each_other_without_a_gap, start_from_seed),
        cmocka_unit_test_setup(measuring_agrees_with_laying_out, start_from_seed),
        cmocka_unit_test_setup(each_side_gets_the_whole_work_of_every_set, start_from_seed),
        cmocka_unit_test_setup(however_late_the_polls_the_printed_sequence_comes_at_its_times,
                               start_from_seed),
        cmocka_unit_test_setup(pauses_move_the_rest_by_their_exact_length, start_from_seed),
        cmocka_unit_test_setup(no_flood_of_commands_breaks_a_session, start_from_seed),
        cmocka_unit_test_setup(next_alone_leads_through_everything_to_the_end, start_from_seed),
    };
    return cmocka_run_group_tests(tests, print_seed, NULL);
}
