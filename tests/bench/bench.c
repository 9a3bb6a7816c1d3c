// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Runs two things in turn and prints how they compare. */
#include "bench.h"

#include <stdlib.h>
#include <string.h>

static int compare(const void *a, const void *b)
{
    double first = *(const double *)a, second = *(const double *)b;
    return (first > second) - (first < second);
}

static double time_of(void (*run)(void *), void *context)
{
    Ns start = clock_monotonic();
    run(context);
    return (double)(clock_monotonic() - start);
}

double bench_median(double *values, size_t count)
{
    qsort(values, count, sizeof values[0], compare);
    return values[count / 2];
}

void bench_pair(void (*a)(void *), void (*b)(void *), void *context, double *median_a,
                double *median_b)
{
    double times_a[BENCH_RUNS], times_b[BENCH_RUNS];
    a(context); /* warm */
    b(context);
    for (int i = 0; i < BENCH_RUNS; i++) {
        times_a[i] = time_of(a, context);
        times_b[i] = time_of(b, context);
    }
    *median_a = bench_median(times_a, BENCH_RUNS);
    *median_b = bench_median(times_b, BENCH_RUNS);
}

void bench_print(const char *what, double value, const char *floor, double floor_value,
                 const char *unit, double goal)
{
    printf("%-40s %10.3f %s\n%-40s %10.3f %s\n%-40s %10.2f times (goal: at most %.2f)\n", what,
           value, unit, floor, floor_value, unit, "  ratio",
           floor_value > 0 ? value / floor_value : 0, goal);
}
