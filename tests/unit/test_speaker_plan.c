// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* From instants to frames, with a page that no helper reads: the test is the callback. */
#include "sound/speaker_plan.h"

#include "base/arena.h"
#include "sound/mixer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#define MS NS_PER_MS
#define NOW (1000 * NS_PER_S)

static WirePage *page;
static SpeakerPlan plan;

static int make(void **state)
{
    (void)state;
    page = memory_alloc(wire_size(0));
    plan = (SpeakerPlan){0};
    return 0;
}

static int destroy(void **state)
{
    (void)state;
    free(page);
    return 0;
}

/* The callback has mixed up to `frame`, which is heard at `heard`. */
static void publish(uint64_t frame, Ns heard)
{
    wire_publish(page, &(WirePosition){.frame = frame, .heard_ns = heard, .callback_ns = NOW});
}

static void add(Ns when, uint32_t rate)
{
    plan_add(&plan, page, rate, (PlannedSound){.when = when, .sound = SOUND_PIP}, NOW);
}

static uint64_t taken_frame(void)
{
    WireSound sound;
    assert_true(wire_take(page, &sound));
    return sound.frame;
}

static void assert_nothing_handed_over(void)
{
    WireSound sound;
    assert_false(wire_take(page, &sound));
}

static void a_sound_is_put_at_the_frame_heard_at_its_instant(void **state)
{
    (void)state;
    publish(48000, NOW + 100 * MS);
    add(NOW + 1100 * MS, 48000);
    assert_int_equal(taken_frame(), 96000);
}

/* Against arithmetic of another kind: summed with what is left over, rounded half up. */
static void every_interval_is_exact_to_the_frame(void **state)
{
    (void)state;
    unsigned seed = (unsigned)time(NULL);
    printf("seed %u\n", seed);
    const uint32_t rates[] = {8000, 44100, 48000, 96000, 192000};
    for (size_t r = 0; r < 5; r++) {
        plan = (SpeakerPlan){0};
        publish(12345, NOW);
        Ns first = NOW + 200 * MS, when = first;
        add(first, rates[r]);
        uint64_t origin = taken_frame();
        uint64_t frames = 0, left = NS_PER_S / 2; /* of a frame, in NS_PER_S parts */
        for (int i = 0; i < 500; i++) {
            Ns step = 1 + rand_r(&seed) % (3 * NS_PER_S);
            add(when += step, rates[r]);
            left += (uint64_t)step * rates[r];
            frames += left / NS_PER_S;
            left %= NS_PER_S;
            assert_int_equal(taken_frame() - origin, frames);
        }
    }
}

static void an_earlier_sound_planned_later_keeps_its_distance_too(void **state)
{
    (void)state;
    publish(48000, NOW);
    add(NOW + 500 * MS, 48000);
    add(NOW + 250 * MS, 48000);
    assert_int_equal(taken_frame(), 48000 + 24000);
    assert_int_equal(taken_frame(), 48000 + 12000);
}

static void a_drifting_device_changes_no_interval(void **state)
{
    (void)state;
    publish(48000, NOW);
    add(NOW + 500 * MS, 48000);
    publish(96000, NOW + 1030 * MS); /* 30 ms behind */
    add(NOW + 1500 * MS, 48000);
    assert_int_equal(taken_frame(), 72000);
    assert_int_equal(taken_frame(), 120000);
    assert_int_equal(plan_drift(&plan, page, 48000), 30 * MS);
}

static void a_device_that_stood_still_is_told_from_one_that_drifts(void **state)
{
    (void)state;
    publish(48000, NOW + 200 * MS);
    add(NOW, 48000); /* late by 200 ms, which is no jump */
    for (int i = 0; i < 100; i++) {
        publish(48000, NOW + 200 * MS + i * 5 * MS);
        assert_false(plan_stood_still(&plan, page, 48000));
    }
    publish(48000, NOW + 900 * MS);
    assert_true(plan_stood_still(&plan, page, 48000));
    assert_false(plan_stood_still(&plan, page, 48000));
}

static void a_sound_due_now_sounds_at_once_and_the_next_keeps_its_distance(void **state)
{
    (void)state;
    publish(48000, NOW + 100 * MS);
    add(NOW, 48000);
    add(NOW + 1000 * MS, 48000);
    assert_int_equal(taken_frame(), 48000);
    assert_int_equal(taken_frame(), 96000);
    assert_int_equal(plan.late, 100 * MS);
    assert_int_equal(plan_drift(&plan, page, 48000), 100 * MS);
}

static void a_sound_long_past_is_dropped(void **state)
{
    (void)state;
    publish(48000, NOW);
    add(NOW - 51 * MS, 48000);
    assert_nothing_handed_over();
    assert_int_equal(plan.count, 0);
}

static void cancelling_forgets_and_sets_a_new_origin(void **state)
{
    (void)state;
    publish(48000, NOW + 100 * MS);
    add(NOW, 48000);
    uint32_t before = plan.group;
    plan_cancel(&plan, page);
    assert_int_equal(plan.count, 0);
    assert_true(plan.group > before);
    assert_int_equal(atomic_load(&page->group), plan.group);
    taken_frame();
    add(NOW + 600 * MS, 48000);
    assert_int_equal(taken_frame(), 72000);
}

/* A key a moment after a pip that is heard a moment late. */
static void what_was_due_when_an_end_moved_stays_and_what_comes_is_taken_back(void **state)
{
    (void)state;
    publish(48000, NOW + 100 * MS);
    add(NOW, 48000);
    add(NOW + 1000 * MS, 48000);
    add(NOW + 2000 * MS, 48000);
    plan_cancel_ahead(&plan, page, 48000, NOW + 1050 * MS);
    MixerCut cut = {atomic_load(&page->group), atomic_load(&page->kept),
                    atomic_load(&page->kept_before)};
    uint32_t group = plan.group - 1;
    assert_false(mixer_is_cut(&cut, group, taken_frame()));
    assert_false(mixer_is_cut(&cut, group, taken_frame()));
    assert_true(mixer_is_cut(&cut, group, taken_frame()));
    plan_cancel(&plan, page);
    cut = (MixerCut){atomic_load(&page->group), atomic_load(&page->kept),
                     atomic_load(&page->kept_before)};
    assert_true(mixer_is_cut(&cut, group, 96000));
}

static void what_waits_for_the_first_start_waits_on_when_an_end_moves(void **state)
{
    (void)state;
    plan_add(&plan, NULL, 0, (PlannedSound){.when = NOW, .sound = SOUND_START}, NOW);
    plan_add(&plan, NULL, 0, (PlannedSound){.when = NOW + 500 * MS, .sound = SOUND_PIP}, NOW);
    plan_cancel_ahead(&plan, NULL, 0, NOW + 100 * MS);
    publish(480, NOW + 200 * MS);
    plan_hand_over(&plan, page, 48000, PLAN_LATE_FIRST);
    assert_int_equal(taken_frame(), 480);
    assert_nothing_handed_over();
}

static void without_a_stream_sounds_wait_in_the_table(void **state)
{
    (void)state;
    plan_add(&plan, NULL, 0, (PlannedSound){.when = NOW + 500 * MS, .sound = SOUND_PIP}, NOW);
    publish(480, NOW + 100 * MS);
    plan_hand_over(&plan, page, 48000, 0);
    assert_int_equal(taken_frame(), 480 + 19200);
}

static void a_new_stream_is_told_of_what_is_to_come_and_of_nothing_stale(void **state)
{
    (void)state;
    for (int i = 1; i <= 4; i++)
        plan_add(&plan, NULL, 0, (PlannedSound){.when = NOW + i * 100 * MS, .sound = (Sound)i},
                 NOW);
    publish(480, NOW + 250 * MS); /* the first two can no longer be heard in time */
    plan_hand_over(&plan, page, 48000, 0);
    WireSound sound;
    assert_true(wire_take(page, &sound));
    assert_int_equal(sound.sound, 3);
    assert_int_equal(sound.frame, 480 + 2400);
    assert_int_equal(sound.group, atomic_load(&page->group));
    assert_int_equal(taken_frame(), 480 + 7200);
    assert_nothing_handed_over();
}

static void the_first_start_may_be_late_for_its_first_sound(void **state)
{
    (void)state;
    plan_add(&plan, NULL, 0, (PlannedSound){.when = NOW, .sound = SOUND_START}, NOW);
    plan_add(&plan, NULL, 0, (PlannedSound){.when = NOW + 1000 * MS, .sound = SOUND_PIP}, NOW);
    publish(480, NOW + 200 * MS);
    plan_hand_over(&plan, page, 48000, PLAN_LATE_FIRST);
    assert_int_equal(taken_frame(), 480);
    assert_int_equal(taken_frame(), 480 + 48000);
}

/* Work that began late would be heard too short. */
static void a_pip_that_the_first_start_came_too_late_for_moves_nothing(void **state)
{
    (void)state;
    const Sound sounds[] = {SOUND_PIP, SOUND_PIP, SOUND_START};
    for (int i = 0; i < 3; i++)
        plan_add(&plan, NULL, 0, (PlannedSound){.when = NOW + i * 1000 * MS, .sound = sounds[i]},
                 NOW);
    publish(480, NOW + 250 * MS);
    plan_hand_over(&plan, page, 48000, PLAN_LATE_FIRST);
    assert_int_equal(taken_frame(), 480);
    assert_int_equal(taken_frame(), 480 + 36000);
    assert_int_equal(taken_frame(), 480 + 84000);
    assert_int_equal(plan_drift(&plan, page, 48000), 0);
    assert_nothing_handed_over();
}

static void what_was_heard_is_not_handed_over_again(void **state)
{
    (void)state;
    publish(480, NOW);
    add(NOW + 100 * MS, 48000);
    taken_frame();
    plan_add(&plan, page, 48000, (PlannedSound){.when = NOW + 3000 * MS, .sound = SOUND_PIP},
             NOW + 2000 * MS);
    assert_int_equal(plan.count, 1);
}

/* Half a second of a sample, planned on the stream of the page. */
static void add_sample(int sample, Ns when)
{
    PlannedSound planned = {.when = when, .sample = sample, .length = 24000};
    assert_true(plan_add(&plan, page, 48000, planned, NOW));
    taken_frame();
}

static void a_sample_that_no_stream_began_is_told_as_lost_once(void **state)
{
    (void)state;
    publish(480, NOW);
    add_sample(1, NOW + 100 * MS); /* begins */
    add_sample(2, NOW + 400 * MS); /* passes while nothing plays */
    add_sample(3, NOW + 900 * MS); /* is still to come */
    publish(480 + 9600, NOW + 200 * MS);
    plan_note_begun(&plan, page, 48000);
    publish(480, NOW + 600 * MS); /* of the next stream */
    plan_hand_over(&plan, page, 48000, 0);
    assert_int_equal(taken_frame(), 480 + 14400);
    assert_nothing_handed_over();
    assert_int_equal(plan_take_lost(&plan), 2);
    assert_int_equal(plan_take_lost(&plan), 0);
}

static void left_leans_left_and_right_leans_right(void **state)
{
    (void)state;
    WireSound sound;
    publish(480, NOW);
    const Side sides[] = {SIDE_LEFT, SIDE_RIGHT, SIDE_NONE};
    for (int i = 0; i < 3; i++)
        plan_add(&plan, page, 48000,
                 (PlannedSound){.when = NOW + 100 * MS, .sound = SOUND_PIP, .side = sides[i]}, NOW);
    assert_true(wire_take(page, &sound) && sound.pan < -0.3f && sound.pan > -1);
    assert_true(wire_take(page, &sound) && sound.pan > 0.3f && sound.pan < 1);
    assert_true(wire_take(page, &sound) && sound.pan == 0);
}

/* What it says belongs to its moment, and would run into what follows; a beep still says it. */
static void words_that_come_late_are_dropped_and_a_beep_is_not(void **state)
{
    (void)state;
    PlannedSound late = {.when = NOW - 10 * MS, .sound = SOUND_PIP, .length = 5};
    assert_true(plan_add(&plan, NULL, 48000, late, NOW));
    late.sound = SOUND_NONE;
    late.sample = 1;
    assert_false(plan_add(&plan, NULL, 48000, late, NOW));
    late.when = NOW + 10 * MS;
    assert_true(plan_add(&plan, NULL, 48000, late, NOW));
}

static void more_sounds_than_there_is_room_for_are_lost_not_written_past_the_end(void **state)
{
    (void)state;
    publish(480, NOW);
    for (int i = 0; i < 2 * PLAN_MOST; i++)
        add(NOW + (100 + i) * MS, 48000);
    assert_int_equal(plan.count, PLAN_MOST);
    for (int i = 0; i < WIRE_RING; i++)
        taken_frame();
    assert_nothing_handed_over();
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, destroy)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_sound_is_put_at_the_frame_heard_at_its_instant),
        TEST(every_interval_is_exact_to_the_frame),
        TEST(an_earlier_sound_planned_later_keeps_its_distance_too),
        TEST(a_drifting_device_changes_no_interval),
        TEST(a_device_that_stood_still_is_told_from_one_that_drifts),
        TEST(a_sound_due_now_sounds_at_once_and_the_next_keeps_its_distance),
        TEST(a_sound_long_past_is_dropped),
        TEST(cancelling_forgets_and_sets_a_new_origin),
        TEST(what_was_due_when_an_end_moved_stays_and_what_comes_is_taken_back),
        TEST(what_waits_for_the_first_start_waits_on_when_an_end_moves),
        TEST(without_a_stream_sounds_wait_in_the_table),
        TEST(a_new_stream_is_told_of_what_is_to_come_and_of_nothing_stale),
        TEST(the_first_start_may_be_late_for_its_first_sound),
        TEST(a_pip_that_the_first_start_came_too_late_for_moves_nothing),
        TEST(what_was_heard_is_not_handed_over_again),
        TEST(a_sample_that_no_stream_began_is_told_as_lost_once),
        TEST(left_leans_left_and_right_leans_right),
        TEST(words_that_come_late_are_dropped_and_a_beep_is_not),
        TEST(more_sounds_than_there_is_room_for_are_lost_not_written_past_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
