// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads a routine file: the head (head_reader.c), the steps (step_reader.c), and then what only the
 * whole shows: its length, and exercises that a physio sets. */
#include "routine/reader.h"

#include "base/source_file.h"
#include "routine/file_name.h"
#include "routine/head.h"
#include "routine/pack_file.h"
#include "routine/sheet_codes.h"

#include <string.h>
#include <unistd.h>

static size_t count_steps(const YamlNode *steps)
{
    size_t count = 0;
    for (size_t i = 0; i < steps->count; i++) {
        const YamlNode *inner = yaml_get(steps->items[i], "steps");
        count += inner && inner->kind == YAML_LIST ? inner->count : 1;
    }
    return count;
}

static void read_blocks(Reading *reading, RoutineFields *fields)
{
    Routine *routine = &fields->routine;
    const YamlNode *steps = fields->steps;
    if (count_steps(steps) > ROUTINE_MAX_STEPS) {
        field_error(reading, steps->place, "%zu steps; at most %d fit", count_steps(steps),
                    ROUTINE_MAX_STEPS);
        return;
    }
    steps = steps_without_strays(reading, steps);
    routine->blocks = arena_alloc(reading->arena, steps->count * sizeof *routine->blocks);
    for (size_t i = 0; i < steps->count; i++)
        if (block_read(reading, steps, i, &fields->defaults,
                       &routine->blocks[routine->block_count]))
            routine->block_count++;
}

/* Of the routine's own list; a group stands for its first step. */
static void check_rests(Reading *reading, const Routine *routine)
{
    const Step **steps = arena_alloc(reading->arena, (routine->block_count + 1) * sizeof *steps);
    bool works = false;
    for (size_t i = 0; i < routine->block_count; i++) {
        steps[i] = &routine->blocks[i].steps[0];
        for (size_t j = 0; j < routine->blocks[i].count; j++)
            works = works || !step_is_rest(&routine->blocks[i].steps[j]);
    }
    if (works) {
        rests_check(reading, steps, routine->block_count);
    } else if (routine->block_count > 0) {
        field_error(reading, steps[0]->place, "there are rests alone, and nothing to do");
        field_hint(reading, "add a step with 'name' or 'exercise', and its dose");
    }
}

static void check_exercise(Reading *reading, const Routine *routine, const Step *step)
{
    const Exercise *exercise = step->exercise;
    bool signed_by = routine->author.name || routine->author.clinic || routine->physio_only;
    if (exercise && exercise->physio_only && !signed_by)
        field_warn(reading, step->place,
                   "'%s' is for a physio to set, and this routine names no author", exercise->id);
}

/* Pain is asked of a rehab routine alone: elsewhere an entry would wait for ever. */
static void check_condition(Reading *reading, const Routine *routine, const Stage *stage)
{
    if (!stage->if_settled || routine->when == WHEN_REHAB)
        return;
    field_warn(reading, (Place){stage->place.line, stage->place.column, 1},
               "'if: settled' waits for an answer about pain, which is asked with 'when: rehab' "
               "alone");
    field_hint(reading, "write 'when: rehab' in the head, or leave 'if' out");
}

/* A stage with the exercise that it took over was looked at before. */
static void check_step_in_routine(Reading *reading, Routine *routine, const Step *step)
{
    const Step *before = step;
    routine->has_core = routine->has_core || step->core;
    check_exercise(reading, routine, step);
    for (size_t i = 0; i < step->stage_count; i++) {
        const Stage *stage = &step->stages[i];
        check_condition(reading, routine, stage);
        if (stage->step->exercise != before->exercise)
            check_exercise(reading, routine, stage->step);
        before = stage->step;
    }
}

static void check_size(Reading *reading, const Routine *routine, Place place, bool grown)
{
    size_t segments;
    Ns total;
    const char *when = grown ? " once it has grown" : "";
    if (grown)
        routine_measure_grown(routine, &segments, &total);
    else
        routine_measure(routine, false, &segments, &total);
    if (segments > ROUTINE_MAX_SEGMENTS)
        field_error(reading, place, "more than %d parts%s, all sets, sides and rounds laid out",
                    ROUTINE_MAX_SEGMENTS, when);
    else if (total > ROUTINE_MAX_TOTAL)
        field_error(reading, place, "longer than 12 hours in all%s", when);
}

static void check_whole(Reading *reading, Routine *routine, Place place)
{
    for (size_t i = 0; i < routine->block_count; i++)
        for (size_t j = 0; j < routine->blocks[i].count; j++)
            check_step_in_routine(reading, routine, &routine->blocks[i].steps[j]);
    check_rests(reading, routine);
    size_t errors = reading->errors;
    check_size(reading, routine, place, false);
    if (reading->errors == errors)
        check_size(reading, routine, place, true);
}

static void read_tree(Reading *reading, const YamlNode *root, RoutineFields *fields)
{
    if (!root || !fields_version(reading, root, &fields->routine.format_minor))
        return;
    head_read(reading, root, fields);
    reading->language = fields->routine.language;
    if (fields->steps) {
        read_blocks(reading, fields);
        check_whole(reading, &fields->routine, fields->steps->place);
    }
}

static void read_routine(Reading *reading, RoutineFields *fields)
{
    Arena *tree = arena_new();
    read_tree(reading, yaml_parse(tree, reading->source, reading->found), fields);
    arena_free(tree);
}

/* Where its exercises are found. */
typedef enum {
    EXERCISES_OF_LIBRARY,
    EXERCISES_BESIDE, /* the folder beside it comes first */
    EXERCISES_KEPT    /* those that are not there any more are left open */
} ExercisesFrom;

/* What a routine stands in. */
typedef struct {
    ExercisesFrom exercises;
    const Members *pack; /* what lies beside it is in there, where there is one */
    const char *file;    /* which the routine is called by; NULL: its own */
} Surroundings;

/* Reads the source that stands in the arena; takes the arena over. */
static Routine *routine_of_source(Arena *arena, const Source *source, Surroundings around,
                                  Library *library, Diagnostics *found)
{
    size_t errors = diagnostics_count(found, SEVERITY_ERROR);
    if (around.exercises == EXERCISES_BESIDE)
        library = library_beside(arena, source->name, around.pack, library, found);
    RoutineFields *fields = arena_alloc(arena, sizeof *fields);
    Routine *routine = &fields->routine;
    Source *kept = arena_alloc(arena, sizeof *kept);
    *kept = *source;
    routine->arena = arena;
    routine->source = kept;
    routine->path = kept->name;
    routine->pack = around.pack;
    routine->id = file_name_id(arena, around.file ? around.file : kept->name);
    routine->library = library;
    Reading reading = {.arena = arena,
                       .source = kept,
                       .found = found,
                       .library = library,
                       .kept = around.exercises == EXERCISES_KEPT};
    read_routine(&reading, fields);
    if (diagnostics_count(found, SEVERITY_ERROR) == errors)
        return routine;
    arena_free(arena);
    return NULL;
}

/* The text of a pack's routine, called "knee.limber/knee.yaml". */
static bool read_member(Arena *arena, const char *path, const Members *pack, Source *source,
                        Diagnostics *found)
{
    const char *wrong;
    const Member *routine = pack_routine(pack, path, found);
    int text = routine ? members_open_beside(pack, NULL, routine->name, &wrong) : -1;
    if (text < 0)
        return false;
    bool read = source_read_open(arena, arena_printf(arena, "%s/%s", path, routine->name), text,
                                 YAML_MAX_BYTES, source, found);
    close(text);
    return read;
}

static bool read_file(Arena *arena, const char *path, Source *source, const Members **pack,
                      Diagnostics *found)
{
    int fd = pack_open(path);
    *pack = NULL;
    if (fd < 0 && pack_is_damaged(path)) {
        diagnostics_add(found, SEVERITY_ERROR, &(Source){.name = path}, (Place){0},
                        "this is no pack: it does not begin as one; ask for it once more");
        return false;
    }
    if (fd < 0)
        return source_read(arena, path, YAML_MAX_BYTES, source, found);
    *pack = pack_members(arena, path, fd, found);
    close(fd);
    return *pack && read_member(arena, path, *pack, source, found);
}

Routine *routine_read(const char *path, Library *library, Diagnostics *found)
{
    Arena *arena = arena_new();
    Source source;
    const Members *pack;
    if (read_file(arena, path, &source, &pack, found))
        return routine_of_source(arena, &source, (Surroundings){EXERCISES_BESIDE, pack, path},
                                 library, found);
    arena_free(arena);
    return NULL;
}

Routine *routine_read_scanned(const char *const *paths, size_t count, Library *library,
                              Diagnostics *found)
{
    Arena *arena = arena_new();
    Source source;
    const Members *pack = sheet_codes_scan(arena, paths, count, found);
    if (pack && read_member(arena, paths[0], pack, &source, found))
        return routine_of_source(arena, &source, (Surroundings){EXERCISES_BESIDE, pack, NULL},
                                 library, found);
    arena_free(arena);
    return NULL;
}

static Routine *routine_of_text(const char *name, const char *bytes, size_t size,
                                ExercisesFrom from, Library *library, Diagnostics *found)
{
    Arena *arena = arena_new();
    Source source = {.name = arena_string(arena, name),
                     .text = arena_copy(arena, bytes, size),
                     .size = size,
                     .mark = arena_alloc(arena, sizeof *source.mark)};
    return routine_of_source(arena, &source, (Surroundings){from, NULL, NULL}, library, found);
}

Routine *routine_parse(const char *name, const char *bytes, size_t size, Library *library,
                       Diagnostics *found)
{
    return routine_of_text(name, bytes, size, EXERCISES_OF_LIBRARY, library, found);
}

Routine *routine_parse_file(const Source *source, Library *library, Diagnostics *found)
{
    return routine_of_text(source->name, source->text, source->size, EXERCISES_BESIDE, library,
                           found);
}

Routine *routine_parse_kept(const char *name, const char *text, Library *library)
{
    Diagnostics *unheard = diagnostics_new();
    Routine *routine = routine_of_text(name, text, strlen(text), EXERCISES_KEPT, library, unheard);
    diagnostics_free(unheard);
    return routine;
}

void routine_free(Routine *routine)
{
    if (routine)
        arena_free(routine->arena);
}
