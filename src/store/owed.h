// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the log says of a routine's steps and of its pain, as fitting takes it. */
#ifndef LIMBER_STORE_OWED_H
#define LIMBER_STORE_OWED_H

#include "session/due.h"
#include "store/log_reader.h"

/* Which steps and groups with `times` of their own are owed on a day, in the arena. A step is known
 * in the log by its name or its exercise, at any of its stages, and was done in a session where one
 * set of it was begun and not left out. Sessions from `before` on (seconds since 1970) do not
 * count. NULL: none has times of its own. */
const Owed *owed_read(LogReader *reader, Arena *arena, const Routine *routine, PlanDay day,
                      int64_t before_utc_s);

/* The first day from `today` on on which a step is there: by its days, and by its `times` and what
 * was done. done_now: a session that `before` leaves out has just done what was owed. Today where
 * no step has times of its own; a year on where none will be owed. */
Day owed_next(LogReader *reader, const Routine *routine, PlanDay today, int64_t before_utc_s,
              bool done_now);

/* Why pain has not settled, in words, for entries of `progress` that wait for it; NULL: it has, or
 * none waits. */
const char *owed_unsettled(LogReader *reader, Arena *arena, const Routine *routine, Day today,
                           int64_t before_utc_s);

#define OWED_NO_ANSWER "no answer about pain in the last 7 days"

#endif
