// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Prints what the reader knows, a line each: MAP, a tab, KEY for every key of every map that is met
 * in the files named, and "region" and "question" with the ids of their tables. The rows of the
 * reader's own tables are taken on their way to fields_read, so that no key can be forgotten. */
#include "base/path.h"
#include "routine/exercise_reader.h"
#include "routine/fields.h"
#include "routine/library.h"
#include "routine/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

uint64_t __real_fields_read(Reading *reading, const YamlNode *map, const char *what,
                            const FieldRow *rows, size_t count, void *target,
                            const YamlPair **given);
uint64_t __wrap_fields_read(Reading *reading, const YamlNode *map, const char *what,
                            const FieldRow *rows, size_t count, void *target,
                            const YamlPair **given);

/* Of the linker's --wrap. */
uint64_t __wrap_fields_read(Reading *reading, const YamlNode *map, const char *what,
                            const FieldRow *rows, size_t count, void *target,
                            const YamlPair **given)
{
    for (size_t i = 0; i < count; i++)
        printf("%s\t%s\n", what, rows[i].key);
    return __real_fields_read(reading, map, what, rows, count, target, given);
}

static void print_ids(const char *what, const char *const *ids)
{
    for (; *ids; ids++)
        printf("%s\t%s\n", what, *ids);
}

static void read_one(Library *library, const char *path, Diagnostics *found)
{
    Arena *arena = arena_new();
    if (strstr(path, "/exercises/"))
        exercise_read(arena, path, library, found);
    else
        routine_free(routine_read(path, library, found));
    arena_free(arena);
}

int main(int argc, char **argv)
{
    char *shipped = path_shipped(), *folder = path_join(shipped, "routines/exercises");
    Library *library = library_new(NULL, folder);
    Diagnostics *found = diagnostics_new();
    for (int i = 1; i < argc; i++)
        read_one(library, argv[i], found);
    print_ids("region", region_ids());
    print_ids("question", gate_ids());
    bool good = diagnostics_count(found, SEVERITY_ERROR) == 0;
    diagnostics_print(found, stderr);
    diagnostics_free(found);
    library_free(library);
    free(folder);
    free(shipped);
    return good ? 0 : 1;
}
