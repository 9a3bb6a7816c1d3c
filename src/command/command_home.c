// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber, by itself: home, where a routine is chosen, followed, and come back from. */
#include "command/setup.h"

int command_home(const Options *options, int count, char **operands)
{
    (void)count, (void)operands;
    LogReader *reader = setup_begin_log(options);
    SessionSetup setup = setup_read(options);
    TerminalResult opened = terminal_open(&setup.terminal);
    if (opened != TERMINAL_OK) {
        command_problem("home needs %s; try 'limber list' and 'limber start ROUTINE --plain'",
                        opened == TERMINAL_NO_ROOM ? "more memory, or more open files"
                                                   : "a terminal that can move its cursor");
        log_reader_free(reader);
        setup_free(&setup);
        return opened == TERMINAL_NO_ROOM ? EXIT_PROBLEM : EXIT_USAGE;
    }
    setup_open_log(&setup, options, reader);
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    setup.visit.live.library = catalogue->library;
    End end = screen_home(catalogue, &setup.visit, setup.mistake);
    int code = setup_close_screen(&setup, end);
    catalogue_free(catalogue);
    return code;
}
