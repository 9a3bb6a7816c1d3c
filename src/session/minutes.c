// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Every way of cutting is a ladder: from its first rung, where nothing is cut, each one down takes
 * a little more. The ladders stand one below the other, so that a place on them is one number, and
 * the highest place that fits into the time is found by halving. */
#include "session/minutes.h"

#include "base/array.h"
#include "routine/duration.h"
#include "session/rest_steps.h"

#include <string.h>

/* A number that may go down to 1: of sets, of repeated holds, of rounds. */
typedef struct {
    int *value, was;
    bool core;
} Count;

typedef struct {
    Routine *routine;
    bool starred; /* some are; where none is, all count as starred */
    const Block *blocks_before;
    Step **steps;    /* all, in file order, where they stand in the blocks */
    Step *before;    /* as many: as they were, and starred as they count */
    SetDose **doses; /* as many: a step's own, where its sets differ */
    bool *dropped;
    size_t step_count;
    Count *counts;
    size_t count_count;
} Cutter;

/* ---- what there is to cut ---- */

static void add_count(Cutter *cutter, int *value, bool core)
{
    if (*value > 1)
        cutter->counts[cutter->count_count++] = (Count){value, *value, core};
}

static bool repeats_holds(const Step *step)
{
    return work_row(step->work.form)->has_release && step->side != SIDES_ALTERNATE &&
           !step->set_doses;
}

/* Gives the step a copy of what its sets have, to be changed. */
static void own_doses(Cutter *cutter, Step *step)
{
    if (!step->set_doses)
        return;
    size_t size = (size_t)step->sets * sizeof *step->set_doses;
    SetDose *doses = arena_alloc(cutter->routine->arena, size);
    memcpy(doses, step->set_doses, size);
    step->set_doses = cutter->doses[cutter->step_count] = doses;
}

static void add_block(Cutter *cutter, Block *block)
{
    bool block_core = false;
    for (size_t i = 0; i < block->count; i++) {
        Step *step = &block->steps[i], *before = &cutter->before[cutter->step_count];
        *before = *step;
        before->core = step->core || !cutter->starred;
        block_core = block_core || before->core;
        own_doses(cutter, step);
        add_count(cutter, &step->sets, before->core);
        if (repeats_holds(step))
            add_count(cutter, &step->work.reps, before->core);
        cutter->steps[cutter->step_count++] = step;
    }
    add_count(cutter, &block->rounds, block_core);
}

static size_t count_steps(const Routine *routine, bool *starred)
{
    size_t count = 0;
    *starred = false;
    for (size_t i = 0; i < routine->block_count; i++)
        for (size_t j = 0; j < routine->blocks[i].count; j++, count++)
            *starred = *starred || routine->blocks[i].steps[j].core;
    return count;
}

static Cutter cutter_of(Routine *routine)
{
    Arena *arena = routine->arena;
    Cutter cutter = {.routine = routine};
    size_t steps = count_steps(routine, &cutter.starred), blocks = routine->block_count;
    Block *before = arena_alloc(arena, (blocks + 1) * sizeof *before);
    memcpy(before, routine->blocks, blocks * sizeof *before);
    cutter.blocks_before = before;
    cutter.steps = arena_alloc(arena, (steps + 1) * sizeof *cutter.steps);
    cutter.before = arena_alloc(arena, (steps + 1) * sizeof *cutter.before);
    cutter.doses = arena_alloc(arena, (steps + 1) * sizeof *cutter.doses);
    cutter.dropped = arena_alloc(arena, (steps + 1) * sizeof *cutter.dropped);
    cutter.counts = arena_alloc(arena, (2 * steps + blocks + 1) * sizeof *cutter.counts);
    for (size_t i = 0; i < blocks; i++)
        add_block(&cutter, &routine->blocks[i]);
    return cutter;
}

/* ---- sets ---- */

static int64_t counts_of(const Cutter *cutter, bool core, int *most)
{
    int64_t count = 0;
    *most = 1;
    for (size_t i = 0; i < cutter->count_count; i++) {
        if (cutter->counts[i].core != core)
            continue;
        count++;
        *most = cutter->counts[i].was > *most ? cutter->counts[i].was : *most;
    }
    return count;
}

static int64_t sets_rungs(const Cutter *cutter, bool core)
{
    int most;
    int64_t count = counts_of(cutter, core, &most);
    return count * (most - 1);
}

/* A rung takes one set of what has the most, the last of them first. */
static void cut_sets(Cutter *cutter, bool core, int64_t rung)
{
    int most;
    int64_t count = counts_of(cutter, core, &most), seen = 0;
    for (size_t i = 0; count > 0 && i < cutter->count_count; i++) {
        Count *item = &cutter->counts[i];
        if (item->core != core)
            continue;
        bool had_its_turn = count - ++seen < rung % count;
        int64_t cap = most - rung / count - had_its_turn;
        *item->value = item->was < cap ? item->was : (int)cap;
    }
}

/* ---- holds ---- */

/* A rest goes with what it stands between. */
static bool is_cut(const Step *before, bool core)
{
    return before->core == core && !step_is_rest(before);
}

/* What a hold or moving time is cut to at most. */
static Ns shortest_of(const Cutter *cutter, const Step *before, Ns was)
{
    Ns least = cutter->routine->shortest_hold, half = was / 2;
    if (before->work.form == WORK_TIME && half > least)
        least = half - half % NS_PER_S;
    return was < least ? was : least;
}

/* The longest of a step's sets. */
static Ns longest_set(const Step *step)
{
    Ns longest = step->work.duration;
    for (int set = 1; step->set_doses && set <= step->sets; set++)
        if (step_work(step, set).duration > longest)
            longest = step_work(step, set).duration;
    return longest;
}

static Ns longest_hold(const Cutter *cutter, bool core)
{
    Ns longest = 0;
    for (size_t i = 0; i < cutter->step_count; i++)
        if (is_cut(&cutter->before[i], core) && longest_set(&cutter->before[i]) > longest)
            longest = longest_set(&cutter->before[i]);
    return longest;
}

static int64_t hold_rungs(const Cutter *cutter, bool core)
{
    return (longest_hold(cutter, core) + NS_PER_S - 1) / NS_PER_S;
}

static Ns cut_hold(const Cutter *cutter, const Step *before, Ns was, Ns cap)
{
    Ns least = shortest_of(cutter, before, was);
    if (step_is_rest(before))
        return was;
    return was <= cap ? was : cap > least ? cap : least;
}

/* A rung takes a second of what lasts longest. */
static void cut_holds(Cutter *cutter, bool core, int64_t rung)
{
    Ns cap = (hold_rungs(cutter, core) - rung) * NS_PER_S;
    for (size_t i = 0; i < cutter->step_count; i++) {
        const Step *before = &cutter->before[i];
        if (before->core != core)
            continue;
        cutter->steps[i]->work.duration = cut_hold(cutter, before, before->work.duration, cap);
        for (int set = 0; cutter->doses[i] && set < before->sets; set++)
            cutter->doses[i][set].duration =
                cut_hold(cutter, before, before->set_doses[set].duration, cap);
    }
}

/* ---- steps ---- */

static int64_t step_rungs(const Cutter *cutter, bool core)
{
    int64_t count = 0;
    for (size_t i = 0; i < cutter->step_count; i++)
        count += is_cut(&cutter->before[i], core);
    return count;
}

static void drop_steps(Cutter *cutter, bool core, int64_t rung)
{
    for (size_t i = cutter->step_count; i-- > 0;)
        if (is_cut(&cutter->before[i], core))
            cutter->dropped[i] = rung-- > 0;
}

/* ---- all ladders ---- */

static const struct {
    bool core;
    int64_t (*rungs)(const Cutter *cutter, bool core);
    void (*cut)(Cutter *cutter, bool core, int64_t rung);
} ladders[] = {
    {false, sets_rungs, cut_sets}, {false, hold_rungs, cut_holds}, {false, step_rungs, drop_steps},
    {true, sets_rungs, cut_sets},  {true, hold_rungs, cut_holds},
};

static int64_t all_rungs(const Cutter *cutter)
{
    int64_t rungs = 0;
    for (size_t i = 0; i < COUNT_OF(ladders); i++)
        rungs += ladders[i].rungs(cutter, ladders[i].core);
    return rungs;
}

static void cut_to(Cutter *cutter, int64_t place)
{
    for (size_t i = 0; i < COUNT_OF(ladders); i++) {
        int64_t rungs = ladders[i].rungs(cutter, ladders[i].core);
        int64_t rung = place < rungs ? place : rungs;
        ladders[i].cut(cutter, ladders[i].core, rung);
        place -= rung;
    }
}

/* ---- without what was dropped ---- */

/* The blocks with the steps that stay, in blocks (as many as there were). */
static Routine without_dropped(const Cutter *cutter, Block *blocks, Step *steps)
{
    Routine left = *cutter->routine;
    size_t index = 0;
    left.blocks = blocks;
    left.block_count = 0;
    for (size_t i = 0; i < cutter->routine->block_count; i++) {
        Block block = cutter->routine->blocks[i];
        size_t count = block.count;
        block.steps = steps;
        block.count = 0;
        for (size_t j = 0; j < count; j++, index++)
            if (!cutter->dropped[index])
                block.steps[block.count++] = *cutter->steps[index];
        steps += block.count;
        if (block.count > 0)
            blocks[left.block_count++] = block;
    }
    rest_steps_settle(&left);
    return left;
}

static Ns length_of(const Routine *routine)
{
    size_t segments;
    Ns total;
    routine_measure(routine, false, &segments, &total);
    return total;
}

typedef struct {
    Block *blocks;
    Step *steps;
} Room;

static Room room_of(const Cutter *cutter)
{
    Arena *arena = cutter->routine->arena;
    return (Room){
        arena_alloc(arena, (cutter->routine->block_count + 1) * sizeof(Block)),
        arena_alloc(arena, (cutter->step_count + 1) * sizeof(Step)),
    };
}

static bool fits(Cutter *cutter, Room room, int64_t place, Ns time)
{
    cut_to(cutter, place);
    Routine left = without_dropped(cutter, room.blocks, room.steps);
    return length_of(&left) <= time;
}

/* The highest place that fits, or the lowest there is. */
static void cut_until(Cutter *cutter, Room room, Ns time)
{
    int64_t high = 0, low = all_rungs(cutter);
    while (high < low) {
        int64_t middle = high + (low - high) / 2;
        if (fits(cutter, room, middle, time))
            low = middle;
        else
            high = middle + 1;
    }
    cut_to(cutter, low);
}

/* ---- what is said of it ---- */

/* A list that is put together: "Left out: Cat cow; Calf raise, bent knee". */
typedef struct {
    Arena *arena;
    const char *label, *text; /* text NULL: nothing is in it */
} Listing;

static void list(Listing *listing, const char *item)
{
    const char *text = listing->text ? listing->text : listing->label;
    listing->text = arena_printf(listing->arena, "%s%s%s", text, listing->text ? "; " : "", item);
}

static void say(MinutesReport *report, const char *line)
{
    if (line)
        report->lines[report->count++] = line;
}

static void say_length(const Routine *routine, Ns before, int minutes, MinutesReport *report)
{
    char now[32], whole[32];
    Ns length = length_of(routine);
    clock_format(length, now, sizeof now);
    clock_format(before, whole, sizeof whole);
    bool fits_in = length <= minutes * 60 * NS_PER_S;
    say(report, fits_in ? arena_printf(routine->arena, "For %d min: %s of %s", minutes, now, whole)
                        : arena_printf(routine->arena, "%s is the shortest, more than %d min", now,
                                       minutes));
    if (!fits_in)
        report->brief = report->lines[0];
}

static int count_left_out(const Cutter *cutter)
{
    int count = 0;
    for (size_t i = 0; i < cutter->step_count; i++)
        count += cutter->dropped[i] && !step_is_rest(&cutter->before[i]);
    return count;
}

/* For a glance: what matters most of it. */
static const char *briefly(const Cutter *cutter, int minutes, bool fewer_sets)
{
    Arena *arena = cutter->routine->arena;
    int count = count_left_out(cutter);
    if (count > 0)
        return arena_printf(arena, "For %d min: %d step%s left out", minutes, count,
                            count == 1 ? "" : "s");
    return arena_printf(arena, "For %d min: %s", minutes,
                        fewer_sets ? "fewer sets" : "less of each");
}

static void list_step(const Cutter *cutter, size_t i, Listing *sets, Listing *shorter)
{
    const Step *step = cutter->steps[i], *before = &cutter->before[i];
    char now[32], was[32];
    duration_format(longest_set(step), now, sizeof now);
    duration_format(longest_set(before), was, sizeof was);
    if (step->sets < before->sets)
        list(sets, arena_printf(sets->arena, "%s %d of %d", step->name, step->sets, before->sets));
    if (step->work.reps < before->work.reps)
        list(sets, arena_printf(sets->arena, "%s %d of %d holds", step->name, step->work.reps,
                                before->work.reps));
    if (longest_set(step) < longest_set(before))
        list(shorter, arena_printf(shorter->arena, "%s %s of %s", step->name, now, was));
}

static void list_block(const Cutter *cutter, size_t block, size_t first, Listing *left_out,
                       Listing *sets, Listing *shorter)
{
    const Block *now = &cutter->routine->blocks[block], *was = &cutter->blocks_before[block];
    bool stays = false;
    for (size_t i = first; i < first + was->count; i++) {
        if (cutter->dropped[i])
            list(left_out, cutter->before[i].name);
        else
            list_step(cutter, i, sets, shorter);
        stays = stays || (!cutter->dropped[i] && !step_is_rest(&cutter->before[i]));
    }
    if (stays && now->rounds < was->rounds)
        list(sets, arena_printf(sets->arena, "%s %d of %d", was->name ? was->name : "rounds",
                                now->rounds, was->rounds));
}

static void say_changes(const Cutter *cutter, int minutes, MinutesReport *report)
{
    Arena *arena = cutter->routine->arena;
    Listing left_out = {arena, "Left out: ", NULL}, sets = {arena, "Fewer sets: ", NULL},
            shorter = {arena, "Shorter: ", NULL};
    size_t first = 0;
    for (size_t i = 0; i < cutter->routine->block_count; i++) {
        list_block(cutter, i, first, &left_out, &sets, &shorter);
        first += cutter->blocks_before[i].count;
    }
    say(report, left_out.text);
    say(report, sets.text);
    say(report, shorter.text);
    if (!report->brief)
        report->brief = briefly(cutter, minutes, sets.text != NULL);
}

void minutes_cut(Routine *routine, int minutes, MinutesReport *report)
{
    Ns time = minutes * 60 * NS_PER_S, before = length_of(routine);
    *report = (MinutesReport){0};
    if (before <= time)
        return;
    Cutter cutter = cutter_of(routine);
    Room room = room_of(&cutter);
    cut_until(&cutter, room, time);
    Routine left = without_dropped(&cutter, room.blocks, room.steps);
    say_length(&left, before, minutes, report);
    say_changes(&cutter, minutes, report);
    *routine = left;
}
