// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The week under way as seven marks, and the session that was last. */
#ifndef LIMBER_STORE_WEEK_H
#define LIMBER_STORE_WEEK_H

#include "store/log_reader.h"

typedef struct {
    Day today;
    bool done[7]; /* from Monday: a session of that day counts (adherence_counts) */
} Week;

/* Of the log as it is; reader may be NULL. */
Week week_gather(LogReader *reader, Day today);

/* The newest session of the last 60 days that counts and is not of a later day; false: there is
 * none. Its ratings are read too. Lives in the arena. */
bool week_last(LogReader *reader, Arena *arena, Day today, LoggedSession *out);

/* "calves looser": of the place that changed most between the ratings before and after, where one
 * changed by two or more for the better; else NULL. */
const char *week_change(Arena *arena, const LoggedSession *session);

#endif
