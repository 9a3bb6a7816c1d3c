// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Chance and random routines; see the header. */
#include "random_routine.h"

#include "routine_builder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

/* ---- chance ---- */

static uint64_t seed, chance;
static const uint8_t *given; /* bytes that take the place of chance, or NULL */
static size_t given_size;

/* The next two of the bytes given; none once they are used up. */
static uint64_t draw_given(void)
{
    uint64_t drawn = 0;
    for (int i = 0; i < 2 && given_size > 0; i++, given_size--)
        drawn = drawn << 8 | *given++;
    return drawn;
}

static uint64_t draw(void)
{
    if (given)
        return draw_given();
    chance ^= chance << 13;
    chance ^= chance >> 7;
    chance ^= chance << 17;
    return chance;
}

/* From low to high, both included. */
int64_t chance_between(int64_t low, int64_t high)
{
    return low + (int64_t)(draw() % (uint64_t)(high - low + 1));
}

bool chance_one_in(int64_t n)
{
    return chance_between(1, n) == 1;
}

/* Whole milliseconds; short times and whole seconds are as likely as long ones. */
static Ns draw_time(Ns low, Ns high)
{
    Ns top = chance_one_in(2) ? high : low + (high - low) / 8;
    Ns time = chance_between(low / NS_PER_MS, top / NS_PER_MS) * NS_PER_MS;
    Ns whole = time - time % NS_PER_S;
    return chance_one_in(2) && whole >= low ? whole : time;
}

int chance_print_seed(void **state)
{
    (void)state;
    const char *wanted = getenv("LIMBER_SEED");
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    seed = wanted ? strtoull(wanted, NULL, 10) : (uint64_t)(now.tv_sec * NS_PER_S + now.tv_nsec);
    print_message("LIMBER_SEED=%llu\n", (unsigned long long)seed);
    return 0;
}

int chance_start_from_seed(void **state)
{
    (void)state;
    chance = seed * 2 + 1;
    return 0;
}

void chance_take_bytes(const uint8_t *bytes, size_t size)
{
    given = bytes;
    given_size = size;
}

/* ---- random routines ---- */

static Work draw_work(bool waits)
{
    int reps = (int)chance_between(1, 12);
    switch (chance_between(0, waits ? 7 : 5)) {
    case 0:
        return work_hold(draw_time(SECONDS(1), SECONDS(60)));
    case 1:
        return work_time(draw_time(SECONDS(1), SECONDS(60)));
    case 2: {
        Ns zero = chance_one_in(2) ? 0 : SECONDS(2);
        Work work = work_tempo(reps, draw_time(0, SECONDS(4)), draw_time(0, zero),
                               draw_time(SECONDS(0.4), SECONDS(3)), draw_time(0, zero));
        work.begins_up = chance_one_in(2);
        return work;
    }
    case 3:
        return work_every(reps, draw_time(SECONDS(0.4), SECONDS(12)));
    case 4:
        return work_holds(reps, draw_time(SECONDS(1), SECONDS(30)));
    case 5:
        return work_breaths(reps, draw_time(SECONDS(1), SECONDS(5)), draw_time(0, SECONDS(2)),
                            draw_time(SECONDS(1), SECONDS(8)), 0);
    case 6:
        return work_self_paced(reps);
    default:
        return work_ready();
    }
}

static Cue draw_cue(const Step *step)
{
    static const char *const texts[] = {"Breathe", "(shown)", "<side> knee", "not the <other>"};
    bool wait = step->work.form == WORK_SELF_PACED || step->work.form == WORK_READY;
    Cue cue = {.say = texts[chance_between(0, 3)], .at = (CueAt)chance_between(0, wait ? 1 : 3)};
    if (cue.at == CUE_AT_OFFSET || cue.at == CUE_AT_LAST)
        cue.offset = draw_time(NS_PER_MS, SECONDS(40)); /* often too late: then it is dropped */
    if (step->side == SIDES_EACH || step->side == SIDES_ALTERNATE)
        cue.side = (Side)chance_between(SIDE_NONE, SIDE_RIGHT);
    cue.set = chance_one_in(3) ? (int)chance_between(1, step->sets) : 0;
    return cue;
}

static Step draw_step(Routine *routine, bool waits)
{
    Step step = step_of("Step", draw_work(waits));
    step.prepare = chance_one_in(4) ? 0 : draw_time(0, SECONDS(12));
    step.switch_gap = chance_one_in(4) ? 0 : draw_time(0, SECONDS(8));
    step.rest = chance_one_in(4) ? 0 : draw_time(0, SECONDS(20));
    step.release = chance_one_in(4) ? 0 : draw_time(0, SECONDS(7));
    step.first = chance_one_in(2) ? SIDE_LEFT : SIDE_RIGHT;
    step.order = chance_one_in(2) ? ORDER_BY_SET : ORDER_BY_SIDE;
    step.core = chance_one_in(4);
    if (step.work.form != WORK_READY) {
        step.sets = (int)chance_between(1, 3);
        step.side = (Sides)chance_between(SIDES_BOTH, SIDES_ALTERNATE);
        if (step.work.form == WORK_HOLD && step.side == SIDES_ALTERNATE)
            step.side = SIDES_EACH;
    }
    for (int64_t cues = chance_between(0, 4); cues > 0; cues--)
        step_add_cue(routine, &step, draw_cue(&step));
    return step;
}

Routine *routine_at_random(bool waits)
{
    Routine *routine = routine_new();
    for (int64_t blocks = chance_between(1, 3); blocks > 0; blocks--) {
        Step steps[3];
        size_t count = (size_t)chance_between(1, 3);
        for (size_t i = 0; i < count; i++)
            steps[i] = draw_step(routine, waits);
        int rounds = (int)chance_between(1, 3);
        routine_add_repeat(routine, rounds, chance_one_in(2) ? 0 : draw_time(0, SECONDS(20)), steps,
                           count);
    }
    return routine;
}

/* ---- what is really prescribed ---- */

/* Sets that differ in all that they can. */
static void vary_sets(Routine *routine, Step *step)
{
    static const char *const loads[] = {NULL, "10 kg", "12 kg"};
    const WorkRow *row = work_row(step->work.form);
    SetDose *doses = arena_alloc(routine->arena, (size_t)step->sets * sizeof *doses);
    for (int i = 0; i < step->sets; i++)
        doses[i] = (SetDose){row->has_reps ? (int)chance_between(1, 12) : 0,
                             row->has_duration ? draw_time(SECONDS(1), SECONDS(30)) : 0,
                             loads[chance_between(0, 2)]};
    step->set_doses = doses;
}

static Step draw_rest(void)
{
    Step rest = step_of("Rest", (Work){.form = WORK_REST});
    rest.work.duration = draw_time(SECONDS(1), SECONDS(60));
    rest.prepare = rest.rest = 0;
    return rest;
}

static void add_rests(Routine *routine, Block *block)
{
    Step *steps = arena_alloc(routine->arena, (2 * block->count + 1) * sizeof *steps);
    size_t count = 0;
    for (size_t i = 0; i < block->count; i++) {
        if (chance_one_in(4))
            steps[count++] = draw_rest();
        steps[count++] = block->steps[i];
    }
    block->steps = steps;
    block->count = count;
}

static void take_sides(Block *block)
{
    block->by_side = true;
    block->first = chance_one_in(2) ? SIDE_LEFT : SIDE_RIGHT;
    block->switch_gap = chance_one_in(4) ? 0 : draw_time(0, SECONDS(8));
    for (size_t i = 0; i < block->count; i++)
        if (block->steps[i].side != SIDES_BOTH)
            block->steps[i].side = SIDES_EACH;
}

Routine *routine_prescribed_at_random(bool waits)
{
    Routine *routine = routine_at_random(waits);
    for (size_t i = 0; i < routine->block_count; i++) {
        Block *block = &routine->blocks[i];
        for (size_t j = 0; j < block->count; j++)
            if (block->steps[j].work.form != WORK_READY && chance_one_in(3))
                vary_sets(routine, &block->steps[j]);
        add_rests(routine, block);
        if (chance_one_in(3))
            take_sides(block);
    }
    return routine;
}
