// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber exercises, limber exercise NAME: the library, filtered and one by one. */
#include "command/command.h"

#include "base/arena.h"
#include "base/text.h"
#include "page/exercise_page.h"
#include "routine/library.h"

#include <stdlib.h>
#include <string.h>

static bool needs(const Exercise *exercise, const char *prop)
{
    for (size_t i = 0; i < exercise->prop_count; i++)
        if (text_find(exercise->props[i], prop) && !strstr(exercise->props[i], "(optional)"))
            return true;
    return false;
}

static bool wanted(const Options *options, const RegionName *region, const Exercise *exercise)
{
    const char *kind = options->values[OPTION_KIND], *without = options->values[OPTION_WITHOUT];
    if (option_given(options, OPTION_FOR) &&
        (!(exercise->feel & region->regions) || exercise->physio_only))
        return false;
    if (kind && !text_equal(exercise_kind_name(exercise->kind), kind))
        return false;
    return !without || !needs(exercise, without);
}

static int unknown_region(const char *id)
{
    const char *near = text_nearest(id, region_ids());
    if (near)
        command_problem("unknown region '%s'; did you mean '%s'?", id, near);
    else
        command_problem("unknown region '%s'; try calves, quads, hip-flexors, it-band …", id);
    return EXIT_USAGE;
}

static bool is_kind(const char *word)
{
    for (int kind = 0; kind < KIND_COUNT; kind++)
        if (text_equal(exercise_kind_name((ExerciseKind)kind), word))
            return true;
    return false;
}

static size_t print_wanted(const Options *options, const RegionName *region, Library *library,
                           Diagnostics *found)
{
    size_t printed = 0;
    for (const char *const *id = library_ids(library); *id; id++) {
        const Exercise *exercise = library_find(library, *id, found);
        char feel[512];
        if (!exercise || !wanted(options, region, exercise))
            continue;
        print_line(print_out(), "%-24s %-9s %-33s %s", *id, exercise_kind_name(exercise->kind),
                   exercise->name, region_list(exercise->feel, feel, sizeof feel));
        printed++;
    }
    return printed;
}

int command_exercises(const Options *options, int count, char **operands)
{
    const char *kind = options->values[OPTION_KIND];
    RegionName region = {0};
    if (count == 1)
        return command_exercise(options, count, operands);
    if (option_given(options, OPTION_FOR) && !region_asked(options->values[OPTION_FOR], &region))
        return unknown_region(options->values[OPTION_FOR]);
    if (kind && !is_kind(kind)) {
        command_problem("--kind is dynamic, static, mobility, massage, loading or relax");
        return EXIT_USAGE;
    }
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    Diagnostics *found = diagnostics_new();
    size_t printed = print_wanted(options, &region, catalogue->library, found);
    int code = command_report(found);
    catalogue_free(catalogue);
    return printed > 0 ? code : command_problem("no exercise matches");
}

#define MOST_MEANT 4

/* Those that have the word in their id, "'mini-squat', 'split-squat' and 3 more"; "" where there is
 * none. */
static void containing(Library *library, const char *word, char *out, size_t capacity)
{
    int count = 0;
    size_t used = 0;
    *out = '\0';
    for (const char *const *id = library_ids(library); *id; id++)
        if (text_find(*id, word) && count++ < MOST_MEANT && used < capacity)
            used +=
                (size_t)snprintf(out + used, capacity - used, "%s'%s'", count > 1 ? ", " : "", *id);
    if (count > MOST_MEANT && used < capacity)
        snprintf(out + used, capacity - used, " and %d more", count - MOST_MEANT);
}

/* "wall calf" as an id has it: "wall-calf". */
static const char *as_id(Arena *arena, const char *words)
{
    char *id = arena_string(arena, words);
    for (char *space = id; (space = strchr(space, ' '));)
        *space = '-';
    return id;
}

static int complain_of(Library *library, const char *word)
{
    char meant[400];
    Arena *arena = arena_new();
    const char *id = as_id(arena, word), *near = text_nearest(id, library_ids(library));
    containing(library, id, meant, sizeof meant);
    arena_free(arena);
    if (near)
        return command_problem("no exercise '%s'; did you mean '%s'?", word, near);
    if (*word && *meant)
        return command_problem("no exercise '%s'; did you mean one of %s?", word, meant);
    return command_problem("no exercise '%s'; 'limber exercises' lists them", word);
}

int command_exercise(const Options *options, int count, char **operands)
{
    (void)count;
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    Diagnostics *found = diagnostics_new();
    const Exercise *exercise = library_named(catalogue->library, operands[0], found);
    bool ascii = option_given(options, OPTION_ASCII) || !print_has_unicode();
    if (exercise)
        exercise_page_print(exercise, ascii, command_page_cells(), print_out());
    int code = command_report(found);
    if (!exercise)
        code = complain_of(catalogue->library, operands[0]);
    catalogue_free(catalogue);
    return code;
}
