// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What tests read routines with: a library of a few exercises (bad/exercises), and a routine that
 * is dropped after each test. */
#ifndef LIMBER_TESTS_READING_H
#define LIMBER_TESTS_READING_H

#include "routine/library.h"

#include "source_files.h"

#define S NS_PER_S
#define HEAD "limber: 1\ntitle: T\nwhen: any\n"

extern Library *library; /* bad/exercises, while a group runs */
extern Routine *routine; /* of the test under way */

/* Set-up and teardown of a group, and teardown of a test. */
int reading_open(void **state);
int reading_close(void **state);
int reading_drop(void **state);
#define READING_TEST(name) cmocka_unit_test_teardown(name, reading_drop)

/* Reads a text that nothing is to be said of, into routine. */
void read_fine(const char *text);

/* The only step of a block; a routine of one step, given as the lines of its map. */
const Step *step_at(size_t block);
const Step *read_step(const char *step);

/* The regions of a region's or a group's name. */
RegionSet regions(const char *id);

#endif
