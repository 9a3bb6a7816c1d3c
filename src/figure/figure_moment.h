// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Which pose a figure is in: of a step at a moment of a session, in time with the beats, the phases
 * of a tempo and the sides; of an exercise shown by itself, at its own pace. Pure; knows no
 * terminal. */
#ifndef LIMBER_FIGURE_FIGURE_MOMENT_H
#define LIMBER_FIGURE_FIGURE_MOMENT_H

#include "figure/motion.h"
#include "session/player.h"

#define FIGURE_FRAME (NS_PER_S / 8) /* a moving figure is drawn at most so often */

typedef struct {
    Pose pose;
    bool mirrored;   /* draw it for the other side */
    Ns until_change; /* on the session clock, until the pose is another one; NS_NEVER: it stays */
} FigureMoment;

/* What is worth showing of a motion. */
typedef struct {
    double grain; /* what the picture can show (see motion_steps): smaller moves are not made */
    double pace;  /* pictures a second on the average of a way, of equal steps; 0: each frame */
} FigureDetail;

/* The figure of the step, or NULL. */
const Figure *figure_of_step(const Step *step);

/* The pose of the moment; the step has a figure. While it prepares, the figure shows once what is
 * coming. */
FigureMoment figure_moment(const PlayerView *view, const FigureDetail *detail);

/* The same of an exercise that nobody is doing, `elapsed` after it was first shown: a movement goes
 * on there and back, a hold is entered again and again. */
FigureMoment figure_shown(const Figure *figure, Ns elapsed, const FigureDetail *detail);

/* The poses that tell the step without motion: of a hold the last one, else the first and the last;
 * of sides that take turns those of the right. Returns how many. */
size_t figure_still(const PlayerView *view, Pose poses[2], bool *mirrored);

#endif
