// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the terminal tests share: the program's path, a home of their own with a routine in it. */
#ifndef LIMBER_TESTS_FIXTURE_H
#define LIMBER_TESTS_FIXTURE_H

#include "emulator.h"

/* Makes a fresh home folder (XDG_DATA_HOME and the like point into it); removed by fixture_close.
 * cmocka's group set-up and tear-down. */
int fixture_open(void **state);
int fixture_close(void **state);

/* Stops the program under test: cmocka's tear-down of each test. */
int fixture_stop(void **state);

/* Writes a routine file; returns its path (static until the next call). */
const char *fixture_routine(const char *name, const char *text);

/* Adds a routine to the user's own folder of the fixture's home; text NULL takes it away. */
void fixture_own_routine(const char *name, const char *text);

/* Starts limber with these arguments (a space between them) in a window; environment as in
 * emulator_start. Sound is off. */
void fixture_limber(int rows, int columns, const char *arguments, const char *const *environment);

/* The same with sound, on a machine that has no device for it. */
void fixture_limber_without_device(int rows, int columns, const char *arguments);

/* Forgets every session logged so far. fixture_stop does so too. */
void fixture_forget_log(void);

/* A rehab routine with a gate, a check-in and a precaution: two sides of a hold, and another. */
extern const char fixture_care[];

/* A routine of three short steps: a two-sided hold, timed moving, paced reps. */
extern const char fixture_short[];

#endif
