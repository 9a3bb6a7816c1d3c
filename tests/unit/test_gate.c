// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the answers to a gate leave of a routine. */
#include "routine/exercise.h"

#include "base/array.h"
#include "routine/reader.h"
#include "routine_builder.h"
#include "session/fit.h"
#include "session/timeline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const Exercise wall_sit = {.id = "wall-sit"};
static const Exercise calf_wall = {.id = "wall-calf-straight", .side = SIDES_EACH};
static const Exercise breathing = {.id = "belly-breathing", .kind = KIND_RELAX};

static Routine *routine;
static Arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    routine = routine_new();
    Step sit = step_of("Wall sit", work_hold(SECONDS(20)));
    sit.exercise = &wall_sit;
    Step calf = step_of("Wall calf stretch", work_hold(SECONDS(30)));
    calf.exercise = &calf_wall;
    calf.side = SIDES_EACH;
    Step left = step_of("Left alone", work_hold(SECONDS(10)));
    left.side = SIDES_LEFT;
    Step swings = step_of("Swings", work_every(10, SECONDS(1)));
    swings.side = SIDES_ALTERNATE;
    Step breath = step_of("Breathe", work_time(SECONDS(60)));
    breath.exercise = &breathing;
    RegionName back;
    region_find("low-back", &back);
    Step rock = step_of("Rock the back", work_time(SECONDS(20)));
    rock.feel = back.regions;
    const Step steps[] = {sit, calf, left, swings, breath, rock};
    for (size_t i = 0; i < COUNT_OF(steps); i++)
        routine_add(routine, steps[i]);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    routine_drop(routine);
    arena_free(arena);
    return 0;
}

/* The verdict where the routine asks these questions (ended by NULL) and each is answered yes. */
static GateVerdict judge(const char *const *ids, const Side *sides)
{
    Gate *gates = arena_alloc(arena, 8 * sizeof *gates);
    GateAnswer answers[8];
    size_t count = 0;
    for (; ids[count]; count++) {
        const GateQuestion *question = gate_find(ids[count]);
        gates[count] = (Gate){question ? ids[count] : NULL, ids[count], "then"};
        answers[count] = (GateAnswer){true, true, sides ? sides[count] : SIDE_NONE};
    }
    routine->gates = gates;
    routine->gate_count = count;
    return gate_judge(arena, routine, answers);
}

/* "Wall calf stretch both, …": what a fit with the verdict keeps. */
static void expect_left(const GateVerdict *verdict, const char *expected)
{
    Fit fit = {.gate = verdict, .day = {-1, 0}};
    Routine *fitted = routine_fit(routine, &fit, NULL);
    char text[512] = "";
    for (size_t i = 0; i < fitted->block_count; i++) {
        const Step *step = &fitted->blocks[i].steps[0];
        size_t length = strlen(text);
        snprintf(text + length, sizeof text - length, "%s%s %s", i ? ", " : "", step->name,
                 sides_name(step->side));
    }
    assert_string_equal(text, expected);
    routine_free(fitted);
}

#define ALL                                                                                        \
    "Wall sit both, Wall calf stretch each, Left alone left, Swings alternate, Breathe both, "     \
    "Rock the back both"

static void without_a_yes_the_routine_is_as_written(void **state)
{
    (void)state;
    GateVerdict verdict = judge((const char *[]){NULL}, NULL);
    assert_int_equal(verdict.opening, GATE_OPEN);
    assert_int_equal(verdict.reason_count, 0);
    expect_left(&verdict, ALL);
    expect_left(NULL, ALL);
    Gate gate = {"swollen-calf", "ask", "then"};
    routine->gates = &gate;
    routine->gate_count = 1;
    const GateAnswer answers[] = {{.known = true}, {.yes = true}};
    assert_int_equal(gate_judge(arena, routine, &answers[0]).opening, GATE_OPEN);
    assert_int_equal(gate_judge(arena, routine, &answers[1]).opening, GATE_OPEN); /* not known */
}

static void a_blocked_leg_is_spared_and_the_other_goes_on(void **state)
{
    (void)state;
    GateVerdict verdict = judge((const char *[]){"bone-pain", NULL}, (Side[]){SIDE_LEFT});
    assert_int_equal(verdict.opening, GATE_NARROWED);
    assert_int_equal(verdict.spared, SIDE_LEFT);
    assert_int_equal(verdict.reason_count, 1);
    assert_string_equal(verdict.reasons[0]->id, "bone-pain");
    expect_left(&verdict, "Wall calf stretch right, Breathe both, Rock the back both");
    verdict = judge((const char *[]){"bone-pain", NULL}, (Side[]){SIDE_RIGHT});
    expect_left(&verdict,
                "Wall calf stretch left, Left alone left, Breathe both, Rock the back both");
}

static void both_legs_blocked_close_it(void **state)
{
    (void)state;
    GateVerdict verdict = judge((const char *[]){"locking", NULL}, (Side[]){SIDE_NONE});
    assert_int_equal(verdict.opening, GATE_CLOSED);
    verdict =
        judge((const char *[]){"locking", "bone-pain", NULL}, (Side[]){SIDE_LEFT, SIDE_RIGHT});
    assert_int_equal(verdict.opening, GATE_CLOSED);
    assert_int_equal(verdict.reason_count, 2);
    verdict = judge((const char *[]){"locking", "bone-pain", NULL}, (Side[]){SIDE_LEFT, SIDE_LEFT});
    assert_int_equal(verdict.opening, GATE_NARROWED);
}

/* Whom to call at once is read first, whatever was asked first; of the same urgency it stays so. */
static void what_is_urgent_is_said_first(void **state)
{
    static const char *const asked[] = {"low-energy", "bone-pain", "numb-foot", "dark-urine", NULL};
    static const char *const said[] = {"dark-urine", "bone-pain", "numb-foot", "low-energy"};
    (void)state;
    GateVerdict verdict = judge((const char **)asked, (Side[]){0, SIDE_LEFT, 0, 0});
    assert_int_equal(verdict.reason_count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(verdict.reasons[i]->id, said[i]);
}

/* Whoever may have a clot is not to go on with the other leg. */
static void what_blocks_all_closes_it(void **state)
{
    (void)state;
    const char *const ids[] = {"numb-saddle", "dark-urine",    "heat-illness", "swollen-calf",
                               "hot-joint",   "deep-groin",    "back-signs",   "no-weight",
                               "not-walking", "chest-or-dizzy"};
    for (size_t i = 0; i < COUNT_OF(ids); i++)
        assert_int_equal(judge((const char *[]){ids[i], NULL}, NULL).opening, GATE_CLOSED);
}

static void the_heel_bone_takes_the_hard_calf_stretches_out(void **state)
{
    (void)state;
    GateVerdict verdict = judge((const char *[]){"heel-bone", NULL}, NULL);
    assert_int_equal(verdict.opening, GATE_NARROWED);
    assert_false(gate_keeps_exercise(&verdict, "wall-calf-straight"));
    assert_true(gate_keeps_exercise(&verdict, "wall-sit"));
    expect_left(&verdict, "Wall sit both, Left alone left, Swings alternate, Breathe both, "
                          "Rock the back both");
}

static void above_the_kneecap_leaves_what_loads_the_tendon(void **state)
{
    (void)state;
    GateVerdict verdict = judge((const char *[]){"above-kneecap", NULL}, NULL);
    assert_int_equal(verdict.opening, GATE_NARROWED);
    assert_false(gate_keeps_exercise(&verdict, "side-lying-quad"));
    assert_false(gate_keeps_exercise(&verdict, "foam-roll-quads"));
    expect_left(&verdict, "Wall sit both, Wall calf stretch each");
}

static void one_sore_side_is_done_alone_and_the_rest_stays(void **state)
{
    (void)state;
    GateVerdict verdict = judge((const char *[]){"one-side", NULL}, (Side[]){SIDE_RIGHT});
    assert_int_equal(verdict.opening, GATE_NARROWED);
    expect_left(&verdict, "Wall sit both, Wall calf stretch right, Left alone left, "
                          "Swings alternate, Breathe both, Rock the back both");
    verdict = judge((const char *[]){"one-side", NULL}, (Side[]){SIDE_NONE});
    assert_int_equal(verdict.opening, GATE_OPEN);
}

static void a_blocked_leg_stays_blocked_though_it_is_the_sore_one(void **state)
{
    (void)state;
    GateVerdict verdict =
        judge((const char *[]){"one-side", "bone-pain", NULL}, (Side[]){SIDE_RIGHT, SIDE_RIGHT});
    expect_left(&verdict,
                "Wall calf stretch left, Left alone left, Breathe both, Rock the back both");
}

static void where_nothing_but_breathing_would_be_left_it_is_closed(void **state)
{
    (void)state;
    routine->blocks[0] = routine->blocks[4];
    routine->block_count = 2; /* breathing, and the calf stretch that the heel bone takes out */
    assert_int_equal(judge((const char *[]){"heel-bone", NULL}, NULL).opening, GATE_CLOSED);
    routine->block_count = 1; /* breathing alone was never more than that */
    assert_int_equal(judge((const char *[]){"heel-bone", NULL}, NULL).opening, GATE_OPEN);
}

static void a_warning_and_a_physios_own_question_are_for_reading(void **state)
{
    (void)state;
    GateVerdict verdict =
        judge((const char *[]){"low-energy", "Is the scar open?", NULL}, (Side[]){0, 0});
    assert_int_equal(verdict.opening, GATE_OPEN);
    assert_int_equal(verdict.reason_count, 2);
    assert_string_equal(verdict.reasons[1]->then, "then");
    expect_left(&verdict, ALL);
}

static void a_leg_is_asked_for_where_one_is_blocked(void **state)
{
    (void)state;
    assert_true(gate_asks_side(&(Gate){.id = "pop-or-kick"}));
    assert_false(gate_asks_side(&(Gate){.id = "heel-bone"}));
    assert_false(gate_asks_side(&(Gate){.id = "swollen-calf"}));
    assert_false(gate_asks_side(&(Gate){.id = "dark-urine"}));
    assert_false(gate_asks_side(&(Gate){.ask = "Is the scar open?"}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(without_a_yes_the_routine_is_as_written, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_blocked_leg_is_spared_and_the_other_goes_on, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(both_legs_blocked_close_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_urgent_is_said_first, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_blocks_all_closes_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_heel_bone_takes_the_hard_calf_stretches_out, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(above_the_kneecap_leaves_what_loads_the_tendon, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(one_sore_side_is_done_alone_and_the_rest_stays, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_blocked_leg_stays_blocked_though_it_is_the_sore_one,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(where_nothing_but_breathing_would_be_left_it_is_closed,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_warning_and_a_physios_own_question_are_for_reading,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_leg_is_asked_for_where_one_is_blocked, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
