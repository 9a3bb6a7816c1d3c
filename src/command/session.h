/* What home, start and later commands share: how a session is run from the options given. */
#ifndef LIMBER_COMMAND_SESSION_H
#define LIMBER_COMMAND_SESSION_H

#include "command/command.h"
#include "play/live.h"
#include "screen/screen.h"

/* How a session is to be run: the options of the command line over the person's settings. */
typedef struct {
    Settings *settings;
    LiveOptions live;
    ScreenOptions screen;
} SessionSetup;

/* Reads the settings (what is wrong there is said on standard error, and the rest counts). */
SessionSetup session_setup(const Options *options);
void session_setup_free(SessionSetup *setup);

/* Gives the terminal back and turns how the screen ended into an exit code; where a signal asked
 * for the end, raises it again so that the shell sees it. */
int session_close_screen(ScreenResult result);

#endif
