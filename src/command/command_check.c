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
#include "session/fit.h"

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

/* "12:07 in all, 9:48 when there are 10 min": how long it takes, and cut to the minutes asked for.
 */
static const char *lengths_of(const Routine *routine, int minutes, char *out, size_t capacity)
{
    char total[32], cut[32];
    size_t segments;
    Ns length;
    routine_measure(routine, false, &segments, &length);
    clock_format(length, total, sizeof total);
    snprintf(out, capacity, "%s in all", total);
    if (minutes == 0)
        return out;
    Routine *fitted = routine_fit(routine, &(Fit){.extent.minutes = minutes, .day = -1}, NULL);
    routine_measure(fitted, false, &segments, &length);
    routine_free(fitted);
    clock_format(length, cut, sizeof cut);
    snprintf(out, capacity, "%s in all, %s when there are %d min", total, cut, minutes);
    return out;
}

static void check_routine(const char *path, int minutes, Library *library, Diagnostics *found)
{
    Routine *routine = routine_read(path, library, found);
    if (routine && recordings_check(routine, SEVERITY_ERROR, found) == 0) {
        char what[128];
        say_fine(path, lengths_of(routine, minutes, what, sizeof what));
    }
    routine_free(routine);
}

int command_check(const Options *options, int count, char **operands)
{
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    int code = EXIT_FINE;
    for (int i = 0; i < count; i++) {
        Diagnostics *found = diagnostics_new();
        if (is_exercise(operands[i]))
            check_exercise(operands[i], catalogue->library, found);
        else if (settings_is_file(operands[i]))
            check_settings(operands[i], found);
        else
            check_routine(operands[i], options->minutes, catalogue->library, found);
        if (command_report(found) != EXIT_FINE)
            code = EXIT_PROBLEM;
    }
    catalogue_free(catalogue);
    return code;
}
