// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The library of exercises: ids from two folders by readdir, each file read when first asked for,
 * and kept. What was bad once is not read again. */
#include "routine/library.h"

#include "base/path.h"
#include "routine/exercise_reader.h"
#include "routine/file_name.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *id; /* in the arena */
    const char *path;
    bool personal, tried;
    const Exercise *exercise;
} Entry;

struct Library {
    Arena *arena;
    Entry *entries; /* by id, each once: the user's own before the shipped */
    size_t count;
    const char **ids;
};

static int compare_entries(const void *a, const void *b)
{
    const Entry *first = a, *second = b;
    int order = strcmp(first->id, second->id);
    return order ? order : second->personal - first->personal;
}

static void add_folder(Library *library, const char *folder, bool personal)
{
    DIR *directory = folder ? opendir(folder) : NULL;
    const struct dirent *item;
    while (directory && (item = readdir(directory))) {
        if (item->d_name[0] == '.' || file_name_stem(item->d_name) == 0)
            continue;
        char *path = path_join(folder, item->d_name);
        library->entries =
            arena_grow(library->arena, library->entries, library->count, sizeof *library->entries);
        library->entries[library->count++] = (Entry){
            .id = file_name_id(library->arena, item->d_name),
            .path = arena_string(library->arena, path),
            .personal = personal,
        };
        free(path);
    }
    if (directory)
        closedir(directory);
}

static void drop_shadowed(Library *library)
{
    size_t kept = 0;
    for (size_t i = 0; i < library->count; i++)
        if (kept == 0 || strcmp(library->entries[kept - 1].id, library->entries[i].id) != 0)
            library->entries[kept++] = library->entries[i];
    library->count = kept;
}

Library *library_new(const char *user_folder, const char *shipped_folder)
{
    Library *library = memory_alloc(sizeof *library);
    library->arena = arena_new();
    add_folder(library, user_folder, true);
    add_folder(library, shipped_folder, false);
    if (library->count > 0)
        qsort(library->entries, library->count, sizeof *library->entries, compare_entries);
    drop_shadowed(library);
    library->ids = arena_alloc(library->arena, (library->count + 1) * sizeof *library->ids);
    for (size_t i = 0; i < library->count; i++)
        library->ids[i] = library->entries[i].id;
    return library;
}

void library_free(Library *library)
{
    if (!library)
        return;
    arena_free(library->arena);
    free(library);
}

static int compare_id(const void *id, const void *entry)
{
    return strcmp(id, ((const Entry *)entry)->id);
}

const Exercise *library_find(Library *library, const char *id, Diagnostics *found)
{
    Entry *entry = library->count == 0 ? NULL
                                       : bsearch(id, library->entries, library->count,
                                                 sizeof *library->entries, compare_id);
    if (!entry)
        return NULL;
    if (!entry->tried) {
        entry->tried = true;
        entry->exercise = exercise_read(library->arena, entry->path, library, found);
        if (entry->exercise)
            ((Exercise *)entry->exercise)->personal = entry->personal;
    }
    return entry->exercise;
}

const char *const *library_ids(Library *library)
{
    return library->ids;
}
