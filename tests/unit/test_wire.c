// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The ring and the published position, each across two threads that run as fast as they can; worth
 * running with -Db_sanitize=thread too. */
#include "sound/wire.h"

#include "base/arena.h"

#include <pthread.h>
#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#define CROSSINGS 300000
#define HALVES INT64_C(0x100000003) /* both halves of a word change with every step */

static WirePage *page;

static int make_page(void **state)
{
    (void)state;
    page = memory_alloc(wire_size(16));
    page->sample_capacity = 16;
    return 0;
}

static int free_page(void **state)
{
    (void)state;
    free(page);
    return 0;
}

static WireSound nth_sound(uint32_t n)
{
    return (WireSound){.frame = (uint64_t)n << 20 | n,
                       .sound = n % 7,
                       .group = n / 3,
                       .gain = (float)(n % 100),
                       .pan = (float)(n % 3) - 1,
                       .offset = ~n,
                       .length = n * 5};
}

static bool same_sound(const WireSound *a, const WireSound *b)
{
    return a->frame == b->frame && a->sound == b->sound && a->group == b->group &&
           a->gain == b->gain && a->pan == b->pan && a->offset == b->offset &&
           a->length == b->length;
}

static void *put_all(void *unused)
{
    for (uint32_t n = 0; n < CROSSINGS; n++) {
        WireSound sound = nth_sound(n);
        while (!wire_put(page, &sound))
            sched_yield();
    }
    return unused;
}

static void sounds_cross_whole_and_in_order(void **state)
{
    (void)state;
    pthread_t producer;
    assert_int_equal(pthread_create(&producer, NULL, put_all, NULL), 0);
    bool same = true;
    for (uint32_t n = 0; n < CROSSINGS; n++) {
        WireSound sound, wanted = nth_sound(n);
        while (!wire_take(page, &sound))
            sched_yield();
        same = same && same_sound(&sound, &wanted);
    }
    pthread_join(producer, NULL);
    assert_true(same);
}

static void a_full_ring_takes_no_more_until_one_is_out(void **state)
{
    (void)state;
    WireSound sound = nth_sound(1), out;
    for (int i = 0; i < WIRE_RING; i++)
        assert_true(wire_put(page, &sound));
    assert_false(wire_put(page, &sound));
    assert_true(wire_take(page, &out));
    assert_true(wire_put(page, &sound));
}

static void an_empty_ring_gives_nothing(void **state)
{
    (void)state;
    WireSound out;
    assert_false(wire_take(page, &out));
}

static void the_ring_goes_on_where_its_counters_wrap(void **state)
{
    (void)state;
    atomic_store(&page->head, UINT32_MAX - 1);
    atomic_store(&page->tail, UINT32_MAX - 1);
    for (uint32_t n = 0; n < 5; n++) {
        WireSound sound = nth_sound(n);
        assert_true(wire_put(page, &sound));
    }
    for (uint32_t n = 0; n < 5; n++) {
        WireSound sound, wanted = nth_sound(n);
        assert_true(wire_take(page, &sound));
        assert_true(same_sound(&sound, &wanted));
    }
}

static void a_program_is_missed_after_two_seconds_however_long_the_machine_is_up(void **state)
{
    (void)state;
    const int64_t round = INT64_C(1000000) << 32; /* where the milliseconds begin anew */
    const int64_t instants[] = {1, round - 1, round, 3 * round + 1000000};
    for (size_t i = 0; i < sizeof instants / sizeof *instants; i++) {
        wire_beat(page, instants[i]);
        assert_false(wire_is_stale(page, instants[i] - 1000000)); /* looked before it beat */
        assert_false(wire_is_stale(page, instants[i] + INT64_C(2000000000)));
        assert_true(wire_is_stale(page, instants[i] + INT64_C(2002000000)));
    }
}

static atomic_bool enough;

static void *publish_on(void *unused)
{
    for (int64_t n = 1; !atomic_load(&enough); n++) {
        WirePosition position = {
            .frame = (uint64_t)n << 20, .heard_ns = -n, .callback_ns = n * HALVES};
        wire_publish(page, &position);
    }
    return unused;
}

static void a_position_is_never_half_of_two(void **state)
{
    (void)state;
    pthread_t publisher;
    atomic_store(&enough, false);
    assert_int_equal(pthread_create(&publisher, NULL, publish_on, NULL), 0);
    WirePosition position = {0};
    uint64_t last = 0;
    bool whole = true;
    for (int reads = 0; reads < CROSSINGS;) {
        if (!wire_position(page, &position)) {
            sched_yield();
            continue;
        }
        int64_t n = (int64_t)(position.frame >> 20);
        whole = whole && position.heard_ns == -n && position.callback_ns == n * HALVES;
        whole = whole && position.frame >= last;
        last = position.frame;
        reads++;
    }
    atomic_store(&enough, true);
    pthread_join(publisher, NULL);
    assert_true(whole);
}

static void there_is_no_position_before_the_first_callback(void **state)
{
    (void)state;
    WirePosition position = {.frame = 7};
    assert_false(wire_position(page, &position));
    assert_int_equal(position.frame, 7);
}

static void a_helper_that_died_while_writing_keeps_nobody_waiting(void **state)
{
    (void)state;
    WirePosition position = {.frame = 7, .heard_ns = 8, .callback_ns = 9};
    wire_publish(page, &position);
    atomic_fetch_add(&page->sequence, 1);
    assert_false(wire_position(page, &position));
}

static void samples_follow_the_page(void **state)
{
    (void)state;
    float *samples = wire_samples(page);
    assert_ptr_equal((char *)(samples + 16), (char *)page + wire_size(16));
    samples[15] = 1; /* the sanitizer sees whether there is room */
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_page, free_page)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(sounds_cross_whole_and_in_order),
        TEST(a_full_ring_takes_no_more_until_one_is_out),
        TEST(an_empty_ring_gives_nothing),
        TEST(the_ring_goes_on_where_its_counters_wrap),
        TEST(a_program_is_missed_after_two_seconds_however_long_the_machine_is_up),
        TEST(a_position_is_never_half_of_two),
        TEST(there_is_no_position_before_the_first_callback),
        TEST(a_helper_that_died_while_writing_keeps_nobody_waiting),
        TEST(samples_follow_the_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
