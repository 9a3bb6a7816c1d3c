// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber check FILE...: says everything that is wrong with routine and exercise files, or that they
 * are fine and how long they take. A file in a folder called `exercises` is an exercise, and
 * config.yaml holds settings. */
#include "command/command.h"

#include "play/recordings.h"
#include "routine/duration.h"
#include "routine/exercise_reader.h"
#include "routine/library.h"
#include "routine/reader.h"
#include "routine/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_exercise(const char *path)
{
    const char *name = strrchr(path, '/');
    static const char folder[] = "exercises";
    size_t length = sizeof folder - 1;
    return name && (size_t)(name - path) >= length && strncmp(name - length, folder, length) == 0 &&
           (name - path == (ptrdiff_t)length || name[-(ptrdiff_t)length - 1] == '/');
}

static void say_fine(const char *path, const char *what)
{
    print_line(print_out(), "%s: fine%s%s", path, *what ? ", " : "", what);
}

static void check_exercise(const char *path, Library *library, Diagnostics *found)
{
    Arena *arena = arena_new();
    if (exercise_read(arena, path, library, found))
        say_fine(path, "an exercise");
    arena_free(arena);
}

static void check_settings(const char *path, Diagnostics *found)
{
    settings_check(path, found);
    if (diagnostics_count(found, SEVERITY_ERROR) == 0)
        say_fine(path, "settings");
}

static void check_routine(const char *path, Library *library, Diagnostics *found)
{
    Routine *routine = routine_read(path, library, found);
    if (routine && recordings_check(routine, SEVERITY_ERROR, found) == 0) {
        char total[32], what[64];
        Ns length;
        size_t segments;
        routine_measure(routine, false, &segments, &length);
        snprintf(what, sizeof what, "%s in all", clock_format(length, total, sizeof total));
        say_fine(path, what);
    }
    routine_free(routine);
}

int command_check(const Options *options, int count, char **operands)
{
    (void)options;
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    int code = EXIT_FINE;
    for (int i = 0; i < count; i++) {
        Diagnostics *found = diagnostics_new();
        if (is_exercise(operands[i]))
            check_exercise(operands[i], catalogue->library, found);
        else if (settings_is_file(operands[i]))
            check_settings(operands[i], found);
        else
            check_routine(operands[i], catalogue->library, found);
        if (command_report(found) != EXIT_FINE)
            code = EXIT_PROBLEM;
    }
    catalogue_free(catalogue);
    return code;
}
