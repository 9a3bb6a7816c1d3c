// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The world's clock and the calendar: instants as they were where the person was, days and dates.
 * Pure but for moment_now, moment_at and moment_later, which ask the machine's clock and time zone.
 * A session's own time never comes from here (base/clock.h): this clock is set back, and has a
 * summer. */
#ifndef LIMBER_BASE_MOMENT_H
#define LIMBER_BASE_MOMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A day; year 0: not said. */
typedef struct {
    int year, month, day;
} Date;

typedef int64_t Day; /* days since 1970-01-01, on the wall clock */

/* An instant, and what the wall clock was ahead of the world's. Days are counted on the wall clock,
 * so that a session at 23:50 belongs to its evening whatever the time zone or the season becomes
 * later. */
typedef struct {
    int64_t utc_s;    /* seconds since 1970-01-01 00:00 UTC */
    int32_t offset_s; /* seconds east of UTC */
} Moment;

/* Now, on this machine. LIMBER_NOW ("1764111111" or "1764111111+3600": seconds since 1970, then the
 * offset) stands in for the clock in tests. */
Moment moment_now(void);

/* Another instant, with the offset that this machine's zone has then. */
Moment moment_at(int64_t utc_s);

/* The instant so many seconds after another; with LIMBER_NOW, at its offset. */
Moment moment_later(Moment moment, int64_t seconds);

Day moment_day(Moment moment);           /* on its wall clock */
int moment_second_of_day(Moment moment); /* 0 … 86,399 */
Day day_of_date(Date date);              /* proleptic Gregorian */
Date date_of_day(Day day);
int day_of_week(Day day); /* 0: Monday … 6: Sunday */

/* "2026-11-25", "2026-11-25T22:24:09+01:00" and, for people, "2026-11-25 22:24" on its wall clock.
 * Return out. */
#define MOMENT_BYTES 40
char *day_format(Day day, char *out, size_t capacity);
char *moment_format(Moment moment, char *out, size_t capacity);
char *moment_format_minute(Moment moment, char *out, size_t capacity);

/* The first two read back (a moment with Z too). False: no such day or instant, in the years 1900
 * to 9999. */
bool day_parse(const char *text, Day *day);
bool moment_parse(const char *text, Moment *moment);

/* "Monday", "January", "Jan": by day_of_week's number, and by the month from 1. */
const char *weekday_name(int weekday);
const char *month_name(int month);
const char *month_short(int month);

#endif
