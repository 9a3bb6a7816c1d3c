// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* From parts to steps, second for second. In a routine a rest stands between two steps and is no
 * longer than ten minutes, a step's work is no longer than an hour, and what comes before a step is
 * its prepare; other programs know none of that. Pure. */
#include "guest/guest_private.h"

#include <string.h>

#define MOST_GAP_S 600
#define MOST_WORK_S 3600

/* Steps being put in order. */
typedef struct {
    Guest *guest;
    Arena *arena;
    GuestPlan plan;
    int rest_s;  /* that waits for a step to follow */
    int ready_s; /* that waits for the next step, as its prepare */
    const char *rest_name;
} Laying;

static GuestStep step_of(const char *name, int seconds)
{
    return (GuestStep){{PART_WORK, name, NULL, seconds, 1, 0}, 0};
}

static GuestStep rest_of(const char *name, int seconds)
{
    return (GuestStep){{PART_REST, name, NULL, seconds, 1, 0}, 0};
}

/* The round that steps are added to: the last one, where that is done once. */
static GuestRound *open_round(Laying *laying)
{
    GuestPlan *plan = &laying->plan;
    if (plan->count == 0 || plan->rounds[plan->count - 1].times != 1) {
        plan->rounds = arena_grow(laying->arena, plan->rounds, plan->count, sizeof *plan->rounds);
        plan->rounds[plan->count++] = (GuestRound){NULL, 0, 1, 0};
    }
    return &plan->rounds[plan->count - 1];
}

static void put(Laying *laying, GuestRound *round, GuestStep step)
{
    round->steps = arena_grow(laying->arena, round->steps, round->count, sizeof *round->steps);
    round->steps[round->count++] = step;
}

/* Work of any length and number: in pieces that a step may have, one after the other. */
static void put_work(Laying *laying, GuestRound *round, GuestStep step)
{
    int seconds = step.part.seconds, gap = step.part.rest_s;
    if (seconds <= MOST_WORK_S && (gap <= MOST_GAP_S || step.part.sets == 1)) {
        put(laying, round, step);
        return;
    }
    int sets = step.part.sets;
    for (step.part.sets = 1, step.part.rest_s = 0; sets > 0; sets--) {
        for (int left = seconds; left > 0; left -= MOST_WORK_S, step.prepare_s = 0) {
            step.part.seconds = left < MOST_WORK_S ? left : MOST_WORK_S;
            put(laying, round, step);
        }
        if (sets > 1 && gap > MOST_GAP_S)
            put_work(laying, round, step_of("Rest", gap));
        else if (sets > 1 && gap > 0)
            put(laying, round, rest_of("Rest", gap));
    }
}

/* The rest that waited, now that it is known what follows: as a rest where steps stand on both
 * sides of it, before the first as its prepare. */
static void settle_rest(Laying *laying, bool step_follows)
{
    int rest = laying->rest_s;
    const char *name = laying->rest_name ? laying->rest_name : "Rest";
    laying->rest_s = 0, laying->rest_name = NULL;
    if (rest == 0)
        return;
    if (laying->plan.count > 0 && step_follows && rest <= MOST_GAP_S)
        put(laying, open_round(laying), rest_of(name, rest));
    else if (laying->plan.count == 0 && step_follows && laying->ready_s + rest <= MOST_GAP_S)
        laying->ready_s += rest;
    else
        put_work(laying, open_round(laying), step_of(name, rest));
}

/* Getting ready for what cannot have it as its prepare is a step of its own. */
static void settle_ready(Laying *laying)
{
    int ready = laying->ready_s;
    laying->ready_s = 0;
    if (ready > 0)
        put_work(laying, open_round(laying), step_of("Get ready", ready));
}

static void add_work(Laying *laying, GuestStep step)
{
    settle_rest(laying, true);
    if (laying->ready_s > MOST_GAP_S)
        settle_ready(laying);
    step.prepare_s = laying->ready_s;
    laying->ready_s = 0;
    put_work(laying, open_round(laying), step);
}

static void add_rest(Laying *laying, const char *name, int seconds)
{
    if (laying->ready_s > 0 && laying->plan.count > 0) /* no step came: it was a rest too */
        seconds += laying->ready_s, laying->ready_s = 0;
    if (laying->rest_s == 0)
        laying->rest_name = name;
    laying->rest_s += seconds;
}

static void add_part(Laying *laying, const GuestPart *part)
{
    if (part->kind == PART_REST)
        add_rest(laying, part->name, part->seconds);
    else if (part->kind == PART_READY)
        laying->ready_s += part->seconds;
    else
        add_work(laying, (GuestStep){*part, 0});
}

/* ---- what is done several times ---- */

/* The parts that take time. */
static GuestGroup with_time(Laying *laying, const GuestGroup *group)
{
    GuestGroup kept = *group;
    kept.parts = arena_alloc(laying->arena, group->count * sizeof *kept.parts + 1);
    kept.count = 0;
    for (size_t i = 0; i < group->count; i++) {
        const GuestPart *part = &group->parts[i];
        if (part->seconds > 0 && part->sets > 0 && group->times > 0)
            kept.parts[kept.count++] = *part;
        else if (part->kind == PART_WORK)
            laying->guest->lost[LOST_EMPTY]++;
    }
    return kept;
}

static bool is_gap(const GuestPart *part)
{
    return part->kind != PART_WORK;
}

/* Gaps at both ends of a round come between the rounds; what is left over before and after them
 * stands around. */
typedef struct {
    size_t first, end; /* of the parts between */
    int before_s, after_s;
} Ends;

static Ends ends_of(const GuestGroup *group)
{
    Ends ends = {0, group->count, 0, 0};
    while (ends.first < ends.end && group->parts[ends.first].kind == PART_REST)
        ends.before_s += group->parts[ends.first++].seconds;
    while (ends.end > ends.first && is_gap(&group->parts[ends.end - 1]))
        ends.after_s += group->parts[--ends.end].seconds;
    return ends;
}

/* The steps of one round, put in order by themselves. */
static GuestRound round_of(Laying *laying, const GuestGroup *group, Ends ends)
{
    Laying inner = {.guest = laying->guest, .arena = laying->arena};
    for (size_t i = ends.first; i < ends.end; i++)
        add_part(&inner, &group->parts[i]);
    GuestRound round = inner.plan.rounds[0];
    round.times = group->times;
    round.rest_s = group->rest_s + ends.before_s + ends.after_s;
    return round;
}

static void add_round(Laying *laying, GuestRound round)
{
    GuestStep *only = round.count == 1 ? round.steps : NULL;
    if (only && only->part.sets == 1 && only->prepare_s == 0) {
        only->part.sets = round.times;
        only->part.rest_s = round.rest_s;
        add_work(laying, *only);
        return;
    }
    settle_rest(laying, true);
    settle_ready(laying);
    GuestPlan *plan = &laying->plan;
    plan->rounds = arena_grow(laying->arena, plan->rounds, plan->count, sizeof *plan->rounds);
    plan->rounds[plan->count++] = round;
}

static void add_each_time(Laying *laying, const GuestGroup *group)
{
    for (int time = 0; time < group->times; time++) {
        if (time > 0 && group->rest_s > 0)
            add_rest(laying, "Rest", group->rest_s);
        for (size_t i = 0; i < group->count; i++)
            add_part(laying, &group->parts[i]);
    }
}

static void add_group(Laying *laying, const GuestGroup *written)
{
    GuestGroup group = with_time(laying, written);
    Ends ends = ends_of(&group);
    bool fits = group.rest_s + ends.before_s + ends.after_s <= MOST_GAP_S;
    if (group.count == 0)
        return;
    if (group.times == 1 || ends.first == ends.end || !fits) {
        add_each_time(laying, &group);
        return;
    }
    if (ends.before_s > 0)
        add_rest(laying, group.parts[0].name, ends.before_s);
    add_round(laying, round_of(laying, &group, ends));
    if (ends.after_s > 0)
        add_rest(laying, group.parts[group.count - 1].name, ends.after_s);
}

GuestPlan guest_steps(Guest *guest, const GuestWorkout *workout, Arena *arena)
{
    Laying laying = {.guest = guest, .arena = arena, .ready_s = workout->ready_s};
    for (size_t i = 0; i < workout->count; i++)
        add_group(&laying, &workout->groups[i]);
    laying.rest_s += laying.ready_s;
    if (laying.plan.count > 0)
        settle_rest(&laying, false);
    return laying.plan;
}
