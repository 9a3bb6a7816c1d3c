// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* How a session is run from the options given, and how one ends: for home and start; doctor, render
 * and sounds read the same options and settings by it. */
#ifndef LIMBER_COMMAND_SETUP_H
#define LIMBER_COMMAND_SETUP_H

#include "command/command.h"
#include "screen/screen.h"
#include "terminal/terminal.h"

/* How a session is to be run: the options of the command line over the person's settings. */
typedef struct {
    Settings *settings;
    Tuning *tuning;    /* of these, and what the command line says over them */
    char mistake[256]; /* the first one in the settings, in a line; "": none */
    VisitOptions visit;
    TerminalOptions terminal;
    Log *log; /* as in visit; NULL: not logged */
    LogReader *reader;
} SessionSetup;

/* Reads the settings (what is wrong there is said on standard error, and the rest counts). */
SessionSetup setup_read(const Options *options);
void setup_free(SessionSetup *setup);

/* Begins to open the log for sessions with these options, while the caller goes on. NULL: they are
 * trials. A session at another speed than 1, or of another day of the plan, is one: it is not
 * logged, and nothing is asked before it (LIMBER_LOG_TRIALS=1 makes it a session, for tests). */
LogReader *setup_begin_log(const Options *options);

/* Gives the setup the log that was begun; the setup frees it. With --no-log the questions that
 * guard the person are asked, and nothing is written. */
void setup_open_log(SessionSetup *setup, const Options *options, LogReader *reader);

/* Gives the terminal back, frees the setup and turns how the screen ended into an exit code; where
 * a signal asked for the end, raises it again so that the shell sees it. */
int setup_close_screen(SessionSetup *setup, End end);

/* Ends the program as the signal would have, were it not caught; 0: does nothing. */
void setup_raise(int signal_number);

#endif
