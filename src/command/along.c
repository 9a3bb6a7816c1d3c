// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Each thing is opened or read once, where it is checked, and copied from there. */
#include "command/along.h"

#include "base/array.h"
#include "base/print.h"
#include "base/source_file.h"
#include "base/yaml.h"
#include "play/recordings.h"
#include "routine/file_name.h"
#include "routine/pack_file.h"
#include "routine/photo_file.h"

#include <string.h>

/* What is in a pack and belongs to nothing. */
static void warn_of_strangers(const Routine *routine, const Copies *beside, Diagnostics *found)
{
    const Members *pack = routine->pack;
    const char *own = strrchr(routine->path, '/') + 1;
    for (size_t i = 0; i < pack->count; i++) {
        const char *name = pack->items[i].name;
        if (strcmp(name, own) != 0 && strcmp(name, PACK_LOG) != 0 && !copies_have(beside, name))
            diagnostics_add(found, SEVERITY_WARNING, &(Source){.name = routine->path}, (Place){0},
                            "'%s' in the pack is left out: the routine does not name it", name);
    }
}

Copies *along_take(Arena *arena, const Routine *routine, AlongExercises exercises, Severity missing,
                   Diagnostics *found)
{
    Copies *beside = copies_new();
    ExerciseFile *files;
    size_t errors = diagnostics_count(found, SEVERITY_ERROR);
    size_t count = exercises == ALONG_ALL
                       ? library_files_used(routine->library, arena, &files, found)
                       : library_files_beside(routine->library, arena, &files, found);
    for (size_t i = 0; i < count; i++) {
        const char *name = arena_printf(arena, MEMBERS_FOLDER "/%s", files[i].name);
        if (!copies_have(beside, name))
            copies_take_text(beside, name, files[i].source->text, files[i].source->size);
    }
    recordings_check(routine, missing, beside, found);
    photos_check(routine, missing, beside, found);
    if (diagnostics_count(found, SEVERITY_ERROR) == errors) {
        if (routine->pack)
            warn_of_strangers(routine, beside, found);
        return beside;
    }
    copies_free(beside);
    return NULL;
}

const char *along_routine_file(Arena *arena, const Routine *routine)
{
    const char *name = arena_printf(arena, "%s.yaml", routine->id);
    return members_name_wrong(name) || strchr(name, '/')
               ? arena_printf(arena, "%s.yaml", file_name_kept(arena, routine->path))
               : name;
}

Members along_on_paper(Arena *arena, const Routine *routine)
{
    Members members = {0};
    ExerciseFile *files;
    Diagnostics *unheard = diagnostics_new(); /* what is wrong with one was said as it was read */
    members_add(&members, arena, along_routine_file(arena, routine), routine->source->text,
                routine->source->size);
    size_t count = library_files_used(routine->library, arena, &files, unheard);
    for (size_t i = 0; i < count; i++) {
        const Exercise *exercise = library_find(routine->library, files[i].id, unheard);
        if (exercise && exercise->origin != ORIGIN_SHIPPED)
            members_add(&members, arena, arena_printf(arena, MEMBERS_FOLDER "/%s", files[i].name),
                        files[i].source->text, files[i].source->size);
    }
    diagnostics_free(unheard);
    return members;
}

/* ---- what it brings ---- */

typedef enum { BRINGS_NEW, BRINGS_OTHER_THAN_YOURS, BRINGS_OTHER, BRINGS_SAME } Brings;

/* How an exercise beside it stands to the one that is here. */
static Brings compare(const ExerciseFile *file, Catalogue *catalogue)
{
    Arena *arena = arena_new();
    Diagnostics *ignored = diagnostics_new();
    const Exercise *here = library_find(catalogue->library, file->id, ignored);
    Source text;
    Brings brings = !here                             ? BRINGS_NEW
                    : here->origin == ORIGIN_PERSONAL ? BRINGS_OTHER_THAN_YOURS
                                                      : BRINGS_OTHER;
    if (here && source_read(arena, here->path, YAML_MAX_BYTES, &text, ignored) &&
        text.size == file->source->size && memcmp(text.text, file->source->text, text.size) == 0)
        brings = BRINGS_SAME;
    diagnostics_free(ignored);
    arena_free(arena);
    return brings;
}

static void print_exercises(const Routine *routine, Catalogue *catalogue, Arena *arena)
{
    static const char *const labels[] = {
        [BRINGS_NEW] = "new exercises",
        [BRINGS_OTHER_THAN_YOURS] = "in place of your own, in this routine alone",
        [BRINGS_OTHER] = "in place of Limber's, in this routine alone",
        [BRINGS_SAME] = "as they are here already"};
    const char *lists[COUNT_OF(labels)] = {NULL};
    ExerciseFile *files;
    Diagnostics *said = diagnostics_new(); /* along_take has said it */
    size_t count = library_files_beside(routine->library, arena, &files, said);
    for (size_t i = 0; i < count; i++) {
        const char **list = &lists[compare(&files[i], catalogue)];
        *list = arena_printf(arena, "%s%s%s", *list ? *list : "", *list ? ", " : "", files[i].id);
    }
    for (size_t i = 0; i < COUNT_OF(labels); i++)
        if (lists[i])
            print_line(print_out(), "  %s: %s", labels[i], lists[i]);
    diagnostics_free(said);
}

typedef struct {
    Arena *arena;
    const Copies *beside;
    const char *text; /* names with commas between them, or NULL */
    Copies *seen;
} Names;

/* Each once. */
static void add_name(Names *names, const char *name)
{
    if (!name || !copies_have(names->beside, name) || copies_have(names->seen, name))
        return;
    copies_take_text(names->seen, name, "", 0);
    names->text = arena_printf(names->arena, "%s%s%s", names->text ? names->text : "",
                               names->text ? ", " : "", name);
}

static void print_files(const Routine *routine, const Copies *beside, Arena *arena)
{
    Names names = {arena, beside, NULL, copies_new()};
    for (size_t i = 0; i < routine->block_count; i++)
        for (size_t j = 0; j < routine->blocks[i].count; j++) {
            add_name(&names, routine->blocks[i].steps[j].photo);
            add_name(&names, routine->blocks[i].steps[j].voice);
        }
    if (names.text)
        print_line(print_out(), "  photos and recordings: %s", names.text);
    copies_free(names.seen);
}

/* From whom: a pack is always somebody else's, a file where its author is named. */
static void print_origin(const Routine *routine)
{
    const char *who = routine->author.name, *clinic = routine->author.clinic;
    if (routine->pack || who || clinic)
        print_line(print_out(),
                   "This comes from someone else%s%s%s%s. Look at it before you start it.",
                   who || clinic ? ": " : " and does not say from whom", who ? who : "",
                   who && clinic ? ", " : "", clinic ? clinic : "");
}

static void print_place(const char *name, Catalogue *catalogue, bool same)
{
    const CatalogueEntry *old = NULL;
    for (size_t i = 0; i < catalogue->count && !old; i++)
        if (strcmp(catalogue->entries[i].name, name) == 0)
            old = &catalogue->entries[i];
    if (same)
        print_line(print_out(), "  as it is here already: the routine %s", name);
    else if (old)
        print_line(print_out(), "  in place of %s: the routine %s",
                   old->personal ? "your own" : "Limber's", name);
    else
        print_line(print_out(), "  new: the routine %s", name);
}

void along_print(const Routine *routine, const Copies *beside, const char *path, const char *name,
                 Catalogue *catalogue, bool same)
{
    Arena *arena = arena_new();
    print_origin(routine);
    print_place(name, catalogue, same);
    print_exercises(routine, catalogue, arena);
    print_files(routine, beside, arena);
    if (routine->pack && members_find(routine->pack, PACK_LOG))
        print_line(print_out(), "  a log: 'limber log import %s' adds it to yours", path);
    arena_free(arena);
}
