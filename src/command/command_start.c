// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber start ROUTINE: follows one routine to its end, on the screen or line by line. */
#include "command/setup.h"

#include "play/plain.h"
#include "play/recordings.h"
#include "routine/reader.h"
#include "session/fit.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int start_plain(const Routine *routine, SessionSetup *setup)
{
    print_without_waiting();
    Plain *plain = plain_new(STDIN_FILENO, print_out());
    End end = visit_run(routine, &setup->visit, &plain_face, plain);
    int signal_number = plain_signal(plain);
    plain_free(plain);
    setup_free(setup);
    if (signal_number)
        print_leave();
    setup_raise(signal_number);
    return end == END_DONE ? EXIT_FINE : EXIT_PROBLEM;
}

static bool wants_plain(const Options *options)
{
    const char *accessible = getenv("ACCESSIBLE");
    return option_given(options, OPTION_PLAIN) || (accessible && *accessible);
}

/* A terminal that cannot move its cursor gets the plain lines; no terminal at all is a mistake. */
static int start_screen(const Routine *routine, SessionSetup *setup)
{
    if (terminal_open(&setup->terminal) == TERMINAL_OK)
        return setup_close_screen(setup, screen_coach(routine, &setup->visit));
    if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
        return start_plain(routine, setup);
    setup_free(setup);
    command_problem("not a terminal; use --plain");
    return EXIT_USAGE;
}

static int start(const Options *options, const Routine *routine, Library *library,
                 LogReader *reader)
{
    SessionSetup setup = setup_read(options);
    setup_open_log(&setup, options, reader);
    setup.visit.live.library = library;
    if (routine->physio_only)
        print_line(print_out(), "A physio sets this routine; follow it as it was set for you.");
    return wants_plain(options) ? start_plain(routine, &setup) : start_screen(routine, &setup);
}

/* The same of another day of its plan. */
static int start_on_day(const Options *options, const Routine *routine, Library *library)
{
    Fit fit = {0};
    FitReport report;
    if (!command_plan_day(options, routine->arena, routine, &fit))
        return EXIT_PROBLEM;
    Routine *fitted = routine_fit(routine, &fit, &report);
    for (size_t i = 0; i < report.count; i++)
        print_line(print_out(), "%s", report.lines[i]);
    int code = fitted->block_count > 0 ? start(options, fitted, library, NULL)
                                       : command_problem("nothing is due on that day");
    routine_free(fitted);
    return code;
}

int command_start(const Options *options, int count, char **operands)
{
    (void)count;
    LogReader *reader = setup_begin_log(options);
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    Diagnostics *found = diagnostics_new();
    Routine *routine = catalogue_open(catalogue, operands[0], found);
    if (routine)
        recordings_check(routine, SEVERITY_WARNING, NULL, found);
    int code = command_report(found);
    if (!routine)
        log_reader_free(reader);
    else if (options->day > 0 || options->date > 0)
        code = start_on_day(options, routine, catalogue->library);
    else
        code = start(options, routine, catalogue->library, reader);
    routine_free(routine);
    catalogue_free(catalogue);
    return code;
}
