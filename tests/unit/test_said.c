// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What is said of a set: which one is meant, and for which sets after it that holds. */
#include "play/said.h"

#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static Timeline *timeline;
static SetSaid *said;

static void lay_out(const char *steps)
{
    char *text = NULL;
    assert_true(asprintf(&text, HEAD "steps:\n%s", steps) > 0);
    read_fine(text);
    timeline = timeline_build(routine);
    said = calloc(timeline->count, sizeof *said);
    assert_non_null(said);
    free(text);
}

static void drop(void)
{
    timeline_free(timeline);
    free(said);
}

static void in_a_gap_the_set_just_done_is_meant(void **state)
{
    (void)state;
    lay_out("  - {name: Squat, reps: 8, load: 10 kg, sets: 2}\n"
            "  - {name: Walk, time: 20s}\n");
    /* prepare, set 1, rest, set 2; prepare, walk */
    static const size_t meant[] = {1, 1, 1, 3, 3, 6};
    assert_int_equal(timeline->count, 6);
    for (size_t i = 0; i < timeline->count; i++)
        assert_int_equal(said_set(timeline, i), meant[i]);
    drop();
}

static void what_was_used_holds_for_the_sets_after_it_that_have_the_same_load(void **state)
{
    (void)state;
    lay_out("  - {name: Squat, reps: 8, load: [10 kg, 10 kg, 12 kg], prepare: 0s, rest: 0s}\n"
            "  - {name: Press, reps: 8, load: 10 kg, prepare: 0s}\n");
    said[0].load = "11 kg";
    static const char *const used[] = {"11 kg", "11 kg", "12 kg", "10 kg"};
    assert_int_equal(timeline->count, 4);
    for (size_t i = 0; i < timeline->count; i++)
        assert_string_equal(said_load(timeline, said, i), used[i]);
    said[1].load = "9 kg";
    assert_string_equal(said_load(timeline, said, 0), "11 kg");
    assert_string_equal(said_load(timeline, said, 1), "9 kg");
    drop();
}

static void reps_are_said_of_those_at_ones_own_pace_alone(void **state)
{
    (void)state;
    lay_out("  - {name: A, reps: max, prepare: 0s}\n  - {name: B, reps: 8, prepare: 0s}\n"
            "  - {name: C, reps: 8, every: 2s, prepare: 0s}\n"
            "  - {name: D, until: ready, prepare: 0s}\n");
    static const bool takes[] = {true, true, false, false};
    for (size_t i = 0; i < timeline->count; i++)
        assert_int_equal(said_takes_reps(&timeline->segments[i]), takes[i]);
    drop();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(in_a_gap_the_set_just_done_is_meant),
        READING_TEST(what_was_used_holds_for_the_sets_after_it_that_have_the_same_load),
        READING_TEST(reps_are_said_of_those_at_ones_own_pace_alone),
    };
    return cmocka_run_group_tests_name("what is said of a set", tests, reading_open, reading_close);
}
