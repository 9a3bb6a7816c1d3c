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
#include <sys/stat.h>
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

static void remove_all(const char *path);

/* Does what is to be done with each name of a folder, then removes the folder. */
static void empty_by(const char *from, const char *to,
                     void (*take)(const char *path, const char *to, const char *name))
{
    DIR *directory = opendir(from);
    const struct dirent *item;
    while (directory && (item = readdir(directory))) {
        if (strcmp(item->d_name, ".") == 0 || strcmp(item->d_name, "..") == 0)
            continue;
        char *path = path_join(from, item->d_name);
        take(path, to, item->d_name);
        free(path);
    }
    if (directory)
        closedir(directory);
    rmdir(from);
}

static bool is_folder(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static void remove_one(const char *path, const char *to, const char *name)
{
    (void)to, (void)name;
    remove_all(path);
}

/* A file or a folder, whatever is in it; no link is followed. */
static void remove_all(const char *path)
{
    if (is_folder(path))
        empty_by(path, NULL, remove_one);
    else
        unlink(path);
}

/* What cannot be moved stays, and its folder with it. */
static void move_file(const char *path, const char *to, const char *name)
{
    char *other = path_join(to, name);
    if (access(other, F_OK) == 0)
        unlink(path);
    else
        rename(path, other);
    free(other);
}

/* A folder of the older one counts no more (its exercises would stand before those that the new
 * routine means), and stays under a name that nothing looks at; the one kept so before goes. */
static void move_folder(const char *path, const char *to, const char *name)
{
    size_t length = strlen(name);
    bool is_kept = length > 0 && name[length - 1] == '~';
    char *other = path_join(to, name), *kept = memory_alloc(strlen(other) + 2);
    stpcpy(stpcpy(kept, other), "~");
    if (is_kept || rename(path, kept) != 0)
        remove_all(path);
    free(kept);
    free(other);
}

static void move_one(const char *path, const char *to, const char *name)
{
    if (is_folder(path))
        move_folder(path, to, name);
    else
        move_file(path, to, name);
}

/* Takes the place of the older folder, which is put aside for that moment. */
static bool change_places(const KeptFolder *folder)
{
    if (rename(folder->target, folder->old) != 0)
        return false;
    if (rename(folder->path, folder->target) == 0) {
        empty_by(folder->old, folder->target, move_one);
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
        remove_all(folder->path);
    arena_free(folder->arena);
    free(folder);
    errno = error;
    return done;
}
