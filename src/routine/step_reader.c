/* Reads a step: its fields by the table, its exercise, its form of work, its sides, and every
 * default filled in, so that a Step needs no second look. A repeat is a list of steps with rounds.
 */
#include "routine/step_parts.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

#define MOST_ROUNDS 100
#define MOST_SETS 100
#define MOST_REPS 1000

static const char *const side_words[] = {"both", "each", "left", "right", "alternate", NULL};
static const char *const first_words[] = {"left", "right", NULL};
static const char *const order_words[] = {"by-set", "by-side", NULL};
static const char *const position_words[] = {"standing", "step", "floor", NULL};
static const char *const until_words[] = {"ready", NULL};
static const char *const begins_words[] = {"down", "up", NULL};

/* `voice` is a plain file name beside the routine. */
static void voice_read(Reading *reading, const YamlNode *node, void *target)
{
    const char *name = field_line(reading, node, 0);
    if (!name)
        return;
    if (strpbrk(name, "/\\") || strcmp(name, "..") == 0 || strcmp(name, ".") == 0)
        field_error(reading, node->place,
                    "a recording must be a plain file name beside the routine");
    else
        ((StepFields *)target)->voice = name;
}

/* These need the finished step: read later, by step_cues and progress_read. */
static void read_later(Reading *reading, const YamlNode *node, void *target)
{
    (void)reading, (void)node, (void)target;
}

#define MEMBER(name) offsetof(StepFields, name)
#define GAP(key, name)                                                                             \
    {                                                                                              \
        key, FIELD_DURATION, MEMBER(name), 0, GAP_MOST                                             \
    }

static const FieldRow step_rows[STEP_KEY_COUNT] = {
    [STEP_HOLD] = {"hold", FIELD_DURATION, MEMBER(hold), WORK_LEAST, WORK_MOST},
    [STEP_TIME] = {"time", FIELD_DURATION, MEMBER(time), WORK_LEAST, WORK_MOST},
    [STEP_REPS] = {"reps", FIELD_INT, MEMBER(reps), 1, MOST_REPS},
    [STEP_TEMPO] = {"tempo", FIELD_OWN, .own = tempo_read},
    [STEP_EVERY] = {"every", FIELD_DURATION, MEMBER(every), PACE_LEAST, WORK_MOST},
    [STEP_RELEASE] = GAP("release", release),
    [STEP_UNTIL] = {"until", FIELD_CHOICE, MEMBER(until), .choices = until_words},
    [STEP_BEGINS] = {"begins", FIELD_CHOICE, MEMBER(begins), .choices = begins_words},
    [STEP_SETS] = {"sets", FIELD_INT, MEMBER(sets), 1, MOST_SETS},
    [STEP_REST] = GAP("rest", rest),
    [STEP_SIDE] = {"side", FIELD_CHOICE, MEMBER(side), .choices = side_words},
    [STEP_FIRST] = {"first", FIELD_CHOICE, MEMBER(first), .choices = first_words},
    [STEP_ORDER] = {"order", FIELD_CHOICE, MEMBER(order), .choices = order_words},
    [STEP_SWITCH] = GAP("switch", switch_gap),
    [STEP_EXERCISE] = {"exercise", FIELD_LINE, MEMBER(exercise)},
    [STEP_NAME] = {"name", FIELD_LINE, MEMBER(name)},
    [STEP_NOTE] = {"note", FIELD_PROSE, MEMBER(note)},
    [STEP_PREPARE] = GAP("prepare", prepare),
    [STEP_POSITION] = {"position", FIELD_CHOICE, MEMBER(position), .choices = position_words},
    [STEP_FEEL] = {"feel", FIELD_REGIONS, MEMBER(feel)},
    [STEP_FIGURE] = {"figure", FIELD_LINE, MEMBER(figure)},
    [STEP_VOICE] = {"voice", FIELD_OWN, .own = voice_read},
    [STEP_CUES] = {"cues", FIELD_OWN, .own = read_later},
    [STEP_CORE] = {"core", FIELD_BOOL, MEMBER(core)},
    [STEP_PROGRESS] = {"progress", FIELD_OWN, .own = read_later},
};

/* ---- the exercise ---- */

static bool is_in_library(Library *library, const char *id)
{
    const char *const *ids = library ? library_ids(library) : NULL;
    while (ids && *ids && strcmp(*ids, id) != 0)
        ids++;
    return ids && *ids;
}

static void unknown_exercise(Reading *reading, const YamlNode *node)
{
    if (is_in_library(reading->library, node->text)) {
        field_error(reading, node->place, "the exercise '%s' has mistakes of its own", node->text);
        return;
    }
    const char *near =
        reading->library ? text_nearest(node->text, library_ids(reading->library)) : NULL;
    if (near)
        field_error(reading, node->place, "unknown exercise '%s'; did you mean '%s'?", node->text,
                    near);
    else
        field_error(reading, node->place, "unknown exercise '%s'", node->text);
}

/* The exercise that a field names; NULL where it is not given or not there. */
static const Exercise *find_exercise(Reading *reading, const YamlPair *given, const char *id)
{
    if (!given || !id)
        return NULL;
    const Exercise *exercise =
        reading->library ? library_find(reading->library, id, reading->found) : NULL;
    if (!exercise)
        unknown_exercise(reading, given->value);
    return exercise;
}

/* ---- sides ---- */

static void read_sides(Reading *reading, const StepFields *fields, const Exercise *exercise,
                       Step *step)
{
    const YamlPair *given = fields->given[STEP_SIDE];
    Place place = given ? given->value->place : step->place;
    step->first = fields->first == 1 ? SIDE_RIGHT : SIDE_LEFT;
    step->order = fields->order == 1 ? ORDER_BY_SIDE : ORDER_BY_SET;
    step->side = SIDES_BOTH;
    if (step->work.form == WORK_READY)
        return;
    if (given)
        step->side = (Sides)fields->side;
    else if (exercise)
        step->side = exercise->side;
    if (given && step->side == SIDES_BOTH && exercise && exercise->side != SIDES_BOTH)
        field_error(reading, place, "this exercise works one side at a time; write 'side: each'");
    if (step->side == SIDES_ALTERNATE && step->work.form == WORK_HOLD) {
        field_error(reading, place, "'alternate' needs reps or moving time, not one hold");
        field_hint(reading, "write 'side: each'");
    }
}

/* ---- defaults ---- */

static Ns built_in_prepare(Position position)
{
    static const Ns prepare[] = {[POSITION_STANDING] = 5 * NS_PER_S,
                                 [POSITION_STEP] = 8 * NS_PER_S,
                                 [POSITION_FLOOR] = 10 * NS_PER_S};
    return prepare[position];
}

/* The step's own value, else the file's, else the built-in. */
static Ns choose(const StepFields *fields, StepKey key, Ns own, Ns default_of_file, Ns built_in)
{
    if (fields->given[key])
        return own;
    return default_of_file >= 0 ? default_of_file : built_in;
}

static void fill_defaults(const StepFields *fields, const StepDefaults *defaults,
                          const Exercise *exercise, Step *step)
{
    bool floor;
    step->position = fields->given[STEP_POSITION] ? (Position)fields->position
                     : exercise                   ? exercise->position
                                                  : POSITION_STANDING;
    floor = step->position == POSITION_FLOOR;
    step->prepare = choose(fields, STEP_PREPARE, fields->prepare, defaults->prepare,
                           built_in_prepare(step->position));
    step->switch_gap = choose(fields, STEP_SWITCH, fields->switch_gap, defaults->switch_gap,
                              (floor ? 7 : 5) * NS_PER_S);
    step->rest = choose(fields, STEP_REST, fields->rest, defaults->rest, 15 * NS_PER_S);
    step->release = choose(fields, STEP_RELEASE, fields->release, defaults->release, 2 * NS_PER_S);
    step->feel = fields->given[STEP_FEEL] ? fields->feel : exercise ? exercise->feel : 0;
    step->figure = fields->figure                 ? fields->figure
                   : exercise && exercise->figure ? exercise->id
                                                  : NULL;
    step->sets = step->work.form == WORK_READY ? 1 : fields->sets;
    step->core = fields->core;
    step->voice = fields->voice;
    step->note = fields->note;
}

static void step_cues(Reading *reading, const StepFields *fields, const Exercise *exercise,
                      Step *step)
{
    const YamlPair *given = fields->given[STEP_CUES];
    if (given) {
        step->cues = cues_read(reading, given->value, &step->cue_count);
        cues_check(reading, step);
    } else if (exercise) {
        step->cues = exercise->cues;
        step->cue_count = exercise->cue_count;
    }
    if (step->note && step->side == SIDES_BOTH && text_wants_side(step->note))
        field_error(reading, fields->given[STEP_NOTE]->value->place,
                    "'<side>' has no meaning here: both sides work at once");
}

/* ---- a step, a repeat ---- */

static bool step_read(Reading *reading, const YamlNode *node, const StepDefaults *defaults,
                      Step *step)
{
    StepFields fields = {.sets = 1};
    *step = (Step){.place = {node->place.line, node->place.column, 1}};
    fields_read(reading, node, "a step", step_rows, STEP_KEY_COUNT, &fields, fields.given);
    if (!fields.given[STEP_EXERCISE] && !fields.given[STEP_NAME]) {
        field_error(reading, step->place, "a step needs 'exercise' or 'name'");
        return false;
    }
    const Exercise *exercise = find_exercise(reading, fields.given[STEP_EXERCISE], fields.exercise);
    find_exercise(reading, fields.given[STEP_FIGURE], fields.figure);
    step->exercise = exercise;
    step->name = fields.name ? fields.name : exercise ? exercise->name : fields.exercise;
    if (!work_read(reading, &fields, exercise, step->place, &step->work) || !step->name)
        return false;
    read_sides(reading, &fields, exercise, step);
    fill_defaults(&fields, defaults, exercise, step);
    work_check(reading, &fields, step);
    step_cues(reading, &fields, exercise, step);
    if (fields.given[STEP_PROGRESS])
        progress_read(reading, fields.given[STEP_PROGRESS]->value, step);
    return true;
}

typedef struct {
    int rounds;
    Ns rest;
    const char *name;
    const YamlNode *steps;
} RepeatFields;

static void repeat_steps(Reading *reading, const YamlNode *node, void *target)
{
    if (node->kind == YAML_LIST && node->count > 0)
        ((RepeatFields *)target)->steps = node;
    else
        field_error(reading, node->place, "'steps' must be a list of one step at least");
}

static const FieldRow repeat_rows[] = {
    {"repeat", FIELD_INT, offsetof(RepeatFields, rounds), 1, MOST_ROUNDS, .required = true},
    {"steps", FIELD_OWN, .own = repeat_steps, .required = true},
    {"rest", FIELD_DURATION, offsetof(RepeatFields, rest), 0, GAP_MOST},
    {"name", FIELD_LINE, offsetof(RepeatFields, name)},
};

static bool repeat_read(Reading *reading, const YamlNode *node, const StepDefaults *defaults,
                        Block *block)
{
    RepeatFields fields = {.rounds = 1};
    fields_read(reading, node, "a repeat", repeat_rows, sizeof repeat_rows / sizeof repeat_rows[0],
                &fields, NULL);
    *block = (Block){.name = fields.name,
                     .rounds = fields.rounds,
                     .rest = fields.rest,
                     .is_repeat = true,
                     .place = node->place};
    if (!fields.steps)
        return false;
    block->steps = arena_alloc(reading->arena, fields.steps->count * sizeof *block->steps);
    for (size_t i = 0; i < fields.steps->count; i++) {
        const YamlNode *item = fields.steps->items[i];
        if (yaml_get(item, "repeat"))
            field_error(reading, item->place, "a repeat inside a repeat; one level is allowed");
        else if (fields_is_map(reading, item, "a step") &&
                 step_read(reading, item, defaults, &block->steps[block->count]))
            block->count++;
    }
    return block->count > 0;
}

bool block_read(Reading *reading, const YamlNode *node, const StepDefaults *defaults, Block *block)
{
    if (!fields_is_map(reading, node, "a step"))
        return false;
    if (yaml_get(node, "repeat"))
        return repeat_read(reading, node, defaults, block);
    *block = (Block){.rounds = 1, .count = 1, .place = node->place};
    block->steps = arena_alloc(reading->arena, sizeof *block->steps);
    return step_read(reading, node, defaults, block->steps);
}
