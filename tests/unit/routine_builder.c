// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Routines by hand; see the header. */
#include "routine_builder.h"

Routine *routine_new(void)
{
    Arena *arena = arena_new();
    Routine *routine = arena_alloc(arena, sizeof *routine);
    routine->arena = arena;
    routine->title = "Test";
    routine->language = "en";
    routine->shortest_hold = USUAL_SHORTEST_HOLD;
    return routine;
}

void routine_drop(Routine *routine)
{
    arena_free(routine->arena);
}

Step step_of(const char *name, Work work)
{
    return (Step){
        .name = name,
        .work = work,
        .sets = 1,
        .side = SIDES_BOTH,
        .first = SIDE_LEFT,
        .prepare = SECONDS(5),
        .switch_gap = SECONDS(5),
        .rest = SECONDS(15),
        .release = SECONDS(2),
    };
}

Step step_short(const char *name)
{
    Step step = step_of(name, work_hold(SECONDS(1)));
    step.prepare = 0;
    return step;
}

Work work_hold(Ns length)
{
    return (Work){.form = WORK_HOLD, .duration = length};
}

Work work_time(Ns length)
{
    return (Work){.form = WORK_TIME, .duration = length};
}

Work work_tempo(int reps, Ns lower, Ns bottom, Ns raise, Ns top)
{
    return (Work){.form = WORK_TEMPO, .reps = reps, .tempo = {lower, bottom, raise, top}};
}

Work work_every(int reps, Ns every)
{
    return (Work){.form = WORK_EVERY, .reps = reps, .every = every};
}

Work work_holds(int reps, Ns length)
{
    return (Work){.form = WORK_HOLDS, .reps = reps, .duration = length};
}

Work work_breaths(int reps, Ns in, Ns full, Ns out, Ns empty)
{
    return (Work){.form = WORK_BREATHS, .reps = reps, .tempo = {in, full, out, empty}};
}

Work work_self_paced(int reps)
{
    return (Work){.form = WORK_SELF_PACED, .reps = reps};
}

Work work_ready(void)
{
    return (Work){.form = WORK_READY};
}

void step_add_cue(Routine *routine, Step *step, Cue cue)
{
    Cue *cues = (Cue *)step->cues;
    cues = arena_grow(routine->arena, cues, step->cue_count, sizeof *cues);
    cues[step->cue_count++] = cue;
    step->cues = cues;
}

void routine_add_repeat(Routine *routine, int rounds, Ns rest, const Step *steps, size_t count)
{
    Block block = {.rounds = rounds, .rest = rest, .count = count, .is_repeat = true};
    block.steps = arena_alloc(routine->arena, count * sizeof *steps);
    for (size_t i = 0; i < count; i++) {
        block.steps[i] = steps[i];
        routine->has_core = routine->has_core || steps[i].core;
    }
    routine->blocks =
        arena_grow(routine->arena, routine->blocks, routine->block_count, sizeof *routine->blocks);
    routine->blocks[routine->block_count++] = block;
}

void routine_add(Routine *routine, Step step)
{
    routine_add_repeat(routine, 1, 0, &step, 1);
    routine->blocks[routine->block_count - 1].is_repeat = false;
}

Routine *routine_of(Step step)
{
    Routine *routine = routine_new();
    routine_add(routine, step);
    return routine;
}
