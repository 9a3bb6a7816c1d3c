// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The way between an exercise's poses, and the breath of a held one. Pure; when the figure is where
 * on it, figure_moment.h says. */
#ifndef LIMBER_FIGURE_MOTION_H
#define LIMBER_FIGURE_MOTION_H

#include "routine/figure.h"

/* Where the figure is between its first pose (0) and its last (1), eased: at `turn` of one movement
 * there and back, 0 to 1, and at `part` of the way there. */
double motion_turn(const Figure *figure, double turn);
double motion_part(double part);

/* The pose at a place between the first pose (0) and the last (1); of the right side. */
Pose motion_place(const Figure *figure, double place);

/* In how many steps the figure goes from its first pose to its last, when none moves a joint by
 * more than about `grain` (hundredths of the body's height): a picture of that grain
 * shows no more. */
int motion_steps(const Figure *figure, double grain);

/* How full the chest is, 0 to 1, at a moment of a held pose: changes in few steps, so that a still
 * figure costs few bytes. */
double motion_breath(Ns elapsed);

/* How long the chest stays as it is from `elapsed` on. */
Ns motion_breath_change(Ns elapsed);

/* The same of a breath that goes from one fullness to another in `length`: how full the chest is
 * `elapsed` after its start, and how long it stays so. */
double motion_chest(double from, double to, Ns elapsed, Ns length);
Ns motion_chest_change(Ns elapsed, Ns length);

/* Between two poses: part 0 is a, 1 is b. What both pin stays, or moves evenly from one place to
 * the other; where they stand on different joints, one that stays where it is is kept, else the
 * figure goes over from one to the other in the middle of the way. */
Pose pose_blend(const Figure *figure, const Pose *a, const Pose *b, double part);

/* The same pose of the other side: the limbs change places, in the side view facing
 * the same way. */
Pose pose_swap(const Figure *figure, const Pose *pose);

#endif
