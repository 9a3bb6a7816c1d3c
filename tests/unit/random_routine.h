// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Chance for tests, from a seed that is printed (LIMBER_SEED=N plays the same again), and routines
 * drawn at random: every form of work, sides, orders, gaps of no length, rounds and cues. */
#ifndef LIMBER_TESTS_RANDOM_ROUTINE_H
#define LIMBER_TESTS_RANDOM_ROUTINE_H

#include "routine/model.h"

/* For cmocka: once for the group, and before each test. */
int chance_print_seed(void **state);
int chance_start_from_seed(void **state);

/* From now on these bytes decide, two a draw, and where they end the least of all. */
void chance_take_bytes(const uint8_t *bytes, size_t size);

int64_t chance_between(int64_t low, int64_t high); /* both included */
bool chance_one_in(int64_t n);

/* A routine; dropped with routine_drop. waits: some of it may wait for a key. */
Routine *routine_at_random(bool waits);

/* The same with sets that differ, rests between steps, and rounds by side. */
Routine *routine_prescribed_at_random(bool waits);

#endif
