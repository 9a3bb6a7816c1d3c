// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads an exercise file by its table. The library that keeps them is library.c. */
#include "routine/exercise.h"

#include "base/array.h"
#include "routine/figure_reader.h"
#include "routine/file_name.h"
#include "routine/step_parts.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    Exercise *exercise;
    TextList synonyms, props, sources;
    const char *name, *mistake, *caution;
    int kind, side, position, begins;
    RegionSet feel;
    bool before_run, physio_only;
    const YamlNode *dose, *figure; /* read when the side is known */
} ExerciseFields;

static Exercise *exercise_of(void *target)
{
    return ((ExerciseFields *)target)->exercise;
}

const char *exercise_kind_name(ExerciseKind kind)
{
    static const char *const names[KIND_COUNT] = {"dynamic", "static",  "mobility",
                                                  "massage", "loading", "relax"};
    return names[kind];
}

static const char *const kind_words[] = {"dynamic", "static", "mobility", "massage",
                                         "loading", "relax",  NULL};
static const char *const side_words[] = {"both", "each", "alternate", NULL};
static const char *const position_words[] = {"standing", "step", "floor", NULL};
static const char *const begins_words[] = {"down", "up", NULL};

/* dose, key: value */
static const char *dose_with(Arena *arena, const char *dose, const char *key, const char *value)
{
    size_t size = strlen(dose) + strlen(key) + strlen(value) + sizeof ", : ";
    char *longer = arena_alloc(arena, size), *end = stpcpy(longer, dose);
    end = stpcpy(end, *dose ? ", " : "");
    stpcpy(stpcpy(stpcpy(end, key), ": "), value);
    return longer;
}

/* The dose is kept as the text that a step can take over; its keys and values are checked where a
 * step is made of it. */
static void dose_read(Reading *reading, const YamlNode *node, void *target)
{
    static const char *const keys[] = {"hold",  "time", "reps", "tempo", "every", "release",
                                       "until", "sets", "rest", "side",  "order", NULL};
    const char *dose = "";
    if (!fields_is_map(reading, node, "'dose'"))
        return;
    for (size_t i = 0; i < node->count; i++) {
        const YamlPair *pair = &node->pairs[i];
        size_t key = 0;
        while (keys[key] && strcmp(keys[key], pair->key) != 0)
            key++;
        const char *value = keys[key] ? field_line(reading, pair->value, 0) : NULL;
        if (!keys[key])
            field_error(reading, pair->key_place, "unknown key '%s' in 'dose'", pair->key);
        else if (value)
            dose = dose_with(reading->arena, dose, pair->key, value);
    }
    exercise_of(target)->dose = dose;
    ((ExerciseFields *)target)->dose = node;
}

static void cues_of_exercise(Reading *reading, const YamlNode *node, void *target)
{
    Exercise *exercise = exercise_of(target);
    exercise->cues = cues_read(reading, node, &exercise->cue_count);
}

static void variant_read(Reading *reading, const YamlNode *node, Variant *variant)
{
    static const FieldRow rows[] = {
        {"exercise", FIELD_LINE, offsetof(Variant, exercise)},
        {"how", FIELD_PROSE, offsetof(Variant, how)},
    };
    if (!fields_is_map(reading, node, "'easier' and 'harder'"))
        return;
    fields_read(reading, node, "'easier' and 'harder'", rows, 2, variant, NULL);
    if ((variant->exercise == NULL) == (variant->how == NULL))
        field_error(reading, node->place, "needs 'exercise' or 'how', one of them");
}

static void easier_read(Reading *reading, const YamlNode *node, void *target)
{
    variant_read(reading, node, &exercise_of(target)->easier);
}

static void harder_read(Reading *reading, const YamlNode *node, void *target)
{
    variant_read(reading, node, &exercise_of(target)->harder);
}

static void figure_later(Reading *reading, const YamlNode *node, void *target)
{
    (void)reading;
    ((ExerciseFields *)target)->figure = node;
}

#define MEMBER(name) offsetof(ExerciseFields, name)

static const FieldRow rows[] = {
    {"limber", FIELD_OWN, .own = field_accept},
    {"name", FIELD_LINE, MEMBER(name), .required = true},
    {"synonyms", FIELD_LINES, MEMBER(synonyms)},
    {"kind", FIELD_CHOICE, MEMBER(kind), .choices = kind_words, .required = true},
    {"side", FIELD_CHOICE, MEMBER(side), .choices = side_words, .required = true},
    {"position", FIELD_CHOICE, MEMBER(position), .choices = position_words, .required = true},
    {"begins", FIELD_CHOICE, MEMBER(begins), .choices = begins_words},
    {"props", FIELD_LINES, MEMBER(props)},
    {"feel", FIELD_REGIONS, MEMBER(feel)},
    {"dose", FIELD_OWN, .own = dose_read},
    {"cues", FIELD_OWN, .own = cues_of_exercise},
    {"mistake", FIELD_PROSE, MEMBER(mistake)},
    {"caution", FIELD_PROSE, MEMBER(caution)},
    {"easier", FIELD_OWN, .own = easier_read},
    {"harder", FIELD_OWN, .own = harder_read},
    {"before-run", FIELD_BOOL, MEMBER(before_run)},
    {"physio-only", FIELD_BOOL, MEMBER(physio_only)},
    {"sources", FIELD_LINES, MEMBER(sources), .most = 200},
    {"figure", FIELD_OWN, .own = figure_later},
};

static void take_fields(Exercise *exercise, const ExerciseFields *fields)
{
    static const Sides sides[] = {SIDES_BOTH, SIDES_EACH, SIDES_ALTERNATE};
    exercise->name = fields->name;
    exercise->synonyms = fields->synonyms.items;
    exercise->synonym_count = fields->synonyms.count;
    exercise->kind = (ExerciseKind)fields->kind;
    exercise->side = sides[fields->side];
    exercise->position = (Position)fields->position;
    exercise->begins_up = fields->begins == 1;
    exercise->props = fields->props.items;
    exercise->prop_count = fields->props.count;
    exercise->feel = fields->feel;
    exercise->mistake = fields->mistake;
    exercise->caution = fields->caution;
    exercise->before_run = fields->before_run;
    exercise->physio_only = fields->physio_only;
    exercise->sources = fields->sources.items;
    exercise->source_count = fields->sources.count;
}

static void check_sides_in_cues(Reading *reading, const Exercise *exercise)
{
    for (size_t i = 0; exercise->side == SIDES_BOTH && i < exercise->cue_count; i++)
        if (text_wants_side(exercise->cues[i].say))
            field_error(reading, exercise->cues[i].place,
                        "'<side>' has no meaning here: both sides work at once");
}

static void read_tree(Reading *reading, const YamlNode *root, Exercise *exercise)
{
    int minor;
    if (!root || !fields_version(reading, root, &minor))
        return;
    ExerciseFields fields = {.exercise = exercise};
    fields_read(reading, root, "an exercise", rows, COUNT_OF(rows), &fields, NULL);
    take_fields(exercise, &fields);
    check_sides_in_cues(reading, exercise);
    if (fields.dose)
        exercise->typical = step_of_dose(reading, fields.dose, exercise);
    if (fields.figure)
        exercise->figure = figure_read(reading, fields.figure, exercise->side);
}

const Exercise *exercise_read(Arena *arena, const char *path, Library *library, Diagnostics *found)
{
    size_t errors = diagnostics_count(found, SEVERITY_ERROR);
    Exercise *exercise = arena_alloc(arena, sizeof *exercise);
    exercise->path = arena_string(arena, path);
    exercise->id = file_name_id(arena, path);
    Source source;
    Arena *file = arena_new(); /* its text and its tree */
    Reading reading = {.arena = arena, .source = &source, .found = found, .library = library};
    if (source_read(file, path, YAML_MAX_BYTES, &source, found))
        read_tree(&reading, yaml_parse(file, &source, found), exercise);
    arena_free(file);
    return diagnostics_count(found, SEVERITY_ERROR) == errors ? exercise : NULL;
}
