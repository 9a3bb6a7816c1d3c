// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The easier and the harder form of a step, taken on the way: what remains has it, what was played
 * does not, and the set that runs is begun again. */
#include "reading.h"
#include "routine/reader.h"
#include "session/form.h"
#include "session/player.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char text[] = "limber: 1\ntitle: T\nwhen: post-run\nsteps:\n"
                           "  - repeat: 2\n"
                           "    steps:\n"
                           "      - exercise: half-kneel-hip-flexor\n"
                           "        hold: 30s\n"
                           "        side: each\n"
                           "        sets: 2\n"
                           "        rest: 60s\n"
                           "  - {name: Shake out, time: 10s}\n";

static Library *shipped;
static Timeline *timeline;
static Easing easing;

static int open_shipped(void **state)
{
    (void)state;
    shipped = shipped_library();
    easing = (Easing){shipped, NULL};
    return 0;
}

static int close_shipped(void **state)
{
    (void)state;
    library_free(shipped);
    return 0;
}

static int lay_out(void **state)
{
    (void)state;
    Diagnostics *found = diagnostics_new();
    routine = routine_parse("t.yaml", text, strlen(text), shipped, found);
    diagnostics_free(found);
    assert_non_null(routine);
    timeline = timeline_build(routine);
    return 0;
}

static int take_down(void **state)
{
    timeline_free(timeline);
    return reading_drop(state);
}

/* 0 prepare, 1 left, 2 switch, 3 right, 4 rest, 5 left, 6 switch, 7 right; the second round 8 … 15;
 * 16 prepare, 17 shake out. */
static const char *exercise_at(size_t index)
{
    const Exercise *exercise = timeline->segments[index].step->exercise;
    return exercise ? exercise->id : "";
}

static const Exercise *find(const char *id)
{
    Diagnostics *found = diagnostics_new();
    const Exercise *exercise = library_find(shipped, id, found);
    diagnostics_free(found);
    assert_non_null(exercise);
    return exercise;
}

static const char *easier_id(void)
{
    return find("half-kneel-hip-flexor")->easier.exercise;
}

static void what_remains_of_the_step_has_the_form_and_what_was_played_has_not(void **state)
{
    (void)state;
    size_t count = timeline->count;
    Ns total = timeline->total;
    const char *easier = easier_id();
    assert_non_null(easier);
    timeline_swap(timeline, 3, FORM_EASIER, &easing);
    assert_int_equal(timeline->count, count);
    for (size_t i = 0; i < 2; i++)
        assert_string_equal(exercise_at(i), "half-kneel-hip-flexor");
    for (size_t i = 2; i < 16; i++) {
        assert_string_equal(exercise_at(i), easier);
        assert_int_equal(timeline->segments[i].form, FORM_EASIER);
    }
    assert_string_equal(exercise_at(17), "");
    assert_int_equal(timeline->segments[3].length, 30 * S); /* the dose stays */
    assert_int_equal(timeline->segments[3].planned, 30 * S);
    Ns sum = 0;
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(timeline->segments[i].start, sum);
        sum += timeline->segments[i].length;
    }
    assert_int_equal(timeline->total, sum);
    assert_true(sum >= total);
}

static void it_begins_again_at_the_gap_that_leads_to_the_set_that_runs(void **state)
{
    (void)state;
    assert_int_equal(form_beginning(timeline, 0), 0);
    assert_int_equal(form_beginning(timeline, 1), 0);
    assert_int_equal(form_beginning(timeline, 3), 2);
    assert_int_equal(form_beginning(timeline, 4), 4);
    timeline_swap(timeline, 5, FORM_EASIER, &easing);
    const Segment *rest = &timeline->segments[4];
    assert_int_equal(rest->length, position_prepare(rest->step->position)); /* rested already */
    assert_int_equal(timeline->segments[12].length, 60 * S); /* the next round's rest is whole */
}

static void as_it_is_written_is_a_form_too(void **state)
{
    (void)state;
    const Step *own = timeline->segments[1].step;
    timeline_swap(timeline, 1, FORM_HARDER, &easing);
    assert_ptr_not_equal(timeline->segments[3].step, own);
    timeline_swap(timeline, 3, FORM_OWN, &easing);
    for (size_t i = 2; i < 16; i++) {
        assert_ptr_equal(timeline->segments[i].step, own);
        assert_int_equal(timeline->segments[i].form, FORM_OWN);
    }
    assert_int_equal(timeline->segments[1].form, FORM_HARDER);
}

static void a_way_in_words_is_the_first_cue(void **state)
{
    (void)state;
    int words = 0;
    for (const char *const *id = library_ids(shipped); *id; id++) {
        const Exercise *exercise = find(*id);
        Step step = {.exercise = exercise, .name = exercise->name}, form;
        if (exercise->harder.exercise || !exercise->harder.how)
            continue;
        assert_true(form_of_step(routine->arena, routine, &step, FORM_HARDER, &easing, &form));
        assert_ptr_equal(form.exercise, exercise);
        assert_string_equal(form.cues[0].say, exercise->harder.how);
        words++;
    }
    assert_true(words > 0);
}

static void a_step_without_an_exercise_has_no_other_form(void **state)
{
    (void)state;
    Step form;
    const Step *step = timeline->segments[17].step;
    assert_false(form_of_step(routine->arena, routine, step, FORM_EASIER, &easing, &form));
    assert_false(form_of_step(routine->arena, routine, step, FORM_HARDER, &easing, &form));
}

static void the_player_begins_the_set_again_and_a_pause_ends(void **state)
{
    (void)state;
    Player *player = player_new(timeline, 0);
    Event event;
    Ns now = timeline->segments[3].start + 8 * S;
    while (player_poll(player, now, &event))
        ;
    player_command(player, COMMAND_PAUSE, now);
    player_begin_again(player, form_beginning(timeline, 3), now);
    assert_int_equal(player_results(player)[3].done, 8 * S);
    timeline_swap(timeline, 3, FORM_EASIER, &easing);
    while (player_poll(player, now, &event))
        ;
    PlayerView view = player_view(player, now);
    assert_int_equal(view.index, 2);
    assert_int_equal(view.state, PLAYER_RUNNING);
    assert_int_equal(view.remaining, timeline->segments[2].length);
    while (player_poll(player, now + timeline->segments[2].length + 30 * S, &event))
        ;
    assert_int_equal(player_results(player)[3].done, 30 * S);
    assert_int_equal(player_results(player)[1].done, 30 * S);
    player_free(player);
}

#define FORM_TEST(name) cmocka_unit_test_setup_teardown(name, lay_out, take_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FORM_TEST(what_remains_of_the_step_has_the_form_and_what_was_played_has_not),
        FORM_TEST(it_begins_again_at_the_gap_that_leads_to_the_set_that_runs),
        FORM_TEST(as_it_is_written_is_a_form_too),
        FORM_TEST(a_way_in_words_is_the_first_cue),
        FORM_TEST(a_step_without_an_exercise_has_no_other_form),
        FORM_TEST(the_player_begins_the_set_again_and_a_pause_ends),
    };
    return cmocka_run_group_tests(tests, open_shipped, close_shipped);
}
