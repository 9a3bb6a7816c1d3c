// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A second, slow count of what the log adds up to, by dates as text: for the tests of the history.
 */
#ifndef LIMBER_TESTS_HISTORY_NAIVE_H
#define LIMBER_TESTS_HISTORY_NAIVE_H

#include "store/history.h"

#define NAIVE_MOST 800 /* sessions */

/* Keeps the sessions' dates, for the two below. */
void naive_write_dates(const LoggedSession *sessions, size_t count);
int naive_done_on(const LoggedSession *sessions, size_t count, Day day);
Ns naive_held_on(const LoggedSession *sessions, size_t count, Day day);

/* done[i]: the sessions of day first + i, up to today. */
Streak naive_streak(const int *done, Day first, const HistoryPlan *plan);
Streak naive_weeks(const int *done, Day first, const HistoryPlan *plan);

#endif
