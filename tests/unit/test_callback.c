// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The sealed room, called as PortAudio would, without PortAudio. */
#include "helper/callback.h"

#include "base/arena.h"
#include "base/clock.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#define RATE 48000
#define BLOCK 480 /* 10 ms */
#define SHARED 64

static const float click_frames[] = {0.5f, 0.5f, 0.5f, 0.5f};
static const Sample sounds[] = {{0}, {click_frames, 4}};
static WirePage *page;
static Callback callback;
static float out[BLOCK * 8];

static void open_with(uint32_t channels)
{
    callback_init(&callback, page, sounds, 2, RATE, channels, 50 * NS_PER_MS);
}

static int make(void **state)
{
    (void)state;
    page = memory_alloc(wire_size(2 * SHARED)); /* room behind, in which nothing may be read */
    page->version = WIRE_VERSION;
    page->sample_capacity = SHARED;
    page->volume_mille = 1000;
    wire_beat(page, clock_monotonic());
    open_with(2);
    return 0;
}

static int destroy(void **state)
{
    (void)state;
    free(page);
    return 0;
}

static void run_block(void)
{
    assert_int_equal(callback_run(NULL, out, BLOCK, NULL, 0, &callback), paContinue);
}

static bool silent(size_t channels)
{
    for (size_t i = 0; i < BLOCK * channels; i++)
        if (out[i] != 0)
            return false;
    return true;
}

static void put(WireSound sound)
{
    if (sound.gain == 0)
        sound.gain = 1;
    assert_true(wire_put(page, &sound));
}

static void a_sound_starts_at_its_very_frame(void **state)
{
    (void)state;
    put((WireSound){.frame = BLOCK + 7, .sound = 1});
    run_block();
    assert_true(silent(2));
    run_block();
    assert_true(out[2 * 6] == 0);
    assert_true(out[2 * 7] == 0.5f && out[2 * 7 + 1] == 0.5f);
    assert_true(out[2 * 11] == 0);
}

static void one_channel_hears_the_sum(void **state)
{
    (void)state;
    open_with(1);
    put((WireSound){.frame = 300, .sound = 1, .pan = 1});
    run_block();
    assert_true(out[299] == 0 && fabsf(out[300] - 0.5f) < 1e-6f && out[304] == 0);
}

static void of_many_channels_the_first_two_are_used(void **state)
{
    (void)state;
    open_with(6);
    put((WireSound){.frame = 300, .sound = 1});
    run_block();
    const float *frame = out + 6 * 300;
    assert_true(frame[0] == 0.5f && frame[1] == 0.5f);
    for (int channel = 2; channel < 6; channel++)
        assert_true(frame[channel] == 0);
}

static void a_program_that_hangs_is_not_heard(void **state)
{
    (void)state;
    wire_beat(page, clock_monotonic() - 3 * NS_PER_S);
    put((WireSound){.frame = BLOCK + 1, .sound = 1});
    run_block();
    run_block();
    assert_true(silent(2));
    wire_beat(page, clock_monotonic());
    put((WireSound){.frame = 3 * BLOCK + 1, .sound = 1});
    run_block();
    run_block();
    assert_false(silent(2));
}

static void mute_and_volume_are_followed(void **state)
{
    (void)state;
    atomic_store(&page->volume_mille, 0);
    put((WireSound){.frame = BLOCK, .sound = 1});
    run_block();
    run_block();
    assert_true(silent(2));
    atomic_store(&page->volume_mille, 500);
    put((WireSound){.frame = 3 * BLOCK, .sound = 1});
    run_block();
    run_block();
    assert_true(fabsf(out[0] - 0.25f) < 1e-6f);
}

static void what_is_taken_back_is_not_heard(void **state)
{
    (void)state;
    put((WireSound){.frame = BLOCK, .sound = 1, .group = 4});
    run_block();
    put((WireSound){.frame = BLOCK + 100, .sound = 1, .group = 4}); /* still in the ring */
    atomic_store(&page->group, 5);
    put((WireSound){.frame = BLOCK + 200, .sound = 1, .group = 5});
    run_block();
    assert_true(out[0] == 0 && out[2 * 100] == 0);
    assert_true(out[2 * 200] == 0.5f);
}

static void what_began_before_an_end_was_moved_is_heard_to_its_end(void **state)
{
    (void)state;
    put((WireSound){.frame = BLOCK - 2, .sound = 1, .group = 4});
    run_block();
    put((WireSound){.frame = BLOCK + 20, .sound = 1, .group = 4}); /* due, and in the ring */
    put((WireSound){.frame = BLOCK + 100, .sound = 1, .group = 4});
    atomic_store(&page->kept_before, BLOCK + 50);
    atomic_store(&page->kept, 4);
    atomic_store(&page->group, 5);
    run_block();
    assert_true(out[0] == 0.5f && out[2] == 0.5f && out[4] == 0);
    assert_true(out[2 * 20] == 0.5f && out[2 * 100] == 0);
}

static void shared_samples_are_played(void **state)
{
    (void)state;
    for (int i = 0; i < SHARED; i++)
        wire_samples(page)[i] = (float)i / 100;
    put((WireSound){.frame = 10, .offset = 60, .length = 4});
    run_block();
    assert_true(fabsf(out[2 * 13] - 0.63f) < 1e-6f && out[2 * 14] == 0);
}

static void what_lies_outside_the_shared_samples_is_not_read(void **state)
{
    (void)state;
    for (int i = 0; i < 2 * SHARED; i++)
        wire_samples(page)[i] = 0.5f;
    put((WireSound){.frame = 10, .offset = 60, .length = 5});
    put((WireSound){.frame = 10, .offset = 65, .length = 1});
    put((WireSound){.frame = 10, .offset = UINT32_MAX, .length = 2});
    put((WireSound){.frame = 10, .offset = 2, .length = UINT32_MAX});
    put((WireSound){.frame = 10, .sound = 2});
    put((WireSound){.frame = 10, .sound = UINT32_MAX});
    run_block();
    assert_true(silent(2));
}

static void the_position_is_that_of_the_next_block(void **state)
{
    (void)state;
    PaStreamCallbackTimeInfo time = {.currentTime = 5000, .outputBufferDacTime = 5000.030};
    Ns before = clock_monotonic();
    callback_run(NULL, out, BLOCK, &time, 0, &callback);
    Ns after = clock_monotonic();
    WirePosition position;
    assert_true(wire_position(page, &position));
    assert_int_equal(position.frame, BLOCK);
    assert_true(position.callback_ns >= before && position.callback_ns <= after);
    Ns ahead = position.heard_ns - position.callback_ns; /* 30 ms to this block, 10 more to it */
    assert_true(ahead > 39900000 && ahead < 40100000);
}

static void a_device_without_times_is_as_late_as_it_claims(void **state)
{
    (void)state;
    run_block();
    WirePosition position;
    assert_true(wire_position(page, &position));
    assert_int_equal(position.heard_ns - position.callback_ns, 60 * NS_PER_MS);
}

static void underflows_are_counted(void **state)
{
    (void)state;
    callback_run(NULL, out, BLOCK, NULL, paOutputUnderflow, &callback);
    callback_run(NULL, out, BLOCK, NULL, 0, &callback);
    assert_int_equal(atomic_load(&page->underflows), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, destroy)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_sound_starts_at_its_very_frame),
        TEST(one_channel_hears_the_sum),
        TEST(of_many_channels_the_first_two_are_used),
        TEST(a_program_that_hangs_is_not_heard),
        TEST(mute_and_volume_are_followed),
        TEST(what_is_taken_back_is_not_heard),
        TEST(what_began_before_an_end_was_moved_is_heard_to_its_end),
        TEST(shared_samples_are_played),
        TEST(what_lies_outside_the_shared_samples_is_not_read),
        TEST(the_position_is_that_of_the_next_block),
        TEST(a_device_without_times_is_as_late_as_it_claims),
        TEST(underflows_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
