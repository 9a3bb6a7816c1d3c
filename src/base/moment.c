// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Civil dates by counting days in 400-year eras that begin on 1 March, so that the leap day is the
 * last of its year. */
#include "base/moment.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define DAY_S INT64_C(86400)
#define DAYS_OF_ERA 146097  /* 400 years */
#define EPOCH_OF_ERA 719468 /* days from 0000-03-01 to 1970-01-01 */
#define MOST_OFFSET_S (18 * 3600)

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

/* ---- clocks ---- */

static bool moment_of_test(Moment *moment)
{
    const char *said = getenv("LIMBER_NOW");
    if (!said || !*said)
        return false;
    char *end;
    moment->utc_s = strtoll(said, &end, 10);
    moment->offset_s = (int32_t)strtol(end, NULL, 10);
    return true;
}

Moment moment_at(int64_t utc_s)
{
    time_t time = (time_t)utc_s;
    struct tm local;
    bool known = localtime_r(&time, &local) != NULL;
    return (Moment){utc_s, known ? (int32_t)local.tm_gmtoff : 0};
}

Moment moment_now(void)
{
    Moment moment;
    return moment_of_test(&moment) ? moment : moment_at((int64_t)time(NULL));
}

Moment moment_later(Moment moment, int64_t seconds)
{
    Moment test;
    int64_t utc_s = moment.utc_s + seconds;
    return moment_of_test(&test) ? (Moment){utc_s, test.offset_s} : moment_at(utc_s);
}

/* ---- the calendar ---- */

Day moment_day(Moment moment)
{
    return floor_div(moment.utc_s + moment.offset_s, DAY_S);
}

int moment_second_of_day(Moment moment)
{
    return (int)(moment.utc_s + moment.offset_s - moment_day(moment) * DAY_S);
}

Day day_of_date(Date date)
{
    int64_t year = date.year - (date.month <= 2);
    int64_t era = floor_div(year, 400), of_era = year - era * 400;
    int64_t month = (date.month + 9) % 12; /* March: 0 */
    int64_t of_year = (153 * month + 2) / 5 + date.day - 1;
    return era * DAYS_OF_ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH_OF_ERA;
}

Date date_of_day(Day day)
{
    int64_t days = day + EPOCH_OF_ERA, era = floor_div(days, DAYS_OF_ERA);
    int64_t of_era = days - era * DAYS_OF_ERA;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153;
    Date date = {.day = (int)(of_year - (153 * month + 2) / 5 + 1),
                 .month = (int)(month < 10 ? month + 3 : month - 9)};
    date.year = (int)(year + era * 400 + (date.month <= 2));
    return date;
}

int day_of_week(Day day)
{
    return (int)(day + 3 - floor_div(day + 3, 7) * 7); /* 1970-01-01 was a Thursday */
}

/* ---- words ---- */

char *day_format(Day day, char *out, size_t capacity)
{
    Date date = date_of_day(day);
    snprintf(out, capacity, "%04d-%02d-%02d", date.year, date.month, date.day);
    return out;
}

char *moment_format(Moment moment, char *out, size_t capacity)
{
    char day[MOMENT_BYTES];
    int second = moment_second_of_day(moment), offset = abs(moment.offset_s) / 60;
    snprintf(out, capacity, "%sT%02d:%02d:%02d%c%02d:%02d",
             day_format(moment_day(moment), day, sizeof day), second / 3600, second / 60 % 60,
             second % 60, moment.offset_s < 0 ? '-' : '+', offset / 60, offset % 60);
    return out;
}

char *moment_format_minute(Moment moment, char *out, size_t capacity)
{
    char day[MOMENT_BYTES];
    int second = moment_second_of_day(moment);
    snprintf(out, capacity, "%s %02d:%02d", day_format(moment_day(moment), day, sizeof day),
             second / 3600, second / 60 % 60);
    return out;
}

const char *weekday_name(int weekday)
{
    static const char *const names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday"};
    return names[weekday];
}

const char *month_name(int month)
{
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
    return names[month - 1];
}

const char *month_short(int month)
{
    static const char *const names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return names[month - 1];
}

/* A number of exactly so many digits at *at, moved past it; -1 where there is none. */
static int take_digits(const char **at, int digits)
{
    int number = 0;
    for (int i = 0; i < digits; i++, ++*at) {
        if (**at < '0' || **at > '9')
            return -1;
        number = number * 10 + (**at - '0');
    }
    return number;
}

static bool take_sign(const char **at, char sign)
{
    if (**at != sign)
        return false;
    ++*at;
    return true;
}

static bool take_day(const char **at, Day *day)
{
    Date date = {.year = take_digits(at, 4)};
    date.month = date.year >= 0 && take_sign(at, '-') ? take_digits(at, 2) : -1;
    date.day = date.month >= 0 && take_sign(at, '-') ? take_digits(at, 2) : -1;
    if (date.year < 1900 || date.month < 1 || date.month > 12 || date.day < 1)
        return false;
    *day = day_of_date(date);
    Date back = date_of_day(*day);
    return back.day == date.day && back.month == date.month;
}

bool day_parse(const char *text, Day *day)
{
    return take_day(&text, day) && *text == '\0';
}

static bool take_offset(const char **at, int32_t *offset)
{
    int sign = **at == '-' ? -1 : 1;
    if (take_sign(at, 'Z')) {
        *offset = 0;
        return true;
    }
    if (!take_sign(at, '+') && !take_sign(at, '-'))
        return false;
    int hours = take_digits(at, 2);
    int minutes = hours >= 0 && take_sign(at, ':') ? take_digits(at, 2) : -1;
    *offset = sign * (hours * 3600 + minutes * 60);
    return minutes >= 0 && minutes < 60 && abs(*offset) <= MOST_OFFSET_S;
}

bool moment_parse(const char *text, Moment *moment)
{
    Day day;
    int32_t offset;
    if (!take_day(&text, &day) || !take_sign(&text, 'T'))
        return false;
    int hour = take_digits(&text, 2);
    int minute = hour >= 0 && take_sign(&text, ':') ? take_digits(&text, 2) : -1;
    int second = minute >= 0 && take_sign(&text, ':') ? take_digits(&text, 2) : -1;
    if (second < 0 || hour > 23 || minute > 59 || second > 59 || !take_offset(&text, &offset) ||
        *text)
        return false;
    *moment = (Moment){day * DAY_S + hour * 3600 + minute * 60 + second - offset, offset};
    return true;
}
