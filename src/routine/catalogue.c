// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Lists the routines of two folders by name and reads them when asked. Names come from readdir, so
 * that listing costs no parsing; a routine with recordings stands in a folder of its own name. */
#include "routine/catalogue.h"

#include "base/array.h"
#include "base/path.h"
#include "base/text.h"
#include "routine/file_name.h"
#include "routine/library.h"
#include "routine/reader.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool catalogue_is_file(const char *argument)
{
    return strchr(argument, '/') != NULL || file_name_stem(argument) > 0;
}

static bool is_regular(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

/* Is what a folder lists at path a file? Most folders say so themselves. */
static bool is_file(const struct dirent *item, const char *path)
{
#ifdef DT_REG
    if (item->d_type == DT_REG)
        return true;
#endif
    return is_regular(path);
}

/* NAME/NAME.yaml (or another ending) inside folder, allocated; NULL where there is none. */
static char *path_in_own_folder(const char *folder, const char *name)
{
    char *inner = path_join(folder, name), *found = NULL;
    DIR *directory = opendir(inner);
    const struct dirent *item;
    size_t length = strlen(name);
    while (directory && !found && (item = readdir(directory))) {
        if (file_name_stem(item->d_name) != length || strncmp(item->d_name, name, length) != 0)
            continue;
        found = path_join(inner, item->d_name);
        if (!is_regular(found)) {
            free(found);
            found = NULL;
        }
    }
    if (directory)
        closedir(directory);
    free(inner);
    return found;
}

/* Takes path over. */
static void add_entry(Catalogue *catalogue, const char *name, size_t length, char *path,
                      bool personal)
{
    catalogue->entries =
        memory_resize(catalogue->entries, (catalogue->count + 1) * sizeof *catalogue->entries);
    char *copy = memory_alloc(length + 1);
    memcpy(copy, name, length);
    char *shown = memory_alloc(3 * length + 1); /* U+FFFD is three bytes */
    text_safe(copy, shown, 3 * length + 1);
    catalogue->entries[catalogue->count++] =
        (CatalogueEntry){.name = copy, .shown = shown, .path = path, .personal = personal};
}

static int compare_entries(const void *a, const void *b)
{
    const CatalogueEntry *first = a, *second = b;
    int order = strcmp(first->name, second->name);
    return order ? order : strcmp(first->path, second->path);
}

static void add_folder(Catalogue *catalogue, const char *folder, bool personal)
{
    DIR *directory = folder ? opendir(folder) : NULL;
    if (!directory)
        return;
    size_t first = catalogue->count;
    const struct dirent *item;
    while ((item = readdir(directory))) {
        if (item->d_name[0] == '.')
            continue;
        size_t length = file_name_stem(item->d_name);
        char *path =
            length > 0 ? path_join(folder, item->d_name) : path_in_own_folder(folder, item->d_name);
        if (path && (length == 0 || is_file(item, path)))
            add_entry(catalogue, item->d_name, length > 0 ? length : strlen(item->d_name), path,
                      personal);
        else
            free(path);
    }
    closedir(directory);
    if (catalogue->count > first)
        qsort(catalogue->entries + first, catalogue->count - first, sizeof *catalogue->entries,
              compare_entries);
}

static void mark_shadowed(Catalogue *catalogue)
{
    size_t own = 0;
    while (own < catalogue->count && catalogue->entries[own].personal)
        own++;
    for (size_t i = own; i < catalogue->count; i++)
        for (size_t j = 0; j < own; j++)
            if (strcmp(catalogue->entries[i].name, catalogue->entries[j].name) == 0)
                catalogue->entries[i].shadowed = true;
}

/* folder/routines, or NULL; frees own where it made it. */
static char *routines_of(const char *given, char *own)
{
    const char *folder = given ? given : own;
    char *routines = folder ? path_join(folder, "routines") : NULL;
    free(own);
    return routines;
}

Catalogue *catalogue_new(const char *user_data_folder, const char *shipped_data_folder)
{
    Catalogue *catalogue = memory_alloc(sizeof *catalogue);
    catalogue->user_folder =
        routines_of(user_data_folder, user_data_folder ? NULL : path_user_data());
    catalogue->shipped_folder =
        routines_of(shipped_data_folder, shipped_data_folder ? NULL : path_shipped());
    char *user = catalogue->user_folder ? path_join(catalogue->user_folder, "exercises") : NULL;
    char *shipped =
        catalogue->shipped_folder ? path_join(catalogue->shipped_folder, "exercises") : NULL;
    catalogue->library = library_new(user, shipped);
    free(user);
    free(shipped);
    add_folder(catalogue, catalogue->user_folder, true);
    add_folder(catalogue, catalogue->shipped_folder, false);
    mark_shadowed(catalogue);
    return catalogue;
}

void catalogue_free(Catalogue *catalogue)
{
    if (!catalogue)
        return;
    for (size_t i = 0; i < catalogue->count; i++) {
        routine_free(catalogue->entries[i].routine);
        free((char *)catalogue->entries[i].name);
        free((char *)catalogue->entries[i].shown);
        free((char *)catalogue->entries[i].path);
    }
    free(catalogue->entries);
    library_free(catalogue->library);
    free(catalogue->user_folder);
    free(catalogue->shipped_folder);
    free(catalogue);
}

Routine *catalogue_read(Catalogue *catalogue, size_t index, Diagnostics *found)
{
    CatalogueEntry *entry = &catalogue->entries[index];
    if (entry->routine || (entry->bad && !found))
        return entry->routine;
    Diagnostics *list = found ? found : diagnostics_new();
    entry->routine = routine_read(entry->path, catalogue->library, list);
    entry->bad = entry->routine == NULL;
    if (!found)
        diagnostics_free(list);
    return entry->routine;
}

/* The names of all entries, ended by NULL; allocated. */
static const char **list_names(const Catalogue *catalogue)
{
    const char **names = memory_alloc((catalogue->count + 1) * sizeof *names);
    for (size_t i = 0; i < catalogue->count; i++)
        names[i] = catalogue->entries[i].name;
    return names;
}

/* A file of this name with an ending of routines, in the folder where we are; allocated. */
static char *file_beside(const char *name)
{
    static const char *const endings[] = {".yaml",     ".yml",     ".limber",
                                          ".yaml.txt", ".yml.txt", ".txt"};
    for (size_t i = 0; i < COUNT_OF(endings); i++) {
        char *file = memory_alloc(strlen(name) + strlen(endings[i]) + 1);
        stpcpy(stpcpy(file, name), endings[i]);
        if (is_regular(file))
            return file;
        free(file);
    }
    return NULL;
}

/* What an entry can fit by, the nearest first; what a physio alone sets comes last. */
typedef enum { BY_NAME, BY_TITLE, BY_REGION, BY_PHYSIOS_NAME, WAYS_TO_FIT } FitsBy;

static bool fits(Catalogue *catalogue, size_t index, const char *asked, FitsBy by)
{
    char feel[512];
    const CatalogueEntry *entry = &catalogue->entries[index];
    const Routine *routine = catalogue_read(catalogue, index, NULL);
    bool of_physio = routine && routine->physio_only && !entry->personal;
    if (of_physio != (by == BY_PHYSIOS_NAME) || (!routine && by != BY_NAME))
        return false;
    if (by == BY_TITLE)
        return text_find(routine->title, asked) ||
               (routine->summary && text_find(routine->summary, asked));
    if (by == BY_REGION)
        return text_find(region_list(routine_feel(routine), feel, sizeof feel), asked) != NULL;
    return text_find(entry->shown, asked) != NULL;
}

#define MOST_NAMED 5

/* "care-ankle, care-itb and 3 more", in the arena: what fits best, by the first way that some do.
 */
static const char *name_fitting(Arena *arena, Catalogue *catalogue, const char *asked,
                                const char **first, size_t *count)
{
    const char *names = "";
    *count = 0;
    for (FitsBy by = BY_NAME; by < WAYS_TO_FIT && *count == 0; by++)
        for (size_t i = 0; i < catalogue->count; i++) {
            if (catalogue->entries[i].shadowed || !fits(catalogue, i, asked, by))
                continue;
            if (*count == 0)
                *first = catalogue->entries[i].shown;
            if (++*count <= MOST_NAMED)
                names = arena_printf(arena, "%s%s%s", names, *names ? ", " : "",
                                     catalogue->entries[i].shown);
        }
    if (*count > MOST_NAMED)
        names = arena_printf(arena, "%s and %zu more ('limber list' has all)", names,
                             *count - MOST_NAMED);
    return names;
}

/* Why there is no such name, and which to write. */
static void say_unknown(Catalogue *catalogue, const char *name, const char *near,
                        Diagnostics *found)
{
    size_t count;
    Arena *arena = arena_new();
    Source source = {.name = name};
    const char *first = NULL, *fitting = name_fitting(arena, catalogue, name, &first, &count);
    const char *more = count > 0 ? arena_printf(arena, "; it fits %s", fitting)
                       : near    ? arena_printf(arena, "; did you mean '%s'?", near)
                                 : "";
    diagnostics_add(found, SEVERITY_ERROR, &source, (Place){0}, "no routine of this name%s", more);
    if (count == 0)
        diagnostics_hint(found, "'limber list' shows the names; a file needs its ending or a '/'");
    else
        diagnostics_hint(found, "write '%s'%s in its place", first,
                         count > 1 ? " or another of them" : "");
    arena_free(arena);
}

static void add_unknown(Catalogue *catalogue, const char *name, const char *const *names,
                        Diagnostics *found)
{
    char *beside = file_beside(name);
    say_unknown(catalogue, name, text_nearest(name, names), found);
    if (beside)
        diagnostics_hint(found, "there is a file '%s' here: give its whole name", beside);
    free(beside);
}

Routine *catalogue_open(Catalogue *catalogue, const char *argument, Diagnostics *found)
{
    if (catalogue_is_file(argument))
        return routine_read(argument, catalogue->library, found);
    const char **names = list_names(catalogue);
    size_t at = text_meant(argument, names, catalogue->count);
    bool is_there = at == catalogue->count && is_regular(argument);
    if (at == catalogue->count && !is_there)
        add_unknown(catalogue, argument, names, found);
    free(names);
    if (at == catalogue->count)
        return is_there ? routine_read(argument, catalogue->library, found) : NULL;
    return routine_read(catalogue->entries[at].path, catalogue->library, found);
}
