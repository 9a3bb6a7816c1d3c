/* The options of a session, and how one ends. Called by home and start. */
#include "command/session.h"

#include "screen/terminal.h"

#include <signal.h>

SessionSetup session_setup(const Options *options)
{
    Diagnostics *found = diagnostics_new();
    Settings *settings = settings_read(NULL, found);
    command_report(found);
    SessionSetup setup = {.settings = settings};
    setup.live = (LiveOptions){
        .speed = options->speed,
        .sound = settings->sound && !option_given(options, OPTION_NO_SOUND),
        .volume_percent =
            option_given(options, OPTION_VOLUME) ? options->volume_percent : settings->volume,
        .core_only = option_given(options, OPTION_CORE),
        .speech = (SpeechLevel)(option_given(options, OPTION_SPEECH) ? options->speech
                                                                     : settings->speech.level),
        .device = option_given(options, OPTION_DEVICE) ? options->values[OPTION_DEVICE]
                                                       : settings->device,
        .settings = settings,
    };
    setup.screen = (ScreenOptions){
        .no_color = option_given(options, OPTION_NO_COLOR),
        .ascii = option_given(options, OPTION_ASCII),
        .mouse = settings->mouse,
        .motion = settings->motion,
    };
    return setup;
}

void session_setup_free(SessionSetup *setup)
{
    settings_free(setup->settings);
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
