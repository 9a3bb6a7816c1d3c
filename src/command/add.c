// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber add FILE: checks a routine, prints it, and copies it into the user's own folder under the
 * file's name in lower case, spaces as `-`. Nothing is overwritten unless --replace says so. A
 * routine with recordings gets a folder of its own with them, so that two physios' `intro.ogg`
 * never meet. */
#include "command/command.h"

#include "base/path.h"
#include "base/text.h"
#include "base/whole_file.h"
#include "base/yaml.h"
#include "page/text_page.h"
#include "play/recordings.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RECORDING_MAX_BYTES (20 * 1024 * 1024)

/* The name that a routine file is kept under; freed by the caller. */
static char *kept_name(const char *path)
{
    const char *base = strrchr(path, '/');
    char *name = memory_string(base ? base + 1 : path);
    char *dot = strrchr(name, '.');
    if (dot && dot != name)
        *dot = '\0';
    for (char *at = name; *at; at++) {
        unsigned char byte = (unsigned char)*at;
        if (byte < 0x80)
            *at = (char)(isalnum(byte) || strchr("-_.", byte) ? tolower(byte) : '-');
    }
    return name;
}

static bool has_recordings(const Routine *routine)
{
    for (size_t i = 0; i < routine->block_count; i++)
        for (size_t j = 0; j < routine->blocks[i].count; j++)
            if (routine->blocks[i].steps[j].voice)
                return true;
    return false;
}

static bool same_content(const char *path, const Source *source)
{
    Arena *arena = arena_new();
    Diagnostics *ignored = diagnostics_new();
    Source old;
    bool same = source_read(arena, path, YAML_MAX_BYTES, &old, ignored) &&
                old.size == source->size && memcmp(old.text, source->text, old.size) == 0;
    diagnostics_free(ignored);
    arena_free(arena);
    return same;
}

/* Copies one file into a folder under its own name; false: it was said why. */
static bool copy_recording(const char *from_folder, const char *name, const char *to_folder)
{
    Arena *arena = arena_new();
    Diagnostics *found = diagnostics_new();
    char *from = path_join(from_folder, name), *to = path_join(to_folder, name);
    Source bytes;
    bool done = source_read(arena, from, RECORDING_MAX_BYTES, &bytes, found);
    if (done && !path_write_file(to, bytes.text, bytes.size, true)) {
        command_problem("%s: %s", to, whole_file_why(errno));
        done = false;
    }
    command_report(found);
    free(from);
    free(to);
    arena_free(arena);
    return done;
}

static bool copy_recordings(const Routine *routine, const char *to_folder)
{
    char *folder = memory_string(routine->path);
    char *slash = strrchr(folder, '/');
    if (slash)
        slash[slash == folder] = '\0';
    bool done = true;
    for (size_t i = 0; done && i < routine->block_count; i++)
        for (size_t j = 0; done && j < routine->blocks[i].count; j++)
            if (routine->blocks[i].steps[j].voice)
                done = copy_recording(slash ? folder : ".", routine->blocks[i].steps[j].voice,
                                      to_folder);
    free(folder);
    return done;
}

static int install(const Routine *routine, const char *folder, const char *name, bool replace)
{
    char file[512];
    snprintf(file, sizeof file, "%s.yaml", name);
    char *target = path_join(folder, file);
    int code = EXIT_PROBLEM;
    if (!path_make_folder(folder))
        command_problem("%s: %s", folder, strerror(errno));
    else if (!replace && same_content(target, routine->source))
        code = printf("Already there: %s\n", target) < 0;
    else if (has_recordings(routine) && !copy_recordings(routine, folder))
        ;
    else if (path_write_file(target, routine->source->text, routine->source->size, replace))
        code = printf("Added: limber start %s\n", name) < 0;
    else if (errno == EEXIST)
        command_problem("you have another routine called '%s' (%s); --replace overwrites it", name,
                        target);
    else
        command_problem("%s: %s", target, whole_file_why(errno));
    free(target);
    return code;
}

static int add_routine(const Options *options, const Catalogue *catalogue, const Routine *routine,
                       const char *path)
{
    Timeline *timeline = timeline_build(routine);
    text_page_print(timeline, command_page_cells(), stdout);
    timeline_free(timeline);
    putchar('\n');
    fflush(stdout);
    if (!catalogue->user_folder)
        return command_problem("no home folder to keep it in; set HOME or XDG_DATA_HOME");
    char *name = kept_name(path);
    char *folder = has_recordings(routine) ? path_join(catalogue->user_folder, name)
                                           : memory_string(catalogue->user_folder);
    int code = install(routine, folder, name, option_given(options, OPTION_REPLACE));
    free(folder);
    free(name);
    return code;
}

int command_add(const Options *options, int count, char **operands)
{
    (void)count;
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    Diagnostics *found = diagnostics_new();
    Routine *routine = routine_read(operands[0], catalogue->library, found);
    bool sound = routine && recordings_check(routine, SEVERITY_ERROR, found) == 0;
    int code = command_report(found);
    if (sound)
        code = add_routine(options, catalogue, routine, operands[0]);
    routine_free(routine);
    catalogue_free(catalogue);
    return code;
}
