// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber pin ROUTINE, limber unpin ROUTINE: what the person wants on the list for today. */
#include "command/command.h"

#include "routine/frequency.h"
#include "routine/reader.h"
#include "store/log.h"
#include "store/log_reader.h"

#include <string.h>

/* Writes what was handed over, or says why it could not be. */
static int finish(Log *log)
{
    char why[256];
    return log_free(log, why, sizeof why) ? EXIT_FINE : command_problem("%s", why);
}

/* The name of a routine that is there, whose own rhythm is put into *times; NULL: said why. The
 * list knows names alone, so a file is refused. In the arena. */
static const char *find(Arena *arena, const char *name, Frequency *times)
{
    if (catalogue_is_file(name)) {
        command_problem("'%s' is a file; 'limber add' gives it a name to pin", name);
        return NULL;
    }
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    Diagnostics *found = diagnostics_new();
    Routine *routine = catalogue_open(catalogue, name, found);
    const char *id = routine ? arena_string(arena, routine->id) : NULL;
    if (routine)
        *times = routine->prescription.times;
    command_report(found);
    routine_free(routine);
    catalogue_free(catalogue);
    return id;
}

int command_pin(const Options *options, int count, char **operands)
{
    (void)count;
    Arena *arena = arena_new();
    Frequency own = {0, 0};
    const char *routine = find(arena, operands[0], &own);
    int code = EXIT_PROBLEM;
    if (routine) {
        PinRecord pin = {routine, options->times, moment_now()};
        Log *log = log_new(NULL);
        log_pin(log, &pin);
        code = finish(log);
        Frequency times = pin.times.times ? pin.times : own.times ? own : (Frequency){1, 1};
        char rhythm[FREQUENCY_BYTES];
        if (code == EXIT_FINE)
            print_line(print_out(), "%s is on the list for today: %s", routine,
                       frequency_format(times, rhythm, sizeof rhythm));
    }
    arena_free(arena);
    return code;
}

/* By name alone: the routine itself may be gone. */
int command_unpin(const Options *options, int count, char **operands)
{
    (void)options, (void)count;
    Arena *arena = arena_new();
    LogReader *reader = log_reader_new(NULL);
    PinRecord pin;
    int code;
    if (log_reader_pin(reader, arena, operands[0], &pin)) {
        Log *log = log_new(NULL);
        log_unpin(log, pin.routine);
        code = finish(log);
        if (code == EXIT_FINE)
            print_line(print_out(), "%s is no longer pinned", pin.routine);
    } else if (log_reader_failed(reader)) {
        code = command_unread(log_reader_note(reader));
    } else {
        code = command_problem("'%s' is not pinned; 'limber today' shows what is on the list",
                               operands[0]);
    }
    log_reader_free(reader);
    arena_free(arena);
    return code;
}
