// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads a group, a list of steps with rounds, on one side after the other where it says so; and an
 * entry of `steps`, which is a group or a step. */
#include "routine/days_reader.h"
#include "routine/step_parts.h"

typedef struct {
    int rounds;
    Sides side;
    Side first;
    Ns rest, switch_gap;
    const char *name;
    const YamlNode *steps;
    DueDays due;
} RepeatFields;

static void repeat_steps(Reading *reading, const YamlNode *node, void *target)
{
    if (steps_are_list(reading, node))
        ((RepeatFields *)target)->steps = steps_without_strays(reading, node);
}

static void repeat_days(Reading *reading, const YamlNode *node, void *target)
{
    days_read(reading, node, &((RepeatFields *)target)->due);
}

static void repeat_weekdays(Reading *reading, const YamlNode *node, void *target)
{
    weekdays_read(reading, node, &((RepeatFields *)target)->due);
}

static void repeat_times(Reading *reading, const YamlNode *node, void *target)
{
    due_times_read(reading, node, &((RepeatFields *)target)->due);
}

enum {
    REPEAT_ROUNDS,
    REPEAT_STEPS,
    REPEAT_REST,
    REPEAT_NAME,
    REPEAT_SIDE,
    REPEAT_FIRST,
    REPEAT_SWITCH,
    REPEAT_DAYS,
    REPEAT_WEEKDAYS,
    REPEAT_TIMES,
    REPEAT_KEY_COUNT
};

/* A group is done as its steps say, or on one side after the other. */
static const char *const group_sides[] = {"both", "each", NULL};
_Static_assert(SIDES_BOTH == 0 && SIDES_EACH == 1, "as in group_sides");

static const FieldForm inner_forms[] = {{FIELD_OWN, .map = &step_map}};

static const FieldRow repeat_rows[REPEAT_KEY_COUNT] = {
    {"repeat", FIELD_INT, offsetof(RepeatFields, rounds), 1, ROUTINE_MAX_SETS, .required = true},
    {"steps", FIELD_OWN, .own = repeat_steps, .required = true, FIELD_FORMS(inner_forms),
     .many = FIELD_LIST, .most_items = ROUTINE_MAX_STEPS},
    {"rest", FIELD_DURATION, offsetof(RepeatFields, rest), 0, GAP_MOST},
    {"name", FIELD_LINE, offsetof(RepeatFields, name)},
    {"side", FIELD_CHOICE, offsetof(RepeatFields, side), .choices = group_sides},
    {"first", FIELD_CHOICE, offsetof(RepeatFields, first), SIDE_LEFT, .choices = side_names},
    {"switch", FIELD_DURATION, offsetof(RepeatFields, switch_gap), 0, GAP_MOST},
    DAYS_ROW(repeat_days),
    WEEKDAYS_ROW(repeat_weekdays),
    DUE_TIMES_ROW(repeat_times),
};

/* A list of steps makes a repeat, also where its rounds are missing or misspelled. */
static const char *const repeat_marks[] = {"repeat", "steps", NULL};

const FieldMap repeat_map = {"a repeat", repeat_rows, REPEAT_KEY_COUNT, repeat_marks};

static bool is_repeat(const YamlNode *node)
{
    for (size_t i = 0; repeat_marks[i]; i++)
        if (yaml_get(node, repeat_marks[i]))
            return true;
    return false;
}

static void nested_repeat(Reading *reading, const YamlNode *node)
{
    field_error(reading, node->place, "a repeat inside a repeat; one level is allowed");
    field_hint(reading, "write its steps into the outer one, as often as they are done");
}

static void check_rests(Reading *reading, const Block *block)
{
    const Step **steps = arena_alloc(reading->arena, (block->count + 1) * sizeof *steps);
    for (size_t i = 0; i < block->count; i++)
        steps[i] = &block->steps[i];
    rests_check(reading, steps, block->count);
}

static void no_sides(Reading *reading, const YamlPair *given)
{
    if (!given)
        return;
    field_warn(reading, given->key_place,
               "'%s' has nothing to act on: the group does not say 'side: each'", given->key);
    field_drop(reading, given);
    field_guess(reading);
}

/* Of a group by side: the gap between the sides, and whether there is anything to change. */
static void finish_sides(Reading *reading, Block *block, const StepDefaults *defaults,
                         const YamlPair *const *given)
{
    bool floor = false, sided = false;
    for (size_t i = 0; i < block->count; i++) {
        floor = floor || block->steps[i].position == POSITION_FLOOR;
        sided = sided || block->steps[i].side != SIDES_BOTH;
    }
    if (!given[REPEAT_SWITCH])
        block->switch_gap =
            defaults->switch_gap >= 0 ? defaults->switch_gap : (floor ? 7 : 5) * NS_PER_S;
    if (sided)
        return;
    field_error(reading, given[REPEAT_SIDE]->key_place,
                "no step of this group works one side, so there is no side to change");
    field_drop(reading, given[REPEAT_SIDE]);
    field_guess(reading);
}

static bool repeat_read(Reading *reading, const YamlNode *node, const StepDefaults *defaults,
                        Block *block)
{
    RepeatFields fields = {.rounds = 1, .first = SIDE_LEFT};
    const YamlPair *given[REPEAT_KEY_COUNT];
    uint64_t wrong =
        fields_read(reading, node, repeat_map.what, repeat_rows, REPEAT_KEY_COUNT, &fields, given);
    if (given[REPEAT_REST] && fields.rounds == 1 && !(wrong >> REPEAT_ROUNDS & 1))
        field_warn(reading, given[REPEAT_REST]->key_place,
                   "'rest' has nothing to act on: there is one round");
    *block = (Block){.name = fields.name,
                     .rounds = fields.rounds,
                     .rest = fields.rest,
                     .by_side = fields.side == SIDES_EACH,
                     .first = fields.first,
                     .switch_gap = fields.switch_gap,
                     .due = fields.due,
                     .is_repeat = true,
                     .place = node->place};
    if (!block->by_side && !(wrong >> REPEAT_SIDE & 1))
        for (int key = REPEAT_FIRST; key <= REPEAT_SWITCH; key++)
            no_sides(reading, given[key]);
    if (!fields.steps)
        return false;
    StepDefaults inner = *defaults;
    inner.by_side = block->by_side;
    defaults = &inner;
    block->steps = arena_alloc(reading->arena, fields.steps->count * sizeof *block->steps);
    for (size_t i = 0; i < fields.steps->count; i++) {
        const YamlNode *item = fields.steps->items[i];
        if (is_repeat(item))
            nested_repeat(reading, item);
        else if (step_is_map(reading, item, fields.steps->flow) &&
                 step_read(reading, item, defaults, &block->steps[block->count]))
            block->count++;
    }
    check_rests(reading, block);
    if (block->by_side && block->count > 0)
        finish_sides(reading, block, defaults, given);
    return block->count > 0;
}

bool block_read(Reading *reading, const YamlNode *list, size_t index, const StepDefaults *defaults,
                Block *block)
{
    const YamlNode *node = list->items[index];
    if (!step_is_map(reading, node, list->flow))
        return false;
    if (is_repeat(node))
        return repeat_read(reading, node, defaults, block);
    *block = (Block){.rounds = 1, .count = 1, .place = node->place};
    block->steps = arena_alloc(reading->arena, sizeof *block->steps);
    return step_read(reading, node, defaults, block->steps);
}
