// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* `2/day`, `3/week`, `every 2 days`. */
#include "routine/frequency.h"

#include <stdio.h>
#include <string.h>

/* A whole number of one or two digits, and what follows it; 0: there is none. */
static int take_small(const char **at)
{
    int number = 0;
    size_t digits = strspn(*at, "0123456789");
    for (size_t i = 0; i < digits && digits <= 2; i++)
        number = number * 10 + ((*at)[i] - '0');
    *at += digits;
    return number;
}

bool frequency_parse(const char *text, Frequency *times)
{
    static const char every[] = "every ";
    bool apart = strncmp(text, every, sizeof every - 1) == 0;
    const char *unit = text + (apart ? sizeof every - 1 : 0);
    int number = take_small(&unit);
    if (number == 0)
        return false;
    if (apart)
        *times = (Frequency){1, number};
    else
        *times = (Frequency){number, strcmp(unit, "/day") == 0 ? 1 : 7};
    return strcmp(unit, apart ? " days" : times->period_days == 1 ? "/day" : "/week") == 0;
}

char *frequency_format(Frequency times, char *out, size_t capacity)
{
    if (times.times <= 0 || times.period_days <= 0)
        snprintf(out, capacity, "%s", "");
    else if (times.period_days == 1)
        snprintf(out, capacity, "%d/day", times.times);
    else if (times.period_days == 7)
        snprintf(out, capacity, "%d/week", times.times);
    else
        snprintf(out, capacity, "every %d days", times.period_days);
    return out;
}

char *frequency_words(Frequency times, char *out, size_t capacity)
{
    char count[32] = "once ", period[32] = "a week";
    bool days = times.period_days != 1 && times.period_days != 7;
    if (times.times <= 0 || times.period_days <= 0) {
        snprintf(out, capacity, "%s", "");
        return out;
    }
    if (times.times > 1)
        snprintf(count, sizeof count, "%d times ", times.times);
    if (times.period_days == 1)
        snprintf(period, sizeof period, "a day");
    if (days)
        snprintf(period, sizeof period, "every %d days", times.period_days);
    snprintf(out, capacity, "%s%s", days && times.times == 1 ? "" : count, period);
    return out;
}
