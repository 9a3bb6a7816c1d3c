// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the mixer promises to the ear: every sound at its frame, none cut with a click, the sum of
 * both ears the same wherever a sound leans, and not one bit that depends on the
 * size of a block. */
#include "sound/mixer.h"

#include "base/array.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#define RATE 48000
#define LENGTH 4096

static Mixer mixer;
static float out[LENGTH * MIXER_CHANNELS];
static float flat[LENGTH]; /* a sample of halves: what changes in it was changed by the mixer */

static int make(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH; i++)
        flat[i] = 0.5f;
    mixer_init(&mixer, RATE);
    return 0;
}

static MixerEvent at(uint64_t frame, uint32_t count)
{
    return (MixerEvent){.frame = frame, .sample = {flat, count}, .gain = 1};
}

static bool plan(uint64_t frame, uint32_t count)
{
    MixerEvent event = at(frame, count);
    return mixer_plan(&mixer, &event);
}

static bool silent(const float *values, size_t frames)
{
    for (size_t i = 0; i < frames * MIXER_CHANNELS; i++)
        if (values[i] != 0)
            return false;
    return true;
}

/* Takes back all groups before this one. */
static void cancel_before(uint32_t group)
{
    mixer_cancel(&mixer, &(MixerCut){group, group, 0});
}

static void is_about(float value, float expected)
{
    if (!(fabsf(value - expected) < 1e-6f))
        fail_msg("%.9g, expected %.9g", (double)value, (double)expected);
}

/* ---- time ---- */

static void a_sound_starts_and_ends_at_its_very_frame(void **state)
{
    (void)state;
    plan(1000, 10);
    mixer_fill(&mixer, out, 2000);
    assert_true(silent(out, 1000));
    for (size_t i = 1000; i < 1010; i++)
        assert_true(out[2 * i] == 0.5f && out[2 * i + 1] == 0.5f);
    assert_true(silent(out + 2 * 1010, 990));
    assert_false(mixer_busy(&mixer));
}

static void pips_a_second_apart_stay_so_after_a_day(void **state)
{
    (void)state;
    uint64_t day = UINT64_C(86400) * 192000;
    mixer.frame = day;
    plan(day + 1 + 3000, 1);
    plan(day + 1, 1);
    mixer_fill(&mixer, out, LENGTH);
    assert_true(silent(out, 1) && out[2] == 0.5f && silent(out + 4, 2999));
    assert_true(out[2 * 3001] == 0.5f);
}

static void sounds_of_one_frame_start_in_the_order_planned(void **state)
{
    (void)state;
    for (uint32_t count = 1; count <= 3; count++)
        plan(5, count);
    plan(4, 9);
    assert_int_equal(mixer.planned[0].sample.count, 9);
    for (uint32_t i = 1; i <= 3; i++)
        assert_int_equal(mixer.planned[i].sample.count, i);
}

static void a_sound_a_little_late_is_heard_at_once_and_an_old_one_never(void **state)
{
    (void)state;
    mixer_fill(&mixer, out, LENGTH);
    assert_true(plan(LENGTH - RATE / 20, 3)); /* 50 ms */
    assert_false(plan(LENGTH - RATE / 20 - 1, 3));
    assert_int_equal(mixer.dropped, 1);
    mixer_fill(&mixer, out, 4);
    assert_true(out[0] == 0.5f && out[4] == 0.5f && out[6] == 0);
}

/* ---- loudness ---- */

static void a_leaning_sound_keeps_its_sum(void **state)
{
    (void)state;
    for (float pan = -1; pan <= 1; pan += 0.25f) {
        MixerEvent event = at(mixer.frame, 1);
        event.gain = 0.5f;
        event.pan = pan;
        mixer_plan(&mixer, &event);
        mixer_fill(&mixer, out, 2);
        is_about(out[0] + out[1], 0.5f);
        assert_true(pan < 0 ? out[0] > out[1] : pan > 0 ? out[0] < out[1] : out[0] == out[1]);
        assert_true(silent(out + 2, 1));
    }
}

static void sounds_add_up_and_never_pass_full_scale(void **state)
{
    (void)state;
    static float low[1] = {-0.9f};
    plan(0, 1);
    MixerEvent quiet = at(0, 1);
    quiet.gain = 0.25f;
    mixer_plan(&mixer, &quiet);
    for (int i = 0; i < 3; i++)
        plan(1, 1);
    for (int i = 0; i < 3; i++)
        mixer_plan(&mixer, &(MixerEvent){.frame = 2, .sample = {low, 1}, .gain = 1});
    mixer_fill(&mixer, out, 4);
    assert_true(out[0] == 0.625f);
    assert_true(out[2] == 1 && out[3] == 1);
    assert_true(out[4] == -1 && out[5] == -1);
}

static void the_volume_glides_while_something_sounds(void **state)
{
    (void)state;
    plan(0, LENGTH);
    mixer_fill(&mixer, out, 100);
    mixer_set_volume(&mixer, 0.5f);
    mixer_fill(&mixer, out, 1000);
    float before = 0.5f;
    for (size_t i = 0; i < 480; i++) {
        assert_true(out[2 * i] < before && before - out[2 * i] < 0.0006f);
        before = out[2 * i];
    }
    for (size_t i = 479; i < 1000; i++)
        assert_true(out[2 * i] == 0.25f);
}

static void the_volume_may_turn_round_in_its_glide(void **state)
{
    (void)state;
    plan(0, LENGTH);
    mixer_fill(&mixer, out, 1);
    mixer_set_volume(&mixer, 0);
    mixer_fill(&mixer, out, 240);
    is_about(out[2 * 239], 0.25f);
    mixer_set_volume(&mixer, 1);
    mixer_fill(&mixer, out, 480);
    is_about(out[0], 0.25f + 0.25f / 480);
    assert_true(out[2 * 479] == 0.5f);
}

static void the_first_sound_has_the_volume_that_was_set(void **state)
{
    (void)state;
    mixer_set_volume(&mixer, 0.5f);
    plan(0, 2);
    mixer_fill(&mixer, out, 2);
    assert_true(out[0] == 0.25f && out[2] == 0.25f);
}

static void a_volume_out_of_bounds_is_brought_inside(void **state)
{
    (void)state;
    mixer_set_volume(&mixer, 7);
    assert_true(mixer.volume == 1);
    mixer_set_volume(&mixer, NAN);
    assert_true(mixer.volume == 0);
}

/* ---- taking back ---- */

static void what_is_cancelled_fades_for_4_ms_and_is_gone(void **state)
{
    (void)state;
    plan(0, LENGTH);
    mixer_fill(&mixer, out, 100);
    cancel_before(1);
    mixer_fill(&mixer, out, 1000);
    float before = 0.5f, steepest = 0;
    for (size_t i = 0; i < 192; i++) {
        assert_true(out[2 * i] > 0 && out[2 * i] < before);
        steepest = fmaxf(steepest, before - out[2 * i]);
        before = out[2 * i];
    }
    assert_true(steepest < 0.005f && before < 0.0001f);
    assert_true(silent(out + 2 * 192, 1000 - 192));
    assert_false(mixer_busy(&mixer));
}

static void what_was_planned_and_is_cancelled_never_starts(void **state)
{
    (void)state;
    MixerEvent old = at(10, 5), fresh = at(20, 5);
    fresh.group = 1;
    mixer_plan(&mixer, &old);
    mixer_plan(&mixer, &fresh);
    cancel_before(1);
    mixer_fill(&mixer, out, 100);
    assert_true(silent(out, 20) && out[2 * 20] == 0.5f);
}

static void cancelling_leaves_newer_sounds_alone(void **state)
{
    (void)state;
    MixerEvent fresh = at(0, LENGTH);
    fresh.group = 3;
    mixer_plan(&mixer, &fresh);
    mixer_fill(&mixer, out, 10);
    cancel_before(3);
    mixer_fill(&mixer, out, 1000);
    for (size_t i = 0; i < 1000; i++)
        assert_true(out[2 * i] == 0.5f);
}

static void cancelling_twice_does_not_lengthen_the_fade(void **state)
{
    (void)state;
    plan(0, LENGTH);
    mixer_fill(&mixer, out, 1);
    cancel_before(1);
    mixer_fill(&mixer, out, 100);
    cancel_before(1);
    mixer_fill(&mixer, out, 100);
    assert_true(!silent(out + 2 * 91, 1) && silent(out + 2 * 92, 8));
}

static void a_sound_that_ends_inside_its_fade_just_ends(void **state)
{
    (void)state;
    plan(0, 50);
    mixer_fill(&mixer, out, 10);
    cancel_before(1);
    mixer_fill(&mixer, out, 100);
    assert_true(!silent(out + 2 * 39, 1) && silent(out + 2 * 40, 60));
    assert_false(mixer_busy(&mixer));
}

static void what_began_before_the_cut_sounds_on_and_what_comes_later_is_gone(void **state)
{
    (void)state;
    plan(0, 150);
    plan(120, 10);
    plan(130, 1000);
    mixer_fill(&mixer, out, 100);
    mixer_cancel(&mixer, &(MixerCut){1, 0, 130});
    mixer_fill(&mixer, out, 100);
    for (size_t i = 0; i < 50; i++)
        is_about(out[2 * i], i >= 20 && i < 30 ? 1 : 0.5f);
    assert_true(silent(out + 2 * 50, 50));
    assert_false(mixer_busy(&mixer));
}

static void what_rang_on_is_taken_back_by_the_next_cancelling(void **state)
{
    (void)state;
    plan(0, LENGTH);
    mixer_fill(&mixer, out, 100);
    mixer_cancel(&mixer, &(MixerCut){1, 0, 130});
    cancel_before(2);
    mixer_fill(&mixer, out, 1000);
    assert_true(silent(out + 2 * 192, 1000 - 192));
}

/* ---- too much, and nonsense ---- */

static void more_sounds_than_voices_are_dropped_and_counted(void **state)
{
    (void)state;
    for (int i = 0; i < MIXER_MAX_VOICES + 3; i++) {
        MixerEvent event = at(0, 100);
        event.gain = 1.0f / 64;
        assert_true(mixer_plan(&mixer, &event));
    }
    mixer_fill(&mixer, out, 200);
    assert_int_equal(mixer.dropped, 3);
    is_about(out[0], 0.5f * MIXER_MAX_VOICES / 64);
    is_about(out[2 * 99], 0.5f * MIXER_MAX_VOICES / 64); /* none was cut off for another */
    assert_true(plan(300, 1));                           /* and there is room again */
    mixer_fill(&mixer, out, 200);
    assert_true(out[2 * 100] == 0.5f);
}

static void more_plans_than_room_are_dropped_and_counted(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < MIXER_MAX_PLANNED; i++)
        assert_true(plan(2 * i, 1));
    assert_false(plan(3, 1));
    assert_int_equal(mixer.dropped, 1);
    mixer_fill(&mixer, out, 2 * MIXER_MAX_PLANNED);
    for (size_t i = 0; i < 2 * MIXER_MAX_PLANNED; i++)
        assert_true(out[2 * i] == (i % 2 == 0 ? 0.5f : 0));
}

static void nonsense_is_not_played(void **state)
{
    (void)state;
    const MixerEvent nonsense[] = {
        {.sample = {flat, 0}, .gain = 1},
        {.sample = {flat, 9}, .gain = NAN},
        {.sample = {flat, 9}, .gain = INFINITY},
        {.sample = {flat, 9}, .gain = -1},
        {.sample = {flat, 9}, .gain = 1, .pan = NAN},
        {.sample = {flat, 9}, .gain = 1, .pan = 1.5f},
    };
    for (size_t i = 0; i < COUNT_OF(nonsense); i++)
        assert_false(mixer_plan(&mixer, &nonsense[i]));
    assert_false(mixer_busy(&mixer));
}

/* ---- blocks ---- */

#define LONG 200000
#define STEPS 400

static uint32_t seed;

static uint32_t random_below(uint32_t bound)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return seed % bound;
}

/* What happens to the mixer at a frame. */
typedef struct {
    uint64_t frame;
    int kind; /* 0 plan, 1 cancel, 2 volume */
    MixerEvent event;
    uint32_t group;
    float volume;
} Step;

static void make_steps(Step *steps, const float *noise)
{
    uint64_t frame = 0;
    for (uint32_t i = 0; i < STEPS; i++) {
        frame += random_below(2 * LONG / STEPS);
        uint32_t kind = random_below(20);
        steps[i] = (Step){.frame = frame,
                          .kind = kind == 0  ? 1
                                  : kind < 4 ? 2
                                             : 0,
                          .group = i,
                          .volume = (float)random_below(100) / 99,
                          .event = {.frame = frame + random_below(3000),
                                    .sample = {noise, 1 + random_below(LENGTH)},
                                    .gain = (float)random_below(100) / 150,
                                    .pan = (float)random_below(201) / 100 - 1,
                                    .group = i}};
    }
}

static void do_step(const Step *step)
{
    if (step->kind == 0)
        mixer_plan(&mixer, &step->event);
    else if (step->kind == 1)
        cancel_before(step->group);
    else
        mixer_set_volume(&mixer, step->volume);
}

/* Fills LONG frames in blocks of 1 … most_block frames that end where a step is due. */
static void fill_in_blocks(const Step *steps, uint32_t most_block, float *result)
{
    size_t next = 0;
    mixer_init(&mixer, RATE);
    while (mixer.frame < LONG) {
        for (; next < STEPS && steps[next].frame == mixer.frame; next++)
            do_step(&steps[next]);
        uint64_t end = next < STEPS && steps[next].frame < LONG ? steps[next].frame : LONG;
        uint64_t length = most_block ? 1 + random_below(most_block) : LONG;
        if (length > end - mixer.frame)
            length = end - mixer.frame;
        mixer_fill(&mixer, result + mixer.frame * MIXER_CHANNELS, (size_t)length);
    }
}

static void however_blocks_are_split_the_bits_are_the_same(void **state)
{
    (void)state;
    static float whole[LONG * MIXER_CHANNELS], split[LONG * MIXER_CHANNELS], noise[LENGTH];
    static Step steps[STEPS];
    static const uint32_t blocks[] = {1, 7, 64, 256, 1024, 9000};
    seed = (uint32_t)time(NULL) | 1;
    const char *given = getenv("LIMBER_SEED");
    if (given)
        seed = (uint32_t)strtoul(given, NULL, 10) | 1;
    printf("LIMBER_SEED=%u\n", (unsigned)seed);
    for (size_t i = 0; i < LENGTH; i++)
        noise[i] = (float)random_below(2001) / 1000 - 1;
    make_steps(steps, noise);
    fill_in_blocks(steps, 0, whole);
    assert_false(silent(whole, LONG));
    for (size_t i = 0; i < COUNT_OF(blocks); i++) {
        fill_in_blocks(steps, blocks[i], split);
        assert_memory_equal(whole, split, sizeof whole);
    }
}

#define TEST(name) cmocka_unit_test_setup(name, make)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_sound_starts_and_ends_at_its_very_frame),
        TEST(pips_a_second_apart_stay_so_after_a_day),
        TEST(sounds_of_one_frame_start_in_the_order_planned),
        TEST(a_sound_a_little_late_is_heard_at_once_and_an_old_one_never),
        TEST(a_leaning_sound_keeps_its_sum),
        TEST(sounds_add_up_and_never_pass_full_scale),
        TEST(the_volume_glides_while_something_sounds),
        TEST(the_volume_may_turn_round_in_its_glide),
        TEST(the_first_sound_has_the_volume_that_was_set),
        TEST(a_volume_out_of_bounds_is_brought_inside),
        TEST(what_is_cancelled_fades_for_4_ms_and_is_gone),
        TEST(what_was_planned_and_is_cancelled_never_starts),
        TEST(cancelling_leaves_newer_sounds_alone),
        TEST(cancelling_twice_does_not_lengthen_the_fade),
        TEST(a_sound_that_ends_inside_its_fade_just_ends),
        TEST(what_began_before_the_cut_sounds_on_and_what_comes_later_is_gone),
        TEST(what_rang_on_is_taken_back_by_the_next_cancelling),
        TEST(more_sounds_than_voices_are_dropped_and_counted),
        TEST(more_plans_than_room_are_dropped_and_counted),
        TEST(nonsense_is_not_played),
        TEST(however_blocks_are_split_the_bits_are_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
