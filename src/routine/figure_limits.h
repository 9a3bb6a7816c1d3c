// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Human joint limits for poses. Pure. */
#ifndef LIMBER_ROUTINE_FIGURE_LIMITS_H
#define LIMBER_ROUTINE_FIGURE_LIMITS_H

#include "routine/figure.h"

/* The name of the first joint that a pose bends further than a human one goes, with its *angle in
 * degrees; NULL where all is well. Limbs that point at the viewer (scale) are not judged. */
const char *figure_limit_broken(const Figure *figure, const Pose *pose, double *angle);

#endif
