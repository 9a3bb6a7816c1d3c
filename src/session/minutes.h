// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Minutes: a routine made to fit into the time that there is today. Pure.
 *
 * What goes first is what matters least, and each of these is tried to its end before the next is
 * touched: sets (rounds and repeated holds too) of the steps without a star, from the last step on;
 * their holds and moving times, the longest first; these steps themselves, the last one first; then
 * the sets and then the holds of the starred ones. A starred step is never left out, nothing is
 * ever longer than it was, and gaps and paced reps stay as they are. So each more minute only ever
 * brings something back. */
#ifndef LIMBER_SESSION_MINUTES_H
#define LIMBER_SESSION_MINUTES_H

#include "routine/model.h"

#define MINUTES_MOST 180 /* that can be asked for */
#define MINUTES_LINES 4

/* What was changed, in lines for the person: "9:48 of 12:07", "Left out: Cat cow". In the routine's
 * arena. None where all of it fits. */
typedef struct {
    const char *lines[MINUTES_LINES];
    size_t count;
    const char *brief; /* "For 5 min: 3 steps left out", for a glance; NULL: all of it fits */
} MinutesReport;

/* Cuts the routine in place (its blocks and steps are its own, as routine_fit makes them) to at
 * most `minutes`, or to its least where that is more: one set of each starred step (of all, where
 * none is starred), its holds no shorter than routine->shortest_hold, its moving time no shorter
 * than that or half of what it was. What was shorter before stays. Waits count nothing. */
void minutes_cut(Routine *routine, int minutes, MinutesReport *report);

#endif
