// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber check FILE...: says everything that is wrong with routine and exercise files, or that they
 * are fine and how long they take; for people, or as JSON for editors. A file in a folder called
 * `exercises` is an exercise, and config.yaml holds settings. With --fix and --diff: check_fix.c.
 */
#include "command/command.h"

#include "command/along.h"
#include "command/check_kind.h"
#include "command/origins.h"
#include "page/found_json.h"
#include "routine/duration.h"
#include "routine/exercise_reader.h"
#include "routine/library.h"
#include "routine/reader.h"
#include "routine/settings.h"
#include "session/fit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is said of a file that is fine. */
typedef struct {
    bool fine;
    Routine *routine; /* the caller's; NULL: it is none, or has errors */
    Ns length;
    Ns cut; /* to the minutes asked for; 0: none were */
} Verdict;

static bool is_exercise(const char *path)
{
    const char *name = strrchr(path, '/');
    static const char folder[] = "exercises";
    size_t length = sizeof folder - 1;
    return name && (size_t)(name - path) >= length && strncmp(name - length, folder, length) == 0 &&
           (name - path == (ptrdiff_t)length || name[-(ptrdiff_t)length - 1] == '/');
}

CheckKind check_kind(const char *path)
{
    if (is_exercise(path))
        return CHECK_EXERCISE;
    return settings_is_file(path) ? CHECK_SETTINGS : CHECK_ROUTINE;
}

static Verdict judge_exercise(const char *path, Library *library, Diagnostics *found)
{
    Arena *arena = arena_new();
    Verdict verdict = {.fine = exercise_read(arena, path, library, found) != NULL};
    arena_free(arena);
    return verdict;
}

static Verdict judge_settings(const char *path, Diagnostics *found)
{
    settings_check(path, found);
    return (Verdict){.fine = diagnostics_count(found, SEVERITY_ERROR) == 0};
}

static Ns length_of(const Routine *routine)
{
    size_t segments;
    Ns length;
    routine_measure(routine, false, &segments, &length);
    return length;
}

/* What lies beside a routine, and what it uses of the person's own. */
static bool check_beside(const Routine *routine, Diagnostics *found)
{
    Arena *arena = arena_new();
    Copies *along = along_take(arena, routine, ALONG_BESIDE, SEVERITY_ERROR, found);
    bool fine = along != NULL;
    origins_warn(routine, found);
    copies_free(along);
    arena_free(arena);
    return fine;
}

/* Is another session asked about than the whole: of a day, or of so many minutes? */
static bool asks_of_session(const Options *options)
{
    return options->minutes > 0 || options->day > 0 || options->date > 0;
}

static Verdict judge_routine(const char *path, const Options *options, Library *library,
                             Diagnostics *found)
{
    Routine *routine = routine_read(path, library, found);
    Verdict verdict = {.routine = routine, .fine = routine && check_beside(routine, found)};
    if (verdict.fine)
        verdict.length = fit_longest_day(routine);
    if (!verdict.fine || !asks_of_session(options))
        return verdict;
    Fit fit = {.extent.minutes = options->minutes};
    verdict.fine = command_plan_day(options, routine->arena, routine, &fit);
    if (verdict.fine) {
        Routine *fitted = routine_fit(routine, &fit, NULL);
        verdict.cut = length_of(fitted);
        routine_free(fitted);
    }
    return verdict;
}

static Verdict judge(CheckKind kind, const char *path, const Options *options, Library *library,
                     Diagnostics *found)
{
    switch (kind) {
    case CHECK_EXERCISE:
        return judge_exercise(path, library, found);
    case CHECK_SETTINGS:
        return judge_settings(path, found);
    default:
        return judge_routine(path, options, library, found);
    }
}

/* ", 21:05 on day 15", ", 9:48 when there are 10 min", or both. */
static void say_session(const Verdict *verdict, const Options *options, char *out, size_t capacity)
{
    char cut[32], day[48] = "", minutes[48] = "";
    if (options->day > 0)
        snprintf(day, sizeof day, " on day %d", options->day);
    else if (options->date > 0)
        snprintf(day, sizeof day, " on %s", options->values[OPTION_DATE]);
    if (options->minutes > 0)
        snprintf(minutes, sizeof minutes, " when there are %d min", options->minutes);
    snprintf(out, capacity, ", %s%s%s", clock_format(verdict->cut, cut, sizeof cut), day, minutes);
}

static void say_fine(const char *path, CheckKind kind, const Verdict *verdict,
                     const Options *options)
{
    static const char *const words[] = {
        [CHECK_EXERCISE] = "an exercise", [CHECK_SETTINGS] = "settings"};
    char total[32], when[160] = "";
    clock_format(verdict->length, total, sizeof total);
    if (asks_of_session(options))
        say_session(verdict, options, when, sizeof when);
    if (kind == CHECK_ROUTINE) {
        print_line(print_out(), "%s: fine, %s %s%s", path, total,
                   due_differs(verdict->routine, false) ? "on its longest day" : "in all", when);
        origins_print(verdict->routine);
    } else {
        print_line(print_out(), "%s: fine, %s", path, words[kind]);
    }
}

static void add_json(Json *json, const char *path, CheckKind kind, const Verdict *verdict,
                     const Diagnostics *found)
{
    static const char *const words[] = {"routine", "exercise", "settings"};
    json_open_object(json, NULL);
    json_text(json, "file", path);
    json_text(json, "kind", words[kind]);
    json_flag(json, "fine", verdict->fine);
    if (verdict->fine && kind == CHECK_ROUTINE)
        json_seconds(json, "seconds", verdict->length);
    else
        json_null(json, "seconds");
    if (verdict->fine && kind == CHECK_ROUTINE)
        origins_json(json, "exercises", verdict->routine);
    found_json(json, "messages", found);
    json_close(json);
}

/* Prints what was found; and, for whoever does not know it, what can be mended of it at once. */
static int report(const char *path, Diagnostics *found)
{
    size_t mendable = 0;
    for (size_t i = 0; i < diagnostics_size(found); i++) {
        const Diagnostic *item = diagnostics_at(found, i);
        mendable += item->edit_count > 0 && !item->guessed;
    }
    int code = command_report(found);
    if (mendable > 0)
        print_line(print_err(),
                   "%s: %zu of these can be mended for you: --diff shows it, --fix does it", path,
                   mendable);
    return code;
}

static int check_file(const Options *options, const char *path, Library *library, Json *json)
{
    Diagnostics *found = diagnostics_new();
    CheckKind kind = check_kind(path);
    bool show = option_given(options, OPTION_DIFF), mended = false;
    if (show || option_given(options, OPTION_FIX))
        check_fix(kind, path, library, show, &mended, found);
    if (mended && show) {
        command_report(found);
        return EXIT_PROBLEM;
    }
    Verdict verdict = {0};
    if (diagnostics_count(found, SEVERITY_ERROR) == 0)
        verdict = judge(kind, path, options, library, found);
    if (json)
        add_json(json, path, kind, &verdict, found);
    else if (verdict.fine)
        say_fine(path, kind, &verdict, options);
    routine_free(verdict.routine);
    bool refused = !verdict.fine && diagnostics_count(found, SEVERITY_ERROR) == 0;
    if (!json) {
        int code = report(path, found);
        return refused ? EXIT_PROBLEM : code;
    }
    diagnostics_free(found);
    return verdict.fine ? EXIT_FINE : EXIT_PROBLEM;
}

int command_check(const Options *options, int count, char **operands)
{
    const char *format = options->values[OPTION_FORMAT];
    bool as_json = format && strcmp(format, "json") == 0;
    Json json;
    if (as_json) {
        json_start(&json, print_data(), JSON_INDENTED);
        json_open_array(&json, NULL);
    }
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    int code = EXIT_FINE;
    for (int i = 0; i < count; i++)
        if (check_file(options, operands[i], catalogue->library, as_json ? &json : NULL) !=
            EXIT_FINE)
            code = EXIT_PROBLEM;
    catalogue_free(catalogue);
    if (as_json)
        json_close(&json);
    return code;
}
