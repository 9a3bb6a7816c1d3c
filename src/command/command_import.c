// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber import FILE: another program's file as a routine, on standard output or in the file of -o.
 * What is written has passed the reader of routines. */
#include "base/source_file.h"
#include "command/command.h"

#include "base/array.h"
#include "base/text.h"
#include "guest/guest.h"
#include "routine/reader.h"

#include <stdlib.h>
#include <string.h>

#define MOST_TITLES 20

/* Several are in the file, and one is to be chosen. */
static int ask_which(const char *path, const Guest *guest)
{
    command_problem("%s has %zu workouts; choose one by --routine:", path, guest->count);
    for (size_t i = 0; i < guest->count && i < MOST_TITLES; i++)
        print_line(print_err(), "  '%s'", guest->workouts[i].title);
    if (guest->count > MOST_TITLES)
        print_line(print_err(), "  and %zu more", guest->count - MOST_TITLES);
    return EXIT_PROBLEM;
}

/* The one that is asked for; NULL: none, which was said. */
static const GuestWorkout *choose(const Options *options, const char *path, const Guest *guest)
{
    const char *title = options->values[OPTION_ROUTINE];
    if (!title && guest->count == 1)
        return guest->workouts;
    for (size_t i = 0; title && i < guest->count; i++)
        if (text_equal(guest->workouts[i].title, title))
            return &guest->workouts[i];
    if (title)
        command_problem("%s has no workout '%s'", path, title);
    ask_which(path, guest);
    return NULL;
}

/* Is the text a routine? Its limits are not those of other programs. */
static bool is_routine(const char *path, const char *text, Library *library)
{
    Diagnostics *found = diagnostics_new();
    Routine *routine = routine_parse(path, text, strlen(text), library, found);
    for (size_t i = 0; !routine && i < diagnostics_size(found); i++) {
        const Diagnostic *message = diagnostics_at(found, i);
        if (message->severity != SEVERITY_ERROR)
            continue;
        command_problem("%s makes no routine: %s", path, message->message);
        break;
    }
    bool is = routine != NULL;
    routine_free(routine);
    diagnostics_free(found);
    return is;
}

static void say_lost(const Guest *guest, Arena *arena)
{
    for (int loss = 0; loss < LOST_COUNT; loss++)
        if (guest->lost[loss] > 0)
            print_line(print_err(), "Not carried over: %s.",
                       guest_loss(arena, (GuestLoss)loss, guest->lost[loss]));
}

static int write_routine(const Options *options, const char *path, Guest *guest, Arena *arena)
{
    const char *out = options->values[OPTION_OUTPUT];
    const GuestWorkout *workout = choose(options, path, guest);
    if (!workout)
        return EXIT_PROBLEM;
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    const char *text = guest_write(guest, workout, catalogue->library, arena);
    int code = EXIT_PROBLEM;
    if (!text)
        command_problem("%s: nothing in it takes time", path);
    else if (is_routine(path, text, catalogue->library))
        code = command_write(out ? out : "-", text, strlen(text));
    if (code == EXIT_FINE)
        say_lost(guest, arena);
    catalogue_free(catalogue);
    return code;
}

/* The language in which the person reads. */
static const char *own_language(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *language = NULL;
    for (size_t i = 0; i < COUNT_OF(names) && !(language && *language); i++)
        language = getenv(names[i]);
    return language;
}

int command_import(const Options *options, int count, char **operands)
{
    (void)count;
    Guest guest;
    Source source;
    Arena *arena = arena_new();
    Diagnostics *found = diagnostics_new();
    bool read = source_read(arena, operands[0], GUEST_MAX_BYTES, &source, found) &&
                guest_read(&source, arena, own_language(), &guest, found);
    int code = command_report(found);
    if (read)
        code = write_routine(options, operands[0], &guest, arena);
    arena_free(arena);
    return code;
}
