// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the benchmarks share: time, medians, and one way to print a figure beside its floor. */
#ifndef LIMBER_TESTS_BENCH_H
#define LIMBER_TESTS_BENCH_H

#include "base/clock.h"

#include <stddef.h>
#include <stdio.h>

#define BENCH_RUNS 7

/* The median of BENCH_RUNS runs, in nanoseconds; a and b take turns, so that a machine whose speed
 * drifts treats both alike. */
void bench_pair(void (*a)(void *), void (*b)(void *), void *context, double *median_a,
                double *median_b);

/* Puts the values in order. */
double bench_median(double *values, size_t count);

/* "render: 12.3 ms, floor 10.1 ms: 1.22 times (goal 1.50)". Never fails: machines are shared. */
void bench_print(const char *what, double value, const char *floor, double floor_value,
                 const char *unit, double goal);

#endif
