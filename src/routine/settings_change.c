// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The edge of settings_edit.h: reads the file as it is now, so that what was written by hand in the
 * meantime stays, and puts the new one in its place. */
#include "base/path.h"
#include "base/source_file.h"
#include "base/whole_file.h"
#include "base/yaml.h"
#include "routine/settings_edit.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void make_folder_of(Arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (slash && slash > path)
        path_make_folder(arena_copy(arena, path, (size_t)(slash - path)));
}

static bool write_text(Arena *arena, const Source *source, const char *text, size_t size,
                       bool replace, Diagnostics *found)
{
    if (!replace)
        make_folder_of(arena, source->name);
    if (path_write_file(source->name, text, size, replace))
        return true;
    diagnostics_add(found, SEVERITY_ERROR, source, (Place){0}, "cannot be written: %s",
                    whole_file_why(errno));
    return false;
}

/* Takes over the value as it reads, bounded and safe. */
static void take_over(Settings *settings, const Source *source, const char *key)
{
    Diagnostics *said = diagnostics_new();
    Settings *after = settings_parse(source, said);
    settings_take(settings, after, key);
    settings_free(after);
    diagnostics_free(said);
}

static bool change(Arena *arena, Settings *settings, const char *path, const char *key,
                   const char *value, Diagnostics *found)
{
    struct stat status; /* of the link itself: one that leads nowhere is not written over */
    bool is_there = lstat(path, &status) == 0;
    Source source = {.name = arena_string(arena, path), .text = ""};
    size_t size;
    if (is_there && !source_read(arena, path, YAML_MAX_BYTES, &source, found))
        return false;
    const char *text = settings_edit(arena, &source, key, value, &size, found);
    if (!text || !write_text(arena, &source, text, size, is_there, found))
        return false;
    take_over(settings, &(Source){.name = source.name, .text = text, .size = size}, key);
    return true;
}

bool settings_change(Settings *settings, const char *path, const char *key, const char *value,
                     Diagnostics *found)
{
    Arena *arena = arena_new();
    char *own = path ? NULL : settings_path();
    bool done = false;
    if (path || own)
        done = change(arena, settings, path ? path : own, key, value, found);
    else
        diagnostics_add(found, SEVERITY_ERROR, &(Source){.name = "config.yaml"}, (Place){0},
                        "there is no place for it: HOME is not set");
    free(own);
    arena_free(arena);
    return done;
}
