// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sound/theme_list.h"

#include "base/path.h"
#include "base/text.h"
#include "sound/bank.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
    Arena *arena;
    const char **names;
    size_t count;
} Themes;

static bool is_folder(const char *folder, const char *name)
{
    struct stat status;
    char *path = path_join(folder, name);
    bool is = stat(path, &status) == 0 && S_ISDIR(status.st_mode);
    free(path);
    return is;
}

static bool has(const Themes *themes, const char *name)
{
    for (size_t i = 0; i < themes->count; i++)
        if (strcmp(themes->names[i], name) == 0)
            return true;
    return false;
}

/* A name that the gate would change cannot be set. */
static bool is_nameable(const char *name)
{
    uint32_t code;
    bool utf8;
    return *name != '.' && text_find_forbidden(name, strlen(name), &code, &utf8) < 0;
}

static void add_folder(Themes *themes, const char *folder)
{
    DIR *directory = folder ? opendir(folder) : NULL;
    const struct dirent *item;
    while (directory && (item = readdir(directory))) {
        const char *name = item->d_name;
        if (!is_nameable(name) || has(themes, name) || !is_folder(folder, name))
            continue;
        themes->names =
            arena_grow(themes->arena, themes->names, themes->count, sizeof *themes->names);
        themes->names[themes->count++] = arena_string(themes->arena, name);
    }
    if (directory)
        closedir(directory);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char *const *theme_list(Arena *arena, size_t *count)
{
    Themes themes = {.arena = arena};
    SoundFolders folders = sound_folders();
    add_folder(&themes, folders.shipped);
    add_folder(&themes, folders.user);
    sound_folders_free(&folders);
    if (themes.count > 0)
        qsort(themes.names, themes.count, sizeof *themes.names, by_name);
    *count = themes.count;
    return themes.names;
}
