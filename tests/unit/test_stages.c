// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The routines that ship over the weeks of their plans: those of care grow and wait for pain, and
 * all that grow take on every day the minutes that they name. */
#include "shipped.h"

#include "base/array.h"
#include "routine/reader.h"
#include "session/fit.h"
#include "session/timeline.h"

#define LEAST_WEEKS 4 /* of the last stage: what follows it makes six */
#define MOST_WEEKS 12

static bool is_care(const Routine *routine)
{
    return routine->when == WHEN_REHAB && !routine->physio_only;
}

/* ---- growing ---- */

static int last_stage(const Routine *routine)
{
    int last = 0;
    for (size_t i = 0; i < routine->block_count; i++)
        for (size_t j = 0; j < routine->blocks[i].count; j++) {
            const Step *step = &routine->blocks[i].steps[j];
            if (step->stage_count > 0 && step->stages[step->stage_count - 1].after_days > last)
                last = step->stages[step->stage_count - 1].after_days;
        }
    return last;
}

/* But for what is done in bed, which stays as it is. */
static void expect_growth(const Routine *routine)
{
    int last = last_stage(routine);
    if (is_care(routine) && strcmp(routine->id, "care-plantar-morning") != 0)
        EXPECT(last >= LEAST_WEEKS * 7 && last <= MOST_WEEKS * 7,
               "%s: its last stage comes after %d days", routine->id, last);
}

static void a_care_routine_grows_over_six_to_twelve_weeks(void **state)
{
    (void)state;
    each_routine(expect_growth);
}

static void expect_waiting(const Routine *parent, const Step *step)
{
    bool waits = step->stage_count == 0 || step->stages[0].if_settled;
    EXPECT(waits || !is_care(parent), "%s: %s grows while it hurts", parent->id, step->name);
}

static void nothing_of_a_care_routine_grows_while_it_hurts(void **state)
{
    (void)state;
    each_step(expect_waiting);
}

/* What is rolled for comfort is not what a short session of care keeps. */
static void expect_star_for_work(const Routine *parent, const Step *step)
{
    EXPECT(!is_care(parent) || !step->core || step->exercise->kind != KIND_MASSAGE,
           "%s: %s is starred", parent->id, step->exercise->id);
}

static void a_short_session_of_care_keeps_what_loads(void **state)
{
    (void)state;
    each_step(expect_star_for_work);
}

/* The pelvis grows until eighteen and more, and its muscles pull on what grows. */
static void expect_grown(const Routine *routine)
{
    RegionName hip, seat;
    bool pelvis = false, said = false;
    assert_true(region_find("hip-front", &hip) && region_find("sit-bone", &seat));
    for (size_t i = 0; i < routine->check_in_count; i++)
        pelvis = pelvis || (routine->check_in[i].regions & (hip.regions | seat.regions));
    for (size_t i = 0; i < routine->precaution_count; i++)
        said = said || strstr(routine->precautions[i], "under-18s");
    EXPECT(said || !pelvis || !is_care(routine), "%s lets the young load what grows", routine->id);
}

static void where_the_pelvis_grows_the_young_are_not_loaded(void **state)
{
    (void)state;
    each_routine(expect_grown);
}

/* ---- minutes ---- */

/* "Twelve minutes", "A quarter of an hour": what `frequency` begins with; 0: nothing of the kind.
 */
static int minutes_named(const Routine *routine)
{
    static const struct {
        const char *words;
        int minutes;
    } names[] = {{"Six minutes", 6},       {"Seven minutes", 7},         {"Ten minutes", 10},
                 {"Eleven minutes", 11},   {"Twelve minutes", 12},       {"Thirteen minutes", 13},
                 {"Fourteen minutes", 14}, {"A quarter of an hour", 15}, {"Seventeen minutes", 17}};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (strncmp(routine->frequency, names[i].words, strlen(names[i].words)) == 0)
            return names[i].minutes;
    return 0;
}

static double minutes_on(const Routine *routine, Day day)
{
    Fit fit = {.day = {day, day}};
    Routine *fitted = routine_fit(routine, &fit, NULL);
    Timeline *timeline = timeline_build(fitted);
    double minutes = (double)timeline->total / (60.0 * (double)NS_PER_S);
    timeline_free(timeline);
    routine_free(fitted);
    return minutes;
}

/* Walking and running back grows longer by intention. */
static void expect_minutes(const Routine *routine)
{
    bool grows = !routine->physio_only && last_stage(routine) > 0;
    if (!(is_care(routine) || grows) || strcmp(routine->id, "return-to-running") == 0)
        return;
    Arena *arena = arena_new();
    size_t count;
    const Day *days = fit_stage_days(arena, routine, &count);
    int named = minutes_named(routine);
    EXPECT(named > 0, "%s does not say how long it takes", routine->id);
    for (size_t i = 0; i < count; i++) {
        double minutes = minutes_on(routine, days[i]);
        EXPECT(minutes >= named * 0.9 && minutes <= named * 1.1, "%s takes %.1f minutes on day %d",
               routine->id, minutes, (int)days[i] + 1);
    }
    arena_free(arena);
}

static void what_grows_takes_the_minutes_it_names_on_every_day(void **state)
{
    (void)state;
    each_routine(expect_minutes);
}

/* ---- all that ships is used ---- */

static const char *wanted;
static bool found;

static void look_for(const Routine *parent, const Step *step)
{
    (void)parent;
    found = found || strcmp(step->exercise->id, wanted) == 0;
    for (size_t i = 0; i < step->stage_count; i++)
        found = found || strcmp(step->stages[i].step->exercise->id, wanted) == 0;
}

static void expect_used(const Exercise *exercise)
{
    wanted = exercise->id;
    found = false;
    each_step(look_for);
    EXPECT(found, "no routine has %s", exercise->id);
}

static void each_exercise_is_in_some_routine(void **state)
{
    (void)state;
    each_exercise(expect_used);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_care_routine_grows_over_six_to_twelve_weeks),
        cmocka_unit_test(nothing_of_a_care_routine_grows_while_it_hurts),
        cmocka_unit_test(a_short_session_of_care_keeps_what_loads),
        cmocka_unit_test(where_the_pelvis_grows_the_young_are_not_loaded),
        cmocka_unit_test(what_grows_takes_the_minutes_it_names_on_every_day),
        cmocka_unit_test(each_exercise_is_in_some_routine),
    };
    return cmocka_run_group_tests(tests, shipped_open, shipped_close);
}
