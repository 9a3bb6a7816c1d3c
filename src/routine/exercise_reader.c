// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads an exercise file by its table. The library that keeps them is library.c. */
#include "routine/exercise_reader.h"

#include "base/array.h"
#include "base/source_file.h"
#include "routine/figure_reader.h"
#include "routine/file_name.h"
#include "routine/step_parts.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    Exercise exercise;
    const YamlNode *dose, *figure; /* read when the side is known */
} ExerciseFields;

static Exercise *exercise_of(void *target)
{
    return &((ExerciseFields *)target)->exercise;
}

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
    static const char *const keys[] = {"hold",    "time",  "reps",    "tempo",  "every",
                                       "release", "until", "breaths", "breath", "load",
                                       "sets",    "rest",  "side",    "order",  NULL};
    const char *dose = "";
    if (!fields_is_map(reading, node, "'dose'", NULL))
        return;
    for (size_t i = 0; i < node->count; i++) {
        const YamlPair *pair = &node->pairs[i];
        size_t key = 0;
        while (keys[key] && strcmp(keys[key], pair->key) != 0)
            key++;
        const char *value = keys[key] ? field_line(reading, pair->value, 0) : NULL;
        if (pair->first_line > 0)
            field_error(reading, pair->key_place, "'%s' given twice", pair->key);
        else if (!keys[key])
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
    if (!fields_is_map(reading, node, "'easier' and 'harder'", NULL))
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

#define MEMBER(name) offsetof(ExerciseFields, exercise.name)

static const FieldRow rows[] = {
    {"limber", FIELD_OWN, .own = field_accept},
    {"name", FIELD_LINE, MEMBER(name), .required = true},
    {"synonyms", FIELD_LINES, MEMBER(synonyms), .count = MEMBER(synonym_count)},
    {"kind", FIELD_CHOICE, MEMBER(kind), .choices = exercise_kind_names, .required = true},
    {"side", FIELD_CHOICE, MEMBER(side), .most = SIDES_ALTERNATE, .choices = sides_names,
     .required = true},
    {"position", FIELD_CHOICE, MEMBER(position), .choices = position_names, .required = true},
    {"begins", FIELD_SECOND, MEMBER(begins_up), .choices = begins_names},
    {"props", FIELD_LINES, MEMBER(props), .count = MEMBER(prop_count)},
    {"feel", FIELD_REGIONS, MEMBER(feel)},
    {"dose", FIELD_OWN, .own = dose_read},
    {"cues", FIELD_OWN, .own = cues_of_exercise},
    {"mistake", FIELD_PROSE, MEMBER(mistake)},
    {"caution", FIELD_PROSE, MEMBER(caution)},
    {"easier", FIELD_OWN, .own = easier_read},
    {"harder", FIELD_OWN, .own = harder_read},
    {"before-run", FIELD_BOOL, MEMBER(before_run)},
    {"physio-only", FIELD_BOOL, MEMBER(physio_only)},
    {"sources", FIELD_LINES, MEMBER(sources), .most = 200, .count = MEMBER(source_count)},
    {"figure", FIELD_OWN, .own = figure_later},
};

static void check_sides_in_cues(Reading *reading, const Exercise *exercise)
{
    for (size_t i = 0; exercise->side == SIDES_BOTH && i < exercise->cue_count; i++)
        if (text_wants_side(exercise->cues[i].say))
            field_error(reading, exercise->cues[i].place,
                        "'<side>' has no meaning here: both sides work at once");
}

static void read_tree(Reading *reading, const YamlNode *root, ExerciseFields *fields)
{
    int minor;
    Exercise *exercise = &fields->exercise;
    if (!root || !fields_version(reading, root, &minor))
        return;
    fields_read(reading, root, "an exercise", rows, COUNT_OF(rows), fields, NULL);
    check_sides_in_cues(reading, exercise);
    if (fields->dose)
        exercise->typical = step_of_dose(reading, fields->dose, exercise);
    if (fields->figure)
        exercise->figure = figure_read(reading, fields->figure, exercise->side);
}

const Exercise *exercise_parse(Arena *arena, const Source *source, Library *library,
                               Diagnostics *found)
{
    size_t errors = diagnostics_count(found, SEVERITY_ERROR);
    ExerciseFields *fields = arena_alloc(arena, sizeof *fields);
    Exercise *exercise = &fields->exercise;
    exercise->path = arena_string(arena, source->name);
    exercise->id = file_name_id(arena, source->name);
    Arena *tree = arena_new();
    Reading reading = {.arena = arena, .source = source, .found = found, .library = library};
    read_tree(&reading, yaml_parse(tree, source, found), fields);
    arena_free(tree);
    return diagnostics_count(found, SEVERITY_ERROR) == errors ? exercise : NULL;
}

const Exercise *exercise_read(Arena *arena, const char *path, Library *library, Diagnostics *found)
{
    Source source;
    Arena *file = arena_new(); /* its text */
    const Exercise *exercise = NULL;
    if (source_read(file, path, YAML_MAX_BYTES, &source, found))
        exercise = exercise_parse(arena, &source, library, found);
    arena_free(file);
    return exercise;
}
