// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Finds Limber's folders, and writes bytes as a file. */
#include "base/path.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/whole_file.h"

#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

char *path_join(const char *folder, const char *name)
{
    size_t length = strlen(folder);
    bool slash = length > 0 && folder[length - 1] == '/';
    char *path = memory_alloc(length + strlen(name) + 2), *end = stpcpy(path, folder);
    stpcpy(slash ? end : stpcpy(end, "/"), name);
    return path;
}

static const char *home_folder(void)
{
    const char *home = getenv("HOME");
    if (home && home[0] == '/')
        return home;
    const struct passwd *user = getpwuid(getuid());
    return user && user->pw_dir && user->pw_dir[0] == '/' ? user->pw_dir : NULL;
}

/* $VARIABLE/limber, or ~/fallback/limber. */
static char *xdg_folder(const char *variable, const char *fallback)
{
    const char *base = getenv(variable);
    if (base && base[0] == '/')
        return path_join(base, "limber");
    const char *home = home_folder();
    if (!home)
        return NULL;
    char *folder = path_join(home, fallback), *path = path_join(folder, "limber");
    free(folder);
    return path;
}

char *path_user_data(void)
{
    return xdg_folder("XDG_DATA_HOME", ".local/share");
}

char *path_user_config(void)
{
    return xdg_folder("XDG_CONFIG_HOME", ".config");
}

char *path_user_cache(void)
{
    return xdg_folder("XDG_CACHE_HOME", ".cache");
}

char *path_user_state(void)
{
    return xdg_folder("XDG_STATE_HOME", ".local/state");
}

static bool exists(const char *path)
{
    return access(path, F_OK) == 0;
}

/* The folder of the running program, or NULL where the system does not say. */
static char *program_folder(void)
{
    char path[4096];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0)
        return NULL;
    path[length] = '\0';
    char *slash = strrchr(path, '/');
    if (!slash)
        return NULL;
    *slash = '\0';
    return memory_string(path);
}

/* folder/name where that exists, else NULL. */
static char *join_existing(const char *folder, const char *name)
{
    char *path = folder ? path_join(folder, name) : NULL;
    if (path && !exists(path)) {
        free(path);
        path = NULL;
    }
    return path;
}

char *path_shipped(void)
{
    const char *given = getenv("LIMBER_DATA");
    if (given && given[0] == '/')
        return memory_string(given);
    char *program = program_folder();
    char *path = join_existing(program, "../share/limber");
    free(program);
    return path ? path : memory_string(LIMBER_DATA_FOLDER);
}

char *path_helper(const char *name)
{
    static const char *const beside[] = {".", "../libexec/limber", "../helper"};
    char *path = join_existing(getenv("LIMBER_HELPERS"), name);
    char *program = program_folder();
    for (size_t i = 0; !path && program && i < COUNT_OF(beside); i++) {
        char *folder = path_join(program, beside[i]);
        path = join_existing(folder, name);
        free(folder);
    }
    free(program);
    return path ? path : path_join(LIMBER_LIBEXEC_FOLDER, name);
}

bool path_make_folder(const char *path)
{
    if (path[0] == '\0') {
        errno = ENOENT;
        return false;
    }
    char *copy = memory_string(path);
    bool made = true;
    for (char *at = copy + 1; made; at++) {
        if (*at != '/' && *at != '\0')
            continue;
        char kept = *at;
        *at = '\0';
        made = mkdir(copy, 0700) == 0 || errno == EEXIST;
        *at = kept;
        if (kept == '\0')
            break;
    }
    struct stat status;
    made = made && stat(path, &status) == 0;
    if (made && !S_ISDIR(status.st_mode)) {
        errno = ENOTDIR;
        made = false;
    }
    int error = errno;
    free(copy);
    errno = error;
    return made;
}

bool path_write_file(const char *path, const char *bytes, unsigned long size, bool replace)
{
    WholeFile *file = whole_file_new(path, replace, WHOLE_FILE_PRIVATE);
    if (!file)
        return false;
    if (whole_file_write(whole_file_fd(file), bytes, size))
        return whole_file_finish(file);
    whole_file_abandon(file);
    return false;
}
