// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Rests that are steps of their own, once others have gone: one stands between two steps that stay,
 * or it is not there. Pure. */
#ifndef LIMBER_SESSION_REST_STEPS_H
#define LIMBER_SESSION_REST_STEPS_H

#include "routine/model.h"

/* Takes out of a fitted routine, in place, the rests that lead to nothing or follow nothing, and of
 * several that have come together all but the longest; groups in which nothing else is left go with
 * them. */
void rest_steps_settle(Routine *routine);

#endif
