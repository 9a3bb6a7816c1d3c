// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The figure in a session: in time with the beats and the phases of a tempo, on the side that
 * works, breathing in holds, and quiet between. A player is driven by hand over
 * routines by hand. */
#include "figure/figure_moment.h"
#include "routine/library.h"
#include "routine_builder.h"
#include "source_files.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const FigureDetail whole = {.grain = 0.01}; /* a grain that hides no move */

static Library *library;
static Diagnostics *found;
static Routine *routine;
static Timeline *timeline;
static Player *player;

static int open_library(void **state)
{
    (void)state;
    library = shipped_library();
    found = diagnostics_new();
    return 0;
}

static int close_library(void **state)
{
    (void)state;
    diagnostics_free(found);
    library_free(library);
    return 0;
}

static int end_session(void **state)
{
    (void)state;
    player_free(player);
    timeline_free(timeline);
    routine_drop(routine);
    return 0;
}

/* A session of one step: an exercise with a prepare of 5 s. */
static const Figure *play(const char *id, Work work, Sides side)
{
    const Exercise *exercise = library_find(library, id, found);
    Step step = step_of(exercise->name, work);
    step.exercise = step.drawn = exercise;
    step.side = side;
    routine = routine_of(step);
    timeline = timeline_build(routine);
    player = player_new(timeline, 0);
    return exercise->figure;
}

static PlayerView view_at(double seconds)
{
    Ns now = llround(seconds * 1000) * NS_PER_MS;
    Event event;
    while (player_poll(player, now, &event)) {
    }
    return player_view(player, now);
}

static FigureMoment figure_at(double seconds)
{
    PlayerView view = view_at(seconds);
    return figure_moment(&view, &whole);
}

/* Does the figure stand in a pose, to a degree? */
static bool stands_in(const Pose *pose, const Pose *expected)
{
    for (int i = 0; i < LIMB_COUNT; i++)
        if (fabs(pose->angle[i] - expected->angle[i]) > 1)
            return false;
    return true;
}

#define EXPECT_POSE(seconds, expected)                                                             \
    do {                                                                                           \
        FigureMoment moment_here = figure_at(seconds);                                             \
        if (!stands_in(&moment_here.pose, (expected)))                                             \
            fail_msg("another pose at %.2f s", (double)(seconds));                                 \
    } while (0)

/* ---- tempo ---- */

/* 5 s prepare, then reps of 3-1-1-2: lower 3, pause 1, raise 1, top 2. */
static void a_squat_is_low_when_the_lowering_ends_and_high_when_the_raising_does(void **state)
{
    (void)state;
    const Figure *squat =
        play("bodyweight-squat", work_tempo(2, SECONDS(3), SECONDS(1), SECONDS(1), SECONDS(2)),
             SIDES_BOTH);
    const Pose *high = &squat->poses[0], *low = &squat->poses[squat->pose_count - 1];
    EXPECT_POSE(5, high);
    EXPECT_POSE(8, low);
    EXPECT_POSE(8.9, low);
    EXPECT_POSE(10, high);
    EXPECT_POSE(11.9, high);
    FigureMoment half = figure_at(12 + 1.5);
    assert_false(stands_in(&half.pose, high) || stands_in(&half.pose, low));
    EXPECT_POSE(15, low);
}

static void a_calf_raise_that_begins_up_is_high_when_the_raising_ends(void **state)
{
    (void)state;
    Work work = work_tempo(2, SECONDS(3), SECONDS(1), SECONDS(1), SECONDS(2));
    work.begins_up = true;
    const Figure *raise = play("calf-raise", work, SIDES_BOTH);
    const Pose *low = &raise->poses[0], *high = &raise->poses[raise->pose_count - 1];
    EXPECT_POSE(5, low);
    EXPECT_POSE(6, high); /* raise 1, top 2, lower 3, pause 1 */
    EXPECT_POSE(7.9, high);
    EXPECT_POSE(11, low);
    EXPECT_POSE(11.9, low);
    EXPECT_POSE(13, high);
}

/* ---- beats ---- */

static void a_paced_movement_starts_and_ends_on_the_beat(void **state)
{
    (void)state;
    const Figure *swing = play("leg-swing-front", work_every(4, SECONDS(1.6)), SIDES_BOTH);
    const Pose *first = &swing->poses[0], *last = &swing->poses[swing->pose_count - 1];
    for (int rep = 0; rep < 3; rep++) {
        EXPECT_POSE(5 + 1.6 * rep, first);
        EXPECT_POSE(5.8 + 1.6 * rep, last);
    }
}

static void reps_that_alternate_move_the_limb_of_the_side_that_is_named(void **state)
{
    (void)state;
    const Figure *kicks = play("straight-leg-march", work_every(4, SECONDS(2)), SIDES_ALTERNATE);
    const Pose *right = &kicks->poses[kicks->pose_count - 1];
    Pose left = pose_swap(kicks, right);
    for (int rep = 0; rep < 4; rep++) {
        PlayerView view = view_at(6 + 2 * rep);
        assert_int_equal(view.side, rep % 2 == 0 ? SIDE_LEFT : SIDE_RIGHT);
        EXPECT_POSE(6 + 2 * rep, view.side == SIDE_LEFT ? &left : right);
        assert_false(figure_at(6 + 2 * rep).mirrored);
    }
}

static void moving_time_that_alternates_takes_turns_by_itself(void **state)
{
    (void)state;
    const Figure *march = play("march-on-spot", work_time(SECONDS(10)), SIDES_ALTERNATE);
    double period = (double)march->period / NS_PER_S;
    assert_true(figure_at(5 + period / 2).pose.swapped); /* the left comes first */
    assert_false(figure_at(5 + period * 3 / 2).pose.swapped);
    assert_true(figure_at(5 + period * 5 / 2).pose.swapped);
}

static void the_left_side_of_a_one_sided_exercise_is_the_mirror_image(void **state)
{
    (void)state;
    play("wall-calf-straight", work_hold(SECONDS(20)), SIDES_EACH);
    assert_true(figure_at(6).mirrored);
    assert_true(figure_at(26).mirrored == (view_at(26).side == SIDE_LEFT));
    assert_int_equal(view_at(31).side, SIDE_RIGHT);
    assert_false(figure_at(31).mirrored);
}

/* ---- holds ---- */

static void a_prepare_shows_where_to_go_and_the_hold_stays_there(void **state)
{
    (void)state;
    const Figure *figure = play("wall-calf-straight", work_hold(SECONDS(20)), SIDES_BOTH);
    EXPECT_POSE(0, &figure->poses[0]);
    EXPECT_POSE(2.5, &figure->poses[1]);
    for (int second = 5; second < 25; second++)
        EXPECT_POSE(second, &figure->poses[1]);
}

static void repeated_holds_are_left_and_entered_again(void **state)
{
    (void)state;
    const Figure *figure = play("wall-calf-straight", work_holds(2, SECONDS(6)), SIDES_BOTH);
    EXPECT_POSE(10, &figure->poses[1]);
    EXPECT_POSE(12.5, &figure->poses[0]); /* released for two seconds from 11 on */
    EXPECT_POSE(14.5, &figure->poses[1]);
}

/* ---- quiet ---- */

/* Counts the changes that a second brings, and holds each "nothing changes until" to its word. */
static int changes_from(double seconds, double length)
{
    Ns now = llround(seconds * NS_PER_S), end = now + llround(length * NS_PER_S);
    int changes = 0;
    while (now < end) {
        PlayerView view = view_at((double)now / NS_PER_S);
        FigureMoment moment = figure_moment(&view, &whole);
        assert_true(moment.until_change > 0);
        if (moment.until_change > end - now)
            break;
        now += (moment.until_change + NS_PER_MS - 1) / NS_PER_MS * NS_PER_MS;
        changes++;
    }
    return changes;
}

static void a_moving_figure_changes_at_most_eight_times_a_second(void **state)
{
    (void)state;
    play("high-knees", work_time(SECONDS(20)), SIDES_ALTERNATE);
    int changes = changes_from(5, 10);
    assert_true(changes > 40 && changes <= 80);
}

static void a_held_figure_changes_at_most_four_times_a_second(void **state)
{
    (void)state;
    play("wall-calf-straight", work_hold(SECONDS(30)), SIDES_BOTH);
    int changes = changes_from(5, 20);
    assert_true(changes > 0 && changes < 80);
}

static void a_paused_figure_stands(void **state)
{
    (void)state;
    play("high-knees", work_time(SECONDS(20)), SIDES_ALTERNATE);
    view_at(7.3);
    player_command(player, COMMAND_PAUSE, SECONDS(7.3));
    PlayerView view = player_view(player, SECONDS(9));
    assert_int_equal(figure_moment(&view, &whole).until_change, NS_NEVER);
}

static void without_motion_sides_that_take_turns_do_not_change_the_figure(void **state)
{
    (void)state;
    play("straight-leg-march", work_every(4, SECONDS(2)), SIDES_ALTERNATE);
    for (int rep = 0; rep < 4; rep++) {
        Pose poses[2];
        bool mirrored;
        PlayerView view = view_at(6 + 2 * rep);
        assert_int_equal(figure_still(&view, poses, &mirrored), 2);
        assert_false(mirrored || poses[1].swapped);
    }
}

static void without_motion_a_hold_is_one_pose_and_a_movement_two(void **state)
{
    (void)state;
    Pose poses[2];
    bool mirrored;
    const Figure *figure = play("bodyweight-squat", work_time(SECONDS(20)), SIDES_BOTH);
    PlayerView view = view_at(8);
    assert_int_equal(figure_still(&view, poses, &mirrored), 2);
    assert_true(stands_in(&poses[0], &figure->poses[0]));
    assert_true(stands_in(&poses[1], &figure->poses[1]));
    end_session(NULL);
    figure = play("wall-calf-straight", work_hold(SECONDS(20)), SIDES_BOTH);
    view = view_at(8);
    assert_int_equal(figure_still(&view, poses, &mirrored), 1);
    assert_true(stands_in(&poses[0], &figure->poses[1]));
}

#define SESSION_TEST(name) cmocka_unit_test_teardown(name, end_session)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SESSION_TEST(a_squat_is_low_when_the_lowering_ends_and_high_when_the_raising_does),
        SESSION_TEST(a_calf_raise_that_begins_up_is_high_when_the_raising_ends),
        SESSION_TEST(a_paced_movement_starts_and_ends_on_the_beat),
        SESSION_TEST(reps_that_alternate_move_the_limb_of_the_side_that_is_named),
        SESSION_TEST(moving_time_that_alternates_takes_turns_by_itself),
        SESSION_TEST(the_left_side_of_a_one_sided_exercise_is_the_mirror_image),
        SESSION_TEST(a_prepare_shows_where_to_go_and_the_hold_stays_there),
        SESSION_TEST(repeated_holds_are_left_and_entered_again),
        SESSION_TEST(a_moving_figure_changes_at_most_eight_times_a_second),
        SESSION_TEST(a_held_figure_changes_at_most_four_times_a_second),
        SESSION_TEST(a_paused_figure_stands),
        SESSION_TEST(without_motion_sides_that_take_turns_do_not_change_the_figure),
        SESSION_TEST(without_motion_a_hold_is_one_pose_and_a_movement_two),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
