// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The two clocks of the system that Limber reads, and seconds as they are written. */
#include "base/clock.h"

#include <stdio.h>
#include <stdlib.h>

static Ns read_clock(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (Ns)now.tv_sec * NS_PER_S + now.tv_nsec;
}

Ns clock_monotonic(void)
{
    return read_clock(CLOCK_MONOTONIC);
}

Ns clock_boottime(void)
{
    return read_clock(CLOCK_BOOTTIME);
}

struct timespec clock_timespec(Ns ns)
{
    return (struct timespec){.tv_sec = (time_t)(ns / NS_PER_S), .tv_nsec = (long)(ns % NS_PER_S)};
}

char *clock_seconds(Ns ns, char *out, size_t capacity)
{
    long long ms = llabs(ns / NS_PER_MS + ns % NS_PER_MS / (NS_PER_MS / 2));
    long long fraction = ms % 1000;
    int digits = 3;
    for (; digits > 0 && fraction % 10 == 0; digits--)
        fraction /= 10;
    int length = snprintf(out, capacity, "%s%lld", ns < 0 && ms > 0 ? "-" : "", ms / 1000);
    if (digits > 0 && length > 0 && (size_t)length < capacity)
        snprintf(out + length, capacity - (size_t)length, ".%0*lld", digits, fraction);
    return out;
}
