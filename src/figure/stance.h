// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What stands still while one pose becomes another. Private to the figure room. */
#ifndef LIMBER_FIGURE_STANCE_H
#define LIMBER_FIGURE_STANCE_H

#include "routine/figure.h"

/* pose is part of the way from a to b in its angles: puts it where it stands, and hands and feet
 * where they stay. */
void stance_blend(const Figure *figure, const Pose *a, const Pose *b, double part, Pose *pose);

#endif
