/* Sets the colours up. Private to the screen room; the styles themselves are in terminal.h. */
#ifndef LIMBER_SCREEN_STYLE_H
#define LIMBER_SCREEN_STYLE_H

#include "screen/terminal.h"

/* After ncurses has taken the terminal. */
void style_open(bool no_color);

#endif
