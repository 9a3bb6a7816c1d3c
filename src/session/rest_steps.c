// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Walks a list once: a rest waits until something else follows it. */
#include "session/rest_steps.h"

/* The steps of a group. */
static void settle_steps(Block *block)
{
    const Step *waiting = NULL;
    size_t kept = 0;
    for (size_t i = 0; i < block->count; i++) {
        Step step = block->steps[i];
        if (step_is_rest(&step)) {
            if (kept > 0 && (!waiting || step.work.duration > waiting->work.duration))
                waiting = &block->steps[i];
            continue;
        }
        if (waiting) {
            Step rest = *waiting; /* it stands at or after its new place */
            block->steps[kept++] = rest;
        }
        waiting = NULL;
        block->steps[kept++] = step;
    }
    block->count = kept;
}

static bool is_rest(const Block *block)
{
    return !block->is_repeat && step_is_rest(&block->steps[0]);
}

void rest_steps_settle(Routine *routine)
{
    const Block *waiting = NULL;
    size_t kept = 0;
    for (size_t i = 0; i < routine->block_count; i++) {
        Block block = routine->blocks[i];
        if (is_rest(&block)) {
            if (kept > 0 &&
                (!waiting || block.steps->work.duration > waiting->steps->work.duration))
                waiting = &routine->blocks[i];
            continue;
        }
        settle_steps(&block);
        if (block.count == 0)
            continue;
        if (waiting) {
            Block rest = *waiting;
            routine->blocks[kept++] = rest;
        }
        waiting = NULL;
        routine->blocks[kept++] = block;
    }
    routine->block_count = kept;
}
