/* limber start ROUTINE: follows one routine to its end, on the screen or line by line. */
#include "command/session.h"

#include "play/plain.h"
#include "play/recordings.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int start_plain(const Routine *routine, const LiveOptions *options)
{
    Live *live = live_new(routine, options);
    bool written = plain_run(live, STDIN_FILENO, stdout);
    if (written)
        plain_summary(live, stdout);
    live_free(live);
    return EXIT_FINE;
}

static bool wants_plain(const Options *options)
{
    const char *accessible = getenv("ACCESSIBLE");
    return option_given(options, OPTION_PLAIN) || (accessible && *accessible);
}

/* A terminal that cannot move its cursor gets the plain lines; no terminal at all is a mistake. */
static int start_screen(const Routine *routine, const SessionSetup *setup)
{
    if (screen_open(&setup->screen) == SCREEN_OK)
        return session_close_screen(screen_coach(routine, &setup->live));
    if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
        return start_plain(routine, &setup->live);
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
        if (routine->physio_only)
            puts("A physio sets this routine; follow it as it was set for you.");
        code = wants_plain(options) ? start_plain(routine, &setup.live)
                                    : start_screen(routine, &setup);
        session_setup_free(&setup);
    }
    routine_free(routine);
    catalogue_free(catalogue);
    return code;
}
