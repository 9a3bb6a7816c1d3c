/* The figure in a box of the screen. */
#ifndef LIMBER_SCREEN_FIGURE_VIEW_H
#define LIMBER_SCREEN_FIGURE_VIEW_H

#include "screen/draw.h"
#include "session/player.h"

/* Is there a figure for this step? */
bool figure_view_has(const Step *step);

/* Draws the figure of the step under way as it moves at this moment, the working side near. */
void figure_view_draw(const Box *box, const PlayerView *view);

#endif
