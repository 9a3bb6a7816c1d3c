/* Copies a routine's blocks and steps, leaving out and lengthening as asked. */
#include "session/fit.h"

static Step fit_step(const Step *step, const Fit *fit)
{
    Step fitted = *step;
    if (fitted.prepare < fit->prepare_least)
        fitted.prepare = fit->prepare_least;
    if (fitted.switch_gap < fit->switch_least)
        fitted.switch_gap = fit->switch_least;
    return fitted;
}

static Block fit_block(Arena *arena, const Block *block, const Fit *fit, bool core_only)
{
    Block fitted = *block;
    fitted.steps = arena_alloc(arena, (block->count + 1) * sizeof *fitted.steps);
    fitted.count = 0;
    for (size_t i = 0; i < block->count; i++)
        if (!core_only || block->steps[i].core)
            fitted.steps[fitted.count++] = fit_step(&block->steps[i], fit);
    return fitted;
}

Routine *routine_fit(const Routine *routine, const Fit *fit)
{
    Arena *arena = arena_new();
    Routine *fitted = arena_alloc(arena, sizeof *fitted);
    *fitted = *routine;
    fitted->arena = arena;
    fitted->blocks = arena_alloc(arena, (routine->block_count + 1) * sizeof *fitted->blocks);
    fitted->block_count = 0;
    for (size_t i = 0; i < routine->block_count; i++) {
        Block block =
            fit_block(arena, &routine->blocks[i], fit, fit->core_only && routine->has_core);
        if (block.count > 0)
            fitted->blocks[fitted->block_count++] = block;
    }
    return fitted;
}
