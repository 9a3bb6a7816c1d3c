// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Fills a folder aside and renames it into its place. */
#include "command/keep.h"

#include "base/arena.h"
#include "base/path.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct KeptFolder {
    Arena *arena;
    const char *path, *target;
    const char *old; /* where an older one is put while the two change places */
};

KeptFolder *kept_folder_new(const char *parent, const char *name)
{
    Arena *arena = arena_new();
    char *path = arena_printf(arena, "%s/.%s.XXXXXX", parent, name);
    if (!mkdtemp(path)) {
        int error = errno;
        arena_free(arena);
        errno = error;
        return NULL;
    }
    KeptFolder *folder = memory_alloc(sizeof *folder);
    *folder = (KeptFolder){arena, path, arena_printf(arena, "%s/%s", parent, name),
                           arena_printf(arena, "%s.old", path)};
    return folder;
}

const char *kept_folder_path(const KeptFolder *folder)
{
    return folder->path;
}

/* Moves each file of a folder into another (NULL: nowhere), unless one of its name is there;
 * removes the rest, and the folder. */
static void empty_into(const char *from, const char *to)
{
    DIR *directory = opendir(from);
    const struct dirent *item;
    while (directory && (item = readdir(directory))) {
        if (strcmp(item->d_name, ".") == 0 || strcmp(item->d_name, "..") == 0)
            continue;
        char *path = path_join(from, item->d_name);
        char *other = to ? path_join(to, item->d_name) : NULL;
        if (!other || access(other, F_OK) == 0)
            unlink(path);
        else
            rename(path, other); /* what cannot be moved stays, and the folder with it */
        free(other);
        free(path);
    }
    if (directory)
        closedir(directory);
    rmdir(from);
}

/* Takes the place of the older folder, which is put aside for that moment. */
static bool change_places(const KeptFolder *folder)
{
    if (rename(folder->target, folder->old) != 0)
        return false;
    if (rename(folder->path, folder->target) == 0) {
        empty_into(folder->old, folder->target);
        return true;
    }
    int error = errno;
    rename(folder->old, folder->target);
    errno = error;
    return false;
}

bool kept_folder_finish(KeptFolder *folder, bool complete, bool replace)
{
    bool done = complete && rename(folder->path, folder->target) == 0;
    if (complete && !done && replace && (errno == EEXIST || errno == ENOTEMPTY))
        done = change_places(folder);
    int error = errno;
    if (!done)
        empty_into(folder->path, NULL);
    arena_free(folder->arena);
    free(folder);
    errno = error;
    return done;
}
