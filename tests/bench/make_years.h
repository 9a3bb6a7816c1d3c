// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A log as ten years of use leave it, for measuring what reads it: two sessions a day of two
 * prescriptions whose text changes every year. The same values for the same seed and last day. */
#ifndef LIMBER_TESTS_MAKE_YEARS_H
#define LIMBER_TESTS_MAKE_YEARS_H

#include <stdbool.h>
#include <stdint.h>

#define YEARS_SESSIONS 7300
#define YEARS_SEGMENTS 150000

typedef struct {
    int sessions;       /* YEARS_SESSIONS, or fewer: the last ones */
    uint64_t seed;      /* not 0 */
    int64_t last_utc_s; /* the second session of the last day began then */
} Years;

/* Writes a new log at path (which must not exist) in one transaction. False: said on standard
 * error. */
bool make_years(const char *path, Years years);

/* Writes the two prescriptions, in their last version, as knee.yaml and calf.yaml in a folder. */
bool make_years_routines(const char *folder);

#endif
