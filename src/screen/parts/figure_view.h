// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The figure in a box of the screen. */
#ifndef LIMBER_SCREEN_PARTS_FIGURE_VIEW_H
#define LIMBER_SCREEN_PARTS_FIGURE_VIEW_H

#include "session/player.h"
#include "terminal/draw.h"

/* Is there a figure for this step? */
bool figure_view_has(const Step *step);

/* Draws the figure of the step under way as it moves at this moment, the working side near. Where
 * motion is off, and in a box that is too small for it, it stands still: a hold in its pose, moving
 * work in its first and last pose, or in the last alone where the box is narrow.
 *
 * Returns how long on the session clock what was drawn stays as it is; NS_NEVER where it stands
 * still. While the figure moves, 8 changes a second come at most, in a hold fewer than 4; over a
 * network as many as half a kilobyte a second pays for.
 *
 * dim: it is not this one's turn yet. */
Ns figure_view_draw(const Box *box, const PlayerView *view, bool dim);

/* Draws an exercise by itself, `elapsed` after it began to move (below 0: still, in its last pose);
 * nothing where it has no figure. Returns when to draw it again, as figure_view_draw. */
Ns figure_view_exercise(const Box *box, const Exercise *exercise, Ns elapsed);

#endif
