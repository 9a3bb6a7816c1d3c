/* What home, start and later commands share: how a session is run from the options given. */
#ifndef LIMBER_COMMAND_SESSION_H
#define LIMBER_COMMAND_SESSION_H

#include "command/command.h"
#include "play/live.h"
#include "screen/screen.h"

LiveOptions session_live_options(const Options *options);
ScreenOptions session_screen_options(const Options *options);

/* Gives the terminal back and turns how the screen ended into an exit code; where a signal asked
 * for the end, raises it again so that the shell sees it. */
int session_close_screen(ScreenResult result);

#endif
