// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Time as Limber counts it: whole nanoseconds in an int64_t, so that sums never drift and 292 years
 * fit. What is pure takes the time as an argument; only what waits, draws or talks to another
 * process reads a clock. */
#ifndef LIMBER_BASE_CLOCK_H
#define LIMBER_BASE_CLOCK_H

#include <stddef.h>
#include <stdint.h>
#include <time.h>

typedef int64_t Ns; /* a duration or an instant, in nanoseconds */

#define NS_PER_MS INT64_C(1000000)
#define NS_PER_S INT64_C(1000000000)
#define NS_NEVER INT64_MAX /* the instant that does not come */

/* CLOCK_MONOTONIC: runs evenly, stands still while the machine sleeps. Any thread. */
Ns clock_monotonic(void);

/* CLOCK_BOOTTIME: counts sleep too. Any thread. */
Ns clock_boottime(void);

/* A duration or an instant as the system's calls take it. Pure. */
struct timespec clock_timespec(Ns ns);

/* Seconds as a decimal number, "3", "1.5", "-0.25": to the millisecond, the point in every locale,
 * no zeros at the end. Pure. Returns out; CLOCK_SECONDS_BYTES hold any. */
#define CLOCK_SECONDS_BYTES 32
char *clock_seconds(Ns ns, char *out, size_t capacity);

#endif
