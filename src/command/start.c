// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber start ROUTINE: follows one routine to its end, on the screen or line by line. */
#include "command/session.h"

#include "play/plain.h"
#include "play/recordings.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Plays one session, with what is asked before and after it. */
static void follow(Plain *plain, const Routine *routine, const LiveOptions *options)
{
    Live *live = live_new(routine, options);
    const Intake *intake = options->resume ? options->resume->intake : options->intake;
    bool written = plain_run(plain, live);
    if (written && plain_signal(plain) == 0)
        plain_summary(live, print_out());
    if (written && plain_signal(plain) == 0 && intake && options->log)
        plain_after(plain, live, intake);
    if (written)
        plain_let_sound(plain, live);
    live_free(live);
}

static void ask_morning(Plain *plain, const LiveOptions *options)
{
    Arena *arena = arena_new();
    SessionRecord session;
    if (options->log && morning_due(options->reader, arena, &session))
        plain_morning(plain, options->log, &session);
    arena_free(arena);
}

/* The session to go on with, or NULL; one that is not gone on with is closed. */
static Resume *ask_resume(Plain *plain, const Routine *routine, const LiveOptions *options)
{
    if (!options->log)
        return NULL;
    Resume *resume =
        resume_find(options->reader, options->log, routine, options->settings, options->library);
    if (!resume || plain_resume(plain, resume))
        return resume;
    if (plain_signal(plain) == 0)
        resume_decline(resume, options->log);
    resume_free(resume);
    return NULL;
}

static int start_plain(const Routine *routine, SessionSetup *setup)
{
    LiveOptions options = setup->live;
    print_without_waiting();
    Plain *plain =
        plain_new(STDIN_FILENO, print_out(), options.settings ? options.settings->help_line : NULL);
    bool trial = !options.reader;
    if (!trial)
        ask_morning(plain, &options);
    Resume *resume = trial ? NULL : ask_resume(plain, routine, &options);
    Intake *intake = trial || resume ? NULL : intake_new(routine, options.reader, 0);
    options.resume = resume;
    options.intake = intake;
    bool starts = plain_signal(plain) == 0 && (!intake || plain_intake(plain, intake, options.log));
    if (starts)
        follow(plain, routine, &options);
    int signal_number = plain_signal(plain);
    intake_free(intake);
    resume_free(resume);
    plain_free(plain);
    session_setup_free(setup);
    if (signal_number)
        print_leave();
    session_raise(signal_number);
    return starts ? EXIT_FINE : EXIT_PROBLEM;
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
        return session_close_screen(setup, screen_coach(routine, &setup->live));
    if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
        return start_plain(routine, setup);
    session_setup_free(setup);
    command_problem("not a terminal; use --plain");
    return EXIT_USAGE;
}

int command_start(const Options *options, int count, char **operands)
{
    (void)count;
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    Diagnostics *found = diagnostics_new();
    Routine *routine = catalogue_open(catalogue, operands[0], found);
    if (routine)
        recordings_check(routine, SEVERITY_WARNING, found);
    int code = command_report(found);
    if (routine) {
        SessionSetup setup = session_setup(options);
        session_open_log(&setup, options);
        setup.live.library = catalogue->library;
        if (routine->physio_only)
            print_line(print_out(), "A physio sets this routine; follow it as it was set for you.");
        code = wants_plain(options) ? start_plain(routine, &setup) : start_screen(routine, &setup);
    }
    routine_free(routine);
    catalogue_free(catalogue);
    return code;
}
