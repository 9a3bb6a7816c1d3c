// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Fitting keeps the work, and what it is told to keep. */
#include "routine/library.h"
#include "routine/reader.h"
#include "routine_builder.h"
#include "session/fit.h"
#include "session/timeline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
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
    Routine *fitted = routine_fit(routine, fit, NULL);
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
    assert_int_equal(total_of(&(Fit){.extent.core_only = true}), (3 + 20 + 3 + 20) * NS_PER_S);
}

static void gaps_grow_to_the_least_and_work_stays(void **state)
{
    (void)state;
    Fit fit = {.prepare_least = 10 * NS_PER_S, .switch_least = 5 * NS_PER_S};
    Routine *fitted = routine_fit(routine, &fit, NULL);
    const Step *a = &fitted->blocks[0].steps[0], *b = &fitted->blocks[1].steps[0];
    assert_int_equal(a->prepare, 10 * NS_PER_S);
    assert_int_equal(a->switch_gap, 5 * NS_PER_S);
    assert_int_equal(a->work.duration, 20 * NS_PER_S);
    assert_int_equal(b->prepare, 12 * NS_PER_S);                         /* longer already */
    assert_int_equal(routine->blocks[0].steps[0].prepare, 3 * NS_PER_S); /* a copy */
    routine_free(fitted);
}

/* ---- the sore side ---- */

static Routine *parse(const char *file)
{
    Diagnostics *found = diagnostics_new();
    Routine *parsed = routine_parse("t", file, strlen(file), NULL, found);
    diagnostics_free(found);
    assert_non_null(parsed);
    return parsed;
}

/* The sides of the work of a session, in its order: "LRRL". */
static const char *sides_of(const char *file, const Fit *fit, FitReport *report)
{
    static char sides[64];
    size_t count = 0;
    Routine *written = parse(file), *fitted = routine_fit(written, fit, report);
    Timeline *timeline = timeline_build(fitted);
    for (size_t i = 0; i < timeline->count; i++)
        if (segment_is_work(&timeline->segments[i]))
            sides[count++] = "BLR"[timeline->segments[i].side];
    sides[count] = '\0';
    timeline_free(timeline);
    routine_free(fitted);
    routine_free(written);
    return sides;
}

static void the_sore_side_comes_first_where_the_file_leaves_it_open(void **state)
{
    (void)state;
    static const char file[] =
        "limber: 1\ntitle: T\nwhen: any\nsteps:\n"
        "  - {name: A, hold: 20s, side: each}\n"
        "  - {name: B, hold: 20s, sets: 2, side: each, order: by-side}\n"
        "  - {name: C, hold: 20s, side: each, first: left}\n"
        "  - {name: D, hold: 20s, sets: 2, side: each, progress: [{after: 1 days, hold: 30s}]}\n"
        "  - {name: E, hold: 20s}\n"
        "  - {repeat: 1, side: each, steps: [{name: F, hold: 10s}]}\n";
    FitReport report;
    Fit fit = {.day = {-1, 0}};
    assert_string_equal(sides_of(file, &fit, &report), "LRLLRRLRLRLRBLR");
    assert_int_equal(report.count, 0);
    fit = (Fit){.day = {1, 0}, .sore = SIDE_RIGHT};
    assert_string_equal(sides_of(file, &fit, &report), "RLRRLLLRRLRLBLR");
    fit.sore = SIDE_LEFT; /* as it was anyway: nothing to say */
    assert_string_equal(sides_of(file, &fit, &report), "LRLLRRLRLRLRBLR");
    static const char one[] = "limber: 1\ntitle: T\nwhen: any\nsteps:\n"
                              "  - {name: A, hold: 20s, side: each}\n";
    Routine *written = parse(one);
    fit = (Fit){.day = {-1, 0}, .sore = SIDE_RIGHT};
    Routine *fitted = routine_fit(written, &fit, &report);
    assert_int_equal(report.count, 1);
    assert_string_equal(report.lines[0], "The right side first: it is the worse one.");
    routine_free(fitted);
    routine_free(written);
}

static void what_takes_turns_begins_with_the_sore_side_too(void **state)
{
    (void)state;
    Routine *written = parse("limber: 1\ntitle: T\nwhen: any\nsteps:\n"
                             "  - {name: A, reps: 6, every: 4s, side: alternate}\n"
                             "  - {name: B, time: 20s, side: alternate}\n"
                             "  - {name: C, reps: 6, every: 4s, side: alternate, first: left}\n");
    FitReport report;
    Fit fit = {.day = {-1, 0}, .sore = SIDE_RIGHT};
    Routine *fitted = routine_fit(written, &fit, &report);
    assert_int_equal(report.count, 1);
    assert_int_equal(fitted->blocks[0].steps[0].first, SIDE_RIGHT);
    assert_int_equal(fitted->blocks[1].steps[0].first, written->blocks[1].steps[0].first);
    assert_int_equal(fitted->blocks[2].steps[0].first, SIDE_LEFT);
    routine_free(fitted);
    routine_free(written);
}

/* ---- progress ---- */

static const char plan[] = "limber: 1\n"
                           "title: Plan\n"
                           "when: rehab\n"
                           "for: {from: 2026-11-01}\n"
                           "steps:\n"
                           "  - name: Heel drop\n"
                           "    hold: 30s\n"
                           "    sets: 2\n"
                           "    progress: [{after: 7 days, hold: 40s}, {after: 14 days, sets: 3}]\n"
                           "  - {name: Calf raise, reps: 8, every: 2s}\n";

/* "2 x 30 s": the first step's dose on a day, and the report's lines. */
static void expect_dose(const Routine *written, Day day, int sets, Ns hold, const char *line)
{
    Fit fit = {.day = {day, day}};
    FitReport report;
    Routine *fitted = routine_fit(written, &fit, &report);
    const Step *step = &fitted->blocks[0].steps[0];
    assert_int_equal(step->sets, sets);
    assert_int_equal(step->work.duration, hold);
    assert_int_equal(report.count, line ? 1 : 0);
    if (line)
        assert_string_equal(report.lines[0], line);
    routine_free(fitted);
}

static void the_dose_grows_on_its_day_and_never_sooner(void **state)
{
    (void)state;
    Routine *written = parse(plan);
    expect_dose(written, -1, 2, 30 * NS_PER_S, NULL);
    expect_dose(written, 6, 2, 30 * NS_PER_S, NULL);
    expect_dose(written, 7, 2, 40 * NS_PER_S, "Day 8: Heel drop, 40 s now");
    expect_dose(written, 13, 2, 40 * NS_PER_S, "Day 14: Heel drop, 40 s now");
    expect_dose(written, 14, 3, 40 * NS_PER_S, "Day 15: Heel drop, 3 sets, 40 s now");
    expect_dose(written, 4000, 3, 40 * NS_PER_S, "Day 4001: Heel drop, 3 sets, 40 s now");
    routine_free(written);
}

/* What the gate leaves out is not come to; the step goes on with what it was. */
static void a_gate_keeps_a_step_from_the_exercise_that_it_leaves_out(void **state)
{
    (void)state;
    char exercises[1100];
    snprintf(exercises, sizeof exercises, "%s/routines/exercises", getenv("LIMBER_SOURCE"));
    Library *library = library_new(NULL, exercises);
    Diagnostics *found = diagnostics_new();
    static const char file[] =
        "limber: 1\ntitle: T\nwhen: rehab\nsteps:\n"
        "  - exercise: side-lying-leg-raise\n    reps: 12\n    tempo: 2-0-1-1\n    side: each\n"
        "    progress: [{after: 7 days, reps: 15}, {after: 14 days, exercise: hip-hike}]\n";
    Routine *written = routine_parse("t", file, sizeof file - 1, library, found);
    assert_non_null(written);
    diagnostics_free(found);
    static const char *dropped[] = {"hip-hike", NULL};
    GateVerdict gate = {.opening = GATE_NARROWED, .dropped = dropped};
    Fit fit = {.day = {20, 20}, .gate = &gate};
    Routine *fitted = routine_fit(written, &fit, NULL);
    assert_int_equal(fitted->block_count, 1);
    assert_string_equal(fitted->blocks[0].steps[0].exercise->id, "side-lying-leg-raise");
    assert_int_equal(fitted->blocks[0].steps[0].work.reps, 15);
    routine_free(fitted);
    fit.gate = NULL;
    fitted = routine_fit(written, &fit, NULL);
    assert_string_equal(fitted->blocks[0].steps[0].exercise->id, "hip-hike");
    routine_free(fitted);
    routine_free(written);
    library_free(library);
}

static Day day_of(const char *date)
{
    Day day = 0;
    assert_true(day_parse(date, &day));
    return day;
}

static void the_plan_counts_from_its_date_else_from_the_first_session(void **state)
{
    (void)state;
    Routine *written = parse(plan);
    Day first = day_of("2026-11-05");
    assert_int_equal(fit_plan_day(written, day_of("2026-11-01"), true, first).day, 0);
    assert_int_equal(fit_plan_day(written, day_of("2026-11-09"), true, first).day, 8);
    assert_int_equal(fit_plan_day(written, day_of("2026-10-31"), false, 0).day, 0);
    assert_int_equal(fit_plan_day(routine, day_of("2026-11-09"), true, first).day, 4);
    assert_int_equal(fit_plan_day(routine, day_of("2026-11-09"), false, 0).day, 0);
    /* the clock was set back: nothing grows */
    assert_int_equal(fit_plan_day(routine, day_of("2026-11-04"), true, first).day, 0);
    routine_free(written);
}

/* ---- pain before ---- */

static void pain_before_leaves_the_core_at_half_the_dose(void **state)
{
    (void)state;
    Fit fit = {.eased = true, .day = {-1, 0}};
    FitReport report;
    Routine *fitted = routine_fit(routine, &fit, &report);
    assert_int_equal(fitted->block_count, 1);
    assert_string_equal(fitted->blocks[0].steps[0].name, "A");
    assert_int_equal(fitted->blocks[0].steps[0].work.duration, 10 * NS_PER_S);
    assert_int_equal(report.count, 1);
    assert_string_equal(report.lines[0], "Half dose today, easier forms.");
    routine_free(fitted);
}

static void nothing_jars_on_a_day_with_pain(void **state)
{
    (void)state;
    char folder[1024];
    snprintf(folder, sizeof folder, "%s/routines", getenv("LIMBER_SOURCE"));
    char exercises[1100];
    snprintf(exercises, sizeof exercises, "%s/exercises", folder);
    Library *library = library_new(NULL, exercises);
    Diagnostics *found = diagnostics_new();
    static const char file[] = "limber: 1\ntitle: T\nwhen: any\nsteps:\n"
                               "  - {exercise: strides, time: 20s}\n"
                               "  - {exercise: calf-raise, reps: 12, tempo: 2-0-1-1}\n";
    Routine *written = routine_parse("t", file, sizeof file - 1, library, found);
    assert_non_null(written);
    diagnostics_free(found);
    Fit fit = {.eased = true, .day = {-1, 0}, .library = library};
    FitReport report;
    Routine *fitted = routine_fit(written, &fit, &report);
    assert_int_equal(fitted->block_count, 1);
    assert_int_equal(fitted->blocks[0].steps[0].work.reps, 6);
    assert_int_equal(report.count, 2);
    assert_string_equal(report.lines[1], "Left out: Strides");
    routine_free(fitted);
    routine_free(written);
    library_free(library);
}

/* A gate may take out all that is core, and all that there is may jar. */
static void a_fit_never_leaves_nothing(void **state)
{
    (void)state;
    static const char *dropped[] = {"wall-sit", NULL};
    GateVerdict gate = {.opening = GATE_NARROWED, .dropped = dropped};
    static const Exercise wall_sit = {.id = "wall-sit"}, strides = {.id = "strides"};
    Routine *written = routine_new();
    Step core = step_of("Core", work_hold(SECONDS(20))), other = core;
    core.core = true;
    core.exercise = &wall_sit;
    other.name = "Other";
    routine_add(written, core);
    routine_add(written, other);
    Fit fit = {.extent.core_only = true, .gate = &gate, .day = {-1, 0}};
    Routine *fitted = routine_fit(written, &fit, NULL);
    assert_int_equal(fitted->block_count, 1);
    assert_string_equal(fitted->blocks[0].steps[0].name, "Other");
    routine_free(fitted);
    routine_drop(written);
    core.exercise = &strides;
    written = routine_of(core);
    fit = (Fit){.eased = true, .day = {-1, 0}};
    fitted = routine_fit(written, &fit, NULL);
    assert_int_equal(fitted->block_count, 1);
    assert_int_equal(fitted->blocks[0].steps[0].work.duration, SECONDS(10));
    routine_free(fitted);
    routine_drop(written);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_asked_changes_nothing),
        cmocka_unit_test(core_keeps_the_starred_steps_alone),
        cmocka_unit_test(gaps_grow_to_the_least_and_work_stays),
        cmocka_unit_test(the_sore_side_comes_first_where_the_file_leaves_it_open),
        cmocka_unit_test(what_takes_turns_begins_with_the_sore_side_too),
        cmocka_unit_test(the_dose_grows_on_its_day_and_never_sooner),
        cmocka_unit_test(a_gate_keeps_a_step_from_the_exercise_that_it_leaves_out),
        cmocka_unit_test(the_plan_counts_from_its_date_else_from_the_first_session),
        cmocka_unit_test(pain_before_leaves_the_core_at_half_the_dose),
        cmocka_unit_test(nothing_jars_on_a_day_with_pain),
        cmocka_unit_test(a_fit_never_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, open_routine, close_routine);
}
