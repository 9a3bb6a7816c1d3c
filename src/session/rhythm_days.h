// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The days of a plan, for who follows it to the letter. Pure. */
#ifndef LIMBER_SESSION_RHYTHM_DAYS_H
#define LIMBER_SESSION_RHYTHM_DAYS_H

#include "session/rhythm.h"

typedef struct {
    Day day;
    int times; /* on it, 1 at least */
} DueDay;

/* The days from `begin` to `last` on which the routine is due, had it been done each time that it
 * was, from the plan's first day on (a plan without one begins on `begin`); *count of them, in the
 * arena. */
DueDay *rhythm_days(Arena *arena, const Routine *routine, Day begin, Day last, size_t *count);

#endif
