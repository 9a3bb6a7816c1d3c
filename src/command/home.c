/* limber, by itself: home, where a routine is chosen, followed, and come back from. */
#include "command/session.h"

int command_home(const Options *options, int count, char **operands)
{
    (void)count, (void)operands;
    ScreenOptions screen = session_screen_options(options);
    if (screen_open(&screen) != SCREEN_OK) {
        command_problem("home needs a terminal that can move its cursor; try 'limber list' and "
                        "'limber start ROUTINE --plain'");
        return EXIT_USAGE;
    }
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    LiveOptions live = session_live_options(options);
    ScreenResult result = screen_home(catalogue, &live);
    int code = session_close_screen(result);
    catalogue_free(catalogue);
    return code;
}
