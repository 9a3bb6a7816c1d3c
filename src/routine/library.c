// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The library of exercises: ids from folders by readdir, each file read when first asked for, and
 * kept. What was bad once is not read again. A routine with exercises beside it has a library of
 * its own in front of the one of all; its files may be a stranger's, and are reached through no
 * link out of their folder. */
#include "routine/library.h"

#include "base/array.h"
#include "base/beneath.h"
#include "base/path.h"
#include "base/source_file.h"
#include "base/text.h"
#include "base/yaml.h"
#include "routine/exercise_reader.h"
#include "routine/file_name.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER "exercises"

typedef struct {
    const char *id; /* in the arena */
    const char *path;
    ExerciseOrigin origin;
    bool tried;
    const char *refused; /* why it may not be read */
    Source source;       /* of one beside a routine, once it was read */
    const Exercise *exercise;
} Entry;

/* Which folder it is, by whatever name. */
typedef struct {
    dev_t device;
    ino_t node;
} FolderId;

struct Library {
    Arena *arena;
    Entry *entries; /* by id, each once: the user's own before the shipped */
    size_t count;
    const char **ids;
    FolderId own[2]; /* the folders of a library of all */
    size_t own_count;
    const char *routine; /* the file that it stands beside, or NULL: … */
    const Members *pack; /* … in this pack, where there is one, … */
    Library *base;       /* … and what is looked in after it, or NULL */
    bool cut;            /* the folder beside it may not be read */
};

/* ---- what there is ---- */

static int compare_entries(const void *a, const void *b)
{
    const Entry *first = a, *second = b;
    int order = strcmp(first->id, second->id);
    if (order == 0)
        order = (int)first->origin - (int)second->origin;
    return order ? order : strcmp(first->path, second->path);
}

static const char *name_of(const Entry *entry)
{
    return strrchr(entry->path, '/') + 1;
}

static void add_file(Library *library, const char *folder, const char *name, ExerciseOrigin origin)
{
    if (name[0] == '.' || file_name_stem(name) == 0)
        return;
    library->entries =
        arena_grow(library->arena, library->entries, library->count, sizeof *library->entries);
    library->entries[library->count++] = (Entry){
        .id = file_name_id(library->arena, name),
        .path = arena_printf(library->arena, "%s/%s", folder, name),
        .origin = origin,
    };
}

static void add_files(Library *library, DIR *directory, const char *folder, ExerciseOrigin origin)
{
    const struct dirent *item;
    while ((item = readdir(directory)))
        add_file(library, folder, item->d_name, origin);
}

static bool folder_id(int fd, FolderId *id)
{
    struct stat status;
    if (fstat(fd, &status) != 0)
        return false;
    *id = (FolderId){status.st_dev, status.st_ino};
    return true;
}

static void add_folder(Library *library, const char *folder, ExerciseOrigin origin)
{
    DIR *directory = folder ? opendir(folder) : NULL;
    if (!directory)
        return;
    if (folder_id(dirfd(directory), &library->own[library->own_count]))
        library->own_count++;
    add_files(library, directory, folder, origin);
    closedir(directory);
}

static void sort_entries(Library *library)
{
    size_t kept = 0;
    if (library->count > 0)
        qsort(library->entries, library->count, sizeof *library->entries, compare_entries);
    for (size_t i = 0; i < library->count; i++)
        if (kept == 0 || strcmp(library->entries[kept - 1].id, library->entries[i].id) != 0)
            library->entries[kept++] = library->entries[i];
    library->count = kept;
}

static size_t count_ids(const char *const *ids)
{
    size_t count = 0;
    while (ids && ids[count])
        count++;
    return count;
}

/* Its own ids and those of base, each once. */
static void list_ids(Library *library)
{
    const char *const *more = library->base ? library->base->ids : NULL;
    size_t count = 0, own = 0;
    library->ids =
        arena_alloc(library->arena, (library->count + count_ids(more) + 1) * sizeof *library->ids);
    while (own < library->count || (more && *more)) {
        int order = own == library->count ? 1
                    : more && *more       ? strcmp(library->entries[own].id, *more)
                                          : -1;
        library->ids[count++] = order <= 0 ? library->entries[own].id : *more;
        own += order <= 0;
        if (order >= 0)
            more++;
    }
}

Library *library_new(const char *user_folder, const char *shipped_folder)
{
    Library *library = memory_alloc(sizeof *library);
    library->arena = arena_new();
    add_folder(library, user_folder, ORIGIN_PERSONAL);
    add_folder(library, shipped_folder, ORIGIN_SHIPPED);
    sort_entries(library);
    list_ids(library);
    return library;
}

void library_free(Library *library)
{
    if (!library)
        return;
    arena_free(library->arena);
    free(library);
}

/* ---- beside a routine ---- */

static bool is_own(const Library *base, int fd)
{
    FolderId id = {0};
    bool is = false;
    if (!base || !folder_id(fd, &id))
        return false;
    for (size_t i = 0; i < base->own_count; i++)
        is = is || (base->own[i].device == id.device && base->own[i].node == id.node);
    return is;
}

/* The folder beside a routine, or -1: there is none, or *wrong says what is wrong with it. */
static int open_beside(const char *path, const char **wrong)
{
    *wrong = NULL;
    int folder = beneath_folder_of(path);
    if (folder < 0)
        return -1;
    int fd = beneath_open_folder(folder, FOLDER, wrong);
    close(folder);
    return fd;
}

static void refuse(Library *library, const char *wrong, const char *cure, Diagnostics *found)
{
    library->cut = true;
    library->count = 0;
    diagnostics_add(found, SEVERITY_ERROR, &(Source){.name = library->routine}, (Place){0},
                    "the folder '" FOLDER "' beside it %s", wrong);
    diagnostics_hint(found, "%s", cure);
}

/* "knee/exercises", of knee/knee.yaml. */
static const char *folder_beside(Arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    return arena_printf(arena, "%.*s" FOLDER, slash ? (int)(slash + 1 - path) : 0, path);
}

static void read_beside(Library *library, int fd)
{
    DIR *directory = fdopendir(fd);
    if (!directory) {
        close(fd);
        return;
    }
    add_files(library, directory, folder_beside(library->arena, library->routine), ORIGIN_BESIDE);
    closedir(directory);
    sort_entries(library);
}

static Library *library_of_pack(Arena *arena, const char *path, const Members *pack, Library *base)
{
    static const char folder[] = FOLDER "/";
    size_t size = sizeof folder - 1;
    Library *library = arena_alloc(arena, sizeof *library);
    *library =
        (Library){.arena = arena, .routine = arena_string(arena, path), .pack = pack, .base = base};
    for (size_t i = 0; i < pack->count; i++)
        if (strncmp(pack->items[i].name, folder, size) == 0)
            add_file(library, folder_beside(arena, path), pack->items[i].name + size,
                     ORIGIN_BESIDE);
    sort_entries(library);
    list_ids(library);
    return library;
}

Library *library_beside(Arena *arena, const char *path, const Members *pack, Library *base,
                        Diagnostics *found)
{
    if (pack)
        return library_of_pack(arena, path, pack, base);
    const char *wrong;
    int fd = open_beside(path, &wrong);
    if (fd >= 0 && is_own(base, fd)) {
        close(fd);
        fd = -1;
    }
    if (fd < 0 && !wrong)
        return base;
    Library *library = arena_alloc(arena, sizeof *library);
    *library = (Library){.arena = arena, .routine = arena_string(arena, path), .base = base};
    if (fd >= 0)
        read_beside(library, fd);
    if (wrong)
        refuse(library, wrong, "put the folder itself there, with the files that the routine uses",
               found);
    else if (library->count > LIBRARY_BESIDE_MOST)
        refuse(library,
               arena_printf(arena, "has %zu files; at most %d fit", library->count,
                            LIBRARY_BESIDE_MOST),
               "leave those there that the routine uses", found);
    list_ids(library);
    return library;
}

/* ---- finding ---- */

static int compare_id(const void *id, const void *entry)
{
    return strcmp(id, ((const Entry *)entry)->id);
}

static Entry *find_entry(const Library *library, const char *id)
{
    return library->count == 0 ? NULL
                               : bsearch(id, library->entries, library->count,
                                         sizeof *library->entries, compare_id);
}

/* Opens the file of an entry beside the routine; -1: entry->refused says why not. */
static int open_entry(const Library *library, Entry *entry)
{
    if (library->pack)
        return members_open_beside(library->pack, NULL,
                                   arena_printf(library->arena, FOLDER "/%s", name_of(entry)),
                                   &entry->refused);
    int routine = beneath_folder_of(library->routine);
    int folder = beneath_open_folder(routine, FOLDER, &entry->refused);
    int fd = folder >= 0 ? beneath_open(folder, name_of(entry), &entry->refused) : -1;
    if (folder < 0 && !entry->refused)
        entry->refused = beneath_missing; /* it was there a moment ago */
    if (folder >= 0)
        close(folder);
    if (routine >= 0)
        close(routine);
    return fd;
}

/* Its text stays for whoever keeps a copy. */
static const Exercise *read_entry(Library *library, Entry *entry, Diagnostics *found)
{
    int fd = open_entry(library, entry);
    bool read = fd >= 0 && source_read_open(library->arena, entry->path, fd, YAML_MAX_BYTES,
                                            &entry->source, found);
    if (fd >= 0)
        close(fd);
    return read ? exercise_parse(library->arena, &entry->source, library, found) : NULL;
}

const Exercise *library_find(Library *library, const char *id, Diagnostics *found)
{
    Entry *entry = find_entry(library, id);
    if (!entry)
        return library->base ? library_find(library->base, id, found) : NULL;
    if (!entry->tried) {
        entry->tried = true;
        entry->exercise = library->routine
                              ? read_entry(library, entry, found)
                              : exercise_read(library->arena, entry->path, library, found);
        if (entry->exercise)
            ((Exercise *)entry->exercise)->origin = entry->origin;
    }
    return entry->exercise;
}

bool exercise_is_called(const Exercise *exercise, const char *text)
{
    bool is = text_equal(exercise->name, text);
    for (size_t i = 0; !is && i < exercise->synonym_count; i++)
        is = text_equal(exercise->synonyms[i], text);
    return is;
}

const Exercise *library_named(Library *library, const char *text, Diagnostics *found)
{
    const Exercise *named = library_find(library, text, found);
    for (const char *const *id = library_ids(library); !named && *id; id++) {
        const Exercise *exercise = library_find(library, *id, found);
        if (exercise && (text_equal(*id, text) || exercise_is_called(exercise, text)))
            named = exercise;
    }
    return named;
}

const char *library_refused(const Library *library, const char *id)
{
    const Entry *entry = find_entry(library, id);
    return entry ? entry->refused : library->base ? library_refused(library->base, id) : NULL;
}

bool library_is_cut(const Library *library)
{
    return library->cut;
}

const char *const *library_ids(Library *library)
{
    return library->ids;
}

/* ---- what a routine takes along ---- */

/* The entry of an id, in the libraries behind this one too where it may lie anywhere. */
static Entry *find_form(Library *library, const char *id, bool anywhere)
{
    Entry *entry = find_entry(library, id);
    return entry || !anywhere || !library->base ? entry : find_form(library->base, id, true);
}

/* Reads the easier and harder forms of what a library has read; true where there was one more. */
static bool read_forms(Library *library, const Library *of, bool anywhere, Diagnostics *found)
{
    bool more = false;
    for (size_t i = 0; i < of->count; i++) {
        const Exercise *exercise = of->entries[i].exercise;
        const char *ids[] = {exercise ? exercise->easier.exercise : NULL,
                             exercise ? exercise->harder.exercise : NULL};
        for (size_t j = 0; j < COUNT_OF(ids); j++) {
            const Entry *form = ids[j] ? find_form(library, ids[j], anywhere) : NULL;
            if (!form || form->tried)
                continue;
            library_find(library, form->id, found);
            more = true;
        }
    }
    return more;
}

size_t library_files_beside(Library *library, Arena *arena, ExerciseFile **out, Diagnostics *found)
{
    size_t count = 0;
    *out = NULL;
    if (!library || !library->routine)
        return 0;
    while (read_forms(library, library, false, found))
        ;
    *out = arena_alloc(arena, (library->count + 1) * sizeof **out);
    for (size_t i = 0; i < library->count; i++) {
        const Entry *entry = &library->entries[i];
        if (entry->exercise)
            (*out)[count++] = (ExerciseFile){entry->id, name_of(entry), &entry->source};
    }
    return count;
}

/* The text of an exercise: as it was read beside a routine, as it is now elsewhere. */
static const Source *text_of(const Library *library, const Entry *entry, Arena *arena,
                             Diagnostics *found)
{
    Source *source = arena_alloc(arena, sizeof *source);
    if (library->routine)
        return &entry->source;
    return source_read(arena, entry->path, YAML_MAX_BYTES, source, found) ? source : NULL;
}

size_t library_files_used(Library *library, Arena *arena, ExerciseFile **out, Diagnostics *found)
{
    size_t count = 0;
    bool more = true;
    *out = NULL;
    while (more) {
        more = false;
        for (const Library *of = library; of; of = of->base)
            more = read_forms(library, of, true, found) || more;
    }
    for (const Library *of = library; of; of = of->base) {
        for (size_t i = 0; i < of->count; i++) {
            const Entry *entry = &of->entries[i];
            const Source *text = entry->exercise ? text_of(of, entry, arena, found) : NULL;
            if (!text)
                continue;
            *out = arena_grow(arena, *out, count, sizeof **out);
            (*out)[count++] = (ExerciseFile){entry->id, name_of(entry), text};
        }
    }
    return count;
}
