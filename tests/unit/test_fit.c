/* Fitting keeps the work, and what it is told to keep. */
#include "routine/reader.h"
#include "session/fit.h"
#include "session/timeline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char text[] =
    "limber: 1\n"
    "title: Fitted\n"
    "when: any\n"
    "steps:\n"
    "  - {name: A, hold: 20s, side: each, prepare: 3s, switch: 3s, core: true}\n"
    "  - {name: B, time: 30s, prepare: 12s}\n"
    "  - repeat: 2\n"
    "    steps: [{name: C, hold: 10s}]\n";

static Routine *routine;

static int open_routine(void **state)
{
    (void)state;
    Diagnostics *found = diagnostics_new();
    routine = routine_parse("t", text, sizeof text - 1, NULL, found);
    diagnostics_free(found);
    return routine ? 0 : -1;
}

static int close_routine(void **state)
{
    (void)state;
    routine_free(routine);
    return 0;
}

static Ns total_of(const Fit *fit)
{
    Routine *fitted = routine_fit(routine, fit);
    Timeline *timeline = timeline_build(fitted);
    Ns total = timeline->total;
    timeline_free(timeline);
    routine_free(fitted);
    return total;
}

static void nothing_asked_changes_nothing(void **state)
{
    (void)state;
    size_t segments;
    Ns total;
    routine_measure(routine, false, &segments, &total);
    assert_int_equal(total_of(&(Fit){0}), total);
}

static void core_keeps_the_starred_steps_alone(void **state)
{
    (void)state;
    assert_int_equal(total_of(&(Fit){.core_only = true}), (3 + 20 + 3 + 20) * NS_PER_S);
}

static void gaps_grow_to_the_least_and_work_stays(void **state)
{
    (void)state;
    Fit fit = {.prepare_least = 10 * NS_PER_S, .switch_least = 5 * NS_PER_S};
    Routine *fitted = routine_fit(routine, &fit);
    const Step *a = &fitted->blocks[0].steps[0], *b = &fitted->blocks[1].steps[0];
    assert_int_equal(a->prepare, 10 * NS_PER_S);
    assert_int_equal(a->switch_gap, 5 * NS_PER_S);
    assert_int_equal(a->work.duration, 20 * NS_PER_S);
    assert_int_equal(b->prepare, 12 * NS_PER_S);                         /* longer already */
    assert_int_equal(routine->blocks[0].steps[0].prepare, 3 * NS_PER_S); /* a copy */
    routine_free(fitted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_asked_changes_nothing),
        cmocka_unit_test(core_keeps_the_starred_steps_alone),
        cmocka_unit_test(gaps_grow_to_the_least_and_work_stays),
    };
    return cmocka_run_group_tests(tests, open_routine, close_routine);
}
