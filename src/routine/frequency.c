// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* `2/day`, `3/week`, `every 2 days`. */
#include "routine/frequency.h"

#include "base/array.h"
#include "base/text.h"

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

/* Words for a number of times, for a number of days, or to pass over. */
static const struct {
    const char *word;
    int times, days;
} said[] = {
    {"once", 1, 0},  {"twice", 2, 0}, {"thrice", 3, 0},   {"one", 1, 0},    {"two", 2, 0},
    {"three", 3, 0}, {"four", 4, 0},  {"five", 5, 0},     {"day", 0, 1},    {"days", 0, 1},
    {"daily", 0, 1}, {"d", 0, 1},     {"week", 0, 7},     {"weekly", 0, 7}, {"wk", 0, 7},
    {"w", 0, 7},     {"times", 0, 0}, {"time", 0, 0},     {"x", 0, 0},      {"a", 0, 0},
    {"per", 0, 0},   {"in", 0, 0},    {"the", 0, 0},      {"/", 0, 0},      {"×", 0, 0},
    {"*", 0, 0},     {"each", 0, 0},  {"sessions", 0, 0},
};

/* The next word of a text, letters alone or one sign, in out. */
static const char *next_word(const char *at, char *out, size_t capacity)
{
    size_t length = 0;
    uint32_t code;
    at += strspn(at, " ");
    while (text_lower_code((unsigned char)at[length]) - 'a' < 26)
        length++;
    if (length == 0 && *at)
        length = text_decode(at, strlen(at), &code);
    snprintf(out, capacity, "%.*s", (int)(length < capacity ? length : 0), at);
    return at + length;
}

/* "every 2 days", "every other day", "each 3 days". */
static bool guess_apart(const char *text, Frequency *times)
{
    char word[16];
    const char *at = next_word(text, word, sizeof word);
    int number = 1;
    if (!text_equal(word, "every"))
        return false;
    at += strspn(at, " ");
    if (*at >= '0' && *at <= '9') {
        number = take_small(&at);
        next_word(at, word, sizeof word);
    } else {
        at = next_word(at, word, sizeof word);
        bool other = text_equal(word, "other") || text_equal(word, "second");
        number = other ? 2 : 1;
        if (other)
            next_word(at, word, sizeof word);
    }
    bool day = text_equal(word, "day") || text_equal(word, "days");
    *times = (Frequency){1, number};
    return day && number > 0;
}

bool frequency_guess(const char *text, Frequency *times)
{
    int count = 0, days = 0;
    char word[16];
    if (guess_apart(text, times))
        return true;
    for (const char *at = text; *(at += strspn(at, " "));) {
        if (*at >= '0' && *at <= '9' && count == 0) {
            count = take_small(&at);
            continue;
        }
        size_t row = 0;
        at = next_word(at, word, sizeof word);
        while (row < COUNT_OF(said) && !text_equal(said[row].word, word))
            row++;
        if (row == COUNT_OF(said) || (count > 0 && said[row].times > 0) ||
            (days > 0 && said[row].days > 0))
            return false;
        count += said[row].times;
        days += said[row].days;
    }
    *times = (Frequency){count > 0 ? count : 1, days};
    return days > 0 && count < 100;
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
