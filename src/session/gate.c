// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Judges answers by the table of gate questions (routine/region.h), then counts what would be left
 * by the same rule that the fit takes steps out with. */
#include "session/gate.h"

#include "base/array.h"
#include "routine/exercise.h"

#include <string.h>

/* ---- what a verdict leaves ---- */

static bool has_id(const char *const *ids, const char *id)
{
    for (; ids && *ids; ids++)
        if (strcmp(*ids, id) == 0)
            return true;
    return false;
}

bool gate_keeps_exercise(const GateVerdict *verdict, const char *id)
{
    if (!verdict)
        return true;
    return !has_id(verdict->dropped, id) && (!verdict->only || has_id(verdict->only, id));
}

/* The regions that are no part of a leg. */
static RegionSet trunk(void)
{
    RegionName name;
    RegionSet set = 0;
    static const char *const ids[] = {"low-back", "upper-back", "neck", "shoulder", "chest"};
    for (size_t i = 0; i < COUNT_OF(ids); i++)
        if (region_find(ids[i], &name))
            set |= name.regions;
    return set;
}

bool gate_step_is_idle(const Step *step)
{
    return step->work.form == WORK_READY || step_is_rest(step) ||
           (step->exercise && step->exercise->kind == KIND_RELAX);
}

/* Does no leg take part in this step? */
static bool is_legless(const Step *step)
{
    if (gate_step_is_idle(step))
        return true;
    return step->feel != 0 && (step->feel & ~trunk()) == 0;
}

static bool keeps_leg(Side spared, const Step *step, Sides *side)
{
    Sides other = spared == SIDE_LEFT ? SIDES_RIGHT : SIDES_LEFT;
    if (is_legless(step) || step->side == other)
        return true;
    *side = other;
    return step->side == SIDES_EACH;
}

bool gate_keeps_step(const GateVerdict *verdict, const Step *step, Sides *side)
{
    *side = step->side;
    if (!verdict || step_is_rest(step))
        return true;
    const char *id = step->exercise ? step->exercise->id : step->figure;
    bool waits = step->work.form == WORK_READY;
    if (id ? !gate_keeps_exercise(verdict, id) : (verdict->only && !waits))
        return false;
    if (verdict->spared != SIDE_NONE && !keeps_leg(verdict->spared, step, side))
        return false;
    if (verdict->alone != SIDE_NONE && *side == SIDES_EACH && !is_legless(step))
        *side = verdict->alone == SIDE_LEFT ? SIDES_LEFT : SIDES_RIGHT;
    return true;
}

/* ---- judging ---- */

/* NULL: a physio's own. */
static const GateQuestion *question_of(const Gate *gate)
{
    return gate->id ? gate_find(gate->id) : NULL;
}

GateUrgency gate_urgency(const Gate *gate)
{
    const GateQuestion *question = question_of(gate);
    return question ? question->urgency : GATE_SEE;
}

/* After those that are as urgent, before the rest. */
static void put_by_urgency(const Gate **reasons, size_t count, const Gate *gate)
{
    size_t at = count;
    for (; at > 0 && gate_urgency(reasons[at - 1]) < gate_urgency(gate); at--)
        reasons[at] = reasons[at - 1];
    reasons[at] = gate;
}

typedef struct {
    GateVerdict verdict;
    Arena *arena;
    size_t dropped_count;
    bool left, right; /* blocked */
    bool all;         /* no session */
} Judge;

static void drop(Judge *judge, const char *const *ids)
{
    for (; ids && *ids; ids++) {
        judge->verdict.dropped =
            arena_grow(judge->arena, judge->verdict.dropped, judge->dropped_count, sizeof *ids);
        judge->verdict.dropped[judge->dropped_count++] = *ids;
    }
}

/* Two such limits leave what both let through. */
static void limit(Judge *judge, const char *const *ids)
{
    const char **only = NULL;
    size_t count = 0;
    for (; ids && *ids; ids++) {
        if (judge->verdict.only && !has_id(judge->verdict.only, *ids))
            continue;
        only = arena_grow(judge->arena, only, count, sizeof *only);
        only[count++] = *ids;
    }
    only = arena_grow(judge->arena, only, count, sizeof *only);
    only[count] = NULL;
    judge->verdict.only = only;
}

static void take_yes(Judge *judge, const Gate *gate, Side side)
{
    GateVerdict *verdict = &judge->verdict;
    verdict->reasons =
        arena_grow(judge->arena, verdict->reasons, verdict->reason_count, sizeof *verdict->reasons);
    put_by_urgency(verdict->reasons, verdict->reason_count++, gate);
    const GateQuestion *question = question_of(gate);
    if (!question)
        return;
    switch (question->effect) {
    case GATE_BLOCKS_LEG:
        judge->left = judge->left || side != SIDE_RIGHT;
        judge->right = judge->right || side != SIDE_LEFT;
        break;
    case GATE_BLOCKS_ALL:
        judge->all = true;
        break;
    case GATE_CHANGES:
        drop(judge, question->dropped);
        if (question->only)
            limit(judge, question->only);
        break;
    case GATE_ONE_SIDE:
        verdict->alone = side;
        break;
    case GATE_WARNS:
        break;
    }
}

/* How many steps of work a verdict leaves, and whether it changes any. */
static size_t count_left(const GateVerdict *verdict, const Routine *routine, bool *changed)
{
    size_t left = 0;
    *changed = false;
    for (size_t i = 0; i < routine->block_count; i++) {
        for (size_t j = 0; j < routine->blocks[i].count; j++) {
            const Step *step = &routine->blocks[i].steps[j];
            Sides side;
            bool kept = gate_keeps_step(verdict, step, &side);
            left += kept && !gate_step_is_idle(step);
            *changed = *changed || !kept || side != step->side;
        }
    }
    return left;
}

GateVerdict gate_judge(Arena *arena, const Routine *routine, const GateAnswer *answers)
{
    Judge judge = {.arena = arena};
    for (size_t i = 0; i < routine->gate_count; i++)
        if (answers[i].known && answers[i].yes)
            take_yes(&judge, &routine->gates[i], answers[i].side);
    GateVerdict *verdict = &judge.verdict;
    verdict->dropped =
        arena_grow(arena, verdict->dropped, judge.dropped_count, sizeof *verdict->dropped);
    verdict->dropped[judge.dropped_count] = NULL;
    if (judge.left != judge.right)
        verdict->spared = judge.left ? SIDE_LEFT : SIDE_RIGHT;
    bool changed;
    size_t left = count_left(verdict, routine, &changed);
    if (judge.all || (judge.left && judge.right) || (changed && left == 0))
        verdict->opening = GATE_CLOSED;
    else if (changed)
        verdict->opening = GATE_NARROWED;
    return *verdict;
}

bool gate_asks_side(const Gate *gate)
{
    const GateQuestion *question = question_of(gate);
    return question && (question->effect == GATE_BLOCKS_LEG || question->effect == GATE_ONE_SIDE);
}

bool gate_is_wish(const Gate *gate)
{
    const GateQuestion *question = question_of(gate);
    return question && question->effect == GATE_ONE_SIDE;
}

bool gate_asks_each_time(const Gate *gate)
{
    const GateQuestion *question = question_of(gate);
    return question && question->every_session;
}

bool gate_is_urgent(const GateVerdict *verdict)
{
    return verdict->reason_count > 0 && gate_urgency(verdict->reasons[0]) == GATE_NOW;
}
