// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The check-in: what is rated before and after a routine. Pure. */
#ifndef LIMBER_SESSION_CHECK_IN_H
#define LIMBER_SESSION_CHECK_IN_H

#include "routine/model.h"

#define CHECK_IN_MOST 80 /* questions of one routine: two for each region and each group */

/* One rating to ask for: a name as the routine writes it, and a side (SIDE_NONE: in the centre). */
typedef struct {
    const RegionName *name; /* the routine's own */
    Side side;
} CheckInQuestion;

/* The questions of a routine in its order, left before right; returns how many (CHECK_IN_MOST at
 * most, 0 where it has no check-in). */
size_t check_in_questions(const Routine *routine, CheckInQuestion *out);

/* Is pain asked once before and after this routine, and on the morning after? */
bool check_in_asks_pain(const Routine *routine);

#endif
