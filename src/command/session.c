/* The options of a session, and how one ends. Called by home and start. */
#include "command/session.h"

#include "screen/terminal.h"

#include <signal.h>

LiveOptions session_live_options(const Options *options)
{
    return (LiveOptions){
        .speed = options->speed,
        .sound = !option_given(options, OPTION_NO_SOUND),
        .volume_percent = options->volume_percent,
    };
}

ScreenOptions session_screen_options(const Options *options)
{
    return (ScreenOptions){
        .no_color = option_given(options, OPTION_NO_COLOR),
        .ascii = option_given(options, OPTION_ASCII),
        .mouse = true,
        .motion = true,
    };
}

int session_close_screen(ScreenResult result)
{
    int signal_number = terminal_signal();
    screen_close();
    if (signal_number != 0) {
        signal(signal_number, SIG_DFL);
        raise(signal_number);
    }
    return result == SCREEN_OK ? EXIT_FINE : EXIT_PROBLEM;
}
